import Affairs
import Kernel

/// 行政应诉案件: as many received as the scenario says, so many of them lost and so many still open at the end of the year.
package struct LitigationPlays {
    enum Ending { case dismissed, rejected, changedAct, withdrawn, mediated, lost, open }

    let world: World
    private let received: Int
    private let open: Int
    private let lost: Int
    /// Heads appear in so many trials of a hundred.
    private let appearance: Int
    private let organs: [OrganCode]

    package init(_ world: World) {
        self.world = world
        let targets = world.scenario.targets
        received = targets["litigation.received"] ?? 0
        open = min(received, targets["litigation.open"] ?? received * 15 / 100)
        lost = min(received - open, targets["litigation.lost"] ?? (received - open) * 8 / 100)
        appearance = targets["litigation.appearance"] ?? 90
        let able = world.organs.organs.values.filter { organ in
            (organ.level == .department || organ.level == .township) && !world.people(.head, in: organ.code).isEmpty
                && !world.people(.clerk, in: organ.code).isEmpty && !organ.duties.contains(.justice)
        }
        // Those who enforce are sued, townships for what they tear down and decide.
        organs = able.filter { $0.duties.contains(.enforcement) || $0.level == .township }.map(\.code).sorted { $0.description < $1.description }
    }

    package func plays() -> [Play] {
        guard received > 0, !organs.isEmpty else { return [] }
        return (0..<received).map { index in
            let key = "litigation/\(index + 1)"
            let dice = world.dice("day/\(key)")
            let ending = ending(index, dice)
            let isAppealed = (ending == .dismissed || ending == .lost) && dice.chance(280)
            let months = ending == .open ? 10...12 : isAppealed ? 1...4 : 1...7
            let day = world.workingDay(of: world.year, from: months.lowerBound, through: months.upperBound, dice)
            let opens = dice.time(9...16, on: day)
            let organ = dice.pick(organs)
            return Play(LitigationResponse.self, key, opens: opens) { course in
                // The first to be lost is over a penalty, where there is one of the right age.
                let (first, last) = SuitCourse.age(before: day)
                let sued = index == 0 && ending == .lost ? world.busiest(of: organs, from: first, through: last) ?? organ : organ
                SuitCourse(course, sued, number: index + 1, ending, appealed: isAppealed).write(appearance: appearance)
            }
        }
    }

    private func ending(_ index: Int, _ dice: Dice) -> Ending {
        if index < lost { return .lost }
        if index >= received - open { return .open }
        return [.dismissed, .rejected, .changedAct, .withdrawn, .mediated][dice.weighted([55, 12, 14, 11, 8])]
    }
}

/// One suit, from the court's notice to the archive.
struct SuitCourse {
    private struct Subject {
        let kind: Reconsideration.ActKind
        let name: String
        let claims: String
        let defence: String
        let papers: [String]
    }

    private static let subjects: [Subject] = [
        Subject(
            kind: .penalty, name: "行政处罚决定书", claims: "撤销行政处罚决定", defence: "处罚认定事实清楚、证据确凿，适用法律正确，程序合法，请求驳回原告的诉讼请求",
            papers: ["立案审批表", "询问笔录", "现场检查笔录", "处罚告知书及送达回证"]),
        Subject(
            kind: .registration, name: "不动产登记", claims: "撤销不动产登记", defence: "登记申请材料齐全，已尽审查职责", papers: ["登记申请书", "权属来源证明", "公告"]),
        Subject(
            kind: .compensation, name: "征收补偿决定", claims: "撤销征收补偿决定，重新补偿", defence: "补偿决定依照公布的补偿方案作出，程序合法",
            papers: ["征收公告", "评估报告", "补偿方案"]),
        Subject(
            kind: .compulsoryEnforcement, name: "限期拆除决定及强制拆除", claims: "确认强制拆除违法并赔偿", defence: "建筑物没有规划许可，拆除前已依法催告、公告",
            papers: ["现场勘验笔录", "限期拆除决定书", "催告书", "公告"]),
        Subject(
            kind: .information, name: "政府信息公开答复", claims: "撤销答复，责令重新答复", defence: "已尽合理检索义务，答复内容和程序合法", papers: ["信息公开申请表", "检索记录", "答复书"]),
        Subject(
            kind: .injury, name: "认定工伤决定书", claims: "撤销工伤认定", defence: "职工在工作时间和工作场所因工作原因受伤，认定正确", papers: ["工伤认定申请表", "调查笔录", "诊断证明"]),
        Subject(
            kind: .adjudication, name: "山林权属争议处理决定", claims: "撤销权属处理决定", defence: "权属凭证和历史管理使用情况清楚，处理决定合法",
            papers: ["权属凭证", "现场勘查笔录", "调解笔录"]),
    ]

