import Affairs
import Kernel

/// The course of one decision from its proposal to publication and on to the end of the year.
struct DecisionCourse {
    let world: World
    let plan: DecisionPlays.Plan
    let writing: DecisionWriting
    let county: OrganCode
    /// The forms of the meetings it holds.
    let hearing: Bool
    let argumentation: Bool
    let symposia: Int
    /// Spares what would need a hearing under the rules before September 2019.
    let spare: Bool

    init(_ world: World, _ plan: DecisionPlays.Plan) {
        self.world = world
        self.plan = plan
        writing = DecisionWriting(world, plan.subject, plan.undertaker, round: plan.round)
        county = world.organ(.government)
        let mayHear = plan.subject.affectsInterests || plan.subject.mayHarm
        let isEarly = plan.opens.day < Day.first(ofMonth: 9, year: 2019)
        hearing = plan.events > 0 && mayHear && (isEarly || plan.number % 2 == 1)
        spare = isEarly && mayHear && !hearing
        let left = plan.events - (hearing ? 1 : 0)
        argumentation = left > 0 && plan.subject.isTechnical
        symposia = left - (argumentation ? 1 : 0)
    }

    private var subject: DecisionSubject { plan.subject }
    private var needsRisk: Bool { subject.mayHarm && !spare }

    func write(_ course: Course<MajorDecision>) {
        let clerk = world.person(.clerk, in: plan.undertaker, course.dice)
        propose(course, clerk)
        draft(course, clerk)
        hearPublic(course, clerk)
        if subject.isTechnical { argue(course, clerk) }
        if needsRisk { assess(course, clerk) }
        if subject.touchesOperators { compete(course, clerk) }
        DecisionEnding(self, clerk).play(course)
    }

    /// Proposed by the department, by a leader or by deputies; one changes an earlier decision.
    private func propose(_ course: Course<MajorDecision>, _ clerk: Member) {
        let office = world.people(.office, in: county)[0]
        var input = writing.proposal()
        if let earlier = plan.adjusts, let target: Ref<MajorDecision> = world.find("decision/\(earlier)") {
            let title = "调整\(world.name)\(DecisionSubject.all[0].title)"
            input += [\.title <- title, \.adjusts <- target, \.changeKind <- .adjust]
        }
        if plan.number % 4 == 3, plan.adjusts == nil {
            let byDeputies = plan.number % 8 == 3
            input = [
                \.title <- writing.title, \.nature <- subject.nature, \.source <- byDeputies ? .deputies : .leader,
                \.suggestion <- "建议将\(subject.title)纳入今年工作", \.studyUnit <- plan.undertaker,
            ]
            if byDeputies { input.append(\.proposerName <- Invented.name(course.dice)) }
            course.open("put-forward", at: county, by: office, input)
            course.pass(days: 2...4).take(
                "study", by: clerk, \.study <- "建议启动", \.problem <- "群众反映集中", \.reasons <- "上级部署和群众要求", \.preliminaryPlan <- "分步实施",
                \.necessity <- "必要、可行")
        } else {
            course.open("propose", at: county, by: clerk, input)
        }
        course.pass(days: 2...4)
        let start = writing.start(item: plan.item, catalogue: world.find(DecisionPlays.catalogue), sparing: spare)
        course.take("start", by: world.people(.head, in: county)[0], start)
    }

    /// Draft and units: some object, and the dispute is reported and settled.
    private func draft(_ course: Course<MajorDecision>, _ clerk: Member) {
        let others = ["财政局", "司法局", "信访局"].compactMap { name in
            world.organs.organs.values.first { $0.level == .department && $0.name.hasSuffix(name) && $0.code != plan.undertaker }?.code
        }
        let units = Array(others.prefix(2))
        course.pass(days: 6...11).take("draft", by: clerk, writing.draft(units: units))
        let hasDispute = plan.number % 6 == 2 && !units.isEmpty
        for (index, unit) in units.enumerated() {
            course.pass(minutes: 40...150)
            let position: MajorDecision.Position = hasDispute && index == 0 ? .disagrees : course.chance(250) ? .agreesIfChanged : .agrees
            var told: Fields<MajorDecision.Consultation> = [\.unit <- unit, \.on <- course.today, \.position <- position]
            if position == .disagrees { told += [\.opinion <- "资金缺口较大，建议压缩规模", \.ownView <- "上级有专项资金支持，规模不宜压缩"] }
            if position == .agreesIfChanged { told += [\.opinion <- "建议完善资金拨付条款", \.ownView <- "已按意见修改"] }
            course.take("consult-unit", by: clerk, \.consultations <- [MajorDecision.Consultation(all: told)])
        }
        guard hasDispute else { return }
        course.pass(minutes: 30...90).take("report-dispute", by: clerk, \.disputeReport <- "财政部门认为资金缺口较大，本单位认为有专项资金支持")
        course.pass(days: 1...2).take("settle-dispute", by: world.people(.office, in: county)[0], \.disputeSettlement <- "分两年安排资金，规模不变")
    }

