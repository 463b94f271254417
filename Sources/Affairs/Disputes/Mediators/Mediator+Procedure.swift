package import Kernel

private let law = Law.peoplesMediation
private let rules = Law.mediationRules2002
private let team = Law.mediatorTeam2018

extension Mediator {
    /// The law says 定期 and no more.
    static let trainingMonths: Setting<Int> = Setting(
        "mediator.training.months", "人民调解员业务培训间隔（月）", default: 12, lawful: .within(1...36), source: "人民调解法第十四条只称“定期”，每年一次为通行作法，待核")

    package static var settings: [any SettingDeclaration] { [trainingMonths] }

    package static var editions: [Edition] { [Edition("2011", "人民调解法", from: "2011-01-01")] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        entry
        service
        conduct
        Limit("MED-TERM", "人民调解员任期", .years(3), from: \.termFrom, until: \.endedOn, basis: rules(16))
            .runs(from: "本届推选或者聘任", until: "改选连任、续聘的重新起算；离任的，至离任")
    }

    @Clauses
    private static var entry: [Clause<Self>] {
        Action("engage", "推选或者聘任", to: .proposed, by: .clerk, .mediator, basis: law(13))
            .needs(\.organisation, \.name, \.office, \.engagement, \.conditions, \.chosenOn).fills(\.person, \.education, \.specialty)
            .requires(all: appointable)
            .writes(\.organisationName) { mediator, now in mediator.nameOrganisation(now) }
            .stamps(\.proposedOn)
        // Somebody in office before the system was in use.
        Action("register-existing", "补登在任调解员", to: .proposed, by: .clerk, .mediator, basis: law(13))
            .needs(\.organisation, \.name, \.office, \.engagement, \.conditions, \.chosenOn, \.existingSince)
            .fills(\.person, \.education, \.specialty)
            .requires(all: appointable)
            .requires("in-office-since-earlier-year", "补登的限于以前年度开始任职的人员", law(13)) { mediator, now in
                guard let since = mediator.existingSince, let chosen = mediator.chosenOn else { return false }
                return since < Day.firstDay(of: now.today.year) && since <= chosen
            }
            .writes(\.organisationName) { mediator, now in mediator.nameOrganisation(now) }
            .stamps(\.proposedOn)
        Action("register", "登记", .proposed, to: .inOffice, by: .clerk, .office, basis: law(10)).at(.holding(.justice)).awaited()
            .requires(organisationRegistered)
            .writes(\.registeredOn, \.termFrom, \.service) { mediator, now in
                let day = mediator.existingSince ?? now.today
                (mediator.registeredOn, mediator.termFrom) = (day, mediator.chosenOn)
                mediator.serve(mediator.engagement, from: day)
            }
            .publishes("list")
        Action("decline", "不予登记", .proposed, to: .declined, by: .clerk, .office, basis: law(10)).at(.holding(.justice)).needs(\.declineReason)
    }

    @Clauses
    private static var service: [Clause<Self>] {
        Action("train", "记录培训", .inOffice, by: .clerk, .office, basis: law(14, 2)).at(.holding(.justice))
            .appends(\.trainings, needing: \.on, \.topic, \.hours, checks: [trainingInOrder])
        Action("change-engagement", "变更专兼职", .inOffice, by: .clerk, .mediator, basis: team.cited())
            .needs(\.engagement)
            .requires("engagement-differs", "与现在的不同", team.cited()) { mediator, _ in
                mediator.engagement != mediator.service.last?.engagement
            }
            .writes(\.service) { mediator, now in mediator.serve(mediator.engagement, from: now.today) }
            .publishes("list")
        Action("renew", "连任、续聘", .inOffice, by: .clerk, .mediator, basis: rules(16))
            .needs(\.renewedOn)
            .requires("renewal-day-in-order", "改选或者续聘日期晚于本届任期开始之日，不晚于登记当日", rules(16)) { mediator, now in
                guard let day = mediator.renewedOn, let from = mediator.termFrom else { return false }
                return day > from && day <= now.today
            }
            .writes(\.renewals, \.termFrom, \.renewedOn) { mediator, _ in
                if let day = mediator.renewedOn { mediator.renewals.append(day) }
                (mediator.termFrom, mediator.renewedOn) = (mediator.renewedOn, nil)
            }
        Action("support", "记录保障", .inOffice, .ended, by: .clerk, .office, basis: law(16)).at(.holding(.justice))
            .appends(\.supports, needing: \.kind, \.amount, checks: [reliefExplained], completing: { $0.on = $2.today })
    }

