package import Kernel
import Storage

extension Engine {
    /// Lets a part of a matter go out into another, in a transaction of its own.
    package func perform(_ request: SplittingRequest, as actor: Actor) throws -> Outcome { try batch { try $0.perform(request, as: actor) } }
}

extension Work {
    /// Lets a part of a matter go out into another of its kind, or says everything that stands in the way.
    ///
    /// The other stands where the first does, opened on the same day, with the limits as they run and the same people in charge. Its number is the
    /// first one's with an ordinal. What is prepared in the first ends: it was about the whole.
    ///
    /// - Returns: a receipt of the first matter, whose child is the part that went.
    /// - Throws: as ``perform(_:as:)-(Request,_)`` does; `engine.noJoining` where nothing can go.
    package func perform(_ request: SplittingRequest, as actor: Actor) throws -> Outcome {
        if let entry = try earlier(request, as: actor) { return try repeated(entry, Origin.Act.divide.rawValue, request.id ?? "") }
        var request = request
        request.at = try inOrder(request.at, of: actor)
        let dossier = try target(of: request, { _ in Origin.Act.divide.name }, as: actor)
        guard dossier.definition.splitting.isPossible else {
            throw Problem(.conflict, .engineNoJoining, "“\(dossier.definition.kind.name)”没有分案的规定。", remedy: "请在本事项中办理。")
        }
        let moment = moment(dossier, at: request.at, as: actor)
        if let leader = dossier.ledger.joinedTo {
            throw Problem(.conflict, .engineNoJoining, "本事项已并入事项\(leader)，先分开办理，才能分案。", remedy: "请查看最新情况。")
        }
        if let says = try notJoinable(dossier) { throw Problem(.conflict, .engineNoJoining, "\(says)。", remedy: "请查看最新情况。") }
        if dossier.ledger.correction != nil {
            throw Problem(.conflict, .engineNoJoining, "本事项有等待决定的更正，决定以后才能分案。", remedy: "请先决定更正。")
        }
        try requireSeldom(Origin.Act.divide.rawValue, Origin.Act.divide.name, dossier, request.at, actor)
        let decision = dossier.definition.split(
            dossier.record, at: dossier.row.stage, under: dossier.row.edition, taking: request.items, filling: request.input, moment)
        try requireReadable()
        let problems = try request.problems + strangeFiles(in: request.input, dossier, actor)
        switch decision {
        case .refused(let refusals, let fields): return .refused(refusals, fields: problems + fields)
        case .split(let first, let other, let origin, let place):
            guard problems.isEmpty else { return .refused([], fields: problems) }
            let changes = try changes(splitting: dossier, first, other, origin, request, at: place, moment)
            let receipt = try write(changes)
            return .done(
                Receipt(
                    matter: receipt.matter, entry: receipt.entry, version: receipt.version, children: changes.dropFirst().map(\.after.row.id),
                    isRepeat: false))
        }
    }

    private func changes(
        splitting dossier: Dossier, _ first: any Record, _ other: any Record, _ origin: Origin, _ request: SplittingRequest, at place: OrganCode,
        _ moment: Moment
    ) throws -> [Change] {
        let id = try reserveMatterID()
        var after = dossier
        (after.record, after.touched) = (first, request.at)
        after.ledger.parts.append(id)
        let ended = after.ledger.preparations
        after.ledger.preparations = []
        let edition = dossier.outline.edition
        let blank = Dossier(
            opening: dossier.definition, edition: edition, id: id, organ: dossier.row.organ, parent: nil, record: other, at: request.at)
        var part = blank
        (part.row.stage, part.row.opened) = (dossier.row.stage, dossier.row.opened)
        part.row.number = dossier.row.number.map { "\($0)之\(chineseNumeral(after.ledger.parts.count))" }
        part.ledger = dossier.ledger.part(from: origin)
        part.ledger.handlers = dossier.ledger.handlers
        let told = ended.flatMap(\.hands) + dossier.ledger.handlers.map(\.person) + [dossier.row.opener].compactMap { $0 }
        var distinct: [PersonID] = []
        for person in told where person != moment.actor.person && !distinct.contains(person) { distinct.append(person) }
        func said(_ matter: MatterID) -> [JSON.Member] {
            [.init("matter", .integer(matter)), .init("reason", .text(request.reason)), .init("article", .text(request.article))]
        }
        let note = MovingNote(key: "splitting", members: said(id), fallen: ended.map(\.step), told: distinct)
        // Its journal begins here: whoever reads it has to know under which edition.
        let begun: [JSON.Member] = dossier.ledger.passages.isEmpty ? [] : [.init(EditionReading.member, .text(dossier.row.edition))]
        let there = MovingNote(key: "splitting", members: said(dossier.row.id) + begun)
        let post = moment.actor.post(dossier.definition.splitting.roles, in: place, on: moment.entered)
        func change(_ act: Origin.Act, _ before: Dossier, _ after: Dossier, _ note: MovingNote, from: [String], _ request: String?) -> Change {
            Change(
                action: dossier.outline.actions[0].entered(as: act.rawValue, act.name, from: from), actor: moment.actor, place: place,
                at: after.touched, request: request, overrides: [:], onBehalfOf: post?.onBehalfOf, before: before, after: after, moment: moment,
                renderings: [:], withdrawals: [:], occurrence: nil, note: nil, moving: note)
        }
        return [
            change(.divide, dossier, after, note, from: [dossier.row.stage], request.id), change(.begin, blank, part, there, from: [], nil),
        ]
    }
}
