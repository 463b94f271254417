/// What the words of a rule or a condition say of the values that it wants: the words it quotes (应含“人民调解委员会”) and its numbers.
struct Hints {
    private(set) var words: [String] = []
    private(set) var numbers: [Int] = []

    init(_ says: String) {
        var quoted: [UInt8]?
        var number: Int?
        let bytes = Array(says.utf8)
        var index = 0
        // By bytes: it is asked for every wrong value, and characters cost fifty times as much.
        while index < bytes.count {
            if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] == 0x9C || bytes[index + 2] == 0x9D {
                if bytes[index + 2] == 0x9C {
                    quoted = []
                } else if let known = quoted {
                    words.append(String(decoding: known, as: UTF8.self))
                    quoted = nil
                }
                index += 3
                continue
            }
            if quoted != nil { quoted?.append(bytes[index]) }
            switch bytes[index] {
            case 0x30...0x39 where (number ?? 0) < 1_000_000: number = (number ?? 0) * 10 + Int(bytes[index] - 0x30)
            default:
                if let known = number { numbers.append(known) }
                number = nil
            }
            index += 1
        }
        if let known = number { numbers.append(known) }
    }
}
