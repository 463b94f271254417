import Kernel
import Testing

@testable import Affairs

@Suite("权力事项")
struct PowerItemTests {
    @Test func `权力清单指导意见：拟稿、审核、审定、公布，公布后在用`() {
        let bench = PowersBench.inUse()
        #expect(bench.matter == .inUse)
        #expect(bench.record.version == 1)
        #expect(!bench.record.isInForce(on: Day(iso: "2020-03-15")!))
        #expect(bench.record.isInForce(on: Day(iso: "2020-03-16")!))
        #expect(bench.counted("power.items", through: "2020-03-11") == 0)
        #expect(bench.counted("power.items", through: "2020-03-12") == 1)
        #expect(bench.counted("power.published", through: "2020-03-15") == 0)
        #expect(bench.counted("power.published", through: "2020-03-16") == 1)
        #expect(bench.counted("power.filled", through: "2020-03-16") == 1)
        #expect(bench.counted("power.added", through: "2020-12-31") == 1)
        #expect(bench.counted("power.taken-over", through: "2020-12-31") == 0)
    }

    @Test func `十类之和等于总数`() {
        let bench = PowersBench.inUse()
        let classes = PowerType.allCases.map { bench.counted("power.items:\($0.rawValue)", through: "2020-12-31") }
        #expect(classes.reduce(0, +) == bench.counted("power.items", through: "2020-12-31"))
        #expect(bench.counted("power.items:penalty", through: "2020-12-31") == 1)
    }

