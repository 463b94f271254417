import Design
import Engine
import Kernel
import Reporting
import Storage

/// Which organ's figures of which months somebody looks at, within what he or she may see.
struct FigureView: Sendable {
    let extent: Extent
    let organ: OrganCode
    let organName: String
    let year: Int
    /// The last month that counts; the year to date when the year is not over.
    let through: Int
    /// The last month is not over: the year before is compared by whole months.
    let isRunning: Bool
    let years: [Int]
    let organs: [Option]
    /// Measures in sight; `nil` for all.
    private let measures: Set<String>?
    private let asked: Query

    /// - Returns: `nil` for somebody whose posts show no figures.
    /// - Throws: `web.figures`, when an organ is out of sight or a number cannot be read.
    init?(_ query: Query, _ sight: Sight) throws {
        let vantage = sight.vantage
        guard let first = vantage.first else { return nil }
        let tree = sight.work.engine.organs
        let organ = query["organ"].map { OrganCode($0) } ?? first
        guard tree[organ] != nil, let extent = vantage.extent(of: organ) else {
            throw Problem(.missing, .webFigures, "没有代码为“\(organ)”的机关，或者它的指标不在您的权限范围内。", remedy: "请在“机关”中选择。")
        }
        let today = sight.day.parts
        years = try sight.work.connection.countedYears(sight.work.engine.county, through: today.year)
        let year = try Self.number(query, "year", "年度", 1901...9998) ?? Self.year(today, years)
        self.year = year
        through = try Self.number(query, "through", "截至", 1...12) ?? (year == today.year ? today.month : 12)
        isRunning = year == today.year && through == today.month
        self.organ = organ
        self.extent = extent
        organName = tree.name(of: organ)
        measures = sight.measures(in: extent)
        organs = Self.choices(vantage, tree, current: organ)
        asked = Query([("organ", query["organ"] ?? ""), ("year", query["year"] ?? ""), ("through", query["through"] ?? "")])
    }

    /// In January, the year that is being reported on; later, the running year; failing that, the last year with figures.
    private static func year(_ today: (year: Int, month: Int, day: Int), _ years: [Int]) -> Int {
        let expected = today.month == 1 ? today.year - 1 : today.year
        return years.contains(expected) ? expected : years.first ?? expected
    }

    private static func number(_ query: Query, _ name: String, _ label: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text = query[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw Problem(
                .invalid, .webFigures, "“\(label)”填写的“\(text.prefix(20))”不符合要求：应为\(range.lowerBound)至\(range.upperBound)的整数。", remedy: "请重新选择。")
        }
        return number
    }

    /// A month by itself, from an address.
    static func month(_ query: Query) throws -> Int? { try number(query, "month", "月份", 1...12) }

    /// The organs down to townships in the order of the tree, and what lies directly below the one looked at.
    private static func choices(_ vantage: Vantage, _ tree: OrganTree, current: OrganCode) -> [Option] {
        var found: [Option] = []
        func add(_ code: OrganCode, depth: Int) {
            found.append(Option(code.description, String(repeating: "　", count: depth) + tree.name(of: code)))
            for child in tree.below(code) where tree[child]?.level != .village || code == current || child == current { add(child, depth: depth + 1) }
        }
        for code in vantage.subtrees { add(code, depth: 0) }
        return found + vantage.own.map { Option($0.description, tree.name(of: $0) + "（本级）") }
    }

    /// Whether organs below are seen too.
    var looksDown: Bool { if case .alone = extent { false } else { true } }

    var months: Months { Months(year, through: through) }

    /// `2020年`, `2020年1—6月`.
    var period: String { through == 12 ? "\(year)年" : through == 1 ? "\(year)年1月" : "\(year)年1—\(through)月" }
    var before: String { through == 12 ? "上年" : "上年同期" }

    func allows(_ indicator: Indicator, _ figures: Figures) -> Bool {
        guard let measures else { return true }
        return figures.bases(indicator).allSatisfy(measures.contains)
    }

    /// Whether everything that an identity compares is in sight.
    func allows(_ identity: Identity, _ figures: Figures) -> Bool {
        guard let measures else { return true }
        return identity.ids.allSatisfy { id in
            if let indicator = try? figures.indicator(id) { allows(indicator, figures) } else { measures.contains(id) }
        }
    }

    /// The same view at another address; what was left to the default stays so.
    func path(_ address: String, _ more: [(String, String?)] = []) -> String {
        address + more.reduce(asked) { $0.with($1.0, $1.1) }.text
    }

    func figure(_ id: String) -> String { path(Paths.figure(id)) }
    func records(_ id: String, month: Int? = nil) -> String { path(Paths.figureRecords(id), [("month", month.map { String($0) })]) }

    /// What the form that chooses must not lose, or sends by itself.
    var chosen: Query { asked }
}

extension Problem.Code {
    static let webFigures: Problem.Code = Problem.Code("web.figures")
}
