import Kernel

/// 动态管理: an item in the list changes, moves or ends only as the government decides, except where a decision of the province moves it.
extension PowerItem {
    @Clauses
    static func adjusting(_ law: PowerLaw) -> [Clause<Self>] {
        proposing(law)
        deciding()
        Action("note-repeal", "登记依据废止", .inUse, .adjusting, .changeDeciding, .paused, by: .clerk, .legality, .reviewer, basis: PowerLaw.adjusting)
            .needs(\.repealedLaw, \.repealedOn)
            .requires("ground-listed", "实施依据中有该项依据", PowerLaw.adjusting) { matter, _ in matter.grounds.contains { $0.law == matter.repealedLaw } }
            .writes(\.grounds, \.repealNotedOn, \.repealAnsweredOn, \.repealedLaw, \.repealedOn) { matter, now in
                for index in matter.grounds.indices where matter.grounds[index].law == matter.repealedLaw {
                    matter.grounds[index].repealedOn = matter.repealedOn
                }
                (matter.repealNotedOn, matter.repealAnsweredOn) = (now.today, nil)
                (matter.repealedLaw, matter.repealedOn) = ("", nil)
            }
            .publishes("item")
        Limit(
            "adjustment", "依据废止后启动调整", termText: "20个工作日（县设定）", from: \.repealNotedOn, until: \.repealAnsweredOn, basis: PowerLaw.adjusting
        ) { _, settings in .workingDays(settings[adjustmentDays]) }
        .runs(from: "登记依据废止之日", until: "提出调整、暂停或者移出清单")
        // A decision of the province took it away; the county's own list follows (行政处罚法第十八条、第二十四条).
        Action(
            "transfer-away", "划转", .inUse, .adjusting, .changeDeciding, .paused, to: .movedOut, by: .system, basis: PowerLaw.adjusting
        )
        .fills(\.changeReason, \.changeDocument)
        .writes(all: endWrites) { matter, now in matter.end(.transferred, on: now.today) }
        .withdraws("item")
    }

    @Clauses
    private static func proposing(_ law: PowerLaw) -> [Clause<Self>] {
        Action("propose-change", "提出调整", .inUse, to: .adjusting, by: .clerk, basis: PowerLaw.adjusting)
            .needs(\.changeKind, \.changeReason, \.changeBasis)
            .fills(\.newName, \.newGrounds, \.newDuties, \.newDiscretion, \.successors, \.receivingLevel)
            .requires("change-of-this-item", "新增和承接另行申报，不是对本事项的调整", PowerLaw.adjusting) { matter, _ in matter.changeKind?.isProposable ?? false }
            .requires(
                Gate("revision-stated", "应写明变更的内容", PowerLaw.adjusting) { matter, _ in matter.hasRevision }
                    .when("要素变更的") { matter, _ in matter.changeKind == .revised }
            )
            .requires(
                Gate("new-grounds-complete", "调整后的依据应写明名称、条款和层级", PowerLaw.sifting) { matter, _ in matter.newGrounds.allSatisfy(\.isComplete) }
                    .when("调整实施依据的") { matter, _ in !matter.newGrounds.isEmpty }
            )
            .requires(revisedGroundInForce).requires(all: settingPowers(law, \.newGrounds))
            .requires(
                Gate("receiving-level-stated", "应写明下放后的行使机关", PowerLaw.adjusting) { matter, _ in !matter.receivingLevel.isEmpty }
                    .when("下放的") { matter, _ in matter.changeKind == .delegated }
            )
            .writes(all: verdictWrites) { matter, _ in matter.clearVerdicts() }
            .writes(\.repealAnsweredOn) { matter, now in
                if matter.repealNotedOn != nil { matter.repealAnsweredOn = matter.repealAnsweredOn ?? now.today }
            }
        Action("drop-change", "撤回调整", .adjusting, to: .inUse, by: .clerk, basis: PowerLaw.adjusting).needs(\.returnReason)
            .writes(all: proposalWrites) { matter, _ in matter.clearProposal() }
            // What was begun because a basis had fallen has not been done: the limit runs on.
            .writes(\.repealAnsweredOn) { matter, _ in matter.repealAnsweredOn = nil }
        Action("present-change", "调整报请审定", .adjusting, to: .changeDeciding, by: .clerk, .reviewer, .office, basis: PowerLaw.examining)
            .at(atEstablishment).awaited().requires(bothAgree)
    }

