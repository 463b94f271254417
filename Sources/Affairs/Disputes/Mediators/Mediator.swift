package import Kernel

/// 人民调解员: one person's office as a mediator of one committee, from election or engagement to its end.
///
/// Members of the committee and those it engages are mediators (人民调解法第十三条). Whether somebody is fair and willing is for those
/// who choose; how grave a misconduct is, for the committee and for those who chose the mediator (第十五条). A mediator's name is
/// public: a party may choose one (第十九条).
package struct Mediator: Matter {
    package enum Stage: String, MatterStage {
        case proposed, inOffice, ended, declined

        package var name: String {
            switch self {
            case .proposed: "待登记"
            case .inOffice: "在任"
            case .ended: "已离任"
            case .declined: "不予登记"
            }
        }
        package var isFinal: Bool { self == .ended || self == .declined }
        package var isResting: Bool { self == .inOffice }
    }

    package var organisation: Ref<MediationOrganisation>?
    package var organisationName = ""
    package var person = PersonID("")
    package var name = ""
    package var office: Office?
    package var engagement: Engagement?
    package var conditions: [Condition] = []
    package var education: Education?
    package var specialty = ""
    package var chosenOn: Day?
    package var termFrom: Day?
    package var existingSince: Day?
    package var proposedOn: Day?
    package var declineReason = ""
    package var registeredOn: Day?
    package var service: [Service] = []
    package var renewedOn: Day?
    package var renewals: [Day] = []
    package var trainings: [Training] = []
    package var misconducts: [Misconduct] = []
    package var supports: [Support] = []
    package var endReason: EndReason?
    package var endNote = ""
    package var endedOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "mediator", "人民调解员", .disputes, laws: [Law.peoplesMediation, Law.mediationRules2002, Law.mediatorTeam2018])

    package var title: String { organisationName.isEmpty ? name : "\(name)（\(organisationName)）" }

    package static var fields: [Field<Self>] {
        Field("organisation", \.organisation, "所在人民调解委员会").indexed()
        Field("organisationName", \.organisationName, "所在人民调解委员会名称").help("从该委员会的登记中取得")
        Field("person", \.person, "人员编号").indexed()
        Field("name", \.name, "姓名")
        Field("office", \.office, "产生方式")
        Field("engagement", \.engagement, "专职、兼职").indexed()
        Field("conditions", \.conditions, "具备的条件")
        Field("education", \.education, "文化程度")
        Field("specialty", \.specialty, "专长")
        Field("chosenOn", \.chosenOn, "推选或者聘任日期")
        Field("termFrom", \.termFrom, "本届任期开始")
        Field("existingSince", \.existingSince, "补登的任职开始日期")
        Field("proposedOn", \.proposedOn, "提出登记日期")
        Field("declineReason", \.declineReason, "不予登记理由").long()
        Field("registeredOn", \.registeredOn, "登记日期").help("补登的为任职开始日期")
        Field("service", \.service, "任职记录")
        Field("renewedOn", \.renewedOn, "改选连任或者续聘日期")
        Field("renewals", \.renewals, "连任、续聘记录")
        Field("trainings", \.trainings, "培训记录")
        Field("misconducts", \.misconducts, "违规处理记录")
        Field("supports", \.supports, "补贴、救助和抚恤记录")
        Field("endReason", \.endReason, "离任原因")
        Field("endNote", \.endNote, "离任说明").long()
        Field("endedOn", \.endedOn, "离任日期")
    }
}
