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
        .refining(publicity.step("withhold")) { $0.requires(withheldByAge(law)) }
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
            .requires("party-not-minor", "当事人是未成年人的，不予公示", law.publicity) { matter, now in matter.responsibility(now) != .minor }
            .requires(Party.unexposed(in: party, "公示内容不得含有个人信息", basis: law.publicity) { $0.publicSummary })
            .requires("fallen-decision-withdrawn-first", "决定已被改变的，撤回后方可公示变更后的决定", law.withdrawal) { matter, _ in
                matter.fall == nil || matter.fall == .changed || matter.publicity.isPublic
            }
            .requires("not-taken-down-for-good", "依法不应当公示、提前停止公示而撤下的，不再公示", law.publicity) { matter, _ in
                matter.withdrawalGround?.isForGood != true
            }
            .writes(\.mustRepublish) { matter, _ in matter.mustRepublish = false }
    }

    /// Down it comes when the decision has fallen; also when it should not be there, or not as it is. A ground that is left out means a fall.
    private static func withdrawable(_ action: Action<Self>, _ law: PenaltyArticles) -> Action<Self> {
        let falls: @Sendable (Self, Moment) -> Bool = { matter, _ in (matter.withdrawalGround ?? .fallen) == .fallen }
        return
            action
            .fills(\.withdrawalGround, \.earlyEndAskedOn)
            .requires(
                Gate<Self>("published-decision-fallen", "决定已经公示，并被依法变更、撤销、确认违法或者确认无效", law.withdrawal) { matter, _ in
                    !matter.publicity.isPublic || matter.mustWithdraw
                }
                .when("以决定被改变为由的", falls),
                Gate<Self>("fallen-said-so", "决定已被改变的，以此为由撤回", law.withdrawal) { matter, _ in !matter.mustWithdraw }
                    .when("以其他情形为由的") { matter, now in !falls(matter, now) }
            )
            .requires(all: endingEarly(law))
            .writes(\.mustWithdraw, \.mustRepublish) { matter, _ in
                matter.mustWithdraw = false
                matter.mustRepublish = matter.withdrawalGround == .inaccurate
            }
    }

    /// 提前停止公示: by the market regulator's rule alone; how long it must have stood before, another rule of the ministry says.
    private static func endingEarly(_ law: PenaltyArticles) -> [Gate<Self>] {
        let early: @Sendable (Self, Moment) -> Bool = { matter, _ in matter.withdrawalGround == .earlyEnd }
        // The rule took effect after the last case of the former edition was opened.
        guard law.isRevised else {
            return [
                Gate<Self>("no-early-end", "法律、规章没有规定提前停止公示", law.publicity) { _, _ in false }.when("提前停止公示的", early)
            ]
        }
        let rule = Law.marketPublicity2021
        return [
            Gate<Self>("early-end-by-market-regulator", "市场监督管理部门的处罚公示，方可依此提前停止", rule(14, 1)) { _, now in
                now.organs[now.organ]?.duties.contains(.market) == true
            }
            .when("提前停止公示的", early),
            Gate<Self>("early-end-asked", "当事人已经申请，申请不晚于当日", rule(14, 1)) { matter, now in matter.earlyEndAskedOn.map { $0 <= now.today } ?? false }
                .when("提前停止公示的", early),
            Gate<Self>("early-end-performed", "已经履行处罚决定规定的义务", rule(14, 1, item: 1)) { matter, _ in
                matter.isPaid && !(matter.effectivePenalties.hasOtherThanMoney && matter.executedOn == nil)
            }
            .when("提前停止公示的", early),
            Gate<Self>("early-end-not-grave", "受到责令停产停业、限制开展生产经营活动、限制从业、降低资质等级、吊销许可证件等处罚的，不得提前停止公示", rule(14, 3)) { matter, _ in
                let grave: Set<PenaltyKind> = [.suspendedBusiness, .restricted, .ban, .downgraded, .revokedLicence]
                return Set(matter.effectivePenalties.compactMap(\.kind)).isDisjoint(with: grave)
            }
            .when("提前停止公示的", early),
        ]
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
            // Nothing is decided by it any more: everything that was to be done has been, as its conditions say of each case.
            .inBulk()
        Action("close-unserved", "撤销未送达的决定后结案", .decided, to: .closed, by: .head, basis: law.archive)
            .awaited { matter in matter.isUnservedAndFallen }
            .requires("fell-before-service", "决定在送达以前已被撤销、确认无效", law.correction) { matter, _ in matter.isUnservedAndFallen }
            .requires(all: settled(law)).barring(law)
            .stamps(\.closedOn)
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
            Gate("penalty-carried-out", "处罚已经履行，或者法院已经裁定，或者已经终结执行", law.enforcement) { matter, _ in
                !matter.isOutstanding || matter.courtRuling != nil
            },
            Gate("cash-banked", "当场收缴的罚款已经缴付银行", law.handIn) { matter, _ in matter.cashOn == nil || matter.cashBankedOn != nil },
            Gate("published-or-withheld", "处罚决定已经公示，或者写明不予公示的情形", law.publicity) { matter, _ in
                matter.decision != .penalise || matter.publicity.isSettled || matter.fallenOn != nil
            },
            Gate("republished", "公示不准确、决定被改变而撤回的，更正、恢复效力以后已经重新公示", law.publicity) { matter, _ in !matter.mustRepublish || matter.fallenOn != nil },
            Gate("correction-served", "自行纠正的，纠正决定书已经送达", law.service) { matter, _ in
                matter.correctedOn == nil || matter.correctionService.isDone
            },
        ] + settled(law)
    }

    /// What no end of a case leaves open.
    private static func settled(_ law: PenaltyArticles) -> [Gate<Self>] {
        [
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
            matter.publicity.publishedOn.map { now.lastDay(of: matter.shownFor(now), from: $0) }
        }
        .when("给予行政处罚、没有不予公示的情形的") { matter, _ in matter.decision == .penalise && matter.publicity.ground == nil }
    }

    /// How long it is shown. The market regulator's rule says three months or three years, by what was imposed (45号令第十三条); a longer
    /// ban or restriction is shown as long as it lasts. For the other organs the county says it.
    private func shownFor(_ now: Moment) -> Term {
        let rule = Law.marketPublicity2021
        guard now.organs[now.organ]?.duties.contains(.market) == true, rule.isInForce(on: publicity.publishedOn ?? now.today) else {
            return .years(now.settings[party.isNatural ? Self.shownForCitizen : Self.shownForOrganisation])
        }
        let shown = effectivePenalties.isEmpty ? penalties : effectivePenalties
        let low = now.settings[Self.lowFine]
        let isLow =
            !shown.isEmpty
            && shown.allSatisfy { item in
                item.kind == .criticism || item.kind == .warning || (item.kind == .fine && (item.amount ?? .zero) <= low)
            }
        let longest = shown.filter { $0.kind == .restricted || $0.kind == .ban }.compactMap(\.days).max() ?? 0
        return isLow ? .months(3) : longest > 3 * 365 ? .days(longest) : .years(3)
    }
}
