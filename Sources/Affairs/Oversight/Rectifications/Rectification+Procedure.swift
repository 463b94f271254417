package import Kernel

/// The articles of one edition. No text rules rectifying as such: 督察工作规定第十八条 is what the State says of it that reaches furthest (in
/// a set time, and reported). 政府督查工作条例 leaves other supervision to its own law (第二十七条), so it grounds what government inspection
/// hands over and nothing else; where the problem comes from reconsideration, its law says how long.
private struct Articles {
    let assigning: Basis
    let rectifying: Basis
    let verifying: Basis
    let review: Basis
    let sanctions: Basis
    let reconsideration: Basis

    init(_ edition: Edition) {
        let outline = Law.outline2015.cited("第三部分")
        let inspection = Law.responsibilityInspection2019
        if edition.id == "2018" {
            (assigning, rectifying, verifying, review, sanctions) = (outline, outline, outline, outline, outline)
        } else {
            (assigning, rectifying, verifying, review) = (inspection(18), inspection(18), inspection(18), inspection(18))
            sanctions = inspection(30)
        }
        reconsideration = edition.id == "2024" ? Law.reconsideration2023(76) : Law.reconsiderationRules(57)
    }
}

extension Rectification {
    static let planDays: Setting<Int> = Setting(
        "rectification.plan.days", "制定整改方案工作日数", default: 10, lawful: .within(1...60), source: "各地自定，待核；督察规定没有统一天数")
    static let reconsiderationDays: Setting<Int> = Setting(
        "rectification.reconsideration.days", "行政复议意见书整改报送日数", default: 60, lawful: .within(60...60), isWeighty: true,
        source: "行政复议法第七十六条，实施条例第五十七条；法定，不应改动")
    static let reportDays: Setting<Int> = Setting(
        "rectification.report.days", "其他问题整改报送日数", default: 30, lawful: .within(1...90), isWeighty: true, source: "参照省行政执法监督条例（山东）第二十八条、第二十九条，县可自定")

    package static var settings: [any SettingDeclaration] { [planDays, reconsiderationDays, reportDays] }

    package static var editions: [Edition] {
        [
            Edition("2018", "督察工作规定施行以前", from: "2018-01-01", until: "2019-04-14"),
            Edition("2019", "督察工作规定施行以后", from: "2019-04-15", until: "2021-01-31"),
            Edition("2021", "政府督查工作条例施行以后", from: "2021-02-01", until: "2023-12-31"),
            Edition("2024", "行政复议法2023年修订施行以后", from: "2024-01-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2019")
        Passage.newProcedure("2019", to: "2021")
        Passage.newProcedure("2021", to: "2024")
    }

    static let atResponsible: Place<Self> = .named { $0.responsible }
    static let atAssigner: Place<Self> = .named { $0.assigner }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = Articles(edition)
        handingOver(law)
        rectifying(law)
        prolonging(law)
        verifying(law)
        sanctions(law)
        limits(law)
    }

    @Clauses
    private static func handingOver(_ law: Articles) -> [Clause<Self>] {
        Action("assign", "交办", to: .assigned, by: .system, basis: law.assigning)
            .requires("source-and-facts-stated", "交办的问题应当写明来源和事实", law.assigning) { matter, _ in matter.source != nil && !matter.problem.isEmpty }
            .writes(\.responsible, \.assigner) { matter, now in
                if matter.responsible.isUnset { matter.responsible = now.organ }
                if matter.assigner.isUnset { matter.assigner = now.organs.nearest(.justice, to: now.organ) ?? now.organ }
            }
            .stamps(\.assignedOn).issues("assignment")
        Action("open", "登记交办", to: .assigned, by: .clerk, .supervisor, .office, .legality, .reconsideration, .petitions, basis: law.assigning)
            .needs(\.source, \.sourceNote, \.problem, \.responsible).fills(\.problemBasis, \.severity, \.assisting)
            .fills(\.opinionNumber, \.opinionReceivedOn)
            .requires("opinion-of-reconsideration", "行政复议意见书出自行政复议，收到日期不晚于当日", law.reconsideration) { matter, now in
                matter.opinionNumber.isEmpty || (matter.source == .reconsideration && (matter.opinionReceivedOn ?? now.today) <= now.today)
            }
            .requires("assigned-to-another-organ", "整改责任单位是本县的其他单位，自己不向自己交办、核查", law.review) { matter, now in
                now.organs[matter.responsible] != nil && matter.responsible != now.organ
            }
            .writes(\.assigner) { matter, now in matter.assigner = now.organ }
            .stamps(\.assignedOn).issues("assignment")
        Action("withdraw", "撤回交办", .assigned, .rectifying, to: .withdrawn, by: .head, .supervisor, .office, basis: law.review).at(atAssigner)
            .needs(\.withdrawReason).stamps(\.withdrawnOn).returns()
    }

