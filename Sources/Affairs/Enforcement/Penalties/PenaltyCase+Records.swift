package import Kernel

extension PenaltyCase {
    /// 先行登记保存: one batch, to be dealt with in seven days.
    package struct Preservation: SubRecord {
        package var on: Day?
        package var items = ""
        package var disposedOn: Day?
        package var outcome: PreservedOutcome?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "登记保存日期")
            Field("items", \.items, "物品清单")
            Field("disposedOn", \.disposedOn, "处理日期")
            Field("outcome", \.outcome, "处理决定")
        }
    }

    /// One opinion of the legal reviewers.
    package struct Verification: SubRecord {
        package var on: Day?
        package var opinion: LegalVerification.Opinion?
        package var text = ""
        package var reviewer = PersonID("")
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "审核日期")
            Field("opinion", \.opinion, "审核意见")
            Field("text", \.text, "意见内容").long()
            Field("reviewer", \.reviewer, "审核人员")
        }
    }

    /// 变更、更正当事人: who it has been since, masked as in lists.
    package struct PartyChange: SubRecord {
        package var on: Day?
        package var name = ""
        package var reason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "变更日期")
            Field("name", \.name, "变更后的当事人")
            Field("reason", \.reason, "理由").long()
        }
    }

    /// One hearing that was held, and what it showed; a new notice begins the hearing anew and keeps these.
    package struct HeldHearing: SubRecord {
        package var on: Day?
        package var presider = PersonID("")
        package var finding: HearingFinding?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "举行日期")
            Field("presider", \.presider, "主持人")
            Field("finding", \.finding, "听证结论")
        }
    }

    /// 行政复议 or 行政诉讼 against the decision; no surcharge accrues while it lasts.
    package struct Challenge: SubRecord {
        package var kind: ChallengeKind?
        package var from: Day?
        package var until: Day?
        package var result: ChallengeResult?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("kind", \.kind, "救济途径")
            Field("from", \.from, "申请、起诉日期")
            Field("until", \.until, "终结日期")
            Field("result", \.result, "结果")
        }
    }

    /// A decision that had fallen and stands again; in between it obliged nobody.
    package struct Restoration: SubRecord {
        package var fall: Fall?
        package var from: Day?
        package var until: Day?
        package var document = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("fall", \.fall, "原来被改变的情形")
            Field("from", \.from, "被改变之日")
            Field("until", \.until, "恢复效力之日")
            Field("document", \.document, "恢复效力的文书")
        }
    }

    /// What the rules of a department give an organ beside the Law: days to decide and to publish.
    package struct OrganTerm: SubRecord {
        package var organ = OrganCode("")
        package var days: Int?
        /// 可以延长的日数.
        package var extensionDays: Int?
        package var source = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("organ", \.organ, "机关")
            Field("days", \.days, "日数")
            Field("extensionDays", \.extensionDays, "可以延长的日数")
            Field("source", \.source, "依据").long()
        }
    }
}
