import Kernel

@testable import Affairs

/// One lawful decision of the county government, undertaken by the public security bureau, taken as far as a test needs.
///
/// Proposed on 2020-03-02, drafted on 03-06, before the public from 03-09 to 04-08, heard on 03-26, argued on 04-10, decided on 05-12.
enum DecisionBench {
    static let proposal = [
        "title": "城区客运公交票价调整方案", "nature": "publicPolicy", "source": "department", "proposer": "430626-ga", "problem": "票价十年未调",
        "reasons": "《价格法》第二十三条", "preliminaryPlan": "分段计价", "necessity": "必要、可行",
    ]
    static let start = ["undertaker": "430626-ga", "outsideReason": "年中上级新下达"]
    /// Touches everything, so that all procedures are required.
    static let heavy = [
        "affectsInterests": "是", "affectsGroups": "是", "isTechnical": "是", "mayHarm": "是", "touchesOperators": "是", "hasDisagreement": "是",
        "isOfGeneralConcern": "是",
    ]
    static let draft = [
        "legalBasis": "《价格法》", "explanation": "草案说明", "unitsConcerned": "430626-sj", "costBenefit": "年增收二百万元",
        "options": #"[{"name":"甲","content":"一元"},{"name":"乙","content":"二元"}]"#,
    ]
    static let consent = #"[{"unit":"430626-sj","on":"2020-03-09","position":"agrees"}]"#
    static let solicitation = ["solicitChannels": "website,newMedia", "solicitUntil": "2020-04-08"]
    static let hearing = [
        "events": #"[{"form":"hearing","on":"2020-03-26","attendees":20,"summary":"赞成分段","presented":true,"debated":true,"signed":true}]"#,
        "groupsHeard": "与县总工会、老年人代表协商",
    ]
    static let experts =
        #"[{"name":"甲教授","unit":"大学","specialty":"交通"},{"name":"乙","unit":"院","specialty":"价格"},{"name":"丙","unit":"会","specialty":"财务"}]"#
    static let opinions =
        #"[{"name":"甲教授","position":"agrees","opinion":"可行","signed":true},{"name":"乙","position":"agrees","opinion":"可行","signed":true},{"name":"丙","position":"agreesIfChanged","opinion":"优惠","signed":true}]"#
    static let meeting = #"[{"form":"argumentation","on":"2020-04-10","attendees":9,"summary":"论证可行"}]"#