    @Clauses
    private static func rectifying(_ law: Articles) -> [Clause<Self>] {
        Action("plan", "制定整改方案", .assigned, to: .rectifying, by: .clerk, .office, .officer, .head, basis: law.rectifying).at(atResponsible)
            .needs(\.target, \.measuresPlanned, \.rectifier, \.targetDay)
            .requires("target-day-within-report-limit", "整改时限在今天以后，不晚于报送整改情况的期限", law.rectifying) { matter, now in
                guard let day = matter.targetDay, day > now.today else { return false }
                // Once the report itself is due nothing earlier can be promised: a late plan is still better than none.
                return matter.reportDue(now).map { day <= $0 || $0 <= now.today } ?? true
            }
            .stamps(\.plannedOn)
        // Whoever has verified a rectification has no part in what is verified next.
        Action("record-progress", "记录进展", .rectifying, by: .clerk, .office, .officer, basis: law.rectifying).at(atResponsible)
            .separate(from: "send-back", "sustain")
            .appends(\.progress, needing: \.note) { progress, _, now in progress.on = now.today }
        Action("report", "申请销号", .rectifying, to: .reported, by: .clerk, .office, .officer, basis: law.rectifying).at(atResponsible)
            .separate(from: "send-back", "sustain")
            .needs(\.report, \.evidence)
            .requires("no-extension-pending", "延期申请已经批复", law.rectifying) { matter, _ in matter.extensionAskedOn == nil }
            .writes(\.reportedOn, \.firstReportedOn, \.isLate) { matter, now in
                matter.reportedOn = now.today
                guard matter.firstReportedOn == nil else { return }
                matter.firstReportedOn = now.today
                matter.isLate = matter.reportDue(now).map { now.today > $0 } ?? false
            }
            // Whoever rectifies is bound by the time for it; that a report came in before it was entered, the assigner says.
            .occurs("报送之日", after: \.plannedOn).bindsWhoEnters()
            .awaited()
        Action(
            "confirm-report", "确认报送之日", .reported, by: .clerk, .supervisor, .office, .legality, .reconsideration, .petitions, basis: law.verifying
        )
        .at(atAssigner).separate(from: "report")
        .requires("came-in-before-entry", "首次报送登记为逾期，实际收到的日期更早", law.verifying) { matter, now in
            matter.isLate && matter.firstReportedOn.map { now.today < $0 } ?? false
        }
        .writes(\.reportedOn, \.firstReportedOn, \.isLate) { matter, now in
            if matter.reportedOn == matter.firstReportedOn { matter.reportedOn = now.today }
            matter.firstReportedOn = now.today
            matter.isLate = matter.reportDue(now).map { now.today > $0 } ?? false
        }
        .occurs("收到报送之日", after: \.plannedOn)
    }

    /// More time is the assigner's to give; 行政复议法 knows none for the sixty days.
    @Clauses
    private static func prolonging(_ law: Articles) -> [Clause<Self>] {
        asking(
            Action("request-extension", "申请延期", .rectifying, by: .clerk, .office, .officer, .head, basis: law.rectifying).at(atResponsible), law
        )
        .bindsWhoEnters()
        asking(
            Action("record-extension-request", "登记收到的延期申请", .rectifying, by: .clerk, .supervisor, .office, basis: law.verifying).at(atAssigner), law)
        deciding(law)
    }

    /// What a request asks and writes, whoever enters it.
    private static func asking(_ action: Action<Self>, _ law: Articles) -> Action<Self> {
        action.needs(\.extensionReason, \.extensionUntil)
            .requires("not-from-reconsideration", "行政复议意见书的六十日，法律没有规定可以延长", law.reconsideration) { matter, _ in !matter.isByOpinion }
            .requires("asked-before-target-day", "在整改时限届满以前申请，延至其后", law.rectifying) { matter, now in
                guard let target = matter.targetDay, let until = matter.extensionUntil else { return false }
                return now.today <= target && until > target
            }
            .requires("no-extension-pending", "没有待批复的延期申请", law.rectifying) { matter, _ in matter.extensionAskedOn == nil }
            .stamps(\.extensionAskedOn).occurs("提出申请之日", after: \.plannedOn)
    }

