import Affairs
import Kernel

/// How a case ends, and what follows: service, performance, opinion letter, publication, archive.
extension ReconsiderationCase {
    mutating func end(_ dice: inout Dice) {
        switch complaint.outcome {
        case "terminate": terminate(&dice)
        case "mediate":
            mediate(&dice)
            perform(from: course.today, &dice)
        default:
            propose(&dice)
            decide(&dice)
            let served = course.today
            if complaint.takes(.opinion) { issueOpinion(&dice) }
            publish(&dice)
            perform(from: served, &dice)
            rectify(&dice)
        }
        course.pass(workingDays: 12...20, &dice)
        course.take("close", by: lead)
    }

    // MARK: Ends without a decision

    private mutating func terminate(_ dice: inout Dice) {
        var input = ["terminationCause": complaint.ground, "terminationNote": complaint.facts]
        switch complaint.ground {
        case "suspendedLong": course.move(to: world.workingDay(onOrAfter: course.today.advanced(by: dice.number(62...66))), &dice)
        case "settled":
            course.pass(workingDays: 1...6, &dice)
            input["withdrawalAllowed"] = "是"
            input["settlement"] = complaint.findings
            input["settlementLawful"] = "是"
            input["settlementDiscretion"] = "是"
        case "withdrawn":
            course.pass(workingDays: 1...6, &dice)
            input["withdrawalAllowed"] = "是"
        default: course.pass(workingDays: 1...6, &dice)
        }
        course.take("terminate", by: lead, input)
    }

    private mutating func mediate(_ dice: inout Dice) {
        course.pass(workingDays: 2...7, &dice)
        var input = [
            "mediationScope": complaint.ground, "mediationAgreement": complaint.findings, "mediationSigned": "是", "mediationLawful": "是",
            "mediationEffectiveOn": course.today.iso,
        ]
        if let days = complaint.days { input["performanceDays"] = "\(days)" }
        course.take("mediate", by: lead, input)
    }

    // MARK: The decision

    private mutating func propose(_ dice: inout Dice) {
        let deadline = workingDay(onOrBefore: due)
        let ahead = complaint.takes(.sentBack) ? dice.number(8...10) : dice.number(2...6)
        course.move(to: (try? world.calendar.workingDay(ahead, before: deadline)) ?? deadline, &dice)
        var input = [
            "proposedOutcome": complaint.outcome, "ground": complaint.ground, "facts": complaint.facts, "findings": complaint.findings,
            "orders": complaint.orders,
        ]
        if complaint.takes(.remake) { input["remakeOrdered"] = "是" }
        // What is sent back has left out the days.
        if let days = complaint.days, !complaint.takes(.sentBack) { input["performanceDays"] = "\(days)" }
        if complaint.outcome == "change" { input["effect"] = "better" }
        if complaint.takes(.hearing) { input["followsHearingRecord"] = "是" }
        course.take("propose", by: lead, input)
        guard complaint.takes(.sentBack) else { return }
        course.pass(workingDays: 1...2, &dice)
        course.take("return-proposal", by: head, ["returnNote": "责令重新作出没有写明期限，补充后再报"])
        course.pass(workingDays: 1...2, &dice)
        if let days = complaint.days { input["performanceDays"] = "\(days)" }
        course.take("propose", by: lead, input)
    }

    private mutating func decide(_ dice: inout Dice) {
        course.move(to: workingDay(onOrBefore: due), &dice)
        if complaint.takes(.major) {
            let name = "\(world.organs.name(of: world.organ(.government)))\(course.today.year)年行政复议案件集体讨论会"
            let meeting = JSON.record(["form": .text("heads"), "name": .text(name), "noDissent": .flag(true), "result": .text("passed")])
            course.take("discuss", by: head, ["meetings": JSON.array([meeting]).encoded])
            course.take("decide", by: head, ["decisionManner": "collective", "isMajorDecision": "是"])
        } else {
            course.take("decide", by: head, ["decisionManner": "head"])
        }
        course.pass(workingDays: 1...5, &dice)
        let method = dice.pick(["direct", "direct", "mailed"])
        var served = ["decision.method": method, "decision.servedOn": course.today.iso]
        if method == "mailed" { served["decision.mailReceipt"] = "邮政特快专递回执，\(course.today.chinese)签收" }
        course.take("decision-serve", by: lead, served)
    }

