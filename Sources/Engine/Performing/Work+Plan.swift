package import Kernel
import Storage

/// One matter's part in a request, decided but not yet written.
struct Change {
    let action: ActionOutline
    let actor: Actor
    /// The organ at which the action is taken.
    let place: OrganCode
    let at: Instant
    let request: String?
    let overrides: [String: String]
    /// Whose post was used, when it was a delegated one.
    let onBehalfOf: PersonID?
    var before: Dossier
    var after: Dossier
    let moment: Moment
    /// What its publications show, as it was decided; numbers of papers are drawn after that.
    let renderings: [String: RenderedView]
    /// Why its publications are withdrawn, where that was filled in.
    let withdrawals: [String: WithdrawalReason]
    /// When what is entered happened, where that was not the moment of the entry.
    let occurrence: Occurrence?
    /// What the entry says of a prepared step, or of a slip of the pen; `nil` for most.
    var note: EntryNote?
    /// The papers that are corrected, and the publications that are shown anew; none for most.
    var correction: CorrectionEvidence?
    /// What it says of who answers for the matter; `nil` for most.
    var handling: HandlingNote?
    /// What it says of the matter's moving to another organ, or of a party's successor; `nil` for all steps of the law.
    var moving: MovingNote?
}

/// Why a request cannot be carried out, gathered while it is planned.
struct Unmet {
    var refusals: [Refusal] = []
    var fields: [FieldProblem] = []
    var isEmpty: Bool { refusals.isEmpty && fields.isEmpty }
}

extension Work {
    /// Performs an action, with all that follows from it in other matters, or says everything that stands in the way.
    ///
    /// - Throws: problems that are not the law's: an unknown matter, kind, action or organ, a conflict, a damaged record.
    package func perform(_ request: Request, as actor: Actor) throws -> Outcome {
        try requireOwn(request.id, actor)
        if let id = request.id, let entry = try connection.entry(county, request: id) { return try repeated(entry, request.action, id) }
        let decided = try decide(inOrder(request, of: actor), as: actor)
        guard decided.unmet.isEmpty else { return .refused(decided.unmet.refusals, fields: decided.unmet.fields) }
        return .done(try write(decided.changes))
    }

    func requireOwn(_ id: String?, _ actor: Actor) throws {
        guard let id, !Request.isOwn(id, actor) else { return }
        throw Problem(.invalid, .engineForeignRequest, "请求编号“\(id)”属于他人或者别的途径。", remedy: "请为自己的请求另取编号。")
    }

    /// Writes what was decided, in its order.
    ///
    /// - Returns: what became of the first of it.
    func write(_ decided: [Change]) throws -> Receipt {
        var changes = decided
        var receipt: Receipt?
        for index in changes.indices {
            let entry = try write(&changes[index])
            if index == 0 {
                let after = changes[0].after
                receipt = Receipt(
                    matter: after.row.id, entry: entry, version: after.row.version,
                    children: Array(after.ledger.children.dropFirst(changes[0].before.ledger.children.count)), isRepeat: false)
            }
        }
        for change in changes where !change.after.ledger.joined.isEmpty { try follow(change) }
        guard let receipt else { preconditionFailure("a plan without refusals has at least one change") }
        return receipt
    }

    /// Everything that stands in the way of a request, as it would be answered if it were carried out now; nothing is written.
    ///
    /// - Throws: as ``perform(_:as:)`` does.
    package func check(_ request: Request, as actor: Actor) throws -> (refusals: [Refusal], fields: [FieldProblem]) {
        let (_, unmet) = try decide(request, as: actor)
        return (unmet.refusals, unmet.fields)
    }

    /// In a running county time does not go back: what is a moment behind, as requests overtake each other, has the time of the last entry; what
    /// is further behind says that the clock was set back, or that it was ahead before.
    ///
    /// - Throws: `engine.clockBack`.
    private func inOrder(_ request: Request, of actor: Actor) throws -> Request {
        var request = request
        request.at = try inOrder(request.at, of: actor)
        return request
    }

