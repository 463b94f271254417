package import Kernel
package import Storage

/// What an entry says of a matter's going over to another edition, as the journal keeps it: for timelines.
package struct PassageEntry: Sendable {
    package let from: String
    package let to: String
    /// The day from which the matter follows it.
    package let on: Day

    /// `nil` for an entry of anything else.
    package init?(_ content: JSON?) {
        guard let said = content?[PassageOutline.member], let from = said["from"]?.string, let to = said["to"]?.string,
            let on = said["on"]?.string.flatMap({ Day(iso: $0) })
        else { return nil }
        (self.from, self.to, self.on) = (from, to, on)
    }

    /// In a sentence for people: `以下依2021年修订的行政处罚法办理`.
    package func sentence(_ definition: any Definition) -> String {
        let name: (String) -> String = { id in definition.editions.first { $0.id == id }?.name ?? id }
        let passage = definition.passage(from: from)
        let why = passage.map { "：\($0.says)。依据：\($0.basis)" } ?? ""
        return "自\(on.chinese)起，以下依“\(name(to))”的程序办理；以上依“\(name(from))”的程序办理，仍然有效\(why)"
    }
}

/// Follows under which edition a matter's entries were made, from the first on; of a part that went out, from the edition that it came with.
package struct EditionReading {
    /// What the first entry of a part says where the first matter had gone over before, and that of a joined matter where it goes over as the
    /// leading one has.
    static let member: String = "edition"

    private let definition: any Definition
    package private(set) var edition: String

    package init(_ dossier: Dossier) {
        definition = dossier.definition
        edition = dossier.ledger.passages.first?.from ?? dossier.row.edition
    }

    /// The procedure under which an entry was made; to be asked of each entry in turn.
    package mutating func outline(at content: JSON?) -> ProcedureOutline? {
        if let begun = (content?["splitting"] ?? content?["joining"])?[Self.member]?.string { edition = begun }
        defer { if let passage = PassageEntry(content) { edition = passage.to } }
        return definition.outline(edition)
    }
}

extension EditionReading {
    /// The procedure under which each of a matter's entries was made, where it has gone over to a later one; none where it has not.
    ///
    /// - Parameter entries: all of them, in their order. What cannot be read of one is the verification's to say.
    package static func outlines(of dossier: Dossier, _ entries: [JournalRow]) -> [Int: ProcedureOutline] {
        guard !dossier.ledger.passages.isEmpty else { return [:] }
        var editions = EditionReading(dossier)
        return entries.reduce(into: [:]) { $0[$1.entry] = editions.outline(at: try? JSON(parsing: $1.content)) }
    }
}
