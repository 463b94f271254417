import Affairs
import Kernel

/// What is punished in the county, organ by organ, as the scenario lists it.
struct Violation: Sendable {
    /// What the law threatens, as the scenario says it.
    enum Kind: String { case warning, fine, detention, withholding, suspension, confiscation }

    let law: String
    let article: String
    let conduct: String
    let kind: Kind
    let least: Int
    let most: Int
    let weight: Int
    let from: Day?
    let until: Day?
    /// The line of the scenario's file, by which the power to punish it and its discretion benchmark are found.
    let line: Int

    func applies(on day: Day) -> Bool { (from.map { day >= $0 } ?? true) && (until.map { day <= $0 } ?? true) }

    var basis: String { "《\(law)》\(article)" }

    /// The key of the play that lists the power to punish it, such as `power/430626-ga/2`.
    func power(of organ: OrganCode) -> Handle<PowerItem> { "power/\(organ)/\(line)" }
    /// Its code in the list of powers and in the organ's benchmark.
    func powerCode(of organ: OrganCode) -> String { "\(organ)-\(line)" }

    /// 从轻、一般、从重, each about a third of what the law leaves, without a gap or an overlap: from, to, in yuan.
    var tiers: [(degree: DiscretionBenchmark.Degree, least: Int, most: Int)] {
        let room = most - least
        let step = { (yuan: Int) in yuan >= 10_000 ? yuan / 1_000 * 1_000 : yuan >= 1_000 ? yuan / 100 * 100 : yuan >= 100 ? yuan / 10 * 10 : yuan }
        let (first, second) = (least + step(room / 3), least + step(room * 2 / 3))
        return [(.lenient, least, first), (.ordinary, first, second), (.severe, second, most)]
    }

    /// The tier of a fine as a case names it: each from its lower bound to below its upper one, the last with its upper bound.
    func tier(of fine: Int) -> PenaltyCase.Tier? {
        let names: [DiscretionBenchmark.Degree: PenaltyCase.Tier] = [.lenient: .lighter, .ordinary: .general, .severe: .heavier]
        let found = tiers.first { tier in
            fine >= tier.least && (fine < tier.most || (fine == tier.most && (tier.most == most || tier.least == tier.most)))
        }
        return found.flatMap { names[$0.degree] }
    }

    /// What a case says of the benchmark for a fine: the entry and its tier, or why none applies.
    func discretion(_ organ: OrganCode, fine: Int, _ world: World) -> Fields<PenaltyCase> {
        guard let set = world.find(Handle<DiscretionBenchmark>("benchmark/\(organ)")), from == nil else {
            let named: Fields<PenaltyCase> = [\.benchmark <- "\(world.organs.name(of: organ))行政处罚自由裁量权基准", \.tier <- tier(of: fine) ?? .general]
            guard from != nil else { return named }
            return named + [\.departureReason <- "违法行为所依据的规定新近施行，基准尚未列入，参照同类情形", \.departureApproval <- "经本机关主要负责人批准"]
        }
        let entry: Fields<PenaltyCase> = [\.benchmarkSet <- set, \.benchmarkEntry <- powerCode(of: organ)]
        // A warning alone is not measured in money.
        if most == 0 || fine == 0 { return entry + [\.tier <- .general] }
        guard let tier = tier(of: fine) else { return entry + [\.departureReason <- "当事人主动消除违法行为危害后果，依法减轻", \.departureApproval <- "经本机关主要负责人批准"] }
        return entry + [\.tier <- tier]
    }

    /// 法律、法规、规章, as far as the title tells.
    var rank: EnforcementSubject.BasisRank {
        let title = law.split(separator: "（").first.map(String.init) ?? law
        return title.hasSuffix("法") ? .law : title.hasSuffix("条例") || title.hasSuffix("细则") ? .regulation : .rule
    }

    /// The law under which it may be punished on the spot, and the most that may be fined then.
    func spot(revised: Bool) -> (law: PenaltyCase.SpotLaw, citizen: Int, organisation: Int)? {
        guard kind == .warning || kind == .fine else { return nil }
        let (name, citizen, organisation): (PenaltyCase.SpotLaw, Int, Int) =
            switch law {
            case "道路交通安全法": (.roadTraffic, 200, 200)
            case "治安管理处罚法": (.publicSecurity, 200, 200)
            default: revised ? (.penaltyLaw, 200, 3_000) : (.penaltyLaw, 50, 1_000)
            }
        return kind == .warning || least <= organisation ? (name, citizen, organisation) : nil
    }

