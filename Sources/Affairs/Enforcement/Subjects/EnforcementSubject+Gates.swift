import Kernel

private let outline = Law.administrationOutline2004.cited("第21项")

extension EnforcementSubject {
    /// Who may hold a certificate at all.
    static func conditions(_ law: SubjectLaw) -> [Gate<Self>] {
        [
            Gate("not-entrusted", "受委托组织以委托机关名义执法，不确认主体资格", law.entrusting) { matter, _ in matter.nature != .entrusted },
            Gate("answers-for-itself", "内设机构、临时机构、企业和个人不得作为执法主体", law.organ) { matter, _ in matter.bodyKind?.answersForItself ?? false },
            Gate("statutory-body-is-organ", "机构类别应为行政机关", law.organ) { matter, _ in matter.bodyKind == .organ }
                .when("法定行政机关") { matter, _ in matter.nature == .statutory },
            Gate("authorised-by-law", "授权应有法律、法规依据，规章和规范性文件不能授权", law.authorised) { matter, _ in
                matter.basisRank == .law || matter.basisRank == .regulation
            }
            .when("法律、法规授权的组织") { matter, _ in matter.nature == .authorised },
            Gate("power-has-legal-basis", "职权应有法律、法规、规章依据", law.organ) { matter, _ in matter.basisRank != .normative }
                .when("法定行政机关") { matter, _ in matter.nature == .statutory },
            Gate("township-empowered", "应有省级人民政府的赋权决定", law.township) { matter, _ in !matter.empowermentDocument.isEmpty }
                .when("乡镇（街道）作为执法主体的") { matter, _ in matter.level == .township },
        ]
    }

    /// One organisation, one certificate.
    static let unique: Gate<Self> = Gate("one-valid-qualification", "同一组织不得有两个有效的主体资格", confirmation) { matter, now in
        !isHeld(matter.subjectName, now)
    }
    static let newNameUnique: Gate<Self> = Gate("new-name-unique", "同一组织不得有两个有效的主体资格", confirmation) { matter, now in
        !isHeld(matter.newName, now)
    }

    /// Whether another matter gives an organisation of that name a certificate valid today.
    private static func isHeld(_ name: String, _ now: Moment) -> Bool {
        guard !name.isEmpty else { return false }
        return now.matching(EnforcementSubject.self, "subjectName", name).contains { other in
            other.id.id != now.matter && other.record.isValid(on: now.today)
        }
    }

    /// Whether an organisation had a qualification that was suspended or cancelled, and has none now.
    static func isBarred(_ name: String, _ now: Moment) -> Bool {
        let known = now.matching(EnforcementSubject.self, "subjectName", name)
        let isLost = known.contains { now.stage(of: $0.id) == .suspended || now.stage(of: $0.id) == .cancelled }
        return isLost && !known.contains { $0.record.isValid(on: now.today) }
    }

    /// Powers that move must arrive somewhere.
    static let succeeded: Gate<Self> = Gate("successor-confirmed", "承接职权的主体已经确认", confirmation) { matter, now in
        matter.successor.flatMap { now.find($0) }?.isValid(on: now.today) ?? false
    }
    .when("合并、划转的") { matter, _ in matter.cancelGround?.hasSuccessor ?? false }

    /// The last check of the latest year that was checked: passing for an earlier year does not heal a later failure.
    var latestCheck: YearlyCheck? { checks.compactMap(\.year).max().flatMap { year in checks.last { $0.year == year } } }

    static let checking: [Check<Self, YearlyCheck>] = [
        // Whoever failed and has put it right is checked again; otherwise a suspension could not end before the next year.
        Check("year-open-for-check", "审核年度在确认当年以后、不晚于当年，且该年度尚未审核合格", outline) { check, matter, now in
            guard let year = check.year, year >= matter.confirmedOn?.year ?? year else { return false }
            return year <= now.today.year && !matter.checks.contains { $0.year == year && $0.passed }
        },
        Check("failure-explained", "审核不合格的，应当写明问题", outline) { check, _, _ in check.passed || !check.note.isEmpty },
    ]

    mutating func noteChange(_ now: Moment) {
        var change = Change()
        (change.on, change.reason, change.document) = (now.today, changeReason, changeDocument)
        (change.formerName, change.formerScope, change.formerBasis) = (subjectName, scope, legalBasis)
        changes.append(change)
        if !newName.isEmpty { subjectName = newName }
        if !newScope.isEmpty { scope = newScope }
        if !newBasis.isEmpty { legalBasis = newBasis }
        (newName, newScope, newBasis, changeReason, changeDocument) = ("", "", "", "", "")
    }
}