    /// The same for a moment.
    func inOrder(_ at: Instant, of actor: Actor) throws -> Instant {
        guard engine.keepsTime, let last = try latestTime(), at < last else { return at }
        // What the law does by itself it does at the first moment of its day, and a day's work may be done on the next.
        let behind = last.milliseconds - at.milliseconds
        let isNear = behind <= (actor.isSystem ? 2 * 86_400_000 : ClockWatch.tolerance)
        guard isNear else {
            throw Problem(
                .unavailable, .engineClockBack, "服务器现在的时间是\(at.chinese)，早于最后一条记录的\(last.chinese)，没有办理。",
                remedy: "您填写的内容没有丢失。请系统管理员核对服务器的时钟；时钟无误的，由维护人员运行 plumbline clock accept 确认以后，可以继续办理。")
        }
        return last
    }

    /// Everything that would be written, in its order, and everything that stands in the way; nothing is written.
    func decide(_ request: Request, as actor: Actor) throws -> (changes: [Change], unmet: Unmet) {
        let target = try target(of: request)
        try requireInOrder(request.at, request.action, on: target)
        let dossier = try standing(target, taking: request.action, at: request.at, as: actor)
        let action = try self.action(request.action, of: dossier, opening: request.target)
        var unmet = Unmet()
        unmet.fields = try strangeFiles(in: request.input, dossier, actor)
        var changes: [Change] = []
        try plan(action, on: dossier, request, as: actor, filling: request.input, &changes, &unmet)
        if let unreadable { throw unreadable }
        return (changes, unmet)
    }

