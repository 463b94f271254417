import Affairs
import Kernel

/// The legality review of one normative document, as a sub-procedure on the right desk.
struct ReviewDesk {
    typealias Problem = (item: LegalityReview.Item, note: String)

    let world: World
    let organ: OrganCode
    let requester: Member
    /// The item that is in the way, and why.
    var problem: Problem?

    init(_ world: World, _ organ: OrganCode, requester: Member) {
        self.world = world
        self.organ = organ
        self.requester = requester
    }

    /// Answers item by item.
    static func findings(_ items: [LegalityReview.Item] = LegalityReview.Item.allCases, problem: Problem?) -> [LegalityReview.Answer] {
        items.map { item in
            item == problem?.item
                ? LegalityReview.Answer(\.item <- item, \.finding <- .problem, \.note <- problem?.note ?? "")
                : LegalityReview.Answer(\.item <- item, \.finding <- .conforms)
        }
    }

    func review<M: Matter>(_ course: Course<M>, _ outcome: LegalityReview.Outcome, _ draft: DocumentDraft) {
        let own = world.people(.legality, in: organ)
        let reviewers = own.isEmpty ? world.people(.reviewer, in: organ) : own
        let examiner = course.pick(reviewers)
        let signer = own.isEmpty ? world.people(.head, in: organ)[1] : course.pick(world.people(.head, in: organ))
        let isUrgent = draft.has(.emergency)
        course.pass(days: isUrgent ? 0...0 : 0...2)
        if draft.has(.supplement) {
            course.child(LegalityReview.self, "request-papers", by: examiner, \.papersNote <- "补充听取意见的原始记录")
            course.pass(days: 2...4).child(LegalityReview.self, "supplement", by: requester, \.materials <- "送审材料，座谈会记录")
            course.pass(days: 0...1)
        }
        course.child(LegalityReview.self, "accept", by: examiner)
        if draft.has(.suspend) {
            course.pass(days: 2...3).child(LegalityReview.self, "suspend", by: examiner, \.papersNote <- "请说明资产确权登记与省里规定的关系")
            course.pass(days: 3...6).child(LegalityReview.self, "resume", by: requester, \.materials <- "书面说明和省里文件")
        }
        if !isUrgent, course.chance(450) {
            course.pass(days: 1...2).child(
                LegalityReview.self, "consult-adviser", by: examiner, \.adviser <- course.pick(["\(world.scenario.place.unit)政府法律顾问", "司法局公职律师"]),
                \.adviserOpinion <- problem == nil ? "内容和程序符合规定" : "建议修改：\(problem?.note ?? "")")
        }
        course.pass(days: isUrgent ? 0...0 : draft.has(.lateReview) ? 17...19 : 3...10).child(
            LegalityReview.self, "opine", by: examiner, opinion(outcome))
        course.pass(days: isUrgent ? 0...0 : 0...2)
        if draft.has(.sendBack) {
            course.child(LegalityReview.self, "send-back", by: signer, \.sendBackReason <- "对收费条款的依据说理不足")
            course.pass(days: 1...2).child(LegalityReview.self, "opine", by: examiner, opinion(outcome))
            course.pass(minutes: 30...120)
        }
        course.child(LegalityReview.self, "conclude", by: signer)
    }

    private func opinion(_ outcome: LegalityReview.Outcome) -> Fields<LegalityReview> {
        var input: Fields<LegalityReview> = [\.outcome <- outcome, \.findings <- Self.findings(problem: problem)]
        switch outcome {
        case .lawful: input.append(\.opinion <- "主体、权限、内容和程序合法")
        case .lawfulAfterAmendment: input += [\.opinion <- "经修改后合法", \.suggestions <- ["\(problem?.note ?? "")，请按上位法修改", "规范援引条文的表述"]]
        default: input.append(\.opinion <- "\(problem?.note ?? "")，不合法")
        }
        return input
    }
}
