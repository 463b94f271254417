import Kernel
import Testing

@testable import Affairs

/// 职务违法犯罪问题线索: from whatever matter it shows, it goes to the supervision organ and ends nothing.
@Suite("职务违法犯罪问题线索移送监察机关")
struct DutyClueTests {
    private static let clue = [
        "duty.clues": #"[{"suspicion":"dereliction","others":"县某局科员王某","facts":"应当查处而未查处","materials":"卷宗复印件","recipient":"平江县监察委员会"}]"#
    ]

    /// The same steps in any kind that bears the part.
    private func course<M: Matter>(_ start: Bench<M>, on days: (referred: String, received: String, answered: String), clerk: String = "clerk") throws
    {
        var bench = start
        let (stage, before) = (bench.stage, bench.papers.count)
        #expect(bench.refusing("duty-receive", on: days.referred, by: clerk, ["duty.receipt": "李某签收"]) == ["duty-receipt-awaited"])
        #expect(bench.refusing("duty-answer", by: clerk, ["duty.answer": "filed"]) == ["duty-answer-awaited"])
        let nobody = [
            "duty.clues": #"[{"suspicion":"corruption","facts":"收受财物","recipient":"平江县监察委员会"}]"#
        ]
        #expect(bench.refusing("duty-refer", by: "head", nobody) == ["duty-official-named"])
        let himself = [
            "duty.clues": #"[{"suspicion":"corruption","persons":["head"],"facts":"收受财物","recipient":"平江县监察委员会"}]"#
        ]
        #expect(bench.refusing("duty-refer", by: "head", himself) == ["duty-not-by-himself"])
        #expect(bench.take("duty-refer", by: "head", Self.clue) == [])
        #expect(bench.stage == stage, "不终结本事项")
        let letter = try #require(bench.papers.dropFirst(before).first { $0.document == "duty-letter" }).content
        #expect(letter.addressee == "平江县监察委员会" && letter.paragraphs.contains { $0.contains("失职渎职") })
        #expect(letter.paragraphs.contains { $0.contains("王某") } && letter.paragraphs.contains("应当查处而未查处"))
        #expect(bench.definition.isServed("duty-letter", bench.record) == false)
        #expect(bench.take("duty-receive", on: days.received, by: clerk, ["duty.receipt": "李某签收"]) == [])
        #expect(bench.definition.isServed("duty-letter", bench.record) == true)
        #expect(bench.refusing("duty-receive", by: clerk, ["duty.receipt": "再次"]) == ["duty-receipt-awaited"])
        #expect(bench.counted("\(M.kind.id).duty-clues", through: days.referred) == 1)
        #expect(bench.counted("\(M.kind.id).duty-clues-filed", through: days.answered) == 0)
        #expect(bench.take("duty-answer", on: days.answered, by: clerk, ["duty.answer": "filed", "duty.answerNote": "平监立〔2024〕1号"]) == [])
        #expect(bench.counted("\(M.kind.id).duty-clues-filed", through: days.answered) == 1)
        #expect(bench.refusing("duty-answer", by: clerk, ["duty.answer": "notFiled"]) == ["duty-answer-awaited"])
        #expect(bench.stage == stage)
    }

    @Test(arguments: [("2017", "2020"), ("2021", "2022")])
    func `处罚案件中发现的（监察法2018年第三十四条第一款，2024年第三十七条第一款）`(edition: String, year: String) throws {
        let bench = Penalties.decided(on: "\(year)-01-10")
        #expect(bench.edition == edition)
        try course(bench, on: ("\(year)-01-13", "\(year)-01-14", "\(year)-02-17"))
    }

    @Test(arguments: [("2018", "2020"), ("2021", "2022"), ("2025", "2025")])
    func `行政检查中发现的（监察法2018年第三十四条第一款，2024年第三十七条第一款）`(edition: String, year: String) throws {
        let bench = Checks.concluded(.corrected, on: "\(year)-03-09")
        #expect(bench.edition == edition)
        try course(bench, on: ("\(year)-03-10", "\(year)-03-11", "\(year)-04-13"))
    }

