import Engine
import Kernel
import Storage
import Testing

@Suite("统计事实")
struct FactTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private var year: (first: Day, last: Day) { (Day.firstDay(of: 2020), Day.lastDay(of: 2020)) }

    @Test func `事项改变时追加新旧之差，晚记的可以列出`() throws {
        let id = try county.receive(on: "2020-03-02", ["question": "甲", "amount": "12.50"])
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        let reported = try county.rows("journal")
        let child = try #require(try county.take(.matter(id), "consult", by: "clerk", on: "2020-12-28").receipt?.children.first)
        try county.take(.matter(child), "give", by: "lawyer", on: "2020-12-29", ["text": "合法"])
        try county.take(.matter(id), "answer", by: "head", on: "2020-12-30", ["answer": "可"])
        let late = try county.database.read {
            try $0.lateFacts(TestCounty.code, from: year.first, through: year.last, after: reported)
        }
        // Answered on the thirtieth: one more answer, and one open enquiry fewer from that day on.
        #expect(late.map { "\($0.fact.measure) \($0.fact.day) \($0.fact.value)" } == ["enquiry.answered 2020-12-30 1", "enquiry.open 2020-12-30 -1"])
        #expect(late.allSatisfy { $0.entry > reported && $0.matter == id })
        #expect(try county.verify().faults == [])
    }

    @Test func `没有变化的环节不追加统计事实`() throws {
        let id = try county.receive(on: "2020-03-02")
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        let before = try county.rows("fact")
        try county.take(.matter(id), "suspend", by: "clerk", on: "2020-03-04")
        #expect(try county.rows("fact") == before)
    }

    @Test func `汇总等于事实之和，全县一行等于各机关之和`() throws {
        for day in ["2020-03-02", "2020-03-31", "2020-04-01"] { _ = try county.receive(on: day) }
        let rows = try county.database.read {
            try $0.all("SELECT organ, month, value FROM rollup WHERE measure = 'enquiry.received' ORDER BY organ, month") {
                "\($0.text(0)) \($0.int(1)) \($0.int(2))"
            }
        }
        #expect(rows == ["* 202003 2", "* 202004 1", "430626-ga 202003 2", "430626-ga 202004 1"])
    }
}
