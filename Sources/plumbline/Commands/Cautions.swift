import ArgumentParser
import Engine
import Foundation
import Kernel

/// `plumbline cautions`: what rests on something that has fallen, and what goes by law that has been replaced.
struct Cautions: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "列出需要复查的事项：所依据的证件已经无效、所引用的文件已经废止等；以及引用了已失效法律的定义和仍依旧法办理的事项。")

    @OptionGroup var data: DataOption
    @Option(help: "以哪一天为准；默认为今天。") var on: String?
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let day = try on.map { try Day.given($0, for: "--on") }
        let engine = try data.folder.engine(readOnly: true)
        let at = Perform.moment(on: day)
        let warnings = Warnings(engine)
        let (lines, superseded) = try warnings.matters(at: at)
        if format != .text {
            for line in lines {
                let values = [String(line.matter), line.kind.id, line.organ.description, line.notes.map(\.id).joined(separator: " ")]
                print(CSVText.line(values + [line.notes.map(\.text).joined(separator: "；")]))
            }
            return
        }
        for (kind, citations) in warnings.definitions(on: at.day) {
            print("定义“\(kind.name)”引用了已失效的条文：")
            for citation in citations { print("  \(citation.place)：\(citation.basis.withEdition)，\(citation.until.chinese)止") }
        }
        for entry in superseded {
            let statutes = Set(entry.citations.map { "《\($0.basis.statute.title)》（\($0.basis.statute.edition)）" }).sorted()
            print("仍依旧法办理：\(entry.kind.name)（\(entry.edition.name)）\(entry.matters.count)件，\(statutes.joined(separator: "、"))已不再施行")
        }
        for line in lines {
            print("\(line.matter)　\(line.kind.name)　\(engine.organs.name(of: line.organ))　\(line.title)")
            for note in line.notes { print("  \(note.text)　\(note.basis)") }
        }
        print("需要复查的事项\(lines.count)件；仍依旧法办理的\(superseded.reduce(0) { $0 + $1.matters.count })件。")
    }
}
