import Design
import Engine
import HTML
import Kernel
import Storage

/// The one thing to do now, at the head of a matter's page; who has it to do where it is not the reader.
struct MatterNow {
    let page: MatterPage

    private var model: MatterModel { page.model }
    private var id: MatterID { model.dossier.row.id }

    /// Nothing where nothing is waited for.
    var html: HTML { asked ?? own ?? preparable ?? others ?? "" }

    // MARK: What others have put before the reader

    private var asked: HTML? {
        if model.correction?.mayDecide == true { return banner(.info, "有一处笔误的更正等您决定", go: ("看更正", "#correction")) }
        if let step = model.prepared.first(where: \.mayApprove) {
            return banner(tone(step.action), "“\(step.action.name)”已经拟好，等您批准", clock(step.action), go: ("看所拟的内容", "#prepared-\(step.action.id)"))
        }
        if let step = model.prepared.first(where: \.mayAgree) {
            return banner(tone(step.action), "“\(step.action.name)”的拟办等您审核", clock(step.action), go: ("看所拟的内容", "#prepared-\(step.action.id)"))
        }
        if let step = model.prepared.first(where: { $0.mayWithdraw && $0.preparation.state == .returned }) {
            return banner(.warn, "您拟办的“\(step.action.name)”被退回，请重新拟办", clock(step.action), go: ("看退回的理由", "#prepared-\(step.action.id)"))
        }
        if model.moving.mayAccept, let open = model.moving.open {
            return banner(.info, "\(page.registers.organs.name(of: open.from))移送本事项，等您答复", go: ("看移送", "#moving"))
        }
        return nil
    }

    // MARK: The reader's own step

    /// What waits for the reader, and what would stop a limit that presses and neither ends the matter nor holds it up; the most pressing first.
    /// What a head alone decides beside the way (纠正、终结、免除) stops limits too, and is never what is to be done unless it is awaited.
    private var own: HTML? {
        let stage = model.dossier.row.stage
        let candidates = model.steps.filter { step in
            let isPressed = step.action.isBeside(stage) && !step.action.isDecision && pressing(step.action) != nil
            return step.isMine && (step.isAwaited || isPressed)
        }
        guard let step = candidates.min(by: { rank($0) < rank($1) }) else { return nil }
        let path = Paths.action(id, step.action.id)
        if step.isReady { return banner(tone(step.action), words(step.action), clock(step.action), go: (step.action.name, path)) }
        return lacking(step)
    }

    /// What the step lacks first, and the step by which the reader mends that; all of it stands below.
    private func lacking(_ step: MatterModel.Step) -> HTML {
        let gaps = StepRows(model: model, registers: page.registers).lacking(step)
        let unmet = MatterSteps.refused(step).isEmpty ? step.preview.conditions.first { $0.state == .unmet } : nil
        let remedy = unmet.flatMap { step.remedies[$0.id]?.first }
        let more = gaps.count > 1 ? "等\(gaps.count)项" : ""
        let title = "“\(step.action.name)”还缺：\(gaps.first?.text ?? "条件")\(more)"
        let isMine = remedy.map { wanted in model.steps.contains { $0.action.id == wanted.id && $0.isMine } } ?? false
        // What leads back is told, and not put first.
        if let remedy, isMine, remedy.isBeside(model.dossier.row.stage) {
            return banner(
                tone(step.action, atLeast: .warn), "\(title) → \(remedy.name)", clock(step.action), go: (remedy.name, Paths.action(id, remedy.id)))
        }
        let wait = remedy.map { isMine ? "可以办理“\($0.name)”" : $0.isAutomatic ? "等待“\($0.name)”" : "由\(MatterSteps.roles($0))先办理“\($0.name)”" }
        let detail = [wait, clock(step.action)].compactMap { $0 }.joined(separator: "；")
        return banner(tone(step.action, atLeast: .warn), title, detail, go: ("看所缺的条件", "#steps"))
    }

    private func rank(_ step: MatterModel.Step) -> Int {
        let urgency: Int =
            switch pressing(step.action)?.tone {
            case .bad: 0
            case .warn: 1
            default: 2
            }
        return urgency * 4 + (step.isReady ? 0 : 2) + (step.isAwaited ? 0 : 1)
    }

    /// `公示逾期6日 → 公示`, or only what is to be done.
    private func words(_ action: ActionOutline) -> String {
        guard let limit = pressing(action) else { return "请办理“\(action.name)”" }
        return "\(limit.named) → \(action.name)"
    }

    /// A decision of the head that waits for somebody to put it before him or her. What others take themselves is theirs.
    private var preparable: HTML? {
        guard let step = model.steps.first(where: { $0.mayPrepare && $0.isAwaited && $0.action.isDecision }) else { return nil }
        let who = "由\(MatterSteps.roles(step.action))决定，您可以先拟好，提请批准"
        return banner(
            tone(step.action), "提请批准“\(step.action.name)”", [who, clock(step.action)].compactMap { $0 }.joined(separator: "；"),
            go: ("拟办“\(step.action.name)”", Paths.action(id, step.action.id)))
    }

