import Kernel
import Proof
import Storage

/// Makes everything that lists and desks are read from anew: after a change of the definitions, the calendar, the
/// organs or the settings, and for a database from before there were lists.
package struct Projection {
    let engine: Engine
    /// Matters that are read at once, with who handled them: what is kept in memory does not grow with the county's years.
    private let span: Int

    package init(_ engine: Engine, span: Int = 1_000) {
        self.engine = engine
        self.span = span
    }

    /// What the projections depend on besides the matters.
    package var stamp: String {
        let registers = engine.registers
        let definitions = engine.kinds.flatMap { definition in
            definition.editions.compactMap { definition.outline($0.id) }.flatMap { outline in
                outline.actions.map {
                    "\(definition.kind.id).\(outline.edition.id).\($0.id):\($0.from)\($0.roles.map(\.id).sorted())\($0.place)"
                }
            } + definition.listed.map(\.name)
        }
        let organs = registers.organs.organs.values.map { "\($0.code)<\($0.parent?.description ?? "")\($0.duties.map(\.id).sorted())" }.sorted()
        let calendar = engine.calendar.editions.map { "\($0.id)/\($0.holidays.count)/\($0.workdays.count)" }
        let text = (["6"] + definitions + organs + calendar + registers.settings.texts.map { "\($0.key)=\($0.value)" }.sorted()).joined(
            separator: "\n")
        return Digest32.sha256(text).hex
    }

    package func isCurrent() throws -> Bool { try engine.database.read { try $0.projectionStamp(engine.county) } == stamp }

    /// Rebuilds in one transaction; readers see the old state until it is done.
    ///
    /// - Returns: how many matters were walked.
    @discardableResult
    package func rebuild(_ progress: (Int) -> Void = { _ in }) throws -> Int {
        let stamp = stamp
        // No entry tells that what desks are counted from was made anew.
        defer { engine.deskMemo.clear() }
        return try engine.batch { work in
            let connection = work.connection
            let county = engine.county
            try connection.clearProjections(county)
            var walked = 0
            var tallies: [TallyPlace: Int] = [:]
            var next = 1
            // In slices: the cursor of a walk must not meet rows that the walk itself changes.
            while true {
                let rows = try connection.matters(county, from: next, limit: span)
                guard let last = rows.last else { break }
                let past = try past(of: next...last.id, connection)
                next = last.id + 1
                for var row in rows {
                    row.taker = past.takers[row.id]
                    let dossier = try Dossier(
                        reading: row, engine.definition(row.kind), settings: engine.settings, calendar: engine.calendar)
                    let derived = work.derive(dossier, at: dossier.touched)
                    try connection.setDerived(county, row.id, due: derived.due, warn: derived.warn, opener: past.openers[row.id], taker: row.taker)
                    try work.writeDerived(from: .none, to: derived, of: dossier, isNew: true)
                    for clock in dossier.clocks { try connection.setClock(county, row.id, clock) }
                    try connection.setCitations(county, of: row.id, to: dossier.references, hadSome: false)
                    for person in past.handled[row.id] ?? [] {
                        try connection.addHandled(county, person: person, kind: row.kind, opened: row.opened, matter: row.id)
                    }
                    tallies[TallyPlace(kind: row.kind, stage: row.stage, organ: row.organ), default: 0] += 1
                }
                for (place, entry) in past.dealt {
                    try connection.setDealt(county, in: place.organ, to: place.person, entry: entry)
                }
                for file in past.held { try connection.addHeldFile(county, digest: file.digest, matter: file.matter, entry: file.entry) }
                walked += rows.count
                progress(walked)
            }
            for (place, value) in tallies {
                try connection.addToTally(county, kind: place.kind, stage: place.stage, organ: place.organ.description, value)
            }
            try connection.setProjectionStamp(county, stamp)
            return walked
        }
    }

    /// What the journal says of some matters: who opened and handled each, which files their entries name, the earliest first, and to whom they
    /// were dealt out.
    private struct Past {
        var openers: [MatterID: PersonID] = [:]
        var takers: [MatterID: Taker] = [:]
        var handled: [MatterID: Set<PersonID>] = [:]
        var held: [(digest: String, matter: MatterID, entry: Int)] = []
        var dealt: [DealtPlace: Int] = [:]
    }

    private func past(of matters: ClosedRange<MatterID>, _ connection: Connection) throws -> Past {
        var past = Past()
        try connection.forEachEntry(engine.county, matters) { entry in
            guard let matter = entry.matter else { return }
            if FileReferences.mayName(entry.content), let content = try? JSON(parsing: entry.content) {
                for file in FileReferences.files(in: content) { past.held.append((file.digest, matter, entry.entry)) }
            }
            for place in DealtPlace.all(in: entry.content) { past.dealt[place] = max(entry.entry, past.dealt[place] ?? 0) }
            guard entry.login != Actor.system.login else { return }
            let person = PersonID(entry.person)
            if entry.version == 1 { past.openers[matter] = person }
            if let definition = engine.definitions[entry.kind], let taker = Taker(entry, of: definition) { past.takers[matter] = taker }
            past.handled[matter, default: []].insert(person)
        }
        return past
    }

    /// Rebuilds where something has changed since it was last done.
    package func bringUpToDate(_ progress: (Int) -> Void = { _ in }) throws {
        if try isCurrent() { return }
        // In a county without matters there is nothing to make anew.
        let isEmpty = try engine.database.read { try $0.lastMatter(engine.county) == 0 }
        if isEmpty {
            let stamp = stamp
            try engine.database.write(for: engine.county) { try $0.setProjectionStamp(engine.county, stamp) }
        } else {
            try rebuild(progress)
        }
    }
}

struct TallyPlace: Hashable {
    let kind: String
    let stage: String
    let organ: OrganCode
}
