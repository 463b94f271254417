import Engine
import Kernel
import Storage

/// Due days as a calendar reads them (RFC 5545): kind, number and day of each matter, and nobody's name.
struct CalendarFeed {
    static let daysBack: Int = 30
    static let daysAhead: Int = 365
    static let most: Int = 500

    let lines: [MatterLine]
    let engine: Engine
    let at: Instant

    var text: String {
        var rows = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//plumbline//due days//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-CALNAME:准绳：承办事项的期限", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
        ]
        let stamp = Self.stamp(at)
        for line in lines { if let due = line.due { rows += event(line, due, stamp) } }
        rows.append("END:VCALENDAR")
        return rows.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func event(_ line: MatterLine, _ due: Day, _ stamp: String) -> [String] {
        let kind = engine.kinds.first { $0.kind.id == line.kind }?.kind.name ?? line.kind
        return [
            "BEGIN:VEVENT", "UID:matter-\(line.id)@\(engine.county).plumbline", "DTSTAMP:\(stamp)", "DTSTART;VALUE=DATE:\(Self.compact(due))",
            "DTEND;VALUE=DATE:\(Self.compact(due.advanced(by: 1)))", "SUMMARY:" + Self.escaped("\(kind) \(line.number ?? "编号\(line.id)") 期限届满"),
            "DESCRIPTION:" + Self.escaped("在系统中搜索编号\(line.id)可以办理。"), "TRANSP:TRANSPARENT", "END:VEVENT",
        ]
    }

    private static func compact(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

    /// In UTC; China is eight hours ahead of it.
    private static func stamp(_ at: Instant) -> String {
        let seconds = at.milliseconds / 1_000
        let (days, rest) = (Int(seconds / 86_400), Int(seconds % 86_400))
        return "\(compact(Day(ordinal: days)))T\(padded(rest / 3_600, 2))\(padded(rest / 60 % 60, 2))\(padded(rest % 60, 2))Z"
    }

    static func escaped(_ text: String) -> String {
        text.flatMap { character -> String in
            switch character {
            case "\\", ";", ",": "\\\(character)"
            case let other where other.isNewline: "\\n"
            default: String(character)
            }
        }.reduce(into: "") { $0.append($1) }
    }

    /// No line is longer than 75 bytes; what goes on begins with a space, and no character is torn.
    static func folded(_ row: String) -> String {
        var (result, width) = ("", 0)
        for character in row {
            let bytes = String(character).utf8.count
            if width + bytes > 75 {
                result += "\r\n "
                width = 1
            }
            result.append(character)
            width += bytes
        }
        return result
    }
}
