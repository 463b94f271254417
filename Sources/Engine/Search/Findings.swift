package import Kernel
package import Storage

/// What a search found within somebody's sight, the most fitting first and of those the newest.
package struct SearchFindings: Sendable {
    /// Why a matter is an answer; the later, the better an answer.
    package enum Fit: Int, Comparable, Sendable {
        /// The characters of a term stand close to each other.
        case close
        /// The terms are among what lists know of the matter.
        case text
        /// Somebody of that name had a hand in it.
        case officer
        case title
        /// A person in it is called so, or has that number.
        case party
        /// Part of its number.
        case number
        /// A whole run of digits of its number, or its internal number.
        case wholeNumber

        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    package struct Hit: Sendable {
        package let line: MatterLine
        package let fit: Fit
    }

    /// How many matters of a kind were found.
    package struct Facet: Sendable {
        package let kind: MatterKind
        package let count: Int
        /// There are more than were counted.
        package let isMore: Bool
    }

    /// One page.
    package var hits: [Hit] = []
    /// Of all pages.
    package var count: Int = 0
    /// There are more than are listed: the newest were looked at.
    package var isMore: Bool = false
    package var facets: [Facet] = []
    /// How many of the hits were found by somebody's name or number: it was looked at personal data.
    package var byParty: Int = 0
}

/// What somebody looks for.
package struct SearchRequest: Sendable {
    package let text: String
    /// Only matters of this kind.
    package let kind: String?
    /// From 1.
    package let page: Int
    package static let pageSize: Int = 20

    package init(_ text: String, kind: String? = nil, page: Int = 1) {
        self.text = text
        self.kind = kind
        self.page = max(1, page)
    }
}
