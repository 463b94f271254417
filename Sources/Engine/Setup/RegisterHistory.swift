package import Kernel
package import Storage

/// That an organ is no more (撤销), and who goes on with its powers.
package struct Dissolution: Hashable, Sendable {
    /// The `action` of the entries that tell of it.
    package static let action: String = "organ.dissolve"

    package let organ: OrganCode
    package let successor: OrganCode?
    package let day: Day
    /// By which it was decided, such as a notice on the reform of organs.
    package let document: String
    package let entry: Int

    init?(_ row: JournalRow) {
        guard row.action == Self.action, let content = try? JSON(parsing: row.content), let organ = content["organ"]?.string else { return nil }
        self.organ = OrganCode(organ)
        successor = content["successor"]?.string.map { OrganCode($0) }
        document = content["document"]?.string ?? ""
        (day, entry) = (row.at.day, row.entry)
    }
}

/// A notice on holidays that the county itself has entered. The entry holds the whole of it: it is evidence, goes into every copy, and reaches
/// every server of the county without a file.
package enum CalendarEntry {
    /// The `action` of the entries.
    package static let action: String = "calendar.add"

    package static func members(_ edition: CalendarEdition) -> [JSON.Member] {
        func day(_ day: Day) -> JSON { .text(day.iso) }
        return [
            .init("edition", .text(edition.id)), .init("year", .integer(edition.year)), .init("title", .text(edition.title)),
            .init("document", .text(edition.document)), .init("published", day(edition.published)),
            .init("source", edition.source.map { .text($0) } ?? .null),
            .init(
                "holidays",
                .array(
                    edition.holidays.map {
                        .object([.init("name", .text($0.name)), .init("from", day($0.from)), .init("until", day($0.until))])
                    })),
            .init("workdays", .array(edition.workdays.map(day))), .init("cancelled", .array(edition.cancelled.map(day))),
            .init("amends", edition.amends.map { .text($0) } ?? .null),
        ]
    }

    static func edition(_ row: JournalRow) -> CalendarEdition? {
        guard row.action == action, let content = try? JSON(parsing: row.content), let id = content["edition"]?.string,
            let year = content["year"]?.int, let published = content["published"]?.string.flatMap({ Day(iso: $0) })
        else { return nil }
        func days(_ name: String) -> [Day] { (content[name]?.items ?? []).compactMap { $0.string.flatMap { Day(iso: $0) } } }
        let holidays = (content["holidays"]?.items ?? []).compactMap { item -> CalendarEdition.Holiday? in
            guard let name = item["name"]?.string, let from = item["from"]?.string.flatMap({ Day(iso: $0) }),
                let until = item["until"]?.string.flatMap({ Day(iso: $0) })
            else { return nil }
            return CalendarEdition.Holiday(name, from: from, until: until)
        }
        return CalendarEdition(
            id: id, year: year, title: content["title"]?.string ?? id, document: content["document"]?.string ?? "", published: published,
            source: content["source"]?.string, holidays: holidays, workdays: days("workdays"), cancelled: days("cancelled"),
            amends: content["amends"]?.string)
    }
}

/// What entries of the administration say that no table keeps.
package struct RegisterHistory: Sendable {
    package let dissolutions: [OrganCode: Dissolution]
    /// Those that the county has entered itself, in the order of entry.
    package let editions: [CalendarEdition]

    package init(_ connection: Connection, _ county: String) throws {
        let rows = try connection.administration(
            county, actions: [Dissolution.action, CalendarEntry.action], since: Instant(milliseconds: 0))
        dissolutions = Dictionary(rows.compactMap(Dissolution.init).map { ($0.organ, $0) }, uniquingKeysWith: { _, last in last })
        editions = rows.compactMap(CalendarEntry.edition)
    }

    /// A calendar with what the county has entered. A notice that the program or the county's folder knows by now is taken from there.
    func calendar(on base: WorkCalendar) throws -> WorkCalendar {
        let known = Set(base.editions.map(\.id)), documents = Set(base.editions.map(\.document))
        let own = editions.filter { !known.contains($0.id) && !documents.contains($0.document) }
        return own.isEmpty ? base : try WorkCalendar(editions: base.editions + own)
    }
}
