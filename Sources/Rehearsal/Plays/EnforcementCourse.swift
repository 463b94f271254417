import Kernel

/// One enforcement: from the demand to its end, by the organ's own power or through the court.
struct EnforcementCourse {
    private enum Way { case substitute, restoration, remittance, demolition, atOnce, court }

    private struct Duty {
        let decision: String
        let obligation: String
        let power: String
    }

    let staff: EnforcementStaff
    let index: Int
    private let isPerformed: Bool
    private let way: Way
    private let organ: OrganCode
    private let opens: Instant

    init(_ staff: EnforcementStaff, index: Int, isPerformed: Bool = false) {
        self.staff = staff
        self.index = index
        self.isPerformed = isPerformed
        let world = staff.world
        var dice = Dice(seed: world.scenario.seed, "day/compulsory-enforcement/\(index + 1)")
        let drawn: Way = [.substitute, .restoration, .remittance, .demolition, .atOnce, .court][dice.weighted([200, 160, 120, 90, 130, 300])]
        // A surcharge or a clearing counts by itself; those who perform upon the demand alone have neither.
        way = isPerformed && (drawn == .remittance || drawn == .atOnce) ? .restoration : drawn
        organ =
            switch way {
            case .substitute: dice.pick(staff.able("林业", "生态环境", "水利", "自然资源"))
            case .restoration: dice.pick(staff.able("水利", "交通", "城市管理"))
            case .remittance: dice.pick(staff.able("税务", "人力资源"))
            case .demolition: dice.pick(staff.able("城市管理", "自然资源", "住房"))
            case .atOnce: dice.pick(staff.able("交通", "城市管理", "水利"))
            case .court: dice.pick(staff.able)
            }
        // A surcharge runs for thirty days first, so all begin early enough to be decided in the year.
        let day = world.workingDay(of: world.scenario.year, through: 10, &dice)
        opens = Instant(day, hour: dice.number(8...15), minute: dice.number(0...59))
    }

    private var world: World { staff.world }

    func play() -> Play {
        Play("compulsory-enforcement/\(index + 1)", opens: opens) { [self] world, dice in steps(world, &dice) }
    }

    private func steps(_ world: World, _ dice: inout Dice) -> [Step] {
        guard let pair = staff.pair(organ, &dice) else { return [] }
        let head = world.person(.head, in: organ, &dice)
        var course = Course(world, opening: opens)
        let party = party(&dice)
        if way == .atOnce, !isPerformed {
            clear(&course, party, pair, &dice)
            file(&course, pair[0], &dice)
            return course.steps
        }
        let money = way == .remittance ? dice.number(5...80) * 1_000 : 0
        course.open("compulsory-enforcement", at: organ, "register", by: pair[0], registration(party, money))
        if money > 0 {
            course.pass(minutes: 10...40, &dice)
            course.take("surcharge", by: pair[0], ["surchargeRule": "每日按万分之五加收滞纳金", "surchargeTold": "是"])
        }
        if way == .demolition {
            course.pass(minutes: 10...60, &dice)
            course.take("announce-removal", by: pair[0], ["selfRemovalDays": String(dice.number(7...15))])
        }
        course.pass(minutes: 10...90, &dice)
        var demand = ["demandDays": "10", "demandManner": money > 0 ? "缴入指定账户" : "自行履行"]
        if money > 0 { demand["demandAmount"] = String(money) }
        course.take("demand", by: pair[0], demand)
        course.pass(workingDays: 0...2, &dice)
        course.take("demand-serve", by: pair[0], ServedPaper.input("demand", dice.pick(["direct", "direct", "left", "mailed"])))
        if dice.chance(300) {
            course.pass(workingDays: 1...3, &dice)
            course.take("hear-defence", by: pair[0], ["defence": "称资金困难，请求宽限", "defenceReview": "不属正当理由，不予采纳，可以协商分期履行"])
        }
        if isPerformed {
            course.pass(workingDays: 2...6, &dice)
            course.take("perform", by: pair[0], ["performance": "当事人在催告期限内履行完毕"])
        } else if way == .court {
            apply(&course, pair[0], head, &dice)
        } else {
            course.pass(workingDays: money > 0 ? 24...27 : 12...14, &dice)
            decide(&course, money, pair, head, &dice)
        }
        file(&course, pair[0], &dice)
        return course.steps
    }