    /// The files that a request names without a right to: a digest opens nothing, by whichever way it comes. A file belongs to whoever
    /// uploaded it, and to the matters whose entries name it.
    func strangeFiles(in input: Input, _ dossier: Dossier, _ actor: Actor) throws -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (name, value) in input.sorted(by: { $0.key < $1.key }) {
            for file in value.attachments {
                let standing = try connection.fileStanding(county, digest: file.digest, login: actor.login, matter: dossier.row.id)
                let rule: String? =
                    if standing.size.map({ $0 != file.size }) ?? false {
                        "附件的字节数应当与存入的相同"
                    } else if standing.isHeld || (standing.isOwn && standing.size != nil) {
                        nil
                    } else {
                        "附件应当是您自己上传的，或者是本事项已有的"
                    }
                guard let rule else { continue }
                let label = dossier.definition.fields.first { $0.name == name }?.label ?? name
                problems.append(FieldProblem(field: name, label: label, given: file.name, rule: rule))
            }
        }
        return problems
    }

    func repeated(_ entry: JournalRow, _ action: String, _ id: String) throws -> Outcome {
        guard entry.action == action, let matter = entry.matter else {
            throw Problem(.conflict, .engineReusedRequest, "请求编号“\(id)”已用于另一环节。", remedy: "请为新的请求另取编号。")
        }
        let ledger = try dossier(matter).ledger
        return .done(Receipt(matter: matter, entry: entry.entry, version: entry.version, children: ledger.children, isRepeat: true))
    }

    /// What was typed for a step, as values of the fields of the kind that it concerns.
    ///
    /// - Throws: `engine.noKind`, `engine.noMatter`, `engine.damaged`.
    package func input(typed texts: [String: String], for target: Request.Target) throws -> Input {
        switch target {
        case .opening(let kind, _): try engine.definition(kind).input(typed: texts)
        case .matter(let id, _): try dossier(id).definition.input(typed: texts)
        }
    }

    private func target(of request: Request) throws -> Dossier {
        switch request.target {
        case .opening(let kind, let organ):
            let definition = try engine.definition(kind)
            guard registers.organs[organ] != nil else {
                throw Problem(.missing, .engineNoOrgan, "没有代码为“\(organ)”的机关。", remedy: "请核对机关代码。")
            }
            // What was received under an earlier edition and is entered later follows that edition.
            let day = Occurrence.day(in: request.input).map { min($0, request.at.day) }
            return try opening(definition, organ: organ, parent: nil, record: definition.blank(), at: request.at, on: day, id: reserveMatterID())
        case .matter(let id, let version): return try dossier(id, at: version)
        }
    }

    /// - Parameter version: at which it must still be; any for `nil`.
    func dossier(_ id: MatterID, at version: Int?) throws -> Dossier {
        let dossier = try dossier(id)
        try requireVersion(version, of: dossier)
        return dossier
    }

    /// - Throws: `engine.conflict` where the matter is another since.
    func requireVersion(_ version: Int?, of dossier: Dossier) throws {
        guard let version, version != dossier.row.version else { return }
        throw Problem(
            .conflict, .engineConflict, "事项\(dossier.row.id)已被他人办理（现为第\(dossier.row.version)版，您看到的是第\(version)版）。",
            remedy: "请查看最新情况后再办理；您填写的内容没有丢失。")
    }

    /// What is done later was not done before: a matter's entries are in the order of their time.
    func requireInOrder(_ at: Instant, _ what: String, on dossier: Dossier) throws {
        guard at >= dossier.touched else {
            throw Problem(
                .invalid, .engineBackdated, "“\(what)”的办理时间\(at.chinese)早于本事项上一环节的时间\(dossier.touched.chinese)。", remedy: "请核对办理日期。")
        }
    }

    private func opening(
        _ definition: any Definition, organ: OrganCode, parent: MatterID?, record: any Record, at: Instant, on event: Day? = nil, id: MatterID
    ) throws -> Dossier {
        let day = event ?? at.day
        guard let edition = definition.edition(on: day) else {
            throw Problem(.invalid, .engineNoEdition, "\(day.chinese)没有可以适用的“\(definition.kind.name)”程序。", remedy: "请核对日期。")
        }
        return Dossier(opening: definition, edition: edition, id: id, organ: organ, parent: parent, record: record, at: at)
    }

    private func action(_ id: String, of dossier: Dossier, opening target: Request.Target) throws -> ActionOutline {
        let outline = dossier.outline
        let isOpening = if case .opening = target { true } else { false }
        if let action = outline.action(id), action.isOpening == isOpening { return action }
        let possible = outline.actions.filter { $0.isOpening == isOpening && !$0.isAutomatic }.map { "\($0.id)（\($0.name)）" }
        throw Problem(
            .missing, .engineNoAction, "“\(dossier.definition.kind.name)”没有环节“\(id)”\(isOpening ? "可以开启事项" : "")。",
            remedy: "可用的环节：\(possible.joined(separator: "、"))。")
    }

    /// Decides one action and, in turn, what it opens and what it returns to.
    private func plan(
        _ action: ActionOutline, on dossier: Dossier, _ request: Request, as actor: Actor, filling input: Input, _ changes: inout [Change],
        _ unmet: inout Unmet, child: (any Record)? = nil
    ) throws {
        let definition = dossier.definition
        let isFirst = changes.isEmpty
        var moment = moment(dossier, at: request.at, as: actor)
        if isFirst, let approval = request.approval {
            // What was said of the step before belongs to it from here on.
            var ledger = dossier.ledger
            ledger.endorse(action.id, approval)
            moment = moment.trying(ledger)
        }
        let decision = definition.step(
            action, dossier.row.edition, on: dossier.record, at: dossier.row.stage, filling: input, receiving: child,
            overriding: request.overrides, moment)
        guard case .taken(let step) = decision else {
            if case .refused(let refusals, let fields) = decision {
                unmet.refusals += refusals
                unmet.fields += fields
            }
            return
        }
        // A refusal of an earlier part of the same request ends the planning here; this part's own were wanted beside it.
        guard unmet.isEmpty else { return }
        var after = dossier
        (after.record, after.ledger, after.row.stage, after.touched) = (step.record, step.ledger, step.stage, request.at)
        var moving: MovingNote?
        if definition.passage(from: dossier.row.edition)?.way == .step(action.id),
            let passed = definition.passing(
                from: dossier.row.edition, after.record, stage: after.row.stage, by: action.id, moment.trying(after.ledger))
        {
            after = after.gone(over: passed, at: request.at)
            moving = MovingNote(passed)
        }
        // A matter that the law opens again is open: it waits on desks and its limits run.
        after.row.closed = after.outline.stage(after.row.stage)?.isFinal == true ? after.row.closed ?? moment.today : nil
        // What is closed goes nowhere.
        if after.row.closed != nil, after.ledger.handover != nil { after.ledger.handover = nil }
        let firstChild = try step.openings.isEmpty ? 0 : reserveMatterID(offset: opened(in: changes) + (action.isOpening ? 1 : 0))
        after.ledger.children += step.openings.indices.map { firstChild + $0 }
        changes.append(
            Change(
                action: action, actor: actor, place: step.place, at: request.at, request: isFirst ? request.id : nil,
                overrides: step.overrides, onBehalfOf: step.onBehalfOf, before: dossier, after: after, moment: moment,
                renderings: step.renderings, withdrawals: step.withdrawals, occurrence: step.occurrence,
                note: dossier.ledger.preparations.isEmpty ? nil : EntryNote(taking: action, of: moment, to: step.ledger), moving: moving))
        for (index, child) in step.openings.enumerated() {
            try open(child, under: after, id: firstChild + index, request, &changes, &unmet)
        }
        if action.returnsResult, let parent = dossier.row.parent { try giveBack(after, to: parent, request, &changes, &unmet) }
        for following in step.consequences { try follow(following, request, &changes, &unmet) }
    }

    private func opened(in changes: [Change]) -> Int { changes.count { $0.action.isOpening } }

    private func open(
        _ child: ChildOpening, under parent: Dossier, id: MatterID, _ request: Request, _ changes: inout [Change], _ unmet: inout Unmet
    ) throws {
        let definition = try engine.definition(child.kind.id)
        let dossier = try opening(definition, organ: child.organ, parent: parent.row.id, record: child.record, at: request.at, id: id)
        guard let action = dossier.outline.action(child.action), action.isOpening else {
            throw Problem(
                .damaged, .engineDefinition, "“\(parent.definition.kind.name)”要开启“\(child.kind.name)”，而其没有开启事项的环节“\(child.action)”。",
                remedy: "请联系维护人员；已办理的内容没有改变。")
        }
        try plan(action, on: dossier, request, as: .system, filling: [:], &changes, &unmet)
    }

    /// Hands the result of a sub-procedure to the matter that opened it, if that still waits for it.
    private func giveBack(
        _ child: Dossier, to parentID: MatterID, _ request: Request, _ changes: inout [Change], _ unmet: inout Unmet
    ) throws {
        let parent = try standing(dossier(parentID), at: request.at, as: .system)
        let waiting = parent.outline.actions(from: parent.row.stage).first { $0.receives == child.definition.kind }
        guard let waiting else { return }
        try plan(waiting, on: parent, request, as: .system, filling: [:], &changes, &unmet, child: child.record)
    }

    /// Takes a step that follows of itself in another matter, if that stands where it can be taken.
    private func follow(_ step: FollowingStep, _ request: Request, _ changes: inout [Change], _ unmet: inout Unmet) throws {
        // One request moves a matter once: what it has moved already has had its step.
        guard !changes.contains(where: { $0.after.row.id == step.matter }) else { return }
        let dossier = try standing(dossier(step.matter), at: request.at, as: .system)
        guard dossier.row.kind == step.kind.id, let action = dossier.outline.action(step.action), action.from.contains(dossier.row.stage) else {
            return
        }
        try plan(action, on: dossier, request, as: .system, filling: step.input, &changes, &unmet)
    }
}

