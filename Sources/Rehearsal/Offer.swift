import Affairs
package import Kernel

/// What the kinds offer: a step that a play writes must be one of its kind, and fill what that step fills.
package struct Offer: Sendable {
    /// The fields of each step of all editions, by kind and step.
    private let inputs: [String: Set<String>]

    package init(_ definitions: [any Definition]) {
        var inputs: [String: Set<String>] = [:]
        for definition in definitions {
            for action in definition.editions.compactMap({ definition.outline($0.id) }).flatMap(\.actions) {
                inputs[Self.name(definition.kind.id, action.id), default: []].formUnion(action.inputs)
            }
        }
        self.inputs = inputs
    }

    /// Of all kinds of matter.
    package static let catalogue: Offer = Offer(Catalogue.definitions)

    /// What is wrong with a step; `nil` where nothing is.
    package func fault(of step: Step) -> String? {
        guard let known = inputs[Self.name(step.kind, step.action)] else { return "“\(step.kind)”没有环节“\(step.action)”" }
        let others = step.input.keys.filter { !known.contains($0) }.sorted()
        return others.isEmpty ? nil : "“\(step.kind)”的环节“\(step.action)”不填写\(others.joined(separator: "、"))"
    }

    private static func name(_ kind: String, _ step: String) -> String { "\(kind)/\(step)" }
}
