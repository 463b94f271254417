import CLibPQ

/// Values on their way to the server: all bytes in one buffer, one entry a value in libpq's four arrays. Used again and again.
struct PostgresArguments {
    private var bytes: [UInt8] = []
    /// Where each value begins; -1 for NULL.
    private var offsets: [Int] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    /// Lays the values out as a statement's parameters want them: binary where the type is known here, text elsewhere.
    mutating func set(_ values: [SQLValue], types: [Oid]) {
        bytes.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        formats.removeAll(keepingCapacity: true)
        for (value, type) in zip(values, types) {
            let start = bytes.count
            var format: Int32 = 1
            switch value {
            case .null:
                offsets.append(-1)
                lengths.append(0)
                formats.append(1)
                continue
            case .integer(let number): format = put(number, type)
            case .text(let text):
                bytes.append(contentsOf: text.utf8)
                if !PostgresType.isText(type) { format = terminate() }
            case .blob(let blob): bytes.append(contentsOf: blob)
            }
            offsets.append(start)
            lengths.append(Int32(bytes.count - start))
            formats.append(format)
        }
        // An empty value at the very end would otherwise point past the buffer.
        bytes.append(0)
    }

    private mutating func put(_ number: Int64, _ type: Oid) -> Int32 {
        switch type {
        case PostgresType.int8: put(number)
        case PostgresType.int4:
            // What is too large goes as text, for the server to refuse.
            guard let small = Int32(exactly: number) else { return putText(number) }
            put(small)
        case PostgresType.int2:
            guard let small = Int16(exactly: number) else { return putText(number) }
            put(small)
        case PostgresType.bool: bytes.append(number == 0 ? 0 : 1)
        default: return putText(number)
        }
        return 1
    }

    private mutating func put(_ number: some FixedWidthInteger) { withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) } }

    private mutating func putText(_ number: Int64) -> Int32 {
        bytes.append(contentsOf: String(number).utf8)
        return terminate()
    }

    /// In text format libpq wants a C string.
    private mutating func terminate() -> Int32 {
        bytes.append(0)
        return 0
    }

    /// Lends the values as libpq takes them.
    func withPointers<T>(_ body: (_ count: Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> T) -> T {
        bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = offsets.map { offset in offset < 0 ? nil : start.map { UnsafePointer($0 + offset) } }
            return pointers.withUnsafeBufferPointer { pointers in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { formats in
                        body(Int32(offsets.count), pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }
}
