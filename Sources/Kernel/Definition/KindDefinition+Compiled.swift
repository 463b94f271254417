extension KindDefinition {
    /// What the engine needs of an action's declaration to take it.
    final class CompiledStep: Sendable {
        let roles: [Role]
        /// Those on whose desk it waits: not with a head who takes it only for what is entered too late.
        let desks: [Role]
        let place: Place<M>
        let exclusions: [Exclusion<M>]
        let gates: [Shared<Gate<M>>]
        let additions: [Addition<M>]
        let effects: [@Sendable (inout M, Moment) -> Void]
        let receiving: Receiving<M>?
        let ledgerChanges: [LedgerChange<M>]
        let openings: [Opening<M>]
        let consequences: [Consequence<M>]

        init(_ action: Action<M>) {
            roles = action.roles
            let persons = action.roles.filter { $0 != .system }
            let others = persons.filter { $0 != .head }
            desks = action.event?.headMayTell == true && !others.isEmpty ? others : persons
            place = action.place
            exclusions = action.exclusions
            gates = action.gates.map { Shared($0) }
            additions = action.additions
            effects = action.effects
            receiving = action.receiving
            ledgerChanges = action.ledgerChanges
            openings = action.openings
            consequences = action.consequences
        }
    }

    /// One edition's declarations beside their outline.
    final class Compiled: Sendable {
        let actions: [Action<M>]
        /// The same as the engine takes them, so that taking a step does not copy all of its declaration.
        let steps: [CompiledStep]
        let fills: [[Field<M>]]
        let needs: [[Field<M>]]
        /// What each action may change and not empty: the matter could not have been opened without it.
        let keeps: [[Field<M>]]
        /// What each action asks anew whenever it is taken.
        let anew: [[Field<M>]]
        /// The lists to which each action adds.
        let appends: [[Field<M>]]
        let limits: [Limit<M>]
        /// The same, to read by.
        let running: [Shared<Limit<M>>]
        /// Actions that separation of duties looks back at.
        let watched: Set<String>
        /// Actions that the opinions of a paper look back at.
        let noted: Set<String>
        let outline: ProcedureOutline
        /// What matters of a stage ordinarily wait for: indexes of actions, with the condition where there is one.
        let awaited: [String: [Expected]]

        /// An action by its place in the list, and the matters that wait for it.
        struct Expected: Sendable {
            let index: Int
            let applies: @Sendable (M) -> Bool
        }

        init(
            actions: [Action<M>], fills: [[Field<M>]], needs: [[Field<M>]], anew: [[Field<M>]], appends: [[Field<M>]], limits: [Limit<M>],
            watched: Set<String>, noted: Set<String>, outline: ProcedureOutline
        ) {
            self.actions = actions
            steps = actions.map { CompiledStep($0) }
            self.fills = fills
            self.needs = needs
            keeps = Self.kept(actions, fills: fills, needs: needs)
            self.anew = anew
            self.appends = appends
            self.limits = limits
            running = limits.map { Shared($0) }
            self.watched = watched
            self.noted = noted
            self.outline = outline
            awaited = Dictionary(
                M.Stage.allCases.map { ($0.rawValue, Self.awaited(at: $0, actions, outline.actions)) }, uniquingKeysWith: { first, _ in first })
        }

        /// A flag says yes or no and is never empty.
        private static func kept(_ actions: [Action<M>], fills: [[Field<M>]], needs: [[Field<M>]]) -> [[Field<M>]] {
            let names: ([Field<M>]) -> Set<String> = { Set($0.map(\.info.name)) }
            let opened = actions.indices.filter { actions[$0].from.isEmpty }.reduce(into: Set<String>()) { $0.formUnion(names(needs[$1])) }
            return actions.indices.map { index in
                let needed = names(needs[index])
                return fills[index].filter { field in
                    guard case .flag = field.info.type else { return opened.contains(field.info.name) && !needed.contains(field.info.name) }
                    return false
                }
            }
        }

        /// What is declared to be awaited at a stage; else the first step that leads on to a stage, else to an end.
        ///
        /// Leading on is leading to a stage that is declared later. A step that leads back (退回、重新), stops time, lengthens it or makes something
        /// undone is awaited only where it is declared to be, or nothing else leads anywhere.
        private static func awaited(at stage: M.Stage, _ actions: [Action<M>], _ outlines: [ActionOutline]) -> [Expected] {
            guard !stage.isFinal, !stage.isResting else { return [] }
            let declared = actions.indices.flatMap { index in
                actions[index].awaitings.filter { $0.stages.contains(stage) }.map { Expected(index: index, applies: $0.applies) }
            }
            if !declared.isEmpty { return declared }
            let leading = actions.indices.filter { index in
                let action = actions[index]
                return action.from.contains(stage) && action.to != nil && action.to != stage && action.roles != [.system]
            }
            let order = Dictionary(M.Stage.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            func isForward(_ index: Int) -> Bool {
                guard let to = actions[index].to, let here = order[stage], let there = order[to] else { return false }
                return there > here && !outlines[index].holdsUp
            }
            let forward = leading.filter(isForward)
            let ways = forward.isEmpty ? leading : forward
            let first = ways.first { actions[$0].to?.isFinal == false } ?? ways.first
            return first.map { [Expected(index: $0, applies: { _ in true })] } ?? []
        }
    }
}
