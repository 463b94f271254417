package import Kernel

/// 人民调解委员会: one committee, from its election to its dissolution.
///
/// It is the people's own body; the justice bureau neither makes nor leads it, but counts it, trains its mediators and tells the court
/// (人民调解法第五条、第十条). What makes a committee 规范化 is for each province to say: the items are a setting, and whether one is met
/// is for the assessor. The law names no day by which the court is told (“及时”), so a caution and not a limit says that it has not been.
package struct MediationOrganisation: Matter {
    package enum Stage: String, MatterStage {
        case forming, elected, registered, dissolved

        package var name: String {
            switch self {
            case .forming: "组建中"
            case .elected: "待备案"
            case .registered: "在册"
            case .dissolved: "已撤销"
            }
        }
        package var isFinal: Bool { self == .dissolved }
        package var isResting: Bool { self == .registered }
    }

    // MARK: Who they are
    package var name = ""
    package var form: Form?
    package var founder = ""
    package var field = ""
    package var premises = ""
    package var phone = ""
    package var multiEthnic = false
    package var members: [Member] = []
    package var chairName = ""
    package var memberNames: [String] = []
    package var electedBy: ElectedBy?
    package var electedOn: Day?
    package var termFrom: Day?
    package var terms: [CommitteeTerm] = []
    package var setUpOn: Day?
    // MARK: The register
    package var establishedOn: Day?
    package var existingStandardOn: Day?
    package var returnReason = ""
    package var registeredOn: Day?
    package var enteredOn: Day?
    package var adjustReason = ""
    package var adjustments: [Adjustment] = []
    package var changedOn: Day?
    package var court = ""
    package var noticeNumber = ""
    package var notices: [CourtNotice] = []
    // MARK: Standard and end
    package var assessments: [Assessment] = []
    package var standardPeriods: [StandardPeriod] = []
    package var revocationReason = ""
    package var dissolutionReason: DissolutionReason?
    package var dissolutionNote = ""
    package var dissolvedOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "mediation-organisation", "人民调解委员会", .disputes, laws: [Law.peoplesMediation, Law.mediationRules2002])

    package var title: String { name }

    package static var fields: [Field<Self>] { compositionFields + registerFields }

    @ListBuilder<Field<Self>>
    private static var compositionFields: [Field<Self>] {
        Field("name", \.name, "名称").indexed().rule("名称应含“人民调解委员会”") { $0.name.contains("人民调解委员会") }
        Field("form", \.form, "组织类型").indexed()
        Field("founder", \.founder, "设立单位")
        Field("field", \.field, "行业、专业领域").help("行业性、专业性的填写")
        Field("premises", \.premises, "办公和调解场所")
        Field("phone", \.phone, "联系电话").publicContact().help("办公电话")
        Field("multiEthnic", \.multiEthnic, "多民族居住的地区")
        Field("members", \.members, "委员")
        Field("chairName", \.chairName, "主任").help("从委员中列出")
        Field("memberNames", \.memberNames, "委员姓名").help("从委员中列出")
        Field("electedBy", \.electedBy, "推选或者聘任的组织")
        Field("electedOn", \.electedOn, "推选或者聘任日期")
        Field("termFrom", \.termFrom, "本届任期开始").help("即推选或者聘任日期")
        Field("terms", \.terms, "历届委员")
        Field("setUpOn", \.setUpOn, "设立日期")
    }

    @ListBuilder<Field<Self>>
    private static var registerFields: [Field<Self>] {
        Field("establishedOn", \.establishedOn, "补登的设立日期")
        Field("existingStandardOn", \.existingStandardOn, "补登的规范化认定日期").help("没有认定的不填")
        Field("returnReason", \.returnReason, "退回理由").long()
        Field("registeredOn", \.registeredOn, "备案日期").help("补登的为设立日期")
        Field("enteredOn", \.enteredOn, "列入统计日期")
        Field("adjustReason", \.adjustReason, "调整事由").long()
        Field("adjustments", \.adjustments, "历次调整")
        Field("changedOn", \.changedOn, "设立或者人员最近变动日期")
        Field("court", \.court, "通报的人民法院")
        Field("noticeNumber", \.noticeNumber, "通报文号")
        Field("notices", \.notices, "通报记录")
        Field("assessments", \.assessments, "规范化评定记录")
        Field("standardPeriods", \.standardPeriods, "规范化认定")
        Field("revocationReason", \.revocationReason, "取消理由").long()
        Field("dissolutionReason", \.dissolutionReason, "撤销原因")
        Field("dissolutionNote", \.dissolutionNote, "撤销说明").long()
        Field("dissolvedOn", \.dissolvedOn, "撤销日期")
    }
}
