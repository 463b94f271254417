package import Kernel

private let systems = Law.penaltyPublicity2018

extension LegalReviewer {
    /// Whether the list is public is for each place: the paper asks for a register, not for its publication.
    static let publishesList: Setting<Bool> = Setting(
        "legal-reviewer.publish", "公开法制审核人员名单", default: false, lawful: .any, source: "国办发〔2018〕118号只要求建立数据库，是否公开由各地自定")

    package static var settings: [any SettingDeclaration] { [publishesList] }

    package static var editions: [Edition] {
        [
            Edition("2017", "2017年修正的行政处罚法", from: "2018-12-05", until: "2021-07-14"),
            Edition("2021", "2021年修订的行政处罚法", from: "2021-07-15"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2017", to: "2021")
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let gates = Gates(edition)
        entry(gates)
        Action("change", "变更", .registered, by: .clerk, basis: systems.cited("第（十一）项"))
            .appends(\.changes, needing: \.reason, atMost: 1) { change, reviewer, now in
                (change.on, change.scopes, change.position) = (now.today, reviewer.scopes, reviewer.position)
            }
            .fills(\.position, \.unit, \.scopes, \.reviewingSince, \.qualificationNumber, \.qualifiedOn)
            .requires(all: gates.conditions)
            .publishes("list")
        Action("train", "记录培训", .registered, by: .clerk, basis: systems.cited("第（二十三）项"))
            .appends(\.trainings, needing: \.on, \.topic, checks: [trainedInOrder])
        Action("remove", "退出", .registered, .appointed, to: .removed, by: .clerk, basis: systems.cited("第（十一）项"))
            .needs(\.removalReason).fills(\.removalNote)
            .requires("removal-explained", "不再具备条件、审核失职或者其他原因退出的，应当说明", systems.cited("第（十四）项")) { reviewer, _ in
                !(reviewer.removalReason?.needsNote ?? false) || !reviewer.removalNote.isEmpty
            }
            .stamps(\.removedOn).withdraws("list")
    }

    @Clauses
    private static func entry(_ gates: Gates) -> [Clause<Self>] {
        Action("nominate", "提名", to: .nominated, by: .clerk, basis: systems.cited("第（十一）项"))
            .needs(\.person, \.name, \.unit, \.staffing, \.scopes).fills(
                \.position, \.background, \.reviewingSince, \.qualificationNumber, \.qualifiedOn
            )
            .requires(notListed)
            .stamps(\.nominatedOn)
        Action("amend", "补正", .nominated, by: .clerk, basis: systems.cited("第（十一）项"))
            .fills(\.unit, \.position, \.staffing, \.scopes, \.background, \.reviewingSince, \.qualificationNumber, \.qualifiedOn)
            .fills(\.appointedOn)
            .requires(
                appointedEarlier.when("补登后退回的") { reviewer, _ in reviewer.isExisting },
                Gate("appointment-day-by-appointing", "任用日期由任用环节记下", systems.cited("第（十一）项")) { reviewer, _ in reviewer.appointedOn == nil }
                    .when("提名的人员") { reviewer, _ in !reviewer.isExisting }
            )
        Action("appoint", "任用", .nominated, to: .appointed, by: .head, basis: systems.cited("第（十一）项")).awaited()
            .separate(from: "nominate")
            .requires(all: gates.conditions).requires(notListed)
            .writes(\.appointedOn) { reviewer, now in reviewer.appointedOn = reviewer.appointedOn ?? now.today }
        Action("drop", "不予任用", .nominated, to: .dropped, by: .head, .clerk, basis: systems.cited("第（十一）项")).needs(\.removalNote)
        // What was before the system was in use: entered by the organ, taken into the register by the bureau.
        Action("register-existing", "补登在任人员", to: .appointed, by: .clerk, basis: systems.cited("第（二十三）项"))
            .needs(\.person, \.name, \.unit, \.staffing, \.scopes, \.appointedOn)
            .fills(\.position, \.background, \.reviewingSince, \.qualificationNumber, \.qualifiedOn)
            .requires(all: gates.conditions).requires(notListed)
            .requires(appointedEarlier)
        Action("enter", "登记入库", .appointed, to: .registered, by: .certification, basis: systems.cited("第（二十三）项")).at(.holding(.justice))
            .awaited()
            .separate(from: "nominate", "register-existing")
            .requires(all: gates.conditions)
            .stamps(\.registeredOn).publishes("list")
        Action("return", "退回", .appointed, to: .nominated, by: .certification, basis: systems.cited("第（二十三）项")).at(.holding(.justice))
            .needs(\.returnReason)
            .writes(\.appointedOn) { reviewer, _ in if !reviewer.isExisting { reviewer.appointedOn = nil } }
    }

    private static let trainedInOrder: Check<Self, Training> = Check(
        "training-date-in-order", "培训日期不晚于登记当日，不早于任用之日", systems.cited("第（二十三）项")
    ) { training, reviewer, now in
        guard let day = training.on, let appointed = reviewer.appointedOn else { return false }
        return day >= appointed && day <= now.today
    }

    /// Entered as one who had been appointed before: such an appointment is none of this procedure's, so going back keeps its day.
    private var isExisting: Bool { nominatedOn == nil }

    private static let appointedEarlier: Gate<Self> = Gate(
        "appointed-in-earlier-year", "补登的限于以前年度任用的人员", systems.cited("第（二十三）项")
    ) { reviewer, now in reviewer.appointedOn.map { $0 < Day.firstDay(of: now.today.year) } ?? false }

    /// A person reviews for one organ once; the entry that ended does not count.
    private static let notListed: Gate<Self> = Gate("not-yet-listed", "该人员尚未在本机关登记为法制审核人员", systems.cited("第（二十三）项")) { reviewer, now in
        !now.matching(LegalReviewer.self, "person", reviewer.person).contains { other in
            other.id.id != now.matter && now.organ(of: other.id) == now.organ
                && [.nominated, .appointed, .registered].contains(now.stage(of: other.id))
        }
    }

    /// The conditions of the edition's law on who may review.
    private struct Gates {
        let conditions: [Gate<LegalReviewer>]

        init(_ edition: Edition) {
            let qualified = edition.id == "2017" ? Law.penalty2017(38, 3) : Law.penalty2021(58, 2)
            conditions = [
                Gate("no-contract-staff", "合同工、劳务派遣人员和临时借调人员不从事法制审核", systems.cited("第（十一）项")) { reviewer, _ in
                    reviewer.staffing?.mayEnforce ?? false
                },
                Gate("legally-qualified", "初次从事行政处罚决定审核的人员，应当通过国家统一法律职业资格考试取得法律职业资格", qualified) { reviewer, now in
                    reviewer.isQualified(on: now.today)
                }
                .when("审核行政处罚决定的") { reviewer, _ in reviewer.scopes.contains(.penalty) },
                Gate("reviewing-start-not-in-future", "从事审核起始日期不晚于当日", qualified) { reviewer, now in
                    reviewer.reviewingSince.map { $0 <= now.today } ?? true
                },
            ]
        }
    }

    /// Not from before the qualification was obtained.
    private var qualifiedPeriods: [(first: Day, last: Day?)] {
        qualificationNumber.isEmpty ? [] : periods.map { period in (max(period.first, qualifiedOn ?? period.first), period.last) }
    }

    /// Whether the register lets a person review an organ's penalties; one of whom it has never heard it keeps from nothing.
    static func mayReviewPenalties(_ person: PersonID, _ now: Moment) -> Bool {
        let known = now.matching(LegalReviewer.self, "person", person).filter { entry in
            now.organ(of: entry.id) == now.organ && [.appointed, .registered, .removed].contains(now.stage(of: entry.id))
        }
        guard !known.isEmpty else { return true }
        return known.contains { entry in
            now.stage(of: entry.id) != .removed && entry.record.scopes.contains(.penalty) && entry.record.isQualified(on: now.today)
        }
    }

    /// Reviewed penalties before the rule took effect, or holds the national qualification on a day.
    func isQualified(on day: Day) -> Bool {
        if let reviewingSince, reviewingSince < Law.penalty2017.inForce { return true }
        return !qualificationNumber.isEmpty && (qualifiedOn.map { $0 <= day } ?? true)
    }
}

extension LegalReviewer {
    @Publications
    package static var publications: [Publication<Self>] {
        Publication("list", "法制审核人员名单", basis: systems.cited("第（二十三）项"), shows: \.name, \.unit, \.scopes)
            .when("县设定公开名单的") { _, now in now.settings[publishesList] }
    }

    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("untrained", "本年度和上年度没有培训记录", systems.cited("第（二十三）项")) { reviewer, now in
            guard let registered = reviewer.registeredOn, reviewer.removedOn == nil, registered.year < now.today.year else { return [] }
            let trained = reviewer.trainings.contains { training in training.on.map { $0.year >= now.today.year - 1 } ?? false }
            return trained ? [] : [reviewer.name]
        }
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.stock("legal-reviewer.registered", "法制审核人员", unit: "名", during: \.periods)
            .told("年末登记在册的行政执法法制审核人员，自登记入库之日起计入，退出之日起不计入；一人在两个机关审核的计两名。")
        Measure.count("legal-reviewer.entered", "登记入库法制审核人员", unit: "名", on: \.registeredOn)
            .told("本年登记入库的法制审核人员，按登记日计入，含补登的在任人员。")
        Measure.count("legal-reviewer.removed", "退出法制审核人员", unit: "名", on: { $0.registeredOn == nil ? nil : $0.removedOn })
            .told("本年调离、退休等退出的法制审核人员，按退出日计入。")
        Measure.counts("legal-reviewer.removed", "退出法制审核人员", unit: "名", on: { $0.registeredOn == nil ? nil : $0.removedOn }, by: \.removalReason)
            .part(of: "legal-reviewer.removed")
        Measure.stock("legal-reviewer.qualified", "具有法律职业资格的法制审核人员", unit: "名", during: \.qualifiedPeriods)
            .told("年末登记在册的法制审核人员中取得国家统一法律职业资格的。")
        Measure.each("legal-reviewer.trained", "法制审核人员培训", unit: "人次") { $0.trainings.compactMap(\.on) }
            .told("法制审核人员参加培训的人次，按培训日计入。")
    }
}
