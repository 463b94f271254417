import Engine
package import Foundation
import HTML
package import Kernel
import Storage

/// The annual report (法治政府建设年度报告): a template's words with every figure filled, its data, its checks and its proof.
package struct AnnualReport: Sendable {
    package struct Options: Sendable {
        /// Records listed under each figure in the report itself.
        package var listed = 20
        /// Records listed on a figure's own page.
        package var cap = 1_000
        /// Names of matters may name persons; a report for the public may do without.
        package var showsTitles = true
        package init() {}
    }

    /// What was written, for the person who asked for it.
    package struct Result: Sendable {
        package let folder: URL
        package let set: FigureSet
        package let identities: [Identity]
        package let blanks: [(text: String, line: Int)]
        /// Changes of what is counted that touch figures of the text; its notes list them.
        package let changes: [CountingChange]
        /// The journal's hash at the entry as of which the report was made.
        package let head: String?
    }

    private let figures: Figures
    private let template: Template
    private let year: Int
    private let entry: Int?
    private let day: Day
    private let notes: [String]
    private let options: Options

    /// - Parameters:
    ///   - day: the day on which the report is made.
    ///   - entry: as the journal stood then; now when not given.
    ///   - notes: where the data come from, one sentence each.
    package init(
        _ figures: Figures, template: String, year: Int, on day: Day, asOf entry: Int? = nil, notes: [String] = [], options: Options = Options()
    ) {
        self.figures = figures
        self.template = Template(template)
        self.year = year
        self.day = day
        self.entry = entry
        let own = "各机关在办理事项时形成的全过程记录；每个数字的口径见其数据条目。"
        self.notes = [own] + notes
        self.options = options
    }

    /// Writes `reports/<county>-<year>/` under a folder: all of it, or nothing.
    ///
    /// - Throws: `report.template`, `report.noEntry`, or the problem of the disk.
    package func write(to directory: URL) throws -> Result {
        let county = figures.engine.county
        return try figures.engine.database.read { connection in
            let content = try content(connection)
            let folder = directory.appendingPathComponent("reports").appendingPathComponent("\(county)-\(year)")
            try ReportFolder.replace(folder) { folder in
                try folder.write("report.md", Self.standing(figures.engine) + template.filled(content.set) + Self.notes(content.changes))
                try folder.write("figures.json", content.set.json)
                let pages = ReportPages(report: content)
                try folder.write("report.html", pages.main())
                for figure in content.set.figures where figure.indicator.nature != .ratio && figure.hasRecords {
                    let records = try figures.records(of: figure.id, nil, year: year, limit: options.cap, asOf: entry, in: connection).records
                    try folder.write(FigureName.recordsPage(figure.id), pages.records(figure, records))
                }
            }
            return Result(
                folder: folder, set: content.set, identities: content.identities, blanks: template.blanks, changes: content.changes,
                head: content.head)
        }
    }

    /// What a report says first when nothing in it is real.
    static let demonstration: String = "演示数据：本报告由演示的县生成，不是真实的政府工作报告。"

    private static func standing(_ engine: Engine) -> String { engine.isDemonstration ? "> \(demonstration)\n\n" : "" }

    /// The changes of what is counted, at the end of the text; nothing where there are none.
    private static func notes(_ changes: [CountingChange]) -> String {
        changes.isEmpty ? "" : "\n\n## 统计口径变更\n\n" + changes.map { "- \($0.text)\n" }.joined()
    }

    private func content(_ connection: Connection) throws -> Content {
        let engine = figures.engine
        let set = try figures.compute(nil, year: year, asOf: entry, [.months, .organs, .recordCounts], in: connection)
        try template.check(set)
        let cited = Content.cited(template, set)
        var listed: [String: [NamedRecord]] = [:]
        for figure in set.figures where cited.contains(figure.id) {
            let id = figures.counted(figure.indicator).id
            guard listed[id] == nil else { continue }
            listed[id] = try figures.records(of: id, nil, year: year, limit: options.listed, asOf: entry, in: connection).records
        }
        let head = try connection.entry(engine.county, set.entry)?.hash.map { padded(String($0, radix: 16)) }.joined()
        return Content(
            template: template, set: set, cited: cited, listed: listed, identities: Identity.checks(set, reportedOn: day),
            checkpoint: try connection.checkpoints(engine.county).last { $0.entry <= set.entry }, head: head, day: day, notes: notes,
            showsTitles: options.showsTitles, figures: figures,
            changes: try figures.countingChanges(set, among: cited, in: connection))
    }

    private func padded(_ digits: String) -> String { digits.utf8.count < 2 ? "0" + digits : digits }
}

extension AnnualReport {
    /// All that the pages show, gathered in one read.
    struct Content {
        let template: Template
        let set: FigureSet
        /// The figures that stand in the text, with their numerators, denominators and classes.
        let cited: Set<String>
        let listed: [String: [NamedRecord]]
        let identities: [Identity]
        let checkpoint: CheckpointRow?
        let head: String?
        let day: Day
        let notes: [String]
        let showsTitles: Bool
        let figures: Figures
        let changes: [CountingChange]

        var title: String { template.title ?? "\(set.year)年法治政府建设年度报告" }

        func name(of organ: OrganCode) -> String { figures.engine.organs.name(of: organ) }

        /// The figure whose records stand behind this one.
        func counted(_ figure: Figure) -> Figure { set[figures.counted(figure.indicator).id] ?? figure }

        static func cited(_ template: Template, _ set: FigureSet) -> Set<String> {
            var cited = Set(template.ids)
            for id in template.ids {
                guard let figure = set[id] else { continue }
                cited.formUnion([figure.numerator?.id, figure.denominator?.id].compactMap { $0 })
                cited.formUnion(set.figures.filter { $0.indicator.total == id }.map(\.id))
            }
            return cited
        }
    }
}
