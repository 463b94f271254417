package import Foundation
package import Kernel
import SwiftCSV

/// A scenario's CSV file with the columns it must have.
package struct Table: Sendable {
    package struct Line: Sendable {
        package let number: Int
        fileprivate let values: [String: String]
        fileprivate let file: String

        /// A column of the line; the table was checked to have it.
        package subscript(_ column: String) -> String { values[column] ?? "" }

        /// - Throws: `scenario.badValue`, naming file, line and column.
        package func int(_ column: String) throws -> Int {
            guard let number = Int(self[column]) else { throw bad(column, "应为整数") }
            return number
        }

        package func day(_ column: String) throws -> Day {
            guard let day = Day(iso: self[column]) else { throw bad(column, "应为确有其日的日期，写作2020-01-05") }
            return day
        }

        /// A code of an enumeration of the law.
        func choice<C: Choice>(_ column: String) throws -> C {
            guard let value = C(rawValue: self[column]) else { throw bad(column, C.rule) }
            return value
        }

        package func bad(_ column: String, _ rule: String) -> Problem {
            Problem(.invalid, .scenarioBadValue, "情景文件“\(file)”第\(number)行“\(column)”列填写的“\(self[column])”不符合要求：\(rule)。")
        }
    }

    package let name: String
    package let lines: [Line]

    /// - Throws: `scenario.missingFile`, `scenario.wrongColumns`.
    package init(_ url: URL, columns: [String]) throws {
        name = url.lastPathComponent
        let csv: CSV<Named>
        do {
            csv = try CSV<Named>(string: String(contentsOf: url, encoding: .utf8))
        } catch {
            throw Problem(.missing, .scenarioMissingFile, "情景文件“\(name)”不存在或者不能读出。", underlying: error)
        }
        let missing = columns.filter { !csv.header.contains($0) }
        guard missing.isEmpty else {
            throw Problem(
                .invalid, .scenarioWrongColumns, "情景文件“\(name)”缺少列：\(missing.joined(separator: "、"))；现有列：\(csv.header.joined(separator: "、"))。",
                remedy: "请按说明补全列名。")
        }
        lines = csv.rows.enumerated().map { [name] index, values in Line(number: index + 2, values: values, file: name) }
    }
}

extension Problem.Code {
    package static let scenarioMissingFile: Problem.Code = Problem.Code("scenario.missingFile")
    package static let scenarioWrongColumns: Problem.Code = Problem.Code("scenario.wrongColumns")
    package static let scenarioBadValue: Problem.Code = Problem.Code("scenario.badValue")
    package static let scenarioRefused: Problem.Code = Problem.Code("scenario.refused")
}
