package import Foundation
import Kernel
import SwiftCSV

/// Compares a printed report's numbers with ours (`figures.csv` of a scenario).
package struct ReportCheck: Sendable {
    package enum Verdict: String, Sendable { case equal = "一致", different = "不一致" }

    package struct Line: Sendable {
        package let id: String
        package let subject: String
        /// As the printed report says it.
        package let printed: String
        package let expected: ScaledNumber
        package let figure: Figure
        package var verdict: Verdict { figure.value.map { $0.equals(expected) } ?? false ? .equal : .different }
    }

    package let lines: [Line]

    package var differences: [Line] { lines.filter { $0.verdict == .different } }

    /// - Throws: `report.noFile`, `report.noFigure`, or `report.template` with the lines that cannot be read.
    package init(_ file: URL, against set: FigureSet) throws {
        let csv: CSV<Named>
        do {
            csv = try CSV<Named>(string: String(contentsOf: file, encoding: .utf8))
        } catch {
            throw Problem(.missing, .reportNoFile, "“\(file.path)”不存在或者不能读出。", remedy: "请核对文件。", underlying: error)
        }
        lines = try csv.rows.enumerated().map { index, row in
            let given = row["report_value"] ?? ""
            guard let value = ScaledNumber(given) else {
                throw Problem(
                    .invalid, .reportTemplate, "“\(file.lastPathComponent)”第\(index + 2)行的 report_value 应为数字，填写的是“\(given)”。")
            }
            return Line(
                id: row["figure_id"] ?? "", subject: row["subject"] ?? "", printed: row["report_text"] ?? "", expected: value,
                figure: try set.figure(row["figure_id"] ?? ""))
        }
    }

    /// A table for the terminal, parted by tabs.
    package var table: String {
        let header = "指标\t报告\t系统\t结果\t说明"
        let rows = lines.map { line in
            let unit = line.figure.unit
            return "\(line.id)\t\(line.expected.text)\(unit)\t\(line.figure.text)\(unit)\t\(line.verdict.rawValue)\t\(line.subject)"
        }
        return ([header] + rows).joined(separator: "\n")
    }
}
