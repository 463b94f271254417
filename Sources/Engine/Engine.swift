package import Kernel
import Proof
package import Storage
import Synchronization

/// The one way in: everything that changes in a county changes by an action performed here.
///
/// One engine serves one county of one database. It keeps nothing but the county's registers and settings, read when it
/// was made and whenever `refresh()` is called; everything else is read inside the transaction that uses it.
package final class Engine: Sendable {
    package let county: String
    package let database: Storage.Database
    /// As the program and the county's folder bring it, without what the county has entered itself.
    private let baseCalendar: WorkCalendar
    /// The county's first entry says that it was founded for demonstration.
    package let isDemonstration: Bool
    private let held: Mutex<Registers>
    let definitions: [String: any Definition]
    /// What each kind gives to which posts.
    private let reaches: [String: KindReach]
    package let kinds: [any Definition]
    /// The posts and duties that the kinds declare: what stored ids of them mean.
    package let offices: Offices
    /// The ids of limits whose end some kind takes for an act (视为…): for others a sweep need not look at the matter.
    let deemingLimits: [String]
    /// The editions whose matters under way a later one takes over by itself, the earliest first.
    let passings: [Sweep.Passing]
    let recent: RecentDossiers = RecentDossiers(capacity: 8_192)
    let deskMemo: DeskMemo = DeskMemo()
    /// The kinds on the strength of whose matters people act, with the field that says whose each is.
    let credentials: [(kind: String, field: String)]
    private let guardsTime: Mutex<Bool> = Mutex(false)
    private let checkpointTree: Mutex<MerkleFrontier?> = Mutex(nil)

    /// - Throws: `storage.needsMigration`, `storage.newerVersion`, or `engine.noCounty` when the county has no organs yet.
    package init(_ database: Storage.Database, county: String, kinds: [any Definition], calendar: WorkCalendar) throws {
        try database.requireCurrent()
        self.county = county
        self.database = database
        baseCalendar = calendar
        self.kinds = kinds
        definitions = Dictionary(kinds.map { ($0.kind.id, $0) }, uniquingKeysWith: { first, _ in first })
        reaches = definitions.mapValues { KindReach($0) }
        credentials = Engine.credentials(kinds)
        let outlines = kinds.flatMap { kind in kind.editions.compactMap { kind.outline($0.id) } }
        deemingLimits = Set(outlines.flatMap(\.limits).filter { $0.deemedAction != nil }.map(\.id)).sorted()
        passings = kinds.flatMap { kind in
            kind.passages.filter { $0.way == .automatic }.map { passage in
                let stages = kind.outline(passage.earlier.id)?.stages.filter { !$0.isFinal }.map(\.code) ?? []
                return Sweep.Passing(kind: kind.kind.id, outline: passage, stages: stages)
            }
        }.sorted { ($0.outline.later.from, $0.kind) < ($1.outline.later.from, $1.kind) }
        let offices = Offices(kinds)
        self.offices = offices
        let (registers, isDemonstration) = try database.read { (try Registers($0, county, offices, calendar), try $0.isDemonstration(county)) }
        self.isDemonstration = isDemonstration
        held = Mutex(registers)
        guard registers.organs.root != nil else {
            throw Problem(.missing, .engineNoCounty, "数据库中没有代码为“\(county)”的县。", remedy: "请先登记机关和人员，或者用 plumbline demo 演练一个县的一年。")
        }
    }

    /// The tree of checkpoints as it was last grown here; whoever goes on from it compares its root with the last checkpoint's.
    var frontier: MerkleFrontier? { checkpointTree.withLock { $0 } }
    func keep(frontier: MerkleFrontier) { checkpointTree.withLock { $0 = frontier } }

    /// The registers as they were when they were last read.
    package var registers: Registers { held.withLock { $0 } }
    package var organs: OrganTree { registers.organs }
    /// The working days, with the notices that the county has entered itself.
    package var calendar: WorkCalendar { registers.calendar }
    package var settings: Settings { registers.settings }
    package var names: [PersonID: String] { registers.names }

    /// What somebody sees and may open on a day; kept until the registers change.
    package func personalScope(of actor: Actor, on day: Day, _ registers: Registers) -> PersonalScope {
        registers.scopes.scope(of: actor, on: day) { PersonalScope(actor, on: day, organs: registers.organs, kinds, reaches) }
    }

    /// From now on no step is entered with an earlier time than the last entry's: for a running county, not for replays, imports and
    /// demonstrations, which say themselves when something happened.
    package func keepTime() { guardsTime.withLock { $0 = true } }
    var keepsTime: Bool { guardsTime.withLock { $0 } }

    /// Reads the registers again: after an administrative act, and now and then for what other processes did.
    package func refresh() throws {
        hold(try database.read { try Registers($0, county, offices, baseCalendar) })
    }

    /// Never goes back: of two that read at the same time the later state stays.
    private func hold(_ fresh: Registers) {
        held.withLock { if $0.lastChange <= fresh.lastChange { $0 = fresh } }
        // Decoded matters carry limits that may rest on what has changed.
        recent.clear()
    }

    /// The same if the journal tells of a change since; cheap enough to be asked every half minute.
    package func refreshIfChanged() throws {
        let last = try database.read { try $0.lastRegisterChange(county) }
        if last != registers.lastChange { try refresh() }
    }

    /// Drops what is remembered of matters read before; they are read anew.
    package func forgetMatters() { recent.clear() }

    /// The definition of a kind by its id.
    package func definition(_ kind: String) throws -> any Definition {
        guard let definition = definitions[kind] else {
            let known = kinds.map { "\($0.kind.id)（\($0.kind.name)）" }.joined(separator: "、")
            throw Problem(.missing, .engineNoKind, "没有“\(kind)”这类事项。", remedy: "可用的有：\(known)。")
        }
        return definition
    }

    /// Whoever signs in with an account.
    package func actor(_ login: String) throws -> Actor {
        guard let actor = try database.read({ try $0.actor(county, login: login, offices) }) else {
            throw Problem(.missing, .engineNoAccount, "没有账号“\(login)”，或者账号已停用。", remedy: "请核对账号，或请管理员登记。")
        }
        return actor
    }

    /// What was typed for a step, as values of the fields of the kind that it concerns.
    ///
    /// - Throws: `engine.noKind`, `engine.noMatter`, `engine.damaged`.
    package func input(typed texts: [String: String], for target: Request.Target) throws -> Input {
        try look { try $0.input(typed: texts, for: target) }
    }

    /// Performs one action in a transaction of its own.
    package func perform(_ request: Request, as actor: Actor) throws -> Outcome { try batch { try $0.perform(request, as: actor) } }

    /// Prepares a step, or does something about a prepared one, in a transaction of its own.
    ///
    /// What is prepared is judged before it, with every decider and on later days: while one writes, all others wait.
    package func perform(_ request: PreparationRequest, as actor: Actor) throws -> Outcome {
        var judged = request
        if case .prepare = request.deed { judged.judged = try look { try $0.judged(request, as: actor) } }
        let wanted = judged
        return try batch { try $0.perform(wanted, as: actor) }
    }

    /// Proposes that a slip of the pen be put right, decides on it, or takes a paper back, in a transaction of its own.
    ///
    /// Every step of the matter is judged anew before it: while one writes, all others wait.
    package func perform(_ request: CorrectionRequest, as actor: Actor) throws -> Outcome {
        var judged = request
        judged.judged = try look { try $0.judged(request, as: actor) }
        let wanted = judged
        return try batch { try $0.perform(wanted, as: actor) }
    }

    /// Changes who answers for a matter, in a transaction of its own.
    package func perform(_ request: HandlingRequest, as actor: Actor) throws -> Outcome { try batch { try $0.perform(request, as: actor) } }

    /// Performs several actions in one transaction; the rules are the same. What throws undoes them all; a refusal undoes
    /// nothing, for it changed nothing.
    ///
    /// - Parameter repeats: whether `body` may be called again after a passing failure of the database; not when it changes what lies
    ///   outside it.
    package func batch<T>(repeats: Bool = true, _ body: (Work) throws -> T) throws -> T {
        let (result, changed) = try database.write(for: county, repeats: repeats) { connection in
            // Another server, or the command line, may have changed a post or a setting a moment ago: what is done goes by the registers
            // as they stand in this transaction.
            if try connection.lastRegisterChange(county) != registers.lastChange { hold(try Registers(connection, county, offices, baseCalendar)) }
            let work = Work(self, connection)
            let result = try body(work)
            try work.finish()
            return (result, work.results)
        }
        recent.keep(changed)
        return result
    }

    /// Reads with the engine's eyes: decoded matters, one consistent state.
    package func look<T>(_ body: (Work) throws -> T) throws -> T {
        try database.read { connection in try body(Work(self, connection)) }
    }

    /// The same for figures, which may be some seconds old: from a replica where there is one, but never older than what the reader has
    /// done or seen before.
    package func lookAside<T>(since position: WritePosition?, _ body: (Work) throws -> T) throws -> T {
        try database.readAside(since: position) { connection in try body(Work(self, connection)) }
    }
}

