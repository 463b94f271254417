import Affairs
import Engine
import Kernel
import Proof
import Storage
import TestDatabase
import Testing

/// What the tests of corrections do, and look at.
struct CorrectingCounty {
    let county: TestCounty

    init() throws { county = try TestCounty(besides: [KindDefinition(Subsidy.self)]) }

    static let application = [
        "subject": "修缮房屋", "applicant": "张三丰", "identity": "43062601", "appliedOn": "2020-03-02", "bornOn": "1990-01-02", "amount": "800",
        "household": "3", "remark": "家住槐花巷", "account": "622200", "helpers.0.name": "李四光", "helpers.0.note": "邻居", "office": "430626-ga",
    ]

    func applied(_ changes: [String: String] = [:]) throws -> MatterID {
        let input = Self.application.merging(changes) { $1 }
        let outcome = try county.take(.opening(kind: "subsidy", organ: TestCounty.office), "apply", by: "clerk", on: "2020-03-02", input)
        return try #require(outcome.receipt, "\(outcome)").matter
    }

    /// Granted on 10 March: a decision with a number, a slip without, published for thirty days.
    func granted(_ changes: [String: String] = [:]) throws -> MatterID {
        let id = try applied(changes)
        _ = try #require(try county.take(.matter(id), "grant", by: "head", on: "2020-03-10").receipt)
        return id
    }

