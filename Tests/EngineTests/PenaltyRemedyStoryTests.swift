import Affairs
import Kernel
import Storage
import Testing

@testable import Engine

/// A penalty that falls in reconsideration: the case learns of it by itself, its publication has to go, somebody has to put things right.
@Suite("处罚被复议撤销以后")
struct PenaltyRemedyStoryTests {
    static let government: OrganCode = OrganCode("430626")
    static let market: OrganCode = OrganCode("430626-scj")
    static let justice: OrganCode = OrganCode("430626-sf")
    static let establishment: OrganCode = OrganCode("430626-bb")

    let county: StoryCounty
    private var engine: Engine { county.engine }

    init() throws {
        let organs = [
            Organ(
                code: Self.government, name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: [.government, .reconsideration]),
            Organ(
                code: Self.market, name: "平江县市场监督管理局", short: "平市监", level: .department, parent: Self.government, duties: [.enforcement, .market]),
            Organ(
                code: Self.establishment, name: "平江县委编办", short: "平编", level: .department, parent: Self.government, duties: [.establishment]),
            Organ(code: Self.justice, name: "平江县司法局", short: "平司", level: .department, parent: Self.government, duties: [.justice]),
        ]
        let people: [(id: String, organ: OrganCode, roles: [Role])] = [
            ("lister", Self.establishment, [.clerk]), ("clerk", Self.market, [.clerk]), ("officer", Self.market, [.officer]),
            ("chief", Self.market, [.head]),
            ("certifier", Self.justice, [.certification]), ("issuer", Self.justice, [.certification]),
            ("handler", Self.justice, [.reconsideration]), ("second", Self.justice, [.reconsideration]),
            ("director", Self.justice, [.head]), ("mayor", Self.government, [.head]), ("registrar", Self.government, [.clerk]),
            ("lawyer", Self.justice, [.legality, .supervisor]),
        ]
        county = try StoryCounty(organs: organs, people: people, kinds: Catalogue.definitions)
    }

    private func certificate() throws -> MatterID {
        let application = [
            "holder": "officer", "holderName": "张三", "staffing": "civilServant", "class": "enforcement", "categories": "penalty",
            "identityNumber": "43062619800101001X",
        ]
        let id = try county.take(.opening(kind: "certificate", organ: Self.market), "apply", by: "clerk", on: "2019-05-06", application).matter
        try county.take(.matter(id), "qualify", by: "certifier", on: "2019-05-07", ["trainingHours": "60"])
        try county.take(.matter(id), "examine", by: "certifier", on: "2019-05-20", ["examinedOn": "2019-05-18", "examScore": "80"])
        try county.take(.matter(id), "issue", by: "issuer", on: "2019-05-21")
        return id
    }

    private func power() throws -> MatterID {
        let item = [
            "name": "对无照经营的处罚", "code": "0200001", "type": "penalty", "level": "county", "holderNature": "statutory", "publishedOn": "2018-06-01",
            "grounds": #"[{"law":"无证无照经营查处办法","article":"第十三条","rank":"regulation"}]"#,
        ]
        let id = try county.take(.opening(kind: "power", organ: Self.market), "register-existing", by: "clerk", on: "2019-06-03", item).matter
        try county.take(.matter(id), "confirm-existing", by: "lister", on: "2019-06-04")
        return id
    }

    private func penalty() throws -> MatterID {
        let decision = [
            "cause": "无照经营", "powerItem": String(try power()), "officers.certificates": String(try certificate()),
            "party.kind": "citizen", "party.citizenName": "李大同", "party.identityNumber": "430626199001011236", "capacity": "full",
            "facts": "无照经营", "legalBasis": "《无证无照经营查处办法》第十三条",
            "spotLaw": "penaltyLaw", "spotTold": "是", "penalties": #"[{"kind":"fine","amount":5000}]"#, "benchmark": "省基准", "tier": "general",
        ]
        let id = try county.take(.opening(kind: "penalty", organ: Self.market), "decide-on-the-spot", by: "officer", on: "2020-03-02", decision)
            .matter
        try county.take(.matter(id), "report-spot", by: "officer", on: "2020-03-03")
        try county.take(.matter(id), "publicity-publish", by: "clerk", on: "2020-03-04", ["publicSummary": "无照经营"])
        return id
    }

