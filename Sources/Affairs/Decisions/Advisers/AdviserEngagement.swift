package import Kernel

/// 政府法律顾问、公职律师聘任: one adviser of one organ, from selection to the end of the engagement.
///
/// It lies with the organ that engages. Left to people: who is the best of the candidates, and whether the work of a year was good.
/// That an engagement runs out is derived from its term, never entered.
package struct AdviserEngagement: Matter {
    package var adviserKind: AdviserKind?
    package var adviserName = ""
    package var firm = ""
    package var licenceNumber = ""
    package var practisingYears: Int?
    package var specialities: [Speciality] = []
    package var isPenalised = false
    package var holdsOffice = false
    package var openedOn: Day?
    package var method: Method?
    package var methodNote = ""
    package var isDeclared = false
    package var conflict: Conflict?
    package var conflictNote = ""
    package var proposedOn: Day?
    package var declineReason = ""
    package var duties: [Duty] = []
    package var termFrom: Day?
    package var termUntil: Day?
    package var fee: Money?
    package var feeNote = ""
    package var hasConflictClause = false
    package var hasSecrecyClause = false
    package var number = ""
    package var engagedOn: Day?
    package var evaluations: [Evaluation] = []
    package var renewals: [Renewal] = []
    package var renewedUntil: Day?
    package var dismissalGround: DismissalGround?
    package var dismissalNote = ""
    package var dismissedOn: Day?
    package var endedOn: Day?

    package init() {}

    /// Whoever asks an adviser's opinion has to see who may be asked.
    package static var readers: [Role] { [.clerk, .legality, .reviewer] }

    package static let kind: MatterKind = MatterKind(
        "adviser", "政府法律顾问、公职律师", .decisions, laws: [Law.legalAdvisers2016, Law.lawyers2017, Law.publicLawyers2018])

    package var title: String { "\(adviserName)（\(adviserKind?.name ?? "法律顾问")）" }

    package static var fields: [Field<Self>] {
        Field("adviserKind", \.adviserKind, "类别").indexed()
        Field("adviserName", \.adviserName, "姓名、团队").indexed()
        Field("firm", \.firm, "所在单位")
        Field("licenceNumber", \.licenceNumber, "执业证号").indexed()
        Field("practisingYears", \.practisingYears, "执业、从业年数").rule("年数应在0至70之间") { (0...70).contains($0.practisingYears ?? 0) }
        Field("specialities", \.specialities, "专业领域")
        Field("isPenalised", \.isPenalised, "受过刑事处罚、行政处罚或者行业处分")
        Field("holdsOffice", \.holdsOffice, "现任公务员")
        Field("openedOn", \.openedOn, "遴选开始日期")
        Field("method", \.method, "遴选方式")
        Field("methodNote", \.methodNote, "遴选情况").long()
        Field("isDeclared", \.isDeclared, "已提交利益冲突声明")
        Field("conflict", \.conflict, "利益冲突")
        Field("conflictNote", \.conflictNote, "利益冲突说明").long()
        Field("proposedOn", \.proposedOn, "拟聘任日期")
        Field("declineReason", \.declineReason, "不予聘任的理由").long()
        Field("duties", \.duties, "服务事项")
        Field("termFrom", \.termFrom, "聘期自")
        Field("termUntil", \.termUntil, "聘期至").indexed()
        Field("fee", \.fee, "服务费用")
        Field("feeNote", \.feeNote, "费用来源和支付").long()
        Field("hasConflictClause", \.hasConflictClause, "合同载明利益冲突回避")
        Field("hasSecrecyClause", \.hasSecrecyClause, "合同载明保密义务")
        Field("number", \.number, "聘书编号").indexed()
        Field("engagedOn", \.engagedOn, "聘任日期")
        Field("evaluations", \.evaluations, "年度考核")
        Field("renewals", \.renewals, "续聘")
        Field("renewedUntil", \.renewedUntil, "续聘至")
        Field("dismissalGround", \.dismissalGround, "解聘事由")
        Field("dismissalNote", \.dismissalNote, "解聘说明").long()
        Field("dismissedOn", \.dismissedOn, "解聘日期")
        Field("endedOn", \.endedOn, "聘期届满日期").help("届满的次日")
    }

    /// Whether the adviser may be asked on a day.
    package func isEngaged(on day: Day) -> Bool {
        guard engagedOn != nil, let from = termFrom, let until = termUntil else { return false }
        return day >= from && day <= until && (dismissedOn.map { day < $0 } ?? true)
    }

    /// The days on which the engagement stands, or as things are now will stand.
    var periodsEngaged: [(first: Day, last: Day?)] {
        guard let engagedOn, let from = termFrom, let until = termUntil else { return [] }
        return [(max(engagedOn, from), dismissedOn.map { min($0.advanced(by: -1), until) } ?? until)]
    }
}
