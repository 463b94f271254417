package import Kernel

extension Exploration {
    /// `{"kinds":[…],"total":{…}}`, stable for machines.
    package var json: JSON { .object([.init("kinds", .array(rows.map(\.json))), .init("total", total)]) }

    private var total: JSON {
        func sum(_ value: (Row) -> Int) -> JSON { .integer(rows.reduce(0) { $0 + value($1) }) }
        // Editions share their papers: each kind's count once.
        var seen: Set<String> = []
        let once = rows.filter { seen.insert($0.kind.id).inserted }
        return .object([
            .init("steps", sum(\.steps)), .init("taken", sum(\.taken)), .init("notTaken", sum(\.notTaken.count)),
            .init("deadEnds", sum { $0.count(.deadEnd) }), .init("brokenInvariants", sum { $0.count(.brokenInvariant) }),
            .init("errors", sum { $0.count(.error) }), .init("papersDeclared", .integer(once.reduce(0) { $0 + $1.papersDeclared })),
            .init("papersIssued", .integer(once.reduce(0) { $0 + $1.papersIssued })),
        ])
    }
}

extension Exploration.Row {
    var json: JSON {
        func list(_ sort: Finding.Sort) -> JSON {
            .array(
                findings.filter { $0.sort == sort }.map {
                    .object([.init("id", .text($0.id)), .init("says", .text($0.says)), .init("script", .text($0.script.text))])
                })
        }
        return .object([
            .init("id", .text(kind.id)), .init("edition", .text(edition)), .init("steps", .integer(steps)), .init("taken", .integer(taken)),
            .init("notTaken", .array(notTaken.map { .object([.init("step", .text($0.step)), .init("why", .text($0.why))]) })),
            .init("deadEnds", list(.deadEnd)), .init("brokenInvariants", list(.brokenInvariant)), .init("errors", list(.error)),
            .init("papersDeclared", .integer(papersDeclared)), .init("papersIssued", .integer(papersIssued)),
        ])
    }
}
