import Kernel

@testable import Affairs

/// One lawful document of the county government, drafted by the public security bureau, taken as far as a test needs.
///
/// Opened on 2020-03-02, open to the public from 03-09 to 04-08, reviewed on 04-20, published on 04-27, effective from 05-27.
enum DocumentBench {
    static let project = [
        "title": "平江县户外广告管理办法", "maker": "430626", "makerKind": "government", "nature": "normative", "necessity": "上位法授权细化", "overlap": "none",
        "isPlanned": "是", "touchesBusiness": "是", "touchesCompetition": "是", "touchesVitalInterests": "是",
    ]
    static let papers = "draft,explanation,basis,consultation,legalUnitOpinion,competition"
    static let submission = ["legalUnitOpinion": "合法", "papers": papers]
    /// A meeting that may adopt it; changes replace or add what is told of it.
    static func meeting(_ changes: [String: String] = [:]) -> [String: String] {
        let told = ["form": "executive", "name": "县政府第12次常务会议", "on": "2020-04-22"].merging(changes) { $1 }
        let members = told.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }
        return ["meetings": "[{\(members.joined(separator: ","))}]"]
    }
    static let passing = meeting(["result": "passed"])
    static let publishing = ["effectiveOn": "2020-05-27", "channels": "gazette,website"]

    static func drafting(_ changes: [String: String] = [:]) -> Bench<NormativeDocument> {
        var bench = Bench<NormativeDocument>(on: "2020-03-02")
        bench.take("propose", by: "drafter", project.merging(changes) { $1 })
        bench.take("approve-project", on: "2020-03-03", by: "office")
        bench.take("assess", on: "2020-03-05", by: "drafter", ["assessment": "必要、可行、合理"])
        bench.take("draft", on: "2020-03-06", by: "drafter", ["legalBasis": "《广告法》第四十一条", "explanation": "起草说明"])
        return bench
    }

    static func consulted(_ changes: [String: String] = [:]) -> Bench<NormativeDocument> {
        var bench = drafting(changes)
        bench.take("consult", on: "2020-03-09", ["consultUntil": "2020-04-08"])
        bench.take("hear", on: "2020-03-20", ["hearings": #"[{"form":"hearing","on":"2020-03-20","outcome":"采纳三条"}]"#])
        bench.take(
            "close-consultation", on: "2020-04-09",
            ["opinionsReceived": "5", "opinionsAdopted": "3", "adoptionExplanation": "采纳三条，两条与上位法不符", "operatorsHeard": "县广告协会无异议"])
        return bench
    }

    static func submitted(_ changes: [String: String] = [:]) -> Bench<NormativeDocument> {
        var bench = consulted(changes)
        bench.take("competition-review", ["competitionConclusion": "conforms"])
        bench.take("submit", on: "2020-04-10", submission)
        return bench
    }

    static func reviewed(_ outcome: LegalityReview.Outcome = .lawful, _ changes: [String: String] = [:]) -> Bench<NormativeDocument> {
        var bench = submitted(changes)
        bench.take("receive", on: "2020-04-13", by: "office")
        var review = LegalityReview()
        review.outcome = outcome
        bench.receive(review, by: "take-opinion", on: "2020-04-20")
        return bench
    }

    static func registered(_ changes: [String: String] = [:]) -> Bench<NormativeDocument> {
        var bench = reviewed(.lawful, changes)
        bench.take("pass", on: "2020-04-22", passing)
        bench.take("sign", on: "2020-04-23", by: "head")
        bench.take("register", on: "2020-04-24", by: "registrar")
        return bench
    }

    static func published(_ changes: [String: String] = [:], _ details: [String: String] = publishing) -> Bench<NormativeDocument> {
        var bench = registered(changes)
        bench.take("publish", on: "2020-04-27", by: "office", details)
        return bench
    }

    /// One that was published before the system began.
    static func imported(_ title: String, from effective: String, until valid: String?, number: String = "PJDR—2017—00001") -> Bench<
        NormativeDocument
    > {
        var bench = Bench<NormativeDocument>(on: "2020-01-02")
        var input = [
            "title": title, "maker": "430626", "makerKind": "government", "number": "平政发〔2017〕1号", "registrationNumber": number,
            "publishedOn": effective, "effectiveOn": effective,
        ]
        input["validUntil"] = valid
        bench.take("import-existing", input)
        return bench
    }
}
