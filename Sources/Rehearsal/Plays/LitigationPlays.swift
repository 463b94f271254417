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
            var dice = Dice(seed: world.scenario.seed, "day/\(key)")
            let ending = ending(index, &dice)
            let isAppealed = (ending == .dismissed || ending == .lost) && dice.chance(280)
            let months = ending == .open ? 10...12 : isAppealed ? 1...4 : 1...7
            let day = world.workingDay(of: world.scenario.year, from: months.lowerBound, through: months.upperBound, &dice)
            let opens = Instant(day, hour: dice.number(9...16), minute: dice.number(0...59))
            let organ = dice.pick(organs)
            return Play(key, opens: opens) { world, dice in
                // The first to be lost is over a penalty, where there is one of the right age.
                let (first, last) = SuitCourse.age(before: day)
                let sued = index == 0 && ending == .lost ? world.busiest(of: organs, from: first, through: last) ?? organ : organ
                var suit = SuitCourse(world, sued, number: index + 1, ending, appealed: isAppealed, opening: opens, &dice)
                return suit.steps(appearance: appearance, &dice)
            }
        }
    }

    private func ending(_ index: Int, _ dice: inout Dice) -> Ending {
        if index < lost { return .lost }
        if index >= received - open { return .open }
        return [.dismissed, .rejected, .changedAct, .withdrawn, .mediated][dice.weighted([55, 12, 14, 11, 8])]
    }
}

/// One suit, from the court's notice to the archive.
struct SuitCourse {
    private struct Subject {
        let kind: String
        let name: String
        let claims: String
        let defence: String
        let papers: [String]
    }

    private static let subjects: [Subject] = [
        Subject(
            kind: "penalty", name: "行政处罚决定书", claims: "撤销行政处罚决定", defence: "处罚认定事实清楚、证据确凿，适用法律正确，程序合法，请求驳回原告的诉讼请求",
            papers: ["立案审批表", "询问笔录", "现场检查笔录", "处罚告知书及送达回证"]),
        Subject(
            kind: "registration", name: "不动产登记", claims: "撤销不动产登记", defence: "登记申请材料齐全，已尽审查职责", papers: ["登记申请书", "权属来源证明", "公告"]),
        Subject(
            kind: "compensation", name: "征收补偿决定", claims: "撤销征收补偿决定，重新补偿", defence: "补偿决定依照公布的补偿方案作出，程序合法",
            papers: ["征收公告", "评估报告", "补偿方案"]),
        Subject(
            kind: "compulsoryEnforcement", name: "限期拆除决定及强制拆除", claims: "确认强制拆除违法并赔偿", defence: "建筑物没有规划许可，拆除前已依法催告、公告",
            papers: ["现场勘验笔录", "限期拆除决定书", "催告书", "公告"]),
        Subject(
            kind: "information", name: "政府信息公开答复", claims: "撤销答复，责令重新答复", defence: "已尽合理检索义务，答复内容和程序合法", papers: ["信息公开申请表", "检索记录", "答复书"]),
        Subject(
            kind: "injury", name: "认定工伤决定书", claims: "撤销工伤认定", defence: "职工在工作时间和工作场所因工作原因受伤，认定正确", papers: ["工伤认定申请表", "调查笔录", "诊断证明"]),
        Subject(
            kind: "adjudication", name: "山林权属争议处理决定", claims: "撤销权属处理决定", defence: "权属凭证和历史管理使用情况清楚，处理决定合法",
            papers: ["权属凭证", "现场勘查笔录", "调解笔录"]),
    ]

    let world: World
    let organ: OrganCode
    let number: Int
    let ending: LitigationPlays.Ending
    let isAppealed: Bool
    var course: Course
    private let subject: Subject
    private let clerk: Scenario.Member
    private let heads: [Scenario.Member]
    private let isInaction: Bool
    private let received: Day
    private let lossOutcome: String
    /// The penalty that is sued over, where the organ has one of the right age.
    private let sued: DecidedPenalty?

