import Engine
import Foundation
import Identity
import Kernel
import Storage

/// What is done on the machine itself, as the audit trail has it.
enum OperatorTrace {
    /// Which command it was, without what was given to it.
    static var command: String { ProcessInfo.processInfo.arguments.dropFirst().prefix { !$0.hasPrefix("-") }.prefix(2).joined(separator: " ") }

    /// Enters what the operator did. Where the data cannot be written, on a mount for reading only, that is said and no more: whoever looks
    /// through evidence must be able to. A backup is left as its manifest says.
    static func enter(_ folder: DataFolder, _ counties: [String], _ subject: String) {
        guard !Disk.exists(folder.url.path + "/" + BackupManifest.name) else { return }
        do {
            let database = try folder.database()
            for county in counties {
                let event = AuditEvent(.upkeep, at: .present, by: .machineOperator, subject: subject, origin: .machine)
                try database.write(for: county) { try $0.trace(county, event) }
            }
            try database.close()
        } catch {
            Terminal.complain("这一次没有记入审计记录：\((error as? Problem)?.message ?? "数据不能写入。")")
        }
    }

    static func enter(_ engine: Engine, _ event: AuditEvent) throws {
        try engine.database.write(for: engine.county) { try $0.trace(engine.county, event) }
    }
}
