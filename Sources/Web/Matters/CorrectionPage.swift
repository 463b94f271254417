import Design
import Engine
import HTML
import Kernel
import Storage

/// The form by which somebody says what was meant: each value as it stands, and beside it an empty field.
struct CorrectionPage {
    struct Model: Sendable {
        let dossier: Dossier
        let values: [CorrectableValue]
        /// Files of the matter, of which one may show what was meant.
        let files: [Attachment]

        init(_ id: MatterID, _ sight: Sight, at now: Instant) throws {
            let dossier = try sight.dossier(id)
            self.dossier = dossier
            // What says yes could only be taken back, which is no correcting.
            let party = try sight.insight(into: dossier)?.party
            let shown = Set(dossier.definition.fields.map(\.name).filter { party?.shows(field: $0) ?? true })
            values = try sight.work.correctable(in: dossier, at: now, as: sight.actor).filter { value in
                value.info.type != .flag && shown.contains { value.place == $0 || value.place.hasPrefix($0 + ".") }
            }
            var seen: Set<Attachment> = []
            let held = dossier.definition.values(of: dossier.record).filter { shown.contains($0.info.name) }
            files = held.flatMap { $0.json.attachments }.filter { seen.insert($0).inserted }
        }
    }

    let model: Model
    let registers: Registers
    let csrf: String
    let request: String
    /// What was sent and could not be accepted.
    var typed: FormData?
    var attempt: MatterCorrection.Attempt?
    /// What was uploaded with the form in an earlier round, and could not be entered with it then.
    var uploaded: Attachment?

    static let prefix: String = "c."
    static let title: String = "提请更正笔误"
    /// The control by which a file is uploaded that shows what was meant.
    static let fileControl: String = "correction-file"

    var body: HTML {
        let id = model.dossier.row.id
        let intro: HTML = Callout.callout(
            .info, title: "只更正写错的字",
            body: """
                <p>只填写有误的一处或者几处，其余留空。由另一人批准以后，登记、统计、公示随之改变，已经送出的文书由更正书更正。\
                条件判断过的、期限据以计算的、决定的内容，不是笔误，应当依法重新办理。</p>
                """)
        let told: HTML = attempt.map { $0.answer.html() } ?? ""
        guard !model.values.isEmpty else {
            return "\(told)\(EmptyState.show("没有可以由您提请更正的内容，或者已有更正等待决定。"))<p>\(Button.link("返回事项", path: Paths.matter(id)))</p>"
        }
        return "\(told)\(intro)\(form(id))"
    }

    private func form(_ id: MatterID) -> HTML {
        let sections = FieldSections(model.values, \.info).ownFirst
        let groups: [HTML] = sections.enumerated().map { index, section in
            let fields: [HTML] = section.items.map { field($0.item) }
            guard sections.count > 1 else { return "\(fields.joined())" }
            let isOpen = section.items.contains { item in !(typed?[Self.prefix + item.item.place] ?? "").isEmpty }
            let title = section.title.isEmpty ? "登记内容" : section.title
            return """
                <details class="more-steps"\(Attribute.flag("open", isOpen || index == 0))><summary>\(title)（\(section.items.count)）</summary>\(fields.joined())</details>
                """
        }
        let words = FormField(
            "更正的理由", name: CorrectionRequest.wordsField, kind: .multiline(rows: 2), value: typed?[CorrectionRequest.wordsField] ?? "", required: true,
            help: "写明错在哪里、以什么为准；记入全过程记录。", error: error(CorrectionRequest.wordsField))
        let file: HTML =
            model.files.isEmpty
            ? ""
            : FormField(
                "证明材料", name: CorrectionRequest.evidenceField,
                kind: .person(model.files.map { Choice($0.digest, FileName.shown($0.name)) }), value: typed?[CorrectionRequest.evidenceField] ?? "",
                help: "从本事项已有的附件中选择，可以不选，也可以在下面上传。", error: error(CorrectionRequest.evidenceField)
            ).html
        let upload = FormField(
            model.files.isEmpty ? "证明材料" : "上传证明材料", name: Self.fileControl, kind: .file(), help: "证明本来应当如何写的文件，可以不上传；选了上传的，以上传的为准。",
            error: model.files.isEmpty ? error(CorrectionRequest.evidenceField) : nil)
        let kept: HTML =
            uploaded.map { file in
                let name = FormFiles.kept + Self.fileControl
                let option = Option(FormFiles.encode(file), file.name)
                return FormField("已上传的证明材料", name: name, kind: .several([option]), values: [option.value], id: FieldControl.id(name)).html
            } ?? ""
        let body: HTML = """
            \(Hidden.field("version", String(model.dossier.row.version)))\(Hidden.field("request", request))\(groups.joined())\(words.html)\(file)\(upload.html)\(kept)\
            \(Form.actions("\(Button.submit("提请更正"))\(Button.link("返回事项", path: Paths.matter(id)))"))
            """
        return Form.post(action: Paths.correct(id), csrf: csrf, isMultipart: true, enter: ("提请更正", nil, nil), body: body)
    }

    private func error(_ field: String) -> String? { attempt?.answer.error(field) }

    private func field(_ value: CorrectableValue) -> HTML {
        let name = Self.prefix + value.place
        // What is personal is masked, also for whoever typed it.
        let present = ValueText(registers.valueNames).text(value.info, value.value)
        let kind: FormField.Kind =
            switch value.info.type {
            case .day: .day
            case .instant: .instant
            case .money: .money
            case .integer: .integer
            case .decimal: .decimal
            case .choice(let options): .person(options.map { Choice($0.code, $0.name) })
            case .list: .multiline(rows: 2)
            default: value.info.isLong ? .multiline(rows: 2) : .text
            }
        return FormField(
            value.info.label, name: name, kind: kind, value: typed?[name] ?? "", help: "现为：\(present)", error: error(value.place),
            id: FieldControl.id(name)
        ).html
    }
}
