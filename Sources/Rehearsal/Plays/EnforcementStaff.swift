import Affairs
import Kernel

/// Organs that can enforce in a scenario: a head, a clerk and at least four officers whose certificates are good all through.
struct EnforcementStaff {
    let world: World
    let organs: [OrganCode]
    private let officers: [OrganCode: [Member]]

    init(_ world: World) {
        self.world = world
        let steady = world.scenario.people.filter {
            $0.roles.contains(.officer) && $0.note == "certified" && !CertificatePlays.isWithheld($0, world.scenario)
        }
        officers = Dictionary(grouping: steady, by: \.organ)
        organs = officers.keys.filter { organ in
            (world.organs[organ]?.duties.contains(.enforcement) ?? false) && !world.people(.head, in: organ).isEmpty
                && !world.people(.clerk, in: organ).isEmpty
        }.sorted { $0.description < $1.description }
    }

    /// The officers of an organ whose certificates have been opened by now.
    func certified(_ organ: OrganCode) -> [Member] { (officers[organ] ?? []).filter { world.certificate(of: $0.id) != nil } }

    var able: [OrganCode] { organs.filter { (officers[$0]?.count ?? 0) >= 4 } }

    /// Those whose names contain a word, or all where there are none.
    func able(_ words: String...) -> [OrganCode] {
        let named = able.filter { organ in words.contains { world.organs.name(of: organ).contains($0) } }
        return named.isEmpty ? able : named
    }

    /// Two different officers, the first of whom acts; `nil` where there are not two.
    func pair(_ organ: OrganCode, _ dice: Dice) -> [Member]? {
        let staff = certified(organ)
        guard staff.count >= 2 else { return nil }
        let first = dice.number(0...staff.count - 1)
        return [staff[first], staff[(first + dice.number(1...staff.count - 1)) % staff.count]]
    }

    func certificates(_ members: [Member]) -> [Ref<EnforcementCertificate>] { members.compactMap { world.certificate(of: $0.id) } }
}

/// An invented business of the county.
struct Premises {
    let name: String
    let code: String
    let isCompany: Bool
    let address: String

    private static let words: [String] = ["鸿运", "永兴", "福临", "天顺", "金穗", "同心", "惠民", "锦绣", "康达", "东升", "华联", "百佳", "新世纪", "好又多", "四季"]
    private static let trades: [String] = ["食品", "商贸", "建材", "餐饮", "运输", "农资", "药业", "物业", "家居", "机械"]

    init(_ world: World, number: Int, _ dice: Dice) {
        isCompany = dice.chance(620)
        let word = dice.pick(Self.words) + dice.pick(Self.trades)
        name = world.name + word + (isCompany ? "有限公司" : "店（个体工商户）")
        address = "\(world.name)境内"
        code = Invented.creditCode(class: isCompany ? "91" : "92", number: number % 100_000_000, at: world.scenario.place)
    }

    var kind: Inspection.ObjectKind { isCompany ? .enterprise : .selfEmployed }
}
