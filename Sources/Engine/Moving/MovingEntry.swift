package import Kernel
package import Storage

/// What an entry says of a matter's moving, or of a party's successor, as the journal keeps it: for timelines.
package struct MovingEntry: Sendable {
    private let content: JSON
    private let act: Handover.Act?
    private let joining: JoiningEntry?

    /// `nil` for an entry of anything else.
    ///
    /// - Parameter content: the entry's; `nil` for one that is no JSON.
    package init?(_ row: JournalRow, _ content: JSON?) {
        act = Handover.Act(rawValue: row.action)
        joining = JoiningEntry(row.action, content)
        if joining != nil {
            self.content = .object([])
            return
        }
        guard let said = content?[act == nil ? "succession" : "handover"], act != nil || row.action == Predecessor.action else { return nil }
        self.content = said
    }

    /// What such an entry is called; `nil` for any other.
    package static func name(of action: String) -> String? {
        if let act = Handover.Act(rawValue: action) { return act.name }
        if let joining = JoiningEntry.name(of: action) { return joining }
        return action == Predecessor.action ? Predecessor.name : nil
    }

    /// In a sentence for people; it names no party.
    package func sentence(_ definition: any Definition, _ organs: OrganTree) -> String {
        joining?.sentence ?? (act == nil ? succession(definition) : handover(organs))
    }

    private func handover(_ organs: OrganTree) -> String {
        func organ(_ key: String) -> String { content[key]?.string.map { organs.name(of: OrganCode($0)) } ?? "" }
        var parts = ["由\(organ("from"))\(act?.moves == true ? "移至" : "移送")\(organ("to"))"]
        if let on = content["on"]?.string.flatMap({ Day(iso: $0) }) { parts.append("自\(on.chinese)起由其办理") }
        if let reason = content["reason"]?.string, !reason.isEmpty { parts.append("理由：\(reason)") }
        if let article = content["article"]?.string, !article.isEmpty { parts.append("依据：\(article)") }
        if let words = content["words"]?.string { parts.append("接收意见：\(words)") }
        if content["instead"] != nil { parts.append("此前提出的移送\(organ("instead"))不再答复") }
        if content["correction"] != nil { parts.append("等待决定的更正到此为止") }
        if let order = content["order"]?.int { parts.append("见全过程记录第\(order)条") }
        return parts.joined(separator: "；")
    }

    private func succession(_ definition: any Definition) -> String {
        let place = content["place"]?.string ?? ""
        let title = definition.successions.first { $0.id == place }?.title ?? "当事人"
        let cause = content["cause"]?.string.flatMap { SuccessionCause(rawValue: $0) }?.name ?? ""
        let on = content["on"]?.string.flatMap { Day(iso: $0) }?.chinese ?? ""
        return "\(title)于\(on)\(cause)，由承继人参加；依据：\(content["article"]?.string ?? "")；证明材料：\(content["proof"]?.string ?? "")"
    }
}