    /// One that has come to its end is filed, with the papers of all that happened.
    private func file(_ course: inout Course, _ lead: Scenario.Member, _ dice: inout Dice) {
        let taken = Set(course.steps.map(\.action))
        let performing: Set<String> = ["execute", "finish-clearing", "court-executed", "perform", "agreement-kept"]
        guard taken.contains("terminate") || !taken.isDisjoint(with: performing) else { return }
        var papers = ["opening"]
        let others = [("demand", "served"), ("decide", "decision"), ("agree", "agreement"), ("apply-court", "source")]
        for (step, paper) in others where taken.contains(step) { papers.append(paper) }
        if !taken.isDisjoint(with: performing) { papers.append("performance") }
        course.pass(workingDays: 1...5, &dice)
        course.take("archive", by: lead, FiledCase.input("\(opens.day.year)-强执-\(index + 1)", papers))
    }

    private func party(_ dice: inout Dice) -> [String: String] {
        guard dice.chance(500) else { return ["party.kind": "citizen", "party.citizenName": Invented.name(&dice)] }
        let premises = Premises(world, number: dice.number(10_000_000...80_000_000), &dice)
        return premises.party
    }

    private var duty: Duty {
        switch way {
        case .substitute: Duty(decision: "责令限期恢复植被决定", obligation: "恢复被毁坏的植被", power: "《森林法》第八十一条")
        case .restoration: Duty(decision: "责令限期清除障碍物决定", obligation: "清除设置的障碍物，恢复原状", power: "《防洪法》第四十二条")
        case .remittance: Duty(decision: "责令限期缴纳决定", obligation: "缴纳欠缴的款项", power: "《税收征收管理法》第四十条")
        case .demolition: Duty(decision: "责令限期拆除决定", obligation: "拆除违法建设的房屋", power: "《城乡规划法》第六十八条")
        case .atOnce: Duty(decision: "立即清除决定", obligation: "清除路面遗洒物", power: "《行政强制法》第五十二条")
        case .court: Duty(decision: "行政处理决定", obligation: "退还非法占用的土地，恢复原状", power: "")
        }
    }

    private func registration(_ party: [String: String], _ money: Int) -> [String: String] {
        let day = opens.day
        // The six months to sue are long over where the law asks for it.
        let remedies = way == .demolition || way == .court ? day.advanced(by: -20) : day.advanced(by: 120)
        var input = [
            "route": way == .court ? "court" : "own", "decisionName": duty.decision, "decisionReference": "决字〔\(day.year)〕第\(index + 1)号",
            "obligation": duty.obligation, "performUntil": day.advanced(by: -10).iso, "remediesUntil": remedies.iso,
        ]
        if way != .court { input.merge(["powerBasis": duty.power, "powerByLaw": "是"]) { $1 } }
        if way == .demolition { input["demolition"] = "是" }
        if money > 0 { input["principal"] = String(money) }
        return input.merging(party) { $1 }
    }

    private func clear(_ course: inout Course, _ party: [String: String], _ pair: [Scenario.Member], _ dice: inout Dice) {
        let isPresent = dice.chance(500)
        var input = party.merging([
            "decisionName": duty.decision, "obligation": duty.obligation, "officers.certificates": staff.certificates(pair),
            "urgency": "遗洒物妨碍通行，当事人不能清除",
            "executionRecord": "组织人员、机械清除完毕，全程录像", "recordSigned": "是", "costs": String(dice.number(3...40) * 100),
        ]) { $1 }
        if isPresent { input["partyPresent"] = "是" }
        course.open("compulsory-enforcement", at: organ, "clear-at-once", by: pair[0], input)
        if !isPresent {
            course.pass(minutes: 30...150, &dice)
            course.take("tell-party", by: pair[0])
        }
        course.pass(workingDays: 0...2, &dice)
        course.take("finish-clearing", by: pair[0])
    }

