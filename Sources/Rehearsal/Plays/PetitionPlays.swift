import Affairs
import Kernel

/// 信访事项: as many received, and as many people received, as the scenario says; of the major ones as many struck off.
package struct PetitionPlays {
    let world: World
    private let received: Int
    private let major: Int
    private let resolved: Int
    private let visitors: Int
    private let office: OrganCode?
    private let handlers: [OrganCode]

    package init(_ world: World) {
        self.world = world
        let targets = world.scenario.targets
        visitors = targets["petition.visitors"] ?? 0
        major = targets["petition.major"] ?? 0
        resolved = min(major, targets["petition.major-resolved"] ?? 0)
        // A report that gives only the people who came says nothing of petitions: four to a petition.
        received = targets["petition.received"] ?? (visitors + 3) / 4
        office = world.organs.root.flatMap { world.organs.nearest(.petitions, to: $0) }.flatMap {
            world.people(.petitions, in: $0).isEmpty ? nil : $0
        }
        handlers = world.organs.organs.values.filter { organ in
            (organ.level == .department || organ.level == .township) && !organ.duties.contains(.petitions)
                && !world.people(.clerk, in: organ.code).isEmpty && !world.people(.head, in: organ.code).isEmpty
        }.map(\.code).sorted { $0.description < $1.description }
    }

    package func plays() -> [Play] {
        guard let office, !handlers.isEmpty, received + major > 0 else { return [] }
        let persons = shares()
        return (0..<max(received, major)).map { index in
            let key = "petition/\(index + 1)"
            let dice = world.dice("day/\(key)")
            let isMajor = index < major
            var day = world.workingDay(of: world.year, from: 1, through: isMajor ? 6 : 12, dice)
            // One more than was received this year came in the last days of the year before.
            let isFromBefore = index >= received
            if isFromBefore { day = world.workingDay(onOrAfter: Day.firstDay(of: world.year).advanced(by: 1)) }
            let opens = dice.time(8...16, on: day)
            let came = isFromBefore ? Day.lastDay(of: world.year - 1) : day
            let count = index < persons.count ? persons[index] : 0
            let handler = dice.pick(handlers)
            return Play(Petition.self, key, opens: opens) { course in
                PetitionCourse(course, office: office, handler: handler, came: came, persons: count)
                    .write(isMajor ? (index < resolved ? .struckOff : .listed) : .plain)
            }
        }
    }

    /// How many people came with each petition: nobody with those that were written. They add up to the year's number.
    private func shares() -> [Int] {
        guard visitors > 0, received > 0 else { return [] }
        let dice = world.dice("visitors")
        let coming = max(1, min(visitors, received * 45 / 100, received))
        var shares = Array(repeating: 1, count: coming)
        var left = visitors - coming
        while left > 0, let open = dice.any(of: shares.indices.filter { shares[$0] < Self.largest }) {
            let most = min(left, Self.largest - shares[open], max(2, 2 * left / coming))
            let more = dice.number(1...max(1, most))
            shares[open] += more
            left -= more
        }
        return dice.shuffled(shares + Array(repeating: 0, count: received - coming))
    }

    /// No crowd is greater.
    private static let largest = 1_900
}

/// One petition, from the register to its end.
struct PetitionCourse {
    enum Weight { case plain, listed, struckOff }

    private static let subjects: [(topic: Petition.Topic, subject: String)] = [
        (.land, "征地青苗补偿标准和发放"), (.land, "房屋征收安置过渡费"), (.housing, "商品房逾期办证"), (.housing, "小区停车和物业收费"), (.labour, "建筑工地拖欠工资"),
        (.labour, "企业改制职工社保缴纳"), (.security, "低保资格复核"), (.security, "退役军人优抚待遇"), (.villages, "村集体资金使用公开"), (.villages, "宅基地审批和界址"),
        (.environment, "采石场扬尘和噪声"), (.environment, "养殖场异味和排污"), (.traffic, "乡村公路破损维修"), (.education, "义务教育入学划片"),
        (.health, "医疗费用报销比例"), (.market, "预付消费退款"), (.agriculture, "水库移民后期扶持"), (.agriculture, "灌溉水渠淤塞"),
    ]

    let office: OrganCode
    let handler: OrganCode
    let came: Day
    let persons: Int
    private let course: Course<Petition>
    private var world: World { course.world }
    private var dice: Dice { course.dice }
    private let staff: [Member]
    private let clerk: Member
    private let isRevised: Bool
    private let kind: Petition.Class
    private let subject: (topic: Petition.Topic, subject: String)

