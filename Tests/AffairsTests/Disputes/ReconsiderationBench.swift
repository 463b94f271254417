import Kernel

@testable import Affairs

/// One lawful case against a penalty of the police, in either edition; tests change one fact.
enum ReconsiderationBench {
    typealias Case = Bench<Reconsideration>

    static let all = "parties,interest,request,timely,scope,jurisdiction,first"

    /// A Monday in each edition on which the application is received and registered.
    static func monday(_ edition: String) -> String { edition == "2017" ? "2020-03-02" : "2024-03-04" }

    static func application(_ edition: String) -> [String: String] {
        let day = monday(edition)
        let year = day.prefix(4)
        return [
            "channel": "paper", "appliedOn": day, "receivedOn": day, "applicant.kind": "citizen",
            "applicant.citizenName": "张三丰", "applicant.identityNumber": "430626198001011231", "respondent": "430626-ga",
            "actKind": "penalty", "actName": "行政处罚决定", "actNumber": "平公罚决字〔\(year)〕第7号", "actOn": "\(year)-02-10", "knownOn": "\(year)-02-12",
            "requests": "撤销罚款决定", "reasons": "事实不清",
        ]
    }

    /// Registered on a Monday: 2020-03-02 or 2024-03-04.
    static func registered(_ edition: String = "2017", _ changes: [String: String] = [:]) -> Case {
        var bench = Case(on: monday(edition))
        bench.organ = Town.county
        bench.take("register", application(edition).merging(changes) { $1 })
        return bench
    }

    /// Accepted on the Wednesday after.
    static func accepted(_ edition: String = "2017", _ changes: [String: String] = [:]) -> Case {
        var bench = registered(edition, changes)
        bench.take("accept", on: edition == "2017" ? "2020-03-04" : "2024-03-06", ["conditionsMet": all])
        return bench
    }

    /// Assigned, the copy received on the Friday of that week.
    static func sent(_ edition: String = "2017", _ changes: [String: String] = [:], major: Bool = false) -> Case {
        var bench = accepted(edition, changes)
        bench.take("assign", ["handlers": "p1,p2", "isMajor": major ? "是" : "否"])
        let friday = edition == "2017" ? "2020-03-06" : "2024-03-08"
        bench.take("send-copy", on: friday, ["copyReceivedOn": friday])
        return bench
    }

    static func evidence(collectedOn day: String) -> [String: String] {
        ["reply": "处罚合法", "evidence": "[{\"name\":\"询问笔录\",\"collectedOn\":\"\(day)\"}]"]
    }

    /// Replied in time, the parties heard.
    static func replied(_ edition: String = "2017", _ changes: [String: String] = [:], major: Bool = false) -> Case {
        var bench = sent(edition, changes, major: major)
        let day = edition == "2017" ? "2020-03-12" : "2024-03-14"
        bench.take("reply", on: day, evidence(collectedOn: "\(day.prefix(4))-02-05"))
        bench.take("hear-parties", heard())
        return bench
    }

    static func heard(_ parties: String...) -> [String: String] {
        let whom = (parties.isEmpty ? ["applicant", "respondent"] : parties).map { "\"\($0)\"" }.joined(separator: ",")
        return ["opinionsHeard": "[{\"parties\":[\(whom)],\"way\":\"phone\",\"note\":\"各陈其见\"}]"]
    }

    static func discussion(_ changes: String = "") -> [String: String] {
        ["meetings": "[{\"form\":\"executive\",\"name\":\"县政府第12次常务会议\",\"result\":\"passed\"\(changes)}]"]
    }

    static let uphold = ["proposedOutcome": "uphold", "ground": "lawful", "facts": "查明", "findings": "处罚合法适当"]

    static func proposal(_ changes: [String: String]) -> [String: String] { uphold.merging(changes) { $1 } }

    /// Decided in the month after, then served.
    static func served(_ edition: String = "2017", _ changes: [String: String] = [:], application: [String: String] = [:]) -> Case {
        var bench = replied(edition, application)
        bench.take("propose", on: edition == "2017" ? "2020-04-01" : "2024-04-01", proposal(changes))
        bench.take("decide", on: edition == "2017" ? "2020-04-10" : "2024-04-10", ["decisionManner": "head"])
        let day = edition == "2017" ? "2020-04-13" : "2024-04-12"
        bench.take("decision-serve", on: day, ["decision.method": "direct", "decision.servedOn": day])
        return bench
    }
}
