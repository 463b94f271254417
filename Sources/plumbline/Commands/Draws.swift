import Affairs
import ArgumentParser
import Engine
import Foundation
import Kernel
import Proof

/// `plumbline draw`: takes out what anybody needs to check a random draw, and checks it.
struct Draws: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "draw", abstract: "随机抽取：导出可供任何人核验的文件，核验一个这样的文件。", subcommands: [Export.self, VerifyDraw.self])

    struct Export: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(abstract: "导出一次抽取：名单、承诺、密数、种子和结果，此前作废的各次抽取一并导出。")
        @OptionGroup var data: DataOption
        @Argument(help: "抽取的事项编号。") var matter: Int

        func execute() throws {
            let engine = try data.folder.engine(readOnly: true)
            let record = try engine.look { try $0.dossier(matter).record }
            guard let draw = record as? Draw else {
                throw Problem(.invalid, .noDraw, "事项\(matter)不是随机抽取。", remedy: "请核对编号。")
            }
            print(String(decoding: try DrawFile(draw).encoded(), as: UTF8.self))
        }
    }

    struct VerifyDraw: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(
            commandName: "verify", abstract: "核验一次抽取：名单摘要、各方承诺、种子和结果逐项重算；不需要数据库。")
        @Argument(help: "导出的文件。") var file: String

        func execute() throws {
            let drawn = try DrawFile(reading: URL(fileURLWithPath: file))
            let faults = drawn.faults
            for fault in faults { print("不符：\(fault)") }
            guard faults.isEmpty else { throw ExitCode(1) }
            let aside = drawn.earlier.isEmpty ? "" : "；此前有\(drawn.earlier.count)次抽取作废，理由已载明"
            print("核验相符：名单\(drawn.candidates.count)个，抽取\(drawn.selected.count)个\(aside)。")
        }
    }
}

/// A draw as a file: everything that the result follows from, and nothing else.
struct DrawFile: Codable {
    struct Candidate: Codable {
        var id: String
        var name: String
        var weight: Int
        var exclusion: String
    }

    struct Part: Codable {
        var party: String
        var commitment: String
        var secret: String
    }

    struct Round: Codable {
        var digest: String
        var parts: [Part]
        var beacon: String
        var seed: String
        var selected: [String]
        var reason: String
    }

    var purpose: String
    var count: Int
    var candidates: [Candidate]
    var digest: String
    var parts: [Part]
    var beacon: String
    var seed: String
    var selected: [String]
    var earlier: [Round]

    init(_ draw: Draw) {
        (purpose, count, digest, beacon, seed, selected) = (draw.purpose, draw.count ?? 0, draw.listDigest, draw.beacon, draw.seed, draw.selected)
        candidates = draw.candidates.map { Candidate(id: $0.id, name: $0.name, weight: $0.weight ?? 1, exclusion: $0.exclusion) }
        parts = draw.commitments.map(Self.part)
        earlier = draw.earlier.map { round in
            Round(
                digest: round.listDigest, parts: round.commitments.map(Self.part), beacon: round.beacon, seed: round.seed,
                selected: round.selected, reason: round.reason)
        }
    }

    private static func part(_ given: Draw.Commitment) -> Part { Part(party: given.party, commitment: given.commitment, secret: given.secret) }

    /// - Throws: `draw.file`.
    init(reading url: URL) throws {
        do {
            self = try JSONDecoder().decode(DrawFile.self, from: Data(contentsOf: url))
        } catch {
            throw Problem(
                .invalid, .badDrawFile, "“\(url.path)”不存在，或者不是抽取的导出文件。", remedy: "请用 plumbline draw export 导出。", underlying: error)
        }
    }

    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// What does not agree; empty for a sound draw.
    var faults: [String] {
        let ids = candidates.map(\.id)
        guard Set(ids).count == ids.count, candidates.allSatisfy({ $0.weight > 0 }) else { return ["名单中有重复的编号或者不是正数的权重"] }
        guard parts.count >= 2, Set(parts.map(\.party)).count == parts.count else { return ["参与方不足两个或者重复"] }
        let list = DrawList(
            purpose: purpose, count: count, candidates: candidates.map { DrawCandidate(id: $0.id, weight: $0.weight, exclusion: $0.exclusion) })
        var found: [String] = []
        if list.digest.hex != digest { found.append("名单摘要应为\(list.digest.hex)，文件载为\(digest)") }
        let shown = parts.map { DrawSeed.Part(party: $0.party, secret: $0.secret) }
        for (part, own) in zip(parts, shown) where own.commitment.hex != part.commitment { found.append("“\(part.party)”的密数与其承诺不符") }
        let result = DrawSeed(list: list.digest, parts: shown, beacon: beacon).digest
        if result.hex != seed { found.append("种子应为\(result.hex)，文件载为\(seed)") }
        let drawn = list.drawn(by: result)
        if drawn != selected { found.append("结果应为\(drawn.joined(separator: "、"))，文件载为\(selected.joined(separator: "、"))") }
        return found
    }
}

extension Problem.Code {
    static let noDraw: Problem.Code = Problem.Code("draw.none")
    static let badDrawFile: Problem.Code = Problem.Code("draw.file")
}