    let organ: OrganCode
    let number: Int
    let ending: LitigationPlays.Ending
    let isAppealed: Bool
    let course: Course<LitigationResponse>
    private let subject: Subject
    private let clerk: Member
    private let heads: [Member]
    private let isInaction: Bool
    private let received: Day
    private let lossOutcome: LitigationResponse.Outcome
    /// The penalty that is sued over, where the organ has one of the right age.
    private let sued: DecidedPenalty?

    init(_ course: Course<LitigationResponse>, _ organ: OrganCode, number: Int, _ ending: LitigationPlays.Ending, appealed: Bool) {
        (self.course, self.organ, self.number, self.ending, isAppealed) = (course, organ, number, ending, appealed)
        let (world, dice) = (course.world, course.dice)
        received = course.today
        let isOverPenalty = number == 1 && ending == .lost
        subject = isOverPenalty ? Self.subjects[0] : dice.pick(Self.subjects)
        clerk = world.person(.clerk, in: organ, dice)
        heads = world.people(.head, in: organ)
        lossOutcome =
            isOverPenalty ? .revoked : [.revoked, .revoked, .illegal, .revokedPartly, .performance][dice.weighted([35, 25, 20, 8, 12])]
        isInaction = ending == .lost && lossOutcome == .performance
        let (first, last) = Self.age(before: received)
        sued = subject.kind == .penalty && !isInaction ? world.attackPenalty(of: organ, from: first, through: last, dice) : nil
    }

    /// When a penalty was decided that is sued over now: six months to sue, and long enough ago that it was served and published.
    static func age(before received: Day) -> (Day, Day) { (received.advanced(by: -150), received.advanced(by: -30)) }

    private var world: World { course.world }
    private var dice: Dice { course.dice }
    private var court: String { "\(world.name)人民法院" }
    private var courtNumber: String { "（\(world.year)）行初\(number)号" }

    func write(appearance: Int) {
        register()
        answer()
        switch ending {
        case .withdrawn:
            course.pass(days: 5...15)
            end(cause: dice.chance(500) ? .own : .settled)
        case .changedAct:
            if dice.chance(600) { session(appearance: appearance) }
            course.pass(days: 3...10).take("change-act", by: heads[0], \.changedAct <- "根据案件情况和原告的合理诉求，改变原行政行为")
            course.pass(days: 3...8)
            end(cause: .actChanged)
        case .mediated:
            session(appearance: appearance)
            mediate()
        case .open: if dice.chance(500) { session(appearance: appearance) }
        case .dismissed, .rejected, .lost:
            session(appearance: appearance)
            if dice.chance(70) { session(appearance: appearance, again: true) }
            judge()
            if isAppealed { appeal(appearance: appearance) } else { takeEffect() }
            if ending == .lost { learn() }
        }
        if ending != .open, dice.chance(850) { course.pass(days: 2...12).take("close", by: clerk, archived) }
    }

    private func register() {
        let acted = (try? world.calendar.workingDay(dice.number(20...90), before: received)) ?? received.advanced(by: -60)
        let short = world.organs[organ]?.short ?? ""
        let isCompany = dice.chance(200)
        var input: Fields<LitigationResponse> = [
            \.receivedOn <- received, \.court <- court, \.courtNumber <- courtNumber, \.courtFiledOn <- received.advanced(by: -dice.number(1...4)),
            \.reviewResult <- LitigationResponse.ReviewResult.none, \.claims <- subject.claims, \.reasons <- "认为行政行为认定事实不清、程序违法",
        ]
        let name =
            isCompany
            ? "\(world.name)\(dice.pick(["兴业", "宏达", "永盛", "金桥"]))\(dice.pick(["建材", "商贸", "运输"]))有限公司" : Invented.name(dice)
        input += Self.plaintiff(name, isCompany: isCompany)
        if isInaction {
            input += [\.actKind <- .inaction, \.claims <- "责令被告履行法定职责"]
        } else {
            input += [
                \.actKind <- subject.kind, \.actName <- subject.name, \.actOn <- acted,
                \.actNumber <- "\(short)决字〔\(acted.year)〕第\(dice.number(3...180))号",
            ]
        }
        if let sued, let penalty = world.find(sued.key) {
            input.drop(\.actNumber)
            input += [\.penalty <- penalty, \.actOn <- sued.decided]
            input += Self.plaintiff(sued.party, isCompany: sued.isOrganisation)
        }
        if ending == .mediated { input.append(\.claimsCompensation <- true) }
        if dice.chance(150) {
            let third = Party(\.role <- .thirdParty, \.kind <- .citizen, \.citizenName <- Invented.name(dice))
            input.append(\.others <- [third])
        }
        course.open("register", at: organ, by: clerk, input)
        course.pass(minutes: 20...120)
        let agent = Representative(\.kind <- .staff, \.name <- clerk.name)
        course.take("assign", by: heads[0], \.agents <- [agent])
    }

