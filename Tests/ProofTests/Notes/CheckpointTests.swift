import Proof
import Testing

@Suite("检查点") struct CheckpointTests {
    private let root: Digest32 = MerkleHash.leaf([])
    private let origin: String = "plumbline.example/520123"

    @Test func `别的日志公布的检查点可以验证，写回一字不差`() throws {
        let note = try SignedNote(parsing: OutsideNotes.sumdbCheckpoint)
        let checkpoint = try Checkpoint.open(note, origin: "go.sum database tree", keys: [VerifierKey(OutsideNotes.sumdb)])
        #expect(checkpoint.size == 6_476_701)
        #expect(checkpoint.root.base64 == "mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=")
        #expect(checkpoint.extensions == [])
        #expect(checkpoint.text == note.text)
    }

    @Test func `签发的检查点是来源、条数、根散列三行与签名`() throws {
        let signer = try SignerKey(name: origin, seed: Array(repeating: 7, count: 32))
        let note = try Checkpoint(origin: origin, size: 1, root: root).signed(by: signer)
        #expect(note.text == "plumbline.example/520123\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n")
        let read = try Checkpoint.open(SignedNote(parsing: note.encoded), origin: origin, keys: [signer.verifierKey])
        #expect(read.root == root && read.size == 1 && read.origin == origin)
    }

    @Test func `附加行保留原样`() throws {
        let checkpoint = try Checkpoint(origin: origin, size: 0, root: MerkleHash.empty, extensions: ["2020-01-05", "县 司法局"])
        #expect(try Checkpoint(text: checkpoint.text).extensions == ["2020-01-05", "县 司法局"])
    }

    @Test func `别处来源的检查点不予采信，即使签名者受信任`() throws {
        let note = try SignedNote(parsing: OutsideNotes.sumdbCheckpoint)
        let keys = [try VerifierKey(OutsideNotes.sumdb)]
        #expect(throws: NoteFault.otherOrigin(expected: origin, found: "go.sum database tree")) {
            try Checkpoint.open(note, origin: origin, keys: keys)
        }
        #expect(throws: NoteFault.noKnownSignature) { try Checkpoint.open(note, origin: "go.sum database tree", keys: []) }
    }

    static let rootLine: String = MerkleHash.empty.base64

    @Test(arguments: [
        ("", NoteFault.textNotEnded),
        ("a\n1\n\(CheckpointTests.rootLine)", .textNotEnded),
        ("a\n1\n", .checkpointLines(2)),
        ("\n1\n\(CheckpointTests.rootLine)\n", .origin("")),
        ("a\n01\n\(CheckpointTests.rootLine)\n", .treeSize("01")),
        ("a\n-1\n\(CheckpointTests.rootLine)\n", .treeSize("-1")),
        ("a\n+1\n\(CheckpointTests.rootLine)\n", .treeSize("+1")),
        ("a\n 1\n\(CheckpointTests.rootLine)\n", .treeSize(" 1")),
        ("a\n１\n\(CheckpointTests.rootLine)\n", .treeSize("１")),
        ("a\n99999999999999999999\n\(CheckpointTests.rootLine)\n", .treeSize("99999999999999999999")),
        ("a\n1\nnot*base64\n", .rootHash("not*base64")),
        ("a\n1\nAAAA\n", .rootHash("AAAA")),
        ("a\n1\n\(CheckpointTests.rootLine)\n\n", .extensionLine(1)),
        ("a\n1\n\(CheckpointTests.rootLine)\nx\n\ny\n", .extensionLine(2)),
    ])
    func `形式不对的检查点说明错在哪里`(text: String, fault: NoteFault) {
        #expect(throws: fault) { try Checkpoint(text: text) }
    }

    @Test func `不能签发形式不对的检查点`() {
        #expect(throws: NoteFault.origin("a\nb")) { try Checkpoint(origin: "a\nb", size: 1, root: root) }
        #expect(throws: NoteFault.treeSize("-1")) { try Checkpoint(origin: "a", size: -1, root: root) }
        #expect(throws: NoteFault.extensionLine(2)) { try Checkpoint(origin: "a", size: 1, root: root, extensions: ["x", ""]) }
    }
}