    init(
        _ world: World, _ organ: OrganCode, number: Int, _ ending: LitigationPlays.Ending, appealed: Bool, opening at: Instant, _ dice: inout Dice
    ) {
        (self.world, self.organ, self.number, self.ending, isAppealed) = (world, organ, number, ending, appealed)
        course = Course(world, opening: at)
        received = at.day
        let isOverPenalty = number == 1 && ending == .lost
        subject = isOverPenalty ? Self.subjects[0] : dice.pick(Self.subjects)
        clerk = world.person(.clerk, in: organ, &dice)
        heads = world.people(.head, in: organ)
        lossOutcome =
            isOverPenalty ? "revoked" : ["revoked", "revoked", "illegal", "revokedPartly", "performance"][dice.weighted([35, 25, 20, 8, 12])]
        isInaction = ending == .lost && lossOutcome == "performance"
        let (first, last) = Self.age(before: received)
        sued = subject.kind == "penalty" && !isInaction ? world.attackPenalty(of: organ, from: first, through: last, &dice) : nil
    }

    /// When a penalty was decided that is sued over now: six months to sue, and long enough ago that it was served and published.
    static func age(before received: Day) -> (Day, Day) { (received.advanced(by: -150), received.advanced(by: -30)) }

    private var court: String { "\(world.scenario.name)人民法院" }
    private var courtNumber: String { "（\(world.scenario.year)）行初\(number)号" }

    mutating func steps(appearance: Int, _ dice: inout Dice) -> [Step] {
        register(&dice)
        answer(&dice)
        switch ending {
        case .withdrawn:
            course.pass(workingDays: 5...15, &dice)
            end(cause: dice.chance(500) ? "own" : "settled", &dice)
        case .changedAct:
            if dice.chance(600) { session(appearance: appearance, &dice) }
            course.pass(workingDays: 3...10, &dice)
            course.take("change-act", by: heads[0], ["changedAct": "根据案件情况和原告的合理诉求，改变原行政行为"])
            course.pass(workingDays: 3...8, &dice)
            end(cause: "actChanged", &dice)
        case .mediated:
            session(appearance: appearance, &dice)
            mediate(&dice)
        case .open:
            if dice.chance(500) { session(appearance: appearance, &dice) }
        case .dismissed, .rejected, .lost:
            session(appearance: appearance, &dice)
            if dice.chance(70) { session(appearance: appearance, again: true, &dice) }
            judge(&dice)
            if isAppealed { appeal(appearance: appearance, &dice) } else { takeEffect(&dice) }
            if ending == .lost { learn(&dice) }
        }
        if ending != .open, dice.chance(850) {
            course.pass(workingDays: 2...12, &dice)
            course.take("close", by: clerk, archived)
        }
        return course.steps
    }

    private mutating func register(_ dice: inout Dice) {
        let acted = (try? world.calendar.workingDay(dice.number(20...90), before: received)) ?? received.advanced(by: -60)
        let short = world.organs[organ]?.short ?? ""
        let isCompany = dice.chance(200)
        var input = [
            "receivedOn": received.iso, "court": court, "courtNumber": courtNumber, "courtFiledOn": received.advanced(by: -dice.number(1...4)).iso,
            "reviewResult": "none", "claims": subject.claims,
            "reasons": "认为行政行为认定事实不清、程序违法",
        ]
        let name =
            isCompany
            ? "\(world.scenario.name)\(dice.pick(["兴业", "宏达", "永盛", "金桥"]))\(dice.pick(["建材", "商贸", "运输"]))有限公司" : Invented.name(&dice)
        input.merge(Self.plaintiff(name, isCompany: isCompany)) { $1 }
        if isInaction {
            (input["actKind"], input["claims"]) = ("inaction", "责令被告履行法定职责")
        } else {
            (input["actKind"], input["actName"], input["actOn"]) = (subject.kind, subject.name, acted.iso)
            input["actNumber"] = "\(short)决字〔\(acted.year)〕第\(dice.number(3...180))号"
        }
        if let sued, let penalty = world.matters[sued.key] {
            (input["penalty"], input["actOn"], input["actNumber"]) = (String(penalty), sued.decided.iso, nil)
            input.merge(Self.plaintiff(sued.party, isCompany: sued.isOrganisation)) { $1 }
        }
        if ending == .mediated { input["claimsCompensation"] = "是" }
        if dice.chance(150) {
            let third = JSON.record(["role": .text("thirdParty"), "kind": .text("citizen"), "citizenName": .text(Invented.name(&dice))])
            input["others"] = JSON.array([third]).encoded
        }
        course.open("litigation", at: organ, "register", by: clerk, input)
        course.pass(minutes: 20...120, &dice)
        let agent = JSON.record(["kind": .text("staff"), "name": .text(clerk.name)])
        course.take("assign", by: heads[0], ["agents": JSON.array([agent]).encoded])
    }

