import Affairs
import Kernel

/// The review: interruptions, investigation, the hearing, the extension.
extension ReconsiderationCase {
    /// 附带审查, asked for with the application: the government may deal with the document itself, in thirty days.
    mutating func startCollateral() {
        course.take(
            "start-collateral", by: lead, \.collateralDocument <- world.scenario.collateral?.document ?? "\(world.name)城市规划区管理办法",
            \.collateralMaker <- world.organs.name(of: world.organ(.government)), \.collateralPower <- .own, \.collateralRaisedOn <- received)
    }

    mutating func concludeCollateral() {
        let from = course.day(of: "start-collateral") ?? course.today
        course.pass(days: 1...2).take(
            "conclude-collateral", by: lead, \.collateralFinding <- .lawful,
            \.collateralResult <- world.scenario.collateral?.result ?? "该规定与上位法一致，条款合法")
        lengthen(from: from)
    }

    /// The time that stood still is added to what there is.
    private mutating func lengthen(from day: Day) { (due, limit) = (due.advanced(by: course.today - day), limit.advanced(by: course.today - day)) }

    /// What stops a case for a while.
    mutating func interrupt() {
        if complaint.takes(.epidemic) {
            suspend(.forceMajeure, "申请人春节返乡后因新冠肺炎疫情防控在外省被隔离，不能参加行政复议")
            resume(on: Day.first(ofMonth: 3, year: received.year).advanced(by: dice.number(8...18)), "申请人已解除隔离返回本县")
        } else if complaint.takes(.appraisal) {
            suspend(.other, "申请人申请对登记材料上的签名进行笔迹鉴定，双方已共同选定鉴定机构")
            resume(on: world.workingDay(dice.number(20...30), after: course.today), "司法鉴定意见书已作出并送达各方")
        } else if complaint.takes(.court) {
            suspend(.otherCase, "申请人与伤者的劳动关系一案正在\(world.scenario.place.court)审理")
            resume(on: world.workingDay(dice.number(28...45), after: course.today), "人民法院的判决已经生效")
        } else if complaint.takes(.died) {
            suspend(.died, "申请人在审理期间因病死亡，已书面通知其近亲属六十日内表明是否参加行政复议")
        }
    }

    private mutating func suspend(_ cause: Reconsideration.SuspensionCause, _ note: String) {
        course.pass(days: 0...2).take("suspend", by: lead, \.suspensionCause <- cause, \.suspensionNote <- note)
    }

    private mutating func resume(on day: Day, _ reason: String) {
        let from = course.today
        course.move(to: world.workingDay(onOrAfter: day)).take("resume", by: lead, \.resumptionReason <- reason)
        lengthen(from: from)
    }

    mutating func review() {
        if complaint.takes(.stay) {
            course.pass(days: 0...1).take("stay", by: lead, \.stayGround <- .requested, \.stayNote <- "拆除后难以恢复，停止执行不损害社会公共利益")
        }
        if complaint.takes(.access) || dice.chance(120) {
            course.pass(days: 0...2).take("grant-access", by: lead, \.accesses <- [Reconsideration.FileAccess(\.person <- applicant)])
        }
        course.pass(days: 1...4)
        let note = complaint.takes(.third) ? "向第三人和在场人员核实情况，制作调查笔录" : "核对被申请人提交的证据原件，向有关人员核实情况，制作调查笔录"
        let investigation = Reconsideration.Investigation(\.investigators <- handlers.map(\.id), \.note <- note, \.certificatesShown <- true)
        course.take("investigate", by: lead, \.investigations <- [investigation])
        course.pass(days: 0...3)
        let parties: [Reconsideration.HeardParty] = [.applicant, .respondent] + (complaint.takes(.third) ? [.thirdParty] : [])
        let opinion = Reconsideration.HeardOpinion(
            \.parties <- parties, \.way <- dice.pick([.inPerson, .inPerson, .phone]), \.note <- "申请人坚持其申请理由；被申请人坚持其答复意见")
        course.take("hear-parties", by: handlers[1], \.opinionsHeard <- [opinion])
    }

    /// Asked for by the applicant; one of the six presides, the handlers hear, another keeps the record.
    mutating func hear() {
        course.pass(days: 0...1)
        let held = world.workingDay(dice.number(5...8), after: course.today)
        course.take(
            "hearing-notify", by: lead, \.hearing.on <- held, \.hearing.place <- "\(world.organs.name(of: world.organ(.justice)))行政复议听证室",
            \.hearing.topics <- "被申请复议的行政行为的事实、依据和程序")
        course.move(to: held)
        var input: Fields<Reconsideration> = [
            \.hearing.presider <- presider.id, \.hearing.officers <- handlers.map(\.id), \.hearing.recorder <- intake.id,
            \.hearing.record <- "申请人陈述请求和理由，被申请人答辩，双方举证质证并作最后陈述，各方签字确认",
        ]
        if complaint.takes(.major) {
            input.append(\.headAbsence <- "负责人参加\(world.scenario.place.unit)防汛调度会，委托分管副职和经办人员参加")
        } else {
            input.append(\.headAttended <- true)
        }
        course.take("hearing-hold", by: lead, input)
    }

    /// Up to thirty days more, allowed by the head of the organ before the sixty have run out.
    mutating func extend() {
        let last = workingDay(onOrBefore: limit)
        course.move(to: (try? world.calendar.workingDay(dice.number(2...6), before: last)) ?? last).take(
            "extend", by: head, \.extensionDays <- 30, \.extensionReason <- extensionReason)
        due = limit.advanced(by: dice.number(10...27))
    }

    private var extensionReason: String {
        switch complaint.actKind {
        case .adjudication: "权属历史资料跨越三十余年，需要现场勘查和走访知情人"
        case .injury: "抢救经过的医疗资料需要向两家医疗机构调取和咨询"
        default: "涉案事实需要专业机构核实，证据数量较多"
        }
    }
}
