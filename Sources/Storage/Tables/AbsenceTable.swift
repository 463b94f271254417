package import Kernel

/// Days on which somebody is away (请假、出差), and who looks after the matters meanwhile.
package struct AbsenceRow: Hashable, Sendable {
    package let id: Int
    package let person: PersonID
    /// On whose desk the matters lie meanwhile (代管); `nil` where nobody does.
    package let substitute: PersonID?
    /// Both days are included.
    package let from: Day
    package let until: Day
    package let reason: String
    /// The login by which it was entered.
    package let enteredBy: String
    package let revokedAt: Instant?

    package init(
        id: Int, person: PersonID, substitute: PersonID?, from: Day, until: Day, reason: String, enteredBy: String, revokedAt: Instant? = nil
    ) {
        self.id = id
        self.person = person
        self.substitute = substitute
        self.from = from
        self.until = until
        self.reason = reason
        self.enteredBy = enteredBy
        self.revokedAt = revokedAt
    }

    static let columns: String = "id, person, substitute, valid_from, valid_until, reason, entered_by, revoked_at"

    init(_ row: Row) {
        self.init(
            id: row.int(0), person: PersonID(row.text(1)), substitute: row.optionalText(2).map { PersonID($0) }, from: row.day(3),
            until: row.day(4), reason: row.text(5), enteredBy: row.text(6), revokedAt: row.optionalInstant(7))
    }

    package func holds(on day: Day) -> Bool { revokedAt == nil && from <= day && day <= until }
    package func overlaps(_ first: Day, _ last: Day) -> Bool { revokedAt == nil && from <= last && first <= until }
}

extension Connection {
    /// Absences that are not over before a day and have not been taken back, of the whole county.
    package func absences(_ county: String, from day: Day) throws -> [AbsenceRow] {
        try all(
            """
            SELECT \(AbsenceRow.columns) FROM absence \(dialect.using(index: "absence_until"))
            WHERE county = $1 AND valid_until >= $2 AND revoked_at IS NULL ORDER BY id
            """, [SQLValue(county), SQLValue(day)], AbsenceRow.init)
    }

    /// All of a person's, taken back or over too.
    package func absences(_ county: String, of person: PersonID) throws -> [AbsenceRow] {
        try all(
            """
            SELECT \(AbsenceRow.columns) FROM absence \(dialect.using(index: "absence_person")) WHERE county = $1 AND person = $2 ORDER BY id
            """, [SQLValue(county), SQLValue(person.description)], AbsenceRow.init)
    }

    package func absence(_ county: String, _ id: Int) throws -> AbsenceRow? {
        try first("SELECT \(AbsenceRow.columns) FROM absence WHERE county = $1 AND id = $2", [SQLValue(county), SQLValue(id)], AbsenceRow.init)
    }

    package func nextAbsenceID(_ county: String) throws -> Int {
        try first("SELECT COALESCE(MAX(id), 0) + 1 FROM absence WHERE county = $1", [SQLValue(county)]) { $0.int(0) } ?? 1
    }

    package func insert(_ county: String, _ absence: AbsenceRow) throws {
        try execute(
            "INSERT INTO absence (county, \(AbsenceRow.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            [
                SQLValue(county), SQLValue(absence.id), SQLValue(absence.person.description), SQLValue(absence.substitute?.description),
                SQLValue(absence.from), SQLValue(absence.until), SQLValue(absence.reason), SQLValue(absence.enteredBy),
                SQLValue(absence.revokedAt),
            ])
    }

    package func revokeAbsence(_ county: String, _ id: Int, at: Instant) throws {
        try execute(
            "UPDATE absence SET revoked_at = $1 WHERE county = $2 AND id = $3 AND revoked_at IS NULL", [SQLValue(at), SQLValue(county), SQLValue(id)])
    }
}
