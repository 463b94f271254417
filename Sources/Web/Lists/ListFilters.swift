import Design
import Engine
import HTML
import Kernel
import Storage

/// What narrows a list down: controls, and what is chosen as chips that can be taken off one by one.
struct ListFilters {
    let model: ListPage.Model
    let registers: Registers

    private var definition: any Definition { model.address.definition }
    private var query: Query { model.address.query }
    private var stages: [StageOutline] { definition.editions.last.flatMap { definition.outline($0.id) }?.stages ?? [] }

    var html: HTML {
        var controls: [HTML] = [
            FormField("关键词", name: "q", value: query["q"] ?? "", id: "filter-q").html,
            FormField(
                "阶段", name: "stage", kind: .choice([Option("", "不限")] + stages.map { Option($0.code, $0.name) }), value: query["stage"] ?? "",
                isAuto: true
            ).html,
        ]
        if model.organs.count > 1 {
            controls.append(
                FormField(
                    "机关", name: "organ",
                    kind: .choice([Option("", "不限")] + model.organs.prefix(600).map { Option($0.description, registers.organs.name(of: $0)) }),
                    value: query["organ"] ?? "", isAuto: true
                ).html)
        }
        controls += [
            FormField("开启日期自", name: "from", kind: .day, value: query["from"] ?? "").html,
            FormField("至", name: "until", kind: .day, value: query["until"] ?? "").html,
            FormField("文号开头", name: "number", value: query["number"] ?? "").html,
            FormField("经办人编号", name: "person", value: query["person"] ?? "").html,
        ]
        controls += definition.listed.compactMap(control)
        controls.append(FormField("只看逾期", name: "overdue", kind: .flag, value: query["overdue"] ?? "").html)
        let kept = ["order", "columns", "size", "mine", "nobody"].flatMap { name in query.all(name).map { Hidden.field(name, $0) } }
        return FilterBar.form(
            action: Paths.list(definition.kind.id), controls: controls.joined(), active: active, resetPath: Paths.list(definition.kind.id),
            hidden: kept.joined())
    }

    /// Choices and yes or no are worth a control; texts are found by the keyword.
    private func control(_ info: FieldInfo) -> HTML? {
        let name = "a.\(info.name)"
        switch info.type {
        case .choice(let options), .list(.choice(let options)):
            return FormField(
                info.label, name: name, kind: .choice([Option("", "不限")] + options.map { Option($0.code, $0.name) }), value: query[name] ?? "",
                isAuto: true
            ).html
        case .flag:
            let choices = [Option("", "不限"), Option("true", "是"), Option("false", "否")]
            return FormField(info.label, name: name, kind: .choice(choices), value: query[name] ?? "", isAuto: true).html
        case .organ:
            let organs = registers.organs.organs.values.sorted { $0.code.description < $1.code.description }
            guard organs.count <= 120 else { return FormField("\(info.label)（代码）", name: name, value: query[name] ?? "").html }
            return FormField(
                info.label, name: name, kind: .choice([Option("", "不限")] + organs.map { Option($0.code.description, $0.name) }),
                value: query[name] ?? "", isAuto: true
            ).html
        default: return nil
        }
    }

    /// What is chosen, each with the address without it.
    var active: [(label: String, path: String)] {
        var chips: [(String, String)] = []
        func add(_ name: String, _ label: String, _ shown: (String) -> String = { $0 }) {
            if let value = query[name] { chips.append(("\(label)：\(shown(value))", model.address.with(name, nil))) }
        }
        if query["mine"] == "1" { chips.append(("我承办的", model.address.with("mine", nil))) }
        if query["nobody"] == "1" { chips.append(("无人承办的", model.address.with("nobody", nil))) }
        add("q", "关键词")
        for stage in model.address.filter.stages {
            let name = stages.first { $0.code == stage }?.name ?? stage
            chips.append(("阶段：\(name)", model.address.path(model.address.whole.without("stage", stage))))
        }
        add("organ", "机关") { registers.organs.name(of: OrganCode($0)) }
        add("person", "经办人") { registers.names[PersonID($0)] ?? $0 }
        add("from", "开启日期自")
        add("until", "开启日期至")
        add("number", "文号")
        let text = ValueText(registers.valueNames)
        for info in definition.listed { add("a.\(info.name)", info.label) { text.text(info, key: $0) } }
        if query["overdue"] == "true" { chips.append(("只看逾期", model.address.with("overdue", nil))) }
        return chips.map { (label: $0.0, path: $0.1) }
    }
}
