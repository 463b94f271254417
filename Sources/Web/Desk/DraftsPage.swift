import Design
import Engine
import HTML
import Kernel
import Storage

/// All forms that somebody has begun: where they stand, and what has become of their matters since. What is of no use any more can be thrown
/// away, one by one or all of it.
struct DraftsPage {
    struct Line: Sendable {
        let place: String
        let label: String
        let title: String
        let saved: Instant
        /// Why it should not be sent as it is; `nil` for one that nothing has overtaken.
        let stale: String?
    }

    let lines: [Line]
    let csrf: String

    static let title: String = "没有提交的草稿"

    var body: HTML {
        guard !lines.isEmpty else {
            return EmptyState.show("没有草稿。", "<p>表单写到一半离开的，或者没有被受理的，会保存在这里。</p>")
        }
        let stale = lines.filter { $0.stale != nil }
        let fresh = lines.filter { $0.stale == nil }
        let note: HTML =
            stale.isEmpty ? "" : Callout.callout(.warn, title: "有\(stale.count)份草稿已经过时。", body: "<p>保存以后事项又有办理，或者已经不能办理。打开核对，或者放弃。</p>")
        return """
            \(note)<form method="post" action="\(Paths.discardDrafts)">\(Hidden.field("csrf", csrf))\(Hidden.field("list", "1"))\
            \(panel("已经过时的", stale, isTicked: true))\(panel("可以接着写的", fresh, isTicked: false))\
            \(Form.actions(Button.submit("放弃勾选的草稿", style: .danger, confirm: "放弃以后不能恢复。")))</form>
            """
    }

    private func panel(_ title: String, _ lines: [Line], isTicked: Bool) -> HTML {
        guard !lines.isEmpty else { return "" }
        let rows: [HTML] = lines.enumerated().map { index, line in
            let id = "draft-\(isTicked ? "old" : "new")-\(index)"
            let stale: HTML = line.stale.map { "<span class=\"choice-note\">\($0)</span>" } ?? ""
            return """
                <li><div class="tick"><input type="checkbox" id="\(id)" name="place" value="\(line.place)"\(Attribute.flag("checked", isTicked))>\
                <label for="\(id)"><span class="away">放弃：</span>\(line.label)\(line.title.isEmpty ? "" : "　\(line.title)")\
                <span class="choice-note">\(line.saved.chinese)保存</span>\(stale)</label></div>\
                <a href="\(line.place)">打开<span class="away">：\(line.label)</span></a></li>
                """
        }
        return Panel.panel("\(title)（\(lines.count)）", body: "<ul class=\"links drafts\">\(rows.joined())</ul>")
    }
}

extension DraftsPage.Line {
    /// How a draft stands with what its reader now sees.
    init(_ place: String, saved: Instant, _ sight: Sight) throws {
        self.place = place
        self.saved = saved
        let engine = sight.work.engine
        let parts = place.split { $0 == "/" || $0 == "?" }.map(String.init)
        guard parts.count >= 4, parts[0] == "matter", let id = Int(parts[1]) else {
            (label, title) = (DraftPlace.label(place, engine), "")
            stale = nil
            return
        }
        guard try sight.line(id) != nil else {
            (label, title, stale) = ("编号\(id)的事项", "", "事项已经不在您能看到的范围内，草稿不能再提交")
            return
        }
        let dossier = try sight.dossier(id)
        let action = dossier.outline.action(parts[3])
        label = "\(dossier.definition.kind.name)：\(action?.name ?? parts[3])"
        title = dossier.row.title
        let isPossible = action.map { $0.from.contains(dossier.row.stage) } ?? false
        let stage = dossier.outline.stage(dossier.row.stage)?.name ?? dossier.row.stage
        stale =
            if !isPossible {
                "事项现在是“\(stage)”阶段，这一环节已经不能办理"
            } else if saved < dossier.touched {
                "保存以后，事项在\(dossier.touched.chinese)又有办理"
            } else {
                nil
            }
    }
}
