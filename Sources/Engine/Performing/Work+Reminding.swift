package import Kernel
import Storage

extension Work {
    /// Tells whoever must act that somebody waits for it: those who answer for the matter at the desks where it waits, or else all who hold the post.
    /// It is an entry of the matter, so that both sides can show later that they were reminded.
    ///
    /// A head of the organ where it waits, of the matter's own or of one above them may remind, and whoever answers for the matter, once a day each.
    func remind(_ dossier: Dossier, _ request: HandlingRequest, as actor: Actor) throws -> Outcome {
        if let problem = reasonProblem(request.reason, isNeeded: false, "") { return .refused([], fields: [problem]) }
        switch try reminder(dossier, at: request.at, as: actor) {
        case .useless(let problem): return .refused([], fields: [problem])
        case .of(let told, let organ, let post):
            var note = HandlingNote(members: [
                .init("organ", .text(organ.description)), .init("told", .array(told.map { .text($0.description) })),
            ])
            if !request.reason.isEmpty { note.members.append(.init("reason", .text(request.reason))) }
            note.tell(told)
            return try enter(.remind, dossier.ledger, note, at: dossier.row.organ, by: post, dossier, request, as: actor)
        }
    }

    /// Whom somebody would remind in a matter, or why nobody.
    package enum Reminder: Sendable {
        case of([PersonID], at: OrganCode, by: Post?)
        case useless(FieldProblem)
    }

    /// - Throws: `engine.handling` for whoever may not remind.
    package func reminder(_ dossier: Dossier, at: Instant, as actor: Actor) throws -> Reminder {
        let (row, day) = (dossier.row, at.day)
        guard row.closed == nil else { return .useless(Self.notReminded(dossier, "已经办结，没有可以催办的")) }
        let moment = moment(dossier, at: max(at, dossier.touched), as: actor)
        let desks = dossier.definition.awaiting(row.edition, dossier.record, stage: row.stage, moment)
        try requireReadable()
        guard let desk = desks.first else { return .useless(Self.notReminded(dossier, "现在不等待任何人办理，没有可以催办的")) }
        let places = [row.organ] + desks.map(\.organ).filter { $0 != row.organ }
        let isHandler = dossier.ledger.handlers.contains { $0.person == actor.person }
        let post = places.lazy.compactMap { [organs = registers.organs] in Self.heading($0, actor, organs, on: day) }.first
        guard isHandler || post != nil else {
            throw Problem(
                .forbidden, .engineHandling, "催办由机关负责人或者本事项的承办人提出。", remedy: "您看得到而不承办的事项，请联系承办机关的负责人。")
        }
        let done = try connection.countEntries(county, of: row.id, Handler.Act.remind.rawValue, by: actor.person, since: Instant(day))
        guard done == 0 else { return .useless(Self.notReminded(dossier, "您今天已经催办过，请明天再催")) }
        var told: [PersonID] = []
        for desk in desks {
            let people =
                try dossier.ledger.holder(of: desk).map { [$0] }
                ?? connection.holders(county, of: [desk.role], in: desk.organ, on: day).map(\.person)
            for person in people where person != actor.person && !told.contains(person) { told.append(person) }
        }
        guard !told.isEmpty else { return .useless(Self.notReminded(dossier, "除您以外没有要办理它的人")) }
        return .of(Array(told.prefix(Self.mostReminded)), at: desk.organ, by: post)
    }

    static func notReminded(_ dossier: Dossier, _ rule: String) -> FieldProblem {
        FieldProblem(field: HandlingRequest.remindField, label: "催办", given: dossier.row.title, rule: rule)
    }

    /// Of a post that many hold, not all are told.
    private static var mostReminded: Int { 12 }
}

extension HandlingRequest {
    /// Under which it is said why nobody was reminded.
    package static let remindField: String = "handling-remind"
}
