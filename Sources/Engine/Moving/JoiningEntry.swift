import Kernel

/// What an entry says of a matter that is joined to another, or of a part that goes out.
struct JoiningEntry: Sendable {
    private let said: JSON
    private let joined: Joined.Act?
    private let origin: Origin.Act?

    init?(_ action: String, _ content: JSON?) {
        joined = Joined.Act(rawValue: action)
        origin = Origin.Act(rawValue: action)
        guard joined != nil || origin != nil, let said = content?[joined == nil ? "splitting" : "joining"] else { return nil }
        self.said = said
    }

    static func name(of action: String) -> String? { Joined.Act(rawValue: action)?.name ?? Origin.Act(rawValue: action)?.name }

    /// In a sentence for people.
    var sentence: String {
        let matter = said["matter"]?.int.map(String.init) ?? ""
        var parts: [String] = []
        switch joined {
        case .join: parts.append("并入事项\(matter)，由该事项一并办理")
        case .lead: parts.append("事项\(matter)并入本事项")
        case .part: parts.append("不再并入事项\(matter)，单独办理")
        case .release: parts.append("事项\(matter)不再并入，单独办理")
        case .follow: parts.append("随事项\(matter)办理")
        case nil: parts.append(origin == .begin ? "由事项\(matter)分出" : "分出事项\(matter)")
        }
        if let reason = said["reason"]?.string, !reason.isEmpty { parts.append("理由：\(reason)") }
        if let article = said["article"]?.string, !article.isEmpty { parts.append("依据：\(article)") }
        if said["correction"] != nil { parts.append("等待决定的更正到此为止") }
        return parts.joined(separator: "；")
    }
}