    private func reconsideration(_ penalty: MatterID) throws -> MatterID {
        let application = [
            "channel": "paper", "appliedOn": "2020-03-16", "receivedOn": "2020-03-16", "applicant.kind": "citizen",
            "applicant.citizenName": "李大同", "applicant.identityNumber": "430626199001011236", "respondent": Self.market.description,
            "actKind": "penalty", "penalty": String(penalty), "actOn": "2020-03-02", "knownOn": "2020-03-02", "requests": "撤销处罚", "reasons": "没有经营",
        ]
        let id = try county.take(.opening(kind: "reconsideration", organ: Self.government), "register", by: "handler", on: "2020-03-16", application)
            .matter
        let conditions = ["conditionsMet": "parties,interest,request,timely,scope,jurisdiction,first"]
        try county.take(.matter(id), "accept", by: "handler", on: "2020-03-18", conditions)
        #expect(try county.record(PenaltyCase.self, penalty).challenges.map(\.kind) == [.reconsideration])
        try county.take(.matter(id), "assign", by: "director", on: "2020-03-18", ["handlers": "handler,second"])
        try county.take(.matter(id), "send-copy", by: "handler", on: "2020-03-19")
        try county.take(.matter(id), "acknowledge-copy", by: "clerk", on: "2020-03-20")
        try county.take(
            .matter(id), "reply", by: "clerk", on: "2020-03-24", ["reply": "处罚正确", "evidence": #"[{"name":"笔录","collectedOn":"2020-03-01"}]"#])
        let proposal = ["proposedOutcome": "revoke", "ground": "factsUnclear", "facts": "没有经营的证据", "findings": "主要事实不清"]
        try county.take(.matter(id), "propose", by: "handler", on: "2020-04-07", proposal)
        try county.take(.matter(id), "decide", by: "mayor", on: "2020-04-08", ["decisionManner": "head"])
        #expect(try county.record(PenaltyCase.self, penalty).fallenOn == nil)
        try county.take(.matter(id), "decision-serve", by: "handler", on: "2020-04-09", ["decision.method": "direct"])
        return id
    }

    @Test func `受理、决定都自动记入处罚案件；决定送达即生效，开启整改，撤回公示`() throws {
        let penalty = try penalty()
        let reconsideration = try reconsideration(penalty)
        let fallen = try county.record(PenaltyCase.self, penalty)
        #expect(fallen.fall == .revoked && fallen.fallenOn == Day(iso: "2020-04-09"))
        let dossier = try engine.look { try $0.dossier(penalty) }
        let rectification = try #require(dossier.ledger.children.last)
        let problem = try county.record(Rectification.self, rectification)
        #expect(problem.source == .reconsideration && problem.problem.contains("被依法撤销"))
        #expect(try engine.look { try $0.dossier(rectification).row.organ } == Self.market)
        try county.take(.matter(penalty), "publicity-withdraw", by: "clerk", on: "2020-04-10", ["publicity.withdrawReason": "处罚决定被复议撤销"])
        let publications = try county.database.read { try $0.publications("430626", of: penalty) }
        #expect(publications.map(\.withdrawn) == [Day(iso: "2020-04-10")])
        let entries = try county.database.read { try $0.entries("430626", of: penalty) }
        #expect(entries.filter { $0.login == "system" }.map(\.action) == ["note-challenge", "note-result"])
        #expect(try county.record(Reconsideration.self, reconsideration).outcome == .revoke)
        #expect(try Verifier(engine, keys: []).verify().faults.filter { $0.part != .checkpoint } == [])
    }

    @Test func `结案以后公示的决定被复议撤销的，由系统恢复办理，撤回以后再行结案`() throws {
        let penalty = try penalty()
        try county.take(.matter(penalty), "pay", by: "clerk", on: "2020-03-05", ["payments": #"[{"amount":5000,"receipt":"A1"}]"#])
        try county.take(.matter(penalty), "close-spot", by: "clerk", on: "2020-03-05")
        _ = try reconsideration(penalty)
        let reopened = try engine.look { try $0.dossier(penalty).row }
        #expect(reopened.stage == "executing" && reopened.closed == nil)
        let entries = try county.database.read { try $0.entries("430626", of: penalty) }
        #expect(entries.filter { $0.login == "system" }.map(\.action) == ["note-challenge", "note-fall"])
        try county.take(.matter(penalty), "publicity-withdraw", by: "clerk", on: "2020-04-10", ["publicity.withdrawReason": "处罚决定被复议撤销"])
        try county.take(.matter(penalty), "close-spot", by: "clerk", on: "2020-04-10")
        #expect(try engine.look { try $0.dossier(penalty).row.closed } == Day(iso: "2020-04-10"))
        #expect(try county.record(PenaltyCase.self, penalty).closedOn == Day(iso: "2020-03-05"))
        #expect(try Verifier(engine, keys: []).verify().faults.filter { $0.part != .checkpoint } == [])
    }

    // MARK: Slips of the pen

    private func correct(_ id: MatterID, _ texts: [String: String], by login: String = "officer", on day: String = "2020-03-05") throws -> Outcome {
        let dossier = try engine.look { try $0.dossier(id) }
        let input = dossier.definition.corrected(typed: texts, dossier.record)
        let at = Instant(try #require(Day(iso: day)), hour: 9)
        return try engine.perform(CorrectionRequest(.propose(input), of: id, saying: "抄写时写错了字", at: at), as: engine.actor(login))
    }

    @Test func `当事人姓名写错的，决定书由更正书更正，公示遮蔽后的姓名不变；处罚的内容不能更正`() throws {
        let penalty = try penalty()
        let fines = try correct(penalty, ["penalties": #"[{"kind":"fine","amount":500}]"#])
        #expect(fines.fields.first?.rule.contains("告知、审核和决定程序") == true)
        #expect(try correct(penalty, ["party.identityNumber": "430626199001011237"]).fields.map(\.field) == ["party.identityNumber"], "校验码不对")
        #expect(try correct(penalty, ["party.kind": "organisation"]).receipt == nil)
        _ = try #require(try correct(penalty, ["party.citizenName": "李大桐"]).receipt)
        let at = Instant(try #require(Day(iso: "2020-03-06")), hour: 9)
        _ = try #require(try engine.perform(CorrectionRequest(.approve, of: penalty, at: at), as: engine.actor("chief")).receipt)
        #expect(try county.record(PenaltyCase.self, penalty).party.citizenName == "李大桐")
        let papers = try county.database.read { try $0.papers("430626", of: penalty) }
        #expect(papers.map(\.document).contains(Correction.paper))
        let row = try #require(try county.database.read { try $0.paper("430626", of: penalty, Correction.paper, 1) })
        #expect(row.content.contains("李大同") && row.content.contains("李大桐") && row.content.contains("《行政处罚法》第五十四条"), "2020年的案件依2017年修正的行政处罚法")
        let publications = try county.database.read { try $0.publications("430626", of: penalty) }
        #expect(publications.count == 1 && publications.allSatisfy { !$0.view.contains("李大") }, "公示只载“李某某”，没有变化")
        // The paper of correction is served in a matter of its own, which nobody has to remember to open.
        let services = try engine.look { try $0.correctionServices(of: $0.dossier(penalty)) }
        let service = try #require(services.first)
        let opened = try county.record(CorrectionService.self, service)
        #expect(services.count == 1 && opened.matter == penalty && opened.noticeNumber == row.number?.text && opened.addressee.contains("李大桐"))
        #expect(opened.madeOn == Day(iso: "2020-03-06") && opened.correctedNumber.contains("罚决"))
        #expect(try engine.look { try $0.dossier(service).row.parent } == penalty)
        let serve = ["notice.method": "direct", "notice.servedOn": "2020-03-06"]
        try county.take(.matter(service), "notice-serve", by: "officer", on: "2020-03-09", serve)
        #expect(try county.stage(service) == "served")
        #expect(try Verifier(engine, keys: []).verify().faults.filter { $0.part != .checkpoint } == [])
    }

    /// Otherwise what was judged could not be judged again.
    @Test func `从全过程记录读出的各环节，条件都如当时一样满足`() throws {
        let penalty = try penalty()
        let reconsideration = try reconsideration(penalty)
        for id in [penalty, reconsideration] {
            let unmet = try engine.look { work -> [String] in
                let dossier = try work.dossier(id)
                return try work.course(of: dossier).steps.flatMap { step in
                    dossier.definition.answers(step, dossier.row.edition, step.record, adding: step.added)
                        .filter { $0.isCondition && $0.answer == "unmet" }.map(\.id)
                }
            }
            #expect(unmet == [], "\(id)")
        }
    }

    @Test func `复议撤销的处罚，判决撤销复议决定、恢复效力的，重新成立，撤回的任务随之消失（法释〔2018〕1号第八十九条）`() throws {
        let penalty = try penalty()
        let reconsideration = try reconsideration(penalty)
        let notice = [
            "receivedOn": "2020-04-20", "court": "平江县人民法院", "courtNumber": "（2020）行初1号", "courtFiledOn": "2020-04-17", "plaintiff.kind": "citizen",
            "plaintiff.citizenName": "王五", "actKind": "penalty", "actOn": "2020-04-08", "reviewResult": "changed",
            "reconsideration": String(reconsideration), "penalty": String(penalty), "claims": "撤销复议决定", "reasons": "处罚正确",
        ]
        let suit = try county.take(.opening(kind: "litigation", organ: Self.government), "register", by: "registrar", on: "2020-04-20", notice).matter
        try county.take(.matter(suit), "assign", by: "mayor", on: "2020-04-20")
        try county.take(.matter(suit), "coordinate", by: "lawyer", on: "2020-04-21", ["coordinationNote": "由司法局承办"])
        let answer = ["defence": "复议决定正确", "evidence": #"[{"name":"复议案卷","collectedOn":"2020-04-01"}]"#, "basisDocuments": "行政复议法"]
        try county.take(.matter(suit), "answer", by: "registrar", on: "2020-04-24", answer)
        let ruling = ["rulingOutcome": "revoked", "rulingNumber": "行初1号", "rulingOn": "2020-05-25", "servedOn": "2020-05-25", "restoresAct": "是"]
        try county.take(.matter(suit), "record-judgment", by: "registrar", on: "2020-05-25", ruling)
        #expect(try county.record(PenaltyCase.self, penalty).fall == .revoked)
        try county.take(.matter(suit), "take-effect", by: "registrar", on: "2020-06-10")
        let standing = try county.record(PenaltyCase.self, penalty)
        #expect(standing.fall == nil && !standing.mustWithdraw && standing.challenges.allSatisfy { $0.until != nil })
        #expect(standing.restorations.map(\.document) == ["平江县人民法院行初1号"])
        #expect(try county.record(Reconsideration.self, reconsideration).annulledOn == Day(iso: "2020-06-10"))
        let entries = try county.database.read { try $0.entries("430626", of: penalty) }
        let followed = ["note-challenge", "note-result", "note-challenge", "note-result"]
        #expect(entries.filter { $0.login == "system" }.map(\.action) == followed)
        #expect(try Verifier(engine, keys: []).verify().faults.filter { $0.part != .checkpoint } == [])
    }

    /// Counts against the organ that made it, on the day it fell, once.
    @Test func `计入作出机关被撤销的处罚决定，按被撤销之日`() throws {
        let penalty = try penalty()
        _ = try reconsideration(penalty)
        let facts = try engine.look { work in
            let dossier = try work.dossier(penalty)
            return dossier.definition.facts(dossier.record, organ: dossier.row.organ).filter { $0.measure.hasPrefix("penalty.fallen") }
        }
        let day = try #require(Day(iso: "2020-04-09"))
        #expect(facts == ["penalty.fallen", "penalty.fallen:revoked"].map { Fact(measure: $0, organ: Self.market, day: day, value: 1) })
    }

    @Test func `证件注销并写明办案以前已经失去资格的，其间所办案件列入需要复查的事项；法律修订后列入依旧法办理`() throws {
        let penalty = try penalty()
        let flagged = { (day: String) throws -> [CautionNote] in
            try Warnings(engine).matters(at: Instant(try #require(Day(iso: day)), hour: 9)).lines.first { $0.matter == penalty }?.notes ?? []
        }
        #expect(try flagged("2020-05-06") == [])
        let certificate = try #require(try county.record(PenaltyCase.self, penalty).officers.certificates.first)
        let voided = ["voidReason": "transferred", "voidSince": "2020-02-03"]
        try county.take(.matter(certificate.id), "void", by: "certifier", on: "2020-05-07", voided)
        #expect(try flagged("2020-05-08").map(\.id) == ["certificate"])
        let later = try Warnings(engine).matters(at: Instant(try #require(Day(iso: "2021-07-15")), hour: 9))
        #expect(later.superseded.contains { $0.kind == PenaltyCase.kind && $0.matters == [penalty] })
    }
}
