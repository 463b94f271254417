import Affairs
import Kernel

/// Who can act in an organ for the plays of contracts, advisers and filings; any of them may be missing in a county's data.
struct CountyStaff {
    let world: World
    let government: OrganCode
    let justice: OrganCode
    /// Departments and townships whose own people can take a contract from its project to its signature.
    let units: [OrganCode]
    let townships: [OrganCode]

    init(_ world: World) {
        self.world = world
        government = world.organ(.government)
        justice = world.organ(.justice)
        let organs = world.organs.organs.values.filter { $0.level == .department || $0.level == .township }
        let codes = organs.map(\.code).sorted { $0.description < $1.description }
        units = codes.filter { Self.isStaffed($0, world) }
        townships = codes.filter { world.organs[$0]?.level == .township }
    }

    /// A clerk, somebody else who checks, and a third who signs.
    private static func isStaffed(_ organ: OrganCode, _ world: World) -> Bool {
        guard let clerk = world.people(.clerk, in: organ).first else { return false }
        let heads = world.people(.head, in: organ).filter { $0.id != clerk.id }
        let checkers = (world.people(.reviewer, in: organ) + world.people(.office, in: organ)).filter { $0.id != clerk.id }
        return !heads.isEmpty && checkers.contains { checker in heads.contains { $0.id != checker.id } }
    }

    /// Somebody with one of the roles, the first role that anybody has, who is none of those named.
    func someone(_ roles: [Role], in organ: OrganCode, besides others: [Member] = [], _ dice: Dice) -> Member? {
        for role in roles {
            let people = world.people(role, in: organ).filter { member in !others.contains { $0.id == member.id } }
            if !people.isEmpty { return dice.pick(people) }
        }
        return nil
    }

    /// A unit whose name has a word, such as 农业农村; otherwise any.
    func unit(named word: String, _ dice: Dice) -> OrganCode? {
        let fitting = units.filter { world.organs.name(of: $0).contains(word) }
        if !fitting.isEmpty { return dice.pick(fitting) }
        return units.isEmpty ? nil : dice.pick(units)
    }

    /// 安定镇 of 平江县安定镇人民政府.
    func place(_ organ: OrganCode) -> String {
        var name = world.organs.name(of: organ)
        if name.hasPrefix(world.name) { name.removeFirst(world.name.count) }
        for suffix in ["人民政府", "办事处", "管理委员会"] where name.hasSuffix(suffix) && name.count > suffix.count { name.removeLast(suffix.count) }
        return name
    }

    func somePlace(_ dice: Dice) -> String { townships.isEmpty ? "城区" : place(dice.pick(townships)) }

    /// An invented company of the county, or of the city beyond it.
    func company(_ trade: String, _ dice: Dice) -> String {
        let words = ["宏达", "金诚", "鑫源", "兴华", "恒通", "瑞丰", "天成", "盛世", "中信达", "华盛", "百川", "安泰", "远景", "汇丰源", "信和", "东升"]
        return "\(world.name)\(dice.pick(words))\(trade)有限公司"
    }

    /// So many working days before another.
    func workingDay(_ count: Int, before day: Day) -> Day {
        count == 0 ? day : (try? world.calendar.workingDay(count, before: day)) ?? day.advanced(by: -count * 7 / 5)
    }
}
