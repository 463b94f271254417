import Affairs
import Kernel

/// One case of reconsideration, from the application to the archive.
struct ReconsiderationCase {
    let complaint: Complaint
    let world: World
    var course: Course
    /// When it is to be decided: within sixty days of receipt, later by what was suspended or extended.
    var due: Day
    let received: Day
    /// The last day without an extension.
    var limit: Day
    let applicant: String
    let intake: Scenario.Member
    let handlers: [Scenario.Member]
    /// Of a hearing.
    let presider: Scenario.Member
    /// The head of the institution who assigns the case.
    let director: Scenario.Member
    let clerk: Scenario.Member

    init(_ complaint: Complaint, _ world: World, opening at: Instant, _ dice: inout Dice) {
        (self.complaint, self.world) = (complaint, world)
        course = Course(world, opening: at)
        received = at.day
        due = received.advanced(by: dice.number(40...56))
        limit = received.advanced(by: 60)
        applicant = complaint.company ?? Invented.name(&dice)
        let justice = world.organ(.justice)
        let staff = world.people(.reconsideration, in: justice).shuffled(using: &dice)
        intake = staff[0]
        handlers = Array(staff[1...2])
        presider = staff[3]
        director = world.person(.head, in: justice, &dice)
        clerk = world.person(.clerk, in: complaint.respondent, &dice)
    }

    var lead: Scenario.Member { handlers[0] }
    /// A head of the government, who decides; the same one for all the ordinary cases.
    var head: Scenario.Member {
        let heads = world.people(.head, in: world.organ(.reconsideration))
        return complaint.takes(.major) ? heads[0] : heads[1]
    }
    func workingDay(onOrBefore day: Day) -> Day { (try? world.calendar.workingDay(1, before: day.advanced(by: 1))) ?? day }

    mutating func steps(_ dice: inout Dice) -> [Step] {
        register(&dice)
        if complaint.takes(.supplement) { supplement(&dice) }
        accept(&dice)
        askForReply(&dice)
        if complaint.takes(.collateral) { startCollateral(&dice) }
        reply(&dice)
        if complaint.takes(.collateral) { concludeCollateral(&dice) }
        // What comes late in the year is heard and decided in the next.
        if complaint.isOpen { return course.steps }
        interrupt(&dice)
        if !complaint.takes(.died) {
            review(&dice)
            if complaint.takes(.hearing) { hear(&dice) }
            if complaint.takes(.extend) { extend(&dice) }
        }
        end(&dice)
        return course.steps
    }

    // MARK: Application and acceptance

    private mutating func register(_ dice: inout Dice) {
        let channel = dice.pick(complaint.isCompany ? ["paper", "post"] : ["paper", "paper", "paper", "post", "post", "oral"])
        let applied = channel == "post" ? received.advanced(by: -dice.number(2...4)) : received
        let known = applied.advanced(by: -dice.number(4...52))
        let acted = workingDay(onOrBefore: known.advanced(by: -(complaint.takes(.overdue) ? dice.number(70...100) : dice.number(0...6))))
        let (name, code) =
            complaint.isCompany
            ? ("applicant.organisationName", "applicant.creditCode") : ("applicant.citizenName", "applicant.identityNumber")
        var input = [
            "channel": channel, "appliedOn": applied.iso, "receivedOn": received.iso,
            "applicant.kind": complaint.isCompany ? "legalPerson" : "citizen",
            name: applicant, code: complaint.isCompany ? Invented.creditCode(&dice) : Invented.identityNumber(&dice),
            "applicant.phone": Invented.phone(&dice), "applicant.address": "\(world.scenario.name)境内", "respondent": complaint.respondent.description,
            "actKind": complaint.actKind, "actTraits": complaint.traits, "knownOn": known.iso, "requests": complaint.request,
            "reasons": complaint.reasons,
        ]
        if channel == "oral" { input["oralRecorded"] = "是" }
        if !complaint.paper.isEmpty {
            input["actName"] = complaint.paper
            input["actNumber"] = complaint.paperNumber(on: acted)
            input["actOn"] = acted.iso
        }
        if !complaint.amount.isEmpty { input["amount"] = complaint.amount }
        if complaint.actKind == "penalty", complaint.traits != "liberty" { input["actPublished"] = "是" }
        if complaint.takes(.collateral) { input["requestsCollateral"] = "是" }
        if complaint.takes(.hearing) { input["requestsHearing"] = "是" }
        if complaint.takes(.third) {
            let third = JSON.record([
                "role": .text("thirdParty"), "kind": .text("citizen"), "citizenName": .text(Invented.name(&dice)),
                "relation": .text("与被申请复议的行政行为有利害关系"),
            ])
            input["others"] = JSON.array([third]).encoded
        }
        if complaint.isCompany || dice.chance(150) {
            let agentName = Invented.name(&dice)
            // A company that has no lawyer sends one of its own people.
            let others = complaint.isCompany ? "staff" : "relative"
            let agent = JSON.record([
                "name": .text(agentName), "kind": .text(dice.chance(700) ? "lawyer" : others), "matters": .text("代为提出申请、参加审理"),
            ])
            input["agents"] = JSON.array([agent]).encoded
        }
        course.open("reconsideration", at: world.organ(.reconsideration), "register", by: intake, input)
    }

