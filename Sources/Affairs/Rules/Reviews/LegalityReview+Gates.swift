import Kernel

private let legality = Law.documentReview2018

extension LegalityReview {
    /// The seven items are answered one by one, each once.
    static let itemByItem: Gate<Self> = Gate(
        "item-by-item", "应当逐项审查并作出结论", legality.cited("第（六）项"),
        listing: { matter, _ in
            let answered = matter.findings.filter { $0.finding != nil }.compactMap(\.item)
            let missing = (matter.subject?.items ?? []).filter { !answered.contains($0) }.map { "缺“\($0.name)”" }
            let repeated = Set(answered.filter { item in answered.filter { $0 == item }.count > 1 })
            return missing + Item.allCases.filter(repeated.contains).map { "重复“\($0.name)”" } + matter.findings.unnamed
        })

    static let problemsExplained: Gate<Self> = Gate("problems-explained", "存在问题的项目，应当说明问题和依据", legality.cited("第（六）项")) { matter, _ in
        matter.findings.allSatisfy { $0.finding != .problem || !$0.note.isEmpty }
    }

    /// The conclusion follows from the items: lawful without any problem, otherwise to be amended or unlawful.
    static let consistent: Gate<Self> = Gate("conclusion-consistent", "结论应当与逐项审查一致", legality.cited("第（六）项")) { matter, _ in
        let hasProblem = matter.findings.contains { $0.finding == .problem }
        switch matter.outcome {
        case .lawful: return !hasProblem
        case .lawfulAfterAmendment, .unlawful: return hasProblem || matter.findings.isEmpty
        case .returned, nil: return false
        }
    }

    /// 在合法性审查过程中，应当组织法律顾问、公职律师提出法律意见 (重大行政决策程序暂行条例第二十八条).
    static let adviserHeard: Gate<Self> = Gate("legal-counsel-heard", "应当组织法律顾问、公职律师提出法律意见", Law.majorDecisions(28)) { matter, _ in
        !matter.adviserOpinion.isEmpty
    }
    .when("审查重大行政决策的，以及县设定应当听取的规范性文件") { matter, now in
        matter.subject == .majorDecision || (matter.subject == .normativeDocument && now.settings[adviserForDocuments])
    }
}

extension [LegalityReview.Answer] {
    /// An answer that does not say which item it answers is none; an opinion or a letter would print it under no heading.
    var unnamed: [String] { contains { $0.item == nil } ? ["有一项没有写明审查项目"] : [] }
}
