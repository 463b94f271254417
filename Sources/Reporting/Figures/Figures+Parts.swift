import Engine
package import Kernel

extension Figures {
    /// The part of the annual report that each indicator belongs to, by its id: that of the kind which declares its measures.
    package var parts: [String: MatterKind.Group] {
        var groups: [String: MatterKind.Group] = [:]
        for definition in engine.kinds {
            for measure in definition.measures where groups[measure.id] == nil { groups[measure.id] = definition.kind.group }
        }
        let found = indicators.compactMap { indicator in bases(indicator).lazy.compactMap { groups[$0] }.first.map { (indicator.id, $0) } }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// The kind that declares the measures of each indicator, by its id.
    package var families: [String: MatterKind] {
        var kinds: [String: MatterKind] = [:]
        for definition in engine.kinds {
            for measure in definition.measures where kinds[measure.id] == nil { kinds[measure.id] = definition.kind }
        }
        let found = indicators.compactMap { indicator in bases(indicator).lazy.compactMap { kinds[$0] }.first.map { (indicator.id, $0) } }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// What each measure is called, by its id; a measure has an indicator of its own id.
    package var measureNames: [String: String] {
        Dictionary(engine.kinds.flatMap(\.measures).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }
}
