import Kernel
import Testing

@testable import Affairs

/// Why a matter of a kind is not joined to another, by the ids of the refusals.
private func refused<M: Matter>(_ joined: M, _ leader: M, at stage: M.Stage, _ leading: M.Stage? = nil) -> [String] {
    let bench = Bench<M>(joined, on: "2026-11-02")
    return bench.definition.refusals(
        joining: joined, at: stage.rawValue, to: leader, at: (leading ?? stage).rawValue, under: bench.edition, bench.moment
    ).map(\.id)
}

@Suite("并案：各类事项的条件")
struct KindJoiningTests {
    private static func penalty(_ change: (inout PenaltyCase) -> Void = { _ in }) -> PenaltyCase {
        var matter = PenaltyCase()
        (matter.party.kind, matter.party.organisationName, matter.party.creditCode) = (.legalPerson, "甲公司", "91430626MA4L00001X")
        (matter.filedOn, matter.cause) = (Day(iso: "2026-10-08"), "占道经营")
        change(&matter)
        return matter
    }

    @Test func `同一当事人的同一违法行为分别立案的并案（行政处罚法第二十九条）`() {
        #expect(refused(Self.penalty(), Self.penalty(), at: .investigating) == [])
        #expect(refused(Self.penalty(), Self.penalty(), at: .investigating, .reviewing) == [])
        let other = Self.penalty { ($0.party.organisationName, $0.party.creditCode) = ("乙公司", "91430626MA4L00002Y") }
        #expect(refused(other, Self.penalty(), at: .investigating) == ["penalty.joining.same-party"])
        #expect(refused(Self.penalty { $0.filedOn = nil }, Self.penalty(), at: .investigating) == ["penalty.joining.ordinary-procedure"])
        let preserving = Self.penalty { $0.preservations = [PenaltyCase.Preservation()] }
        #expect(refused(preserving, Self.penalty(), at: .investigating) == ["penalty.joining.nothing-preserved"])
        #expect(refused(Self.penalty(), Self.penalty(), at: .notified) == ["penalty.joining.stage", "penalty.joining.stage"])
    }

    @Test(arguments: [("2019-11-04", "行政处罚法", "2017年修正"), ("2021-07-14", "行政处罚法", "2017年修正"), ("2021-07-15", "行政处罚法", "2021年修订")])
    func `不并案、不分案的理由引用当日施行的法律（行政处罚法第二十九条、第四十条，2017年第二十四条、第三十条）`(day: String, title: String, text: String) {
        let (bench, matter) = (Bench<PenaltyCase>(Self.penalty(), on: day), Self.penalty { $0.filedOn = nil })
        let definition = bench.definition
        let joined = definition.refusals(
            joining: matter, at: "notified", to: Self.penalty(), at: "investigating", under: bench.edition, bench.moment)
        #expect(joined.map(\.id) == ["penalty.joining.stage", "penalty.joining.ordinary-procedure"])
        #expect(joined.allSatisfy { $0.basis.statute.title == title && $0.basis.statute.edition == text })
        let split = definition.split(matter, at: "decided", under: bench.edition, taking: [:], filling: [:], bench.moment)
        guard case .refused(let refusals, _) = split else {
            Issue.record("分案")
            return
        }
        #expect(!refusals.isEmpty && refusals.allSatisfy { $0.basis.statute.title == title && $0.basis.statute.edition == text })
    }

    @Test func `立案各计一件，结案各计一件，决定只计主案一件`() {
        let definition = Definitions.of(PenaltyCase.self)
        let leader = Self.penalty {
            ($0.decision, $0.decidedOn, $0.closedOn) = (.penalise, Day(iso: "2026-11-02"), Day(iso: "2026-11-20"))
        }
        let joined = definition.following(leader, in: Self.penalty())
        let facts = definition.facts(joined, organ: Town.organ).map { "\($0.measure) \($0.day.iso) \($0.value)" }
        let counted = ["penalty.filed 2026-10-08 1", "penalty.closed 2026-11-20 1", "penalty.open 2026-10-08 1", "penalty.open 2026-11-20 -1"]
        #expect(Set(facts) == Set(counted))
    }

