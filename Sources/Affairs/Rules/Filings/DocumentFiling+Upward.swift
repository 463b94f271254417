import Kernel

private let tenth = Law.documentControl2018.cited("第（十）项")
private let local = Law.localFiling

/// What the county files with the organs above, and the limits of both directions.
extension DocumentFiling {
    @Clauses
    static func upward() -> [Clause<Self>] {
        Action("send", "报送上级", to: .sent, by: .legality, .clerk, .office, basis: tenth)
            .needs(\.documentTitle, \.documentNumber, \.maker, \.makerKind, \.publishedOn, \.sentTo).fills(
                \.registrationNumber, \.document, \.lateReason
            )
            .requires("sent-to-required-bodies", "县级人民政府及其办公室的文件报上一级人民政府和本级人大常委会备案", tenth, listing: { matter, now in matter.missingBodies(now) })
            .requires("competent-sender", "由县级人民政府、其办公室或者司法行政部门报送", tenth) { matter, now in
                let duties = now.organs[now.organ]?.duties ?? []
                return now.organ == matter.maker || duties.contains(.government) || duties.contains(.justice)
            }
            .requires("not-yet-filed", "同一文件尚未报送上级", tenth, listing: { matter, now in matter.earlier(now) })
            .requires(matchingDocument)
            .requires("sent-not-before-publication", "报送不早于公布", tenth) { matter, now in matter.publishedOn.map { $0 <= now.today } ?? false }
            .writes(\.direction, \.submittedOn, \.isLate) { matter, now in
                matter.direction = .outgoing
                matter.submittedOn = now.today
                matter.isLate = now.hasPassed(.days(now.settings[NormativeDocument.filingDays]), since: matter.publishedOn)
            }
            .stamps(\.sentOn)
        Action("record-granted", "登记上级准予备案", .sent, to: .filed, by: .legality, .clerk, .office, basis: tenth).fills(\.registrationNumber)
            .writes(all: conclusionWrites) { matter, now in matter.conclude(.granted, now) }
        Action("record-refused", "登记上级不予备案", .sent, to: .refused, by: .legality, .clerk, .office, basis: tenth)
            .needs(\.refusalGround, \.refusalNote)
            .writes(all: conclusionWrites) { matter, now in matter.conclude(.refused, now) }
        Action("record-correction", "登记上级要求纠正", .sent, to: .correcting, by: .legality, .clerk, .office, basis: tenth).needs(\.correctionAsked)
            .stamps(\.correctionAskedOn)
        Action("record-revoked", "登记上级撤销", .sent, .correcting, to: .revoked, by: .legality, .clerk, .office, basis: tenth)
            .needs(\.revoker, \.revocationNote)
            .requires("filed-upward", "上级撤销的，是向上级报送的文件", tenth) { matter, _ in matter.direction == .outgoing }
            .writes(all: conclusionWrites) { matter, now in matter.conclude(.revoked, now) }
            .publishes("revoked")
            .causes("take-revocation", in: NormativeDocument.self, of: subject) { matter, _ in
                [.set(\.revoker, matter.revoker), .set(\.endNote, matter.revocationNote)]
            }
    }

    /// Only the county government's own documents go up from here, and to both organs.
    private func missingBodies(_ now: Moment) -> [String] {
        guard let kind = makerKind, kind.isGovernment, let organ = now.organs[maker], kind.fits(organ) else { return ["制定机关不是县级人民政府及其办公室"] }
        return NormativeDocument.FilingBody.required(of: kind).filter { !sentTo.contains($0) }.map { "缺\($0.name)" }
    }

    @Clauses
    static func limits() -> [Clause<Self>] {
        Limit(
            "supplement", "补正", termText: "5个工作日（县设定）", from: \.supplementAskedOn, until: \.supplementEnd, basis: local.cited()
        ) { _, settings in .workingDays(settings[supplementDays]) }
        .runs(from: "通知补正之日", until: "制定机关补正、登记，或者退回、不予备案")
        examinationLimit
        correctionLimit
    }

    static let examinationLimit: Limit<Self> = Limit(
        "examination", "备案审查", termText: "30日（县设定）", from: \.registeredOn, until: \.examinationEnd, basis: local.cited()
    ) { _, settings in .days(settings[examinationDays]) }
    .runs(from: "登记之日", until: "审查完毕，或者不予备案")

    static let correctionLimit: Limit<Self> = Limit(
        "correction", "自行纠正", termText: "30日（县设定）", from: \.correctionAskedOn, until: \.correctionEnd, basis: local.cited()
    ) { _, settings in .days(settings[correctionDays]) }
    .runs(from: "要求自行纠正之日", until: "制定机关报告纠正，或者撤销")

    private var supplementEnd: (any TimePoint)? { supplementedOn ?? registeredOn ?? resultOn ?? returnedOn }
    private var examinationEnd: (any TimePoint)? { examinedOn ?? resultOn }
    private var correctionEnd: (any TimePoint)? { correctionReportedOn ?? resultOn }

    private static var matchingDocument: Gate<Self> {
        Gate("matches-document", "与系统内的文件一致：制定机关、文号、公布日期相同", tenth) { matter, now in
            guard let document = matter.document.flatMap({ now.find($0) }) else { return false }
            return document.isUnified && document.maker == matter.maker && document.number == matter.documentNumber
                && document.publishedOn == matter.publishedOn
        }
        .when("文件在本系统制定的") { matter, _ in matter.document != nil }
    }
}
