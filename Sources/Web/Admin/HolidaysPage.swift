import Design
import Engine
import HTML
import Kernel

/// 放假安排: by which notices working days are counted, which years are missing, and the form for a new notice.
struct HolidaysPage {
    static let form: String = "calendar"

    let calendar: WorkCalendar
    /// Those that the county has entered itself.
    let own: Set<String>
    let today: Day
    /// Whether the reader may enter one.
    let mayAdd: Bool
    let csrf: String
    var attempt: FormAttempt?

    var body: HTML { "\(AdminPart.calendar.tabs)\(attempt?.summary)\(standing)\(add)\(editions)" }

    private var standing: HTML {
        let last = calendar.lastPublishedDay.year
        let title = "放假安排已有至\(last)年。"
        if last < today.year {
            return Callout.callout(.bad, title: title, body: "<p>今年（\(today.year)年）的没有：今年届满、按工作日计算的期限都标为暂定。请登记国务院办公厅的通知。</p>")
        }
        let next: HTML = "<p>\(last + 1)年的没有：在此以后届满的期限按星期一至星期五推算，标为暂定；登记通知以后自动重新推算。</p>"
        return Callout.callout(.info, title: title, body: next)
    }

    private var editions: HTML {
        let years = Set(calendar.editions.map(\.year)).sorted(by: >)
        let panels: [HTML] = years.map { year in
            let list = calendar.editions.filter { $0.year == year }.sorted { $0.published > $1.published }
            let items = list.map(edition).joined()
            return
                "<details class=\"fold\"\(Attribute.flag("open", year >= today.year))><summary>\(year)年（\(list.count)份通知）</summary>\(items)</details>"
        }
        return Panel.panel("各年的放假安排", id: "editions", body: panels.joined())
    }

    private func edition(_ edition: CalendarEdition) -> HTML {
        var rows: [[HTML]] = edition.holidays.map { holiday in
            let days = holiday.until - holiday.from + 1
            let period = holiday.from == holiday.until ? holiday.from.chinese : "\(holiday.from.chinese)至\(holiday.until.chinese)"
            return [HTML(text: holiday.name), "放假", HTML(text: period), "\(days)日"]
        }
        rows += edition.workdays.map { ["调休", "上班", HTML(text: "\($0.chinese)（\($0.chineseWeekday)）"), "1日"] }
        rows += edition.cancelled.map { ["取消原安排", "照常", HTML(text: $0.chinese), "1日"] }
        let table = DataTable(
            caption: edition.title, columns: ["名称", "放假或者上班", "日期", "日数"].map { DataTable.Column($0) }, rows: rows, showsCaption: true)
        let source = own.contains(edition.id) ? "本县登记" : "程序自带或者数据文件夹"
        return "<p>\(edition.document)，\(edition.published.chinese)印发。<span class=\"quiet\">来源：\(source)</span></p>\(table.html)"
    }

    private var add: HTML {
        guard mayAdd else { return "" }
        let fields = FormFields(form: Self.form, attempt: attempt)
        let next = calendar.lastPublishedDay.year + 1
        let sample = "\(next)-01-01,\(next)-01-03,元旦"
        return """
            <details class="fold"\(Attribute.flag("open", attempt != nil || next <= today.year))><summary>登记国务院办公厅的通知</summary>\(Form.post(
                action: Paths.holidays, csrf: csrf,
                body: """
                    <div class="fields">\(fields.field("年份", "year", .integer, value: String(next)))\
                    \(fields.field("通知标题", "title", value: "国务院办公厅关于\(next)年部分节假日安排的通知"))\
                    \(fields.field("发文字号", "document", help: "如国办发明电〔2025〕7号"))\
                    \(fields.field("印发日期", "published", .day))\
                    \(fields.field("网址", "source", required: false, help: "中国政府网上的地址，供核对"))\
                    \(fields.field("调整原有安排", "amends", .flag, required: false, help: "延长假期等，改动已有安排的通知"))\
                    \(FormField(
                        "放假的日子", name: "holidays", kind: .multiline(rows: 8), value: attempt?.value(Self.form, "holidays") ?? "", required: true,
                        help: "一行一个：开始日,最后一日,名称。例：\(sample)。可以从表格软件中复制", error: attempt?.error(Self.form, "table"),
                        id: FormAttempt.id(Self.form, "table"), isWide: true).html)\
                    \(FormField(
                        "调休上班的日子", name: "workdays", kind: .multiline(rows: 3), value: attempt?.value(Self.form, "workdays") ?? "",
                        help: "一行一个，或者用顿号分开", error: attempt?.error(Self.form, "workdays"), id: FormAttempt.id(Self.form, "workdays"),
                        isWide: true).html)</div>\
                    <p class="quiet">登记以后，全县按工作日计算的期限随即照此重新推算；记入管理记录，不能修改。请对照通知逐日核对。</p>\
                    \(Form.actions(Button.submit("登记", confirm: "登记以后不能修改，已经逐日核对了吗？")))
                    """))</details>
            """
    }
}