    private static func plaintiff(_ name: String, isCompany: Bool) -> [String: String] {
        [
            "plaintiff.kind": isCompany ? "legalPerson" : "citizen", "plaintiff.organisationName": isCompany ? name : "",
            "plaintiff.citizenName": isCompany ? "" : name,
        ]
    }

    /// The file as it goes to the archive.
    private var archived: [String: String] {
        let papers: [(paper: String, pages: Int)] = [("opening", 6), ("evidence", 24), ("decision", 10), ("closing", 3)]
        let index = papers.map { JSON.record(["paper": .text($0.paper), "pages": .integer($0.pages)]) }
        return [
            "archive.number": "\(world.scenario.year)应\(number)", "archive.retention": "thirtyYears", "archive.index": JSON.array(index).encoded,
        ]
    }

    private mutating func answer(_ dice: inout Dice) {
        // Within fifteen days of the notice, holidays or not.
        let by = received.advanced(by: dice.number(8...14))
        course.move(to: (try? world.calendar.workingDay(1, before: by.advanced(by: 1))) ?? by, &dice)
        var input = ["defence": subject.defence]
        if isInaction {
            input["defence"] = "正在依照程序办理，请求驳回原告的诉讼请求"
        } else {
            let acted = course.steps.first?.input["actOn"].flatMap { Day(iso: $0) } ?? received
            let count = subject.papers.count
            let papers = subject.papers.enumerated().map { index, name in
                JSON.record(["name": .text(name), "collectedOn": .text(acted.advanced(by: index - count).iso)])
            }
            (input["evidence"], input["basisDocuments"]) = (JSON.array(papers).encoded, "据以作出行政行为的法律、法规、规章")
        }
        course.take("answer", by: clerk, input)
    }

    private mutating func session(appearance: Int, again: Bool = false, _ dice: inout Dice) {
        course.pass(workingDays: again ? 4...8 : 8...16, &dice)
        let day = world.workingDay(dice.number(5...9), after: course.today)
        var summons = ["sessionOn": day.iso, "sessionPlace": "\(court)第\(chineseNumeral(dice.number(1...6)))审判庭", "headNotice": "none"]
        if dice.chance(250) {
            (summons["headNotice"], summons["headNoticedOn"]) = ("must", course.today.iso)
            summons["headNoticeGround"] = dice.pick(["environment", "attention", "unrest", "food"])
        } else if dice.chance(300) {
            (summons["headNotice"], summons["headNoticedOn"], summons["headNoticeGround"]) = ("may", course.today.iso, "interests")
        }
        course.take("summon", by: clerk, summons)
        course.pass(workingDays: 1...2, &dice)
        let appears = appearance >= 100 || dice.chance(appearance * 10)
        let leader = dice.pick(heads)
        if appears {
            let isPrincipal = leader.id == heads[0].id && dice.chance(500)
            course.take(
                "arrange", by: heads[0],
                ["attendance": "head", "headName": leader.name, "headPost": isPrincipal ? "principal" : "deputy", "staff": clerk.name])
        } else {
            course.take(
                "arrange", by: heads[0],
                [
                    "attendance": "staff", "absenceGround": "duty", "absenceNote": "当日须主持防汛抢险、上级督查等他人不能代替的公务", "staff": clerk.name,
                    "counsel": "\(Invented.name(&dice))律师",
                ])
        }
        course.pass(minutes: 30...120, &dice)
        course.take("submit-proof", by: clerk, ["proofShowsPost": appears ? "是" : "否", "proofSealed": "是"])
        course.move(to: day, &dice)
        course.take(
            "record-session", by: clerk,
            [
                "heldOn": day.iso, "headPresent": appears ? "是" : "否", "staffPresent": "是", "headSpoke": appears ? "是" : "否",
                "sessionNote": "围绕被诉行政行为的合法性举证、质证、辩论",
            ])
    }

    private func ruling(_ outcome: String, _ number: String) -> [String: String] {
        ["rulingOutcome": outcome, "rulingNumber": number, "rulingOn": course.today.iso, "servedOn": course.today.iso]
    }

    private mutating func end(cause: String, _ dice: inout Dice) {
        var input = ruling("withdrawn", courtNumber)
        input["withdrawalCause"] = cause
        course.take("record-ending", by: clerk, input)
    }