    private static func application(_ change: (inout Reconsideration) -> Void = { _ in }) -> Reconsideration {
        var matter = Reconsideration()
        (matter.registeredOn, matter.respondent) = (Day(iso: "2026-07-01"), Town.organ)
        (matter.actName, matter.actNumber, matter.actOn) = ("处罚决定", "平公罚决字〔2026〕第7号", Day(iso: "2026-06-01"))
        (matter.acceptedOn, matter.repliedOn) = (Day(iso: "2026-07-03"), Day(iso: "2026-07-10"))
        change(&matter)
        return matter
    }

    @Test func `因同一行政行为的复议案件合并审理、合并决定（实施条例第四十三条第二款）`() {
        #expect(refused(Self.application(), Self.application(), at: .reviewing) == [])
        let early = Self.application { $0.registeredOn = Day(iso: "2026-06-30") }
        #expect(refused(early, Self.application(), at: .reviewing) == ["reconsideration.joining.rules-in-force"])
        #expect(refused(Self.application(), early, at: .reviewing) == ["reconsideration.joining.rules-in-force"])
        let passed = Self.application { ($0.registeredOn, $0.lawSince) = (Day(iso: "2026-06-30"), Day(iso: "2026-07-01")) }
        #expect(refused(passed, Self.application(), at: .reviewing) == [], "转入2026年施行的条例的，依其办理")
        let stayed = Self.application { ($0.registeredOn, $0.lawSince) = (Day(iso: "2023-12-29"), Day(iso: "2024-01-01")) }
        #expect(refused(stayed, Self.application(), at: .reviewing) == ["reconsideration.joining.rules-in-force"])
        for other in [
            Self.application { $0.actNumber = "第8号" }, Self.application { $0.respondent = Town.market }, Self.application { $0.penalty = Ref(3) },
            Self.application { $0.coRespondents = [Town.market] }, Self.application { $0.contested.measure = Ref(40) },
        ] { #expect(refused(other, Self.application(), at: .reviewing) == ["reconsideration.joining.same-act"]) }
        #expect(
            refused(Self.application { $0.repliedOn = nil }, Self.application(), at: .reviewing) == ["reconsideration.joining.answered"])
        #expect(refused(Self.application { ($0.repliedOn, $0.noReplyOn) = (nil, Day(iso: "2026-07-20")) }, Self.application(), at: .reviewing) == [])
        for kept in [Self.application { $0.contested.measure = Ref(40) }, Self.application { $0.contested.inspection = Ref(40) }] {
            #expect(refused(kept, kept, at: .reviewing) == [])
            let another = Self.application { $0.contested.measure = Ref(41) }
            #expect(refused(another, kept, at: .reviewing) == ["reconsideration.joining.same-act"])
        }
        let nameless = Self.application { ($0.actName, $0.actNumber) = ("", "") }
        #expect(refused(nameless, nameless, at: .reviewing) == ["reconsideration.joining.same-act"], "没有写明行为的，不能认为是同一行为")
        let examined = Self.application { $0.inquiryFrom = Day(iso: "2026-07-12") }
        #expect(refused(examined, Self.application(), at: .reviewing) == ["reconsideration.joining.inquiry-over"])
        #expect(refused(Self.application(), Self.application(), at: .received).first == "reconsideration.joining.stage")
    }

    @Test func `正在停止执行的案件不并案，恢复执行以后可以（行政复议法第四十二条，行政诉讼法第五十六条）`() {
        let stayed = Self.application { $0.stayedOn = Day(iso: "2026-07-15") }
        let lifted = Self.application { ($0.stayedOn, $0.stayLiftedOn) = (Day(iso: "2026-07-15"), Day(iso: "2026-07-20")) }
        #expect(refused(stayed, Self.application(), at: .reviewing) == ["reconsideration.joining.not-stayed"])
        #expect(refused(Self.application(), stayed, at: .reviewing) == ["reconsideration.joining.not-stayed"])
        #expect(refused(lifted, lifted, at: .reviewing) == [])
        let stopped = Self.suit { $0.stayedOn = Day(iso: "2026-10-25") }
        let resumed = Self.suit { ($0.stayedOn, $0.stayLiftedOn) = (Day(iso: "2026-10-25"), Day(iso: "2026-10-28")) }
        #expect(refused(stopped, Self.suit(), at: .trying) == ["litigation.joining.not-stayed"])
        #expect(refused(Self.suit(), stopped, at: .trying) == ["litigation.joining.not-stayed"])
        #expect(refused(resumed, resumed, at: .trying) == [])
    }

