package import Kernel

extension PenaltyCase {
    /// 证据 (行政处罚法第四十六条).
    package struct Evidence: SubRecord {
        package enum Kind: String, Choice {
            case documentary, physical, audiovisual, electronic, testimony, statement, appraisal, inspection
            package var name: String {
                switch self {
                case .documentary: "书证"
                case .physical: "物证"
                case .audiovisual: "视听资料"
                case .electronic: "电子数据"
                case .testimony: "证人证言"
                case .statement: "当事人的陈述"
                case .appraisal: "鉴定意见"
                case .inspection: "勘验笔录、现场笔录"
                }
            }
        }

        package var kind: Kind?
        package var summary = ""
        package var on: Day?
        package var file: Attachment?
        /// From electronic monitoring: three things must have been seen to (第四十一条).
        package var monitored = false
        package var setupReviewed = false
        package var placePublished = false
        package var contentReviewed = false

        package init() {}
        package static var fields: [Field<Self>] {
            Field("kind", \.kind, "证据种类")
            Field("summary", \.summary, "内容").long()
            Field("on", \.on, "收集日期")
            Field("file", \.file, "附件")
            Field("monitored", \.monitored, "由电子技术监控设备收集、固定")
            Field("setupReviewed", \.setupReviewed, "设备设置经过法制和技术审核")
            Field("placePublished", \.placePublished, "设置地点已经向社会公布")
            Field("contentReviewed", \.contentReviewed, "记录内容经审核符合要求")
        }

        var isAdmissible: Bool { !monitored || (setupReviewed && placePublished && contentReviewed) }
    }

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

    /// 回避: who was asked to stand back, why, and what was decided. It does not stop the investigation meanwhile.
    package struct Recusal: SubRecord {
        package var person = PersonID("")
        package var reason = ""
        package var granted = false
        /// A head's own recusal is decided by the heads together.
        package var isHead = false
        package var discussion = ""
        package var on: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("person", \.person, "被申请回避的人员")
            Field("reason", \.reason, "理由").long()
            Field("granted", \.granted, "决定回避")
            Field("isHead", \.isHead, "是行政机关负责人")
            Field("discussion", \.discussion, "集体讨论情况").long()
            Field("on", \.on, "决定日期")
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

    /// One hearing that was held.
    package struct Hearing: SubRecord {
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

    /// One payment into the designated bank, or in cash on the spot.
    package struct Payment: SubRecord {
        package var on: Day?
        package var amount: Money?
        package var receipt = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "缴款日期")
            Field("amount", \.amount, "金额")
            Field("receipt", \.receipt, "票据号")
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
