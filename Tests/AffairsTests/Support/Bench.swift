import Affairs
import Kernel
import Synchronization

/// Takes the actions of one kind of matter by the definition alone: no database, no permission, every gate.
///
/// Tests start from one lawful matter and change one fact.
struct Bench<M: Matter> {
    let definition: KindDefinition<M>
    private(set) var edition: String
    var record: M
    var stage: String = ""
    var ledger: Ledger = Ledger()
    var today: Day
    var organ: OrganCode = Town.organ
    var actor: Actor = Town.person("p1")
    var known: KnownMatters = KnownMatters()
    /// Whom the register names.
    var names: [PersonID: String] = [:]
    var settings: Settings = Settings()
    var opened: [ChildOpening] = []
    /// What has followed of itself in other matters.
    var followed: [FollowingStep] = []
    /// What is public now, by publication, as people see it.
    var published: [String: PublicView] = [:]
    /// Every paper issued, in order.
    var papers: [(document: String, content: DocumentContent)] = []
    /// Why the last step that was tried was refused, each with its id; empty when it was taken.
    private(set) var refusals: [Refusal] = []
    /// The ids of those refusals.
    var refused: [String] { refusals.map(\.id) }

    init(_ record: M = M(), on day: String, edition: String? = nil) {
        definition = Definitions.of(M.self)
        today = Bench.day(day)
        self.record = record
        self.edition = edition ?? Opening.edition ?? definition.edition(on: today)?.id ?? ""
    }

    static func day(_ text: String) -> Day { Day(iso: text)! }

    var matter: M.Stage { M.Stage(rawValue: stage)! }

    var moment: Moment {
        Moment(
            now: Instant(today, hour: 10), actor: actor, organ: organ, matter: 1, organs: Town.organs, calendar: Town.calendar, settings: settings,
            ledger: ledger, opened: stage.isEmpty ? nil : openedOn, names: names, related: known)
    }

    /// The day of the step that opened the matter.
    private var openedOn: Day?

    /// Takes an action; what it returns is why not, empty when it was taken. Field problems are told as refusals too.
    @discardableResult
    mutating func take(_ id: String, on day: String? = nil, by person: String? = nil, _ input: [String: String] = [:]) -> [String] {
        take(id, on: day, by: person, values: definition.input(typed: input))
    }

    /// The same for what happened on an earlier day than it is entered.
    mutating func enter(
        _ id: String, happened event: String, on day: String, by person: String? = nil, late reason: String = "", _ input: [String: String] = [:]
    ) -> [String] {
        take(
            id, on: day, by: person,
            values: definition.input(typed: input).merging(Occurrence.input(typed: event, late: reason)) { $1 })
    }

    /// The same with what another matter's step hands over.
    @discardableResult
    mutating func take(_ id: String, on day: String? = nil, by person: String? = nil, values input: Input) -> [String] {
        if let day { today = Self.day(day) }
        if let person { actor = Town.person(person) }
        guard let action = definition.outline(edition)?.action(id) else { return ["没有环节“\(id)”"] }
        var filled: any Record = record
        var added = Added()
        var problems = definition.fill(&filled, action, edition, with: input, adding: &added).map(\.message)
        // Papers, publications and what follows elsewhere go by the day of the entry.
        let entry = self.moment
        let (told, wrong) = definition.occurrence(of: action, edition, in: input, filled, entry)
        problems += wrong.map(\.message)
        let moment = told.map { entry.occurring(at: $0.at) } ?? entry
        refusals = Mutation.seen(definition.refusals(action, edition, filled, adding: added, stage: stage, moment))
        guard problems.isEmpty, refusals.isEmpty else { return problems + refusals.map { "\($0.says)（\($0.basis)）" } }
        guard !Mutation.loses("step \(M.kind.id) \(edition) \(id)") else { return ["没有环节“\(id)”"] }
        let before = filled
        let lapse = action.isUndone ? definition.lapse(by: action, edition, record, moment) : nil
        definition.apply(action, edition, to: &filled, adding: added, moment)
        if Mutation.looksAtEffects { lose(action, &filled, before) }
        for document in action.issues where !Mutation.loses("issues \(M.kind.id) \(document)") {
            definition.setNumber("〔\(today.year)〕1号", of: document, in: &filled)
            if let content = definition.content(of: document, filled, entry) { papers.append((document, content)) }
        }
        ledger = definition.ledger(after: action, edition, filled, moment)
        ledger.lapses.removeAll { action.undoes.contains($0.step) && moment.undoes($0.step) }
        if let lapse { ledger.lapses.append(lapse) }
        if action.isOpening { openedOn = today }
        opened += definition.openings(action, edition, filled, entry).filter {
            !Mutation.loses(effect("opens", action, "\($0.kind.id).\($0.action)"))
        }
        followed += definition.consequences(action, edition, filled, entry).filter {
            !Mutation.loses(effect("causes", action, "\($0.kind.id).\($0.action)"))
        }
        for publication in action.withdraws where !Mutation.loses(effect("withdraws", action, publication)) { published[publication] = nil }
        for publication in action.publishes where !Mutation.loses(effect("publishes", action, publication)) {
            guard let view = definition.view(publication, filled, entry) else { continue }
            for replaced in definition.publications.first(where: { $0.id == publication })?.replaces ?? [] { published[replaced] = nil }
            published[publication] = view
        }
        if let to = action.to { stage = to }
        record = filled as! M
        return []
    }

