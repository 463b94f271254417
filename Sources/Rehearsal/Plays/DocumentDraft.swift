import Affairs
import Kernel

/// One normative document of the year, as the scenario describes it.
struct DocumentDraft: Sendable {
    /// What its course has beyond the usual.
    enum Turn: String {
        case emergency, short, hearing, exception, returned, supplement, suspend, amend, postponed, dissent, refused
        case conformsAfter = "conforms-after"
        case violatesFirst = "violates-first"
        case unlawfulFirst = "unlawful-first"
        case amendPartly = "amend-partial"
        case sendBack = "send-back"
        case lateReview = "late-review"
        case lateFiling = "late-filing"
        case notRegistered = "not-registered"
        /// Drafts that come to nothing.
        case declined, stopped, rejected
    }

    let key: Handle<NormativeDocument>
    let title: String
    let maker: OrganCode
    let drafter: OrganCode
    let years: Int
    let touchesBusiness: Bool
    let touchesVitalInterests: Bool
    let isPlanned: Bool
    let basis: String
    let published: Day
    /// Numbers of the old documents that it replaces, and of those that it only amends.
    let repeals: [String]
    let amends: [String]
    var replaces: [String] { repeals + amends }
    let turns: Set<Turn>

    func has(_ turn: Turn) -> Bool { turns.contains(turn) }

    static func read(_ scenario: Scenario, _ name: String, _ prefix: String) throws -> [DocumentDraft] {
        let columns = [
            "no", "title", "organ", "cycle", "business", "drafter", "vital", "planned", "basis", "published", "replaces", "path",
        ]
        return try scenario.lines(name, columns: columns).map { line in
            let turns = try line["path"].split(separator: " ").map { word in
                guard let turn = Turn(rawValue: String(word)) else { throw line.bad("path", "没有“\(word)”这种经过") }
                return turn
            }
            return DocumentDraft(
                key: Handle("\(prefix)/\(line["no"])"), title: line["title"], maker: OrganCode(line["organ"]), drafter: OrganCode(line["drafter"]),
                years: try line.int("cycle"), touchesBusiness: line["business"] == "yes", touchesVitalInterests: line["vital"] == "yes",
                isPlanned: line["planned"] == "yes", basis: line["basis"], published: try line.day("published"),
                repeals: line["replaces"].split(separator: " ").map(String.init), amends: line["amends"].split(separator: " ").map(String.init),
                turns: Set(turns))
        }
    }
}

/// The county government's executive meetings: every second Wednesday, numbered through its term.
struct ExecutiveMeetings {
    let world: World

    func next(onOrAfter day: Day) -> (day: Day, name: String) {
        let first = Day.first(ofMonth: 1, year: world.year - 1).advanced(by: 1)
        var turn = max(0, (day - first) / 14 - 1)
        while held(turn, first) < day { turn += 1 }
        return (held(turn, first), "\(world.scenario.place.unit)人民政府第\(turn + world.scenario.meetingsBefore)次常务会议")
    }

    private func held(_ turn: Int, _ first: Day) -> Day { world.workingDay(onOrAfter: first.advanced(by: turn * 14)) }
}
