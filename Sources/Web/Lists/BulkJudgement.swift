import Engine
import Kernel
import Storage

/// What stands in the way of each ticked matter, judged on what is stored as the engine would judge it now.
struct BulkJudgement: Sendable {
    /// A row of the page: what is shown of a ticked matter.
    struct Row: Sendable {
        let line: MatterLine
        let version: Int
    }

    let actName: String
    /// In the order in which they were ticked; those out of sight are not among them.
    let rows: [Row]
    let reasons: BulkReasons
    /// What is asked once for all, and the label of the event's day where the step has one.
    var asked: [FieldInfo] = []
    var event: EventOutline?
    var asksLook: Bool = false
    /// What would become public of each, as the public would see it.
    var shown: [MatterID: String] = [:]
    /// To whom matters can be given, `organ|person`.
    var people: [(code: String, name: String)] = []
    /// The papers of the ticked matters by their document, and how many of them hold personal data.
    var papers: [BulkPapers.Group] = []

    var can: [Row] { rows.filter { !reasons.matters.contains($0.line.id) } }
    var cannot: [Row] { rows.filter { reasons.matters.contains($0.line.id) } }

    init(_ order: BulkOrder, _ sight: Sight, at now: Instant) throws {
        var rows: [Row] = []
        var reasons = BulkReasons()
        var dossiers: [Dossier] = []
        for ticked in order.ticked {
            do {
                let dossier = try sight.dossier(ticked.id)
                guard dossier.row.kind == order.kind else { continue }
                rows.append(Row(line: MatterLine(dossier.row), version: dossier.row.version))
                dossiers.append(dossier)
            } catch let problem as Problem where problem.code == .engineNoMatter {
                // Not even that it is there.
                continue
            }
        }
        self.rows = rows
        switch order.act {
        case .step(let id):
            let step = try BulkStep(id, order.kind, sight)
            actName = step.name
            (asked, event, asksLook) = (step.asked, step.event, step.asksLook)
            for dossier in dossiers { shown[dossier.row.id] = try step.judge(dossier, sight, at: now, into: &reasons) }
        case .assign:
            actName = BulkAct.assign.name
            people = try Self.people(dossiers, sight, at: now, into: &reasons)
        case .remind:
            actName = BulkAct.remind.name
            for dossier in dossiers {
                do {
                    if case .useless(let problem) = try sight.work.reminder(dossier, at: now, as: sight.actor) {
                        reasons.add(dossier.row.id, [], [problem])
                    }
                } catch let problem as Problem where problem.code == .engineHandling {
                    reasons.add(dossier.row.id, problem)
                }
            }
        case .print:
            actName = BulkAct.print.name
            papers = try BulkPapers.groups(dossiers, sight, into: &reasons)
        case nil:
            actName = ""
        }
        self.reasons = reasons
    }

    /// Those who may be given the matters: where these are or wait, as far as the reader looks over those organs.
    private static func people(
        _ dossiers: [Dossier], _ sight: Sight, at now: Instant, into reasons: inout BulkReasons
    ) throws -> [(code: String, name: String)] {
        let work = sight.work
        let registers = work.engine.registers
        var organs: [OrganCode] = []
        for dossier in dossiers {
            guard dossier.row.closed == nil else {
                reasons.add(dossier.row.id, "closed", "已经办结，不再指派、改派。")
                continue
            }
            let moment = work.moment(dossier, at: max(now, dossier.touched), as: sight.actor)
            let waiting = dossier.definition.awaiting(dossier.row.edition, dossier.record, stage: dossier.row.stage, moment).map(\.organ)
            let headed = ([dossier.row.organ] + waiting).filter { Work.heading($0, sight.actor, registers.organs, on: sight.day) != nil }
            if headed.isEmpty { reasons.add(dossier.row.id, "not-head", "由办理机关或者其上级机关的负责人指派、改派。") }
            for organ in headed where !organs.contains(organ) { organs.append(organ) }
        }
        try work.requireReadable()
        let roles = Set(work.engine.offices.roles.filter { $0.reach != .none })
        var people: [(code: String, name: String)] = []
        for organ in organs.prefix(8) {
            let led = try work.connection.led(work.engine.county, in: organ)
            let place = organs.count > 1 ? registers.organs.name(of: organ) + "，" : ""
            for holder in try work.connection.holders(work.engine.county, of: roles, in: organ, on: sight.day) {
                let code = "\(organ)|\(holder.person)"
                guard !people.contains(where: { $0.code == code }), registers.absence(of: holder.person, on: sight.day) == nil else { continue }
                people.append((code, "\(holder.name)（\(place)主办\(led[holder.person] ?? 0)件）"))
            }
        }
        return people
    }
}

