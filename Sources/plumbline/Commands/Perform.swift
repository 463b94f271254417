import ArgumentParser
import Engine
import Foundation
import Kernel

/// `plumbline perform`: takes one action, or says everything that stands in the way.
struct Perform: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "办理一个环节；不能办理的，列出全部未满足的条件及其条文，退出码为2。")

    @OptionGroup var data: DataOption
    @Option(help: "事项编号。") var matter: Int?
    @Option(help: "开启新事项：事项种类，如 penalty。") var open: String?
    @Option(help: "开启新事项：机关代码。") var organ: String?
    @Option(help: "环节，如 decide。") var action: String
    @OptionGroup var signer: SignerOption
    @Option(name: .customLong("fill"), help: "填写字段，写作 字段=值，列表中的一项写作 parties.0.citizenName=值；可以多次给出。") var fills: [String] = []
    @Option(help: "办理日，如 2020-06-01；默认为今天。只有演示的县可以写今天以外的日子。") var on: String?
    @Option(help: "发生之日，如 2020-05-29：送达、收到等在登记以前发生的，期限从这一日计算；按小时计算的写作 2020-05-29T09:30。") var happened: String?
    @Option(help: "补录理由：发生以后过了县里规定的日数才登记的，必须写明。") var lateReason: String?
    @Option(help: "您看到的版本；已被他人办理的，不予办理。") var version: Int?
    @Option(name: .customLong("request"), help: "请求编号；同一编号只办理一次。") var request: String?
    @Option(
        name: .customLong("override"), help: "依法可以例外的条件，写作 条件的标识=理由，如 penalty.penalise.within-decision-term=理由；由负责人给出。要公开的文字中有个人信息的，写作 标识=隐去，隐去后公开。")
    var overrides: [String] =
        []
    @Option(help: "输出格式。") var format: Format = .text

    func validate() throws {
        if (matter == nil) == (open == nil) { throw ValidationError("请给出 --matter（办理已有事项）或者 --open 和 --organ（开启新事项）之一。") }
        if open != nil, organ == nil { throw ValidationError("开启新事项，请用 --organ 给出机关代码。") }
    }

    func execute() throws {
        let input = try Self.pairs(fills, option: "--fill")
        let occurrence = Occurrence.input(typed: happened ?? "", late: lateReason ?? "")
        let engine = try data.folder.engine()
        let now = try SignerOption.moment(on, for: "--on", in: engine)
        // In a demonstration a day that is given is no slip of the clock.
        if on == nil || !engine.isDemonstration { engine.keepTime() }
        let actor = try signer.actor(in: engine, data.folder)
        let outcome = try engine.batch { work in
            let target: Request.Target
            var at = now
            if let matter {
                target = .matter(matter, version: version)
                // Several steps on one day follow one another, although only the day was given.
                let touched = try work.dossier(matter).touched
                if touched.day == at.day { at = max(at, touched) }
            } else {
                target = .opening(kind: open ?? "", organ: OrganCode(organ ?? ""))
            }
            let request = try Request(
                target, action, work.input(typed: input, for: target).merging(occurrence) { $1 }, at: at,
                id: request.map { Request.id(.cli, by: actor.login, $0) }, overrides: Self.pairs(overrides, option: "--override"))
            return try work.perform(request, as: actor)
        }
        try Self.tell(outcome, action, format)
    }

    /// The moment of an action: now, or nine in the morning of a day that was given.
    static func moment(on day: Day?) -> Instant {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        guard let day, day != now.day else { return now }
        return Instant(day, hour: 9)
    }

    static func pairs(_ texts: [String], option: String) throws -> [String: String] {
        var pairs: [String: String] = [:]
        for text in texts {
            guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
                throw Problem(.invalid, .badFill, "“\(option)”填写的“\(text)”不符合要求：应写作 名称=值。")
            }
            pairs[String(text[..<sign])] = String(text[text.index(after: sign)...])
        }
        return pairs
    }

    static func tell(_ outcome: Outcome, _ action: String, _ format: Format) throws {
        switch outcome {
        case .done(let receipt):
            if format == .json {
                let members: [JSON.Member] = [
                    .init("done", .flag(true)), .init("matter", .integer(receipt.matter)), .init("entry", .integer(receipt.entry)),
                    .init("version", .integer(receipt.version)), .init("children", .array(receipt.children.map { .integer($0) })),
                    .init("repeat", .flag(receipt.isRepeat)),
                ]
                return print(JSON.object(members).encoded)
            }
            let children = receipt.children.isEmpty ? "" : "，并开启事项\(receipt.children.map(String.init).joined(separator: "、"))"
            print(
                receipt.isRepeat
                    ? "该请求已经办理过：事项\(receipt.matter)，记录第\(receipt.entry)条。"
                    : "已办理：事项\(receipt.matter)，第\(receipt.version)版，记录第\(receipt.entry)条\(children)。")
        case .refused(let refusals, let fields):
            if format == .json {
                let gates = refusals.map { refusal in
                    JSON.object([
                        .init("id", .text(refusal.id)), .init("cause", .text(refusal.cause.rawValue)), .init("says", .text(refusal.says)),
                        .init("basis", .text(refusal.basis.description)),
                        .init("overridable", .flag(refusal.isOverridable)),
                    ])
                }
                let wrong = fields.map {
                    JSON.object([.init("field", .text($0.field)), .init("label", .text($0.label)), .init("message", .text($0.message))])
                }
                print(JSON.object([.init("done", .flag(false)), .init("refusals", .array(gates)), .init("fields", .array(wrong))]).encoded)
            } else {
                print("不能办理“\(action)”，没有作任何改动：")
                for (index, refusal) in refusals.enumerated() {
                    print("  \(index + 1). \(refusal.says)。\(refusal.basis)\(way(past: refusal))　\(refusal.id)")
                }
                for field in fields { print("  · \(field.message)") }
            }
            throw ExitCode(2)
        }
    }

    private static func way(past refusal: Refusal) -> String {
        guard refusal.isOverridable else { return "" }
        return refusal.cause == .exposure ? "（可以隐去：--override \(refusal.id)=隐去）" : "（依法可以例外）"
    }
}
