import Design
import Engine
import HTML
import Kernel
import Storage

/// What has happened in a matter since a draft of one of its forms was written: whoever goes on from there has to look at both.
struct DraftNews: Sendable {
    /// A field of the form that another step has changed since.
    struct Change: Sendable {
        let label: String
        /// What the draft says, and what stands in the matter now; `nil` where neither may be shown.
        let words: (draft: String, now: String)?
    }

    /// What was done, in its order: the step, who, when.
    let deeds: [String]
    let changes: [Change]

    /// - Returns: `nil` where nothing has happened since.
    init?(_ form: FormData, saved: Instant, _ model: ActionModel, _ sight: Sight) throws {
        guard case .matter(let dossier) = model.target else { return nil }
        let version = form["version"].flatMap { Int($0) }
        guard version.map({ $0 < dossier.row.version }) ?? (saved < dossier.touched) else { return nil }
        let work = sight.work
        let entries = try work.connection.entries(work.engine.county, of: dossier.row.id)
        let later = entries.filter { entry in version.map { entry.version > $0 } ?? (entry.at > saved) }
        guard !later.isEmpty else { return nil }
        let party = try sight.insight(into: dossier)?.party
        let outlines = EditionReading.outlines(of: dossier, entries)
        let names = work.engine.names
        deeds = later.filter { party?.shows($0) ?? true }.map { entry in
            let outline = outlines[entry.entry] ?? dossier.outline
            let who = entry.login == Actor.system.login ? "系统" : names[PersonID(entry.person)] ?? entry.person
            return "“\(outline.name(of: entry))”，\(who)，\(entry.at.day.chinese)"
        }
        var changed: Set<String> = []
        for entry in later {
            for member in try JSON(parsing: entry.content)["changes"]?.members ?? [] { changed.insert(member.key) }
        }
        changes = model.fields.compactMap { Self.change($0, changed, form, model.stored, work.engine.registers) }
    }

    private static func change(
        _ info: FieldInfo, _ changed: Set<String>, _ form: FormData, _ stored: JSON, _ registers: Registers
    ) -> Change? {
        guard !changed.isDisjoint(with: [info.name] + info.formerly) else { return nil }
        let name = FieldControl.prefix + info.name
        let now = info.value(in: stored)
        guard !info.holdsPersonalData, info.type.parts == nil, let typed = form[name] else { return Change(label: info.label, words: nil) }
        guard typed != now.map({ ValueText.typed(info.type, $0) }) ?? "" else { return nil }
        let text = ValueText(registers.valueNames)
        let draft = text.text(info, info.type.json(typed: typed))
        return Change(label: info.label, words: (draft, now.map { text.text(info, $0) } ?? ""))
    }

    /// - Parameter actions: what can be done about the draft.
    func html(_ title: String, actions: HTML) -> HTML {
        let done: HTML = "<ul class=\"gaps\">\(each: deeds, { "<li>\($0)</li>" })</ul>"
        let fields: [HTML] = changes.map { change in
            guard let (draft, now) = change.words else { return "<li>“\(change.label)”已有变化</li>" }
            return "<li>“\(change.label)”：草稿写的是“\(draft.isEmpty ? "（空）" : draft)”，现在登记的是“\(now.isEmpty ? "（空）" : now)”</li>"
        }
        let differ: HTML = fields.isEmpty ? "" : "<p>草稿与现在登记的不同，办理以草稿为准，请核对：</p><ul class=\"gaps\">\(fields.joined())</ul>"
        return Callout.callout(.warn, title: "\(title)保存以后，本事项又办理了\(deeds.count)项：", body: "\(done)\(differ)\(actions)")
    }
}