    private func hold(_ course: Course<MajorDecision>, _ form: MajorDecision.EventForm, by clerk: Member) {
        let place = course.pick(["县政务中心", "县政府会议室", "承办单位会议室", "乡镇会议室", "社区活动中心"])
        let event = MajorDecision.Event(
            \.form <- form, \.on <- course.today, \.place <- place, \.attendees <- course.number(12...45),
            \.summary <- course.pick(["总体赞成，提出具体修改意见", "多数赞成，少数对标准有不同意见", "赞成，希望加快实施"]))
        var input: Fields<MajorDecision> = [\.events <- [event]]
        if subject.affectsGroups { input.append(\.groupsHeard <- "与相关社会组织和群众代表沟通协商，意见基本一致") }
        course.take("hold", by: clerk, input)
    }

    /// 公开征求意见, meetings and hearing, comments and answers.
    private func hearPublic(_ course: Course<MajorDecision>, _ clerk: Member) {
        course.pass(days: 1...2)
        let isShort = plan.number % 9 == 4
        let until = course.today.advanced(by: isShort ? 21 : course.number(30...33))
        var input: Fields<MajorDecision> = [\.solicitChannels <- [.website, .newMedia], \.solicitUntil <- until]
        if isShort { input.append(\.shortReason <- "上级要求限期完成，情况紧急") }
        course.take("solicit", by: clerk, input)
        for index in 0..<symposia {
            course.pass(days: index < 8 ? 0...1 : 0...0)
            hold(course, .symposium, by: clerk)
        }
        if plan.number % 5 == 0 {
            course.pass(minutes: 30...60)
            hold(course, .questionnaire, by: clerk)
        }
        if hearing { holdHearing(course, clerk) }
        let early = plan.comments / 3
        receive(course, early, hearing ? .hearing : symposia > 0 ? .symposium : .solicitation, clerk)
        course.move(to: world.workingDay(onOrAfter: until))
        receive(course, plan.comments - early, .solicitation, clerk)
        course.pass(days: 1...3)
        if plan.comments > 0 {
            let answers = DecisionWriting.answers(from: 1, through: plan.comments, course.dice)
            course.take("answer-comments", by: clerk, \.answers <- answers)
        }
        course.pass(minutes: 30...120)
        var closing: Fields<MajorDecision> = [
            \.adoptionExplanation <- plan.comments == 0 ? "征求意见期间没有收到修改意见" : "收到意见\(plan.comments)条，逐条研究，采纳情况和理由已向社会公布"
        ]
        if subject.affectsGroups { closing.append(\.groupsHeard <- "与相关人民团体、社会组织以及群众代表沟通协商") }
        course.take("close-participation", by: clerk, closing)
    }

    private func receive(_ course: Course<MajorDecision>, _ count: Int, _ source: MajorDecision.CommentSource, _ clerk: Member) {
        guard count > 0 else { return }
        course.pass(minutes: 20...60)
        let comments = (0..<count).map { _ in DecisionWriting.comment(source, course.dice) }
        course.take("receive-comments", by: clerk, \.comments <- comments)
    }