    private func effect(_ sort: String, _ action: ActionOutline, _ what: String) -> String { "\(sort) \(M.kind.id) \(action.id) \(what)" }

    /// Puts back what the step wrote into the field that is to be lost.
    private func lose(_ action: ActionOutline, _ record: inout any Record, _ before: any Record) {
        let (old, new) = (definition.values(of: before), definition.values(of: record))
        for field in action.writes {
            let (was, now) = (old.first { $0.info.name == field }?.json, new.first { $0.info.name == field }?.json)
            guard was != now, Mutation.loses(effect("writes", action, field)) else { continue }
            var members = new.map { JSON.Member($0.info.name, $0.json) }.filter { $0.key != field }
            if let was { members.append(JSON.Member(field, was)) }
            // Of its own values a kind makes a record.
            record = try! definition.decode(JSON.object(members).encoded)
        }
    }

    /// Takes a step that is to be refused; the names of the conditions in the way, without kind and step. Empty when it was taken.
    mutating func refusing(_ id: String, on day: String? = nil, by person: String? = nil, _ input: [String: String] = [:]) -> [String] {
        let problems = take(id, on: day, by: person, input)
        // A field that is wanting has no id; its message stands for it.
        return refused.isEmpty ? problems : refused.map { $0.replacing("\(M.kind.id).\(id).", with: "") }
    }

    /// The same on another day.
    func moved(to day: String) -> Bench {
        var bench = self
        bench.today = Self.day(day)
        return bench
    }

    /// The same after something was done.
    func after(_ change: (inout Bench) -> Void) -> Bench {
        var bench = self
        change(&bench)
        return bench
    }

    /// Takes in the result of a sub-procedure.
    mutating func receive(_ child: some Matter, by id: String, on day: String? = nil) {
        if let day { today = Self.day(day) }
        guard let action = definition.outline(edition)?.action(id) else { return }
        guard !Mutation.loses("step \(M.kind.id) \(edition) \(id)") else { return }
        var filled: any Record = record
        let before = filled
        definition.receive(child, by: action, edition, into: &filled, moment)
        definition.apply(action, edition, to: &filled, adding: Added(), moment)
        if Mutation.looksAtEffects { lose(action, &filled, before) }
        if let to = action.to { stage = to }
        record = filled as! M
    }

    /// The matter as the law of a day has taken it over; `nil` where it stays under the edition that it follows.
    func passed(on day: String) -> Bench? {
        var bench = moved(to: day)
        guard let passed = definition.passing(from: edition, record, stage: stage, by: nil, bench.moment) else { return nil }
        (bench.edition, bench.stage, bench.ledger) = (passed.outline.later.id, passed.stage, passed.ledger)
        bench.record = passed.record as! M
        return bench
    }

    var cautions: [CautionNote] { definition.cautions(record, moment) }

    func reading(of limit: String) throws -> ClockReading? { try clock(of: limit)?.reading(on: today, in: Town.calendar) }

    /// The same at a moment, for limits of hours.
    func reading(of limit: String, at moment: Instant) throws -> ClockReading? { try clock(of: limit)?.reading(at: moment, in: Town.calendar) }

    func due(of limit: String) throws -> Day? { try clock(of: limit)?.due(in: Town.calendar)?.day }

    /// The running of a limit; `nil` where it does not run.
    private func clock(of limit: String) throws -> Clock? {
        guard var clock = definition.clocks(edition, record, settings, ledger).first(where: { $0.id == limit })?.clock else { return nil }
        let name = "\(M.kind.id) \(edition) \(limit)"
        guard !Mutation.loses("limit \(name)") else { return nil }
        let days = Mutation.lengthens(name)
        if days != 0 { clock.lengthen(by: days) }
        return clock
    }

    /// The net value of a measure over all days up to one.
    func counted(_ measure: String, through day: String) -> Int {
        definition.facts(record, organ: organ, ledger).filter { $0.measure == measure && $0.day <= Self.day(day) }.reduce(0) { $0 + $1.value }
    }
}

extension Clock {
    /// Lets the period last some days longer or, below zero, shorter, counted as its own; hours where it is counted in hours.
    fileprivate mutating func lengthen(by days: Int) {
        switch rule.effective(term) {
        case .workingDays(let count) where count + days > 0: term = .workingDays(count + days)
        case .hours(let count) where count + days > 0: term = .hours(count + days)
        // Months and years, and days themselves, end a day later when they begin a day later.
        default: anchor = anchor.advanced(byHours: 24 * days)
        }
    }
}

/// Under which edition benches are opened while something is tried, whatever the day: for what is the same in every edition.
enum Opening {
    @TaskLocal static var edition: String?
}

