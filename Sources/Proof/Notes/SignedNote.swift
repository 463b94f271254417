/// A text with the signatures of one or more keys under it, in the form of C2SP signed-note.
///
/// ```
/// text, as many lines as it likes
///
/// — name base64(key id, 4 bytes || signature)
/// ```
///
/// The text means nothing until ``verify(with:)`` has returned.
package struct SignedNote: Sendable {
    /// One signature line.
    package struct Signature: Sendable {
        package let name: String
        package let keyID: UInt32
        package let bytes: [UInt8]
    }

    /// Bounds on what a stranger may hand in; the standard asks for at least 16 signatures.
    static let maximumBytes: Int = 1_000_000
    static let maximumSignatures: Int = 100

    /// Ends in a newline, which is signed too.
    package let text: String
    package private(set) var signatures: [Signature]

    /// Signs a text, which must end in a newline.
    package init(_ text: String, signedBy signer: SignerKey) throws {
        try Self.check(Array(text.utf8))
        guard text.utf8.last == Self.newline else { throw NoteFault.textNotEnded }
        self.text = text
        signatures = [try signer.signature(over: Array(text.utf8))]
    }

    /// Adds one more signature under the others, as a witness does; an older one by the same key gives way.
    package mutating func sign(with signer: SignerKey) throws {
        let signature = try signer.signature(over: Array(text.utf8))
        signatures.removeAll { signer.verifierKey.isNamed($0.name, $0.keyID) }
        signatures.append(signature)
    }

    /// The known keys that signed, in the order of their lines.
    ///
    /// Signatures of unknown keys are passed over. One false signature of a known key refuses the whole note, and so does having none.
    package func verify(with keys: [VerifierKey]) throws -> [VerifierKey] {
        let signed = Array(text.utf8)
        var signers: [VerifierKey] = []
        for signature in signatures {
            let known = keys.filter { $0.isNamed(signature.name, signature.keyID) }
            guard let key = known.first else { continue }
            guard known.allSatisfy({ $0.publicKey == key.publicKey }) else { throw NoteFault.ambiguousKey(key.name) }
            guard key.accepts(signature.bytes, over: signed) else { throw NoteFault.badSignature(key.name) }
            if !signers.contains(where: { $0.isNamed(key.name, key.keyID) }) { signers.append(key) }
        }
        guard !signers.isEmpty else { throw NoteFault.noKnownSignature }
        return signers
    }

    /// The whole note, ready to be kept or sent.
    package var encoded: String { signatures.reduce(into: text + "\n") { $0 += $1.line } }
}

extension SignedNote {
    private static let newline: UInt8 = UInt8(ascii: "\n")
    static let dash: String = "\u{2014} "

    package init(parsing text: String) throws { try self.init(parsing: Array(text.utf8)) }

    /// Reads a note byte for byte; the last blank line parts text from signatures.
    package init(parsing bytes: [UInt8]) throws {
        guard bytes.count <= Self.maximumBytes else { throw NoteFault.tooLong(bytes.count) }
        try Self.check(bytes)
        guard let blank = bytes.indices.dropFirst().last(where: { bytes[$0] == Self.newline && bytes[$0 - 1] == Self.newline }),
            blank + 1 < bytes.count, bytes.last == Self.newline
        else { throw NoteFault.unsigned }
        let lines = bytes[(blank + 1)...].dropLast().split(separator: Self.newline, omittingEmptySubsequences: false)
        guard lines.count <= Self.maximumSignatures else { throw NoteFault.tooManySignatures(lines.count) }
        text = String(decoding: bytes[..<blank], as: UTF8.self)
        signatures = try lines.enumerated().map { index, line in
            guard let signature = Signature(line: line) else { throw NoteFault.signatureLine(index + 1) }
            return signature
        }
    }

    /// Valid UTF-8 without control characters other than newline.
    private static func check(_ bytes: [UInt8]) throws {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw NoteFault.notUTF8 }
        if let control = bytes.first(where: { $0 < 0x20 && $0 != newline }) { throw NoteFault.controlCharacter(control) }
    }
}

extension SignedNote.Signature {
    fileprivate init?(line: ArraySlice<UInt8>) {
        let dash = Array(SignedNote.dash.utf8)
        guard line.starts(with: dash) else { return nil }
        let parts = line.dropFirst(dash.count).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let name = String(decoding: parts[0], as: UTF8.self)
        guard let content = Base64.decode(String(decoding: parts[1], as: UTF8.self)), content.count > 4,
            (try? VerifierKey.check(name: name)) != nil
        else { return nil }
        self.init(name: name, keyID: UInt32(bigEndian: content.prefix(4)), bytes: Array(content.dropFirst(4)))
    }

    fileprivate var line: String {
        "\(SignedNote.dash)\(name) \(Base64.encode(keyID.bytes + bytes))\n"
    }
}
