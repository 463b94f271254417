import Affairs
import Kernel

/// 合法性审查: contracts, decisions, agreements, replies and other papers, as many of each as the scenario says.
package struct ReviewPlays {
    private enum Ending { case lawful, amend, unlawful, returned, underWay }

    private struct Subject {
        let type: LegalityReview.Subject
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

        init(isContract: Bool, isDecision: Bool, _ dice: Dice) {
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

    private static let materials: [LegalityReview.Subject: String] = [
        .contract: "合同文本、立项和采购资料", .agreement: "协议文本、可行性说明", .majorDecision: "决策草案、说明、征求意见和论证资料",
    ]

    /// What is reviewed; the scenario says `decision` for a major one.
    private static func subject(_ line: Table.Line) throws -> LegalityReview.Subject {
        line["type"] == "decision" ? .majorDecision : try line.choice("type")
    }

    /// As keys and dice name it.
    private static func word(_ type: LegalityReview.Subject) -> String { type == .majorDecision ? "decision" : type.rawValue }

    let world: World
    private let counts: [(type: LegalityReview.Subject, count: Int)]
    private let subjects: [LegalityReview.Subject: [Subject]]

    package init(_ world: World) throws {
        self.world = world
        counts = try world.scenario.table("reviews.csv", columns: ["type", "count"]).lines.map { (try Self.subject($0), try $0.int("count")) }
        let places = world.organs.organs.values.filter { $0.level == .township }.sorted { $0.code.description < $1.code.description }.map { place in
            world.scenario.placeName(of: place)
        }
        var found: [LegalityReview.Subject: [Subject]] = [:]
        for line in try world.scenario.table("review-subjects.csv", columns: ["type", "organ", "subject"]).lines {
            let parts = line["subject"].split(separator: "{place}", omittingEmptySubsequences: false)
            let titles = parts.count == 2 ? places.map { "\(parts[0])\($0)\(parts[1])" } : [line["subject"]]
            let type = try Self.subject(line)
            found[type, default: []] += titles.map { Subject(type: type, organ: OrganCode(line["organ"]), title: $0) }
        }
        subjects = Dictionary(
            uniqueKeysWithValues: found.map { type, all in (type, world.dice("subjects/\(Self.word(type))").shuffled(all)) })
    }

    package func plays() -> [Play] {
        // Beyond the concluded ones: some returned without an opinion, some under way at the end of the year.
        let others: [(LegalityReview.Subject, Ending)] = [
            (.contract, .returned), (.contract, .returned), (.agreement, .returned), (.reply, .returned), (.contract, .underWay),
            (.contract, .underWay), (.agreement, .underWay), (.reply, .underWay), (.other, .underWay),
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

    private func play(_ type: LegalityReview.Subject, _ index: Int, _ fixed: Ending?) -> Play {
        let key = "review/\(Self.word(type))/\(index + 1)"
        let dice = world.dice("day/\(key)")
        let possible = subjects[type] ?? []
        let subject = possible[index % possible.count]
        let pace = Pace(isContract: type == .contract || type == .agreement, isDecision: type == .majorDecision, dice)
        let ending = fixed ?? [.lawful, .amend, .unlawful][dice.weighted(type == .majorDecision ? [60, 40, 0] : [52, 43, 5])]
        let concluded = ending == .underWay ? Day.lastDay(of: world.year) : world.workingDay(of: world.year, dice)
        let asked = (try? world.calendar.workingDay(ending == .underWay ? dice.number(1...4) : pace.total, before: concluded)) ?? concluded
        let opens = dice.time(8...9, on: asked)
        return Play(LegalityReview.self, key, opens: opens) { course in steps(subject, pace, ending, course) }
    }

    private func steps(_ subject: Subject, _ pace: Pace, _ ending: Ending, _ course: Course<LegalityReview>) {
        let justice = world.organ(.justice)
        let clerk = world.person(.clerk, in: subject.organ, course.dice)
        let examiner = world.person(.legality, in: justice, course.dice)
        let colleagues = world.people(.legality, in: justice).filter { $0.id != examiner.id }
        let signer = course.chance(600) ? world.person(.head, in: justice, course.dice) : course.pick(colleagues)
        let materials = Self.materials[subject.type] ?? "文稿和依据"
        var input: Fields<LegalityReview> = [
            \.subject <- subject.type, \.subjectTitle <- subject.title, \.requester <- subject.organ, \.materials <- materials,
        ]
        if subject.type == .majorDecision { input.append(\.neededBy <- world.workingDay(course.number(20...28), after: course.opens.day)) }
        course.open("submit", at: subject.organ, by: clerk, input)
        course.pass(days: pace.accept...pace.accept)
        if ending == .returned {
            course.take("return", by: examiner, \.returnReason <- course.pick(["文本没有确定的相对方和价款，待谈判完成后再送", "属于民事主体之间的合同，不属审查范围"]))
            return
        }
        if let days = pace.supplement {
            course.take("request-papers", by: examiner, \.papersNote <- course.pick(["缺相对方资信证明", "缺立项批复", "缺风险评估资料"]))
            course.pass(days: days...days).take("supplement", by: clerk, \.materials <- "\(materials)，补充资料")
            course.pass(minutes: 20...60)
        }
        course.take("accept", by: examiner)
        guard ending != .underWay else { return }
        if pace.adviser > 0 {
            course.pass(days: 1...1).take(
                "consult-adviser", by: examiner, \.adviser <- course.pick(["\(world.scenario.place.unit)政府法律顾问", "司法局公职律师"]),
                \.adviserOpinion <- "已书面提出意见")
        }
        if let days = pace.suspended {
            course.pass(days: 1...1).take("suspend", by: examiner, \.papersNote <- "请说明资金来源和审批情况")
            course.pass(days: days...days).take("resume", by: clerk, \.materials <- "财政部门的资金说明")
        }
        course.pass(days: pace.examine...pace.examine)
        let opinion = opinion(subject, ending, course.dice)
        course.take("opine", by: examiner, opinion)
        course.pass(days: pace.conclude...pace.conclude)
        if pace.sentBack {
            course.take("send-back", by: signer, \.sendBackReason <- "结论没有写明依据")
            course.pass(minutes: 30...90).take("opine", by: examiner, opinion)
            course.pass(minutes: 20...60)
        }
        course.take("conclude", by: signer)
    }

    private func opinion(_ subject: Subject, _ ending: Ending, _ dice: Dice) -> Fields<LegalityReview> {
        var input: Fields<LegalityReview> = []
        let isDecision = subject.type == .majorDecision
        let problem: ReviewDesk.Problem? = ending == .lawful || !isDecision ? nil : (.conformity, "部分措施需与上位法一致")
        if isDecision { input.append(\.findings <- ReviewDesk.findings([.powers, .procedure, .conformity], problem: problem)) }
        switch ending {
        case .amend:
            let all = ["明确违约责任", "补充争议解决条款", "明确付款条件和期限", "核实相对方主体资格", "规范援引的法律条文", "删去超出职权的承诺"]
            let count = dice.number(1...3)
            input += [\.outcome <- .lawfulAfterAmendment, \.opinion <- "按建议修改后合法", \.suggestions <- Array(dice.shuffled(all).prefix(count))]
        case .unlawful:
            let opinion = subject.type == .reply ? "不属本机关职权，不得作出实体答复" : "未按规定履行招标等法定程序，不合法"
            input += [\.outcome <- .unlawful, \.opinion <- opinion]
        default: input += [\.outcome <- .lawful, \.opinion <- "主体适格，内容不违反法律、法规的强制性规定"]
        }
        return input
    }
}
