package import Kernel

/// What came of the walks of one edition of a kind.
package struct KindResult: Sendable {
    package let kind: MatterKind
    package let edition: Edition
    package let outline: ProcedureOutline
    package let findings: [Finding]
    let papers: [DocumentOutline]

    init(_ definition: any WalkedDefinition, _ outline: ProcedureOutline, _ findings: [Finding]) {
        kind = definition.kind
        edition = outline.edition
        self.outline = outline
        self.findings = findings
        papers = definition.documents
    }
}

/// What walks have come by and found, kind by kind.
package struct Exploration: Sendable {
    /// One edition of one kind.
    package struct Row: Sendable {
        package let kind: MatterKind
        package let edition: String
        package let steps: Int
        package let taken: Int
        package let notTaken: [(step: String, why: String)]
        package let stagesNotReached: [String]
        package fileprivate(set) var findings: [Finding]
        package let papersDeclared: Int
        package let papersIssued: Int
        /// Steps taken in all walks.
        package let times: Int

        package func count(_ sort: Finding.Sort) -> Int { findings.count { $0.sort == sort } }
    }

    package private(set) var rows: [Row]
    /// For each day on which walks began, the county as it then was and sample walks in it, to be taken again elsewhere.
    package let samples: [Script]

    /// For each kind the shortest walks to everything that was come to.
    let keepers: [Keeper]

    init(_ runs: [KindResult], coverage: Coverage, samples: [Script], keepers: [Keeper] = []) {
        self.samples = samples
        self.keepers = keepers
        // A finding in another kind than the one walked belongs to that one, once.
        var findings: [String: Finding] = [:]
        for finding in runs.flatMap(\.findings) {
            if let known = findings[finding.key], known.script.steps.count <= finding.script.steps.count { continue }
            findings[finding.key] = finding
        }
        let all = findings.values.sorted { $0.key < $1.key }
        let walked = Set(runs.map { $0.kind.id + "/" + $0.edition.id })
        var rows = runs.map { result in
            Row(result, coverage, all.filter { $0.kind == result.kind.id && $0.edition == result.edition.id })
        }
        if let last = rows.indices.last {
            // What was found in kinds that were only walked beside others must not be lost.
            let rest = all.filter { !walked.contains($0.kind + "/" + $0.edition) }
            rows[last] = rows[last].adding(rest)
        }
        self.rows = rows
    }

    /// The same with what was found when sample walks were taken again.
    package func adding(_ findings: [Finding]) -> Exploration {
        var result = self
        for finding in findings {
            let row = rows.firstIndex { $0.kind.id == finding.kind && $0.edition == finding.edition } ?? rows.indices.last
            if let row { result.rows[row] = result.rows[row].adding([finding]) }
        }
        return result
    }

    /// Whether nothing was found that fails.
    package var isClean: Bool { !rows.contains { $0.count(.deadEnd) + $0.count(.brokenInvariant) + $0.count(.error) > 0 } }
}

extension Exploration.Row {
    init(_ result: KindResult, _ coverage: Coverage, _ findings: [Finding]) {
        let (kind, edition) = (result.kind.id, result.edition.id)
        let place: (String) -> Learning.Place = { Learning.Place(kind: kind, edition: edition, action: $0) }
        self.kind = result.kind
        self.edition = edition
        steps = result.outline.actions.count
        let missing = result.outline.actions.filter { coverage.taken(place($0.id)) == 0 }
        taken = steps - missing.count
        let reached = Set(coverage.stages.filter { $0.kind == kind && $0.edition == edition }.map(\.id))
        notTaken = missing.map { action in
            let isReached = action.isOpening || action.from.contains(where: reached.contains)
            if let miss = coverage.misses[place(action.id)], isReached { return (action.id, "条件没有同时满足过：" + miss.reasons.joined(separator: "、")) }
            let why = action.isAutomatic ? "由系统办理的环节没有发生" : isReached ? "到过可以办理的阶段，条件没有满足过" : "没有到过可以办理的阶段"
            return (action.id, why)
        }
        stagesNotReached = result.outline.stages.map(\.code).filter { !reached.contains($0) }
        self.findings = findings
        papersDeclared = result.papers.count
        papersIssued = result.papers.count { coverage.papers.contains(Coverage.Mark(kind: kind, edition: "", id: $0.id)) }
        times = result.outline.actions.reduce(0) { $0 + coverage.taken(place($1.id)) }
    }

    fileprivate func adding(_ more: [Finding]) -> Self {
        var row = self
        row.findings += more
        return row
    }
}
