import Engine
import Kernel
import Storage

/// Those who may stand in for somebody: found by account, name or the sound of it.
struct Colleagues {
    let all: [(login: String, name: String, organ: OrganCode)]
    let organs: OrganTree

    /// People with an account at the organs of somebody's own posts, one above or one below.
    init(of actor: Actor, on today: Day, _ site: Site) throws {
        let organs = site.engine.organs
        let near = Set(
            AccountPage.delegable(actor, on: today).flatMap { post -> [OrganCode] in
                let parent = organs[post.organ]?.parent.map { [$0] } ?? []
                return [post.organ] + parent + organs.organs.values.filter { $0.parent == post.organ }.map(\.code)
            })
        let found = try site.engine.database.read {
            try $0.colleagues(site.engine.county, in: near.sorted { $0.description < $1.description }, on: today, limit: 500)
        }
        all = found.filter { $0.login != actor.login }
        self.organs = organs
    }

    /// The account that is meant; what nobody is called so goes on as it is, and is refused as an account that there is not.
    ///
    /// - Throws: `form.invalid` where several may be meant, each with its account.
    func login(_ typed: String, _ field: String, _ label: String) throws -> String {
        let candidates = Candidates(people: all.map { .init(id: $0.login, name: $0.name, number: "\($0.name)（\(organs.name(of: $0.organ))）") })
        let text = String(typed.prefix(100))
        guard !text.isEmpty, !all.contains(where: { $0.login == text }) else { return text }
        guard case .unclear(let found) = candidates.meaning(text, .person) else { return candidates.code(text, .person) }
        // One alone who sounds so is not taken for the one meant: the next try says whom.
        guard !found.isEmpty else { return text }
        let named = found.prefix(8).compactMap { one in all.first { $0.login == one.id } }
        let words = named.map { "\($0.name)（\(organs.name(of: $0.organ))，账号\($0.login)）" }.joined(separator: "、")
        throw Problem(
            .invalid, .formInvalid, "填写的内容不符合要求，没有保存。",
            fields: [FieldProblem(field: field, label: label, given: text, rule: "请填写其中一人的账号：\(words)")])
    }
}
