/// What of a matter becomes public (公示), by which article, and for how long. Everything not listed stays inside.
///
/// It ends in one of three ways: a later one takes its place, it is withdrawn with a notice, or its time is over. Of one publication of a
/// matter at most one is live.
package struct Publication<M: Matter>: Sendable {
    package let id: String
    package let name: String
    package let basis: Basis
    package let shows: [Path<M>]
    package private(set) var masks: [(path: Path<M>, mask: Mask)] = []
    /// Personal fields that the law has shown whole here.
    package private(set) var whole: [Path<M>] = []
    /// Other publications of the same matter that end when this one is made; this one always takes the place of an earlier of its own.
    package private(set) var replaces: [String] = []
    /// The last day it is shown; `nil` for as long as it stands.
    package private(set) var until: @Sendable (M, Moment) -> Day? = { _, _ in nil }
    /// Only such matters are published; for others the publishing action publishes nothing.
    package private(set) var applies: @Sendable (M, Moment) -> Bool = { _, _ in true }
    /// Which matters those are, in words; empty for all.
    package private(set) var concerns = ""

    package init(_ id: String, _ name: String, basis: Basis, shows paths: Path<M>...) {
        self.id = id
        self.name = name
        self.basis = basis
        shows = paths
    }

    private func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    /// Shows a field masked; personal fields are masked by their own mask unless said otherwise here.
    package func masked(_ path: Path<M>, _ mask: Mask) -> Self { with { $0.masks.append((path, mask)) } }
    /// Shows a personal field as it is, because the law publishes the person by name.
    package func unmasked(_ path: Path<M>) -> Self { with { $0.whole.append(path) } }
    /// Takes the place of those publications of the matter, as the text in force does of its draft.
    package func replaces(_ publications: String...) -> Self { with { $0.replaces += publications } }
    package func until(_ lastDay: @escaping @Sendable (M, Moment) -> Day?) -> Self { with { $0.until = lastDay } }
    /// - Parameter words: which matters are published, in words.
    package func when(_ words: String, _ applies: @escaping @Sendable (M, Moment) -> Bool) -> Self {
        with {
            $0.concerns = words
            $0.applies = applies
        }
    }
}
