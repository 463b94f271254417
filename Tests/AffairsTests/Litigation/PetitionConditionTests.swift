import Kernel
import Testing

@testable import Affairs

/// Each condition is asked of a lawful petition in which one fact is changed, and refuses by its own name.
@Suite("信访各环节的条件")
struct PetitionConditionTests {
    typealias Row = BrokenCondition<Petition>

    /// Answered and, later, reviewed, with the paper still to be served.
    static func unserved() -> Letter.Case {
        var bench = Letter.inquired()
        bench.take("opine", on: "2020-04-01", by: "p2", Letter.opinion)
        return bench
    }

    static func reviewedUnserved() -> Letter.Case {
        var bench = Letter.reviewing()
        bench.take("conclude-review", on: "2020-05-15", by: "p3", upheld)
        return bench
    }

    /// A review that is made outside the county.
    static func reviewingOutside() -> Letter.Case {
        var bench = Letter.reviewing()
        bench.record.reviewOrganCode = nil
        return bench
    }

    static func suggested() -> Letter.Case { Letter.accepted("2005", ["petitionClass": "suggestion"]) }

    /// Sent to the county, above the township that may be handling the same.
    private static func forwardedToCounty() -> Letter.Case {
        var bench = Letter.registered()
        bench.take("forward", on: "2020-03-04", ["handler": "430626"])
        return bench
    }

    private static func registeredAccusation() -> Letter.Case { Letter.registered("2022", accusation) }

    /// Sent to the township, which is not the organ complained of.
    private static func forwardedAccusation(_ edition: String) -> Letter.Case { Letter.forwarded(edition, accusation) }

    /// The opinion supports the claim, and the claim was met.
    private static func executed() -> Letter.Case {
        var bench = Letter.answered("2005", ["opinion": "support", "executor": "430626101"])
        bench.take("record-execution", on: "2020-04-10", ["execution": "已补发"])
        return bench
    }

