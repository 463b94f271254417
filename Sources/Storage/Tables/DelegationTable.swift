package import Kernel

/// One post given to another person for some days (代理).
package struct DelegationRow: Hashable, Sendable {
    package let id: Int
    package let giver: PersonID
    package let taker: PersonID
    package let organ: OrganCode
    package let role: Role
    package let from: Day
    package let until: Day
    package let reason: String
    /// The login by which it was granted.
    package let grantedBy: String
    package let revokedAt: Instant?

    package init(
        id: Int, giver: PersonID, taker: PersonID, organ: OrganCode, role: Role, from: Day, until: Day, reason: String, grantedBy: String,
        revokedAt: Instant? = nil
    ) {
        self.id = id
        self.giver = giver
        self.taker = taker
        self.organ = organ
        self.role = role
        self.from = from
        self.until = until
        self.reason = reason
        self.grantedBy = grantedBy
        self.revokedAt = revokedAt
    }

    static let columns: String = "id, giver, taker, organ, role, valid_from, valid_until, reason, granted_by, revoked_at"

    init(_ row: Row, _ offices: Offices) {
        self.init(
            id: row.int(0), giver: PersonID(row.text(1)), taker: PersonID(row.text(2)), organ: OrganCode(row.text(3)),
            role: offices.role(stored: row.text(4)), from: row.day(5), until: row.day(6), reason: row.text(7),
            grantedBy: row.text(8), revokedAt: row.optionalInstant(9))
    }
}

extension Connection {
    /// The posts that others have delegated to a person: never for longer than the giver holds the post.
    package func delegatedPosts(_ county: String, to person: PersonID, _ offices: Offices) throws -> [Post] {
        try all(
            """
            SELECT d.organ, d.role, \(dialect.greatest("d.valid_from", "p.valid_from")),
              \(dialect.least("d.valid_until", "COALESCE(p.valid_until, d.valid_until)")), d.giver
            FROM delegation d JOIN post p ON p.county = d.county AND p.person = d.giver AND p.organ = d.organ AND p.role = d.role
              AND p.valid_from <= d.valid_until AND COALESCE(p.valid_until, d.valid_until) >= d.valid_from
            WHERE d.county = $1 AND d.taker = $2 AND d.revoked_at IS NULL ORDER BY d.id
            """, [SQLValue(county), SQLValue(person.description)]
        ) { row in
            Post(
                organ: OrganCode(row.text(0)), role: offices.role(stored: row.text(1)), from: row.day(2), until: row.day(3),
                onBehalfOf: PersonID(row.text(4)))
        }
    }

    /// People with an account that can be used who stand in for somebody in a post on a day: while the delegation holds and its giver has the post.
    package func delegates(_ county: String, of role: Role, in organ: OrganCode, on day: Day) throws -> [PersonID] {
        try all(
            """
            SELECT DISTINCT d.taker FROM delegation d
            JOIN post p ON p.county = d.county AND p.person = d.giver AND p.organ = d.organ AND p.role = d.role
            JOIN account a ON a.county = d.county AND a.person = d.taker
            WHERE d.county = $1 AND d.organ = $2 AND d.role = $3 AND d.revoked_at IS NULL AND d.valid_from <= $4 AND d.valid_until >= $4
              AND p.valid_from <= $4 AND COALESCE(p.valid_until, $4) >= $4 AND a.disabled = 0 ORDER BY d.taker
            """, [SQLValue(county), SQLValue(organ.description), SQLValue(role.id), SQLValue(day)]
        ) { PersonID($0.text(0)) }
    }

    package func delegation(_ county: String, _ id: Int, _ offices: Offices) throws -> DelegationRow? {
        try first("SELECT \(DelegationRow.columns) FROM delegation WHERE county = $1 AND id = $2", [SQLValue(county), SQLValue(id)]) {
            DelegationRow($0, offices)
        }
    }

    package func delegations(_ county: String, from giver: PersonID, _ offices: Offices) throws -> [DelegationRow] {
        try all(
            "SELECT \(DelegationRow.columns) FROM delegation WHERE county = $1 AND giver = $2 ORDER BY id",
            [SQLValue(county), SQLValue(giver.description)]
        ) { DelegationRow($0, offices) }
    }

    package func delegations(_ county: String, to taker: PersonID, _ offices: Offices) throws -> [DelegationRow] {
        try all(
            "SELECT \(DelegationRow.columns) FROM delegation WHERE county = $1 AND taker = $2 ORDER BY id",
            [SQLValue(county), SQLValue(taker.description)]
        ) { DelegationRow($0, offices) }
    }

    package func nextDelegationID(_ county: String) throws -> Int {
        try first("SELECT COALESCE(MAX(id), 0) + 1 FROM delegation WHERE county = $1", [SQLValue(county)]) { $0.int(0) } ?? 1
    }

    package func insert(_ county: String, _ delegation: DelegationRow) throws {
        try execute(
            """
            INSERT INTO delegation (county, \(DelegationRow.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                SQLValue(county), SQLValue(delegation.id), SQLValue(delegation.giver.description), SQLValue(delegation.taker.description),
                SQLValue(delegation.organ.description), SQLValue(delegation.role.id), SQLValue(delegation.from), SQLValue(delegation.until),
                SQLValue(delegation.reason), SQLValue(delegation.grantedBy), SQLValue(delegation.revokedAt),
            ])
    }

    package func revokeDelegation(_ county: String, _ id: Int, at: Instant) throws {
        try execute(
            "UPDATE delegation SET revoked_at = $1 WHERE county = $2 AND id = $3 AND revoked_at IS NULL",
            [SQLValue(at), SQLValue(county), SQLValue(id)])
    }
}
