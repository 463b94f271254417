import Affairs
import Engine
import Foundation
import HTML
import Kernel
import Storage
import Testing

@testable import Reporting

@Suite("年度报告") struct AnnualReportTests {
    static let template = """
        # 2020年甲县法治政府建设年度报告

        甲县人民政府

        ## 一、主要举措和成效

        **人民调解。** 全年排查矛盾纠纷{{mediation.screened}}件，成功率{{ mediation.success-rate }}%；金额{{mediation.amount}}元 <未转义>。〔请填写：其他情况〕

        1. 年末持证{{certificate.valid}}人
        2. 〔请填写〕

        | 指标 | 数值 |
        | --- | ---: |
        | 注销 | {{certificate.voided}} |
        """

    static let reportDay: Day = date("2021-01-20")

    static func written(_ county: SmallCounty, _ scratch: Scratch, _ options: AnnualReport.Options = .init()) throws -> AnnualReport.Result {
        try AnnualReport(county.figures, template: template, year: 2020, on: reportDay, notes: ["测试的县"], options: options).write(to: scratch.url)
    }

    static func read(_ result: AnnualReport.Result, _ name: String) throws -> String {
        try String(contentsOf: result.folder.appendingPathComponent(name), encoding: .utf8)
    }

    @Test func `模板的每个占位符填上数字，其余一字不改`() throws {
        let scratch = try Scratch()
        let result = try Self.written(try SmallCounty.worked(), scratch)
        #expect(result.folder.path == scratch.url.path + "/reports/990100-2020")
        let text = try Self.read(result, "report.md")
        let expected = Self.template.replacing("{{mediation.screened}}", with: "4").replacing("{{ mediation.success-rate }}", with: "67")
            .replacing("{{mediation.amount}}", with: "1234.56").replacing("{{certificate.valid}}", with: "3")
            .replacing("{{certificate.voided}}", with: "1")
        #expect(text == expected)
        #expect(result.blanks.map(\.line) == [7, 10])
    }

    @Test func `网页标签配对，没有脚本，每个链接都有去处`() throws {
        let scratch = try Scratch()
        let result = try Self.written(try SmallCounty.worked(), scratch)
        let files = try FileManager.default.contentsOfDirectory(atPath: result.folder.appendingPathComponent("records").path).map { "records/" + $0 }
        #expect(files.contains("records/certificate.voided--retired.html"))
        let report = try Self.read(result, "report.html")
        let targets = Set(Self.values(of: "id", in: report))
        for name in ["report.html"] + files {
            let page = try Self.read(result, name)
            #expect(HTML(trusted: page).unbalancedTags == [], "\(name)")
            #expect(!page.lowercased().contains("<script"))
            for link in Self.values(of: "href", in: page) {
                if link.hasPrefix("#") {
                    #expect(targets.contains(String(link.dropFirst())), "\(name): \(link)")
                } else if let place = link.firstIndex(of: "#") {
                    #expect(link.hasPrefix("../report.html") && targets.contains(String(link[link.index(after: place)...])), "\(name): \(link)")
                } else {
                    #expect(files.contains(link) || link == "figures.json", "\(name): \(link)")
                }
            }
        }
        #expect(Self.values(of: "id", in: report).count == targets.count)
        #expect(report.contains("&lt;未转义&gt;") && report.contains("甲县&lt;中&gt;镇") && report.contains("宅基地&amp;排水"))
        #expect(report.contains("2 ÷ 3 × 100% ＝ 66.6667%"))
        #expect(report.contains(try #require(result.head)))
        #expect(result.head?.count == 64)
    }

    @Test func `记录页有上限，并说明共有几件`() throws {
        let scratch = try Scratch()
        var options = AnnualReport.Options()
        (options.cap, options.listed, options.showsTitles) = (2, 1, false)
        let result = try Self.written(try SmallCounty.worked(), scratch, options)
        let page = try Self.read(result, "records/mediation.screened.html")
        #expect(page.contains("共4件，此处列前2件；全部可用 <code>plumbline records</code> 命令列出。"))
        #expect(try !Self.read(result, "report.html").contains("宅基地"))
    }

