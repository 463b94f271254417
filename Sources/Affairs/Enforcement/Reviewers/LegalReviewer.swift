package import Kernel

/// 行政执法法制审核人员: one person who reviews an organ's major decisions before they are made, from nomination to removal.
///
/// The organ appoints, the justice bureau keeps the register (国办发〔2018〕118号（二十三）). Who reviews penalties for the first time
/// has passed the national examination; who did so before that rule took effect on 1 January 2018 need not have. How many are
/// enough is for the organ to settle: five in a hundred of its officers is the principle, and a figure shows whether it is kept.
package struct LegalReviewer: Matter {
    package enum Stage: String, MatterStage {
        case nominated, appointed, registered, removed, dropped

        package var name: String {
            switch self {
            case .nominated: "拟任"
            case .appointed: "待登记入库"
            case .registered: "在册"
            case .removed: "已退出"
            case .dropped: "未任用"
            }
        }
        package var isFinal: Bool { self == .removed || self == .dropped }
        package var isResting: Bool { self == .registered }
    }

    package var person = PersonID("")
    package var name = ""
    package var unit = ""
    package var position = ""
    package var staffing: EnforcementCertificate.Staffing?
    package var scopes: [Scope] = []
    package var background: Background?
    package var reviewingSince: Day?
    package var qualificationNumber = ""
    package var qualifiedOn: Day?
    package var nominatedOn: Day?
    package var appointedOn: Day?
    package var returnReason = ""
    package var registeredOn: Day?
    package var changes: [Change] = []
    package var trainings: [Training] = []
    package var removalReason: RemovalReason?
    package var removalNote = ""
    package var removedOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "legal-reviewer", "行政执法法制审核人员", .enforcement, laws: [Law.penaltyPublicity2018, Law.penalty2017, Law.penalty2021])

    package var title: String { "\(name)：\(unit.isEmpty ? "法制审核人员" : unit)" }

    package static var fields: [Field<Self>] {
        Field("person", \.person, "人员").indexed()
        Field("name", \.name, "姓名")
        Field("unit", \.unit, "法制审核机构").help("本机关承担法制审核工作的机构")
        Field("position", \.position, "职务")
        Field("staffing", \.staffing, "编制性质")
        Field("scopes", \.scopes, "审核范围").indexed()
        Field("background", \.background, "法律专业背景")
        Field("reviewingSince", \.reviewingSince, "从事行政处罚决定审核起始日期").help("以前没有从事过的不填")
        Field("qualificationNumber", \.qualificationNumber, "法律职业资格证书编号").personal(.hidden)
        Field("qualifiedOn", \.qualifiedOn, "取得法律职业资格日期")
        Field("nominatedOn", \.nominatedOn, "拟任日期")
        Field("appointedOn", \.appointedOn, "任用日期").help("以前年度任用的，登记时填写")
        Field("returnReason", \.returnReason, "退回理由").long()
        Field("registeredOn", \.registeredOn, "登记入库日期")
        Field("changes", \.changes, "变更记录")
        Field("trainings", \.trainings, "培训记录")
        Field("removalReason", \.removalReason, "退出原因")
        Field("removalNote", \.removalNote, "退出说明").long()
        Field("removedOn", \.removedOn, "退出日期")
    }

    /// The days on which the person stands in the register, the day of leaving not counted.
    package var periods: [(first: Day, last: Day?)] {
        guard let first = registeredOn else { return [] }
        return [(first, removedOn?.advanced(by: -1))]
    }
}