    private func decide(_ course: inout Course, _ money: Int, _ pair: [Scenario.Member], _ head: Scenario.Member, _ dice: inout Dice) {
        let manner =
            switch way {
            case .substitute: "substitute"
            case .remittance: "remittance"
            case .restoration: "restoration"
            default: "other"
            }
        var input = [
            "manner": manner, "executionReason": "经催告逾期仍不履行，且无正当理由", "executionPlan": "决定书送达后组织实施",
            "officers.certificates": staff.certificates(pair),
        ]
        if way == .substitute {
            input.merge(["consequence": "resources", "agentName": "林业服务专业合作社", "agentUnconnected": "是", "budget": "12000"]) { $1 }
        }
        if money > 0 { input["surcharge"] = String(money / 50) }
        course.take("decide", by: head, input)
        course.pass(workingDays: 0...2, &dice)
        course.take("decision-serve", by: pair[0], ServedPaper.input("decision", "direct"))
        course.pass(workingDays: 1...6, &dice)
        course.take("publicity-publish", by: pair[0])
        switch dice.weighted([620, 120, 100, 80, 50]) {
        case 1:
            course.pass(workingDays: 1...4, &dice)
            course.take("perform", by: pair[0], ["performance": "收到决定后自行履行完毕"])
        case 2:
            course.pass(workingDays: 1...3, &dice)
            course.take("agree", by: head, ["agreement": "分两期履行，每期二十日", "agreementHarmless": "是"])
            course.pass(workingDays: 10...18, &dice)
            course.take("agreement-kept", by: pair[0], ["performance": "按协议履行完毕"])
        case 3:
            course.pass(workingDays: 1...3, &dice)
            course.take("suspend", by: head, ["suspensionGround": dice.pick(["hardship", "thirdParty"]), "suspensionNote": "核实情况，暂缓执行"])
            guard dice.chance(600) else { return }
            course.pass(workingDays: 8...15, &dice)
            course.take("resume", by: head, ["suspensionNote": "中止的情形已经消失"])
            execute(&course, money, pair[0], &dice)
        case 4:
            course.pass(workingDays: 2...6, &dice)
            course.take("terminate", by: head, ["terminationGround": "destroyed", "terminationNote": "执行标的已经灭失"])
        default: execute(&course, money, pair[0], &dice)
        }
    }

    private func execute(_ course: inout Course, _ money: Int, _ lead: Scenario.Member, _ dice: inout Dice) {
        if way == .substitute {
            course.pass(minutes: 10...60, &dice)
            course.take("demand-substitute", by: lead)
            course.pass(workingDays: 3...6, &dice)
        } else {
            course.pass(workingDays: 1...5, &dice)
        }
        var input = ["executionAt": course.at.iso, "executionRecord": "执行完毕，全程音像记录", "recordSigned": "是", "supervisedOnTheSpot": "是"]
        if money > 0 { input.merge(["executedAmount": String(money), "handedToTreasury": "是"]) { $1 } }
        course.take("execute", by: lead, input)
    }

    private func apply(_ course: inout Course, _ lead: Scenario.Member, _ head: Scenario.Member, _ dice: inout Dice) {
        course.pass(workingDays: 11...16, &dice)
        course.take("apply-court", by: head, ["court": "\(world.scenario.name)人民法院", "papers": "application,decision,opinionAndDemand,object"])
        course.pass(workingDays: 2...5, &dice)
        if dice.chance(50) {
            course.take("court-decline", by: lead, ["courtReason": "申请材料不足以证明标的情况"])
            course.pass(workingDays: 2...5, &dice)
            course.take("object-declining", by: head)
            course.pass(workingDays: 6...9, &dice)
        }
        course.take("court-accept", by: lead)
        course.pass(workingDays: 3...7, &dice)
        if dice.chance(120) {
            course.take("court-hears", by: lead)
            course.pass(workingDays: 5...12, &dice)
            course.take("court-deny", by: lead, ["courtReason": "主要证据不足，裁定不准予执行"])
            course.pass(workingDays: 2...6, &dice)
            course.take("terminate", by: head, ["terminationGround": "other", "terminationNote": "法院裁定不准予执行，另行处理"])
            return
        }
        course.take("court-grant", by: lead)
        course.pass(workingDays: 10...30, &dice)
        course.take("court-executed", by: lead, ["executionRecord": "人民法院执行完毕"])
    }
}
