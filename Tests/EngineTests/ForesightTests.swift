import Engine
import Kernel
import Storage
import Testing

@Suite("核对所见即所办")
struct ForesightTests {
    let county: TestCounty

    init() throws { county = try TestCounty() }

    private func request(_ target: Request.Target, _ action: String, on day: String, _ input: [String: String] = [:]) throws -> Request {
        let at = Instant(try #require(Day(iso: day)), hour: 9)
        return Request(target, action, try county.engine.input(typed: input, for: target), at: at)
    }

    private func foresee(_ request: Request, by login: String) throws -> Foresight {
        let actor = try county.engine.actor(login)
        return try county.engine.look { try $0.foresee(request, as: actor) }
    }

    /// Every table that a deed writes.
    private func counts() throws -> [Int] {
        try county.database.read { connection in
            try ["matter", "journal", "paper", "publication", "counter", "fact", "clock"].map { table in
                try connection.first("SELECT COUNT(*) FROM \(table)") { $0.int(0) } ?? 0
            }
        }
    }

    /// Steps of a bulletin in their order: each is foreseen, then taken, and what was foreseen is what came of it, but for the number.
    @Test func `每一环节的文书、公开和文号之外的一切，核对时与办理后相同；核对不留任何痕迹`() throws {
        var target = Request.Target.opening(kind: "bulletin", organ: TestCounty.office)
        let steps: [(action: String, by: String, input: [String: String])] = [
            ("draft", "clerk", ["subject": "甲", "text": "第一条", "fee": "5"]), ("remind", "clerk", [:]), ("show", "clerk", [:]),
            ("revise", "clerk", ["subject": "乙"]), ("show", "clerk", [:]), ("approve", "head", [:]), ("enact", "head", [:]), ("cancel", "head", [:]),
        ]
        var (papers, publications, numbers, withdrawals) = (0, 0, 0, 0)
        for (index, step) in steps.enumerated() {
            let wanted = try request(target, step.action, on: "2020-03-0\(index + 2)", step.input)
            let before = try counts()
            let foresight = try foresee(wanted, by: step.by)
            #expect(try counts() == before, "\(step.action)：核对写入了数据")
            #expect(foresight.isFree && foresight.parts.count == 1, "\(step.action)：\(foresight.refusals)")
            let part = try #require(foresight.parts.first)
            let receipt = try #require(try county.engine.perform(wanted, as: county.engine.actor(step.by)).receipt, "\(step.action)")
            target = .matter(receipt.matter)

            let (issued, shown) = try county.database.read { connection in
                (
                    try connection.papers(TestCounty.code, of: receipt.matter).filter { $0.entry == receipt.entry },
                    try connection.publications(TestCounty.code, of: receipt.matter)
                )
            }
            #expect(issued.map(\.document) == part.papers.map(\.id).sorted(), "\(step.action)")
            for (line, paper) in zip(issued, part.papers.sorted { $0.id < $1.id }) {
                let row = try #require(try county.database.read { try $0.paper(TestCounty.code, of: receipt.matter, line.document, line.ordinal) })
                let number = row.number?.text ?? Foresight.unnumbered
                #expect(row.content == paper.content.json.encoded.replacing(Foresight.unnumbered, with: number), "\(step.action) \(line.document)")
                #expect(paper.isNumbered == (row.number != nil) && (row.number == nil || paper.content.number == Foresight.unnumbered))
                papers += 1
                numbers += row.number == nil ? 0 : 1
            }
            let made = shown.filter { $0.entry == receipt.entry }
            #expect(made.count == part.publications.count, "\(step.action)")
            for row in made {
                let view = try #require(PublicView(parsing: row.view))
                func numbered(_ text: String) -> String { text.replacing(Foresight.unnumbered, with: row.number ?? "") }
                let foreseen = try #require(part.publications.first { numbered($0.view.title) == view.title }, "\(view.title)")
                #expect(view.items.map(\.text) == foreseen.view.items.map { numbered($0.text) })
                publications += 1
            }
            withdrawals += part.withdrawals.count
            let ended = shown.filter { $0.closing?.entry == receipt.entry && $0.withdrawn != nil }
            #expect(ended.count == part.withdrawals.count, "\(step.action)")
            #expect(part.stage?.code == (try county.engine.look { try $0.dossier(receipt.matter).row.stage }) || part.stage == nil)
        }
        #expect(papers >= 3 && publications >= 3 && numbers >= 1 && withdrawals == 1, "试验没有走到文书、公开和撤回")
    }

    @Test func `办不成的说明全部理由，与办理时相同`() throws {
        let opened = try county.take(
            .opening(kind: "bulletin", organ: TestCounty.office), "draft", by: "clerk", on: "2020-03-02", ["subject": "甲", "text": "第一条"])
        let id = try #require(opened.receipt?.matter)
        let wanted = try request(.matter(id), "enact", on: "2020-03-03")
        let foresight = try foresee(wanted, by: "clerk")
        guard case .refused(let refusals, let fields) = try county.engine.perform(wanted, as: county.engine.actor("clerk")) else {
            Issue.record("应当不能办理")
            return
        }
        #expect(!foresight.isFree && foresight.parts.isEmpty && foresight.refusals == refusals && foresight.fields == fields)
    }

    @Test func `对外的环节要先核对，只在内部的不必`() throws {
        let definition = try county.engine.definition("bulletin")
        let outline = try #require(definition.editions.first.flatMap { definition.outline($0.id) })
        let out = outline.actions.filter { county.engine.goesOut($0, of: definition) }.map(\.id)
        #expect(out.contains("enact") && out.contains("show") && out.contains("cancel") && out.contains("remind"))
        #expect(!out.contains("draft") && !out.contains("revise") && !out.contains("approve"), "审批表存卷，不发出")
    }
}
