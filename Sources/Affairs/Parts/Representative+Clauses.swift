import Kernel

extension [Representative] {
    /// Those by the parties' authority who act now.
    var entrusted: [Representative] { filter { $0.isEntrusted && $0.isActing } }

    /// 委托一至二人: each party may have two at most; whom the law itself sets over a party is not counted.
    var areAtMostTwoEach: Bool { Dictionary(grouping: entrusted, by: \.principal).values.allSatisfy { $0.count <= 2 } }
}

/// What the laws on reconsideration, litigation and penalties ask of those who act for a party.
extension Representative {
    /// 可以委托一至二名代理人 (行政复议法第十七条第一款，行政诉讼法第三十一条第一款，行政处罚法第六十四条第五项).
    static func atMostTwo<M: Matter>(
        _ says: String = "可以委托一至二名代理人", basis: Basis, of agents: @escaping @Sendable (M) -> [Representative]
    ) -> Gate<M> {
        Gate("at-most-two-agents", says, basis) { matter, _ in agents(matter).areAtMostTwoEach }
    }

    /// 授权委托书应当载明委托事项、权限 (行政复议法第十七条第二款，行政诉讼法解释第三十一条); the refusal names what is wanting.
    ///
    /// - Parameter term: whether the law also asks how long: that on reconsideration does, that on litigation does not.
    static func authorised<M: Matter>(
        _ says: String, term: Bool, basis: Basis, of agents: @escaping @Sendable (M) -> [Representative]
    ) -> Gate<M> {
        Gate("agents-authorised", says, basis, listing: { matter, _ in Self.wanting(in: agents(matter).entrusted, term: term) })
    }

    /// By place in the list, for a refusal repeats no names.
    private static func wanting(in agents: [Representative], term: Bool) -> [String] {
        agents.enumerated().flatMap { index, agent in
            let wanting = [agent.matters.isEmpty ? "事项" : "", agent.authority == nil ? "权限" : "", term && agent.until == nil ? "期限" : ""]
            return wanting.filter { !$0.isEmpty }.map { "第\(index + 1)名代理人的委托\($0)" }
        }
    }
}
