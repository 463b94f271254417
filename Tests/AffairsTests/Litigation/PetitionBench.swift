import Kernel

@testable import Affairs

/// One lawful petition about land, in either edition; tests change one fact.
enum Letter {
    typealias Case = Bench<Petition>

    static func monday(_ edition: String) -> String { edition == "2005" ? "2020-03-02" : "2022-06-06" }

    static let found = [
        "channel": "letter", "petitionClass": "appeal", "topic": "land", "subject": "征地青苗补偿标准偏低", "request": "要求按现行标准补足补偿",
        "petitioner.citizenName": "张三丰", "petitioner.identityNumber": "430626198001011231", "petitioner.phone": "13800001234",
        "petitioner.address": "安定镇", "complainedOrgan": "430626101",
    ]
    static let opinion = [
        "opinion": "explain", "facts": "补偿按公告标准执行", "legalBasis": "土地管理法第四十八条", "opinionText": "补偿标准符合规定，作出解释说明",
    ]

    /// Registered by the justice bureau's colleagues of the township: the town has no petitions office.
    static func registered(_ edition: String = "2005", _ changes: [String: String] = [:], on day: String? = nil) -> Case {
        var bench = Case(on: day ?? monday(edition), edition: edition)
        bench.organ = Town.county
        bench.take("register", found.merging(["receivedOn": day ?? monday(edition)]) { $1 }.merging(changes) { $1 })
        return bench
    }

    static func forwarded(_ edition: String = "2005", _ changes: [String: String] = [:]) -> Case {
        var bench = registered(edition, changes)
        bench.take("forward", on: edition == "2005" ? "2020-03-04" : "2022-06-08", ["handler": "430626101"])
        return bench
    }

    /// Accepted on the Friday of the first week.
    static func accepted(_ edition: String = "2005", _ changes: [String: String] = [:]) -> Case {
        var bench = forwarded(edition, changes)
        var input = ["noticeWay": "written"]
        if edition == "2022" { input["route"] = "petition" }
        bench.take("accept", on: edition == "2005" ? "2020-03-06" : "2022-06-10", input)
        return bench
    }

    static func inquired(_ edition: String = "2005", _ changes: [String: String] = [:]) -> Case {
        var bench = accepted(edition, changes)
        bench.take("hear", on: edition == "2005" ? "2020-03-10" : "2022-06-14", by: "p2", ["heardNote": "补偿不够重新种植"])
        bench.take("investigate", ["investigation": "核对了公告和领款表", "isComplex": "是"])
        return bench
    }

    static func answered(_ edition: String = "2005", _ changes: [String: String] = [:]) -> Case {
        var bench = inquired(edition)
        let day = edition == "2005" ? "2020-04-01" : "2022-07-01"
        bench.take("opine", on: day, by: "p2", opinion.merging(["answer.servedOn": day]) { $1 }.merging(changes) { $1 })
        return bench
    }

    static let review = ["reviewOrgan": "平江县人民政府", "reviewOrganCode": "430626"]

    static func reviewing(_ edition: String = "2005") -> Case {
        var bench = answered(edition)
        let day = edition == "2005" ? "2020-04-20" : "2022-07-20"
        bench.take("request-review", on: day, review.merging(["reviewRequestedOn": day]) { $1 })
        return bench
    }

    static func reviewed(_ edition: String = "2005") -> Case {
        var bench = reviewing(edition)
        let day = edition == "2005" ? "2020-05-15" : "2022-08-15"
        bench.take("conclude-review", on: day, by: "p3", ["reviewResult": "uphold", "reviewOpinion": "维持", "review.servedOn": day])
        return bench
    }

    /// Reviewed by a department, so that the county's government above it re-examines; asked on the first of the month after next.
    static func reexamining(_ edition: String = "2005") -> Case {
        var bench = reviewed(edition)
        bench.record.reviewOrganCode = Town.organ
        let day = edition == "2005" ? "2020-06-01" : "2022-09-01"
        bench.take(
            "request-reexamination", on: day,
            ["reexaminationOrgan": "平江县人民政府", "reexaminationOrganCode": "430626", "reexaminationRequestedOn": day])
        return bench
    }

    /// Reviewed by the county's government, so that the city's re-examines.
    static func reexaminingAbove() -> Case {
        var bench = reviewed()
        bench.take("request-reexamination", on: "2020-06-01", ["reexaminationOrgan": "岳阳市人民政府", "reexaminationRequestedOn": "2020-06-01"])
        return bench
    }
    static let final = ["reexaminationResult": "uphold", "reexaminationOpinion": "维持", "reexaminationNumber": "岳信复核〔2020〕9号"]

    static func reexamined(_ edition: String = "2005") -> Case {
        var bench = reexamining(edition)
        bench.take("conclude-reexamination", on: edition == "2005" ? "2020-06-20" : "2022-09-20", by: "p4", final)
        return bench
    }
}
