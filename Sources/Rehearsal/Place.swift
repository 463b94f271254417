import Kernel

/// What is a county's own among things that are made up: its name, its code, its court, and words that companies there take.
package struct Place: Sendable {
    /// The six digits of the county, with which numbers of identity cards and companies begin.
    package let code: String
    package let name: String
    package let brands: [String]
    /// What stands before the number of a money receipt, such as 湘财.
    package let receipt: String
    package let court: String
    /// The court's abbreviation in case numbers, such as 湘0626.
    package let courtMark: String

    /// 县 or 区, as the county's meetings and advisers are called.
    package var unit: String { name.last.map(String.init) ?? "县" }
}

/// What a scenario's `scenario.json` says; all but the first lines may be left out.
struct ScenarioHead: Decodable {
    struct Exams: Decodable {
        var before: [String]
        var within: String
    }
    struct Court: Decodable {
        var name: String
        var mark: String
    }
    struct Cleanup: Decodable {
        var cutOff: String
        var start: String
        var scope: String?
    }
    struct Life: Decodable {
        var perMille: Int
        var most: Int
        var order: String?
    }
    struct Collateral: Decodable {
        var document: String
        var result: String
    }

    var id: String
    var county: String
    var name: String
    var province: String
    var city: String
    var year: Int
    var seed: UInt64
    var until: String
    var brands: [String]?
    var receipt: String?
    var court: Court?
    var exams: Exams?
    var meetingsBefore: Int?
    var cleanup: Cleanup?
    var collateral: Collateral?
    var life: Life?
    /// The county's own values of what the law leaves to it.
    var settings: [String: String]?

    func place(_ townships: [String]) -> Place {
        let brands = brands ?? townships
        return Place(
            code: county, name: name, brands: brands.isEmpty ? [name] : brands, receipt: receipt ?? "财", court: court?.name ?? "\(name)人民法院",
            courtMark: court?.mark ?? county)
    }

    /// - Throws: `scenario.badValue`.
    func day(_ text: String, _ member: String) throws -> Day {
        guard let day = Day(iso: text) else { throw Problem(.invalid, .scenarioBadValue, "scenario.json 的 \(member) 应为日期，填写的是“\(text)”。") }
        return day
    }
}
