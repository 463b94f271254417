import Kernel

/// What each way of service asks of a paper, every condition broken by one fact: rows for the steps that serve and announce it.
enum ServiceConditions {
    /// - Parameters:
    ///   - paper: the prefix of the mount, `demand`.
    ///   - step: by which it is served; `nil` for the step of its own, `demand-serve`.
    ///   - lawful: the matter, in which the paper is made and may be served on the day on which it stands.
    ///   - day: on which it is served; `nil` for the day on which the matter stands.
    ///   - person: who serves it.
    ///   - more: what else the step takes.
    ///   - forbidden: a way that the law does not know for this paper, if any.
    static func rows<M: Matter>(
        of paper: String, at step: String? = nil, in lawful: @escaping @Sendable () -> Bench<M>, on day: String? = nil, by person: String,
        with more: [String: String] = [:], forbidden: String? = "onTheSpot"
    ) -> [BrokenCondition<M>] {
        func row(_ condition: String, _ method: String, _ circumstances: [String: String] = [:], but change: (String, String)) -> BrokenCondition<M> {
            BrokenCondition(
                "\(step ?? "\(paper)-serve").\(paper)-\(condition)", in: lawful, on: day, by: person,
                input(paper, method, circumstances).merging(more) { $1 }, but: ["\(paper).\(change.0)": change.1])
        }
        let left = ["refusal": "拒绝签收", "witness": "村委会主任王某"]
        let mailroom = ["receiver": "mailroom", "receiverName": "收发室李某"]
        let foreign = forbidden.map { [row("method-permitted", "direct", but: ("method", $0))] } ?? []
        return foreign + [
            row("receiver-named", "direct", mailroom, but: ("receiverName", "")),
            row("refusal-noted", "left", left, but: ("refusal", "")),
            row("left-before-witness", "left", left, but: ("witness", "")),
            row("entrustee-named", "entrusted", ["entrustee": "岳阳市公安局"], but: ("entrustee", "")),
            row("forwarder-named", "forwarded", ["entrustee": "某部政治部"], but: ("entrustee", "")),
            row("mail-receipt", "mailed", ["mailReceipt": "邮件回执1号"], but: ("mailReceipt", "")),
            row("electronic-service-consented", "electronic", ["consented": "是"], but: ("consented", "否")),
        ]
    }

    /// - Parameters:
    ///   - lawful: the matter, in which the paper is made, and not served.
    ///   - end: the last day of the announcement; the day after it the paper counts as served.
    static func announcing<M: Matter>(
        _ paper: String, in lawful: @escaping @Sendable () -> Bench<M>, by person: String, until end: String
    ) -> [BrokenCondition<M>] {
        let announcing = ["\(paper).announcementReason": "下落不明"]
        let last = Bench<M>.day(end)
        let announced: @Sendable () -> Bench<M> = {
            lawful().after { $0.take("\(paper)-announce", by: person, announcing) }
        }
        return [
            BrokenCondition(
                "\(paper)-serve.\(paper)-announcement-term-over", in: announced, on: last.advanced(by: 1).iso, by: person, input(paper, "announced")
            ) { $0.today = last },
            BrokenCondition(
                "\(paper)-serve.\(paper)-announced-day", in: announced, on: last.advanced(by: 1).iso, by: person,
                input(paper, "announced", ["servedOn": end]), but: ["\(paper).servedOn": last.advanced(by: -1).iso]),
        ]
    }

    private static func input(_ paper: String, _ method: String, _ circumstances: [String: String] = [:]) -> [String: String] {
        Dictionary(circumstances.map { ("\(paper).\($0.key)", $0.value) }) { $1 }.merging(["\(paper).method": method]) { $1 }
    }
}