    @Clauses
    private static func deciding() -> [Clause<Self>] {
        Action("refuse-change", "不予调整", .changeDeciding, to: .inUse, by: .office, .head, basis: PowerLaw.adjusting).at(atGovernment)
            .needs(\.rejectionReason).writes(all: proposalWrites) { matter, _ in matter.clearProposal() }
        decide("decide-revision", "审定要素变更", to: .inUse, [.revised])
            .requires(revisedGroundInForce)
            .writes(\.name, \.grounds, \.duties, \.hasDiscretion, \.version, \.changes, \.repealAnsweredOn, \.filledOn) { matter, now in
                matter.revise(on: now.today)
                matter.noteFilled(on: now.today)
            }
            .writes(all: proposalWrites + [\.changeDocument]) { matter, _ in
                matter.clearProposal()
                matter.changeDocument = ""
            }
            .publishes("item")
        decide("decide-cancellation", "审定取消", to: .cancelled, [.cancelled])
            .awaited()
            .writes(all: endWrites) { matter, now in matter.end(.cancelled, on: now.today) }.withdraws("item")
        decide("decide-move", "审定下放、划转、合并、拆分", to: .movedOut, [.delegated, .transferred, .merged, .split])
            .requires(succeeded)
            .writes(all: endWrites) { matter, now in matter.end(matter.changeKind ?? .transferred, on: now.today) }.withdraws("item")
    }

    private static func decide(_ id: String, _ name: String, to stage: Stage, _ kinds: [ChangeKind]) -> Action<Self> {
        Action(id, name, .changeDeciding, to: stage, by: .office, .head, basis: PowerLaw.adjusting).at(atGovernment)
            .separate(from: "propose-change", "examine-establishment").needs(\.changeDocument)
            .requires("decision-matches-proposal", "审定的调整与提出的一致", PowerLaw.adjusting) { matter, _ in matter.changeKind.map(kinds.contains) ?? false }
    }

    /// 划转、合并、拆分: what follows is in the list, so that no duty is lost between two.
    private static let succeeded: Gate<Self> = Gate("successors-in-use", "调整后的另一事项已经在用", PowerLaw.adjusting) { matter, now in
        !matter.successors.contains { $0.id == now.matter } && now.all(matter.successors) { $0.isInForce(on: now.today) }
    }
    .when("划转、合并、拆分的") { matter, _ in matter.changeKind?.hasSuccessor ?? false }

    /// 暂停: the item stays in the list but nothing may rest on it.
    @Clauses
    static func pausing() -> [Clause<Self>] {
        Action("pause", "暂停", .inUse, to: .paused, by: .office, .head, basis: PowerLaw.adjusting).at(atGovernment)
            .appends(\.pauses, needing: \.reason, atMost: 1) { pause, _, now in pause.begin(on: now.today) }
            .writes(\.repealAnsweredOn) { matter, now in
                if matter.repealNotedOn != nil { matter.repealAnsweredOn = matter.repealAnsweredOn ?? now.today }
            }
            .publishes("item")
        Action("resume", "恢复", .paused, to: .inUse, by: .office, .head, basis: PowerLaw.adjusting).at(atGovernment)
            .requires(groundInForce)
            .writes(\.pauses) { matter, now in matter.pauses.end(on: now.today) }.publishes("item")
        Action("cancel-paused", "取消", .paused, to: .cancelled, by: .office, .head, basis: PowerLaw.adjusting).at(atGovernment)
            .needs(\.changeReason, \.changeBasis, \.changeDocument)
            .writes(all: endWrites) { matter, now in matter.end(.cancelled, on: now.today) }.withdraws("item")
    }

    private static let revisedGroundInForce: Gate<Self> = Gate("new-ground-in-force", "调整后的依据至少一项现行有效", PowerLaw.cleaning) { matter, now in
        matter.newGrounds.contains { $0.isInForce(on: now.today) }
    }
    .when("调整实施依据的") { matter, _ in !matter.newGrounds.isEmpty }

    private var hasRevision: Bool { !newName.isEmpty || !newGrounds.isEmpty || !newDuties.isEmpty || newDiscretion != nil }

    private mutating func noteChange(_ kind: ChangeKind, on day: Day) {
        if repealNotedOn != nil { repealAnsweredOn = repealAnsweredOn ?? day }
        var change = Change()
        (change.on, change.kind, change.formerName) = (day, kind, name)
        (change.reason, change.basis, change.document) = (changeReason, changeBasis, changeDocument)
        changes.append(change)
    }

    /// What ending the item changes.
    private static let endWrites: [Path<Self>] = [\.repealAnsweredOn, \.changes, \.endKind, \.endedOn]

    private mutating func end(_ kind: ChangeKind, on day: Day) {
        noteChange(kind, on: day)
        (endKind, endedOn) = (kind, day)
    }

    private mutating func revise(on day: Day) {
        noteChange(.revised, on: day)
        if !newName.isEmpty { name = newName }
        if !newGrounds.isEmpty { grounds = newGrounds }
        if !newDuties.isEmpty { duties = newDuties }
        if let newDiscretion { hasDiscretion = newDiscretion == .present }
        version = (version ?? 1) + 1
    }

    /// What clearing the proposal changes.
    private static let proposalWrites: [Path<Self>] = [
        \.changeKind, \.changeReason, \.changeBasis, \.newName, \.newGrounds, \.newDuties, \.newDiscretion, \.successors, \.receivingLevel,
    ]

    private mutating func clearProposal() {
        (changeKind, changeReason, changeBasis) = (nil, "", "")
        (newName, newGrounds, newDuties, newDiscretion) = ("", [], [], nil)
        (successors, receivingLevel) = ([], "")
    }
}
