package import Kernel
package import Storage

/// What an entry of a matter says of a prepared step, as the journal keeps it: for timelines.
package struct PreparationEntry: Sendable {
    /// `nil` for an entry of a step itself.
    package let act: Preparation.Act?
    /// The prepared step that an act is about.
    package let step: String?
    package let words: String
    /// What was prepared, by the names that fields had then.
    package let input: Input
    /// What was said of the step that the entry took, by whoever prepared, reviewed and approved it.
    package let approved: [Endorsement]
    /// Steps whose preparation the entry's step ended.
    package let fallen: [String]
    /// What was prepared of the step itself that the entry took, and was not approved: whoever took it filled in a form of his or her own.
    private let passed: String?

    /// `nil` for an entry that touches nothing prepared, and for one that cannot be read.
    package init?(_ row: JournalRow, _ content: JSON?) {
        guard let json = content?["preparation"] else { return nil }
        act = Preparation.Act(rawValue: row.action)
        step = json["step"]?.string
        words = json["words"]?.string ?? ""
        input = Dictionary((json["input"]?.members ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        approved = (json["approved"]?.items ?? []).compactMap { try? Endorsement(json: $0) }
        let ended = (json["fallen"]?.items ?? []).compactMap(\.string)
        fallen = ended
        passed = row.person != Actor.system.person.description && ended.contains(row.action) ? row.action : nil
    }

    /// What was said, in a sentence for people.
    package func sentence(_ outline: ProcedureOutline, _ names: [PersonID: String]) -> String {
        func name(_ step: String) -> String { outline.action(step)?.name ?? step }
        var parts: [String] = []
        if act != nil, let step { parts.append("“\(name(step))”" + (words.isEmpty ? "" : "：\(words)")) }
        let said = approved.map { "\($0.kind.heading)（\(names[$0.person] ?? $0.person.description)，\($0.at.day.chinese)）：\($0.words)" }
        parts += said
        // Whether what was filled in is what was prepared is for whoever reads both to say.
        if let passed { parts.append("没有批准所拟的“\(name(passed))”，由办理人自己填写办理；拟办、审核的人同样算办理过") }
        let others = fallen.filter { $0 != passed }
        if !others.isEmpty { parts.append("\(others.map { "“\(name($0))”" }.joined(separator: "、"))的拟办到此为止，没有采用") }
        return parts.joined(separator: "；")
    }
}
