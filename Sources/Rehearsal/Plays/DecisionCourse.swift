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

    func steps(_ dice: inout Dice) -> [Step] {
        var course = Course(world, opening: plan.opens)
        let clerk = world.person(.clerk, in: plan.undertaker, &dice)
        propose(&course, clerk, &dice)
        draft(&course, clerk, &dice)
        hearPublic(&course, clerk, &dice)
        if subject.isTechnical { argue(&course, clerk, &dice) }
        if needsRisk { assess(&course, clerk, &dice) }
        if subject.touchesOperators { compete(&course, clerk, &dice) }
        DecisionEnding(self, clerk).play(&course, &dice)
        return course.steps
    }

    /// Proposed by the department, by a leader or by deputies; one changes an earlier decision.
    private func propose(_ course: inout Course, _ clerk: Scenario.Member, _ dice: inout Dice) {
        let office = world.people(.office, in: county)[0]
        var input = writing.proposal()
        if let earlier = plan.adjusts, let target = world.matters["decision/\(earlier)"] {
            input["title"] = "调整\(world.scenario.name)\(DecisionSubject.all[0].title)"
            input["adjusts"] = String(target)
            input["changeKind"] = "adjust"
        }
        if plan.number % 4 == 3, plan.adjusts == nil {
            let byDeputies = plan.number % 8 == 3
            input = [
                "title": writing.title, "nature": subject.nature, "source": byDeputies ? "deputies" : "leader",
                "suggestion": "建议将\(subject.title)纳入今年工作",
                "studyUnit": plan.undertaker.description,
            ]
            if byDeputies { input["proposerName"] = Invented.name(&dice) }
            course.open("decision", at: county, "put-forward", by: office, input)
            course.pass(workingDays: 2...4, &dice)
            course.take(
                "study", by: clerk,
                ["study": "建议启动", "problem": "群众反映集中", "reasons": "上级部署和群众要求", "preliminaryPlan": "分步实施", "necessity": "必要、可行"])
        } else {
            course.open("decision", at: county, "propose", by: clerk, input)
        }
        course.pass(workingDays: 2...4, &dice)
        let start = writing.start(item: plan.item, catalogue: world.matters[DecisionPlays.catalogueKey], sparing: spare)
        course.take("start", by: world.people(.head, in: county)[0], start)
    }

    /// Draft and units: some object, and the dispute is reported and settled.
    private func draft(_ course: inout Course, _ clerk: Scenario.Member, _ dice: inout Dice) {
        let others = ["财政局", "司法局", "信访局"].compactMap { name in
            world.organs.organs.values.first { $0.level == .department && $0.name.hasSuffix(name) && $0.code != plan.undertaker }?.code
        }
        let units = Array(others.prefix(2))
        course.pass(workingDays: 6...11, &dice)
        course.take("draft", by: clerk, writing.draft(units: units))
        let hasDispute = plan.number % 6 == 2 && !units.isEmpty
        for (index, unit) in units.enumerated() {
            course.pass(minutes: 40...150, &dice)
            let position = hasDispute && index == 0 ? "disagrees" : dice.chance(250) ? "agreesIfChanged" : "agrees"
            var members: [JSON.Member] = [
                .init("unit", .text(unit.description)), .init("on", .text(course.today.iso)), .init("position", .text(position)),
            ]
            if position != "agrees" {
                members.append(.init("opinion", .text(position == "disagrees" ? "资金缺口较大，建议压缩规模" : "建议完善资金拨付条款")))
                members.append(.init("ownView", .text(position == "disagrees" ? "上级有专项资金支持，规模不宜压缩" : "已按意见修改")))
            }
            course.take("consult-unit", by: clerk, ["consultations": JSON.array([.object(members)]).encoded])
        }
        guard hasDispute else { return }
        course.pass(minutes: 30...90, &dice)
        course.take("report-dispute", by: clerk, ["disputeReport": "财政部门认为资金缺口较大，本单位认为有专项资金支持"])
        course.pass(workingDays: 1...2, &dice)
        course.take("settle-dispute", by: world.people(.office, in: county)[0], ["disputeSettlement": "分两年安排资金，规模不变"])
    }

    private func hold(_ course: inout Course, _ form: String, by clerk: Scenario.Member, _ dice: inout Dice) {
        let place = dice.pick(["县政务中心", "县政府会议室", "承办单位会议室", "乡镇会议室", "社区活动中心"])
        let event: JSON = .record([
            "form": .text(form), "on": .text(course.today.iso), "place": .text(place), "attendees": .integer(dice.number(12...45)),
            "summary": .text(dice.pick(["总体赞成，提出具体修改意见", "多数赞成，少数对标准有不同意见", "赞成，希望加快实施"])),
        ])
        var input = ["events": JSON.array([event]).encoded]
        if subject.affectsGroups { input["groupsHeard"] = "与相关社会组织和群众代表沟通协商，意见基本一致" }
        course.take("hold", by: clerk, input)
    }

    /// 公开征求意见, meetings and hearing, comments and answers.
    private func hearPublic(_ course: inout Course, _ clerk: Scenario.Member, _ dice: inout Dice) {
        course.pass(workingDays: 1...2, &dice)
        let isShort = plan.number % 9 == 4
        let until = course.today.advanced(by: isShort ? 21 : dice.number(30...33))
        var input = ["solicitChannels": "website,newMedia", "solicitUntil": until.iso]
        if isShort { input["shortReason"] = "上级要求限期完成，情况紧急" }
        course.take("solicit", by: clerk, input)
        for index in 0..<symposia {
            course.pass(workingDays: index < 8 ? 0...1 : 0...0, &dice)
            hold(&course, "symposium", by: clerk, &dice)
        }
        if plan.number % 5 == 0 {
            course.pass(minutes: 30...60, &dice)
            hold(&course, "questionnaire", by: clerk, &dice)
        }
        if hearing { holdHearing(&course, clerk, &dice) }
        let early = plan.comments / 3
        receive(&course, early, hearing ? "hearing" : symposia > 0 ? "symposium" : "solicitation", clerk, &dice)
        course.move(to: world.workingDay(onOrAfter: until), &dice)
        receive(&course, plan.comments - early, "solicitation", clerk, &dice)
        course.pass(workingDays: 1...3, &dice)
        if plan.comments > 0 {
            let answers = DecisionWriting.answers(from: 1, through: plan.comments, &dice)
            course.take("answer-comments", by: clerk, ["answers": answers])
        }
        course.pass(minutes: 30...120, &dice)
        var closing = ["adoptionExplanation": plan.comments == 0 ? "征求意见期间没有收到修改意见" : "收到意见\(plan.comments)条，逐条研究，采纳情况和理由已向社会公布"]
        if subject.affectsGroups { closing["groupsHeard"] = "与相关人民团体、社会组织以及群众代表沟通协商" }
        course.take("close-participation", by: clerk, closing)
    }

    private func receive(_ course: inout Course, _ count: Int, _ source: String, _ clerk: Scenario.Member, _ dice: inout Dice) {
        guard count > 0 else { return }
        course.pass(minutes: 20...60, &dice)
        let comments = (0..<count).map { _ in DecisionWriting.comment(source, &dice) }
        course.take("receive-comments", by: clerk, ["comments": JSON.array(comments).encoded])
    }

    private func holdHearing(_ course: inout Course, _ clerk: Scenario.Member, _ dice: inout Dice) {
        course.pass(minutes: 30...90, &dice)
        let day = world.workingDay(13, after: course.today)
        course.take(
            "hearing-announce", by: clerk,
            ["hearing.on": day.iso, "hearing.place": "县政务中心会议室", "hearingSelection": "自愿报名与单位推荐相结合，按行业和地域随机选取，保证各方都有代表"])
        course.pass(workingDays: 4...4, &dice)
        let names = (0..<dice.number(9...15)).map { _ in JSON.text(Invented.name(&dice)) }
        course.take("list-participants", by: clerk, ["hearingParticipants": JSON.array(names).encoded])
        course.pass(minutes: 60...180, &dice)
        course.take("serve-papers", by: clerk)
        course.move(to: day, &dice)
        let event: JSON = .record([
            "form": .text("hearing"), "on": .text(day.iso), "attendees": .integer(dice.number(25...60)), "summary": .text("多数赞成，建议完善照顾措施"),
            "presented": .flag(true), "debated": .flag(true), "signed": .flag(true),
        ])
        course.take("hearing-hold", by: clerk, ["events": JSON.array([event]).encoded])
    }

    /// Three experts or more; now and then one turns out to be concerned and is replaced.
    private func argue(_ course: inout Course, _ clerk: Scenario.Member, _ dice: inout Dice) {
        var names: [String] = []
        while names.count < 4 {
            let name = Invented.name(&dice)
            if !names.contains(name) { names.append(name) }
        }
        let fields = ["规划", "工程技术", "经济", "法律"]
        let experts = names.enumerated().map { index, name -> JSON in
            .record(["name": .text(name), "unit": .text("省内高校和专业机构\(index + 1)"), "specialty": .text(fields[index])])
        }
        course.pass(workingDays: 1...2, &dice)
        course.take("appoint-experts", by: clerk, ["experts": JSON.array(experts).encoded])
        if plan.number % 5 == 3 {
            course.pass(workingDays: 1...1, &dice)
            course.take("recuse-expert", by: clerk, ["recusedExpert": names[3], "recusalReason": "所在单位参与项目设计，有直接利害关系"])
            names.removeLast()
        }
        course.pass(workingDays: 1...3, &dice)
        if argumentation { hold(&course, "argumentation", by: clerk, &dice) }
        course.pass(workingDays: 0...1, &dice)
        let opinions = names.map { name -> JSON in
            .record([
                "name": .text(name), "position": .text(dice.chance(300) ? "agreesIfChanged" : "agrees"), "opinion": .text("方案必要、可行，建议细化实施步骤"),
                "signed": .flag(true),
            ])
        }
        course.take("record-opinions", by: clerk, ["opinions": JSON.array(opinions).encoded])
        course.pass(minutes: 30...90, &dice)
        course.take(
            "close-argument", by: clerk,
            [
                "argumentForm": argumentation ? "meeting" : plan.number % 2 == 0 ? "written" : "commissioned", "argumentConclusion": "必要、可行、科学",
                "expertAdoption": "专家意见全部采纳，已修改草案",
            ])
    }

    /// Where the risk cannot be controlled the draft is changed first.
    private func assess(_ course: inout Course, _ clerk: Scenario.Member, _ dice: inout Dice) {
        course.pass(workingDays: 1...3, &dice)
        if plan.number % 6 == 1 {
            course.take("assess-risk", by: clerk, ["risks": risk(course.today, "high", "notControllable")])
            course.pass(workingDays: 2...4, &dice)
            course.take("revise", by: clerk, ["revisionNote": "降低标准，增加困难群众减免和过渡期"])
            course.pass(workingDays: 1...2, &dice)
        }
        course.take("assess-risk", by: clerk, ["risks": risk(course.today, dice.chance(300) ? "medium" : "low", "controllable")])
    }

    private func risk(_ day: Day, _ level: String, _ control: String) -> String {
        let report: JSON = .record([
            "on": .text(day.iso), "assessor": .text("县社会稳定风险评估机构"), "risksIn": .array([.text("stability"), .text("finance")]),
            "methods": .array([.text("visits"), .text("conference")]), "departments": .text("公安、信访、财政等部门参加会商"), "points": .text("补偿标准、价格承受能力引发的上访"),
            "measures": .text("宣传解释，困难群众减免，分步实施"), "contingency": .text("已制定应急处置预案"), "level": .text(level), "control": .text(control),
        ])
        return JSON.array([report]).encoded
    }

    private func compete(_ course: inout Course, _ clerk: Scenario.Member, _ dice: inout Dice) {
        let isJoint = course.today >= (Day(iso: "2024-08-01") ?? course.today)
        let desk = CompetitionDesk(world, at: isJoint ? world.organ(.market) : plan.undertaker, drafter: clerk)
        course.pass(workingDays: 0...1, &dice)
        course.take("ask-competition", by: clerk, isJoint ? ["competitionPreliminary": "经初审，不含限制竞争内容"] : [:])
        let outcomes: [CompetitionDesk.Outcome] = [.conforms, .conformsAfterAmendment, .conforms, .exception, .conforms]
        desk?.review(&course, outcomes[plan.number % outcomes.count], &dice)
    }
}
