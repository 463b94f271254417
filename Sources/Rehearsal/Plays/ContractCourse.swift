import Affairs
import Kernel

/// Writes the course of one contract.
struct ContractCourse {
    let staff: CountyStaff
    let subject: ContractSubject
    let pace: ContractPace
    let course: Course<GovernmentContract>
    private let unit: OrganCode
    private let party: OrganCode
    private let clerk: Member
    private let checker: Member
    private let approver: Member
    private let signer: Member
    private let title: String
    private let amount: Int
    private let isMajor: Bool
    private var suggestions = 0
    private var dice: Dice { course.dice }

    /// `nil` when the unit has nobody for one of the steps.
    init?(_ staff: CountyStaff, _ subject: ContractSubject, _ pace: ContractPace, _ course: Course<GovernmentContract>) {
        let dice = course.dice
        guard let unit = staff.unit(named: subject.unit, dice), let clerk = staff.someone([.clerk], in: unit, dice),
            let checker = staff.someone([.reviewer, .office], in: unit, besides: [clerk], dice),
            let approver = staff.someone([.head], in: unit, besides: [clerk, checker], dice)
        else { return nil }
        self.staff = staff
        self.subject = subject
        self.pace = pace
        (self.unit, self.clerk, self.checker, self.approver) = (unit, clerk, checker, approver)
        amount = dice.number(subject.amount)
        isMajor = amount >= 500 || subject.category == .investment || subject.category == .concession
        // The government signs what is largest; its office takes such a contract to the meeting.
        let governmentHead = staff.someone([.head], in: staff.government, besides: [clerk, checker], dice)
        let mayGovern = governmentHead != nil && !staff.world.people(.office, in: staff.government).isEmpty
        let isGovernments = isMajor && mayGovern && (subject.category == .investment || subject.category == .concession || dice.chance(300))
        party = isGovernments ? staff.government : unit
        signer = (isGovernments ? governmentHead : nil) ?? approver
        title = "\(staff.world.name)\(subject.title.replacing("{place}", with: staff.somePlace(dice)))"
        self.course = course
    }

    private var counterparty: (name: String, kind: GovernmentContract.CounterpartyKind) {
        let dice = staff.world.dice("party/\(title)/\(amount)")
        switch subject.category {
        case .compensation: return ("\(staff.somePlace(dice))村集体经济组织", .collective)
        case .service where subject.trade.isEmpty: return ("\(staff.world.name)法律服务协会", .institution)
        default: return (staff.company(subject.trade, dice), .enterprise)
        }
    }

    mutating func begin() {
        let other = counterparty
        var input: Fields<GovernmentContract> = [
            \.title <- title, \.category <- subject.category, \.party <- party, \.counterparty.organisationName <- other.name,
            \.counterpartyKind <- other.kind, \.amount <- .yuan(amount * 10_000), \.necessity <- subject.necessity,
            \.fundSource <- dice.pick(["县财政预算安排", "上级专项资金和县级配套", "政府性基金", "财政衔接资金"]),
        ]
        if other.kind == .enterprise { input.append(\.counterparty.creditCode <- Invented.creditCode(dice)) }
        if subject.category == .investment { input.append(\.touchesCompetition <- true) }
        course.open("propose", at: unit, by: clerk, input)
        course.pass(days: pace.approve...pace.approve)
    }

    mutating func decline() { course.take("decline", by: approver, \.declineReason <- "资金来源没有落实，暂缓") }

    mutating func abandon(_ reason: String) { course.pass(days: 1...3).take("abandon", by: approver, \.abandonReason <- reason) }

