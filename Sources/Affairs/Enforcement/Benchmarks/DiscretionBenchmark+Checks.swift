import Kernel

/// What is wrong with a table of tiers, entry by entry; the gates show it line by line.
extension DiscretionBenchmark {
    /// Every entry has a code of its own, its article and its violation.
    var incomplete: [String] {
        let repeated = Dictionary(grouping: entries.map(\.code), by: { $0 }).filter { $0.value.count > 1 }.keys.sorted()
        let faulty = entries.filter { $0.code.isEmpty || $0.law.isEmpty || $0.article.isEmpty || $0.violation.isEmpty || $0.rank == nil }
        return repeated.map { "编码“\($0)”重复" } + faulty.map { "“\($0.code)\($0.violation)”缺编码、依据、层级或者违法行为" } + (entries.isEmpty ? ["没有条目"] : [])
    }

    /// 依据 in force; 规范性文件 create no power to be refined.
    func lapsed(on day: Day) -> [String] {
        entries.filter { !$0.isInForce(on: day) || $0.rank == .normative }.map { "\($0.code)依据\($0.basis)" }
    }

    /// Of penalties 从轻、一般、从重 each at least once, every tier with its conditions, other penalties than fines said in words; of all
    /// other powers what was refined.
    var untiered: [String] {
        let unrefined = entries.filter { !$0.isPenalty && $0.standard.isEmpty }.map { "\($0.code)没有写明细化量化的标准" }
        let graded: [String] = entries.filter(\.isPenalty).flatMap { entry in
            let degrees = Set(entry.tiers.compactMap(\.degree))
            let missing = [Degree.lenient, .ordinary, .severe].filter { !degrees.contains($0) }.map { "\(entry.code)缺“\($0.name)”阶次" }
            let codes = entry.tiers.map(\.code)
            let nameless = entry.tiers.filter { $0.conditions.isEmpty || $0.degree == nil || $0.code.isEmpty }.map {
                "\(entry.code)的阶次“\($0.name)”缺代码、程度或者适用条件"
            }
            let silent = entry.dividing.filter { !entry.hasFine && $0.penalty.isEmpty }.map { "\(entry.code)的阶次“\($0.name)”没有写明处理" }
            return missing + nameless + silent + (Set(codes).count == codes.count ? [] : ["\(entry.code)的阶次代码重复"])
        }
        return unrefined + graded
    }

    /// ⊆ the legal range; 减轻 lies below it, 不予处罚 has no amount.
    var beyondLaw: [String] {
        entries.filter(\.hasFine).flatMap { entry in
            let (least, most) = (entry.legalLeast ?? .zero, entry.legalMost ?? .zero)
            var faults = least > most ? ["\(entry.code)的法定幅度上下限颠倒"] : []
            for tier in entry.tiers {
                let (from, to) = (tier.least, tier.most)
                switch tier.degree {
                case .exempt: if (to?.fen ?? 0) > 0 { faults.append("\(entry.code)的“\(tier.name)”不得有罚款") }
                case .mitigated: if let to, to > least { faults.append("\(entry.code)的“\(tier.name)”应低于法定下限\(least.chinese)") }
                default:
                    guard let from, let to else {
                        faults.append("\(entry.code)的“\(tier.name)”没有金额")
                        continue
                    }
                    if from > to { faults.append("\(entry.code)的“\(tier.name)”上下限颠倒") }
                    if from < least || to > most { faults.append("\(entry.code)的“\(tier.name)”超出法定幅度\(least.chinese)至\(most.chinese)") }
                }
            }
            return faults
        }
    }

    /// ⊆ the tier of the superior's benchmark, where there is one.
    var beyondUpper: [String] {
        guard !upperBenchmark.isEmpty else { return [] }
        return entries.filter(\.hasFine).flatMap { entry in
            entry.dividing.compactMap { tier in
                guard let upperLeast = tier.upperLeast, let upperMost = tier.upperMost else { return "\(entry.code)的“\(tier.name)”没有写明上级基准的幅度" }
                guard let least = tier.least, let most = tier.most else { return nil }
                return least < upperLeast || most > upperMost
                    ? "\(entry.code)的“\(tier.name)”超出上级基准\(upperLeast.chinese)至\(upperMost.chinese)" : nil
            }
        }
    }

    /// From the legal minimum to the maximum without a gap or an overlap, and from light to heavy.
    var unevenly: [String] {
        entries.filter(\.hasFine).flatMap { entry in
            let tiers = entry.dividing.filter { $0.least != nil && $0.most != nil }.sorted {
                ($0.least ?? .zero, $0.most ?? .zero) < ($1.least ?? .zero, $1.most ?? .zero)
            }
            guard let first = tiers.first, let last = tiers.last else { return [] as [String] }
            var faults: [String] = []
            if first.least != entry.legalLeast ?? .zero { faults.append("\(entry.code)自法定下限至“\(first.name)”之间有空档") }
            if last.most != entry.legalMost { faults.append("\(entry.code)自“\(last.name)”至法定上限之间有空档") }
            for (lower, upper) in zip(tiers, tiers.dropFirst()) {
                if let most = lower.most, let least = upper.least, most != least {
                    faults.append("\(entry.code)的“\(lower.name)”与“\(upper.name)”\(most < least ? "之间有空档" : "重叠")")
                }
                if rank(lower) > rank(upper) { faults.append("\(entry.code)的“\(upper.name)”反而重于“\(lower.name)”") }
            }
            return faults
        }
    }

    private func rank(_ tier: Tier) -> Int { tier.degree.flatMap { Degree.allCases.firstIndex(of: $0) } ?? 0 }

    /// The items it refines are the maker's own, in force and leave room for discretion.
    func unfounded(_ now: Moment) -> [String] {
        entries.compactMap { entry in
            guard let reference = entry.item else { return nil }
            guard let item = now.find(reference) else { return "\(entry.code)引用的权力事项不存在" }
            if now.organ(of: reference) != now.organ { return "\(entry.code)：“\(item.name)”不是本机关的事项" }
            if !item.isInForce(on: now.today) { return "\(entry.code)：“\(item.name)”不在用" }
            return item.hasDiscretion ? nil : "\(entry.code)：“\(item.name)”没有裁量空间"
        }
    }
}
