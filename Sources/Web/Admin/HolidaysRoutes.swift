import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel

/// 放假安排: looked at by administrators, entered by those of the whole county.
struct HolidaysRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("admin/calendar") { request, context in
            let (session, actor) = try site.administrator(context)
            return try await page(request, context, session, actor)
        }
        router.post("admin/calendar") { request, context in try await enter(request, context) }
    }

    private func page(
        _ request: Request, _ context: Visit, _ session: Session, _ actor: Actor, attempt: FormAttempt? = nil
    ) async throws -> Response {
        let county = site.engine.county
        let own = try await site.read { try RegisterHistory($0.connection, county).editions.map(\.id) }
        let page = HolidaysPage(
            calendar: site.engine.calendar, own: Set(own), today: site.today, mayAdd: site.engine.mayReleaseDeemed(actor, on: site.today),
            csrf: site.identity.csrfToken(for: session), attempt: attempt)
        let told: [String: (Tone, String)] = ["added": (.good, "放假安排已经登记，各期限照此推算。")]
        let heading = PageHead.show("放假安排", lead: "工作日按国务院办公厅的通知计算，调休上班的日子是工作日。")
        let html = site.adminPage(
            "放假安排", context, crumbs: [("放假安排", nil)], heading: heading, flash: attempt == nil ? site.flash(request.asked, told) : nil,
            body: page.body)
        return Reply.page(html, status: attempt == nil ? .ok : .unprocessableContent)
    }

    private func enter(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let form = try await site.form(request, session)
        if let away = try await site.proof(session, by: form, request, context) { return away }
        do {
            let calendar = site.engine.calendar
            let edition = try Self.edition(form, calendar)
            try await site.administer(request, context) { try $0.addCalendar(edition, to: calendar, by: actor.login) }
            // Lists and desks are renewed by the next run of the job that looks for changes of the calendar.
            return Reply.see(Paths.holidays + "?done=added")
        } catch let problem as Problem where problem.concernsForm {
            return try await page(request, context, session, actor, attempt: FormAttempt(form: HolidaysPage.form, typed: form, problem: problem))
        }
    }

    /// The notice as it was typed.
    ///
    /// - Throws: `form.invalid` with everything that cannot be read.
    static func edition(_ form: FormData, _ calendar: WorkCalendar) throws -> CalendarEdition {
        var problems: [FieldProblem] = []
        let year = Int(form["year"] ?? "") ?? 0
        if !(2000...2099).contains(year) {
            problems.append(FieldProblem(field: "year", label: "年份", given: String((form["year"] ?? "").prefix(10)), rule: "应为四位数字的年份"))
        }
        let published = form.day("published", "印发日期", &problems)
        let holidays = holidays(form["holidays"] ?? "", &problems)
        let workdays = days(form["workdays"] ?? "", &problems)
        let amends = form["amends"] == "true"
        let amended = calendar.editions.last { $0.year == year && $0.amends == nil }
        if amends, amended == nil {
            problems.append(FieldProblem(field: "amends", label: "调整原有安排", given: "是", rule: "\(year)年还没有可以调整的安排"))
        }
        guard problems.isEmpty, let published else { throw Problem(.invalid, .formInvalid, "填写的内容不符合要求，没有保存。", fields: problems) }
        let document = (form["document"] ?? "").filter { !$0.isWhitespace }
        return CalendarEdition(
            id: amends ? "\(year)-\(document)" : String(year), year: year, title: form["title"] ?? "", document: document, published: published,
            source: form["source"].flatMap { $0.isEmpty ? nil : String($0.prefix(300)) }, holidays: holidays, workdays: workdays,
            amends: amends ? amended?.id : nil)
    }

    private static func holidays(_ text: String, _ problems: inout [FieldProblem]) -> [CalendarEdition.Holiday] {
        var holidays: [CalendarEdition.Holiday] = []
        for line in text.split(whereSeparator: \.isNewline).prefix(60) {
            let parts = line.split(omittingEmptySubsequences: false) { ",，\t".contains($0) }.map { String($0).trimmingCells }
            guard parts.count == 3, let from = day(parts[0]), let until = day(parts[1]), !parts[2].isEmpty else {
                problems.append(
                    FieldProblem(field: "table", label: "放假的日子", given: String(line.prefix(40)), rule: "应写作“开始日,最后一日,名称”，日期如2026-01-01"))
                continue
            }
            holidays.append(CalendarEdition.Holiday(String(parts[2].prefix(40)), from: from, until: until))
        }
        return holidays
    }

    private static func days(_ text: String, _ problems: inout [FieldProblem]) -> [Day] {
        var days: [Day] = []
        for part in text.split(whereSeparator: { $0.isNewline || ",，、;； \t".contains($0) }).prefix(60) {
            guard let found = day(String(part)) else {
                problems.append(FieldProblem(field: "workdays", label: "调休上班的日子", given: String(part.prefix(40)), rule: "不是日期，应写作2026-01-04"))
                continue
            }
            days.append(found)
        }
        return days
    }

    private static func day(_ text: String) -> Day? { SheetDay.iso(text).flatMap { Day(iso: $0) } }
}

extension String {
    fileprivate var trimmingCells: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }
}
