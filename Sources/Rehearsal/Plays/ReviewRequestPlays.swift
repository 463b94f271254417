import Affairs
import Kernel

/// 规范性文件审查建议: as many received as the scenario says (`review-request.received`).
package struct ReviewRequestPlays {
    private enum Way { case upheld, corrected, declined, forwarded }

    private static let subjects: [(title: String, clauses: String, grounds: String)] = [
        ("城区客运出租汽车管理办法", "第九条", "要求驾驶员具有本县户籍，没有上位法依据"), ("农村住房建设管理办法", "第十二条", "收取建房保证金没有依据"),
        ("公共租赁住房分配管理细则", "第五条", "申请条件比上级规定更严"), ("城区养犬管理办法", "第十六条", "罚款幅度超过上位法"), ("建筑垃圾处置管理办法", "第七条", "指定运输企业，限制竞争"),
        ("户外广告设置管理规定", "第十条", "增设许可条件"), ("农产品收购管理办法", "第四条", "限制外地经营者"), ("医疗救助实施细则", "第八条", "要求提供法律没有规定的证明"),
    ]

    let world: World
    private let staff: CountyStaff
    private let count: Int

    package init(_ world: World) {
        self.world = world
        staff = CountyStaff(world)
        count = world.target("review-request.received")
    }

    package func plays() -> [Play] {
        let signers = world.people(.legality, in: staff.justice).count + world.people(.head, in: staff.justice).count
        guard count > 0, !staff.units.isEmpty, signers > 1, !world.people(.legality, in: staff.justice).isEmpty else { return [] }
        return (0..<count).map { index in
            let key = "review-request/\(index + 1)"
            let dice = world.dice("day/\(key)")
            let day = world.workingDay(of: world.year, dice)
            let opens = dice.time(9...16, on: day)
            let way: Way = index < 2 ? [.upheld, .corrected][index] : [.upheld, .corrected, .declined, .forwarded][dice.weighted([50, 22, 14, 14])]
            return Play(DocumentReviewRequest.self, key, opens: opens) { course in write(index, way, course) }
        }
    }

    private func write(_ index: Int, _ way: Way, _ course: Course<DocumentReviewRequest>) {
        let maker = course.pick(staff.units)
        guard let examiner = staff.someone([.legality], in: staff.justice, course.dice),
            let signer = staff.someone([.head, .legality], in: staff.justice, besides: [examiner], course.dice),
            let keeper = staff.someone([.clerk, .office], in: maker, course.dice)
        else { return }
        let subject = Self.subjects[index % Self.subjects.count]
        let isCitizen = course.chance(600)
        var input: Fields<DocumentReviewRequest> = [
            \.applicantKind <- isCitizen ? .citizen : course.pick([.enterprise, .association]),
            (isCitizen ? \.applicant.citizenName : \.applicant.organisationName)
                <- (isCitizen ? Invented.name(course.dice) : staff.company(course.pick(["运输", "建材", "商贸"]), course.dice)),
            \.channel <- course.pick([.letter, .window, .website]),
            \.documentTitle <- way == .forwarded ? "全市\(subject.title)" : "\(world.name)\(subject.title)", \.clauses <- subject.clauses,
            \.grounds <- subject.grounds, \.applicant.phone <- Invented.phone(course.dice),
        ]
        if way != .forwarded { input.append(\.maker <- maker) }
        course.open("receive", at: staff.justice, by: examiner, input)
        course.pass(days: 1...5)
        if way == .declined {
            course.take("decline", by: examiner, \.declineGround <- course.pick([.notNormative, .ended, .repeated]), \.declineNote <- "已向建议人说明")
            return
        }
        if way == .forwarded {
            course.take("forward", by: examiner, \.forwardedTo <- "市司法局", \.forwardReason <- "该文件由市级机关制定，不属本县审查范围")
            return
        }
        course.take("accept", by: examiner)
        course.pass(days: 0...2).take("ask-maker", by: examiner)
        course.pass(days: 3...9).take("explain", by: keeper, \.makerReply <- "条款制定的背景和依据说明")
        course.pass(days: 2...8)
        let problem: ReviewDesk.Problem? = way == .corrected ? (.derogation, subject.grounds) : nil
        course.take(
            "examine", by: examiner, \.findings <- ReviewDesk.findings(problem: problem), \.opinion <- way == .corrected ? "建议成立" : "有上位法依据，未发现违法")
        course.pass(days: 0...2)
        if way == .corrected {
            course.take("ask-correction", by: signer, \.correctionAsked <- "修改\(subject.clauses)")
            course.pass(days: 5...14).take("correct", by: keeper, \.correctionForm <- .amended, \.correctionNote <- "已修改并公布")
        } else {
            course.take("uphold", by: signer)
        }
        course.pass(days: 0...3).take("answer", by: examiner, \.answer <- way == .corrected ? "制定机关已纠正，感谢您的建议" : "有关条款与上位法一致")
    }
}
