extension Action {
    /// The same with lists, for clauses that several kinds share: what the kind gives them are stages and posts it has gathered.
    ///
    /// - Parameters:
    ///   - stages: those in which the action may be taken; none for a step that opens a matter.
    ///   - roles: posts whose holders may take it.
    package init(_ id: String, _ name: String, at stages: [M.Stage], to next: M.Stage? = nil, by roles: [Role], basis: Basis) {
        self.id = id
        self.name = name
        self.from = stages
        self.to = next
        self.roles = roles
        self.basis = basis
    }
}
