import Engine
import Kernel
import Storage
import Testing

/// Fields of mounted parts and of records in lists: typed, stored, listed, searched, told of like any other.
@Suite("部件和列表中的字段")
struct MountedFieldTests {
    let county: ChangingCounty
    let id: MatterID
    private static let office: Request.Target = .opening(kind: "grievance", organ: ChangingCounty.office)

    init() throws {
        county = try ChangingCounty(KindDefinition(Grievance.self))
        id = try county.take(
            Self.office, "file", on: "2019-03-04",
            [
                "subject": "噪声扰民", "complainant.side": "公民", "complainant.name": "欧阳锋", "others.0.side": "firm", "others.0.firm": "好再来商行",
                "others.3.name": "黄药师", "others.3.firm": "", "others.3.side": "citizen",
            ]
        ).matter
    }

    private func record() throws -> Grievance { try county.record(Grievance.self, id) }

    private func outcome(_ action: String, _ input: [String: String], on day: String = "2019-03-06") throws -> Outcome {
        let at = Instant(try #require(Day(iso: day)), hour: 9)
        let target = Request.Target.matter(id)
        return try county.engine.perform(
            Request(target, action, county.engine.input(typed: input, for: target), at: at), as: county.engine.actor("clerk"))
    }

    private func listed(_ change: (inout ListFilter) -> Void) throws -> [String] {
        let clerk = try county.engine.actor("clerk")
        let today = try #require(Day(iso: "2019-03-05"))
        var filter = ListFilter(kind: "grievance")
        change(&filter)
        let asked = filter
        return try county.engine.look { try Sight($0, clerk, on: today).list(asked).map(\.title) }
    }

    private func filtered(_ field: String, _ value: String) throws -> [String] {
        try listed { $0.attributes = [AttributeRow(field: field, value: value)] }
    }

    @Test func `按名称填写部件和列表中的一项，空行不算`() throws {
        let record = try record()
        #expect(record.complainant.side == .citizen && record.complainant.name == "欧阳锋")
        #expect(record.others.map(\.side) == [.firm, .citizen] && record.others.map(\.firm) == ["好再来商行", ""])
        #expect(record.others.map(\.name) == ["", "黄药师"])
    }

    @Test func `存储的名称带部件的前缀，全过程记录按它记下改动`() throws {
        try county.take(.matter(id), "amend", on: "2019-03-05", ["complainant.firm": "好再来超市", "complainant.side": "firm"])
        let content = try #require(try county.entries(of: id).last).content
        #expect(content.contains(#""changes":{"complainant.side":"firm","complainant.firm":"好再来超市"}"#), "\(content)")
        #expect(try record().others.count == 2)
        #expect(try county.verify().faults == [])
    }

    @Test func `列表按部件的字段、按列表中任何一项筛选；更正以后旧的不再找到；重建以后相同`() throws {
        #expect(try filtered("complainant.side", "citizen") == ["噪声扰民"] && filtered("complainant.side", "firm") == [])
        #expect(try filtered("others.firm", "好再来商行") == ["噪声扰民"] && filtered("others.side", "citizen") == ["噪声扰民"])
        try county.take(.matter(id), "amend", on: "2019-03-05", ["others.0.side": "firm", "others.0.firm": "同福客栈"])
        #expect(try filtered("others.firm", "好再来商行") == [] && filtered("others.firm", "同福客栈") == ["噪声扰民"])
        #expect(try filtered("others.side", "citizen") == [])
        try Projection(county.engine).rebuild()
        #expect(try filtered("others.firm", "同福客栈") == ["噪声扰民"] && filtered("complainant.side", "citizen") == ["噪声扰民"])
    }

    @Test func `检索找到公开的名称，个人信息找不到`() throws {
        #expect(try listed { $0.text = "好再来" } == ["噪声扰民"])
        try county.take(.matter(id), "amend", on: "2019-03-05", ["complainant.firm": "有间客栈"])
        #expect(try listed { $0.text = "有间客栈" } == ["噪声扰民"])
        #expect(try listed { $0.text = "欧阳锋" } == [] && listed { $0.text = "黄药师" } == [])
    }

    @Test func `列表所列的字段写明所在，不含个人信息`() {
        let definition = KindDefinition(Grievance.self)
        #expect(definition.listed.map(\.name) == ["complainant.side", "complainant.firm", "others.side", "others.firm"])
        #expect(definition.listed.map(\.label) == ["投诉人类型", "投诉人单位名称", "共同投诉人的类型", "共同投诉人的单位名称"])
        #expect(definition.fields.filter { $0.section == "投诉人" }.map(\.ownLabel) == ["类型", "姓名", "单位名称", "代码"])
        #expect(definition.findings(registry: [TestLaw.act]) == [])
    }

    @Test func `填错的各处一次说全，各有所在`() throws {
        let wrong = ["complainant.code": "12", "others.0.code": "123", "others.0.side": "无", "others.1.code": "12345", "others.1.name": "甲"]
        let fields = try outcome("amend", wrong).fields
        #expect(Set(fields.map(\.field)) == ["complainant.code", "others.0.side", "others.0.code", "others.1.code"])
        #expect(fields.first { $0.field == "others.1.code" }?.label == "共同投诉人的代码")
        let unknown = try outcome("amend", ["others.0.nothing": "甲", "complainant.nothing": "乙", "others.x.name": "丙"]).fields
        #expect(Set(unknown.map(\.field)) == ["others.0.nothing", "complainant.nothing", "others.x.name"])
        #expect(unknown.allSatisfy { $0.rule.contains("没有这个字段") })
    }

    @Test func `加入的一项接在后面；缺的指明是哪一项`() throws {
        try county.take(.matter(id), "join", on: "2019-03-05", ["others.0.side": "firm", "others.0.firm": "悦来客栈"])
        #expect(try record().others.map(\.firm) == ["好再来商行", "", "悦来客栈"])
        #expect(try filtered("others.firm", "悦来客栈") == ["噪声扰民"])
        #expect(try outcome("join", ["others.0.firm": "悦来客栈"]).fields.map(\.field) == ["others.0.side"])
        #expect(try outcome("join", ["others.0.side": "firm"]).refusals.map(\.id) == ["grievance.join.named"])
    }

    // MARK: Checking, withdrawing

    private func check(_ action: String, _ input: [String: String]) throws -> (refusals: [Refusal], fields: [FieldProblem]) {
        let clerk = try county.engine.actor("clerk")
        let at = Instant(try #require(Day(iso: "2019-03-06")), hour: 9)
        return try county.engine.look { work in
            let target = Request.Target.matter(id)
            return try work.check(Request(target, action, work.input(typed: input, for: target), at: at), as: clerk)
        }
    }

    @Test func `检查与办理说的一样，而什么也不写`() throws {
        let before = try county.entries(of: id).count
        let lacking = try check("join", ["others.0.side": "firm"])
        #expect(lacking.refusals.map(\.id) == ["grievance.join.named"])
        #expect(try check("join", ["others.0.firm": "甲"]).fields.map(\.field) == ["others.0.side"])
        let free = try check("join", ["others.0.side": "firm", "others.0.firm": "甲"])
        #expect(free.refusals == [] && free.fields == [])
        #expect(try county.entries(of: id).count == before && record().others.count == 2)
        #expect(try outcome("join", ["others.0.side": "firm"]).refusals == lacking.refusals)
    }

    private func notice() throws -> WithdrawalNotice? {
        let rows = try county.database.read { try $0.publications(ChangingCounty.code, of: id) }
        guard case .withdrawn(let notice) = rows.last?.closing?.ending else { return nil }
        return notice
    }

    @Test func `撤回公示的告示写填写的理由，环节把它清掉也一样；没有填写的写环节名称`() throws {
        try county.take(.matter(id), "show", on: "2019-03-05")
        try county.take(.matter(id), "take-back", on: "2019-03-06", ["takenBackFor": "所载情况不实"])
        #expect(try notice()?.reason == "所载情况不实" && record().takenBackFor == "")
        #expect(try county.entries(of: id).last?.content.contains(#""reason":"所载情况不实""#) == true)
        try county.take(.matter(id), "show", on: "2019-03-07")
        try county.take(.matter(id), "take-back", on: "2019-03-08")
        #expect(try notice()?.reason == "撤回公示")
        #expect(try county.verify().faults == [])
    }

    @Test(arguments: [("请与13812345678联系", "电话号码"), ("欧阳锋不同意公示", "当事人姓名"), ("黄药师不同意", "当事人姓名")])
    func `理由中有个人信息的，拒绝撤回`(reason: String, kind: String) throws {
        try county.take(.matter(id), "show", on: "2019-03-05")
        let refusals = try outcome("take-back", ["takenBackFor": reason]).refusals
        #expect(refusals.map(\.id) == ["grievance.take-back.public-takenBackFor"] && refusals.first?.says.contains(kind) == true)
        #expect(try notice() == nil)
    }
}
