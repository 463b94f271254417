package import Kernel

/// What a matter is found by.
package struct SearchText: Hashable, Sendable {
    /// Its number, and those of its other papers that lists know.
    package var number: String
    package var title: String
    /// Its other listed texts.
    package var text: String

    package init(number: String, title: String, text: String) {
        self.number = number
        self.title = title
        self.text = text
    }

    package static let none: SearchText = SearchText(number: "", title: "", text: "")
}

/// Where a matter belongs.
package enum SearchPlace: Hashable, Sendable {
    case kind(String)
    case organ(OrganCode)
}

/// One of several terms that all must occur.
package struct SearchTerm: Hashable, Sendable {
    package let text: String
    /// Places that are called so: a matter there need not contain the term.
    package var places: [SearchPlace]

    package init(_ text: String, places: [SearchPlace] = []) {
        self.text = text
        self.places = places
    }

    /// The terms of what a person typed that can be searched for.
    package static func terms(of typed: String) -> [SearchTerm] {
        typed.split { $0.isWhitespace }.prefix(8).map { HanWords.plain(String($0)) }
            .filter { term in
                let isWritten = term.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
                return isWritten && !HanWords.words(of: term).isEmpty
            }
            .map { SearchTerm($0) }
    }

    var words: [String] { HanWords.words(of: text) }
    /// Two digits or more.
    package var isNumeric: Bool { text.utf8.count(where: { (0x30...0x39).contains($0) }) >= 2 }
}

/// What is looked for in all matters.
package struct SearchAsk: Sendable {
    package enum Way: Sendable {
        /// Each term somewhere.
        case anywhere
        /// Terms with digits in a number, the others somewhere.
        case numbers
        /// The characters of each term close to each other, in any order: 超速 in 超过规定时速.
        case close
    }

    package var terms: [SearchTerm]
    package var way: Way = .anywhere
    /// Each a choice of places in one of which the matter must be.
    package var places: [[SearchPlace]] = []
    package var before: MatterID?

    package init(_ terms: [SearchTerm], _ way: Way = .anywhere, places: [[SearchPlace]] = []) {
        self.terms = terms
        self.way = way
        self.places = places
    }

    /// How many other words may stand between the characters of a term.
    package static let distance: Int = 8
}
