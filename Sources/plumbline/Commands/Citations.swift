import Affairs
import ArgumentParser
import Engine
import Foundation
import Kernel

/// The kinds that were asked for, or all; a kind that is none is a problem.
private func asked(_ kinds: [String]) throws -> [any Definition] {
    let known = Set(Catalogue.definitions.map(\.kind.id))
    for kind in kinds where !known.contains(kind) {
        throw Problem(.missing, .engineNoKind, "没有“\(kind)”这类事项。", remedy: "可用的有：\(known.sorted().joined(separator: "、"))。")
    }
    return Catalogue.definitions.filter { kinds.isEmpty || kinds.contains($0.kind.id) }
}

/// Rows under the same names, as CSV or as JSON objects of text.
enum TableOutput: String, ExpressibleByArgument {
    case csv, json

    func print(_ names: [String], _ rows: [[String]]) {
        switch self {
        case .csv:
            Swift.print(CSVText.line(names))
            for row in rows { Swift.print(CSVText.line(row)) }
        case .json: Swift.print(JSON.array(rows.map { row in .object(zip(names, row).map { .init($0, .text($1)) }) }).encoded)
        }
    }
}

/// `plumbline citations`: every place in the law of the kinds that names an article, and the text with its edition.
struct CitationsCommand: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "citations", abstract: "列出各类事项每一处引用的条文：环节、条件、回避、期限、文书、公示、警示和硬门槛，各附法律的版本和施行期间。")

    @Argument(help: "事项种类；不写则列出全部。") var kinds: [String] = []
    @Option(help: "输出格式。") var format: TableOutput = .csv

    func execute() throws {
        let rows = try asked(kinds).flatMap(\.citations).map { cited in
            let statute = cited.basis.statute
            return [
                statute.id, statute.title, statute.edition, statute.inForce.description, statute.until?.description ?? "", cited.basis.clause,
                statute.unread, cited.kind, cited.edition, cited.sort.rawValue, cited.id, cited.says,
            ]
        }
        format.print(["statute", "title", "text", "from", "until", "clause", "unread", "kind", "edition", "sort", "id", "says"], rows)
    }
}

/// `plumbline limits`: every limit of every kind and edition, with what starts, stops and lengthens it.
struct LimitsCommand: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "limits", abstract: "列出各类事项的全部期限：多长、日还是工作日、起算、止于、中止、延长、届满视为和条文。")

    @Argument(help: "事项种类；不写则列出全部。") var kinds: [String] = []
    @Option(help: "输出格式。") var format: TableOutput = .csv

    func execute() throws {
        let names = [
            "kind", "edition", "id", "name", "term", "number", "unit", "concerns", "start", "stop", "suspended", "extension", "deemed", "statute",
            "clause",
        ]
        let rows = try asked(kinds).flatMap { definition in
            definition.editions.flatMap { edition in
                let outline = definition.outline(edition.id)
                return (outline?.limits ?? []).map { limit in
                    let actions = outline?.actions ?? []
                    let paused = actions.filter { $0.suspends.contains(limit.id) }.map(\.name)
                    let longer = actions.flatMap { action in
                        action.extensions.filter { $0.limit == limit.id }.map { "\(action.name)：\($0.term)（\($0.ground)）" }
                    }
                    return [
                        definition.kind.id, edition.id, limit.id, limit.name, limit.term, limit.length.map { "\($0.count)" } ?? "",
                        limit.length?.unit.rawValue ?? "", limit.concerns.joined(separator: "，"), limit.starts, limit.ends,
                        paused.joined(separator: "；"), longer.joined(separator: "；"), limit.deemedAction ?? "", limit.basis.statute.id,
                        limit.basis.clause,
                    ]
                }
            }
        }
        format.print(names, rows)
    }
}