    static func read(_ scenario: Scenario) throws -> [OrganCode: [Violation]] {
        let columns = ["organ", "law", "article", "conduct", "kind", "min", "max", "weight", "from", "until"]
        var found: [OrganCode: [Violation]] = [:]
        for line in try scenario.table("violations.csv", columns: columns).lines {
            guard let kind = Kind(rawValue: line["kind"]) else { throw line.bad("kind", "没有这种处罚") }
            let violation = Violation(
                law: line["law"], article: line["article"], conduct: line["conduct"], kind: kind, least: try line.int("min"),
                most: try line.int("max"), weight: try line.int("weight"), from: line["from"].isEmpty ? nil : try line.day("from"),
                until: line["until"].isEmpty ? nil : try line.day("until"), line: line.number)
            found[OrganCode(line["organ"]), default: []].append(violation)
        }
        return found
    }
}

/// One party of a case, and what it is punished with.
struct Offence {
    let violation: Violation
    let isOrganisation: Bool
    let party: Fields<PenaltyCase>
    /// The party's name.
    let name: String
    /// The penalties, and whether there is more than money in them.
    let penalties: [PenaltyItem]
    let fine: Int
    let hasOther: Bool
    let isLarge: Bool

    /// - Parameter ceiling: the most that may be fined, for decisions on the spot.
    init(_ violation: Violation, isOrganisation: Bool, ceiling: Int?, _ dice: Dice) {
        self.violation = violation
        self.isOrganisation = isOrganisation
        if isOrganisation {
            name = Invented.company(dice)
            party = [
                \.party.kind <- .legalPerson, \.party.organisationName <- name, \.party.creditCode <- Invented.creditCode(dice),
                \.party.legalRepresentative <- Invented.name(dice), \.party.address <- dice.place.name,
            ]
        } else {
            name = Invented.name(dice)
            party = [
                \.party.kind <- .citizen, \.party.citizenName <- name, \.party.identityNumber <- Invented.identityNumber(dice), \.capacity <- .full,
                \.party.phone <- Invented.phone(dice), \.party.address <- "\(dice.place.name)境内",
            ]
        }
        let most = min(violation.most, ceiling ?? violation.most)
        fine = violation.kind == .warning && ceiling != nil ? 0 : most == 0 ? 0 : Self.round(dice.number(min(violation.least, most)...most))
        var items: [PenaltyItem] = []
        var other = false
        switch violation.kind {
        case .warning: items.append(PenaltyItem(\.kind <- .warning))
        case .detention:
            items.append(PenaltyItem(\.kind <- .detention, \.days <- dice.pick([3, 5, 7, 10, 15])))
            other = true
        case .withholding:
            items.append(PenaltyItem(\.kind <- .withheldLicence, \.days <- 180))
            other = true
        case .suspension:
            items.append(PenaltyItem(\.kind <- .suspendedBusiness, \.days <- dice.pick([5, 7, 10])))
            other = true
        case .confiscation: items.append(PenaltyItem(\.kind <- .confiscatedIncome, \.amount <- .yuan(max(100, fine / 2))))
        case .fine: break
        }
        if fine > 0 { items.append(PenaltyItem(\.kind <- .fine, \.amount <- .yuan(fine))) }
        penalties = items
        hasOther = other
        isLarge = violation.kind == .suspension || fine >= (isOrganisation ? 20_000 : 1_000)
    }

    /// What is owed: fines and confiscated income.
    var owed: Money { penalties.reduce(.zero) { $0 + ($1.amount ?? .zero) } }

    private static func round(_ yuan: Int) -> Int {
        yuan >= 10_000 ? yuan / 1_000 * 1_000 : yuan >= 1_000 ? yuan / 100 * 100 : yuan >= 50 ? yuan / 10 * 10 : max(5, yuan / 5 * 5)
    }

    func payment(_ receipt: String) -> [Payment] { [Payment(\.amount <- owed, \.receipt <- receipt)] }
}
