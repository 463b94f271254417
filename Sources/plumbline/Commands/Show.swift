import ArgumentParser
import Engine
import Foundation
import Kernel
import Storage

/// `plumbline show`: one matter whole: what it is, what was done, what runs, and what each possible next step still lacks.
struct Show: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(abstract: "查看一个事项：内容、办理过程、期限及其说明、各可行环节尚缺的条件。")

    @OptionGroup var data: DataOption
    @Argument(help: "事项编号。") var matter: Int
    @Option(help: "以哪一天为准；默认为今天。") var on: String?
    @Flag(name: .customLong("unmasked"), help: "不遮蔽个人信息；真实的县里须由办理的人（--as）写明理由（--reason），查看记入全过程记录。") var unmasked = false
    @Option(help: "查看个人信息的理由。") var reason: String = ""
    @OptionGroup var signer: SignerOption
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let day = try on.map { try Day.given($0, for: "--on") }
        let engine = try data.folder.engine()
        if unmasked, !engine.isDemonstration {
            try engine.disclose(matter, to: signer.actor(in: engine, data.folder), reason: reason, at: Perform.moment(on: nil))
        }
        let sheet = try engine.look { work in try MatterSheet(matter, at: Perform.moment(on: day), in: work) }
        switch format {
        case .json: print(sheet.json(masked: !unmasked).encoded)
        case .text, .csv: for line in sheet.lines(masked: !unmasked) { print(line) }
        }
    }
}

/// Everything `show` tells of a matter, gathered in one read.
struct MatterSheet {
    let dossier: Dossier
    let day: Day
    let organ: String
    let entries: [JournalRow]
    let names: [PersonID: String]
    /// Accounts of people that have several, each with who opened it.
    let further: [String: String]
    let isDemonstration: Bool
    let papers: [PaperLine]
    let publications: [PublicationRow]
    let clocks: [(limit: LimitClock, reading: ClockReading, lines: [String])]
    let cautions: [CautionNote]
    let possible: [(action: ActionOutline, preview: StepPreview)]
    let valueNames: ValueText.Names
    private let organs: OrganTree

    init(_ id: MatterID, at: Instant, in work: Work) throws {
        let engine = work.engine
        dossier = try work.dossier(id)
        day = at.day
        organ = engine.organs.name(of: dossier.row.organ)
        entries = try work.connection.entries(engine.county, of: id)
        names = engine.names
        further = Dictionary(
            entries.compactMap { entry in engine.registers.furtherAccount(entry.login).map { (entry.login, $0) } },
            uniquingKeysWith: { first, _ in first })
        isDemonstration = engine.isDemonstration
        papers = try work.connection.papers(engine.county, of: id)
        publications = try work.connection.publications(engine.county, of: id)
        let definition = dossier.definition
        let edition = dossier.row.edition
        clocks = try definition.clocks(edition, dossier.record, engine.settings, dossier.ledger).map { limit in
            (limit, try limit.clock.reading(on: at.day, in: engine.calendar), try limit.clock.explain(in: engine.calendar))
        }
        let moment = work.moment(dossier, at: max(at, dossier.touched), as: .system)
        cautions = dossier.cautions(moment)
        valueNames = engine.registers.valueNames
        organs = engine.organs
        possible = dossier.outline.actions(from: dossier.row.stage).filter { !$0.isAutomatic }.map { [dossier] action in
            (action, definition.preview(action, edition, on: dossier.record, at: dossier.row.stage, moment))
        }
    }

    /// What is filled in, in words: personal data is masked wherever it stands, also in lists.
    private func values(masked: Bool) -> [(info: FieldInfo, text: String)] {
        let text = ValueText(valueNames, isWhole: !masked)
        return dossier.definition.values(of: dossier.record).map { info, json in (info: info, text: text.text(info, json)) }
    }

    /// The fields of a part under its title, which is not said again before each of them.
    private func contents(masked: Bool) -> [String] {
        var lines: [String] = []
        var section = ""
        for (info, text) in values(masked: masked) {
            if info.section != section, !info.section.isEmpty { lines.append("  \(info.section)") }
            section = info.section
            lines.append(section.isEmpty ? "  \(info.label)（\(info.name)）：\(text)" : "    \(info.ownLabel)（\(info.name)）：\(text)")
        }
        return lines
    }

    /// What keeps a step from being taken; the operator's own posts do not matter here.
    private static func lacking(_ preview: StepPreview) -> [(says: String, basis: Basis)] {
        var lacking: [(says: String, basis: Basis)] = []
        for refusal in preview.others where refusal.cause != .permission { lacking.append((refusal.says, refusal.basis)) }
        for condition in preview.conditions where condition.state == .unmet { lacking.append((condition.says, condition.basis)) }
        return lacking
    }

    private func label(_ name: String) -> String { dossier.definition.fields.first { $0.name == name }?.label ?? name }

