import Affairs
import Kernel

/// What happens to an item of the list after it is in it, or on its way into it.
struct PowerCourse {
    let offices: PowerOffices
    let organ: Organ
    let power: ListedPower

    private var world: World { offices.world }

    /// In the list since before the year: entered by the organ, found there by 编办.
    func existing(_ course: Course<PowerItem>, published: Day, with more: Fields<PowerItem> = []) {
        guard let clerk = offices.clerk(organ.code), let presenter = offices.presenter ?? offices.examiner else { return }
        course.open("register-existing", at: organ.code, by: clerk, power.input(for: organ, course.dice) + [\.publishedOn <- published] + more)
        course.take("confirm-existing", by: presenter)
    }

    /// 承接: by the decision of the day, published within days.
    func takingOver(inForce: Day? = nil, _ more: Fields<PowerItem>, _ course: Course<PowerItem>) {
        guard let clerk = offices.clerk(organ.code), let presenter = offices.presenter ?? offices.examiner else { return }
        course.open("take-over", at: organ.code, by: clerk, power.input(for: organ, course.dice) + more)
        course.pass(days: 1...4).take("publish", by: presenter, inForce.map { [\.inForceOn <- max($0, course.today)] } ?? [])
    }

    /// 新增: the whole way from draft to publication; now and then sent back once.
    func adding(rejected: Bool, _ course: Course<PowerItem>) {
        guard let clerk = offices.clerk(organ.code), let examiner = offices.examiner, let legality = offices.legality, let office = offices.office,
            let presenter = offices.presenter ?? offices.examiner
        else { return }
        let all = power.input(for: organ, course.dice)
        let first: Set<PartialKeyPath<PowerItem>> = [\.name, \.type, \.level, \.holderNature, \.grounds, \.hasDiscretion, \.needsCertificate]
        let draft = all.filter { first.contains($0.path) }
        course.open("draft", at: organ.code, by: clerk, draft + [\.originReason <- "《\(power.law)》修订，新增职责"])
        course.pass(days: 1...5).take("fill", by: clerk, all.filter { !first.contains($0.path) })
        course.pass(minutes: 10...60).take("submit", by: clerk)
        if course.chance(500) {
            course.pass(days: 2...5).take(
                "examine-establishment", by: examiner, \.establishmentVerdict <- .amend, \.establishmentOpinion <- "责任事项不完整")
            course.pass(minutes: 10...60).take("return", by: examiner, \.returnReason <- "补充责任事项后再报")
            course.pass(days: 1...4).take("submit", by: clerk)
        }
        examine(course, examiner, legality)
        if rejected {
            course.take("reject", by: office, \.rejectionReason <- "与市级部门职责重复，不列入县级清单")
            return
        }
        course.take("present", by: presenter)
        course.pass(days: 3...10).take("approve", by: office, \.approvalNumber <- "政发〔\(course.today.year)〕\(course.number(3...28))号")
        course.pass(days: 1...5).take("publish", by: presenter)
    }

    /// Proposes a change on a day and has it examined; the decision follows on its own day.
    func change(
        _ course: Course<PowerItem>, on day: Day, decided: Day, _ kind: PowerItem.ChangeKind, _ decision: String, document: String,
        with more: Fields<PowerItem> = []
    ) {
        guard let clerk = offices.clerk(organ.code), let examiner = offices.examiner, let legality = offices.legality, let office = offices.office,
            let presenter = offices.presenter ?? offices.examiner
        else { return }
        course.move(to: day).take(
            "propose-change", by: clerk,
            [\.changeKind <- kind, \.changeReason <- course.pick(["深化放管服改革", "机构改革职责调整", "设定依据修订"]), \.changeBasis <- document] + more)
        examine(course, examiner, legality)
        course.take("present-change", by: presenter)
        course.move(to: decided).take(
            decision, by: office, decision == "refuse-change" ? [\.rejectionReason <- "仍有必要，暂不调整"] : [\.changeDocument <- document])
    }

    private func examine(_ course: Course<PowerItem>, _ examiner: Member, _ legality: Member) {
        course.pass(days: 1...3).take("examine-establishment", by: examiner, \.establishmentVerdict <- .agreed, \.establishmentOpinion <- "职责清楚，同意")
        course.pass(days: 0...2).take("examine-legality", by: legality, \.legalityVerdict <- .agreed, \.legalityOpinion <- "依据现行有效，同意")
        course.pass(minutes: 10...60)
    }
}
