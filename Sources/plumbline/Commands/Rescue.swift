import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Storage

/// `plumbline rescue`: saves what can be read of a damaged database, and says matter by matter what cannot.
struct Rescue: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "抢救：把损坏的数据库中还能读出的内容写入一个新文件夹，逐件说明缺少什么。原来的不变。",
        discussion: "有备份或者连续副本的，先用 plumbline restore 恢复，再用抢救出的内容对照副本之后的记录。抢救出的数据库不是完整的，核验会指出不符。")
    @OptionGroup var data: DataOption
    @Option(name: .customLong("to"), help: "新的数据文件夹，其中还没有数据库。") var target: String

    func execute() throws {
        guard case .file(let path) = try data.folder.location() else {
            throw Problem(.invalid, .storageNoBackup, "PostgreSQL 的数据不能这样抢救。", remedy: "请从备份恢复，见 docs/operations.md。")
        }
        guard Disk.exists(path) else {
            throw Problem(.missing, .folderEmpty, "没有数据库“\(path)”。", remedy: "请核对 --data。")
        }
        let report = try Storage.Database.checkIntegrity(of: path, isFull: false)
        print(report.isSound ? "没有发现损坏的页面；仍照样抄出。" : "损坏的是：\(report.summary)。")
        let folder = DataFolder.own(URL(fileURLWithPath: target, isDirectory: true).path)
        try folder.create()
        let tables = try Salvage(from: path, to: folder.ownDatabase).run { Terminal.complain("\($0) \($1)行") }
        for file in data.folder.companions(withKey: true) {
            let place = folder.url.path + "/" + file
            guard !Disk.exists(place) else { continue }
            try Disk.makeFolder(Disk.folder(of: place))
            try Disk.copy(data.folder.url.path + "/" + file, to: place)
        }
        for table in tables where table.read > 0 || !table.isWhole { print(Self.says(table)) }
        var isWhole = tables.allSatisfy(\.isWhole)
        let database = try Storage.Database.open(folder.location(), durability: .power)
        for county in try database.read({ try $0.counties() }) {
            // What was done about a matter may be among what cannot be read.
            try database.write(for: county) { try TimeGuard.holdAll("从损坏的数据库抢救", county, $0, at: .present) }
            if try !tell(county, database, folder) { isWhole = false }
        }
        try database.confirmHeads()
        try database.close()
        print("已写入 \(folder.url.path)。" + (isWhole ? "没有缺少什么。" : "缺少的列在上面。"))
        if !isWhole { throw ExitCode(1) }
    }

    private static func says(_ table: Salvage.Table) -> String {
        var says = "表\(table.name)：读出\(table.read)行"
        if table.gaps > 0 {
            says += "，有\(table.gaps)处读不出"
            says += table.counted.map { $0 > table.read ? "，少\($0 - table.read)行" : "" } ?? "，少多少行不能知道"
        }
        if table.refused > 0 { says += "，\(table.refused)行已面目全非，没有抄入" }
        return says
    }

    /// What is missing in one county, matter by matter; then everything that does not agree.
    ///
    /// - Returns: whether nothing is.
    private func tell(_ county: String, _ database: Storage.Database, _ folder: DataFolder) throws -> Bool {
        let (matters, gaps) = try database.read { (try $0.incompleteMatters(county), try $0.missingEntries(county)) }
        for gap in gaps { print("\(county)：全过程记录缺第\(gap.lowerBound)至\(gap.upperBound)条，共\(gap.count)条") }
        for matter in matters {
            let title = matter.title.map { "“\($0)”" } ?? ""
            let missing = [matter.hasNoBody ? "内容" : nil, matter.missingEntries > 0 ? "\(matter.missingEntries)个环节的记录" : nil].compactMap { $0 }
            print("\(county)：事项\(matter.matter)（\(matter.kind)）\(title)缺\(missing.joined(separator: "和"))")
        }
        let result: Verification
        do {
            let engine = try folder.engine(county, on: database)
            try Projection(engine).bringUpToDate()
            result = try Verifier(engine, keys: folder.verifierKeys()).verify()
        } catch let problem as Problem {
            print("\(county)：不能核验，\(problem.message)")
            return false
        }
        for fault in result.faults { print("\(county)：\(fault)") }
        if result.omitted > 0 { print("\(county)：另有\(result.omitted)处不符未列出。") }
        return gaps.isEmpty && matters.isEmpty && result.isSound
    }
}
