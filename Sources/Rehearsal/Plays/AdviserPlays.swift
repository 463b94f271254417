import Affairs
import Kernel

/// 政府法律顾问: as many engagements standing at the year's end as the scenario says (`adviser.engaged`), and exactly so many
/// participations (`adviser.participations`) with so many opinions in all (`adviser.opinions`).
package struct AdviserPlays {
    /// An engagement as it will have been made: the participations need to know who stands when.
    private struct Engagement {
        let handle: Handle<AdviserEngagement>
        let kind: AdviserEngagement.AdviserKind
        let engaged: Day
        let until: Day
        let renewed: Day?
        /// Stands through the whole year, and so may be asked on any day of it.
        let isStanding: Bool
    }

    let world: World
    private let staff: CountyStaff
    private let participations: Int
    private let opinions: Int
    private let engagements: [Engagement]

    package init(_ world: World) {
        self.world = world
        staff = CountyStaff(world)
        let targets = world.scenario.targets
        participations = targets["adviser.participations"] ?? 0
        opinions = targets["adviser.opinions"] ?? 0
        // Whoever is asked must be engaged: where the scenario does not say how many are, there are two.
        let isAsked = participations > 0
        engagements = Self.plan(world, standing: max(targets["adviser.engaged"] ?? (isAsked ? 2 : 0), isAsked ? 1 : 0))
    }

    package func plays() -> [Play] {
        guard let office = world.people(.office, in: staff.government).first, !world.people(.head, in: staff.government).isEmpty,
            world.people(.head, in: staff.government).contains(where: { $0.id != office.id })
        else { return [] }
        return engagements.enumerated().map { play($0.element, $0.offset) } + asked()
    }

    private static func plan(_ world: World, standing: Int) -> [Engagement] {
        let year = world.year
        let last = Day.lastDay(of: year)
        func before(_ index: Int) -> Day { world.workingDay(onOrAfter: Day.first(ofMonth: 11, year: year - 1).advanced(by: 3 + index % 20)) }
        var list: [Engagement] = (0..<standing).map { index in
            let dice = world.dice("adviser/plan/\(index)")
            let isEarly = index < 2 || index.isMultiple(of: 3)
            let engaged = isEarly ? before(index) : world.workingDay(of: year, from: 1, through: 4, dice)
            let isRenewed = isEarly && index.isMultiple(of: 2)
            let until = isRenewed ? last : engaged.advanced(by: 365 * dice.number(1...2) + 90)
            let renewed = isRenewed ? Day.lastDay(of: year + 1) : nil
            let kind: AdviserEngagement.AdviserKind = [.firm, .lawyer, .scholar, .publicLawyer, .lawyer][index % 5]
            return Engagement(handle: "adviser/\(index + 1)", kind: kind, engaged: engaged, until: until, renewed: renewed, isStanding: isEarly)
        }
        // One whose term ends in the year.
        if standing >= 3 {
            list.append(
                Engagement(
                    handle: "adviser/\(list.count + 1)", kind: .lawyer, engaged: before(7), until: Day.last(ofMonth: 6, year: year), renewed: nil,
                    isStanding: false))
        }
        return list
    }

    private func play(_ engagement: Engagement, _ index: Int) -> Play {
        let dice = world.dice("adviser/day/\(index)")
        let first = staff.workingDay(dice.number(8...14), before: engagement.engaged)
        let opens = Instant(first, hour: 9, minute: dice.number(0...59))
        return Play(engagement.handle, opens: opens) { course in
            guard let office = staff.someone([.office], in: staff.government, course.dice),
                let head = staff.someone([.head], in: staff.government, besides: [office], course.dice)
            else { return }
            course.open("nominate", at: staff.government, by: office, candidate(engagement, index, course.dice))
            course.pass(days: 3...6)
            let isOwn = engagement.kind == .publicLawyer
            course.take(
                "propose", by: office,
                [
                    \.method <- isOwn ? .appointment : course.pick([.publicSelection, .procurement, .recommendation]),
                    \.conflict <- AdviserEngagement.Conflict.none, \.isDeclared <- true,
                ] + (isOwn ? [] : [\.methodNote <- "发布公告，经资格审查和综合评议择优确定"]))
            course.move(to: engagement.engaged)
            var input: Fields<AdviserEngagement> = [
                \.termFrom <- engagement.engaged, \.termUntil <- engagement.until, \.duties <- [.decision, .rules, .contract, .disputes],
                \.hasConflictClause <- true, \.hasSecrecyClause <- true,
            ]
            if !isOwn { input += [\.fee <- .yuan(course.number(2...12) * 10_000), \.feeNote <- "列入财政预算，按年支付"] }
            course.take("engage", by: head, input)
            guard engagement.until >= Day.lastDay(of: world.year) else { return }
            course.move(to: world.workingDay(onOrAfter: Day.first(ofMonth: 12, year: world.year).advanced(by: 6 + index % 8)))
            let evaluation = [
                AdviserEngagement.Evaluation(
                    \.year <- world.year, \.grade <- course.chance(250) ? .excellent : .competent, \.note <- "按时出具法律意见，参与重大事项认真负责")
            ]
            course.take("evaluate", by: office, \.evaluations <- evaluation)
            if let until = engagement.renewed { course.pass(days: 1...4).take("renew", by: head, \.renewedUntil <- until) }
        }
    }

    private func candidate(_ engagement: Engagement, _ index: Int, _ dice: Dice) -> Fields<AdviserEngagement> {
        let name = Invented.name(dice)
        let firm = "\(dice.pick(["天地", "正和", "百川", "明理", "衡平", "言正"]))律师事务所"
        switch engagement.kind {
        case .firm:
            return [
                \.adviserKind <- .firm, \.adviserName <- "\(firm)（\(name)团队）", \.firm <- firm, \.licenceNumber <- licence(dice),
                \.practisingYears <- dice.number(8...25), \.specialities <- [.administrative, .civil, .construction],
            ]
        case .scholar: return [\.adviserKind <- .scholar, \.adviserName <- "\(name)教授", \.firm <- "省内高校法学院", \.specialities <- [.administrative]]
        case .publicLawyer:
            return [
                \.adviserKind <- .publicLawyer, \.adviserName <- name, \.firm <- world.organs.name(of: staff.justice),
                \.licenceNumber <- licence(dice), \.specialities <- [.administrative],
            ]
        default:
            return [
                \.adviserKind <- .lawyer, \.adviserName <- "\(name)律师", \.firm <- firm, \.licenceNumber <- licence(dice),
                \.practisingYears <- dice.number(6...28),
                \.specialities <- dice.pick([[.administrative, .land], [.civil, .finance], [.administrative, .labour]]),
            ]
        }
    }

    private func licence(_ dice: Dice) -> String {
        "1\(world.scenario.county.prefix(4))\(world.year - dice.number(6...20))1\(padded(dice.number(0...999_999), 6))"
    }

    // MARK: Participations

    /// How many opinions each participation gives: one each where there are enough, the rest dealt out.
    private var dealt: [Int] {
        let dice = world.dice("adviser/deal")
        guard opinions > 0 else { return (0..<participations).map { _ in dice.number(1...4) } }
        var counts = Array(repeating: opinions >= participations ? 1 : 0, count: participations)
        let left = opinions >= participations ? opinions - participations : opinions
        for _ in 0..<left { counts[dice.number(0...participations - 1)] += 1 }
        return counts
    }

    private func asked() -> [Play] {
        let standing = engagements.filter(\.isStanding).map(\.handle)
        guard participations > 0, !standing.isEmpty else { return [] }
        return dealt.enumerated().map { index, count in
            let key = "adviser-opinion/\(index + 1)"
            let dice = world.dice("day/\(key)")
            let subject = AdviserSubject.all[dice.weighted(AdviserSubject.all.map(\.weight))]
            let opined = world.workingDay(of: world.year, dice)
            let wait = dice.number(1...4)
            let opens = dice.time(9...11, on: staff.workingDay(wait + 1, before: opined))
            return Play(AdviserParticipation.self, key, opens: opens) { course in
                AdviserOpinionCourse(staff: staff, subject: subject, standing: standing, course: course).write(opinions: count, wait: wait)
            }
        }
    }
}

