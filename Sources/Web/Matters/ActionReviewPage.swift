import Design
import Engine
import HTML
import Kernel
import Storage

/// 核对: what a filled-in step will do, before it does it. The form rides along unseen, so that it is carried out as it was read, or given
/// back with nothing lost.
struct ActionReviewPage {
    let form: ActionPage
    let foresight: ForesightModel
    let registers: Registers
    /// See ``ForesightView/isWhole``.
    let isWhole: Bool

    private var view: ForesightView { ForesightView(model: foresight, registers: registers, isWhole: isWhole) }

    var title: String { "核对：\(form.model.action.name)" }

    var heading: HTML {
        let name: String =
            switch form.model.target {
            case .opening(let organ): registers.organs.name(of: organ)
            case .matter(let dossier): dossier.row.title
            }
        return PageHead.show(title, kicker: form.model.definition.kind.name, lead: "\(name)　\(form.model.action.basis.description)")
    }

    var body: HTML {
        """
        \(Callout.callout(.info, title: "条件全部满足，尚未办理。", body: "<p>请逐项核对。要改的，返回修改，填写的内容都在。<a href=\"#confirm\">到确认处</a></p>"))\
        \(Columns.show(main: view.main, side: view.side))\(confirmation)
        """
    }

    private var confirmation: HTML {
        let typed = form.attempt?.typed ?? FormData()
        let kept = typed.keeping(form.attempt?.files ?? [:]).texts.filter { !Self.own.contains($0.name) }
        let carried: [HTML] = kept.map { Hidden.field($0.name, $0.value) }
        let version: HTML = form.model.version.map { Hidden.field("version", typed["version"] ?? String($0)) } ?? ""
        return Form.post(
            action: form.model.path, csrf: form.csrf, id: "confirm", warnsUnsaved: false, enter: (view.deed, nil, nil),
            body: """
                \(version)\(Hidden.field("request", form.request))\(carried.joined())\
                \(Form.actions("\(Button.submit(view.deed))\(Button.submit("返回修改", name: Self.back, value: "1", style: .plain))"))
                """)
    }

    /// The button that gives the form back.
    static let back: String = "back"
    /// What the page names itself, or what was pressed to come here.
    private static let own: Set<String> = ["csrf", "request", "version", "check", back]
}
