import ArgumentParser
import Engine
import Foundation
import Kernel

/// `plumbline join`: a matter is dealt with in another of its kind, or goes apart again.
struct Join: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "把一个事项并入先收到的同类事项一并办理，或者分开办理。不能办理的，列出全部理由，退出码为2。")

    @OptionGroup var act: ActOptions
    @Option(help: "主案的编号；分开的不给出。") var to: Int?
    @Flag(help: "不再并入，单独办理。") var part: Bool = false
    @Option(help: "理由。") var reason: String = ""
    @Option(help: "依据：法律、法规、规章的条文，或者文件的文号。") var article: String = ""

    func validate() throws {
        if part == (to != nil) { throw ValidationError("并入的，用 --to 给出主案的编号；分开办理的，写 --part，不给出 --to。") }
    }

    func execute() throws {
        let (engine, actor, begun) = try act.begin()
        var on = begun
        // The later of the two: an act of both follows what was done in either.
        if let other = try to ?? engine.look({ try $0.dossier(begun.matter).ledger.joinedTo }),
            let touched = try engine.look({ try $0.touched(other) }), touched.day == on.at.day
        {
            on.at = max(on.at, touched)
        }
        let wanted = JoiningRequest(to.map { .join(to: $0) } ?? .part, on: on, reason: reason, article: article)
        try Perform.tell(try engine.perform(wanted, as: actor), wanted.act.name, act.format)
    }
}

/// `plumbline split`: a part of a matter goes out into another of its kind.
struct Split: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "把一个事项的一部分分出，另案办理：期限不重新起算。不能办理的，列出全部理由，退出码为2。")

    @OptionGroup var act: ActOptions
    @Option(name: .customLong("take"), help: "分出列表字段中的第几项，写作 字段=1,3。可以多次给出。") var takes: [String] = []
    @Option(name: .customLong("fill"), help: "分出部分另行写明的内容，写作 字段=值。可以多次给出。") var fills: [String] = []
    @Option(help: "理由。") var reason: String = ""
    @Option(help: "依据：法律、法规、规章的条文，或者文件的文号。") var article: String = ""

    func execute() throws {
        let input = try Perform.pairs(fills, option: "--fill")
        let items = try Perform.pairs(takes, option: "--take").mapValues { text in
            try text.split(whereSeparator: { ",，、 ".contains($0) }).map { number in
                if let number = Int(number) { return number }
                throw Problem(.invalid, .badFill, "“--take”填写的“\(text)”不符合要求。", remedy: "写第几项，用逗号隔开，如 1,3。")
            }
        }
        let (engine, actor, on) = try act.begin()
        let wanted = SplittingRequest(
            on: on, taking: items, try engine.input(typed: input, for: .matter(on.matter)), reason: reason, article: article)
        try Perform.tell(try engine.perform(wanted, as: actor), Origin.Act.divide.name, act.format)
    }
}