/// Each kind's definition, made once: there are thousands of benches.
enum Definitions {
    private static let made: Mutex<[ObjectIdentifier: any Definition]> = Mutex([:])

    static func of<M: Matter>(_ type: M.Type) -> KindDefinition<M> {
        made.withLock { made in
            if let known = made[ObjectIdentifier(type)] as? KindDefinition<M> { return known }
            let definition = KindDefinition(type)
            made[ObjectIdentifier(type)] = definition
            return definition
        }
    }
}

extension Definition {
    /// Fills without adding to lists.
    func fill(_ record: inout any Record, _ action: ActionOutline, _ edition: String, with input: Input) -> [FieldProblem] {
        var added = Added()
        return fill(&record, action, edition, with: input, adding: &added)
    }
}

/// Other matters that a test says exist.
struct KnownMatters: Related {
    var matters: [MatterID: (kind: String, stage: String, organ: OrganCode, record: any Record)] = [:]

    mutating func add<M: Matter>(_ id: MatterID, _ record: M, _ stage: M.Stage, in organ: OrganCode = Town.organ) -> Ref<M> {
        matters[id] = (M.kind.id, stage.rawValue, organ, record)
        return Ref(id)
    }
    private func entry(_ id: MatterID, _ kind: String) -> (kind: String, stage: String, organ: OrganCode, record: any Record)? {
        matters[id].flatMap { $0.kind == kind ? $0 : nil }
    }
    func record(_ id: MatterID, kind: String) -> (any Record)? { entry(id, kind)?.record }
    func stage(_ id: MatterID, kind: String) -> String? { entry(id, kind)?.stage }
    func organ(_ id: MatterID, kind: String) -> OrganCode? { entry(id, kind)?.organ }
    func all(kind: String, stages: [String]) -> [(MatterID, any Record)] {
        matters.filter { $0.value.kind == kind && stages.contains($0.value.stage) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value.record) }
    }
    private func having(_ kind: String, _ holds: (any Definition, any Record) -> Bool) -> [(MatterID, any Record)] {
        guard let definition = Catalogue.definitions.first(where: { $0.kind.id == kind }) else { return [] }
        return matters.filter { $0.value.kind == kind && holds(definition, $0.value.record) }.sorted { $0.key < $1.key }.map {
            ($0.key, $0.value.record)
        }
    }
    func matching(kind: String, field: String, key: String) -> [(MatterID, any Record)] {
        having(kind) { definition, record in definition.keys(of: record).contains { $0.info.name == field && $0.key == key } }
    }
    func citing(_ matter: MatterID, kind: String) -> [(MatterID, any Record)] {
        having(kind) { definition, record in definition.references(of: record).contains { $0.target == matter } }
    }
}

/// A small county for tests.
enum Town {
    static let county: OrganCode = OrganCode("430626")
    static let justice: OrganCode = OrganCode("430626-sf")
    static let organ: OrganCode = OrganCode("430626-ga")
    static let market: OrganCode = OrganCode("430626-sj")

    static let organs: OrganTree = OrganTree([
        Organ(code: county, name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: [.government, .reconsideration]),
        Organ(code: justice, name: "平江县司法局", short: "平司", level: .department, parent: county, duties: [.justice]),
        Organ(code: organ, name: "平江县公安局", short: "平公", level: .department, parent: county, duties: [.enforcement]),
        Organ(code: market, name: "平江县市场监督管理局", short: "平市监", level: .department, parent: county, duties: [.enforcement, .market]),
        Organ(code: OrganCode("430626101"), name: "汉昌街道办事处", short: "汉昌", level: .township, parent: county, duties: [.township]),
    ])

    /// The holidays of 2020 that the tests step over; other years count Monday to Friday.
    static let calendar: WorkCalendar = {
        let holidays: [(String, String, String)] = [
            ("元旦", "2020-01-01", "2020-01-01"), ("春节", "2020-01-24", "2020-02-02"), ("清明节", "2020-04-04", "2020-04-06"),
            ("劳动节", "2020-05-01", "2020-05-05"), ("端午节", "2020-06-25", "2020-06-27"), ("国庆节、中秋节", "2020-10-01", "2020-10-08"),
        ]
        let workdays = ["2020-01-19", "2020-04-26", "2020-05-09", "2020-06-28", "2020-09-27", "2020-10-10"]
        let empty = (2004...2026).filter { $0 != 2020 }.map { edition($0, [], []) }
        return try! WorkCalendar(editions: empty + [edition(2020, holidays, workdays)])
    }()

    private static func edition(_ year: Int, _ holidays: [(String, String, String)], _ workdays: [String]) -> CalendarEdition {
        CalendarEdition(
            id: String(year), year: year, title: "测试", document: "测试", published: Day(iso: "\(year - 1)-11-21")!,
            holidays: holidays.map { CalendarEdition.Holiday($0.0, from: Day(iso: $0.1)!, until: Day(iso: $0.2)!) },
            workdays: workdays.map { Day(iso: $0)! })
    }

    static func person(_ id: String) -> Actor { Actor(login: id, person: PersonID(id), name: id, posts: []) }
}
