import Foundation
import Synchronization

/// The Latin spelling of Chinese characters, for finding names by how they sound.
///
/// The library's table is asked once for each character that a county's names have; what it says is kept for the life of the program. It knows
/// one reading of each; those that names and offices often have besides are added here.
enum Pinyin {
    private static let known: Mutex<[Unicode.Scalar: [String]]> = Mutex([:])

    /// Readings of surnames and of common words that differ from the one in the table.
    private static let others: [Unicode.Scalar: [String]] = [
        "曾": ["zeng"], "仇": ["qiu"], "解": ["xie"], "单": ["shan"], "任": ["ren"], "查": ["zha"], "区": ["ou"], "盖": ["ge"], "朴": ["piao"],
        "乐": ["yue"], "覃": ["qin"], "翟": ["zhai"], "缪": ["miao"], "冼": ["xian"], "尉": ["yu"], "隗": ["wei", "kui"], "员": ["yun"],
        "黑": ["he"], "繁": ["po"], "种": ["chong"], "召": ["shao"], "洗": ["xian"], "长": ["chang", "zhang"], "重": ["zhong", "chong"],
        "行": ["hang", "xing"],
        "调": ["tiao"], "会": ["kuai"], "传": ["zhuan"], "朝": ["zhao"], "率": ["lv"], "石": ["dan"], "参": ["shen"], "都": ["du"],
        "纪": ["ji"], "宁": ["ning"], "柏": ["bo"], "卜": ["bu"], "华": ["hua"], "车": ["che"], "尹": ["yin"], "吕": ["lu"], "绿": ["lu"],
    ]

    /// Whether a name, from some character of it on, sounds as typed: in full, by initials, or in a mixture (`tuhb`, `thb`, `tuhuibin`); the last
    /// syllable may be unfinished.
    static func matches(_ names: [String], _ typed: String) -> [Bool] {
        let letters = Array(typed.lowercased().utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "'") })
        guard (1...longest).contains(letters.count), letters.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else {
            return names.map { _ in false }
        }
        let readings = readings(of: Set(names.flatMap { $0.unicodeScalars.filter(isHan) }))
        return names.map { name in
            let sounds = name.unicodeScalars.map { scalar -> [[UInt8]] in
                if scalar.isASCII { return [[UInt8(scalar.value) | 0x20]] }
                return (readings[scalar] ?? []).map { Array($0.utf8) }
            }
            return sounds.indices.contains { spells(letters[...], sounds[$0...]) }
        }
    }

    /// Letters that anybody types to find a name.
    private static let longest: Int = 24

    private static func spells(_ letters: ArraySlice<UInt8>, _ sounds: ArraySlice<[[UInt8]]>) -> Bool {
        if letters.isEmpty { return true }
        guard let syllables = sounds.first else { return false }
        let rest = sounds.dropFirst()
        for syllable in syllables where !syllable.isEmpty {
            // The last syllable need not be finished.
            if syllable.starts(with: letters) { return true }
            var lengths: Set<Int> = [1, syllable.count]
            if syllable.count > 1, syllable[1] == UInt8(ascii: "h") { lengths.insert(2) }
            for length in lengths where letters.starts(with: syllable.prefix(length)) {
                if spells(letters.dropFirst(length), rest) { return true }
            }
        }
        return false
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        (0x3400...0x9FFF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
    }

    /// The readings of some characters, looked up as far as they are not known yet.
    private static func readings(of scalars: Set<Unicode.Scalar>) -> [Unicode.Scalar: [String]] {
        known.withLock { known in
            let missing = scalars.filter { known[$0] == nil }
            if !missing.isEmpty {
                let text = missing.map { String($0) }.joined(separator: "\n")
                let latin = (text.applyingTransform(.mandarinToLatin, reverse: false) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
                for (scalar, word) in zip(missing, latin) { known[scalar] = [plain(word)] + (others[scalar] ?? []) }
            }
            return known.filter { scalars.contains($0.key) }
        }
    }

    /// Without tones; `ü` is `v`, as it is typed.
    private static func plain(_ word: Substring) -> String {
        var letters = ""
        for scalar in String(word).decomposedStringWithCanonicalMapping.unicodeScalars {
            if scalar.isASCII {
                letters.unicodeScalars.append(scalar)
            } else if scalar.value == 0x308, letters.hasSuffix("u") {
                letters.removeLast()
                letters += "v"
            }
        }
        return letters.lowercased()
    }
}
