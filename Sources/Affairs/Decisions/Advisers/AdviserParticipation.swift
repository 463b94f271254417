package import Kernel

/// 法律顾问参与涉法事务: one matter on which an adviser was asked, with each written opinion and what became of it.
///
/// It lies with the organ that asks. Left to people: whether an interest is one that could sway the opinion, and which of two advisers
/// to follow. What the adviser calls unlawful is not put to a meeting (中办发〔2016〕30号), so the verdict is a field of its own.
package struct AdviserParticipation: Matter {
    package enum Stage: String, MatterStage {
        case asked, advising, opined, replied, withdrawn
        package var name: String {
            switch self {
            case .asked: "待利益冲突声明"
            case .advising: "出具法律意见"
            case .opined: "待采纳答复"
            case .replied: "办结"
            case .withdrawn: "撤回"
            }
        }
        package var isFinal: Bool { self == .replied || self == .withdrawn }
    }

    package enum Subject: String, Choice {
        case decision, document, contract, litigation, reconsideration, petition, enforcement, other
        package var name: String {
            switch self {
            case .decision: "行政决策"
            case .document: "规范性文件"
            case .contract: "政府合同"
            case .litigation: "行政诉讼"
            case .reconsideration: "行政复议"
            case .petition: "信访"
            case .enforcement: "重大执法决定"
            case .other: "其他"
            }
        }
    }

    package enum Verdict: String, Choice {
        case lawful, risky, unlawful
        package var name: String {
            switch self {
            case .lawful: "合法"
            case .risky: "存在法律风险，应当修改"
            case .unlawful: "不合法"
            }
        }
    }

    package enum Adoption: String, Choice {
        case full, partial, none
        package var name: String {
            switch self {
            case .full: "采纳"
            case .partial: "部分采纳"
            case .none: "未采纳"
            }
        }
    }

    /// One opinion of the written opinions, and what was done with it.
    package struct Opinion: SubRecord {
        package var text = ""
        package var basis = ""
        package var adoption: Adoption?
        package var reason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("text", \.text, "意见").long()
            Field("basis", \.basis, "依据")
            Field("adoption", \.adoption, "采纳情况")
            Field("reason", \.reason, "未采纳、部分采纳的理由").long()
        }
    }

    package struct Reply: SubRecord {
        package var item: Int?
        package var adoption: Adoption?
        package var reason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("item", \.item, "意见序号")
            Field("adoption", \.adoption, "采纳情况")
            Field("reason", \.reason, "理由").long()
        }
    }

    /// 回避: an adviser who was asked and may not advise.
    package struct Recusal: SubRecord {
        package var adviser: Ref<AdviserEngagement>?
        package var reason = ""
        package var on: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("adviser", \.adviser, "法律顾问")
            Field("reason", \.reason, "回避事由").long()
            Field("on", \.on, "日期")
        }
    }

    package var subject: Subject?
    package var subjectTitle = ""
    package var question = ""
    package var materials = ""
    package var adviser: Ref<AdviserEngagement>?
    package var assigned: Ref<AdviserEngagement>?
    package var adviserName = ""
    package var neededBy: Day?
    package var askedOn: Day?
    package var conflict: AdviserEngagement.Conflict?
    package var conflictNote = ""
    package var recusals: [Recusal] = []
    package var recusalReason = ""
    package var acceptedOn: Day?
    package var opinions: [Opinion] = []
    package var verdict: Verdict?
    package var written: Attachment?
    package var opinedOn: Day?
    package var replies: [Reply] = []
    package var repliedOn: Day?
    package var withdrawalReason = ""

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "adviser-opinion", "法律顾问参与涉法事务", .decisions, laws: [Law.legalAdvisers2016, Law.lawyers2017, Law.majorDecisions])

    package var title: String { "《\(subjectTitle)》的法律意见" }

    package static var fields: [Field<Self>] {
        Field("subject", \.subject, "事务类别").indexed()
        Field("subjectTitle", \.subjectTitle, "事务名称").indexed()
        Field("question", \.question, "征求意见的问题").long()
        Field("materials", \.materials, "提供的材料")
        Field("adviser", \.adviser, "法律顾问、公职律师").indexed()
        Field("assigned", \.assigned, "现委派")
        Field("adviserName", \.adviserName, "法律顾问姓名")
        Field("neededBy", \.neededBy, "要求完成日")
        Field("askedOn", \.askedOn, "委派日期")
        Field("conflict", \.conflict, "利益冲突声明")
        Field("conflictNote", \.conflictNote, "利益冲突说明").long()
        Field("recusals", \.recusals, "回避记录")
        Field("recusalReason", \.recusalReason, "改派的理由").long()
        Field("acceptedOn", \.acceptedOn, "接受日期")
        Field("opinions", \.opinions, "法律意见").help("逐条填写")
        Field("verdict", \.verdict, "总体结论")
        Field("written", \.written, "法律意见书")
        Field("opinedOn", \.opinedOn, "出具意见日期").indexed()
        Field("replies", \.replies, "采纳答复").help("按意见序号逐条答复")
        Field("repliedOn", \.repliedOn, "答复日期")
        Field("withdrawalReason", \.withdrawalReason, "撤回理由").long()
    }

    /// A written opinion has been given.
    package var isHeard: Bool { opinedOn != nil }
}
