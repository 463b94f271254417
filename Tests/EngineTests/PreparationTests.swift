import Affairs
import Engine
import Kernel
import Proof
import Storage
import TestDatabase
import Testing

/// What the tests of prepared steps do, and look at.
struct PreparingCounty {
    let county: TestCounty

    init(signatures: Int? = nil) throws {
        let settings = signatures.map { [Preparation.signaturesWanted.key: String($0)] } ?? [:]
        county = try TestCounty(settings: settings, besides: [KindDefinition(Permit.self)])
    }

    /// A permit received on 2 March 2020: granted from 8 March on.
    func permit(_ input: [String: String] = [:], by login: String = "clerk") throws -> MatterID {
        let outcome = try county.take(
            .opening(kind: "permit", organ: TestCounty.office), "file", by: login, on: "2020-03-02",
            ["subject": "甲"].merging(input) { $1 })
        return try #require(outcome.receipt).matter
    }

    @discardableResult
    func act(
        _ deed: PreparationRequest.Deed, _ id: MatterID, by login: String, on day: String = "2020-03-10", hour: Int = 9, _ words: String = "",
        version: Int? = nil, request: String? = nil, step: String = "grant"
    ) throws -> Outcome {
        let at = Instant(try #require(Day(iso: day)), hour: hour)
        return try county.engine.perform(
            PreparationRequest(deed, step, of: id, version: version, saying: words, at: at, id: request), as: county.engine.actor(login))
    }

    @discardableResult
    func prepare(
        _ id: MatterID, by login: String = "both-offices", on day: String = "2020-03-10", _ input: Input = ["terms": .text("白天")],
        overrides: [String: String] = [:], hour: Int = 9, request: String? = nil
    ) throws -> Outcome {
        try act(.prepare(input, overrides: overrides), id, by: login, on: day, hour: hour, "拟准予。", request: request)
    }

    func dossier(_ id: MatterID) throws -> Dossier { try county.engine.look { try $0.dossier(id) } }
    func open(_ id: MatterID) throws -> Preparation? { try dossier(id).ledger.preparation(of: "grant") }
    func record(_ id: MatterID) throws -> Permit { try #require(try dossier(id).record as? Permit) }

    func desks(_ id: MatterID) throws -> [String] {
        try county.engine.look { work in
            try work.connection.desks(TestCounty.code, of: id, work.engine.offices).map { "\($0.organ) \($0.role.id)" }.sorted()
        }
    }

    func told(_ person: String) throws -> [String] {
        try county.database.read { try $0.notices(TestCounty.code, to: PersonID(person), before: nil, limit: 50) }.map(\.action)
    }

    func faults() throws -> [Fault] { try county.verify().faults }
}

@Suite("拟办、审核、批准")
struct PreparationTests {
    private let office = "430626-ga"

    @Test func `拟办、审核、批准：以批准人的名义办理，意见印在审批表上，全部经手的人都算办理过`() throws {
        let test = try PreparingCounty(signatures: 1)
        let id = try test.permit()
        let before = try test.dossier(id)
        _ = try #require(try test.prepare(id).receipt)
        #expect(try test.open(id)?.state == .reviewing && test.dossier(id).row.stage == "filed" && test.dossier(id).row.body == before.row.body)
        #expect(try test.desks(id) == ["\(office) clerk"], "等待审核，不在负责人的工作台上")
        #expect(try test.act(.approve, id, by: "head", hour: 10).refusals.map(\.id) == ["permit.grant.signatures"])
        _ = try #require(try test.act(.agree, id, by: "clerk", hour: 11, "材料齐全。").receipt)
        #expect(try test.open(id)?.state == .ready && test.desks(id) == ["\(office) head"])
        #expect(try test.told("head") == ["preparation.review"] && test.told("both") == ["preparation.review", "preparation.prepare"])
        let done = try #require(try test.act(.approve, id, by: "head", on: "2020-03-11", "注意时间。").receipt)

        let dossier = try test.dossier(id)
        #expect(dossier.row.stage == "granted" && dossier.ledger.preparations.isEmpty)
        #expect(try test.record(id).terms == "白天" && test.record(id).grantedOn?.iso == "2020-03-11")
        #expect(dossier.ledger.doers["grant"]?.map(\.description) == ["head", "both-offices", "clerk"])
        let entry = try #require(try test.county.database.read { try $0.entry(TestCounty.code, done.entry) })
        #expect(entry.person == "head" && entry.action == "grant" && entry.content.contains("\"approved\""))
        #expect(try test.told("both-offices") == ["grant"])
        let days = try ["2020-03-02", "2020-03-10", "2020-03-11"].map { try #require(Day(iso: $0)) }
        #expect(
            try paper("approval", of: id, test).blocks.last
                == .opinions([
                    .init(step: "受理意见", person: "clerk", opinion: "收到“甲”。", day: days[0]),
                    .init(step: "承办人意见", person: "both-offices", opinion: "拟准予。", day: days[1]),
                    .init(step: "审核意见", person: "clerk", opinion: "材料齐全。", day: days[1]),
                    .init(step: "负责人意见", person: "head", opinion: "准予许可。注意时间。", day: days[2]),
                ]))
        #expect(try paper("permit", of: id, test).blocks == [.paragraph("白天")], "对外的文书不载内部意见")
        #expect(try test.faults() == [])
    }

    private func paper(_ document: String, of id: MatterID, _ test: PreparingCounty) throws -> DocumentContent {
        let row = try #require(try test.county.database.read { try $0.paper(TestCounty.code, of: id, document, 1) })
        return try #require(DocumentContent(json: try JSON(parsing: row.content)))
    }

    @Test(arguments: [0, 1, 2])
    func `批准以前须有几人审核，由县自定`(signatures: Int) throws {
        let test = try PreparingCounty(signatures: signatures)
        let id = try test.permit()
        try test.prepare(id)
        for (index, reviewer) in ["clerk", "both"].prefix(signatures).enumerated() {
            #expect(try test.act(.approve, id, by: "head", hour: 10 + 2 * index).refusals.map(\.cause) == [.stage])
            #expect(try test.act(.agree, id, by: reviewer, hour: 11 + 2 * index).receipt != nil)
        }
        #expect(try test.act(.agree, id, by: "head", hour: 16).refusals.map(\.id) == ["permit.grant.reviewed"], "已经审核完毕")
        #expect(try test.act(.approve, id, by: "head", hour: 17).receipt != nil)
        #expect(try test.faults() == [])
    }

    @Test func `审核人数是重大的设置，默认不要求，至多二人`() {
        let setting = Preparation.signaturesWanted
        #expect(setting.fallback == 0 && setting.isWeighty)
        #expect(setting.problem(with: "2") == nil && setting.problem(with: "3")?.rule == "应为0至2" && setting.problem(with: "-1") != nil)
    }

    @Test func `自己的同意不算在批准以前的审核之内；同一人不审核两次，拟办人不审核自己的`() throws {
        let test = try PreparingCounty(signatures: 1)
        let id = try test.permit()
        try test.prepare(id)
        #expect(try test.act(.agree, id, by: "both-offices", hour: 10).refusals.map(\.id) == ["permit.grant.own-preparation"])
        #expect(try test.act(.agree, id, by: "both", hour: 11).receipt != nil)
        #expect(try test.act(.approve, id, by: "both", hour: 12).refusals.map(\.id) == ["permit.grant.signatures"])
        #expect(try test.act(.approve, id, by: "head", hour: 13).receipt != nil)

        let two = try PreparingCounty(signatures: 2)
        let other = try two.permit()
        try two.prepare(other)
        try two.act(.agree, other, by: "clerk", hour: 10)
        #expect(try two.act(.agree, other, by: "clerk", hour: 11).refusals.map(\.id) == ["permit.grant.reviewed-before"])
    }

    @Test func `退回须写明理由，回到拟办人的工作台；重新拟办以后，前一次在全过程记录中仍可读`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        let first = try #require(try test.prepare(id).receipt)
        #expect(try test.act(.sendBack, id, by: "head", hour: 10).fields.map(\.label) == ["退回理由"])
        #expect(try test.act(.sendBack, id, by: "clerk", hour: 10, "不妥").refusals.map(\.id) == ["permit.grant.reviewed"], "不须审核的，由批准的人退回")
        #expect(try test.act(.sendBack, id, by: "head", hour: 10, "条件写明起止时间").receipt != nil)
        #expect(try test.open(id)?.state == .returned)
        #expect(try test.desks(id) == ["\(office) clerk", "\(office) head"], "拟办人搁着不动的，负责人仍看得到")
        #expect(try test.told("both-offices") == ["preparation.return"])
        let approving = #expect(throws: Problem.self) { try test.act(.approve, id, by: "head", hour: 11) }
        #expect(approving?.code == .engineNoPreparation)

        #expect(try test.prepare(id, ["terms": .text("八时至十八时")], hour: 12).receipt != nil)
        #expect(try test.open(id)?.opinions.count == 1 && test.open(id)?.input["terms"] == .text("八时至十八时"))
        let entry = try #require(try test.county.database.read { try $0.entry(TestCounty.code, first.entry) })
        let told = try #require(PreparationEntry(entry, try JSON(parsing: entry.content)))
        #expect(told.act == .prepare && told.step == "grant" && told.words == "拟准予。" && told.input == ["terms": .text("白天")])
        #expect(try test.act(.approve, id, by: "head", hour: 13).receipt != nil)
        #expect(try test.record(id).terms == "八时至十八时" && test.faults() == [])
    }

    @Test func `一个环节同时只有一份拟办；拟办人可以撤回，别人不可以`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        try test.prepare(id)
        let second = #expect(throws: Problem.self) { try test.prepare(id, by: "clerk", hour: 10) }
        #expect(second?.code == .engineNoPreparation && second?.message.contains("both-offices") == true)
        #expect(try test.act(.withdraw, id, by: "clerk", hour: 10).refusals.map(\.cause) == [.permission])
        #expect(try test.act(.withdraw, id, by: "both-offices", hour: 10).receipt != nil)
        #expect(try test.open(id) == nil && test.desks(id) == ["\(office) head"])
        #expect(try test.prepare(id, by: "clerk", hour: 11).receipt != nil && test.faults() == [])
    }