    /// What it is joined to, what is joined to it, whence it came.
    private var joining: [String] {
        let ledger = dossier.ledger
        func list(_ ids: [MatterID]) -> String { ids.map(String.init).joined(separator: "、") }
        var lines: [String] = []
        if let leader = ledger.joinedTo { lines.append("已并入事项\(leader)，由该事项一并办理") }
        if !ledger.joined.isEmpty { lines.append("并入本事项的：\(list(ledger.joined))") }
        if let origin = ledger.origin { lines.append("\(origin.on.chinese)由事项\(origin.matter)分出") }
        if !ledger.parts.isEmpty { lines.append("分出的事项：\(list(ledger.parts))") }
        return lines
    }

    func lines(masked: Bool) -> [String] {
        let row = dossier.row
        let outline = dossier.outline
        var lines = isDemonstration ? ["演示数据"] : []
        lines.append("\(dossier.definition.kind.name)　\(row.number ?? "编号\(row.id)")　\(row.title)")
        lines.append("机关：\(organ)　阶段：\(outline.stage(row.stage)?.name ?? row.stage)　版本：第\(row.version)版　程序：\(outline.edition.name)")
        lines.append("开启：\(row.opened.chinese)\(row.closed.map { "　办结：\($0.chinese)" } ?? "")\(row.parent.map { "　由事项\($0)开启" } ?? "")")
        if !dossier.ledger.children.isEmpty { lines.append("开启的事项：\(dossier.ledger.children.map(String.init).joined(separator: "、"))") }
        lines += joining
        for handler in dossier.ledger.handlers {
            let name = names[handler.person] ?? handler.person.description
            lines.append("\(handler.part.name)：\(name)（\(organs.name(of: handler.organ))），自\(handler.since.day.chinese)")
        }
        for note in cautions { lines.append("需要复查：\(note.text)　\(note.basis)") }
        lines.append("")
        lines.append("【内容】")
        lines += contents(masked: masked)
        lines.append("")
        lines.append("【办理过程】")
        var editions = EditionReading(dossier)
        for entry in entries {
            let outline = editions.outline(at: content(entry)) ?? dossier.outline
            let action = outline.action(entry.action)
            let name = entry.login == "system" ? "系统" : names[PersonID(entry.person)] ?? entry.person
            let who = [name, further[entry.login]].compactMap { $0 }.joined(separator: "，")
            lines.append("  \(entry.at.chinese)　\(outline.name(of: entry))　\(who)　\(action.map { "\($0.basis)" } ?? "")　记录第\(entry.entry)条")
            if content(entry) == nil { lines.append("      这条记录的内容不能读出，请用 plumbline verify 核验") }
            if let said = CorrectionEntry(entry, content(entry))?.sentence(dossier.definition, names), !said.isEmpty {
                lines.append("      \(said)")
            }
            if let on = content(entry)?["on"]?.string {
                let reason = content(entry)?["late"]?.string.map { "，补录理由：\($0)" } ?? ""
                lines.append("      \(action?.event?.label ?? Occurrence.dayLabel)：\(on)\(reason)")
            }
            if let handling = HandlingEntry(entry, content(entry)) { lines.append("      \(handling.sentence(organs, names))") }
            if let passed = PassageEntry(content(entry)) { lines.append("      \(passed.sentence(dossier.definition))") }
            if let moved = MovingEntry(entry, content(entry)) { lines.append("      \(moved.sentence(dossier.definition, organs))") }
        }
        if !clocks.isEmpty {
            lines.append("")
            lines.append("【期限】以\(day.chinese)为准")
            for (limit, reading, explanation) in clocks {
                let due = reading.due.map { "最后一日\($0.day.chinese)\($0.isProvisional ? "（暂定）" : "")" } ?? "中止中，最后一日待恢复后确定"
                lines.append(
                    "  \(limit.name)：\(reading.state.chinese)，\(due)，已用\(reading.used)/\(reading.budget)\(reading.unit.chinese)　\(limit.basis)")
                for line in explanation { lines.append("      \(line)") }
            }
        }
        if !papers.isEmpty {
            lines.append("")
            lines.append("【文书】")
            for paper in papers {
                let issued = "\(paper.number ?? "不编号")　第\(paper.ordinal)次制发　\(paper.issued.chinese)　记录第\(paper.entry)条"
                lines.append("  \(name(of: paper))　\(issued)\(marks(of: paper))")
            }
        }
        if !publications.isEmpty {
            lines.append("")
            lines.append("【公示】")
            for publication in publications {
                lines.append("  \(name(of: publication.place))　\(publication.published.chinese)公示\(ending(of: publication))　\(publication.title)")
            }
        }
        lines += correction(masked: masked)
        lines += preparations(masked: masked)
        lines.append("")
        lines.append("【可办理的环节】")
        for (action, preview) in possible {
            let roles = action.roles.subtracting([.system]).map(\.name).sorted().joined(separator: "、")
            let lacking = Self.lacking(preview)
            let asked = preview.conditions.filter { $0.state == .asked }
            let isReady = lacking.isEmpty && asked.isEmpty && preview.missing.isEmpty
            lines.append("  \(action.id)　\(action.name)（\(roles)）　\(action.basis)\(isReady ? "　可以办理" : "")")
            for name in preview.missing { lines.append("      待填写：\(label(name))（\(name)）") }
            for (says, basis) in lacking { lines.append("      尚缺：\(says)　\(basis)") }
            for condition in asked { lines.append("      填写后判断：\(condition.says)　\(condition.basis)") }
        }
        if possible.isEmpty { lines.append("  无") }
        return lines
    }

