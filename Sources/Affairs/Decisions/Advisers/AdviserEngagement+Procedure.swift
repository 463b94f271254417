package import Kernel

/// 中办发〔2016〕30号 is cited as a whole: the numbers of its items were not read again.
private let opinion = Law.legalAdvisers2016
private let local = Law.localAdvisers

extension AdviserEngagement {
    static let leastYears: Setting<Int> = Setting(
        "adviser.years.least", "外聘律师至少执业年数", default: 5, lawful: .within(1...20), isWeighty: true, source: "关于推行法律顾问制度和公职律师公司律师制度的意见")
    static let longestTerm: Setting<Int> = Setting(
        "adviser.term.years", "聘期至多年数", default: 3, lawful: .within(1...10), isWeighty: true, source: "各县自定，待核")

    package static var settings: [any SettingDeclaration] { [leastYears, longestTerm] }

    package static var editions: [Edition] { [Edition("2016", "法律顾问制度推行以后", from: "2016-06-16")] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        selection()
        engagement()
        ends()
    }

    /// 遴选: open, fair, and of people who may be engaged at all.
    @Clauses
    private static func selection() -> [Clause<Self>] {
        Action("nominate", "登记人选", to: .selecting, by: .clerk, .office, basis: opinion.cited()).needs(\.adviserKind, \.adviserName)
            .fills(\.firm, \.licenceNumber, \.practisingYears, \.specialities, \.isPenalised, \.holdsOffice)
            .stamps(\.openedOn)
        Action("propose", "拟聘任", .selecting, to: .proposed, by: .clerk, .office, basis: opinion.cited())
            .needs(\.method, \.conflict).fills(\.methodNote, \.isDeclared, \.conflictNote)
            .requires(
                Gate("openly-selected", "应当通过公开、公平、公正的方式遴选", opinion.cited()) { matter, _ in
                    matter.method != nil && matter.method != .appointment && !matter.methodNote.isEmpty
                }
                .when("外聘法律顾问") { matter, _ in matter.adviserKind?.isExternal == true }
            )
            .requires(
                Gate("lawyer-qualified", "应当有规定的执业年限和执业证书", opinion.cited()) { matter, now in
                    (matter.practisingYears ?? 0) >= now.settings[leastYears] && !matter.licenceNumber.isEmpty
                }
                .when("外聘律师") { matter, _ in matter.adviserKind?.isLawyer == true }
            )
            .requires(
                Gate("not-a-civil-servant", "公务员不得兼任执业律师", Law.lawyers2017(11)) { matter, _ in !matter.holdsOffice }
                    .when("外聘律师") { matter, _ in matter.adviserKind?.isLawyer == true }
            )
            .requires(
                Gate("government-lawyer-certified", "应当持有公职律师证书，在本单位任职", Law.publicLawyers2018.cited()) { matter, _ in
                    !matter.licenceNumber.isEmpty && matter.method == .appointment
                }
                .when("公职律师") { matter, _ in matter.adviserKind == .publicLawyer }
            )
            .requires("never-penalised", "未受过刑事处罚、行政处罚和行业处分", opinion.cited()) { matter, _ in !matter.isPenalised }
            .requires(noConflict).stamps(\.proposedOn)
        Action("decline", "不予聘任", .selecting, .proposed, to: .declined, by: .head, .office, basis: opinion.cited()).needs(\.declineReason)
    }

    static let noConflict: Gate<Self> = Gate("no-conflict", "已提交声明，与聘任单位没有利益冲突", Law.lawyers2017(39)) { matter, _ in
        matter.isDeclared && matter.conflict == Conflict.none
    }

    /// 聘任合同: term, fee, conflict of interest, confidentiality.
    @Clauses
    private static func engagement() -> [Clause<Self>] {
        Action("engage", "聘任", .proposed, to: .engaged, by: .head, basis: opinion.cited()).separate(from: "propose")
            .needs(\.termFrom, \.termUntil, \.duties).fills(\.fee, \.feeNote, \.hasConflictClause, \.hasSecrecyClause)
            .requires(noConflict)
            .requires("term-within-bounds", "聘期不早于聘任之日，不超过县设定的年数", local.cited()) { matter, now in
                guard let from = matter.termFrom, let until = matter.termUntil else { return false }
                return from >= now.today && until > from && until <= longest(from, now)
            }
            .requires(
                "contract-terms-complete", "聘任合同载明利益冲突回避、保密义务和费用", opinion.cited(),
                listing: { matter, _ in
                    var missing: [String] = []
                    if !matter.hasConflictClause { missing.append("缺利益冲突回避") }
                    if !matter.hasSecrecyClause { missing.append("缺保密义务") }
                    if matter.adviserKind?.isExternal == true && matter.fee == nil { missing.append("缺费用") }
                    return missing
                }
            )
            .stamps(\.engagedOn).issues("letter").publishes("adviser")
        Action("evaluate", "考核", .engaged, by: .clerk, .office, basis: local.cited())
            .appends(\.evaluations, needing: \.year, \.grade, \.note, checks: evaluationChecks, completing: { $0.on = $2.today })
        Action("renew", "续聘", .engaged, by: .head, basis: opinion.cited()).needs(\.renewedUntil)
            .requires("before-term-ends", "聘期届满以前续聘", local.cited()) { matter, now in matter.isEngaged(on: now.today) }
            .requires("last-evaluation-competent", "最近一次考核称职以上", local.cited()) { matter, _ in
                let grade = matter.evaluations.max { ($0.year ?? 0) < ($1.year ?? 0) }?.grade
                return grade == .excellent || grade == .competent
            }
            .requires("evaluated-since-renewal", "上次续聘以后经过考核", local.cited()) { matter, _ in
                guard let renewed = matter.renewals.last?.on else { return true }
                return matter.evaluations.contains { $0.on.map { $0 > renewed } ?? false }
            }
            .requires("renewal-within-bounds", "续聘期不超过县设定的年数", local.cited()) { matter, now in
                guard let until = matter.renewedUntil, let current = matter.termUntil else { return false }
                return until > current && until <= longest(current.advanced(by: 1), now)
            }
            .requires(noConflict)
            .writes(\.renewals, \.termUntil, \.renewedUntil) { matter, now in
                var renewal = Renewal()
                (renewal.on, renewal.until) = (now.today, matter.renewedUntil)
                matter.renewals.append(renewal)
                matter.termUntil = matter.renewedUntil
                matter.renewedUntil = nil
            }
            .publishes("adviser")
    }

