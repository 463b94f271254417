import Engine
import Kernel

/// What part of a desk is looked at.
struct DeskAddress: Sendable {
    /// `nil` where none was asked for: then what needs the reader most is shown.
    var tab: DeskTab?
    var part: DeskPart?
    var organ: OrganCode?
    /// From 1.
    var page: Int = 1

    init(_ query: Query) {
        tab = query["tab"].flatMap { DeskTab(rawValue: $0) }
        part = query["part"].flatMap { DeskPart(rawValue: $0) }
        organ = query["organ"].map { OrganCode(String($0.prefix(100))) }
        page = min(max(1, query["page"].flatMap { Int($0) } ?? 1), Self.lastPage)
    }

    /// More than a county's matters have pages.
    private static let lastPage: Int = 1_000_000

    static func path(_ tab: DeskTab, _ part: DeskPart? = nil, organ: OrganCode? = nil, page: Int = 1) -> String {
        Paths.desk
            + Query([
                ("tab", tab.rawValue), ("part", part?.rawValue ?? ""), ("organ", organ?.description ?? ""), ("page", page > 1 ? String(page) : ""),
            ]).text
    }
}
