import Affairs
import Kernel

/// 行政执法指导案例: exactly as many published in the year as the scenario says, and some recommendations that were not taken.
package struct GuidingCasePlays {
    private struct Subject {
        /// Words in the name of an organ that has such cases.
        let organs: [String]
        let field: GuidingCase.ActKind
        var name: String
        let facts: String
        let keyPoints: String
        let statute: String
        let article: String
    }

    private static let subjects: [Subject] = [
        Subject(
            organs: ["市场监督"], field: .mitigation, name: "某便利店经营过期食品不予处罚案", facts: "某便利店货架上有过期饼干两袋，货值十余元，店主当场下架并主动报告。",
            keyPoints: "违法行为轻微、及时纠正、没有危害后果的，不予处罚，同时予以教育。",
            statute: "行政处罚法", article: "关于不予处罚的规定"),
        Subject(
            organs: ["交通"], field: .penalty, name: "某运输公司指使车辆超限运输案", facts: "某运输公司指使驾驶人超限运输砂石，一年内被查处三次。", keyPoints: "准确认定指使行为，处罚货运源头企业。",
            statute: "行政处罚法",
            article: "关于全面调查取证的规定"),
        Subject(
            organs: ["生态环境", "农业"], field: .penalty, name: "某养殖场未经处理排放粪污案", facts: "某养殖场未建设配套设施，粪污流入水库支流。", keyPoints: "现场勘验与采样同步进行，固定因果关系。",
            statute: "行政处罚法",
            article: "关于证据的规定"),
        Subject(
            organs: ["水利"], field: .compulsion, name: "某单位违法建设限期拆除案", facts: "某单位在河道管理范围内搭建构筑物，逾期不拆除。", keyPoints: "催告、听取陈述申辩、公告逐一进行，期满后再强制拆除。",
            statute: "行政强制法",
            article: "第四十四条"),
        Subject(
            organs: ["司法", "发展和改革", "应急"], field: .inspection, name: "涉企联合检查案", facts: "多个部门对同一企业的检查合并进行，一次完成。",
            keyPoints: "能合并的检查合并进行，减少对企业正常经营的影响。", statute: "优化营商环境条例",
            article: "关于联合检查的规定"),
        Subject(
            organs: ["市场监督", "行政审批"], field: .licence, name: "某餐饮店变更经营项目许可案", facts: "申请人材料可以当场更正，窗口指导更正后当场受理。", keyPoints: "可以当场更正的错误，应当允许当场更正。",
            statute: "行政许可法",
            article: "第三十二条"),
        Subject(
            organs: ["市场监督", "药品"], field: .penalty, name: "某药店销售劣药案", facts: "某药店销售超过有效期的药品，案值较小，主动召回。", keyPoints: "主动消除危害后果的，依法从轻处罚。",
            statute: "行政处罚法",
            article: "关于从轻、减轻处罚的规定"),
        Subject(
            organs: ["生态环境", "农业"], field: .mitigation, name: "某农户焚烧秸秆首违不罚案", facts: "某农户首次露天焚烧秸秆，面积很小，当场扑灭。", keyPoints: "首次违法、危害轻微并及时改正的，可以不予处罚。",
            statute: "行政处罚法",
            article: "关于不予处罚的规定"),
        Subject(
            organs: ["住房", "城市管理"], field: .penalty, name: "某工地扬尘污染案", facts: "某工地土方作业未采取降尘措施，经责令改正后仍不改正。", keyPoints: "责令改正与处罚相衔接，复查结果作为裁量依据。",
            statute: "行政处罚法",
            article: "关于责令改正的规定"),
        Subject(
            organs: ["水利", "水务"], field: .levy, name: "某采石场水土保持补偿费征收案", facts: "某采石场未按规定缴纳补偿费，经核算后足额征收。", keyPoints: "核算依据充分、告知义务完整。",
            statute: "水土保持法",
            article: "关于补偿费的规定"),
    ]

    let world: World
    private let desk: OversightDesk?

    package init(_ world: World) {
        self.world = world
        desk = OversightDesk(world)
    }

    package func plays() -> [Play] {
        let count = world.target("guiding-case.count")
        guard let desk, count > 0 else { return [] }
        let organs = desk.organs { $0.level == .department && $0.duties.contains(.enforcement) }
        guard !organs.isEmpty else { return [] }
        // One in four of those recommended is not taken.
        return (0..<count + (count + 2) / 3).map { index in
            var subject = Self.subjects[index % Self.subjects.count]
            let round = index / Self.subjects.count
            if round > 0 { subject.name += "（之\(chineseNumeral(round + 1))）" }
            return play(index, subject, organ(for: subject, organs, index), isTaken: index < count, desk)
        }
    }

    /// One whose business it is; where the county has none, any in turn.
    private func organ(for subject: Subject, _ organs: [OrganCode], _ index: Int) -> OrganCode {
        let fitting = organs.first { organ in subject.organs.contains { world.organs.name(of: organ).contains($0) } }
        return fitting ?? organs[index * 3 % organs.count]
    }

    private func play(_ index: Int, _ subject: Subject, _ organ: OrganCode, isTaken: Bool, _ desk: OversightDesk) -> Play {
        let key = "guiding-case/\(index + 1)"
        let dice = world.dice("day/\(key)")
        let day = world.workingDay(of: world.year, from: 2, through: 9, dice)
        let opens = dice.time(9...16, on: day)
        return Play(GuidingCase.self, key, opens: opens) { course in steps(subject, organ, isTaken: isTaken, desk, course) }
    }

    private func steps(_ subject: Subject, _ organ: OrganCode, isTaken: Bool, _ desk: OversightDesk, _ course: Course<GuidingCase>) {
        guard let recommender = desk.person([.clerk, .reviewer, .officer], in: organ) else { return }
        let (first, second) = desk.pair(course.dice)
        let party = Invented.name(course.dice)
        course.open("recommend", at: organ, by: recommender, recommendation(subject, organ, party, course.opens.day, course.dice))
        course.pass(days: 3...8)
        if !isTaken, course.chance(500) {
            course.take("reject", by: first, \.rejectReason <- course.pick(["与已发布的案例重复", "执法要点不够清晰，指导意义不足"]))
            return
        }
        course.take("select", by: first, \.selectionNote <- "事实清楚、程序规范，有代表性")
        for expert in [("法学院教授", "要点准确，建议补充裁量理由"), ("县政府法律顾问", "同意采用"), ("公职律师", "文字再作精简")].prefix(course.number(2...3)) {
            course.pass(days: 1...5)
            let opinion = [
                GuidingCase.ExpertOpinion(
                    \.expert <- "\(Invented.name(course.dice).prefix(1))\(expert.0)", \.position <- expert.0, \.opinion <- expert.1,
                    \.supports <- true)
            ]
            course.take("consult", by: first, \.opinions <- opinion)
        }
        course.pass(days: 2...5)
        guard isTaken else {
            course.take("reject", by: second, \.rejectReason <- "专家认为事实尚有争议，不宜作为指导案例")
            return
        }
        publish(by: first, desk.heads[0], course)
    }

    private func publish(by supervisor: Member, _ head: Member, _ course: Course<GuidingCase>) {
        let revision: Fields<GuidingCase> = [\.revision <- "专家意见已经采纳，案情部分隐去当事人信息"]
        course.take("propose", by: supervisor, revision)
        if course.chance(200) {
            course.pass(days: 1...3).take("return", by: head, \.revisionReason <- "补充与同类案件裁量的比较")
            course.pass(days: 1...4).take("propose", by: supervisor, revision)
        }
        course.pass(days: 2...6).take("deliberate", by: head, \.meetings <- [Meeting(\.name <- "局长办公会议", \.on <- course.today)])
        course.pass(days: 1...4).take("publish", by: supervisor)
    }

    private func recommendation(_ subject: Subject, _ organ: OrganCode, _ party: String, _ day: Day, _ dice: Dice) -> Fields<GuidingCase> {
        let decided = world.workingDay(onOrAfter: day.advanced(by: -dice.number(200...300)))
        let number = "\(world.organs[organ]?.short ?? "")决字〔\(decided.year)〕第\(dice.number(1...120))号"
        let statutes = [GuidingCase.Citation(\.statute <- subject.statute, \.article <- subject.article)]
        return [
            \.name <- subject.name, \.field <- subject.field, \.caseNumber <- number, \.decidedOn <- decided, \.isSettled <- true,
            \.parties <- [party], \.facts <- subject.facts, \.keyPoints <- subject.keyPoints, \.significance <- "对同类案件的事实认定、程序和裁量具有参照意义。",
            \.statutes <- statutes,
        ]
    }
}