    /// From the approval of the project to the unit's own check.
    mutating func prepare() {
        course.take("approve", by: approver)
        course.pass(days: pace.investigate...pace.investigate)
        let isDoubtful = dice.chance(80)
        var standing: Fields<GovernmentContract> = [
            \.standing <- [.subject, .qualification, .credit, .assets, .litigation], \.diligence <- "查询企业信用信息公示系统、失信被执行人名单和裁判文书，未见异常",
            \.credit <- .sound,
        ]
        if isDoubtful { standing += [\.diligence <- "相对方有一起未结的买卖合同纠纷", \.credit <- .doubtful, \.creditSafeguard <- "要求提供履约保函，按进度付款"] }
        course.take("investigate", by: clerk, standing)
        if isMajor {
            course.pass(minutes: 30...90).take(
                "assess-risk", by: clerk, \.riskLevel <- dice.chance(700) ? .medium : .low, \.riskReport <- "从财政承受能力、履约、社会稳定等方面评估",
                \.riskMeasures <- "分期支付，约定投资强度和退出条款")
        }
        course.pass(days: pace.select...pace.select)
        var selected: Fields<GovernmentContract> = [\.selection <- subject.selection]
        if subject.selection == .direct { selected.append(\.selectionNote <- "不属于必须招标、采购的项目，经洽谈比选确定") }
        if subject.selection != .direct && subject.selection != .auction { selected.append(\.awardedOn <- course.today) }
        course.take("select", by: clerk, selected)
        course.pass(days: pace.draft...pace.draft).take(
            "draft", by: clerk, \.terms <- "标的、价款和支付、履行期限、违约责任、争议解决", \.guarantee <- isDoubtful ? .received : GovernmentContract.Guarantee.none)
        if isMajor || dice.chance(350) {
            course.pass(minutes: 20...60).take(
                "hear-adviser", by: clerk, \.adviser <- dice.pick(["政府法律顾问", "单位法律顾问", "公职律师"]),
                \.adviserOpinion <- dice.pick(["文本基本可行，建议细化违约责任", "同意，注意付款条件与验收挂钩", "未发现法律障碍"]))
        }
        if subject.category == .investment {
            course.pass(minutes: 10...40).take(
                "review-competition", by: clerk, \.competitionConclusion <- dice.chance(800) ? .conforms : .conformsAfterAmendment)
        }
        course.pass(days: pace.check...pace.check).take("check", by: checker, \.checkOpinion <- "资料齐全，内容合法可行，同意送审")
    }

    mutating func submit() {
        course.pass(days: pace.submit...pace.submit)
        var papers: [GovernmentContract.Paper] = [.draft, .basis, .credit, .check]
        if isMajor { papers += [.risk, .adviserOpinion] }
        if subject.category == .investment { papers.append(.competition) }
        if subject.selection != .direct { papers.append(.approval) }
        course.take("submit", by: clerk, \.papers <- papers)
    }

    /// The review on the justice bureau's desk, from acceptance to the signed opinion.
    mutating func review(_ outcome: LegalityReview.Outcome) {
        guard let examiner = staff.someone([.legality], in: staff.justice, dice),
            let colleague = staff.someone(dice.chance(500) ? [.head, .legality] : [.legality], in: staff.justice, besides: [examiner], dice)
        else { return }
        course.pass(days: pace.accept...pace.accept)
        if let days = pace.supplement {
            course.child(LegalityReview.self, "request-papers", by: examiner, \.papersNote <- dice.pick(["缺相对方资质证书", "缺采购文件", "缺资金安排说明"]))
            course.pass(days: days...days).child(LegalityReview.self, "supplement", by: clerk, \.materials <- "送审材料和补充资料")
            course.pass(minutes: 20...60)
        }
        course.child(LegalityReview.self, "accept", by: examiner)
        course.pass(days: pace.examine...pace.examine)
        var opinion: Fields<LegalityReview> = []
        switch outcome {
        case .lawful: opinion = [\.outcome <- .lawful, \.opinion <- "主体适格，内容不违反法律、行政法规的强制性规定"]
        case .lawfulAfterAmendment:
            let all = ["明确违约责任和计算方式", "争议解决条款约定由甲方所在地人民法院管辖", "付款条件与验收结果挂钩", "核实乙方资质等级", "补充合同解除条件", "删去由甲方承担的兜底责任", "补充保密条款", "明确质保期和质保金"]
            suggestions = dice.number(2...6)
            opinion = [\.outcome <- .lawfulAfterAmendment, \.opinion <- "按建议修改后可以签订", \.suggestions <- Array(dice.shuffled(all).prefix(suggestions))]
        default: opinion = [\.outcome <- .unlawful, \.opinion <- "承诺以财政收入返还土地出让金，违反国家规定，不合法"]
        }
        course.child(LegalityReview.self, "opine", by: examiner, opinion)
        course.pass(days: pace.sign...pace.sign).child(LegalityReview.self, "conclude", by: colleague)
    }

