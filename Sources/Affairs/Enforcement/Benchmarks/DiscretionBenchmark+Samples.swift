package import Kernel

/// What walks cannot guess: tables of tiers that divide a legal range without gap or overlap.
extension DiscretionBenchmark {
    @Samples
    package static var samples: [Sample<Self>] {
        Sample(\.entries) { _ in
            let (fined, warned) = (fined("A-001"), warned("A-002"))
            var later = fined
            later.code = "B-001"
            return [[fined].json, [warned].json, [fined, warned].json, [fined, warned, later].json]
        }
    }

    /// Five thousand to fifty thousand, in three parts; the superior's benchmark, where there is one, divides it alike.
    private static func fined(_ code: String) -> Entry {
        var entry = entry(code, "未经许可从事经营活动")
        let bounds = [500_000, 1_500_000, 3_500_000, 5_000_000].map { Money(fen: $0) }
        (entry.legalLeast, entry.legalMost) = (bounds[0], bounds[3])
        let degrees: [Degree] = [.lenient, .ordinary, .severe]
        entry.tiers = degrees.enumerated().map { place, degree in
            var tier = Tier(
                code: "\(code)-\(place + 1)", degree: degree, name: degree.name, conditions: "情节\(degree.name)的", least: bounds[place],
                most: bounds[place + 1])
            (tier.upperLeast, tier.upperMost) = (tier.least, tier.most)
            return tier
        }
        return entry
    }

    /// Without a fine: by conditions and other penalties alone.
    private static func warned(_ code: String) -> Entry {
        var entry = entry(code, "未按照规定公示信息")
        let penalties: [(Degree, String)] = [(.lenient, "警告"), (.ordinary, "责令限期改正"), (.severe, "责令停产停业")]
        entry.tiers = penalties.enumerated().map { place, tier in
            Tier(
                code: "\(code)-\(place + 1)", degree: tier.0, name: tier.0.name, conditions: "情节\(tier.0.name)的", least: nil, most: nil,
                penalty: tier.1)
        }
        return entry
    }

    private static func entry(_ code: String, _ violation: String) -> Entry {
        var entry = Entry()
        (entry.code, entry.law, entry.article, entry.rank, entry.violation) = (code, "行政处罚法", "第九条", .law, violation)
        return entry
    }
}
