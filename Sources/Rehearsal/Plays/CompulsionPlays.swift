import Kernel

/// 行政强制: as many measures imposed, and as many enforcements decided or brought before the court, in the year as the scenario says.
package struct CompulsionPlays {
    let world: World
    let staff: EnforcementStaff

    package init(_ world: World) {
        self.world = world
        staff = EnforcementStaff(world)
    }

    package func plays() -> [Play] {
        guard !staff.able.isEmpty else { return [] }
        let measures = (0..<(world.scenario.targets["compulsory-measure.count"] ?? 0)).map(measure)
        let count = world.scenario.targets["compulsory-enforcement.count"] ?? 0
        let enforcements = (0..<count).map { EnforcementCourse(staff, index: $0).play() }
        // Beyond those counted: parties who perform upon the demand alone.
        let performed = (0..<count / 8).map { EnforcementCourse(staff, index: count + $0, isPerformed: true).play() }
        return measures + enforcements + performed
    }

    private enum Fate: CaseIterable { case lifted, decided, extended, tested, urgent, lapsed, destroyed, transferred, sold, frozen }

    private struct Thing {
        let kind: String
        let cause: String
        let basis: String
        let thing: String
        let quantity: String
    }

    private static let things: [(word: String, thing: Thing)] = [
        ("市场监督", Thing(kind: "seizure", cause: "经营不符合食品安全标准的食品", basis: "《食品安全法》第一百一十条", thing: "涉案食品", quantity: "26箱")),
        ("公安", Thing(kind: "seizure", cause: "驾驶未悬挂号牌的机动车", basis: "《道路交通安全法》第九十五条", thing: "普通二轮摩托车", quantity: "1辆")),
        ("交通", Thing(kind: "seizure", cause: "未取得道路运输经营许可从事运输", basis: "《道路运输条例》第六十二条", thing: "小型普通客车", quantity: "1辆")),
        ("应急", Thing(kind: "sealing", cause: "未经许可储存烟花爆竹", basis: "《安全生产法》关于查封、扣押的规定", thing: "烟花爆竹储存场所", quantity: "1处")),
        ("农业", Thing(kind: "sealing", cause: "经营假劣农药", basis: "《农药管理条例》第四十一条", thing: "涉案农药", quantity: "18箱")),
        ("生态环境", Thing(kind: "sealing", cause: "违法排放污染物可能造成严重污染", basis: "《环境保护法》第二十五条", thing: "排放污染物的设备", quantity: "2台")),
        ("烟草", Thing(kind: "seizure", cause: "无准运证运输烟草专卖品", basis: "《烟草专卖法实施条例》", thing: "卷烟", quantity: "120条")),
    ]

    private func measure(_ index: Int) -> Play {
        let key = "compulsory-measure/\(index + 1)"
        var dice = Dice(seed: world.scenario.seed, "day/\(key)")
        let fate = Fate.allCases[dice.weighted([300, 180, 90, 80, 90, 15, 60, 35, 30, 20])]
        let named = Self.things.filter { entry in staff.able.contains { world.organs.name(of: $0).contains(entry.word) } }
        let entry = named.isEmpty ? nil : dice.pick(named)
        let organ = dice.pick(entry.map { entry in staff.able.filter { world.organs.name(of: $0).contains(entry.word) } } ?? staff.able)
        let opens = Instant(world.workingDay(of: world.scenario.year, &dice), hour: dice.number(8...13), minute: dice.number(0...59))
        let thing = entry?.thing ?? Thing(kind: "seizure", cause: "涉嫌违法经营", basis: "本行业法律关于扣押的规定", thing: "涉案物品", quantity: "10件")
        return Play(key, opens: opens) { [self] world, dice in steps(organ, index, thing, fate, opens, world, &dice) }
    }

    private func steps(
        _ organ: OrganCode, _ index: Int, _ thing: Thing, _ fate: Fate, _ opens: Instant, _ world: World, _ dice: inout Dice
    ) -> [Step] {
        guard let pair = staff.pair(organ, &dice) else { return [] }
        let head = world.person(.head, in: organ, &dice)
        var course = Course(world, opening: opens)
        let input = ground(thing, pair, fate, &dice)
        let spot = onTheSpot(fate, &dice)
        if fate == .urgent {
            course.open(
                "compulsory-measure", at: organ, "impose-urgently", by: pair[0], input.merging(spot) { $1 }.merging(["urgency": "当事人正在转移涉案物品"]) { $1 }
            )
            course.pass(minutes: 40...170, &dice)
            course.take("report", by: pair[0])
            course.pass(minutes: 10...60, &dice)
            if dice.chance(90) {
                course.take("reject", by: head, ["liftReason": "情节轻微，不应当采取强制措施", "returned": "当日退还，当事人签收"])
                return course.steps
            }
            course.take("ratify", by: head)
        } else {
            course.open("compulsory-measure", at: organ, "propose", by: pair[0], input)
            course.pass(minutes: 15...60, &dice)
            course.take("approve", by: head)
            course.pass(minutes: 20...120, &dice)
            course.take("impose", by: pair[0], spot)
        }
        if fate == .frozen {
            course.pass(workingDays: 1...3, &dice)
            course.take("freezing-serve", by: pair[0])
        } else {
            course.pass(minutes: 10...40, &dice)
            course.take(
                "entrust", by: pair[0], ["custody": thing.kind == "sealing" && dice.chance(300) ? "thirdParty" : "organ", "custodian": "委托保管仓库"])
        }
        course.pass(workingDays: 1...8, &dice)
        if dice.chance(900) {
            course.take("publicity-publish", by: pair[0])
        } else {
            course.take("publicity-withhold", by: head, ["publicity.ground": "underInvestigation"])
        }
        end(&course, thing, fate, pair[0], head, &dice)
        course.pass(workingDays: 1...5, &dice)
        let papers = ["opening", "decision", "evidence"] + (fate == .frozen ? [] : ["property"])
        course.take("archive", by: pair[0], FiledCase.input("\(opens.day.year)-强措-\(index + 1)", papers))
        return course.steps
    }

    private func ground(_ thing: Thing, _ pair: [Scenario.Member], _ fate: Fate, _ dice: inout Dice) -> [String: String] {
        var input = [
            "measureKind": fate == .frozen ? "freezing" : thing.kind, "cause": thing.cause, "reason": "防止证据损毁和危害扩大", "legalBasis": thing.basis,
            "basisLevel": thing.basis.contains("条例") ? "administrativeRegulation" : "law",
            "officers.certificates": staff.certificates(pair),
        ]
        if dice.chance(550) {
            let premises = Premises(world, number: dice.number(10_000_000...80_000_000), &dice)
            input.merge(premises.party) { $1 }
        } else {
            input.merge(["party.kind": "citizen", "party.citizenName": Invented.name(&dice)]) { $1 }
        }
        if fate == .frozen {
            let amount = String(dice.number(2...30) * 1_000)
            input.merge(["basisLevel": "law", "legalBasis": "专门法律关于冻结存款、汇款的规定", "bank": "县农村商业银行"]) { $1 }
            input.merge(["accounts": "62\(dice.number(1_000_000...9_999_999))", "frozenAmount": amount, "involvedAmount": amount]) { $1 }
        } else {
            let item = JSON.record([
                "name": .text(thing.thing), "quantity": .text(thing.quantity), "condition": .text("外观完好"), "isInvolved": .flag(true),
            ])
            input["items"] = JSON.array([item]).encoded
        }
        return input
    }

    private func onTheSpot(_ fate: Fate, _ dice: inout Dice) -> [String: String] {
        guard fate != .frozen else { return ["certificatesShown": "是", "record": "到金融机构办理冻结", "bankTold": "是"] }
        var spot = ["certificatesShown": "是", "record": "现场清点、拍照、封存", "deliveredOnTheSpot": "是", "inventoryInDuplicate": "是"]
        if dice.chance(70) {
            spot.merge(["witness": Invented.name(&dice), "recordSigned": "是"]) { $1 }
        } else {
            spot.merge(["partyPresent": "是", "told": "是", "defence": dice.pick(["没有意见", "称不知情"]), "defenceReview": "已听取并记录"]) { $1 }
            if dice.chance(930) { spot["recordSigned"] = "是" } else { spot["unsignedNote"] = "当事人拒绝签名，已在笔录中注明" }
        }
        return spot
    }

    private func end(
        _ course: inout Course, _ thing: Thing, _ fate: Fate, _ lead: Scenario.Member, _ head: Scenario.Member, _ dice: inout Dice
    ) {
        let freed = ["returned": "已退还当事人，当事人签收", "bankToldOfLifting": "是", "liftReason": "已查清事实"]
        switch fate {
        case .lapsed:
            // It falls of itself on the thirty-first day.
            course.move(to: world.workingDay(2, after: course.today.advanced(by: 31)), &dice)
            course.take("give-back", by: lead, ["afterLapse": "期满自动解除，已退还当事人，当事人签收"])
        case .destroyed:
            course.pass(workingDays: 3...8, &dice)
            course.take("dispose", by: head, ["disposal": "destroyed", "disposalBasis": "依法应当销毁，销毁过程全程录像"])
        case .transferred:
            course.pass(workingDays: 2...6, &dice)
            course.take("transfer", by: lead, ["transferredTo": "\(world.scenario.name)公安局", "partyToldOfTransfer": "是"])
        case .tested:
            course.pass(minutes: 10...60, &dice)
            let test = JSON.item(["item": .text("委托法定机构检验"), "days": .integer(dice.number(15...25)), "told": .flag(true)])
            course.take("begin-testing", by: lead, ["testings": test])
            course.pass(workingDays: 5...9, &dice)
            course.take("end-testing", by: lead)
            course.pass(workingDays: 1...4, &dice)
            course.take("lift", by: head, freed.merging(["liftGround": dice.pick(["noOffence", "unrelated"])]) { $1 })
        case .sold where thing.kind == "seizure":
            course.pass(minutes: 10...60, &dice)
            course.take("sell", by: head, ["sold": "不易保管的物品", "proceeds": String(dice.number(3...90) * 100)])
            course.pass(workingDays: 2...6, &dice)
            course.take("lift", by: head, freed.merging(["liftGround": "needless", "proceedsReturned": "是"]) { $1 })
        case .extended:
            course.pass(workingDays: 3...8, &dice)
            course.take("extend", by: head, ["extensionReason": "案情复杂，尚需调查", "extensionDays": String(dice.number(2...6) * 5)])
            course.pass(workingDays: 9...12, &dice)
            course.take("lift", by: head, freed.merging(["liftGround": "decided"]) { $1 })
        default:
            course.pass(workingDays: 2...9, &dice)
            course.take(
                "lift", by: head,
                freed.merging(["liftGround": fate == .decided ? "decided" : dice.pick(["needless", "decided", "noOffence"])]) { $1 })
        }
    }
}

extension Premises {
    /// As a party of a matter (当事人).
    var party: [String: String] {
        ["party.kind": isCompany ? "legalPerson" : "selfEmployed", "party.organisationName": name, "party.creditCode": code]
    }
}
