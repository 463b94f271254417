package import Kernel
import Proof
package import Storage

/// One transaction's work: what it has read, and the ends of the journal and of the matters that it adds to.
package final class Work {
    package let engine: Engine
    package let connection: Connection
    /// The same throughout one transaction, whatever is refreshed meanwhile.
    let registers: Registers
    private var dossiers: [MatterID: Held] = [:]
    private var nextMatterID: MatterID?
    private var head: (entry: Int, hash: Digest32)?
    private var recounts: RecountHistory?
    private var latest: Instant?
    private var seenEntry: Int?
    /// Matters written here, to be kept for later transactions once this one is committed.
    private(set) var written: [MatterID] = []
    private var rollups: [RollupPlace: Int] = [:]
    private var tallies: [TallyPlace: Int] = [:]
    private var serials: [SerialPlace: Int] = [:]

    /// A gapless series of numbers: of one organ, for one year.
    private struct SerialPlace: Hashable {
        let organ: OrganCode
        let series: String
        let year: Int
    }

    private struct RollupPlace: Hashable {
        let measure: String
        let organ: OrganCode
        let month: Int
    }

    /// A matter that a gate asked for and that could not be read: nothing may be decided on the strength of its absence.
    fileprivate(set) var unreadable: (any Error)?

    var county: String { engine.county }

    init(_ engine: Engine, _ connection: Connection) {
        self.engine = engine
        self.connection = connection
        registers = engine.registers
    }

    /// - Throws: `engine.noMatter`, `engine.damaged`.
    package func dossier(_ id: MatterID) throws -> Dossier {
        guard let dossier = try held(id)?.dossier else {
            throw Problem(.missing, .engineNoMatter, "没有编号为\(id)的事项。", remedy: "请核对编号。")
        }
        return dossier
    }

    func find(_ id: MatterID) throws -> Dossier? { try held(id)?.dossier }

    fileprivate func held(_ id: MatterID) throws -> Held? {
        if let known = dossiers[id] { return known }
        // What an earlier transaction decoded still holds if the version does; the body need not be read again.
        if let recent = engine.recent.dossier(id), try connection.version(county, of: id) == recent.dossier.row.version {
            dossiers[id] = recent
            return recent
        }
        guard let row = try connection.matter(county, id) else { return nil }
        let held = try keep(row)
        engine.recent.keep([held])
        return held
    }

    func all(kind: String, stages: [String]) throws -> [Dossier] {
        try connection.matters(county, kind: kind, stages: stages).map { try (dossiers[$0.id] ?? keep($0)).dossier }
    }

    private func keep(_ row: MatterRow) throws -> Held {
        let held = Held(try Dossier(reading: row, engine.definition(row.kind), settings: registers.settings, calendar: engine.calendar))
        dossiers[row.id] = held
        return held
    }

    func remember(_ dossier: Dossier) {
        dossiers[dossier.row.id] = Held(dossier)
        written.append(dossier.row.id)
    }

    /// Counts a fact towards its month; written once a transaction, when it ends.
    func rollUp(_ fact: Fact) {
        let (year, month, _) = fact.day.parts
        for organ in [fact.organ, OrganCode(Connection.wholeCounty)] {
            rollups[RollupPlace(measure: fact.measure, organ: organ, month: year * 100 + month), default: 0] += fact.value
        }
    }

    /// Writes what was gathered over the transaction; the last thing before it commits.
    func finish() throws {
        for (place, value) in rollups where value != 0 {
            try connection.addToRollup(county, measure: place.measure, organ: place.organ.description, month: place.month, value)
        }
        rollups = [:]
        for (place, value) in tallies where value != 0 {
            try connection.addToTally(county, kind: place.kind, stage: place.stage, organ: place.organ.description, value)
        }
        tallies = [:]
        for (place, value) in serials { try connection.setSerial(county, organ: place.organ, series: place.series, year: place.year, value) }
        serials = [:]
    }

    /// The next number of a series. What a transaction draws is written once, when it ends; a transaction that fails has drawn nothing.
    func nextSerial(organ: OrganCode, series: String, year: Int) throws -> Int {
        let place = SerialPlace(organ: organ, series: series, year: year)
        let next = try (serials[place] ?? connection.lastSerial(county, organ: organ, series: series, year: year)) + 1
        serials[place] = next
        return next
    }

    /// Counts a matter that came to a stage, or left it; written once a transaction, when it ends.
    func tally(_ row: MatterRow, _ change: Int) {
        tallies[TallyPlace(kind: row.kind, stage: row.stage, organ: row.organ), default: 0] += change
    }

    /// What this transaction wrote, for the engine to keep once it has committed.
    var results: [Held] { written.compactMap { dossiers[$0] } }

    /// Reserves the number of a matter about to be opened; numbers are dense because a refusal reserves nothing.
    func reserveMatterID(offset: Int = 0) throws -> MatterID {
        let next = try nextMatterID ?? connection.lastMatter(county) + 1
        nextMatterID = next
        return next + offset
    }

    func tookMatterID(_ id: MatterID) { nextMatterID = id + 1 }

    func journalHead() throws -> (entry: Int, hash: Digest32) {
        if let head { return head }
        let last = try connection.lastEntry(county)
        let hash = last.flatMap { Digest32(bytes: $0.hash) } ?? Chain.genesis(county: county)
        let found = (last?.entry ?? 0, hash)
        head = found
        return found
    }

    /// The number of the last entry as whoever only reads here found it: the same throughout one look.
    func readEntry() throws -> Int {
        if let seenEntry { return seenEntry }
        let entry = try connection.headEntry(county)
        seenEntry = entry
        return entry
    }

    func advance(to entry: Int, _ hash: Digest32) { head = (entry, hash) }

    /// How far the journal's time has come, with what this transaction has entered.
    func latestTime() throws -> Instant? {
        if latest == nil { latest = try connection.lastTime(county) }
        return latest
    }

    func entered(at: Instant) { latest = latest.map { max($0, at) } }

    func recountHistory() throws -> RecountHistory {
        if let recounts { return recounts }
        let history = try RecountHistory(connection, county)
        recounts = history
        return history
    }

    /// - Throws: what kept a matter from being read that a condition asked for: nothing may be said on its absence.
    package func requireReadable() throws {
        if let unreadable { throw unreadable }
    }

    /// A matter that is not opened yet, for showing the form that would open it.
    package func blank(_ definition: any Definition, edition: Edition, organ: OrganCode, at: Instant) -> Dossier {
        Dossier(opening: definition, edition: edition, id: 0, organ: organ, parent: nil, record: definition.blank(), at: at)
    }

    /// Everything a gate may look at.
    package func moment(_ dossier: Dossier, at: Instant, as actor: Actor) -> Moment {
        Moment(
            now: at, actor: actor, organ: dossier.row.organ, matter: dossier.row.id, organs: registers.organs, calendar: engine.calendar,
            settings: registers.settings, ledger: dossier.ledger, opened: dossier.row.version == 0 ? nil : dossier.row.opened,
            names: registers.names, related: RelatedMatters(self))
    }
}