/// What an adviser is asked about.
struct AdviserSubject {
    let code: AdviserParticipation.Subject
    let weight: Int
    let titles: [String]
    let questions: [String]
    let words: [String]

    static let all: [AdviserSubject] = [
        .init(
            code: .decision, weight: 16, titles: ["{place}棚户区改造实施方案", "{place}集镇总体规划修编方案", "城区公共停车收费方案", "{place}易地搬迁后续扶持方案"],
            questions: ["决策权限、程序和内容是否合法"], words: ["补充社会稳定风险评估", "征求意见期限不得少于三十日", "补偿标准应与上位规定一致", "明确实施主体和责任分工"]),
        .init(
            code: .document, weight: 14, titles: ["农村住房建设管理办法（送审稿）", "城区户外广告管理办法（送审稿）", "被征地农民社会保障实施办法（送审稿）", "养犬管理办法（送审稿）"],
            questions: ["有无违法设定许可、处罚，有无减损权益"], words: ["删去没有上位法依据的收费", "罚则只能重申上位法", "有效期应当写明", "与上位法术语保持一致"]),
        .init(
            code: .contract, weight: 24, titles: ["{place}农产品加工园招商引资协议", "{place}供水特许经营协议", "{place}高标准农田施工合同", "{place}土地整治合作协议"],
            questions: ["合同效力和主要风险"], words: ["不得承诺返还土地出让金", "明确违约责任", "约定解除条件", "付款与验收挂钩", "核实对方履约能力"]),
        .init(
            code: .litigation, weight: 14, titles: ["{place}征收补偿行政诉讼案", "工伤认定行政诉讼案", "政府信息公开行政诉讼案", "{place}强制拆除行政诉讼案"],
            questions: ["应诉策略和举证"], words: ["在法定期限内提交证据", "负责人应当出庭", "答辩围绕程序合法性", "建议协调化解"]),
        .init(
            code: .reconsideration, weight: 7, titles: ["{place}土地确权行政复议案", "行政处罚复议案", "不予公开信息复议案"], questions: ["原行政行为是否合法适当"],
            words: ["主要事实需补充查证", "告知程序有瑕疵", "建议调解", "适用条款应当准确"]),
        .init(
            code: .petition, weight: 10, titles: ["{place}征地补偿信访事项", "企业改制职工安置信访事项", "{place}矿区环境信访事项"], questions: ["诉求是否有法律依据、可走什么途径"],
            words: ["引导通过诉讼途径解决", "合理诉求应当解决到位", "答复意见应告知复查权利", "建议组织公开听证"]),
        .init(
            code: .enforcement, weight: 9, titles: ["{place}违法占地处罚决定", "企业超标排放处罚决定", "{place}违法建设拆除决定"], questions: ["重大执法决定是否合法"],
            words: ["听证告知应当送达", "裁量应说明理由", "补充现场照片和勘验笔录", "核实当事人主体"]),
        .init(
            code: .other, weight: 6, titles: ["政府法治专题讲座提纲", "{place}国有资产处置咨询", "突发事件处置法律咨询"], questions: ["提供法律意见"],
            words: ["按规定履行评估程序", "及时固定证据", "依法发布信息", "明确责任主体"]),
    ]
}

