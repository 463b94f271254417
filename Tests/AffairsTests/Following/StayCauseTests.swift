import Kernel
import Testing

@testable import Affairs

/// Each step of a reconsideration or a suit that stops an act that is no penalty, or lets it go on, tells the act so: whatever kind it is.
@Suite("停止执行、恢复执行传到处罚以外的行为")
struct StayCauseTests {
    private typealias Courses = FollowingCourses
    private typealias Contested = Courses.Contested

    /// A step, and what the file goes through before it.
    private struct Way<M: Matter>: Sendable, CustomTestStringConvertible {
        let step: String
        let day: String
        let person: String?
        let input: [String: String]
        let causes: String
        let before: @Sendable (inout FollowedCase<M>) throws -> Void

        init(
            _ step: String, on day: String, by person: String? = nil, _ input: [String: String], causes: String,
            after before: @escaping @Sendable (inout FollowedCase<M>) throws -> Void = { _ in }
        ) {
            (self.step, self.day, self.person, self.input, self.causes, self.before) = (step, day, person, input, causes, before)
        }

        var testDescription: String { "\(M.kind.id).\(step)" }

        /// What is told to the act, and to no other of the kinds that can be stopped.
        func told(_ file: FollowedCase<M>, _ act: Contested) throws -> [String] {
            var file = file
            try before(&file)
            act.add(to: &file.matter.known, stayed: causes == "stay-note-lifted")
            file.matter.followed = []
            try file.must(step, on: day, by: person, input)
            return file.matter.followed.filter { $0.action.hasPrefix("stay-note") }.map { "\($0.kind.id).\($0.action) \($0.matter)" }
        }
    }

    private static func kind(_ act: Contested) -> String {
        switch act {
        case .measure: CompulsoryMeasure.kind.id
        case .enforcement: CompulsoryEnforcement.kind.id
        case .inspection: Inspection.kind.id
        }
    }

    // MARK: 复议

    private static let reviews: [Way<Reconsideration>] = [
        Way("stay-own", on: "2024-03-20", by: "chief", ["stayNote": "需要核实"], causes: "stay-note"),
        Way("lift-own-stay", on: "2024-03-25", by: "chief", ["stayLiftReason": "已经核实"], causes: "stay-note-lifted") { review in
            try review.must("stay-own", on: "2024-03-20", by: "chief", ["stayNote": "需要核实"])
        },
        Way(
            "mediate", on: "2024-04-01",
            [
                "mediationAgreement": "减少", "mediationScope": "discretion", "mediationSigned": "是", "mediationLawful": "是",
                "mediationEffectiveOn": "2024-04-01",
            ], causes: "stay-note-lifted"
        ) { try stayed(&$0) },
        Way(
            "terminate", on: "2024-04-01", ["terminationCause": "withdrawn", "terminationNote": "申请人撤回", "withdrawalAllowed": "是"],
            causes: "stay-note-lifted"
        ) { try stayed(&$0) },
    ]

    private static func stayed(_ review: inout FollowedCase<Reconsideration>) throws {
        try review.must("stay", on: "2024-03-20", ["stayGround": "requested", "stayNote": "要求合理"])
    }

    @Test(arguments: reviews, Contested.allCases)
    private func `复议：停止、恢复执行，审结的不再停止（行政复议法第四十二条）`(way: Way<Reconsideration>, act: Contested) throws {
        #expect(try way.told(Courses.reviewed(act), act) == ["\(Self.kind(act)).\(way.causes) \(act.id)"])
    }

    // MARK: 应诉

    private static let suits: [Way<LitigationResponse>] = [
        // Whatever an organ had stopped of its own accord goes on, also what it could not stop today.
        Way("lift-own-stay", on: "2020-04-14", by: "head", ["stayLiftReason": "情形消除"], causes: "stay-note-lifted") { suit in
            (suit.matter.record.stayedOn, suit.matter.record.stayNote) = (Day(iso: "2020-04-13"), "案情复杂")
        },
        Way(
            "record-ending", on: "2020-05-06", Suit.ruling("withdrawn", on: "2020-05-06").merging(["withdrawalCause": "own"]) { $1 },
            causes: "stay-note-lifted"
        ) { try stayed(&$0) },
        Way(
            "record-mediation", on: "2020-05-06",
            [
                "mediationScope": "discretion", "mediationAgreement": "减少", "mediationSigned": "是", "rulingNumber": "调1号", "servedOn": "2020-05-06",
            ], causes: "stay-note-lifted"
        ) { try stayed(&$0) },
        Way("record-suspended-ending", on: "2020-07-01", ended, causes: "stay-note-lifted") { suit in
            try stayed(&suit)
            try suit.must("suspend", on: "2020-04-14", suspension)
        },
        Way("record-final", on: "2020-07-15", Courses.second.merging(["rulingOutcome": "revoked"]) { $1 }, causes: "stay-note-lifted") { suit in
            try stayed(&suit)
            try suit.must("record-judgment", on: "2020-05-06", Suit.ruling("dismissed", on: "2020-05-06"))
            try suit.must("record-appeal", on: "2020-05-25", Suit.appeal(on: "2020-05-18", copy: "2020-05-25"))
        },
        Way("record-retrial-judgment", on: "2020-11-02", Suit.ruling("dismissed", on: "2020-11-02"), causes: "stay-note-lifted") { suit in
            try suit.must("record-judgment", on: "2020-05-06", Suit.ruling("dismissed", on: "2020-05-06"))
            try suit.must("take-effect", on: "2020-05-22")
            try suit.must("record-retrial", on: "2020-09-01", ["retrialCause": "procuratorate"])
        },
    ]

