import Affairs
import ArgumentParser
import Engine
import Kernel

/// `plumbline gates`: every condition of every kind under its stable id.
struct Gates: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "列出各类事项的全部前置条件和回避，各附不变的标识、环节、适用的版本和条文。")

    enum Output: String, ExpressibleByArgument { case csv, json }

    @Argument(help: "事项种类；不写则列出全部。") var kinds: [String] = []
    @Option(help: "输出格式。") var format: Output = .csv

    /// One condition of one step, in all editions that ask for it.
    private struct Row {
        let id: String
        let kind: String
        let step: String
        let stepName: String
        let says: String
        let article: String
        let sort: String
        let override: String
        var editions: [String]
    }

    func execute() throws {
        let known = Set(Catalogue.definitions.map(\.kind.id))
        for kind in kinds where !known.contains(kind) {
            throw Problem(.missing, .engineNoKind, "没有“\(kind)”这类事项。", remedy: "可用的有：\(known.sorted().joined(separator: "、"))。")
        }
        let rows = Catalogue.definitions.filter { kinds.isEmpty || kinds.contains($0.kind.id) }.flatMap(Self.rows)
        switch format {
        case .csv:
            print("id,kind,step,step_name,sort,says,article,override,editions")
            for row in rows {
                print(Self.cells(row).map(Self.quoted).joined(separator: ","))
            }
        case .json:
            let names = ["id", "kind", "step", "stepName", "sort", "says", "article", "override", "editions"]
            print(JSON.array(rows.map { row in .object(zip(names, Self.cells(row)).map { .init($0, .text($1)) }) }).encoded)
        }
    }

    private static func cells(_ row: Row) -> [String] {
        [row.id, row.kind, row.step, row.stepName, row.sort, row.says, row.article, row.override, row.editions.joined(separator: "；")]
    }

    /// The same id may say something else in another edition: each wording is a row.
    private static func rows(_ definition: any Definition) -> [Row] {
        var rows: [Row] = []
        for edition in definition.editions {
            for action in definition.outline(edition.id)?.actions ?? [] {
                let gates = action.gates.map { ($0.id, "gate", $0.says, $0.basis, $0.override?.description ?? "") }
                let exclusions = action.exclusions.map { ($0.id, "exclusion", $0.says, $0.basis, "") }
                for (id, sort, says, basis, override) in gates + exclusions {
                    if let same = rows.firstIndex(where: { $0.id == id && $0.says == says && $0.article == basis.description }) {
                        rows[same].editions.append(edition.id)
                    } else {
                        rows.append(
                            Row(
                                id: id, kind: definition.kind.id, step: action.id, stepName: action.name, says: says, article: basis.description,
                                sort: sort, override: override, editions: [edition.id]))
                    }
                }
            }
        }
        return rows
    }

    private static func quoted(_ text: String) -> String {
        text.contains { ",\"\n".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
