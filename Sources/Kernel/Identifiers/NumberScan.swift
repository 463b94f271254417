/// The digits of a text in runs, and what numbers neighbouring runs make.
struct NumberScan {
    /// Digits without anything between them.
    private struct Run {
        var digits: [UInt8] = []
        var start: String.Index
        var end: String.Index
        /// Nothing but a few separators stands between the run before and this one.
        var continues: Bool
    }

    private let text: String
    private var runs: [Run] = []
    /// Where the word of letters and digits begins that is being read: its text, folded, and its first run.
    private var word: [UInt8] = []
    private var firstRun = 0
    /// Separators since the last word; `nil` once something else came.
    private var separators: Int?

    private static let mostSeparators: Int = 3
    /// A longer word of letters and digits is a digest or a key, not a number.
    private static let longestWord: Int = 32

    init(_ text: String) {
        self.text = text
        guard Self.hasDigit(text) else { return }
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            read(Self.folded(scalars[index]), index..<next)
            index = next
        }
        endWord(at: scalars.endIndex)
    }

    /// Most texts have no digit in them, ASCII or full-width (U+FF10–FF19 is EF BC 90–99), and hold no number.
    private static func hasDigit(_ text: String) -> Bool {
        var before: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) || ((0x90...0x99).contains(byte) && before == (0xEF, 0xBC)) { return true }
            before = (before.1, byte)
        }
        return false
    }

    private enum Sign {
        case letter(UInt8)
        case separator
        case other
    }

    /// Full-width letters and digits as ASCII capitals.
    private static func folded(_ scalar: Unicode.Scalar) -> Sign {
        let plain = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        switch plain {
        case 0x30...0x39, 0x41...0x5A: return .letter(UInt8(plain))
        case 0x61...0x7A: return .letter(UInt8(plain - 0x20))
        // Blanks, brackets as in (0730)6222222, and all sorts of hyphens and dashes.
        case 0x20, 0x28, 0x29, 0x2D, 0xA0, 0x2010...0x2015, 0x2212, 0x3000: return .separator
        default: return .other
        }
    }

    private mutating func read(_ sign: Sign, _ range: Range<String.Index>) {
        switch sign {
        case .letter(let byte):
            let follows = word.last.map { Digit.value($0) != nil } ?? false
            if Digit.value(byte) != nil {
                if follows {
                    runs[runs.count - 1].digits.append(byte)
                    runs[runs.count - 1].end = range.upperBound
                } else {
                    let joined = word.isEmpty && runs.count > 0 && (separators.map { (1...Self.mostSeparators).contains($0) } ?? false)
                    runs.append(Run(digits: [byte], start: range.lowerBound, end: range.upperBound, continues: joined))
                }
            }
            word.append(byte)
        case .separator:
            endWord(at: range.lowerBound)
            separators = separators.map { $0 + 1 }
        case .other:
            endWord(at: range.lowerBound)
            separators = nil
        }
    }

    /// Drops the runs of a word that is a digest or an organisation's code, and gives an X at the end to the number before it.
    private mutating func endWord(at end: String.Index) {
        guard !word.isEmpty else { return }
        let hasLetters = word.contains { Digit.value($0) == nil }
        let isCode = SocialCreditCode.isValid(word) && !CitizenNumber.isValid(word)
        separators = 0
        if (hasLetters && word.count >= Self.longestWord) || isCode {
            runs.removeSubrange(firstRun...)
            separators = nil
        } else if word.last == UInt8(ascii: "X"), word.dropLast().last.map({ Digit.value($0) != nil }) ?? false {
            runs[runs.count - 1].digits.append(UInt8(ascii: "X"))
            runs[runs.count - 1].end = end
        } else if word.last.map({ Digit.value($0) == nil }) ?? false {
            separators = nil
        }
        word = []
        firstRun = runs.count
    }

    var findings: [PersonalDataScan.Finding] {
        var found: [PersonalDataScan.Finding] = []
        var index = 0
        while index < runs.count {
            if let (kind, last) = number(from: index) {
                found.append(PersonalDataScan.Finding(kind: kind, range: runs[index].start..<runs[last].end))
                index = last + 1
            } else {
                if let range = buried(in: runs[index]) { found.append(PersonalDataScan.Finding(kind: .identityNumber, range: range)) }
                index += 1
            }
        }
        return found
    }

    /// What the runs from one on make together, and the last of them.
    private func number(from first: Int) -> (PersonalDataScan.Kind, Int)? {
        var digits: [UInt8] = []
        var shortest = Int.max
        var last = first
        while last < runs.count, last == first || runs[last].continues {
            digits += runs[last].digits
            guard digits.count <= BankCardNumber.lengths.upperBound else { return nil }
            // Numbers written in groups have groups of three digits at least, the last of a card apart; lists of small numbers have not.
            if last > first { shortest = min(shortest, runs[last - 1].digits.count) }
            if let kind = Self.kind(digits, isGrouped: shortest >= 3), !isAmount(runs[last].end, kind) { return (kind, last) }
            last += 1
        }
        return nil
    }

    private static func kind(_ digits: [UInt8], isGrouped: Bool) -> PersonalDataScan.Kind? {
        if CitizenNumber.isValid(digits) { return .identityNumber }
        guard isGrouped else { return nil }
        let domestic = digits.starts(with: "0086".utf8) ? digits.dropFirst(4) : digits[...]
        if TelephoneNumber.isMobile(domestic) || TelephoneNumber.isLandline(digits) { return .telephone }
        return BankCardNumber.isValid(digits) ? .bankCard : nil
    }

    /// A large sum in yuan, not a number.
    private func isAmount(_ end: String.Index, _ kind: PersonalDataScan.Kind) -> Bool {
        kind != .identityNumber && end < text.endIndex && text[end] == "元"
    }

    /// An identity number within a longer run, as when two numbers are written without a gap; the first one.
    private func buried(in run: Run) -> Range<String.Index>? {
        let length = CitizenNumber.length
        guard run.digits.count > length else { return nil }
        for start in 0...(run.digits.count - length) where CitizenNumber.isValid(run.digits[start..<start + length]) {
            let scalars = text.unicodeScalars
            let begin = scalars.index(run.start, offsetBy: start)
            return begin..<scalars.index(begin, offsetBy: length)
        }
        return nil
    }
}