/// A county's organs, settings and people's names.
///
/// A class, so that handing it out copies nothing.
package final class Registers: Sendable {
    package let organs: OrganTree
    package let settings: Settings
    package let names: [PersonID: String]
    /// The counties below this one, where it is a city or province.
    package let subordinates: [JurisdictionRow]
    /// Who opened the accounts of people that have several: what is done under one of them names its opener.
    package let openers: [String: PersonID]
    /// Organs that are no more, by the organ.
    package let dissolutions: [OrganCode: Dissolution]
    package let calendar: WorkCalendar
    /// Who is away now or later, and not long before the last entry, by the person.
    package let absences: [PersonID: [AbsenceRow]]
    /// The journal entry of the last change.
    let lastChange: Int
    let scopes: ScopeMemo = ScopeMemo()

    init(_ connection: Connection, _ county: String, _ offices: Offices, _ base: WorkCalendar) throws {
        let history = try RegisterHistory(connection, county)
        dissolutions = history.dissolutions
        calendar = try history.calendar(on: base)
        organs = OrganTree(try connection.organs(county, offices))
        settings = try connection.settings(county)
        names = try connection.names(county)
        subordinates = try connection.subordinates(of: county)
        openers = try connection.openersOfFurtherAccounts(county)
        // Past ones are told of nowhere; a day or two of clocks that differ do no harm.
        let last = try connection.lastTime(county)?.day ?? Day(ordinal: 0)
        absences = Dictionary(grouping: try connection.absences(county, from: last.advanced(by: -31)), by: \.person)
        lastChange = try connection.lastRegisterChange(county)
    }

    /// Whether somebody is away on a day.
    package func absence(of person: PersonID, on day: Day) -> AbsenceRow? {
        absences.isEmpty ? nil : absences[person]?.first { $0.holds(on: day) }
    }

    /// Those for whom somebody looks after matters on a day (代管).
    package func inCare(of person: PersonID, on day: Day) -> [PersonID] {
        if absences.isEmpty { return [] }
        return absences.values.flatMap { $0 }.filter { $0.substitute == person && $0.holds(on: day) }.map(\.person).sorted {
            $0.description < $1.description
        }
    }

    /// An account of somebody who has several, with whoever opened it; `nil` for what needs no explanation.
    package func furtherAccount(_ login: String) -> String? {
        guard let opener = openers[login] else { return nil }
        let name = opener == Actor.machineOperator.person || opener == Actor.system.person ? Actor.machineOperator.name : names[opener]
        return "账号\(login)，由\(name ?? opener.description)开立"
    }
}

