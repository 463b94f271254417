/// The unified social credit code of an organisation (统一社会信用代码, GB 32100): 18 characters, the last a check character modulo 31.
///
/// It is public: whoever deals with an organisation may know it.
package struct SocialCreditCode: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Reads the code in ASCII capitals; `nil` for letters that it never has (I, O, S, V, Z), a region that is no number, or a wrong check
    /// character.
    package init?(_ text: some StringProtocol) {
        guard Self.isValid(Array(text.utf8)) else { return nil }
        description = String(text)
    }

    /// Puts the check character behind seventeen others; for what is made up, such as a rehearsal's companies.
    package init?(completing characters: some StringProtocol) {
        let bytes = Array(characters.utf8)
        guard bytes.count == Self.length - 1, let last = Self.check(of: bytes) else { return nil }
        self.init(String(characters) + String(Character(UnicodeScalar(last))))
    }

    package static let length: Int = 18
    private static let alphabet: [UInt8] = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    /// Authorities of registration: the first character.
    private static let authorities: Set<UInt8> = Set("123456789ANY".utf8)

    static func isValid(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
        guard bytes.count == length, let first = bytes.first, authorities.contains(first) else { return false }
        guard bytes.dropFirst(2).prefix(6).allSatisfy({ Digit.value($0) != nil }) else { return false }
        guard let last = check(of: bytes.dropLast()) else { return false }
        return bytes.last == last
    }

    /// `nil` where a character is none of the alphabet.
    private static func check(of bytes: some Sequence<UInt8>) -> UInt8? {
        var (sum, weight) = (0, 1)
        for byte in bytes {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            sum += value * weight
            weight = weight * 3 % 31
        }
        return alphabet[(31 - sum % 31) % 31]
    }
}
