package import Kernel

private let tenth = Law.documentControl2018.cited("第（十）项")
private let local = Law.localFiling

extension DocumentFiling {
    static let examinationDays: Setting<Int> = Setting(
        "filing.examination.days", "登记后审查天数", default: 30, lawful: .within(1...90), source: "各省自定，待核；国办发〔2018〕37号没有规定")
    static let supplementDays: Setting<Int> = Setting("filing.supplement.days", "补正工作日数", default: 5, lawful: .within(1...30), source: "各省自定，待核")
    static let correctionDays: Setting<Int> = Setting(
        "filing.correction.days", "自行纠正天数", default: 30, lawful: .within(1...90), source: "各省有15日、30日、60日的，待核")

    package static var settings: [any SettingDeclaration] {
        [NormativeDocument.filingDays, examinationDays, supplementDays, correctionDays]
    }

    /// 县级人民政府改变或者撤销所属工作部门的不适当的命令、指示和下级人民政府的不适当的决定、命令: renumbered in 2022.
    package static var editions: [Edition] {
        [
            Edition("2018", "国办发〔2018〕37号施行以后", from: "2018-05-16", until: "2022-03-11"),
            Edition("2022", "地方组织法2022年修正以后", from: "2022-03-12"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2022")
    }

    static let atMaker: Place<Self> = .named { $0.maker }
    static let atGovernment: Place<Self> = .holding(.government)

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let supervision =
            edition.from >= Law.localOrganization2022.inForce ? Law.localOrganization2022(73, item: 3) : Law.localOrganization2015(59, item: 3)
        intake()
        examination()
        decision()
        correction(supervision)
        upward()
        limits()
    }

    /// 收到、补正、登记.
    @Clauses
    private static func intake() -> [Clause<Self>] {
        Action("receive", "收到", to: .received, by: .legality, .clerk, .office, basis: tenth)
            .needs(\.documentTitle, \.documentNumber, \.maker, \.makerKind, \.publishedOn, \.submittedOn)
            .fills(\.registrationNumber, \.document, \.papers, \.lateReason)
            .requires("received-by-justice", "由司法行政部门代县级人民政府收受", tenth) { _, now in now.organs[now.organ]?.duties.contains(.justice) ?? false }
            .requires("maker-below-government", "部门、乡镇人民政府（街道办事处）的文件报县级人民政府备案", tenth) { matter, now in
                guard let kind = matter.makerKind, let maker = now.organs[matter.maker] else { return false }
                return !kind.isGovernment && kind.fits(maker)
            }
            .requires(
                "submission-date-in-order", "报送不早于公布，不晚于收到", tenth
            ) { matter, now in
                guard let published = matter.publishedOn, let submitted = matter.submittedOn else { return false }
                return published <= submitted && submitted <= now.today
            }
            .requires("not-yet-filed", "同一文件尚未收到备案", tenth, listing: { matter, now in matter.earlier(now) })
            .requires(sameDocument)
            .writes(\.direction, \.isLate, \.decider) { matter, now in
                (matter.direction, matter.decider) = (.incoming, now.organ)
                matter.judgeTimeliness(now)
            }
            .stamps(\.receivedOn).occurs("收到之日")
        Action("ask-supplement", "通知补正", .received, to: .supplementing, by: .legality, .clerk, basis: local.cited()).needs(\.papersNote)
            .writes(\.supplementedOn) { matter, _ in matter.supplementedOn = nil }
            .stamps(\.supplementAskedOn).issues("supplement")
        Action("supplement", "补正", .supplementing, to: .received, by: .clerk, .office, basis: local.cited()).at(atMaker).needs(\.papers)
            .requires(papersComplete).stamps(\.supplementedOn).occurs("补正之日", after: \.supplementAskedOn)
        Action("return", "退回", .received, .supplementing, to: .returned, by: .legality, .clerk, basis: local.cited()).needs(\.returnReason)
            .requires("supplement-overdue-or-unasked", "已经通知补正而逾期没有补正，或者尚未登记即撤回", local.cited()) { matter, now in
                matter.supplementAskedOn == nil || now.hasPassed(.workingDays(now.settings[supplementDays]), since: matter.supplementAskedOn)
            }
            .stamps(\.returnedOn)
        Action("register", "登记", .received, to: .registered, by: .legality, .clerk, basis: tenth).awaited().fills(\.papers)
            .requires(papersComplete).stamps(\.registeredOn)
    }

    private static let papersComplete: Gate<Self> = Gate(
        "papers-complete", "报送材料齐全", tenth,
        listing: { matter, _ in Paper.allCases.filter { !matter.papers.contains($0) }.map { "缺\($0.name)" } })

    /// What is in this system must be the document that is filed.
    private static let sameDocument: Gate<Self> = Gate("matches-filed-document", "与系统内的文件一致：文号、公布日期相同，制定机关已于同日报送备案", tenth) { matter, now in
        guard let reference = matter.document, let document = now.find(reference) else { return false }
        return document.isUnified && document.maker == matter.maker && document.number == matter.documentNumber
            && document.publishedOn == matter.publishedOn && document.filedOn == matter.submittedOn
    }
    .when("文件在本系统制定的") { matter, _ in matter.document != nil }

    /// The same number of the same maker, on the record or on its way there.
    func earlier(_ now: Moment) -> [String] {
        now.matching(DocumentFiling.self, "documentNumber", documentNumber).filter { id, other in
            let gone = now.stage(of: id)
            return id.id != now.matter && other.maker == maker && gone != .returned && gone != .refused
        }.map { "\($0.record.title)（#\($0.id.id)）" }
    }

    /// 公布之日起十五日内, as the county has set it.
    private mutating func judgeTimeliness(_ now: Moment) {
        guard let published = publishedOn, let submitted = submittedOn else { return }
        isLate = submitted > now.lastDay(of: .days(now.settings[NormativeDocument.filingDays]), from: published)
    }

    /// 逐项审查.
    @Clauses
    private static func examination() -> [Clause<Self>] {
        Action("examine", "审查", .registered, to: .examined, by: .legality, basis: tenth).needs(\.findings, \.opinion)
            .requires(
                "item-by-item", "应当逐项审查并作出结论，每项一次", tenth,
                listing: { matter, _ in
                    let answered = matter.findings.filter { $0.finding != nil }.compactMap(\.item)
                    let missing = LegalityReview.Item.allCases.filter { !answered.contains($0) }.map { "缺“\($0.name)”" }
                    let repeated = Set(answered.filter { item in answered.filter { $0 == item }.count > 1 })
                    return missing + matter.findings.unnamed + LegalityReview.Item.allCases.filter(repeated.contains).map { "重复“\($0.name)”" }
                }
            )
            .requires("problems-explained", "存在问题的项目，应当说明问题和依据", tenth) { matter, _ in
                matter.findings.allSatisfy { $0.finding != .problem || !$0.note.isEmpty }
            }
            .writes(\.isExaminedLate, \.examiner) { matter, now in
                matter.isExaminedLate = now.hasPassed(examinationLimit, of: matter)
                matter.examiner = now.actor.person
            }
            .stamps(\.examinedOn)
        apart(Action("send-back", "退回重新审查", .examined, to: .registered, by: .legality, .head, basis: tenth)).needs(\.sendBackReason)
        // The bureau receives for the government; where nobody there is left who has not examined, the government itself decides.
        Action("refer", "报请县级人民政府处理", .examined, by: .legality, .head, basis: tenth)
            .requires("not-yet-referred", "尚未报请县级人民政府处理", tenth) { matter, now in matter.decider == now.organ }
            .writes(\.decider) { matter, now in matter.decider = now.organs.nearest(.government, to: now.organ) ?? now.organ }
    }

    /// 审查与决定分离: the one whose examination stands takes no part in what is decided on it.
    private static func apart(_ action: Action<Self>) -> Action<Self> {
        action.at(.named { $0.decider.isUnset ? nil : $0.decider })
            .excludes("not-examiner", "审查的人员不得决定如何处理自己审查的文件", tenth) { matter, _ in matter.examiner.map { [$0] } ?? [] }
    }

    /// 准予备案、不予备案、要求自行纠正.
    @Clauses
    private static func decision() -> [Clause<Self>] {
        apart(Action("grant", "准予备案", .examined, to: .filed, by: .legality, .head, basis: tenth)).awaited { !$0.hasProblem }
            .requires("no-problem-found", "审查发现问题的，不得准予备案", tenth) { matter, _ in !matter.hasProblem }
            .writes(all: conclusionWrites) { matter, now in matter.conclude(.granted, now) }
            .issues("registration").publishes("filed")
            .causes("take-filing", in: NormativeDocument.self, of: subject) { _, _ in
                [.set(\.filingResult, .registered), .set(\.filingNote, "准予备案")]
            }
        apart(Action("refuse", "不予备案", .received, .registered, .examined, to: .refused, by: .legality, .head, basis: tenth))
            .needs(\.refusalGround, \.refusalNote)
            .writes(all: conclusionWrites) { matter, now in matter.conclude(.refused, now) }
            .issues("refusal")
            .causes("take-filing", in: NormativeDocument.self, of: subject) { matter, _ in
                [.set(\.filingResult, .notRegistered), .set(\.filingNote, matter.refusalNote)]
            }
        apart(Action("ask-correction", "要求自行纠正", .examined, to: .correcting, by: .legality, .head, basis: tenth)).awaited { $0.hasProblem }
            .needs(\.correctionAsked)
            .requires("problem-found", "审查发现问题的，才要求纠正", tenth) { matter, _ in matter.hasProblem }
            .stamps(\.correctionAskedOn).issues("correction")
    }

    private static let isIncoming: Gate<Self> = Gate("filed-from-below", "县级人民政府只处理部门、乡镇报送的文件", tenth) { matter, _ in matter.direction == .incoming }

    @Sendable static func subject(_ matter: Self, _ now: Moment) -> [Ref<NormativeDocument>] { matter.document.map { [$0] } ?? [] }

    /// What concluding changes.
    static let conclusionWrites: [Path<Self>] = [\.result, \.resultOn]

    mutating func conclude(_ result: Result, _ now: Moment) {
        self.result = result
        resultOn = now.today
    }

    /// 制定机关纠正; else the government orders it, or revokes the document.
    @Clauses
    private static func correction(_ supervision: Basis) -> [Clause<Self>] {
        Action("report-correction", "报告纠正", .correcting, .ordered, to: .corrected, by: .clerk, .office, basis: tenth).at(atMaker)
            .needs(\.correctionForm, \.correctionNote).stamps(\.correctionReportedOn)
        Action("object", "不同意纠正", .correcting, by: .clerk, .office, basis: local.cited()).at(atMaker).needs(\.objection)
        Action("confirm-correction", "核实纠正", .corrected, to: .rectified, by: .legality, .head, basis: tenth)
            .writes(all: conclusionWrites) { matter, now in matter.conclude(matter.orderedOn == nil ? .selfCorrected : .orderedCorrected, now) }
            .causes("take-correction", in: NormativeDocument.self, of: subject) { matter, _ in
                [
                    .set(\.filingResult, matter.orderedOn == nil ? .selfCorrected : .orderedCorrected),
                    .set(\.filingNote, "\(matter.correctionForm?.name ?? "")：\(matter.correctionNote)"),
                ]
            }
        Action("reject-correction", "纠正不到位", .corrected, to: .correcting, by: .legality, .head, basis: tenth).needs(\.rejectionReason)
            .writes(\.correctionReportedOn) { matter, _ in matter.correctionReportedOn = nil }
        Action("order", "责令改正", .correcting, to: .ordered, by: .head, .office, basis: supervision).at(atGovernment).needs(\.orderNote).requires(
            isIncoming
        )
        .requires(notCorrected(supervision)).stamps(\.orderedOn).issues("order")
        Action("revoke", "撤销", .correcting, .ordered, to: .revoked, by: .head, basis: supervision).at(atGovernment).needs(\.revocationNote).requires(
            isIncoming
        )
        .requires(notCorrected(supervision))
        .writes(\.revoker) { matter, now in
            matter.revoker = now.organs.nearest(.government, to: now.organ).map { now.organs.name(of: $0) } ?? ""
        }
        .writes(all: conclusionWrites) { matter, now in matter.conclude(.revoked, now) }
        .issues("revocation").publishes("revoked")
        .causes("take-revocation", in: NormativeDocument.self, of: subject) { matter, _ in
            [.set(\.revoker, matter.revoker), .set(\.endNote, matter.revocationNote)]
        }
    }

    /// First the maker corrects it itself: it is ordered only when it will not, or its time has run out.
    private static func notCorrected(_ supervision: Basis) -> Gate<Self> {
        Gate("correction-refused-or-overdue", "制定机关逾期没有自行纠正，或者书面不同意纠正", supervision) { matter, now in
            matter.orderedOn != nil || !matter.objection.isEmpty || now.hasPassed(correctionLimit, of: matter)
        }
    }
}
