import ArgumentParser
import Engine
import Identity
import Kernel
import Storage

/// Who keeps accounts from the command line: an administrator who has proved to be one, or whoever has the machine and its files.
///
/// The latter is written in the journal as the operator and may do little in a county that is not for demonstration.
struct MachineOperator {
    let engine: Engine
    let identity: Identity
    let administration: Administration
    /// Who acts.
    let actor: Actor
    /// As the journal has it.
    var login: String { actor.login }
    var today: Day { identity.official().day }
}

/// The options of the commands on accounts.
struct OperatorOption: ParsableArguments {
    @OptionGroup var data: DataOption
    @OptionGroup var signer: SignerOption
    @Option(help: "把这一天当作今天，如 2021-01-18；只用于演示的县。") var asOf: String?

    func open() throws -> MachineOperator {
        let engine = try data.folder.engine()
        let moment = try asOf.map { try SignerOption.moment($0, for: "--as-of", in: engine) }
        let official: @Sendable () -> Instant = { moment ?? .present }
        let identity = try data.folder.identity(engine, official: official)
        guard signer.isGiven else {
            return MachineOperator(engine: engine, identity: identity, administration: .byOperator(identity), actor: .machineOperator)
        }
        let actor = try signer.actor(in: engine, data.folder)
        return MachineOperator(
            engine: engine, identity: identity, administration: Administration(identity, way: actor.way), actor: actor)
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
