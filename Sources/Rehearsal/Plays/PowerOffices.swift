import Affairs
import Kernel

/// Who takes the steps on the list of powers: the organ's clerk, 编办, the justice bureau and the government.
struct PowerOffices {
    let world: World
    let establishment: OrganCode?
    let justice: OrganCode
    let government: OrganCode

    init(_ world: World) {
        self.world = world
        establishment = world.organs.root.flatMap { world.organs.nearest(.establishment, to: $0) }
        justice = world.organ(.justice)
        government = world.organ(.government)
    }

    /// 编办 has people to examine with, so that the list can be changed at all.
    var isStaffed: Bool { examiner != nil && legality != nil && office != nil }

    var examiner: Member? {
        guard let establishment else { return nil }
        return world.people(.reviewer, in: establishment).first ?? presenter
    }
    var presenter: Member? { establishment.flatMap { world.people(.clerk, in: $0).first } }
    var legality: Member? { world.people(.legality, in: justice).first }
    var office: Member? { world.people(.office, in: government).first ?? world.people(.head, in: government).first }
    var keeper: Member? { world.people(.certification, in: justice).first ?? legality }

    func clerk(_ organ: OrganCode) -> Member? { world.people(.clerk, in: organ).first }

    /// Departments and townships whose register somebody keeps, in the order of their codes.
    func keepers(_ holds: (Organ) -> Bool) -> [Organ] {
        world.organs.organs.values.filter { ($0.level == .department || $0.level == .township) && clerk($0.code) != nil && holds($0) }
            .sorted { $0.code.description < $1.code.description }
    }

    /// A working day about so many days after the beginning of a year.
    func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        world.workingDay(onOrAfter: Day.first(ofMonth: month, year: year).advanced(by: day - 1))
    }

    func at(_ day: Day, _ dice: Dice) -> Instant { dice.time(9...16, on: day) }
}