    @Test func `拟办以后事项变了，批准时全部重新判断，说明哪一条不再满足`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        try test.prepare(id)
        try test.county.take(.matter(id), "amend", by: "clerk", on: "2020-03-10", hour: 10, ["subject": "违法"])
        #expect(try test.open(id) != nil, "阶段没有变，拟办还在")
        let (head, now) = (try test.county.engine.actor("head"), Instant(try #require(Day(iso: "2020-03-10")), hour: 11))
        let seen = try test.county.engine.look { work in try work.prepared(in: work.dossier(id), at: now, as: head) }
        #expect(seen.first?.preview.conditions.filter { $0.state == .unmet }.map(\.id) == ["permit.grant.lawful"] && seen.first?.papers == [])
        #expect(try test.act(.approve, id, by: "head", hour: 11).refusals.map(\.id) == ["permit.grant.lawful"])
    }

    @Test func `看到的版本已经不是现在的，不予批准`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        let version = try #require(try test.prepare(id).receipt).version
        try test.county.take(.matter(id), "amend", by: "clerk", on: "2020-03-10", hour: 10, ["subject": "乙"])
        let conflict = #expect(throws: Problem.self) { try test.act(.approve, id, by: "head", hour: 11, version: version) }
        #expect(conflict?.code == .engineConflict)
        #expect(try test.act(.approve, id, by: "head", hour: 11, version: version + 1).receipt != nil)
    }

