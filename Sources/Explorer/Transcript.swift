package import Kernel

/// A walk that is kept (走查记录): its steps, what each came to, and on the way what the law refuses. A test takes it again, so that whatever
/// changes in a kind — a condition, a limit, what a step writes, issues, publishes or sets off — shows in a walk that says what was before.
package struct Transcript: Sendable, Equatable {
    package enum Line: Sendable, Equatable {
        /// A step that is taken, and what it comes to.
        case step(ScriptStep, becomes: JSON)
        /// A step that is refused as things stand, with the ids of all reasons; it changes nothing.
        case attempt(ScriptStep, refused: [String])
    }

    package var lines: [Line]

    package init(_ lines: [Line]) { self.lines = lines }

    /// The steps that are taken.
    package var steps: [ScriptStep] {
        lines.compactMap { line -> ScriptStep? in if case .step(let step, _) = line { step } else { nil } }
    }

    /// The ids of the reasons for which something is refused on the way.
    package var refused: Set<String> {
        Set(lines.flatMap { line -> [String] in if case .attempt(_, let refused) = line { refused } else { [] } })
    }
}

extension Transcript.Line {
    package var json: JSON {
        switch self {
        case .step(let step, let becomes): .object((step.json.members ?? []) + [.init("becomes", becomes)])
        case .attempt(let step, let refused): .object((step.json.members ?? []) + [.init("refused", .array(refused.map { .text($0) }))])
        }
    }

    /// `nil` when it is none.
    package init?(json: JSON) {
        guard let step = ScriptStep(json: json) else { return nil }
        if let refused = json["refused"]?.items?.compactMap(\.string) {
            self = .attempt(step, refused: refused)
        } else {
            self = .step(step, becomes: json["becomes"] ?? .object([]))
        }
    }
}

/// What one step came to, as it is written down.
struct Outcome {
    private let world: World

    /// - Parameter world: after the step.
    init(in world: World) { self.world = world }

    /// What the step changed in each matter, and what the law took by itself while time passed before it.
    func json(_ passed: [(step: ScriptStep, changes: [Change])], _ changes: [Change]) -> JSON {
        var members: [JSON.Member] = []
        if !passed.isEmpty {
            members.append(.init("passed", .array(passed.flatMap { step, changes in changes.map { json($0, at: step.at) } })))
        }
        members.append(.init("changes", .array(changes.map { json($0, at: nil) })))
        return .object(members)
    }

    private func json(_ change: Change, at: Instant?) -> JSON {
        let entry = change.after
        var members: [JSON.Member] = []
        if let at { members.append(.init("on", .text(at.day.iso))) }
        members += [.init("matter", .integer(entry.id)), .init("step", .text("\(entry.kind).\(change.action.id)"))]
        if change.before.stage != entry.stage { members.append(.init("stage", .text(entry.stage))) }
        let wrote = change.changed.filter { change.input[$0.key] != $0.value }
        if !wrote.isEmpty { members.append(.init("writes", .object(wrote))) }
        let cleared = change.cleared
        if !cleared.isEmpty { members.append(.init("clears", .array(cleared.map { .text($0) }))) }
        let limits = limits(change)
        if !limits.isEmpty { members.append(.init("limits", .object(limits))) }
        if !change.papers.isEmpty {
            members.append(.init("issues", .object(change.papers.map { .init($0.id, .text(Digest.text($0.content?.json.encoded ?? ""))) })))
        }
        let published = published(change)
        if !published.isEmpty { members.append(.init("publishes", .object(published))) }
        if !change.action.withdraws.isEmpty { members.append(.init("withdraws", .array(change.action.withdraws.map { .text($0) }))) }
        return .object(members)
    }

    /// The limits that end otherwise than before the step: their last day, or that they do not run.
    private func limits(_ change: Change) -> [JSON.Member] {
        let (before, after) = (ends(change.before), ends(change.after))
        return after.filter { end in !before.contains { $0.id == end.id && $0.says == end.says } }.map { .init($0.id, .text($0.says)) }
            + before.filter { end in !after.contains { $0.id == end.id } }.map { .init($0.id, .null) }
    }

    /// Of the limits whose last day is written down, those that would end on another day were they a day longer, or a day shorter.
    func lengths(_ change: Change) -> [Mark] {
        let (entry, before) = (change.after, ends(change.before))
        let written = ends(entry).filter { end in !before.contains { $0.id == end.id && $0.says == end.says } }
        return written.flatMap { end -> [Mark] in
            (says(end.clock.lasting(longerBy: 1)) == end.says ? [] : [.longer(entry.kind, entry.edition, end.id)])
                + (says(end.clock.lasting(longerBy: -1)) == end.says ? [] : [.shorter(entry.kind, entry.edition, end.id)])
        }
    }

    private func ends(_ entry: Entry) -> [(id: String, says: String, clock: Clock)] {
        guard !entry.stage.isEmpty else { return [] }
        return entry.definition.clocks(entry.edition, entry.record, world.settings, entry.ledger).map { ($0.id, says($0.clock), $0.clock) }
    }

    private func says(_ clock: Clock) -> String {
        // A limit that cannot be counted is reported where limits are looked at.
        let due = try? clock.due(in: world.calendar)
        // What is counted in hours ends at its hour.
        let end = due.map { due in due.instant.map { String($0.iso.prefix(16)) } ?? due.day.iso } ?? "中止"
        return clock.stopped.map { "\(end)，\($0.day.iso)止" } ?? end
    }

    /// What becomes public, as it is shown after the step.
    private func published(_ change: Change) -> [JSON.Member] {
        let moment = world.moment(change.after, at: change.moment.now, as: change.actor)
        return change.action.publishes.compactMap { id in
            change.renderings[id] == nil
                ? nil
                : change.after.definition.view(id, change.after.record, moment, reusing: change.renderings[id]).map {
                    .init(id, .text(Digest.text($0.json)))
                }
        }
    }
}

extension Clock {
    /// The same period were it some days longer or, below zero, shorter, counted as its own; hours where it is counted in hours.
    fileprivate func lasting(longerBy days: Int) -> Clock {
        var clock = self
        switch rule.effective(term) {
        case .workingDays(let count) where count + days > 0: clock.term = .workingDays(count + days)
        case .hours(let count) where count + days > 0: clock.term = .hours(count + days)
        // Months and years, and days themselves, end a day later when they begin a day later.
        default: clock.anchor = anchor.advanced(byHours: 24 * days)
        }
        return clock
    }
}

/// A short fingerprint (FNV-1a) of what is too long to be written down: it says that something has changed, not what.
enum Digest {
    static func text(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let hex = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - hex.utf8.count) + hex
    }
}
