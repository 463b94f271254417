package import Engine
package import Kernel

/// Every address of the staff application, written once: routes are registered and links are made from here.
package enum Paths {
    package static let desk: String = "/desk"
    package static let notices: String = "/notices"
    package static let signIn: String = "/sign-in"
    package static let secondFactor: String = "/sign-in/code"
    package static let provider: String = "/sign-in/provider"
    package static let providerBack: String = "/sign-in/provider/back"
    package static let signOut: String = "/sign-out"
    package static let account: String = "/account"
    package static let matters: String = "/matters"
    package static let search: String = "/search"
    /// 分工: who handles what in an organ.
    package static let division: String = "/division"
    package static let calendar: String = "/calendar"
    package static let calendarFeeds: String = "/calendar/feed"
    package static let endCalendarFeed: String = "/calendar/feed/end"
    package static let figures: String = "/figures"
    package static let figureTable: String = "/figures.csv"
    package static let pinFigure: String = "/figures/pin"
    package static let unpinFigure: String = "/figures/unpin"
    /// What goes with powers that move.
    package static let handovers: String = "/handovers"
    /// What has left the reader's organs.
    package static let moved: String = "/moved"
    package static let lateEntries: String = "/late-entries"
    package static let region: String = "/region"
    package static let report: String = "/report"
    package static let admin: String = "/admin"
    package static let audit: String = "/audit"
    package static let auditExport: String = "/audit/export.csv"
    package static let views: String = "/views"
    /// Which columns somebody likes to see in lists of a kind.
    package static let viewColumns: String = "/views/columns"
    package static let styleGuide: String = "/style-guide"

    package static func list(_ kind: String) -> String { "/matters/\(kind)" }
    package static func export(_ kind: String) -> String { "/matters/\(kind)/export.csv" }
    /// What is done about ticked rows of a list: asked about first, then done.
    package static func bulk(_ kind: String) -> String { "/matters/\(kind)/bulk" }
    package static func bulkDo(_ kind: String) -> String { "/matters/\(kind)/bulk/do" }
    package static func open(_ kind: String, _ action: String, at organ: OrganCode) -> String {
        "/matters/\(kind)/open/\(action)" + Query([("organ", organ.description)]).text
    }
    /// What a control of a step's form finds; the address of the form with a word more before its query.
    package static func pick(_ form: String) -> String {
        let parts = form.split(separator: "?", maxSplits: 1)
        return parts[0] + "/pick" + (parts.count > 1 ? "?\(parts[1])" : "")
    }
    package static func matter(_ id: MatterID) -> String { "/matter/\(id)" }
    package static func action(_ id: MatterID, _ action: String) -> String { "/matter/\(id)/do/\(action)" }
    /// What is done about a prepared step.
    package static func prepared(_ id: MatterID, _ action: String) -> String { "/matter/\(id)/prepared/\(action)" }
    /// The form by which a slip of the pen is named, what is decided on it, and what is done about a paper that has not gone out.
    package static func correct(_ id: MatterID) -> String { "/matter/\(id)/correct" }
    package static func correction(_ id: MatterID) -> String { "/matter/\(id)/correction" }
    package static func paper(_ id: MatterID, _ document: String, _ ordinal: Int) -> String { "/matter/\(id)/paper/\(document)/\(ordinal)" }
    /// Who answers for it.
    package static func handling(_ id: MatterID) -> String { "/matter/\(id)/handling" }
    /// What is done about moving it to another organ.
    package static func handover(_ id: MatterID) -> String { "/matter/\(id)/handover" }
    /// What is done about joining it to another, or parting them; and the form for a part that goes out.
    package static func joining(_ id: MatterID) -> String { "/matter/\(id)/joining" }
    package static func splitting(_ id: MatterID) -> String { "/matter/\(id)/splitting" }
    /// The form for a party's successor.
    package static func succession(_ id: MatterID, _ place: String) -> String { "/matter/\(id)/succession/\(place)" }
    package static func unmask(_ id: MatterID) -> String { "/matter/\(id)/unmask" }
    package static func proof(_ id: MatterID) -> String { "/matter/\(id)/proof" }
    /// One issue of a document: the first, the second and so on.
    package static func document(_ id: MatterID, _ document: String, _ ordinal: Int) -> String { "/matter/\(id)/document/\(document)/\(ordinal)" }
    /// The same beside the issue before.
    package static func comparison(_ id: MatterID, _ document: String, _ ordinal: Int) -> String {
        "/matter/\(id)/document/\(document)/\(ordinal)/comparison"
    }
    package static func attachment(_ id: MatterID, _ digest: String) -> String { "/matter/\(id)/attachment/\(digest)" }
    package static func figure(_ id: String) -> String { "/figures/\(Percent.encode(id))" }
    package static func figureRecords(_ id: String) -> String { figure(id) + "/records" }
    package static func figureExport(_ id: String) -> String { figure(id) + "/records.csv" }
    package static func calendar(_ month: String, _ whose: DueWhose) -> String {
        calendar + Query([("month", month), ("of", whose.rawValue)]).text
    }
    package static func calendarDay(_ day: Day, _ whose: DueWhose, after place: String = "") -> String {
        "/calendar/day/\(day.iso)" + Query([("of", whose.rawValue), ("after", place)]).text
    }
    package static func calendarFeed(_ secret: String) -> String { "/calendar/feed/\(secret).ics" }
    /// As a log may bear it: without the secret of a feed.
    static func told(_ path: String) -> String { path.hasPrefix(calendarFeeds + "/") ? calendarFeeds + "/…" : path }
    package static func draft(_ place: String) -> String { "/drafts" + Query([("place", place)]).text }
}