    private static let evaluationChecks: [Check<Self, Evaluation>] = [
        Check("evaluation-year-open", "考核年度在聘期以内，不晚于当年，且该年度尚未考核", local.cited()) { evaluation, matter, now in
            guard let year = evaluation.year, let first = matter.termFrom?.year else { return false }
            return year >= first && year <= now.today.year && !matter.evaluations.contains { $0.year == year }
        },
        Check<Self, Evaluation>.together("one-evaluation-a-year", "一个年度考核一次", local.cited()) { evaluations, _, _ in
            Set(evaluations.map(\.year)).count == evaluations.count
        },
    ]

    /// The last day of the longest term that begins on a day.
    private static func longest(_ first: Day, _ now: Moment) -> Day {
        now.lastDay(of: .years(now.settings[longestTerm]), from: first).advanced(by: -1)
    }

    @Clauses
    private static func ends() -> [Clause<Self>] {
        Action("dismiss", "解聘", .engaged, to: .dismissed, by: .head, basis: opinion.cited()).needs(\.dismissalGround, \.dismissalNote)
            .requires(
                Gate("incompetence-evaluated", "应当有不称职的考核", local.cited()) { matter, _ in
                    matter.evaluations.contains { $0.grade == .incompetent }
                }
                .when("以考核不称职为由解聘的") { matter, _ in matter.dismissalGround == .incompetent }
            )
            .stamps(\.dismissedOn).withdraws("adviser")
        Action("expire", "聘期届满", .engaged, to: .ended, by: .system, basis: local.cited())
            .requires("term-ended", "聘期已经届满", local.cited()) { matter, now in matter.termUntil.map { now.today > $0 } ?? false }
            .writes(\.endedOn) { matter, _ in matter.endedOn = matter.termUntil?.advanced(by: 1) }
            .withdraws("adviser")
        // On the day after the last, the engagement has ended by itself.
        Limit("term", "聘期", termText: "至聘期届满", through: \.lastDay, until: \.endOfEngagement, basis: local.cited())
            .deems("expire").runs(from: "聘任", until: "聘期届满；解聘的，至解聘")
    }

    private var lastDay: Day? { engagedOn == nil ? nil : termUntil }
    private var endOfEngagement: Day? { dismissedOn ?? (endedOn == nil ? nil : termUntil) }

    /// 法律顾问名单: name, firm, field and term.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "adviser", "政府法律顾问名单", basis: local.cited(), shows: \.adviserName, \.adviserKind, \.firm, \.specialities, \.termFrom, \.termUntil
        )
        .until { matter, _ in matter.termUntil }
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("letter", "法律顾问聘书", basis: opinion.cited(), number: "{organ}法顾聘〔{year}〕{n}号", in: \.number) { matter, now in
            DocumentContent(
                to: matter.adviserName,
                [
                    "兹聘请\(matter.adviserName)\(matter.firm.isEmpty ? "" : "（\(matter.firm)）")为\(now.organs.name(of: now.organ))\(matter.adviserKind == .publicLawyer ? "公职律师" : "法律顾问")。",
                    "聘期自\(matter.termFrom?.chinese ?? "")至\(matter.termUntil?.chinese ?? "")。", "服务事项：\(matter.duties.shown)。",
                ],
                signature: now.organs.name(of: now.organ), day: matter.engagedOn)
        }
        .numberingMatter()
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.stock("adviser.engaged", "在聘政府法律顾问、公职律师", unit: "人", during: \.periodsEngaged)
            .told("年末聘期以内的法律顾问和公职律师；外聘律师团队计一人。")
        Measure.count("adviser.appointed", "新聘法律顾问、公职律师", unit: "人", on: \.engagedOn)
            .told("按聘任日计入；续聘的不计入。")
        Measure.counts("adviser.appointed", "新聘法律顾问、公职律师", unit: "人", on: \.engagedOn, by: \.adviserKind)
            .part(of: "adviser.appointed")
        Measure.each("adviser.renewed", "续聘法律顾问", unit: "人次") { $0.renewals.compactMap(\.on) }
            .told("按续聘日计入。")
        Measure.count("adviser.dismissed", "解聘法律顾问", unit: "人", on: \.dismissedOn)
            .told("聘期届满以前解聘的，按解聘日计入。")
        Measure.each("adviser.evaluated", "考核法律顾问", unit: "人次") { $0.evaluations.compactMap(\.on) }
            .told("年度考核的人次，按考核日计入。")
    }
}
