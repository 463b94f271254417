import Proof
import Testing

@Suite("签名文本") struct SignedNoteTests {
    private let peter: VerifierKey
    private let enoch: VerifierKey
    private let secret: SignerKey

    init() throws {
        peter = try VerifierKey(OutsideNotes.peter)
        enoch = try VerifierKey(OutsideNotes.enoch)
        let seed = try #require(Base64.decode(OutsideNotes.peterSecret)).dropFirst()
        secret = try SignerKey(name: "PeterNeumann", seed: Array(seed))
    }

    @Test func `别的程序签的文本可以验证，写回时一字不差`() throws {
        let note = try SignedNote(parsing: OutsideNotes.signedByPeter)
        #expect(note.text == OutsideNotes.text)
        #expect(note.encoded == OutsideNotes.signedByPeter)
        #expect(try note.verify(with: [peter]).map(\.description) == [OutsideNotes.peter])
        #expect(try SignedNote(parsing: OutsideNotes.signedByFoo).verify(with: [VerifierKey(OutsideNotes.foo)]).count == 1)
    }

    @Test func `用同一种子签出的文本与别的程序逐字相同`() throws {
        #expect(secret.description == OutsideNotes.peter)
        #expect(try SignedNote(OutsideNotes.text, signedBy: secret).encoded == OutsideNotes.signedByPeter)

        var both = try SignedNote(OutsideNotes.text, signedBy: secret)
        try both.sign(with: SignerKey(name: "EnochRoot", seed: Array(repeating: 0, count: 32)))
        #expect(both.encoded == OutsideNotes.signedByBoth)
    }

    @Test func `只报告受信任的签名者，不认识的签名略过`() throws {
        let note = try SignedNote(parsing: OutsideNotes.signedByBoth)
        #expect(try note.verify(with: [enoch, peter]).map(\.name) == ["PeterNeumann", "EnochRoot"])
        #expect(try note.verify(with: [enoch]).map(\.name) == ["EnochRoot"])
        #expect(throws: NoteFault.noKnownSignature) { try note.verify(with: []) }
        #expect(throws: NoteFault.noKnownSignature) { try note.verify(with: [VerifierKey(OutsideNotes.foo)]) }
    }

    @Test func `同一签名者重签只留一行，重复的行只算一次`() throws {
        var note = try SignedNote(OutsideNotes.text, signedBy: secret)
        try note.sign(with: secret)
        #expect(note.encoded == OutsideNotes.signedByPeter)
        let doubled = try SignedNote(parsing: OutsideNotes.signedByPeter + OutsideNotes.peterLine)
        #expect(try doubled.verify(with: [peter]).count == 1)
    }

    @Test func `正文或签名改动任何一位都验证不过`() throws {
        let bytes = Array(OutsideNotes.signedByPeter.utf8)
        var accepted: [Int] = []
        for bit in 0..<bytes.count * 8 {
            var changed = bytes
            changed[bit / 8] ^= 1 << (bit % 8)
            if let note = try? SignedNote(parsing: changed), (try? note.verify(with: [peter])) != nil { accepted.append(bit) }
        }
        #expect(accepted == [])
    }

    @Test func `受信任者的签名有一处不符，整份文本不予采信`() throws {
        let forged = try SignedNote(parsing: "改过的正文\n\n" + OutsideNotes.peterLine)
        #expect(throws: NoteFault.badSignature("PeterNeumann")) { try forged.verify(with: [peter, enoch]) }

        let half = try SignedNote(parsing: OutsideNotes.text + "附笔\n\n" + OutsideNotes.peterLine + OutsideNotes.enochLine)
        #expect(throws: NoteFault.badSignature("PeterNeumann")) { try half.verify(with: [peter, enoch]) }
    }

    @Test func `正文里可以有空行和中文，最后一个空行以下才是签名`() throws {
        let text = "湄江县全过程记录\n\n— 不是签名\n\n"
        let note = try SignedNote(text, signedBy: secret)
        let read = try SignedNote(parsing: note.encoded)
        #expect(read.text == text)
        #expect(try read.verify(with: [peter]).count == 1)
    }

    @Test(arguments: [
        ("", NoteFault.unsigned),
        ("正文\n", .unsigned),
        ("正文\n\n", .unsigned),
        ("正文\n\n— a AAAAAAAA", .unsigned),
        ("正文\r\n\r\n— a AAAAAAAA\r\n", .controlCharacter(13)),
        ("正\t文\n\n— a AAAAAAAA\n", .controlCharacter(9)),
        ("正文\n\n- a AAAAAAAA\n", .signatureLine(1)),
        ("正文\n\n—a AAAAAAAA\n", .signatureLine(1)),
        ("正文\n\n— a\n", .signatureLine(1)),
        ("正文\n\n— a  AAAAAAAA\n", .signatureLine(1)),
        ("正文\n\n— a AAAAAAAA \n", .signatureLine(1)),
        ("正文\n\n— a+b AAAAAAAA\n", .signatureLine(1)),
        ("正文\n\n— 甲\u{3000}乙 AAAAAAAA\n", .signatureLine(1)),
        ("正文\n\n— a AAAAAA==\n", .signatureLine(1)),
        ("正文\n\n— a AAAAAAA\n", .signatureLine(1)),
        ("正文\n\n— a AAAAAAAA\n— b ?\n", .signatureLine(2)),
    ])
    func `形式不对的文本说明错在哪里`(text: String, fault: NoteFault) {
        #expect(throws: fault) { try SignedNote(parsing: text) }
    }

    @Test func `超出上限或编码不对的文本不予读取`() {
        #expect(throws: NoteFault.notUTF8) { try SignedNote(parsing: [0xFF, 10, 10]) }
        #expect(throws: NoteFault.tooLong(1_000_001)) { try SignedNote(parsing: Array(repeating: 97, count: 1_000_001)) }
        let many = "正文\n\n" + String(repeating: "— a AAAAAAAA\n", count: 101)
        #expect(throws: NoteFault.tooManySignatures(101)) { try SignedNote(parsing: many) }
    }

    @Test func `没有以换行结束的正文不能签名`() {
        #expect(throws: NoteFault.textNotEnded) { try SignedNote("正文", signedBy: secret) }
        #expect(throws: NoteFault.textNotEnded) { try SignedNote("", signedBy: secret) }
        #expect(throws: NoteFault.controlCharacter(0)) { try SignedNote("\0\n", signedBy: secret) }
    }

    @Test func `错误以中文说明，不泄露私钥`() {
        #expect(NoteFault.badSignature("湄江县").message == "“湄江县”的签名与正文不符，正文或签名已被改动，整份文本不可采信。")
        #expect("\(NoteFault.keyID(written: 0xC74F_20A4, computed: 0xC74F_20A3))".contains("c74f20a4"))
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!dumped.contains("PrivateKey") && "\(secret)" == OutsideNotes.peter)
    }
}
