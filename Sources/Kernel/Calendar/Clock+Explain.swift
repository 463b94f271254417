extension Clock {
    /// The Chinese lines that show how the due day comes about, so that a reader can check each day by hand.
    package func explain(in calendar: WorkCalendar) throws -> [String] {
        let course = try course(in: calendar)
        var lines = [startLine, termLine]
        lines += try eventLines(of: course, in: calendar)
        guard let end = course.end else {
            return lines + [try suspensionLine(of: course, in: calendar)]
        }
        let due = try settled(end, in: calendar)
        if due.instant == nil, due.day != end.day {
            let article = rule.basis.isEmpty ? "民法典第二百零三条" : rule.basis
            lines.append("\(end.day.iso) 为\(calendar.reason(for: end.day))，顺延至 \(due.day.iso)（\(article)）")
        }
        lines.append(due.instant.map { "届满：\($0.chinese)" } ?? "届满：\(due.day.iso)（\(due.day.chineseWeekday)）")
        if due.isProvisional {
            let year = calendar.lastPublishedDay.year + 1
            lines.append("暂定：\(year)年及以后的放假安排尚未公布，暂按星期一至星期五为工作日推算，公布后重新计算")
        }
        if let stopped {
            let late = try reading(at: stopped, in: calendar).daysLate
            lines.append("办结：\(stopped.day.iso)，" + (late > 0 ? "逾期\(late)日" : "未逾期"))
        }
        return lines
    }

    private var startLine: String {
        if case .hours = term { return "起算：自\(anchor.chinese)起" }
        return "起算：\(anchor.day.iso)（\(anchor.day.chineseWeekday)），当日不计，自 \(anchor.day.advanced(by: 1).iso) 起算"
    }

    private var termLine: String {
        let basis = rule.basis.isEmpty ? "" : "（\(rule.basis)）"
        let meaning =
            switch rule.effective(term) {
            case .hours: "连续计算"
            case .days: "按自然日计算"
            case .workingDays(let days): (term.unit == .days ? "指\(days)个工作日，" : "") + "不含休息日和法定节假日"
            case .months, .years: "至对应日届满；没有对应日的，至当月最后一日届满"
            }
        return "期限：\(term.chinese)，\(meaning)\(basis)"
    }

    /// Skipped days, make-up days, pauses and extensions in the order of their days.
    private func eventLines(of course: Course, in calendar: WorkCalendar) throws -> [String] {
        var events: [(day: Day, line: String)] = []
        for leg in course.legs where leg.term.unit == .workingDays {
            // Without an end, the open pause it ran into is where it stands.
            guard let last = leg.end?.day ?? course.spans.last?.from.advanced(by: -1) else { continue }
            events += try dayEvents(after: leg.start.day, through: last, in: calendar)
        }
        for pause in pauses { events.append((pause.from, try line(for: pause, of: course, in: calendar))) }
        for added in extensions {
            let term = added.term.chinese + (rule.effective(added.term) == added.term ? "" : "（指工作日）")
            events.append((added.on, "\(added.on.iso) 延长\(term)：\(added.ground)（\(added.article)），\(added.approver)批准"))
        }
        return events.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element.line)
    }

    private func dayEvents(after start: Day, through end: Day, in calendar: WorkCalendar) throws -> [(day: Day, line: String)] {
        var events: [(day: Day, line: String)] = []
        var run: [Day] = []
        func close() {
            guard let first = run.first, let last = run.last else { return }
            let span = first == last ? first.iso : "\(first.iso) 至 \(last.iso)"
            events.append((first, "\(span) \(Self.label(run.map(calendar.reason)))，不计"))
            run = []
        }
        var day = start.advanced(by: 1)
        while day <= end {
            if pauses.contains(where: { $0.covers(day) }) {
                close()
            } else if try calendar.isWorkingDay(day) {
                close()
                if calendar.isMakeUp(day) { events.append((day, "\(day.iso) \(day.chineseWeekday)，\(calendar.reason(for: day))，计入")) }
            } else {
                run.append(day)
            }
            day = day.advanced(by: 1)
        }
        close()
        return events
    }

    private func line(for pause: Pause, of course: Course, in calendar: WorkCalendar) throws -> String {
        let papers = [pause.article, pause.document, pause.approver.map { "\($0)批准" }].compactMap { $0 }.joined(separator: "，")
        let reason = "\(pause.ground)（\(papers)）"
        if let end = course.end, pause.from > end.day { return "\(pause.from.iso) 起中止：\(reason)，期限已届满，不影响计算" }
        guard let until = pause.until else { return "\(pause.from.iso) 起中止：\(reason)，尚未恢复" }
        guard until > pause.from else { return "\(pause.from.iso) 中止：\(reason)，当日恢复，不影响计算" }
        let last = until.advanced(by: -1)
        let counted = max(pause.from, anchor.day.advanced(by: 1))
        let length =
            course.unit == .workingDays
            ? "\(try calendar.workingDays(after: counted.advanced(by: -1), through: last))个工作日" : "\(max(0, until - counted))日"
        return "\(pause.from.iso) 至 \(last.iso) 中止：\(reason)，\(length)不计，自 \(until.iso) 起继续计算"
    }

    private func suspensionLine(of course: Course, in calendar: WorkCalendar) throws -> String {
        let open = course.spans.last?.from ?? anchor.day
        let left = max(0, course.budget - (try course.used(at: Instant(open), in: calendar)))
        return "届满：中止尚未恢复，暂无届满日；恢复后尚余\(left)\(course.unit.chinese)"
    }

    /// `春节（含延长假期）`, `星期六、星期日`: the names of a run of days, each once.
    private static func label(_ names: [String]) -> String {
        var label = ""
        var previous = ""
        for name in names where name != previous {
            if label.isEmpty {
                label = name
            } else if !previous.isEmpty, name.hasPrefix(previous) {
                label += "（含\(name.dropFirst(previous.count))）"
            } else {
                label += "、\(name)"
            }
            previous = name
        }
        return label
    }
}