    private mutating func supplement(_ dice: inout Dice) {
        course.pass(workingDays: 1...4, &dice)
        let items = ["身份证明复印件", "被申请复议的行政行为的证据材料", "申请书没有签名，请签名"]
        let item = complaint.actKind == "inaction" ? "曾向被申请人提出申请而被申请人没有履行的证明材料" : dice.pick(items)
        course.take("request-supplement", by: intake, ["supplementItems": item, "supplementDays": "20"])
        course.pass(workingDays: 1...3, &dice)
        course.take("record-supplement-notice", by: intake, ["supplementNoticedOn": course.today.iso])
        course.pass(workingDays: 2...7, &dice)
        course.take("supplement", by: intake, ["supplementedOn": course.today.iso])
    }

    /// Five working days to examine; what nobody decided is accepted by law on the sixth.
    private mutating func accept(_ dice: inout Dice) {
        if complaint.takes(.deemed) { return course.move(to: world.workingDay(6, after: received), &dice) }
        course.pass(workingDays: 1...4, &dice)
        course.take("accept", by: intake, ["conditionsMet": "parties,interest,request,timely,scope,jurisdiction,first"])
    }

    // MARK: Reply

    private mutating func askForReply(_ dice: inout Dice) {
        course.pass(minutes: 20...90, &dice)
        var input = ["handlers": handlers.map(\.id.description).joined(separator: ",")]
        if complaint.takes(.major) { input["isMajor"] = "是" }
        course.take("assign", by: director, input)
        if complaint.takes(.deemed) { course.pass(minutes: 20...60, &dice) } else { course.pass(workingDays: 0...2, &dice) }
        course.take("send-copy", by: lead)
        course.pass(workingDays: 0...2, &dice)
        course.take("acknowledge-copy", by: clerk)
    }

    /// Ten days to reply; after them the act counts as without evidence, whatever may still come.
    private mutating func reply(_ dice: inout Dice) {
        let last = course.today.advanced(by: 10)
        if complaint.takes(.late) {
            course.move(to: world.workingDay(dice.number(3...5), after: world.workingDay(onOrAfter: last)), &dice)
        } else {
            course.move(to: min(world.workingDay(dice.number(3...7), after: course.today), workingDay(onOrBefore: last)), &dice)
        }
        course.take("reply", by: clerk, ["reply": replyText, "evidence": evidence])
    }

    private var replyText: String {
        switch complaint.actKind {
        case "inaction": "申请人的请求已依法受理，有关事项的办理情况和材料一并提交"
        case "complaint": "已依法核查申请人反映的问题，并将结果告知申请人，请求驳回其请求"
        default: "所作\(complaint.act)事实清楚、证据确凿、适用依据正确、程序合法，请求予以维持"
        }
    }

    /// Gathered before the act; of an omission, before the application came.
    private var evidence: String {
        let acted = course.steps.first?.input["actOn"].flatMap { Day(iso: $0) } ?? received
        let names =
            switch complaint.actKind {
            case "penalty": ["立案审批表", "现场检查（勘验）笔录", "询问笔录", "处罚告知书和送达回证"]
            case "injury": ["工伤认定申请表", "调查笔录", "医疗诊断证明"]
            case "adjudication": ["调处申请书", "权属凭证", "现场勘查笔录和四至图"]
            case "information": ["信息公开申请表", "检索记录"]
            case "registration": ["登记申请书", "登记原因证明文件", complaint.traits == "immovable" ? "权籍调查表" : "股东会决议"]
            case "compulsoryMeasure": ["现场笔录", "强制措施审批表"]
            default: ["受理登记表", "调查核实材料"]
            }
        return JSON.array(
            names.enumerated().map { index, name in
                .record(["name": .text(name), "collectedOn": .text(acted.advanced(by: index - names.count).iso)])
            }
        ).encoded
    }
}
