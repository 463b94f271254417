/// The words of a document, in parts that can be stored, printed and compared: layout is somebody else's job.
package struct DocumentContent: Equatable, Sendable {
    /// The heading; by default the document's name.
    package var title: String
    /// Empty for a paper without a number of its own.
    package var number: String = ""
    /// The party or organ addressed; empty for none.
    package var addressee: String
    package var blocks: [Block]
    /// Remedies, periods and where to turn, in their own paragraph at the end.
    package var remedies: String
    /// The issuing organ at the foot.
    package var signature: String
    /// The organ's seal goes over signature and day: so whenever it is signed in the name of the organ that issues it.
    package var takesSeal: Bool
    package var day: Day?
    /// What goes with it, by name.
    package var attachments: [String]

    /// One part of the text.
    package enum Block: Equatable, Sendable {
        case paragraph(String)
        case table(Table)
        /// A list whose items are numbered where it is laid out.
        case items([String])
        /// What those said who proposed, reviewed and approved (审批意见).
        case opinions([Opinion])
    }

    package struct Table: Equatable, Sendable {
        /// Empty for a table of names and values.
        package let headings: [String]
        package let rows: [[String]]

        package init(headings: [String] = [], rows: [[String]]) {
            self.headings = headings
            self.rows = rows
        }
    }

    package struct Opinion: Equatable, Sendable {
        /// Whose opinion, by office: 承办人意见.
        package let step: String
        /// The person's name.
        package let person: String
        package let opinion: String
        package let day: Day

        package init(step: String, person: String, opinion: String, day: Day) {
            self.step = step
            self.person = person
            self.opinion = opinion
            self.day = day
        }
    }

    package init(
        title: String = "", to addressee: String = "", blocks: [Block], remedies: String = "", signature: String, takesSeal: Bool = false, day: Day?,
        attachments: [String] = []
    ) {
        self.title = title
        self.addressee = addressee
        self.blocks = blocks
        self.remedies = remedies
        self.signature = signature
        self.takesSeal = takesSeal
        self.day = day
        self.attachments = attachments
    }

    /// A text of plain paragraphs.
    package init(to addressee: String = "", _ paragraphs: [String], remedies: String = "", signature: String, day: Day?) {
        self.init(to: addressee, blocks: paragraphs.map { .paragraph($0) }, remedies: remedies, signature: signature, day: day)
    }

    /// The plain paragraphs among the parts.
    package var paragraphs: [String] {
        blocks.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }
    }
}

extension DocumentContent.Block {
    /// A table of names and values, as forms have them; rows without a value are left out.
    package static func form(_ rows: [(name: String, value: String)]) -> Self {
        .table(DocumentContent.Table(rows: rows.filter { !$0.value.isEmpty }.map { [$0.name, $0.value] }))
    }
}
