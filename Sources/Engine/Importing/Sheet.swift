internal import Foundation
package import Kernel

/// A table that somebody made elsewhere: one line of column names, one line a row.
///
/// Read from comma-separated values (RFC 4180) in UTF-8, or in GB 18030, which is what spreadsheets here write unless told otherwise. Nothing
/// of it is trusted: sizes are bounded before anything is taken apart.
package struct Sheet: Sendable {
    package struct Row: Sendable {
        /// As a spreadsheet numbers it: the line of names is 1.
        package let number: Int
        package let cells: [String]
    }

    /// Bytes of a table at most, so that it fits into a form that carries it along.
    package static let largest: Int = 256 * 1_024
    package static let mostRows: Int = 1_000
    package static let mostColumns: Int = 100
    /// Characters of one cell at most.
    package static let longestCell: Int = 10_000
    /// A row that begins with it shows how a table is filled in, and is not taken in.
    package static let exampleMark: String = "例："

    package let columns: [String]
    package let rows: [Row]
    /// The table's text, as it is carried along.
    package let text: String

    /// - Throws: `import.table` with what is wrong with the table as a whole.
    package init(bytes: [UInt8], rows most: Int = Sheet.mostRows, size largest: Int = Sheet.largest) throws {
        guard !bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), !bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else {
            throw Self.bad("文件是表格软件自己的格式（xlsx、xls）", "请在表格软件中另存为“CSV（逗号分隔）”，再上传。")
        }
        guard bytes.count <= largest else {
            throw Self.bad("表格有\(bytes.count / 1_024)KB，最多\(largest / 1_024)KB", "请分成几个表格，分次导入。")
        }
        guard let text = Self.decoded(bytes) else {
            throw Self.bad("文件不是UTF-8或者GB18030编码的文字", "请在表格软件中另存为“CSV UTF-8（逗号分隔）”，再上传。")
        }
        try self.init(text: text, rows: most)
    }

    /// - Throws: `import.table`.
    package init(text: String, rows most: Int = Sheet.mostRows) throws {
        // What is copied out of a spreadsheet is parted by tabs.
        let first = text.prefix { !$0.isNewline }
        let separator: Unicode.Scalar = first.contains("\t") && !first.contains(",") ? "\t" : ","
        let lines = try Self.lines(text, separator).filter { line in
            line.cells.contains { !$0.isEmpty } && !(line.cells.first?.hasPrefix(Self.exampleMark) ?? false)
        }
        guard let head = lines.first else { throw Self.bad("表格是空的", "第一行应为列名，可以下载示例表格对照。") }
        guard head.cells.count <= Self.mostColumns else { throw Self.bad("表格有\(head.cells.count)列，最多\(Self.mostColumns)列", "请删去多余的列。") }
        guard lines.count > 1 else { throw Self.bad("表格只有列名，没有内容", "请从第二行起填写。") }
        guard lines.count - 1 <= most else { throw Self.bad("表格有\(lines.count - 1)行，最多\(most)行", "请分成几个表格，分次导入。") }
        var columns = head.cells
        while columns.last?.isEmpty == true { columns.removeLast() }
        let twice = Dictionary(grouping: columns, by: { $0 }).filter { $0.value.count > 1 }.keys.sorted()
        if let name = twice.first { throw Self.bad("列名“\(String(name.prefix(40)))”出现了两次", "每一列应有自己的名称。") }
        self.columns = columns
        self.text = text
        rows = lines.dropFirst().map { line in
            var cells = line.cells
            while cells.count > columns.count, cells.last?.isEmpty == true { cells.removeLast() }
            return Row(number: line.number, cells: cells)
        }
    }

    /// The cells of a row by column; those that lie beyond the last column are left to ``excess(_:)``.
    package func cells(_ row: Row) -> [String: String] {
        Dictionary(zip(columns, row.cells), uniquingKeysWith: { first, _ in first })
    }

    /// What stands right of the last named column.
    package func excess(_ row: Row) -> String? { row.cells.dropFirst(columns.count).first { !$0.isEmpty } }

    private static func decoded(_ bytes: [UInt8]) -> String? {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return String(data: Data(bytes), encoding: String.Encoding(rawValue: 0x8000_0632))
    }

    /// The lines with the numbers at which a spreadsheet shows them: a cell may hold line ends.
    private static func lines(_ text: String, _ separator: Unicode.Scalar) throws -> [(number: Int, cells: [String])] {
        var lines: [(number: Int, cells: [String])] = []
        var cells: [String] = []
        var cell = String.UnicodeScalarView()
        var (isQuoted, wasQuoted) = (false, false)
        func endCell() throws {
            let text = String(cell)
            guard cell.count <= longestCell else { throw bad("第\(lines.count + 1)行有一格超过\(longestCell)个字", "请缩短。") }
            cells.append(wasQuoted ? text : text.trimmed)
            cell = String.UnicodeScalarView()
            wasQuoted = false
        }
        func endLine() throws {
            try endCell()
            lines.append((lines.count + 1, cells))
            cells = []
        }
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            if isQuoted {
                guard scalar == "\"" else {
                    cell.append(scalar)
                    continue
                }
                if next == "\"" {
                    cell.append(scalar)
                    next = scalars.next()
                } else {
                    isQuoted = false
                }
                continue
            }
            switch scalar {
            case "\"" where cell.isEmpty && !wasQuoted: (isQuoted, wasQuoted) = (true, true)
            case separator: try endCell()
            case "\r" where next == "\n": continue
            case "\n", "\r": try endLine()
            default: cell.append(scalar)
            }
        }
        guard !isQuoted else { throw bad("第\(lines.count + 1)行的引号没有成对", "请核对这一行，或者在表格软件中重新另存为CSV。") }
        if !cell.isEmpty || !cells.isEmpty || wasQuoted { try endLine() }
        return lines
    }

    private static func bad(_ what: String, _ remedy: String) -> Problem { Problem(.invalid, .importTable, "\(what)，没有导入。", remedy: remedy) }
}

extension String {
    /// Without blanks around it, of any width.
    fileprivate var trimmed: String {
        let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0.value == 0xFEFF }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(scalars[first...last])
    }
}

extension Problem.Code {
    /// A table cannot be read as a whole.
    package static let importTable: Problem.Code = Problem.Code("import.table")
}
