/// An official document (文书) that an action issues: its number and its words. Each issue is kept as it was (see `DocumentContent`).
package struct OfficialDocument<M: Matter>: Sendable {
    package let id: String
    package let name: String
    package let basis: Basis
    /// `{organ}罚决字〔{year}〕第{n}号`; the part after the organ names the gapless series. `nil` for unnumbered papers.
    package let pattern: String?
    /// Where the number is written.
    package let numberPath: WritablePath<M, String>?
    /// The organ in whose name it is issued; by default the matter's own.
    package private(set) var issuer: Place<M> = .own
    /// The number also becomes the matter's own.
    package private(set) var numbersMatter: Bool = false
    /// Words of the pattern that a county sets, each with its setting.
    package private(set) var words: [(word: String, setting: Setting<String>)] = []
    package private(set) var content: @Sendable (M, Moment) -> DocumentContent
    /// The opinions at its end, in their order.
    package private(set) var opinions: [ApprovalOpinion<M>] = []
    /// Whether it has reached whom it concerns, where the record tells.
    private(set) var served: (@Sendable (M) -> Bool)?
    /// Not for those whom the matter is about, such as the minutes of a deliberation.
    private(set) var isWithheld: Bool = false

    /// A numbered document.
    package init(
        _ id: String, _ name: String, basis: Basis, number pattern: String, in numberPath: WritablePath<M, String>,
        content: @escaping @Sendable (M, Moment) -> DocumentContent
    ) {
        self.id = id
        self.name = name
        self.basis = basis
        self.pattern = pattern
        self.numberPath = numberPath
        self.content = content
    }

    /// A paper without a number of its own, such as a record or a notice of service.
    package init(_ id: String, _ name: String, basis: Basis, content: @escaping @Sendable (M, Moment) -> DocumentContent) {
        self.id = id
        self.name = name
        self.basis = basis
        pattern = nil
        numberPath = nil
        self.content = content
    }

    package func issued(by place: Place<M>) -> Self {
        var copy = self
        copy.issuer = place
        return copy
    }

    package func numberingMatter() -> Self {
        var copy = self
        copy.numbersMatter = true
        return copy
    }

    /// Ends with a row for what somebody said who proposed, reviewed or approved (审批表): who and when come from the steps taken, the
    /// last of those named that was; a row whose step was not taken is left out.
    ///
    /// - Parameter text: the opinion, in words of the record.
    package func opinion(_ heading: String, of steps: String..., text: @escaping @Sendable (M) -> String) -> Self {
        var copy = self
        copy.opinions.append(ApprovalOpinion(heading: heading, steps: steps, text: text))
        return copy
    }

    /// The record tells whether the paper has been served: until then whoever issued it may take it back (收回). Without this word it may be
    /// taken back only while no further step was taken.
    package func served(when isServed: @escaping @Sendable (M) -> Bool) -> Self {
        var copy = self
        copy.served = isServed
        return copy
    }

    /// Whoever is a party to the matter is not shown it, nor the step that issues it: how one deliberated, what was handed on to others about
    /// people of the party. A paper with opinions is kept from them without this word.
    package func withheld() -> Self {
        var copy = self
        copy.isWithheld = true
        return copy
    }

    /// `{prefix}` in the pattern stands for what the county has set.
    package func spelling(_ word: String, _ setting: Setting<String>) -> Self {
        var copy = self
        copy.words.append((word, setting))
        return copy
    }
}

/// The numbers of documents.
package enum DocumentNumber {
    /// Puts the organ's abbreviation, the year and the serial number into a pattern.
    package static func text(_ pattern: String, organ: String, year: Int, serial: Int) -> String {
        let words = [("{organ}", organ), ("{year}", String(year)), ("{nnnnn}", padded(serial, 5)), ("{n}", String(serial))]
        var text = ""
        var rest = pattern[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            text += rest[..<open]
            rest = rest[open...]
            if let (word, value) = words.first(where: { rest.hasPrefix($0.0) }) {
                text += value
                rest = rest.dropFirst(word.count)
            } else {
                text.append("{")
                rest = rest.dropFirst()
            }
        }
        return text + rest
    }
}

/// A row of opinions: the office that gives it, and the steps by which it does.
package struct ApprovalOpinion<M: Matter>: Sendable {
    package let heading: String
    package let steps: [String]
    let text: @Sendable (M) -> String

    /// The row as it stands once one of its steps was taken; before it those of whoever prepared and reviewed that step, where somebody did.
    func rows(_ matter: M, _ moment: Moment) -> [DocumentContent.Opinion] {
        guard let deed = moment.ledger.deeds.last(where: { steps.contains($0.step) }) else { return [] }
        var rows: [DocumentContent.Opinion] = []
        for opinion in deed.opinions where [.prepared, .agreed].contains(opinion.kind) {
            rows.append(
                DocumentContent.Opinion(
                    step: opinion.kind.heading, person: moment.name(of: opinion.person), opinion: opinion.words, day: opinion.at.day))
        }
        // What was decided stands in the record; what else whoever approved it wrote comes after it.
        let (decided, added) = (text(matter), deed.opinions.last { $0.kind == .approved }?.words ?? "")
        let said = [decided, added == decided ? "" : added].filter { !$0.isEmpty }.joined()
        rows.append(DocumentContent.Opinion(step: heading, person: moment.name(of: deed.person), opinion: said, day: deed.on))
        return rows
    }
}
