import Affairs
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
        let dice = world.dice("day/compulsory-enforcement/\(index + 1)")
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
        let day = world.workingDay(of: world.year, through: 10, dice)
        opens = dice.time(8...15, on: day)
    }

    private var world: World { staff.world }

    func play() -> Play { Play(CompulsoryEnforcement.self, "compulsory-enforcement/\(index + 1)", opens: opens) { course in steps(course) } }

    private func steps(_ course: Course<CompulsoryEnforcement>) {
        guard let pair = staff.pair(organ, course.dice) else { return }
        let head = world.person(.head, in: organ, course.dice)
        let party = party(course.dice)
        if way == .atOnce, !isPerformed {
            clear(course, party, pair)
            file(course, pair[0])
            return
        }
        let money = way == .remittance ? course.number(5...80) * 1_000 : 0
        course.open("register", at: organ, by: pair[0], registration(party, money))
        if money > 0 { course.pass(minutes: 10...40).take("surcharge", by: pair[0], \.surchargeRule <- "每日按万分之五加收滞纳金", \.surchargeTold <- true) }
        if way == .demolition { course.pass(minutes: 10...60).take("announce-removal", by: pair[0], \.selfRemovalDays <- course.number(7...15)) }
        course.pass(minutes: 10...90)
        var demand: Fields<CompulsoryEnforcement> = [\.demandDays <- 10, \.demandManner <- money > 0 ? "缴入指定账户" : "自行履行"]
        if money > 0 { demand.append(\.demandAmount <- .yuan(money)) }
        course.take("demand", by: pair[0], demand)
        course.pass(days: 0...2).take("demand-serve", by: pair[0], served(\.demandService, course.pick([.direct, .direct, .left, .mailed])))
        if course.chance(300) {
            course.pass(days: 1...3).take("hear-defence", by: pair[0], \.defence <- "称资金困难，请求宽限", \.defenceReview <- "不属正当理由，不予采纳，可以协商分期履行")
        }
        if isPerformed {
            course.pass(days: 2...6).take("perform", by: pair[0], \.performance <- "当事人在催告期限内履行完毕")
        } else if way == .court {
            apply(course, pair[0], head)
        } else {
            course.pass(days: money > 0 ? 24...27 : 12...14)
            decide(course, money, pair, head)
        }
        file(course, pair[0])
    }

    /// One that has come to its end is filed, with the papers of all that happened.
    private func file(_ course: Course<CompulsoryEnforcement>, _ lead: Member) {
        let taken = Set(course.steps.map(\.action))
        let performing: Set<String> = ["execute", "finish-clearing", "court-executed", "perform", "agreement-kept"]
        guard taken.contains("terminate") || !taken.isDisjoint(with: performing) else { return }
        var papers: [FilePaper] = [.opening]
        let others: [(String, FilePaper)] = [("demand", .served), ("decide", .decision), ("agree", .agreement), ("apply-court", .source)]
        for (step, paper) in others where taken.contains(step) { papers.append(paper) }
        if !taken.isDisjoint(with: performing) { papers.append(.performance) }
        course.pass(days: 1...5).take("archive", by: lead, filed(\.archive, "\(opens.day.year)-强执-\(index + 1)", papers))
    }

    private func party(_ dice: Dice) -> Fields<CompulsoryEnforcement> {
        guard dice.chance(500) else {
            return [\.party.kind <- .citizen, \.party.citizenName <- Invented.name(dice), \.party.address <- "\(dice.place.name)境内"]
        }
        return Premises(world, number: dice.number(10_000_000...80_000_000), dice).party(\.party)
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

    private func registration(_ party: Fields<CompulsoryEnforcement>, _ money: Int) -> Fields<CompulsoryEnforcement> {
        let day = opens.day
        // The six months to sue are long over where the law asks for it.
        let remedies = way == .demolition || way == .court ? day.advanced(by: -20) : day.advanced(by: 120)
        var input: Fields<CompulsoryEnforcement> = [
            \.route <- way == .court ? .court : .own, \.decisionName <- duty.decision, \.decisionReference <- "决字〔\(day.year)〕第\(index + 1)号",
            \.obligation <- duty.obligation, \.performUntil <- day.advanced(by: -10), \.remediesUntil <- remedies,
        ]
        if way != .court { input += [\.powerBasis <- duty.power, \.powerByLaw <- true] }
        if way == .demolition { input.append(\.demolition <- true) }
        if money > 0 { input.append(\.principal <- .yuan(money)) }
        return input + party
    }

    private func clear(_ course: Course<CompulsoryEnforcement>, _ party: Fields<CompulsoryEnforcement>, _ pair: [Member]) {
        let isPresent = course.chance(500)
        var input =
            party + [
                \.decisionName <- duty.decision, \.obligation <- duty.obligation, \.officers.certificates <- staff.certificates(pair),
                \.urgency <- "遗洒物妨碍通行，当事人不能清除", \.executionRecord <- "组织人员、机械清除完毕，全程录像", \.recordSigned <- true,
                \.costs <- .yuan(course.number(3...40) * 100),
            ]
        if isPresent { input.append(\.partyPresent <- true) }
        course.open("clear-at-once", at: organ, by: pair[0], input)
        if !isPresent { course.pass(minutes: 30...150).take("tell-party", by: pair[0]) }
        course.pass(days: 0...2).take("finish-clearing", by: pair[0])
    }

    private func decide(_ course: Course<CompulsoryEnforcement>, _ money: Int, _ pair: [Member], _ head: Member) {
        let manner: CompulsoryEnforcement.Manner =
            switch way {
            case .substitute: .substitute
            case .remittance: .remittance
            case .restoration: .restoration
            default: .other
            }
        var input: Fields<CompulsoryEnforcement> = [
            \.manner <- manner, \.executionReason <- "经催告逾期仍不履行，且无正当理由", \.executionPlan <- "决定书送达后组织实施",
            \.officers.certificates <- staff.certificates(pair),
        ]
        if way == .substitute {
            input += [\.consequence <- .resources, \.agentName <- "林业服务专业合作社", \.agentUnconnected <- true, \.budget <- .yuan(12_000)]
        }
        if money > 0 { input.append(\.surcharge <- .yuan(money / 50)) }
        course.take("decide", by: head, input)
        course.pass(days: 0...2).take("decision-serve", by: pair[0], served(\.decisionService, .direct))
        course.pass(days: 1...6).take("publicity-publish", by: pair[0])
        switch course.dice.weighted([620, 120, 100, 80, 50]) {
        case 1: course.pass(days: 1...4).take("perform", by: pair[0], \.performance <- "收到决定后自行履行完毕")
        case 2:
            course.pass(days: 1...3).take("agree", by: head, \.agreement <- "分两期履行，每期二十日", \.agreementHarmless <- true)
            course.pass(days: 10...18).take("agreement-kept", by: pair[0], \.performance <- "按协议履行完毕")
        case 3:
            course.pass(days: 1...3).take(
                "suspend", by: head, \.suspensionGround <- course.pick([.hardship, .thirdParty]), \.suspensionNote <- "核实情况，暂缓执行")
            guard course.chance(600) else { return }
            course.pass(days: 8...15).take("resume", by: head, \.suspensionNote <- "中止的情形已经消失")
            execute(course, money, pair[0])
        case 4: course.pass(days: 2...6).take("terminate", by: head, \.terminationGround <- .destroyed, \.terminationNote <- "执行标的已经灭失")
        default: execute(course, money, pair[0])
        }
    }

    private func execute(_ course: Course<CompulsoryEnforcement>, _ money: Int, _ lead: Member) {
        if way == .substitute {
            course.pass(minutes: 10...60).take("demand-substitute", by: lead)
            course.pass(days: 3...6)
        } else {
            course.pass(days: 1...5)
        }
        var input: Fields<CompulsoryEnforcement> = [
            \.executionAt <- course.at, \.executionRecord <- "执行完毕，全程音像记录", \.recordSigned <- true, \.supervisedOnTheSpot <- true,
        ]
        if money > 0 { input += [\.executedAmount <- .yuan(money), \.handedToTreasury <- true] }
        course.take("execute", by: lead, input)
    }

    private func apply(_ course: Course<CompulsoryEnforcement>, _ lead: Member, _ head: Member) {
        course.pass(days: 11...16).take(
            "apply-court", by: head, \.court <- "\(world.name)人民法院", \.papers <- [.application, .decision, .opinionAndDemand, .object])
        course.pass(days: 2...5)
        if course.chance(50) {
            course.take("court-decline", by: lead, \.courtReason <- "申请材料不足以证明标的情况")
            course.pass(days: 2...5).take("object-declining", by: head)
            course.pass(days: 6...9)
        }
        course.take("court-accept", by: lead)
        course.pass(days: 3...7)
        if course.chance(120) {
            course.take("court-hears", by: lead)
            course.pass(days: 5...12).take("court-deny", by: lead, \.courtReason <- "主要证据不足，裁定不准予执行")
            course.pass(days: 2...6).take("terminate", by: head, \.terminationGround <- .other, \.terminationNote <- "法院裁定不准予执行，另行处理")
            return
        }
        course.take("court-grant", by: lead)
        course.pass(days: 10...30).take("court-executed", by: lead, \.executionRecord <- "人民法院执行完毕")
    }
}
