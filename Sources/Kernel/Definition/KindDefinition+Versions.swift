extension KindDefinition {
    /// Mistakes in what the definition says of its earlier versions.
    func versionFindings() -> [String] {
        var messages: [String] = []
        for (index, version) in versions.enumerated() {
            if version.number != index + 2 { messages.append("定义的版本应从第2版起逐一编号，而第\(index + 1)项写的是第\(version.number)版") }
            if version.says.isEmpty { messages.append("定义第\(version.number)版没有说明改变了什么") }
            messages += measureFindings(version)
        }
        for (earlier, later) in zip(versions, versions.dropFirst()) where later.from < earlier.from {
            messages.append("定义第\(later.number)版启用的日期早于第\(earlier.number)版")
        }
        messages += nameFindings(fields, in: "")
        let current = Set(fields.flatMap { [$0.name] + $0.formerly })
        for name in M.retiredFields + typedFields.flatMap(\.retired) {
            for field in current where field == name || (name.hasSuffix(".") && field.hasPrefix(name)) {
                messages.append("字段“\(field)”列为不再有的字段，而它现在还有，或者是现有字段以前的名称")
            }
        }
        for action in procedures.values.flatMap(\.outline.actions) where action.id == DefinitionVersion.recountStep {
            messages.append("环节不能以“\(action.id)”为标识：全过程记录用它记载口径变更")
        }
        for action in procedures.values.flatMap(\.outline.actions) where action.id.hasPrefix(Preparation.Act.prefix) {
            messages.append("环节不能以“\(action.id)”为标识：全过程记录用这样的名称记载拟办和审核")
        }
        for action in procedures.values.flatMap(\.outline.actions) where Correction.Act.prefixes.contains(where: action.id.hasPrefix) {
            messages.append("环节不能以“\(action.id)”为标识：全过程记录用这样的名称记载更正和收回")
        }
        for document in documents where Correction.Act.prefixes.contains(where: document.id.hasPrefix) {
            messages.append("文书不能以“\(document.id)”为标识：这样的标识留给更正的文书")
        }
        for action in procedures.values.flatMap(\.outline.actions) where action.id.hasPrefix(Handler.Act.prefix) {
            messages.append("环节不能以“\(action.id)”为标识：全过程记录用这样的名称记载承办人")
        }
        for action in procedures.values.flatMap(\.outline.actions) where action.id == PassageOutline.action {
            messages.append("环节不能以“\(action.id)”为标识：全过程记录用它记载适用新的程序")
        }
        for prefix in [Handover.Act.prefix, Predecessor.prefix] {
            for action in procedures.values.flatMap(\.outline.actions) where action.id.hasPrefix(prefix) {
                messages.append("环节不能以“\(action.id)”为标识：全过程记录用这样的名称记载移送和承继")
            }
        }
        for prefix in [Joined.Act.prefix, Origin.Act.prefix] {
            for action in procedures.values.flatMap(\.outline.actions) where action.id.hasPrefix(prefix) {
                messages.append("环节不能以“\(action.id)”为标识：全过程记录用这样的名称记载并案和分案")
            }
        }
        return messages + movingFindings() + joiningFindings() + endingFindings()
    }

    private func measureFindings(_ version: DefinitionVersion) -> [String] {
        let known = Set(measures.flatMap { [$0.id] + ($0.breakdown.map { [$0] } ?? []) })
        // What a version counted anew, a later one may have dropped.
        let dropped = Set(versions.filter { $0.number > version.number }.flatMap(\.drops))
        return version.counts.filter { !known.contains($0) && !dropped.contains($0) }.map {
            "定义第\(version.number)版说改变了统计口径“\($0)”，而没有这个口径"
        } + version.drops.filter(known.contains).map { "定义第\(version.number)版说取消了统计口径“\($0)”，而它现在还有" }
    }

    /// A stored name leads to one field only, or old bodies would be read wrongly.
    private func nameFindings(_ infos: [FieldInfo], in place: String) -> [String] {
        var messages: [String] = []
        let names = infos.flatMap { [$0.name] + $0.formerly }
        for (name, uses) in Dictionary(grouping: names, by: { $0 }) where uses.count > 1 && infos.contains(where: { $0.formerly.contains(name) }) {
            messages.append("字段以前的名称“\(place)\(name)”又是别的字段的名称")
        }
        for info in infos {
            guard let parts = info.type.parts else { continue }
            messages += nameFindings(parts, in: "\(place)\(info.name).")
        }
        return messages.sorted()
    }
}

extension DefinitionVersion {
    /// The name under which the journal enters that a matter's facts were brought to a later version; no step may be called so.
    package static let recountStep: String = "recount"
}
