/// Many terms at once: lines `start,term[,law]` in, one ISO day a line out. A line that cannot be read gives `-`.
///
/// Works on bytes: a million lines should not cost a million strings.
package struct DueBatch {
    private let calendar: WorkCalendar
    private var terms: [[UInt8]: Term] = [:]
    private var rules: [[UInt8]: CountingRule] = [:]

    package init(_ calendar: WorkCalendar) { self.calendar = calendar }

    /// - Returns: the output, and a Chinese message for each line that could not be read or counted.
    package func run(_ input: [UInt8]) -> (output: [UInt8], problems: [String]) {
        var batch = self
        var output: [UInt8] = []
        output.reserveCapacity(input.count)
        var problems: [String] = []
        var number = 0
        var start = 0
        while start < input.count {
            var end = start
            while end < input.count, input[end] != 0x0A { end += 1 }
            number += 1
            var line = input[start..<end]
            if line.last == 0x0D { line.removeLast() }
            start = end + 1
            do {
                append(try batch.due(line), to: &output)
            } catch {
                output.append(UInt8(ascii: "-"))
                let reason = (error as? Unreadable)?.rule ?? (error as? Problem)?.message ?? "不能计算"
                problems.append("第\(number)行“\(String(decoding: line, as: UTF8.self))”：\(reason)")
            }
            output.append(0x0A)
        }
        return (output, problems)
    }

    private mutating func due(_ line: ArraySlice<UInt8>) throws -> Day {
        let comma = UInt8(ascii: ",")
        guard let first = line.firstIndex(of: comma), let day = Self.day(line[..<first]) else {
            throw Unreadable("起算日应写作2020-01-05，且确有其日")
        }
        let rest = line[(first + 1)...]
        let second = rest.firstIndex(of: comma) ?? rest.endIndex
        let term = try self.term(rest[..<second])
        let law = second < rest.endIndex ? rest[(second + 1)...] : []
        return try calendar.due(term, from: day, rule: rule(law)).day
    }

    private mutating func term(_ bytes: ArraySlice<UInt8>) throws(Unreadable) -> Term {
        let key = Array(bytes)
        if let known = terms[key] { return known }
        guard let term = Term(String(decoding: bytes, as: UTF8.self)) else { throw Unreadable("期限应写作7wd、60d、3m、2y或者24h") }
        terms[key] = term
        return term
    }

    private mutating func rule(_ bytes: ArraySlice<UInt8>) throws(Unreadable) -> CountingRule {
        guard !bytes.isEmpty else { return .plain }
        let key = Array(bytes)
        if let known = rules[key] { return known }
        guard let rule = CountingRule.of(String(decoding: bytes, as: UTF8.self)) else { throw Unreadable("没有登记这部法律的期间计算规则") }
        rules[key] = rule
        return rule
    }

    private static func day(_ bytes: ArraySlice<UInt8>) -> Day? {
        guard bytes.count == 10, bytes[bytes.startIndex + 4] == UInt8(ascii: "-"), bytes[bytes.startIndex + 7] == UInt8(ascii: "-") else {
            return nil
        }
        func number(_ offset: Int, _ count: Int) -> Int? {
            var value = 0
            for byte in bytes[(bytes.startIndex + offset)..<(bytes.startIndex + offset + count)] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte) - 0x30
            }
            return value
        }
        guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2) else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private func append(_ day: Day, to output: inout [UInt8]) {
        let (year, month, number) = day.parts
        for (value, divisor) in [(year, 1_000), (year, 100), (year, 10), (year, 1)] { output.append(UInt8(0x30 + value / divisor % 10)) }
        output.append(UInt8(ascii: "-"))
        output.append(UInt8(0x30 + month / 10))
        output.append(UInt8(0x30 + month % 10))
        output.append(UInt8(ascii: "-"))
        output.append(UInt8(0x30 + number / 10))
        output.append(UInt8(0x30 + number % 10))
    }
}
