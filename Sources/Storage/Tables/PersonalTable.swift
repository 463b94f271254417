package import Kernel

/// Indicators that somebody keeps in view.
extension Connection {
    /// In the order in which they were pinned.
    package func pins(_ county: String, login: String) throws -> [String] {
        try all(
            "SELECT figure FROM figure_pin WHERE county = $1 AND login = $2 ORDER BY pinned, figure", [SQLValue(county), SQLValue(login)]
        ) { $0.text(0) }
    }

    package func pin(_ county: String, login: String, figure: String, at: Instant) throws {
        try execute(
            "INSERT INTO figure_pin (county, login, figure, pinned) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            [SQLValue(county), SQLValue(login), SQLValue(figure), SQLValue(at)])
    }

    package func unpin(_ county: String, login: String, figure: String) throws {
        try execute(
            "DELETE FROM figure_pin WHERE county = $1 AND login = $2 AND figure = $3", [SQLValue(county), SQLValue(login), SQLValue(figure)])
    }
}

/// By which address somebody's calendar reads the due days.
extension Connection {
    /// The account that a feed's address belongs to, unless it is disabled.
    package func calendarFeed(_ county: String, digest: [UInt8]) throws -> String? {
        try first(
            """
            SELECT f.login FROM calendar_feed f JOIN account a ON a.county = f.county AND a.login = f.login
            WHERE f.county = $1 AND f.digest = $2 AND a.disabled = 0
            """, [SQLValue(county), SQLValue(digest)]
        ) { $0.text(0) }
    }

    /// When an account's address was made; `nil` without one.
    package func calendarFeed(_ county: String, of login: String) throws -> Instant? {
        try first("SELECT made FROM calendar_feed WHERE county = $1 AND login = $2", [SQLValue(county), SQLValue(login)]) { $0.instant(0) }
    }

    /// Gives an account a new address; an earlier one leads nowhere any more.
    package func setCalendarFeed(_ county: String, of login: String, digest: [UInt8], made: Instant) throws {
        try execute(
            """
            INSERT INTO calendar_feed (county, login, digest, made) VALUES ($1, $2, $3, $4)
            ON CONFLICT (county, login) DO UPDATE SET digest = excluded.digest, made = excluded.made
            """, [SQLValue(county), SQLValue(login), SQLValue(digest), SQLValue(made)])
    }

    package func removeCalendarFeed(_ county: String, of login: String) throws {
        try execute("DELETE FROM calendar_feed WHERE county = $1 AND login = $2", [SQLValue(county), SQLValue(login)])
    }
}