    /// What is prepared and waits for somebody.
    private func preparations(masked: Bool) -> [String] {
        guard !dossier.ledger.preparations.isEmpty else { return [] }
        let text = ValueText(valueNames, isWhole: !masked)
        var lines = ["", "【拟办】"]
        for preparation in dossier.ledger.preparations {
            let state =
                switch preparation.state {
                case .reviewing: "待审核（须\(preparation.signatures)人，已有\(preparation.reviewers.count)人同意）"
                case .ready: "待批准"
                case .returned: "已退回"
                }
            lines.append("  \(preparation.step)　\(dossier.outline.action(preparation.step)?.name ?? preparation.step)　\(state)")
            for opinion in preparation.opinions {
                let name = names[opinion.person] ?? opinion.person.description
                lines.append("      \(opinion.kind.heading)：\(opinion.words)　\(name)　\(opinion.at.chinese)")
            }
            for (name, value) in preparation.input.sorted(by: { $0.key < $1.key }) {
                guard let info = dossier.definition.field(stored: name) else { continue }
                lines.append("      \(info.label)（\(info.name)）：\(text.text(info, value))")
            }
        }
        return lines
    }

    func json(masked: Bool) -> JSON {
        let row = dossier.row
        let fields = values(masked: masked).map { JSON.Member($0.info.name, .text($0.text)) }
        let timeline = entries.map { entry in
            JSON.object([
                .init("entry", .integer(entry.entry)), .init("at", .text(entry.at.iso)), .init("action", .text(entry.action)),
                .init("on", content(entry)?["on"] ?? .null), .init("late", content(entry)?["late"] ?? .null),
                .init("login", .text(entry.login)), .init("hash", .text(entry.hash.map { padded(String($0, radix: 16)) }.joined())),
            ])
        }
        let limits = clocks.map { limit, reading, lines in
            JSON.object([
                .init("id", .text(limit.id)), .init("name", .text(limit.name)), .init("state", .text(reading.state.rawValue)),
                .init("due", reading.due.map { .text($0.day.iso) } ?? .null), .init("used", .integer(reading.used)),
                .init("budget", .integer(reading.budget)), .init("basis", .text(limit.basis.description)),
                .init("explanation", .array(lines.map { .text($0) })),
            ])
        }
        let actions = possible.map { action, preview in
            let asked = preview.conditions.filter { $0.state == .asked }.map { (says: $0.says, basis: $0.basis) }
            return JSON.object([
                .init("id", .text(action.id)), .init("name", .text(action.name)), .init("basis", .text(action.basis.description)),
                .init("fields", .array(preview.missing.map { .text($0) })), .init("lacking", Self.json(Self.lacking(preview))),
                .init("asked", Self.json(asked)),
            ])
        }
        let (issued, published) = (papers.map(json), publications.map(json))
        return .object([
            .init("demonstration", .flag(isDemonstration)), .init("id", .integer(row.id)), .init("kind", .text(row.kind)),
            .init("number", row.number.map { .text($0) } ?? .null),
            .init("title", .text(row.title)), .init("organ", .text(row.organ.description)), .init("stage", .text(row.stage)),
            .init("version", .integer(row.version)), .init("opened", .text(row.opened.iso)),
            .init("closed", row.closed.map { .text($0.iso) } ?? .null),
            .init("fields", .object(fields)), .init("timeline", .array(timeline)), .init("clocks", .array(limits)), .init("actions", .array(actions)),
            .init("papers", .array(issued)), .init("publications", .array(published)),
        ])
    }

    private static func json(_ conditions: [(says: String, basis: Basis)]) -> JSON {
        .array(conditions.map { .object([.init("says", .text($0.says)), .init("basis", .text($0.basis.description))]) })
    }

    /// What cannot be read is said so in its place, and told in full by `verify`.
    private func content(_ entry: JournalRow) -> JSON? {
        do { return try JSON(parsing: entry.content) } catch { return nil }
    }

    private func padded(_ hex: String) -> String { hex.count == 1 ? "0" + hex : hex }
}
