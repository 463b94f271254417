import Kernel
import Testing

@testable import Affairs

/// 更正书送达: in each statutory way, on its actual day, with a receipt.
@Suite("更正书送达")
struct CorrectionServiceTests {
    private static let notice = [
        "corrected": "行政处罚决定书", "correctedNumber": "平公罚决字〔2024〕第7号", "notice": "更正书", "noticeNumber": "平公更正〔2024〕第1号", "addressee": "张三丰",
        "madeOn": "2024-03-04",
    ]

    private static func pending(on day: String = "2024-03-04") -> Bench<CorrectionService> {
        var bench = Bench<CorrectionService>(on: day)
        let refused = bench.take("register", by: "clerk", notice.merging(["madeOn": day]) { $1 })
        if !refused.isEmpty { Issue.record(Comment(rawValue: refused.joined(separator: "；"))) }
        return bench
    }

    @Test func `更正书由受送达人签收之日送达，制作送达回证（民事诉讼法第八十七条）`() throws {
        var bench = Self.pending()
        #expect(bench.take("notice-serve", on: "2024-03-11", by: "clerk", ["notice.method": "direct", "notice.servedOn": "2024-03-07"]) == [])
        #expect(bench.stage == "served" && bench.record.service.servedOn == Day(iso: "2024-03-07"))
        #expect(bench.record.servedOn == Day(iso: "2024-03-11") && bench.counted("correction-service.served", through: "2024-03-11") == 1)
        let receipt = try #require(bench.papers.last)
        #expect(receipt.document == "notice-receipt")
        #expect(
            receipt.content.blocks.contains { block in
                "\(block)".contains("平公更正〔2024〕第1号") && "\(block)".contains("平公罚决字〔2024〕第7号") && "\(block)".contains("张三丰")
            })
    }

    @Test func `送达不早于更正书日期，不晚于登记当日`() {
        var bench = Self.pending()
        let serve = ["notice.method": "direct"]
        #expect(
            bench.refusing("notice-serve", on: "2024-03-11", by: "clerk", serve.merging(["notice.servedOn": "2024-03-03"]) { $1 })
                == ["notice-service-in-order"])
        #expect(
            bench.refusing("notice-serve", on: "2024-03-11", by: "clerk", serve.merging(["notice.servedOn": "2024-03-12"]) { $1 })
                == ["notice-service-in-order"])
        #expect(bench.refusing("notice-serve", on: "2024-03-11", by: "clerk", serve.merging(["notice.servedOn": "2024-03-04"]) { $1 }) == [])
    }

    @Test func `留置、邮寄的，写明法律要求的情况（民事诉讼法第八十九条、第九十一条）`() {
        for (method, missing) in [("left", ["notice-refusal-noted", "notice-left-before-witness"]), ("mailed", ["notice-mail-receipt"])] {
            var bench = Self.pending()
            #expect(bench.refusing("notice-serve", on: "2024-03-11", by: "clerk", ["notice.method": method]) == missing)
        }
    }

    /// Announced on 2024-03-04: thirty days end on 2024-04-03.
    @Test func `公告送达经过三十日视为送达（民事诉讼法第九十五条第一款）`() {
        var bench = Self.pending()
        #expect(bench.take("notice-announce", by: "clerk", ["notice.announcementReason": "下落不明"]) == [])
        #expect(bench.refusing("notice-announce", by: "clerk", ["notice.announcementReason": "再次"]) == [])
        let serve = ["notice.method": "announced"]
        #expect(bench.refusing("notice-serve", on: "2024-04-03", by: "clerk", serve) == ["notice-announcement-term-over"])
        #expect(bench.refusing("notice-serve", on: "2024-04-04", by: "clerk", serve) == [])
        #expect(bench.record.service.servedOn == Day(iso: "2024-04-03"))
    }

    @Test func `2022年以前公告六十日（民事诉讼法2017年第九十二条第一款）`() {
        var bench = Self.pending(on: "2020-03-02")
        #expect(bench.edition == "2017")
        #expect(bench.take("notice-announce", by: "clerk", ["notice.announcementReason": "下落不明"]) == [])
        #expect(bench.refusing("notice-serve", on: "2020-05-01", by: "clerk", ["notice.method": "announced"]) == ["notice-announcement-term-over"])
        #expect(bench.refusing("notice-serve", on: "2020-05-02", by: "clerk", ["notice.method": "announced"]) == [])
    }

    @Test(arguments: [("2020-03-02", "2020-03-03", "2017"), ("2024-03-04", "2024-03-05", "2021")])
    func `登记的更正书日期不晚于当日；没有受送达人的不能送达`(day: String, next: String, edition: String) {
        var bench = Bench<CorrectionService>(on: day)
        #expect(bench.edition == edition)
        #expect(bench.refusing("register", by: "clerk", Self.notice.merging(["madeOn": next]) { $1 }) == ["made-by-today"])
        var received = Bench<CorrectionService>(on: day)
        (received.record.corrected, received.record.notice, received.record.madeOn) = ("决定书", "更正书", Day(iso: day))
        #expect(received.take("receive") == [])
        #expect(received.record.registeredOn == Day(iso: day))
        #expect(received.refusing("notice-serve", by: "clerk", ["notice.method": "direct"]) == ["addressee-stated"])
        #expect(received.refusing("notice-serve", by: "clerk", ["notice.method": "direct", "addressee": "张三丰"]) == [])
    }

    private typealias Effect = StepEffect<CorrectionService>

    private static let left = ["notice.method": "left", "notice.refusal": "拒收", "notice.witness": "王某", "notice.recording": "光盘1号"]

    private static let effects: [Effect] = [
        Effect("register", in: { Bench(on: "2024-03-04") }, by: "clerk", notice, leaves: ["registeredOn": "2024-03-04"]),
        Effect(
            "notice-serve", in: { pending() }, on: "2024-03-11", by: "clerk", left,
            leaves: [
                "servedOn": "2024-03-11", "notice.servedOn": "2024-03-11", "notice.refusedOn": "2024-03-11", "notice.recordedOn": "2024-03-11",
            ], issues: ["notice-receipt"]),
    ]

    @Test(arguments: effects, CorrectionService.editions.map(\.id))
    private func `登记和留置送达记下的日期（民事诉讼法第八十七条、第八十九条）`(row: Effect, edition: String) throws { try row.check(under: edition) }

    private static let ways: [BrokenCondition<CorrectionService>] =
        ServiceConditions.rows(of: "notice", in: { pending() }, by: "clerk")
        + ServiceConditions.announcing("notice", in: { pending() }, by: "clerk", until: "2024-04-03") + [
            BrokenCondition<CorrectionService>(
                "notice-announce.notice-not-served", in: { pending() }, by: "clerk", ["notice.announcementReason": "下落不明"]
            ) { $0.record.service.recordedOn = $0.today }
        ]

    @Test(arguments: ways) func `每种送达方式有其要件，缺一即按名拒绝（民事诉讼法第八十四条至第九十二条）`(row: BrokenCondition<CorrectionService>) {
        row.check()
    }

    @Test(arguments: [("2020-03-02", "2017"), ("2024-03-04", "2021")])
    func `只有尚未送达的和内部的文书，更正书不需要送达，由负责人写明是哪一种和理由`(day: String, edition: String) {
        var bench = Self.pending(on: day)
        #expect(bench.edition == edition)
        #expect(bench.definition.outline(edition)?.action("drop")?.roles == [.head])
        #expect(!bench.take("drop", by: "head").isEmpty)
        let reason = ["dropReason": "原决定书尚未送达，一并重新制发"]
        #expect(!bench.take("drop", by: "head", reason).isEmpty, "没有写明情形")
        #expect(!bench.take("drop", by: "head", reason.merging(["dropGround": "other"]) { $1 }).isEmpty, "没有别的情形")
        #expect(bench.take("drop", by: "head", reason.merging(["dropGround": "notYetServed"]) { $1 }) == [])
        #expect(bench.stage == "dropped" && bench.record.droppedOn == Day(iso: day))
    }
}

