import Kernel

/// Where values go from one matter to another: the outcome of a review into the document that asked for it, the name of a party into the
/// case that a complaint opens. Learnt from steps that were taken, so that what a condition here wants is filled in there.
struct Links: Sendable {
    struct Field: Hashable, Sendable {
        let kind: String
        let name: String
    }

    private struct Pair: Hashable {
        let from: Field
        let to: Field
    }

    /// How often the two held the same after a value could have gone over, and whether they ever differed.
    private var agreed: [Pair: Int] = [:]
    private var differed: Set<Pair> = []
    private var sources: [Field: [Field]] = [:]

    /// The fields from which a field has always had its value.
    func sources(of field: Field) -> [Field] { sources[field] ?? [] }

    /// A step took in what another matter holds.
    ///
    /// - Parameter changed: the fields that the step wrote, with what they hold now.
    mutating func note(_ changed: [JSON.Member], of kind: Shape, _ id: String, from body: JSON, _ shape: Shape, _ other: String) {
        for member in changed {
            guard let type = kind.part(member.key)?.shape, type.isTelling else { continue }
            for part in shape.parts where part.shape.id == type.id {
                let pair = Pair(from: Field(kind: other, name: part.info.name), to: Field(kind: id, name: member.key))
                if differed.contains(pair) { continue }
                if body[part.info.name] ?? .null == member.value {
                    agreed[pair, default: 0] += 1
                    if !(sources[pair.to] ?? []).contains(pair.from) { sources[pair.to, default: []].append(pair.from) }
                } else {
                    differed.insert(pair)
                    sources[pair.to]?.removeAll { $0 == pair.from }
                }
            }
        }
    }
}

extension Shape {
    /// Two equal values of the type say something: days and numbers are alike too often.
    fileprivate var isTelling: Bool {
        switch type {
        case .choice, .flag, .text, .list, .record, .matter, .person, .organ: true
        case .day, .instant, .money, .integer, .decimal, .attachment: false
        }
    }
}
