import Crypto

extension Digest32 {
    /// SHA-256 (FIPS 180-4) of the parts, one after another without separators.
    package static func sha256(_ parts: some Sequence<[UInt8]>) -> Digest32 {
        var hasher = SHA256()
        for part in parts { part.withUnsafeBytes { hasher.update(bufferPointer: $0) } }
        return hasher.digest
    }

    /// SHA-256 of a text's UTF-8 bytes; no normalisation.
    package static func sha256(_ text: String) -> Digest32 {
        var hasher = SHA256()
        hasher.update(utf8: text)
        return hasher.digest
    }

    /// SHA-256 of the UTF-8 bytes of texts, one after another without separators.
    package static func sha256(of texts: [String]) -> Digest32 {
        var hasher = SHA256()
        for text in texts { hasher.update(utf8: text) }
        return hasher.digest
    }

    package static func sha256(_ bytes: [UInt8]) -> Digest32 { sha256(CollectionOfOne(bytes)) }
}

extension SHA256 {
    /// Begins with a domain byte and the digests that follow it.
    init(domain: UInt8, _ digest: Digest32) {
        self.init()
        withUnsafeTemporaryAllocation(byteCount: 33, alignment: 1) { buffer in
            buffer[0] = domain
            digest.store(into: buffer, at: 1)
            update(bufferPointer: UnsafeRawBufferPointer(buffer))
        }
    }

    mutating func update(_ digest: Digest32) {
        withUnsafeTemporaryAllocation(byteCount: 32, alignment: 1) { buffer in
            digest.store(into: buffer, at: 0)
            update(bufferPointer: UnsafeRawBufferPointer(buffer))
        }
    }

    mutating func update(utf8 text: String) {
        var text = text
        text.withUTF8 { update(bufferPointer: UnsafeRawBufferPointer($0)) }
    }

    mutating func update(bytes: [UInt8]) {
        bytes.withUnsafeBytes { update(bufferPointer: $0) }
    }

    var digest: Digest32 { finalize().withUnsafeBytes { Digest32(raw: $0) } }
}
