/// Looks through text that is to become public for what points at a person: identity numbers, telephone numbers, bank cards, and
/// the names of persons whom the caller knows of. The codes of organisations are public and are passed over.
///
/// Numbers are found when they are written with spaces, hyphens or brackets between their groups, and in full-width digits. The
/// time is linear in the text.
package enum PersonalDataScan {
    package enum Kind: String, Sendable {
        case identityNumber, telephone, bankCard, name

        package var chinese: String {
            switch self {
            case .identityNumber: "公民身份号码"
            case .telephone: "电话号码"
            case .bankCard: "银行卡号"
            case .name: "当事人姓名"
            }
        }
    }

    package struct Finding: Hashable, Sendable {
        package let kind: Kind
        package let range: Range<String.Index>
    }

    /// All that is found, in the order of the text.
    ///
    /// - Parameter names: full names; those of a single character are not looked for.
    package static func findings(in text: String, names: [String] = []) -> [Finding] {
        var found = NumberScan(text).findings
        for name in names where name.count >= 2 {
            found += NameScan.ranges(of: name, in: text).map { Finding(kind: .name, range: $0) }
        }
        return found.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    /// What stands where something was taken out.
    package static let gap: String = "×××"

    /// The text without what was found; what overlaps goes as one, and so do the digits around a number that is buried in them.
    package static func withholding(_ findings: [Finding], from text: String) -> String {
        var result = ""
        var place = text.startIndex
        for range in findings.map({ widened($0, in: text) }).sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > place {
            if range.lowerBound >= place { result += text[place..<range.lowerBound] + gap }
            place = range.upperBound
        }
        return result + text[place...]
    }

    private static func widened(_ finding: Finding, in text: String) -> Range<String.Index> {
        guard finding.kind != .name else { return finding.range }
        var (start, end) = (finding.range.lowerBound, finding.range.upperBound)
        while start > text.startIndex, text[text.index(before: start)].isWholeNumber { start = text.index(before: start) }
        while end < text.endIndex, text[end].isWholeNumber || "XxＸｘ".contains(text[end]) { end = text.index(after: end) }
        return start..<end
    }

    /// The place of a finding with a few characters around it, for whoever has to mend the text; what was found is not repeated whole.
    package static func excerpt(of finding: Finding, in text: String, around width: Int = 6) -> String {
        let start = text.index(finding.range.lowerBound, offsetBy: -width, limitedBy: text.startIndex) ?? text.startIndex
        let end = text.index(finding.range.upperBound, offsetBy: width, limitedBy: text.endIndex) ?? text.endIndex
        let before = (start > text.startIndex ? "…" : "") + text[start..<finding.range.lowerBound]
        let after = text[finding.range.upperBound..<end] + (end < text.endIndex ? "…" : "")
        let what = String(text[finding.range])
        let veiled = finding.kind == .name ? Mask.name.apply(what) : what.prefix(3) + "****"
        return (before + veiled + after).split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

/// Names, with blanks between their characters or without.
enum NameScan {
    static func ranges(of name: String, in text: String) -> [Range<String.Index>] {
        let wanted = name.unicodeScalars.filter { !isBlank($0) }
        guard let first = wanted.first else { return [] }
        let scalars = text.unicodeScalars
        var ranges: [Range<String.Index>] = []
        var start = scalars.startIndex
        while let begin = scalars[start...].firstIndex(of: first) {
            start = scalars.index(after: begin)
            guard let end = match(wanted, scalars, from: begin) else { continue }
            ranges.append(begin..<end)
            start = end
        }
        return ranges
    }

    /// Where the name ends that begins there; at most one blank stands between two characters.
    private static func match(
        _ wanted: String.UnicodeScalarView, _ scalars: String.UnicodeScalarView, from begin: String.Index
    ) -> String.Index? {
        var place = begin
        for (count, scalar) in wanted.enumerated() {
            if count > 0, place < scalars.endIndex, isBlank(scalars[place]) { place = scalars.index(after: place) }
            guard place < scalars.endIndex, scalars[place] == scalar else { return nil }
            place = scalars.index(after: place)
        }
        return place
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{3000}" || scalar == "\u{A0}" }
}
