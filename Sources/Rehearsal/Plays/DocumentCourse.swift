import Affairs
import Kernel

/// One normative document from the project to its filing.
struct DocumentCourse {
    let world: World
    let draft: DocumentDraft
    let course: Course<NormativeDocument>
    var published: Day?
    var effective: Day?

    init(_ draft: DocumentDraft, _ course: Course<NormativeDocument>) { (self.draft, self.course, world) = (draft, course, course.world) }

    var dice: Dice { course.dice }
    var isGovernment: Bool { world.organs[draft.maker]?.level == .county }
    var justice: OrganCode { world.organ(.justice) }
    private var reviewer: OrganCode { isGovernment ? justice : draft.maker }
    /// Who drafts, and who keeps the maker's papers: never the same person.
    private var clerk: Member { world.people(.clerk, in: draft.drafter)[0] }
    var office: Member { world.people(.office, in: draft.maker)[1] }
    var head: Member { world.people(.head, in: draft.maker)[0] }

    mutating func write() {
        propose()
        guard !draft.has(.declined) else { return }
        prepare()
        if draft.has(.emergency) { exempt() } else { consult() }
        if draft.touchesBusiness { reviewCompetition() }
        submit()
        var desk = ReviewDesk(world, reviewer, requester: clerk)
        if draft.has(.unlawfulFirst) || draft.has(.stopped) {
            desk.problem = (.createsPowers, draft.has(.stopped) ? "没有上位法依据设定从业资格许可" : "增设上位法没有规定的许可条件")
            desk.review(course, .unlawful, draft)
            course.pass(days: 2...5)
            if draft.has(.stopped) {
                course.take("withdraw", by: office, \.withdrawalReason <- "经合法性审核不合法，设定资格没有上位法依据，停止制定")
                return
            }
            course.take("revise", by: clerk, \.explanation <- "已删去没有上位法依据的条件，其余内容不变")
            submit()
        }
        let amends = draft.has(.amend) || draft.has(.amendPartly)
        desk.problem = amends ? dice.pick([(.conformity, "第七条与上位法的表述不一致"), (.derogation, "第九条增加义务没有依据")]) : nil
        desk.review(course, amends ? .lawfulAfterAmendment : .lawful, draft)
        if amends { answer() }
        deliberate()
        guard !draft.has(.rejected) else { return }
        issue()
        file()
    }

    private mutating func propose() {
        var input: Fields<NormativeDocument> = [
            \.title <- draft.title, \.maker <- draft.maker, \.makerKind <- isGovernment ? .government : .department, \.nature <- .normative,
            \.necessity <- dice.pick(["上位法授权县级作出具体规定", "原有规定分散，需要统一办理条件和程序", "工作中问题较多，需要明确各方责任"]), \.overlap <- NormativeDocument.Overlap.none,
            \.isPlanned <- draft.isPlanned, \.touchesBusiness <- draft.touchesBusiness, \.touchesCompetition <- draft.touchesBusiness,
            \.touchesVitalInterests <- draft.touchesVitalInterests,
        ]
        if !draft.isPlanned { input.append(\.unplannedReason <- draft.has(.emergency) ? "应对突发疫情急需" : "上级部署的新增任务，未及列入年度计划") }
        let old = draft.replaces.compactMap { world.find(Handle<NormativeDocument>("document/old/\($0)")) }
        if !old.isEmpty { input.append(\.replaces <- old) }
        if draft.has(.emergency) { input.append(\.necessity <- "应对疫情影响，支持中小微企业复工复产") }
        course.open("propose", at: draft.drafter, by: clerk, input)
        course.pass(days: draft.has(.emergency) ? 0...0 : 2...7)
        let approver = dice.pick(world.people(.head, in: draft.maker))
        if draft.has(.declined) {
            course.take("decline-project", by: approver, \.declineReason <- "上位法和现行文件已有明确规定，没有必要另行制定")
        } else {
            course.take("approve-project", by: approver)
        }
    }

    private mutating func prepare() {
        let isUrgent = draft.has(.emergency)
        course.pass(days: isUrgent ? 0...0 : 4...12).take("assess", by: clerk, \.assessment <- "必要、合法、可行，预期效果良好，风险可控")
        course.pass(days: isUrgent ? 1...1 : 4...14).take("draft", by: clerk, \.legalBasis <- draft.basis, \.explanation <- "说明制定的必要性、依据、主要内容和评估论证结论")
    }

    private mutating func exempt() {
        course.pass(minutes: 30...90).take(
            "exempt-consultation", by: clerk, \.exemption <- .emergency,
            \.exemptionNote <- "应对突发疫情，来不及公开征求意见；已电话听取二十家企业和\(world.scenario.place.unit)工商联意见")
    }