    init(_ course: Course<Petition>, office: OrganCode, handler: OrganCode, came: Day, persons: Int) {
        (self.course, self.office, self.handler, self.came, self.persons) = (course, office, handler, came, persons)
        let (world, dice) = (course.world, course.dice)
        staff = world.people(.petitions, in: office)
        clerk = world.person(.clerk, in: handler, dice)
        isRevised = Day(year: 2022, month: 5, day: 1).map { course.today >= $0 } ?? true
        kind = [.appeal, .suggestion, .accusation][dice.weighted([82, 12, 6])]
        subject = dice.pick(Self.subjects)
    }

    func write(_ weight: Weight) {
        let petitionClass = weight == .plain ? kind : .appeal
        register(petitionClass)
        let member = dice.pick(staff)
        course.pass(days: 0...4)
        if petitionClass == .accusation, dice.chance(600) {
            course.take("divert", by: member, \.divertedTo <- "有管辖权的纪检监察机关", \.noticeWay <- .written)
            return
        }
        if weight == .plain, petitionClass == .appeal, dice.chance(70) { return elsewhere(member) }
        let isAssigned = weight != .plain || dice.chance(200)
        if isAssigned {
            course.take("assign", by: member, \.handler <- handler, \.reportBy <- course.today.advanced(by: 75))
        } else {
            course.take("forward", by: member, \.handler <- handler)
        }
        if weight != .plain { list(member) }
        accept(petitionClass)
        answer(petitionClass)
        finish(weight, petitionClass, isAssigned: isAssigned, member)
    }

    private func register(_ petitionClass: Petition.Class) {
        let channel: Petition.Channel = persons > 0 ? .visit : [.letter, .phone, .internet, .superior, .hotline][dice.weighted([22, 12, 45, 13, 8])]
        var input: Fields<Petition> = [
            \.channel <- channel, \.receivedOn <- came, \.petitionClass <- petitionClass,
            \.topic <- petitionClass == .accusation ? .conduct : subject.topic,
            \.subject <- petitionClass == .accusation ? "反映工作人员作风问题" : subject.subject, \.request <- "请求有关部门依法处理并答复",
            \.petitioner.citizenName <- Invented.name(dice), \.petitioner.identityNumber <- Invented.identityNumber(dice),
            \.petitioner.phone <- Invented.phone(dice), \.petitioner.address <- "\(world.name)境内", \.place <- world.organs.name(of: handler),
        ]
        if channel == .visit || channel == .phone { input.append(\.oralRecorded <- true) }
        if persons > 0 { input.append(\.petitioners.count <- persons) }
        if persons > 5 { input.append(\.petitioners.representatives <- (0..<min(5, 2 + persons / 10)).map { _ in Invented.name(dice) }) }
        // An accusation is handled by another organ than the one accused, which therefore is not named from the register of organs.
        if petitionClass == .appeal { input.append(\.complainedOrgan <- handler) }
        if petitionClass == .accusation { input.append(\.accusedOthers <- ["某村干部"]) }
        course.open("register", at: office, by: dice.pick(staff), input)
    }

    private func elsewhere(_ member: Member) {
        if isRevised {
            course.take(
                "divert", by: member, \.route <- dice.pick([.judicial, .arbitration, .administrative]), \.divertedTo <- "有管辖权的机关",
                \.noticeWay <- .written)
        } else {
            course.take("decline", by: member, \.declineReason <- .legalChannel, \.declineNote <- "告知依照法定程序向有关机关提出", \.noticeWay <- .written)
        }
    }

    /// 列为重点或者积案, with a leader in charge who goes and sees.
    private func list(_ member: Member) {
        let leader = world.organs.root.flatMap { dice.any(of: world.people(.head, in: $0)) }?.name ?? "县领导"
        course.pass(minutes: 20...90).take(
            "designate", by: member, \.majorKind <- dice.chance(550) ? .longStanding : .major, \.majorReason <- "涉及人数多、时间长，多次协调未果",
            \.majorLeader <- leader, \.majorPlan <- "一案一策，明确责任单位和时限", \.majorDue <- Day.lastDay(of: world.year))
        course.pass(days: 1...3)
        let deed = [
            Petition.LeaderEntry(
                \.leader <- leader, \.post <- "包案县领导", \.deed <- dice.pick([.reception, .goingDown, .appointed]), \.note <- "听取诉求，召集责任单位研究")
        ]
        course.take("record-leader", by: member, \.leaderDeeds <- deed)
    }

