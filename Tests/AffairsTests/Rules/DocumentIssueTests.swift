import Kernel
import Testing

@testable import Affairs

@Suite("行政规范性文件：三统一、备案、效力")
struct DocumentIssueTests {
    static func day(_ text: String) -> Day { Bench<NormativeDocument>.day(text) }

    /// Typed from the texts: limit, term, article.
    @Test(arguments: [("filing", "15日（县按本省规定设定）", "第二十二条"), ("validity", "至有效期届满", "第五十一条")])
    func `期限与条文一致`(id: String, term: String, article: String) throws {
        for edition in NormativeDocument.editions {
            let outline = try #require(KindDefinition(NormativeDocument.self).outline(edition.id))
            let limit = try #require(outline.limits.first { $0.id == id })
            #expect(limit.term == term)
            #expect(limit.basis.clause == article)
            #expect(outline.limits.count == 3)
        }
    }

    @Test func `签署时尚未登记，文本不印空的统一登记号（国办发〔2018〕37号第八项）`() throws {
        let bench = DocumentBench.registered()
        let signed = try #require(bench.papers.first { $0.document == "text" }?.content)
        #expect(!signed.paragraphs.contains { $0.hasPrefix("统一登记号") })
        let text = try #require(bench.definition.content(of: "text", bench.record, bench.moment))
        #expect(text.paragraphs.contains("统一登记号：\(bench.record.registrationNumber)") && !bench.record.registrationNumber.isEmpty)
    }

    @Test func `未经统一登记、编号的不得公布（国办发〔2018〕37号第八项）`() {
        var bench = DocumentBench.registered()
        let number = bench.record.registrationNumber
        bench.record.registrationNumber = ""
        #expect(bench.refusing("publish", on: "2020-04-27", DocumentBench.publishing) == ["registered-and-numbered"])
        (bench.record.registrationNumber, bench.record.number) = (number, "")
        #expect(bench.refusing("publish", DocumentBench.publishing) == ["registered-and-numbered"])
    }

    @Test(arguments: [
        ("2020-05-26", ["waiting-time-before-effect"]), ("2020-04-26", ["effect-not-before-publication", "waiting-time-before-effect"]),
        ("2020-05-27", []),
    ])
    func `统一公布三十日以后施行（湖南省规范性文件管理办法第二十条）`(effective: String, conditions: [String]) {
        var bench = DocumentBench.registered()
        #expect(Set(bench.refusing("publish", on: "2020-04-27", ["effectiveOn": effective, "channels": "website"])) == Set(conditions))
    }

    @Test(arguments: ["superiorLaw", "stateSecurity", "publicInterest"])
    func `依法自公布之日起施行的不受三十日限制，但不得早于公布（湖南省规范性文件管理办法第二十条）`(reason: String) {
        var bench = DocumentBench.registered()
        let early = ["channels": "website", "earlyEffect": reason]
        #expect(bench.refusing("publish", on: "2020-04-27", early.merging(["effectiveOn": "2020-04-26"]) { $1 }) == ["effect-not-before-publication"])
        #expect(bench.take("publish", early.merging(["effectiveOn": "2020-04-27"]) { $1 }).isEmpty)
    }

    @Test func `本省不限施行日期的，设定为零`() {
        var bench = DocumentBench.registered()
        bench.settings = Settings(["document.effect.days": "0"])
        #expect(bench.take("publish", on: "2020-04-27", ["effectiveOn": "2020-04-27", "channels": "website"]).isEmpty)
    }