    @discardableResult
    func act(
        _ deed: CorrectionRequest.Deed, _ id: MatterID, by login: String, on day: String = "2020-03-12", hour: Int = 9,
        _ words: String = "登记时写错了字", version: Int? = nil, request: String? = nil
    ) throws -> Outcome {
        let at = Instant(try #require(Day(iso: day)), hour: hour)
        return try county.engine.perform(
            CorrectionRequest(deed, of: id, version: version, saying: words, at: at, id: request), as: county.engine.actor(login))
    }

    @discardableResult
    func propose(
        _ id: MatterID, _ texts: [String: String], by login: String = "clerk", on day: String = "2020-03-12", hour: Int = 9,
        _ words: String = "登记时写错了字", version: Int? = nil, evidence: Kernel.Attachment? = nil, request: String? = nil
    ) throws -> Outcome {
        let dossier = try dossier(id)
        let input = dossier.definition.corrected(typed: texts, dossier.record)
        return try act(.propose(input, evidence: evidence), id, by: login, on: day, hour: hour, words, version: version, request: request)
    }

    func dossier(_ id: MatterID) throws -> Dossier { try county.engine.look { try $0.dossier(id) } }
    func record(_ id: MatterID) throws -> Subsidy { try #require(try dossier(id).record as? Subsidy) }
    func entries(_ id: MatterID) throws -> [JournalRow] { try county.database.read { try $0.entries(TestCounty.code, of: id) } }
    func publications(_ id: MatterID) throws -> [PublicationRow] { try county.database.read { try $0.publications(TestCounty.code, of: id) } }
    func papers(_ id: MatterID) throws -> [PaperLine] { try county.database.read { try $0.papers(TestCounty.code, of: id) } }

    func paper(_ document: String, _ ordinal: Int, of id: MatterID) throws -> DocumentContent {
        let row = try #require(try county.database.read { try $0.paper(TestCounty.code, of: id, document, ordinal) })
        return try #require(DocumentContent(json: try JSON(parsing: row.content)))
    }

    func desks(_ id: MatterID) throws -> [String] {
        try county.engine.look { work in
            try work.connection.desks(TestCounty.code, of: id, work.engine.offices).map { "\($0.organ) \($0.role.id)" }.sorted()
        }
    }

    func faults() throws -> [Fault] { try county.verify().faults }

    /// What a measure comes to, as reports read it.
    func total(_ measure: String) throws -> Int {
        let sum = "SELECT COALESCE(SUM(value), 0) FROM fact WHERE county = $1 AND measure = $2"
        return try county.database.read { try $0.first(sum, [SQLValue(TestCounty.code), SQLValue(measure)]) { $0.int(0) } ?? 0 }
    }
}

@Suite("更正：一人提请，另一人批准")
struct CorrectionTests {
    @Test func `姓名写错的，提请、批准以后登记、文书、公示一并更正，前后两种写法都可读`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        let before = try test.dossier(id)
        _ = try #require(try test.propose(id, ["applicant": "张三峰", "subject": "修缮住房"]).receipt)
        let waiting = try test.dossier(id)
        #expect(waiting.row.body == before.row.body && waiting.row.title == "修缮房屋" && waiting.row.stage == "granted", "提请不改变任何内容")
        #expect(try test.desks(id).contains("430626-ga head"), "在负责人的工作台上")

        let done = try #require(try test.act(.approve, id, by: "head", "").receipt)
        let (record, dossier) = (try test.record(id), try test.dossier(id))
        #expect(record.applicant == "张三峰" && record.subject == "修缮住房" && dossier.row.title == "修缮住房")
        #expect(record.summary == "申请“修缮住房”", "由环节据以记下的一并更正")
        #expect(dossier.ledger.correction == nil && dossier.row.stage == "granted")
        #expect(dossier.ledger.corrected.map(\.document) == ["decision"] && dossier.ledger.corrected.map(\.notice) == [1])

        #expect(try test.paper("decision", 1, of: id).addressee == "张三丰", "原文书不变")
        let notice = try test.paper(Correction.paper, 1, of: id)
        #expect(notice.title == "更正书" && notice.addressee == "张三峰" && notice.number == "平公更正〔2020〕第1号" && notice.takesSeal)
        #expect(notice.paragraphs.first == "2020年3月10日的《补贴决定书》（平公补〔2020〕第1号）文字有误，依照《试验条例》更正如下：")
        #expect(
            notice.blocks.contains(
                .table(
                    .init(
                        headings: ["原文", "更正为"],
                        rows: [["张三丰", "张三峰"], ["你（证件号43062601）申请的“修缮房屋”，予以批准。", "你（证件号43062601）申请的“修缮住房”，予以批准。"]]))))
        #expect(try !test.papers(id).contains { $0.document == Correction.paper && $0.ordinal > 1 }, "审批表、没有外发的记录不另制更正书，没有载明的领款单也不")

        let rows = try test.publications(id)
        let live = try #require(rows.first { $0.isLive })
        #expect(rows.count == 2 && rows[0].successor == PublicationPlace("list", 2) && live.title == "补贴公示：平公补〔2020〕第1号（更正）")
        #expect(live.until == rows[0].until && live.view.contains("修缮住房") && live.view.contains("张某某"))
        #expect(!live.view.contains("张三") && !live.view.contains("修缮房屋"), "公示不载个人信息，也不载原来的写法")

        let entry = try #require(try test.county.database.read { try $0.entry(TestCounty.code, done.entry) })
        let told = try #require(CorrectionEntry(entry, try JSON(parsing: entry.content)))
        #expect(entry.person == "head" && told.act == .approve && told.proposal?.person == PersonID("clerk"))
        #expect(told.changes.map(\.was) == [.text("张三丰"), .text("修缮房屋")] && told.carried.map(\.field) == ["summary"])
        #expect(
            try test.county.database.read { try $0.notices(TestCounty.code, to: PersonID("clerk"), before: nil, limit: 9) }.map(\.action).contains(
                "correction.approve"))
        #expect(try test.faults() == [])
    }

    @Test func `统计事实按差额改变；列表中的一处也可以更正`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        #expect(try test.total("subsidy.people") == 3)
        _ = try #require(try test.propose(id, ["household": "5", "helpers.0.name": "李四广"]).receipt)
        #expect(try test.total("subsidy.people") == 3, "提请不改变统计")
        let done = try #require(try test.act(.approve, id, by: "both").receipt)
        #expect(try test.total("subsidy.people") == 5 && test.total("subsidy.granted") == 1)
        let entry = try #require(try test.county.database.read { try $0.entry(TestCounty.code, done.entry) })
        #expect(entry.content.contains("\"facts\":[[\"subsidy.people\",\"430626-ga\",\"2020-03-10\",2]]"))
        #expect(try test.record(id).helpers.map(\.name) == ["李四广"] && test.record(id).helpers.map(\.note) == ["邻居"])
        let notice = try test.paper(Correction.paper, 1, of: id)
        #expect(notice.number.isEmpty && notice.paragraphs.first?.contains("《领款单》文字有误") == true, "原文书没有文号的，更正书也没有")
        #expect(try test.faults() == [])
    }

    // MARK: What is no slip of the pen

    @Test func `条件判断过的不能更正，说明是哪一环节的哪一条件；判断相同的可以`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        let refused = try test.propose(id, ["bornOn": "2010-01-02"])
        #expect(refused.refusals.map(\.id) == ["subsidy.grant.adult"] && refused.refusals.first?.basis == TestLaw.act(6))
        #expect(refused.refusals.first?.says.contains("“批准”已经依据这一内容判断过条件“申请人年满十八周岁”") == true)
        #expect(try test.propose(id, ["bornOn": "1990-02-01"]).receipt != nil)
    }

    @Test func `还没有办理的环节没有判断过，更正以后由它判断`() throws {
        let test = try CorrectingCounty()
        let id = try test.applied()
        _ = try #require(try test.propose(id, ["bornOn": "2010-01-02"]).receipt)
        _ = try #require(try test.act(.approve, id, by: "head").receipt)
        #expect(try test.county.take(.matter(id), "grant", by: "head", on: "2020-03-13").refusals.map(\.id) == ["subsidy.grant.adult"])
        #expect(try test.faults() == [])
    }

    @Test func `数额经条件判断过的就是决定的内容，判断相同也不能更正`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        #expect(try test.propose(id, ["amount": "900"]).refusals.map(\.id) == ["subsidy.grant.small"])
        #expect(try test.propose(id, ["amount": "9000"]).refusals.map(\.id) == ["subsidy.grant.small"])
    }

    @Test func `期限从它起算的不能更正`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        let refused = try test.propose(id, ["appliedOn": "2020-03-01"])
        #expect(refused.refusals.map(\.id) == ["subsidy.correction.limit-grant"] && refused.refusals.first?.cause == .limit)
    }

    @Test(arguments: [
        (["office": "430626-sf"], "确定由谁办理"), (["number": "平公补〔2020〕第9号"], "由系统依次取得的文号"), (["grantedOn": "2020-03-09"], "由办理环节自行记下"),
        (["summary": "另写"], "由办理环节自行记下"), (["account": "622201"], "收款账户由申请人书面变更，不能更正"), (["remark": ""], "清空"),
        (["applicant": ""], "清空"), (["helpers.0.name": ""], "清空"), (["subject": "修缮房屋"], "没有需要更正的"), (["identity": "4306"], "证件号应为八位"),
        (["bornOn": "前年"], "日期"), (["helpers": "[]"], "增加或者减少"), (["nothing": "1"], "没有这个字段"), (["helpers.7.name": "王五"], ""),
    ])
    func `不是笔误的，说明理由`(texts: [String: String], says: String) throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        let outcome = try test.propose(id, texts)
        #expect(outcome.receipt == nil && !outcome.fields.isEmpty, "\(texts)：\(outcome)")
        #expect(outcome.fields.contains { $0.rule.contains(says) }, "\(outcome.fields.map(\.rule))")
        #expect(try test.dossier(id).ledger.correction == nil)
    }

    @Test func `不能借更正增加或者减少列表中的项；没有登记过的内容由有关环节填写`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted(["remark": ""])
        let more: JSON = .array([.object([.init("name", .text("李四光"))]), .object([.init("name", .text("王五"))])])
        #expect(try test.act(.propose(["helpers": more]), id, by: "clerk").fields.map(\.rule).first?.contains("不能增加或者减少") == true)
        #expect(try test.propose(id, ["remark": "新写"]).fields.map(\.rule).first?.contains("没有登记过内容") == true)
    }

    @Test func `列表中的项是由加入的环节判断的，也按那一环节判断`() throws {
        let test = try CorrectingCounty()
        let id = try test.applied()
        _ = try #require(try test.county.take(.matter(id), "join", by: "clerk", on: "2020-03-03", ["helpers.0.name": "王五"]).receipt)
        #expect(try test.record(id).helpers.map(\.name) == ["李四光", "王五"])
        #expect(try test.propose(id, ["helpers.1.name": "不明"]).refusals.map(\.id) == ["subsidy.join.known"])
        #expect(try test.propose(id, ["helpers.0.name": "不明"]).receipt != nil, "申请时的代办人没有这一条件")
    }

    @Test func `姓名和证件号都更正就是另一个人，先后更正也一样；整段改写的不是笔误`() throws {
        let test = try CorrectingCounty()
        let long = "申请人家住槐花巷，家中三口人，去年夏天房屋漏雨，没有能力自行修缮，村里已经公示。"
        let id = try test.granted(["remark": long])
        let other = ["applicant": "王五", "identity": "43062602"]
        #expect(try test.propose(id, other).refusals.map(\.id) == ["subsidy.correction.other-person"])
        _ = try #require(try test.propose(id, ["applicant": "王五"]).receipt)
        _ = try #require(try test.act(.approve, id, by: "head").receipt)
        let second = try test.propose(id, ["identity": "43062602"], on: "2020-03-13")
        #expect(second.refusals.map(\.id) == ["subsidy.correction.other-person"])
        let rewritten = try test.propose(id, ["remark": "申请人另有住房两套，今年春天已经出售一套，所得款项存入银行，不符合本办法规定的条件，应予退回。"], on: "2020-03-13")
        #expect(rewritten.refusals.map(\.id) == ["subsidy.correction.other-text"])
        #expect(try test.propose(id, ["remark": long.replacing("槐花", with: "槐树")], on: "2020-03-13").receipt != nil)
    }

    @Test func `更正过的再更正，仍按原来的环节判断`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        _ = try #require(try test.propose(id, ["bornOn": "1991-02-01"]).receipt)
        _ = try #require(try test.act(.approve, id, by: "head").receipt)
        #expect(try test.propose(id, ["bornOn": "2011-02-01"], on: "2020-03-13").refusals.map(\.id) == ["subsidy.grant.adult"])
        #expect(try test.propose(id, ["bornOn": "1992-02-01"], on: "2020-03-13").receipt != nil)
    }

    // MARK: Who

    @Test func `提请的人不得自己批准；没有决定岗位的不能批准；别的机关的人看不到`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        _ = try #require(try test.propose(id, ["applicant": "张三峰"], by: "both").receipt)
        #expect(try test.act(.approve, id, by: "both").refusals.map(\.id) == ["subsidy.correction.own"])
        #expect(try test.act(.refuse, id, by: "both").refusals.map(\.cause) == [.separation])
        #expect(try test.act(.approve, id, by: "clerk").refusals.map(\.id) == ["subsidy.correction.deciding"])
        for stranger in ["outsider", "lawyer"] {
            #expect(throws: Problem.self) { try test.act(.approve, id, by: stranger) }
            #expect(throws: Problem.self) { try test.propose(id, ["applicant": "李"], by: stranger) }
        }
        #expect(try test.act(.approve, id, by: "head").receipt != nil && test.faults() == [])
    }

    @Test func `看得到而不在登记的机关任职的，不能提请`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        let watcher = Actor(
            login: "watcher", person: PersonID("watcher"), name: "县长",
            posts: [Post(organ: OrganCode(TestCounty.code), role: .head, from: Day.firstDay(of: 2015))])
        let request = CorrectionRequest(
            .propose(["applicant": .text("张三峰")]), of: id, saying: "登记时写错了字", at: Instant(try #require(Day(iso: "2020-03-12")), hour: 9))
        #expect(try test.county.engine.perform(request, as: watcher).refusals.map(\.id) == ["subsidy.correction.proposing"])
    }

    @Test func `依职能分离不得办理的，也不得提请、批准更正那一环节填写的内容`() throws {
        let test = try CorrectingCounty()
        let id = try test.applied()
        _ = try #require(try test.county.take(.matter(id), "inspect", by: "clerk", on: "2020-03-03").receipt)
        _ = try #require(try test.county.take(.matter(id), "grant", by: "head", on: "2020-03-10", ["remark": "分两次发放"]).receipt)
        #expect(try test.propose(id, ["remark": "分三次发放"]).refusals.map(\.cause) == [.separation])
        #expect(try test.propose(id, ["applicant": "张三峰"]).receipt != nil, "申请环节填写的可以")
    }

    @Test func `必须写明理由；不予更正告知提请人；提请人可以撤回，别人不可以；一个事项同时只有一份`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        #expect(try test.propose(id, ["applicant": "张三峰"], "…。").fields.map(\.field) == [CorrectionRequest.wordsField])
        _ = try #require(try test.propose(id, ["applicant": "张三峰"]).receipt)
        let second = #expect(throws: Problem.self) { try test.propose(id, ["subject": "修房"], by: "both") }
        #expect(second?.code == .engineNoCorrection && second?.message.contains("clerk") == true)
        #expect(try test.act(.withdraw, id, by: "both", "").refusals.map(\.cause) == [.permission])
        #expect(try test.act(.refuse, id, by: "head", "").fields.map(\.field) == [CorrectionRequest.wordsField])
        _ = try #require(try test.act(.refuse, id, by: "head", "身份证上就是丰字").receipt)
        #expect(try test.dossier(id).ledger.correction == nil && test.record(id).applicant == "张三丰")
        let told = try test.county.database.read { try $0.notices(TestCounty.code, to: PersonID("clerk"), before: nil, limit: 9) }
        #expect(told.map(\.action).contains("correction.refuse"))
        let gone = #expect(throws: Problem.self) { try test.act(.approve, id, by: "head") }
        #expect(gone?.code == .engineNoCorrection)
        _ = try #require(try test.propose(id, ["applicant": "张三峰"]).receipt)
        _ = try #require(try test.act(.withdraw, id, by: "clerk", "").receipt)
        #expect(try test.dossier(id).ledger.correction == nil && test.faults() == [])
    }

    @Test func `看到的版本已经不是现在的，不予办理；同一请求只办理一次`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        let version = try test.dossier(id).row.version
        let first = try #require(try test.propose(id, ["applicant": "张三峰"], version: version, request: "one").receipt)
        #expect(try test.propose(id, ["applicant": "张三峰"], version: version, request: "one").receipt?.isRepeat == true)
        let stale = #expect(throws: Problem.self) { try test.act(.approve, id, by: "head", version: version) }
        #expect(stale?.code == .engineConflict)
        let other = #expect(throws: Problem.self) { try test.act(.approve, id, by: "head", request: "one") }
        #expect(other?.code == .engineReusedRequest)
        #expect(try test.act(.approve, id, by: "head", version: first.version).receipt != nil)
    }

    @Test func `提请以后内容又变了的，不能批准；批准时全部重新判断`() throws {
        let test = try CorrectingCounty()
        let id = try test.applied()
        _ = try #require(try test.propose(id, ["remark": "家住槐树巷", "bornOn": "2010-01-02"], on: "2020-03-03").receipt)
        _ = try #require(try test.county.take(.matter(id), "amend", by: "clerk", on: "2020-03-04", ["remark": "另有说明"]).receipt)
        #expect(try test.act(.approve, id, by: "head", on: "2020-03-05").refusals.map(\.id) == ["subsidy.correction.changed"])
        _ = try #require(try test.act(.withdraw, id, by: "clerk", on: "2020-03-05", "").receipt)
        _ = try #require(try test.propose(id, ["bornOn": "2010-01-02"], on: "2020-03-05").receipt)
        _ = try #require(try test.county.take(.matter(id), "grant", by: "head", on: "2020-03-10").receipt)
        #expect(try test.act(.approve, id, by: "head", on: "2020-03-11").refusals.map(\.id) == ["subsidy.grant.adult"], "提请以后由“批准”判断过")
        #expect(try test.faults() == [])
    }

    @Test func `正在拟办的环节填写了这一内容的，先撤回或者退回拟办`() throws {
        let test = try CorrectingCounty()
        let id = try test.applied()
        let at = Instant(try #require(Day(iso: "2020-03-09")), hour: 9)
        let prepare = PreparationRequest(.prepare(["remark": .text("家住槐花巷")]), "grant", of: id, saying: "拟同意。", at: at)
        _ = try #require(try test.county.engine.perform(prepare, as: test.county.engine.actor("clerk")).receipt)
        #expect(try test.propose(id, ["remark": "家住槐树巷"]).refusals.map(\.id) == ["subsidy.correction.prepared-grant"])
        _ = try #require(try test.propose(id, ["applicant": "张三峰"]).receipt)
        _ = try #require(try test.act(.approve, id, by: "head").receipt)
        #expect(try test.dossier(id).ledger.preparations.count == 1, "别的内容可以更正，拟办还在")
        #expect(try test.faults() == [])
    }

    @Test func `办结的事项也可以更正，在负责人的工作台上等待决定`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        _ = try #require(try test.county.take(.matter(id), "close", by: "clerk", on: "2020-03-11").receipt)
        #expect(try test.desks(id) == [])
        _ = try #require(try test.propose(id, ["applicant": "张三峰"]).receipt)
        #expect(try test.desks(id) == ["430626-ga head"] && test.dossier(id).row.closed != nil)
        _ = try #require(try test.act(.approve, id, by: "head").receipt)
        #expect(try test.desks(id) == [] && test.record(id).applicant == "张三峰" && test.faults() == [])
    }

    @Test func `更正以后要公开的文字中有个人信息的，公开时隐去；公示期满的不再公示`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        _ = try #require(try test.propose(id, ["remark": "家住槐花巷，电话13812345678"]).receipt)
        _ = try #require(try test.act(.approve, id, by: "head").receipt)
        let live = try #require(try test.publications(id).first { $0.isLive })
        #expect(live.view.contains("×××") && !live.view.contains("13812345678") && live.view.contains("家住槐花巷"))
        _ = try #require(try test.propose(id, ["subject": "修缮住房"], on: "2020-06-01").receipt)
        _ = try #require(try test.act(.approve, id, by: "head", on: "2020-06-01").receipt)
        #expect(try test.publications(id).count == 2 && test.faults() == [])
    }

    @Test func `移送以后，由接收的机关提请、批准更正，以自己的名义制发更正书`() throws {
        let county = try MovingCounty()
        let id = try county.enquiry()
        try county.take(.matter(id), "accept", by: "clerk-a", on: "2020-03-03")
        try county.hand(id, on: "2020-03-05")
        func act(_ deed: CorrectionRequest.Deed, by login: String) throws -> Outcome {
            let request = CorrectionRequest(deed, of: id, saying: "登记时写错了字", at: try MovingCounty.at("2020-03-06"))
            return try county.engine.perform(request, as: county.engine.actor(login))
        }
        #expect(try act(.propose(["question": .text("乙")]), by: "clerk-a").refusals.map(\.id) == ["enquiry.correction.proposing"], "原机关不再办理")
        _ = try #require(try act(.propose(["question": .text("乙")]), by: "clerk-b").receipt)
        #expect(try county.desks(id).contains("430626-zf head"))
        _ = try #require(try act(.approve, by: "head-b").receipt)
        #expect(try (county.dossier(id).record as? Enquiry)?.question == "乙" && county.faults() == [])
    }

    @Test func `附上的材料应当是自己上传的，或者本事项已有的`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        let file = Kernel.Attachment(name: "户口簿.pdf", digest: String(repeating: "ab", count: 32), size: 10)
        #expect(try test.propose(id, ["applicant": "张三峰"], evidence: file).fields.map(\.field) == [CorrectionRequest.evidenceField])
    }

    @Test func `记录中不能读取的更正内容，指出是哪一处，其余照常显示`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        let done = try #require(try test.propose(id, ["applicant": "张三峰", "subject": "修缮住房"]).receipt)
        let row = try #require(try test.county.database.read { try $0.entry(TestCounty.code, done.entry) })
        let content = try JSON(parsing: row.content)
        let sound = try #require(CorrectionEntry(row, content))
        #expect(sound.unreadable.isEmpty && sound.changes.count == 2)
        let damaged = try JSON(parsing: row.content.replacing(#""field":"subject""#, with: #""fiel":"subject""#))
        let told = try #require(CorrectionEntry(row, damaged))
        #expect(told.changes.count == 1 && told.unreadable.count == 1 && told.unreadable.first?.hasSuffix("处更正") == true)
        let says = told.sentence(try test.dossier(id).definition, [:])
        #expect(says.contains("登记时写错了字") && says.contains("处更正已经损坏，不能读取"))
    }

    @Test func `改动登记的更正、收回的标记，核验指出来`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        _ = try #require(try test.propose(id, ["applicant": "张三峰"]).receipt)
        try test.county.database.tamper("UPDATE matter SET state = replace(state, '张三峰', '张三疯') WHERE id = \(id)")
        test.county.engine.forgetMatters()
        #expect(try !test.faults().isEmpty)
    }
}

