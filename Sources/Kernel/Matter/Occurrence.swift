/// When what a step enters has happened outside the system (发生之日), as against the day on which it is entered (登记之日): a paper is
/// received on Tuesday and typed in on Wednesday. The law counts from the first; the journal keeps both.
///
/// It comes with the step's input, under two names that no field can have, so that whatever carries an input carries it.
package struct Occurrence: Hashable, Sendable {
    /// The event's moment. Of an event of which only the day was told it is the last second of that day: nothing else that happened on it
    /// lies behind.
    package let at: Instant
    /// Whether the hour was told too.
    package let hasTime: Bool
    /// Why it is entered late; empty where nothing was said.
    package let reason: String

    init(at: Instant, hasTime: Bool, reason: String) {
        self.at = at
        self.hasTime = hasTime
        self.reason = reason
    }

    package var day: Day { at.day }

    /// As the journal keeps it: a day, or a moment where the hour was told.
    package var text: String { hasTime ? at.iso : day.iso }

    /// The names of the two in an input. Names of fields hold no hyphen; `check` finds one that does.
    package static let dayName: String = "happened-on"
    package static let reasonName: String = "late-reason"
    package static let dayLabel: String = "发生之日"
    package static let reasonLabel: String = "补录理由"

    /// What a step was given to say of its event; for the input of a request.
    package static func input(on day: Day?, late reason: String = "") -> Input {
        var input: Input = [:]
        if let day { input[dayName] = .text(day.iso) }
        if !reason.isEmpty { input[reasonName] = .text(reason) }
        return input
    }

    /// The same as it was typed: what cannot be read goes on as the text that it is, and is refused with everything else.
    package static func input(typed day: String, late reason: String) -> Input {
        var input: Input = [:]
        if !day.isEmpty { input[dayName] = typed(day) }
        if !reason.isEmpty { input[reasonName] = FieldType.text.json(typed: reason) }
        return input
    }

    /// A day or a moment as it was typed.
    static func typed(_ text: String) -> JSON {
        let day = FieldType.day.json(typed: text)
        if let iso = day.string, Day(iso: iso) != nil { return day }
        return FieldType.instant.json(typed: text)
    }

    /// The event's day as an input tells it; `nil` where it tells none, or nothing that can be read.
    package static func day(in input: Input) -> Day? { input[dayName]?.string.flatMap { Day(iso: $0) ?? Instant(iso: $0)?.day } }

    /// Whether a value of an input says nothing.
    static func isBlank(_ value: JSON?) -> Bool {
        guard let value, value != .null else { return true }
        return value.string.map { $0.allSatisfy(\.isWhitespace) } ?? false
    }

    /// Letters and digits that a reason has at least.
    package static let leastReason: Int = 4

    /// Whether it says anything: one letter, or dots and blanks, is no reason.
    static func isReason(_ text: String) -> Bool { text.count(where: { $0.isLetter || $0.isNumber }) >= leastReason }

    /// Over how many days after the event an entry is a late one (补录) and asks why. The county's own choice; no law says so.
    package static let lateAfter: Setting<Int> = Setting(
        "entry.lateAfterDays", "发生以后超过几日登记即为补录，须写明理由", default: 3, lawful: .within(0...30),
        source: "县内部管理的要求，法律没有规定；期限都从发生之日计算，不受登记早晚的影响")
}

/// That a step's event happens outside, and what must not lie after it.
package struct Event<M: Matter>: Sendable {
    /// What the day is called: “送达之日”.
    package let label: String
    /// Days and moments that are never later than the event.
    let after: [WritablePath<M, Day?>]
    var afterMoments: [WritablePath<M, Instant?>] = []
    /// Days of the record that are no field of their own, in words, and that are never later.
    var floors: [(words: String, day: @Sendable (M) -> Day?)] = []
    /// It may have happened before the matter was opened.
    package internal(set) var mayPrecedeOpening = false
    /// Whoever takes the step is bound by the limit that it keeps.
    package internal(set) var bindsActor = false
    /// Who receives has no part in the matter here: a head may say that the limit was kept.
    package internal(set) var headMayTell = false
}

