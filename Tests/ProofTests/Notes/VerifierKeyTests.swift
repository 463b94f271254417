import Proof
import Testing

@Suite("验证公钥") struct VerifierKeyTests {
    @Test(arguments: [OutsideNotes.peter, OutsideNotes.enoch, OutsideNotes.foo, OutsideNotes.sumdb])
    func `公布的公钥读入后写回一字不差`(text: String) throws {
        #expect(try VerifierKey(text).description == text)
    }

    @Test(arguments: [
        ("", NoteFault.verifierKey("")),
        ("PeterNeumann+c74f20a3", .verifierKey("PeterNeumann+c74f20a3")),
        ("a+c74f20a3+!!!!", .verifierKey("a+c74f20a3+!!!!")),
        ("a+c74f20a3+", .verifierKey("a+c74f20a3+")),
        ("a+c74f20a3+AQAA", .verifierKey("a+c74f20a3+AQAA")),
        (
            "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            .verifierKey("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        ),
        ("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .keyID(written: 0xC74F_20A4, computed: 0xC74F_20A3)),
        ("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .algorithm(0x65)),
        ("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .keyName("Peter Neumann")),
        ("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", .keyName("")),
    ])
    func `写错的公钥说明错在哪里`(text: String, fault: NoteFault) {
        #expect(throws: fault) { try VerifierKey(text) }
    }

    @Test func `名称与编号都相同而公钥不同的，无法判断，不予采信`() throws {
        // An id is only four bytes: counting up from zero soon meets two keys that share one.
        let keys = try [65227, 67083].map { try VerifierKey(name: "a", publicKey: Array(repeating: 0, count: 28) + big($0)) }
        #expect(keys[0].keyID == keys[1].keyID && keys[0].publicKey != keys[1].publicKey)
        let line = Base64.encode(big(keys[0].keyID) + Array(repeating: 0, count: 64))
        let note = try SignedNote(parsing: "正文\n\n— a \(line)\n")
        #expect(throws: NoteFault.ambiguousKey("a")) { try note.verify(with: keys) }
        #expect(throws: NoteFault.badSignature("a")) { try note.verify(with: [keys[0], keys[0]]) }
    }

    private func big(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }

    @Test func `种子须为32字节，名称不能含空格`() {
        #expect(throws: NoteFault.seed) { try SignerKey(name: "a", seed: [1, 2, 3]) }
        #expect(throws: NoteFault.keyName("湄江 县")) { try SignerKey(name: "湄江 县", seed: Array(repeating: 7, count: 32)) }
    }
}