    @Test func `合并作出的决定，每件申请各计一件审结，金额只计一次`() throws {
        let definition = Definitions.of(Reconsideration.self)
        let leader = Self.application {
            ($0.decidedOn, $0.outcome, $0.concludedOn) = (Day(iso: "2026-08-20"), .uphold, Day(iso: "2026-08-24"))
            ($0.compensationDecision, $0.compensationAmount) = (.granted, .yuan(100))
        }
        let joined = definition.following(leader, in: Self.application())
        let measures = definition.facts(joined, organ: Town.organ).map(\.measure)
        #expect(measures.contains("reconsideration.concluded") && measures.contains("reconsideration.outcome:uphold"))
        #expect(!measures.contains("reconsideration.compensation"))
        let open = definition.facts(joined, organ: Town.organ).filter { $0.measure == "reconsideration.open" }.map(\.value).reduce(0, +)
        #expect(open == 0)
    }

    private static func suit(_ change: (inout LitigationResponse) -> Void = { _ in }) -> LitigationResponse {
        var matter = LitigationResponse()
        (matter.court, matter.actName, matter.actNumber) = ("平江县人民法院", "处罚决定", "第7号")
        (matter.handler, matter.answeredOn, matter.reviewResult) = (Town.organ, Day(iso: "2026-10-20"), LitigationResponse.ReviewResult.none)
        change(&matter)
        return matter
    }

    @Test func `因同一行政行为发生的行政案件为共同诉讼（行政诉讼法第二十七条）`() {
        #expect(refused(Self.suit(), Self.suit(), at: .trying) == [])
        #expect(refused(Self.suit { $0.court = "岳阳市中级人民法院" }, Self.suit(), at: .trying) == ["litigation.joining.same-court"])
        #expect(refused(Self.suit { $0.actNumber = "第8号" }, Self.suit(), at: .trying) == ["litigation.joining.same-act"])
        let (one, another) = (Self.suit { $0.contested.measure = Ref(40) }, Self.suit { $0.contested.measure = Ref(41) })
        #expect(refused(one, one, at: .trying) == [])
        #expect(refused(another, one, at: .trying) == ["litigation.joining.same-act"])
        let nameless = Self.suit { ($0.actName, $0.actNumber) = ("", "") }
        #expect(refused(nameless, nameless, at: .trying) == ["litigation.joining.same-act"], "没有写明行为的，不能认为是同一行为")
        #expect(refused(Self.suit { $0.answeredOn = nil }, Self.suit(), at: .trying) == ["litigation.joining.answered"])
        #expect(refused(Self.suit { $0.handler = Town.market }, Self.suit(), at: .trying) == ["litigation.joining.same-handler"])
        let ruled = Self.suit { $0.rulings = [LitigationResponse.Ruling()] }
        #expect(refused(ruled, Self.suit(), at: .trying) == ["litigation.joining.not-yet-ruled"])
        #expect(refused(Self.suit(), ruled, at: .trying) == ["litigation.joining.not-yet-ruled"])
        #expect(refused(Self.suit(), Self.suit(), at: .judged).first == "litigation.joining.stage")
    }
}

@Suite("分案：各类事项的条件")
struct KindSplittingTests {
    private func split<M: Matter>(_ record: M, at stage: M.Stage, _ input: [String: String], by role: Role, in organ: OrganCode = Town.organ)
        -> SplitDecision
    {
        var bench = Bench<M>(record, on: "2026-11-02")
        bench.organ = organ
        let place = bench.definition.splittingPlace(record, bench.moment) ?? organ
        let actor = Actor(
            login: "h", person: PersonID("h"), name: "h", posts: [Post(organ: place, role: role, from: Day.firstDay(of: 2015))])
        return bench.definition.split(
            record, at: stage.rawValue, under: bench.edition, taking: [:], filling: bench.definition.input(typed: input), bench.moment.trying(actor))
    }

