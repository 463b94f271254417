package import Kernel

/// 合法性审查: one draft before one legal desk, the justice bureau's or a department's own, from request to signed opinion.
///
/// Normative documents and decisions come as sub-procedures by `request`; contracts, agreements and replies by `submit`.
/// It lies with, and counts for, the desk that reviews; opened at the requester's own desk it is sent to that one.
package struct LegalityReview: Matter {
    package enum Stage: String, MatterStage {
        case requested, supplementing, examining, suspended, drafted, concluded, returned

        package var name: String {
            switch self {
            case .requested: "待受理"
            case .supplementing: "补充材料"
            case .examining: "审查"
            case .suspended: "中止审查"
            case .drafted: "待复核签发"
            case .concluded: "已出具意见"
            case .returned: "退回"
            }
        }
        package var isFinal: Bool { self == .concluded || self == .returned }
    }

    package var subject: Subject?
    package var subjectTitle = ""
    package var requester = OrganCode("")
    package var byOwnUnit = false
    package var reviewer = OrganCode("")
    package var drafters: [PersonID] = []
    package var materials = ""
    package var neededBy: Day?
    package var urgencyReason = ""
    package var requestedOn: Day?
    package var papersNote = ""
    package var completeOn: Day?
    package var adviser = ""
    package var adviserOpinion = ""
    package var findings: [Answer] = []
    package var suggestions: [String] = []
    package var opinion = ""
    package var outcome: Outcome?
    package var sendBackReason = ""
    package var number = ""
    package var concludedOn: Day?
    package var isLate = false
    package var returnReason = ""
    package var returnedOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "legality-review", "合法性审查", .rules, laws: [Law.documentReview2018, Law.majorDecisions, Law.legalAdvisers2016])

    package var title: String { "《\(subjectTitle)》的合法性审查" }

    package static var fields: [Field<Self>] {
        Field("subject", \.subject, "审查对象").indexed()
        Field("subjectTitle", \.subjectTitle, "审查对象名称").indexed()
        Field("requester", \.requester, "送审单位").indexed()
        Field("byOwnUnit", \.byOwnUnit, "由本单位法制机构审查")
        Field("reviewer", \.reviewer, "审查机构").indexed().help("子程序即其所在机构")
        Field("drafters", \.drafters, "起草人")
        Field("materials", \.materials, "送审材料")
        Field("neededBy", \.neededBy, "要求完成日")
        Field("urgencyReason", \.urgencyReason, "紧急送审的理由").long()
        Field("requestedOn", \.requestedOn, "送审日期")
        Field("papersNote", \.papersNote, "需补充的材料")
        Field("completeOn", \.completeOn, "材料齐全日期")
        Field("adviser", \.adviser, "法律顾问、公职律师")
        Field("adviserOpinion", \.adviserOpinion, "法律意见").long()
        Field("findings", \.findings, "逐项审查")
        Field("suggestions", \.suggestions, "修改建议").help("每条一项")
        Field("opinion", \.opinion, "审查意见").long()
        Field("outcome", \.outcome, "审查结论").indexed()
        Field("sendBackReason", \.sendBackReason, "复核退回理由").long()
        Field("number", \.number, "意见书文号").indexed()
        Field("concludedOn", \.concludedOn, "出具意见日期").indexed()
        Field("isLate", \.isLate, "超过审查期限").help("按期限算出")
        Field("returnReason", \.returnReason, "退回理由").long()
        Field("returnedOn", \.returnedOn, "退回日期")
    }
}
