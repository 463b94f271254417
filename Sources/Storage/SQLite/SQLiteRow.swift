import GRDBSQLite

/// A row of an SQLite statement, read in place.
struct SQLiteRow {
    let statement: OpaquePointer

    func isNull(_ index: Int32) -> Bool { sqlite3_column_type(statement, index) == SQLITE_NULL }
    func int64(_ index: Int32) -> Int64 { sqlite3_column_int64(statement, index) }

    func text(_ index: Int32) -> String {
        // The text must be asked for before its length: asking may convert it.
        let start = sqlite3_column_text(statement, index)
        let length = Int(sqlite3_column_bytes(statement, index))
        return String(decoding: UnsafeBufferPointer(start: start, count: start == nil ? 0 : length), as: UTF8.self)
    }

    func blob(_ index: Int32) -> [UInt8] {
        let start = sqlite3_column_blob(statement, index)
        let length = Int(sqlite3_column_bytes(statement, index))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : length))
    }

    func value(_ index: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, index) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer(int64(index))
        case SQLITE_BLOB: .blob(blob(index))
        default: .text(text(index))
        }
    }
}
