import Kernel

@testable import Affairs

/// One lawful suit against a penalty of the police, in either edition; tests change one fact.
enum Suit {
    typealias Case = Bench<LitigationResponse>

    /// A Monday in each edition on which the notice and the complaint arrive.
    static func monday(_ edition: String) -> String { edition == "2018" ? "2020-03-02" : "2020-08-03" }

    static func notice(_ edition: String) -> [String: String] {
        let day = monday(edition)
        return [
            "receivedOn": day, "court": "平江县人民法院", "courtNumber": "（2020）湘0626行初12号", "courtFiledOn": "2020-02-28", "plaintiff.kind": "citizen",
            "plaintiff.citizenName": "张三丰", "actKind": "penalty", "actName": "行政处罚决定", "actNumber": "平公罚决字〔2020〕第7号", "actOn": "2020-01-10",
            "reviewResult": "none", "claims": "撤销罚款决定", "reasons": "事实不清",
        ]
    }
    static let answer = [
        "defence": "处罚认定事实清楚，证据确凿", "evidence": #"[{"name":"询问笔录","collectedOn":"2020-01-06"},{"name":"现场照片","collectedOn":"2020-01-05"}]"#,
        "basisDocuments": "治安管理处罚法",
    ]
    /// The head of the organ that answers for the act.
    static let leader: Actor = Actor(
        login: "leader", person: PersonID("leader"), name: "局长",
        posts: [Post(organ: Town.organ, role: .head, from: Case.day("2018-01-01"))])
    static let head = ["attendance": "head", "headName": "李局长", "headPost": "principal", "staff": "王警官"]
    static let absent = [
        "attendance": "staff", "absenceGround": "duty", "absenceNote": "参加防汛抢险指挥", "staff": "王警官", "counsel": "赵律师",
    ]
    static let proof = ["proofShowsPost": "是", "proofSealed": "是"]
    static let present = ["headPresent": "是", "staffPresent": "是", "headSpoke": "是"]

    static func registered(_ edition: String = "2018", _ changes: [String: String] = [:]) -> Case {
        var bench = Case(on: monday(edition))
        bench.take("register", notice(edition).merging(changes) { $1 })
        return bench
    }

    static func assigned(_ edition: String = "2018", _ changes: [String: String] = [:]) -> Case {
        var bench = registered(edition, changes)
        bench.take("assign")
        return bench
    }

    /// Answered on the ninth day after the notice.
    static func answered(_ edition: String = "2018", _ changes: [String: String] = [:]) -> Case {
        var bench = assigned(edition, changes)
        bench.take("answer", on: edition == "2018" ? "2020-03-11" : "2020-08-12", answer)
        return bench
    }

    /// Summoned for a Friday of the month after.
    static func session(_ edition: String) -> String { edition == "2018" ? "2020-04-10" : "2020-09-11" }
    static func summoned(_ edition: String = "2018", _ changes: [String: String] = [:]) -> Case {
        var bench = answered(edition)
        bench.take(
            "summon", on: edition == "2018" ? "2020-03-30" : "2020-08-31",
            ["sessionOn": session(edition), "headNotice": "none"].merging(changes) { $1 })
        return bench
    }

    /// The head came.
    static func heard(_ edition: String = "2018") -> Case {
        var bench = summoned(edition)
        bench.take("arrange", head)
        bench.take("submit-proof", proof)
        bench.take("record-session", on: session(edition), present.merging(["heldOn": session(edition)]) { $1 })
        return bench
    }

    static func ruling(_ outcome: String, on day: String) -> [String: String] {
        ["rulingOutcome": outcome, "rulingNumber": "（2020）湘0626行初12号", "rulingOn": day, "servedOn": day]
    }

    /// Judged on Wednesday 2020-05-06.
    static func judged(_ outcome: String = "dismissed", _ changes: [String: String] = [:]) -> Case {
        var bench = heard()
        bench.take("record-judgment", on: "2020-05-06", ruling(outcome, on: "2020-05-06").merging(changes) { $1 })
        return bench
    }

    /// In force since Friday 2020-05-22, the sixteenth day.
    static func effective(_ outcome: String = "dismissed", _ changes: [String: String] = [:]) -> Case {
        var bench = judged(outcome, changes)
        bench.take("take-effect", on: "2020-05-22")
        return bench
    }

    static func appealed() -> Case {
        var bench = judged()
        bench.take("record-appeal", on: "2020-05-25", appeal(on: "2020-05-18", copy: "2020-05-25"))
        return bench
    }

    static func appeal(by whom: String = "plaintiff", on day: String, copy: String) -> [String: String] {
        ["appeals": "[{\"by\":\"\(whom)\",\"on\":\"\(day)\",\"copyOn\":\"\(copy)\"}]"]
    }

    /// What goes to the archive with a suit.
    static let archived = [
        "archive.number": "2020-1", "archive.retention": "thirtyYears",
        "archive.index": #"[{"paper":"opening","pages":6},{"paper":"evidence","pages":20},{"paper":"decision","pages":9}]"#,
    ]
}
