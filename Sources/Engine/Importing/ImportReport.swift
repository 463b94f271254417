package import Kernel

/// What becomes, or would become, of each row of a table.
package struct ImportReport: Sendable {
    /// Why a row, or one of its cells, cannot be taken in.
    package struct Fault: Hashable, Sendable {
        /// The column's name; empty where the row as a whole is meant.
        package let column: String
        package let value: String
        /// What it breaks, as a clause, with the article where there is one.
        package let rule: String
        /// What mends it; may be empty.
        package let remedy: String

        package init(column: String = "", value: String = "", rule: String, remedy: String = "") {
            self.column = column
            self.value = String(value.prefix(60))
            self.rule = rule
            self.remedy = remedy
        }
    }

    package enum Standing: String, Sendable, CaseIterable {
        case new, changed, same, refused

        package var name: String {
            switch self {
            case .new: "新增"
            case .changed: "更改"
            case .same: "相同"
            case .refused: "不能导入"
            }
        }
    }

    package struct Row: Sendable {
        package let number: Int
        /// What the row is about, in words.
        package let what: String
        package let standing: Standing
        /// What is entered or changed, each as a clause.
        package let changes: [String]
        package let faults: [Fault]

        package init(_ number: Int, _ what: String, _ standing: Standing, changes: [String] = [], faults: [Fault] = []) {
            self.number = number
            self.what = what
            self.standing = faults.isEmpty ? standing : .refused
            self.changes = changes
            self.faults = faults
        }
    }

    package let rows: [Row]

    package init(_ rows: [Row]) { self.rows = rows }

    package func count(_ standing: Standing) -> Int { rows.count { $0.standing == standing } }
    package var refused: [Row] { rows.filter { $0.standing == .refused } }
    /// Nothing stands in the way, and there is something to take in.
    package var isReady: Bool { refused.isEmpty && (count(.new) > 0 || count(.changed) > 0) }

    /// `共12行：新增9，更改1，相同2。`
    package var summary: String {
        let parts = Standing.allCases.map { ($0.name, count($0)) }.filter { $0.1 > 0 }.map { "\($0.0)\($0.1)行" }
        return "共\(rows.count)行：\(parts.joined(separator: "，"))。"
    }

    /// A table as a whole is taken in or not at all.
    package var refusal: Problem {
        Problem(.invalid, .importRefused, "共\(rows.count)行，\(refused.count)行不能导入，整批没有导入任何一行。", remedy: "请按各行写明的理由改好表格，再导入。")
    }
}

extension ImportReport.Fault {
    /// As a refusal tells it; what cannot be mended by the table goes on.
    package static func all(of problem: Problem, columns: [String: String] = [:]) -> [ImportReport.Fault] {
        guard problem.fields.isEmpty else {
            return problem.fields.map {
                ImportReport.Fault(column: columns[$0.field] ?? $0.label, value: $0.given, rule: $0.rule, remedy: problem.remedy ?? "")
            }
        }
        return [ImportReport.Fault(rule: problem.message.trimmingEnd, remedy: problem.remedy ?? "")]
    }

    /// `“岗位”填写的“队长”：没有这种岗位` or the rule alone.
    package var says: String {
        if column.isEmpty { return rule }
        return value.isEmpty ? "“\(column)”：\(rule)" : "“\(column)”填写的“\(value)”：\(rule)"
    }
}

extension String {
    /// Without the full stop at its end, so that it stands in a list.
    fileprivate var trimmingEnd: String { hasSuffix("。") ? String(dropLast()) : self }
}

extension Problem.Code {
    package static let importRefused: Problem.Code = Problem.Code("import.refused")
}