    private func refused(_ decision: SplitDecision) -> [String] {
        if case .refused(let refusals, let fields) = decision { return refusals.map(\.id) + fields.map(\.field) }
        return []
    }

    @Test func `两种以上违法行为分别决定：分出的写明另一案由，分出之日多立一案（治安管理处罚法第十六条）`() {
        var matter = PenaltyCase()
        (matter.filedOn, matter.cause, matter.facts) = (Day(iso: "2026-10-08"), "殴打他人", "殴打并损毁")
        let decision = split(matter, at: .investigating, ["cause": "损毁财物"], by: .head)
        guard case .split(_, let other, let origin, _) = decision else {
            Issue.record("\(refused(decision))")
            return
        }
        #expect((other as? PenaltyCase)?.cause == "损毁财物" && origin.anew.map(\.measure) == ["penalty.filed"])
        var ledger = Ledger()
        ledger.origin = origin
        let facts = Definitions.of(PenaltyCase.self).facts(other, organ: Town.organ, ledger).map { "\($0.measure) \($0.day.iso) \($0.value)" }
        #expect(Set(facts) == ["penalty.filed 2026-11-02 1", "penalty.open 2026-11-02 1"])
        let same = split(matter, at: .investigating, ["cause": "殴打他人"], by: .head)
        #expect(refused(same) == ["penalty.splitting.nothing", "penalty.splitting.another-cause"])
        #expect(refused(split(matter, at: .investigating, ["facts": "另述"], by: .head)) == ["penalty.splitting.another-cause"])
        #expect(refused(split(matter, at: .decided, ["cause": "损毁财物"], by: .head)) == ["penalty.splitting.stage"])
        #expect(refused(split(matter, at: .investigating, ["cause": "损毁财物"], by: .officer)) == ["penalty.splitting.permission"])
    }

    @Test func `对两个以上行政行为不服的分别申请：分出的写明另一行政行为（行政复议法第二十二条第四款）`() {
        var matter = Reconsideration()
        (matter.registeredOn, matter.receivedOn, matter.acceptedOn) = (Day(iso: "2026-10-08"), Day(iso: "2026-10-08"), Day(iso: "2026-10-12"))
        (matter.actName, matter.actNumber, matter.penalty) = ("处罚决定", "第7号", Ref(3))
        let decision = split(matter, at: .reviewing, ["actName": "扣押决定", "actNumber": "第9号"], by: .reconsideration, in: Town.county)
        guard case .split(let first, let other, let origin, _) = decision else {
            Issue.record("\(refused(decision))")
            return
        }
        #expect((first as? Reconsideration)?.penalty == Ref(3) && (other as? Reconsideration)?.penalty == nil, "不再指向原处罚案件")
        var stayed = matter
        (stayed.penalty, stayed.contested.measure, stayed.stayedOn) = (nil, Ref(40), Day(iso: "2026-10-20"))
        (stayed.stayNote, stayed.dutyClues.number) = ("要求合理", "移1号")
        let another = split(stayed, at: .reviewing, ["actName": "不予许可决定"], by: .reconsideration, in: Town.county)
        if case .split(let kept, let gone as Reconsideration, _, _) = another {
            #expect((kept as? Reconsideration)?.staysExecution == true && (kept as? Reconsideration)?.contested.measure == Ref(40))
            #expect(gone.contested == ContestedAct() && !gone.staysExecution && gone.stayNote.isEmpty && gone.dutyClues == DutyClues())
        } else {
            Issue.record("\(refused(another))")
        }
        let anew = ["reconsideration.received", "reconsideration.accepted", "reconsideration.respondent.accepted"]
        #expect(Set(origin.anew.map(\.measure)) == Set(anew))
        #expect(
            refused(split(matter, at: .reviewing, ["reasons": "另述"], by: .reconsideration, in: Town.county))
                == ["reconsideration.splitting.another-act"])
        matter.registeredOn = Day(iso: "2023-12-29")
        #expect(
            refused(split(matter, at: .reviewing, ["actName": "扣押决定"], by: .reconsideration, in: Town.county))
                == ["reconsideration.splitting.law-in-force"])
        matter.lawSince = Day(iso: "2024-01-01")
        #expect(refused(split(matter, at: .reviewing, ["actName": "扣押决定"], by: .reconsideration, in: Town.county)) == [])
    }
}