/// The same without the record's type.
package struct EventOutline: Hashable, Sendable {
    package let label: String
    /// The stored names of the days and moments that are never later.
    package let after: [String]
    /// Other days that are never later, in words.
    package let floors: [String]
    package let mayPrecedeOpening: Bool
    /// Whoever takes the step cannot say that he kept the limit once it has run out; a head can, where that is so.
    package let bindsActor: Bool
    package let headMayTell: Bool
    /// A limit in hours runs from the step: the hour has to be told too.
    package let asksTime: Bool
}

extension KindDefinition {
    package func occurrence(
        of action: ActionOutline, _ edition: String, in input: Input, _ record: any Record, _ moment: Moment
    ) -> (told: Occurrence?, problems: [FieldProblem]) {
        guard let event = action.event else { return (nil, []) }
        let given = Occurrence.isBlank(input[Occurrence.dayName]) ? nil : input[Occurrence.dayName]
        let reason = Occurrence.isBlank(input[Occurrence.reasonName]) ? "" : input[Occurrence.reasonName]?.string ?? ""
        var problems: [FieldProblem] = []
        if Endorsement.isTooLong(reason) {
            problems.append(FieldProblem(reason, "不超过\(Endorsement.longest)字"))
        }
        func wrong(_ rule: String) -> (Occurrence?, [FieldProblem]) {
            (nil, [FieldProblem(field: Occurrence.dayName, label: event.label, given: given?.plain ?? "", rule: rule)] + problems)
        }
        var told: Occurrence?
        if let given {
            let time = given.string.flatMap { Instant(iso: $0) }
            guard let day = given.string.flatMap({ Day(iso: $0) }) ?? time?.day else { return wrong("应为日期，如2026-03-05") }
            if time != nil, !event.asksTime { return wrong("只填日期，如\(day.iso)") }
            if day > moment.entered || time.map({ $0 > moment.now }) ?? false { return wrong("不得晚于登记的时间（\(moment.now.chinese)）") }
            if time == nil, event.asksTime, day < moment.entered {
                return wrong("“\(action.name)”按小时计算，须写明几时几分，如\(day.iso)T09:30")
            }
            let at = time ?? Instant(day, hour: 23, minute: 59, second: 59)
            if let bound = bound(action, edition, record, moment), at < bound.at { return wrong("不得早于\(bound.name)") }
            if day < moment.entered, let rule = partiality(action, edition, record, moment.occurring(at: at), moment) { return wrong(rule) }
            // What is said to have happened today says nothing new.
            if time != nil || day < moment.entered { told = Occurrence(at: at, hasTime: time != nil, reason: reason) }
        }
        let asked = reasonAsked(action, edition, record, told, moment)
        if reason.isEmpty {
            if let asked { problems.append(FieldProblem("", asked)) }
        } else if told != nil || asked != nil, !Occurrence.isReason(reason) {
            problems.append(FieldProblem(reason, "至少写\(Occurrence.leastReason)个字，空格和标点不算"))
        }
        return (told, problems)
    }

    /// Why a reason is asked for: the number of days, or whatever it is that the event's day changes; `nil` where none is.
    private func reasonAsked(_ action: ActionOutline, _ edition: String, _ record: any Record, _ told: Occurrence?, _ moment: Moment) -> String? {
        let event = told.map { moment.occurring(at: $0.at) } ?? moment
        if action.isUndoing || action.undoes.contains(where: { event.undoes($0) }) { return "改正期限届满的结果，须写明理由" }
        guard let told else { return nil }
        // Whoever prepared it told it then, and was asked: how long it waited since for whoever decides is no delay of the telling, and nobody
        // could say why.
        if moment.ledger.approved(action.id) != nil { return nil }
        if let over = overrun(edition, typed(record), orMetLate: true, since: event, until: moment.now) {
            return "“\(over.name)”至\(over.last.chinese)届满，发生在届满以前而在届满以后登记的，须写明理由"
        }
        if action.event?.bindsActor == true, let difference = difference(action, edition, typed(record), event, moment) {
            return "\(difference)，须写明理由"
        }
        if action.isOpening, self.edition(on: moment.entered)?.id != edition { return "发生之日适用的是以前的程序，须写明理由" }
        let late = moment.entered - told.day
        if late > 0, action.event?.asksTime == true { return "“\(action.name)”按小时计算，次日以后登记的须写明理由" }
        let most = moment.settings[Occurrence.lateAfter]
        return late > most ? "在发生以后第\(late)日登记，超过\(most)日，须写明为什么没有及时登记" : nil
    }

