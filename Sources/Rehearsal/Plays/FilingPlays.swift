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
        count = world.target("filing.received")
        sent = world.target("filing.sent")
        let organs = world.organs.organs.values.filter { $0.level == .department || $0.level == .township }
        makers = organs.map(\.code).sorted { $0.description < $1.description }.filter { code in
            code != staff.justice && !(world.people(.clerk, in: code) + world.people(.office, in: code)).isEmpty
        }
    }

    package func plays() -> [Play] {
        let examiners = world.people(.legality, in: staff.justice)
        guard examiners.count + world.people(.head, in: staff.justice).count > 1, !examiners.isEmpty, !makers.isEmpty else { return [] }
        let order = world.dice("filing/makers").shuffled(makers)
        return (0..<count).map { received($0, order[$0 % order.count]) } + (0..<sent).map(upward)
    }

    private func received(_ index: Int, _ maker: OrganCode) -> Play {
        let key = "filing/\(index + 1)"
        let dice = world.dice("day/\(key)")
        let day = world.workingDay(of: world.year, dice)
        let opens = dice.time(9...16, on: day)
        // One in each fifty is revoked, and one ordered to be corrected; early enough to be seen to the end.
        let isEarly = day < Day.first(ofMonth: 8, year: world.year)
        let way: Way = [Way.granted, .refused, .corrected, .ordered, .revoked][dice.weighted([880, 40, 60, isEarly ? 12 : 0, isEarly ? 8 : 0])]
        return Play(DocumentFiling.self, key, opens: opens) { course in write(index, maker, way, course) }
    }

    private func write(_ index: Int, _ maker: OrganCode, _ way: Way, _ course: Course<DocumentFiling>) {
        let isTownship = world.organs[maker]?.level == .township
        guard let examiner = staff.someone([.legality], in: staff.justice, course.dice),
            let signer = staff.someone(
                course.chance(500) ? [.head, .legality] : [.legality, .head], in: staff.justice, besides: [examiner], course.dice),
            let keeper = staff.someone([.clerk, .office], in: maker, course.dice)
        else { return }
        let published = course.opens.day.advanced(by: course.chance(50) ? -course.number(17...40) : -course.number(2...14))
        let submitted = max(published, course.opens.day.advanced(by: -course.number(0...1)))
        let number = "\(world.organs[maker]?.short ?? "")规〔\(published.year)〕\(index / makers.count + 1)号"
        let name = isTownship ? staff.place(maker) : world.name
        let list = isTownship ? Self.local : Self.departmental
        let title = "\(name)\(list[(index + index / list.count) % list.count])"
        let isIncomplete = course.chance(90)
        course.open(
            "receive", at: staff.justice, by: examiner, \.documentTitle <- title, \.documentNumber <- number, \.maker <- maker,
            \.makerKind <- isTownship ? .township : .department, \.publishedOn <- published, \.submittedOn <- submitted,
            \.papers <- isIncomplete ? [.report, .text, .basis] : [.report, .text, .explanation, .basis, .legality])
        if isIncomplete {
            course.pass(days: 0...1).take("ask-supplement", by: examiner, \.papersNote <- "缺起草说明和合法性审核意见")
            course.pass(days: 1...5).take("supplement", by: keeper, \.papers <- [.report, .text, .explanation, .basis, .legality])
        }
        course.pass(days: 0...2)
        if way == .refused {
            course.take(
                "refuse", by: signer, \.refusalGround <- course.pick([.notNormative, .notCompetent]), \.refusalNote <- "属于内部工作安排，不涉及公民、法人和其他组织权利义务")
            return
        }
        course.take("register", by: examiner)
        course.pass(days: 2...14)
        examine(course, way, examiner, signer)
        handle(course, way, keeper, signer)
    }

    private func examine(_ course: Course<DocumentFiling>, _ way: Way, _ examiner: Member, _ signer: Member) {
        let problems: [ReviewDesk.Problem] = [
            (.createsPowers, "没有上位法依据设定罚款"), (.derogation, "增加办理证明材料，没有依据"), (.conformity, "补助条件与上级规定不一致"),
        ]
        let problem = way == .granted ? nil : course.pick(problems)
        let input: Fields<DocumentFiling> = [
            \.findings <- ReviewDesk.findings(problem: problem), \.opinion <- problem == nil ? "主体、权限、内容、程序合法" : "存在应当纠正的问题",
        ]
        course.take("examine", by: examiner, input)
        course.pass(days: 0...1)
        if course.chance(30) {
            course.take("send-back", by: signer, \.sendBackReason <- "对依据的核对不完整")
            course.pass(minutes: 30...120).take("examine", by: examiner, input)
            course.pass(minutes: 20...60)
        }
    }

    private func handle(_ course: Course<DocumentFiling>, _ way: Way, _ keeper: Member, _ signer: Member) {
        guard way != .granted else { return course.take("grant", by: signer) }
        course.take("ask-correction", by: signer, \.correctionAsked <- "删去或者修改没有依据的条款")
        let office = staff.someone([.head], in: staff.government, course.dice)
        if way == .ordered || way == .revoked, let office {
            course.pass(days: 5...12).take("object", by: keeper, \.objection <- "条款沿用多年，认为不影响相对人权益")
            course.pass(days: 3...8)
            if way == .revoked { return course.take("revoke", by: office, \.revocationNote <- "没有上位法依据增加义务，且不予纠正") }
            course.take("order", by: office, \.orderNote <- "限期删去没有上位法依据的条款")
        }
        course.pass(days: 6...16).take(
            "report-correction", by: keeper, \.correctionForm <- course.pick([.amended, .amended, .repealed]), \.correctionNote <- "已按要求修改并重新公布")
        course.pass(days: 1...4).take("confirm-correction", by: signer)
    }

    /// The county government's own documents, filed with the organs above.
    private func upward(_ index: Int) -> Play {
        let key = "filing/sent/\(index + 1)"
        let dice = world.dice("day/\(key)")
        let day = world.workingDay(of: world.year, dice)
        let opens = dice.time(9...16, on: day)
        return Play(DocumentFiling.self, key, opens: opens) { course in
            guard let clerk = staff.someone([.legality, .clerk], in: staff.justice, course.dice) else { return }
            let published = opens.day.advanced(by: -course.number(3...13))
            course.open(
                "send", at: staff.justice, by: clerk, \.documentTitle <- "\(world.name)\(Self.departmental[index % Self.departmental.count])",
                \.documentNumber <- "\(world.organs[staff.government]?.short ?? "")规〔\(published.year)〕\(index + 1)号", \.maker <- staff.government,
                \.makerKind <- .government, \.publishedOn <- published, \.sentTo <- [.superiorGovernment, .standingCommittee])
            course.pass(days: 12...30).take("record-granted", by: clerk)
        }
    }
}
