/// Cuts text into words for full-text search: every Chinese character is a word, every run of letters, in lower case, and of a run of digits
/// each pair of neighbours, so that a number is found by any part of two digits or more. Both databases search by these same words.
enum HanWords {
    /// Before a code that is one word, whatever it consists of: a character of no script, which nobody types.
    static let mark: String = "\u{E000}"

    /// Without what the index gives a meaning of its own; scalar by scalar, for a quote with an accent on it is a character of its own.
    static func unquoted(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\"" && $0.value != 0 }))
    }

    /// What somebody typed, without the mark that only codes bear.
    static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(unquoted(text).unicodeScalars.filter { $0.value != 0xE000 }))
    }

    /// The words of a text in their order.
    static func words(of text: String) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            var words: [String] = []
            forEach(in: bytes) { word, _, _ in
                words.append(String(decoding: word, as: UTF8.self))
                return true
            }
            return words
        }
    }

    /// Calls `body` with each word and where it stands, until it answers `false`. The bytes of the word are there for the call only.
    static func forEach(
        in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ word: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool
    ) {
        var place = 0
        while place < bytes.count {
            let first = bytes[place]
            if isDigit(first) {
                var end = place + 1
                while end < bytes.count, isDigit(bytes[end]) { end += 1 }
                guard end - place > 1 else {
                    guard body(UnsafeBufferPointer(rebasing: bytes[place..<end]), place, end) else { return }
                    place = end
                    continue
                }
                for start in place..<(end - 1) {
                    guard body(UnsafeBufferPointer(rebasing: bytes[start..<(start + 2)]), start, start + 2) else { return }
                }
                place = end
            } else if isMark(bytes, at: place) {
                var end = place + 3
                while end < bytes.count, bytes[end] > 0x20 { end += 1 }
                guard body(UnsafeBufferPointer(rebasing: bytes[place..<end]), place, end) else { return }
                place = end
            } else if isLetter(first) {
                var end = place + 1
                while end < bytes.count, isLetter(bytes[end]) { end += 1 }
                let goesOn = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: end - place) { word in
                    for offset in 0..<(end - place) { word.initializeElement(at: offset, to: lowered(bytes[place + offset])) }
                    return body(UnsafeBufferPointer(word), place, end)
                }
                guard goesOn else { return }
                place = end
            } else if first < 0x80 {
                place += 1
            } else {
                let end = min(place + length(first), bytes.count)
                // Punctuation of its own block (U+3000–U+303F) and full-width forms part words and are none.
                let word = UnsafeBufferPointer(rebasing: bytes[place..<end])
                if !isPunctuation(word) {
                    guard body(word, place, end) else { return }
                }
                place = end
            }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

    /// U+E000 is EE 80 80.
    private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        place + 2 < bytes.count && bytes[place] == 0xEE && bytes[place + 1] == 0x80 && bytes[place + 2] == 0x80
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
    private static func isPunctuation(_ code: UnsafeBufferPointer<UInt8>) -> Bool {
        if code.count == 2 { return code[0] == 0xC2 && code[1] == 0xB7 }
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
