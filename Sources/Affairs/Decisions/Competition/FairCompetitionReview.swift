package import Kernel

/// 公平竞争审查: one draft measured against the four groups of standards, from the drafter's own look to the written conclusion.
///
/// Decisions, contracts and others open it by `request`, what stands alone comes by `submit`. Until 31 July 2024 the drafting organ
/// reviewed itself (国发〔2016〕34号); since then the market regulator reviews, with the drafter, what a government issues, and the drafter what
/// departments issue (公平竞争审查条例第十三条、第十四条). It lies with, and counts for, the desk that reviews.
/// What competition is hurt by, and whether a gentler measure would do, the law leaves to those who review; here stands that they said so.
package struct FairCompetitionReview: Matter {
    package enum Stage: String, MatterStage {
        case requested, supplementing, examining, drafted, concluded, rectifying, returned

        package var name: String {
            switch self {
            case .requested: "待审查"
            case .supplementing: "补充材料"
            case .examining: "审查"
            case .drafted: "待复核签发"
            case .concluded: "已作出结论"
            case .rectifying: "督促整改"
            case .returned: "退回"
            }
        }
        package var isFinal: Bool { self == .returned }
        package var isResting: Bool { self == .concluded }
    }

    package var subject: Subject?
    package var subjectTitle = ""
    package var drafter = OrganCode("")
    package var issuer: Issuer?
    package var reviewer = OrganCode("")
    package var drafters: [PersonID] = []
    package var materials = ""
    package var touchesPublic = false
    package var preliminary = ""
    package var preliminaryOn: Day?
    package var requestedOn: Day?
    package var papersNote = ""
    package var completeOn: Day?
    package var hearings: [Hearing] = []
    package var findings: [Answer] = []
    package var suggestions: [String] = []
    package var amendments = ""
    package var exception: ExceptionGround?
    package var exceptionReason = ""
    package var alternatives = ""
    package var exceptionUntil: Day?
    package var endCondition = ""
    package var outcome: Outcome?
    package var opinion = ""
    package var sendBackReason = ""
    package var number = ""
    package var concludedOn: Day?
    package var returnReason = ""
    package var returnedOn: Day?
    package var effects: [Effect] = []
    package var effectNote = ""
    package var effectResult: EffectResult?
    package var effectReviewedOn: Day?
    package var checks: [Check] = []
    package var checkSource: CheckSource?
    package var checkNote = ""
    package var checkedOn: Day?
    package var isCheckPublic = false
    package var rectifyBy: Day?
    package var rectificationNumber = ""
    package var orderedOn: Day?
    package var rectification = ""
    package var rectifiedOn: Day?
    package var interview = ""
    package var interviewedOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "competition-review", "公平竞争审查", .decisions, laws: [Law.competitionReview2024, Law.competitionReview2016, Law.antiMonopoly2022])

    package var title: String { "《\(subjectTitle)》的公平竞争审查" }

    /// The drafter takes part and answers for what is corrected.
    package var concerned: [OrganCode] { [drafter, reviewer].filter { !$0.isUnset } }

    package static var fields: [Field<Self>] {
        Field("subject", \.subject, "审查对象").indexed()
        Field("subjectTitle", \.subjectTitle, "审查对象名称").indexed()
        Field("drafter", \.drafter, "起草单位").indexed()
        Field("issuer", \.issuer, "拟出台机关")
        Field("reviewer", \.reviewer, "审查机关").indexed().help("按拟出台机关确定；子程序即其所在机关")
        Field("drafters", \.drafters, "起草人")
        Field("materials", \.materials, "送审材料")
        Field("touchesPublic", \.touchesPublic, "涉及社会公众利益")
        Field("preliminary", \.preliminary, "起草单位初审意见").long().help("2024年8月1日以后，拟由政府出台的由起草单位初审；之前不填")
        Field("preliminaryOn", \.preliminaryOn, "初审日期")
        Field("requestedOn", \.requestedOn, "送审日期")
        Field("papersNote", \.papersNote, "需补充的材料")
        Field("completeOn", \.completeOn, "开始审查日期")
        Field("hearings", \.hearings, "听取意见")
        Field("findings", \.findings, "逐项审查").help("四组标准逐项作出结论")
        Field("suggestions", \.suggestions, "修改建议").help("每条一项")
        Field("amendments", \.amendments, "按建议修改情况").long()
        Field("exception", \.exception, "适用的例外规定")
        Field("exceptionReason", \.exceptionReason, "适用例外规定的详细说明").long()
        Field("alternatives", \.alternatives, "没有影响更小的替代方案的说明").long()
        Field("exceptionUntil", \.exceptionUntil, "实施期限至")
        Field("endCondition", \.endCondition, "终止条件")
        Field("outcome", \.outcome, "审查结论").indexed()
        Field("opinion", \.opinion, "审查意见").long()
        Field("sendBackReason", \.sendBackReason, "复核退回理由").long()
        Field("number", \.number, "审查意见书文号").indexed()
        Field("concludedOn", \.concludedOn, "作出结论日期").indexed()
        Field("returnReason", \.returnReason, "退回理由").long()
        Field("returnedOn", \.returnedOn, "退回日期")
        Field("effects", \.effects, "例外措施评估")
        Field("effectNote", \.effectNote, "本次评估情况").long()
        Field("effectResult", \.effectResult, "本次评估结果")
        Field("effectReviewedOn", \.effectReviewedOn, "最近评估日期")
        Field("checks", \.checks, "抽查、举报核查")
        Field("checkSource", \.checkSource, "核查来源")
        Field("checkNote", \.checkNote, "核查情况").long()
        Field("checkedOn", \.checkedOn, "核查日期")
        Field("isCheckPublic", \.isCheckPublic, "抽查结果已向社会公开")
        Field("rectifyBy", \.rectifyBy, "整改期限")
        Field("rectificationNumber", \.rectificationNumber, "督促整改文号")
        Field("orderedOn", \.orderedOn, "督促整改日期")
        Field("rectification", \.rectification, "整改情况").long()
        Field("rectifiedOn", \.rectifiedOn, "整改日期")
        Field("interview", \.interview, "约谈情况").long()
        Field("interviewedOn", \.interviewedOn, "约谈日期")
    }
}
