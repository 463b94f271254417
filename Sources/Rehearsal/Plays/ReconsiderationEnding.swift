import Affairs
import Kernel

/// How a case ends, and what follows: service, performance, opinion letter, publication, archive.
extension ReconsiderationCase {
    mutating func end() {
        switch complaint.outcome {
        case .terminate: terminate()
        case .mediate:
            mediate()
            perform(from: course.today)
        default:
            propose()
            decide()
            let served = course.today
            if complaint.takes(.opinion) { issueOpinion() }
            publish()
            perform(from: served)
            rectify()
        }
        course.pass(days: 12...20).take("close", by: lead)
    }

    // MARK: Ends without a decision

    private mutating func terminate() {
        var input: Fields<Reconsideration> = [
            \.terminationCause <- Reconsideration.TerminationCause(rawValue: complaint.ground), \.terminationNote <- complaint.facts,
        ]
        switch complaint.ground {
        case "suspendedLong": course.move(to: world.workingDay(onOrAfter: course.today.advanced(by: dice.number(62...66))))
        case "settled":
            course.pass(days: 1...6)
            input += [\.withdrawalAllowed <- true, \.settlement <- complaint.findings, \.settlementLawful <- true, \.settlementDiscretion <- true]
        case "withdrawn":
            course.pass(days: 1...6)
            input.append(\.withdrawalAllowed <- true)
        default: course.pass(days: 1...6)
        }
        course.take("terminate", by: lead, input)
    }

    private mutating func mediate() {
        course.pass(days: 2...7)
        var input: Fields<Reconsideration> = [
            \.mediationScope <- Reconsideration.MediationScope(rawValue: complaint.ground), \.mediationAgreement <- complaint.findings,
            \.mediationSigned <- true, \.mediationLawful <- true, \.mediationEffectiveOn <- course.today,
        ]
        if let days = complaint.days { input.append(\.performanceDays <- days) }
        course.take("mediate", by: lead, input)
    }

    // MARK: The decision

    private mutating func propose() {
        let deadline = workingDay(onOrBefore: due)
        let ahead = complaint.takes(.sentBack) ? dice.number(8...10) : dice.number(2...6)
        course.move(to: (try? world.calendar.workingDay(ahead, before: deadline)) ?? deadline)
        var input: Fields<Reconsideration> = [
            \.proposedOutcome <- complaint.outcome, \.ground <- Reconsideration.Ground(rawValue: complaint.ground), \.facts <- complaint.facts,
            \.findings <- complaint.findings, \.orders <- complaint.orders,
        ]
        if complaint.takes(.remake) { input.append(\.remakeOrdered <- true) }
        // What is sent back has left out the days.
        if let days = complaint.days, !complaint.takes(.sentBack) { input.append(\.performanceDays <- days) }
        if complaint.outcome == .change { input.append(\.effect <- .better) }
        if complaint.takes(.hearing) { input.append(\.followsHearingRecord <- true) }
        course.take("propose", by: lead, input)
        guard complaint.takes(.sentBack) else { return }
        course.pass(days: 1...2).take("return-proposal", by: head, \.returnNote <- "责令重新作出没有写明期限，补充后再报")
        course.pass(days: 1...2)
        if let days = complaint.days { input.append(\.performanceDays <- days) }
        course.take("propose", by: lead, input)
    }

    private mutating func decide() {
        course.move(to: workingDay(onOrBefore: due))
        if complaint.takes(.major) {
            let name = "\(world.organs.name(of: world.organ(.government)))\(course.today.year)年行政复议案件集体讨论会"
            let meeting = Meeting(\.form <- .heads, \.name <- name, \.noDissent <- true, \.result <- .passed)
            course.take("discuss", by: head, \.meetings <- [meeting])
            course.take("decide", by: head, \.decisionManner <- .collective, \.isMajorDecision <- true)
        } else {
            course.take("decide", by: head, \.decisionManner <- .head)
        }
        course.pass(days: 1...5)
        let method: Service.Method = dice.pick([.direct, .direct, .mailed])
        var served: Fields<Reconsideration> = [\.decisionService.method <- method, \.decisionService.servedOn <- course.today]
        if method == .mailed { served.append(\.decisionService.mailReceipt <- "邮政特快专递回执，\(course.today.chinese)签收") }
        course.take("decision-serve", by: lead, served)
    }

