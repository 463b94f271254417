/// The 32 bytes of a SHA-256 digest, kept inline so that chains and trees need no allocation for each.
package struct Digest32: Hashable, Sendable {
    // The bytes as they lie in memory: the words are never read as numbers, so byte order does not matter.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// Takes exactly 32 bytes.
    package init?(bytes: some Sequence<UInt8>) {
        let array = Array(bytes)
        guard array.count == 32 else { return nil }
        self = array.withUnsafeBytes { Digest32(raw: $0) }
    }

    /// Reads 64 hexadecimal digits, upper or lower case.
    package init?(hex text: some StringProtocol) {
        guard let bytes = Hex.decode(text) else { return nil }
        self.init(bytes: bytes)
    }

    /// Reads the padded standard alphabet of RFC 4648 §4, 44 characters.
    package init?(base64 text: some StringProtocol) {
        guard let bytes = Base64.decode(text) else { return nil }
        self.init(bytes: bytes)
    }

    init(raw: UnsafeRawBufferPointer) {
        precondition(raw.count == 32)
        first = raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        second = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        third = raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        fourth = raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    }

    /// Writes the bytes into a buffer, 32 of them from `offset` on.
    func store(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) {
        buffer.storeBytes(of: first, toByteOffset: offset, as: UInt64.self)
        buffer.storeBytes(of: second, toByteOffset: offset + 8, as: UInt64.self)
        buffer.storeBytes(of: third, toByteOffset: offset + 16, as: UInt64.self)
        buffer.storeBytes(of: fourth, toByteOffset: offset + 24, as: UInt64.self)
    }

    package var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            store(into: UnsafeMutableRawBufferPointer(buffer), at: 0)
            count = 32
        }
    }

    /// 64 lower-case hexadecimal digits, as `sha256sum` prints them.
    package var hex: String { Hex.encode(bytes) }

    /// 44 characters of RFC 4648 §4, as checkpoints carry them.
    package var base64: String { Base64.encode(bytes) }
}

extension Digest32: CustomStringConvertible {
    package var description: String { hex }
}
