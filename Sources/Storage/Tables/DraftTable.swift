package import Kernel

/// What belongs to one account: half-filled forms.
extension Connection {
    package func draft(_ county: String, login: String, place: String) throws -> (input: String, saved: Instant)? {
        try first(
            "SELECT input, saved FROM draft WHERE county = $1 AND login = $2 AND place = $3",
            [SQLValue(county), SQLValue(login), SQLValue(place)]
        ) { ($0.text(0), $0.instant(1)) }
    }

    package func drafts(_ county: String, login: String) throws -> [(place: String, saved: Instant)] {
        try all(
            "SELECT place, saved FROM draft WHERE county = $1 AND login = $2 ORDER BY saved DESC", [SQLValue(county), SQLValue(login)]
        ) { ($0.text(0), $0.instant(1)) }
    }

    package func saveDraft(_ county: String, login: String, place: String, input: String, at: Instant) throws {
        try execute(
            """
            INSERT INTO draft (county, login, place, input, saved) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (county, login, place) DO UPDATE SET input = excluded.input, saved = excluded.saved
            """, [SQLValue(county), SQLValue(login), SQLValue(place), SQLValue(input), SQLValue(at)])
    }

    package func removeDraft(_ county: String, login: String, place: String) throws {
        try execute(
            "DELETE FROM draft WHERE county = $1 AND login = $2 AND place = $3", [SQLValue(county), SQLValue(login), SQLValue(place)])
    }
}
