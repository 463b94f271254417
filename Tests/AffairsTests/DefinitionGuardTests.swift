import Foundation
import Kernel
import Testing

@testable import Affairs

/// A definition changes only where somebody has said so: what is stored, counted and published under it has to be read afterwards.
@Suite("守护定义")
struct DefinitionGuardTests {
    private static let file: URL = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("definitions.txt")
    private static let command = "swift run plumbline definitions --write Tests/AffairsTests/definitions.txt"

    private static let written: [String: DefinitionGuard] = {
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let guards = text.split(separator: "\n").compactMap { DefinitionGuard(line: String($0)) }
        return Dictionary(guards.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    }()

    @Test(arguments: Catalogue.definitions.indices) func `定义没有说明就不得改变`(index: Int) throws {
        let definition = Catalogue.definitions[index]
        let now = DefinitionGuard(definition)
        let name = "\(definition.kind.name)（\(definition.kind.id)）"
        guard let earlier = Self.written[now.kind] else {
            Issue.record("“\(name)”不在 Tests/AffairsTests/definitions.txt 中。新的事项请运行：\(Self.command)")
            return
        }
        let parts = now.differences(from: earlier)
        guard !parts.isEmpty || now.version != earlier.version else { return }
        let changed = parts.joined(separator: "、")
        if now.version > earlier.version {
            Issue.record("“\(name)”已是第\(now.version)版，文件还是第\(earlier.version)版。请核对第\(now.version)版写明了改变（\(changed)），然后运行：\(Self.command)")
        } else {
            Issue.record(
                """
                “\(name)”的\(changed)变了，而定义仍是第\(now.version)版：此前办理的事项要按新的定义读出、计数和公示。
                - 字段改了名的：在字段后写 .formerly("原来的名称")，不用升版；
                - 增加字段、部分，改变统计口径，改变公示内容或者遮蔽的：在 versions 中写一版，说明改变了什么、哪些口径（counts、drops）；
                - 不再有的字段：写入 retiredFields，并写一版。
                然后运行：\(Self.command)（见 docs/adding-a-kind.md 第6节）
                """)
        }
    }

    @Test func `文件没有多余的行，每行一类`() throws {
        let known = Set(Catalogue.definitions.map(\.kind.id))
        #expect(Self.written.keys.filter { !known.contains($0) }.sorted() == [])
        let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == known.count)
    }
}
