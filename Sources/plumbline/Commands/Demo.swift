import Affairs
import ArgumentParser
import Engine
import Foundation
import Kernel
import Proof
import Rehearsal
import Reporting
import Storage

/// `plumbline demo`: replays a county's year, matter by matter, and writes its annual report.
struct Demo: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "演练一个县的一年：逐件逐环节依法定程序办理，并生成年度报告。",
        discussion: "中途中断的，再次运行会从中断处继续，已办理的环节不会重复。")

    @Option(help: "情景名称，即 Scenarios 中的文件夹。") var scenario: String = "pingjiang-2020"
    @OptionGroup var data: DataOption
    @Option(help: "情景所在的文件夹；默认在当前文件夹和程序所在的工程中寻找 Scenarios。") var scenarios: String?
    @Flag(inversion: .prefixedNo, help: "完成后提供网页服务。") var serve = true
    @OptionGroup var server: ServerFlags

    func execute() throws {
        let scenario = try Scenario(Self.folder(scenario, in: scenarios))
        let folder = data.folder
        try folder.create()
        let database = try Storage.Database.open(folder.location())
        try database.migrate()
        try scenario.register.enter(scenario.county, in: database, at: Instant(Scenario.beginning))
        let engine = try folder.engine(scenario.county, on: database)
        try Projection(engine).bringUpToDate()
        let world = World(scenario, calendar: engine.calendar)
        let conductor = Conductor(engine, world, plays: try Repertoire(world).plays(), signer: try folder.signer(scenario.county))
        var bar = ProgressBar("演练\(scenario.name)\(scenario.year)年")
        try conductor.run { progress in bar.update(progress.opened, of: progress.plays, "\(progress.day) 已办理\(progress.actions)个环节") }
        bar.finish("办理\(conductor.actions)个环节" + (conductor.repeats > 0 ? "（其中\(conductor.repeats)个此前已办理）" : ""))
        let template = try String(contentsOf: scenario.folder.appendingPathComponent("report-template.md"), encoding: .utf8)
        try copyTemplate(template, to: folder)
        // The period is over on the last day of the year; the report is made on the first working day after the holidays.
        let day = try engine.calendar.workingDay(10, after: scenario.until)
        try Report.write(
            folder, engine, template: template, year: scenario.year, on: day, compare: scenario.folder.appendingPathComponent("figures.csv"))
        print("数据：\(try folder.location().shown)")
        print("下一步：plumbline figures --data \(data.path) --organ \(scenario.county) --year \(scenario.year)")
        print("　　　　plumbline verify --data \(data.path)")
        guard serve else { return }
        try DemoAccounts(engine).announce(on: day)
        var server = server
        server.asOf = server.asOf ?? day.iso
        try server.serve(DataFolder(data.path, place: data.database, county: scenario.county))
    }

    /// The county edits its own copy of the template; one that is there already is left alone.
    private func copyTemplate(_ template: String, to folder: DataFolder) throws {
        let url = folder.url.appendingPathComponent("report-template.md")
        if !FileManager.default.fileExists(atPath: url.path) { try Data(template.utf8).write(to: url) }
    }

    /// Looks for a scenario beside the caller, then up from the program.
    static func folder(_ name: String, in given: String?) throws -> URL {
        var places: [URL] = []
        if let given { places.append(URL(fileURLWithPath: given, isDirectory: true)) }
        places.append(URL(fileURLWithPath: "Scenarios", isDirectory: true))
        var up = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath().deletingLastPathComponent()
        for _ in 0..<6 {
            places.append(up.appendingPathComponent("Scenarios", isDirectory: true))
            up.deleteLastPathComponent()
        }
        for place in places {
            let folder = place.appendingPathComponent(name, isDirectory: true)
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("scenario.json").path) { return folder }
        }
        throw Problem(.missing, .noScenario, "没有找到情景“\(name)”。", remedy: "请用 --scenarios 指明情景所在的文件夹。")
    }
}