    @Test(arguments: [("2005", "2020"), ("2022", "2022")])
    func `信访工作中发现的（监察法2018年第三十四条第一款，2024年第三十七条第一款）`(edition: String, year: String) throws {
        let bench = Letter.accepted(edition)
        #expect(bench.edition == edition)
        try course(bench, on: ("\(year)-07-11", "\(year)-07-12", "\(year)-08-15"), clerk: "petitions")
    }

    @Test func `检举控告类信访事项移送监察机关的，函中引信访工作条例第二十二条第二款；其他的引监察法`() throws {
        for (petitionClass, article) in [("accusation", "《信访工作条例》第二十二条第二款"), ("appeal", "《监察法》第三十四条第一款")] {
            var bench = Letter.accepted("2022")
            bench.record.petitionClass = try #require(Petition.Class(rawValue: petitionClass))
            #expect(bench.take("duty-refer", on: "2022-07-11", by: "head", Self.clue) == [])
            let letter = try #require(bench.papers.last { $0.document == "duty-letter" }).content
            #expect(letter.paragraphs.contains { $0.contains("依照\(article)") }, "\(petitionClass)")
        }
    }

    /// Whoever the petition accuses, or must stand back, takes none of the three steps (信访工作条例第三十条第三款、第二十八条第三款).
    @Test(arguments: [
        ("duty-refer", "head", DutyClueTests.clue), ("duty-receive", "petitions", ["duty.receipt": "李某签收"]),
        ("duty-answer", "petitions", ["duty.answer": "filed"]),
    ])
    func `被检举、控告的人员不移送本事项的线索，也不登记回执和答复（信访工作条例第三十条第三款）`(step: String, person: String, input: [String: String]) {
        for edition in ["2005", "2022"] {
            var lawful = Letter.accepted(edition)
            if step != "duty-refer" {
                #expect(lawful.take("duty-refer", by: "head", Self.clue) == [])
            }
            var accused = lawful
            #expect(lawful.refusing(step, by: person, input) == [])
            accused.record.accused = [PersonID(person)]
            #expect(accused.refusing(step, by: person, input) == ["accused-excluded"])
            accused.record.accused = []
            var recusal = Recusal()
            (recusal.person, recusal.granted) = (PersonID(person), true)
            accused.record.recusals = [recusal]
            #expect(accused.refusing(step, by: person, input) == ["recused-stand-back"])
        }
    }

    /// The amendment of 2024 is in force since 2025-06-01.
    @Test func `移送函引移送之日有效的监察法（2018年第三十四条第一款，2024年第三十七条第一款）`() throws {
        for (day, article) in [("2025-05-31", "第三十四条第一款"), ("2025-06-01", "第三十七条第一款")] {
            var bench = Penalties.decided(on: "2022-03-02")
            bench.expect(bench.take("duty-refer", on: day, by: "head", Self.clue))
            let letter = try #require(bench.papers.last { $0.document == "duty-letter" }).content
            #expect(letter.paragraphs.contains { $0.contains("依照《监察法》\(article)，") }, "\(day)")
        }
    }

    @Test func `答复初步核实的，以后的处置结果另行登记；予以了结的不再登记（监察法）`() {
        var bench = Penalties.decided(on: "2020-01-10")
        bench.expect(bench.take("duty-refer", on: "2020-01-13", by: "head", Self.clue))
        bench.expect(bench.take("duty-answer", on: "2020-02-03", by: "clerk", ["duty.answer": "verifying"]))
        #expect(bench.record.dutyClues.isWaiting)
        bench.expect(bench.take("duty-answer", on: "2020-03-03", by: "clerk", ["duty.answer": "settled"]))
        #expect(!bench.record.dutyClues.isWaiting && bench.record.dutyClues.clues.map(\.answeredOn) == [Day(iso: "2020-03-03")])
        #expect(bench.refusing("duty-answer", by: "clerk", ["duty.answer": "filed"]) == ["duty-answer-awaited"])
        var supervision = Bench<EnforcementSupervision>(on: "2026-03-02")
        (supervision.record.clueOn, supervision.stage) = (Day(iso: "2026-03-02"), "concluded")
        #expect(supervision.take("record-clue-answer", on: "2026-04-03", by: "clerk", ["clueAnswer": "verifying"]) == [])
        #expect(supervision.record.clueAnsweredOn == nil)
        #expect(supervision.take("record-clue-answer", on: "2026-05-06", by: "clerk", ["clueAnswer": "settled"]) == [])
        #expect(supervision.record.clueAnsweredOn == Day(iso: "2026-05-06"))
        #expect(supervision.refusing("record-clue-answer", by: "clerk", ["clueAnswer": "filed"]) == ["handed-over-unanswered"])
    }

