import Design
import Engine
import HTML
import Kernel
import Storage

/// A stored value on a page: sub-records as lists, files as links, references as links.
struct FieldView {
    let text: ValueText
    let page: MatterPage

    func html(_ info: FieldInfo, _ json: JSON) -> HTML {
        // A list that is personal as a whole is masked as a whole.
        if info.mask != nil, !text.isWhole { return masked(info, json) }
        return switch info.type {
        case .list(.record(let parts)): list(json.items ?? [], parts, info.label)
        case .record(let parts): part(json, parts)
        case .attachment: file(json)
        case .list(.attachment): "<ul class=\"links\">\(each: json.items ?? [], { "<li>\(file($0))</li>" })</ul>"
        case .matter: reference(json)
        case .list(.matter): "\(each: json.items ?? [], { "\(reference($0)) " })"
        default: masked(info, json)
        }
    }

    private func masked(_ info: FieldInfo, _ json: JSON) -> HTML {
        let shown = text.text(info, json)
        guard info.mask != nil, !text.isWhole else { return HTML(text: shown) }
        return MaskedValue.show(shown)
    }

    /// A table where every part is one value, else part by part; a long one is folded.
    private func list(_ items: [JSON], _ parts: [FieldInfo], _ label: String) -> HTML {
        let used = parts.filter { part in items.contains { part.value(in: $0) != nil } }
        let isFlat = items.count > 1 && used.count > 1 && !used.contains { Self.holdsRecords($0.type) }
        let shown = isFlat ? table(items, used, label) : "<ol class=\"records\">\(each: items, { "<li>\(part($0, parts))</li>" })</ol>"
        guard items.count > Self.mostUnfolded else { return shown }
        return "<details class=\"many\"><summary>共\(items.count)项</summary>\(shown)</details>"
    }

    /// Beyond that a page would be mostly one list.
    private static let mostUnfolded: Int = 8

    private func table(_ items: [JSON], _ parts: [FieldInfo], _ label: String) -> HTML {
        let columns = parts.map { DataTable.Column($0.label, isNumber: Self.isNumber($0.type)) }
        let rows: [[HTML]] = items.map { item in parts.map { part in part.value(in: item).map { html(part, $0) } ?? "" } }
        // Wider than the page it scrolls by itself, by keyboard too.
        return """
            <div class="scrolling" tabindex="0" role="region" aria-label="\(label)">\(DataTable(caption: label, columns: columns, rows: rows).html)</div>
            """
    }

    private static func holdsRecords(_ type: FieldType) -> Bool {
        switch type {
        case .record: true
        case .list(let element): holdsRecords(element)
        default: false
        }
    }

    private static func isNumber(_ type: FieldType) -> Bool {
        switch type {
        case .money, .integer, .decimal: true
        default: false
        }
    }

    private func part(_ json: JSON, _ parts: [FieldInfo]) -> HTML {
        let facts: [(label: String, value: HTML)] = parts.compactMap { info in
            info.value(in: json).map { (label: info.label, value: html(info, $0)) }
        }
        return DefinitionList.show(facts)
    }

    private func file(_ json: JSON) -> HTML {
        guard let file = Attachment(json: json) else { return "" }
        return """
            <a href="\(Paths.attachment(page.model.dossier.row.id, file.digest))">\(file.name)</a> \
            <span class="quiet">\(FileSize.text(file.size))</span>
            """
    }

    private func reference(_ json: JSON) -> HTML {
        guard let id = json.int else { return "" }
        guard let line = page.model.linked[id] else { return "编号\(id)" }
        return "<a href=\"\(Paths.matter(id))\">\(line.title.isEmpty ? "编号\(id)" : line.title)</a>"
    }
}

/// A size in bytes as people say it.
enum FileSize {
    static func text(_ bytes: Int) -> String {
        if bytes < 1_024 { return "\(bytes)字节" }
        let kilobytes = bytes / 1_024
        return kilobytes < 1_024 ? "\(kilobytes)KB" : "\(kilobytes / 1_024).\(kilobytes % 1_024 * 10 / 1_024)MB"
    }
}