    private static let suspension = ["suspensionCause": "原告死亡，等待近亲属表明是否参加诉讼"]
    private static let ended = ["rulingNumber": "（2020）湘0626行初12号", "rulingOn": "2020-06-30", "servedOn": "2020-07-01"]

    private static func stayed(_ suit: inout FollowedCase<LitigationResponse>) throws {
        try suit.must("record-stay", on: "2020-04-13", by: "lawyer", ["stayGround": "irreparable", "stayNumber": "行初12号之一"])
    }

    @Test(arguments: suits, Contested.allCases)
    private func `应诉：停止、恢复执行，审结的不再停止（行政诉讼法第五十六条）`(way: Way<LitigationResponse>, act: Contested) throws {
        #expect(try way.told(Courses.sued(act), act) == ["\(Self.kind(act)).\(way.causes) \(act.id)"])
    }

    @Test func `应诉：本机关中止自行强制执行的传到强制执行，强制措施、责令改正不由本机关中止（行政强制法第三十九条第一款第四项）`() throws {
        let way = Way<LitigationResponse>("stay-own", on: "2020-04-13", by: "head", ["stayNote": "案情复杂"], causes: "stay-note")
        #expect(try way.told(Courses.sued(.enforcement), .enforcement) == ["compulsory-enforcement.stay-note \(Contested.enforcement.id)"])
        for act in [Contested.measure, .inspection] {
            var suit = Courses.sued(act)
            #expect(suit.matter.refusing("stay-own", on: "2020-04-13", by: "head", ["stayNote": "案情复杂"]) == ["enforced-by-itself"])
        }
    }

    /// Stopped by an order from elsewhere already, the act hears of the county's all the same: either may be lifted first.
    @Test func `外地机关、法院已经停止执行的，本县案件停止执行仍然传到（行政诉讼法第五十六条）`() throws {
        var suit = Courses.sued(.inspection)
        var order = Checks.concluded(.corrected).record
        (order.stay.orderedBy, order.stay.orderedOn) = ("岳阳铁路运输法院", Day(iso: "2020-04-10"))
        _ = suit.matter.known.add(Contested.inspection.id, order, .rectifying)
        suit.matter.followed = []
        try Self.stayed(&suit)
        #expect(suit.matter.followed.map { "\($0.kind.id).\($0.action)" } == ["inspection.stay-note"])
    }

    @Test func `中止期间终结诉讼的，告知被诉的处罚案件，诉讼不再进行（法释〔2018〕1号第八十八条）`() throws {
        var suit = Courses.heard()
        try suit.must("suspend", on: "2020-07-01", Self.suspension)
        try suit.must("record-suspended-ending", on: "2020-07-01", Self.ended.merging(["rulingOn": "2020-07-01"]) { $1 })
        #expect(suit.taken.contains("penalty.note-result") && !suit.penalty.record.challengePending)
    }

    // MARK: 败诉整改

    @Test(arguments: [("ended", ["rectification.assign"]), ("withdrawn", [])])
    func `中止期间终结诉讼、县里计为败诉的，交办整改（国办发〔2016〕54号第八部分）`(losses: String, opens: [String]) throws {
        var suit = Courses.heard()
        (suit.matter.settings, suit.matter.record.penalty) = (Settings(["litigation.loss.outcomes": losses]), nil)
        try suit.must("suspend", on: "2020-04-14", Self.suspension)
        suit.matter.opened = []
        try suit.must("record-suspended-ending", on: "2020-07-01", Self.ended)
        #expect(suit.matter.opened.map { "\($0.kind.id).\($0.action)" } == opens)
        #expect(suit.matter.record.lost == !opens.isEmpty && suit.matter.record.lostOn == (opens.isEmpty ? nil : Day(iso: "2020-07-01")))
    }
}