    /// Before which the event cannot have happened, with what it is.
    private func bound(_ action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> (at: Instant, name: String)? {
        guard let event = compiled(edition).actions[action.index].event else { return nil }
        let matter = typed(record)
        var latest: (at: Instant, name: String)?
        func consider(_ at: Instant, _ name: String, _ words: String) {
            if let latest, at <= latest.at { return }
            latest = (at, "“\(name)”（\(words)）")
        }
        func label(_ path: Path<M>) -> String { typedFields.first { $0.path == path }?.info.label ?? "" }
        for path in event.after { if let day = matter[keyPath: path] { consider(Instant(day), label(path), day.chinese) } }
        for path in event.afterMoments { if let at = matter[keyPath: path] { consider(at, label(path), at.chinese) } }
        for floor in event.floors { if let day = floor.day(matter) { consider(Instant(day), floor.words, day.chinese) } }
        if let latest { return latest }
        guard !event.mayPrecedeOpening, let begun = moment.ledger.begun ?? moment.opened else { return nil }
        return (Instant(begun), "本事项开始之日（\(begun.chinese)）")
    }

    /// The limit that has run out by the day of a step which is what its silence means; `nil` where none has: then somebody took the step.
    package func lapse(by action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> Ledger.Lapse? {
        let limits = compiled(edition).limits
        let matter = typed(record)
        for index in limits.indices where limits[index].deemedAction == action.id {
            guard let clock = clock(limits[index], edition, matter, moment.settings, moment.ledger) else { continue }
            // A limit that cannot be counted has not run out; walks report it.
            guard let due = (try? clock.due(in: moment.calendar))?.day, due < moment.today else { continue }
            return Ledger.Lapse(step: action.id, limit: limits[index].id, last: due)
        }
        return nil
    }

    /// What stands in the way of undoing what silence brought about; `nil` where nothing does.
    func undoing(_ action: ActionOutline, _ edition: String, _ moment: Moment) -> Refusal? {
        guard action.isUndoing else { return nil }
        let id = action.refusalID(ActionOutline.undo)
        let procedure = compiled(edition).outline
        guard let lapse = moment.ledger.lapses.last(where: { action.undoes.contains($0.step) }) else {
            let names = action.undoes.map { procedure.action($0)?.name ?? $0 }.joined(separator: "”“")
            return Refusal(.limit, id: id, "没有因期限届满由系统办理的“\(names)”，不需要改正", action.basis)
        }
        if moment.today <= lapse.last { return nil }
        let limit = procedure.limits.first { $0.id == lapse.limit }?.name ?? lapse.limit
        let says = "“\(limit)”至\(lapse.last.chinese)届满，“\(action.event?.label ?? Occurrence.dayLabel)”为\(moment.today.chinese)，已在期限以后，不能改正"
        return Refusal(.limit, id: id, says, action.basis)
    }
}

extension FieldProblem {
    /// Of the reason for which something is entered late.
    fileprivate init(_ given: String, _ rule: String) {
        self.init(field: Occurrence.reasonName, label: Occurrence.reasonLabel, given: given, rule: rule)
    }
}

extension ActionOutline {
    /// The word of the refusal to undo.
    package static let undo: String = "undo"

    /// What somebody fills in now for a step that is taken later: its event happened now where nothing else is told, as it would have if the
    /// step were taken at once.
    package func dated(_ input: Input, at now: Instant) -> Input {
        guard let event, Occurrence.isBlank(input[Occurrence.dayName]) else { return input }
        var input = input
        input[Occurrence.dayName] = .text(event.asksTime ? now.iso : now.day.iso)
        return input
    }
}
