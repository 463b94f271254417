import Affairs
import Kernel

/// The legality review of one normative document, as a sub-procedure on the right desk.
struct ReviewDesk {
    enum Outcome: String { case lawful, lawfulAfterAmendment, unlawful }

    private static let items: [String] = ["maker", "powers", "conformity", "createsPowers", "derogation", "enlargesPower", "procedure"]
    private static let kind: String = "legality-review"

    let world: World
    let organ: OrganCode
    let requester: Scenario.Member
    /// The item that is in the way, and why.
    var problem: (item: String, note: String)?

    init(_ world: World, _ organ: OrganCode, requester: Scenario.Member) {
        self.world = world
        self.organ = organ
        self.requester = requester
    }

    /// Answers item by item.
    static func findings(_ items: [String] = items, problem: (item: String, note: String)?) -> String {
        JSON.array(
            items.map { item in
                item == problem?.item
                    ? .record(["item": .text(item), "finding": .text("problem"), "note": .text(problem?.note ?? "")])
                    : .record(["item": .text(item), "finding": .text("conforms")])
            }
        ).encoded
    }

    func review(_ course: inout Course, _ outcome: Outcome, _ draft: DocumentDraft, _ dice: inout Dice) {
        let own = world.people(.legality, in: organ)
        let reviewers = own.isEmpty ? world.people(.reviewer, in: organ) : own
        let examiner = dice.pick(reviewers)
        let signer = own.isEmpty ? world.people(.head, in: organ)[1] : dice.pick(world.people(.head, in: organ))
        let isUrgent = draft.has(.emergency)
        course.pass(workingDays: isUrgent ? 0...0 : 0...2, &dice)
        if draft.has(.supplement) {
            course.child(Self.kind, "request-papers", by: examiner, ["papersNote": "补充听取意见的原始记录"])
            course.pass(workingDays: 2...4, &dice)
            course.child(Self.kind, "supplement", by: requester, ["materials": "送审材料，座谈会记录"])
            course.pass(workingDays: 0...1, &dice)
        }
        course.child(Self.kind, "accept", by: examiner)
        if draft.has(.suspend) {
            course.pass(workingDays: 2...3, &dice)
            course.child(Self.kind, "suspend", by: examiner, ["papersNote": "请说明资产确权登记与省里规定的关系"])
            course.pass(workingDays: 3...6, &dice)
            course.child(Self.kind, "resume", by: requester, ["materials": "书面说明和省里文件"])
        }
        if !isUrgent, dice.chance(450) {
            course.pass(workingDays: 1...2, &dice)
            course.child(
                Self.kind, "consult-adviser", by: examiner,
                [
                    "adviser": dice.pick(["\(world.scenario.place.unit)政府法律顾问", "司法局公职律师"]),
                    "adviserOpinion": problem == nil ? "内容和程序符合规定" : "建议修改：\(problem?.note ?? "")",
                ])
        }
        course.pass(workingDays: isUrgent ? 0...0 : draft.has(.lateReview) ? 17...19 : 3...10, &dice)
        course.child(Self.kind, "opine", by: examiner, opinion(outcome))
        course.pass(workingDays: isUrgent ? 0...0 : 0...2, &dice)
        if draft.has(.sendBack) {
            course.child(Self.kind, "send-back", by: signer, ["sendBackReason": "对收费条款的依据说理不足"])
            course.pass(workingDays: 1...2, &dice)
            course.child(Self.kind, "opine", by: examiner, opinion(outcome))
            course.pass(minutes: 30...120, &dice)
        }
        course.child(Self.kind, "conclude", by: signer)
    }

    private func opinion(_ outcome: Outcome) -> [String: String] {
        var input = ["outcome": outcome.rawValue, "findings": Self.findings(problem: problem)]
        switch outcome {
        case .lawful: input["opinion"] = "主体、权限、内容和程序合法"
        case .lawfulAfterAmendment:
            input["opinion"] = "经修改后合法"
            input["suggestions"] = JSON.array([.text("\(problem?.note ?? "")，请按上位法修改"), .text("规范援引条文的表述")]).encoded
        case .unlawful: input["opinion"] = "\(problem?.note ?? "")，不合法"
        }
        return input
    }
}