    @Test(arguments: [
        ("办法", "2025-05-26", true), ("办法", "2025-05-27", false), ("办法", "2020-05-26", false), ("暂行办法", "2022-05-26", true),
        ("暂行办法", "2022-05-27", false), ("办法（试行）", "2022-05-27", false),
    ])
    func `有效期至多五年，暂行、试行的至多二年（湖南省行政程序规定第五十一条）`(title: String, until: String, lawful: Bool) {
        var bench = DocumentBench.registered(["title": title])
        #expect(
            bench.refusing("publish", on: "2020-04-27", DocumentBench.publishing.merging(["validUntil": until]) { $1 })
                == (lawful ? [] : ["validity-within-maximum"]))
    }

    @Test func `未规定有效期的按最长有效期`() {
        #expect(DocumentBench.published().record.validUntil == Self.day("2025-05-26"))
        #expect(DocumentBench.published(["title": "试行办法"]).record.validUntil == Self.day("2022-05-26"))
    }

    @Test func `公布之日起十五日内报送备案（湖南省规范性文件管理办法第二十二条）`() throws {
        var bench = DocumentBench.published()
        #expect(try bench.due(of: "filing") == Self.day("2020-05-12"))
        bench.today = Self.day("2020-05-12")
        #expect(try bench.reading(of: "filing")?.state == .running)
        bench.today = Self.day("2020-05-13")
        #expect(try bench.reading(of: "filing")?.state == .overdue)
        var other = DocumentBench.published()
        other.settings = Settings(["document.filing.days": "30"])
        #expect(try other.due(of: "filing") == Self.day("2020-05-27"))
    }

    @Test func `报送备案以前撤销的，报送的期限随之终止（湖南省规范性文件管理办法第二十二条）`() throws {
        var bench = DocumentBench.published()
        #expect(bench.take("revoke", on: "2020-05-06", by: "office", ["revoker": "岳阳市人民政府", "endNote": "违法设定处罚"]) == [])
        bench.today = Self.day("2020-12-31")
        #expect(try bench.reading(of: "filing")?.state == .met)
    }

    @Test(arguments: [
        ("government", "superiorGovernment", false), ("government", "standingCommittee", false),
        ("government", "superiorGovernment,standingCommittee", true),
        ("department", "sameLevelGovernment", true), ("department", "superiorGovernment", false), ("township", "superiorGovernment", true),
    ])
    func `备案机关齐全（国办发〔2018〕37号第十项）`(maker: String, bodies: String, lawful: Bool) {
        var bench = DocumentBench.published()
        bench.record.makerKind = NormativeDocument.MakerKind(rawValue: maker)
        #expect(bench.refusing("file", on: "2020-05-06", ["filedWith": bodies]) == (lawful ? [] : ["filed-with-required-bodies"]))
    }

    @Test func `按期与逾期备案分别计数，备案率不超过百分之百（I-03）`() {
        for (day, timely) in [("2020-05-12", 1), ("2020-05-13", 0)] {
            var bench = DocumentBench.published()
            #expect(bench.counted("document.filing-done", through: "2020-12-31") == 0)
            bench.take("file", on: day, ["filedWith": "superiorGovernment,standingCommittee"])
            #expect(bench.refusing("file", ["filedWith": "superiorGovernment,standingCommittee"]) == ["not-yet-filed"])
            #expect(bench.counted("document.filed", through: "2020-12-31") == 1)
            #expect(bench.counted("document.filing-due", through: "2020-12-31") == 1)
            #expect(bench.counted("document.filing-done", through: "2020-12-31") == 1)
            #expect(bench.counted("document.filing-timely", through: "2020-12-31") == timely)
        }
    }

    @Test func `备案结果：不予登记应当说明，纠正和撤销另行办理（国办发〔2018〕37号第十项）`() {
        var bench = DocumentBench.published()
        #expect(bench.refusing("record-filing", on: "2020-05-06", ["filingResult": "registered"]) == ["filed"])
        bench.take("file", ["filedWith": "superiorGovernment,standingCommittee"])
        #expect(bench.refusing("record-filing", ["filingResult": "notRegistered"]) == ["refusal-explained"])
        #expect(bench.refusing("record-filing", ["filingResult": "revoked"]) == ["result-is-registration"])
        #expect(bench.take("record-filing", ["filingResult": "registered"]).isEmpty)
        #expect(bench.take("correct", on: "2020-06-01", ["filingResult": "orderedCorrected", "filingNote": "删去第七条"]).isEmpty)
        #expect(bench.take("correct", on: "2020-07-01", ["filingResult": "selfCorrected", "filingNote": "更正附件"]).isEmpty)
        #expect(bench.counted("document.corrected", through: "2020-06-30") == 1)
        #expect(bench.counted("document.corrected", through: "2020-12-31") == 2)
        #expect(bench.take("revoke", on: "2020-08-03", ["revoker": "岳阳市人民政府", "endNote": "违法设定处罚"]).isEmpty)
        #expect(bench.record.isInForce(on: Self.day("2020-08-02")))
        #expect(!bench.record.isInForce(on: Self.day("2020-08-03")))
        #expect(bench.counted("document.revoked", through: "2020-12-31") == 1)
    }

    @Test func `施行之日起有效，施行以前和届满以后无效（优化营商环境条例第六十四条）`() {
        let record = DocumentBench.published().record
        for (text, holds) in [("2020-04-27", false), ("2020-05-26", false), ("2020-05-27", true), ("2025-05-26", true), ("2025-05-27", false)] {
            #expect(record.isInForce(on: Self.day(text)) == holds, "\(text)")
        }
    }

    @Test func `未登记、未编号、未公布的不得引用（国办发〔2018〕37号第八项）`() {
        let lawful = DocumentBench.published().record
        let day = Self.day("2020-06-01")
        #expect(lawful.isInForce(on: day))
        var record = lawful
        record.registrationNumber = ""
        #expect(!record.isInForce(on: day))
        record = lawful
        record.number = ""
        #expect(!record.isInForce(on: day))
        record = lawful
        record.publishedOn = nil
        #expect(!record.isInForce(on: day))
        record = lawful
        record.effectiveOn = nil
        #expect(!record.isInForce(on: day))
    }

    @Test func `公布前任何阶段都不得引用`() {
        for bench in [DocumentBench.drafting(), DocumentBench.consulted(), DocumentBench.reviewed(), DocumentBench.registered()] {
            #expect(!bench.record.isInForce(on: Self.day("2020-06-01")))
        }
    }

    @Test func `文书载明登记号、施行日期和备案事项`() throws {
        var bench = DocumentBench.published()
        bench.take("file", on: "2020-05-06", ["filedWith": "superiorGovernment,standingCommittee"])
        let text = try #require(bench.definition.content(of: "text", bench.record, bench.moment))
        #expect(text.paragraphs.contains { $0.contains("自2020年5月27日起施行，有效期至2025年5月26日") })
        #expect(text.signature == "平江县人民政府")
        let filing = try #require(bench.definition.content(of: "filing", bench.record, bench.moment))
        #expect(filing.addressee == "上一级人民政府、本级人民代表大会常务委员会")
        let letter = try #require(bench.definition.content(of: "submission", bench.record, bench.moment))
        #expect(letter.signature == "平江县公安局")
        #expect(letter.paragraphs.contains { $0.contains("2020年3月9日至2020年4月8日公开征求意见") })
        let outline = bench.definition.documents.first { $0.id == "registration" }
        #expect(outline?.pattern(in: Settings()) == "PJDR—{year}—{nnnnn}")
        #expect(outline?.pattern(in: Settings(["document.registration.prefix": "SN"])) == "SNDR—{year}—{nnnnn}")
    }
}
