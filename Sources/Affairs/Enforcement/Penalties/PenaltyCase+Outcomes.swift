import Kernel

/// The choices of what follows a decision: money, remedies, publicity, transfer.
extension PenaltyCase {
    package enum CashGround: String, Choice {
        case small, hardLater, remote, roadUser
        package var name: String {
            switch self {
            case .small: "罚款数额在当场收缴限额以下"
            case .hardLater: "不当场收缴事后难以执行"
            case .remote: "在边远、水上、交通不便地区，当事人缴款确有困难并提出"
            case .roadUser: "对行人、乘车人和非机动车驾驶人的罚款，当事人无异议"
            }
        }
    }

    package enum ChallengeKind: String, Choice {
        case reconsideration, litigation
        package var name: String { self == .reconsideration ? "行政复议" : "行政诉讼" }
    }

    package enum ChallengeResult: String, Choice {
        case upheld, withdrawn, changed, revoked, illegal, void
        /// What only the file of the suit or of the reconsideration can say: the decision that had fallen stands again; reconsideration's own
        /// decision stands as it is, or is itself revoked and the act is under reconsideration again.
        case restored, reviewUpheld, reviewRevoked
        package var name: String {
            switch self {
            case .upheld: "维持、驳回"
            case .withdrawn: "撤回或者终止"
            case .changed: "变更"
            case .revoked: "撤销"
            case .illegal: "确认违法"
            case .void: "确认无效"
            case .restored: "已被改变的决定恢复效力"
            case .reviewUpheld: "复议决定有效，以复议决定为准"
            case .reviewRevoked: "复议决定被撤销、责令作出复议决定，重新复议"
            }
        }
        var fall: Fall? { Fall(rawValue: rawValue) }
        /// Tells of what a suit made of the reconsideration, or undoes a fall: no clerk enters it here.
        var comesFromItsFile: Bool { self == .restored || self == .reviewUpheld || self == .reviewRevoked }
    }

    /// How a decision stops being what it was (行政处罚法第四十八条第二款).
    package enum Fall: String, Choice {
        case changed, revoked, illegal, void
        package var name: String {
            switch self {
            case .changed: "依法变更"
            case .revoked: "依法撤销"
            case .illegal: "确认违法"
            case .void: "确认无效"
            }
        }
        /// Nothing of it remains to be carried out.
        var endsDuty: Bool { self == .revoked || self == .void }
    }

    package enum CourtRuling: String, Choice {
        case granted, refused
        package var name: String { self == .granted ? "准予强制执行" : "不准予强制执行" }
    }

    /// What a matter of enforcement over this decision came to.
    package enum EnforcementResult: String, Choice {
        case carriedOut, ended
        package var name: String { self == .carriedOut ? "执行完毕" : "终结执行" }
    }

    /// 终结执行 (行政强制法第四十条); that the time to ask the court has passed is one of the other circumstances of item 5.
    package enum ExecutionEnd: String, Choice {
        case died, dissolved, destroyed, courtEnded, courtTermOver, other
        package var name: String {
            switch self {
            case .died: "公民死亡，无遗产可供执行，又无义务承受人"
            case .dissolved: "法人或者其他组织终止，无财产可供执行，又无义务承受人"
            case .destroyed: "执行标的灭失"
            case .courtEnded: "人民法院裁定终结执行"
            case .courtTermOver: "申请人民法院强制执行的期限已经届满，当事人仍不履行"
            case .other: "其他需要终结执行的情形"
            }
        }
    }

    /// Why what was published comes down.
    package enum WithdrawalGround: String, Choice {
        case fallen, inaccurate, notToPublish, earlyEnd
        package var name: String {
            switch self {
            case .fallen: "决定被依法变更、撤销、确认违法或者确认无效"
            case .inaccurate: "公示的内容不准确，更正后重新公示"
            case .notToPublish: "依法不应当公示"
            case .earlyEnd: "经当事人申请，提前停止公示"
            }
        }
        /// What came down on it does not go up again.
        var isForGood: Bool { self == .notToPublish || self == .earlyEnd }
    }

    /// 行政执法机关移送涉嫌犯罪案件的规定第五条第二款.
    package enum TransferAnswer: String, Choice {
        case approved, refused
        package var name: String { self == .approved ? "批准移送" : "不批准移送" }
    }

    /// 移送材料 (第六条).
    package enum TransferPaper: String, Choice {
        case letter, report, inventory, appraisal, other
        package var name: String {
            switch self {
            case .letter: "涉嫌犯罪案件移送书"
            case .report: "涉嫌犯罪案件情况的调查报告"
            case .inventory: "涉案物品清单"
            case .appraisal: "有关检验报告或者鉴定结论"
            case .other: "其他有关涉嫌犯罪的材料"
            }
        }
    }

    package enum PoliceAnswer: String, Choice {
        case filed, notFiled, returned
        package var name: String {
            switch self {
            case .filed: "决定立案"
            case .notFiled: "不予立案"
            case .returned: "不追究刑事责任，移送行政机关处理"
            }
        }
    }

    package enum ContestRoute: String, Choice {
        case reconsideration, procuratorate
        package var name: String { self == .reconsideration ? "提请公安机关复议" : "建议人民检察院立案监督" }
    }
}
