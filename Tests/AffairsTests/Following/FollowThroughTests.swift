import Kernel
import Testing

@testable import Affairs

/// 事项之间的牵连: what one matter decides acts in the others by itself. `followings.csv` says for each step and outcome what follows where and
/// how the penalty stands afterwards; nothing makes it from the code.
@Suite("事项之间的牵连") struct FollowThroughTests {
    /// The kinds whose every consequence and opening stands in the table.
    private static let kinds: Set<String> = ["reconsideration", "litigation", "penalty", "compulsory-enforcement", "inspection"]

    /// Openings that ask for another desk's opinion in the matter's own course, which its kind's tests show.
    private static let ownCourse: Set<String> = ["legal-verification"]

    /// Several steps to which the same clauses are added stand in one row, parted by bars; the first of them is shown.
    private struct Row: Hashable {
        let from, steps, outcome, to: String
        var label: String { "\(from).\(steps.prefix { $0 != "|" }) \(outcome)" }
        /// Each step with what follows it, link by link: `[litigation, take-effect, penalty.note-result]`.
        var links: [[String]] {
            let chain = to.split(separator: ">").map(String.init)
            let first = steps.split(separator: "|").map { [from, String($0), chain.first ?? ""] }
            return first
                + zip(chain, chain.dropFirst()).map { source, target in source.split(separator: ".", maxSplits: 1).map(String.init) + [target] }
        }
    }

    private static func rows() throws -> [(row: Row, standing: String, basis: String)] {
        let table = try LedgerTable("followings.csv")
        #expect(table.names == ["from", "step", "outcome", "to", "standing", "basis"])
        return table.rows.map { cells in
            (
                Row(from: cells["from"] ?? "", steps: cells["step"] ?? "", outcome: cells["outcome"] ?? "", to: cells["to"] ?? ""),
                cells["standing"] ?? "", cells["basis"] ?? ""
            )
        }
    }

    private static let declared: Set<[String]> = {
        var found: Set<[String]> = []
        for definition in Catalogue.definitions where kinds.contains(definition.kind.id) {
            for edition in definition.editions {
                for action in definition.outline(edition.id)?.actions ?? [] {
                    let follows = action.causes.map { ($0.kind.id, $0.action) } + action.opens.map { ($0.kind.id, $0.action) }
                    for (kind, step) in follows where !ownCourse.contains(kind) { found.insert([definition.kind.id, action.id, "\(kind).\(step)"]) }
                }
            }
        }
        return found
    }()

    @Test func `表中每一项都有声明，声明的每一项都在表中`() throws {
        let told = Set(try Self.rows().flatMap(\.row.links))
        let missing = Self.declared.subtracting(told).map { $0.joined(separator: ",") }.sorted()
        #expect(missing.isEmpty, "声明了、表中没有的：\n\(missing.joined(separator: "\n"))")
        let unknown = told.subtracting(Self.declared).map { $0.joined(separator: ",") }.sorted()
        #expect(unknown.isEmpty, "表中有、没有声明的：\n\(unknown.joined(separator: "\n"))")
    }

    @Test func `每一项都有走法，走法的每一项都在表中，依据都写明`() throws {
        let rows = try Self.rows()
        let labels = Set(rows.map(\.row.label))
        #expect(labels.subtracting(FollowingCourses.all.keys).sorted() == [], "没有走法")
        #expect(Set(FollowingCourses.all.keys).subtracting(labels).sorted() == [], "不在表中")
        #expect(rows.filter { $0.basis.isEmpty }.map(\.row.label) == [])
        #expect(Set(rows.map(\.row)).count == rows.count, "有重复的行")
    }

    @Test(arguments: FollowingCourses.all.keys.sorted()) func `走到表中所写的牵连和效力`(label: String) throws {
        let rows = try Self.rows().filter { $0.row.label == label }
        let shown = try #require(try FollowingCourses.all[label]?())
        #expect(shown.followed.sorted() == rows.map(\.row.to).sorted())
        for row in rows { #expect(shown.standing == row.standing) }
    }
}
