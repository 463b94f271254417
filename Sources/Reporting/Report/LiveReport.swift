package import Kernel
package import Storage

/// The annual report with the figures of this moment, for reading while the year is worked on.
package struct LiveReport: Sendable {
    package let template: Template
    package let set: FigureSet
    package let identities: [Identity]
    /// Placeholders that cannot be filled yet; they show a dash.
    package let faults: [FieldProblem]
    /// Changes of what is counted that touch figures of the text.
    package let changes: [CountingChange]

    package init(_ figures: Figures, template: String, year: Int, on day: Day, in connection: Connection) throws {
        self.template = Template(template)
        set = try figures.compute(.county, year: year, .organs, in: connection)
        identities = Identity.checks(set, reportedOn: day)
        faults = self.template.faults(set)
        changes = try figures.countingChanges(set, among: AnnualReport.Content.cited(self.template, set), in: connection)
    }

    package var title: String { template.title ?? "\(set.year)年法治政府建设年度报告" }
}
