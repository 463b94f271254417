import Affairs
import Kernel

/// 权责清单: what the county's organs may do at the end of the year, and how the list changed in it.
///
/// Every violation that the scenario lists is an item of its organ (`power/<organ>/<line>`), which penalty cases refer to.
package struct PowerPlays {
    let world: World
    let offices: PowerOffices
    private let violations: [OrganCode: [Violation]]
    /// Departments and townships that keep a list.
    private let holders: [Organ]
    private let year: Int

    package init(_ world: World) throws {
        self.world = world
        offices = PowerOffices(world)
        violations = try Violation.read(world.scenario)
        year = world.year
        let departments = offices.keepers { $0.level == .department && !$0.duties.contains(.establishment) && !$0.duties.contains(.petitions) }
        // Those that enforce have most of the items.
        holders = departments + departments.filter { $0.duties.contains(.enforcement) } + offices.keepers { $0.level == .township }
    }

    private func target(_ key: String) -> Int { world.scenario.targets[key] ?? 0 }

    package func plays() -> [Play] {
        guard !holders.isEmpty else { return [] }
        let changes = offices.isStaffed
        let (opening, cancelled) = (target("power.licence-opening"), changes ? target("power.cancelled") : 0)
        let takenOver = changes ? target("power.taken-over") : 0
        let punished = violations.keys.sorted { $0.description < $1.description }.flatMap { organ in listed(organ) }
        let reallocated = ReallocationPlays(offices)
        let kept = max(0, opening - cancelled)
        let others = max(0, target("power.items") - punished.count - kept - takenOver - reallocated.count)
        var plays = punished + reallocated.plays()
        plays += (0..<kept).map { filler("power/licence/\($0 + 1)", .licence, $0) }
        plays += (0..<cancelled).map { cancellation($0, of: cancelled, isLicence: opening > 0) }
        plays += (0..<takenOver).map { takeOver($0, of: takenOver) }
        let added = changes ? min(6, others / 150) : 0
        plays += (0..<added).map { addition($0, rejected: false) }
        plays += (0..<(others - added)).map {
            filler("power/other/\($0 + 1)", type(of: $0, hasLicences: opening == 0), $0, changing: $0 < others / 40 && changes)
        }
        if changes, others > 200 { plays += [addition(added, rejected: true)] + (0..<3).map { leaving($0) } }
        return plays
    }

    private func listed(_ organ: OrganCode) -> [Play] {
        guard let holder = world.organs[organ], offices.clerk(organ) != nil else { return [] }
        return (violations[organ] ?? []).map { violation in
            return play(violation.power(of: organ), on: registration(of: holder)) { course in
                self.course(holder, ListedPower(violation, of: organ)).existing(course, published: published)
            }
        }
    }

    // MARK: Days

    /// The list was published two years before, and entered into the system the autumn before.
    private var published: Day { offices.day(year - 2, 12, 17) }

    private func registration(of organ: Organ) -> Day {
        let place = holders.firstIndex { $0.code == organ.code } ?? 0
        return world.workingDay(place % 20 + 1, after: offices.day(year - 1, 9, 1))
    }

    /// Ten batches between February and November, each with one decision of the government.
    private func batch(_ index: Int, of count: Int) -> (number: Int, proposed: Day, decided: Day) {
        let batches = max(1, min(10, count))
        let number = index * batches / max(1, count)
        let proposed = offices.day(year, 2 + number * 9 / batches, 12)
        return (number + 1, proposed, world.workingDay(12, after: proposed))
    }

    // MARK: Plays

    private func play(_ power: Handle<PowerItem>, on day: Day, _ write: @escaping (Course<PowerItem>) -> Void) -> Play {
        let dice = world.dice("day/\(power)")
        return Play(power, opens: offices.at(day, dice), write)
    }

    private func course(_ organ: Organ, _ power: ListedPower) -> PowerCourse { PowerCourse(offices: offices, organ: organ, power: power) }

    private func holder(_ index: Int, _ name: String) -> Organ {
        let dice = world.dice("holder/\(name)/\(index)")
        return dice.pick(holders)
    }

    private func code(_ organ: Organ, _ type: String, _ index: Int) -> String { "\(organ.code)-\(type.prefix(3))\(padded(index + 1, 4))" }

    /// Types as lists of counties have them: half are penalties, then inspections and other powers.
    private func type(of index: Int, hasLicences: Bool) -> PowerType {
        let types: [PowerType] = [.penalty, .inspection, .other, .confirmation, .compulsion, .payment, .levy, .reward, .adjudication, .licence]
        let dice = world.dice("type/\(index)")
        return types[dice.weighted([520, 120, 150, 60, 60, 30, 20, 20, 10, hasLicences ? 60 : 0])]
    }

    private func filler(_ key: Handle<PowerItem>, _ type: PowerType, _ index: Int, changing: Bool = false) -> Play {
        let organ = holder(index, type == .licence ? "licence" : "other")
        let power = ListedPower(type, number: index, code: code(organ, type == .licence ? "xk" : "ot", index))
        let year = self.year
        return play(key, on: registration(of: organ)) { course in
            let work = self.course(organ, power)
            work.existing(course, published: published)
            guard changing, let office = offices.office else { return }
            let day = world.workingDay(of: year, from: 3, through: 9, course.dice)
            switch index % 5 {
            case 0:
                course.move(to: day).take("pause", by: office, \.pauses <- [Interruption(\.reason <- "上级决定暂时调整适用")])
                if index % 2 == 0 { course.pass(days: 20...50).take("resume", by: office) }
            case 1:
                let document = "政发〔\(year)〕\(course.number(3...28))号"
                work.change(course, on: day, decided: world.workingDay(15, after: day), .cancelled, "refuse-change", document: document)
            default:
                let document = "政发〔\(year)〕\(course.number(3...28))号"
                work.change(
                    course, on: day, decided: world.workingDay(15, after: day), .revised, "decide-revision", document: document,
                    with: [\.newName <- "\(power.name)（修订）"])
            }
        }
    }

    private func cancellation(_ index: Int, of count: Int, isLicence: Bool) -> Play {
        let type: PowerType = isLicence ? .licence : .other
        let organ = holder(index, "cancelled")
        // Names go on where those of the licences that stay have ended.
        let power = ListedPower(type, number: index + 130, code: code(organ, "qx", index))
        let batch = batch(index, of: count)
        let document = "政发〔\(year)〕\(batch.number + 2)号"
        return play("power/cancelled/\(index + 1)", on: registration(of: organ)) { course in
            let work = self.course(organ, power)
            work.existing(course, published: published)
            work.change(course, on: batch.proposed, decided: batch.decided, .cancelled, "decide-cancellation", document: document)
        }
    }

    private func takeOver(_ index: Int, of count: Int) -> Play {
        let organ = holder(index, "taken-over")
        let power = ListedPower(.licence, number: index + 220, code: code(organ, "cj", index))
        let batch = batch(index, of: count)
        let city = index % 3 == 0 ? "省有关部门" : "市有关部门"
        let more: Fields<PowerItem> = [
            \.takenOverFrom <- city, \.takeOverDocument <- "关于下放第\(batch.number)批行政审批事项的决定", \.approvalNumber <- "政发〔\(year)〕\(batch.number + 12)号",
        ]
        return play("power/taken-over/\(index + 1)", on: batch.decided) { course in self.course(organ, power).takingOver(more, course) }
    }

    private func addition(_ index: Int, rejected: Bool) -> Play {
        let organ = holder(index, "added")
        let power = ListedPower(.penalty, number: index + 240, code: code(organ, "xz", index))
        let dice = world.dice("added/\(index)")
        let day = world.workingDay(of: year, from: 2, through: 8, dice)
        return play("power/added/\(index + 1)", on: day) { course in self.course(organ, power).adding(rejected: rejected, course) }
    }

    /// 下放、合并: in the list at the beginning of the year and not at its end.
    private func leaving(_ index: Int) -> Play {
        let organ = holder(index, "leaving")
        let power = ListedPower(.inspection, number: index + 70, code: code(organ, "xf", index))
        let (first, year) = (violations.keys.min { $0.description < $1.description }, self.year)
        let document = "政发〔\(year)〕\(index + 15)号"
        return play("power/leaving/\(index + 1)", on: registration(of: organ)) { course in
            let work = self.course(organ, power)
            work.existing(course, published: published)
            var input: Fields<PowerItem> = [\.receivingLevel <- "各乡镇人民政府、街道办事处"]
            if index >= 2 {
                // What it is merged into was listed before; without one it stays.
                guard let first, let line = violations[first]?.first, let into = world.find(line.power(of: first)) else { return }
                input = [\.successors <- [into]]
            }
            let day = offices.day(year, 5 + index, 11)
            let kind: PowerItem.ChangeKind = index < 2 ? .delegated : .merged
            work.change(course, on: day, decided: world.workingDay(15, after: day), kind, "decide-move", document: document, with: input)
        }
    }
}