/// Answers a moment's questions about other matters from the transaction that asks.
///
/// `@unchecked Sendable`: a moment is made, used and dropped inside one synchronous transaction closure, on the one thread
/// that runs it; `Moment` is `Sendable` only so that declarations may be stored in globals.
private final class RelatedMatters: Related, @unchecked Sendable {
    private unowned let work: Work
    init(_ work: Work) { self.work = work }

    /// A gate cannot throw, so a failed read is kept and thrown by whoever asked the gate.
    private func reading<T>(_ body: () throws -> T) -> T? {
        do {
            return try body()
        } catch {
            work.unreadable = work.unreadable ?? error
            return nil
        }
    }

    private func held(_ id: MatterID, _ kind: String) -> Held? {
        guard let held = reading({ try work.held(id) }) ?? nil, held.dossier.row.kind == kind else { return nil }
        return held
    }

    func record(_ id: MatterID, kind: String) -> (any Record)? { held(id, kind)?.dossier.record }
    func stage(_ id: MatterID, kind: String) -> String? { held(id, kind)?.dossier.row.stage }
    func organ(_ id: MatterID, kind: String) -> OrganCode? { held(id, kind)?.dossier.row.organ }
    func all(kind: String, stages: [String]) -> [(MatterID, any Record)] {
        (reading { try work.all(kind: kind, stages: stages) } ?? []).map { ($0.row.id, $0.record) }
    }
    func matching(kind: String, field: String, key: String) -> [(MatterID, any Record)] {
        records(kind) { try work.connection.matters(work.county, kind: kind, field: field, value: key) }
    }
    func citing(_ matter: MatterID, kind: String) -> [(MatterID, any Record)] {
        records(kind) { try work.connection.citing(work.county, matter, kind: kind) }
    }

    private func records(_ kind: String, _ find: () throws -> [MatterID]) -> [(MatterID, any Record)] {
        (reading(find) ?? []).compactMap { id in record(id, kind: kind).map { (id, $0) } }
    }
}
