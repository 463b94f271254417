import Affairs
import Kernel

/// Writes the course of one contract.
struct ContractCourse {
    private static let review: String = "legality-review"

    let staff: CountyStaff
    let subject: ContractSubject
    let pace: ContractPace
    private(set) var course: Course
    private let unit: OrganCode
    private let party: OrganCode
    private let clerk: Scenario.Member
    private let checker: Scenario.Member
    private let approver: Scenario.Member
    private let signer: Scenario.Member
    private let title: String
    private let amount: Int
    private let isMajor: Bool
    private var suggestions = 0

    /// `nil` when the unit has nobody for one of the steps.
    init?(_ staff: CountyStaff, _ subject: ContractSubject, _ pace: ContractPace, opens: Instant, _ dice: inout Dice) {
        guard let unit = staff.unit(named: subject.unit, &dice), let clerk = staff.someone([.clerk], in: unit, &dice),
            let checker = staff.someone([.reviewer, .office], in: unit, besides: [clerk], &dice),
            let approver = staff.someone([.head], in: unit, besides: [clerk, checker], &dice)
        else { return nil }
        self.staff = staff
        self.subject = subject
        self.pace = pace
        (self.unit, self.clerk, self.checker, self.approver) = (unit, clerk, checker, approver)
        amount = dice.number(subject.amount)
        isMajor = amount >= 500 || subject.category == "investment" || subject.category == "concession"
        // The government signs what is largest; its office takes such a contract to the meeting.
        let governmentHead = staff.someone([.head], in: staff.government, besides: [clerk, checker], &dice)
        let mayGovern = governmentHead != nil && !staff.world.people(.office, in: staff.government).isEmpty
        let isGovernments = isMajor && mayGovern && (subject.category == "investment" || subject.category == "concession" || dice.chance(300))
        party = isGovernments ? staff.government : unit
        signer = (isGovernments ? governmentHead : nil) ?? approver
        title = "\(staff.world.scenario.name)\(subject.title.replacing("{place}", with: staff.somePlace(&dice)))"
        course = Course(staff.world, opening: opens)
    }

    private var counterparty: (name: String, kind: String) {
        var dice = Dice(seed: staff.world.scenario.seed, "party/\(title)/\(amount)")
        switch subject.category {
        case "compensation": return ("\(staff.somePlace(&dice))村集体经济组织", "collective")
        case "service" where subject.trade.isEmpty: return ("\(staff.world.scenario.name)法律服务协会", "institution")
        default: return (staff.company(subject.trade, &dice), "enterprise")
        }
    }

    mutating func begin(_ dice: inout Dice) {
        let other = counterparty
        var input = [
            "title": title, "category": subject.category, "party": party.description, "counterparty.organisationName": other.name,
            "counterpartyKind": other.kind,
            "amount": "\(amount * 10_000)", "necessity": subject.necessity,
            "fundSource": dice.pick(["县财政预算安排", "上级专项资金和县级配套", "政府性基金", "财政衔接资金"]),
        ]
        if other.kind == "enterprise" { input["counterparty.creditCode"] = Invented.creditCode(&dice) }
        if subject.category == "investment" { input["touchesCompetition"] = "是" }
        course.open("contract", at: unit, "propose", by: clerk, input)
        course.pass(workingDays: pace.approve...pace.approve, &dice)
    }

    mutating func decline() { course.take("decline", by: approver, ["declineReason": "资金来源没有落实，暂缓"]) }

    mutating func abandon(_ reason: String, _ dice: inout Dice) {
        course.pass(workingDays: 1...3, &dice)
        course.take("abandon", by: approver, ["abandonReason": reason])
    }