    private static func plaintiff(_ name: String, isCompany: Bool) -> Fields<LitigationResponse> {
        [
            \.plaintiff.kind <- isCompany ? .legalPerson : .citizen, \.plaintiff.organisationName <- isCompany ? name : "",
            \.plaintiff.citizenName <- isCompany ? "" : name,
        ]
    }

    /// The file as it goes to the archive.
    private var archived: Fields<LitigationResponse> {
        let papers: [(paper: FilePaper, pages: Int)] = [(.opening, 6), (.evidence, 24), (.decision, 10), (.closing, 3)]
        let index = papers.map { ArchivedPaper<FilePaper>(\.paper <- $0.paper, \.pages <- $0.pages) }
        return [\.archive.number <- "\(world.year)应\(number)", \.archive.retention <- .thirtyYears, \.archive.index <- index]
    }

    private func answer() {
        // Within fifteen days of the notice, holidays or not.
        let by = received.advanced(by: dice.number(8...14))
        course.move(to: (try? world.calendar.workingDay(1, before: by.advanced(by: 1))) ?? by)
        var input: Fields<LitigationResponse> = [\.defence <- subject.defence]
        if isInaction {
            input.append(\.defence <- "正在依照程序办理，请求驳回原告的诉讼请求")
        } else {
            let acted = course.opened(\.actOn).flatMap { $0 } ?? received
            let count = subject.papers.count
            let papers = subject.papers.enumerated().map { index, name in
                Evidence(\.name <- name, \.collectedOn <- acted.advanced(by: index - count))
            }
            input += [\.evidence <- papers, \.basisDocuments <- ["据以作出行政行为的法律", "法规", "规章"]]
        }
        course.take("answer", by: clerk, input)
    }

    private func session(appearance: Int, again: Bool = false) {
        course.pass(days: again ? 4...8 : 8...16)
        let day = world.workingDay(dice.number(5...9), after: course.today)
        var summons: Fields<LitigationResponse> = [
            \.sessionOn <- day, \.sessionPlace <- "\(court)第\(chineseNumeral(dice.number(1...6)))审判庭",
            \.headNotice <- LitigationResponse.HeadNotice.none,
        ]
        if dice.chance(250) {
            summons += [
                \.headNotice <- .must, \.headNoticedOn <- course.today, \.headNoticeGround <- dice.pick([.environment, .attention, .unrest, .food]),
            ]
        } else if dice.chance(300) {
            summons += [\.headNotice <- .may, \.headNoticedOn <- course.today, \.headNoticeGround <- .interests]
        }
        course.take("summon", by: clerk, summons)
        course.pass(days: 1...2)
        let appears = appearance >= 100 || dice.chance(appearance * 10)
        let leader = dice.pick(heads)
        if appears {
            let isPrincipal = leader.id == heads[0].id && dice.chance(500)
            course.take(
                "arrange", by: heads[0], \.attendance <- .head, \.headName <- leader.name, \.headPost <- isPrincipal ? .principal : .deputy,
                \.staff <- [clerk.name])
        } else {
            course.take(
                "arrange", by: heads[0], \.attendance <- .staff, \.absenceGround <- .duty, \.absenceNote <- "当日须主持防汛抢险、上级督查等他人不能代替的公务",
                \.staff <- [clerk.name], \.counsel <- ["\(Invented.name(dice))律师"])
        }
        course.pass(minutes: 30...120).take("submit-proof", by: clerk, \.proofShowsPost <- appears, \.proofSealed <- true)
        course.move(to: day).take(
            "record-session", by: clerk, \.heldOn <- day, \.headPresent <- appears, \.staffPresent <- true, \.headSpoke <- appears,
            \.sessionNote <- "围绕被诉行政行为的合法性举证、质证、辩论")
    }

    private func ruling(_ outcome: LitigationResponse.Outcome, _ number: String) -> Fields<LitigationResponse> {
        [\.rulingOutcome <- outcome, \.rulingNumber <- number, \.rulingOn <- course.today, \.servedOn <- course.today]
    }

