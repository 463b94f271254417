package import Kernel

/// The row a statement stands on, read by column index from 0; valid only inside the closure that receives it.
///
/// Reading NULL through a method that cannot answer `nil` is a mistake in the query's code and stops the program: SQLite would
/// answer 0 or an empty text, and a wrong number would go on unseen.
package struct Row {
    enum Source {
        case sqlite(SQLiteRow)
        case postgres(PostgresRow)
    }

    let source: Source

    init(_ row: SQLiteRow) { source = .sqlite(row) }
    init(_ row: PostgresRow) { source = .postgres(row) }

    package func isNull(_ index: Int) -> Bool {
        switch source {
        case .sqlite(let row): row.isNull(Int32(index))
        case .postgres(let row): row.isNull(Int32(index))
        }
    }

    package func int64(_ index: Int) -> Int64 {
        requireValue(index)
        return switch source {
        case .sqlite(let row): row.int64(Int32(index))
        case .postgres(let row): row.int64(Int32(index))
        }
    }

    package func text(_ index: Int) -> String {
        requireValue(index)
        return switch source {
        case .sqlite(let row): row.text(Int32(index))
        case .postgres(let row): row.text(Int32(index))
        }
    }

    package func blob(_ index: Int) -> [UInt8] {
        requireValue(index)
        return switch source {
        case .sqlite(let row): row.blob(Int32(index))
        case .postgres(let row): row.blob(Int32(index))
        }
    }

    /// The value as it lies there; a whole number whatever its width.
    package func value(_ index: Int) -> SQLValue {
        switch source {
        case .sqlite(let row): row.value(Int32(index))
        case .postgres(let row): row.value(Int32(index))
        }
    }

    package func int(_ index: Int) -> Int { Int(int64(index)) }
    package func bool(_ index: Int) -> Bool { int64(index) != 0 }
    package func day(_ index: Int) -> Day { Day(ordinal: int(index)) }
    package func instant(_ index: Int) -> Instant { Instant(milliseconds: int64(index)) }

    package func optionalInt64(_ index: Int) -> Int64? { isNull(index) ? nil : int64(index) }
    package func optionalInt(_ index: Int) -> Int? { isNull(index) ? nil : int(index) }
    package func optionalText(_ index: Int) -> String? { isNull(index) ? nil : text(index) }
    package func optionalBlob(_ index: Int) -> [UInt8]? { isNull(index) ? nil : blob(index) }
    package func optionalDay(_ index: Int) -> Day? { isNull(index) ? nil : day(index) }
    package func optionalInstant(_ index: Int) -> Instant? { isNull(index) ? nil : instant(index) }

    private func requireValue(_ index: Int) {
        precondition(!isNull(index), "Column \(index) is NULL; read it with an optional method")
    }
}
