import Engine
import Kernel
import Storage

/// A list's address: what is asked for, read from the query and written back into links.
struct ListAddress {
    let definition: any Definition
    let query: Query
    /// What could not be read, told above the list; the rest is answered.
    private(set) var problems: [String] = []
    private(set) var filter: ListFilter

    static let pageSize: Int = 50

    init(_ definition: any Definition, _ query: Query, today: Day) {
        self.definition = definition
        self.query = query
        filter = ListFilter(kind: definition.kind.id)
        filter.limit = Self.pageSize + 1
        let stages = Set(definition.editions.compactMap { definition.outline($0.id) }.flatMap { $0.stages.map(\.code) })
        filter.stages = query.all("stage").filter(stages.contains)
        if let organ = query["organ"] { filter.organs = [OrganCode(organ)] }
        if let person = query["person"] { filter.handledBy = PersonID(person) }
        filter.from = day("from", "开启日期自")
        filter.until = day("until", "开启日期至")
        filter.number = query["number"].map { String($0.prefix(60)) }
        filter.text = query["q"].map { String($0.prefix(100)) }
        if query["overdue"] == "true" { filter.dueBefore = today }
        if let order = query["order"].flatMap({ ListFilter.Order(rawValue: $0) }) { filter.order = order }
        if filter.text != nil { filter.order = .newest }
        for info in definition.listed {
            // Saved addresses may bear an earlier name of the field.
            let value = ([info.name] + info.formerly).lazy.compactMap { query["a.\($0)"] }.first
            if let value { filter.attributes.append(AttributeRow(field: info.name, value: String(value.prefix(200)))) }
        }
        filter.after = query["after"].flatMap(Self.cursor)
    }

    private mutating func day(_ name: String, _ label: String) -> Day? {
        guard let text = query[name] else { return nil }
        if let day = Day(iso: text) { return day }
        problems.append("“\(label)”填写的“\(text.prefix(20))”不是确有其日的日期，未按它筛选。")
        return nil
    }

    private static func cursor(_ text: String) -> (key: Int, id: MatterID)? {
        let parts = text.split(separator: "-", maxSplits: 1).map { Int($0) }
        guard parts.count == 2, let key = parts[0], let id = parts[1] else { return nil }
        return (key, id)
    }

    /// The address of the page that begins after a line.
    func after(_ line: MatterLine) -> String {
        let key = filter.order == .due ? line.due?.ordinal ?? 0 : line.opened.ordinal
        return path(query.with("after", "\(key)-\(line.id)"))
    }

    func path(_ query: Query) -> String { Paths.list(definition.kind.id) + query.text }

    /// Without the place in the list, which a changed condition makes meaningless.
    func with(_ name: String, _ value: String?) -> String { path(query.with("after", nil).with(name, value)) }
}