extension Problem.Code {
    package static let engineNoCounty: Problem.Code = Problem.Code("engine.noCounty")
    package static let engineNoKind: Problem.Code = Problem.Code("engine.noKind")
    package static let engineNoAccount: Problem.Code = Problem.Code("engine.noAccount")
    /// A kind refers to what another kind does not have; the checks of all definitions find it before it is released.
    package static let engineDefinition: Problem.Code = Problem.Code("engine.definition")
    package static let engineNoMatter: Problem.Code = Problem.Code("engine.noMatter")
    package static let engineNoAction: Problem.Code = Problem.Code("engine.noAction")
    package static let engineNoOrgan: Problem.Code = Problem.Code("engine.noOrgan")
    package static let engineNoEdition: Problem.Code = Problem.Code("engine.noEdition")
    package static let engineConflict: Problem.Code = Problem.Code("engine.conflict")
    package static let engineBackdated: Problem.Code = Problem.Code("engine.backdated")
    /// The server's clock is behind the last entry.
    package static let engineClockBack: Problem.Code = Problem.Code("engine.clockBack")
    package static let engineDamaged: Problem.Code = Problem.Code("engine.damaged")
    /// A matter was handled by a later program.
    package static let engineNewerDefinition: Problem.Code = Problem.Code("engine.newerDefinition")
    package static let engineReusedRequest: Problem.Code = Problem.Code("engine.reusedRequest")
    /// A request bears a name that belongs to another's.
    package static let engineForeignRequest: Problem.Code = Problem.Code("engine.foreignRequest")
    /// A prepared step is not, or no longer, where somebody wants to do something about it.
    package static let engineNoPreparation: Problem.Code = Problem.Code("engine.noPreparation")
    /// A slip of the pen is already, or no longer, before those who decide on it.
    package static let engineNoCorrection: Problem.Code = Problem.Code("engine.noCorrection")
    /// There is no such paper, or none that can be taken back.
    package static let engineNoPaper: Problem.Code = Problem.Code("engine.noPaper")
}
