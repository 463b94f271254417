import Engine
import Foundation
import HTTPTypes
import Hummingbird
import Identity
import Kernel

extension MatterRoutes {
    /// Takes a matter over, gives it to somebody, or gives it back.
    func handle(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let id = try Self.id(context)
        let act = form["act"] ?? ""
        let typed = form[HandlingRequest.personField] ?? ""
        let isNamed = act == "assign" || act == "release-other"
        let (named, alike) = isNamed ? try await named(typed, in: id, actor) : (typed, [])
        let choice = HandlingForm.person(named)
        let deed: HandlingRequest.Deed
        switch act {
        case "take": deed = .take
        case "release": deed = .release(actor.person)
        case "release-other": deed = .release(choice.person)
        case "assign": deed = .assign(choice.person, as: form[HandlingRequest.partField].flatMap { Handler.Part(rawValue: $0) } ?? .lead)
        default: throw Problem(.invalid, .formMalformed, "表单没有写明要办理什么。")
        }
        let reason = HandlingForm.words(form)
        let version = form["version"].flatMap { Int($0) }
        let identifier = Self.identifier(form, of: id)
        let wanted = HandlingRequest(
            deed, id, in: act == "release" || act == "take" ? nil : choice.organ, version: version, because: reason, at: site.now(),
            id: Deed.id(.web, by: actor.login, "handling/\(identifier)/\(act)/\(choice.person)"))
        var attempt = MatterHandlers.Attempt(
            act: act, person: form[HandlingRequest.personField] ?? "", part: form[HandlingRequest.partField] ?? "", reason: reason)
        if !alike.isEmpty {
            let rule = "“\(typed)”有\(alike.count)人，请选择其中一人：\(alike.joined(separator: "、"))"
            attempt.answer.fields = [FieldProblem(field: HandlingRequest.personField, label: "人员", given: typed, rule: rule)]
            let attempt = attempt
            return try await answer(id, context, .unprocessableContent) { $0.handlingAttempt = attempt }
        }
        switch try await site.act({ try $0.perform(wanted, as: actor) }) {
        case .done(let receipt):
            let done: Handler.Act = act == "take" ? .take : act == "assign" ? .assign : .release
            // Taken over from the desk: back to where one was.
            if act == "take", let back = form["back"], LocalAddress.isOne(back), back == Paths.desk || back.hasPrefix(Paths.desk + "?") {
                return Reply.see(back + (back.contains("?") ? "&" : "?") + "done=taken")
            }
            return Reply.see(Paths.matter(receipt.matter) + Query([("done", done.rawValue), ("entry", String(receipt.entry))]).text)
        case .refused(let told, let status):
            attempt.answer = told
            let attempt = attempt
            return try await answer(id, context, status) { $0.handlingAttempt = attempt }
        }
    }

    /// Whom a text means of those who may handle a matter: a code as it is, a name that one alone has, else those who may be meant.
    private func named(_ typed: String, in id: MatterID, _ actor: Actor) async throws -> (code: String, alike: [String]) {
        let text = String(typed.prefix(200))
        guard !text.isEmpty, !text.contains("|"), site.engine.names[PersonID(text)] == nil else { return (text, []) }
        let now = site.now()
        let candidates = try await site.see(actor) { sight in
            let choices = try sight.work.handlingChoices(sight.dossier(id), at: now, as: actor)
            return Candidates(
                people: choices.candidates.map { one in
                    Candidates.Candidate(id: "\(one.organ)|\(one.person)", name: one.name, note: sight.work.engine.organs.name(of: one.organ))
                })
        }
        switch candidates.meaning(text, .person) {
        case .one(let code): return (code, [])
        case .unclear(let found): return (text, found.prefix(8).map { "\($0.name)（\($0.note)）" })
        }
    }
}

/// What forms about handlers send.
enum HandlingForm {
    /// `organ|person`, or a person alone.
    static func person(_ text: String) -> (organ: OrganCode?, person: PersonID) {
        let parts = text.prefix(200).split(separator: "|", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (OrganCode(parts[0]), PersonID(parts[1])) : (nil, PersonID(parts.first ?? ""))
    }

    static func words(_ form: FormData) -> String { form[HandlingRequest.reasonField]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "" }
}