    private func holdHearing(_ course: Course<MajorDecision>, _ clerk: Member) {
        course.pass(minutes: 30...90)
        let day = world.workingDay(13, after: course.today)
        course.take(
            "hearing-announce", by: clerk, \.hearing.on <- day, \.hearing.place <- "县政务中心会议室",
            \.hearingSelection <- "自愿报名与单位推荐相结合，按行业和地域随机选取，保证各方都有代表")
        course.pass(days: 4...4)
        let names = (0..<course.number(9...15)).map { _ in Invented.name(course.dice) }
        course.take("list-participants", by: clerk, \.hearingParticipants <- names)
        course.pass(minutes: 60...180).take("serve-papers", by: clerk)
        course.move(to: day)
        let event = MajorDecision.Event(
            \.form <- .hearing, \.on <- day, \.attendees <- course.number(25...60), \.summary <- "多数赞成，建议完善照顾措施", \.presented <- true,
            \.debated <- true, \.signed <- true)
        course.take("hearing-hold", by: clerk, \.events <- [event])
    }

    /// Three experts or more; now and then one turns out to be concerned and is replaced.
    private func argue(_ course: Course<MajorDecision>, _ clerk: Member) {
        var names: [String] = []
        while names.count < 4 {
            let name = Invented.name(course.dice)
            if !names.contains(name) { names.append(name) }
        }
        let fields = ["规划", "工程技术", "经济", "法律"]
        let experts = names.enumerated().map { index, name in
            MajorDecision.Expert(\.name <- name, \.unit <- "省内高校和专业机构\(index + 1)", \.specialty <- fields[index])
        }
        course.pass(days: 1...2).take("appoint-experts", by: clerk, \.experts <- experts)
        if plan.number % 5 == 3 {
            course.pass(days: 1...1).take("recuse-expert", by: clerk, \.recusedExpert <- names[3], \.recusalReason <- "所在单位参与项目设计，有直接利害关系")
            names.removeLast()
        }
        course.pass(days: 1...3)
        if argumentation { hold(course, .argumentation, by: clerk) }
        course.pass(days: 0...1)
        let opinions = names.map { name in
            MajorDecision.ExpertOpinion(
                \.name <- name, \.position <- course.chance(300) ? .agreesIfChanged : .agrees, \.opinion <- "方案必要、可行，建议细化实施步骤", \.signed <- true)
        }
        course.take("record-opinions", by: clerk, \.opinions <- opinions)
        course.pass(minutes: 30...90).take(
            "close-argument", by: clerk, \.argumentForm <- argumentation ? .meeting : plan.number % 2 == 0 ? .written : .commissioned,
            \.argumentConclusion <- "必要、可行、科学", \.expertAdoption <- "专家意见全部采纳，已修改草案")
    }

    /// Where the risk cannot be controlled the draft is changed first.
    private func assess(_ course: Course<MajorDecision>, _ clerk: Member) {
        course.pass(days: 1...3)
        if plan.number % 6 == 1 {
            course.take("assess-risk", by: clerk, \.risks <- risk(course.today, .high, .notControllable))
            course.pass(days: 2...4).take("revise", by: clerk, \.revisionNote <- "降低标准，增加困难群众减免和过渡期")
            course.pass(days: 1...2)
        }
        course.take("assess-risk", by: clerk, \.risks <- risk(course.today, course.chance(300) ? .medium : .low, .controllable))
    }

    private func risk(_ day: Day, _ level: MajorDecision.RiskLevel, _ control: MajorDecision.RiskControl) -> [MajorDecision.Risk] {
        let report = MajorDecision.Risk(
            \.on <- day, \.assessor <- "县社会稳定风险评估机构", \.risksIn <- [.stability, .finance], \.methods <- [.visits, .conference],
            \.departments <- "公安、信访、财政等部门参加会商", \.points <- "补偿标准、价格承受能力引发的上访", \.measures <- "宣传解释，困难群众减免，分步实施", \.contingency <- "已制定应急处置预案",
            \.level <- level, \.control <- control)
        return [report]
    }

    private func compete(_ course: Course<MajorDecision>, _ clerk: Member) {
        let isJoint = course.today >= (Day(iso: "2024-08-01") ?? course.today)
        let desk = CompetitionDesk(world, at: isJoint ? world.organ(.market) : plan.undertaker, drafter: clerk)
        course.pass(days: 0...1).take("ask-competition", by: clerk, isJoint ? [\.competitionPreliminary <- "经初审，不含限制竞争内容"] : [])
        let outcomes: [FairCompetitionReview.Outcome] = [.conforms, .conformsAfterAmendment, .conforms, .exception, .conforms]
        desk?.review(course, outcomes[plan.number % outcomes.count])
    }
}
