import Affairs
import Kernel

/// 行政复议案件: as many accepted and concluded in the year as the scenario lists, each with its respondent, subject and outcome.
package struct ReconsiderationPlays {
    let world: World
    private let complaints: [Complaint]

    package init(_ world: World) throws {
        self.world = world
        complaints = try Complaint.read(world.scenario)
    }

    /// The last day of receipt from which a case is surely concluded within the year.
    private var lastReceipt: Day { Day.first(ofMonth: 10, year: world.year).advanced(by: 12) }

    package func plays() -> [Play] {
        complaints.map { complaint in
            let key = "reconsideration/\(complaint.number)"
            let dice = world.dice("day/\(key)")
            let months = complaint.months
            let day = world.workingDay(of: world.year, from: months.lowerBound, through: months.upperBound, dice)
            let opens = Instant(
                world.workingDay(onOrAfter: complaint.isOpen ? day : min(day, lastReceipt)), hour: dice.number(9...11), minute: dice.number(0...59))
            return Play(Reconsideration.self, key, opens: opens) { course in
                var reconsideration = ReconsiderationCase(complaint, course)
                reconsideration.write()
            }
        }
    }
}

/// A line of the scenario: what is complained of, and what becomes of it.
struct Complaint: Sendable {
    /// What happens on the way.
    enum Turn: String {
        case supplement, deemed, overdue, third, late, access, stay
        case epidemic, appraisal, court, collateral, died
        case hearing, extend, major, sentBack = "return", opinion, remake, order
    }

    let number: Int
    let respondent: OrganCode
    /// 行政处罚 and so on, as the scenario calls it.
    let act: String
    let actKind: Reconsideration.ActKind
    /// `nil` while it is still under way when the year ends.
    let outcome: Reconsideration.Outcome?
    /// The months in which it may come.
    let months: ClosedRange<Int>
    /// A company's name; of a citizen none, who is invented.
    let company: String?
    var isOpen: Bool { outcome == nil }
    var isCompany: Bool { company != nil }
    let paper: String
    private let numbering: String
    let traits: [Reconsideration.ActTrait]
    let amount: Money?
    let request: String
    let reasons: String
    /// What the review found; of a case that was ended or mediated, why.
    let facts: String
    /// What the organ holds; of a case that was settled or mediated, the agreement.
    let findings: String
    /// The ground of a decision, the cause of an ending, the scope of a mediation.
    let ground: String
    let orders: String
    let days: Int?
    let turns: Set<Turn>

    func takes(_ turn: Turn) -> Bool { turns.contains(turn) }

    /// The number of a paper of that day: organs count through the year, a township only now and then.
    func paperNumber(on day: Day) -> String {
        let since = day - Day.firstDay(of: day.year) + number
        let count = respondent.description.hasSuffix("-ga") ? since * 4 : respondent.description.contains("-") ? since : 1 + since / 60
        return numbering.replacing("{year}", with: "\(day.year)").replacing("{n}", with: "\(count)")
    }

    private static let columns: [String] = [
        "no", "respondent", "act", "outcome", "first", "last", "applicant", "paper", "number", "traits", "amount", "request", "reasons", "facts",
        "findings", "ground", "orders", "days", "course",
    ]

    private static let acts: [String: Reconsideration.ActKind] = [
        "行政处罚": .penalty, "行政不作为": .inaction, "行政强制": .compulsoryMeasure, "投诉举报处理": .complaint, "行政登记": .registration,
        "不动产登记": .registration, "政府信息公开": .information, "工伤认定": .injury, "行政处理": .other, "行政给付": .payment, "行政裁决": .adjudication,
        "行政补偿": .compensation,
    ]

    /// The law of 2017 knows no 驳回行政复议请求: where the law of 2023 rejects the request, the regulation of 2007 rejects the application (第四十八条).
    private static let outcomes: [String: Reconsideration.Outcome?] = [
        "uphold": .uphold, "revoke": .revoke, "change": .change, "illegal": .illegal, "perform": .perform, "reject-request": .rejectApplication,
        "reject-application": .rejectApplication, "terminate": .terminate, "mediate": .mediate, "open": nil,
    ]

    /// - Throws: `scenario.*`.
    static func read(_ scenario: Scenario) throws -> [Complaint] {
        try scenario.table("reconsiderations.csv", columns: columns).lines.map { try Complaint($0) }
    }

    private static func read<Value>(_ column: String, of line: Table.Line, _ words: [String: Value]) throws -> Value {
        guard let word = words[line[column]] else { throw line.bad(column, "应为\(words.keys.sorted().joined(separator: "、"))之一") }
        return word
    }

    private init(_ line: Table.Line) throws {
        number = try line.int("no")
        respondent = OrganCode(line["respondent"])
        act = line["act"]
        let kind = try Self.read("act", of: line, Self.acts)
        let result = try Self.read("outcome", of: line, Self.outcomes)
        let months = (first: try line.int("first"), last: try line.int("last"))
        guard 1...12 ~= months.first, months.first...12 ~= months.last else { throw line.bad("last", "应为不早于first的月份") }
        self.months = months.first...months.last
        turns = Set(
            try line["course"].split(separator: " ").map { word in
                guard let turn = Turn(rawValue: String(word)) else { throw line.bad("course", "没有“\(word)”这种经过") }
                return turn
            })
        outcome = result
        company = line["applicant"] == "citizen" ? nil : line["applicant"]
        (paper, numbering) = (line["paper"], line["number"])
        traits = line["traits"].isEmpty ? [] : [try line.choice("traits")]
        amount = Money(yuan: line["amount"])
        // A duty left undone is complained of as such; pulling down a house is 行政强制执行.
        actKind = result == .perform ? .inaction : kind == .compulsoryMeasure && paper.isEmpty ? .compulsoryEnforcement : kind
        (request, reasons, facts, findings) = (line["request"], line["reasons"], line["facts"], line["findings"])
        (ground, orders) = (line["ground"], line["orders"])
        days = line["days"].isEmpty ? nil : try line.int("days")
    }
}