    private static let trainingInOrder: Check<Self, Training> = Check("training-day-in-order", "培训日期不早于任职之日，不晚于登记当日", law(14, 2)) {
        training, mediator, now in
        guard let day = training.on, let since = mediator.registeredOn else { return false }
        return day >= since && day <= now.today
    }
    private static let reliefExplained: Check<Self, Support> = Check("relief-explained", "救助和抚恤写明事由", law(16)) { support, _, _ in
        support.kind == .subsidy || !support.note.isEmpty
    }

    /// 第十五条: criticism by the committee; where it is grave, removal by those who chose the mediator.
    @Clauses
    private static var conduct: [Clause<Self>] {
        Action("criticise", "批评教育、责令改正", .inOffice, by: .mediator, .clerk, basis: law(15))
            .appends(\.misconducts, needing: \.act, \.note, completing: { $0.handle(.corrected, on: $2.today) })
            .excludes("not-own-misconduct", "不得处理自己的违规行为", law(15)) { mediator, _ in [mediator.person] }
        Action("remove", "罢免、解聘", .inOffice, to: .ended, by: .mediator, .clerk, basis: law(15))
            .appends(\.misconducts, needing: \.act, \.note, completing: { $0.handle(.dismissed, on: $2.today) })
            .excludes("not-own-misconduct", "不得处理自己的违规行为", law(15)) { mediator, _ in [mediator.person] }
            .writes(all: endWrites) { mediator, now in mediator.end(.misconduct, on: now.today) }
            .withdraws("list")
        Action("leave", "离任", .inOffice, to: .ended, by: .mediator, .clerk, basis: rules(16))
            .needs(\.endReason).fills(\.endNote)
            .requires("ordinary-end-reason", "因违规罢免、解聘或者组织撤销的，由相应的环节办理", law(15)) { mediator, _ in mediator.endReason?.isOrdinary ?? false }
            .writes(all: endWrites) { mediator, now in mediator.end(mediator.endReason ?? .resigned, on: now.today) }
            .withdraws("list")
        Action("organisation-dissolved", "所在组织撤销", .proposed, .inOffice, to: .ended, by: .system, basis: law(13))
            .writes(all: endWrites) { mediator, now in mediator.end(.dissolved, on: now.today) }
            .withdraws("list")
    }

    // MARK: Conditions

    private static let organisationRegistered: Gate<Self> = Gate("committee-filed", "所在人民调解委员会已经备案", law(10)) { mediator, now in
        mediator.organisation.map { now.stage(of: $0) == .registered } ?? false
    }

    private static let appointable: [Gate<Self>] = [
        organisationRegistered,
        Gate("chosen-by-own-committee", "由所在的人民调解委员会推选或者聘任", law(13)) { mediator, now in
            mediator.organisation.map { now.organ(of: $0) == now.organ } ?? false
        },
        Gate(
            "statutory-conditions-met", "人民调解员应当具备法定条件", law(14, 1),
            listing: { mediator, _ in Condition.allCases.filter { !mediator.conditions.contains($0) }.map(\.name) }),
        Gate("member-of-committee", "应当是该委员会的委员", law(13)) { mediator, now in
            mediator.organisation.flatMap { now.find($0) }?.memberNames.contains(mediator.name) ?? false
        }
        .when("以委员身份担任的") { mediator, _ in mediator.office == .member },
        Gate("senior-secondary-education", "应当具备高中以上文化程度", rules(14)) { mediator, _ in mediator.education?.isSenior ?? false }
            .when("乡镇、街道人民调解委员会委员") { mediator, now in
                mediator.office == .member && mediator.organisation.flatMap { now.find($0) }?.form == .township
            },
        Gate("chosen-not-after-today", "推选或者聘任日期不晚于当日", rules(16)) { mediator, now in mediator.chosenOn.map { $0 <= now.today } ?? false },
        Gate("not-already-mediator", "该人员尚未登记为同一委员会的调解员", law(10)) { mediator, now in
            guard let organisation = mediator.organisation else { return false }
            return !now.matching(Mediator.self, "organisation", organisation).contains { other in
                other.id.id != now.matter && other.record.name == mediator.name && other.record.person == mediator.person
                    && [.proposed, .inOffice].contains(now.stage(of: other.id))
            }
        },
    ]

    private mutating func nameOrganisation(_ now: Moment) { organisationName = organisation.flatMap { now.find($0) }?.name ?? "" }
}
