/// Passwords and codes that a person copies from paper: four groups of five, without characters that look alike.
package enum OneTimePassword {
    /// 31 characters; neither 0 nor o, neither 1 nor l nor i.
    static let alphabet: [Character] = Array("23456789abcdefghjkmnpqrstuvwxyz")
    private static let groups = 4
    private static let groupLength = 5

    /// Some 99 random bits, such as `k7m2p-9dxfa-h3qrt-w8vze`.
    package static func random() -> String {
        var source = SystemRandomNumberGenerator()
        return (0..<groups).map { _ in
            String((0..<groupLength).map { _ in alphabet[Int.random(in: alphabet.indices, using: &source)] })
        }.joined(separator: "-")
    }

    /// What was typed, as it was issued: without spaces or dashes, in small letters.
    static func plain(_ typed: String) -> String { typed.lowercased().filter { !$0.isWhitespace && $0 != "-" } }
}