    @Test func `批准的人自己办理，或者事项离开那一阶段的，拟办到此为止，告知拟办人`() throws {
        let test = try PreparingCounty()
        let granted = try test.permit()
        try test.prepare(granted)
        #expect(try test.county.take(.matter(granted), "grant", by: "head", on: "2020-03-11", ["terms": "夜间"]).receipt != nil)
        #expect(try test.record(granted).terms == "夜间" && test.open(granted) == nil)
        #expect(try test.dossier(granted).ledger.doers["grant"]?.map(\.description) == ["head", "both-offices"], "拟办的人也算办理过")
        let refused = try test.permit()
        try test.prepare(refused)
        try test.county.take(.matter(refused), "refuse", by: "head", on: "2020-03-11", ["refusal": "不符合条件"])
        #expect(try test.open(refused) == nil && test.desks(refused) == [])
        #expect(try test.told("both-offices") == ["refuse", "grant"] && test.faults() == [])
    }

    // MARK: Who may

    @Test func `外人不能拟办，也不知道有这一事项；没有批准岗位的，批准不了自己拟办的；依法有这一环节的可以`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        for stranger in ["outsider", "lawyer"] {
            let problem = #expect(throws: Problem.self) { try test.prepare(id, by: stranger) }
            #expect(problem?.code == .engineNoMatter, "\(stranger)")
        }
        try test.prepare(id)
        #expect(try test.act(.approve, id, by: "both-offices", hour: 10).refusals.map(\.cause) == [.permission])
        try test.act(.withdraw, id, by: "both-offices", hour: 11)
        #expect(try test.prepare(id, by: "both", hour: 12).receipt != nil)
        #expect(try test.act(.approve, id, by: "both", hour: 13).receipt != nil)
    }

    @Test func `看得到而不在办理地点任职的，不能拟办`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        let engine = test.county.engine
        let watcher = Actor(
            login: "watcher", person: PersonID("watcher"), name: "县长",
            posts: [Post(organ: OrganCode(TestCounty.code), role: .head, from: Day.firstDay(of: 2015))])
        let outcome = try engine.perform(
            PreparationRequest(
                .prepare(["terms": .text("白天")]), "grant", of: id, saying: "拟准予。", at: Instant(try #require(Day(iso: "2020-03-10")), hour: 9)),
            as: watcher)
        #expect(outcome.refusals.map(\.id) == ["permit.grant.preparing"] && outcome.refusals.first?.says.contains("没有这一岗位") == true)
    }

    @Test func `回避不因拟办而绕过：回避的人不得拟办、审核，拟办以后决定回避的，批准不了`() throws {
        let test = try PreparingCounty(signatures: 1)
        let id = try test.permit()
        try test.county.take(.matter(id), "recuse", by: "head", on: "2020-03-03", ["apart": "clerk"])
        #expect(try test.prepare(id, by: "clerk").refusals.map(\.cause) == [.recusal])
        #expect(try test.prepare(id).receipt != nil)
        #expect(try test.act(.agree, id, by: "clerk", hour: 10).refusals.map(\.cause) == [.recusal])
        #expect(try test.act(.agree, id, by: "both", hour: 10).receipt != nil)
        try test.county.take(.matter(id), "recuse", by: "head", on: "2020-03-10", hour: 11, ["apart": "clerk,both-offices"])
        let refused = try test.act(.approve, id, by: "head", hour: 12)
        #expect(refused.refusals.map(\.cause) == [.recusal] && refused.refusals.first?.says.contains("both-offices") == true)
    }

    @Test func `代理人在代理期间与被代理的人一样得到拟办的通知，期满、撤销、代理别的岗位的没有`() throws {
        let test = try PreparingCounty(signatures: 1)
        let id = try test.permit()
        let days = try ["2020-03-01", "2020-03-09", "2020-03-10", "2020-03-12"].map { try #require(Day(iso: $0)) }
        func delegate(
            _ role: Role, of giver: String, to taker: String, from first: Day, until last: Day, isRevoked: Bool = false
        ) throws {
            try test.county.database.write(for: TestCounty.code) { connection in
                let number = try connection.nextDelegationID(TestCounty.code)
                try connection.insert(
                    TestCounty.code,
                    DelegationRow(
                        id: number, giver: PersonID(giver), taker: PersonID(taker), organ: TestCounty.office, role: role, from: first, until: last,
                        reason: "出差", grantedBy: giver))
                if isRevoked { try connection.revokeDelegation(TestCounty.code, number, at: Instant(first, hour: 8)) }
            }
        }
        try delegate(.head, of: "head", to: "outsider", from: days[2], until: days[3])
        try delegate(.head, of: "head", to: "lawyer", from: days[0], until: days[1])
        try delegate(.head, of: "head", to: "certifier", from: days[0], until: days[3], isRevoked: true)
        try delegate(.clerk, of: "clerk", to: "issuer", from: days[2], until: days[2])
        // Who is no head has nothing to delegate of that post.
        try delegate(.head, of: "both-offices", to: "lawyer", from: days[0], until: days[3])
        try test.prepare(id)
        #expect(try test.told("issuer") == ["preparation.prepare"], "代理经办人的，与经办人一样审核")
        #expect(try test.told("outsider") == [] && test.told("head") == [], "还在审核")
        try test.act(.agree, id, by: "clerk", hour: 11)
        #expect(try test.told("head") == ["preparation.review"] && test.told("outsider") == ["preparation.review"])
        for person in ["lawyer", "certifier"] { #expect(try test.told(person) == [], "\(person)") }
        #expect(try test.told("issuer") == ["preparation.prepare"])
        #expect(try test.act(.approve, id, by: "outsider", hour: 12).receipt != nil)
    }

    @Test func `审批意见不能读出的，说有几条，不当作没有`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        try test.prepare(id)
        let done = try #require(try test.act(.approve, id, by: "head", hour: 10).receipt)
        let entry = try #require(try test.county.database.read { try $0.entry(TestCounty.code, done.entry) })
        let content = try JSON(parsing: entry.content)
        let whole = try #require(PreparationEntry(entry, content))
        #expect(whole.approved.map(\.kind) == [.prepared, .approved] && whole.unreadable == 0)
        let outline = try test.dossier(id).outline
        #expect(!whole.sentence(outline, [:]).contains("不能读出"))
        let said = try #require(content["preparation"]?["approved"]?.items)
        let spoiled = JSON.object([.init("preparation", .object([.init("approved", .array([.text("准"), said[1]]))]))])
        let told = try #require(PreparationEntry(entry, spoiled))
        #expect(told.approved.map(\.kind) == [.approved] && told.unreadable == 1)
        #expect(told.sentence(outline, [:]).contains("另有1条审批意见的内容不能读出"))
    }

    @Test func `拟办、审核过的人，不得再办理与之分离的环节`() throws {
        let test = try PreparingCounty(signatures: 1)
        let id = try test.permit()
        try test.prepare(id)
        try test.act(.agree, id, by: "both", hour: 10)
        try test.act(.approve, id, by: "head", hour: 11)
        for login in ["both-offices", "both"] {
            let outcome = try test.county.take(.matter(id), "archive", by: login, on: "2020-03-12", ["note": "齐"])
            #expect(outcome.refusals.map(\.cause) == [.separation], "\(login)")
        }
        #expect(try test.county.take(.matter(id), "archive", by: "clerk", on: "2020-03-12", ["note": "齐"]).receipt != nil)
    }
}
