import ArgumentParser

/// The command line of Plumbline 准绳.
@main
struct Plumbline: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "plumbline",
        abstract: "准绳：县级法治政府建设的事项依法定程序办理，年度报告从中得出，每个数字都可以打开、重算和核验。",
        version: "0.1.0",
        subcommands: [
            Demo.self, Serve.self, FiguresCommand.self, Records.self, Late.self, LateEntries.self, Perform.self, Prepare.self, Approve.self,
            Correct.self, RecallCommand.self,
            Handle.self, Division.self, Leave.self,
            Move.self, Succeed.self, Join.self, Split.self, HandoverCommand.self,
            Show.self, Due.self, Procedures.self, Gates.self, CitationsCommand.self, LimitsCommand.self, EndingsCommand.self,
            Check.self, Explore.self,
            Verify.self, Anchors.self, Migrate.self, Config.self, Accounts.self, TokenCommand.self, Permissions.self, Backup.self, Restore.self,
            Keys.self, Drill.self, Replicate.self, Rescue.self, Copy.self, Jobs.self, ClockCommand.self, AuditCommand.self,
            Found.self, Jurisdiction.self,
            Report.self, Draws.self, Cautions.self, Import.self, RecountCommand.self, Definitions.self,
        ])
}

/// The form in which a command prints its answer.
enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}
