package import Kernel
import Storage

extension Engine {
    /// Joins a matter to another, or parts them, in a transaction of its own.
    package func perform(_ request: JoiningRequest, as actor: Actor) throws -> Outcome { try batch { try $0.perform(request, as: actor) } }
}

extension Work {
    /// Joins a matter to another of its kind, or lets them go apart again, or says everything that stands in the way.
    ///
    /// The earlier of the two leads, so that no limit is won by it; a matter that leads is joined to none. What is prepared in the joined one ends.
    ///
    /// - Throws: as ``perform(_:as:)-(Request,_)`` does; `engine.noJoining` where nothing is to be joined or parted, `engine.mayNotJoin` for
    ///   whoever may not.
    package func perform(_ request: JoiningRequest, as actor: Actor) throws -> Outcome {
        if let entry = try earlier(request, as: actor) { return try repeated(entry, request.act.rawValue, request.id ?? "") }
        var request = request
        request.at = try inOrder(request.at, of: actor)
        let dossier = try target(of: request, { _ in request.act.name }, as: actor)
        let sight = Sight(self, actor, on: request.at.day)
        let moment = moment(dossier, at: request.at, as: actor)
        let post = try joiner(dossier, request.act.name, moment)
        try requireSeldom(request.act.rawValue, request.act.name, dossier, request.at, actor)
        switch request.deed {
        case .join(let leader):
            var found = try find(leader)
            if let known = found { found = try sight.sees(known) ? standing(known, at: request.at, as: actor) : nil }
            return try join(dossier, to: found, leader, request, post, moment)
        case .part: return try part(dossier, request, post, moment)
        }
    }

    /// - Throws: `engine.noJoining` for what somebody has done in a matter so often on one day that it is no work any more.
    func requireSeldom(_ act: String, _ name: String, _ dossier: Dossier, _ at: Instant, _ actor: Actor) throws {
        let done = try connection.countEntries(county, of: dossier.row.id, act, by: actor.person, since: Instant(at.day))
        guard done < Self.mostADay else {
            throw Problem(
                .conflict, .engineNoJoining, "本事项今天已由\(actor.name)办理“\(name)”\(Self.mostADay)次。", remedy: "请明天再办理，或者由别人办理；您填写的内容没有丢失。")
        }
    }

    static func unseen(_ id: MatterID) -> Problem {
        Problem(.missing, .engineNoMatter, "没有编号为\(id)的事项，或者它不在您的权限范围内。", remedy: "请核对编号。")
    }

    private func joiner(_ dossier: Dossier, _ act: String, _ moment: Moment) throws -> Post {
        let joining = dossier.definition.joining
        guard joining.isPossible else {
            throw Problem(.conflict, .engineNoJoining, "“\(dossier.definition.kind.name)”没有并案的规定。", remedy: "请分别办理。")
        }
        let place = dossier.definition.joiningPlace(dossier.record, moment)
        if let place, let post = moment.actor.post(joining.roles, in: place, on: moment.entered) { return post }
        let names = joining.roles.map(\.name).sorted().joined(separator: "或者")
        let organ = place.map { moment.organs.name(of: $0) } ?? "有权的机关"
        throw Problem(
            .forbidden, .engineMayNotJoin, "“\(act)”应由\(organ)的\(names)办理，\(moment.actor.name)没有这一岗位。", remedy: "请由有权的人员办理；您填写的内容没有丢失。")
    }

    private func join(
        _ dossier: Dossier, to leader: Dossier?, _ id: MatterID, _ request: JoiningRequest, _ post: Post, _ moment: Moment
    ) throws -> Outcome {
        if let now = dossier.ledger.joinedTo {
            throw Problem(.conflict, .engineNoJoining, "本事项已经并入事项\(now)。", remedy: "需要改变的，请先分开办理；您填写的内容没有丢失。")
        }
        if let says = try notJoinable(dossier) { throw Problem(.conflict, .engineNoJoining, "\(says)。", remedy: "请查看最新情况。") }
        let problems = request.problems
        guard let leader else { return .refused([], fields: problems + [Self.problem(id, "没有这个编号的事项，或者它不在您的权限范围内")]) }
        if let rule = try mismatch(dossier, leader) { return .refused([], fields: problems + [Self.problem(id, rule)]) }
        let refusals = dossier.definition.refusals(
            joining: dossier.record, at: dossier.row.stage, to: leader.record, at: leader.row.stage, under: dossier.row.edition, moment)
        try requireReadable()
        guard problems.isEmpty, refusals.isEmpty else { return .refused(refusals, fields: problems) }
        try requireInOrder(request.at, Joined.Act.lead.name, on: leader)
        return .done(try write(changes(joining: dossier, to: leader, request, post, moment)))
    }

    private static func problem(_ id: MatterID, _ rule: String) -> FieldProblem {
        FieldProblem(field: JoiningRequest.leaderField, label: "并入的事项", given: "\(id)", rule: rule)
    }

