import Affairs
import ArgumentParser
import Engine
import Foundation
import Identity
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

    @Option(help: "情景名称，即 Scenarios 中的文件夹；all 为全部情景，各在数据文件夹下的同名文件夹。") var scenario: String = "pingjiang-2020"
    @OptionGroup var data: DataOption
    @Option(help: "情景所在的文件夹；默认在当前文件夹和程序所在的工程中寻找 Scenarios。") var scenarios: String?
    @Flag(inversion: .prefixedNo, help: "完成后提供网页服务。") var serve = true
    @OptionGroup var server: ServerFlags

    func execute() throws {
        let names = scenario == "all" ? try Self.all(in: scenarios) : [scenario]
        for name in names {
            // Each county has a folder of its own: its key, its reports, its template.
            let path = scenario == "all" ? data.path + "/" + name : data.path
            let (engine, folder, day) = try replay(Scenario(Self.folder(name, in: scenarios), Catalogue.offices), path)
            guard serve, names.count == 1 else { continue }
            try DemoAccounts(engine).announce(on: day)
            var server = server
            server.asOf = server.asOf ?? day.iso
            try server.serve(folder)
        }
        guard scenario == "all" else { return }
        print("")
        print("已演练\(names.count)个县。逐项比照各县的报告：plumbline figures --check Scenarios --data \(data.path)")
        for name in names { print("网页服务：plumbline serve --data \(data.path)/\(name)") }
    }

    /// Replays one county's year and writes its report.
    private func replay(_ scenario: Scenario, _ path: String) throws -> (Engine, DataFolder, Day) {
        let folder = DataFolder(path, place: data.database, county: scenario.county)
        try folder.requireNotVanished()
        try folder.create()
        // A day that a power failure takes is replayed by the same command; only the whole year is said to be there.
        let location = try folder.location()
        let database = try Storage.Database.open(location, durability: location.isPostgres ? .power : .process)
        try database.migrate()
        let signer = try database.read { try folder.keys.found(scenario.county, $0) }
        try scenario.register.enter(scenario.county, in: database, at: Instant(Scenario.beginning), isDemonstration: true)
        let engine = try folder.engine(scenario.county, on: database)
        try Projection(engine).bringUpToDate()
        let world = World(scenario, calendar: engine.calendar)
        let conductor = Conductor(engine, world, plays: try Repertoire(world).plays(), signer: signer)
        var bar = ProgressBar("演练\(scenario.name)\(scenario.year)年")
        try conductor.run { progress in bar.update(progress.opened, of: progress.plays, "\(progress.day) 已办理\(progress.actions)个环节") }
        bar.finish("办理\(conductor.actions)个环节" + (conductor.repeats > 0 ? "（其中\(conductor.repeats)个此前已办理）" : ""))
        if let lived = conductor.livedText { print(lived) }
        let template = try String(contentsOf: scenario.folder.appendingPathComponent("report-template.md"), encoding: .utf8)
        try copyTemplate(template, to: folder)
        // The period is over on the last day of the year; the report is made on the first working day after the holidays.
        let day = try engine.calendar.workingDay(10, after: scenario.until)
        try Report.write(
            folder, engine, template: template, year: scenario.year, on: day, compare: scenario.folder.appendingPathComponent("figures.csv"))
        try database.checkpointWAL()
        print("数据：\(try folder.location().shown)")
        print("下一步：plumbline figures --data \(path) --organ \(scenario.county) --year \(scenario.year)")
        print("　　　　plumbline verify --data \(path)")
        return (engine, folder, day)
    }

    /// The county edits its own copy of the template; one that is there already is left alone.
    private func copyTemplate(_ template: String, to folder: DataFolder) throws {
        let url = folder.url.appendingPathComponent("report-template.md")
        if !FileManager.default.fileExists(atPath: url.path) { try Data(template.utf8).write(to: url) }
    }

    /// The names of all scenarios, in order.
    static func all(in given: String?) throws -> [String] {
        let names = places(given).lazy.map { place in
            let found = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
            return found.filter { FileManager.default.fileExists(atPath: place.appendingPathComponent("\($0)/scenario.json").path) }.sorted()
        }
        guard let found = names.first(where: { !$0.isEmpty }) else {
            throw Problem(.missing, .noScenario, "没有找到任何情景。", remedy: "请用 --scenarios 指明情景所在的文件夹。")
        }
        return found
    }

    /// Where scenarios are looked for: beside the caller, then up from the program.
    private static func places(_ given: String?) -> [URL] {
        var places: [URL] = []
        if let given { places.append(URL(fileURLWithPath: given, isDirectory: true)) }
        places.append(URL(fileURLWithPath: "Scenarios", isDirectory: true))
        var up = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath().deletingLastPathComponent()
        for _ in 0..<6 {
            places.append(up.appendingPathComponent("Scenarios", isDirectory: true))
            up.deleteLastPathComponent()
        }
        return places
    }

    static func folder(_ name: String, in given: String?) throws -> URL {
        for place in places(given) {
            let folder = place.appendingPathComponent(name, isDirectory: true)
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("scenario.json").path) { return folder }
        }
        throw Problem(.missing, .noScenario, "没有找到情景“\(name)”。", remedy: "请用 --scenarios 指明情景所在的文件夹。")
    }
}
