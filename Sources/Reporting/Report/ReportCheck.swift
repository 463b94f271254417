package import Foundation
import Kernel
import SwiftCSV

/// Compares a printed report's numbers with ours (`figures.csv` of a scenario).
package struct ReportCheck: Sendable {
    package enum Verdict: String, Sendable, CaseIterable {
        case equal = "一致"
        /// Of a kind of matter, or a turn of phrase, with no records behind it yet.
        case later = "以后"
        case different = "不一致"
    }

    /// How the printed number stands to the exact one.
    package enum Relation: String, Sendable {
        case equal
        /// 余、多: at least as much, and below the next round number.
        case over
        /// 近、不足、接近: less, and not below the last round number before it.
        case under
        /// 至少、不少于、以上.
        case atLeast = "at-least"
        /// A number of the wording, such as 四级 or 五道程序: nothing is compared.
        case text

        /// 2700余 means 2700 to 2799, 1000余 means 1000 to 1999: the step is the place of the last digit that is not 0.
        package func holds(_ exact: ScaledNumber, printed: ScaledNumber) -> Bool {
            switch self {
            case .equal: exact.equals(printed)
            case .over: !exact.isLess(than: printed) && exact.isLess(than: printed.stepped(by: 1))
            case .under: exact.isLess(than: printed) && !exact.isLess(than: printed.stepped(by: -1))
            case .atLeast: !exact.isLess(than: printed)
            case .text: true
            }
        }
    }

    package struct Line: Sendable {
        package let id: String
        package let subject: String
        /// As the printed report says it.
        package let printed: String
        /// `nil` for a range or a word, which only a row without a figure may have.
        package let expected: ScaledNumber?
        package let relation: Relation
        /// `nil` for what is left for later.
        package let figure: Figure?
        package let note: String

        package var verdict: Verdict {
            guard let figure else { return .later }
            guard let value = figure.value, let expected else { return .different }
            return relation.holds(value, printed: expected) ? .equal : .different
        }
    }

    /// What stands for the figure of a kind of matter that has none yet.
    package static let later: String = "later"

    package let lines: [Line]

    package var differences: [Line] { lines.filter { $0.verdict == .different } }

    package func count(_ verdict: Verdict) -> Int { lines.count { $0.verdict == verdict } }

    /// - Throws: `report.noFile`, `report.noFigure`, or `report.template` with the lines that cannot be read.
    package init(_ file: URL, against set: FigureSet) throws {
        let csv: CSV<Named>
        do {
            csv = try CSV<Named>(string: String(contentsOf: file, encoding: .utf8))
        } catch {
            throw Problem(.missing, .reportNoFile, "“\(file.path)”不存在或者不能读出。", remedy: "请核对文件。", underlying: error)
        }
        lines = try csv.rows.enumerated().map { index, row in try Self.line(row, "“\(file.lastPathComponent)”第\(index + 2)行", set) }
    }

    private static func line(_ row: [String: String], _ place: String, _ set: FigureSet) throws -> Line {
        let id = row["figure_id"] ?? ""
        let given = row["report_value"] ?? ""
        // Older tables have no such column.
        let word = row["relation"].flatMap { $0.isEmpty ? nil : $0 } ?? Relation.equal.rawValue
        guard let relation = Relation(rawValue: word) else {
            throw Problem(.invalid, .reportTemplate, "\(place)的 relation 应为 equal、over、under、at-least、text 之一，填写的是“\(word)”。")
        }
        let value = ScaledNumber(given)
        let isLater = id == later || relation == .text
        guard isLater || value != nil else {
            throw Problem(.invalid, .reportTemplate, "\(place)的 report_value 应为数字，填写的是“\(given)”。")
        }
        return Line(
            id: id, subject: row["subject"] ?? "", printed: row["report_text"] ?? "", expected: value, relation: relation,
            figure: isLater ? nil : try set.figure(id), note: row["note"] ?? "")
    }

    /// A table for the terminal, parted by tabs.
    package var table: String {
        let header = "指标\t报告\t系统\t结果\t说明"
        let rows = lines.map { line in
            let unit = line.figure?.unit ?? ""
            // An approximate number is shown as it was printed.
            let printed = line.relation == .equal && line.figure != nil ? line.expected.map { $0.text + unit } ?? line.printed : line.printed
            let ours = line.figure.map { $0.text + unit } ?? "—"
            return "\(line.id)\t\(printed)\t\(ours)\t\(line.verdict.rawValue)\t\(line.subject)"
        }
        return ([header] + rows).joined(separator: "\n")
    }
}

extension ScaledNumber {
    func isLess(than other: ScaledNumber) -> Bool { (self - other).units < 0 }

    /// The number with its last digit that is not 0 moved: 240 by 1 is 250, 1000 by 1 is 2000.
    func stepped(by steps: Int) -> ScaledNumber {
        var place = 1
        while units != 0, units % (place * 10) == 0 { place *= 10 }
        return ScaledNumber(units + steps * place, decimals: decimals)
    }
}