    /// Why a matter is none that could be joined to another, or of which a part could go.
    func notJoinable(_ dossier: Dossier) throws -> String? {
        if dossier.row.closed != nil { return "本事项已经办结，不再并案、分案" }
        if let open = dossier.ledger.handover { return "本事项已经提出移送\(registers.organs.name(of: open.to))，尚未答复，答复以后才能并案、分案" }
        if !dossier.ledger.joined.isEmpty {
            return "事项\(dossier.ledger.joined.map(String.init).joined(separator: "、"))已并入本事项，先将其分开，才能并入其他事项或者分案"
        }
        for id in dossier.ledger.children {
            guard let child = try find(id), child.row.closed == nil, child.outline.stage(child.row.stage)?.isResting != true else { continue }
            return "本事项开启的事项\(id)（\(child.definition.kind.name)）尚未办结，办结以后才能并案、分案"
        }
        if let parent = dossier.row.parent, let above = try find(parent),
            above.outline.actions(from: above.row.stage).contains(where: { $0.receives == dossier.definition.kind })
        {
            return "事项\(parent)正在等待本事项的结果，不能并案、分案"
        }
        return nil
    }

    /// Why a matter cannot lead another, whatever their kind says; `nil` where it can.
    private func mismatch(_ dossier: Dossier, _ leader: Dossier) throws -> String? {
        if leader.row.id == dossier.row.id { return "不能并入自己" }
        if leader.row.kind != dossier.row.kind { return "“\(leader.definition.kind.name)”与本事项不是同一类，不能合并" }
        if leader.row.organ != dossier.row.organ { return "由\(registers.organs.name(of: leader.row.organ))办理，与本事项不是同一机关；应当先移送" }
        if leader.row.edition != dossier.row.edition { return "适用另一版本的程序，不能合并" }
        // Each part counts as a case of its own: what was divided and joined again would be one case and count as two.
        if try root(of: leader) == root(of: dossier) { return "与本事项由同一事项分出，不能再合并；分错的，按更正或者终止办理" }
        if leader.row.closed != nil { return "已经办结，不能再并入" }
        if let other = leader.ledger.joinedTo { return "已经并入事项\(other)；可以并入事项\(other)" }
        if leader.ledger.handover != nil { return "已经提出移送，尚未答复" }
        if (leader.ledger.begun ?? leader.row.opened) > (dossier.ledger.begun ?? dossier.row.opened) {
            return "晚于本事项收到；应当将其并入本事项，期限从先收到的事项起算"
        }
        return nil
    }

    /// The matter from which a part went out, and that one from which it did; the matter itself where it is no part.
    private func root(of dossier: Dossier) throws -> MatterID {
        var (id, origin) = (dossier.row.id, dossier.ledger.origin)
        while let from = origin {
            id = from.matter
            origin = try find(id)?.ledger.origin
        }
        return id
    }

    private func changes(
        joining dossier: Dossier, to leader: Dossier, _ request: JoiningRequest, _ post: Post, _ moment: Moment
    ) throws -> [Change] {
        let joined = Joined(
            leader: leader.row.id, from: request.at.day, reason: request.reason, article: request.article, person: moment.actor.person)
        var after = dossier
        after.touched = request.at
        after.ledger.joinings.append(joined)
        // What is prepared there, and a slip of the pen that waits for a decision, ends: nobody would take it up.
        let (ended, dropped) = (after.ledger.preparations, after.ledger.correction)
        (after.ledger.preparations, after.ledger.correction) = ([], nil)
        var leading = leader
        leading.touched = request.at
        leading.ledger.joined.append(dossier.row.id)
        let others = ended.flatMap(\.hands) + [dropped?.proposal.person].compactMap { $0 } + people(of: [dossier, leader])
        var members = said(of: leader.row.id, request.reason, request.article)
        if dropped != nil { members.append(.init("correction", .flag(true))) }
        let note = MovingNote(key: "joining", members: members, fallen: ended.map(\.step), told: distinct(others, moment))
        let here = MovingNote(key: "joining", members: said(of: dossier.row.id, request.reason, request.article))
        return [
            change(.join, dossier, after, note, post, moment, at: request.at, request: request.id),
            change(.lead, leader, leading, here, post, self.moment(leader, at: request.at, as: moment.actor), at: request.at, request: nil),
        ]
    }

