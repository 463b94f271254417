import Kernel
import Testing

@testable import Affairs

/// 乡镇的规范性文件 pass the township's own or the designated reviewer, and go up to the county government.
@Suite("行政规范性文件：乡镇文件")
struct TownshipDocumentTests {
    static let township = OrganCode("430626101")

    private static func drafting(_ settings: [String: String] = [:]) -> Bench<NormativeDocument> {
        var bench = Bench<NormativeDocument>(on: "2020-03-02")
        bench.organ = township
        bench.settings = Settings(settings)
        bench.take("propose", by: "drafter", DocumentBench.project.merging(["maker": "430626101", "makerKind": "township"]) { $1 })
        return bench
    }

    @Test(arguments: [("否", "430626101"), ("是", "430626-sf")])
    func `乡镇文件由本级指定的机构或者司法行政部门审核（国办发〔2018〕115号第四项）`(byJustice: String, reviewer: String) {
        var bench = Self.drafting(["document.review.township-by-justice": byJustice])
        #expect(bench.record.reviewer == OrganCode(reviewer))
        bench.stage = "submitted"
        bench.record.papers = NormativeDocument.Paper.allCases
        #expect(bench.take("receive", by: "office").isEmpty)
        #expect(bench.opened.map(\.organ) == [OrganCode(reviewer)])
        #expect(bench.stage == "reviewing")
    }

    @Test func `乡镇文件未经审核不得提交办公会议；经政府常务会议的不是其审议程序（HG-06）`() {
        var bench = Self.drafting()
        bench.stage = "reviewed"
        (bench.record.exemption, bench.record.exemptionNote) = (.emergency, "防汛")
        (bench.record.competitionConclusion, bench.record.reviewedOn) = (.conforms, bench.today)
        let sitting = ["form": "office", "name": "镇长办公会议", "on": "2020-03-02", "result": "passed"]
        let meeting = DocumentBench.meeting(sitting)
        #expect(bench.refusing("pass", by: "office", meeting) == ["legality-review-passed"])
        bench.record.reviewOutcome = .lawful
        #expect(bench.refusing("pass", DocumentBench.meeting(sitting.merging(["form": "executive"]) { $1 })) == ["meeting-competent"])
        #expect(bench.take("pass", meeting).isEmpty)
    }

    @Test func `备案结果由系统送达，不经制定机关填写；撤销之日起不得引用（HG-07）`() {
        var bench = DocumentBench.published()
        bench.take("file", on: "2020-05-06", ["filedWith": "superiorGovernment,standingCommittee"])
        #expect(bench.take("take-filing", on: "2020-05-11", ["filingResult": "registered", "filingNote": "准予备案"]).isEmpty)
        #expect(bench.record.filingResultOn == Bench<NormativeDocument>.day("2020-05-11") && bench.stage == "published")
        #expect(bench.record.isInForce(on: Bench<NormativeDocument>.day("2020-05-27")))
        bench.take("take-revocation", on: "2020-06-01", ["revoker": "岳阳市人民政府", "endNote": "没有依据"])
        #expect(!bench.record.isInForce(on: Bench<NormativeDocument>.day("2020-06-01")))
    }
}
