import Kernel
import Testing

@testable import Affairs

/// 停止执行处罚以外的行为: whoever stops it, the act is carried no further until it is over, whatever kind it is.
@Suite("停止执行：强制措施、强制执行、责令改正")
struct StayedActTests {
    private typealias Courses = FollowingCourses
    private typealias Contested = Courses.Contested

    /// Who has stopped the act 1 of a bench, by the condition that says so.
    enum Stopping: String, CaseIterable {
        case review = "stay-free-of-review"
        case suit = "stay-free-of-suit"
        case elsewhere = "stay-free-of-order"

        func stop<Act: Matter>(_ bench: inout Bench<Act>, naming: (inout ContestedAct) -> Void, stay: WritableKeyPath<Act, Stay>) {
            switch self {
            case .review:
                var record = Reconsideration()
                (record.stayedOn, record.caseNumber) = (Day(iso: "2020-03-03"), "复1号")
                naming(&record.contested)
                _ = bench.known.add(70, record, .reviewing)
            case .suit:
                var record = LitigationResponse()
                (record.stayedOn, record.stayNumber, record.courtNumber) = (Day(iso: "2020-03-03"), "之一", "行初12号")
                naming(&record.contested)
                _ = bench.known.add(70, record, .trying)
            case .elsewhere:
                bench.record[keyPath: stay].orderedBy = "岳阳铁路运输法院"
                bench.record[keyPath: stay].orderedOn = Day(iso: "2020-03-03")
            }
        }
    }

    @Test(arguments: Stopping.allCases) func `停止执行的强制措施不延长、不变卖、不作处理，可以解除（行政复议法第四十二条，行政诉讼法第五十六条）`(by stopping: Stopping) {
        let steps: [(step: String, input: [String: String])] = [
            ("extend", ["extensionReason": "案情复杂", "extensionDays": "30"]), ("sell", ["sold": "鲜奶20箱", "proceeds": "1000"]),
            ("dispose", ["disposal": "confiscate", "disposalBasis": "平市监罚决字〔2020〕1号"]),
        ]
        for (step, input) in steps {
            let free = Compulsion.imposed()
            var kept = free
            var stayed = free
            stopping.stop(&stayed, naming: { $0.measure = Ref(1) }, stay: \.stay)
            let (without, with) = (
                kept.refusing(step, on: "2020-03-20", by: "head", input), stayed.refusing(step, on: "2020-03-20", by: "head", input)
            )
            #expect(with.filter { !without.contains($0) } == [stopping.rawValue], "\(step)")
            #expect(!without.contains(stopping.rawValue), "\(step)")
            #expect(stayed.cautions.contains { $0.id == "stayed" } && !kept.cautions.contains { $0.id == "stayed" })
        }
        var stayed = Compulsion.imposed()
        stopping.stop(&stayed, naming: { $0.measure = Ref(1) }, stay: \.stay)
        let lifting = ["liftGround": "noViolation", "liftReason": "停止执行", "returned": "已退还"]
        let refused = stayed.refusing("lift", on: "2020-03-20", by: "head", lifting)
        #expect(!refused.contains(stopping.rawValue))
    }

    /// Imposed on 2020-03-02: the thirty days end on 2020-04-01, stopped or not.
    @Test func `停止执行不延长查封、扣押的三十日（行政强制法第二十五条第一款）`() throws {
        var bench = Compulsion.imposed()
        let last = try #require(try bench.due(of: "hold"))
        Compulsion.expect(bench.take("stay-note", on: "2020-03-10", ["stay.document": "复停1号"]))
        #expect(bench.record.stay.isNoted && bench.record.stay.on == Day(iso: "2020-03-10"))
        #expect(try bench.due(of: "hold") == last)
        // A second order prolongs the first.
        Compulsion.expect(bench.take("stay-note", on: "2020-03-12", ["stay.document": "行初12号之一"]))
        #expect(bench.record.stay.on == Day(iso: "2020-03-10"))
        Compulsion.expect(bench.take("stay-note-lifted", on: "2020-03-20", ["stay.document": "行初12号之二"]))
        #expect(bench.record.stay.endedOn == Day(iso: "2020-03-20") && !bench.record.stay.isNoted)
        Compulsion.expect(bench.take("stay-note", on: "2020-03-22", ["stay.document": "复停2号"]))
        #expect(bench.record.stay.on == Day(iso: "2020-03-22") && bench.record.stay.endedOn == nil)
    }