    private func part(_ dossier: Dossier, _ request: JoiningRequest, _ post: Post, _ moment: Moment) throws -> Outcome {
        guard let id = dossier.ledger.joinedTo, let stored = try find(id) else {
            throw Problem(.conflict, .engineNoJoining, "本事项没有并入其他事项。", remedy: "请查看最新情况。")
        }
        let leader = try standing(stored, at: request.at, as: moment.actor)
        guard dossier.row.closed == nil, leader.row.closed == nil, dossier.definition.joining.stages.contains(leader.row.stage) else {
            let stage = leader.outline.stage(leader.row.stage)?.name ?? leader.row.stage
            throw Problem(.conflict, .engineNoJoining, "事项\(id)已处“\(stage)”阶段，一并作出的决定不再分开。", remedy: "请查看最新情况。")
        }
        let problems = request.problems
        guard problems.isEmpty else { return .refused([], fields: problems) }
        try requireInOrder(request.at, Joined.Act.release.name, on: leader)
        var (after, leading) = (dossier, leader)
        (after.touched, leading.touched) = (request.at, request.at)
        after.ledger.part(from: leader.ledger, on: request.at.day)
        leading.ledger.joined.removeAll { $0 == dossier.row.id }
        let told = distinct(people(of: [dossier, leader]), moment)
        let note = MovingNote(key: "joining", members: said(of: id, request.reason, request.article), told: told)
        let there = MovingNote(key: "joining", members: said(of: dossier.row.id, request.reason, request.article))
        return .done(
            try write([
                change(.part, dossier, after, note, post, moment, at: request.at, request: request.id),
                change(
                    .release, leader, leading, there, post, self.moment(leader, at: request.at, as: moment.actor), at: request.at, request: nil),
            ]))
    }

    /// What a leading matter has decided, that it ended or is open again, or that it goes by another edition, in those joined to it.
    func follow(_ change: Change) throws {
        let leader = change.after
        for id in leader.ledger.joined {
            let at = max(try dossier(id).touched, leader.touched)
            let joined = try standing(dossier(id), at: at, as: .system)
            guard joined.ledger.joinedTo == leader.row.id else { continue }
            let definition = joined.definition
            var after = goneOver(joined, with: leader, at: at)
            let isOver = after.row.edition != joined.row.edition
            let record = definition.following(leader.record, in: after.record)
            let isSame = definition.changes(from: after.record, to: record) == "{}"
            let isDecided = !isSame || leader.row.closed != joined.row.closed
            guard isDecided || isOver else { continue }
            after.touched = at
            // One that only goes over stands where it stood.
            if isDecided { (after.record, after.row.stage, after.row.closed) = (record, leader.row.stage, leader.row.closed) }
            let moment = moment(joined, at: at, as: change.actor)
            let edition: [JSON.Member] = isOver ? [.init(EditionReading.member, .text(after.row.edition))] : []
            let note = MovingNote(
                key: "joining", members: [.init("matter", .integer(leader.row.id))] + edition,
                told: distinct(joined.ledger.handlers.map(\.person), moment))
            let post = Post(organ: change.place, role: .head, from: change.at.day)
            var following = [
                self.change(.follow, joined, after, note, post, moment, at: after.touched, request: nil, for: change.onBehalfOf)
            ]
            _ = try write(&following[0])
        }
    }

    /// A joined matter under the edition by which the leading one is dealt with, where it does not go over by itself.
    private func goneOver(_ joined: Dossier, with leader: Dossier, at: Instant) -> Dossier {
        let definition = joined.definition
        var after = joined
        for passed in leader.ledger.passages where passed.from == after.row.edition {
            let step: String? = if case .step(let step)? = definition.passage(from: passed.from)?.way { step } else { nil }
            let moment = moment(after, at: at, as: .system)
            if let found = definition.passing(from: passed.from, after.record, stage: after.row.stage, by: step, moment) {
                after = after.gone(over: found, at: at)
            } else {
                after.row.edition = passed.to
                after.ledger.passages.append(passed)
            }
        }
        return after
    }

    private func said(of matter: MatterID, _ reason: String, _ article: String) -> [JSON.Member] {
        [.init("matter", .integer(matter)), .init("reason", .text(reason)), .init("article", .text(article))]
    }

    /// Those whom it concerns: who opened them and who handles them.
    private func people(of dossiers: [Dossier]) -> [PersonID] {
        dossiers.flatMap { [$0.row.opener].compactMap { $0 } + $0.ledger.handlers.map(\.person) }
    }

    private func distinct(_ people: [PersonID], _ moment: Moment) -> [PersonID] {
        var distinct: [PersonID] = []
        for person in people where person != moment.actor.person && !distinct.contains(person) { distinct.append(person) }
        return distinct
    }

    private func change(
        _ act: Joined.Act, _ before: Dossier, _ after: Dossier, _ note: MovingNote, _ post: Post, _ moment: Moment, at: Instant,
        request: String?, for giver: PersonID? = nil
    ) -> Change {
        Change(
            action: before.outline.actions[0].entered(as: act.rawValue, act.name, from: [before.row.stage]), actor: moment.actor,
            place: post.organ, at: at, request: request, overrides: [:], onBehalfOf: giver ?? post.onBehalfOf, before: before, after: after,
            moment: moment, renderings: [:], withdrawals: [:], occurrence: nil, note: nil, moving: note)
    }
}

extension Problem.Code {
    /// There is nothing to join, or nothing to part.
    package static let engineNoJoining: Problem.Code = Problem.Code("engine.noJoining")
    package static let engineMayNotJoin: Problem.Code = Problem.Code("engine.mayNotJoin")
}
