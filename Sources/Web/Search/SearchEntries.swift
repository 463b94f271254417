import Engine
import Kernel
import Reporting

/// What is looked for, where it is no matter: kinds, steps of kinds, indicators, as far as somebody's posts show them.
struct SearchEntries {
    struct Entry: Sendable {
        /// 事项, 环节, 办理说明, 指标.
        let sort: String
        let name: String
        let note: String
        let path: String
    }

    let all: [Entry]
    private static let most: Int = 6

    init(_ text: String, _ sight: Sight, _ figures: Figures) throws {
        let terms = text.split { $0.isWhitespace }.map(String.init).filter { $0.count >= 2 }
        guard !terms.isEmpty, terms.count <= 4 else {
            all = []
            return
        }
        func holds(_ words: String) -> Bool { terms.allSatisfy { words.contains($0) } }
        var (kinds, steps, helps): ([Entry], [Entry], [Entry]) = ([], [], [])
        for definition in sight.kinds {
            let kind = definition.kind
            if kinds.count < Self.most, holds(kind.name) {
                let count = try sight.tally(definition).values.reduce(0, +)
                kinds.append(Entry(sort: "事项", name: kind.name, note: "\(ScaledNumber(count).grouped)件", path: Paths.list(kind.id)))
            }
            guard steps.count < Self.most, let outline = definition.editions.last.flatMap({ definition.outline($0.id) }) else { continue }
            for step in outline.actions where !step.isAutomatic && steps.count < Self.most {
                // The kind alone is no step of it.
                guard holds(kind.name + " " + step.name), terms.contains(where: { step.name.contains($0) }) else { continue }
                let stage = step.from.first { stage in !(outline.stage(stage)?.isFinal ?? false) }
                let path = Paths.list(kind.id) + Query([("stage", stage ?? "")]).text
                steps.append(Entry(sort: "环节", name: "\(kind.name)：\(step.name)", note: step.basis.description, path: path))
                let help = Paths.help(kind.id, step.id)
                helps.append(Entry(sort: "办理说明", name: "\(kind.name)：\(step.name)的办理说明", note: "条文、材料、期限、示例", path: help))
            }
        }
        all = kinds + steps + helps + Self.indicators(sight, figures, holds)
    }

    private static func indicators(_ sight: Sight, _ figures: Figures, _ holds: (String) -> Bool) -> [Entry] {
        guard let first = sight.vantage.first, let extent = sight.vantage.extent(of: first) else { return [] }
        let measures = sight.measures(in: extent)
        let found = figures.indicators.filter { indicator in
            guard indicator.classified == nil, holds(indicator.name) else { return false }
            return measures.map { measures in figures.bases(indicator).allSatisfy(measures.contains) } ?? true
        }
        return found.prefix(most).map { Entry(sort: "指标", name: $0.name, note: $0.unit, path: Paths.figure($0.id)) }
    }
}
