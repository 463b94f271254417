import Foundation
import Kernel
import Synchronization
import Testing

/// Says of every condition and effect whether a test would notice its absence: `scripts/gate-check.py`.
///
/// Only the tests' bench knows this; the program has no way past a condition. A first run writes down which test met which refusal. Then
/// each test, and each row of a table of refusals by itself, is run again with one of them made nameless: a test that asks only whether
/// something refused goes on passing, one that names the refusal fails, and so has noticed.
enum Mutation {
    /// Where the first run writes `refusal<TAB>test`, one a line; `nil` in an ordinary run.
    private static let record: FileHandle? = recording("PLUMBLINE_TEST_REFUSALS")
    /// The same with what steps bring about: `writes petition reply answerLate<TAB>test`.
    private static let effects: FileHandle? = recording("PLUMBLINE_TEST_EFFECTS")
    /// The refusal that is nameless in each test, from a file of the same form.
    private static let nameless: [String: String] = choices("PLUMBLINE_TEST_NAMELESS")
    /// The effect that fails to come about in each test.
    private static let lost: [String: String] = choices("PLUMBLINE_TEST_LOST")

    private static func recording(_ variable: String) -> FileHandle? {
        ProcessInfo.processInfo.environment[variable].flatMap { path in
            FileManager.default.createFile(atPath: path, contents: nil) ? FileHandle(forWritingAtPath: path) : nil
        }
    }
    /// What is chosen for each test.
    private static func choices(_ variable: String) -> [String: String] {
        guard let path = ProcessInfo.processInfo.environment[variable], let data = FileManager.default.contents(atPath: path) else { return [:] }
        let pairs = String(decoding: data, as: UTF8.self).split(separator: "\n").map { $0.split(separator: "\t", maxSplits: 1) }.filter {
            $0.count == 2
        }
        return Dictionary(pairs.map { (String($0[1]), String($0[0])) }, uniquingKeysWith: { first, _ in first })
    }
    private static let written: Mutex<Set<String>> = Mutex([])

    /// The row of a table of refusals or effects that is being tried: to be tried again with something taken away as if it were a test.
    @TaskLocal static var row: String?

    /// Gathers the refusals that a bench meets.
    final class Witness: Sendable {
        private let met: Mutex<[Refusal]> = Mutex([])
        var refusals: [Refusal] { met.withLock { $0 } }
        fileprivate func note(_ refusals: [Refusal]) { met.withLock { $0 += refusals } }
    }
    @TaskLocal static var witness: Witness?

    /// What was refused last while something was tried.
    static func refusals(during attempt: () -> [String]) -> (sentences: [String], refusals: [Refusal]) {
        let witness = Witness()
        let sentences = $witness.withValue(witness) { attempt() }
        return (sentences, witness.refusals.filter { refusal in sentences.contains("\(refusal.says)（\(refusal.basis)）") })
    }

    /// The refusals as the running test is to see them.
    static func seen(_ refusals: [Refusal]) -> [Refusal] {
        witness?.note(refusals)
        guard !refusals.isEmpty, record != nil || !nameless.isEmpty, let test = Test.current else { return refusals }
        let name = self.name(of: test)
        if let record {
            for refusal in refusals { note("\(refusal.id)\t\(name)\n", in: record) }
        }
        guard let hidden = nameless[name] else { return refusals }
        return refusals.map { $0.id == hidden ? Refusal($0.cause, id: "nameless", "另有条件没有满足", Self.anything) : $0 }
    }

    /// Whether effects are looked at at all.
    static let looksAtEffects: Bool = effects != nil || !lost.isEmpty

    /// Whether what a step brings about is to fail in the running test; notes that it came about otherwise.
    static func loses(_ effect: @autoclosure () -> String) -> Bool {
        guard looksAtEffects, let test = Test.current else { return false }
        let (effect, name) = (effect(), name(of: test))
        if let effects { note("\(effect)\t\(name)\n", in: effects) }
        return lost[name] == effect
    }

    /// By how many days (hours where it is counted in hours) the limit is to be longer in the running test; below zero shorter.
    static func lengthens(_ limit: @autoclosure () -> String) -> Int {
        guard looksAtEffects else { return 0 }
        let limit = limit()
        let (longer, shorter) = (loses("longer \(limit)"), loses("shorter \(limit)"))
        return longer ? 1 : shorter ? -1 : 0
    }

    private static func note(_ line: String, in file: FileHandle) {
        written.withLock { lines in
            if lines.insert(line).inserted { file.write(Data(line.utf8)) }
        }
    }

    /// `AffairsTests.PenaltyCaseTests/decide()`: what `--filter` takes, without the place in the source; behind a `#` the row of its table.
    private static func name(of test: Test) -> String {
        let id = "\(test.id)"
        let name = id.contains(".swift:") ? id.split(separator: "/").dropLast().joined(separator: "/") : id
        return row.map { "\(name)#\($0)" } ?? name
    }

    private static let anything: Basis = StatuteEdition("nameless", "某法", "测试", from: "2000-01-01").cited()
}
