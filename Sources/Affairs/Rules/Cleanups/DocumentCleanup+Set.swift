import Kernel

/// The set that a clean-up answers for, and how its classes must part it.
extension DocumentCleanup {
    /// All documents in force at the end of the cut-off day, of the makers in scope.
    private func members(_ now: Moment) -> [(id: Ref<NormativeDocument>, record: NormativeDocument)] {
        guard let cutOff else { return [] }
        return now.every(NormativeDocument.self, in: .published, .repealed, .lapsed, .revoked).filter { _, document in
            document.isInForce(on: cutOff) && (makers.isEmpty || makers.contains(document.maker))
        }
    }

    /// Lists those not listed yet: at the start all of them, later what was registered meanwhile.
    mutating func enter(_ now: Moment) {
        let listed = Set(entries.compactMap(\.document))
        for (id, document) in members(now) where !listed.contains(id) {
            var entry = Entry()
            entry.document = id
            entry.title = document.title
            entry.registrationNumber = document.registrationNumber
            entry.maker = document.maker
            entries.append(entry)
        }
    }

    /// Strikes what turned out not to belong: a record corrected since, or a scope misread.
    mutating func strike(_ now: Moment) {
        let known = Set(members(now).map(\.id))
        entries.removeAll { entry in entry.document.map { !known.contains($0) } ?? true }
    }

    /// What merging the proposals into the list changes; deciding and entering change no more.
    static let mergingWrites: [Path<Self>] = [\.entries, \.proposals]

    /// Puts the proposals of this step into the list; where there was one, the later stands.
    mutating func merge() {
        for proposal in proposals {
            guard let index = entries.firstIndex(where: { $0.document == proposal.document }) else { continue }
            entries[index].proposal = proposal.proposal
            entries[index].reason = proposal.reason
        }
        proposals = []
    }

    mutating func decide() {
        for index in entries.indices { entries[index].decision = entries[index].proposal }
    }

    /// Proposals for documents that are another organ's, or that the clean-up does not cover.
    func foreign(_ now: Moment) -> [String] {
        let own = Set(members(now).filter { $0.record.maker == proposer }.map(\.id))
        return proposals.filter { proposal in proposal.document.map { !own.contains($0) } ?? true }.map { $0.document?.shown ?? "未指明文件" }
    }

    /// Listed, but neither its maker nor the reviewer has said what should become of it.
    var unproposed: [String] {
        let changed = proposals.map(\.document)
        return entries.filter { $0.proposal == nil && !changed.contains($0.document) }.map(\.title)
    }

    /// In force at the cut-off, but in no class.
    func unclassified(_ now: Moment) -> [String] {
        let classified = Set(entries.filter { $0.decision != nil }.compactMap(\.document))
        return members(now).filter { !classified.contains($0.id) }.map { "《\($0.record.title)》" }
    }

    /// In a class, but not in force at the cut-off.
    func outside(_ now: Moment) -> [String] {
        let known = Set(members(now).map(\.id))
        return entries.filter { entry in entry.document.map { !known.contains($0) } ?? true }.map { "《\($0.title)》" }
    }

    /// Listed twice, as a matter or under one registration number.
    var classifiedTwice: [String] {
        entries.indices.filter { index in
            entries[..<index].contains { $0.document == entries[index].document || $0.registrationNumber == entries[index].registrationNumber }
        }.map { "《\(entries[$0].title)》" }
    }

    mutating func list() {
        func titles(_ fates: Fate...) -> [String] {
            entries.filter { entry in entry.decision.map(fates.contains) ?? false }.map { "《\($0.title)》（\($0.registrationNumber)）" }
        }
        continuedList = titles(.continued)
        amendedList = titles(.amended)
        endedList = titles(.repealed, .lapsed)
    }

    /// Decided to end, but still in force. Amendments take their own time and are not waited for.
    func outstanding(_ now: Moment) -> [String] {
        entries.filter { entry in
            guard entry.decision == .repealed || entry.decision == .lapsed, let document = entry.document else { return false }
            return now.find(document)?.isInForce(on: now.today) ?? false
        }.map { "《\($0.title)》" }
    }
}
