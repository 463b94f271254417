import Engine
package import Kernel
import Storage

/// 放假安排: a notice of the State Council that the program does not bring along yet.
extension Administration {
    /// Enters a notice on holidays; days that the law counts are counted by it from now on.
    ///
    /// - Parameter calendar: as it stands.
    package func addCalendar(_ edition: CalendarEdition, to calendar: WorkCalendar, by login: String) throws {
        try Self.refuse(Self.problems(edition, calendar))
        // What cannot be laid over the calendar is refused before it is entered.
        _ = try WorkCalendar(editions: calendar.editions + [edition])
        try change(CalendarEntry.action, by: login) { authority, connection, changes, _ in
            guard let root = authority.organs.root, authority.reach.contains(root) else {
                throw Problem(.forbidden, .identityForbidden, "放假安排由全县的系统管理员登记。", remedy: "请联系县人民政府的系统管理员。")
            }
            let known = try RegisterHistory(connection, county).editions
            guard !known.contains(where: { $0.id == edition.id }) else {
                throw Problem(.conflict, .identityExists, "放假安排“\(edition.id)”已经登记。", remedy: "请核对年份和文号。")
            }
            changes = CalendarEntry.members(edition)
        }
    }

    private static func problems(_ edition: CalendarEdition, _ calendar: WorkCalendar) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        func refuse(_ field: String, _ label: String, _ given: String, _ rule: String) {
            problems.append(FieldProblem(field: field, label: label, given: given.label(40), rule: rule))
        }
        _ = checked(edition.title, "title", "通知标题", 120, &problems)
        _ = checked(edition.document, "document", "发文字号", 60, &problems)
        if calendar.editions.contains(where: { $0.document == edition.document }) {
            refuse("document", "发文字号", edition.document, "这份通知已经在放假安排中")
        }
        if edition.amends == nil, calendar.editions.contains(where: { $0.year == edition.year && $0.amends == nil }) {
            refuse("year", "年份", String(edition.year), "\(edition.year)年的安排已经有了；调整原安排的通知，请勾选“调整原有安排”")
        }
        if edition.amends == nil, edition.year != calendar.lastPublishedDay.year + 1 {
            refuse("year", "年份", String(edition.year), "已有至\(calendar.lastPublishedDay.year)年的安排，接着应是\(calendar.lastPublishedDay.year + 1)年")
        }
        if edition.holidays.isEmpty, edition.workdays.isEmpty { refuse("table", "放假和上班的日子", "", "至少应有一行") }
        let (first, last) = (Day.first(ofMonth: 12, year: edition.year - 1), Day.first(ofMonth: 2, year: edition.year + 1))
        for holiday in edition.holidays {
            if holiday.until < holiday.from { refuse("table", holiday.name, holiday.until.iso, "不得早于开始日\(holiday.from.iso)") }
            if holiday.until - holiday.from > 20 { refuse("table", holiday.name, holiday.until.iso, "一次放假不超过21日，请核对") }
            for day in [holiday.from, holiday.until] where day < first || day >= last {
                refuse("table", holiday.name, day.iso, "不在\(edition.year)年前后")
            }
        }
        for day in edition.workdays {
            if !day.isWeekend { refuse("table", "调休上班", day.iso, "是\(day.chineseWeekday)；调休上班的应是星期六、星期日") }
            if edition.holidays.contains(where: { $0.from <= day && day <= $0.until }) { refuse("table", "调休上班", day.iso, "同时列为放假和上班") }
            if day < first || day >= last { refuse("table", "调休上班", day.iso, "不在\(edition.year)年前后") }
        }
        return problems
    }
}
