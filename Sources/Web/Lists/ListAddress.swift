import Engine
import Kernel
import Storage

/// A list's address: what is asked for, read from the query and written back into links. Whoever has the address has the list.
struct ListAddress: Sendable {
    let definition: any Definition
    let query: Query
    /// What could not be read, told above the list; the rest is answered.
    private(set) var problems: [String] = []
    private(set) var filter: ListFilter
    /// Fields that are shown beside the usual columns; `nil` for whatever the reader likes to see.
    private(set) var columns: [String]?
    let pageSize: Int

    static let pageSizes: [Int] = [50, 100, 200]

    init(_ definition: any Definition, _ query: Query, today: Day) {
        self.definition = definition
        self.query = query
        let size = query["size"].flatMap { Int($0) }
        pageSize = size.flatMap { Self.pageSizes.contains($0) ? $0 : nil } ?? Self.pageSizes[0]
        filter = ListFilter(kind: definition.kind.id)
        filter.limit = pageSize + 1
        let stages = Set(definition.editions.compactMap { definition.outline($0.id) }.flatMap { $0.stages.map(\.code) })
        filter.stages = query.all("stage").filter(stages.contains)
        if let organ = query["organ"] { filter.organs = [OrganCode(organ)] }
        if let person = query["person"] { filter.handledBy = PersonID(person) }
        filter.from = day("from", "开启日期自")
        filter.until = day("until", "开启日期至")
        filter.number = query["number"].map { String($0.prefix(60)) }
        filter.text = query["q"].map { String($0.prefix(100)) }
        if query["overdue"] == "true" { filter.dueBefore = today }
        for info in definition.listed {
            // Saved addresses may bear an earlier name of the field.
            let value = ([info.name] + info.formerly).lazy.compactMap { query["a.\($0)"] }.first
            if let value { filter.attributes.append(AttributeRow(field: info.name, value: String(value.prefix(200)))) }
        }
        // A search answers the newest first.
        if filter.text == nil { readOrder() }
        if filter.sort == nil { filter.after = query["after"].flatMap(Self.cursor) } else { filter.afterPlace = query["after"].flatMap(Self.place) }
        columns = query.items.contains { $0.name == "columns" } ? query.all("columns").flatMap(Self.names) : nil
    }

    /// Puts in who asks: `mine` and `nobody` mean something else for each reader.
    mutating func own(_ sight: Sight) {
        if query["mine"] == "1" { filter.assignedTo = sight.actor.person }
        if query["nobody"] == "1" { filter.unledAt = sight.unledDesks }
    }

    static func names(_ text: String) -> [String] { text.split(separator: ",").prefix(ListColumns.most).map(String.init) }

    private mutating func readOrder() {
        guard let word = query["order"] else { return }
        if let order = ListFilter.Order(rawValue: word) { return filter.order = order }
        let isDescending = word.hasPrefix("-")
        let name = isDescending ? String(word.dropFirst()) : word
        if name == "number" { return filter.sort = ListSort(.number, isDescending: isDescending) }
        guard name.hasPrefix("f."), let info = definition.listed.first(where: { $0.name == name.dropFirst(2) }), ListColumns.isSortable(info) else {
            return problems.append("不能按“\(word.prefix(40))”排序，已按开启日期排列。")
        }
        filter.sort = ListSort(.field(info.name), isDescending: isDescending)
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

    /// The value comes last: it may hold anything.
    private static func place(_ text: String) -> SortPlace? {
        let parts = text.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let opened = Int(parts[0]), let id = Int(parts[1]) else { return nil }
        return SortPlace(value: String(parts[2].prefix(400)), opened: opened, id: id)
    }

    // MARK: - Links

    /// The address of the page that begins after a line.
    func after(_ line: MatterLine) -> String {
        let key = filter.order == .due ? line.dueKey : line.opened.ordinal
        return path(query.with("after", "\(key)-\(line.id)").with("all", nil))
    }

    func after(_ place: SortPlace) -> String {
        path(query.with("after", "\(place.opened)-\(place.id)-\(place.value)").with("all", nil))
    }

    func path(_ query: Query) -> String { Paths.list(definition.kind.id) + query.text }

    /// Without the place in the list, which a changed condition makes meaningless.
    func with(_ name: String, _ value: String?) -> String { path(whole.with(name, value)) }

    /// The list from its beginning, with nothing ticked.
    var whole: Query { query.with("after", nil).with("all", nil).with("done", nil) }

    /// By what it is ordered, as the address says it; `nil` for the newest first.
    var order: String? { query["order"] }
    var isSearch: Bool { filter.text != nil }
    /// Every box of the page is ticked: without the script a link does that.
    var ticksAll: Bool { query["all"] == "1" }
}

/// One page of a list, in whichever order.
struct ListReading: Sendable {
    let lines: [MatterLine]
    /// Where the next page begins; `nil` where there is none.
    let next: String?
    /// In an order by values: what has no value is left out.
    let leavesOut: Bool
    /// The page ends before it is full: so many were looked through that the rest is for the next.
    let isShort: Bool

    init(_ sight: Sight, _ address: ListAddress) throws {
        var filter = address.filter
        guard filter.sort != nil else {
            let found = try sight.list(filter)
            lines = Array(found.prefix(address.pageSize))
            next = found.count > lines.count ? lines.last.map(address.after) : nil
            (leavesOut, isShort) = (false, false)
            return
        }
        filter.limit = address.pageSize
        let (page, leavesOut) = try sight.sorted(filter)
        lines = page.lines.map(\.line)
        next = page.reached.map(address.after)
        self.leavesOut = leavesOut
        isShort = page.reached != nil && page.lines.count < address.pageSize
    }
}