    private mutating func mediate(_ dice: inout Dice) {
        course.pass(workingDays: 4...15, &dice)
        course.take(
            "record-mediation", by: clerk,
            [
                "mediationScope": dice.pick(["compensation", "indemnity", "discretion"]), "mediationAgreement": "双方就补偿事项达成一致，原告放弃其他请求",
                "mediationSigned": "是", "rulingNumber": courtNumber, "servedOn": course.today.iso, "compensation": String(dice.number(8...300) * 100),
                "performanceDays": "30",
            ])
        course.pass(workingDays: 5...15, &dice)
        course.take("perform", by: clerk, ["performanceReport": "调解书确定的款项已经支付"])
    }

    private var outcome: String { ending == .lost ? lossOutcome : ending == .rejected ? "suitRejected" : "dismissed" }

    private mutating func judge(_ dice: inout Dice) {
        course.pass(workingDays: 8...20, &dice)
        var input = ruling(outcome, courtNumber)
        switch outcome {
        case "performance": (input["orders"], input["performanceDays"]) = ("限被告在判决生效之日起三十日内履行法定职责", "30")
        case "revoked": (input["orders"], input["remakeOrdered"], input["performanceDays"]) = ("撤销被诉行政行为，责令六十日内重新作出", "是", "60")
        case "revokedPartly": input["orders"] = "撤销被诉行政行为第二项"
        case "illegal": input["orders"] = "确认被诉行政行为违法"
        default: break
        }
        course.take("record-judgment", by: clerk, input)
    }

    private mutating func takeEffect(_ dice: inout Dice) {
        // Fifteen days, and more where they end on a holiday.
        course.move(to: world.workingDay(dice.number(1...3), after: world.workingDay(onOrAfter: course.today.advanced(by: 16))), &dice)
        course.take("take-effect", by: clerk)
    }

    private mutating func appeal(appearance: Int, _ dice: inout Dice) {
        let judged = course.today
        course.move(to: world.workingDay(onOrAfter: judged.advanced(by: dice.number(5...12))), &dice)
        if ending == .lost {
            // The organ itself has fifteen days from the service.
            course.take("appeal", by: heads[0], ["appealReason": "原判认定事实不清，适用法律错误"])
        } else {
            let appeal = JSON.record([
                "by": .text("plaintiff"), "on": .text(judged.advanced(by: dice.number(3...5)).iso), "copyOn": .text(course.today.iso),
            ])
            course.take(
                "record-appeal", by: clerk,
                ["appeals": JSON.array([appeal]).encoded, "appealNumber": "（\(world.scenario.year)）行终\(number)号"])
            course.pass(workingDays: 3...7, &dice)
            course.take("answer-appeal", by: clerk, ["appealDefence": "原判认定事实清楚，适用法律正确，请求驳回上诉"])
        }
        if dice.chance(500) { session(appearance: appearance, &dice) }
        course.pass(workingDays: 15...30, &dice)
        var input = ruling(outcome, "（\(world.scenario.year)）行终\(number)号")
        input["secondResult"] = "upheld"
        course.take("record-final", by: clerk, input)
    }

    /// What a lost case asks for: performing it, and looking into it.
    private mutating func learn(_ dice: inout Dice) {
        if let sued {
            course.pass(workingDays: 1...2, &dice)
            course.elsewhere("publicity-withdraw", on: sued.key, by: clerk, ["publicity.withdrawReason": "处罚决定经人民法院生效判决改变"])
        }
        if lossOutcome == "performance" || lossOutcome == "revoked" {
            course.pass(workingDays: 6...16, &dice)
            var input = ["performanceReport": lossOutcome == "performance" ? "已在期限内履行法定职责并告知原告" : "已重新调查并作出行政行为"]
            if lossOutcome == "revoked" {
                (input["remadeAct"], input["remadeComparison"]) = (
                    "\(world.organs[organ]?.short ?? "")决字〔\(world.scenario.year)〕重\(number)号", "different"
                )
            }
            course.take("perform", by: clerk, input)
        }
        let justice = world.organ(.justice)
        guard let reviewer = (world.people(.legality, in: justice) + world.people(.reconsideration, in: justice)).first else { return }
        course.pass(workingDays: 1...5, &dice)
        course.take(
            "review-loss", by: reviewer,
            [
                "lossCauses": isInaction ? "omission" : dice.pick(["facts", "procedure", "law", "facts,procedure"]),
                "lossReview": "取证和送达环节不规范，审核把关不严",
                "accountability": "对承办人员批评教育",
            ])
    }
}