    private func keepingOut<M: Matter>(_ start: Bench<M>, on day: String) {
        let named = [
            "duty.clues": #"[{"suspicion":"dereliction","persons":["clerk"],"facts":"应当查处而未查处","recipient":"平江县监察委员会"}]"#
        ]
        var bench = start
        #expect(bench.take("duty-refer", on: day, by: "head", named) == [])
        #expect(bench.refusing("duty-receive", by: "clerk", ["duty.receipt": "李某签收"]) == ["duty-named-excluded"])
        #expect(bench.refusing("duty-answer", by: "clerk", ["duty.answer": "filed"]) == ["duty-named-excluded"])
        #expect(bench.refusing("duty-receive", by: "head", ["duty.receipt": "李某签收"]) == [])
        #expect(bench.refusing("duty-answer", by: "head", ["duty.answer": "filed"]) == [])
    }

    @Test func `线索涉及的人员不登记回执和答复，由其他人员登记（监察法）`() {
        keepingOut(Penalties.decided(on: "2020-01-10"), on: "2020-01-13")
        keepingOut(Checks.concluded(.corrected), on: "2020-03-10")
        keepingOut(Letter.accepted("2022"), on: "2022-07-11")
        keepingOut(ReconsiderationBench.replied("2023"), on: "2024-03-20")
    }

    @Test(arguments: [("2017", "2017", "2020"), ("2023", "2023", "2024"), ("2023", "2026", "2024")])
    func `行政复议案件中发现的，由行政复议机关移送（行政复议法第八十六条）`(course made: String, edition: String, year: String) throws {
        let bench = Opening.$edition.withValue(edition) { ReconsiderationBench.replied(made) }
        #expect(bench.edition == edition)
        try course(bench, on: ("\(year)-03-20", "\(year)-03-21", "\(year)-04-22"), clerk: "institution")
        let outline = KindDefinition(Reconsideration.self).outline("2023")
        #expect(outline?.action("duty-refer")?.roles == [.head] && outline?.action("duty-refer")?.basis == Law.reconsideration2023(86))
        #expect(KindDefinition(Reconsideration.self).outline("2017")?.action("duty-refer")?.basis == DutyClues.asked)
    }

    @Test func `由负责人决定移送，经办人员登记回执和答复（监察法）`() {
        for edition in PenaltyCase.editions.map(\.id) {
            let outline = KindDefinition(PenaltyCase.self).outline(edition)
            #expect(outline?.action("duty-refer")?.roles == [.head])
            #expect(outline?.action("duty-receive")?.roles == [.head, .clerk] && outline?.action("duty-answer")?.roles == [.head, .clerk])
        }
    }

