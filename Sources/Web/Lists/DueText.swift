import Design
import HTML
import Kernel
import Storage

/// A matter's nearest limit in words and a colour: green while seven tenths of the time are not gone, yellow after that,
/// red when it has run out.
enum DueText {
    static func tone(_ line: MatterLine, on today: Day) -> Tone {
        guard let due = line.due else { return .neutral }
        if due < today { return .bad }
        return (line.warn ?? due) <= today ? .warn : .good
    }

    static func mark(_ line: MatterLine, on today: Day) -> HTML {
        if line.closed != nil { return "<span class=\"quiet\">已办结</span>" }
        guard let due = line.due else { return "<span class=\"quiet\">无</span>" }
        return DueMark.mark(text: words(due, on: today), tone: tone(line, on: today), detail: due.iso)
    }

    static func words(_ due: Day, on today: Day) -> String {
        let days = due - today
        if days < 0 { return "逾期\(-days)日" }
        return days == 0 ? "今日届满" : "剩\(days)日"
    }
}