    private mutating func publish(_ dice: inout Dice) {
        if complaint.takes(.major) {
            course.pass(workingDays: 3...8, &dice)
            course.take("file-decision", by: lead, ["filedTo": "\(world.scenario.city)人民政府"])
        }
        guard course.steps.first?.input["actPublished"] != nil else { return }
        course.pass(workingDays: 2...8, &dice)
        let organ = world.organs.name(of: complaint.respondent)
        let results = ["uphold": "维持原行政处罚", "change": "变更原行政处罚", "revoke": "撤销原行政处罚", "illegal": "确认原行政处罚违法"]
        let result = results[complaint.outcome] ?? "依法处理"
        course.take("publish-decision", by: intake, ["publicText": "申请人不服\(organ)行政处罚一案，经审理查明事实并依法评议，本机关决定\(result)。"])
    }

    // MARK: What the respondent does

    private mutating func issueOpinion(_ dice: inout Dice) {
        course.pass(minutes: 20...60, &dice)
        let text =
            switch (complaint.actKind, complaint.ground) {
            case ("penalty", "procedure"): "作出处罚决定以前没有告知陈述、申辩的权利，类似情形不止一件，请规范告知程序并开展自查"
            case ("penalty", _): "办案中没有向全部在场证人取证，类似情形不止一件，请规范取证并开展自查"
            default: "投诉登记后超期告知的情形较多，请完善登记、流转和提醒制度"
            }
        course.take("issue-opinion", by: lead, ["opinionTo": complaint.respondent.description, "opinionText": text])
        course.pass(workingDays: 1...3, &dice)
        course.take("acknowledge-opinion", by: clerk)
    }

    /// Within sixty days of the opinion letter.
    private mutating func rectify(_ dice: inout Dice) {
        guard let issued = course.steps.first(where: { $0.action == "acknowledge-opinion" })?.at.day else { return }
        course.move(to: workingDay(onOrBefore: issued.advanced(by: dice.number(35...55))), &dice)
        course.take("report-rectification", by: clerk, ["rectification": "已召开专题会议整改，清理同类案件，修订内部流程并组织培训"])
    }

    /// Where there is something to do: in time, or late and only when ordered.
    private mutating func perform(from start: Day, _ dice: inout Dice) {
        let isBound = complaint.outcome == "perform" || complaint.outcome == "mediate" || complaint.takes(.remake)
        guard isBound, let days = complaint.days else { return }
        if complaint.takes(.order) {
            course.move(to: world.workingDay(dice.number(3...8), after: world.workingDay(onOrAfter: start.advanced(by: days))), &dice)
            course.take("order-performance", by: head, ["orderDays": "15"])
            course.pass(workingDays: 5...8, &dice)
        } else {
            course.move(to: workingDay(onOrBefore: start.advanced(by: dice.number(days / 2...days - 2))), &dice)
        }
        var input = ["performanceReport": performance]
        if complaint.takes(.remake) {
            input["remadeAct"] = complaint.paperNumber(on: course.today).replacing("不认", with: "认")
            input["remadeComparison"] = "different"
        }
        course.take("report-performance", by: clerk, input)
    }

    private var performance: String {
        switch (complaint.outcome, complaint.actKind) {
        case ("mediate", "compensation"): "增加的补偿款已支付申请人"
        case ("mediate", _): "已按调解书改变罚款数额，申请人已缴纳并完成清运"
        case ("perform", _): "已依决定书履行，并将结果书面送达申请人"
        case (_, "injury"): "已重新作出视同工伤的认定并送达"
        case (_, "registration"): "已重新调查，四至扣除共用通道后重新登记"
        case (_, "information"): "已就征地批文部分重新答复申请人，并告知公布的网址"
        default: "已重新调查，对申请人不予处罚，对方另案处理"
        }
    }
}
