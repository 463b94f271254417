import ArgumentParser
import Foundation
import Kernel

/// A command whose problems are told in Chinese on standard error, with an exit code: 1 for a problem, 2 for a refusal.
protocol PlumblineCommand: ParsableCommand {
    func execute() throws
}

extension PlumblineCommand {
    func run() throws {
        do {
            try execute()
        } catch let problem as Problem {
            Terminal.complain(problem.message)
            for field in problem.fields { Terminal.complain("  · " + field.message) }
            if let remedy = problem.remedy { Terminal.complain(remedy) }
            Terminal.complain("（\(problem.code)）")
            throw ExitCode(1)
        } catch let exit as ExitCode {
            throw exit
        } catch let invalid as ValidationError {
            throw invalid
        } catch {
            // The details go to the log file, the number to the person: the two are brought together when asked about.
            let id = Terminal.log(error)
            Terminal.complain("发生了意外错误，没有写入任何半成品。编号：\(id)。请把编号告诉维护人员。")
            throw ExitCode(1)
        }
    }
}

enum Terminal {
    static func complain(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// Writes an unexpected error to `plumbline-errors.log` in the temporary folder and gives the number it bears there.
    static func log(_ error: any Error) -> String {
        let id = String(UUID().uuidString.prefix(8))
        let line = "\(ISO8601DateFormatter().string(from: Date())) \(id) \(String(reflecting: error))\n"
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("plumbline-errors.log")
        if let handle = try? FileHandle(forWritingTo: url) {
            _ = try? handle.seekToEnd()
            handle.write(Data(line.utf8))
        } else {
            try? Data(line.utf8).write(to: url)
        }
        return id
    }

    static var isInteractive: Bool { isatty(2) == 1 }
}

/// A bar on a terminal, a line now and then elsewhere; always on standard error.
struct ProgressBar {
    private let title: String
    private var shown = -1
    private let started = Date()

    init(_ title: String) { self.title = title }

    mutating func update(_ done: Int, of total: Int, _ note: String) {
        let percent = total == 0 ? 100 : done * 100 / total
        guard percent != shown, Terminal.isInteractive || percent % 10 == 0 else { return }
        shown = percent
        if Terminal.isInteractive {
            let bar = String(repeating: "█", count: percent / 4) + String(repeating: "░", count: 25 - percent / 4)
            FileHandle.standardError.write(Data("\r\(title) \(bar) \(percent)% \(note)\u{1B}[K".utf8))
        } else {
            Terminal.complain("\(title) \(percent)% \(note)")
        }
    }

    func finish(_ note: String) {
        let seconds = String(format: "%.1f", Date().timeIntervalSince(started))
        Terminal.complain((Terminal.isInteractive ? "\r" : "") + "\(title) 完成：\(note)，用时\(seconds)秒" + (Terminal.isInteractive ? "\u{1B}[K" : ""))
    }
}

/// Columns of text under one another; a Chinese character is two wide.
enum Columns {
    static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 && $1.value != 0x2014 ? 2 : 1) } }
    static func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - self.width(text))) }
}

enum CSVText {
    static func line(_ values: [String]) -> String {
        values.map { value in
            value.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline })
                ? "\"" + value.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : value
        }.joined(separator: ",")
    }
}