    // MARK: Others have it

    private var others: HTML? {
        guard model.dossier.row.closed == nil else { return nil }
        guard let step = model.steps.filter({ $0.isAwaited && !$0.isMine }).min(by: { rank($0) < rank($1) }) else {
            if !model.desks.isEmpty { return banner(.neutral, "等待\(waited(model.desks))办理") }
            let waits = model.dossier.outline.actions(from: model.dossier.row.stage).contains { $0.isAutomatic && $0.receives != nil }
            return waits ? banner(.neutral, "等待有关程序的结果，结果返回后自动继续") : nil
        }
        let desks = model.desks.filter { step.action.roles.contains($0.role) }
        let who = desks.isEmpty ? MatterSteps.roles(step.action) : waited(desks)
        let why = step.kept.isEmpty ? nil : "您不能办理：\(step.kept.joined(separator: "；"))"
        let detail = [why, clock(step.action)].compactMap { $0 }.joined(separator: "；")
        return banner(.neutral, "等待\(who)\(until(step.action))办理“\(step.action.name)”\(late(step.action))", detail)
    }

    /// The posts with whom it lies, and who handles it there.
    private func waited(_ desks: [Desk]) -> String {
        let organs = page.registers.organs
        let posts = desks.prefix(3).map { desk in
            let handlers = model.dossier.ledger.handlers.filter { $0.organ == desk.organ && $0.role == desk.role.id }
            let names = handlers.compactMap { page.registers.names[$0.person] }
            return "\(organs.name(of: desk.organ))\(desk.role.name)\(names.isEmpty ? "" : "（\(names.joined(separator: "、"))）")"
        }
        return posts.joined(separator: "、")
    }

    private func until(_ action: ActionOutline) -> String {
        guard let limit = stopped(by: action).first, limit.reading.state == .running, let due = limit.reading.due else { return "" }
        return "在\(due.day.chinese)前"
    }

    private func late(_ action: ActionOutline) -> String {
        guard let limit = stopped(by: action).first, limit.reading.state == .overdue else { return "" }
        return "，已逾期\(limit.reading.daysLate)日"
    }

    // MARK: Words

    private func stopped(by action: ActionOutline) -> [MatterModel.Limit] {
        let ids = model.steps.first { $0.action.id == action.id }?.stops ?? []
        return model.limits.filter { ids.contains($0.limit.id) }.sorted {
            ($0.reading.due?.day.ordinal ?? .max) < ($1.reading.due?.day.ordinal ?? .max)
        }
    }

    private func pressing(_ action: ActionOutline) -> MatterModel.Limit? { stopped(by: action).first { $0.isPressing } }

    private func tone(_ action: ActionOutline, atLeast least: Tone = .info) -> Tone {
        guard let tone = stopped(by: action).first?.tone else { return least }
        return tone == .bad || tone == .warn ? tone : least
    }

    private func clock(_ action: ActionOutline) -> String? {
        stopped(by: action).first.map { limit in
            let due = limit.reading.due.map { "，至\($0.day.chinese)" } ?? ""
            return "\(limit.named)\(due)，\(limit.limit.basis)"
        }
    }

    private func banner(_ tone: Tone, _ title: String, _ detail: String? = nil, go: (label: String, path: String)? = nil) -> HTML {
        let more: HTML = detail.map { $0.isEmpty ? "" : "<p class=\"quiet\">\($0)</p>" } ?? ""
        let button: HTML = go.map { Button.link($0.label, path: $0.path, style: .primary) } ?? ""
        return """
            <section id="now" class="now \(tone.rawValue)" aria-label="现在要办的">\(Icon.shape(tone))\
            <div><p class="now-title">\(title)</p>\(more)</div>\(button)</section>

            """
    }
}

extension MatterModel.Limit {
    var tone: Tone {
        switch reading.state {
        case .overdue, .metLate: .bad
        case .running: share >= 70 ? .warn : .good
        case .suspended: .info
        case .met: .neutral
        }
    }

    /// How much is used, in per cent.
    var share: Int { reading.budget > 0 ? reading.used * 100 / reading.budget : 0 }
    /// It has run out, or soon will.
    var isPressing: Bool { reading.state == .overdue || reading.state == .running && share >= 70 }
    var isRunning: Bool { [.running, .suspended, .overdue].contains(reading.state) }

    /// `公示逾期6日`, `作出处罚决定还有12日`.
    var named: String {
        switch reading.state {
        case .overdue: "\(limit.name)逾期\(reading.daysLate)日"
        case .running: "\(limit.name)还有\(reading.remaining)\(reading.unit.chinese)"
        default: "\(limit.name)\(reading.state.chinese)"
        }
    }
}
