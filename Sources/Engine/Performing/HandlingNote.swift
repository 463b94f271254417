package import Kernel
package import Storage

/// What an entry says of who answers for the matter, and whom it tells.
struct HandlingNote: Sendable {
    var members: [JSON.Member] = []
    var told: [PersonID] = []
    /// To whom the entry deals the matter out, and where.
    var dealt: [DealtPlace] = []

    mutating func tell(_ people: [PersonID]) {
        for person in people where !told.contains(person) { told.append(person) }
    }
}

/// Somebody to whom matters are dealt out at an organ.
struct DealtPlace: Hashable, Sendable {
    let organ: OrganCode
    let person: PersonID

    static func all(in content: JSON) -> [DealtPlace] {
        (content["handling"]?["dealt"]?.items ?? []).compactMap { item in
            guard let organ = item["organ"]?.string, let person = item["person"]?.string else { return nil }
            return DealtPlace(organ: OrganCode(organ), person: PersonID(person))
        }
    }

    /// The same of an entry's text: most say nothing of it and need not be parsed for that; what cannot be read is told by `verify`.
    static func all(in content: String) -> [DealtPlace] {
        guard content.contains("\"dealt\":") else { return [] }
        do { return all(in: try JSON(parsing: content)) } catch { return [] }
    }
}

/// What an entry of a matter says of its handlers, as the journal keeps it: for timelines.
package struct HandlingEntry: Sendable {
    private let content: JSON
    private let act: Handler.Act?

    /// `nil` for an entry that touches none.
    package init?(_ row: JournalRow, _ content: JSON?) {
        guard let handling = content?["handling"] else { return nil }
        self.content = handling
        act = Handler.Act(rawValue: row.action)
    }

    /// What was said, in a sentence for people.
    package func sentence(_ organs: OrganTree, _ names: [PersonID: String]) -> String {
        func name(_ json: JSON?) -> String { json?.string.map { names[PersonID($0)] ?? $0 } ?? "" }
        func place(_ json: JSON) -> String { json["organ"]?.string.map { organs.name(of: OrganCode($0)) } ?? "" }
        func part(_ json: JSON) -> String { json["part"]?.string.flatMap { Handler.Part(rawValue: $0) }?.name ?? "" }
        var parts: [String] = []
        if act == .remind {
            let told = (content["told"]?.items ?? []).map { name($0) }.joined(separator: "、")
            let words = content["reason"]?.string.map { "：\($0)" } ?? ""
            parts.append("催办\(place(content))的\(told)\(words)")
        } else if act != nil, content["person"] != nil {
            let reason = content["reason"]?.string.map { "，理由：\($0)" } ?? ""
            let former = content["from"].map { "，原由\(name($0))主办" } ?? ""
            let words = act == .release ? "\(name(content["person"]))不再\(part(content))" : "由\(name(content["person"]))\(part(content))"
            parts.append("\(place(content))\(words)\(former)\(reason)")
        }
        for dealt in content["dealt"]?.items ?? [] {
            parts.append("\(place(dealt))分案：由\(name(dealt["person"]))\(part(dealt))（\(dealt["why"]?.string ?? "")）")
        }
        for ended in content["ended"]?.items ?? [] {
            parts.append("\(place(ended))的\(name(ended["person"]))不再\(part(ended))：\(ended["why"]?.string ?? "")")
        }
        return parts.joined(separator: "；")
    }
}
