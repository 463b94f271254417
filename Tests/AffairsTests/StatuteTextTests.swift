import Kernel
import Statutes
import Testing

@testable import Affairs

/// The texts that help shows beside a step are those that the ledger of citations says somebody has read, and no more.
@Suite("条文原文") struct StatuteTextTests {
    private static let texts: StatuteTexts = .shared

    /// What the ledger has of texts that are held, as bases.
    private static func cited() throws -> [(row: [String: String], basis: Basis)] {
        let registry = Dictionary(Law.registry.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try LedgerTable("citations.csv").rows.compactMap { row in
            guard let statute = registry[row["statute"] ?? ""], let words = row["article"], words != "全文" else { return nil }
            guard let article = Int(words) else { return (row, statute.cited(words)) }
            return (row, statute(article, row["paragraph"].flatMap(Int.init), item: row["item"].flatMap(Int.init)))
        }
    }

    @Test func `保存了原文的法律，引用到的每一条都有原文，没有引用的一条也没有`() throws {
        let held = Self.texts.held
        #expect(held.count >= 45, "程序自带的条文文件没有读到")
        let known = Set(Law.registry.map(\.id))
        #expect(held.keys.filter { !known.contains($0) }.isEmpty, "登记簿中没有的文件")
        let cited = try Self.cited()
        var used: [String: Set<String>] = [:]
        for (row, basis) in cited where held[basis.statute.id] != nil {
            used[basis.statute.id, default: []].insert(row["article"] ?? "")
            // Several articles cited in one, or a whole part, have their text article by article.
            guard Int(row["article"] ?? "") != nil else { continue }
            #expect(Self.texts.lines(of: basis) != nil, "\(basis.withEdition)没有原文")
        }
        for (statute, articles) in held {
            let several = (used[statute] ?? []).filter { $0.contains("至第") || $0.contains("、第") }
            let spare = articles.subtracting(used[statute] ?? []).filter { _ in several.isEmpty }
            #expect(spare.isEmpty, "\(statute)有原文而没有引用：\(spare.sorted())")
        }
    }

    @Test func `引用到款、项的，原文中有这一款、这一项`() throws {
        for (row, basis) in try Self.cited() where row["paragraph"]?.isEmpty == false || row["item"]?.isEmpty == false {
            guard let lines = Self.texts.lines(of: basis) else { continue }
            let marked = lines.filter(\.isCited)
            if let item = row["item"].flatMap(Int.init) {
                let words = "（\(chineseNumeral(item))）"
                #expect(!marked.isEmpty && marked.allSatisfy { $0.text.hasPrefix(words) }, "\(basis.withEdition)：没有这一项")
            } else if let paragraph = row["paragraph"].flatMap(Int.init) {
                let heads = lines.filter { !$0.text.hasPrefix("（") }
                #expect(heads.count >= paragraph, "\(basis.withEdition)：只有\(heads.count)款")
                #expect(heads.count == 1 || marked.count < lines.count, "\(basis.withEdition)：没有指到这一款")
            }
        }
    }

    @Test func `没有保存原文的、引用全文的，不编造`() {
        #expect(Self.texts.lines(of: StatuteEdition("no-such-text", "某条例", "2020年", from: "2020-01-01")(3)) == nil)
        #expect(Self.texts.lines(of: Law.penalty2021.cited()) == nil)
        #expect(Self.texts.lines(of: Law.penalty2021(9_999)) == nil)
        let range = Self.texts.lines(of: Law.administrativeProcedure.cited("第九十条至第九十三条")) ?? []
        #expect(range.filter { $0.text.hasPrefix("第九十") }.count == 4, "几条一并引用的，各条都有")
        let whole = Self.texts.lines(of: Law.penalty2021(51)) ?? []
        #expect(whole.count == 1 && whole[0].isCited && whole[0].text.hasPrefix("违法事实确凿并有法定依据"))
    }
}
