import Proof
import Testing

@Suite("散列") struct DigestTests {
    static let abc: String = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    @Test func `“abc”的散列与FIPS 180-4的例子一致，分段与文本写法结果相同`() {
        #expect(Digest32.sha256("abc").hex == Self.abc)
        #expect(Digest32.sha256([97, 98, 99]).hex == Self.abc)
        #expect(Digest32.sha256([[97], [], [98, 99]]).hex == Self.abc)
        #expect(Digest32.sha256("案") == Digest32.sha256([0xE6, 0xA1, 0x88]))
    }

    @Test func `字节、十六进制与base64可以往返`() throws {
        let digest = Digest32.sha256("abc")
        #expect(digest.base64 == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
        #expect(Digest32(bytes: digest.bytes) == digest)
        #expect(Digest32(hex: digest.hex) == digest)
        #expect(Digest32(hex: digest.hex.uppercased()) == digest)
        #expect(Digest32(base64: digest.base64) == digest)
        #expect(digest.description == digest.hex)
        #expect(Set([digest, .sha256("abc"), .sha256("abd")]).count == 2)
    }

    @Test(arguments: ["", "ba78", DigestTests.abc + "00", String(DigestTests.abc.dropLast()), "z" + DigestTests.abc.dropFirst()])
    func `不是64位十六进制的不予接受`(text: String) {
        #expect(Digest32(hex: text) == nil)
    }

    /// RFC 4648 §10.
    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy")])
    func `base64与RFC 4648第10条的例子一致`(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(text.utf8))
    }

    @Test func `base64各种长度的字节可以往返`() {
        for count in 0...100 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 151 + count) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: ["Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm9v\n", "Zm 9", "Zm-_", "=Zg=", "Zg==Zg==", "案卷"])
    func `一个值只有一种base64写法，其他写法不予接受`(text: String) {
        #expect(Base64.decode(text) == nil)
    }
}