/// What has reached whom it concerns is not taken back.
@Suite("文书是否送达")
struct ServedKnowledgeTests {
    @Test func `复议决定书、补正通知、答复通知、意见书、调解书送达以后不能收回（行政复议法第七十五条）`() {
        let definition = KindDefinition(Reconsideration.self)
        var record = Reconsideration()
        for paper in ["decision", "supplement-notice", "reply-notice", "opinion", "mediation"] {
            #expect(definition.isServed(paper, record) == false)
        }
        record.decisionService.announcedOn = Day(iso: "2024-03-04")
        (record.supplementNoticedOn, record.copyReceivedOn) = (Day(iso: "2024-03-04"), Day(iso: "2024-03-04"))
        (record.opinionReceivedOn, record.mediationEffectiveOn) = (Day(iso: "2024-03-04"), Day(iso: "2024-03-04"))
        for paper in ["decision", "supplement-notice", "reply-notice", "opinion", "mediation"] { #expect(definition.isServed(paper, record) == true) }
        (record.supplementNoticedOn, record.supplementedOn) = (nil, Day(iso: "2024-03-06"))
        #expect(definition.isServed("supplement-notice", record) == true, "已经补正的，收到了通知")
    }

    @Test func `信访的告知书、处理意见书、复查意见书送达以后不能收回（信访工作条例第二十三条、第三十二条）`() {
        let definition = KindDefinition(Petition.self)
        var record = Petition()
        let papers = ["acceptance", "declining", "diversion", "opinion", "review"]
        for paper in papers { #expect(definition.isServed(paper, record) == false) }
        record.noticedOn = Day(iso: "2022-06-06")
        (record.answerService.servedOn, record.reviewService.servedOn) = (Day(iso: "2022-07-06"), Day(iso: "2022-08-05"))
        for paper in papers { #expect(definition.isServed(paper, record) == true) }
    }

    @Test func `强制措施决定书当场交付，冻结的以交付当事人为准；解除和部分解除的已经退还（行政强制法第二十四条、第二十八条、第三十一条）`() {
        let definition = KindDefinition(CompulsoryMeasure.self)
        var record = Compulsion.imposed().record
        #expect(definition.isServed("decision", record) == true && definition.isServed("record", record) == true)
        record.measureKind = .freezing
        #expect(definition.isServed("decision", record) == false)
        record.freezingService.servedOn = Day(iso: "2020-03-04")
        #expect(definition.isServed("decision", record) == true)
        #expect(definition.isServed("testing", record) == false && definition.isServed("partial-lifting", record) == false)
        #expect(definition.isServed("lifting", record) == false)
        var test = CompulsoryMeasure.Testing()
        test.told = true
        var part = CompulsoryMeasure.PartialLifting()
        part.returned = true
        (record.testings, record.partialLiftings, record.endedOn) = ([test], [part], Day(iso: "2020-03-20"))
        for paper in ["testing", "partial-lifting", "lifting"] { #expect(definition.isServed(paper, record) == true) }
    }

    @Test func `延长决定书及时书面告知当事人，送达以后不能收回（行政强制法第二十五条第二款）`() {
        var bench = Compulsion.imposed()
        let serve = ["extension.method": "direct"]
        #expect(bench.refusing("extension-serve", on: "2020-03-20", by: "p1", serve) == ["extension-made"])
        #expect(bench.refusing("extension-announce", by: "p1", ["extension.announcementReason": "下落不明"]) == ["extension-made"])
        Compulsion.expect(bench.take("extend", on: "2020-03-20", by: "head", ["extensionReason": "案情复杂", "extensionDays": "30"]))
        #expect(bench.definition.isServed("extension", bench.record) == false)
        #expect(
            bench.refusing("extension-serve", on: "2020-03-23", by: "p1", serve.merging(["extension.servedOn": "2020-03-19"]) { $1 })
                == ["extension-service-in-order"])
        Compulsion.expect(bench.take("extension-serve", on: "2020-03-23", by: "p1", serve.merging(["extension.servedOn": "2020-03-20"]) { $1 }))
        #expect(bench.definition.isServed("extension", bench.record) == true && bench.papers.last?.document == "extension-receipt")
        #expect(bench.refusing("extension-serve", by: "p1", serve) == ["extension-not-served"])
    }

    @Test func `强制执行决定书送达以后不能收回（行政强制法第三十八条）`() {
        let definition = KindDefinition(CompulsoryEnforcement.self)
        var record = CompulsoryEnforcement()
        #expect(definition.isServed("decision", record) == false)
        record.decisionService.servedOn = Day(iso: "2020-03-16")
        #expect(definition.isServed("decision", record) == true)
    }
}
