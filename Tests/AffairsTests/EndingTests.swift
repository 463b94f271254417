import Affairs
import Foundation
import Kernel
import Testing

/// How matters end: every kind says it, and the page that a lawyer reads is what the program does.
@Suite("事项怎样结束") struct EndingTests {
    @Test func `每类事项在每个版本都写明怎样结束，没有只能等待而又没有写明由谁结束的阶段`() {
        for definition in Catalogue.definitions {
            #expect(definition.tellsEndings, "\(definition.kind.id)没有写明怎样结束")
            for edition in definition.editions {
                guard let outline = definition.outline(edition.id) else { continue }
                let stuck = outline.stuckStages(definition.endings(edition.id)).map(\.name)
                #expect(stuck.isEmpty, "\(definition.kind.id) \(edition.id)：\(stuck)")
            }
        }
    }

    @Test func `当事人死亡、终止的，所指的环节存在，由人办理`() {
        for definition in Catalogue.definitions {
            for step in definition.successions.flatMap(\.rules).compactMap(\.step) {
                let taken = definition.editions.compactMap { definition.outline($0.id)?.action(step) }
                #expect(!taken.isEmpty && taken.allSatisfy { !$0.isAutomatic }, "\(definition.kind.id)没有可以由人办理的环节\(step)")
            }
        }
    }

    @Test func `docs中的说明与程序一致`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("docs/law-review/endings.md"), encoding: .utf8)
        #expect(page == EndingsPage(Catalogue.definitions).markdown + "\n", "plumbline endings --write docs/law-review/endings.md")
    }
}