@Suite("承继：诉讼和合同")
struct KindSuccessionTests {
    private func succeed<M: Matter>(
        _ place: String, _ record: M, at stage: M.Stage, on cause: SuccessionCause, _ input: [String: String], by role: Role
    ) -> [String] {
        let bench = Bench<M>(record, on: "2026-11-02")
        let actor = Actor(
            login: "h", person: PersonID("h"), name: "h", posts: [Post(organ: Town.organ, role: role, from: Day.firstDay(of: 2015))])
        let decision = bench.definition.succeed(
            place, record, edition: bench.edition, stage: stage.rawValue, on: cause, of: bench.moment.today,
            filling: bench.definition.input(typed: input), bench.moment.trying(actor))
        if case .refused(let refusals, let fields) = decision { return refusals.map(\.id) + fields.map(\.field) }
        return []
    }

    @Test func `原告死亡的，近亲属可以提起诉讼；法人终止的，承受其权利的可以提起诉讼（行政诉讼法第二十五条）`() {
        var suit = LitigationResponse()
        (suit.handler, suit.plaintiff.kind, suit.plaintiff.citizenName) = (Town.organ, .citizen, "张三丰")
        let heir = ["plaintiff.kind": "citizen", "plaintiff.citizenName": "张小丰"]
        for stage in [LitigationResponse.Stage.received, .answering, .trying, .suspended, .judged, .appealed, .retrying] {
            #expect(succeed("plaintiff", suit, at: stage, on: .death, heir, by: .head) == [])
            #expect(succeed("plaintiff", suit, at: stage, on: .dissolution, heir, by: .head) == [])
        }
        #expect(succeed("plaintiff", suit, at: .effective, on: .death, heir, by: .head) == ["litigation.succession.plaintiff-no-rule"])
        #expect(succeed("plaintiff", suit, at: .trying, on: .transfer, heir, by: .head) == ["litigation.succession.plaintiff-no-rule"])
        #expect(succeed("plaintiff", suit, at: .trying, on: .death, heir, by: .clerk) == ["litigation.succession.plaintiff-permission"])
        #expect(succeed("plaintiff", suit, at: .trying, on: .death, [:], by: .head) == ["litigation.succession.plaintiff-named"])
    }

    @Test func `签订以后相对方合并、分立、死亡的由承受人承受；转让须经对方同意，办理变更（民法典第六十七条、第五百五十五条）`() {
        var contract = GovernmentContract()
        contract.counterparty.organisationName = "甲公司"
        let next = ["counterparty.organisationName": "乙公司"]
        for cause in [SuccessionCause.merger, .division, .death] {
            #expect(succeed("counterparty", contract, at: .performing, on: cause, next, by: .clerk) == [])
            #expect(succeed("counterparty", contract, at: .drafting, on: cause, next, by: .clerk) == ["contract.succession.counterparty-no-rule"])
        }
        #expect(
            succeed("counterparty", contract, at: .performing, on: .transfer, next, by: .clerk)
                == ["contract.succession.counterparty-leads-propose-change"])
        #expect(
            succeed("counterparty", contract, at: .performing, on: .dissolution, next, by: .clerk) == ["contract.succession.counterparty-no-rule"])
    }

    @Test func `2020年12月31日以前的合并、分立、死亡、转让，依当时的法律（民法典第一千二百六十条）`() throws {
        let outline = try #require(Definitions.of(GovernmentContract.self).successions.first)
        let former = ["民法总则", "民法总则", "继承法", "合同法"]
        #expect(outline.rules.map { $0.basis(on: Day(iso: "2020-12-31") ?? Day.firstDay(of: 2020)).statute.title } == former)
        #expect(outline.rules.allSatisfy { $0.basis(on: Day.firstDay(of: 2021)).statute == Law.civilCode })
    }
}
