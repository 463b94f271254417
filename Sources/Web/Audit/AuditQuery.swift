import Engine
import Kernel
import Storage

/// What somebody looks for in the audit trail, as it stands in the address.
struct AuditQuery: Sendable {
    let from: Day?
    let until: Day?
    /// A login, a number or a name, as it was typed.
    let who: String
    let kind: AuditKind?
    let address: String

    init(_ query: Query) {
        from = query["from"].flatMap { Day(iso: $0) }
        until = query["until"].flatMap { Day(iso: $0) }
        who = String((query["who"] ?? "").filter { !$0.isWhitespace }.prefix(40))
        kind = query["kind"].flatMap { AuditKind(rawValue: $0) }
        address = String((query["address"] ?? "").filter { !$0.isWhitespace }.prefix(64))
    }

    /// - Returns: `nil` when nobody is called so: then nothing can fit.
    func filter(_ connection: Connection, _ engine: Engine) throws -> AuditFilter? {
        var filter = AuditFilter()
        filter.from = from.map { Instant($0) }
        filter.until = until.map { Instant($0.advanced(by: 1)) }
        filter.events = kind.map { [$0.rawValue] } ?? []
        filter.address = address.isEmpty ? nil : address
        guard !who.isEmpty else { return filter }
        filter.person = try person(connection, engine)
        return filter.person == nil ? nil : filter
    }

    /// Whose number, name or login it is.
    private func person(_ connection: Connection, _ engine: Engine) throws -> String? {
        let names = engine.names
        if names[PersonID(who)] != nil || Actor.reserved.contains(who) { return who }
        if let named = names.first(where: { $0.value == who }) { return named.key.description }
        // An account that is disabled still has its past.
        return try connection.account(engine.county, who)?.person.description
    }

    private var items: [(String, String)] {
        [("from", from?.iso ?? ""), ("until", until?.iso ?? ""), ("who", who), ("kind", kind?.rawValue ?? ""), ("address", address)]
    }

    func path(_ path: String, _ more: [(String, String)] = []) -> String { path + Query(items + more).text }

    /// The conditions, each with the address without it.
    var active: [(label: String, path: String)] {
        var active: [(label: String, path: String)] = []
        func add(_ label: String, _ name: String) {
            active.append((label: label, path: Paths.audit + Query(items.filter { $0.0 != name }).text))
        }
        if let from { add("自\(from.chinese)", "from") }
        if let until { add("至\(until.chinese)", "until") }
        if !who.isEmpty { add("人员：\(who)", "who") }
        if let kind { add("种类：\(kind.name)", "kind") }
        if !address.isEmpty { add("地址：\(address)", "address") }
        return active
    }

    /// For the entry about this very look.
    var words: String { active.isEmpty ? "全部" : active.map(\.label).joined(separator: "，") }
}
