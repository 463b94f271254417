import Foundation
import Kernel
import Storage
import TestDatabase
import Testing

/// The program itself, as its user runs it, on counties in a folder that is gone afterwards.
final class Program {
    let folder: String
    /// Built beside the tests.
    private static let path: String = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/plumbline"

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/plumbline-" + UUID().uuidString
        try Disk.makeFolder(folder)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ name: String) -> String { folder + "/" + name }

    private func command(_ words: [String], _ before: [String] = []) throws -> (status: Int32, text: String) {
        // What tells the tests where to run is no setting of a server's.
        let outcome = try Command.run(["/usr/bin/env", "-u", "PLUMBLINE_TEST_DATABASE", "TMPDIR=\(folder)"] + before + [Self.path] + words)
        return (outcome.status, outcome.output)
    }

    /// - Returns: the exit code and all that was printed.
    func run(_ words: String...) throws -> (status: Int32, text: String) { try command(words) }
    func run(_ words: [String]) throws -> (status: Int32, text: String) { try command(words) }

    private static func user(_ number: Int) -> [String] { ["setpriv", "--reuid=\(number)", "--regid=\(number)", "--clear-groups"] }

    /// The same as another user; `nil` where that one cannot run the program.
    func run(as number: Int, _ words: String...) throws -> (status: Int32, text: String)? {
        guard try Command.run(Self.user(number) + ["test", "-x", Self.path]).status == 0 else { return nil }
        return try command(words, Self.user(number))
    }

    /// Runs what must succeed.
    @discardableResult
    func done(_ words: String...) throws -> String {
        let outcome = try command(words)
        #expect(outcome.status == 0, "\(words.joined(separator: " "))：\(outcome.text)")
        return outcome.text
    }

    /// Serves until it has begun, or gives up.
    func serve(_ data: String) throws -> (isUp: Bool, text: String) {
        let log = path("serve.log")
        let script = """
            "$@" >\(log) 2>&1 & pid=$!
            for turn in $(seq 300); do
              grep -q 已开始服务 \(log) && break
              [ -d /proc/$pid ] && ! grep -q '^State:.*Z' /proc/$pid/status || break
              sleep 0.1
            done
            kill -TERM $pid; wait $pid; cat \(log)
            """
        let outcome = try command(["serve", "--data", data, "--port", "0"], ["/bin/sh", "-c", script, "serve"])
        return (outcome.text.contains("已开始服务"), outcome.text)
    }

    /// A county with an administrator, in the file of its folder.
    func found(_ name: String, _ code: String = "430626") throws -> String {
        let data = path(name)
        try done("found", "--data", data, "--code", code, "--name", "平江县人民政府", "--short", "平政")
        try done(
            "account", "create", "--data", data, "--county", code, "--login", "root", "--name", "张某", "--role", "administrator", "--organ", code)
        return data
    }

    func open(_ data: String) throws -> Database { try Database.open(.file(data + "/plumbline.sqlite"), durability: .power) }

    /// How many entries a county's journal has.
    func entries(_ data: String, _ code: String = "430626") throws -> Int {
        let database = try open(data)
        defer { #expect(throws: Never.self) { try database.close() } }
        return try database.read { try $0.lastEntry(code)?.entry ?? 0 }
    }

    func last(_ data: String, _ code: String = "430626") throws -> JournalRow? {
        let database = try open(data)
        defer { #expect(throws: Never.self) { try database.close() } }
        return try database.read { try $0.lastEntry(code) }
    }
}