/// Writes one participation.
struct AdviserOpinionCourse {
    let staff: CountyStaff
    let subject: AdviserSubject
    let standing: [Handle<AdviserEngagement>]
    let course: Course<AdviserParticipation>
    private var dice: Dice { course.dice }

    func write(opinions count: Int, wait: Int) {
        guard let (organ, asker) = desk() else { return }
        let title = dice.pick(subject.titles).replacing("{place}", with: staff.somePlace(dice))
        let named = title.hasPrefix(staff.world.name) ? title : "\(staff.world.name)\(title)"
        let adviser = dice.pick(standing)
        course.open(
            "ask", at: organ, by: asker, \.subject <- subject.code, \.subjectTitle <- named, \.question <- dice.pick(subject.questions),
            \.adviser <- staff.world.find(adviser), \.materials <- "文稿、依据和有关资料")
        course.pass(days: 1...1)
        let others = standing.filter { $0 != adviser }
        if !others.isEmpty, dice.chance(25) {
            course.take("reassign", by: asker, \.adviser <- staff.world.find(dice.pick(others)), \.recusalReason <- "曾为相对方提供法律服务，声明回避")
            course.pass(minutes: 20...60)
        }
        course.take("accept", by: asker, \.conflict <- AdviserEngagement.Conflict.none)
        course.pass(days: wait...wait)
        opine(count, asker)
        if count > 0 {
            course.pass(days: 1...5)
            let replies = (1...count).map { item in
                let isWhole = dice.chance(860)
                let adoption: AdviserParticipation.Adoption = isWhole ? .full : dice.chance(600) ? .partial : .none
                let reason = isWhole ? "" : "上级文件另有规定，已在文本中作相应处理"
                return AdviserParticipation.Reply(\.item <- item, \.adoption <- adoption, \.reason <- reason)
            }
            course.take("reply", by: asker, \.replies <- replies)
        } else {
            course.pass(days: 0...2).take("reply", by: asker)
        }
    }

    private func opine(_ count: Int, _ asker: Member) {
        let texts = (0..<count).map { index in
            let word =
                index < subject.words.count
                ? subject.words[index] : "\(subject.words[index % subject.words.count])（之\(index / subject.words.count + 1)）"
            return AdviserParticipation.Opinion(\.text <- word, \.basis <- "有关法律、法规规定")
        }
        let verdict: AdviserParticipation.Verdict = count == 0 ? .lawful : dice.chance(30) ? .unlawful : dice.chance(550) ? .risky : .lawful
        var input: Fields<AdviserParticipation> = [\.verdict <- verdict]
        if count > 0 { input.append(\.opinions <- texts) }
        course.take("opine", by: asker, input)
    }

    /// The government's office for decisions, the justice bureau for documents and reconsideration, units for the rest.
    private func desk() -> (OrganCode, Member)? {
        let organ: OrganCode
        switch subject.code {
        case .decision, .other: organ = staff.government
        case .document, .reconsideration: organ = staff.justice
        default: organ = staff.units.isEmpty || dice.chance(350) ? staff.government : dice.pick(staff.units)
        }
        let roles: [Role] = organ == staff.justice ? [.legality, .clerk, .office] : [.clerk, .office]
        if let member = staff.someone(roles, in: organ, dice) { return (organ, member) }
        return staff.someone([.office], in: staff.government, dice).map { (staff.government, $0) }
    }
}
