package import Kernel

private let systems = Law.penaltyPublicity2018

extension Inspection {
    package static var editions: [Edition] {
        [
            Edition("2018", "2017年修正的行政处罚法和三项制度", from: "2018-12-05", until: "2021-07-14"),
            Edition("2021", "2021年修订的行政处罚法", from: "2021-07-15", until: "2025-01-02"),
            Edition("2025", "严格规范涉企行政检查以后", from: "2025-01-03"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2021")
        Passage.newProcedure("2021", to: "2025")
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        approval(InspectionLaw.of(edition))
        visit(InspectionLaw.of(edition))
        publishing()
        rectification(InspectionLaw.of(edition))
        staying
        closing(InspectionLaw.of(edition))
        DutyClues.clauses(in: dutyClues)
    }

    @Clauses
    private static func approval(_ law: InspectionLaw) -> [Clause<Self>] {
        Action("propose", "提请检查", to: .proposed, by: .officer, basis: law.launch)
            .needs(\.source, \.objectKind, \.plan, \.items, officers.certificates, \.plannedOn)
            .fills(\.task, \.causeNote, \.campaignFile, \.objectName, \.objectCode, \.citizenName, \.address, \.unannounced, \.unannouncedReason)
            .requires(all: wellProposed(law)).requires(all: listed(law)).requires(capped(law)).requires(all: fromTask)
            .requires(announced(law)).requires(all: inspectors(law)).stamps(\.proposedOn)
        Action("approve", "批准检查", .proposed, to: .approved, by: .head, basis: law.launch).separate(from: "propose")
            .apart(from: officers, "检查人员不得批准自己实施的检查", law.launch)
            .requires(announced(law)).requires(all: listed(law)).requires(capped(law)).requires(all: fromTask).requires(all: inspectors(law))
            .stamps(\.approvedOn).issues("approval")
        Action("refuse", "不批准", .proposed, to: .cancelled, by: .head, basis: law.launch).needs(\.refusalReason).stamps(\.cancelledOn)
        Action("notify", "送达检查通知书", .approved, by: .officer, basis: law.notice)
            .awaited { !$0.unannounced && $0.notifiedOn == nil }
            .requires("not-unannounced", "不预先通知的检查不发通知书", law.notice) { matter, _ in !matter.unannounced }
            .requires("not-yet-notified", "尚未通知", law.notice) { matter, _ in matter.notifiedOn == nil }
            .requires(Officers.acting(in: officers, law.officers))
            .stamps(\.notifiedOn).issues("notice")
        Action("cancel", "撤销检查", .approved, to: .cancelled, by: .head, .officer, basis: law.launch).needs(\.cancelReason).stamps(\.cancelledOn)
        Action("replace-officers", "更换检查人员", .approved, by: .head, basis: law.officers).needs(officers.certificates)
            .requires(all: inspectors(law)).requires(all: fromTask)
    }

    @Clauses
    private static func visit(_ law: InspectionLaw) -> [Clause<Self>] {
        Action("visit", "实施检查", .approved, to: .visited, by: .officer, basis: law.officers)
            .awaited { $0.unannounced || $0.notifiedOn != nil }
            .fills(\.certificatesShown, \.nobodyMet, \.codeScanned, \.scanNote, \.helpers, \.helpersOnlyAssisted, \.address)
            .requires(all: inspectors(law)).requires(Officers.acting(in: officers, law.officers))
            .requires(all: listed(law)).requires(capped(law)).requires(announced(law)).requires(all: fromTask).requires(all: onTheSpot(law))
            .writes(\.isFirstOfYear) { matter, now in matter.isFirstOfYear = !matter.objectCode.isEmpty && matter.otherVisits(now).isEmpty }
            .stamps(\.visitedOn)
        Action("record-result", "登记检查结果", .visited, to: .concluded, by: .officer, basis: law.record)
            .needs(\.record, \.result).fills(\.recordSigned, \.unsignedNote, \.recording, \.problems)
            .requires(Officers.acting(in: officers, law.officers)).requires(all: recorded(law))
            .stamps(\.resultOn).issues("record")
    }

    @Clauses
    private static func publishing() -> [Clause<Self>] {
        Publicity.clauses(
            in: publicity, of: "result", at: [.concluded, .rectifying, .closed], withheldFor: WithholdingGround.general + [.underInvestigation],
            basis: systems.cited("第（六）项"), withdrawal: systems.cited("第（六）项")
        )
        .refining(publicity.step("publish")) { $0.awaited(at: .concluded) { !$0.publicity.isSettled } }
        Publicity.limit(in: publicity, from: \.resultOn, basis: systems.cited("第（六）项"))
            .runs(from: "作出检查结果之日", until: "公示，或者决定不予公示")
    }

    @Clauses
    private static func rectification(_ law: InspectionLaw) -> [Clause<Self>] {
        Action("order", "责令改正", .concluded, .rectifying, to: .rectifying, by: .officer, basis: law.correction)
            .awaited(at: .concluded) { ($0.result?.isProblem ?? false) && $0.orderedOn == nil && $0.handedOn == nil && $0.penaltyCase == nil }
            .needs(\.rectification, \.rectifyDays)
            .requires(Officers.acting(in: officers, law.officers))
            .requires("problem-found", "检查发现问题的，方可责令改正", law.correction) { matter, _ in matter.result?.isProblem ?? false }
            .writes(\.rectifyUntil, \.rectifiedOn, \.orderHandedOn) { matter, now in
                matter.rectifyUntil = now.lastDay(of: .days(matter.termOfRectification), from: now.today)
                (matter.rectifiedOn, matter.orderHandedOn) = (nil, nil)
            }
            .stamps(\.orderedOn).issues("order")
        Action("revisit", "复查", .rectifying, by: .officer, basis: law.correction).awaited { $0.rectifiedOn == nil }
            .appends(\.revisits, needing: \.note, checks: [afterTerm(law)]) { revisit, _, now in revisit.on = now.today }
            .requires(all: inspectors(law)).requires(Officers.acting(in: officers, law.officers))
            .requires(all: Stay.gates(in: stay, of: "责令改正", keeping: "复查"))
            .writes(\.rectifiedOn) { matter, now in if matter.revisits.last?.passed ?? false { matter.rectifiedOn = now.today } }
        Action("hand-on", "转后续处理", .concluded, .rectifying, by: .officer, .head, basis: law.followUp)
            .needs(\.followUp, \.followUpNote).fills(\.penaltyCase)
            .requires("problem-found", "检查发现问题的，方可转后续处理", law.followUp) { matter, _ in matter.result?.isProblem ?? false }
            .requires("own-penalty-case", "所引用的行政处罚案件存在，由本机关办理", law.followUp) { matter, now in
                matter.penaltyCase.map { now.organ(of: $0) == now.organ } ?? true
            }
            .stamps(\.handedOn)
            .writes(\.orderHandedOn) { matter, now in if matter.orderedOn != nil { matter.orderHandedOn = now.today } }
        Action("open-case", "转为行政处罚线索", .concluded, .rectifying, by: .officer, .head, basis: law.followUp)
            .needs(\.followUpNote)
            .requires("problem-found", "检查发现问题的，方可转为线索", law.followUp) { matter, _ in matter.result?.isProblem ?? false }
            .requires("no-case-yet", "尚未转为线索，没有引用行政处罚案件", law.followUp) { matter, now in
                matter.penaltyCase == nil && now.citing(now.matter, by: PenaltyCase.self).isEmpty
            }
            .writes(\.followUp, \.orderHandedOn) { matter, now in
                matter.followUp = .penalty
                if matter.orderedOn != nil { matter.orderHandedOn = now.today }
            }
            .stamps(\.handedOn)
            .opens(PenaltyCase.self, by: "receive-clue", at: .own) { matter, now in matter.foundClue(now) }
        Limit(
            "rectification", "改正", termText: "责令改正通知书所定日数", from: \.orderedOn, until: { $0.rectifiedOn ?? $0.orderHandedOn },
            basis: law.correction
        ) { matter, _ in matter.rectifyDays == nil ? nil : .days(matter.termOfRectification) }
        .runs(from: "责令改正之日", until: "复查认定改正，或者转后续处理")
    }

    private static let told: String = "停止执行"
    private static let elsewhere: String = "外地机关、法院停止执行"

    /// While the order is stopped the time to rectify stands still, and nobody comes to see whether it was obeyed: as long as any order stands.
    @Clauses
    private static var staying: [Clause<Self>] {
        Stay.clauses(in: stay, at: [.rectifying])
            .refining(stay.step("note")) { $0.suspendsAlso("rectification", ground: told, document: { $0.stay.document }) }
            .refining(stay.step("note-lifted")) { action in
                action.writes(\.rectifyUntil) { matter, now in matter.putOffRectification(lifting: told, now) }.resumes("rectification", from: told)
            }
            .refining(stay.step("record")) { $0.suspendsAlso("rectification", ground: elsewhere, document: { $0.stay.orderNumber }) }
            .refining(stay.step("record-lifted")) { action in
                action.writes(\.rectifyUntil) { matter, now in matter.putOffRectification(lifting: elsewhere, now) }
                    .resumes("rectification", from: elsewhere)
            }
    }

    /// The days for which it was stopped come to the time that was set, once no order stands any more; those for which two stood count once.
    private mutating func putOffRectification(lifting ground: String, _ now: Moment) {
        guard let orderedOn else { return }
        let pauses = now.ledger.pauses(of: "rectification").map { pause in
            pause.until != nil || pause.ground != ground
                ? pause : Pause(from: pause.from, until: now.today, ground: pause.ground, article: pause.article, document: pause.document)
        }
        guard let last = now.lastDay(of: .days(termOfRectification), from: orderedOn, sparing: pauses) else { return }
        rectifyUntil = last
    }

    /// What the visit has put down, so that nobody types it once more.
    private func foundClue(_ now: Moment) -> PenaltyCase {
        var penalty = PenaltyCase()
        let found = problems.map { "\($0.fact)（违反\($0.basis)）" }
        (penalty.source, penalty.inspection) = (.inspection, Ref(now.matter))
        penalty.discoveredOn = visitedOn ?? now.today
        penalty.clue = (found.isEmpty ? ["检查结果：\(result?.name ?? "")"] : found).joined(separator: "；") + "。\(followUpNote)"
        penalty.party.kind = objectKind?.partyKind
        (penalty.party.citizenName, penalty.party.organisationName) = objectKind == .citizen ? (citizenName, "") : ("", objectName)
        penalty.party.address = address
        // The object's code may be another than the one by which an organisation is registered.
        if SocialCreditCode(objectCode) != nil { penalty.party.creditCode = objectCode }
        return penalty
    }

    private static func afterTerm(_ law: InspectionLaw) -> Check<Self, Revisit> {
        Check("unrectified-only-after-term", "没有改正的，期限届满后方可认定", law.correction) { revisit, matter, now in
            revisit.passed || matter.rectifyUntil.map { now.today > $0 } ?? false
        }
    }

    @Clauses
    private static func closing(_ law: InspectionLaw) -> [Clause<Self>] {
        Action("close", "办结", .concluded, .rectifying, to: .closed, by: .officer, .clerk, basis: systems.cited("第（九）项"))
            .awaited { $0.publicity.isSettled }
            .requires(all: finished(law))
            .stamps(\.closedOn)
        Action("archive", "归档", .closed, by: .officer, .clerk, basis: systems.cited("第（九）项"))
            .archiving(archive, basis: systems.cited("第（九）项")).requires(unarchived, fileComplete).issues(archive.step("index"))
    }

    private static var unarchived: Gate<Self> {
        archive.gate("undone", "尚未归档", systems.cited("第（九）项")) { file, _ in !file.isArchived }
    }

    private static var fileComplete: Gate<Self> {
        Archive.complete(in: archive, "行政检查全过程的记录资料应当归档保存", systems.cited("第（九）项")) { $0.filePapers }
    }

    /// What the file of this visit consists of, by what happened.
    private var filePapers: [FilePaper] {
        let served: [FilePaper] = notifiedOn == nil && orderedOn == nil ? [] : [.served]
        return [.opening, .evidence] + served
    }

    private var termOfRectification: Int { min(365, max(1, rectifyDays ?? 1)) }
}