    private mutating func publish() {
        if complaint.takes(.major) { course.pass(days: 3...8).take("file-decision", by: lead, \.filedTo <- "\(world.scenario.city)人民政府") }
        guard course.opened(\.actPublished) != nil else { return }
        course.pass(days: 2...8)
        let organ = world.organs.name(of: complaint.respondent)
        let results: [Reconsideration.Outcome?: String] = [
            .uphold: "维持原行政处罚", .change: "变更原行政处罚", .revoke: "撤销原行政处罚", .illegal: "确认原行政处罚违法",
        ]
        let result = results[complaint.outcome] ?? "依法处理"
        course.take("publish-decision", by: intake, \.publicText <- "申请人不服\(organ)行政处罚一案，经审理查明事实并依法评议，本机关决定\(result)。")
    }

    // MARK: What the respondent does

    private mutating func issueOpinion() {
        course.pass(minutes: 20...60)
        let text =
            switch (complaint.actKind, complaint.ground) {
            case (.penalty, "procedure"): "作出处罚决定以前没有告知陈述、申辩的权利，类似情形不止一件，请规范告知程序并开展自查"
            case (.penalty, _): "办案中没有向全部在场证人取证，类似情形不止一件，请规范取证并开展自查"
            default: "投诉登记后超期告知的情形较多，请完善登记、流转和提醒制度"
            }
        course.take("issue-opinion", by: lead, \.opinionTo <- complaint.respondent, \.opinionText <- text)
        course.pass(days: 1...3).take("acknowledge-opinion", by: clerk)
    }

    /// Within sixty days of the opinion letter.
    private mutating func rectify() {
        guard let issued = course.day(of: "acknowledge-opinion") else { return }
        course.move(to: workingDay(onOrBefore: issued.advanced(by: dice.number(35...55)))).take(
            "report-rectification", by: clerk, \.rectification <- "已召开专题会议整改，清理同类案件，修订内部流程并组织培训")
    }

    /// Where there is something to do: in time, or late and only when ordered.
    private mutating func perform(from start: Day) {
        let isBound = complaint.outcome == .perform || complaint.outcome == .mediate || complaint.takes(.remake)
        guard isBound, let days = complaint.days else { return }
        if complaint.takes(.order) {
            course.move(to: world.workingDay(dice.number(3...8), after: world.workingDay(onOrAfter: start.advanced(by: days)))).take(
                "order-performance", by: head, \.orderDays <- 15)
            course.pass(days: 5...8)
        } else {
            course.move(to: workingDay(onOrBefore: start.advanced(by: dice.number(days / 2...days - 2))))
        }
        var input: Fields<Reconsideration> = [\.performanceReport <- performance]
        if complaint.takes(.remake) {
            input += [\.remadeAct <- complaint.paperNumber(on: course.today).replacing("不认", with: "认"), \.remadeComparison <- .different]
        }
        course.take("report-performance", by: clerk, input)
    }

    private var performance: String {
        switch (complaint.outcome, complaint.actKind) {
        case (.mediate, .compensation): "增加的补偿款已支付申请人"
        case (.mediate, _): "已按调解书改变罚款数额，申请人已缴纳并完成清运"
        case (.perform, _): "已依决定书履行，并将结果书面送达申请人"
        case (_, .injury): "已重新作出视同工伤的认定并送达"
        case (_, .registration): "已重新调查，四至扣除共用通道后重新登记"
        case (_, .information): "已就征地批文部分重新答复申请人，并告知公布的网址"
        default: "已重新调查，对申请人不予处罚，对方另案处理"
        }
    }
}
