import Affairs
import Kernel

/// One case of reconsideration, from the application to the archive.
struct ReconsiderationCase {
    let complaint: Complaint
    let course: Course<Reconsideration>
    /// When it is to be decided: within sixty days of receipt, later by what was suspended or extended.
    var due: Day
    let received: Day
    /// The last day without an extension.
    var limit: Day
    let applicant: String
    let intake: Member
    let handlers: [Member]
    /// Of a hearing.
    let presider: Member
    /// The head of the institution who assigns the case.
    let director: Member
    let clerk: Member

    init(_ complaint: Complaint, _ course: Course<Reconsideration>) {
        (self.complaint, self.course) = (complaint, course)
        let (world, dice) = (course.world, course.dice)
        received = course.today
        due = received.advanced(by: dice.number(40...56))
        limit = received.advanced(by: 60)
        applicant = complaint.company ?? Invented.name(dice)
        let justice = world.organ(.justice)
        let staff = dice.shuffled(world.people(.reconsideration, in: justice))
        intake = staff[0]
        handlers = Array(staff[1...2])
        presider = staff[3]
        director = world.person(.head, in: justice, dice)
        clerk = world.person(.clerk, in: complaint.respondent, dice)
    }

    var world: World { course.world }
    var dice: Dice { course.dice }
    var lead: Member { handlers[0] }
    /// A head of the government, who decides; the same one for all the ordinary cases.
    var head: Member {
        let heads = world.people(.head, in: world.organ(.reconsideration))
        return complaint.takes(.major) ? heads[0] : heads[1]
    }
    func workingDay(onOrBefore day: Day) -> Day { (try? world.calendar.workingDay(1, before: day.advanced(by: 1))) ?? day }

    mutating func write() {
        register()
        if complaint.takes(.supplement) { supplement() }
        accept()
        askForReply()
        if complaint.takes(.collateral) { startCollateral() }
        reply()
        if complaint.takes(.collateral) { concludeCollateral() }
        // What comes late in the year is heard and decided in the next.
        if complaint.isOpen { return }
        interrupt()
        if !complaint.takes(.died) {
            review()
            if complaint.takes(.hearing) { hear() }
            if complaint.takes(.extend) { extend() }
        }
        end()
    }

    // MARK: Application and acceptance

    private mutating func register() {
        let channel: Reconsideration.Channel = dice.pick(complaint.isCompany ? [.paper, .post] : [.paper, .paper, .paper, .post, .post, .oral])
        let applied = channel == .post ? received.advanced(by: -dice.number(2...4)) : received
        let known = applied.advanced(by: -dice.number(4...52))
        let acted = workingDay(onOrBefore: known.advanced(by: -(complaint.takes(.overdue) ? dice.number(70...100) : dice.number(0...6))))
        var input: Fields<Reconsideration> = [
            \.channel <- channel, \.appliedOn <- applied, \.receivedOn <- received,
            \.applicant.kind <- complaint.isCompany ? .legalPerson : .citizen,
            (complaint.isCompany ? \.applicant.organisationName : \.applicant.citizenName) <- applicant,
            (complaint.isCompany ? \.applicant.creditCode : \.applicant.identityNumber)
                <- (complaint.isCompany ? Invented.creditCode(dice) : Invented.identityNumber(dice)),
            \.applicant.phone <- Invented.phone(dice), \.applicant.address <- "\(world.name)境内", \.respondent <- complaint.respondent,
            \.actKind <- complaint.actKind, \.actTraits <- complaint.traits, \.knownOn <- known, \.requests <- complaint.request,
            \.reasons <- complaint.reasons,
        ]
        if channel == .oral { input.append(\.oralRecorded <- true) }
        if !complaint.paper.isEmpty { input += [\.actName <- complaint.paper, \.actNumber <- complaint.paperNumber(on: acted), \.actOn <- acted] }
        if let amount = complaint.amount { input.append(\.amount <- amount) }
        if complaint.actKind == .penalty, complaint.traits != [.liberty] { input.append(\.actPublished <- true) }
        if complaint.takes(.collateral) { input.append(\.requestsCollateral <- true) }
        if complaint.takes(.hearing) { input.append(\.requestsHearing <- true) }
        if complaint.takes(.third) {
            let third = Party(\.role <- .thirdParty, \.kind <- .citizen, \.citizenName <- Invented.name(dice), \.relation <- "与被申请复议的行政行为有利害关系")
            input.append(\.others <- [third])
        }
        if complaint.isCompany || dice.chance(150) {
            let agentName = Invented.name(dice)
            // A company that has no lawyer sends one of its own people.
            let others: RepresentativeKind = complaint.isCompany ? .staff : .relative
            let agent = Representative(\.name <- agentName, \.kind <- dice.chance(700) ? .lawyer : others, \.matters <- "代为提出申请、参加审理")
            input.append(\.agents <- [agent])
        }
        course.open("register", at: world.organ(.reconsideration), by: intake, input)
    }

