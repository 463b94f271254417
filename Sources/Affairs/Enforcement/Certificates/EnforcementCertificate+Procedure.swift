package import Kernel

private let style = Law.certificateStyle2020

extension EnforcementCertificate {
    /// 岗前培训学时. The number comes from practice, not from a text that was read.
    static let requiredTraining: Setting<Int> = Setting(
        "certificate.training.hours", "新任执法人员岗前培训学时", default: 60, lawful: .within(1...200), isWeighty: true, source: "国办发〔2023〕27号所提学时，待核；县可自定")
    static let passingScore: Setting<Int> = Setting(
        "certificate.exam.pass", "执法资格考试合格分数", default: 60, lawful: .within(60...100), isWeighty: true, source: "各省自定，待核")
    static let examYears: Setting<Int> = Setting(
        "certificate.exam.years", "执法资格考试合格成绩有效年限", default: 5, lawful: .within(1...10), isWeighty: true, source: "浙江省作法为五年，各省自定")
    static let validYears: Setting<Int> = Setting(
        "certificate.valid.years", "行政执法证有效年限", default: 5, lawful: .within(1...6), isWeighty: true, source: "浙江省作法为五年，各省自定")

    package static var settings: [any SettingDeclaration] { [requiredTraining, passingScore, examYears, validYears] }

