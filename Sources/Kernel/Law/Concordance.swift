/// Where the law of another edition says what the declarations cite that hold in every edition (条文对照): papers, publications, cautions, joining
/// and dividing, and slips of the pen. Steps, their conditions and limits are declared edition by edition and need none.
///
/// What such a declaration cites is the article of one edition; under the others it cites what stands beside it here. Where the other law has
/// no article of its own, its text is cited as a whole, or what then said it.
package struct Concordance: Sendable {
    private var editions: [String: [Basis: Basis]] = [:]

    package init() {}

    /// - Parameters:
    ///   - edition: of the procedure, by its id.
    ///   - articles: as they are cited, and what is cited under that edition.
    package func under(_ edition: String, _ articles: KeyValuePairs<Basis, Basis>) -> Self {
        var copy = self
        for (cited, there) in articles { copy.editions[edition, default: [:]][cited] = there }
        return copy
    }

    package func basis(_ cited: Basis, in edition: String) -> Basis { editions[edition]?[cited] ?? cited }

    /// The editions that it speaks of, and the articles that it finds there for others.
    var named: [String] { editions.keys.sorted() }
    func cited(in edition: String) -> [Basis] { (editions[edition] ?? [:]).keys.sorted { $0.withEdition < $1.withEdition } }
}

extension Definition {
    /// What a declaration that holds in every edition cites under one of them.
    package func basis(_ cited: Basis, in edition: String) -> Basis { concordance.basis(cited, in: edition) }

    /// The same edition by edition, for readers: one article where all editions cite it.
    func bases(_ cited: Basis) -> [(edition: Edition?, basis: Basis)] {
        let found = editions.map { (edition: Optional($0), basis: basis(cited, in: $0.id)) }
        return found.contains { $0.basis != cited } ? found : [(edition: nil, basis: cited)]
    }
}
