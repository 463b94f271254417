import Kernel

private let control = Law.documentControl2018
private let hunan = Law.hunanDocuments

/// 签署、三统一、备案.
extension NormativeDocument {
    @Clauses
    static func issue() -> [Clause<Self>] {
        Action("sign", "签署", .deliberated, to: .signed, by: .head, basis: control.cited("第（八）项")).at(atMaker)
            .stamps(\.signedOn).issues("text")
        Action("register", "统一登记", .signed, to: .registered, by: .legality, .office, .clerk, basis: control.cited("第（八）项"))
            .at(.named { $0.registrar })
            .requires(lawful, opinionAnswered)
            .requires("passed-and-signed", "已经集体审议通过并由主要负责人签署", control.cited("第（八）项")) { matter, _ in
                matter.deliberatedOn != nil && matter.signedOn != nil
            }
            .stamps(\.registeredOn).issues("registration")
        Action("refuse-registration", "不予登记", .signed, to: .reviewed, by: .legality, .office, .clerk, basis: control.cited("第（八）项"))
            .at(.named { $0.registrar }).needs(\.registrationRefusal)
        Action("publish", "统一公布", .registered, to: .published, by: .office, .clerk, basis: control.cited("第（八）项")).at(atMaker)
            .needs(\.effectiveOn, \.channels).fills(\.validUntil, \.earlyEffect)
            .requires("registered-and-numbered", "未经统一登记、编号的，不得公布", control.cited("第（八）项")) { matter, _ in
                !matter.registrationNumber.isEmpty && !matter.number.isEmpty
            }
            .requires("effect-not-before-publication", "施行日期不早于公布之日", control.cited("第（八）项")) { matter, now in
                matter.effectiveOn.map { $0 >= now.today } ?? false
            }
            .requires("waiting-time-before-effect", "应当于统一公布之日起三十日以后施行，依法自公布之日起施行的除外", hunan(20)) { matter, now in
                let days = now.settings[effectDays]
                return days == 0 || matter.earlyEffect != nil || now.leaves(.days(days), from: now.today, before: matter.effectiveOn)
            }
            .requires(validityGate)
            .writes(\.validUntil, \.filingDue) { matter, now in
                if let from = matter.effectiveOn, matter.validUntil == nil { matter.validUntil = matter.longestValidity(from: from, now) }
                matter.filingDue = now.lastDay(of: .days(now.settings[filingDays]), from: now.today)
            }
            .stamps(\.publishedOn).publishes("text")
    }

    /// 有效期不超过五年，暂行、试行的不超过二年; one that states none has the longest.
    private static let validityGate: Gate<Self> = Gate("validity-within-maximum", "有效期至多五年，暂行、试行的至多二年", Law.hunanProcedure(51)) { matter, now in
        guard let from = matter.effectiveOn, let until = matter.validUntil else { return true }
        return until >= from && until <= matter.longestValidity(from: from, now)
    }

    @Clauses
    static func filing() -> [Clause<Self>] {
        Action("file", "报送备案", .published, by: .office, .clerk, basis: control.cited("第（十）项")).at(atMaker).needs(\.filedWith)
            .requires("not-imported", "存量文件不再报送备案", control.cited("第（十）项")) { matter, _ in !matter.isImported }
            .requires("not-yet-filed", "尚未报送备案", control.cited("第（十）项")) { matter, _ in matter.filedOn == nil }
            .requires(
                "filed-with-required-bodies", "向上一级或者本级人民政府和本级人大常委会报送备案", control.cited("第（十）项"),
                listing: { matter, _ in
                    FilingBody.required(of: matter.makerKind).filter { !matter.filedWith.contains($0) }.map { "缺\($0.name)" }
                }
            )
            .stamps(\.filedOn).issues("filing")
        Action("record-filing", "登记备案结果", .published, by: .office, .clerk, basis: control.cited("第（十）项")).at(atMaker)
            .needs(\.filingResult).fills(\.filingNote)
            .requires(filed)
            .requires("result-is-registration", "纠正、撤销另行办理；此处登记是否准予备案", control.cited("第（十）项")) { matter, _ in
                matter.filingResult == .registered || matter.filingResult == .notRegistered
            }
            .requires("refusal-explained", "不予备案登记的，应当说明", control.cited("第（十）项")) { matter, _ in
                matter.filingResult != .notRegistered || !matter.filingNote.isEmpty
            }
            .stamps(\.filingResultOn)
        Action("correct", "纠正", .published, by: .office, .clerk, basis: control.cited("第（十）项")).at(atMaker)
            .needs(\.filingResult, \.filingNote)
            .requires("result-is-correction", "自行纠正或者责令改正", control.cited("第（十）项")) { matter, _ in
                matter.filingResult == .selfCorrected || matter.filingResult == .orderedCorrected
            }
            .writes(\.corrections) { matter, now in matter.noteCorrection(now) }
            .stamps(\.filingResultOn).publishes("text")
        Action("revoke", "撤销", .published, to: .revoked, by: .office, .clerk, basis: control.cited("第（十）项")).at(atMaker)
            .needs(\.revoker, \.endNote)
            .writes(\.filingResult) { matter, _ in matter.filingResult = .revoked }
            .stamps(\.revokedOn).stamps(\.filingResultOn).publishes("text")
        examined()
        Limit(
            "filing", "报送备案", termText: "15日（县按本省规定设定）", from: \.publishedOn, until: \.filedOrEndedOn, basis: hunan(22)
        ) { _, settings in .days(settings[filingDays]) }
        // What was published before this system has no filing to wait for.
        .when("存量登记以外的") { !$0.isImported }
        .runs(from: "统一公布之日", until: "报送备案；在此以前废止、失效、撤销的，至终止之日")
    }

    /// What the organ that examines a filing, or a request for review, decides, is done to the document by the same act.
    @Clauses
    private static func examined() -> [Clause<Self>] {
        Action("take-filing", "备案结果送达", .published, by: .system, basis: control.cited("第（十）项")).needs(\.filingResult).fills(\.filingNote)
            .stamps(\.filingResultOn)
        Action("take-correction", "备案审查纠正", .published, by: .system, basis: control.cited("第（十）项")).needs(\.filingResult, \.filingNote)
            .writes(\.corrections) { matter, now in matter.noteCorrection(now) }
            .stamps(\.filingResultOn).publishes("text")
        Action("take-revocation", "备案审查撤销", .published, to: .revoked, by: .system, basis: control.cited("第（十）项"))
            .needs(\.revoker, \.endNote)
            .writes(\.filingResult) { matter, _ in matter.filingResult = .revoked }
            .stamps(\.revokedOn).stamps(\.filingResultOn).publishes("text")
    }

    private mutating func noteCorrection(_ now: Moment) {
        var correction = Correction()
        correction.on = now.today
        correction.result = filingResult
        correction.note = filingNote
        corrections.append(correction)
    }

    private static let filed: Gate<Self> = Gate("filed", "已经报送备案", control.cited("第（十）项")) { matter, _ in matter.filedOn != nil }

    private var filedOrEndedOn: (any TimePoint)? { filedOn ?? repealedOn ?? lapsedOn ?? revokedOn }
}
