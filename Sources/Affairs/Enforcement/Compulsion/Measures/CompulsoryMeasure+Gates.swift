import Kernel

private let law = Law.compulsion

extension CompulsoryMeasure {
    /// What must hold of the decision, whether it is taken at the desk or on the spot.
    static let grounds: [Gate<CompulsoryMeasure>] = [
        Party.named(in: party, basis: law(24, 2, item: 1)),
        Party.described(in: party, "查封、扣押决定书载明当事人的地址", with: [.address], basis: law(24, 2, item: 1))
            .when("查封、扣押的") { matter, _ in matter.measureKind?.takesThings ?? false },
        // The article on freezing lists for its own decision what that on sealing and seizing lists for theirs.
        Party.described(in: party, "冻结决定书载明当事人的地址", named: "described-for-freezing", with: [.address], basis: law(31, item: 1))
            .when("冻结的") { matter, _ in matter.measureKind == .freezing },
        Gate("basis-rank-permits", "行政强制措施应当有法律、法规依据，不得超越位阶设定", law(10)) { matter, _ in
            guard let kind = matter.measureKind, let level = matter.basisLevel else { return true }
            return level.mayIntroduce(kind)
        },
        Gate<CompulsoryMeasure>("things-listed", "写明查封、扣押的场所、设施或者财物", law(24, 2, item: 3)) { matter, _ in
            !matter.items.isEmpty && matter.items.allSatisfy { !$0.name.isEmpty }
        }
        .when(ofThings, takesThings),
        Gate(
            "things-involved", "不得查封、扣押与违法行为无关的场所、设施或者财物", law(23, 1),
            listing: { matter, _ in matter.items.filter { !$0.isInvolved }.map(\.name) }),
        Gate(
            "no-necessities", "不得查封、扣押公民个人及其所扶养家属的生活必需品", law(23, 1),
            listing: { matter, _ in matter.items.filter(\.isNecessity).map(\.name) }),
        Gate(
            "not-held-elsewhere", "已被其他国家机关依法查封、冻结的，不得重复查封、冻结", law(23, 2),
            listing: { matter, now in
                matter.items.filter { !$0.sealedElsewhere.isEmpty }.map { "\($0.name)（\($0.sealedElsewhere)）" } + matter.heldElsewhere(now)
            }),
        Gate<CompulsoryMeasure>("frozen-account-stated", "写明冻结的金融机构、账号和数额", law(31, item: 3)) { matter, _ in
            !matter.bank.isEmpty && !matter.accounts.isEmpty && (matter.frozenAmount ?? .zero) > .zero
        }
        .when(ofFreezing, freezes),
        Gate<CompulsoryMeasure>("freezing-proportionate", "冻结的数额应当与违法行为涉及的金额相当", law(29, 2)) { matter, _ in
            guard let frozen = matter.frozenAmount, let involved = matter.involvedAmount else { return false }
            return frozen <= involved
        }
        .when(ofFreezing, freezes),
        Gate<CompulsoryMeasure>(
            "not-frozen-elsewhere", "已被其他国家机关依法冻结的，不得重复冻结", law(29, 2), listing: { matter, now in matter.frozenElsewhere(now) }
        )
        .when(ofFreezing, freezes),
        Gate<CompulsoryMeasure>("hold-term-lawful", "期限不得超过三十日，法律、行政法规另有规定的写明条文", law(25, 1)) { matter, _ in
            (matter.holdDays ?? 30) <= 30 || !matter.holdRule.isEmpty
        }
        .when(ofThings, takesThings),
        Gate<CompulsoryMeasure>("freezing-term-lawful", "期限不得超过三十日，法律另有规定的写明条文", law(32, 1)) { matter, _ in
            (matter.holdDays ?? 30) <= 30 || !matter.holdRule.isEmpty
        }
        .when(ofFreezing, freezes),
        Gate<CompulsoryMeasure>("liberty-term-stated", "限制公民人身自由的，写明法定期限", law(20, 2)) { matter, _ in
            matter.libertyHours != nil && !matter.party.citizenName.isEmpty
        }
        .when("限制公民人身自由的") { matter, _ in matter.measureKind == .liberty },
    ]

