import Affairs
import Kernel

/// 规范性文件清理: the one of the year, what is then done to the documents, and the lawful renewal of some that would run out.
package struct CleanupPlays {
    private struct Fate {
        let number: String
        let proposal: DocumentCleanup.Fate
        let decision: DocumentCleanup.Fate
        let reason: String
        /// Decided, but not carried out within the year.
        let isPending: Bool
    }

    private static let cleanup: Handle<DocumentCleanup> = "cleanup/biennial"

    let world: World
    private let documents: DocumentPlays
    private let fates: [String: Fate]

    package init(_ world: World, _ documents: DocumentPlays) throws {
        self.world = world
        self.documents = documents
        let lines = try world.scenario.lines("cleanup.csv", columns: ["no", "proposal", "decision", "reason"])
        let fates = try lines.map { line in
            Fate(
                number: line["no"], proposal: try line.choice("proposal"), decision: try line.choice("decision"), reason: line["reason"],
                isPending: line["pending"] == "yes")
        }
        self.fates = Dictionary(fates.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private var year: Int { world.year }
    private var cutOff: Day { world.scenario.cleanup.cutOff }
    private var meeting: (day: Day, name: String) { ExecutiveMeetings(world: world).next(onOrAfter: day(37)) }
    private var announced: Day { world.workingDay(onOrAfter: meeting.day.advanced(by: 6)) }
    private var closed: Day { max(day(127), world.workingDay(15, after: announced)) }

    /// A working day so many days after the clean-up was started.
    private func day(_ number: Int) -> Day { world.workingDay(onOrAfter: world.scenario.cleanup.start.advanced(by: number)) }

    /// Without a `cleanup.csv` there is no clean-up in the year.
    private func day(in month: Int) -> Day { world.workingDay(onOrAfter: Day.first(ofMonth: month, year: year)) }
    package func plays() -> [Play] { (fates.isEmpty ? [] : [cleanup] + carriedOut()) + renewed() }

    /// Proposals for every document in force at the cut-off, maker by maker, with the days the plays give them.
    private func listed() -> [(key: Handle<NormativeDocument>, maker: OrganCode, fate: Fate)] {
        func stays(_ number: String, _ reason: String) -> Fate {
            Fate(number: number, proposal: .continued, decision: .continued, reason: reason, isPending: false)
        }
        let replaced = Set(documents.planned.filter { $0.effective.map { $0 <= cutOff } ?? false }.flatMap(\.draft.repeals))
        let old = documents.old.filter { $0.validUntil >= cutOff && $0.published <= cutOff && !replaced.contains($0.number) }.map { document in
            let reason = document.validUntil.year == year ? "仍然适用，有效期届满前另行评估延续" : "与上位法一致，仍然适用"
            return (document.key, document.maker, fates[document.number] ?? stays(document.number, reason))
        }
        let new = documents.planned.filter { $0.effective.map { $0 <= cutOff } ?? false }.map { planned in
            (planned.draft.key, planned.draft.maker, stays(planned.draft.key.key, "本年新制定，仍然适用"))
        }
        return old + new
    }

    private var cleanup: Play {
        let opens = Instant(day(0), hour: 9, minute: 40)
        return Play(Self.cleanup, opens: opens) { course in
            let all = listed()
            let county = world.organ(.government)
            let offices = world.people(.office, in: county)
            course.open(
                "start", at: county, by: offices[0], \.title <- "\(world.name)\(year)年行政规范性文件清理", \.cutOff <- cutOff,
                \.scope <- world.scenario.cleanup.scope ?? "\(world.scenario.place.unit)人民政府及其部门制定、截至\(cutOff.chinese)现行有效的行政规范性文件")
            let makers = Set(all.map(\.maker)).sorted { $0.description < $1.description }
            for maker in makers {
                course.pass(days: course.today < day(23) ? 0...2 : 0...0)
                let own = all.filter { $0.maker == maker }
                let proposer = world.person(.office, in: maker, course.dice)
                let proposed = proposals(own.map { ($0.key, $0.fate.proposal, $0.fate.reason) })
                course.take("propose", by: proposer, \.proposer <- maker, \.proposals <- proposed)
            }
            course.move(to: day(31))
            let changed = all.filter { $0.fate.proposal != $0.fate.decision }.map { ($0.key, $0.fate.decision, $0.fate.reason) }
            course.take(
                "review", by: world.people(.legality, in: world.organ(.justice))[0], \.reviewOpinion <- "除目录所列\(changed.count)件改变处理意见以外，同意各制定机关的意见",
                \.proposals <- proposals(changed))
            course.move(to: meeting.day).take("deliberate", by: offices[0], \.meetings <- [Meeting(\.name <- meeting.name, \.on <- meeting.day)])
            course.move(to: announced).take("announce", by: offices[1])
            course.move(to: closed).take("close", by: offices[0])
        }
    }

    private func proposals(_ entries: [(Handle<NormativeDocument>, fate: DocumentCleanup.Fate, reason: String)]) -> [DocumentCleanup.Entry] {
        entries.map { DocumentCleanup.Entry(\.document <- world.find($0), \.proposal <- $1, \.reason <- $2) }
    }

    /// Each maker carries out what was decided; what runs out meanwhile needs nothing, and one amendment is still being drafted.
    private func carriedOut() -> [Play] {
        let old = Dictionary(documents.old.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        return fates.values.sorted { $0.number < $1.number }.compactMap { fate -> Play? in
            guard let document = old[fate.number] else { return nil }
            let dice = world.dice("carry/\(fate.number)")
            let wait = fate.decision == .amended ? dice.number(20...75) : dice.number(3...12)
            let opens = dice.time(9...16, on: world.workingDay(wait, after: announced))
            guard fate.decision != .lapsed || document.validUntil >= closed, !fate.isPending else { return nil }
            return Play(NormativeDocument.self, "cleanup/document/\(fate.number)", opens: opens) { course in
                let member = document.keeper(world, course.dice)
                let input: Fields<NormativeDocument> = [\.cleanup <- world.find(Self.cleanup)]
                switch fate.decision {
                case .repealed: course.begin("repeal", on: document.key, by: member, input + [\.repealGround <- .cleanup, \.endNote <- fate.reason])
                case .lapsed: course.begin("declare-lapsed", on: document.key, by: member, input + [\.endNote <- fate.reason])
                default: course.begin("amend", on: document.key, by: member, input + [\.amendmentNote <- fate.reason])
                }
            }
        }
    }

    /// 评估 within the last six months; those worth keeping are published anew before they run out.
    private func renewed() -> [Play] {
        let from = day(in: 6)
        let isKept: (OldDocument) -> Bool = { [self] document in
            fates[document.number] == nil && (document.note.hasPrefix("清理后继续有效") || document.validUntil.year > year)
        }
        // Only what runs out from autumn on: before, the evaluations were not begun in time.
        let due = documents.old.filter { $0.validUntil > day(in: 11) && $0.validUntil < Day.first(ofMonth: 2, year: year + 1) && isKept($0) }
        let replaced = Set(documents.planned.flatMap(\.draft.replaces))
        return due.filter { !replaced.contains($0.number) }.map { document in
            let dice = world.dice("renew/\(document.number)")
            let evaluated = max(from, document.validUntil.advanced(by: -dice.number(75...120)))
            let opens = dice.time(9...16, on: world.workingDay(onOrAfter: evaluated))
            return Play(NormativeDocument.self, "renewal/\(document.number)", opens: opens) { course in
                let member = document.keeper(world, course.dice)
                course.begin("evaluate", on: document.key, by: member, \.evaluation <- .keep, \.evaluationNote <- "执行情况良好，与上位法一致，仍有必要")
                course.pass(days: 18...32).take("renew", by: member)
            }
        }
    }
}