    /// A petition of long standing; its organ has asked for it to be struck off.
    private static func proposedForStrike() -> Letter.Case {
        var bench = Letter.answered()
        bench.take("designate", on: "2020-04-10", by: "p6", major)
        bench.take("record-leader", on: "2020-05-09", ["leaderDeeds": #"[{"leader":"王副县长","post":"副县长","deed":"goingDown"}]"#])
        bench.take("propose-strike", on: "2020-06-01", by: "p5", ["majorProposal": "签订协议并履行", "majorProof": "agreement"])
        return bench
    }

    private static func listened() -> Letter.Case {
        var bench = Letter.accepted()
        bench.take("hear", on: "2020-03-10", by: "p2", ["heardNote": "补偿不够重新种植"])
        return bench
    }

    /// The parties came to terms.
    private static func settled() -> Letter.Case {
        var bench = Letter.inquired()
        bench.take("settle", on: "2020-04-01", by: "p2", ["settlementKind": "mediated", "settlement": "补发八百元", "settlementAgreed": "是"])
        return bench
    }

    private static let accusation: [String: String] = ["petitionClass": "accusation", "complainedOrgan": "430626-ga"]
    private static let unheard: [String: String] = ["unheardReason": "died", "unheardNote": "户籍已注销"]
    private static let hearing: [String: String] = ["hearing.heldOn": "2020-03-20", "hearing.record": "双方陈述"]
    private static let major: [String: String] = ["majorKind": "longStanding", "majorReason": "信访八年", "majorLeader": "王副县长"]
    private static let noticed: [String: String] = ["noticeWay": "written"]
    private static let petition: [String: String] = ["noticeWay": "written", "route": "petition"]
    private static let assignment: [String: String] = ["handler": "430626101", "reportBy": "2020-04-30"]
    private static let diversion: [String: String] = ["noticeWay": "written", "route": "judicial", "divertedTo": "平江县人民法院"]
    private static let refusal: [String: String] = ["noticeWay": "written", "declineReason": "legalChannel", "declineNote": "应当申请行政复议"]
    private static let prolonged: [String: String] = ["extensionDays": "30", "extensionReason": "需要测绘", "extensionTold": "是"]
    private static let revoked: [String: String] = ["reviewResult": "revoke", "reviewOpinion": "事实不清"]
    private static let revokedFinally: [String: String] = Letter.final.merging(["reexaminationResult": "revoke"]) { $1 }
    static let upheld: [String: String] = ["reviewResult": "uphold", "reviewOpinion": "维持"]
    static let upheldElsewhere: [String: String] = upheld.merging(["reviewNumber": "岳信复查〔2020〕3号"]) { $1 }
    static let adopted: [String: String] = ["opinionText": "已列入计划", "suggestionResult": "adopted"]

    private static func mailed(_ part: String, on day: String) -> [String: String] {
        ["\(part).method": "mailed", "\(part).servedOn": day, "\(part).mailReceipt": "1100号"]
    }

    private static func left(_ part: String, on day: String) -> [String: String] {
        ["\(part).method": "left", "\(part).servedOn": day, "\(part).refusal": "不愿签收", "\(part).witness": "村主任"]
    }

    private static func through(_ organ: String, _ method: String, _ part: String, on day: String) -> [String: String] {
        ["\(part).method": method, "\(part).servedOn": day, "\(part).entrustee": organ]
    }

    /// The same person brought the same matter before, kept as matter 7.
    private static func addEarlier(_ stage: Petition.Stage, to bench: inout Letter.Case, _ change: (inout Petition) -> Void) {
        var earlier = Letter.registered().record
        change(&earlier)
        _ = bench.known.add(7, earlier, stage, in: Town.county)
    }

    private static func addTerminated(to bench: inout Letter.Case) {
        addEarlier(.closed, to: &bench) { $0.terminatedOn = Day(iso: "2020-01-20") }
    }

    /// The township is handling it already.
    private static func addUnderWay(to bench: inout Letter.Case) {
        addEarlier(.accepted, to: &bench) { ($0.handler, $0.acceptedOn) = (OrganCode("430626101"), Day(iso: "2020-02-03")) }
    }

    /// Whoever takes the step is accused in the petition, or was told to stand back.
    private static func standingBack(
        from step: String, in lawful: @escaping @Sendable () -> Letter.Case, on day: String, by person: String, _ input: [String: String]
    ) -> [Row] {
        [
            Row("\(step).accused-excluded", in: lawful, on: day, by: person, input) { $0.record.accused = [PersonID(person)] },
            Row("\(step).recused-stand-back", in: lawful, on: day, by: person, input) { bench in
                var recusal = Recusal()
                (recusal.person, recusal.granted) = (PersonID(person), true)
                bench.record.recusals = [recusal]
            },
        ]
    }

    static let accepting: [Row] = [
        Row("accept-own.route-chosen", in: { Letter.registered("2022") }, petition, but: ["route": ""]),
        Row("accept-own.route-is-own", in: { Letter.registered("2022") }, petition, but: ["route": "judicial"]),
        Row("accept-own.no-open-objection", in: { Letter.registered("2022") }, petition) { $0.record.objections = [Petition.Objection()] },
        Row("accept.not-already-under-way", in: { forwardedToCounty() }, noticed) { addUnderWay(to: &$0) },
        Row("accept.not-terminated-before", in: { Letter.forwarded() }, noticed) { addTerminated(to: &$0) },
        Row("assign.not-already-under-way", in: { Letter.registered() }, on: "2020-03-04", assignment.merging(["handler": "430626"]) { $1 }) {
            addUnderWay(to: &$0)
        },
        Row("assign.not-terminated-before", in: { Letter.registered() }, on: "2020-03-04", assignment) { addTerminated(to: &$0) },
        Row("notice-missed.not-yet-notified", in: { Letter.forwarded() }, on: "2020-03-18") { $0.record.noticedOn = Day(iso: "2020-03-17") },
    ]

    static let reporting: [Row] = [
        Row("accept.urgent-reported", in: { Letter.forwarded() }, noticed) { $0.record.isUrgent = true },
        Row("decline-forwarded.urgent-reported", in: { Letter.forwarded() }, refusal) { $0.record.isUrgent = true },
        Row("divert-forwarded.urgent-reported", in: { Letter.forwarded("2022") }, diversion) { $0.record.isUrgent = true },
    ]

    static let shielding: [Row] = [
        Row("accept.handler-not-accused", in: { forwardedAccusation("2005") }, noticed) { $0.record.complainedOrgan = OrganCode("430626101") },
        Row(
            "designate.handler-not-accused", in: { registeredAccusation() }, by: "p6", major.merging(["handler": "430626-sj"]) { $1 },
            but: ["handler": "430626-ga"]),
        Row(
            "divert-forwarded.not-diverted-to-accused", in: { forwardedAccusation("2022") }, ["noticeWay": "written", "divertedTo": "县纪委监委"],
            but: ["divertedTo": "平江县公安局"]),
    ]

    static let standingAside: [Row] =
        standingBack(from: "divert", in: { Letter.registered("2022") }, on: "2022-06-08", by: "p1", diversion)
        + standingBack(from: "investigate", in: { listened() }, on: "2020-03-10", by: "p2", ["investigation": "核对了公告和领款表"])
        + standingBack(from: "note-unheard", in: { Letter.accepted() }, on: "2020-03-10", by: "p2", unheard)
        + standingBack(from: "hearing-hold", in: { Letter.inquired() }, on: "2020-03-20", by: "p2", hearing)
        + standingBack(from: "conclude-settled", in: { settled() }, on: "2020-04-01", by: "p2", [:])
        + standingBack(from: "conclude-review", in: { Letter.reviewing() }, on: "2020-05-15", by: "p3", upheld)
        + standingBack(from: "revoke-opinion", in: { Letter.reviewing() }, on: "2020-05-15", by: "p3", revoked)
        + standingBack(from: "conclude-reexamination", in: { Letter.reexamining() }, on: "2020-06-20", by: "p4", Letter.final)
        + standingBack(from: "revoke-review", in: { Letter.reexamining() }, on: "2020-06-20", by: "p4", revokedFinally)

    private static let terminated: [String: String] = refusal.merging(["declineReason": "terminated"]) { $1 }

    /// What is put down at the first steps and at the answer.
    static let standingAsideFirst: [Row] =
        standingBack(from: "accept-own", in: { Letter.registered() }, on: "2020-03-04", by: "p1", noticed)
        + standingBack(from: "assign", in: { Letter.registered() }, on: "2020-03-04", by: "p1", assignment)
        + standingBack(from: "accept", in: { Letter.forwarded() }, on: "2020-03-06", by: "p2", noticed)
        + standingBack(from: "decline", in: { Letter.registered() }, on: "2020-03-04", by: "p1", refusal)
        + standingBack(from: "decline-forwarded", in: { Letter.forwarded() }, on: "2020-03-06", by: "p2", refusal)
        + standingBack(from: "divert-forwarded", in: { Letter.forwarded("2022") }, on: "2022-06-10", by: "p2", diversion)
        + standingBack(from: "hear", in: { Letter.accepted() }, on: "2020-03-10", by: "p2", ["heardNote": "补偿不够重新种植"])
        + standingBack(
            from: "settle", in: { Letter.inquired() }, on: "2020-04-01", by: "p2",
            ["settlementKind": "mediated", "settlement": "补发八百元", "settlementAgreed": "是"])
        + standingBack(from: "opine", in: { Letter.inquired() }, on: "2020-04-01", by: "p2", Letter.opinion)
        + standingBack(from: "reply", in: { suggested() }, on: "2020-04-01", by: "p2", adopted)

    static let declining: [Row] = [
        Row("decline.petitioner-notified", in: { Letter.registered() }, on: "2020-03-04", refusal, but: ["noticeWay": "unreachable"]),
        Row("decline-forwarded.petitioner-notified", in: { Letter.forwarded() }, refusal, but: ["noticeWay": "unreachable"]),
        Row("divert.petitioner-notified", in: { Letter.registered("2022") }, diversion, but: ["noticeWay": "unreachable"]),
        Row("divert-forwarded.petitioner-notified", in: { Letter.forwarded("2022") }, diversion, but: ["noticeWay": "unreachable"]),
        Row("accept-own.petitioner-notified", in: { Letter.registered() }, on: "2020-03-04", noticed, but: ["noticeWay": "unreachable"]),
        Row("divert.route-leads-elsewhere", in: { Letter.registered("2022") }, diversion, but: ["route": "petition"]),
        Row("decline-forwarded.termination-ground-holds", in: { Letter.forwarded().after { addTerminated(to: &$0) } }, terminated) {
            $0.record.newFacts = true
        },
        Row(
            "decline.legal-channel-diverted", in: { Letter.registered("2022") }, refusal.merging(["declineReason": "notCompetent"]) { $1 },
            but: [
                "declineReason": "legalChannel"
            ]),
        Row("accept-own.urgent-reported", in: { Letter.registered() }, on: "2020-03-04", noticed) { $0.record.isUrgent = true },
        Row("assign.urgent-reported", in: { Letter.registered() }, on: "2020-03-04", assignment) { $0.record.isUrgent = true },
        Row("decline.urgent-reported", in: { Letter.registered() }, on: "2020-03-04", refusal) { $0.record.isUrgent = true },
    ]

    @Test(arguments: standingAsideFirst)
    func `受理、转送到答复，被检举、控告的人员和应当回避的人员不办理（信访条例第二十三条、第三十条）`(row: Row) { row.check() }
    @Test(arguments: declining)
    func `不予受理、导入、受理的告知和理由，重大紧急的先报告，按名拒绝（信访条例第二十一条、第二十二条、第二十六条、第三十五条，信访工作条例第三十一条）`(row: Row) { row.check() }

    static let ending: [Row] = [
        Row("extend.handling-limit-applies", in: { Letter.inquired() }, on: "2020-04-20", prolonged) {
            $0.record.reopenedOn = Day(iso: "2020-04-15")
        },
        Row("extend.handling-limit-applies", in: { Letter.inquired("2022") }, on: "2022-07-01", prolonged) { $0.record.route = .duty },
        Row("resolve.granted-claim-executed", in: { executed() }, ["resolution": "granted", "resolutionNote": "补偿款已补发"]) {
            $0.record.executedOn = nil
        },
        Row("strike.not-yet-struck", in: { proposedForStrike() }, on: "2020-06-03", by: "p6") { $0.take("strike") },
    ]

    static let answering: [Row] = [
        Row("opine.class-is-appeal", in: { Letter.inquired() }, on: "2020-04-01", by: "p2", Letter.opinion) { $0.record.petitionClass = .suggestion },
        Row("reply.opinion-not-required", in: { suggested() }, on: "2020-04-01", by: "p2", adopted) { $0.record.petitionClass = .appeal },
    ]

    static let serving: [Row] = [
        Row(
            "opine.answer-mail-receipt", in: { Letter.inquired() }, on: "2020-04-01", by: "p2",
            Letter.opinion.merging(mailed("answer", on: "2020-04-01")) { $1 }, but: ["answer.mailReceipt": ""]),
        Row(
            "reply.answer-mail-receipt", in: { suggested() }, on: "2020-04-01", by: "p2", adopted.merging(mailed("answer", on: "2020-04-01")) { $1 },
            but: ["answer.mailReceipt": ""]),
        Row(
            "answer-serve.answer-mail-receipt", in: { unserved() }, on: "2020-04-07", mailed("answer", on: "2020-04-03"),
            but: ["answer.mailReceipt": ""]),
        Row(
            "conclude-review.review-mail-receipt", in: { Letter.reviewing() }, on: "2020-05-15", by: "p3",
            upheld.merging(mailed("review", on: "2020-05-15")) { $1 }, but: ["review.mailReceipt": ""]),
        Row("conclude-reexamination.reexamination-organ-in-county", in: { Letter.reexamining() }, on: "2020-06-20", by: "p4", Letter.final) {
            $0.record.reexaminationOrganCode = nil
        },
        Row("revoke-review.reexamination-organ-in-county", in: { Letter.reexamining() }, on: "2020-06-20", by: "p4", revokedFinally) {
            $0.record.reexaminationOrganCode = nil
        },
        Row("record-reexamination.reexamination-organ-outside-county", in: { Letter.reexaminingAbove() }, on: "2020-06-20", Letter.final) {
            $0.record.reexaminationOrganCode = Town.county
        },
        Row("record-revocation.reexamination-organ-outside-county", in: { Letter.reexaminingAbove() }, on: "2020-06-20", revokedFinally) {
            $0.record.reexaminationOrganCode = Town.county
        },
        Row(
            "record-reexamination.reexamination-upholds-or-modifies", in: { Letter.reexaminingAbove() }, on: "2020-06-20", Letter.final,
            but: ["reexaminationResult": "revoke"]),
        Row(
            "record-revocation.reexamination-revokes", in: { Letter.reexaminingAbove() }, on: "2020-06-20", revokedFinally,
            but: ["reexaminationResult": "uphold"]),
        Row(
            "record-review.review-mail-receipt", in: { reviewingOutside() }, on: "2020-05-15", by: "p3",
            upheldElsewhere.merging(mailed("review", on: "2020-05-15")) { $1 }, but: ["review.mailReceipt": ""]),
        Row(
            "review-serve.review-mail-receipt", in: { reviewedUnserved() }, on: "2020-05-20", mailed("review", on: "2020-05-18"),
            but: ["review.mailReceipt": ""]),
    ]

    static let throughOthers: [Row] = [
        Row(
            "opine.answer-entrustee-named", in: { Letter.inquired() }, on: "2020-04-01", by: "p2",
            Letter.opinion.merging(through("浏阳市信访局", "entrusted", "answer", on: "2020-04-01")) { $1 }, but: ["answer.entrustee": ""]),
        Row(
            "conclude-review.review-forwarder-named", in: { Letter.reviewing() }, on: "2020-05-15", by: "p3",
            upheld.merging(through("某监狱", "forwarded", "review", on: "2020-05-15")) { $1 }, but: ["review.entrustee": ""]),
    ]

    static let rehearing: [Row] = [
        Row("revoke-review.rehearing-over", in: { Letter.reexamining() }, on: "2020-06-20", by: "p4", revokedFinally) {
            $0.record.rehearing.startedOn = Day(iso: "2020-06-05")
        }
    ]

    static let leaving: [Row] = [
        Row(
            "record-review.review-left-before-witness", in: { reviewingOutside() }, on: "2020-05-15", by: "p3",
            upheldElsewhere.merging(left("review", on: "2020-05-15")) { $1 }, but: ["review.witness": ""]),
        Row(
            "review-serve.review-left-before-witness", in: { reviewedUnserved() }, on: "2020-05-20", left("review", on: "2020-05-18"),
            but: ["review.witness": ""]),
    ]

    @Test(arguments: accepting)
    func `受理区分途径、先答复异议、不重复受理，按名拒绝（信访条例第十六条、第二十四条、第三十五条，信访工作条例第三十一条）`(row: Row) { row.check() }
    @Test(arguments: reporting) func `重大、紧急的先报告，再受理、不予受理、导入（信访条例第二十六条）`(row: Row) { row.check() }
    @Test(arguments: shielding) func `检举控告不转给被检举、控告的机关（信访条例第二十三条）`(row: Row) { row.check() }
    @Test(arguments: standingAside) func `被检举、控告的人员和应当回避的人员不办理（信访条例第二十三条、第三十条）`(row: Row) { row.check() }
    @Test(arguments: ending) func `延期、化解和销号，按名拒绝（信访条例第三十二条、第三十三条、第五条）`(row: Row) { row.check() }

    @Test(arguments: answering) func `申诉求决类出具处理意见书，其他的答复（信访条例第三十二条）`(row: Row) { row.check() }
    @Test(arguments: rehearing) func `复核听证没有结束的，不撤销复查意见（信访条例第三十五条第二款）`(row: Row) { row.check() }
    @Test(arguments: throughOthers) func `委托、转交送达的写明受托或者转交的单位（民事诉讼法第八十八条、第九十一条）`(row: Row) { row.check() }
    @Test(arguments: leaving) func `留置送达的有见证或者记录（民事诉讼法第八十六条）`(row: Row) { row.check() }
    @Test(arguments: serving) func `邮寄送达的写明回执（民事诉讼法第八十八条）`(row: Row) { row.check() }
}