    @Clauses
    private static func deciding(_ law: Articles) -> [Clause<Self>] {
        Action("grant-extension", "批准延期", .rectifying, by: .head, .supervisor, .office, basis: law.verifying).at(atAssigner)
            .separate(from: "request-extension", "record-extension-request").fills(\.extensionNote)
            .requires("extension-asked", "已经申请延期", law.rectifying) { matter, _ in matter.extensionAskedOn != nil }
            .writes(\.targetDay) { matter, now in
                matter.noteExtension(granted: true, on: now.today)
                matter.targetDay = matter.extensionUntil ?? matter.targetDay
            }
            .writes(all: extensionWrites) { matter, _ in matter.forgetExtension() }
            .extends("report", atMost: 2, ground: "批准延期整改", says: "批准延长的日数") { matter, _ in .days(matter.extensions.last?.days ?? 0) }
            .awaited(at: .rectifying) { $0.extensionAskedOn != nil }
        Action("refuse-extension", "不批准延期", .rectifying, by: .head, .supervisor, .office, basis: law.verifying).at(atAssigner)
            .separate(from: "request-extension", "record-extension-request").needs(\.extensionNote)
            .requires("extension-asked", "已经申请延期", law.rectifying) { matter, _ in matter.extensionAskedOn != nil }
            .writes(all: extensionWrites) { matter, now in
                matter.noteExtension(granted: false, on: now.today)
                matter.forgetExtension()
            }
    }

    /// HG-32: there is proof, somebody has verified it, and that is not whoever rectified.
    @Clauses
    private static func verifying(_ law: Articles) -> [Clause<Self>] {
        verified(
            Action(
                "close", "核查通过，销号", .reported, .sustained, to: .closed, by: .clerk, .supervisor, .office, .legality, .reconsideration, .petitions,
                basis: law.verifying), .done, law
        )
        .requires("not-falsified", "弄虚作假的不得销号", law.sanctions) { matter, _ in !matter.falsified }
        .stamps(\.closedOn).issues("closure").returns().awaited(at: .reported)
        verified(
            Action(
                "send-back", "退回整改", .reported, .sustained, to: .rectifying, by: .clerk, .supervisor, .office, .legality, .reconsideration,
                .petitions,
                basis: law.verifying), .notDone, law
        )
        .needs(\.targetDay).fills(\.falsified)
        .requires("new-target-day-ahead", "重新确定的整改时限在今天以后", law.verifying) { matter, now in matter.targetDay.map { $0 > now.today } ?? false }
        .writes(\.reportedOn, \.sustainedOn) { matter, _ in (matter.reportedOn, matter.sustainedOn) = (nil, nil) }
        verified(
            Action(
                "sustain", "转长期坚持", .reported, to: .sustained, by: .clerk, .supervisor, .office, .legality, .reconsideration, .petitions,
                basis: law.verifying), .lasting, law
        )
        .stamps(\.sustainedOn)
    }

    private static func verified(_ action: Action<Self>, _ verdict: Verdict, _ law: Articles) -> Action<Self> {
        action.at(atAssigner).separate(from: "plan", "record-progress", "report", "request-extension")
            .excludes("not-rectifier", "整改责任人不得核查自己的整改", law.review) { matter, _ in matter.rectifier.map { [$0] } ?? [] }
            .needs(\.method, \.verifiedFact)
            .requires("report-and-evidence-present", "没有整改报告和佐证材料的，不得认定已经整改", law.verifying) { matter, _ in
                !matter.report.isEmpty && !matter.evidence.isEmpty
            }
            .writes(\.verifications, \.verdict, \.verifier) { matter, now in matter.enter(verdict, now) }
    }

    @Clauses
    private static func sanctions(_ law: Articles) -> [Clause<Self>] {
        Action<Self>("escalate", "约谈、通报、建议问责", .assigned, .rectifying, .reported, .sustained, by: .head, .supervisor, .office, basis: law.sanctions)
            .at(atAssigner).needs(\.escalation)
            .requires("rectification-failing", "逾期不报、整改不到位或者弄虚作假的，才约谈、通报、建议问责", law.sanctions) { matter, now in matter.isFailing(now) }
            .stamps(\.escalatedOn)
    }

