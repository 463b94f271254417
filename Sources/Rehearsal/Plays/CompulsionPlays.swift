import Affairs
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
        let measures = (0..<(world.target("compulsory-measure.count"))).map(measure)
        let count = world.target("compulsory-enforcement.count")
        let enforcements = (0..<count).map { EnforcementCourse(staff, index: $0).play() }
        // Beyond those counted: parties who perform upon the demand alone.
        let performed = (0..<count / 8).map { EnforcementCourse(staff, index: count + $0, isPerformed: true).play() }
        return measures + enforcements + performed
    }

    private enum Fate: CaseIterable { case lifted, decided, extended, tested, urgent, lapsed, destroyed, transferred, sold, frozen }

    private struct Thing {
        let kind: CompulsoryMeasure.MeasureKind
        let cause: String
        let basis: String
        let thing: String
        let quantity: String
    }

    private static let things: [(word: String, thing: Thing)] = [
        ("市场监督", Thing(kind: .seizure, cause: "经营不符合食品安全标准的食品", basis: "《食品安全法》第一百一十条", thing: "涉案食品", quantity: "26箱")),
        ("公安", Thing(kind: .seizure, cause: "驾驶未悬挂号牌的机动车", basis: "《道路交通安全法》第九十五条", thing: "普通二轮摩托车", quantity: "1辆")),
        ("交通", Thing(kind: .seizure, cause: "未取得道路运输经营许可从事运输", basis: "《道路运输条例》第六十二条", thing: "小型普通客车", quantity: "1辆")),
        ("应急", Thing(kind: .sealing, cause: "未经许可储存烟花爆竹", basis: "《安全生产法》关于查封、扣押的规定", thing: "烟花爆竹储存场所", quantity: "1处")),
        ("农业", Thing(kind: .sealing, cause: "经营假劣农药", basis: "《农药管理条例》第四十一条", thing: "涉案农药", quantity: "18箱")),
        ("生态环境", Thing(kind: .sealing, cause: "违法排放污染物可能造成严重污染", basis: "《环境保护法》第二十五条", thing: "排放污染物的设备", quantity: "2台")),
        ("烟草", Thing(kind: .seizure, cause: "无准运证运输烟草专卖品", basis: "《烟草专卖法实施条例》", thing: "卷烟", quantity: "120条")),
    ]

    private func measure(_ index: Int) -> Play {
        let key = "compulsory-measure/\(index + 1)"
        let dice = world.dice("day/\(key)")
        let fate = Fate.allCases[dice.weighted([300, 180, 90, 80, 90, 15, 60, 35, 30, 20])]
        let named = Self.things.filter { entry in staff.able.contains { world.organs.name(of: $0).contains(entry.word) } }
        let entry = named.isEmpty ? nil : dice.pick(named)
        let organ = dice.pick(entry.map { entry in staff.able.filter { world.organs.name(of: $0).contains(entry.word) } } ?? staff.able)
        let opens = dice.time(8...13, on: world.workingDay(of: world.year, dice))
        let thing = entry?.thing ?? Thing(kind: .seizure, cause: "涉嫌违法经营", basis: "本行业法律关于扣押的规定", thing: "涉案物品", quantity: "10件")
        return Play(CompulsoryMeasure.self, key, opens: opens) { course in steps(organ, index, thing, fate, course) }
    }

    private func steps(_ organ: OrganCode, _ index: Int, _ thing: Thing, _ fate: Fate, _ course: Course<CompulsoryMeasure>) {
        guard let pair = staff.pair(organ, course.dice) else { return }
        let head = world.person(.head, in: organ, course.dice)
        let input = ground(thing, pair, fate, course.dice)
        let spot = onTheSpot(fate, course.dice)
        if fate == .urgent {
            course.open("impose-urgently", at: organ, by: pair[0], input + spot + [\.urgency <- "当事人正在转移涉案物品"])
            course.pass(minutes: 40...170).take("report", by: pair[0])
            course.pass(minutes: 10...60)
            if course.chance(90) {
                course.take("reject", by: head, \.liftReason <- "情节轻微，不应当采取强制措施", \.returned <- "当日退还，当事人签收")
                return
            }
            course.take("ratify", by: head)
        } else {
            course.open("propose", at: organ, by: pair[0], input)
            course.pass(minutes: 15...60).take("approve", by: head)
            course.pass(minutes: 20...120).take("impose", by: pair[0], spot)
        }
        if fate == .frozen {
            course.pass(days: 1...3).take("freezing-serve", by: pair[0])
        } else {
            course.pass(minutes: 10...40).take(
                "entrust", by: pair[0], \.custody <- thing.kind == .sealing && course.chance(300) ? .thirdParty : .organ, \.custodian <- "委托保管仓库")
        }
        course.pass(days: 1...8)
        if course.chance(900) {
            course.take("publicity-publish", by: pair[0])
        } else {
            course.take("publicity-withhold", by: head, \.publicity.ground <- .underInvestigation)
        }
        end(course, thing, fate, pair[0], head)
        course.pass(days: 1...5)
        let papers: [FilePaper] = [.opening, .decision, .evidence] + (fate == .frozen ? [] : [.property])
        course.take("archive", by: pair[0], filed(\.archive, "\(course.opens.day.year)-强措-\(index + 1)", papers))
    }

    private func ground(_ thing: Thing, _ pair: [Member], _ fate: Fate, _ dice: Dice) -> Fields<CompulsoryMeasure> {
        var input: Fields<CompulsoryMeasure> = [
            \.measureKind <- fate == .frozen ? .freezing : thing.kind, \.cause <- thing.cause, \.reason <- "防止证据损毁和危害扩大", \.legalBasis <- thing.basis,
            \.basisLevel <- thing.basis.contains("条例") ? .administrativeRegulation : .law, \.officers.certificates <- staff.certificates(pair),
        ]
        if dice.chance(550) {
            let premises = Premises(world, number: dice.number(10_000_000...80_000_000), dice)
            input += premises.party(\.party)
        } else {
            input += [\.party.kind <- .citizen, \.party.citizenName <- Invented.name(dice), \.party.address <- "\(dice.place.name)境内"]
        }
        if fate == .frozen {
            let amount = Money.yuan(dice.number(2...30) * 1_000)
            input += [\.basisLevel <- .law, \.legalBasis <- "专门法律关于冻结存款、汇款的规定", \.bank <- "县农村商业银行"]
            input += [\.accounts <- ["62\(dice.number(1_000_000...9_999_999))"], \.frozenAmount <- amount, \.involvedAmount <- amount]
        } else {
            let item = CompulsoryMeasure.Item(\.name <- thing.thing, \.quantity <- thing.quantity, \.condition <- "外观完好", \.isInvolved <- true)
            input.append(\.items <- [item])
        }
        return input
    }

    private func onTheSpot(_ fate: Fate, _ dice: Dice) -> Fields<CompulsoryMeasure> {
        guard fate != .frozen else { return [\.certificatesShown <- true, \.record <- "到金融机构办理冻结", \.bankTold <- true] }
        var spot: Fields<CompulsoryMeasure> = [
            \.certificatesShown <- true, \.record <- "现场清点、拍照、封存", \.deliveredOnTheSpot <- true, \.inventoryInDuplicate <- true,
        ]
        if dice.chance(70) {
            spot += [\.witness <- Invented.name(dice), \.recordSigned <- true]
        } else {
            spot += [\.partyPresent <- true, \.told <- true, \.defence <- dice.pick(["没有意见", "称不知情"]), \.defenceReview <- "已听取并记录"]
            if dice.chance(930) { spot.append(\.recordSigned <- true) } else { spot.append(\.unsignedNote <- "当事人拒绝签名，已在笔录中注明") }
        }
        return spot
    }

    private func end(_ course: Course<CompulsoryMeasure>, _ thing: Thing, _ fate: Fate, _ lead: Member, _ head: Member) {
        let freed: Fields<CompulsoryMeasure> = [\.returned <- "已退还当事人，当事人签收", \.bankToldOfLifting <- true, \.liftReason <- "已查清事实"]
        switch fate {
        case .lapsed:
            // It falls of itself on the thirty-first day.
            course.move(to: world.workingDay(2, after: course.today.advanced(by: 31))).take(
                "give-back", by: lead, \.afterLapse <- "期满自动解除，已退还当事人，当事人签收")
        case .destroyed: course.pass(days: 3...8).take("dispose", by: head, \.disposal <- .destroyed, \.disposalBasis <- "依法应当销毁，销毁过程全程录像")
        case .transferred: course.pass(days: 2...6).take("transfer", by: lead, \.transferredTo <- "\(world.name)公安局", \.partyToldOfTransfer <- true)
        case .tested:
            course.pass(minutes: 10...60)
            let test = [CompulsoryMeasure.Testing(\.item <- "委托法定机构检验", \.days <- course.number(15...25), \.told <- true)]
            course.take("begin-testing", by: lead, \.testings <- test)
            course.pass(days: 5...9).take("end-testing", by: lead)
            course.pass(days: 1...4).take("lift", by: head, freed + [\.liftGround <- course.pick([.noOffence, .unrelated])])
        case .sold where thing.kind == .seizure:
            course.pass(minutes: 10...60).take("sell", by: head, \.sold <- "不易保管的物品", \.proceeds <- .yuan(course.number(3...90) * 100))
            course.pass(days: 2...6).take("lift", by: head, freed + [\.liftGround <- .needless, \.proceedsReturned <- true])
        case .extended:
            course.pass(days: 3...8).take("extend", by: head, \.extensionReason <- "案情复杂，尚需调查", \.extensionDays <- course.number(2...6) * 5)
            course.pass(days: 9...12).take("lift", by: head, freed + [\.liftGround <- .decided])
        default:
            course.pass(days: 2...9).take(
                "lift", by: head, freed + [\.liftGround <- fate == .decided ? .decided : course.pick([.needless, .decided, .noOffence])])
        }
    }
}

extension Premises {
    /// As a party of a matter (当事人).
    func party<M: Matter>(_ party: WritableKeyPath<M, Party>) -> Fields<M> {
        [
            party.appending(path: \.kind) <- isCompany ? .legalPerson : .selfEmployed, party.appending(path: \.organisationName) <- name,
            party.appending(path: \.creditCode) <- code, party.appending(path: \.address) <- address,
        ]
    }
}
