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
    /// How many of those opinions are not as this program writes them. They are said to be there, not left out.
    package let unreadable: Int
    /// Steps whose preparation the entry's step ended.
    package let fallen: [String]
    /// What was prepared of the step itself that the entry took, and was not approved: whoever took it filled in a form of his or her own.
    private let passed: String?

    /// `nil` for an entry that touches nothing prepared.
    ///
    /// - Parameter content: the entry's; `nil` for one that is no JSON, of which its reader is told besides.
    package init?(_ row: JournalRow, _ content: JSON?) {
        guard let json = content?["preparation"] else { return nil }
        act = Preparation.Act(rawValue: row.action)
        step = json["step"]?.string
        words = json["words"]?.string ?? ""
        input = Dictionary((json["input"]?.members ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        var said: [Endorsement] = []
        var unreadable = 0
        for item in json["approved"]?.items ?? [] {
            do { said.append(try Endorsement(json: item)) } catch { unreadable += 1 }
        }
        approved = said
        self.unreadable = unreadable
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
        if unreadable > 0 { parts.append("另有\(unreadable)条审批意见的内容不能读出，请系统管理员核验") }
        // Whether what was filled in is what was prepared is for whoever reads both to say.
        if let passed { parts.append("没有批准所拟的“\(name(passed))”，由办理人自己填写办理；拟办、审核的人同样算办理过") }
        let others = fallen.filter { $0 != passed }
        if !others.isEmpty { parts.append("\(others.map { "“\(name($0))”" }.joined(separator: "、"))的拟办到此为止，没有采用") }
        return parts.joined(separator: "；")
    }
}
