import Identity
import Kernel
import Testing

@Suite("动态口令")
struct TOTPTests {
    /// RFC 6238 Appendix B, the SHA-1 rows.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"), (2_000_000_000, "69279037"),
        (20_000_000_000, "65353130"),
    ])
    func `与RFC6238的算例相符`(seconds: Int, code: String) {
        let totp = TOTP(secret: Array("12345678901234567890".utf8))
        let step = TOTP.step(at: Instant(milliseconds: Int64(seconds) * 1_000))
        #expect(totp.code(step: step, digits: 8) == code)
        #expect(totp.code(step: step) == String(code.suffix(6)))
    }

    /// RFC 4648 §10, without padding.
    @Test(arguments: [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI")])
    func `三十二进制与RFC4648的算例相符，能够读回`(plain: String, text: String) {
        #expect(Base32.encode(Array(plain.utf8)) == text)
        #expect(Base32.decode(text) == Array(plain.utf8))
        #expect(Base32.decode(text.lowercased() + "==") == Array(plain.utf8))
    }

    @Test(arguments: ["M", "MZ1", "MZX", "M0", "甲"])
    func `不成三十二进制的不读`(text: String) { #expect(Base32.decode(text) == nil) }

    @Test func `前后一步之内有效，再远无效`() {
        let totp = TOTP.random()
        let at = Instant(milliseconds: 1_772_412_345_678)
        let step = TOTP.step(at: at)
        for offset in -1...1 { #expect(totp.step(of: totp.code(step: step + offset), at: at, after: nil) == step + offset) }
        let near = Set((-1...1).map { totp.code(step: step + $0) })
        for offset in [-2, 2] where !near.contains(totp.code(step: step + offset)) {
            #expect(totp.step(of: totp.code(step: step + offset), at: at, after: nil) == nil)
        }
    }

    @Test func `用过的一步和更早的不再有效`() {
        let totp = TOTP.random()
        let at = Instant(milliseconds: 1_772_412_345_678)
        let step = TOTP.step(at: at)
        let code = totp.code(step: step)
        #expect(totp.step(of: code, at: at, after: step) == nil)
        #expect(totp.step(of: code, at: at, after: step - 1) == step)
        #expect(totp.step(of: totp.code(step: step - 1), at: at, after: step) != step - 1)
    }

    @Test(arguments: ["", "12345", "1234567", "12a456", "１２３４５６"])
    func `不是六位数字的不是口令`(code: String) { #expect(TOTP.random().step(of: code, at: .present, after: nil) == nil) }

    @Test func `二维码的内容合乎约定，中文按字节转义`() {
        let uri = TOTP(secret: Array("foobar".utf8)).uri(issuer: "准绳", login: "zhang san")
        #expect(
            uri == "otpauth://totp/%E5%87%86%E7%BB%B3:zhang%20san?secret=MZXW6YTBOI&issuer=%E5%87%86%E7%BB%B3&algorithm=SHA1&digits=6&period=30")
    }

    @Test func `十个恢复码各用一次，不分大小写和分隔`() {
        let (codes, kept) = RecoveryCodes.make(login: "head")
        var left = kept
        #expect(Set(codes).count == 10 && kept.digests.count == 10)
        #expect(!kept.digests.contains { digest in codes.contains { digest.contains($0) } })
        for code in codes {
            let typed = code.uppercased().filter { $0 != "-" }
            let first = left.use(" " + typed)
            let second = left.use(code)
            #expect(first && !second)
        }
        #expect(left.digests.isEmpty)
    }

    @Test func `别人的恢复码无用`() {
        let (codes, kept) = RecoveryCodes.make(login: "head")
        var other = RecoveryCodes(digests: kept.digests, login: "officer")
        let isUsed = other.use(codes[0])
        #expect(!isUsed)
    }
}