    @Clauses
    private static func limits(_ law: Articles) -> [Clause<Self>] {
        Limit(
            "plan", "制定整改方案", termText: "10个工作日（县设定）", from: \.assignedOn, until: \.plannedOrWithdrawnOn, basis: law.rectifying,
            term: { _, settings in .workingDays(settings[planDays]) }
        )
        .runs(from: "交办之日", until: "制定整改方案，或者撤回交办")
        Limit(
            "reconsideration", "报送行政复议意见书整改情况", termText: "60日", from: { $0.opinionReceivedOn ?? $0.assignedOn }, until: \.reportedOrWithdrawnOn,
            basis: law.reconsideration, term: { _, settings in .days(settings[reconsiderationDays]) }
        )
        .when("问题由行政复议意见书提出的") { $0.isByOpinion }
        .runs(from: "收到行政复议意见书之日", until: "首次报送整改情况，或者撤回交办")
        Limit(
            "report", "报送整改情况", termText: "30日（县设定）", from: \.assignedOn, until: \.reportedOrWithdrawnOn, basis: law.rectifying,
            term: { _, settings in .days(settings[reportDays]) }
        )
        .when("问题不由行政复议意见书提出的") { !$0.isByOpinion }
        .runs(from: "交办之日", until: "首次报送整改情况，或者撤回交办")
        Limit(
            "target", "整改时限", termText: "整改方案或者退回时确定的日期", from: \.plannedOn, until: \.askedOrWithdrawnOn, basis: law.rectifying,
            term: { matter, _ in matter.targetTerm }
        )
        .runs(from: "制定整改方案之日", until: "申请销号，或者撤回交办")
    }

    private var plannedOrWithdrawnOn: (any TimePoint)? { plannedOn ?? withdrawnOn }
    private var reportedOrWithdrawnOn: (any TimePoint)? { firstReportedOn ?? withdrawnOn }
    private var askedOrWithdrawnOn: (any TimePoint)? { reportedOn ?? withdrawnOn }

    /// The last day for the report, extensions counted in; `nil` before the problem is handed over.
    func reportDue(_ now: Moment) -> Day? {
        guard let assignedOn else { return nil }
        guard isByOpinion else {
            return now.lastDay(ofLimit: "report", lasting: .days(now.settings[Self.reportDays]), from: assignedOn)
        }
        let days = now.settings[Self.reconsiderationDays]
        return now.lastDay(
            ofLimit: "reconsideration", lasting: .days(days), from: opinionReceivedOn ?? assignedOn, by: Law.reconsideration2023.counting)
    }

    /// Overdue, found not done, or dressed up.
    private func isFailing(_ now: Moment) -> Bool {
        if isLate || falsified { return true }
        if verifications.contains(where: { $0.verdict == .notDone }) { return true }
        guard firstReportedOn == nil, let due = reportDue(now) else { return false }
        return now.today > due
    }

    private var targetTerm: Term? {
        guard let plannedOn, let targetDay, targetDay > plannedOn else { return nil }
        return .days(targetDay - plannedOn)
    }

    private mutating func enter(_ verdict: Verdict, _ now: Moment) {
        var entry = Verification()
        (entry.on, entry.by, entry.method, entry.verdict, entry.fact) = (now.today, now.actor.person, method, verdict, verifiedFact)
        verifications.append(entry)
        (self.verdict, verifier) = (verdict, now.actor.person)
    }

    /// What deciding on an extension changes.
    private static let extensionWrites: [Path<Self>] = [
        \.extensions, \.extensionAskedOn, \.extensionReason, \.extensionUntil, \.extensionNote,
    ]

    private mutating func noteExtension(granted: Bool, on day: Day) {
        var entry = Prolongation()
        (entry.askedOn, entry.decidedOn, entry.from, entry.until) = (extensionAskedOn, day, targetDay, extensionUntil)
        (entry.reason, entry.granted, entry.note) = (extensionReason, granted, extensionNote)
        extensions.append(entry)
    }

    /// A later request is made, and decided on, in words of its own.
    private mutating func forgetExtension() {
        (extensionAskedOn, extensionReason, extensionUntil, extensionNote) = (nil, "", nil, "")
    }
}
