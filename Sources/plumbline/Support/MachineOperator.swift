import ArgumentParser
import Engine
import Identity
import Kernel
import Storage

/// What whoever has the machine and its files may do without an account; written in the journal as the system's.
struct MachineOperator {
    let engine: Engine
    let identity: Identity
    var administration: Administration { .byOperator(identity) }
    var today: Day { identity.official().day }
    /// Who acts, as the journal has it.
    let login: String = Actor.system.login
}

/// The options of the commands on accounts.
struct OperatorOption: ParsableArguments {
    @OptionGroup var data: DataOption
    @Option(help: "把这一天当作今天（演示用），如 2021-01-18。") var asOf: String?

    func open() throws -> MachineOperator {
        let moment = try asOf.map { Perform.moment(on: try Day.given($0, for: "--as-of")) }
        let engine = try data.folder.engine()
        let official: @Sendable () -> Instant = { moment ?? .present }
        let identity = Identity(engine.database, county: engine.county, offices: engine.offices, official: official)
        return MachineOperator(engine: engine, identity: identity)
    }
}

/// A post as the commands take it.
struct PostOption: ParsableArguments {
    @Option(help: "岗位，如 administrator、officer、head。") var role: String
    @Option(help: "机关代码。") var organ: String
    @Option(help: "任职日期，如 2021-01-18；默认为今天。") var from: String?
    @Option(help: "届满日期（含当日）；没有的不写。") var until: String?

    func post(today: Day, _ offices: Offices) throws -> Post {
        Post(
            organ: OrganCode(organ), role: try Self.role(role, offices), from: try from.map { try Day.given($0, for: "--from") } ?? today,
            until: try until.map { try Day.given($0, for: "--until") })
    }

    static func role(_ text: String, _ offices: Offices) throws -> Role {
        guard let role = offices.post(text) else {
            throw Problem(.invalid, .badFill, "“--role”填写的“\(text)”不是岗位。", remedy: "可用：\(offices.postWords)。")
        }
        return role
    }
}
