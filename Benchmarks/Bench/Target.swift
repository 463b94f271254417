import Affairs
import Almanac
import Engine
import Foundation
import Identity
import Kernel
import Storage

/// Signs people in and writes what the load generator asks for (Benchmarks/http/README.md).
enum Target {
    static func run(_ folder: String, base: String, to output: String) throws {
        let database = try Storage.Database.open(.file(folder + "/plumbline.sqlite"))
        let county = try database.read { try $0.counties() }.first ?? ""
        let engine = try Engine(database, county: county, kinds: Catalogue.definitions, calendar: Almanac.load())
        let identity = Identity(database, county: county, offices: engine.offices)
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        let actionable = try investigating(database, county, engine)
        let people = Array(Set(actionable.map(\.login))).sorted().prefix(60)
        let passwords = try identity.issueInitialPasswords(logins: Array(people), mustChange: false)
        var sessions: [JSON] = []
        var index: [String: Int] = [:]
        var organs: [String: OrganCode] = [:]
        for (login, password) in passwords {
            guard case .session(let new) = try identity.signIn(login: login, password: password, address: "127.0.0.1", agent: "bench") else {
                continue
            }
            index[login] = sessions.count
            organs[login] = try engine.actor(login).posts.first?.organ
            sessions.append(
                .object([
                    .init("cookie", .text("plumbline=\(new.token)")),
                    .init("fields", .object([.init("csrf", .text(identity.csrfToken(for: new.session)))])), .init("headers", .object([])),
                ]))
        }
        let known = actionable.filter { index[$0.login] != nil }
        try write("action", ["session", "id", "version"], known.map { [String(index[$0.login] ?? 0), String($0.id), String($0.version)] }, output)
        try write("desk", ["session"], index.values.sorted().map { [String($0)] }, output)
        let stages = ["stage=investigating", "stage=investigating", "stage=reviewing", "stage=executing", "stage=closed", "a.decision=penalise"]
        try write("list", ["session", "query"], index.values.sorted().flatMap { session in stages.map { [String(session), $0] } }, output)
        var details: [[String]] = []
        for (login, organ) in organs {
            let ids = try database.read { connection in
                try connection.all(
                    "SELECT id FROM matter WHERE county = $1 AND kind = 'penalty' AND organ = $2 ORDER BY id % 997, id LIMIT 300",
                    [SQLValue(county), SQLValue(organ.description)]
                ) { $0.int(0) }
            }
            details += ids.map { [String(index[login] ?? 0), String($0)] }
        }
        try write("detail", ["session", "id"], details.shuffled(), output)
        let target = document(base, sessions)
        try Data(target.encoded.utf8).write(to: URL(fileURLWithPath: output + "/target.json"))
        print("\(sessions.count)个会话，\(known.count)件可办理，\(details.count)件可查看")
    }

    /// Open cases under investigation, with one of their own officers.
    private static func investigating(_ database: Storage.Database, _ county: String, _ engine: Engine) throws -> [(
        id: Int, version: Int, login: String
    )] {
        let rows = try database.read { connection in
            try connection.all(
                "SELECT id, version FROM matter WHERE county = $1 AND kind = 'penalty' AND stage = 'investigating' ORDER BY id", [SQLValue(county)]
            ) { ($0.int(0), $0.int(1)) }
        }
        return try engine.look { work in
            try rows.compactMap { id, version in
                // Whoever last acted in the investigation is one of its officers, or the head who filed it.
                let entries = try work.connection.entries(county, of: id % originals)
                return entries.last { $0.action == "record-evidence" }.map { (id, version, $0.login) }
            }
        }
    }

    /// Matters of the replayed year; copies follow in steps of as many.
    private static var originals: Int { Int(ProcessInfo.processInfo.environment["PLUMBLINE_BENCH_ORIGINALS"] ?? "") ?? .max }

    private static func write(_ name: String, _ head: [String], _ rows: [[String]], _ output: String) throws {
        let text = ([head] + rows).map { $0.joined(separator: "\t") }.joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(output)/\(name).tsv"))
    }

    private static func document(_ base: String, _ sessions: [JSON]) -> JSON {
        func get(_ path: String, _ rows: String) -> JSON {
            .object([
                .init("method", .text("GET")), .init("path", .text(path)), .init("rows", .text(rows)), .init("status", .array([.integer(200)])),
                .init("contains", .text("<footer class=\"foot\">")), .init("order", .text("random")),
            ])
        }
        let form: [JSON.Member] = [
            .init("version", .text("{version}")), .init("f.evidence.0.kind", .text("statement")),
            .init("f.evidence.0.summary", .text("补充询问笔录一份，当事人对检查经过无异议，签字确认")),
        ]
        let action = JSON.object([
            .init("method", .text("POST")), .init("path", .text("/matter/{id}/do/record-evidence")), .init("rows", .text("action.tsv")),
            .init("status", .array([.integer(303)])), .init("location", .text("/matter/")), .init("order", .text("once")),
            .init("again", .flag(true)),
            .init("form", .object(form)),
            .init("after", .object([.init("path", .text("/matter/{id}")), .init("contains", .text("data-version=\"{version}\""))])),
        ])
        return .object([
            .init("name", .text("Plumbline")), .init("base", .text(base)), .init("sessions", .array(sessions)),
            .init(
                "workloads",
                .object([
                    .init("list", get("/matters/penalty?{query}", "list.tsv")), .init("desk", get("/desk", "desk.tsv")),
                    .init("detail", get("/matter/{id}", "detail.tsv")), .init("action", action),
                ])),
        ])
    }
}
