package import Kernel

/// 执法资格考试报名: one unit's registration of its people for one examination of the province, until the list of those who passed.
///
/// The province sets the paper and the mark; what a county does is to say who may sit. Nobody employed by contract, dispatched or
/// seconded may (省行政执法监督条例). A pass is no certificate: each who passed then applies for one, and a caution names those who have not.
package struct QualificationExam: Matter {
    package enum Stage: String, MatterStage {
        case compiling, submitted, checked, admitted, examined, closed, withdrawn

        package var name: String {
            switch self {
            case .compiling: "单位填报"
            case .submitted: "待资格审核"
            case .checked: "审核通过"
            case .admitted: "待考试"
            case .examined: "成绩已登记"
            case .closed: "合格名单已印发"
            case .withdrawn: "已撤回"
            }
        }
        package var isFinal: Bool { self == .closed || self == .withdrawn }
    }

    package var exam = ""
    package var organizer = ""
    package var registerBy: Day?
    package var examOn: Day?
    package var subjectBasis: SubjectBasis?
    package var subjectNumber = ""
    package var candidates: [Candidate] = []
    package var compiledOn: Day?
    package var submittedOn: Day?
    package var returnReason = ""
    package var refusals: [RefusedCandidate] = []
    package var checkedOn: Day?
    package var place = ""
    package var admittedOn: Day?
    package var results: [Result] = []
    package var examinedOn: Day?
    package var listNumber = ""
    package var closedOn: Day?
    package var withdrawReason = ""
    package var withdrawnOn: Day?
    package var calledOffOn: Day?
    package var existingPersons: Int?
    package var existingSat: Int?
    package var existingPassed: Int?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "exam-registration", "行政执法资格考试报名", .enforcement, laws: [Law.outline2015, Law.penaltyPublicity2018, Law.enforcementSupervision2025])

    package var title: String { exam }

    package static var fields: [Field<Self>] {
        Field("exam", \.exam, "考试名称").indexed()
        Field("organizer", \.organizer, "组织考试的机关")
        Field("registerBy", \.registerBy, "报名截止日期")
        Field("examOn", \.examOn, "考试日期").indexed()
        Field("subjectBasis", \.subjectBasis, "执法主体资格依据")
        Field("subjectNumber", \.subjectNumber, "执法主体公告文号或者法律法规条款")
        Field("candidates", \.candidates, "报名人员").personal(.hidden)
        Field("compiledOn", \.compiledOn, "填报日期")
        Field("submittedOn", \.submittedOn, "报送日期").help("退回的清空")
        Field("returnReason", \.returnReason, "退回理由").long()
        Field("refusals", \.refusals, "审核不予报名人员").personal(.hidden).help("没有的不填")
        Field("checkedOn", \.checkedOn, "资格审核日期")
        Field("place", \.place, "考点")
        Field("admittedOn", \.admittedOn, "发放准考证日期")
        Field("results", \.results, "成绩").personal(.hidden)
        Field("examinedOn", \.examinedOn, "登记成绩日期")
        Field("listNumber", \.listNumber, "合格名单文号")
        Field("closedOn", \.closedOn, "印发合格名单日期").help("补登的为考试日期")
        Field("withdrawReason", \.withdrawReason, "撤回理由").long()
        Field("withdrawnOn", \.withdrawnOn, "撤回日期")
        Field("calledOffOn", \.calledOffOn, "考试没有举行的登记日期")
        Field("existingPersons", \.existingPersons, "补登的报名人数").rule("人数应为正整数") { ($0.existingPersons ?? 1) > 0 }
        Field("existingSat", \.existingSat, "补登的参考人数").rule("人数不得为负") { ($0.existingSat ?? 0) >= 0 }
        Field("existingPassed", \.existingPassed, "补登的合格人数").rule("人数不得为负") { ($0.existingPassed ?? 0) >= 0 }
    }
}