    /// From the answer to the review to the archive, as far as the year reaches.
    mutating func conclude(_ index: Int) {
        if suggestions > 0 {
            course.pass(days: 1...3)
            let replies = (1...suggestions).map { item in
                dice.chance(850)
                    ? GovernmentContract.Reply(\.item <- item, \.adoption <- .full)
                    : GovernmentContract.Reply(
                        \.item <- item, \.adoption <- dice.chance(500) ? .partial : GovernmentContract.Adoption.none,
                        \.reason <- "经与相对方协商，已在补充条款中作相应约定")
            }
            course.take("reply", by: clerk, \.replies <- replies)
        }
        if isMajor {
            course.pass(days: 1...4)
            guard let secretary = staff.someone([.office, .clerk], in: party, dice) else { return }
            let meeting = party == staff.government ? "县政府第\(dice.number(1...40))次常务会议" : "局长办公会议"
            course.take("deliberate", by: secretary, \.meetings <- [Meeting(\.name <- meeting, \.on <- course.today)])
        }
        course.pass(days: 0...1).take("countersign", by: checker)
        course.pass(days: 0...2)
        let until = course.today.advanced(by: dice.number(60...720))
        course.take("sign", by: signer, \.signatory <- signer.name, \.performFrom <- course.today, \.performUntil <- until)
        file()
        perform(index, until)
    }

    private mutating func file() {
        let isBought = subject.category == .procurement || subject.category == .service
        let isProcured =
            (isBought && subject.selection != .direct && subject.selection != .auction)
            || (subject.category == .works && subject.selection == .negotiation)
        if isProcured { course.pass(days: 1...2).take("announce", by: clerk) }
        course.pass(days: dice.chance(40) ? 6...9 : isProcured ? 0...3 : 1...4).take("file", by: clerk)
        if isProcured { course.pass(minutes: 20...60).take("file-procurement", by: clerk) }
    }

    private mutating func perform(_ index: Int, _ until: Day) {
        let first = amount * 3_000
        course.pass(days: 8...25)
        pay(first, "按约定支付预付款")
        if dice.chance(150) {
            course.pass(days: 3...20)
            let change = [GovernmentContract.Change(\.note <- "变更联系人和收款账户，不涉及权利义务")]
            course.take("adjust", by: clerk, \.changes <- change)
        }
        switch dice.weighted([78, 7, 6, 5, 4]) {
        case 1:
            course.pass(days: 10...30)
            let breach = [GovernmentContract.Breach(\.by <- .counterparty, \.note <- "未按期完成约定工程量", \.remedy <- "发函催告，按约定扣减履约保证金")]
            course.take("record-breach", by: clerk, \.breaches <- breach)
        case 2:
            course.pass(days: 10...30)
            let dispute = [GovernmentContract.Dispute(\.form <- dice.pick([.negotiation, .mediation, .litigation]), \.note <- "对工程量计算有争议")]
            course.take("dispute", by: clerk, \.disputes <- dispute)
            course.pass(days: 15...40).take("settle-dispute", by: clerk, \.disputeOutcome <- "双方达成一致，按审计结果结算")
        case 3:
            course.pass(days: 15...40).take(
                "terminate", by: signer, \.terminationGround <- dice.pick([.agreement, .agreedRight]), \.terminationNote <- "项目规划调整，双方协商一致解除并结清款项")
            course.pass(days: 5...15)
            return archive(index)
        case 4:
            // Ends the play: the change is reviewed next year.
            course.move(to: staff.world.workingDay(onOrAfter: Day.first(ofMonth: 12, year: staff.world.year).advanced(by: 21)))
            return course.take("propose-change", by: clerk, \.changeNote <- "因设计变更，延长工期并调整价款")
        default: break
        }
        course.pass(days: 20...60)
        let acceptance = [GovernmentContract.Performance(\.kind <- .acceptance, \.note <- "组织验收，合格")]
        course.take("record-performance", by: clerk, \.ledger <- acceptance)
        course.pass(days: 2...10)
        pay(amount * 10_000 - first, "验收合格后付清尾款")
        course.pass(days: 2...10).take("complete", by: clerk, \.completionNote <- "全部履行完毕，质保金按约定另行支付")
        course.pass(days: 5...15)
        archive(index)
    }

    private mutating func pay(_ yuan: Int, _ note: String) {
        let entry = [GovernmentContract.Performance(\.kind <- .payment, \.amount <- .yuan(yuan), \.note <- note)]
        course.take("record-performance", by: clerk, \.ledger <- entry)
    }

    private mutating func archive(_ index: Int) {
        course.take(
            "archive", by: clerk,
            filed(
                \.archive, "HT\(course.today.year)—\(padded(index + 1, 3))", [.agreement, .review, .performance, .closing], retention: .thirtyYears))
    }
}