@Suite("收回没有送达的文书")
struct RecallTests {
    @Test func `送达以前可以收回：文号不再使用，公示撤回，决定不变；更正以后重新制发`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        #expect(try test.act(.recall(document: "decision", ordinal: 1), id, by: "head", "太短").fields.map(\.field) == [CorrectionRequest.wordsField])
        #expect(try test.act(.recall(document: "decision", ordinal: 1), id, by: "clerk").refusals.map(\.cause) == [.permission])
        let exposing = try test.act(.recall(document: "decision", ordinal: 1), id, by: "head", "张三丰的名字写错了")
        #expect(exposing.receipt == nil && exposing.fields.map(\.field) == [CorrectionRequest.wordsField], "理由要公开，不能写当事人的姓名")
        _ = try #require(try test.act(.recall(document: "decision", ordinal: 1), id, by: "head", "当事人姓名有误").receipt)
        let dossier = try test.dossier(id)
        #expect(dossier.ledger.recalls.map(\.publications) == [["list"]] && dossier.row.stage == "granted" && dossier.row.number == "平公补〔2020〕第1号")
        let withdrawn = try #require(try test.publications(id).first)
        #expect(withdrawn.withdrawn?.iso == "2020-03-12")
        if case .withdrawn(let notice)? = withdrawn.closing?.ending { #expect(notice.reason == "当事人姓名有误") } else { Issue.record("没有撤回") }
        #expect(try test.act(.recall(document: "decision", ordinal: 1), id, by: "head").refusals.map(\.id) == ["subsidy.correction.recalled"])

        _ = try #require(try test.propose(id, ["applicant": "张三峰"], hour: 10).receipt)
        _ = try #require(try test.act(.approve, id, by: "head", hour: 11, "").receipt)
        #expect(try test.papers(id).filter { $0.document == "decision" }.map(\.number) == ["平公补〔2020〕第1号", "平公补〔2020〕第2号"])
        #expect(try test.paper("decision", 2, of: id).addressee == "张三峰")
        #expect(try !test.papers(id).contains { $0.document == Correction.paper }, "没有送达的不须更正")
        #expect(try test.dossier(id).row.number == "平公补〔2020〕第2号")
        let live = try #require(try test.publications(id).first { $0.isLive })
        #expect(live.number == "平公补〔2020〕第2号" && live.place.ordinal == 2)
        #expect(try test.faults() == [])
    }

