internal import Foundation
internal import Kernel

/// One edition file, read strictly: an unknown, missing or wrong field is named with its file.
///
/// Required are `id`, `year`, `title`, `document`, `published`, `holidays` (each `name`, `from`, `until`) and `workdays`;
/// `source`, `cancelled` and `amends` (the id of the edition changed) may be left out.
struct EditionFile {
    private let name: String
    private let fields: [String: Any]
    /// Where these fields stand in the file, such as `holidays[2].`; empty at the top.
    private let path: String

    static func read(_ url: URL) throws -> CalendarEdition {
        let name = url.lastPathComponent
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
        } catch {
            throw Problem(
                .damaged, .almanacMalformed, "放假安排文件“\(name)”不是完整的 JSON 文件。", remedy: "请核对文件的括号、引号和逗号。", underlying: error)
        }
        guard let fields = value as? [String: Any] else {
            throw Problem(.damaged, .almanacMalformed, "放假安排文件“\(name)”应当是一个对象。", remedy: "请参照自带的放假安排文件填写。")
        }
        return try EditionFile(name: name, fields: fields, path: "").edition()
    }

    private func edition() throws -> CalendarEdition {
        try allow(["id", "year", "title", "document", "published", "source", "holidays", "workdays", "cancelled", "amends"])
        let year = try year()
        let holidays = try list("holidays").enumerated().map { index, value in
            guard let fields = value as? [String: Any] else { throw malformed("holidays[\(index)]", "应当有 name、from、until 三栏") }
            return try EditionFile(name: name, fields: fields, path: "holidays[\(index)].").holiday(around: year)
        }
        let workdays = try days("workdays", around: year)
        for (index, day) in workdays.enumerated() where holidays.contains(where: { $0.from <= day && day <= $0.until }) {
            throw malformed("workdays[\(index)]", "“\(day.iso)”同时列为放假和上班")
        }
        return CalendarEdition(
            id: try text("id"), year: year, title: try text("title"), document: try text("document"), published: try day("published"),
            source: try optionalText("source"), holidays: holidays, workdays: workdays,
            cancelled: fields["cancelled"] == nil ? [] : try days("cancelled", around: year), amends: try optionalText("amends"))
    }

    private func holiday(around year: Int) throws -> CalendarEdition.Holiday {
        try allow(["name", "from", "until"])
        let from = try day("from")
        let until = try day("until")
        guard from <= until else { throw malformed("until", "“\(until.iso)”早于开始日“\(from.iso)”") }
        try check(from, around: year, field: "from")
        try check(until, around: year, field: "until")
        return CalendarEdition.Holiday(try text("name"), from: from, until: until)
    }

    // MARK: Fields

    private func allow(_ known: Set<String>) throws {
        if let stranger = fields.keys.filter({ !known.contains($0) }).sorted().first { throw malformed(stranger, "不认识这一栏") }
    }

    private func year() throws -> Int {
        guard let year = fields["year"] as? Int, (1949...9999).contains(year) else { throw malformed("year", "应当是四位数字的年份") }
        return year
    }

    private func text(_ field: String) throws -> String {
        guard let text = fields[field] as? String, !text.isEmpty else { throw malformed(field, "应当填写文字") }
        return text
    }

    private func optionalText(_ field: String) throws -> String? { fields[field] == nil ? nil : try text(field) }

    private func day(_ field: String) throws -> Day {
        guard let text = fields[field] as? String, let day = Day(iso: text) else { throw malformed(field, "应当是 2020-01-05 形式的日期") }
        return day
    }

    private func list(_ field: String) throws -> [Any] {
        guard let list = fields[field] as? [Any] else { throw malformed(field, "应当是一个列表") }
        return list
    }

    private func days(_ field: String, around year: Int) throws -> [Day] {
        try list(field).enumerated().map { index, value in
            guard let text = value as? String, let day = Day(iso: text) else {
                throw malformed("\(field)[\(index)]", "应当是 2020-01-05 形式的日期")
            }
            try check(day, around: year, field: "\(field)[\(index)]")
            return day
        }
    }

    /// A notice arranges its own year, and at most the December before or the January after.
    private func check(_ day: Day, around year: Int, field: String) throws {
        let from = Day.first(ofMonth: 12, year: year - 1)
        let until = Day.first(ofMonth: 2, year: year + 1)
        guard day >= from, day < until else { throw malformed(field, "“\(day.iso)”不在\(year)年前后") }
    }

    private func malformed(_ field: String, _ rule: String) -> Problem {
        Problem(
            .damaged, .almanacMalformed, "放假安排文件“\(name)”的“\(path)\(field)”有误：\(rule)。", remedy: "请对照国务院办公厅通知核对该文件。")
    }
}