    /// From the approval of the project to the unit's own check.
    mutating func prepare(_ dice: inout Dice) {
        course.take("approve", by: approver)
        course.pass(workingDays: pace.investigate...pace.investigate, &dice)
        let isDoubtful = dice.chance(80)
        var standing = [
            "standing": "subject,qualification,credit,assets,litigation", "diligence": "查询企业信用信息公示系统、失信被执行人名单和裁判文书，未见异常", "credit": "sound",
        ]
        if isDoubtful {
            standing.merge(
                ["diligence": "相对方有一起未结的买卖合同纠纷", "credit": "doubtful", "creditSafeguard": "要求提供履约保函，按进度付款"]
            ) { $1 }
        }
        course.take("investigate", by: clerk, standing)
        if isMajor {
            course.pass(minutes: 30...90, &dice)
            course.take(
                "assess-risk", by: clerk,
                [
                    "riskLevel": dice.chance(700) ? "medium" : "low", "riskReport": "从财政承受能力、履约、社会稳定等方面评估",
                    "riskMeasures": "分期支付，约定投资强度和退出条款",
                ])
        }
        course.pass(workingDays: pace.select...pace.select, &dice)
        var selected = ["selection": subject.selection]
        if subject.selection == "direct" { selected["selectionNote"] = "不属于必须招标、采购的项目，经洽谈比选确定" }
        if subject.selection != "direct" && subject.selection != "auction" { selected["awardedOn"] = course.today.iso }
        course.take("select", by: clerk, selected)
        course.pass(workingDays: pace.draft...pace.draft, &dice)
        course.take("draft", by: clerk, ["terms": "标的、价款和支付、履行期限、违约责任、争议解决", "guarantee": isDoubtful ? "received" : "none"])
        if isMajor || dice.chance(350) {
            course.pass(minutes: 20...60, &dice)
            course.take(
                "hear-adviser", by: clerk,
                ["adviser": dice.pick(["政府法律顾问", "单位法律顾问", "公职律师"]), "adviserOpinion": dice.pick(["文本基本可行，建议细化违约责任", "同意，注意付款条件与验收挂钩", "未发现法律障碍"])])
        }
        if subject.category == "investment" {
            course.pass(minutes: 10...40, &dice)
            course.take("review-competition", by: clerk, ["competitionConclusion": dice.chance(800) ? "conforms" : "conformsAfterAmendment"])
        }
        course.pass(workingDays: pace.check...pace.check, &dice)
        course.take("check", by: checker, ["checkOpinion": "资料齐全，内容合法可行，同意送审"])
    }

    mutating func submit(_ dice: inout Dice) {
        course.pass(workingDays: pace.submit...pace.submit, &dice)
        var papers = "draft,basis,credit,check"
        if isMajor { papers += ",risk,adviserOpinion" }
        if subject.category == "investment" { papers += ",competition" }
        if subject.selection != "direct" { papers += ",approval" }
        course.take("submit", by: clerk, ["papers": papers])
    }

    /// The review on the justice bureau's desk, from acceptance to the signed opinion.
    mutating func review(_ outcome: ReviewDesk.Outcome, _ dice: inout Dice) {
        guard let examiner = staff.someone([.legality], in: staff.justice, &dice),
            let colleague = staff.someone(dice.chance(500) ? [.head, .legality] : [.legality], in: staff.justice, besides: [examiner], &dice)
        else { return }
        course.pass(workingDays: pace.accept...pace.accept, &dice)
        if let days = pace.supplement {
            course.child(Self.review, "request-papers", by: examiner, ["papersNote": dice.pick(["缺相对方资质证书", "缺采购文件", "缺资金安排说明"])])
            course.pass(workingDays: days...days, &dice)
            course.child(Self.review, "supplement", by: clerk, ["materials": "送审材料和补充资料"])
            course.pass(minutes: 20...60, &dice)
        }
        course.child(Self.review, "accept", by: examiner)
        course.pass(workingDays: pace.examine...pace.examine, &dice)
        var opinion: [String: String] = [:]
        switch outcome {
        case .lawful: opinion = ["outcome": "lawful", "opinion": "主体适格，内容不违反法律、行政法规的强制性规定"]
        case .lawfulAfterAmendment:
            let all = ["明确违约责任和计算方式", "争议解决条款约定由甲方所在地人民法院管辖", "付款条件与验收结果挂钩", "核实乙方资质等级", "补充合同解除条件", "删去由甲方承担的兜底责任", "补充保密条款", "明确质保期和质保金"]
            suggestions = dice.number(2...6)
            let texts = all.shuffled(using: &dice).prefix(suggestions).map { JSON.text($0) }
            opinion = ["outcome": "lawfulAfterAmendment", "opinion": "按建议修改后可以签订", "suggestions": JSON.array(Array(texts)).encoded]
        case .unlawful: opinion = ["outcome": "unlawful", "opinion": "承诺以财政收入返还土地出让金，违反国家规定，不合法"]
        }
        course.child(Self.review, "opine", by: examiner, opinion)
        course.pass(workingDays: pace.sign...pace.sign, &dice)
        course.child(Self.review, "conclude", by: colleague)
    }

