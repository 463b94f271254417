import ArgumentParser
import Engine
import Foundation
import Kernel

/// What every command says that does something in a matter and takes no step of the law: which matter, as which version, who, on which day,
/// under which name for good.
struct ActOptions: ParsableArguments {
    @OptionGroup var data: DataOption
    @Option(help: "事项编号。") var matter: Int
    @OptionGroup var signer: SignerOption
    @Option(help: "办理日；默认为今天。只有演示的县可以写今天以外的日子。") var on: String?
    @Option(help: "您看到的版本；已被他人办理的，不予办理。") var version: Int?
    @Option(name: .customLong("request"), help: "请求编号；同一编号只办理一次。") var request: String?
    @Option(help: "输出格式。") var format: Format = .text

    /// The county, whoever signs, and the act that is asked for.
    func begin() throws -> (engine: Engine, actor: Actor, act: MatterAct) {
        let (engine, actor, now) = try Self.begin(data, signer, on: on)
        // Several acts on one day follow one another, although only the day was given.
        let touched = try engine.look { try $0.dossier(matter).touched }
        let at = touched.day == now.day ? max(now, touched) : now
        return (engine, actor, MatterAct(matter, version: version, at: at, id: request.map { Request.id(.cli, by: actor.login, $0) }))
    }

    static func begin(_ data: DataOption, _ signer: SignerOption, on: String?) throws -> (engine: Engine, actor: Actor, now: Instant) {
        let engine = try data.folder.engine()
        let now = try SignerOption.moment(on, for: "--on", in: engine)
        // In a demonstration a day that is given is no slip of the clock.
        if on == nil || !engine.isDemonstration { engine.keepTime() }
        return (engine, try signer.actor(in: engine, data.folder), now)
    }
}
