package import Kernel

extension CaseFileReview {
    package enum FileType: String, Choice {
        case penalty, licence, compulsion, inspection, levy, other
        package var name: String {
            switch self {
            case .penalty: "行政处罚"
            case .licence: "行政许可"
            case .compulsion: "行政强制"
            case .inspection: "行政检查"
            case .levy: "行政征收"
            case .other: "其他"
            }
        }
        /// The parts that its table scores: licences have one of their own.
        package var parts: [Part] { self == .licence ? Part.ofLicence : Part.ofOthers }
    }

    /// 基本标准: one that does not hold fails the file.
    package enum Basic: String, Choice {
        case subject, officers, facts, law, procedure, powers, discretion, crime
        package var name: String {
            switch self {
            case .subject: "执法主体适格"
            case .officers: "执法人员持证且不少于两人"
            case .facts: "事实清楚、证据充分"
            case .law: "定性准确、依据现行有效"
            case .procedure: "程序合法"
            case .powers: "不超越职权"
            case .discretion: "裁量适当"
            case .crime: "涉嫌犯罪的依法移送"
            }
        }
        /// A file need not touch a crime, nor a licence two officers or a choice of measure; the rest is asked of every file.
        package var mayNotApply: Bool { self == .crime || self == .officers || self == .discretion }
    }

    package enum Held: String, Choice {
        case yes, no, notApplicable
        package var name: String {
            switch self {
            case .yes: "符合"
            case .no: "不符合"
            case .notApplicable: "不涉及"
            }
        }
    }

    package enum Part: String, Choice {
        case form
        case jurisdiction, filing, evidence, notice, deciding, document, service, execution, closing
        case application, examination, hearing, licenceDecision, delivery
        package var name: String {
            switch self {
            case .form: "卷面"
            case .jurisdiction: "主体、管辖"
            case .filing: "立案（启动）"
            case .evidence: "调查取证"
            case .notice: "告知、陈述申辩、听证"
            case .deciding: "审核、决定"
            case .document: "决定文书"
            case .service: "送达"
            case .execution: "执行"
            case .closing: "结案、归档"
            case .application: "申请、受理"
            case .examination: "审查"
            case .hearing: "听证"
            case .licenceDecision: "许可决定"
            case .delivery: "送达、归档"
            }
        }
        static let ofOthers: [Part] = [.jurisdiction, .filing, .evidence, .notice, .deciding, .document, .service, .execution, .closing]
        static let ofLicence: [Part] = [.application, .examination, .hearing, .licenceDecision, .delivery]
    }

    package enum Grade: String, Choice {
        case excellent, good, passed, failed
        package var name: String {
            switch self {
            case .excellent: "优秀"
            case .good: "良好"
            case .passed: "合格"
            case .failed: "不合格"
            }
        }
    }

    package struct Reviewer: SubRecord {
        package var person: PersonID?
        package var unit = OrganCode("")
        package init() {}
        package static var fields: [Field<Self>] {
            Field("person", \.person, "人员")
            Field("unit", \.unit, "所在单位")
        }
    }

    package struct BasicAnswer: SubRecord {
        package var item: Basic?
        package var held: Held?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("item", \.item, "基本标准")
            Field("held", \.held, "结论")
            Field("note", \.note, "说明").long()
        }
    }

    package struct Deduction: SubRecord {
        package var part: Part?
        package var points: Quantity?
        package var reason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("part", \.part, "部分")
            Field("points", \.points, "扣分")
            Field("reason", \.reason, "问题").long()
        }
    }

    /// One file's review. Score and grade are computed, never entered.
    package struct File: SubRecord {
        package var file = ""
        package var name = ""
        package var type: FileType?
        package var basics: [BasicAnswer] = []
        package var deductions: [Deduction] = []
        package var comment = ""
        package var score: Quantity?
        package var grade: Grade?
        package var by: PersonID?
        package var on: Day?
        package var confirmedBy: PersonID?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("file", \.file, "案卷编号")
            Field("name", \.name, "案卷名称").help("由案卷目录带出")
            Field("type", \.type, "案卷类型")
            Field("basics", \.basics, "基本标准")
            Field("deductions", \.deductions, "扣分")
            Field("comment", \.comment, "评语").long()
            Field("score", \.score, "得分").help("算出")
            Field("grade", \.grade, "等次").help("算出")
            Field("by", \.by, "评查人").help("由环节记下")
            Field("on", \.on, "评查日期").help("由环节记下")
            Field("confirmedBy", \.confirmedBy, "复核人").help("由环节记下")
        }

        /// Any basic standard that does not hold.
        package var isVetoed: Bool { basics.contains { $0.held == .no } }
    }

    /// 退回重评: a file that whoever was to confirm its review would not; it is scored anew, and what it was sent back for stays.
    package struct SentBack: SubRecord {
        package var file = ""
        package var reason = ""
        package var by: PersonID?
        package var on: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("file", \.file, "案卷编号")
            Field("reason", \.reason, "退回理由").long()
            Field("by", \.by, "退回人").help("由环节记下")
            Field("on", \.on, "退回日期").help("由环节记下")
        }
    }
}
