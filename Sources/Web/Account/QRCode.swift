/// A QR code (ISO/IEC 18004) of up to 213 bytes: byte mode, versions 1 to 10, error correction level M.
struct QRCode: Sendable {
    /// Modules on each side.
    let size: Int
    /// The pattern chosen out of the eight that the standard knows.
    let mask: Int
    private var dark: [Bool]
    /// What is no data: finders, timing, alignment, format and version.
    private var isFixed: [Bool]

    /// - Returns: `nil` for a text that is too long.
    init?(_ text: String, mask wanted: Int? = nil) {
        let bytes = Array(text.utf8)
        guard let version = Version.smallest(holding: bytes.count) else { return nil }
        var blank = QRCode(version)
        blank.place(version.codewords(for: bytes))
        let candidates = (wanted.map { [$0] } ?? Array(0..<8)).map { blank.masked($0) }
        guard let best = candidates.min(by: { $0.penalty < $1.penalty }) else { return nil }
        self = best
    }

    private init(_ version: Version) {
        size = version.size
        mask = 0
        dark = Array(repeating: false, count: version.size * version.size)
        isFixed = dark
        drawFixed(version)
    }

    private init(_ other: QRCode, mask: Int) {
        size = other.size
        self.mask = mask
        dark = other.dark
        isFixed = other.isFixed
    }

    func isDark(row: Int, column: Int) -> Bool { dark[row * size + column] }

    /// Rows of `#` and `.`, for tests and for reading aloud.
    var rows: [String] { (0..<size).map { row in String((0..<size).map { isDark(row: row, column: $0) ? "#" : "." }) } }

    private mutating func fix(_ row: Int, _ column: Int, _ value: Bool) {
        dark[row * size + column] = value
        isFixed[row * size + column] = true
    }
}

// MARK: - Fixed patterns

extension QRCode {
    private mutating func drawFixed(_ version: Version) {
        for place in 0..<size {
            fix(6, place, place.isMultiple(of: 2))
            fix(place, 6, place.isMultiple(of: 2))
        }
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
        let centres = version.alignment
        for row in centres {
            for column in centres where !isFinderCorner(row, column, centres) { drawAlignment(row, column) }
        }
        drawFormat(0)
        drawVersion(version)
    }

    private mutating func drawFinder(_ row: Int, _ column: Int) {
        for down in -4...4 {
            for across in -4...4 where (0..<size).contains(row + down) && (0..<size).contains(column + across) {
                let ring = max(abs(down), abs(across))
                fix(row + down, column + across, ring != 2 && ring != 4)
            }
        }
    }

    private func isFinderCorner(_ row: Int, _ column: Int, _ centres: [Int]) -> Bool {
        let (first, last) = (centres.first, centres.last)
        return (row == first && (column == first || column == last)) || (row == last && column == first)
    }

    private mutating func drawAlignment(_ row: Int, _ column: Int) {
        for down in -2...2 {
            for across in -2...2 { fix(row + down, column + across, max(abs(down), abs(across)) != 1) }
        }
    }

    /// Level M is 00; five bits, ten of a BCH code, and a pattern so that it is never all light.
    private mutating func drawFormat(_ mask: Int) {
        let bits = Self.withRemainder(mask, degree: 10, generator: 0x537) ^ 0x5412
        func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
        for index in 0..<6 { fix(index, 8, bit(index)) }
        fix(7, 8, bit(6))
        fix(8, 8, bit(7))
        fix(8, 7, bit(8))
        for index in 9..<15 { fix(8, 14 - index, bit(index)) }
        for index in 0..<8 { fix(8, size - 1 - index, bit(index)) }
        for index in 8..<15 { fix(size - 15 + index, 8, bit(index)) }
        fix(size - 8, 8, true)
    }

    private mutating func drawVersion(_ version: Version) {
        guard version.number >= 7 else { return }
        let bits = Self.withRemainder(version.number, degree: 12, generator: 0x1F25)
        for index in 0..<18 {
            let value = bits >> index & 1 == 1
            fix(index / 3, size - 11 + index % 3, value)
            fix(size - 11 + index % 3, index / 3, value)
        }
    }

    /// A number with the remainder of its division by a polynomial over GF(2) behind it.
    private static func withRemainder(_ data: Int, degree: Int, generator: Int) -> Int {
        var remainder = data
        for _ in 0..<degree { remainder = remainder << 1 ^ (remainder >> (degree - 1)) * generator }
        return data << degree | remainder
    }
}

// MARK: - Data and masks

extension QRCode {
    /// Two columns at a time from the right, upwards and downwards in turn, around what is fixed.
    private mutating func place(_ codewords: [UInt8]) {
        var next = 0
        var isUpwards = true
        for right in stride(from: size - 1, through: 1, by: -2).map({ $0 <= 6 ? $0 - 1 : $0 }) {
            for step in 0..<size {
                let row = isUpwards ? size - 1 - step : step
                for column in [right, right - 1] where !isFixed[row * size + column] {
                    guard next < codewords.count * 8 else { continue }
                    dark[row * size + column] = codewords[next / 8] >> (7 - next % 8) & 1 == 1
                    next += 1
                }
            }
            isUpwards.toggle()
        }
    }

    private func masked(_ mask: Int) -> QRCode {
        var code = QRCode(self, mask: mask)
        for row in 0..<size {
            for column in 0..<size where !isFixed[row * size + column] {
                if Self.inverts(mask, row, column) { code.dark[row * size + column].toggle() }
            }
        }
        code.drawFormat(mask)
        return code
    }

