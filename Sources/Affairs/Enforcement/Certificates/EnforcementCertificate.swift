package import Kernel

/// 行政执法人员资格: one certificate of one person, from application to its end.
///
/// Nobody may enforce without one that is valid on the day of the act; expiry is derived from `validUntil`, never entered.
package struct EnforcementCertificate: Matter {
    package enum Stage: String, MatterStage {
        case applied, qualified, examined, inForce, suspended, voided, refused, recorded

        package var name: String {
            switch self {
            case .applied: "待资格审查"
            case .qualified: "待考试"
            case .examined: "待发证"
            case .inForce: "有效"
            case .suspended: "暂扣"
            case .voided: "已注销"
            case .refused: "不予发证"
            case .recorded: "补登待核"
            }
        }
        package var isFinal: Bool { self == .voided || self == .refused }
        package var isResting: Bool { self == .inForce }
    }

    /// 执法证 for enforcement, 监督证 for supervising it, 听证主持人证 for presiding at hearings.
    package enum Class: String, Choice {
        case enforcement, supervision, hearing
        package var name: String {
            switch self {
            case .enforcement: "行政执法证"
            case .supervision: "行政执法监督证"
            case .hearing: "听证主持人证"
            }
        }
    }

    /// How the person is employed: only those on the establishment may enforce.
    package enum Staffing: String, Choice {
        case civilServant, publicInstitution, contract, dispatched, seconded
        package var name: String {
            switch self {
            case .civilServant: "行政编制"
            case .publicInstitution: "参公或者事业编制"
            case .contract: "合同工"
            case .dispatched: "劳务派遣"
            case .seconded: "临时借调"
            }
        }
        package var mayEnforce: Bool { self == .civilServant || self == .publicInstitution }
    }

    package enum Category: String, Choice {
        case penalty, licence, inspection, compulsion, levy, confirmation, other
        package var name: String {
            switch self {
            case .penalty: "行政处罚"
            case .licence: "行政许可"
            case .inspection: "行政检查"
            case .compulsion: "行政强制"
            case .levy: "行政征收"
            case .confirmation: "行政确认"
            case .other: "其他"
            }
        }
    }

    package enum VoidReason: String, Choice {
        case retired, transferred, resigned, died, unlawful, other
        package var name: String {
            switch self {
            case .retired: "退休"
            case .transferred: "调离行政执法岗位"
            case .resigned: "辞职、辞退"
            case .died: "死亡"
            case .unlawful: "违法执法被取消资格"
            case .other: "其他原因"
            }
        }
    }

    /// 年度审验: one year's check.
    package struct AnnualCheck: SubRecord {
        package var year: Int?
        package var on: Day?
        package var trainingHours: Int?
        package var passed = false
        package init() {}
        package static var fields: [Field<Self>] {
            Field("year", \.year, "审验年度")
            Field("on", \.on, "审验日期").help("由环节记下")
            Field("trainingHours", \.trainingHours, "年度培训学时")
            Field("passed", \.passed, "审验合格")
        }
    }

    /// 暂扣: from a day until the day it is given back.
    package struct Withholding: SubRecord {
        package var from: Day?
        package var until: Day?
        package var reason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("from", \.from, "暂扣日期").help("由环节记下")
            Field("until", \.until, "发还日期").help("由环节记下")
            Field("reason", \.reason, "事由").long()
        }
    }

    package var holder = PersonID("")
    package var holderName = ""
    package var identityNumber = ""
    package var staffing: Staffing?
    package var position = ""
    package var certificateClass: Class? = .enforcement
    package var categories: [Category] = []
    package var area = ""
    package var appliedOn: Day?
    package var qualifiedOn: Day?
    package var trainingHours = 0
    package var examinedOn: Day?
    package var examScore: Quantity?
    package var number = ""
    package var issuedOn: Day?
    package var validUntil: Day?
    package var checks: [AnnualCheck] = []
    package var withholdings: [Withholding] = []
    package var voidReason: VoidReason?
    package var voidNote = ""
    package var voidedOn: Day?
    package var voidSince: Day?
    package var refusalReason = ""
    package var formerNumber = ""
    package var formerIssuedOn: Day?
    package var formerValidUntil: Day?
    package var postLeftOn: Day?
    package var posts: [Posting] = []

    package init() {}

    /// Who enforces the law is public (三项制度指导意见第二部分), so all the more for those who work beside them.
    package static var readers: [Role] { [.officer, .reviewer, .hearing, .clerk] }
    package static let kind: MatterKind = MatterKind(
        "certificate", "行政执法人员资格", .enforcement,
        laws: [Law.outline2015, Law.penaltyPublicity2018, Law.certificateStyle2020, Law.enforcementSupervision2025])

    package var title: String { "\(holderName)的\(certificateClass?.name ?? "行政执法证")" }

    package static var fields: [Field<Self>] {
        Field("holder", \.holder, "持证人").indexed()
        Field("holderName", \.holderName, "姓名")
        Field("identityNumber", \.identityNumber, "公民身份号码").personal(.identityNumber)
            .checkedIdentityNumber { $0.identityNumber }
        Field("staffing", \.staffing, "编制性质")
        Field("position", \.position, "职务")
        Field("class", \.certificateClass, "证件类型").indexed()
        Field("categories", \.categories, "执法类别")
        Field("area", \.area, "执法区域")
        Field("appliedOn", \.appliedOn, "申领日期")
        Field("qualifiedOn", \.qualifiedOn, "资格审查通过日期")
        Field("trainingHours", \.trainingHours, "岗前培训学时").rule("学时应在0至1000之间") { (0...1000).contains($0.trainingHours) }
        Field("examinedOn", \.examinedOn, "考试日期")
        Field("examScore", \.examScore, "考试成绩").rule("成绩应在0至100之间") { matter in
            matter.examScore.map { $0.tenThousandths >= 0 && $0.tenThousandths <= 1_000_000 } ?? true
        }
        Field("number", \.number, "执法证号").indexed()
        Field("issuedOn", \.issuedOn, "发证日期")
        Field("validUntil", \.validUntil, "有效期至").help("按有效年限算出")
        Field("checks", \.checks, "年度审验")
        Field("withholdings", \.withholdings, "暂扣记录")
        Field("voidReason", \.voidReason, "注销原因")
        Field("voidNote", \.voidNote, "注销说明").long()
        Field("voidedOn", \.voidedOn, "注销日期")
        Field("voidSince", \.voidSince, "失去资格之日").help("早于注销之日的填写，如调离、辞职、死亡之日；此后所办的环节须复查")
        Field("refusalReason", \.refusalReason, "不予发证理由").long()
        Field("formerNumber", \.formerNumber, "补登证件的证号")
        Field("formerIssuedOn", \.formerIssuedOn, "补登证件的发证日期")
        Field("formerValidUntil", \.formerValidUntil, "补登证件的有效期至")
        Field("postLeftOn", \.postLeftOn, "离岗日期")
        Field("posts", \.posts, "一线执法岗位记录")
    }

    /// Whether the holder may act on the strength of this certificate on a day.
    package func isValid(on day: Day) -> Bool { validPeriods.contains { $0.first <= day && ($0.last.map { day <= $0 } ?? true) } }

    /// The periods in which it is, or as things stand will be, valid: from issue to expiry or cancellation, less withholdings.
    package var validPeriods: [(first: Day, last: Day?)] {
        guard let issuedOn, let validUntil else { return [] }
        let end = (voidSince ?? voidedOn).map { min($0.advanced(by: -1), validUntil) } ?? validUntil
        var periods: [(first: Day, last: Day?)] = []
        var start = issuedOn
        for withheld in withholdings {
            guard let from = withheld.from else { continue }
            periods.append((start, min(from.advanced(by: -1), end)))
            guard let until = withheld.until else { return periods }
            start = until
        }
        periods.append((start, end))
        return periods
    }
}