/// One step that is taken for many matters, whichever edition each follows.
struct BulkStep: Sendable {
    let id: String
    let name: String
    let asked: [FieldInfo]
    let event: EventOutline?
    let asksLook: Bool

    /// - Throws: `engine.noAction` for a step that no edition of the kind has taken together.
    init(_ id: String, _ kind: String, _ sight: Sight) throws {
        let definition = try sight.work.engine.definition(kind)
        var (asked, event, asksLook, name): ([String], EventOutline?, Bool, String?) = ([], nil, false, nil)
        for outline in definition.editions.reversed().compactMap({ definition.outline($0.id) }) {
            guard let action = outline.action(id), case .together(let fields, let looking) = definition.bulk(action, in: outline) else { continue }
            name = name ?? action.name
            asked += fields.filter { !asked.contains($0) }
            event = event ?? action.event
            asksLook = asksLook || looking
        }
        guard let name else { throw Problem(.missing, .engineNoAction, "“\(definition.kind.name)”没有可以成批办理的环节“\(id.prefix(60))”。") }
        (self.id, self.name, self.event, self.asksLook) = (id, name, event, asksLook)
        self.asked = asked.compactMap { definition.field(stored: $0) }
    }

    /// The step as a matter's own edition has it, if the reader may take it there together with others; else why not.
    func action(of dossier: Dossier, _ sight: Sight, into reasons: inout BulkReasons) throws -> ActionOutline? {
        guard let action = dossier.outline.action(id) else {
            reasons.add(dossier.row.id, "edition", "它适用的程序没有“\(name)”这一环节。")
            return nil
        }
        if case .alone(let why) = dossier.definition.bulk(action, in: dossier.outline) {
            reasons.add(dossier.row.id, "alone", "它适用的程序不能成批办理这一环节：\(why)。")
            return nil
        }
        guard try sight.insight(into: dossier)?.party?.own.contains(id) ?? true else {
            reasons.add(dossier.row.id, "party", "这一环节不由您所在的机关办理。")
            return nil
        }
        return action
    }

    /// What stands in the way by what is stored; what is asked once for all is not missed yet.
    ///
    /// - Returns: what would become public; `nil` where nothing would.
    func judge(_ dossier: Dossier, _ sight: Sight, at now: Instant, into reasons: inout BulkReasons) throws -> String? {
        guard let action = try action(of: dossier, sight, into: &reasons) else { return nil }
        let (id, at) = (dossier.row.id, max(now, dossier.touched))
        if asked.isEmpty, event == nil {
            // Exactly what would be answered if it were taken now.
            let deed = Deed(.matter(id), self.id, [:], at: at)
            guard !action.publishes.isEmpty else {
                let found = try sight.work.check(deed, as: sight.actor)
                reasons.add(id, found.refusals, found.fields)
                return nil
            }
            let foreseen = try sight.work.foresee(deed, as: sight.actor)
            reasons.add(id, foreseen.refusals, foreseen.fields)
            let items = foreseen.parts.flatMap(\.publications).flatMap(\.view.items).filter { !$0.text.isEmpty }
            return items.isEmpty ? nil : items.map { "\($0.label)：\($0.text)" }.joined(separator: "；")
        }
        let step = MatterModel.Step(action, dossier, sight.work.moment(dossier, at: at, as: sight.actor))
        try sight.work.requireReadable()
        for refusal in step.preview.others { reasons.add(dossier.row.id, [refusal], []) }
        for condition in step.preview.conditions where condition.state == .unmet {
            reasons.add(dossier.row.id, condition.id, condition.says, article: condition.basis.description)
        }
        for info in step.missing where !asked.contains(where: { $0.name == info.name }) {
            reasons.add(dossier.row.id, "field.\(info.name)", "\(info.label)：“\(name)”必须填写，请逐件办理。")
        }
        reasons.add(dossier.row.id, [], step.preview.problems)
        return nil
    }

    /// What was filled in once for all, as each matter's step takes it.
    func input(_ form: FormData) -> Input {
        var input = FormInput(asked, form, stored: .object([]), files: [:])
        if event != nil { input.readOccurrence() }
        return input.input
    }
}