    /// From the answer to the review to the archive, as far as the year reaches.
    mutating func conclude(_ index: Int, _ dice: inout Dice) {
        if suggestions > 0 {
            course.pass(workingDays: 1...3, &dice)
            let replies = (1...suggestions).map { item in
                dice.chance(850)
                    ? JSON.record(["item": .integer(item), "adoption": .text("full")])
                    : JSON.record([
                        "item": .integer(item), "adoption": .text(dice.chance(500) ? "partial" : "none"), "reason": .text("经与相对方协商，已在补充条款中作相应约定"),
                    ])
            }
            course.take("reply", by: clerk, ["replies": JSON.array(replies).encoded])
        }
        if isMajor {
            course.pass(workingDays: 1...4, &dice)
            guard let secretary = staff.someone([.office, .clerk], in: party, &dice) else { return }
            let meeting = party == staff.government ? "县政府第\(dice.number(1...40))次常务会议" : "局长办公会议"
            course.take("deliberate", by: secretary, ["meetings": JSON.meeting(meeting, on: course.today)])
        }
        course.pass(workingDays: 0...1, &dice)
        course.take("countersign", by: checker)
        course.pass(workingDays: 0...2, &dice)
        let until = course.today.advanced(by: dice.number(60...720))
        course.take(
            "sign", by: signer, ["signatory": signer.name, "performFrom": course.today.iso, "performUntil": until.iso])
        file(&dice)
        perform(index, until, &dice)
    }

    private mutating func file(_ dice: inout Dice) {
        let isBought = subject.category == "procurement" || subject.category == "service"
        let isProcured =
            (isBought && subject.selection != "direct" && subject.selection != "auction")
            || (subject.category == "works" && subject.selection == "negotiation")
        if isProcured {
            course.pass(workingDays: 1...2, &dice)
            course.take("announce", by: clerk)
        }
        course.pass(workingDays: dice.chance(40) ? 6...9 : isProcured ? 0...3 : 1...4, &dice)
        course.take("file", by: clerk)
        if isProcured {
            course.pass(minutes: 20...60, &dice)
            course.take("file-procurement", by: clerk)
        }
    }

    private mutating func perform(_ index: Int, _ until: Day, _ dice: inout Dice) {
        let first = amount * 3_000
        course.pass(workingDays: 8...25, &dice)
        pay(first, "按约定支付预付款")
        if dice.chance(150) {
            course.pass(workingDays: 3...20, &dice)
            let change = JSON.item(["note": .text("变更联系人和收款账户，不涉及权利义务")])
            course.take("adjust", by: clerk, ["changes": change])
        }
        switch dice.weighted([78, 7, 6, 5, 4]) {
        case 1:
            course.pass(workingDays: 10...30, &dice)
            let breach = JSON.item(["by": .text("counterparty"), "note": .text("未按期完成约定工程量"), "remedy": .text("发函催告，按约定扣减履约保证金")])
            course.take("record-breach", by: clerk, ["breaches": breach])
        case 2:
            course.pass(workingDays: 10...30, &dice)
            let dispute = JSON.item(["form": .text(dice.pick(["negotiation", "mediation", "litigation"])), "note": .text("对工程量计算有争议")])
            course.take("dispute", by: clerk, ["disputes": dispute])
            course.pass(workingDays: 15...40, &dice)
            course.take("settle-dispute", by: clerk, ["disputeOutcome": "双方达成一致，按审计结果结算"])
        case 3:
            course.pass(workingDays: 15...40, &dice)
            course.take(
                "terminate", by: signer, ["terminationGround": dice.pick(["agreement", "agreedRight"]), "terminationNote": "项目规划调整，双方协商一致解除并结清款项"])
            course.pass(workingDays: 5...15, &dice)
            return archive(index)
        case 4:
            // Ends the play: the change is reviewed next year.
            course.move(to: staff.world.workingDay(onOrAfter: Day.first(ofMonth: 12, year: staff.world.scenario.year).advanced(by: 21)), &dice)
            return course.take("propose-change", by: clerk, ["changeNote": "因设计变更，延长工期并调整价款"])
        default: break
        }
        course.pass(workingDays: 20...60, &dice)
        let acceptance = JSON.item(["kind": .text("acceptance"), "note": .text("组织验收，合格")])
        course.take("record-performance", by: clerk, ["ledger": acceptance])
        course.pass(workingDays: 2...10, &dice)
        pay(amount * 10_000 - first, "验收合格后付清尾款")
        course.pass(workingDays: 2...10, &dice)
        course.take("complete", by: clerk, ["completionNote": "全部履行完毕，质保金按约定另行支付"])
        course.pass(workingDays: 5...15, &dice)
        archive(index)
    }

    private mutating func pay(_ yuan: Int, _ note: String) {
        let entry = JSON.item(["kind": .text("payment"), "amount": .integer(Money.yuan(yuan).fen), "note": .text(note)])
        course.take("record-performance", by: clerk, ["ledger": entry])
    }

    private mutating func archive(_ index: Int) {
        let papers = ["agreement", "review", "performance", "closing"]
        course.take("archive", by: clerk, FiledCase.input("HT\(course.today.year)—\(padded(index + 1, 3))", papers, retention: "thirtyYears"))
    }
}
