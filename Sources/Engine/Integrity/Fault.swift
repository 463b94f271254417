package import Kernel

/// Something that does not agree with the rest: what, where, and since which entry.
package struct Fault: Hashable, Sendable, CustomStringConvertible {
    package enum Part: String, Sendable {
        case journal = "全过程记录", matter = "事项", fact = "统计事实", rollup = "统计汇总", checkpoint = "检查点"
        case document = "文号", paper = "文书", publication = "公示", register = "登记簿", definition = "定义版本"
        case attachment = "附件", credential = "登录凭据", notice = "通知", list = "列表和工作台", schema = "表结构", anchor = "外部凭据"
    }

    package let part: Part
    /// The table whose rows do not agree, when it is one alone.
    package let table: String?
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
    /// Entries by which facts were brought to a later definition.
    package var recounts = 0
    package var attachments = 0
    package var credentials = 0
    /// Rows of lists, desks, search and notices that were compared.
    package var derived = 0
    /// Whether lists and desks await being made anew: then what differs in them is no fault.
    package var awaitsProjection = false
    package var stale = 0
    /// Credentials and the like from before the journal committed to them.
    package var uncommitted = 0
    /// Entries with an earlier time than the one before, and the first of them.
    package var backwards: (count: Int, first: Int)?
    /// Entries by which the county went on under another signing key.
    package var successors: [KeySuccessor] = []
    /// Entries made under an earlier version of their kind's definition, and matters whose facts await a recount.
    package private(set) var older: [Definitions: Int] = [:]
    package private(set) var awaiting: [Definitions: Int] = [:]
    package var head = ""
    package var faults: [Fault] = []
    /// Faults beyond the first thousand are counted, not kept.
    package var omitted = 0
    package var isSound: Bool { faults.isEmpty }

    /// A kind whose definition went from one version to the present one.
    package struct Definitions: Hashable, Sendable {
        package let kind: MatterKind
        package let version: Int
        package let present: Int
    }

    /// Counts an entry that was made under a version of a kind's definition.
    mutating func count(_ kind: String, _ version: Int, present definition: (any Definition)?) {
        guard let definition, version < definition.version else { return }
        older[Definitions(kind: definition.kind, version: version, present: definition.version), default: 0] += 1
    }

    /// Counts a matter whose facts are those of an earlier version.
    mutating func addAwaiting(_ definition: any Definition, from version: Int) {
        awaiting[Definitions(kind: definition.kind, version: version, present: definition.version), default: 0] += 1
    }

    mutating func add(_ part: Fault.Part, _ entry: Int?, _ message: String) {
        if faults.count < 1_000 { faults.append(Fault(part: part, table: nil, entry: entry, message: message)) } else { omitted += 1 }
    }

    /// Names the table too, and what its rows would mislead about.
    mutating func add(_ part: Fault.Part, table: String, _ entry: Int?, _ message: String) {
        guard faults.count < 1_000 else {
            omitted += 1
            return
        }
        let misleads = TableStanding.of(table)?.misleads ?? ""
        let text = misleads.isEmpty ? message : "\(message)；会使人误认\(misleads)"
        faults.append(Fault(part: part, table: table, entry: entry, message: text))
    }
}
