import Crypto
package import Kernel

/// One-time codes from a shared secret and the time (RFC 6238): HMAC-SHA-1, 30 seconds a step.
package struct TOTP: Sendable {
    package static let stepMilliseconds: Int64 = 30_000
    package static let digits: Int = 6
    /// How many steps a clock may be ahead or behind.
    package static let window: Int = 1

    package let secret: [UInt8]

    package init(secret: [UInt8]) { self.secret = secret }

    /// 160 bits, the length that RFC 4226 recommends.
    package static func random() -> TOTP { TOTP(secret: SecretBytes.random(secretLength)) }
    static let secretLength: Int = 20

    /// The number of whole steps since 1970.
    package static func step(at: Instant) -> Int {
        let steps = at.milliseconds / stepMilliseconds
        return Int(at.milliseconds % stepMilliseconds < 0 ? steps - 1 : steps)
    }

    /// The code of a step (RFC 4226 §5.3).
    package func code(step: Int, digits: Int = TOTP.digits) -> String {
        let counter = UInt64(bitPattern: Int64(step))
        let message = (0..<8).map { UInt8(truncatingIfNeeded: counter >> (56 - 8 * UInt64($0))) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number)
        let full = String(repeating: "0", count: max(0, 10 - text.count)) + text
        return String(full.suffix(digits))
    }

    /// The step a code belongs to, if it is near enough and after the last one used; `nil` for a wrong or used code.
    package func step(of typed: String, at: Instant, after last: Int?) -> Int? {
        let code = typed.filter { !$0.isWhitespace }
        guard code.utf8.count == Self.digits, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let now = Self.step(at: at)
        var found: Int?
        for step in now - Self.window...now + Self.window where SecretBytes.areEqual(Array(self.code(step: step).utf8), Array(code.utf8)) {
            if step > last ?? .min { found = found ?? step }
        }
        return found
    }

    /// What an authenticator application reads from a QR code.
    package func uri(issuer: String, login: String) -> String {
        let label = "\(Self.escaped(issuer)):\(Self.escaped(login))"
        return "otpauth://totp/\(label)?secret=\(Base32.encode(secret))&issuer=\(Self.escaped(issuer))&algorithm=SHA1&digits=\(Self.digits)&period=30"
    }

    /// Percent-encodes everything but the unreserved characters of RFC 3986 §2.3.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                result += byte < 16 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return result
    }
}
