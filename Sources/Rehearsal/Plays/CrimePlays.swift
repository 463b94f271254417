import Affairs
import Kernel

/// 行刑衔接: as many clues transferred to the police in the year as the scenario says, some not approved, some that the police hand back.
package struct CrimePlays {
    private enum Fate { case filed, declined, contested, supervised, refused, received, referred }

    let world: World
    let staff: EnforcementStaff

    private static let crimes: [(word: String, subject: String, crime: String)] = [
        ("市场监督", "作坊生产的食品检出非食用物质", "生产、销售有毒、有害食品罪"), ("生态环境", "企业私设暗管排放有毒物质", "污染环境罪"), ("自然资源", "非法采挖建筑用砂石", "非法采矿罪"),
        ("林业", "滥伐林木数量较大", "滥伐林木罪"), ("人力资源", "建筑企业逃匿拒不支付农民工工资", "拒不支付劳动报酬罪"), ("烟草", "无证批发卷烟数额较大", "非法经营罪"),
        ("农业", "禁捕水域使用电鱼工具捕捞", "非法捕捞水产品罪"), ("医疗保障", "定点机构虚构住院套取医保基金", "诈骗罪"), ("税务", "虚开增值税专用发票", "虚开增值税专用发票罪"),
    ]

    package init(_ world: World) {
        self.world = world
        staff = EnforcementStaff(world)
    }

    package func plays() -> [Play] {
        let count = staff.able.isEmpty ? 0 : world.target("crime-transfer.count")
        var fates: [Fate] = (0..<count).map { [.filed, .filed, .filed, .declined, .filed, .filed, .contested, .filed, .supervised, .filed][$0 % 10] }
        fates += Array(repeating: .refused, count: count / 10) + Array(repeating: .received, count: (count + 3) / 4)
        fates += Array(repeating: .referred, count: count / 12)
        return fates.enumerated().map { play($0.offset, $0.element) }
    }

    private func play(_ index: Int, _ fate: Fate) -> Play {
        let key = "crime-transfer/\(index + 1)"
        let dice = world.dice("day/\(key)")
        let named = Self.crimes.filter { entry in staff.able.contains { world.organs.name(of: $0).contains(entry.word) } }
        let crime = named.isEmpty ? ("", "当事人涉嫌犯罪的违法行为", "非法经营罪") : dice.pick(named)
        let organ = dice.pick(crime.0.isEmpty ? staff.able : staff.able.filter { world.organs.name(of: $0).contains(crime.0) })
        let day = world.workingDay(of: world.year, dice)
        // A transfer follows within two days; one reported in the last days of the year would be counted in the next.
        let last = world.workingDay(onOrAfter: Day.lastDay(of: world.year).advanced(by: -7))
        let opens = dice.time(8...12, on: min(day, last))
        return Play(CriminalTransfer.self, key, opens: opens) { course in steps(organ, (crime.1, crime.2), fate, course) }
    }

    private func steps(_ organ: OrganCode, _ crime: (subject: String, name: String), _ fate: Fate, _ course: Course<CriminalTransfer>) {
        guard let pair = staff.pair(organ, course.dice) else { return }
        let head = world.person(.head, in: organ, course.dice)
        let police = "\(world.name)公安局"
        if fate == .received {
            course.open(
                "receive", at: organ, by: pair[0], \.subject <- crime.subject, \.policeOrgan <- police, \.policeOpinion <- "犯罪事实显著轻微，不需要追究刑事责任",
                \.facts <- "随案移送询问笔录、物证照片", \.suspects <- Self.suspect(Invented.name(course.dice)))
            course.pass(days: 2...10).take("handle", by: head, \.disposition <- .otherMeasure, \.dispositionNote <- "已责令改正，由办案机构依法处理")
            return
        }
        if fate == .referred {
            course.open(
                "refer", at: organ, by: head, \.subject <- "工作人员涉嫌违规审批的线索", \.source <- "执法检查中发现", \.facts <- "审批材料与现场明显不符",
                \.recipient <- "\(world.name)监察委员会")
            return
        }
        course.open(
            "report", at: organ, by: pair[0], \.subject <- crime.subject, \.suspects <- Self.suspect(Invented.name(course.dice)),
            \.suspectedCrime <- crime.name, \.source <- course.pick(["监督抽检", "群众举报", "联合检查", "上级交办"]), \.threshold <- .reached,
            \.facts <- "经核实，涉案数额达到立案追诉标准", \.officers.certificates <- staff.certificates(pair))
        course.pass(days: 0...1)
        if fate == .refused {
            course.take("refuse", by: head, \.refusalReason <- "涉案数额尚未达到立案追诉标准，依法按行政违法处理", \.approver <- .principal)
            return
        }
        course.take("approve", by: head, \.approver <- .principal)
        course.pass(minutes: 30...200)
        var papers: [CriminalTransfer.Paper] = [.letter, .report, .inventory]
        if course.chance(600) { papers.append(.appraisal) }
        course.take("transfer", by: pair[0], \.papers <- papers, \.recipient <- police, \.copiedToProcuratorate <- true)
        course.pass(minutes: 10...60).take("record-receipt", by: pair[0], \.receipt <- "回执第\(course.number(10...400))号")
        course.pass(days: 1...2)
        answer(course, fate, pair[0], head)
    }

    private static func suspect(_ name: String) -> [Party] { [Party(\.kind <- .citizen, \.citizenName <- name)] }

    private func answer(_ course: Course<CriminalTransfer>, _ fate: Fate, _ lead: Member, _ head: Member) {
        let filed: Fields<CriminalTransfer> = [\.answerNumber <- "公立字〔\(course.today.year)〕\(course.number(100...900))号"]
        if fate != .filed {
            course.take(
                "police-decline", by: lead, \.answerNumber <- "公不立字〔\(course.today.year)〕\(course.number(10...90))号",
                \.answerReason <- "现有证据不足以证明犯罪事实")
            course.pass(minutes: 30...90)
        }
        switch fate {
        case .contested:
            course.take("contest", by: lead)
            course.pass(days: 1...2)
        case .supervised:
            course.take("ask-supervision", by: lead)
            course.pass(days: 5...12)
        case .declined:
            course.pass(days: 2...6).take("dispose", by: head, \.disposition <- .otherMeasure, \.dispositionNote <- "依法作出行政处理")
            return
        default: break
        }
        course.take("police-file", by: lead, filed)
        course.pass(days: 0...1).take("hand-over", by: lead, \.exhibits <- "涉案物品、检验报告和卷宗材料，交接清单已签收")
    }
}