extension Work {
    /// Opens a matter that follows from an act of the matters' own procedure, such as a paper of correction that has to be served; its record comes
    /// filled, as that of a sub-procedure does, and the matter it comes from is named as the one that opened it.
    ///
    /// - Parameter action: an opening step that is the law's own.
    func openBeside(
        _ parent: Dossier, _ definition: any Definition, by action: String, at organ: OrganCode, filling input: Input, at instant: Instant
    ) throws {
        let (record, problems) = definition.correcting(definition.blank(), with: input)
        let dossier = try opening(definition, organ: organ, parent: parent.row.id, record: record, at: instant, id: reserveMatterID())
        guard problems.isEmpty, let action = dossier.outline.action(action), action.isOpening else {
            throw Problem(
                .damaged, .engineDefinition, "“\(definition.kind.name)”不能由事项\(parent.row.id)开启。", remedy: "请联系维护人员；已办理的内容没有改变。")
        }
        let request = Request(.opening(kind: definition.kind.id, organ: organ), action.id, at: instant)
        var changes: [Change] = []
        var unmet = Unmet()
        try plan(action, on: dossier, request, as: .system, filling: [:], &changes, &unmet)
        guard unmet.isEmpty else {
            throw Problem(
                .damaged, .engineDefinition, "“\(definition.kind.name)”不能由事项\(parent.row.id)开启：\(unmet.refusals.map(\.says).joined(separator: "；"))。",
                remedy: "请联系维护人员；已办理的内容没有改变。")
        }
        _ = try write(changes)
    }
}