    private mutating func supplement() {
        course.pass(days: 1...4)
        let items = ["身份证明复印件", "被申请复议的行政行为的证据材料", "申请书没有签名，请签名"]
        let item = complaint.actKind == .inaction ? "曾向被申请人提出申请而被申请人没有履行的证明材料" : dice.pick(items)
        course.take("request-supplement", by: intake, \.supplementItems <- item, \.supplementDays <- 20)
        course.pass(days: 1...3).take("record-supplement-notice", by: intake, \.supplementNoticedOn <- course.today)
        course.pass(days: 2...7).take("supplement", by: intake, \.supplementedOn <- course.today)
    }

    /// Five working days to examine; what nobody decided is accepted by law on the sixth.
    private mutating func accept() {
        guard !complaint.takes(.deemed) else {
            course.move(to: world.workingDay(6, after: received))
            return
        }
        course.pass(days: 1...4).take(
            "accept", by: intake, \.conditionsMet <- [.parties, .interest, .request, .timely, .scope, .jurisdiction, .first])
    }

    // MARK: Reply

    private mutating func askForReply() {
        course.pass(minutes: 20...90)
        var input: Fields<Reconsideration> = [\.handlers <- handlers.map(\.id)]
        if complaint.takes(.major) { input.append(\.isMajor <- true) }
        course.take("assign", by: director, input)
        if complaint.takes(.deemed) { course.pass(minutes: 20...60) } else { course.pass(days: 0...2) }
        course.take("send-copy", by: lead)
        course.pass(days: 0...2).take("acknowledge-copy", by: clerk)
    }

    /// Ten days to reply; after them the act counts as without evidence, whatever may still come.
    private mutating func reply() {
        let last = course.today.advanced(by: 10)
        if complaint.takes(.late) {
            course.move(to: world.workingDay(dice.number(3...5), after: world.workingDay(onOrAfter: last)))
        } else {
            course.move(to: min(world.workingDay(dice.number(3...7), after: course.today), workingDay(onOrBefore: last)))
        }
        course.take("reply", by: clerk, \.reply <- replyText, \.evidence <- evidence)
    }

    private var replyText: String {
        switch complaint.actKind {
        case .inaction: "申请人的请求已依法受理，有关事项的办理情况和材料一并提交"
        case .complaint: "已依法核查申请人反映的问题，并将结果告知申请人，请求驳回其请求"
        default: "所作\(complaint.act)事实清楚、证据确凿、适用依据正确、程序合法，请求予以维持"
        }
    }

    /// Gathered before the act; of an omission, before the application came.
    private var evidence: [Evidence] {
        let acted = course.opened(\.actOn).flatMap { $0 } ?? received
        let names =
            switch complaint.actKind {
            case .penalty: ["立案审批表", "现场检查（勘验）笔录", "询问笔录", "处罚告知书和送达回证"]
            case .injury: ["工伤认定申请表", "调查笔录", "医疗诊断证明"]
            case .adjudication: ["调处申请书", "权属凭证", "现场勘查笔录和四至图"]
            case .information: ["信息公开申请表", "检索记录"]
            case .registration: ["登记申请书", "登记原因证明文件", complaint.traits == [.immovable] ? "权籍调查表" : "股东会决议"]
            case .compulsoryMeasure: ["现场笔录", "强制措施审批表"]
            default: ["受理登记表", "调查核实材料"]
            }
        return names.enumerated().map { Evidence(\.name <- $1, \.collectedOn <- acted.advanced(by: $0 - names.count)) }
    }
}
