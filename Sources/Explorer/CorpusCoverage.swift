import Kernel

/// How much of the law the kept walks show: steps, conditions, limits, and what steps write, issue, publish, withdraw, open and set off.
package struct CorpusCoverage: Sendable {
    /// One sort of thing that a walk can show.
    package struct Row: Sendable {
        package let name: String
        package let all: Int
        package let missing: [String]
        package var shown: Int { all - missing.count }
    }

    package let rows: [Row]
    /// The limits whose last day a walk writes down so that it would differ were they a day longer, and were they a day shorter.
    package let lengths: [Row]

    package init(_ explorer: Explorer, _ checks: [TranscriptCheck], _ corpus: Corpus) {
        let marks = checks.reduce(into: Set<Mark>()) { $0.formUnion($1.marks) }
        let refused = corpus.sections.flatMap(\.walks).reduce(into: Set<String>()) { $0.formUnion($1.refused) }
        var (declared, conditions): ([(name: String, mark: Mark)], Set<String>) = ([], [])
        for definition in explorer.kinds.all {
            let kind = definition.kind.id
            declared += definition.documents.map { ("文书", .paper(kind, $0.id)) }
            for outline in definition.editions.compactMap({ definition.outline($0.id) }) {
                let edition = outline.edition.id
                declared += outline.limits.map { ("期限", .limit(kind, edition, $0.id)) }
                for action in outline.actions {
                    declared.append(("环节", .step(kind, edition, action.id)))
                    declared += action.writes.map { ("写入", .effect("writes", kind, action.id, $0)) }
                    declared += action.publishes.map { ("公示", .effect("publishes", kind, action.id, $0)) }
                    declared += action.withdraws.map { ("撤下", .effect("withdraws", kind, action.id, $0)) }
                    declared += action.opens.map { ("开启", .effect("opens", kind, action.id, "\($0.kind.id).\($0.action)")) }
                    declared += action.causes.map { ("引起", .effect("causes", kind, action.id, "\($0.kind.id).\($0.action)")) }
                    conditions.formUnion(action.gates.map(\.id) + action.exclusions.map(\.id))
                    conditions.formUnion(action.separations.map { action.refusalID("separate-\($0)") })
                }
            }
        }
        var rows: [Row] = []
        for name in ["环节", "期限", "写入", "文书", "公示", "撤下", "开启", "引起"] {
            let all = Set(declared.filter { $0.name == name }.map(\.mark))
            rows.append(Row(name: name, all: all.count, missing: all.subtracting(marks).sorted().map(\.text)))
        }
        rows.insert(Row(name: "条件", all: conditions.count, missing: conditions.subtracting(refused).sorted()), at: 1)
        self.rows = rows
        let limits = explorer.kinds.all.flatMap { definition in
            definition.editions.compactMap { definition.outline($0.id) }.flatMap { outline in
                outline.limits.map { (kind: definition.kind.id, edition: outline.edition.id, id: $0.id) }
            }
        }
        let noticed = checks.reduce(into: Set<Mark>()) { $0.formUnion($1.lengths) }
        lengths = [("期限长一日", Mark.longer), ("期限短一日", Mark.shorter)].map { name, mark in
            let all = Set(limits.map { mark($0.kind, $0.edition, $0.id) })
            return Row(name: name, all: all.count, missing: all.subtracting(noticed).sorted().map(\.text))
        }
    }
}
