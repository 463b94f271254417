import Kernel

/// Where a county's data is kept.
package enum DatabaseLocation: Hashable, Sendable {
    /// One SQLite file; the folder must exist.
    case file(String)
    /// A database of its own that ends with the process, for tests.
    case memory
    /// A PostgreSQL server's database, by its connection URI.
    case postgres(String)

    /// Reads `sqlite:PATH`, `postgres://…` or `postgresql://…`.
    ///
    /// - Throws: `storage.location`.
    package init(_ text: String) throws {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(text)
        } else if text.hasPrefix("sqlite:"), text.count > "sqlite:".count {
            self = .file(String(text.dropFirst("sqlite:".count)))
        } else {
            throw Problem(
                .invalid, .storageLocation, "“\(Self.withoutPassword(text))”不是数据库的位置。",
                remedy: "写作 sqlite:文件路径，或者 postgres://用户@主机/数据库（密码宜放在 PGPASSFILE 所指的文件中）。")
        }
    }

    /// The location as it may be shown: without a password.
    package var shown: String {
        switch self {
        case .file(let path): path
        case .memory: "内存"
        case .postgres(let uri): Self.withoutPassword(uri)
        }
    }

    package var isPostgres: Bool { if case .postgres = self { true } else { false } }

    /// Both places in which a connection URI can hold one.
    private static func withoutPassword(_ uri: String) -> String {
        uri.replacing(/:\/\/([^:@\/?]*):[^@\/]*@/) { "://\($0.output.1)@" }.replacing(/([?&](?:ssl)?password=)[^&]*/) { "\($0.output.1)…" }
    }
}
