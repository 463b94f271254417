/// Something that does not agree with the rest: what, where, and since which entry.
package struct Fault: Hashable, Sendable, CustomStringConvertible {
    package enum Part: String, Sendable {
        case journal = "全过程记录", matter = "事项", fact = "统计事实", rollup = "统计汇总", checkpoint = "检查点"
        case document = "文号", paper = "文书", publication = "公示", register = "登记簿"
    }

    package let part: Part
    /// The journal entry to which it leads, when there is one.
    package let entry: Int?
    package let message: String

    package var description: String { "\(part.rawValue)\(entry.map { "第\($0)条" } ?? "")：\(message)" }
}

/// What a verification read and what it found.
package struct Verification: Sendable {
    package var entries = 0
    package var matters = 0
    package var facts = 0
    package var papers = 0
    package var publications = 0
    package var checkpoints = 0
    package var head = ""
    package var faults: [Fault] = []
    /// Faults beyond the first thousand are counted, not kept.
    package var omitted = 0
    package var isSound: Bool { faults.isEmpty }

    mutating func add(_ part: Fault.Part, _ entry: Int?, _ message: String) {
        if faults.count < 1_000 { faults.append(Fault(part: part, entry: entry, message: message)) } else { omitted += 1 }
    }
}