    @Test func `几次移送的，按所指的一次登记；回执和答复不早于移送`() {
        var bench = Penalties.decided(on: "2020-01-10")
        bench.expect(bench.take("duty-refer", on: "2020-01-13", by: "head", Self.clue))
        bench.expect(bench.take("duty-refer", on: "2020-01-20", by: "head", Self.clue))
        #expect(bench.refusing("duty-answer", on: "2020-02-03", by: "clerk", ["duty.answer": "filed", "duty.which": "3"]) == ["duty-answer-awaited"])
        bench.expect(bench.take("duty-answer", on: "2020-02-03", by: "clerk", ["duty.answer": "notFiled", "duty.which": "2"]))
        #expect(bench.record.dutyClues.clues.map(\.answer) == [nil, .notFiled] && bench.record.dutyClues.which == nil)
        bench.expect(bench.take("duty-answer", on: "2020-02-04", by: "clerk", ["duty.answer": "filed"]))
        #expect(bench.record.dutyClues.clues.map(\.answeredOn) == ["2020-02-04", "2020-02-03"].map { Day(iso: $0) })
        #expect(!bench.record.dutyClues.isWaiting)
        var early = bench
        early.record.dutyClues.clues[0].receivedOn = nil
        early.record.dutyClues.clues[1].receivedOn = nil
        #expect(
            !early.enter("duty-receive", happened: "2020-01-12", on: "2020-02-05", by: "clerk", late: "回执后到", ["duty.receipt": "李某"]).isEmpty)
        #expect(
            early.enter("duty-receive", happened: "2020-01-13", on: "2020-02-05", by: "clerk", late: "回执后到", ["duty.receipt": "李某"]).isEmpty)
    }

    /// Which of several a receipt and an answer are about is asked anew each time.
    private func severalTimes<M: Matter>(_ start: Bench<M>, _ clues: KeyPath<M, DutyClues>, on day: String, clerk: String = "clerk") {
        var bench = start
        for _ in 1...2 { #expect(bench.take("duty-refer", on: day, by: "head", Self.clue) == []) }
        #expect(bench.take("duty-receive", by: clerk, ["duty.receipt": "李某签收", "duty.which": "2"]) == [])
        #expect(bench.record[keyPath: clues].clues.map(\.receipt) == ["", "李某签收"] && bench.record[keyPath: clues].which == nil)
        #expect(bench.take("duty-answer", by: clerk, ["duty.answer": "filed", "duty.which": "2"]) == [])
        #expect(bench.record[keyPath: clues].clues.map(\.answer) == [nil, .filed] && bench.record[keyPath: clues].which == nil)
    }

    @Test func `检查、信访、复议中几次移送的，按所指的一次登记（监察法）`() {
        severalTimes(Checks.concluded(.corrected), \.dutyClues, on: "2020-03-10")
        severalTimes(Letter.accepted("2022"), \.dutyClues, on: "2022-07-11", clerk: "petitions")
        severalTimes(ReconsiderationBench.replied("2023"), \.dutyClues, on: "2024-03-20", clerk: "institution")
    }

    @Test func `行政执法监督条例施行以前移送的线索，同样登记回执和答复（监察法）`() {
        var bench = Bench<EnforcementSupervision>(on: "2020-03-02")
        #expect(bench.edition == "2018")
        (bench.record.clueOn, bench.stage) = (Day(iso: "2020-03-02"), "concluded")
        #expect(bench.take("record-clue-receipt", on: "2020-03-03", by: "clerk", ["clueReceipt": "李某签收"]) == [])
        #expect(bench.take("record-clue-answer", on: "2020-04-03", by: "clerk", ["clueAnswer": "notFiled", "clueAnswerNote": "监复1号"]) == [])
        #expect(bench.record.clueReceivedOn == Day(iso: "2020-03-03") && bench.record.clueAnsweredOn == Day(iso: "2020-04-03"))
    }

    @Test func `执法监督移送的线索，登记回执和答复各一次（行政执法监督条例第三十三条第一款）`() {
        var bench = Bench<EnforcementSupervision>(on: "2026-03-02")
        (bench.record.clueOn, bench.stage) = (nil, "concluded")
        #expect(bench.refusing("record-clue-receipt", by: "clerk", ["clueReceipt": "李某签收"]) == ["handed-over-unreceived"])
        #expect(bench.refusing("record-clue-answer", by: "clerk", ["clueAnswer": "filed"]) == ["handed-over-unanswered"])
        bench.record.clueOn = Day(iso: "2026-03-02")
        #expect(bench.definition.isServed("clue", bench.record) == false)
        #expect(bench.take("record-clue-receipt", on: "2026-03-03", by: "clerk", ["clueReceipt": "李某签收"]) == [])
        #expect(bench.definition.isServed("clue", bench.record) == true)
        #expect(bench.refusing("record-clue-receipt", by: "clerk", ["clueReceipt": "再次"]) == ["handed-over-unreceived"])
        #expect(bench.take("record-clue-answer", on: "2026-04-03", by: "clerk", ["clueAnswer": "filed", "clueAnswerNote": "监立1号"]) == [])
        #expect(bench.record.clueReceivedOn == Day(iso: "2026-03-03") && bench.record.clueAnsweredOn == Day(iso: "2026-04-03"))
        #expect(bench.counted("supervision.clues-filed", through: "2026-04-03") == 1)
        #expect(bench.refusing("record-clue-answer", by: "clerk", ["clueAnswer": "notFiled"]) == ["handed-over-unanswered"])
    }
}
