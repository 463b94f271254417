import GRDB
import GRDBSQLite

/// Cuts text for full-text search: every Chinese character is a word, and so is every run of letters or digits.
///
/// A query is a phrase of such words, so a word of two characters is found wherever it stands; trigram indexes miss it
/// without a sign.
final class HanTokenizer: FTS5CustomTokenizer {
    static let name: String = "han"

    init(db: GRDB.Database, arguments: [String]) throws {}

    func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        guard let pText, nText > 0 else { return SQLITE_OK }
        return pText.withMemoryRebound(to: UInt8.self, capacity: Int(nText)) { start in
            let bytes = UnsafeBufferPointer(start: start, count: Int(nText))
            var place = 0
            while place < bytes.count {
                let first = bytes[place]
                if Self.isWordByte(first) {
                    let end = bytes[place...].firstIndex { !Self.isWordByte($0) } ?? bytes.count
                    let word = bytes[place..<end].map(Self.lowered)
                    let code = Self.emit(word, place, end, context, tokenCallback)
                    guard code == SQLITE_OK else { return code }
                    place = end
                } else if first < 0x80 {
                    place += 1
                } else {
                    let end = min(place + Self.length(first), bytes.count)
                    // Punctuation of its own block (U+3000–U+303F) and full-width forms part words and are none.
                    if !Self.isPunctuation(bytes[place..<end]) {
                        let code = Self.emit(Array(bytes[place..<end]), place, end, context, tokenCallback)
                        guard code == SQLITE_OK else { return code }
                    }
                    place = end
                }
            }
            return SQLITE_OK
        }
    }

    private static func emit(
        _ word: [UInt8], _ start: Int, _ end: Int, _ context: UnsafeMutableRawPointer?, _ callback: FTS5TokenCallback
    ) -> CInt {
        word.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { callback(context, 0, $0.baseAddress, CInt($0.count), CInt(start), CInt(end)) }
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private static func length(_ first: UInt8) -> Int {
        switch first {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    /// U+3000–U+303F is E3 80 80–E3 80 BF; U+FF00–U+FF0F, FF1A–FF20 and FF3B–FF40 are the marks of the full-width block;
    /// U+2010–U+2027 are dashes, quotation marks and the ellipsis; U+00B7 is the middle dot in names.
    private static func isPunctuation(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let code = Array(bytes)
        if code.count == 2 { return code == [0xC2, 0xB7] }
        guard code.count == 3 else { return false }
        switch (code[0], code[1]) {
        case (0xE3, 0x80): return true
        case (0xE2, 0x80): return (0x90...0xA7).contains(code[2])
        case (0xEF, 0xBC): return (0x80...0x8F).contains(code[2]) || (0x9A...0xA0).contains(code[2]) || code[2] >= 0xBB
        case (0xEF, 0xBD): return code[2] == 0x80 || (0x9B...0xA5).contains(code[2])
        default: return false
        }
    }
}
