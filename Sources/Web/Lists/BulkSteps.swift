import Engine
import Kernel

/// The steps of each kind that may be taken for many matters in one go, found out once.
struct BulkSteps: Sendable {
    struct Offer: Sendable {
        let id: String
        let name: String
        /// Where it can be taken, in any edition.
        let stages: Set<String>
        let roles: Set<Role>
        /// What is done most often in bulk comes first: publishing, what asks for nothing, closing, what has a day.
        let rank: Int
    }

    private let offers: [String: [Offer]]

    init(_ kinds: [any Definition]) {
        var offers: [String: [Offer]] = [:]
        for definition in kinds {
            var found: [Offer] = []
            // The latest edition first: its names are those of today.
            for outline in definition.editions.reversed().compactMap({ definition.outline($0.id) }) {
                for action in outline.actions where Self.manner(action, definition, outline).isTogether {
                    let earlier = found.firstIndex { $0.id == action.id }
                    let known = earlier.map { found[$0] }
                    let offer = Offer(
                        id: action.id, name: known?.name ?? action.name, stages: (known?.stages ?? []).union(action.from),
                        roles: (known?.roles ?? []).union(action.roles.subtracting([.system])), rank: known?.rank ?? Self.rank(action))
                    if let earlier { found[earlier] = offer } else { found.append(offer) }
                }
            }
            offers[definition.kind.id] = found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
        }
        self.offers = offers
    }

    /// As the kernel has it; besides, what tells something of the matter that no other step tells is told matter by matter, also where it may be
    /// left out.
    static func manner(_ action: ActionOutline, _ definition: any Definition, _ outline: ProcedureOutline) -> BulkManner {
        let manner = definition.bulk(action, in: outline)
        guard case .together(let asked, _) = manner, action.bulk == .unsaid else { return manner }
        let days = Set(definition.fields.filter { $0.type == .day }.map(\.name))
        let own = action.inputs.filter { !days.contains($0) && !asked.contains($0) }
        let isTold = own.contains { name in
            !outline.actions.contains { $0.id != action.id && ($0.inputs.contains(name) || $0.writes.contains(name) || $0.given.contains(name)) }
        }
        return isTold ? .alone("写明的内容各件不同，应当逐件办理") : manner
    }

    private static func rank(_ action: ActionOutline) -> Int {
        if !action.publishes.isEmpty { return 0 }
        if action.event != nil || !action.needs.isEmpty { return 3 }
        return action.to == nil ? 1 : 2
    }

    /// Those that somebody's posts may take, of matters in some stages.
    func offers(_ kind: String, to actor: Actor, on day: Day, at stages: Set<String>) -> [Offer] {
        guard let all = offers[kind], !all.isEmpty else { return [] }
        let held = Set(actor.posts.filter { $0.isHeld(on: day) }.map(\.role))
        return all.filter { !$0.roles.isDisjoint(with: held) && !$0.stages.isDisjoint(with: stages) }
    }
}

/// What may be done about ticked matters besides the steps of their law.
enum BulkAct: Hashable, Sendable {
    case step(String)
    case assign, remind, print

    init?(_ text: String) {
        switch text {
        case "assign": self = .assign
        case "remind": self = .remind
        case "print": self = .print
        default:
            guard text.hasPrefix("step:"), text.count > 5 else { return nil }
            self = .step(String(text.dropFirst(5)))
        }
    }

    var text: String {
        switch self {
        case .step(let id): "step:\(id)"
        case .assign: "assign"
        case .remind: "remind"
        case .print: "print"
        }
    }

    /// Of what is no step.
    var name: String {
        switch self {
        case .step(let id): id
        case .assign: "指派、改派"
        case .remind: "催办"
        case .print: "打印文书"
        }
    }
}