    @Test(arguments: Stopping.allCases) func `停止执行的强制执行决定不实施（行政复议法第四十二条，行政诉讼法第五十六条）`(by stopping: Stopping) {
        let demanded = Compulsion.demanded()
        var (free, stayed) = (demanded, demanded)
        stopping.stop(&stayed, naming: { $0.enforcement = Ref(1) }, stay: \.stay)
        #expect(stayed.refusing("decide", on: "2020-03-16", by: "head", Compulsion.substitute).contains(stopping.rawValue))
        #expect(!free.refusing("decide", on: "2020-03-16", by: "head", Compulsion.substitute).contains(stopping.rawValue))
        let decided = Compulsion.decided()
        (free, stayed) = (decided, decided)
        stopping.stop(&stayed, naming: { $0.enforcement = Ref(1) }, stay: \.stay)
        let execution = Compulsion.execution.merging(["executionAt": "2020-03-17T09:30"]) { $1 }
        #expect(stayed.refusing("execute", on: "2020-03-17", by: "p1", execution).contains(stopping.rawValue))
        #expect(!free.refusing("execute", on: "2020-03-17", by: "p1", execution).contains(stopping.rawValue))
        // Whoever owes may always perform.
        #expect(!stayed.refusing("perform", on: "2020-03-17", by: "p1", ["performance": "已恢复植被"]).contains(stopping.rawValue))
    }

    @Test(arguments: Stopping.allCases) func `停止执行的不恢复强制执行、不申请法院（行政复议法第四十二条，行政诉讼法第五十六条）`(by stopping: Stopping) {
        let hardship = ["suspensionGround": "hardship", "suspensionNote": "家庭困难", "noSocialHarm": "是"]
        let suspended = Compulsion.decided().after { Compulsion.expect($0.take("suspend", on: "2020-03-20", by: "head", hardship)) }
        let demanded = Compulsion.demanded(CourtEnforcementTests.route)
        for (start, step, day, input) in [
            (suspended, "resume", "2020-03-25", ["suspensionNote": "恢复"]), (demanded, "apply-court", "2020-03-17", CourtEnforcementTests.application),
        ] {
            var (free, stayed) = (start, start)
            stopping.stop(&stayed, naming: { $0.enforcement = Ref(1) }, stay: \.stay)
            #expect(free.refusing(step, on: day, by: "head", input) == [])
            #expect(stayed.refusing(step, on: day, by: "head", input) == [stopping.rawValue])
        }
    }

    private static func ordered() -> Bench<Inspection> {
        var bench = Checks.concluded(.corrected)
        Checks.expect(bench.take("order", by: "p1", ["rectification": "建立进货查验记录", "rectifyDays": "15"]))
        return bench
    }