    @Test func `数字另存为JSON`() throws {
        let scratch = try Scratch()
        let result = try Self.written(try SmallCounty.worked(), scratch)
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: result.folder.appendingPathComponent("figures.json"))) as? [[String: Any]]
        let amount = try #require(json?.first { $0["id"] as? String == "mediation.amount" })
        #expect(amount["value"] as? Double == 1234.56)
        #expect(amount["numerator"] is NSNull && amount["records"] as? Int == 2)
    }

    @Test func `不能填写的占位符逐个指出，旧报告不动`() throws {
        let county = try SmallCounty()
        let scratch = try Scratch()
        let text = "# 标题\n\n{{mediation.sucess-rate}}和{{mediation.success-rate}}\n没有写完{{mediation"
        let problem = try problem { _ = try AnnualReport(county.figures, template: text, year: 2020, on: Self.reportDay).write(to: scratch.url) }
        #expect(problem.code == .reportTemplate)
        #expect(problem.fields.map(\.label) == ["第4行", "第3行", "第3行"])
        #expect(problem.fields[1].rule.contains("mediation.success-rate"))
        #expect(problem.fields[2].rule.contains("分母为零"))
        #expect(!FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent("reports/990100-2020").path))
    }

    @Test func `重新生成替换旧报告，不留旧文件`() throws {
        let county = try SmallCounty.worked()
        let scratch = try Scratch()
        let first = try Self.written(county, scratch)
        try Data().write(to: first.folder.appendingPathComponent("stray"))
        _ = try Self.written(county, scratch)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.appendingPathComponent("reports").path) == ["990100-2020"])
        #expect(!FileManager.default.fileExists(atPath: first.folder.appendingPathComponent("stray").path))
    }

    @Test func `与已经印出的报告逐项比较`() throws {
        let scratch = try Scratch()
        let file = scratch.url.appendingPathComponent("figures.csv")
        let text = "report_text,report_value,unit,subject,figure_id,note\n4件,4,件,排查,mediation.screened,\n97%,97,%,成功率,mediation.success-rate,\n"
        try Data(text.utf8).write(to: file)
        let check = try ReportCheck(file, against: SmallCounty.worked().figures.compute(year: 2020))
        #expect(check.lines.map(\.verdict) == [.equal, .different])
        #expect(check.differences.map(\.id) == ["mediation.success-rate"])
        #expect(check.table.contains("mediation.success-rate\t97%\t67%\t不一致\t成功率"))
    }

    @Test func `余、近、以上各有所指，没有记录的留待以后`() throws {
        let scratch = try Scratch()
        let file = scratch.url.appendingPathComponent("figures.csv")
        let text = """
            report_text,report_value,unit,subject,figure_id,relation,note
            4件,4,件,排查,mediation.screened,equal,
            近5件,5,件,排查,mediation.screened,under,
            近4件,4,件,排查,mediation.screened,under,
            3件以上,3,件,排查,mediation.screened,at-least,
            5件以上,5,件,排查,mediation.screened,at-least,
            1-2部,1-2,部,学法,later,text,
            近8000名,8000,名,学法考试,later,under,

            """
        try Data(text.utf8).write(to: file)
        let check = try ReportCheck(file, against: SmallCounty.worked().figures.compute(year: 2020))
        #expect(check.lines.map(\.verdict) == [.equal, .equal, .different, .equal, .different, .later, .later])
        #expect(ReportCheck.Verdict.allCases.map(check.count) == [3, 2, 2])
    }

    private static let bounds: [(relation: ReportCheck.Relation, printed: Int, holding: [Int], failing: [Int])] = [
        (.over, 1000, [1000, 1046, 1999], [999, 2000]), (.over, 2700, [2700, 2799], [2699, 2800]), (.over, 240, [246], [239, 250]),
        (.under, 200, [100, 193, 199], [99, 200]), (.under, 8000, [7000, 7999], [6999, 8000]), (.atLeast, 95, [95, 100], [94]),
    ]

    @Test(arguments: bounds)
    func `约数的上下界`(relation: ReportCheck.Relation, printed: Int, holding: [Int], failing: [Int]) {
        for exact in holding { #expect(relation.holds(ScaledNumber(exact), printed: ScaledNumber(printed)), "\(exact)") }
        for exact in failing { #expect(!relation.holds(ScaledNumber(exact), printed: ScaledNumber(printed)), "\(exact)") }
    }

    private static func values(of attribute: String, in page: String) -> [String] {
        page.components(separatedBy: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }
}

@Suite("勾稽关系") struct IdentityTests {
    private static func check(_ county: SmallCounty, on day: String = "2021-01-20") throws -> [String: Identity] {
        let identities = Identity.checks(try county.figures.compute(year: 2020, .organs), reportedOn: date(day))
        return Dictionary(uniqueKeysWithValues: identities.map { ($0.id, $0) })
    }

    @Test func `成立的、不适用的`() throws {
        let checks = try Self.check(try SmallCounty.worked())
        for id in ["I-05", "I-06", "I-14", "I-15", "I-20", "I-22"] { #expect(checks[id]?.verdict == .holds, "\(id)") }
        for id in ["I-01", "I-02", "I-03", "I-04", "I-07", "I-08", "I-09", "I-12", "I-13", "I-10", "I-25", "I-27"] {
            #expect(checks[id]?.verdict == .notApplicable, "\(id)")
        }
    }

    @Test func `统计期间届满以前成文的不成立`() throws {
        #expect(try Self.check(try SmallCounty.worked(), on: "2020-12-30")["I-22"]?.verdict == .fails)
        #expect(try Self.check(try SmallCounty.worked(), on: "2020-12-31")["I-22"]?.verdict == .fails)
        #expect(try Self.check(try SmallCounty.worked(), on: "2021-01-01")["I-22"]?.verdict == .holds)
    }

    @Test func `不成立的列出比较的数和相差`() throws {
        let set = Self.set(["cleanup.total": 74, "cleanup.continued": 26, "cleanup.amended": 2, "cleanup.repealed": 13, "cleanup.lapsed": 32])
        let check = try #require(Identity.checks(set, reportedOn: date("2021-01-20")).first { $0.id == "I-01" })
        #expect(check.verdict == .fails)
        #expect(check.failures.first?.text == "清理规范性文件74，清理后继续有效26，清理后修改2，清理后废止13，清理后宣布失效32，相差1")
    }

    @Test(arguments: [
        (["mediation.succeeded": 5, "mediation.mediated": 4, "mediation.accepted": 9, "mediation.screened": 9], "I-05"),
        (["document.filing-done": 53, "document.filing-due": 5], "I-03"),
        (["document.effective": 2, "document.in-force": 2, "document.lapsed": 1], "I-02"),
        (["reconsideration.accepted": 3, "reconsideration.concluded": 2], "I-07"),
        (["reconsideration.concluded": 2, "reconsideration.upheld": 3], "I-08"),
        (["reconsideration.concluded": 2, "reconsideration.corrected": 3], "I-09"),
        (["penalty.decided": 3, "penalty.simple": 3, "penalty.kind:fine": 1, "penalty.kind:warning": 1], "I-13"),
        (["mediation.screened": 3, "mediation.kind:family": 4], "I-06"), (["review.all": 3, "review.subject:contract": 2], "I-04"),
        (["penalty.decided": 3, "penalty.simple": 1, "penalty.ordinary": 1], "I-13"), (["review.other": 3, "review.all": 1], "I-04"),
    ])
    func `不成立的报出`(values: [String: Int], id: String) throws {
        let check = Identity.checks(Self.set(values), reportedOn: date("2021-01-20")).first { $0.id == id }
        #expect(check?.verdict == .fails)
    }

    /// Figures with the given values and no records.
    private static func set(_ values: [String: Int]) -> FigureSet {
        let figures = Indicator.all(for: Catalogue.definitions).filter { $0.nature != .ratio }.map {
            Figure(indicator: $0, value: ScaledNumber(values[$0.id] ?? 0), numerator: nil, denominator: nil, records: 0, previous: nil)
        }
        return FigureSet(organ: OrganCode("1"), year: 2020, entry: 1, figures: figures, months: [], organs: [], sums: [:])
    }
}