    @Test(arguments: zip(PowerType.allCases, ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"]))
    func `十类的次序和代码`(type: PowerType, code: String) { #expect(type.code == code) }

    struct Refused: CustomTestStringConvertible, Sendable {
        let what: String
        let changes: [String: String]
        let article: String
        var day = "2020-03-02"
        var testDescription: String { what }
    }

    static let refused: [Refused] = [
        Refused(what: "没有依据的条款", changes: ["grounds": #"[{"law":"治安管理处罚法","rank":"law"}]"#], article: "权力清单制度的指导意见》第（一）项"),
        Refused(
            what: "依据已经废止", changes: ["grounds": #"[{"law":"旧条例","article":"第三条","rank":"regulation","repealedOn":"2019-12-31"}]"#],
            article: "第（二）项"),
        Refused(
            what: "规范性文件设定处罚", changes: ["grounds": #"[{"law":"县里通知","article":"第三条","rank":"normative"}]"#], article: "《行政处罚法》第十四条"),
        Refused(
            what: "规范性文件设定处罚（2021年修订）", changes: ["grounds": #"[{"law":"县里通知","article":"第三条","rank":"normative"}]"#],
            article: "《行政处罚法》第十六条", day: "2022-03-02"),
        Refused(
            what: "规范性文件设定许可", changes: ["type": "licence", "grounds": #"[{"law":"县里通知","article":"第三条","rank":"normative"}]"#],
            article: "《行政许可法》第十七条"),
        Refused(
            what: "规章设定强制措施", changes: ["type": "compulsion", "grounds": #"[{"law":"某规章","article":"第三条","rank":"rule"}]"#],
            article: "《行政强制法》第十条第四款"),
        Refused(what: "承接的事项按新增申报", changes: ["origin": "takenOver"], article: "第（六）项"),
    ]

    @Test(arguments: refused) func `没有法定依据的不得申报`(row: Refused) {
        var bench = Bench<PowerItem>(on: row.day)
        let refusals = bench.take("draft", by: "clerk", PowersBench.draft.merging(row.changes) { $1 })
        #expect(refusals.contains { $0.contains(row.article) }, "\(refusals)")
        #expect(bench.stage.isEmpty)
    }

    @Test(arguments: ["code", "undertaker", "duties", "accountability", "risks", "flow", "supervisionPhone"])
    func `要素填报不齐全的不得报审`(field: String) {
        var bench = PowersBench.drafted()
        bench.take("fill", by: "clerk", PowersBench.contents.filter { $0.key != field })
        #expect(bench.record.filledOn == nil)
        #expect(bench.take("submit", by: "clerk").contains { $0.contains("填报齐全") })
        bench.take("fill", on: "2020-03-04", by: "clerk", [field: PowersBench.contents[field]!])
        #expect(bench.record.filledOn == Day(iso: "2020-03-04"))
        #expect(bench.take("submit", by: "clerk") == [])
        #expect(bench.papers.map(\.document) == ["sheet"])
    }

    @Test func `许可事项还应填报法定办理时限`() {
        var bench = PowersBench.drafted(on: "2020-03-02", ["type": "licence"])
        bench.take("fill", by: "clerk", PowersBench.contents)
        #expect(bench.take("submit", by: "clerk").contains { $0.contains("法定办理时限") })
    }

    @Test func `2021年起应与上级目录对应或者说明理由，以前不要求`() {
        var later = PowersBench.drafted(on: "2021-09-01")
        later.take("fill", by: "clerk", PowersBench.contents)
        #expect(later.take("submit", by: "clerk").contains { $0.contains("2021—2025年") })
        later.take("fill", by: "clerk", ["upperCode": "0202001"])
        #expect(later.take("submit", by: "clerk") == [])
        var earlier = PowersBench.drafted()
        earlier.take("fill", by: "clerk", PowersBench.contents)
        #expect(earlier.take("submit", by: "clerk") == [])
        // Between the revised penalty law and the outline.
        var between = PowersBench.drafted(on: "2021-08-01")
        between.take("fill", by: "clerk", PowersBench.contents)
        #expect(between.take("submit", by: "clerk") == [])
    }

    @Test func `编码在清单中不得重复，移出清单的编码可以再用`() {
        var bench = PowersBench.drafted()
        var other = PowersBench.item()
        other.code = "430626-ga-1"
        _ = bench.known.add(9, other, .inUse)
        bench.take("fill", by: "clerk", PowersBench.contents)
        #expect(bench.take("submit", by: "clerk").contains { $0.contains("不得重复") })
        other.endedOn = Day(iso: "2020-01-10")
        _ = bench.known.add(9, other, .cancelled)
        #expect(bench.take("submit", by: "clerk") == [])
    }

    @Test func `编办和司法局都同意才能报请审定`() {
        var bench = PowersBench.examining()
        #expect(bench.take("present", by: "est2").contains { $0.contains("机构编制部门、司法行政部门") })
        bench.take("examine-establishment", by: "est", ["establishmentVerdict": "agreed", "establishmentOpinion": "属该局职责"])
        bench.take("examine-legality", by: "legal", ["legalityVerdict": "amend", "legalityOpinion": "条款引用有误"])
        #expect(bench.take("present", by: "est2").contains { $0.contains("司法行政部门") && !$0.contains("机构编制部门、") })
        bench.take("return", by: "est", ["returnReason": "按合法性审核意见修改"])
        #expect(bench.matter == .drafted)
        bench.take("submit", by: "clerk")
        #expect(bench.record.establishmentVerdict == nil)
    }

    @Test func `申报人不得自行审核、审定`() {
        var bench = PowersBench.examining()
        #expect(bench.refusing("examine-legality", by: "clerk", ["legalityVerdict": "agreed", "legalityOpinion": "合法"]) == ["separate-draft"])
        PowersBench.examine(&bench)
        bench.take("present", by: "est2")
        #expect(bench.refusing("approve", by: "est", ["approvalNumber": "平政发〔2020〕3号"]) == ["separate-examine-establishment"])
        #expect(bench.take("approve", by: "office", ["approvalNumber": "平政发〔2020〕3号"]) == [])
    }

    @Test func `未经审定不得公布，生效日不早于公布之日`() {
        var bench = PowersBench.examining()
        #expect(!bench.take("publish", by: "est2").isEmpty)
        PowersBench.examine(&bench)
        bench.take("present", by: "est2")
        bench.take("approve", on: "2020-03-12", by: "office", ["approvalNumber": "平政发〔2020〕3号"])
        #expect(bench.refusing("publish", on: "2020-03-16", by: "est2", ["inForceOn": "2020-03-15"]) == ["effect-not-before-publication"])
        #expect(bench.take("publish", by: "est2", ["inForceOn": "2020-04-01"]) == [])
        #expect(!bench.record.isInForce(on: Day(iso: "2020-03-31")!))
        #expect(bench.record.isInForce(on: Day(iso: "2020-04-01")!))
    }

    @Test(arguments: [("law", true), ("regulation", true), ("stateCouncil", true), ("provincialRule", true), ("rule", false), ("normative", false)])
    func `部门规章和其他规范性文件一律不得设定行政许可（行政许可法第十四条至第十七条）`(rank: String, lawful: Bool) {
        var bench = Bench<PowerItem>(on: "2020-03-02")
        let grounds = #"[{"law":"某规定","article":"第三条","rank":"\#(rank)"}]"#
        let refused = bench.refusing("draft", by: "clerk", PowersBench.draft.merging(["type": "licence", "grounds": grounds]) { $1 })
        #expect(refused == (lawful ? [] : ["licence-lawfully-created"]))
    }

    @Test func `机构编制部门不予核实的存量事项不列入清单（清单之外无权力）`() {
        var bench = Bench<PowerItem>(on: "2019-12-02")
        bench.take("register-existing", by: "clerk", PowersBench.entry.merging(["publishedOn": "2018-12-20"]) { $1 })
        #expect(bench.take("refuse-existing", by: "lister", ["rejectionReason": "公布的清单中没有"]) == [])
        #expect(bench.matter == .rejected && bench.counted("power.items", through: "2019-12-31") == 0)
        var drafted = PowersBench.examining()
        PowersBench.examine(&drafted, on: "2020-03-06")
        drafted.take("present", by: "est2")
        drafted.take("approve", on: "2020-03-12", by: "office", ["approvalNumber": "平政发〔2020〕3号"])
        #expect(drafted.refusing("confirm-existing", by: "est2") == ["existing-item"])
        #expect(drafted.refusing("refuse-existing", by: "est2", ["rejectionReason": "不在清单中"]) == ["existing-item"])
    }

    @Test func `不予列入的不计入清单`() {
        var bench = PowersBench.examining()
        bench.take("reject", by: "office", ["rejectionReason": "与其他部门职责重复"])
        #expect(bench.matter == .rejected)
        #expect(bench.counted("power.items", through: "2020-12-31") == 0)
    }

    @Test func `存量登记以公布日计入时点数，不计入本年新增`() {
        var bench = Bench<PowerItem>(on: "2019-12-02")
        #expect(bench.take("register-existing", by: "clerk", PowersBench.entry.merging(["publishedOn": "2018-12-20"]) { $1 }) == [])
        #expect(bench.counted("power.items", through: "2019-12-31") == 0 && !bench.record.allows(.penalty, on: bench.today))
        #expect(bench.refusing("publish", by: "lister").first == "not-existing-item")
        #expect(bench.refusing("confirm-existing", by: "clerk") == ["separate-register-existing"])
        #expect(bench.take("confirm-existing", by: "lister") == [])
        #expect(bench.matter == .inUse && bench.record.confirmedOn == bench.today && bench.published["item"] != nil)
        #expect(bench.counted("power.items", through: "2018-12-20") == 1)
        #expect(bench.counted("power.filled", through: "2018-12-20") == 1)
        #expect(bench.counted("power.added", through: "2020-12-31") == 0)
        var today = Bench<PowerItem>(on: "2019-12-02")
        #expect(
            today.refusing("register-existing", by: "clerk", PowersBench.entry.merging(["publishedOn": "2019-12-02"]) { $1 })
                == ["published-before-entry"])
    }

    @Test func `存量事项填报不全的，计入清单而不计入填报齐全`() {
        var bench = Bench<PowerItem>(on: "2019-12-02")
        let input = PowersBench.entry.merging(["publishedOn": "2018-12-20"]) { $1 }.filter { $0.key != "duties" }
        bench.take("register-existing", by: "clerk", input)
        bench.take("confirm-existing", by: "lister")
        #expect(bench.counted("power.items", through: "2019-12-31") == 1)
        #expect(bench.counted("power.filled", through: "2019-12-31") == 0)
    }

    // MARK: 承接

    static let handedDown: [String: String] = [
        "takenOverFrom": "湖南省公安厅", "takeOverDocument": "湘政发〔2020〕11号", "approvalNumber": "平政发〔2020〕9号",
    ]

    @Test func `承接上级下放：有下放文件和承接决定，公布后在用`() {
        var bench = Bench<PowerItem>(on: "2020-07-01")
        #expect(bench.take("take-over", by: "clerk", PowersBench.entry).contains { $0.contains("下放文件") })
        #expect(bench.take("take-over", by: "clerk", PowersBench.entry.merging(Self.handedDown) { $1 }) == [])
        #expect(bench.matter == .approved)
        #expect(bench.take("publish", on: "2020-07-06", by: "est2") == [])
        #expect(bench.counted("power.taken-over", through: "2020-07-01") == 1)
        #expect(bench.counted("power.added", through: "2020-12-31") == 0)
    }

    @Test func `赋权事项：决定未公布不得承接，生效以前不得行使`() {
        var bench = Bench<PowerItem>(on: "2020-05-06")
        var decision = PowersBench.requested().record
        let reference = bench.known.add(9, decision, .requested)
        let input = PowersBench.entry.merging(["reallocation": "9"]) { $1 }
        #expect(bench.take("take-over", by: "clerk", input).contains { $0.contains("已经批准并公布") })
        decision = PowersBench.published().record
        bench.known = KnownMatters()
        _ = bench.known.add(reference.id, decision, .published, in: Town.market)
        #expect(bench.take("take-over", by: "clerk", input).contains { $0.contains("由决定确定的机关承接") })
        bench.known = KnownMatters()
        _ = bench.known.add(reference.id, decision, .published)
        #expect(bench.take("take-over", by: "clerk", input) == [])
        #expect(bench.refusing("publish", by: "est2") == ["not-before-reallocation"])
        #expect(bench.refusing("publish", by: "est2", ["inForceOn": "2020-05-10"]) == ["not-before-reallocation"])
        #expect(bench.take("publish", by: "est2", ["inForceOn": "2020-05-11"]) == [])
        #expect(bench.counted("power.centralised", through: "2020-12-31") == 1)
        #expect(bench.counted("power.transferred-in", through: "2020-12-31") == 1)
        #expect(bench.counted("power.taken-over", through: "2020-12-31") == 0)
    }

    // MARK: 调整

    @Test func `取消：审定之日移出清单，此前仍可行使`() {
        var bench = PowersBench.changing("cancelled")
        #expect(bench.record.isInForce(on: Day(iso: "2020-06-08")!))
        #expect(bench.take("decide-cancellation", on: "2020-06-15", by: "office", ["changeDocument": "平政发〔2020〕12号"]) == [])
        #expect(bench.matter == .cancelled)
        #expect(bench.record.isInForce(on: Day(iso: "2020-06-14")!))
        #expect(!bench.record.isInForce(on: Day(iso: "2020-06-15")!))
        #expect(bench.counted("power.items", through: "2020-06-14") == 1)
        #expect(bench.counted("power.items", through: "2020-06-15") == 0)
        #expect(bench.counted("power.items:penalty", through: "2020-06-15") == 0)
        #expect(bench.counted("power.cancelled", through: "2020-12-31") == 1)
        #expect(bench.counted("power.licence-cancelled", through: "2020-12-31") == 0)
    }

    @Test func `审定的调整应与提出的一致`() {
        var bench = PowersBench.changing("cancelled")
        #expect(bench.refusing("decide-revision", by: "office", ["changeDocument": "平政发〔2020〕12号"]) == ["decision-matches-proposal"])
        #expect(bench.refusing("decide-move", by: "office", ["changeDocument": "平政发〔2020〕12号"]) == ["decision-matches-proposal"])
        #expect(bench.refusing("decide-cancellation", by: "clerk", ["changeDocument": "平政发〔2020〕12号"]) == ["separate-propose-change"])
    }

    @Test func `下放写明行使机关，划转后的事项应已在用`() {
        var bare = PowersBench.inUse()
        let proposal = ["changeKind": "delegated", "changeReason": "放权", "changeBasis": "湘政发〔2020〕1号"]
        #expect(bare.take("propose-change", by: "clerk", proposal).contains { $0.contains("行使机关") })
        #expect(bare.take("propose-change", by: "clerk", proposal.merging(["changeKind": "added"]) { $1 }).contains { $0.contains("另行申报") })
        var delegated = PowersBench.changing("delegated", ["receivingLevel": "各乡镇人民政府"])
        #expect(delegated.take("decide-move", by: "office", ["changeDocument": "平政发〔2020〕12号"]) == [])
        #expect(delegated.counted("power.delegated", through: "2020-12-31") == 1)

        var moved = PowersBench.changing("transferred", ["successors": "9"])
        #expect(moved.refusing("decide-move", by: "office", ["changeDocument": "平政发〔2020〕12号"]) == ["successors-in-use"])
        _ = moved.known.add(9, PowersBench.item(), .inUse, in: Town.market)
        #expect(moved.take("decide-move", by: "office", ["changeDocument": "平政发〔2020〕12号"]) == [])
        #expect(moved.matter == .movedOut)
        #expect(moved.counted("power.transferred", through: "2020-12-31") == 1)
    }

    @Test func `要素变更换新版本，留下原名称`() {
        var bench = PowersBench.changing("revised", ["newName": "对殴打他人或者故意伤害他人身体的处罚", "newDiscretion": "absent"])
        #expect(bench.take("decide-revision", on: "2020-06-15", by: "office", ["changeDocument": "平政发〔2020〕12号"]) == [])
        #expect(bench.record.name == "对殴打他人或者故意伤害他人身体的处罚")
        #expect(!bench.record.hasDiscretion)
        #expect(bench.record.version == 2)
        #expect(bench.record.changes.map(\.formerName) == ["对殴打他人的处罚"])
        #expect(bench.record.changes.map(\.document) == ["平政发〔2020〕12号"])
        #expect(bench.record.isInForce(on: Day(iso: "2020-06-15")!))
        #expect(bench.counted("power.revised", through: "2020-12-31") == 1)
        #expect(bench.counted("power.items", through: "2020-12-31") == 1)
        var empty = PowersBench.inUse()
        #expect(
            empty.refusing("propose-change", by: "clerk", ["changeKind": "revised", "changeReason": "改", "changeBasis": "依据"])
                == ["revision-stated"])
    }

    @Test func `撤回、不予调整的，事项照旧`() {
        var bench = PowersBench.changing("cancelled")
        bench.take("refuse-change", by: "office", ["rejectionReason": "仍有必要"])
        #expect(bench.matter == .inUse && bench.record.changeKind == nil)
        bench.take("propose-change", by: "clerk", ["changeKind": "cancelled", "changeReason": "改", "changeBasis": "依据"])
        #expect(bench.record.legalityVerdict == nil)
        bench.take("drop-change", by: "clerk", ["returnReason": "暂不调整"])
        #expect(bench.matter == .inUse && bench.record.isInForce(on: bench.today))
    }

    @Test func `暂停期间不得行使而仍在清单，恢复之日起可以行使`() {
        var bench = PowersBench.inUse()
        bench.take("pause", on: "2020-05-06", by: "office", ["pauses": #"[{"reason":"国务院决定暂时调整适用"}]"#])
        #expect(bench.counted("power.items", through: "2020-05-31") == 1)
        bench.take("resume", on: "2020-06-01", by: "office")
        let days = [("2020-05-05", true), ("2020-05-06", false), ("2020-05-31", false), ("2020-06-01", true)]
        for (day, inForce) in days { #expect(bench.record.isInForce(on: Day(iso: day)!) == inForce, "\(day)") }
        bench.take("pause", on: "2020-07-01", by: "office", ["pauses": #"[{"reason":"再次暂停"}]"#])
        let decision = ["changeReason": "不再需要", "changeBasis": "国发〔2020〕13号", "changeDocument": "平政发〔2020〕20号"]
        #expect(bench.take("cancel-paused", on: "2020-08-03", by: "office", decision) == [])
        #expect(bench.counted("power.cancelled", through: "2020-12-31") == 1)
    }

    @Test func `依据全部废止的，废止之日起不得行使，并警示`() {
        var bench = PowersBench.inUse()
        #expect(bench.refusing("note-repeal", by: "clerk", ["repealedLaw": "别的法", "repealedOn": "2020-07-01"]) == ["ground-listed"])
        #expect(bench.take("note-repeal", on: "2020-06-29", by: "clerk", ["repealedLaw": "治安管理处罚法", "repealedOn": "2020-07-01"]) == [])
        #expect(bench.record.isInForce(on: Day(iso: "2020-06-30")!))
        #expect(!bench.record.isInForce(on: Day(iso: "2020-07-01")!))
        #expect(bench.cautions.isEmpty)
        bench.today = Bench<PowerItem>.day("2020-07-01")
        #expect(bench.cautions.map(\.id) == ["ground"])
    }

    // 2020-09-15 was a Tuesday; 27 September and 10 October were made-up working days around the eight days of October.
    @Test(arguments: [("2020-03-02", "2020-03-30"), ("2020-09-15", "2020-10-19"), ("2020-04-10", "2020-05-11")])
    func `依据废止后启动调整的时限按工作日计算，节假日和调休计入`(noted: String, due: String) throws {
        var bench = PowersBench.inUse(published: "2020-03-02")
        bench.take("note-repeal", on: noted, by: "clerk", ["repealedLaw": "治安管理处罚法", "repealedOn": noted])
        #expect(try bench.due(of: "adjustment") == Day(iso: due))
        bench.take("propose-change", on: due, by: "clerk", ["changeKind": "cancelled", "changeReason": "依据废止", "changeBasis": "修订决定"])
        #expect(bench.record.repealAnsweredOn == Day(iso: due))
        #expect(try bench.reading(of: "adjustment")?.state == .met)
    }

    @Test func `划转由系统随决定办理，移出原行使单位的清单`() {
        var bench = PowersBench.inUse()
        bench.take("transfer-away", on: "2020-05-11", ["changeReason": "集中行使", "changeDocument": "湘政函〔2020〕30号"])
        #expect(bench.matter == .movedOut)
        #expect(bench.record.endKind == .transferred)
        #expect(bench.record.isInForce(on: Day(iso: "2020-05-10")!))
        #expect(!bench.record.isInForce(on: Day(iso: "2020-05-11")!))
        #expect(bench.record.changes.first?.document == "湘政函〔2020〕30号")
    }

    @Test func `类型不同的程序不得引用`() {
        let item = PowersBench.item()
        #expect(item.allows(.penalty, on: Day(iso: "2020-01-02")!))
        #expect(!item.allows(.licence, on: Day(iso: "2020-01-02")!))
        #expect(!item.allows(.penalty, on: Day(iso: "2019-01-01")!))
    }

    @Test func `2021年起有裁量空间而没有基准的处罚事项有警示`() {
        var bench = Bench(PowersBench.item(), on: "2022-03-01", edition: "2021")
        #expect(bench.cautions.map(\.id) == ["benchmark"])
        var benchmark = DiscretionBenchmark()
        (benchmark.items, benchmark.publishedOn, benchmark.effectiveOn) = ([Ref(1)], Day(iso: "2022-01-04"), Day(iso: "2022-01-04"))
        _ = bench.known.add(9, benchmark, .inForce)
        #expect(bench.cautions.isEmpty)
        bench.today = Bench<PowerItem>.day("2021-12-31")
        #expect(bench.cautions.map(\.id) == ["benchmark"])
    }

    @Test func `划转后的事项不能就是本事项`() {
        var bench = PowersBench.changing("transferred", ["successors": "1"])
        _ = bench.known.add(1, PowersBench.item(), .inUse)
        #expect(bench.take("decide-move", by: "office", ["changeDocument": "平政发〔2020〕12号"]).contains { $0.contains("另一事项") })
    }

    @Test(arguments: [
        (#"[{"law":"县里通知","article":"第三条","rank":"normative"}]"#, "不得设定行政处罚"),
        (#"[{"law":"旧条例","article":"第三条","rank":"regulation","repealedOn":"2020-05-01"}]"#, "至少一项现行有效"),
    ])
    func `要素变更不得换成不能设定该权力或者已经失效的依据`(grounds: String, refusal: String) {
        var bench = PowersBench.inUse()
        let input = ["changeKind": "revised", "changeReason": "依据调整", "changeBasis": "新规定", "newGrounds": grounds]
        #expect(bench.take("propose-change", on: "2020-06-01", by: "clerk", input).contains { $0.contains(refusal) })
    }

    @Test func `依据废止后提出又撤回的，启动调整的期限继续`() {
        var bench = PowersBench.inUse()
        bench.take("note-repeal", on: "2020-05-06", by: "clerk", ["repealedLaw": "治安管理处罚法", "repealedOn": "2020-05-01"])
        bench.take("propose-change", on: "2020-05-07", by: "clerk", ["changeKind": "cancelled", "changeReason": "废止", "changeBasis": "废止决定"])
        #expect(bench.record.repealAnsweredOn != nil)
        #expect(bench.take("drop-change", by: "clerk", ["returnReason": "再议"]) == [])
        #expect(bench.record.repealAnsweredOn == nil)
    }

    @Test func `存量事项的生效日期不早于公布之日`() {
        var bench = Bench<PowerItem>(on: "2020-03-02")
        let input = PowersBench.entry.merging(["publishedOn": "2019-01-02", "inForceOn": "2018-01-02"]) { $1 }
        #expect(bench.take("register-existing", by: "clerk", input).contains { $0.contains("不早于公布之日") })
    }
}
