import Engine
import Kernel
import Storage

/// What an action's form needs: the fields it fills, what is stored, who can be chosen, what the law asks for.
struct ActionModel: Sendable {
    enum Target: Sendable {
        case opening(organ: OrganCode)
        case matter(Dossier)
    }

    let target: Target
    let definition: any Definition
    let action: ActionOutline
    let fields: [FieldInfo]
    let stored: JSON
    /// The form does not take the step but puts it before whoever does.
    let isPreparing: Bool
    /// Whoever takes the step reads first what will go out.
    let goesOut: Bool
    /// What is, or was, prepared of the step: the form begins with it.
    let earlier: Preparation?
    var candidates: Candidates
    /// How it stands with what has been typed so far; at first, with nothing.
    private(set) var step: MatterModel.Step
    let place: OrganCode
    /// The day on which the form was opened.
    let day: Day
    let dossier: Dossier
    /// What empty fields begin with, see ``beginning(_:at:)``.
    var usual: [String: JSON] = [:]
    var isMarked: Bool = false
    /// What conditions ask for beside what the step declares to need, see ``marked(_:at:)``.
    var demanded: Set<String> = []

    /// The form of an action on a matter.
    init(_ id: MatterID, _ action: String, _ sight: Sight, at now: Instant) throws {
        let dossier = try sight.dossier(id)
        let party = try sight.insight(into: dossier)?.party
        guard let outline = dossier.outline.action(action), !outline.isOpening, !outline.isAutomatic, party?.own.contains(action) ?? true else {
            throw Problem(.missing, .engineNoAction, "“\(dossier.definition.kind.name)”没有可以办理的环节“\(action)”。")
        }
        try self.init(.matter(dossier), dossier.definition, outline, dossier, sight, at: now)
    }

    /// The form that opens a matter at an organ.
    init(opening kind: String, _ action: String, at organ: OrganCode, _ sight: Sight, at now: Instant) throws {
        let definition = try sight.work.engine.definition(kind)
        guard sight.work.engine.organs[organ] != nil, let edition = definition.edition(on: now.day),
            let outline = definition.outline(edition.id)?.action(action), outline.isOpening, !outline.isAutomatic
        else { throw Problem(.missing, .engineNoAction, "“\(definition.kind.name)”没有可以开启事项的环节“\(action)”，或者机关代码不对。") }
        let blank = sight.work.blank(definition, edition: edition, organ: organ, at: now)
        let moment = sight.work.moment(blank, at: now, as: sight.actor)
        // An organ that only the filled form will name cannot be asked for yet; the engine asks when it is sent.
        let named = definition.place(of: outline, edition.id, blank.record, moment)
        let place = named.flatMap { sight.work.engine.organs[$0]?.code } ?? organ
        guard sight.actor.holds(outline.roles, in: place, on: sight.day) else {
            throw Problem(.forbidden, .webForbidden, "您在\(sight.work.engine.organs.name(of: place))没有办理“\(outline.name)”的岗位。")
        }
        try self.init(.opening(organ: organ), definition, outline, blank, sight, at: now)
    }

    private init(
        _ target: Target, _ definition: any Definition, _ action: ActionOutline, _ dossier: Dossier, _ sight: Sight, at now: Instant
    ) throws {
        let work = sight.work
        let edition = dossier.row.edition
        self.target = target
        self.dossier = dossier
        self.definition = definition
        self.action = action
        day = now.day
        fields = action.inputs.compactMap { name in definition.fields.first { $0.name == name } }
        let record = try JSON(parsing: definition.encode(dossier.record))
        let moment = work.moment(dossier, at: max(now, dossier.touched), as: sight.actor)
        place = definition.place(of: action, edition, dossier.record, moment) ?? dossier.row.organ
        let isMine = action.permission(of: sight.actor, at: place, on: moment.entered, organs: moment.organs) == nil
        isPreparing = !isMine && !action.isOpening && work.mayPrepare(action, on: dossier, moment)
        goesOut = !isPreparing && work.engine.goesOut(action, of: definition)
        let prepared = dossier.ledger.preparation(of: action.id)
        // Whoever decides begins with it once it is for him or her to decide, not before those have agreed who should.
        let isReady = prepared.map { $0.state == .ready && $0.lacking(before: sight.actor.person) == 0 } ?? false
        let isOwn = prepared?.preparer?.person == sight.actor.person
        earlier = isPreparing || isMine && (isReady || isOwn) ? prepared : nil
        stored = earlier.map { Self.overlaid(record, definition.renamed($0.input), action) } ?? record
        let organs = Set([place, dossier.row.organ])
        // What the record itself lists can be named, whosever it is: a clean-up's documents are many organs'.
        let lists = definition.fields.filter { $0.type.parts != nil }
        let listed = Array(Set(Candidates.matters(in: record, of: lists) + Candidates.matters(in: stored, of: fields))).sorted()
        let judging = isPreparing ? moment.trying(Actor.decider(of: action, at: place)) : moment
        candidates = try Candidates(fields, in: organs.sorted { $0.description < $1.description }, besides: listed, sight)
        step = MatterModel.Step(
            action, dossier, judging,
            filling: earlier.map { definition.renamed($0.input) } ?? [:])
        try work.requireReadable()
    }

