import Affairs
import Kernel

/// 合法性审查: contracts, decisions, agreements, replies and other papers, as many of each as the scenario says.
package struct ReviewPlays {
    private enum Ending { case lawful, amend, unlawful, returned, underWay }

    private struct Subject {
        let type: String
        let organ: OrganCode
        let title: String
    }

    /// Working days between the steps, drawn before the review is asked for so that it is concluded on its day.
    private struct Pace {
        let accept: Int
        let supplement: Int?
        let adviser: Int
        let suspended: Int?
        let examine: Int
        let sentBack: Bool
        let conclude: Int
        var total: Int { accept + (supplement ?? 0) + adviser + (suspended.map { $0 + 1 } ?? 0) + examine + conclude }

        init(isContract: Bool, isDecision: Bool, _ dice: inout Dice) {
            accept = dice.number(0...2)
            supplement = dice.chance(120) ? dice.number(1...6) : nil
            adviser = isDecision || dice.chance(350) ? 1 : 0
            suspended = dice.chance(45) ? dice.number(2...8) : nil
            // Few go beyond the five and fifteen working days.
            let isSlow = dice.chance(25)
            examine = dice.number(isContract ? (isSlow ? 5...8 : 1...3) : (isSlow ? 15...18 : 2...11))
            sentBack = dice.chance(40)
            conclude = dice.number(0...1)
        }
    }

    private static let kinds: [String: String] = ["decision": "majorDecision"]
    private static let materials: [String: String] = [
        "contract": "合同文本、立项和采购资料", "agreement": "协议文本、可行性说明", "decision": "决策草案、说明、征求意见和论证资料",
    ]
    private static let kind: String = "legality-review"

    let world: World
    private let counts: [(type: String, count: Int)]
    private let subjects: [String: [Subject]]

    package init(_ world: World) throws {
        self.world = world
        counts = try world.scenario.table("reviews.csv", columns: ["type", "count"]).lines.map { ($0["type"], try $0.int("count")) }
        let places = world.organs.organs.values.filter { $0.level == .township }.sorted { $0.code.description < $1.code.description }.map { place in
            world.scenario.placeName(of: place)
        }
        var found: [String: [Subject]] = [:]
        for line in try world.scenario.table("review-subjects.csv", columns: ["type", "organ", "subject"]).lines {
            let parts = line["subject"].split(separator: "{place}", omittingEmptySubsequences: false)
            let titles = parts.count == 2 ? places.map { "\(parts[0])\($0)\(parts[1])" } : [line["subject"]]
            found[line["type"], default: []] += titles.map { Subject(type: line["type"], organ: OrganCode(line["organ"]), title: $0) }
        }
        for type in found.keys.sorted() {
            var dice = Dice(seed: world.scenario.seed, "subjects/\(type)")
            found[type]?.shuffle(using: &dice)
        }
        subjects = found
    }

    package func plays() -> [Play] {
        // Beyond the concluded ones: some returned without an opinion, some under way at the end of the year.
        let others: [(String, Ending)] = [
            ("contract", .returned), ("contract", .returned), ("agreement", .returned), ("reply", .returned), ("contract", .underWay),
            ("contract", .underWay), ("agreement", .underWay), ("reply", .underWay), ("other", .underWay),
        ]
        let concluded = counts.flatMap { type, count in (0..<count).map { play(type, $0, nil) } }
        var next = Dictionary(counts.map { ($0.type, $0.count) }, uniquingKeysWith: { first, _ in first })
        return concluded
            + others.filter { type, _ in subjects[type] != nil }.map { type, ending in
                let index = next[type] ?? 0
                next[type] = index + 1
                return play(type, index, ending)
            }
    }

    private func play(_ type: String, _ index: Int, _ fixed: Ending?) -> Play {
        let key = "review/\(type)/\(index + 1)"
        var dice = Dice(seed: world.scenario.seed, "day/\(key)")
        let possible = subjects[type] ?? []
        let subject = possible[index % possible.count]
        let pace = Pace(isContract: type == "contract" || type == "agreement", isDecision: type == "decision", &dice)
        let ending = fixed ?? [.lawful, .amend, .unlawful][dice.weighted(type == "decision" ? [60, 40, 0] : [52, 43, 5])]
        let concluded = ending == .underWay ? Day.lastDay(of: world.scenario.year) : world.workingDay(of: world.scenario.year, &dice)
        let asked = (try? world.calendar.workingDay(ending == .underWay ? dice.number(1...4) : pace.total, before: concluded)) ?? concluded
        let opens = Instant(asked, hour: dice.number(8...9), minute: dice.number(0...59))
        return Play(key, opens: opens) { world, dice in steps(subject, pace, ending, opens, world, &dice) }
    }

    private func steps(_ subject: Subject, _ pace: Pace, _ ending: Ending, _ opens: Instant, _ world: World, _ dice: inout Dice) -> [Step] {
        let justice = world.organ(.justice)
        let clerk = world.person(.clerk, in: subject.organ, &dice)
        let examiner = world.person(.legality, in: justice, &dice)
        let colleagues = world.people(.legality, in: justice).filter { $0.id != examiner.id }
        let signer = dice.chance(600) ? world.person(.head, in: justice, &dice) : dice.pick(colleagues)
        let materials = Self.materials[subject.type] ?? "文稿和依据"
        var course = Course(world, opening: opens)
        var input = [
            "subject": Self.kinds[subject.type] ?? subject.type, "subjectTitle": subject.title, "requester": subject.organ.description,
            "materials": materials,
        ]
        if subject.type == "decision" { input["neededBy"] = world.workingDay(dice.number(20...28), after: opens.day).iso }
        course.open(Self.kind, at: subject.organ, "submit", by: clerk, input)
        course.pass(workingDays: pace.accept...pace.accept, &dice)
        if ending == .returned {
            course.take("return", by: examiner, ["returnReason": dice.pick(["文本没有确定的相对方和价款，待谈判完成后再送", "属于民事主体之间的合同，不属审查范围"])])
            return course.steps
        }
        if let days = pace.supplement {
            course.take("request-papers", by: examiner, ["papersNote": dice.pick(["缺相对方资信证明", "缺立项批复", "缺风险评估资料"])])
            course.pass(workingDays: days...days, &dice)
            course.take("supplement", by: clerk, ["materials": "\(materials)，补充资料"])
            course.pass(minutes: 20...60, &dice)
        }
        course.take("accept", by: examiner)
        guard ending != .underWay else { return course.steps }
        if pace.adviser > 0 {
            course.pass(workingDays: 1...1, &dice)
            course.take(
                "consult-adviser", by: examiner,
                ["adviser": dice.pick(["\(world.scenario.place.unit)政府法律顾问", "司法局公职律师"]), "adviserOpinion": "已书面提出意见"])
        }
        if let days = pace.suspended {
            course.pass(workingDays: 1...1, &dice)
            course.take("suspend", by: examiner, ["papersNote": "请说明资金来源和审批情况"])
            course.pass(workingDays: days...days, &dice)
            course.take("resume", by: clerk, ["materials": "财政部门的资金说明"])
        }
        course.pass(workingDays: pace.examine...pace.examine, &dice)
        let opinion = opinion(subject, ending, &dice)
        course.take("opine", by: examiner, opinion)
        course.pass(workingDays: pace.conclude...pace.conclude, &dice)
        if pace.sentBack {
            course.take("send-back", by: signer, ["sendBackReason": "结论没有写明依据"])
            course.pass(minutes: 30...90, &dice)
            course.take("opine", by: examiner, opinion)
            course.pass(minutes: 20...60, &dice)
        }
        course.take("conclude", by: signer)
        return course.steps
    }

    private func opinion(_ subject: Subject, _ ending: Ending, _ dice: inout Dice) -> [String: String] {
        var input: [String: String] = [:]
        let isDecision = subject.type == "decision"
        let problem = ending == .lawful || !isDecision ? nil : ("conformity", "部分措施需与上位法一致")
        if isDecision { input["findings"] = ReviewDesk.findings(["powers", "procedure", "conformity"], problem: problem) }
        switch ending {
        case .amend:
            input["outcome"] = "lawfulAfterAmendment"
            input["opinion"] = "按建议修改后合法"
            let all = ["明确违约责任", "补充争议解决条款", "明确付款条件和期限", "核实相对方主体资格", "规范援引的法律条文", "删去超出职权的承诺"]
            let count = dice.number(1...3)
            input["suggestions"] = JSON.array(all.shuffled(using: &dice).prefix(count).map { .text($0) }).encoded
        case .unlawful:
            input["outcome"] = "unlawful"
            input["opinion"] = subject.type == "reply" ? "不属本机关职权，不得作出实体答复" : "未按规定履行招标等法定程序，不合法"
        default:
            input["outcome"] = "lawful"
            input["opinion"] = "主体适格，内容不违反法律、法规的强制性规定"
        }
        return input
    }
}
