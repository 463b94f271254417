import Affairs
import Kernel
import Testing

/// The text that a lawyer reads says everything that the program asks.
@Suite("程序文本") struct ProcedureTextTests {
    private static let editions: [(definition: any Definition, edition: Edition)] = Catalogue.definitions.flatMap { definition in
        definition.editions.map { (definition, $0) }
    }

    @Test func `只对某些事项的条件、期限和公示，写明是哪些事项`() {
        for (definition, edition) in Self.editions {
            guard let outline = definition.outline(edition.id) else { continue }
            for action in outline.actions {
                for gate in action.gates where gate.concerns.contains("") { Issue.record("\(gate.id)：没有写明适用于哪些事项") }
                for lengthening in action.extensions where lengthening.term.isEmpty {
                    Issue.record("\(definition.kind.id).\(action.id)：没有写明延长多少")
                }
            }
            for limit in outline.limits where limit.concerns.contains("") { Issue.record("\(definition.kind.id)的期限\(limit.id)：没有写明适用于哪些事项") }
        }
    }

    @Test func `每个期限写明从哪一天起算、止于什么`() {
        for (definition, edition) in Self.editions {
            for limit in definition.outline(edition.id)?.limits ?? [] where limit.starts.isEmpty || limit.ends.isEmpty {
                Issue.record("\(definition.kind.id)的期限\(limit.id)：没有写明起算、止于")
            }
        }
    }

    @Test func `文本列出每个环节、条件、回避和期限`() {
        for definition in Catalogue.definitions {
            let text = ProcedureText(definition).markdown
            for edition in definition.editions {
                guard let outline = definition.outline(edition.id) else { continue }
                for action in outline.actions {
                    #expect(text.contains("#### \(action.name)（\(action.id)）"))
                    for gate in action.gates { #expect(text.contains("- 条件：\(gate.sentence)。\(gate.basis)"), "\(gate.id)") }
                    for exclusion in action.exclusions { #expect(text.contains("- 回避：\(exclusion.says)。\(exclusion.basis)"), "\(exclusion.id)") }
                }
                for limit in outline.limits { #expect(text.contains("#### \(limit.name)（\(limit.id)）")) }
            }
        }
    }

    @Test func `新旧对照只列不同之处`() throws {
        let penalty = try #require(Catalogue.definitions.first { $0.kind.id == "penalty" })
        let editions = penalty.editions.map(\.id)
        let (old, new) = (try #require(editions.first), try #require(editions.last))
        let text = try #require(ProcedureComparison(penalty, from: old, to: new)).markdown
        // 第六十条 of the revision of 2021: ninety days to decide; the law before it named none.
        #expect(text.contains("新增：作出处罚决定的期限") || text.contains("第六十条"))
        #expect(text.contains("相同的环节："))
        let same = try #require(ProcedureComparison(penalty, from: new, to: new)).markdown
        #expect(!same.contains("新增：") && !same.contains("删去：") && !same.contains("| 条件 |"))
        let back = try #require(ProcedureComparison(penalty, from: new, to: old)).markdown
        let (came, gone) = (text.components("### 新增："), back.components("### 删去："))
        #expect(came == gone)
        let none = ProcedureComparison(penalty, from: old, to: "nope")
        #expect(none == nil)
    }
}

extension String {
    /// The rest of each line that begins so, in the order of the alphabet.
    fileprivate func components(_ beginning: String) -> [String] {
        split(separator: "\n").filter { $0.hasPrefix(beginning) }.map { String($0.dropFirst(beginning.count)) }.sorted()
    }
}
