import Foundation
import Testing

/// What docs/security-review.md names is there: a test that is renamed or taken out would leave a line that nothing shows.
@Suite("外来攻击的对照表")
struct SecurityReviewTests {
    private static let root: URL = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private struct Reference: Hashable {
        let place: String
        let name: String
    }

    /// `Target.Suite/test` and `path/of/a/script: check`.
    private static func references() throws -> (tests: Set<Reference>, checks: Set<Reference>, lines: [Substring]) {
        let text = try String(contentsOf: root.appendingPathComponent("docs/security-review.md"), encoding: .utf8)
        var tests: Set<Reference> = []
        var checks: Set<Reference> = []
        for match in text.matches(of: /`(\w+Tests\.[^`\/]+)\/([^`]+)`/) {
            tests.insert(Reference(place: String(match.output.1), name: String(match.output.2)))
        }
        for match in text.matches(of: /`([\w\/.-]+\.(?:py|sh)): ([^`]+)`/) {
            checks.insert(Reference(place: String(match.output.1), name: String(match.output.2)))
        }
        return (tests, checks, text.split(separator: "\n").filter { $0.hasPrefix("| ") })
    }

    /// The tests of each suite, by target and suite, as the sources have them.
    private static func suites(of target: String) throws -> [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        let files = FileManager.default.enumerator(at: root.appendingPathComponent("Tests/\(target)"), includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            var suite: String?
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                if let match = line.firstMatch(of: /@Suite\((?:[^"]*)"([^"]+)"/) {
                    suite = String(match.output.1)
                } else if let match = line.firstMatch(of: /^@Suite.*struct `?([^` {]+)`? \{/) {
                    suite = String(match.output.1)
                }
                if let match = line.firstMatch(of: /func `([^`]+)`\(/), let suite { found[suite, default: []].insert(String(match.output.1)) }
            }
        }
        return found
    }

    @Test func `所列的测试和脚本中的检查都在`() throws {
        let (tests, checks, _) = try Self.references()
        #expect(tests.count > 80 && checks.count > 20, "\(tests.count) \(checks.count)")
        var targets: [String: [String: Set<String>]] = [:]
        for test in tests {
            let parts = test.place.split(separator: ".", maxSplits: 1).map(String.init)
            let suites = try targets[parts[0]] ?? Self.suites(of: parts[0])
            targets[parts[0]] = suites
            #expect(suites[parts[1]]?.contains(test.name) == true, "\(test.place)/\(test.name)")
        }
        for check in checks {
            let script = try String(contentsOf: Self.root.appendingPathComponent(check.place), encoding: .utf8)
            #expect(script.contains(check.name), "\(check.place): \(check.name)")
        }
    }

    @Test func `每一行都有可以看的，没有的写明没有改`() throws {
        let lines = try Self.references().lines.filter { !$0.hasPrefix("| ---") && !$0.hasPrefix("| tried |") && !$0.hasPrefix("| finding |") }
        #expect(lines.count > 30)
        for number in 1...13 { #expect(lines.contains { $0.hasPrefix("| \(number). ") }, "\(number)") }
        for line in lines {
            #expect(
                line.contains("`") && line.contains("Tests") || line.contains(": ") && line.contains("`scripts/") || line.contains("**not mended**"),
                "\(line)")
        }
    }
}
