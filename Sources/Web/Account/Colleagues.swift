import Engine
import Kernel

/// Somebody who can stand in, as accounts know them.
typealias Colleague = (login: String, name: String, organ: OrganCode)

/// Finds colleagues by what somebody types: name, part of it, how it sounds, account, or the name with its organ as forms show it.
enum Colleagues {
    /// As a list shows one of them.
    static func label(_ colleague: Colleague, _ organs: OrganTree) -> String { "\(colleague.name)（\(organs.name(of: colleague.organ))）" }

    /// The one who is meant without doubt: by account, or by a whole name that nobody else bears.
    static func one(_ typed: String, _ colleagues: [Colleague], _ organs: OrganTree) -> Colleague? {
        if let named = colleagues.first(where: { $0.login == typed }) { return named }
        let text = typed.filter { !$0.isWhitespace }
        let exact = colleagues.filter { $0.name == text || label($0, organs) == text }
        return exact.count == 1 ? exact[0] : nil
    }

    /// Those who may be meant, a screenful at most.
    static func matching(_ typed: String, _ colleagues: [Colleague]) -> [Colleague] {
        let text = typed.filter { !$0.isWhitespace }
        guard !text.isEmpty else { return [] }
        let sounding = Pinyin.matches(colleagues.map(\.name), text)
        let matching = zip(colleagues, sounding).filter { one, sounds in
            sounds || one.name.contains(text) || one.login.lowercased().contains(text.lowercased())
        }
        return matching.prefix(15).map(\.0)
    }
}
