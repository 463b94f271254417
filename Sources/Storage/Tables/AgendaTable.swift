package import Kernel

/// What is asked of a desk about a matter.
package struct DeskAsk: Hashable, Sendable {
    package enum Act: String, Sendable {
        /// A step is expected.
        case take
        /// A prepared step is to be decided on, to be looked at by a second pair of eyes, or to be prepared anew.
        case approve, review, redo
        /// A slip of the pen is to be decided on.
        case correct
        /// Another organ hands the matter over.
        case accept
    }

    package let act: Act
    /// The step; empty where it is none.
    package let step: String
    /// Who put it before the desk; `nil` for what the law expects by itself.
    package let author: PersonID?
    /// Somebody else's work waits for a word, rather than work of one's own.
    package let isApproval: Bool

    package init(_ act: Act, _ step: String = "", by author: PersonID? = nil, isApproval: Bool) {
        self.act = act
        self.step = step
        self.author = author
        self.isApproval = isApproval
    }

    /// `approve decide`
    var stored: String { step.isEmpty ? act.rawValue : "\(act.rawValue) \(step)" }

    /// - Parameter stored: of a row from before there were such words, nothing.
    init(stored: String?, author: PersonID?, isApproval: Bool) {
        let parts = (stored ?? "").split(separator: " ", maxSplits: 1)
        self.init(
            parts.first.flatMap { Act(rawValue: String($0)) } ?? .take, parts.count > 1 ? String(parts[1]) : "", by: author, isApproval: isApproval)
    }
}

/// Who took a matter's last step, where, and which.
///
/// A decision is none: whoever decides on what others worked out does not take the matter from them.
package struct Taker: Hashable, Sendable {
    /// In the place of a step: it was put before others for approval.
    package static let preparing: String = "@"

    package let person: PersonID
    package let organ: OrganCode
    package let step: String

    package init(_ person: PersonID, at organ: OrganCode, _ step: String) {
        self.person = person
        self.organ = organ
        self.step = step
    }

    var stored: String { "\(person)\t\(organ)\t\(step)" }

    init?(stored: String) {
        let parts = stored.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        self.init(PersonID(String(parts[0])), at: OrganCode(String(parts[1])), String(parts[2]))
    }
}

/// A matter that is somebody's.
package struct AgendaRow: Hashable, Sendable {
    package enum Part: String, Sendable {
        /// By assignment: leads it, or helps.
        case lead, helper
        /// Nobody handles it there, and he or she took its last step or prepared the one that is expected.
        case taker
    }

    package let person: PersonID
    /// Where it is his or hers.
    package let organ: OrganCode
    package let part: Part
    /// It waits for somebody else just now.
    package let isAside: Bool
    package let due: Day?

    package init(_ person: PersonID, at organ: OrganCode, as part: Part, isAside: Bool, due: Day?) {
        self.person = person
        self.organ = organ
        self.part = part
        self.isAside = isAside
        self.due = due
    }
}

extension Connection {
    package func addAgenda(_ county: String, _ matter: MatterID, _ row: AgendaRow) throws {
        try execute(
            "INSERT INTO agenda (county, matter, person, organ, part, aside, due) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [
                SQLValue(county), SQLValue(matter), SQLValue(row.person.description), SQLValue(row.organ.description),
                SQLValue(row.part.rawValue), SQLValue(row.isAside), .integer(WaitingRow.stored(row.due)),
            ])
    }

    package func removeAgenda(_ county: String, _ matter: MatterID, of person: PersonID) throws {
        // A matter is a few people's, a person's are hundreds: the key is to be taken, not the person's index.
        let column = dialect == .postgres ? dialect.hidden("person") : "person"
        try execute(
            "DELETE FROM agenda WHERE county = $1 AND matter = $2 AND \(column) = $3",
            [SQLValue(county), SQLValue(matter), SQLValue(person.description)])
    }
}
