import Affairs
import ArgumentParser
import Engine
import Foundation
import Kernel

/// `plumbline gates`: every condition, exclusion and separation of duties of every kind under its stable id.
struct Gates: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "列出各类事项的全部前置条件、回避和职能分离，各附不变的标识、环节、适用的版本和条文。")

    enum Output: String, ExpressibleByArgument { case csv, json }

    @Argument(help: "事项种类；不写则列出全部。") var kinds: [String] = []
    @Option(help: "输出格式。") var format: Output = .csv
    @Option(help: "测试指名拒绝过的条件的清单，一行一个标识（scripts/gate-check.py --write 所写）；给出后多列一栏。") var tested: String?

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
        let named = try tested.map { path in
            guard let data = FileManager.default.contents(atPath: path) else {
                throw Problem(.missing, .gatesNoList, "没有文件“\(path)”。", remedy: "先运行 scripts/gate-check.py --write。")
            }
            return Set(String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init))
        }
        let names =
            ["id", "kind", "step", "stepName", "sort", "says", "article", "override", "editions", "hardGate"] + (named == nil ? [] : ["tested"])
        switch format {
        case .csv:
            print(names.joined(separator: ","))
            for row in rows { print(Self.cells(row, named).map(Self.quoted).joined(separator: ",")) }
        case .json:
            print(JSON.array(rows.map { row in .object(zip(names, Self.cells(row, named)).map { .init($0, .text($1)) }) }).encoded)
        }
    }

    private static func cells(_ row: Row, _ named: Set<String>?) -> [String] {
        let cells = [row.id, row.kind, row.step, row.stepName, row.sort, row.says, row.article, row.override, row.editions.joined(separator: "；")]
        return cells + [HardGate.of(row.id)?.id ?? ""] + (named.map { [$0.contains(row.id) ? "是" : "否"] } ?? [])
    }

    /// The same id may say something else in another edition: each wording is a row.
    private static func rows(_ definition: any Definition) -> [Row] {
        var rows: [Row] = []
        for edition in definition.editions {
            let outline = definition.outline(edition.id)
            for action in outline?.actions ?? [] {
                let gates = action.gates.map { ($0.id, "gate", $0.sentence, $0.basis, $0.override?.description ?? "") }
                let exclusions = action.exclusions.map { ($0.id, "exclusion", $0.says, $0.basis, "") }
                let separations = action.separations.map { earlier in
                    let refusal = action.separation(from: earlier, named: outline?.action(earlier)?.name)
                    return (refusal.id, "separation", refusal.says, refusal.basis, "")
                }
                for (id, sort, says, basis, override) in gates + exclusions + separations {
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

extension Problem.Code {
    static let gatesNoList: Problem.Code = Problem.Code("gates.noList")
}
