import Affairs
import Kernel

/// 规范性文件备案审查: as many documents received from departments and townships as the scenario says (`filing.received`), and where it
/// says so, as many sent upward (`filing.sent`).
package struct FilingPlays {
    private enum Way { case granted, refused, corrected, ordered, revoked }

    private static let items: [String] = ["maker", "powers", "conformity", "createsPowers", "derogation", "enlargesPower", "procedure"]
    private static let departmental: [String] = [
        "政府投资项目监督管理办法", "农村饮水工程运行管理办法", "公共租赁住房分配管理实施细则", "城区道路停车管理办法", "农机购置补贴实施细则", "学前教育机构管理办法",
        "医疗保障定点机构协议管理细则", "小型水库安全管理办法", "林木采伐限额管理细则", "食品小作坊登记管理细则", "殡葬服务管理办法", "农村公路养护管理细则",
        "危险化学品储存监督管理办法", "地质灾害防治工作细则", "大型活动安全管理办法", "乡村旅游服务质量评定办法", "城乡居民养老保险经办规程", "扶贫资产管理办法",
    ]
    private static let local: [String] = [
        "农村生活垃圾分类管理办法", "集镇经营秩序管理规定", "农村宅基地审批管理办法", "森林防火管理规定", "农贸市场管理办法", "河道保洁管理办法", "村级集体资产管理办法",
        "红白喜事操办规定",
    ]

    let world: World
    private let staff: CountyStaff
    private let count: Int
    private let sent: Int
    private let makers: [OrganCode]

    package init(_ world: World) {
        self.world = world
        let staff = CountyStaff(world)
        self.staff = staff
        count = world.scenario.targets["filing.received"] ?? 0
        sent = world.scenario.targets["filing.sent"] ?? 0
        let organs = world.organs.organs.values.filter { $0.level == .department || $0.level == .township }
        makers = organs.map(\.code).sorted { $0.description < $1.description }.filter { code in
            code != staff.justice && !(world.people(.clerk, in: code) + world.people(.office, in: code)).isEmpty
        }
    }

    package func plays() -> [Play] {
        let examiners = world.people(.legality, in: staff.justice)
        guard examiners.count + world.people(.head, in: staff.justice).count > 1, !examiners.isEmpty, !makers.isEmpty else { return [] }
        var order = makers
        var dice = Dice(seed: world.scenario.seed, "filing/makers")
        order.shuffle(using: &dice)
        return (0..<count).map { received($0, order[$0 % order.count]) } + (0..<sent).map(upward)
    }

    private func received(_ index: Int, _ maker: OrganCode) -> Play {
        let key = "filing/\(index + 1)"
        var dice = Dice(seed: world.scenario.seed, "day/\(key)")
        let day = world.workingDay(of: world.scenario.year, &dice)
        let opens = Instant(day, hour: dice.number(9...16), minute: dice.number(0...59))
        // One in each fifty is revoked, and one ordered to be corrected; early enough to be seen to the end.
        let isEarly = day < Day.first(ofMonth: 8, year: world.scenario.year)
        let way: Way = [Way.granted, .refused, .corrected, .ordered, .revoked][dice.weighted([880, 40, 60, isEarly ? 12 : 0, isEarly ? 8 : 0])]
        return Play(key, opens: opens) { world, dice in write(index, maker, way, opens, world, &dice) }
    }

    private func write(_ index: Int, _ maker: OrganCode, _ way: Way, _ opens: Instant, _ world: World, _ dice: inout Dice) -> [Step] {
        let isTownship = world.organs[maker]?.level == .township
        guard let examiner = staff.someone([.legality], in: staff.justice, &dice),
            let signer = staff.someone(dice.chance(500) ? [.head, .legality] : [.legality, .head], in: staff.justice, besides: [examiner], &dice),
            let keeper = staff.someone([.clerk, .office], in: maker, &dice)
        else { return [] }
        let published = opens.day.advanced(by: dice.chance(50) ? -dice.number(17...40) : -dice.number(2...14))
        let submitted = max(published, opens.day.advanced(by: -dice.number(0...1)))
        let number = "\(world.organs[maker]?.short ?? "")规〔\(published.year)〕\(index / makers.count + 1)号"
        let name = isTownship ? staff.place(maker) : world.scenario.name
        let list = isTownship ? Self.local : Self.departmental
        let title = "\(name)\(list[(index + index / list.count) % list.count])"
        let isIncomplete = dice.chance(90)
        var course = Course(world, opening: opens)
        course.open(
            "filing", at: staff.justice, "receive", by: examiner,
            [
                "documentTitle": title, "documentNumber": number, "maker": maker.description, "makerKind": isTownship ? "township" : "department",
                "publishedOn": published.iso, "submittedOn": submitted.iso,
                "papers": isIncomplete ? "report,text,basis" : "report,text,explanation,basis,legality",
            ])
        if isIncomplete {
            course.pass(workingDays: 0...1, &dice)
            course.take("ask-supplement", by: examiner, ["papersNote": "缺起草说明和合法性审核意见"])
            course.pass(workingDays: 1...5, &dice)
            course.take("supplement", by: keeper, ["papers": "report,text,explanation,basis,legality"])
        }
        course.pass(workingDays: 0...2, &dice)
        if way == .refused {
            course.take(
                "refuse", by: signer, ["refusalGround": dice.pick(["notNormative", "notCompetent"]), "refusalNote": "属于内部工作安排，不涉及公民、法人和其他组织权利义务"])
            return course.steps
        }
        course.take("register", by: examiner)
        course.pass(workingDays: 2...14, &dice)
        examine(&course, way, examiner, signer, &dice)
        handle(&course, way, keeper, signer, &dice)
        return course.steps
    }

    private func examine(_ course: inout Course, _ way: Way, _ examiner: Scenario.Member, _ signer: Scenario.Member, _ dice: inout Dice) {
        let problem =
            way == .granted ? nil : dice.pick([("createsPowers", "没有上位法依据设定罚款"), ("derogation", "增加办理证明材料，没有依据"), ("conformity", "补助条件与上级规定不一致")])
        let input = [
            "findings": ReviewDesk.findings(Self.items, problem: problem), "opinion": problem == nil ? "主体、权限、内容、程序合法" : "存在应当纠正的问题",
        ]
        course.take("examine", by: examiner, input)
        course.pass(workingDays: 0...1, &dice)
        if dice.chance(30) {
            course.take("send-back", by: signer, ["sendBackReason": "对依据的核对不完整"])
            course.pass(minutes: 30...120, &dice)
            course.take("examine", by: examiner, input)
            course.pass(minutes: 20...60, &dice)
        }
    }

    private func handle(_ course: inout Course, _ way: Way, _ keeper: Scenario.Member, _ signer: Scenario.Member, _ dice: inout Dice) {
        guard way != .granted else { return course.take("grant", by: signer) }
        course.take("ask-correction", by: signer, ["correctionAsked": "删去或者修改没有依据的条款"])
        let office = staff.someone([.head], in: staff.government, &dice)
        if way == .ordered || way == .revoked, let office {
            course.pass(workingDays: 5...12, &dice)
            course.take("object", by: keeper, ["objection": "条款沿用多年，认为不影响相对人权益"])
            course.pass(workingDays: 3...8, &dice)
            if way == .revoked { return course.take("revoke", by: office, ["revocationNote": "没有上位法依据增加义务，且不予纠正"]) }
            course.take("order", by: office, ["orderNote": "限期删去没有上位法依据的条款"])
        }
        course.pass(workingDays: 6...16, &dice)
        course.take(
            "report-correction", by: keeper, ["correctionForm": dice.pick(["amended", "amended", "repealed"]), "correctionNote": "已按要求修改并重新公布"])
        course.pass(workingDays: 1...4, &dice)
        course.take("confirm-correction", by: signer)
    }

    /// The county government's own documents, filed with the organs above.
    private func upward(_ index: Int) -> Play {
        let key = "filing/sent/\(index + 1)"
        var dice = Dice(seed: world.scenario.seed, "day/\(key)")
        let day = world.workingDay(of: world.scenario.year, &dice)
        let opens = Instant(day, hour: dice.number(9...16), minute: dice.number(0...59))
        return Play(key, opens: opens) { world, dice in
            guard let clerk = staff.someone([.legality, .clerk], in: staff.justice, &dice) else { return [] }
            let published = opens.day.advanced(by: -dice.number(3...13))
            var course = Course(world, opening: opens)
            course.open(
                "filing", at: staff.justice, "send", by: clerk,
                [
                    "documentTitle": "\(world.scenario.name)\(Self.departmental[index % Self.departmental.count])",
                    "documentNumber": "\(world.organs[staff.government]?.short ?? "")规〔\(published.year)〕\(index + 1)号",
                    "maker": staff.government.description,
                    "makerKind": "government", "publishedOn": published.iso, "sentTo": "superiorGovernment,standingCommittee",
                ])
            course.pass(workingDays: 12...30, &dice)
            course.take("record-granted", by: clerk)
            return course.steps
        }
    }
}
