import GRDB
import GRDBSQLite

/// Cuts text for full-text search as ``HanWords`` does.
///
/// A query is a phrase of such words, so a word of two characters is found wherever it stands; trigram indexes miss it
/// without a sign.
final class HanTokenizer: FTS5CustomTokenizer {
    static let name: String = "han_pairs"

    init(db: GRDB.Database, arguments: [String]) throws {}

    func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        guard let pText, nText > 0 else { return SQLITE_OK }
        return pText.withMemoryRebound(to: UInt8.self, capacity: Int(nText)) { start in
            var code = SQLITE_OK
            HanWords.forEach(in: UnsafeBufferPointer(start: start, count: Int(nText))) { word, place, end in
                code = Self.emit(word, place, end, context, tokenCallback)
                return code == SQLITE_OK
            }
            return code
        }
    }

    private static func emit(
        _ word: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ context: UnsafeMutableRawPointer?, _ callback: FTS5TokenCallback
    ) -> CInt {
        word.withMemoryRebound(to: CChar.self) { callback(context, 0, $0.baseAddress, CInt($0.count), CInt(start), CInt(end)) }
    }
}

/// Under the name by which a table of an earlier schema knows it, which the next migration takes away: SQLite asks for a table's tokenizer before
/// it lets go of it. Nothing is cut by it any more.
final class EarlierHanTokenizer: FTS5CustomTokenizer {
    static let name: String = "han"

    init(db: GRDB.Database, arguments: [String]) throws {}

    func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt { SQLITE_OK }
}