    package static var editions: [Edition] { QualificationLaw.editions }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2021")
        Passage.newProcedure("2021", to: "2026")
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = QualificationLaw(edition)
        Action("apply", "申领", to: .applied, by: .clerk, basis: law.admission)
            .needs(\.holder, \.holderName, \.staffing, \.certificateClass, \.categories).fills(\.identityNumber, \.position, \.area)
            .requires(onEstablishment(law))
            .stamps(\.appliedOn)
        Action("qualify", "资格审查", .applied, to: .qualified, by: .certification, basis: law.training).at(.holding(.justice))
            .needs(\.trainingHours)
            .requires("training-hours-reached", "岗前培训学时达到规定", law.training) { matter, now in
                matter.trainingHours >= now.settings[requiredTraining]
            }
            .stamps(\.qualifiedOn)
        Action("examine", "登记考试成绩", .qualified, to: .examined, by: .certification, basis: law.admission).at(.holding(.justice))
            .needs(\.examinedOn, \.examScore)
            // Units register people for the examination first and apply for those who passed, so it may lie before the application.
            .requires("exam-result-still-counts", "考试日期不晚于登记当日，合格成绩仍在有效年限内", law.admission) { matter, now in
                matter.examinedOn.map { $0 <= now.today } ?? false && now.isWithin(.years(now.settings[examYears]), of: matter.examinedOn)
            }
            .requires("exam-passed", "执法资格考试合格", law.admission) { matter, now in
                matter.examScore.map { $0.tenThousandths >= now.settings[passingScore] * 10_000 } ?? false
            }
        Action("issue", "发证", .examined, to: .inForce, by: .certification, basis: style.cited()).at(.holding(.justice))
            .separate(from: "examine").requires(noOther(style.cited()))
            .stamps(\.issuedOn)
            .writes(\.validUntil) { matter, now in
                matter.validUntil = now.lastDay(of: .years(now.settings[validYears]), from: now.today).advanced(by: -1)
            }
            .issues("certificate").publishes("officer")
        Action("refuse", "不予发证", .applied, .qualified, .examined, to: .refused, by: .certification, basis: law.admission)
            .at(.holding(.justice)).needs(\.refusalReason)
        Action("check", "年度审验", .inForce, by: .certification, basis: style.cited()).at(.holding(.justice))
            .appends(\.checks, needing: \.year, \.trainingHours, atMost: 1, checks: [yearDue]) { check, _, now in check.on = now.today }
        Action("renew", "换证", .inForce, by: .certification, basis: style.cited()).at(.holding(.justice))
            .requires("renewed-before-expiry", "有效期届满前换证", style.cited()) { matter, now in matter.isValid(on: now.today) }
            .requires("last-check-passed", "最近一次年度审验合格", style.cited()) { matter, _ in matter.latestCheck?.passed ?? false }
            .writes(\.validUntil) { matter, now in
                matter.validUntil = now.lastDay(of: .years(now.settings[validYears]), from: now.today).advanced(by: -1)
            }
            .publishes("officer")
        Action("withhold", "暂扣", .inForce, to: .suspended, by: .certification, basis: law.management).at(.holding(.justice))
            .appends(\.withholdings, needing: \.reason, atMost: 1) { withheld, _, now in (withheld.from, withheld.until) = (now.today, nil) }
            .withdraws("officer")
        Action("restore", "发还", .suspended, to: .inForce, by: .certification, basis: law.management).at(.holding(.justice))
            .writes(\.withholdings) { matter, now in
                guard let last = matter.withholdings.indices.last else { return }
                matter.withholdings[last].until = now.today
            }
            .publishes("officer")
        Action("void", "注销", .inForce, .suspended, to: .voided, by: .certification, basis: law.management).at(.holding(.justice))
            .needs(\.voidReason).fills(\.voidNote, \.voidSince)
            .requires("disqualified-day-in-order", "失去资格之日不早于发证之日，不晚于注销当日", law.management) { matter, now in
                guard let since = matter.voidSince else { return true }
                return since <= now.today && matter.issuedOn.map { $0 <= since } ?? false
            }
            .requires("void-reason-explained", "因违法取消资格或者其他原因注销的，应当说明", law.management) { matter, _ in
                (matter.voidReason != .unlawful && matter.voidReason != .other) || !matter.voidNote.isEmpty
            }
            .writes(\.posts) { matter, now in matter.leavePost(on: now.today) }
            .stamps(\.voidedOn).withdraws("officer")
        postings(law)
        existing(law)
    }

    private static let yearDue: Check<Self, AnnualCheck> = Check(
        "check-year-due", "审验年度不晚于当年，且该年度尚未审验", style.cited()
    ) { check, matter, now in
        guard let year = check.year else { return false }
        return year <= now.today.year && !matter.checks.contains { $0.year == year }
    }

    /// The check of the latest year that was checked.
    private var latestCheck: AnnualCheck? { checks.max { $0.year ?? 0 < $1.year ?? 0 } }

    /// Nobody else enforces (山东省行政执法监督条例第十条第三款).
    static func onEstablishment(_ law: QualificationLaw) -> Gate<Self> {
        Gate("on-establishment", "合同工、劳务派遣人员和临时借调人员不得从事行政执法", law.staff) { matter, _ in matter.staffing?.mayEnforce ?? false }
    }

    /// One person, one certificate of a kind: neither counted twice, nor a withheld one got round by another.
    static func noOther(_ basis: Basis) -> Gate<Self> {
        Gate("no-other-certificate", "该人员没有同类有效或者暂扣的证件", basis) { matter, now in
            !now.matching(EnforcementCertificate.self, "holder", matter.holder).contains { other in
                guard other.id.id != now.matter, other.record.certificateClass == matter.certificateClass else { return false }
                let isWithheld = now.stage(of: other.id) == .suspended && (other.record.validUntil.map { $0 >= now.today } ?? false)
                return isWithheld || other.record.isValid(on: now.today)
            }
        }
    }

    /// 执法人员名单: name, number, category and area are public; nothing else of a person is.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "officer", "行政执法人员公示", basis: Law.penaltyPublicity2018.cited("第（四）项"),
            shows: \.holderName, \.number, \.certificateClass, \.categories, \.area, \.validUntil
        )
        .until { matter, _ in matter.validUntil }
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("certificate", "行政执法证", basis: style.cited(), number: "{organ}执〔{year}〕{nnnnn}号", in: \.number) { matter, now in
            DocumentContent(
                [
                    "证件类型：\(matter.certificateClass?.name ?? "行政执法证")", "姓名：\(matter.holderName)", "单位：\(now.organs.name(of: now.organ))",
                    "证号：\(matter.number)",
                    "执法类别：\(matter.categories.shown)", "执法区域：\(matter.area)", "有效期至：\(matter.validUntil?.chinese ?? "")",
                ].said,
                signature: now.organs.nearest(.justice, to: now.organ).map { now.organs.name(of: $0) } ?? "", day: matter.issuedOn)
        }
        .issued(by: .holding(.justice)).numberingMatter()
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.stock("certificate.valid", "持有效行政执法证", unit: "人") { $0.periods(of: .enforcement) }
            .told("年末证件有效的人数。已经注销、暂扣、有效期届满的不计入；本年新取得的计入。")
        Measure.stock("certificate.supervision", "持有效行政执法监督证", unit: "人") { $0.periods(of: .supervision) }
            .told("年末行政执法监督证有效的人数，与行政执法证分别统计。已经注销、暂扣、有效期届满的不计入。")
        Measure.stock("certificate.hearing", "持有效听证主持人证", unit: "人") { $0.periods(of: .hearing) }
            .told("年末听证主持人证有效的人数，与行政执法证分别统计。")
        Measure.stock("certificate.all", "有效的各类执法证件", unit: "个", during: \.validPeriods)
            .told("年末有效的行政执法证、行政执法监督证、听证主持人证之和；一人持有两种证件的计两个。执法主体资格证是单位的资格，不是人员证件，不计入。")
        Measure.stock("certificate.front-line", "一线执法岗位持证人员", unit: "人", during: \.frontLinePeriods)
            .told("年末安排在一线执法岗位、行政执法证当日有效的人数，自上岗日期起计入，离岗之日起不计入。证件暂扣、失效期间不计入。")
        Measure.count("certificate.qualified", "新取得行政执法证", unit: "人", on: \.issuedOn) { $0.certificateClass == .enforcement }
            .told("本年资格考试合格并领取行政执法证的人数，按发证日计入。")
        Measure.count("certificate.voided", "注销行政执法证", unit: "人", on: \.voidedOn) { $0.certificateClass == .enforcement }
            .told("本年因退休、调离、辞职、死亡等原因注销行政执法证的人数，按注销日计入。")
        Measure.counts("certificate.voided", "注销行政执法证", unit: "人", on: \.voidedOn) { $0.certificateClass == .enforcement ? $0.voidReason : nil }
            .part(of: "certificate.voided")
        Measure.each("certificate.checked", "核验行政执法证", unit: "人次") { $0.checks.compactMap(\.on) }
            .told("行政执法证年度审验的人次，按审验日计入。")
    }

    private func periods(of kind: Class) -> [(first: Day, last: Day?)] { certificateClass == kind ? validPeriods : [] }
}