    static func risk(_ control: String = "controllable", level: String = "low", on day: String = "2020-04-13") -> [String: String] {
        [
            "risks":
                #"[{"on":"\#(day)","assessor":"县社会稳定评估中心","methods":["visits"],"departments":"公安、信访同意","points":"上访","measures":"公示","contingency":"预案","level":"\#(level)","control":"\#(control)"}]"#
        ]
    }
    static func deliberation(_ result: String, on day: String = "2020-05-12", _ more: String = #""noDissent":true"#, form: String = "executive")
        -> [String: String]
    {
        [
            "meetings":
                #"[{"form":"\#(form)","name":"县政府第50次常务会议","on":"\#(day)","present":9,"headSpokeLast":true,"result":"\#(result)","note":"按会议意见",\#(more)}]"#
        ]
    }
    static let papers = ["papers": "draft,competition,publicOpinions,expertOpinions,riskReport,legality"]
    static let allParts = [
        "proposal", "start", "draft", "consultation", "publicParticipation", "expertOpinions", "riskReport", "competition", "legality", "minutes",
        "partyRequest", "publication",
    ]

    static func archiving(_ parts: [String]) -> [String: String] {
        let index = parts.map { #"{"paper":"\#($0)","pages":3}"# }
        return ["archive.retention": "permanent", "archive.index": "[\(index.joined(separator: ","))]"]
    }

    static func studied(on day: String = "2020-03-02", _ changes: [String: String] = [:]) -> Bench<MajorDecision> {
        var bench = Bench<MajorDecision>(on: day)
        bench.organ = Town.county
        bench.take("propose", by: "clerk", proposal.merging(changes) { $1 })
        return bench
    }

    static func drafting(_ declared: [String: String] = heavy) -> Bench<MajorDecision> {
        var bench = studied()
        bench.take("start", on: "2020-03-04", by: "head", start.merging(declared) { $1 })
        return bench
    }

    static func consulting(_ declared: [String: String] = heavy) -> Bench<MajorDecision> {
        var bench = drafting(declared)
        bench.take("draft", on: "2020-03-06", by: "clerk", draft)
        return bench
    }

    /// The hearing announced on 03-10, its papers served on 03-19.
    static func announced(papers: String = "2020-03-19", _ declared: [String: String] = heavy) -> Bench<MajorDecision> {
        var bench = consulting(declared)
        bench.take("solicit", on: "2020-03-09", by: "clerk", solicitation)
        bench.take(
            "hearing-announce", on: "2020-03-10", ["hearing.on": "2020-03-26", "hearing.place": "县政务中心", "hearingSelection": "自愿报名、随机选取"])
        bench.take("list-participants", on: "2020-03-17", ["hearingParticipants": #"["张三","李四"]"#])
        bench.take("serve-papers", on: papers)
        return bench
    }

    static func participated(_ declared: [String: String] = heavy) -> Bench<MajorDecision> {
        var bench = announced(declared)
        bench.take("consult-unit", ["consultations": #"[{"unit":"430626-sj","on":"2020-03-19","position":"agrees"}]"#])
        bench.take("hearing-hold", on: "2020-03-26", hearing)
        bench.take(
            "receive-comments", on: "2020-04-01",
            ["comments": #"[{"by":"王五","source":"solicitation","content":"学生半价"},{"source":"hearing","content":"不要涨"}]"#])
        bench.take(
            "answer-comments", on: "2020-04-08",
            ["answers": #"[{"number":1,"adoption":"adopted"},{"number":2,"adoption":"notAdopted","reason":"成本已升"}]"#])
        bench.take("close-participation", on: "2020-04-09", ["adoptionExplanation": "采纳一条，一条说明理由"])
        return bench
    }

    static func argued(_ declared: [String: String] = heavy) -> Bench<MajorDecision> {
        var bench = participated(declared)
        bench.take("appoint-experts", ["experts": experts])
        bench.take("hold", on: "2020-04-10", ["events": meeting])
        bench.take("record-opinions", ["opinions": opinions])
        bench.take("close-argument", ["argumentForm": "meeting", "argumentConclusion": "可行", "expertAdoption": "全部采纳"])
        return bench
    }

    static func assessed(_ control: String = "controllable") -> Bench<MajorDecision> {
        var bench = argued()
        bench.take("assess-risk", on: "2020-04-13", risk(control))
        return bench
    }

    static func competed(_ outcome: FairCompetitionReview.Outcome = .conforms) -> Bench<MajorDecision> {
        var bench = assessed()
        bench.take("ask-competition", on: "2020-04-14")
        bench.receive(competition(outcome), by: "take-competition", on: "2020-04-16")
        return bench
    }

    static func competition(_ outcome: FairCompetitionReview.Outcome?) -> FairCompetitionReview {
        var review = FairCompetitionReview()
        review.outcome = outcome
        return review
    }
    static func legality(_ outcome: LegalityReview.Outcome) -> LegalityReview {
        var review = LegalityReview()
        review.outcome = outcome
        return review
    }

    static func reviewed(_ outcome: LegalityReview.Outcome = .lawful, _ changes: [String: String] = [:]) -> Bench<MajorDecision> {
        var bench = competed()
        if !changes.isEmpty { bench.take("redeclare", by: "office", changes.merging(["declarationNote": "更正"]) { $1 }) }
        bench.take("submit-review", on: "2020-04-17", by: "clerk", ["proceduresNote": "已履行各项程序"])
        bench.receive(legality(outcome), by: "take-legality", on: "2020-05-06")
        return bench
    }

    static func tabled() -> Bench<MajorDecision> {
        var bench = reviewed()
        bench.take("table", on: "2020-05-08", papers)
        return bench
    }

    static func decided() -> Bench<MajorDecision> {
        var bench = tabled()
        bench.take("decide", on: "2020-05-12", by: "office", deliberation("passed"))
        return bench
    }

    static let publishing = [
        "executors": "430626-ga", "channels": "gazette,website,newspaper", "effectiveOn": "2020-07-01", "interpretation": "新闻发布会",
    ]

    static func published() -> Bench<MajorDecision> {
        var bench = decided()
        bench.take("report-to-party", on: "2020-05-14", by: "office")
        bench.take("record-consent", on: "2020-05-20", ["partyReply": "原则同意"])
        bench.take("publish", on: "2020-05-25", publishing)
        return bench
    }
}
