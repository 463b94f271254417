package import Kernel
import Storage

/// Tells those who must act that something runs out: in the system, and by a message to the county's own messenger where there is one.
///
/// Each rung of each due day is told once, whoever runs it and however often: what was told stands in the database.
package struct Reminding {
    /// Matters that one transaction tells of: while one writes, all others wait.
    private static let slice: Int = 100
    /// Holders of a post who are all told; of more, the heads are, whose it is to say who handles it.
    private static let mostHolders: Int = 12
    /// Messages that may wait to be sent. Past that no more are put there; the reminders stand in the system all the same.
    package static let mostWaiting: Int = 10_000

    private let engine: Engine
    private let now: Instant
    private let sendsOut: Bool
    private var people: [Desk: [PersonID]] = [:]
    private var staff: [OrganCode: Set<PersonID>] = [:]
    /// How many matters and people were told of something, and how many messages found no room.
    package private(set) var matters: Int = 0
    package private(set) var told: Int = 0
    package private(set) var unsent: Int = 0

    /// - Parameter sendsOut: whether there is a messenger to send to.
    package init(_ engine: Engine, at now: Instant, sendsOut: Bool) {
        self.engine = engine
        self.now = now
        self.sendsOut = sendsOut
    }

    /// - Parameter goOn: called before each transaction; what it throws breaks the rest off.
    /// - Returns: `false` at an hour at which nobody is reminded.
    package mutating func run(_ goOn: () throws -> Void = {}) throws -> Bool {
        let settings = engine.settings
        if ReminderSettings.isQuiet(now, settings, engine.calendar) { return false }
        let county = engine.county
        let (today, calendar) = (now.day, engine.calendar)
        let due = try engine.database.read { connection in
            var found: [(matter: RunningMatter, rung: ReminderRung)] = []
            try connection.forEachRunning(county) { matter in
                guard let rung = ReminderRung.reached((matter.due, matter.warn), on: today, settings, calendar) else { return }
                found.append((matter, rung))
            }
            return try found.filter { try !connection.hasReminder(county, $0.matter, $0.rung.id) }
        }
        for start in stride(from: 0, to: due.count, by: Self.slice) {
            try goOn()
            try tell(Array(due[start..<min(start + Self.slice, due.count)]))
        }
        return true
    }

    private mutating func tell(_ due: [(matter: RunningMatter, rung: ReminderRung)]) throws {
        var planned: [(matter: RunningMatter, rung: ReminderRung, people: [PersonID], step: String)] = []
        try engine.look { work in
            let places = try work.connection.places(engine.county, of: due.map(\.matter.id), engine.offices)
            for (matter, rung) in due {
                let waits = places[matter.id] ?? []
                let people = try self.people(waits, work)
                if !people.isEmpty { planned.append((matter, rung, people, waits.first?.ask.step ?? "")) }
            }
        }
        let (now, county) = (now, engine.county)
        let sent = try engine.database.write(for: county) { connection -> (matters: Int, people: Int, unsent: Int) in
            var items: [PersonID: [ReminderMessage.Item]] = [:]
            var matters = 0
            for (matter, rung, people, step) in planned {
                var isNew = false
                for person in people where try connection.addReminder(county, matter, rung.id, to: person, at: now) {
                    isNew = true
                    let item = ReminderMessage.Item(
                        matter: matter.id, kind: kindName(matter.kind), step: stepName(matter.kind, step), due: matter.due, rung: rung)
                    items[person, default: []].append(item)
                }
                if isNew { matters += 1 }
            }
            let unsent = sendsOut ? try enqueue(items, connection) : 0
            return (matters, items.count, unsent)
        }
        matters += sent.matters
        told += sent.people
        unsent += sent.unsent
    }

    /// - Returns: how many messages found no room.
    private func enqueue(_ items: [PersonID: [ReminderMessage.Item]], _ connection: Connection) throws -> Int {
        var room = Self.mostWaiting - (try connection.outgoingWaiting(engine.county, upTo: Self.mostWaiting))
        var unsent = 0
        for (person, items) in items.sorted(by: { $0.key.description < $1.key.description }) {
            guard room > 0 else {
                unsent += 1
                continue
            }
            let logins = try connection.logins(engine.county, of: person)
            let message = ReminderMessage(county: engine.county, person: person, logins: logins, at: now, items: items)
            try connection.addOutgoing(engine.county, message.text, at: now)
            room -= 1
        }
        return unsent
    }

    private func kindName(_ kind: String) -> String { engine.definitions[kind]?.kind.name ?? kind }

    private func stepName(_ kind: String, _ step: String) -> String {
        guard !step.isEmpty, let definition = engine.definitions[kind] else { return "" }
        return definition.editions.lazy.compactMap { definition.outline($0.id)?.action(step)?.name }.first ?? ""
    }

    // MARK: Whom

    /// Those who must act: of each desk its holder, else those whose post can; whoever stands in for one who is away.
    private mutating func people(_ places: [DeskPlace], _ work: Work) throws -> [PersonID] {
        var found: [PersonID] = []
        for place in places {
            let there = try staff(of: place.desk.organ, work)
            let holder = place.holder.flatMap { there.contains($0) ? $0 : nil }
            let wanted = try holder.map { [$0] } ?? holders(of: place.desk, work).filter { $0 != place.ask.author }
            for person in wanted {
                let who = present(person, work)
                if !found.contains(who) { found.append(who) }
            }
        }
        return found
    }

    private func present(_ person: PersonID, _ work: Work) -> PersonID {
        work.registers.absence(of: person, on: now.day)?.substitute ?? person
    }

    private mutating func staff(of organ: OrganCode, _ work: Work) throws -> Set<PersonID> {
        if let known = staff[organ] { return known }
        let roles = Set(engine.offices.roles.filter { $0.reach != .none })
        let found = Set(try work.connection.holders(engine.county, of: roles, in: organ, on: now.day).map(\.person))
        staff[organ] = found
        return found
    }

    private mutating func holders(of desk: Desk, _ work: Work) throws -> [PersonID] {
        if let known = people[desk] { return known }
        var found: [PersonID] = []
        for holder in try work.connection.holders(engine.county, of: [desk.role], in: desk.organ, on: now.day)
        where !found.contains(holder.person) { found.append(holder.person) }
        if found.isEmpty || found.count > Self.mostHolders { found = try work.heads(of: desk.organ, on: now.day) }
        people[desk] = found
        return found
    }
}