    @Test func `已经送达的不能收回；记录不能说明是否送达的，办理下一环节以后不能收回`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        _ = try #require(try test.county.take(.matter(id), "serve", by: "clerk", on: "2020-03-11").receipt)
        for document in ["decision", "slip"] {
            #expect(try test.act(.recall(document: document, ordinal: 1), id, by: "head").refusals.map(\.id) == ["subsidy.correction.served"])
        }
        let unknown = #expect(throws: Problem.self) { try test.act(.recall(document: "decision", ordinal: 2), id, by: "head") }
        #expect(unknown?.code == .engineNoPaper)
        #expect(throws: Problem.self) { try test.act(.recall(document: Correction.paper, ordinal: 1), id, by: "head") }
    }

    @Test func `收回以后不须更正的，可以重新制发；没有收回的不能重新制发`() throws {
        let test = try CorrectingCounty()
        let id = try test.granted()
        #expect(throws: Problem.self) { try test.act(.reissue(document: "slip"), id, by: "head", "") }
        _ = try #require(try test.act(.recall(document: "slip", ordinal: 1), id, by: "head", "印章不清").receipt)
        #expect(try test.act(.reissue(document: "slip"), id, by: "clerk", "").refusals.map(\.cause) == [.permission])
        _ = try #require(try test.act(.reissue(document: "slip"), id, by: "head", "").receipt)
        #expect(try test.papers(id).filter { $0.document == "slip" }.map(\.ordinal) == [1, 2])
        #expect(try test.publications(id).filter(\.isLive).count == 1, "公示没有载明这一文书，照旧")
        #expect(throws: Problem.self) { try test.act(.reissue(document: "slip"), id, by: "head", "") }
        #expect(try test.faults() == [])
    }
}