/// The part of an address after `?`, in the order given; empty values are left out.
package struct Query: Sendable {
    package private(set) var items: [(name: String, value: String)]

    package init(_ items: [(String, String)] = []) { self.items = items.map { (name: $0.0, value: $0.1) } }

    package subscript(name: String) -> String? { items.first { $0.name == name && !$0.value.isEmpty }?.value }

    package func all(_ name: String) -> [String] { items.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

    /// The same with one item set anew, or taken out for `nil`.
    package func with(_ name: String, _ value: String?) -> Query {
        var query = self
        query.items.removeAll { $0.name == name }
        if let value { query.items.append((name, value)) }
        return query
    }

    /// Without one value of a name.
    package func without(_ name: String, _ value: String) -> Query {
        var query = self
        query.items.removeAll { $0.name == name && $0.value == value }
        return query
    }

    package var text: String {
        let parts = items.filter { !$0.value.isEmpty }.map { "\(Percent.encode($0.name))=\(Percent.encode($0.value))" }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }
}

/// Percent-encoding of UTF-8, and its reverse as forms write it.
enum Percent {
    static func encode(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }

    /// Reads `a+b%20c`; a stray percent sign stays as it is, and bytes that are no UTF-8 become replacement characters.
    static func decode(_ bytes: some Sequence<UInt8>) -> String {
        let source = Array(bytes)
        var result: [UInt8] = []
        result.reserveCapacity(source.count)
        var place = 0
        while place < source.count {
            let byte = source[place]
            if byte == UInt8(ascii: "+") {
                result.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), place + 2 < source.count, let high = digit(source[place + 1]), let low = digit(source[place + 2]) {
                result.append(high << 4 | low)
                place += 2
            } else {
                result.append(byte)
            }
            place += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// `a=1&b=2` as pairs in their order.
    static func pairs(_ bytes: some Collection<UInt8>) -> [(String, String)] {
        bytes.split(separator: UInt8(ascii: "&")).map { part in
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (decode(halves[0]), halves.count > 1 ? decode(halves[1]) : "")
        }
    }
}
