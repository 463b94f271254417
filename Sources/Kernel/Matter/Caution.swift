/// What somebody should look at again because something it rests on has since fallen (警示): a certificate that turned out void, a
/// document repealed. It is read off the matter whenever it is shown; nothing is stored, and nothing is undone by it.
package struct Caution<M: Matter>: Sendable {
    package let id: String
    package let says: String
    package let basis: Basis
    /// What gives cause, one by one; empty when all is well.
    let finds: @Sendable (M, Moment) -> [String]

    package init(_ id: String, _ says: String, _ basis: Basis, listing finds: @escaping @Sendable (M, Moment) -> [String]) {
        self.id = id
        self.says = says
        self.basis = basis
        self.finds = finds
    }
}

/// A caution that applies to one matter.
package struct CautionNote: Hashable, Sendable {
    package let id: String
    package let says: String
    package let basis: Basis
    package let causes: [String]

    /// The same by the article of the edition that the matter follows.
    package func resting(on article: Basis) -> CautionNote { CautionNote(id: id, says: says, basis: article, causes: causes) }

    package var text: String { causes.isEmpty ? says : "\(says)：\(causes.joined(separator: "、"))" }
}

/// A caution without its record's type.
package struct CautionOutline: Hashable, Sendable {
    package let id: String
    package let says: String
    package let basis: Basis
}