    @Test(arguments: Stopping.allCases) func `停止执行的责令改正不复查（行政复议法第四十二条，行政诉讼法第五十六条）`(by stopping: Stopping) {
        var free = Self.ordered()
        var stayed = free
        stopping.stop(&stayed, naming: { $0.inspection = Ref(1) }, stay: \.stay)
        let revisit = ["revisits": #"[{"note":"尚未建立"}]"#]
        #expect(stayed.refusing("revisit", on: "2020-03-25", by: "p1", revisit) == [stopping.rawValue])
        #expect(free.refusing("revisit", on: "2020-03-25", by: "p1", revisit) == [])
        #expect(stayed.cautions.contains { $0.id == "stayed" })
    }

    /// Ordered on 2020-03-09 to rectify by 2020-03-24; stopped on the 13th and free again on the 23rd, ten days later.
    @Test(arguments: [true, false]) func `停止执行期间不计改正期限，恢复以后顺延，届满次日方可认定没有改正`(elsewhere: Bool) throws {
        var bench = Self.ordered()
        #expect(try bench.due(of: "rectification") == Day(iso: "2020-03-24"))
        if elsewhere {
            Checks.expect(bench.take("stay-record", on: "2020-03-13", by: "head", ["stay.orderedBy": "市政府", "stay.orderNumber": "复停1号"]))
            #expect(try bench.due(of: "rectification") == nil)
            Checks.expect(bench.take("stay-record-lifted", on: "2020-03-23", by: "head", ["stay.liftNumber": "复停2号"]))
        } else {
            Checks.expect(bench.take("stay-note", on: "2020-03-13", ["stay.document": "复停1号"]))
            #expect(try bench.due(of: "rectification") == nil)
            Checks.expect(bench.take("stay-note-lifted", on: "2020-03-23", ["stay.document": "复停2号"]))
        }
        #expect(bench.record.rectifyUntil == Day(iso: "2020-04-03"))
        #expect(try bench.due(of: "rectification") == Day(iso: "2020-04-03"))
        let revisit = ["revisits": #"[{"note":"尚未建立"}]"#]
        #expect(bench.refusing("revisit", on: "2020-04-03", by: "p1", revisit) == ["unrectified-only-after-term"])
        #expect(bench.refusing("revisit", on: "2020-04-04", by: "p1", revisit) == [])
    }

    /// From which day of March to which an order from elsewhere and one of a file of the county stand.
    private struct Overlap {
        let elsewhere: Range<Int>
        let county: Range<Int>

        /// Together from the 13th to the 23rd: the one before the other, within it, and touching it.
        static let all: [Self] = [
            Self(elsewhere: 13..<18, county: 15..<23), Self(elsewhere: 15..<23, county: 13..<18), Self(elsewhere: 13..<23, county: 15..<18),
            Self(elsewhere: 15..<18, county: 13..<23), Self(elsewhere: 13..<18, county: 18..<23), Self(elsewhere: 18..<23, county: 13..<18),
        ]
    }

    /// Ordered on 2020-03-09 to rectify by 2020-03-24.
    @Test(arguments: Overlap.all) private func `同时停止执行的，全部恢复以后期限才继续，重叠的日子只顺延一次（行政诉讼法第五十六条）`(in overlap: Overlap) throws {
        var bench = Self.ordered()
        let order = ["stay.orderedBy": "市政府", "stay.orderNumber": "复停1号"]
        // On one day what ends ends first.
        for day in 13...23 {
            let on = "2020-03-\(day)"
            if overlap.elsewhere.upperBound == day {
                Checks.expect(bench.take("stay-record-lifted", on: on, by: "head", ["stay.liftNumber": "复停2号"]))
            }
            if overlap.county.upperBound == day { Checks.expect(bench.take("stay-note-lifted", on: on, ["stay.document": "复停4号"])) }
            if overlap.elsewhere.lowerBound == day { Checks.expect(bench.take("stay-record", on: on, by: "head", order)) }
            if overlap.county.lowerBound == day { Checks.expect(bench.take("stay-note", on: on, ["stay.document": "复停3号"])) }
            #expect(try (bench.due(of: "rectification") == nil) == (overlap.elsewhere.contains(day) || overlap.county.contains(day)))
        }
        // Ten days in all, from the 13th to the 23rd.
        #expect(bench.record.rectifyUntil == Day(iso: "2020-04-03"))
        #expect(try bench.due(of: "rectification") == Day(iso: "2020-04-03"))
        let revisit = ["revisits": #"[{"note":"尚未建立"}]"#]
        #expect(bench.refusing("revisit", on: "2020-04-03", by: "p1", revisit) == ["unrectified-only-after-term"])
        #expect(bench.refusing("revisit", on: "2020-04-04", by: "p1", revisit) == [])
    }

    @Test(arguments: Inspection.editions.map(\.id)) func `本县两个案件先后停止执行的，第二个不受阻，也不另起算（行政诉讼法第五十六条）`(edition: String) throws {
        var bench = Opening.$edition.withValue(edition) { Self.ordered() }
        #expect(bench.edition == edition)
        Checks.expect(bench.take("stay-note", on: "2020-03-13", ["stay.document": "复停1号"]))
        Checks.expect(bench.take("stay-note", on: "2020-03-16", ["stay.document": "行初12号之一"]))
        #expect(bench.ledger.pauses(of: "rectification").count == 1)
        Checks.expect(bench.take("stay-note-lifted", on: "2020-03-23", ["stay.document": "行初12号之二"]))
        #expect(try bench.record.rectifyUntil == Day(iso: "2020-04-03") && bench.due(of: "rectification") == Day(iso: "2020-04-03"))
    }

    /// The same steps in any kind that bears the part.
    private func recording<Act: Matter>(_ start: Bench<Act>, _ stay: KeyPath<Act, Stay>, from day: String) throws {
        for edition in Act.editions.map(\.id) {
            let outline = Definitions.of(Act.self).outline(edition)
            for step in ["stay-record", "stay-record-lifted"] { #expect(outline?.action(step)?.roles == [.head, .legality]) }
            for step in ["stay-note", "stay-note-lifted"] { #expect(outline?.action(step)?.isAutomatic == true) }
        }
        let first = try #require(Day(iso: day))
        func on(_ days: Int) -> String { first.advanced(by: days).iso }
        var bench = start
        #expect(bench.refusing("stay-record-lifted", on: day, by: "head", ["stay.liftNumber": "之二"]) == ["stay-recorded"])
        let order = ["stay.orderedBy": "岳阳铁路运输法院", "stay.orderNumber": "之一"]
        #expect(bench.take("stay-record", on: on(1), by: "head", order) == [])
        #expect(bench.record[keyPath: stay].orderedOn == first.advanced(by: 1) && bench.record[keyPath: stay].isOrderedElsewhere)
        #expect(bench.refusing("stay-record", by: "head", order) == ["stay-not-yet-recorded"])
        #expect(bench.take("stay-record-lifted", on: on(3), ["stay.liftNumber": "之二"]) == [])
        #expect(bench.record[keyPath: stay].liftedOn == first.advanced(by: 3) && !bench.record[keyPath: stay].isOrderedElsewhere)
        #expect(bench.take("stay-record", on: on(5), order) == [])
        #expect(bench.record[keyPath: stay].isOrderedElsewhere && bench.record[keyPath: stay].liftNumber.isEmpty)
        #expect(bench.take("stay-record-lifted", on: on(5), ["stay.liftNumber": "之三"]) == [])
        // What the files tell is put down beside it, a second order prolonging the first.
        #expect(bench.take("stay-note", on: on(6), ["stay.document": "复停1号"]) == [])
        #expect(bench.take("stay-note", on: on(7), ["stay.document": "之三"]) == [])
        #expect(bench.record[keyPath: stay].on == first.advanced(by: 6) && bench.record[keyPath: stay].isNoted)
        #expect(bench.take("stay-note-lifted", on: on(8), ["stay.document": "之四"]) == [])
        #expect(bench.record[keyPath: stay].endedOn == first.advanced(by: 8) && !bench.record[keyPath: stay].isNoted)
        #expect(bench.take("stay-note", on: on(9), ["stay.document": "复停2号"]) == [])
        #expect(bench.record[keyPath: stay].endedOn == nil && bench.record[keyPath: stay].on == first.advanced(by: 9))
    }

    @Test func `外地机关、法院停止执行强制措施的，由负责人或者法制人员登记，一次未恢复不再登记（行政复议法第四十二条）`() throws {
        try recording(Compulsion.imposed(), \.stay, from: "2020-03-04")
    }

    @Test func `外地机关、法院停止强制执行的，由负责人或者法制人员登记，一次未恢复不再登记（行政复议法第四十二条）`() throws {
        try recording(Compulsion.decided(), \.stay, from: "2020-03-17")
    }

    @Test(arguments: Inspection.editions.map(\.id))
    func `外地机关、法院停止执行责令改正的，由负责人或者法制人员登记，一次未恢复不再登记（行政复议法第四十二条）`(edition: String) throws {
        try recording(Opening.$edition.withValue(edition) { Self.ordered() }, \.stay, from: "2020-03-10")
    }

    // MARK: What the files name

    @Test(arguments: Contested.allCases) private func `引用的行为与所填种类相同、由被申请人作出（行政复议法第二十二条）`(act: Contested) {
        let heading = ["actKind": ["行政强制措施": "compulsoryMeasure", "行政强制执行": "compulsoryEnforcement"][act.rawValue] ?? "other"]
        let field = ["contested.\(act)": String(act.id)]
        var known = KnownMatters()
        act.add(to: &known, stayed: false)
        func registering(_ changes: [String: String], in organ: OrganCode? = nil) -> [String] {
            var bench = Bench<Reconsideration>(on: "2024-03-04")
            bench.organ = Town.county
            bench.known = known
            if let organ, let entry = known.matters[act.id] { bench.known.matters[act.id] = (entry.kind, entry.stage, organ, entry.record) }
            return bench.refusing("register", ReconsiderationBench.application("2023").merging(changes) { $1 })
        }
        #expect(registering(heading.merging(field) { $1 }) == [])
        #expect(registering(field.merging(["actKind": "licence"]) { $1 }) == ["contested-as-headed"])
        #expect(registering(heading.merging(field) { $1 }, in: Town.market) == ["contested-by-party"])
        let other = Contested.allCases.first { $0 != act } ?? act
        #expect(registering(heading.merging(field) { $1 }.merging(["contested.\(other)": String(other.id)]) { $1 }).contains("contested-as-headed"))
    }

    @Test(arguments: Contested.allCases) private func `引用的行为与所填种类相同、由被告之一作出，复议改变的除外（行政诉讼法第二十六条）`(act: Contested) {
        let heading = ["actKind": ["行政强制措施": "compulsoryMeasure", "行政强制执行": "compulsoryEnforcement"][act.rawValue] ?? "other"]
        let field = ["contested.\(act)": String(act.id)]
        func registering(_ changes: [String: String], in organ: OrganCode = Town.organ) -> [String] {
            var bench = Suit.Case(on: Suit.monday("2018"))
            act.add(to: &bench.known, stayed: false)
            if let entry = bench.known.matters[act.id] { bench.known.matters[act.id] = (entry.kind, entry.stage, organ, entry.record) }
            return bench.refusing("register", Suit.notice("2018").merging(changes) { $1 })
        }
        #expect(registering(heading.merging(field) { $1 }) == [])
        #expect(registering(field.merging(["actKind": "licence"]) { $1 }) == ["contested-as-headed"])
        #expect(registering(heading.merging(field) { $1 }, in: Town.market) == ["contested-by-party"])
        #expect(registering(heading.merging(field) { $1 }.merging(["reviewResult": "changed"]) { $1 }, in: Town.market) == [])
    }

    @Test func `办过被诉行为的执法人员不登记停止执行的裁定（行政诉讼法第五十六条）`() {
        var suit = Courses.sued(.measure).matter
        suit.known.matters.merge(Compulsion.known().matters) { old, _ in old }
        let ruling = ["stayGround": "irreparable", "stayNumber": "行初12号之一"]
        #expect(suit.refusing("record-stay", on: "2020-04-13", by: "p2", ruling) == ["recorder-not-investigator"])
        #expect(suit.refusing("record-stay", on: "2020-04-13", by: "p3", ruling) == [])
    }

    /// What the file hands over is what the act's own step takes.
    @Test(arguments: [true, false]) func `停止、恢复执行的通知在被诉的行为中逐一办理（行政诉讼法第五十六条）`(isReview: Bool) throws {
        var measure = Compulsion.imposed()
        func follow(_ steps: [FollowingStep]) {
            for step in steps where step.kind == CompulsoryMeasure.kind { Compulsion.expect(measure.take(step.action, values: step.input)) }
        }
        if isReview {
            var review = Courses.reviewed(.measure)
            try review.must("stay", on: "2024-03-20", ["stayGround": "requested", "stayNote": "要求合理"])
            follow(review.matter.followed)
            #expect(measure.record.stay.isNoted && measure.record.stay.document == review.matter.record.stayWords)
            Contested.measure.add(to: &review.matter.known, stayed: true)
            try review.must("lift-stay", on: "2024-03-25", ["stayLiftReason": "情形消除"])
            follow(review.matter.followed)
        } else {
            var suit = Courses.sued(.measure)
            try suit.must("record-stay", on: "2020-04-13", by: "lawyer", ["stayGround": "irreparable", "stayNumber": "行初12号之一"])
            follow(suit.matter.followed)
            #expect(measure.record.stay.isNoted && measure.record.stay.document.hasSuffix("行初12号之一"))
            Contested.measure.add(to: &suit.matter.known, stayed: true)
            try suit.must("record-stay-lifted", on: "2020-04-20", by: "lawyer", ["stayLiftNumber": "行初12号之二"])
            follow(suit.matter.followed)
        }
        #expect(!measure.record.stay.isNoted)
    }

    @Test func `另一案件仍停止执行的，本案恢复执行不使其恢复（行政诉讼法第五十六条）`() throws {
        var review = Courses.reviewed(.measure)
        try review.must("stay", on: "2024-03-20", ["stayGround": "requested", "stayNote": "要求合理"])
        Contested.measure.add(to: &review.matter.known, stayed: true)
        var suit = LitigationResponse()
        (suit.contested.measure, suit.stayedOn) = (Ref(40), Day(iso: "2024-03-21"))
        _ = review.matter.known.add(71, suit, .trying)
        try review.must("lift-stay", on: "2024-03-25", ["stayLiftReason": "情形消除"])
        #expect(review.matter.followed.filter { $0.kind == CompulsoryMeasure.kind }.isEmpty)
    }
}
