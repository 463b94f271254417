package import Kernel

/// A list that somebody keeps under a name: an address with its conditions, columns and order.
package struct SavedView: Hashable, Sendable {
    package let name: String
    package let path: String
    /// The organ whose people share it, and the account that shared it; `nil` for one's own.
    package let shared: Shared?

    package struct Shared: Hashable, Sendable {
        package let organ: OrganCode
        package let login: String
    }
}

/// Saved views of lists, and the columns that somebody likes to see in them.
extension Connection {
    package func savedViews(_ county: String, login: String) throws -> [SavedView] {
        try all("SELECT name, path FROM saved_view WHERE county = $1 AND login = $2 ORDER BY name", [SQLValue(county), SQLValue(login)]) {
            SavedView(name: $0.text(0), path: $0.text(1), shared: nil)
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

    /// What the people of an organ share.
    package func sharedViews(_ county: String, in organ: OrganCode, limit: Int) throws -> [SavedView] {
        try all(
            "SELECT name, path, login FROM shared_view WHERE county = $1 AND organ = $2 ORDER BY name LIMIT $3",
            [SQLValue(county), SQLValue(organ.description), SQLValue(limit)]
        ) { SavedView(name: $0.text(0), path: $0.text(1), shared: SavedView.Shared(organ: organ, login: $0.text(2))) }
    }

    /// - Returns: `false` where another's view bears the name there; it stays as it is.
    package func shareView(_ county: String, in organ: OrganCode, name: String, path: String, by login: String) throws -> Bool {
        try execute(
            """
            INSERT INTO shared_view (county, organ, name, path, login) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (county, organ, name) DO UPDATE SET path = excluded.path WHERE shared_view.login = excluded.login
            """, [SQLValue(county), SQLValue(organ.description), SQLValue(name), SQLValue(path), SQLValue(login)])
        return try first(
            "SELECT login FROM shared_view WHERE county = $1 AND organ = $2 AND name = $3",
            [SQLValue(county), SQLValue(organ.description), SQLValue(name)]
        ) { $0.text(0) } == login
    }

    /// - Parameter login: only what that account shared; `nil` for whoever looks over the organ.
    package func unshareView(_ county: String, in organ: OrganCode, name: String, sharedBy login: String?) throws {
        let own = login == nil ? "" : " AND login = $4"
        try execute(
            "DELETE FROM shared_view WHERE county = $1 AND organ = $2 AND name = $3\(own)",
            [SQLValue(county), SQLValue(organ.description), SQLValue(name)] + (login.map { [SQLValue($0)] } ?? []))
    }

    /// The columns that somebody has chosen for the lists of a kind, parted by commas; `nil` for whoever has chosen none.
    package func listColumns(_ county: String, login: String, kind: String) throws -> String? {
        try first(
            "SELECT columns FROM list_columns WHERE county = $1 AND login = $2 AND kind = $3",
            [SQLValue(county), SQLValue(login), SQLValue(kind)]
        ) { $0.text(0) }
    }

    /// - Parameter columns: `nil` for the usual ones again.
    package func setListColumns(_ county: String, login: String, kind: String, to columns: String?) throws {
        guard let columns else {
            return try execute(
                "DELETE FROM list_columns WHERE county = $1 AND login = $2 AND kind = $3", [SQLValue(county), SQLValue(login), SQLValue(kind)])
        }
        try execute(
            """
            INSERT INTO list_columns (county, login, kind, columns) VALUES ($1, $2, $3, $4)
            ON CONFLICT (county, login, kind) DO UPDATE SET columns = excluded.columns
            """, [SQLValue(county), SQLValue(login), SQLValue(kind), SQLValue(columns)])
    }
}