    /// Another measure that is in force on the same thing or account.
    private func heldElsewhere(_ now: Moment) -> [String] {
        marks.flatMap { mark in
            now.matching(CompulsoryMeasure.self, "marks", mark).filter { other in
                let stage = now.stage(of: other.id)
                return other.id.id != now.matter && (stage == .imposed || stage == .urgent)
            }.map { _ in mark }
        }
    }

    /// Accounts that another measure in force has frozen. They are looked for themselves, not by the marks, which may have been left empty.
    private func frozenElsewhere(_ now: Moment) -> [String] {
        let others = now.every(CompulsoryMeasure.self, in: .urgent, .imposed).filter { other in
            other.id.id != now.matter && other.record.measureKind == .freezing
        }
        let frozen = Set(others.flatMap { $0.record.accounts }.map(Self.account))
        return accounts.filter { frozen.contains(Self.account($0)) }
    }

    /// An account by its characters alone, however it was spaced.
    private static func account(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber }.uppercased() }

    // Which measures a condition concerns, in words and by the record.
    static let ofThings = "查封、扣押的"
    static let ofFreezing = "冻结存款、汇款的"
    private static let ofOthers = "冻结以外的措施"
    private static let inPresence = "当事人到场的"
    @Sendable static func takesThings(_ matter: Self, _ now: Moment) -> Bool { matter.measureKind?.takesThings ?? false }
    @Sendable static func freezes(_ matter: Self, _ now: Moment) -> Bool { matter.measureKind == .freezing }
    @Sendable private static func isFelt(_ matter: Self, _ now: Moment) -> Bool { matter.measureKind != .freezing }

    /// 第十八条 item by item; a freezing needs only approval, two officers, certificates and a record (第三十条).
    static let onTheSpot: [Gate<CompulsoryMeasure>] = [
        Gate("certificates-shown", "出示执法身份证件", law(18, item: 3)) { matter, _ in matter.certificatesShown },
        Gate<CompulsoryMeasure>("party-or-witness-present", "通知当事人到场，不到场的邀请见证人到场", law(18, item: 9)) { matter, _ in
            matter.partyPresent || !matter.witness.isEmpty
        }
        .when(ofOthers, isFelt),
        Gate<CompulsoryMeasure>("rights-told", "当场告知理由、依据以及当事人依法享有的权利、救济途径", law(18, item: 5)) { matter, _ in matter.told }
            .when(inPresence) { matter, now in isFelt(matter, now) && matter.partyPresent },
        Gate<CompulsoryMeasure>("defence-heard", "听取当事人的陈述和申辩", law(18, item: 6)) { matter, _ in !matter.defenceReview.isEmpty }
            .when(inPresence) { matter, now in isFelt(matter, now) && matter.partyPresent },
        Gate("record-made", "制作现场笔录", law(18, item: 7)) { matter, _ in !matter.record.isEmpty },
        Gate<CompulsoryMeasure>("record-signed", "现场笔录签名或者盖章，当事人拒绝的予以注明", law(18, item: 8)) { matter, _ in
            matter.recordSigned || (matter.partyPresent && !matter.unsignedNote.isEmpty)
        }
        .when(ofOthers, isFelt),
        Gate<CompulsoryMeasure>("decision-delivered", "制作并当场交付查封、扣押决定书和清单，清单一式二份", law(24)) { matter, _ in
            matter.deliveredOnTheSpot && matter.inventoryInDuplicate
        }
        .when(ofThings, takesThings),
        Gate<CompulsoryMeasure>("bank-told", "向金融机构交付冻结通知书", law(30, 1)) { matter, _ in matter.bankTold }
            .when(ofFreezing, freezes),
        Gate<CompulsoryMeasure>("family-told", "立即通知当事人家属实施的机关、地点和期限", law(20, 1, item: 1)) { matter, _ in matter.familyTold }
            .when("限制公民人身自由的") { matter, _ in matter.measureKind == .liberty },
    ]

    static let bankFreed: Gate<CompulsoryMeasure> = Gate<CompulsoryMeasure>("lifting-told", "解除冻结应当及时通知金融机构和当事人", law(33, 2)) { matter, _ in
        matter.bankToldOfLifting
    }
    .when(ofFreezing, freezes)

    static let withinThirtyDays: [Gate<CompulsoryMeasure>] = [
        Gate<CompulsoryMeasure>("extension-within-thirty-days", "延长期限不得超过三十日", law(25, 1)) { matter, _ in
            (1...30).contains(matter.extensionDays ?? 0)
        }
        .when(ofThings, takesThings),
        Gate<CompulsoryMeasure>("freezing-extended-within-thirty-days", "延长期限不得超过三十日", law(32, 1)) { matter, _ in
            (1...30).contains(matter.extensionDays ?? 0)
        }
        .when(ofFreezing, freezes),
    ]

    static let givenBack: [Gate<CompulsoryMeasure>] = [
        Gate<CompulsoryMeasure>("things-returned", "解除查封、扣押应当立即退还财物", law(28, 2)) { matter, _ in !matter.returned.isEmpty }
            .when(ofThings, takesThings),
        Gate<CompulsoryMeasure>("proceeds-returned", "已经变卖、拍卖的，退还所得款项", law(28, 2)) { matter, _ in matter.proceedsReturned }
            .when("已经先行变卖、拍卖的") { matter, _ in matter.soldOn != nil },
        bankFreed,
        Gate("ordinary-lifting", "期满和补办批准时的解除另有环节", law(28, 1)) { matter, _ in matter.liftGround != .notRatified },
    ]

    static let disposable: [Gate<CompulsoryMeasure>] = [
        Gate("things-taken", "没收、销毁、拍卖限于查封、扣押的财物", law(27)) { matter, _ in matter.measureKind?.takesThings ?? false },
        Gate<CompulsoryMeasure>("confiscation-decided", "没收非法财物应当有本机关没收的行政处罚决定，决定仍然有效", law(27)) { matter, now in
            matter.ownPenalty(now).map { $0.effectivePenalties.contains { $0.kind == .confiscatedProperty } } ?? false
        }
        .when("没收非法财物的") { matter, _ in matter.disposal == .confiscated },
        Gate<CompulsoryMeasure>("auction-for-fine", "拍卖抵缴罚款，应当有本机关的行政处罚决定，法定期限内未复议、诉讼，经催告仍不履行", law(46, 3)) { matter, now in
            guard let penalty = matter.ownPenalty(now) else { return false }
            let isOver = penalty.remediesUntil.map { now.today > $0 } ?? false
            // The demand gives ten days from its service; only then has it not been heeded.
            let isUnheeded = penalty.isOutstanding && now.hasPassed(.days(10), since: penalty.demandService.servedOn, by: law.counting)
            return penalty.decision == .penalise && penalty.fall?.endsDuty != true && isOver && penalty.challenges.isEmpty && isUnheeded
        }
        .when("依法拍卖抵缴罚款的") { matter, _ in matter.disposal == .auctioned },
    ]

    /// The penalty case named, where it is this organ's own: another organ's decision disposes of nothing here.
    private func ownPenalty(_ now: Moment) -> PenaltyCase? {
        penaltyCase.flatMap { now.organ(of: $0) == now.organ ? now.find($0) : nil }
    }

    /// Tests under way. They begin together, for while the time stands still for one no other can begin.
    var openTestings: [Testing] { testings.filter { $0.from != nil && $0.until == nil } }
    var isTesting: Bool { !openTestings.isEmpty }
    /// A test is under way, or a paper has not reached the party: what the measure waits for before it ends.
    var awaitsPapers: Bool {
        isTesting || (measureKind == .freezing && !freezingService.isDone) || (extendedOn != nil && !extensionService.isDone)
    }

    mutating func endTesting(_ now: Moment) {
        for index in testings.indices where testings[index].until == nil { testings[index].until = now.today }
    }

    mutating func noteExtension(_ now: Moment) {
        guard let imposedOn else { return }
        let longer = Extension(
            .days(min(30, max(1, extensionDays ?? 30))), ground: "情况复杂", article: "", approver: now.actor.name, on: now.today)
        extendedUntil = now.lastDay(
            of: .days(min(365, max(1, holdDays ?? 30))), from: imposedOn, sparing: now.ledger.pauses(of: "hold"), lengthened: [longer])
    }
}
