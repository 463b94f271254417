import Kernel

extension DutyClues {
    /// What asks every organ for it, whatever its own law says: the amendment of 2024 moved the article and left its first paragraph as it was.
    static let asked: Basis = Law.supervisory.cited("2018年第三十四条第一款，2024年第三十七条第一款")

    /// The article in force on the day on which a clue goes, for its letter: the amendment is in force since 2025-06-01.
    static func asked(on day: Day?) -> Basis {
        guard let day, day < amended else { return Law.supervisory(37, 1) }
        return Law.supervisory(34, 1)
    }
    private static let amended: Day = .first(ofMonth: 6, year: 2025)

    /// Three steps at any time: a head refers, the receipt and the answer are put down as they come in. None of them moves the matter, and none
    /// is taken by whoever is named: a kind that knows of others who must stand back refines the steps with its own words.
    ///
    /// - Parameters:
    ///   - stages: those in which the matter may show such a thing, the last among them.
    ///   - deciders: who decides that it goes, and where.
    ///   - clerks: who puts down what comes back, and where.
    ///   - basis: the kind's own law where it says so, otherwise 监察法.
    @ListBuilder<Clause<M>>
    static func clauses<M: Matter>(
        in mount: Mount<M, Self>, at stages: [M.Stage] = M.Stage.allCases.map { $0 }, decidedBy deciders: [Role] = [.head],
        deciding place: Place<M> = .own, recordedBy clerks: [Role] = [.head, .clerk], recording desk: Place<M> = .own, basis: Basis = asked
    ) -> [Clause<M>] {
        Action<M>(mount.step("refer"), "移送\(mount.title)", at: stages, by: deciders, basis: basis).at(place)
            .appends(mount.clues, needing: \.suspicion, \.facts, \.recipient, atMost: 1, checks: checks(in: mount, basis)) { clue, _, now in
                clue.begin(on: now.today)
            }
            .issues(mount.step("letter"))
        Action<M>(mount.step("receive"), "登记监察机关签收\(mount.title)", at: stages, by: clerks, basis: basis).at(desk)
            .needs(mount.receipt).fills(mount.which)
            .keepingOut(mount, basis)
            .requires(mount.gate("receipt-awaited", "有已经移送、尚未登记回执的线索", basis) { part, _ in part.unreceived != nil })
            .writes(mount.clues, mount.which) { matter, now in matter[keyPath: mount.path].noteReceipt(on: now.today) }
            .occurs("签收之日").notBefore("移送之日") { matter in mount.read(matter).lastReferral }
        Action<M>(mount.step("answer"), "登记监察机关对\(mount.title)的答复", at: stages, by: clerks, basis: basis).at(desk)
            .needs(mount.answer).fills(mount.answerNote, mount.which)
            .keepingOut(mount, basis)
            .requires(mount.gate("answer-awaited", "有已经移送、尚未答复的线索", basis) { part, _ in part.unanswered != nil })
            .writes(mount.clues, mount.which) { matter, now in matter[keyPath: mount.path].noteAnswer(on: now.today) }
            .occurs("收到答复之日").notBefore("移送之日") { matter in mount.read(matter).lastReferral }
    }

    private static func checks<M: Matter>(in mount: Mount<M, Self>, _ basis: Basis) -> [Check<M, DutyClue>] {
        [
            Check(mount.step("official-named"), "写明涉及的公职人员", basis) { clue, _, _ in !clue.persons.isEmpty || !clue.others.isEmpty },
            // Nobody decides on what points at himself.
            Check(mount.step("not-by-himself"), "线索涉及的人员不决定移送，由其他负责人决定", basis) { clue, _, now in !clue.persons.contains(now.actor.person) },
        ]
    }

    /// The day before which nothing can have come back: the earliest of those that wait.
    private var lastReferral: Day? { (unanswered ?? unreceived).flatMap { clues[$0].referredOn } }

    /// 移送函, one for each clue; it may be taken back until the supervision organ has signed for it.
    ///
    /// - Parameter cited: what its text rests on by the kind's own law; 监察法 of the day where it says nothing.
    static func letter<M: Matter>(
        in mount: Mount<M, Self>, citing cited: @escaping @Sendable (M) -> Basis? = { _ in nil }
    ) -> OfficialDocument<M> {
        OfficialDocument(
            mount.step("letter"), "\(mount.title)移送函", basis: asked, number: "{organ}线移〔{year}〕{n}号", in: mount.number
        ) { matter, now in
            let clue = mount.read(matter).clues.last ?? DutyClue()
            let basis = cited(matter) ?? asked(on: clue.referredOn)
            let officials = clue.persons.map { now.name(of: $0) } + (clue.others.isEmpty ? [] : [clue.others])
            return DocumentContent(
                to: clue.recipient,
                [
                    "本机关在办理“\(matter.title)”的工作中，发现下列公职人员涉嫌\(clue.suspicion?.name ?? "")的问题线索，依照\(basis)，现予移送，请依法调查处置。",
                    "涉及的公职人员：\(officials.joined(separator: "、"))。", clue.facts,
                    clue.materials.isEmpty ? "" : "随函移送：\(clue.materials)。", "请在回执上签收，并将处理结果函告本机关。",
                ].filter { !$0.isEmpty },
                signature: now.organs.name(of: now.organ), day: clue.referredOn)
        }
        .withheld()
        .served { matter in mount.read(matter).clues.last.map { $0.receivedOn != nil || $0.answeredOn != nil } ?? false }
    }

    /// How many went, and of how many the supervision organ opened an investigation.
    @ListBuilder<Measure<M>>
    static func measures<M: Matter>(in mount: Mount<M, Self>, of kind: String) -> [Measure<M>] {
        Measure<M>.each("\(kind).duty-clues", "\(M.kind.name)中移送的\(mount.title)", unit: "件") { matter in
            mount.read(matter).clues.compactMap(\.referredOn)
        }
        .told("办理中发现公职人员涉嫌职务违法犯罪而移送监察机关的线索，按移送日计入。")
        Measure<M>.each("\(kind).duty-clues-filed", "\(M.kind.name)中移送、监察机关立案的\(mount.title)", unit: "件") { matter in
            mount.read(matter).clues.filter { $0.answer == .filed }.compactMap(\.answeredOn)
        }
        .told("移送的线索中监察机关答复立案调查的，按收到答复日计入。")
    }
}

extension Action {
    /// What the supervision organ answers is not read, nor put down, by whomever it is about.
    fileprivate func keepingOut(_ mount: Mount<M, DutyClues>, _ basis: Basis) -> Self {
        excludes(mount.step("named-excluded"), "移送的线索涉及的人员不登记回执和答复，由其他人员登记", basis) { matter, _ in
            mount.read(matter).clues.flatMap(\.persons)
        }
    }
}

extension DutyClue {
    /// What comes back is not the sender's to say.
    fileprivate mutating func begin(on day: Day) {
        (referredOn, receivedOn, receipt, answeredOn, answer, answerNote) = (day, nil, "", nil, nil, "")
    }
}