    static func inverts(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: row * column % 2 + row * column % 3 == 0
        case 6: (row * column % 2 + row * column % 3) % 2 == 0
        default: ((row + column) % 2 + row * column % 3) % 2 == 0
        }
    }

    /// How hard the pattern would be to read: runs, blocks, what looks like a finder, imbalance (§7.8.3).
    private var penalty: Int {
        var penalty = 0
        for line in 0..<size {
            penalty += Self.penalty(of: (0..<size).map { isDark(row: line, column: $0) })
            penalty += Self.penalty(of: (0..<size).map { isDark(row: $0, column: line) })
        }
        for row in 0..<size - 1 {
            for column in 0..<size - 1 {
                let value = isDark(row: row, column: column)
                if value == isDark(row: row, column: column + 1), value == isDark(row: row + 1, column: column),
                    value == isDark(row: row + 1, column: column + 1)
                {
                    penalty += 3
                }
            }
        }
        let share = dark.count { $0 } * 100 / dark.count
        return penalty + abs(share - 50) / 5 * 10
    }

    private static let finderLike: [[Bool]] = ["#.###.#....", "....#.###.#"].map { $0.map { $0 == "#" } }

    private static func penalty(of line: [Bool]) -> Int {
        var penalty = 0
        var run = 0
        for index in line.indices {
            run = index > 0 && line[index] == line[index - 1] ? run + 1 : 1
            if run == 5 { penalty += 3 } else if run > 5 { penalty += 1 }
            if index + 11 <= line.count, finderLike.contains(where: { $0.elementsEqual(line[index..<index + 11]) }) { penalty += 40 }
        }
        return penalty
    }
}

// MARK: - Versions and error correction

extension QRCode {
    /// A size of code, and how its codewords are divided at level M.
    struct Version: Sendable {
        let number: Int
        private let total: Int
        private let blocks: Int
        private let correction: Int

        var size: Int { 17 + 4 * number }
        private var data: Int { total - blocks * correction }
        private var countBits: Int { number < 10 ? 8 : 16 }

        private static let all: [Version] = [
            (26, 1, 10), (44, 1, 16), (70, 1, 26), (100, 2, 18), (134, 2, 24), (172, 4, 16), (196, 4, 18), (242, 4, 22), (292, 5, 22), (346, 5, 26),
        ].enumerated().map { Version(number: $0 + 1, total: $1.0, blocks: $1.1, correction: $1.2) }

        static func smallest(holding bytes: Int) -> Version? { all.first { (bytes * 8 + 4 + $0.countBits + 7) / 8 <= $0.data } }

        /// The rows and columns of alignment patterns; none in version 1.
        var alignment: [Int] {
            switch number {
            case 1: []
            case 2...6: [6, size - 7]
            default: [6, (size - 1) / 2, size - 7]
            }
        }

        /// Mode, length, text and padding in blocks with their correction, interleaved.
        func codewords(for text: [UInt8]) -> [UInt8] {
            let parts = divided(padded(text))
            let checks = parts.map { ReedSolomon.remainder($0, length: correction) }
            var result: [UInt8] = []
            for index in 0..<(parts.map(\.count).max() ?? 0) { result += parts.compactMap { index < $0.count ? $0[index] : nil } }
            for index in 0..<correction { result += checks.map { $0[index] } }
            return result
        }

        private func padded(_ text: [UInt8]) -> [UInt8] {
            var bits: [Bool] = []
            func append(_ value: Int, _ count: Int) { bits += (0..<count).map { value >> (count - 1 - $0) & 1 == 1 } }
            append(0b0100, 4)
            append(text.count, countBits)
            for byte in text { append(Int(byte), 8) }
            bits += Array(repeating: false, count: min(4, data * 8 - bits.count))
            bits += Array(repeating: false, count: (8 - bits.count % 8) % 8)
            var bytes = stride(from: 0, to: bits.count, by: 8).map { start in bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) } }
            var isFirst = true
            while bytes.count < data {
                bytes.append(isFirst ? 0xEC : 0x11)
                isFirst.toggle()
            }
            return bytes
        }

        /// Shorter blocks first, the longer ones by one.
        private func divided(_ bytes: [UInt8]) -> [[UInt8]] {
            let short = data / blocks
            var start = 0
            return (0..<blocks).map { block in
                let length = block < blocks - data % blocks ? short : short + 1
                defer { start += length }
                return Array(bytes[start..<start + length])
            }
        }
    }

    /// Reed–Solomon over GF(256) with x⁸ + x⁴ + x³ + x² + 1.
    enum ReedSolomon {
        static func remainder(_ data: [UInt8], length: Int) -> [UInt8] {
            let divisor = generator(length)
            var remainder = [UInt8](repeating: 0, count: length)
            for byte in data {
                let factor = byte ^ remainder.removeFirst()
                remainder.append(0)
                for index in 0..<length { remainder[index] ^= multiply(divisor[index], factor) }
            }
            return remainder
        }

        /// The product of (x − 2ⁱ), without its leading one, highest power first.
        private static func generator(_ degree: Int) -> [UInt8] {
            var result = [UInt8](repeating: 0, count: degree - 1) + [1]
            var root: UInt8 = 1
            for _ in 0..<degree {
                for index in 0..<degree { result[index] = multiply(result[index], root) ^ (index + 1 < degree ? result[index + 1] : 0) }
                root = multiply(root, 2)
            }
            return result
        }

        static func multiply(_ left: UInt8, _ right: UInt8) -> UInt8 {
            var product = 0
            for bit in (0..<8).reversed() {
                product = product << 1 ^ (product >> 7) * 0x11D
                product ^= Int(right >> UInt8(bit) & 1) * Int(left)
            }
            return UInt8(truncatingIfNeeded: product)
        }
    }
}