    private func end(cause: LitigationResponse.WithdrawalCause) {
        var input = ruling(.withdrawn, courtNumber)
        input.append(\.withdrawalCause <- cause)
        course.take("record-ending", by: clerk, input)
    }

    private func mediate() {
        course.pass(days: 4...15).take(
            "record-mediation", by: clerk, \.mediationScope <- dice.pick([.compensation, .indemnity, .discretion]),
            \.mediationAgreement <- "双方就补偿事项达成一致，原告放弃其他请求", \.mediationSigned <- true, \.rulingNumber <- courtNumber, \.servedOn <- course.today,
            \.compensation <- .yuan(dice.number(8...300) * 100), \.performanceDays <- 30)
        course.pass(days: 5...15).take("perform", by: clerk, \.performanceReport <- "调解书确定的款项已经支付")
    }

    private var outcome: LitigationResponse.Outcome { ending == .lost ? lossOutcome : ending == .rejected ? .suitRejected : .dismissed }

    private func judge() {
        course.pass(days: 8...20)
        var input = ruling(outcome, courtNumber)
        switch outcome {
        case .performance: input += [\.orders <- "限被告在判决生效之日起三十日内履行法定职责", \.performanceDays <- 30]
        case .revoked: input += [\.orders <- "撤销被诉行政行为，责令九十日内重新作出", \.remakeOrdered <- true, \.performanceDays <- 90]
        case .revokedPartly: input.append(\.orders <- "撤销被诉行政行为第二项")
        case .illegal: input.append(\.orders <- "确认被诉行政行为违法")
        default: break
        }
        course.take("record-judgment", by: clerk, input)
    }

    private func takeEffect() {
        // Fifteen days, and more where they end on a holiday.
        course.move(to: world.workingDay(dice.number(1...3), after: world.workingDay(onOrAfter: course.today.advanced(by: 16)))).take(
            "take-effect", by: clerk)
    }

    private func appeal(appearance: Int) {
        let judged = course.today
        course.move(to: world.workingDay(onOrAfter: judged.advanced(by: dice.number(5...12))))
        if ending == .lost {
            // The organ itself has fifteen days from the service.
            course.take("appeal", by: heads[0], \.appealReason <- "原判认定事实不清，适用法律错误")
        } else {
            let appeal = LitigationResponse.Appeal(\.by <- .plaintiff, \.on <- judged.advanced(by: dice.number(3...5)), \.copyOn <- course.today)
            course.take("record-appeal", by: clerk, \.appeals <- [appeal], \.appealNumber <- "（\(world.year)）行终\(number)号")
            course.pass(days: 3...7).take("answer-appeal", by: clerk, \.appealDefence <- "原判认定事实清楚，适用法律正确，请求驳回上诉")
        }
        if dice.chance(500) { session(appearance: appearance) }
        course.pass(days: 15...30)
        var input = ruling(outcome, "（\(world.year)）行终\(number)号")
        input.append(\.secondResult <- .upheld)
        course.take("record-final", by: clerk, input)
    }

    /// What a lost case asks for: performing it, and looking into it.
    private func learn() {
        if let sued {
            if world.scenario.life != nil, lossOutcome == .revoked, !isAppealed, let served = course.day(of: "record-judgment") {
                world.note(RemakingOrder(penalty: sued, served: served, effective: course.today, days: 90), to: organ)
            }
            course.pass(days: 1...2)
            course.elsewhere("publicity-withdraw", on: sued.key, by: clerk, \.publicity.withdrawReason <- "处罚决定经人民法院生效判决改变")
        }
        if lossOutcome == .performance || lossOutcome == .revoked {
            course.pass(days: 6...16)
            var input: Fields<LitigationResponse> = [\.performanceReport <- lossOutcome == .performance ? "已在期限内履行法定职责并告知原告" : "已重新调查并作出行政行为"]
            if lossOutcome == .revoked {
                input += [
                    \.remadeAct <- "\(world.organs[organ]?.short ?? "")决字〔\(world.year)〕重\(number)号", \.remadeComparison <- .different,
                ]
            }
            course.take("perform", by: clerk, input)
        }
        let justice = world.organ(.justice)
        guard let reviewer = (world.people(.legality, in: justice) + world.people(.reconsideration, in: justice)).first else { return }
        course.pass(days: 1...5).take(
            "review-loss", by: reviewer,
            \.lossCauses <- isInaction ? [.omission] : dice.pick([[.facts], [.procedure], [.law], [.facts, .procedure]]),
            \.lossReview <- "取证和送达环节不规范，审核把关不严", \.accountability <- "对承办人员批评教育")
    }
}
