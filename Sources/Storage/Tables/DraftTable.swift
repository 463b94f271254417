package import Kernel

/// What belongs to one account: half-filled forms and saved views of lists.
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

    package func savedViews(_ county: String, login: String) throws -> [(name: String, path: String)] {
        try all("SELECT name, path FROM saved_view WHERE county = $1 AND login = $2 ORDER BY name", [SQLValue(county), SQLValue(login)]) {
            ($0.text(0), $0.text(1))
        }
    }

    package func saveView(_ county: String, login: String, name: String, path: String) throws {
        try execute(
            """
            INSERT INTO saved_view (county, login, name, path) VALUES ($1, $2, $3, $4)
            ON CONFLICT (county, login, name) DO UPDATE SET path = excluded.path
            """, [SQLValue(county), SQLValue(login), SQLValue(name), SQLValue(path)])
    }

    package func removeView(_ county: String, login: String, name: String) throws {
        try execute(
            "DELETE FROM saved_view WHERE county = $1 AND login = $2 AND name = $3", [SQLValue(county), SQLValue(login), SQLValue(name)])
    }
}
