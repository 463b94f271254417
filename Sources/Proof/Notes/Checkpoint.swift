/// What a log was on a day: whose it is, how many leaves, and their root (C2SP tlog-checkpoint).
///
/// ```
/// origin
/// tree size in decimal
/// base64 of the root
/// extension lines, if any
/// ```
package struct Checkpoint: Sendable {
    package let origin: String
    package let size: Int
    package let root: Digest32
    /// Lines that the tree does not vouch for; only their signature does.
    package let extensions: [String]

    package init(origin: String, size: Int, root: Digest32, extensions: [String] = []) throws {
        guard Self.isLine(origin) else { throw NoteFault.origin(origin) }
        guard size >= 0 else { throw NoteFault.treeSize(String(size)) }
        if let wrong = extensions.firstIndex(where: { !Self.isLine($0) }) { throw NoteFault.extensionLine(wrong + 1) }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads a note's text. Says nothing of who signed it; see ``open(_:origin:keys:)``.
    package init(text: String) throws {
        guard text.utf8.last == UInt8(ascii: "\n") else { throw NoteFault.textNotEnded }
        let lines = text.utf8.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard lines.count >= 3 else { throw NoteFault.checkpointLines(lines.count) }
        // Writing the number again refuses signs, spaces and leading zeros.
        guard let size = Int(lines[1]), String(size) == lines[1] else { throw NoteFault.treeSize(lines[1]) }
        guard let root = Digest32(base64: lines[2]) else { throw NoteFault.rootHash(lines[2]) }
        try self.init(origin: lines[0], size: size, root: root, extensions: Array(lines.dropFirst(3)))
    }

    /// The text that is signed.
    package var text: String {
        ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined()
    }

    /// The standard asks that the key be named as the origin is.
    package func signed(by signer: SignerKey) throws -> SignedNote { try SignedNote(text, signedBy: signer) }

    /// The checkpoint in a note, once a trusted key is seen to have signed it and it is of the log that was asked for.
    package static func open(_ note: SignedNote, origin: String, keys: [VerifierKey]) throws -> Checkpoint {
        _ = try note.verify(with: keys)
        let checkpoint = try Checkpoint(text: note.text)
        guard checkpoint.origin.utf8.elementsEqual(origin.utf8) else {
            throw NoteFault.otherOrigin(expected: origin, found: checkpoint.origin)
        }
        return checkpoint
    }

    private static func isLine(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x20 } }
}
