import Kernel
import Storage

/// The steps of a matter as they were judged, and who filled in what, read off the journal.
struct MatterCourse {
    fileprivate(set) var steps: [TakenStep] = []
    /// Where each field was filled in last.
    fileprivate(set) var sources: [String: Source] = [:]
    /// What was put right before.
    fileprivate(set) var rectified: [Correction.Change] = []

    /// The step that filled a field in, the edition under which it was taken, and the organ where.
    struct Source {
        let action: ActionOutline
        let edition: String
        let organ: OrganCode
    }
}

extension Work {
    /// - Throws: `engine.damaged` for a journal that does not tell what it should.
    func course(of dossier: Dossier) throws -> MatterCourse {
        var reading = CourseReading(dossier)
        for row in try connection.entries(county, of: dossier.row.id) { try reading.add(row) }
        var course = MatterCourse()
        course.sources = reading.sources
        course.rectified = reading.rectified
        for step in reading.steps {
            let filled = step.values.filter { $0.value != .null }.sorted { $0.key < $1.key }
            let text = JSON.object(filled.map { JSON.Member($0.key, $0.value) }).encoded
            let record: any Record
            do { record = try dossier.definition.decode(text) } catch { throw CourseReading.damage(step.row, "\(error)") }
            let person = PersonID(step.row.person)
            let isSystem = step.row.login == Actor.system.login
            let actor = isSystem ? .system : Actor(login: step.row.login, person: person, name: registers.names[person] ?? "", posts: [])
            let moment = moment(dossier, at: step.row.at, as: actor)
            course.steps.append(
                TakenStep(
                    action: step.action, record: record, added: step.added, skipped: step.skipped,
                    moment: step.event.map { moment.occurring(at: $0) } ?? moment, edition: step.edition))
        }
        return course
    }
}

extension Dossier {
    /// The organ that now does what another did while the matter was its own: what a matter brings along is put right where it has come to.
    func present(_ organ: OrganCode) -> OrganCode { ledger.tenures.contains { $0.organ == organ } ? row.organ : organ }
}

/// Follows a record from entry to entry.
private struct CourseReading {
    struct Judged {
        let action: ActionOutline
        let row: JournalRow
        var values: Input
        var added: Input
        let skipped: [String: Int]
        /// When what was entered happened.
        let event: Instant?
        /// Under which it was taken.
        let edition: String
    }

    let dossier: Dossier
    private(set) var steps: [Judged] = []
    private(set) var sources: [String: MatterCourse.Source] = [:]
    private(set) var rectified: [Correction.Change] = []
    /// The record as it stands after the last entry, by the present names of fields.
    private var known: Input = [:]

    private var editions: EditionReading

    init(_ dossier: Dossier) {
        self.dossier = dossier
        editions = EditionReading(dossier)
    }

    static func damage(_ row: JournalRow, _ why: String) -> Problem {
        Problem(.damaged, .engineDamaged, "全过程记录第\(row.entry)条不能读出：\(why)。", remedy: "请用 plumbline verify 核验，并从备份恢复。")
    }

    mutating func add(_ row: JournalRow) throws {
        let content: JSON
        do { content = try JSON(parsing: row.content) } catch { throw Self.damage(row, "\(error)") }
        var changes: Input = [:]
        for member in content["changes"]?.members ?? [] {
            // What is no field any more is not asked for either.
            if let field = dossier.definition.field(stored: member.key) { changes[field.name] = member.value }
        }
        let edition = editions.edition
        if let action = editions.outline(at: content)?.action(row.action) {
            try take(action, edition, row, content, changes)
        } else if row.action == Correction.Act.approve.rawValue {
            try rectify(row, content)
        }
        known.merge(changes) { $1 }
    }

    private mutating func take(_ action: ActionOutline, _ edition: String, _ row: JournalRow, _ content: JSON, _ changes: Input) throws {
        var values = known
        let filled = Set(action.fills + action.given)
        // What a sub-procedure brought stands among what the step wrote.
        for (name, value) in changes where filled.contains(name) || action.receives != nil { values[name] = value }
        var (added, skipped): (Input, [String: Int]) = ([:], [:])
        for name in action.appends {
            guard let items = changes[name]?.items else { continue }
            let before = known[name]?.items?.count ?? 0
            (added[name], skipped[name]) = (.array(Array(items.dropFirst(before))), before)
        }
        for name in changes.keys where filled.contains(name) || action.appends.contains(name) {
            sources[name] = MatterCourse.Source(action: action, edition: edition, organ: dossier.present(OrganCode(row.organ)))
        }
        let on = content["on"]?.string
        // A day without its hour: its last second, as when it was entered.
        let event = on.flatMap { text in
            Day(iso: text).map { Instant(milliseconds: Instant($0.advanced(by: 1)).milliseconds - 1_000) } ?? Instant(iso: text)
        }
        steps.append(Judged(action: action, row: row, values: values, added: added, skipped: skipped, event: event, edition: edition))
    }

    /// What was put right before counts as if it had been written so from the start: else a second correction would not be asked of what the
    /// first passed.
    private mutating func rectify(_ row: JournalRow, _ content: JSON) throws {
        for item in ["changes", "carried"].flatMap({ content["correction"]?[$0]?.items ?? [] }) {
            let change: Correction.Change
            do { change = try Correction.Change(json: item) } catch { throw Self.damage(row, "\(error)") }
            guard let field = dossier.definition.field(stored: change.field)?.name else { continue }
            rectified.append(change)
            for index in steps.indices {
                if let value = steps[index].values[field], let right = change.applied(to: value) { steps[index].values[field] = right }
                if let items = steps[index].added[field], let right = change.applied(to: items, skipping: steps[index].skipped[field] ?? 0) {
                    steps[index].added[field] = right
                }
            }
        }
    }
}
