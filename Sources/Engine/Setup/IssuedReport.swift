package import Kernel
import Proof
import Storage

/// That the report of a year went out (印发): its figures are those of one entry of the journal and stay so, whatever is entered or counted
/// otherwise later.
package struct IssuedReport: Hashable, Sendable {
    package let year: Int
    /// The entry as of which its figures were computed.
    package let asOf: Int
    /// SHA-256 of its figures as data (`figures.json`), in hexadecimal.
    package let figures: String
    package let day: Day

    /// The `kind` of the entries that tell of it; they move no matter.
    static let kind: String = "report"
}

extension Engine {
    /// Enters into the journal that the report of a year went out; of several the last one counts. Its figures are those of the whole county,
    /// so it goes out by whoever looks over the whole county.
    ///
    /// - Parameters:
    ///   - figures: as data, in the text in which they went out.
    /// - Throws: `engine.forbidden`.
    @discardableResult
    package func issueReport(of year: Int, asOf entry: Int, figures: String, by actor: Actor, at: Instant) throws -> IssuedReport {
        try requireIssuer(actor, on: at.day)
        let issued = IssuedReport(year: year, asOf: entry, figures: Digest32.sha256(figures).hex, day: at.day)
        try database.write(for: county) { connection in
            _ = try RegisterEntry(
                kind: IssuedReport.kind, action: "issue", login: actor.login, person: actor.person.description, organ: county,
                changes: [.init("year", .integer(year)), .init("asOf", .integer(entry)), .init("figures", .text(issued.figures))]
                    + actor.journalled,
                commitsToRegisters: false
            ).append(county, connection, at: at)
            try connection.trace(
                county, AuditEvent(.report, at: at, by: actor, subject: "印发\(year)年度报告，截至第\(entry)条", origin: .machine))
        }
        return issued
    }

    /// The report of a year as it last went out; `nil` when it has not.
    package func issuedReport(of year: Int) throws -> IssuedReport? {
        let rows = try database.read { try $0.registerEntries(county, kind: IssuedReport.kind, within: nil, before: nil, limit: 1_000) }
        // The newest first.
        return rows.lazy.compactMap { row -> IssuedReport? in
            guard let content = try? JSON(parsing: row.content), content["year"]?.int == year, let entry = content["asOf"]?.int,
                let figures = content["figures"]?.string
            else { return nil }
            return IssuedReport(year: year, asOf: entry, figures: figures, day: row.at.day)
        }.first
    }
}

extension Engine {
    /// Whoever issues a year's report looks over the whole county.
    ///
    /// - Throws: `engine.forbidden`.
    package func requireIssuer(_ actor: Actor, on day: Day) throws {
        try requireCountyPost(actor, on: day, for: "年度报告由县人民政府的负责人印发") { $0.reach == .subtree }
    }

    /// That somebody holds a post in the county's own organ; in somebody's stead counts where it can be delegated at all.
    ///
    /// - Parameters:
    ///   - rule: who may, as a clause.
    ///   - may: which posts are meant.
    /// - Throws: `engine.forbidden`.
    package func requireCountyPost(_ actor: Actor, on day: Day, for rule: String, _ may: (Role) -> Bool) throws {
        let root = organs.root
        guard actor.posts.contains(where: { $0.organ == root && may($0.role) && $0.isHeld(on: day) }) else {
            throw Problem(
                .forbidden, .engineForbidden, "\(rule)，账号“\(actor.login)”在\(day)没有这样的岗位。", remedy: "请由有该岗位的人办理。")
        }
    }
}

extension Problem.Code {
    package static let engineForbidden: Problem.Code = Problem.Code("engine.forbidden")
}
