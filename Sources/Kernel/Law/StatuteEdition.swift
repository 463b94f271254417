/// One edition of a law, regulation, rule or policy document: the words in force between two days.
///
/// Calling it cites an article: `Law.penalty2021(42)` is 《行政处罚法》第四十二条.
package struct StatuteEdition: Hashable, Sendable {
    /// Stable name, such as `penalty-law-2021`.
    package let id: String
    /// The short title that citations print, such as 行政处罚法.
    package let title: String
    /// `2021年修订`, or a document number such as 国办发〔2018〕118号.
    package let edition: String
    package let inForce: Day
    /// The last day in force; `nil` while it still is.
    package let until: Day?
    /// How this text counts days.
    package let counting: CountingRule
    /// Why nobody has compared what is cited with the text itself; empty where the articles were read. A reader of the procedure is told.
    package let unread: String

    package init(
        _ id: String, _ title: String, _ edition: String, from inForce: String, until: String? = nil, counting: CountingRule = .plain,
        unread: String = ""
    ) {
        guard let first = Day(iso: inForce) else { preconditionFailure("\(id): no such day \(inForce)") }
        self.id = id
        self.title = title
        self.edition = edition
        self.inForce = first
        self.until = until.flatMap { Day(iso: $0) }
        self.counting = counting
        self.unread = unread
    }

    package func isInForce(on day: Day) -> Bool { day >= inForce && until.map { day <= $0 } ?? true }

    /// Whether it was in force on some day on which matters are opened under an edition of a procedure.
    func wasInForce(during edition: Edition) -> Bool {
        edition.until.map { inForce <= $0 } ?? true && until.map { $0 >= edition.from } ?? true
    }

    /// Cites an article, and where given its paragraph (款) and item (项).
    package func callAsFunction(_ article: Int, _ paragraph: Int? = nil, item: Int? = nil) -> Basis {
        var clause = "第\(chineseNumeral(article))条"
        if let paragraph { clause += "第\(chineseNumeral(paragraph))款" }
        if let item { clause += "第（\(chineseNumeral(item))）项" }
        return Basis(statute: self, clause: clause)
    }

    /// Cites a text as a whole, or a part that is not an article, such as 第二部分.
    package func cited(_ clause: String = "") -> Basis { Basis(statute: self, clause: clause) }

    package static func == (left: Self, right: Self) -> Bool { left.id == right.id }
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A pinpoint reference to the words that require something. Every action, gate, limit and publication has one.
package struct Basis: Hashable, Sendable, CustomStringConvertible {
    package let statute: StatuteEdition
    package let clause: String

    package init(statute: StatuteEdition, clause: String) {
        self.statute = statute
        self.clause = clause
    }

    /// `《行政处罚法》第四十二条`.
    package var description: String { "《\(statute.title)》\(clause)" }

    /// With the edition, for lists where two editions meet: `《行政处罚法》（2021年修订）第四十二条`.
    package var withEdition: String { "《\(statute.title)》（\(statute.edition)）\(clause)" }
}

/// Numbers as statutes print them: 四十二, 一百零三, 一百一十.
package func chineseNumeral(_ number: Int) -> String {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    switch number {
    case ..<0: return "负" + chineseNumeral(-number)
    case 0..<10: return digits[number]
    case 10..<20: return "十" + (number == 10 ? "" : digits[number - 10])
    case 20..<100: return digits[number / 10] + "十" + (number % 10 == 0 ? "" : digits[number % 10])
    case 100..<1000:
        let rest = number % 100
        let tail = rest == 0 ? "" : rest < 10 ? "零" + digits[rest] : rest < 20 ? "一" + chineseNumeral(rest) : chineseNumeral(rest)
        return digits[number / 100] + "百" + tail
    default: return String(number)
    }
}
