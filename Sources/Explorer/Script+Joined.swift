import Kernel

extension Script {
    /// Several walks that began with the same county, one after another in one county: the matters of each are numbered on from the last.
    ///
    /// What one walk did may keep a step of another from being taken; whoever takes the script again passes over it.
    static func joined(_ walks: [[ScriptStep]], on foundations: Foundations, _ kinds: Kinds) -> Script {
        var steps = foundations.script
        var next = foundations.nextID
        for walk in walks {
            let shift = next - foundations.nextID
            for step in walk { steps.append(step.renumbered(kinds) { $0 < foundations.nextID ? $0 : $0 + shift }) }
            next += walk.reduce(0) { $0 + $1.opens.count }
        }
        return Script(steps)
    }
}

extension ScriptStep {
    func renumbered(_ kinds: Kinds, _ number: (MatterID) -> MatterID) -> ScriptStep {
        var step = self
        step.matter = matter.map(number)
        step.opens = opens.map(number)
        guard let fields = kinds[kind]?.fields else { return step }
        for (name, value) in input {
            guard let type = fields.first(where: { $0.name == name })?.type else { continue }
            step.input[name] = value.renumbered(type, number)
        }
        return step
    }
}

extension JSON {
    fileprivate func renumbered(_ type: FieldType, _ number: (MatterID) -> MatterID) -> JSON {
        switch (self, type) {
        case (.integer(let id), .matter): .integer(number(id))
        case (.array(let items), .list(let element)): .array(items.map { $0.renumbered(element, number) })
        case (.object(let members), .record(let fields)):
            .object(
                members.map { member in
                    guard let field = fields.first(where: { $0.name == member.key }) else { return member }
                    return JSON.Member(member.key, member.value.renumbered(field.type, number))
                })
        default: self
        }
    }
}
