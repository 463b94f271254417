package import Kernel

/// 行政执法培训: one course for enforcement officers, from its plan to the hours it attests.
///
/// The law wants training before the post and in it (国办发〔2018〕118号（二十三）) and leaves the curriculum to those who hold it. How many
/// hours are enough is a setting: the sixty commonly named were not read in a text. Whether an officer has enough of them is asked
/// when the certificate is applied for and checked each year, not here.
package struct EnforcementTraining: Matter {
    package enum Stage: String, MatterStage {
        case planned, enrolling, running, closed, cancelled

        package var name: String {
            switch self {
            case .planned: "已列计划"
            case .enrolling: "报名中"
            case .running: "培训中"
            case .closed: "已结业"
            case .cancelled: "已取消"
            }
        }
        package var isFinal: Bool { self == .closed || self == .cancelled }
    }

    package var name = ""
    package var mode: Mode?
    package var audience: Audience?
    package var subjects: [Subject] = []
    package var venue = ""
    package var plannedFrom: Day?
    package var plannedUntil: Day?
    package var plannedHours: Int?
    package var quota: Int?
    package var plannedOn: Day?
    package var noticeNumber = ""
    package var announcedOn: Day?
    package var unit = OrganCode("")
    package var trainees: [Trainee] = []
    package var withdrawing: [Int] = []
    package var startedOn: Day?
    package var sessions: [Session] = []
    package var tested = false
    package var failed: [Int] = []
    package var testedOn: Day?
    package var attested: [Attestation] = []
    package var closedOn: Day?
    package var cancelReason = ""
    package var existingPersons: Int?
    package var existingHours: Int?
    package var existingEndedOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind("training", "行政执法培训", .enforcement, laws: [Law.penaltyPublicity2018])

    package var title: String { name }

    package static var fields: [Field<Self>] {
        Field("name", \.name, "培训名称").indexed()
        Field("mode", \.mode, "培训方式").indexed()
        Field("audience", \.audience, "培训对象").indexed()
        Field("subjects", \.subjects, "培训内容")
        Field("venue", \.venue, "地点或者平台")
        Field("plannedFrom", \.plannedFrom, "计划开始日期")
        Field("plannedUntil", \.plannedUntil, "计划结束日期")
        Field("plannedHours", \.plannedHours, "计划学时").rule("学时应在1至1000之间") { (1...1_000).contains($0.plannedHours ?? 1) }
        Field("quota", \.quota, "计划人数").rule("人数应为正整数") { ($0.quota ?? 1) > 0 }
        Field("plannedOn", \.plannedOn, "列入计划日期")
        Field("noticeNumber", \.noticeNumber, "培训通知文号")
        Field("announcedOn", \.announcedOn, "通知日期")
        Field("unit", \.unit, "报名单位")
        Field("trainees", \.trainees, "学员名册").help("按报名先后编号")
        Field("withdrawing", \.withdrawing, "退出报名的学员编号")
        Field("startedOn", \.startedOn, "开班日期").help("补登的填写")
        Field("sessions", \.sessions, "授课与考勤记录")
        Field("tested", \.tested, "已经考核")
        Field("failed", \.failed, "考核不合格学员编号")
        Field("testedOn", \.testedOn, "考核日期")
        Field("attested", \.attested, "学时证明").help("按考勤和考核算出")
        Field("closedOn", \.closedOn, "结业日期")
        Field("cancelReason", \.cancelReason, "取消理由").long()
        Field("existingPersons", \.existingPersons, "补登的参训人数").rule("人数应为正整数") { ($0.existingPersons ?? 1) > 0 }
        Field("existingHours", \.existingHours, "补登的学时").rule("学时应在1至1000之间") { (1...1_000).contains($0.existingHours ?? 1) }
        Field("existingEndedOn", \.existingEndedOn, "补登的结业日期")
    }
}
