package import Kernel

/// 行政处罚权集中和乡镇赋权: one decision of the State Council or the province that moves one department's powers to the organ this matter lies with.
///
/// 集中行使 (相对集中行政处罚权) gives them to one organ of the county, 乡镇赋权 to townships. From the effective day the source may no
/// longer exercise them: its items leave the list. Whether a township is able is judged by those who assess it.
package struct PowerReallocation: Matter {
    package enum Stage: String, MatterStage {
        case proposed, assessed, requested, approved, published, effective, ended, refused

        package var name: String {
            switch self {
            case .proposed: "拟定方案"
            case .assessed: "承接能力已评估"
            case .requested: "报请批准"
            case .approved: "待公布"
            case .published: "已公布、待生效"
            case .effective: "已生效"
            case .ended: "终止"
            case .refused: "未获批准"
            }
        }
        package var isFinal: Bool { self == .ended || self == .refused }
        package var isResting: Bool { self == .effective }
    }

    package enum Form: String, Choice {
        case centralised, empowerment
        package var name: String {
            switch self {
            case .centralised: "集中行使行政处罚权"
            case .empowerment: "乡镇（街道）赋权"
            }
        }
    }

    /// Who may decide it.
    package enum Approver: String, Choice {
        case stateCouncil, province, other
        package var name: String {
            switch self {
            case .stateCouncil: "国务院"
            case .province: "省、自治区、直辖市（人民政府）"
            case .other: "其他机关"
            }
        }
    }

    package enum Ability: String, Choice {
        case able, notYet
        package var name: String { self == .able ? "能够有效承接" : "尚不能有效承接" }
    }

    /// 定期组织评估.
    package struct Evaluation: SubRecord {
        package var on: Day?
        package var ability: Ability?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "评估日期").help("由环节记下")
            Field("ability", \.ability, "结论")
            Field("note", \.note, "情况").long()
        }
    }

    package var form: Form?
    package var source = OrganCode("")
    package var scope = ""
    package var items: [Ref<PowerItem>] = []
    package var itemNames: [String] = []
    package var includesLiberty = false
    package var reason = ""
    package var proposedOn: Day?
    package var ability: Ability?
    package var abilityNote = ""
    package var officerCount: Int?
    package var assessedOn: Day?
    package var requestDocument = ""
    package var requestedOn: Day?
    package var approver: Approver?
    package var approvalDocument = ""
    package var approvalDate: Day?
    package var refusalReason = ""
    package var effectiveOn: Day?
    package var coordination = ""
    package var publishedOn: Day?
    package var isImported = false
    package var tookEffectOn: Day?
    package var handOverNote = ""
    package var handedOverOn: Day?
    package var evaluations: [Evaluation] = []
    package var endReason = ""
    package var retractReason = ""
    package var retractedOn: Day?
    package var endDocument = ""
    package var endedOn: Day?

    package init() {}

    package var concerned: [OrganCode] { source.isUnset ? [] : [source] }
    package static var readers: [Role] { [.officer, .reviewer, .clerk, .legality] }

    package static let kind: MatterKind = MatterKind(
        "reallocation", "行政处罚权集中和乡镇赋权", .enforcement, laws: [Law.penalty2017, Law.penalty2021, Law.localEmpowerment2019])

    package var title: String { "\(form?.name ?? "职权调整")：\(scope)" }

    package static var fields: [Field<Self>] { proposing + deciding + later }

    @ListBuilder<Field<Self>>
    private static var proposing: [Field<Self>] {
        Field("form", \.form, "方式").indexed()
        Field("source", \.source, "原行使部门").indexed()
        Field("scope", \.scope, "集中、赋权的领域和范围")
        Field("items", \.items, "原行使部门清单中的事项").help("生效之日由系统从其清单划出")
        Field("itemNames", \.itemNames, "事项目录").help("每条一项")
        Field("includesLiberty", \.includesLiberty, "含限制人身自由的处罚")
        Field("reason", \.reason, "理由").long()
        Field("proposedOn", \.proposedOn, "提出日期")
        Field("ability", \.ability, "承接能力")
        Field("abilityNote", \.abilityNote, "承接能力评估").long()
        Field("officerCount", \.officerCount, "承接机关持证执法人员数").rule("人数不得为负") { ($0.officerCount ?? 0) >= 0 }
        Field("assessedOn", \.assessedOn, "评估日期")
    }

    @ListBuilder<Field<Self>>
    private static var deciding: [Field<Self>] {
        Field("requestDocument", \.requestDocument, "请示文号")
        Field("requestedOn", \.requestedOn, "报请日期")
        Field("approver", \.approver, "批准机关")
        Field("approvalDocument", \.approvalDocument, "批准文件")
        Field("approvalDate", \.approvalDate, "批准日期")
        Field("refusalReason", \.refusalReason, "未获批准的理由").long()
        Field("effectiveOn", \.effectiveOn, "生效日期")
        Field("coordination", \.coordination, "协调配合机制").long().help("线索移送、信息共享、业务指导")
        Field("publishedOn", \.publishedOn, "公布日期")
        Field("isImported", \.isImported, "此前已生效")
    }

    @ListBuilder<Field<Self>>
    private static var later: [Field<Self>] {
        Field("tookEffectOn", \.tookEffectOn, "开始行使日期")
        Field("handOverNote", \.handOverNote, "交接情况").long().help("在办案件、档案、文书和人员")
        Field("handedOverOn", \.handedOverOn, "交接日期")
        Field("evaluations", \.evaluations, "评估记录")
        Field("retractReason", \.retractReason, "撤回报请的理由").long()
        Field("retractedOn", \.retractedOn, "撤回报请日期")
        Field("endReason", \.endReason, "终止理由").long()
        Field("endDocument", \.endDocument, "终止决定文件")
        Field("endedOn", \.endedOn, "终止日期")
    }

    /// Whether the receiving organ may exercise the powers on a day, and the source may not.
    package func isInForce(on day: Day) -> Bool {
        guard let tookEffectOn else { return false }
        return tookEffectOn <= day && (endedOn.map { day < $0 } ?? true)
    }
}
