import Affairs
import Kernel

/// 行政执法监督: exactly as many townships and departments inspected in the year as the scenario says, some more complaints declined.
package struct SupervisionPlays {
    private enum Ending: CaseIterable { case clean, corrected, insufficient, silent }

    private struct Matter {
        let subject: OrganCode
        let topic: String
        let mode: EnforcementSupervision.Mode
        let ending: Ending
    }

    private static let modes: [EnforcementSupervision.Mode] = [.special, .daily, .comprehensive, .spot, .special, .secret, .daily, .complaint]
    private static let endings: [Ending] = [
        .corrected, .clean, .corrected, .insufficient, .clean, .corrected, .silent, .corrected, .clean, .corrected,
    ]
    private static let departmentTopics: [String] = ["行政执法三项制度落实情况", "行政处罚程序", "行政裁量权行使情况", "涉企行政检查", "行政执法人员持证上岗", "行政执法案卷归档", "罚没款收缴"]
    private static let townshipTopics: [String] = ["乡镇综合行政执法", "赋权事项承接情况", "行政执法文书使用", "执法全过程记录", "执法人员持证上岗", "违法建设查处程序"]
    private static let faults: [(topic: EnforcementSupervision.Topic, fact: String, basis: String)] = [
        (.procedure, "处罚决定作出前没有告知陈述申辩权利", "违反行政处罚法关于事先告知的规定"), (.records, "现场检查没有制作音像记录", "违反执法全过程记录制度"),
        (.publicity, "行政处罚决定没有在规定期限内公示", "违反行政执法公示制度"), (.officers, "一名执法人员执法证件已经过期", "违反持证上岗的规定"),
        (.discretion, "同类案件罚款幅度差别较大，没有说明理由", "没有适用裁量权基准"), (.law, "决定书没有引用到款、项", "适用法律不具体"),
        (.inaction, "对群众举报没有在规定期限内答复", "拖延履行法定职责"), (.facts, "询问笔录缺少被询问人签名", "证据形式不完备"),
    ]

    let world: World
    private let desk: OversightDesk?

    package init(_ world: World) {
        self.world = world
        desk = OversightDesk(world)
    }

    package func plays() -> [Play] {
        guard let desk else { return [] }
        let targets = world.scenario.targets
        let townships = inspected(desk.organs { $0.level == .township }, targets["supervision.townships"] ?? 0, Self.townshipTopics, offset: 0)
        let departments = inspected(
            desk.organs { $0.level == .department && $0.duties.contains(.enforcement) }, targets["supervision.departments"] ?? 0,
            Self.departmentTopics, offset: 3)
        let all = townships + departments
        let plays = all.enumerated().map { index, matter in play(index + 1, matter, desk) }
        return plays + declined(all, desk)
    }

    /// Every organ in turn; when all have been inspected, again for another topic.
    private func inspected(_ organs: [OrganCode], _ count: Int, _ topics: [String], offset: Int) -> [Matter] {
        guard !organs.isEmpty else { return [] }
        return (0..<count).map { index in
            let topic = topics[(index + index / organs.count) % topics.count]
            let mode = Self.modes[(index + offset) % Self.modes.count]
            return Matter(
                subject: organs[index % organs.count], topic: topic, mode: mode, ending: Self.endings[(index + offset) % Self.endings.count])
        }
    }

    private func play(_ number: Int, _ matter: Matter, _ desk: OversightDesk) -> Play {
        let key = "supervision/\(number)"
        let dice = world.dice("day/\(key)")
        // What goes on to a decision needs the rest of the year; no inspection ends after it.
        let isLong = matter.ending == .insufficient || matter.ending == .silent
        let day = world.workingDay(of: world.year, from: 2, through: isLong ? 7 : 11, dice)
        let opens = dice.time(8...10, on: day)
        return Play(EnforcementSupervision.self, key, opens: opens) { course in steps(matter, desk, course) }
    }

    private func steps(_ matter: Matter, _ desk: OversightDesk, _ course: Course<EnforcementSupervision>) {
        let (leader, colleague) = desk.pair(course.dice)
        open(matter, desk, by: leader, course)
        if [.daily, .special, .comprehensive].contains(matter.mode) { course.pass(days: 1...3).take("notify", by: leader) }
        course.pass(days: 1...4).take("start", by: leader, \.supervisors <- team(leader, colleague))
        let faults = matter.ending == .clean ? [] : course.dice.shuffled(Self.faults).prefix(course.number(1...3))
        for fault in faults {
            course.pass(minutes: 40...150).take(
                "record-finding", by: course.chance(500) ? leader : colleague, \.findings <- finding(fault, matter, course.dice))
        }
        if matter.mode == .special, let clerk = desk.answerer(matter.subject), !faults.isEmpty {
            course.pass(minutes: 20...60).take("state", by: clerk, \.statement <- "所列问题属实，系经办人员不熟悉程序所致，将逐项纠正")
        }
        course.pass(days: 1...3)
        let found = faults.isEmpty ? "没有发现问题" : "发现问题\(faults.count)个，已经核实"
        course.take("finish", by: leader, \.report <- "查阅案卷、询问人员并实地查看，\(found)。")
        if matter.mode == .complaint {
            course.pass(days: 1...3).take("reply", by: leader, \.reply <- faults.isEmpty ? "经查，所反映的问题不属实" : "经查，所反映的问题部分属实，已责成纠正")
        }
        course.pass(days: 1...3)
        guard !faults.isEmpty else {
            course.take("close-clean", by: leader)
            return
        }
        handle(matter, desk, leader, faults.map(\.fact), course)
    }

    private func open(_ matter: Matter, _ desk: OversightDesk, by leader: Member, _ course: Course<EnforcementSupervision>) {
        if matter.mode == .complaint {
            course.open(
                "register-complaint", at: desk.justice, by: leader, \.subject <- matter.subject, \.topic <- matter.topic,
                \.complainant <- Invented.name(course.dice), \.complainedOn <- course.today,
                \.complaint <- course.pick(["执法人员没有出示证件", "举报后两个月没有答复", "罚款没有开具票据", "没有说明处罚依据"]))
        } else {
            course.open(
                "plan", at: desk.justice, by: leader, \.subject <- matter.subject, \.mode <- matter.mode, \.topic <- matter.topic,
                \.planNote <- "列入\(world.year)年行政执法监督计划，重点检查\(matter.topic)")
        }
    }

    private func team(_ members: Member...) -> [EnforcementSupervision.Supervisor] {
        members.map { member in
            let certificate = "\(world.scenario.county)监\(member.id.description.filter(\.isNumber).suffix(5))"
            return EnforcementSupervision.Supervisor(\.person <- member.id, \.certificate <- certificate)
        }
    }

    private func finding(_ fault: (topic: EnforcementSupervision.Topic, fact: String, basis: String), _ matter: Matter, _ dice: Dice)
        -> [EnforcementSupervision.Finding]
    {
        let short = world.organs[matter.subject]?.short ?? ""
        let number = "\(short)罚决字〔\(world.year)〕第\(dice.number(1...90))号"
        return [
            EnforcementSupervision.Finding(
                \.topic <- fault.topic, \.fact <- fault.fact, \.basis <- fault.basis, \.evidence <- "案卷复印件、谈话记录", \.caseNumber <- number)
        ]
    }

    /// 意见书, and what the organ makes of it.
    private func handle(_ matter: Matter, _ desk: OversightDesk, _ leader: Member, _ facts: [String], _ course: Course<EnforcementSupervision>) {
        guard let clerk = desk.answerer(matter.subject) else { return }
        course.take("opine", by: leader, \.opinion <- "请对照上述问题逐项纠正，并举一反三开展自查")
        course.pass(days: 0...2).take("serve", by: leader, \.servedOn <- course.today)
        let served = course.today
        if matter.ending == .silent {
            course.move(to: world.workingDay(onOrAfter: served.advanced(by: course.number(32...36))))
        } else {
            course.pass(days: 5...15).take(
                "self-correct", by: clerk, \.selfCorrection <- matter.ending == .insufficient ? "已纠正一项，其余正在研究" : "所列问题已经全部纠正，并组织了培训")
            course.pass(days: 2...5)
            guard matter.ending == .insufficient else {
                course.take("accept-correction", by: leader, \.checkNote <- "抽查案卷，纠正属实")
                return
            }
            course.take("find-insufficient", by: leader, \.checkNote <- "抽查案卷，仍有问题没有纠正")
            course.pass(days: 1...3)
        }
        let head = course.pick(desk.heads)
        let what = facts.joined(separator: "、")
        course.take("decide", by: head, \.orders <- course.pick([[.correct], [.perform, .correct], [.correct]]), \.decision <- "责令限期纠正：\(what)")
        if course.chance(300) {
            course.pass(minutes: 20...60).take("criticise", by: head, \.criticism <- "\(world.organs.name(of: matter.subject))收到监督意见书后没有全面纠正，予以通报批评")
        }
        if course.chance(150) { course.pass(minutes: 20...60).take("hand-over-clue", by: head, \.clue <- "有关人员履行职责不力的问题线索", \.clueTo <- "纪检监察机关") }
        desk.rectify(course, at: matter.subject, verifiedBy: leader, what: what)
        course.pass(days: 1...3).take("close", by: leader)
    }

    /// Complaints that are somebody else's to answer: one for every twelve inspections.
    private func declined(_ matters: [Matter], _ desk: OversightDesk) -> [Play] {
        let subjects = matters.enumerated().filter { $0.offset % 12 == 5 }.map(\.element.subject)
        return subjects.enumerated().map { index, subject in
            let key = "supervision/declined/\(index + 1)"
            let dice = world.dice("day/\(key)")
            let opens = Instant(world.workingDay(of: world.year, through: 11, dice), hour: dice.number(9...16), minute: 20)
            return Play(EnforcementSupervision.self, key, opens: opens) { course in
                let (leader, _) = desk.pair(course.dice)
                let matter = Matter(subject: subject, topic: "对处罚决定不服", mode: .complaint, ending: .clean)
                open(matter, desk, by: leader, course)
                course.pass(days: 1...4).take(
                    "decline", by: leader, \.declineReason <- course.pick(["已经申请行政复议，由行政复议机关审理", "已经提起行政诉讼", "属于信访事项，已告知向信访机构反映"]))
            }
        }
    }
}