    /// The same, with what has been typed.
    ///
    /// - Parameter isComplete: somebody says that this is all.
    func judging(
        _ input: Input, overriding reasons: [String: String] = [:], isComplete: Bool, _ sight: Sight, at now: Instant
    ) throws -> ActionModel {
        var copy = marked(sight, at: now)
        let moment = sight.work.moment(dossier, at: max(now, dossier.touched), as: sight.actor)
        let judging = isPreparing ? moment.trying(Actor.decider(of: action, at: place)) : moment
        copy.step = MatterModel.Step(action, dossier, judging, filling: input, overriding: reasons, isComplete: isComplete)
        try sight.work.requireReadable()
        return copy
    }

    var earlierInput: Input { earlier.map { definition.renamed($0.input) } ?? [:] }

    /// The items that were prepared to be added to a list.
    func earlierItems(_ name: String) -> [JSON]? { action.appends.contains(name) ? earlierInput[name]?.items : nil }

    /// The record with what was prepared for the step in the place of what stands there.
    private static func overlaid(_ record: JSON, _ input: Input, _ action: ActionOutline) -> JSON {
        let filled = input.filter { action.fills.contains($0.key) }.sorted { $0.key < $1.key }
        let kept = (record.members ?? []).filter { member in !filled.contains { $0.key == member.key } }
        return .object(kept + filled.filter { $0.value != .null }.map { JSON.Member($0.key, $0.value) })
    }

    /// The names of its lists of records, as the form has them.
    var lists: [String] {
        fields.compactMap { field -> String? in if case .list(.record) = field.type { FieldControl.prefix + field.name } else { nil } }
    }

    /// What a form of this step sent, as values.
    func input(_ form: FormData, files: [String: [Attachment]] = [:]) -> FormInput {
        var input = FormInput(fields, form, stored: stored, adding: action.appends, anew: action.anew, files: files, candidates: candidates)
        if action.event != nil { input.readOccurrence() }
        // What was prepared and is not shown stays as long as nothing else is filled in.
        for field in fields where FormInput.isKept(field) {
            if let value = earlierInput[field.name] { input.keep(value, of: field.name) }
        }
        return input
    }

    var path: String {
        switch target {
        case .opening(let organ): Paths.open(definition.kind.id, action.id, at: organ)
        case .matter(let dossier): Paths.action(dossier.row.id, action.id)
        }
    }

    var back: String {
        switch target {
        case .opening: Paths.list(definition.kind.id)
        case .matter(let dossier): Paths.matter(dossier.row.id)
        }
    }

    /// The edition of the procedure that the matter follows, or will.
    var edition: Edition? { definition.editions.first { $0.id == dossier.row.edition } }

    var version: Int? { if case .matter(let dossier) = target { dossier.row.version } else { nil } }
    var hasFiles: Bool { fields.contains { Self.holdsFile($0.type) } }

    /// Whether a control of the form takes more than one file; `nil` for one that takes none.
    func takesSeveral(_ control: String) -> Bool? {
        guard control.hasPrefix(FieldControl.prefix) else { return nil }
        let name = control.dropFirst(FieldControl.prefix.count)
        for field in fields {
            switch field.type {
            case .attachment where name == field.name: return false
            case .list(.attachment) where name == field.name: return true
            case .record(let parts), .list(.record(let parts)):
                guard name.hasPrefix(field.name + ".") else { continue }
                for part in parts where name.hasSuffix("." + part.name) {
                    if part.type == .attachment { return false }
                    if part.type == .list(.attachment) { return true }
                }
            default: continue
            }
        }
        return nil
    }

    private static func holdsFile(_ type: FieldType) -> Bool {
        switch type {
        case .attachment: true
        case .list(let element): holdsFile(element)
        case .record(let parts): parts.contains { holdsFile($0.type) }
        default: false
        }
    }
}