/// What goes to the county's messenger about one person: no name, title or content of a matter, for it leaves the system.
struct ReminderMessage {
    struct Item {
        let matter: MatterID
        let kind: String
        let step: String
        let due: Day
        let rung: ReminderRung
    }

    /// Matters that one message names; of more it says how many.
    private static let most: Int = 20

    let county: String
    let person: PersonID
    let logins: [String]
    let at: Instant
    let items: [Item]

    var text: String {
        let shown = items.prefix(Self.most).map { item -> JSON in
            .object([
                .init("matter", .integer(item.matter)), .init("kind", .text(item.kind)), .init("step", .text(item.step)),
                .init("due", .text(item.due.iso)), .init("rung", .text(item.rung.id)), .init("path", .text("/matter/\(item.matter)")),
            ])
        }
        return JSON.object([
            .init("type", .text("reminder")), .init("county", .text(county)), .init("person", .text(person.description)),
            .init("accounts", .array(logins.map { .text($0) })), .init("at", .text(at.iso)), .init("count", .integer(items.count)),
            .init("items", .array(shown)),
        ]).encoded
    }
}

extension Job {
    /// Reminds people of what runs out, once an hour outside of the county's quiet hours.
    ///
    /// - Parameter sendsOut: whether there is a messenger to send to.
    package static func reminders(sendsOut: Bool) -> Job {
        Job(
            "reminders", "期限的提醒", needsTime: true,
            occasion: { now in
                let start = Instant(milliseconds: now.milliseconds / 3_600_000 * 3_600_000)
                return (start.iso, start)
            },
            run: { _, context in
                var reminding = Reminding(context.engine, at: context.now, sendsOut: sendsOut)
                guard try reminding.run(context.goOn) else { return "不在提醒的时间" }
                let unsent = reminding.unsent > 0 ? "，待发的消息太多，\(reminding.unsent)份没有发出" : ""
                return reminding.matters == 0 ? "没有" : "\(reminding.matters)件，通知\(reminding.told)人次\(unsent)"
            })
    }
}