    private func accept(_ petitionClass: Petition.Class) {
        course.pass(days: 1...4)
        var input: Fields<Petition> = [\.noticeWay <- .written]
        if isRevised, petitionClass == .appeal { input.append(\.route <- dice.chance(850) ? .petition : .duty) }
        course.take("accept", by: clerk, input)
    }

    private func answer(_ petitionClass: Petition.Class) {
        let accepted = course.today
        course.pass(days: 2...8)
        guard petitionClass == .appeal else {
            course.pass(days: 5...15)
            var input: Fields<Petition> = [\.opinionText <- "已研究论证并答复", \.answerService.servedOn <- course.today]
            if petitionClass == .suggestion { input.append(\.suggestionResult <- dice.pick([.adopted, .partly, .declined])) }
            return course.take("reply", by: clerk, input)
        }
        course.take("hear", by: clerk, \.heardNote <- "信访人陈述事实和理由")
        course.pass(days: 2...6).take("investigate", by: clerk, \.investigation <- "走访核实，调取台账和票据")
        if dice.chance(150) {
            course.pass(days: 1...3).take(
                "settle", by: clerk, \.settlementKind <- .mediated, \.settlement <- "双方就补偿事项达成一致", \.settlementAgreed <- true)
        }
        course.move(to: min(world.workingDay(dice.number(3...12), after: course.today), world.workingDay(onOrAfter: accepted.advanced(by: 55))))
        let opinion: Petition.Opinion = [.support, .explain, .reject][dice.weighted([55, 30, 15])]
        var input: Fields<Petition> = [
            \.opinion <- opinion, \.facts <- "经调查，反映的情况基本属实，有关手续和票据齐全", \.legalBasis <- "有关法律、法规和政策规定",
            \.opinionText <- opinion == .support ? "由责任单位在期限内落实" : "已向信访人解释政策依据", \.answerService.servedOn <- course.today,
        ]
        if opinion == .support { input.append(\.executor <- handler) }
        course.take("opine", by: clerk, input)
        if opinion == .support { course.pass(days: 2...10).take("record-execution", by: clerk, \.execution <- "已经落实到位") }
    }

    private func finish(_ weight: Weight, _ petitionClass: Petition.Class, isAssigned: Bool, _ member: Member) {
        course.pass(minutes: 20...60)
        if isAssigned { course.take("report-back", by: clerk, \.reportBack <- "已办结并答复信访人") }
        course.pass(days: 1...5)
        if dice.chance(700) { course.take("evaluate", by: member, \.evaluation <- dice.pick([.satisfied, .satisfied, .basically, .unsatisfied])) }
        if weight == .plain, petitionClass == .appeal, dice.chance(40), world.organs.above(handler).first == world.organs.root {
            return review(member)
        }
        let isResolved = weight == .struckOff || (weight == .plain && dice.chance(880))
        course.pass(minutes: 10...40)
        if isResolved { course.take("resolve", by: member, \.resolution <- .accepted, \.resolutionNote <- "信访人接受答复，不再上访") }
        if weight == .struckOff { strike(member) }
        guard isResolved else { return }
        course.pass(days: 1...5).take("close", by: member, \.followUp <- "定期回访")
    }

    private func strike(_ member: Member) {
        course.pass(days: 2...6).take(
            "propose-strike", by: clerk, \.majorProposal <- "诉求已经解决，信访人书面承诺息访", \.majorProof <- dice.pick([.promise, .agreement, .execution]))
        course.pass(days: 1...5).take("strike", by: member)
    }

    /// The county's government reviews what its department answered.
    private func review(_ member: Member) {
        guard let government = world.organs.root else { return }
        course.pass(days: 3...8).take(
            "request-review", by: member, \.reviewOrgan <- world.organs.name(of: government), \.reviewOrganCode <- government,
            \.reviewRequestedOn <- course.today)
        course.pass(days: 8...15).take(
            "conclude-review", by: member, \.reviewResult <- dice.chance(850) ? .uphold : .change, \.reviewOpinion <- "经复查，原处理意见认定事实清楚",
            \.reviewService.servedOn <- course.today)
    }
}
