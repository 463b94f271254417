import Kernel
import Testing

@testable import Affairs

/// Files about acts that are no penalties: what stops and frees them. The acts are 40, 41 and 42; no penalty is concerned.
extension FollowingCourses {
    /// An act that can be attacked, as a file names it.
    enum Contested: String, CaseIterable {
        case measure = "行政强制措施"
        case enforcement = "行政强制执行"
        case inspection = "责令改正"

        var id: MatterID {
            switch self {
            case .measure: 40
            case .enforcement: 41
            case .inspection: 42
            }
        }

        func name(in act: inout ContestedAct) {
            switch self {
            case .measure: act.measure = Ref(id)
            case .enforcement: act.enforcement = Ref(id)
            case .inspection: act.inspection = Ref(id)
            }
        }

        /// Known to the file, as it stands before it is stopped, or afterwards.
        func add(to known: inout KnownMatters, stayed: Bool) {
            switch self {
            case .measure:
                var record = Compulsion.imposed().record
                if stayed { record.stay.on = Day(iso: "2020-03-10") }
                _ = known.add(id, record, .imposed)
            case .enforcement:
                var record = Compulsion.decided().record
                if stayed { record.stay.on = Day(iso: "2020-03-10") }
                _ = known.add(id, record, .decided)
            case .inspection:
                var record = Checks.concluded(.corrected).record
                if stayed { record.stay.on = Day(iso: "2020-03-10") }
                _ = known.add(id, record, .rectifying)
            }
        }
    }

    /// A reconsideration of 2024 over the act, heard.
    static func reviewed(_ act: Contested, stayed: Bool = false) -> Review9 {
        var review = replied { record in
            record.penalty = nil
            act.name(in: &record.contested)
        }
        act.add(to: &review.matter.known, stayed: stayed)
        return review
    }

    /// A suit of 2020 over the act, heard.
    static func sued(_ act: Contested, stayed: Bool = false) -> Suit9 {
        var suit = heard { record in
            record.penalty = nil
            act.name(in: &record.contested)
        }
        act.add(to: &suit.matter.known, stayed: stayed)
        return suit
    }

    static let staying: [String: @Sendable () throws -> Shown] = Dictionary(
        uniqueKeysWithValues: Contested.allCases.flatMap { act -> [(String, @Sendable () throws -> Shown)] in
            [
                (
                    "reconsideration.stay 停止执行\(act.rawValue)",
                    {
                        var review = reviewed(act)
                        try review.must("stay", on: "2024-03-20", ["stayGround": "requested", "stayNote": "要求合理"])
                        return review.shown
                    }
                ),
                (
                    "reconsideration.lift-stay 恢复执行\(act.rawValue)",
                    {
                        var review = reviewed(act)
                        try review.must("stay", on: "2024-03-20", ["stayGround": "requested", "stayNote": "要求合理"])
                        act.add(to: &review.matter.known, stayed: true)
                        try review.must("lift-stay", on: "2024-03-25", ["stayLiftReason": "情形消除"])
                        return review.shown
                    }
                ),
                (
                    "reconsideration.decision-serve 停止执行\(act.rawValue)的案件审结",
                    {
                        var review = reviewed(act)
                        try review.must("stay", on: "2024-03-20", ["stayGround": "requested", "stayNote": "要求合理"])
                        act.add(to: &review.matter.known, stayed: true)
                        try review.must(
                            "propose", on: "2024-04-01", ["proposedOutcome": "uphold", "ground": "lawful", "facts": "查明", "findings": "认为"])
                        try review.must("decide", on: "2024-04-10", ["decisionManner": "head"])
                        try review.must("decision-serve", on: "2024-04-12", ["decision.method": "direct", "decision.servedOn": "2024-04-12"])
                        return review.shown
                    }
                ),
                (
                    "litigation.record-stay 裁定停止执行\(act.rawValue)",
                    {
                        var suit = sued(act)
                        try suit.must(
                            "record-stay", on: "2020-04-13", by: "lawyer", ["stayGround": "irreparable", "stayNumber": "行初12号之一"])
                        return suit.shown
                    }
                ),
                (
                    "litigation.record-stay-lifted 裁定恢复执行\(act.rawValue)",
                    {
                        var suit = sued(act)
                        try suit.must(
                            "record-stay", on: "2020-04-13", by: "lawyer", ["stayGround": "irreparable", "stayNumber": "行初12号之一"])
                        act.add(to: &suit.matter.known, stayed: true)
                        try suit.must("record-stay-lifted", on: "2020-04-20", by: "lawyer", ["stayLiftNumber": "行初12号之二"])
                        return suit.shown
                    }
                ),
                (
                    "litigation.take-effect 停止执行\(act.rawValue)的案件审结",
                    {
                        var suit = sued(act)
                        try suit.must(
                            "record-stay", on: "2020-04-13", by: "lawyer", ["stayGround": "irreparable", "stayNumber": "行初12号之一"])
                        act.add(to: &suit.matter.known, stayed: true)
                        try suit.must("record-judgment", on: "2020-05-06", Suit.ruling("dismissed", on: "2020-05-06"))
                        try suit.must("take-effect", on: "2020-05-22")
                        return suit.shown
                    }
                ),
            ]
        })
}
