import Kernel

/// How a control by which somebody or something is found is sent: the text, and beside it what was picked.
///
/// The text is what the sender sees, so the text wins: what was picked counts only as long as it is called as the text says.
enum Picks {
    /// `pick.` and the control's name: the code behind the text, put there by the script or by an earlier answer.
    static let picked: String = "pick."
    /// The codes chosen among what was found for the text that `asked.` repeats.
    static let chosen: String = "choose."
    static let asked: String = "asked."
    /// The button that looks for the text of a control, whose name is its value.
    static let find: String = "find"
    /// The button that shows what depends on a choice just made.
    static let show: String = "show"
    static let prefixes: [String] = [picked, chosen, asked]

    /// What a control of one means: a code, or the text as it is where that does not tell.
    static func one(_ name: String, _ form: FormData, _ type: FieldType, _ candidates: Candidates, in field: String?) -> String {
        let text = form[name] ?? ""
        guard !text.isEmpty else { return "" }
        if let chosen = form[chosen + name], !chosen.isEmpty, form[asked + name] == text { return chosen }
        if let picked = form[picked + name], candidates.candidate(picked, type)?.name == text { return picked }
        return candidates.code(text, type, in: field)
    }

    /// What a control of several means: what is ticked, what was found, what is typed besides.
    static func several(_ name: String, _ form: FormData, _ type: FieldType, _ candidates: Candidates, in field: String?) -> String {
        var values = form.all(name).filter { !$0.isEmpty }
        let chosen = form.all(chosen + name).filter { !$0.isEmpty }
        if !chosen.isEmpty, let asked = form[asked + name] {
            values.removeAll { $0 == asked }
            values += chosen
        }
        let codes = candidates.codes(values.joined(separator: "\n"), type, in: field)
        var seen: Set<Substring> = []
        return codes.split(separator: ",").filter { seen.insert($0).inserted }.joined(separator: ",")
    }

    /// Whether somebody or something is found for a field rather than typed.
    static func isPicked(_ type: FieldType) -> Bool {
        switch type {
        case .person, .organ, .matter: true
        case .list(let element): isPicked(element)
        default: false
        }
    }
}

/// What was looked for in a control of a form, and what was found.
struct Found: Sendable, Equatable {
    let text: String
    let candidates: [Candidates.Candidate]
    /// Why others are missing.
    var note: String?
}
