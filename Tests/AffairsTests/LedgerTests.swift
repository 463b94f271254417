import Foundation
import Kernel
import Testing

@testable import Affairs

/// A table beside these tests: rows of cells under the names of the first line.
struct LedgerTable {
    let names: [String]
    let rows: [[String: String]]

    init(_ file: String) throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(file)
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { Self.cells(String($0)) }
        let names = lines.first ?? []
        self.names = names
        rows = lines.dropFirst().map { Dictionary(zip(names, $0), uniquingKeysWith: { first, _ in first }) }
        for (index, line) in lines.enumerated() where line.count != names.count {
            Issue.record("\(file)第\(index + 1)行有\(line.count)格，应有\(names.count)格：\(line.joined(separator: ","))")
        }
    }

    /// The cells of a line; quotes enclose a cell with commas.
    private static func cells(_ line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == "," && !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}

/// What the definitions cite, and what somebody read in the texts: two ledgers, written apart, that must agree.
///
/// `citations.csv` and `limits.csv` are written by whoever reads the law, article by article; nothing makes them from the code. A citation
/// that is changed without the other ledger is a failure, and so is a row that nothing cites any more.
@Suite("条文对账") struct LedgerTests {
    private static let registry: [String: StatuteEdition] = Dictionary(Law.registry.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    private static func key(_ basis: Basis) -> String { "\(basis.statute.id),\(basis.clause)" }

    /// A row's article, paragraph and item as the definitions write them; a part that is no article stands as it is.
    private static func clause(_ row: [String: String], _ statute: StatuteEdition) -> String {
        guard let article = row["article"].flatMap(Int.init) else { return row["article"] == "全文" ? "" : row["article"] ?? "" }
        return statute(article, row["paragraph"].flatMap(Int.init), item: row["item"].flatMap(Int.init)).clause
    }

    /// Everything that is cited: what the procedures show, on what matters are joined and divided, and what the words of decisions name.
    private static let cited: [(place: String, basis: Basis)] = {
        let shown = Catalogue.definitions.flatMap(\.citations).map { ("\($0.kind)（\($0.edition)）\($0.sort.rawValue)\($0.id)", $0.basis) }
        let editions = Reconsideration.editions.map { ReconsiderationLaw.of($0) }
        let grounds: [Reconsideration.Ground?] = [nil] + Reconsideration.Ground.allCases.map { $0 }
        let outcomes = editions.flatMap { law in
            Reconsideration.Outcome.allCases.flatMap { outcome in grounds.compactMap { law.article(for: outcome, on: $0) } }
        }
        let joined = Catalogue.definitions.flatMap { kind in
            let grounds = kind.joining.grounds.map(\.basis) + kind.splitting.grounds.map(\.basis)
            let bases = grounds + (kind.joining.conditions + kind.splitting.conditions).map(\.basis)
            let former = kind.editions.flatMap { edition in bases.map { kind.basis($0, in: edition.id) } }
            return (bases + former).map { ("\(kind.kind.id)并案、分案", $0) }
        }
        return shown + joined + outcomes.map { ("行政复议决定的种类", $0) }
    }()

    @Test func `引用的每一条都有人读过，读过的每一条都有引用`() throws {
        let table = try LedgerTable("citations.csv")
        #expect(table.names == ["statute", "title", "text", "article", "paragraph", "item", "sense", "read"])
        var known: Set<String> = []
        for row in table.rows {
            guard let statute = Self.registry[row["statute"] ?? ""] else {
                Issue.record("登记簿中没有“\(row["statute"] ?? "")”")
                continue
            }
            let clause = Self.clause(row, statute)
            if !known.insert("\(statute.id),\(clause)").inserted { Issue.record("重复：\(statute.id) \(clause)") }
            #expect(row["title"] == statute.title && row["text"] == statute.edition, "\(statute.id) \(clause)：名称、版本与登记簿不同")
        }
        var missing: [String: (basis: Basis, place: String)] = [:]
        for (place, basis) in Self.cited where !known.contains(Self.key(basis)) && missing[Self.key(basis)] == nil {
            missing[Self.key(basis)] = (basis, place)
        }
        let rows = missing.values.sorted { Self.key($0.basis) < Self.key($1.basis) }.map { "\(Self.row($0.basis))  ← \($0.place)" }
        #expect(rows.isEmpty, "引用了、对账表中没有的，读过条文以后把下列各行写入 Tests/AffairsTests/citations.csv：\n\(rows.joined(separator: "\n"))")
        let used = Set(Self.cited.map { Self.key($0.basis) })
        let unused = known.subtracting(used).sorted()
        #expect(unused.isEmpty, "对账表中有、没有引用的：\n\(unused.joined(separator: "\n"))")
    }

    /// Ready to paste, but for the sense and where it was read.
    private static func row(_ basis: Basis) -> String {
        var (article, paragraph, item) = (basis.clause.isEmpty ? "全文" : basis.clause, "", "")
        let paragraphs: [Int?] = [nil] + (1...12).map { $0 }
        let items: [Int?] = [nil] + (1...20).map { $0 }
        for number in 1...1_300 where basis.clause.hasPrefix("第\(chineseNumeral(number))条") {
            for second in paragraphs {
                for third in items where basis.statute(number, second, item: third).clause == basis.clause {
                    (article, paragraph, item) = ("\(number)", second.map { "\($0)" } ?? "", third.map { "\($0)" } ?? "")
                }
            }
        }
        return [basis.statute.id, basis.statute.title, basis.statute.edition, article, paragraph, item, "", ""].joined(separator: ",")
    }

    @Test func `每一条写明含义和在何处读到，没有读到的写明未核和原因`() throws {
        for row in try LedgerTable("citations.csv").rows {
            let name = "\(row["statute"] ?? "") \(row["article"] ?? "")"
            let (sense, read) = (row["sense"] ?? "", row["read"] ?? "")
            #expect((4...40).contains(sense.count), "\(name)：含义“\(sense)”")
            let isRead = ["国家法律法规数据库", "中国政府网", "最高人民法院", "党内法规"].contains { read.hasPrefix($0) }
            let isReasoned = read.hasPrefix("未核：") && read.count > 6
            #expect(isRead || isReasoned, "\(name)：出处“\(read)”")
            let unread = Self.registry[row["statute"] ?? ""]?.unread ?? ""
            #expect(unread.isEmpty != isReasoned, "\(name)：对账表写“\(read)”，登记簿写“\(unread)”")
        }
    }

    @Test func `没有“条次待核”`() {
        let pending = Self.cited.filter { $0.basis.clause.contains("待核") }.map(\.place)
        #expect(pending.isEmpty)
    }

    /// An article of a setting's source that names a text of the registry has been read too.
    @Test func `设置的出处引用的条文也在对账表中`() throws {
        let rows = try LedgerTable("citations.csv").rows
        let articles = Set(rows.map { "\($0["title"] ?? "")\($0["article"].flatMap(Int.init) ?? 0)" })
        let titles = Set(rows.compactMap { $0["title"] }).sorted { $0.count > $1.count }
        for setting in Catalogue.definitions.flatMap(\.settings) {
            for title in titles {
                for number in 1...160 where setting.source.contains("\(title)第\(chineseNumeral(number))条") {
                    #expect(articles.contains("\(title)\(number)"), "\(setting.key)：\(setting.source)")
                }
            }
        }
    }

    /// One limit as the text has it: how long, in which unit, by which article.
    private struct Entry: Hashable, CustomStringConvertible {
        let kind, edition, limit, name, number, unit, statute, clause: String
        var description: String { [kind, edition, limit, name, number, unit, statute, clause].joined(separator: ",") }
    }

    private static let limits: [Entry] = Catalogue.definitions.flatMap { definition in
        definition.editions.flatMap { edition in
            (definition.outline(edition.id)?.limits ?? []).map { limit in
                // A number that the county sets is no number of the law's.
                let length = limit.term.contains("县") ? nil : limit.length
                return Entry(
                    kind: definition.kind.id, edition: edition.id, limit: limit.id, name: limit.name, number: length.map { "\($0.count)" } ?? "",
                    unit: length.map { $0.unit == .days ? "日" : $0.unit == .workingDays ? "工作日" : $0.unit.chinese } ?? "",
                    statute: limit.basis.statute.id, clause: limit.basis.clause.isEmpty ? "全文" : limit.basis.clause)
            }
        }
    }

    @Test func `每个期限与条文所定的日数、单位相符`() throws {
        let table = try LedgerTable("limits.csv")
        #expect(table.names == ["kind", "edition", "limit", "name", "number", "unit", "statute", "clause", "text"])
        let written = table.rows.map { row -> Entry in
            let cell: (String) -> String = { row[$0] ?? "" }
            return Entry(
                kind: cell("kind"), edition: cell("edition"), limit: cell("limit"), name: cell("name"), number: cell("number"), unit: cell("unit"),
                statute: cell("statute"), clause: cell("clause"))
        }
        let missing = Self.limits.filter { !written.contains($0) }.map { "\($0)," }
        #expect(missing.isEmpty, "对账表中没有、或者与之不同的期限，读过条文以后写入 Tests/AffairsTests/limits.csv：\n\(missing.joined(separator: "\n"))")
        let gone = written.filter { !Self.limits.contains($0) }.map(\.description)
        #expect(gone.isEmpty, "对账表中有、定义中没有或者不同的期限：\n\(gone.joined(separator: "\n"))")
        #expect(Set(written).count == written.count)
        for row in table.rows { #expect(!(row["text"] ?? "").isEmpty, "\(row["kind"] ?? "") \(row["limit"] ?? "")：没有写条文的原话要点") }
    }
}