    private mutating func consult() {
        course.pass(days: 1...4)
        let days = draft.has(.short) ? 12 : draft.touchesBusiness ? dice.number(30...33) : dice.number(12...24)
        let until = course.today.advanced(by: days)
        var input: Fields<NormativeDocument> = [\.consultUntil <- until]
        if draft.has(.short) { input.append(\.urgencyReason <- "国家要求的禁捕期限将至，须在期限前施行") }
        course.take("consult", by: clerk, input)
        if draft.touchesVitalInterests {
            course.move(to: world.workingDay(onOrAfter: course.today.advanced(by: dice.number(7...days - 2))))
            let form: NormativeDocument.HearingForm = draft.has(.hearing) ? .hearing : dice.pick([.symposium, .argumentation, .symposium])
            let hearing = NormativeDocument.Hearing(
                \.form <- form, \.on <- course.today, \.outcome <- "到会代表\(dice.number(9...32))人，主要意见已采纳，未采纳的当场说明理由")
            course.take("hear", by: clerk, \.hearings <- [hearing])
        }
        course.move(to: world.workingDay(1, after: until))
        course.pass(days: 0...3)
        let received = dice.number(0...21)
        let adopted = received == 0 ? 0 : dice.number(received / 3...received)
        var result: Fields<NormativeDocument> = [
            \.opinionsReceived <- received, \.opinionsAdopted <- adopted,
            \.adoptionExplanation <- received == 0 ? "期间未收到意见" : adopted == received ? "收到的意见全部采纳" : "采纳\(adopted)条，其余与上位法不符或者超出本文件范围，已逐条说明",
        ]
        if draft.touchesBusiness {
            result.append(\.operatorsHeard <- dice.pick(["书面征求\(world.scenario.place.unit)工商联和相关协会意见，无异议", "召开企业座谈会，采纳意见两条"]))
        }
        course.take("close-consultation", by: clerk, result)
    }

    /// 自我审查: by somebody of the drafter's own legal unit.
    private mutating func reviewCompetition() {
        let checker = world.people(.reviewer, in: draft.drafter).first ?? clerk
        course.pass(days: draft.has(.emergency) ? 0...0 : 0...3)
        if draft.has(.violatesFirst) {
            course.take("competition-review", by: checker, \.competitionConclusion <- .violates, \.competitionNote <- "以在本县注册为享受奖励的条件，限制外地经营者")
            course.pass(days: 3...6)
        }
        let isAmended = draft.has(.violatesFirst) || draft.has(.conformsAfter)
        var input: Fields<NormativeDocument> = [
            \.competitionConclusion <- draft.has(.exception) ? .exception : isAmended ? .conformsAfterAmendment : .conforms
        ]
        if draft.has(.exception) { input.append(\.competitionNote <- "为节约能源资源、保护生态环境，不会严重排除限制竞争，实施期限二年，逐年评估") }
        if isAmended { input.append(\.competitionNote <- "已删去对外地经营者的不同条件") }
        course.take("competition-review", by: checker, input)
    }

    private mutating func submit() {
        let isUrgent = draft.has(.emergency)
        course.pass(days: isUrgent ? 0...0 : 1...5)
        var papers: [NormativeDocument.Paper] = [.draft, .explanation, .basis, .consultation, .legalUnitOpinion]
        if draft.touchesBusiness { papers.append(.competition) }
        var input: Fields<NormativeDocument> = [\.legalUnitOpinion <- "经本单位法制机构审核，内容合法，程序完备", \.papers <- papers]
        if isUrgent {
            input += [\.neededBy <- world.workingDay(2, after: course.today), \.emergencyReason <- "应对新型冠状病毒肺炎疫情"]
        } else if dice.chance(350) {
            input.append(\.neededBy <- world.workingDay(dice.number(8...15), after: course.today))
        }
        course.take("submit", by: clerk, input)
        if draft.has(.returned) {
            course.pass(days: 1...2).take("return-papers", by: office, \.returnReason <- "起草说明没有对应条款依据的对照表，请补正")
            course.pass(days: 2...4).take("submit", by: clerk, input)
        }
        course.pass(days: isUrgent ? 0...0 : 0...2).take("receive", by: office)
    }

    private mutating func answer() {
        course.pass(days: 1...5)
        let input: Fields<NormativeDocument> =
            draft.has(.amendPartly)
            ? [\.reviewAdoption <- .partial, \.unadoptedExplanation <- "有关期限一条，依省主管部门的技术规范确定，未改，已附依据"] : [\.reviewAdoption <- .full]
        course.take("answer-opinion", by: clerk, input)
    }
}
