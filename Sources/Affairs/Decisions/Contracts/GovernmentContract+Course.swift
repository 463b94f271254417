package import Kernel

/// What happens to a contract once it is signed.
extension GovernmentContract {
    package enum PerformanceKind: String, Choice {
        case payment, receipt, delivery, acceptance, inspection, reminder, other
        package var name: String {
            switch self {
            case .payment: "付款"
            case .receipt: "收款"
            case .delivery: "交付"
            case .acceptance: "验收"
            case .inspection: "履约检查"
            case .reminder: "催告"
            case .other: "其他"
            }
        }
    }

    /// One line of the ledger (履行台账).
    package struct Performance: SubRecord {
        package var on: Day?
        package var kind: PerformanceKind?
        package var amount: Money?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "日期")
            Field("kind", \.kind, "事项")
            Field("amount", \.amount, "金额")
            Field("note", \.note, "情况").long()
        }
    }

    package struct Change: SubRecord {
        package var on: Day?
        package var isSubstantial = false
        package var note = ""
        package var amount: Money?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "变更日期")
            Field("isSubstantial", \.isSubstantial, "涉及权利义务")
            Field("note", \.note, "内容和理由").long()
            Field("amount", \.amount, "变更后的金额")
        }
    }

    package enum BreachBy: String, Choice {
        case counterparty, government, both
        package var name: String {
            switch self {
            case .counterparty: "相对方违约"
            case .government: "机关一方违约"
            case .both: "双方违约"
            }
        }
    }

    package struct Breach: SubRecord {
        package var on: Day?
        package var by: BreachBy?
        package var note = ""
        package var remedy = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "登记日期")
            Field("by", \.by, "违约方")
            Field("note", \.note, "情况").long()
            Field("remedy", \.remedy, "处理").long()
        }
    }

    package enum DisputeForm: String, Choice {
        case negotiation, mediation, arbitration, litigation
        package var name: String {
            switch self {
            case .negotiation: "协商"
            case .mediation: "调解"
            case .arbitration: "仲裁"
            case .litigation: "诉讼"
            }
        }
    }

    package struct Dispute: SubRecord {
        package var on: Day?
        package var form: DisputeForm?
        package var note = ""
        package var outcome = ""
        package var settledOn: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "登记日期")
            Field("form", \.form, "解决方式")
            Field("note", \.note, "争议事项").long()
            Field("outcome", \.outcome, "结果").long()
            Field("settledOn", \.settledOn, "办结日期")
        }
        /// How it ends is put down when it ends.
        mutating func begin(on day: Day) { (on, outcome, settledOn) = (day, "", nil) }
    }

    /// Why a contract ends before it is performed. The last is no ground at all (优化营商环境条例第三十一条).
    package enum TerminationGround: String, Choice {
        case agreement, agreedRight, statutory, publicInterest, reorganisation
        package var name: String {
            switch self {
            case .agreement: "协商一致"
            case .agreedRight: "约定的解除事由发生"
            case .statutory: "法定解除情形"
            case .publicInterest: "国家利益、公共利益需要"
            case .reorganisation: "行政区划调整、政府换届、机构或者职能调整、责任人更替"
            }
        }
    }

    /// All that is on the ledger as paid out.
    package var paid: Money { ledger.paid }

    /// The days on which it is in force: from its signature to its completion or termination.
    var periodsInForce: [(first: Day, last: Day?)] {
        guard let signedOn else { return [] }
        return [(signedOn, (completedOn ?? terminatedOn)?.advanced(by: -1))]
    }
}

extension [GovernmentContract.Performance] {
    /// What is paid out among them.
    var paid: Money { filter { $0.kind == .payment }.reduce(Money.zero) { $0 + ($1.amount ?? Money.zero) } }
}
