package import Kernel

/// 公示与撤回、结案归档.
extension PenaltyCase {
    @Clauses
    static func publishing(_ law: PenaltyArticles) -> [Clause<Self>] {
        Publicity.clauses(
            in: publicity, of: "decision", at: [.decided, .executing, .closed], withheldFor: withholding(law), basis: law.publicity,
            withdrawal: law.withdrawal
        )
        .refining(publicity.step("publish")) { publishable($0, law) }
        .refining(publicity.step("withdraw")) { withdrawable($0, law) }
        Publicity.limit(
            in: publicity, termText: "7个工作日，另有规定的从其规定", from: \.decidedOn, orUntil: \.fallenOn, basis: law.publicity
        ) { matter, _ in matter.publicationDays.map { .workingDays($0) } }
        .when("给予行政处罚、没有不予公示的情形的") { $0.decision == .penalise && $0.publicity.ground == nil }
        .runs(from: "作出行政处罚决定之日", until: "公示，或者决定不予公示、决定被改变")
        // Before 2021 “及时” only: no day was named.
        if law.isRevised {
            Publicity.withdrawalLimit(in: publicity, within: .days(3), from: \.fallenOn, whilePending: \.mustWithdraw, basis: law.withdrawal)
                .runs(from: "公示的决定被变更、撤销、确认违法或者确认无效之日", until: "撤回行政处罚决定信息")
        }
    }

    private static func publishable(_ action: Action<Self>, _ law: PenaltyArticles) -> Action<Self> {
        action.needs(\.publicSummary)
            .requires("penalty-decided", "已经作出行政处罚决定", law.publicity) { matter, _ in matter.decision == .penalise }
            .requires("party-not-minor", "当事人是未成年人的，不予公示", law.publicity) { matter, _ in matter.capacity != .minor }
            .requires(Party.unexposed(in: party, "公示内容不得含有个人信息", basis: law.publicity) { $0.publicSummary })
            .requires("fallen-decision-withdrawn-first", "决定已被改变的，撤回后方可公示变更后的决定", law.withdrawal) { matter, _ in
                matter.fall == nil || matter.fall == .changed || matter.publicity.isPublic
            }
    }

    private static func withdrawable(_ action: Action<Self>, _ law: PenaltyArticles) -> Action<Self> {
        action
            .requires("published-decision-fallen", "决定已经公示，并被依法变更、撤销、确认违法或者确认无效", law.withdrawal) { matter, _ in
                !matter.publicity.isPublic || matter.mustWithdraw
            }
            .writes(\.mustWithdraw) { matter, _ in matter.mustWithdraw = false }
    }

    /// Since 2021 the Law makes public those decisions “具有一定社会影响的”; before, 118号 made all of them public.
    static func withholding(_ law: PenaltyArticles) -> [WithholdingGround] {
        WithholdingGround.general + [.minor, .ruleExempts] + (law.isRevised ? [.noInfluence] : [])
    }

    @Clauses
    static func closing(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("close", "结案", .executing, to: .closed, by: .head, basis: law.archive)
            .awaited { matter in matter.procedureKind == .ordinary && !matter.isOutstanding }
            .requires("ordinary-procedure", "普通程序案件", law.archive) { matter, _ in matter.procedureKind == .ordinary }
            .requires(all: finished(law)).barring(law)
            .writes(all: closeWrites) { matter, now in matter.close(now) }
            .issues("closing")
        Action("close-spot", "当场处罚结案", .executing, to: .closed, by: .officer, .clerk, basis: law.archive)
            .awaited { matter in matter.procedureKind == .simple && !matter.isOutstanding }
            .requires("spot-decision-reported", "当场处罚案件，已报所属机关备案", law.spotRecord) { matter, _ in
                matter.procedureKind == .simple && matter.spotReportedOn != nil
            }
            .requires(all: finished(law))
            .writes(all: closeWrites) { matter, now in matter.close(now) }
        Action("archive", "归档", .closed, by: .clerk, basis: law.archive)
            .archiving(archive, basis: law.archive)
            .requires(Archive.complete(in: archive, "全过程记录应当归档保存", law.archive) { $0.filePapers })
            .issues(archive.step("index"))
    }

    /// A case that was reopened keeps the day on which it was closed first, by which it is counted.
    private mutating func close(_ now: Moment) { (closedOn, reopenedOn) = (closedOn ?? now.today, nil) }

    private static let closeWrites: [Path<Self>] = [\.closedOn, \.reopenedOn]

    /// A case is closed when nothing is left to do. Waiving a surcharge (行政强制法第四十二条) is for people.
    private static func finished(_ law: PenaltyArticles) -> [Gate<Self>] {
        [
            Gate("penalty-carried-out", "处罚已经履行，或者法院已经裁定", law.enforcement) { matter, _ in !matter.isOutstanding || matter.courtRuling != nil },
            Gate("cash-banked", "当场收缴的罚款已经缴付银行", law.handIn) { matter, _ in matter.cashOn == nil || matter.cashBankedOn != nil },
            Gate("published-or-withheld", "处罚决定已经公示，或者写明不予公示的情形", law.publicity) { matter, _ in
                matter.decision != .penalise || matter.publicity.isSettled || matter.fallenOn != nil
            },
            Gate("fallen-decision-withdrawn", "公示的决定已被改变的，已经撤回", law.withdrawal) { matter, _ in !matter.mustWithdraw },
            Gate("crime-settled", "涉嫌犯罪的已经移送，或者不移送的理由已经记录", law.crime(11, 1)) { matter, _ in matter.isCrimeSettled },
            exhibitsHanded(law),
        ]
    }

    static func exhibitsHanded(_ law: PenaltyArticles) -> Gate<Self> {
        Gate("exhibits-handed-over", "公安机关立案的，涉案物品和材料已经移交", law.crime(12)) { matter, _ in
            matter.policeAnswer != .filed || matter.exhibitsHandedOn != nil
        }
    }

    /// 行政处罚决定: an organisation by its full name, a person masked; numbers, addresses and reasons stay inside.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "decision", "行政处罚决定公示", basis: Law.penaltyPublicity2018.cited("第（六）项"),
            shows: \.decisionNumber, party.organisationName, party.creditCode, party.citizenName, \.cause, \.publicSummary, \.legalBasis, \.penalties,
            \.changedPenalties, \.decidedOn
        )
        .until { matter, now in
            let years = now.settings[matter.party.isNatural ? shownForCitizen : shownForOrganisation]
            return matter.publicity.publishedOn.map { now.lastDay(of: .years(years), from: $0) }
        }
        .when("给予行政处罚、没有不予公示的情形的") { matter, _ in matter.decision == .penalise && matter.publicity.ground == nil }
    }
}
