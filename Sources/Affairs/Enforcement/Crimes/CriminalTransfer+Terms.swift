import Kernel

extension CriminalTransfer {
    package enum Direction: String, Choice {
        case toPolice, fromPolice, toSupervisors
        package var name: String {
            switch self {
            case .toPolice: "向公安机关移送"
            case .fromPolice: "公安机关反向移送"
            case .toSupervisors: "职务违法犯罪线索移送监察机关"
            }
        }
    }

    /// 第三条: the threshold reached, or since 2020 a reasonable suspicion in matters of intellectual property.
    package enum Threshold: String, Choice {
        case reached, reasonableSuspicion
        package var name: String { self == .reached ? "涉嫌构成犯罪，依法需要追究刑事责任" : "知识产权领域存在犯罪的合理嫌疑" }
    }

    /// 第六条.
    package enum Paper: String, Choice {
        case letter, report, inventory, appraisal, other
        package var name: String {
            switch self {
            case .letter: "涉嫌犯罪案件移送书"
            case .report: "涉嫌犯罪案件情况的调查报告"
            case .inventory: "涉案物品清单"
            case .appraisal: "检验报告或者鉴定结论"
            case .other: "其他有关涉嫌犯罪的材料"
            }
        }
    }

    /// 第十条、第十三条: what the organ does when there is no crime.
    package enum Disposition: String, Choice {
        case penaltyFiled, otherMeasure, noCase
        package var name: String {
            switch self {
            case .penaltyFiled: "立案予以行政处罚"
            case .otherMeasure: "依法作其他行政处理"
            case .noCase: "依法不予行政处罚"
            }
        }
    }
}
