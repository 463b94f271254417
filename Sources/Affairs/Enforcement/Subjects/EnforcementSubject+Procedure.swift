package import Kernel

private let outline = Law.administrationOutline2004

extension EnforcementSubject {
    package static var editions: [Edition] {
        [
            Edition("2018", "行政处罚法2021年修订施行以前", from: "2018-01-01", until: "2021-07-14"),
            Edition("2021", "行政处罚法2021年修订施行以后", from: "2021-07-15"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2021")
    }

    static let confirmation: Basis = outline.cited("第21项")

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = SubjectLaw(edition)
        confirming(law)
        living(law)
        entrustment(law)
    }

    /// 清理、确认并向社会公告: the organisation applies, the justice bureau examines, the government confirms.
    @Clauses
    private static func confirming(_ law: SubjectLaw) -> [Clause<Self>] {
        Action("apply", "申请确认", to: .applied, by: .clerk, .certification, basis: confirmation)
            .needs(\.subjectName, \.nature, \.bodyKind, \.level, \.legalBasis, \.basisRank, \.establishmentDocument, \.scope, \.powerTypes)
            .fills(\.creditCode, \.empowermentDocument, \.officerCount)
            .requires(all: conditions(law)).requires(unique)
            .stamps(\.appliedOn)
        Action("examine", "资格审查", .applied, to: .examined, by: .certification, .legality, basis: confirmation).at(.holding(.justice))
            .separate(from: "apply").needs(\.examination).fills(\.officerCount)
            .requires("two-certified-officers", "持证执法人员不少于两人", law.officers) { matter, _ in (matter.officerCount ?? 0) >= 2 }
            .stamps(\.examinedOn)
        Action("confirm", "确认", .examined, to: .valid, by: .office, .head, basis: confirmation).at(.holding(.government))
            .separate(from: "examine").needs(\.confirmationDocument)
            .requires(unique)
            .stamps(\.confirmedOn).stamps(\.publishedOn).issues("certificate").publishes("subject")
        Action("refuse", "不予确认", .applied, .examined, to: .refused, by: .certification, .legality, .office, basis: confirmation)
            .at(.holding(.justice)).needs(\.refusalReason)
        Action("register-existing", "存量登记", to: .valid, by: .certification, .legality, basis: confirmation).at(.holding(.justice))
            .needs(\.subjectName, \.nature, \.bodyKind, \.level, \.legalBasis, \.basisRank, \.scope, \.powerTypes, \.number, \.confirmedOn)
            .fills(\.creditCode, \.establishmentDocument, \.empowermentDocument, \.officerCount, \.confirmationDocument)
            .requires(all: conditions(law)).requires(unique)
            .requires("confirmed-before-entry", "存量资格应在登记日以前确认", confirmation) { matter, now in matter.confirmedOn.map { $0 < now.today } ?? false }
            .writes(\.isImported, \.publishedOn) { matter, _ in
                matter.isImported = true
                matter.publishedOn = matter.confirmedOn
            }
            .publishes("subject")
    }

    @Clauses
    private static func living(_ law: SubjectLaw) -> [Clause<Self>] {
        Action("check", "年度审核", .valid, .suspended, by: .certification, .legality, basis: outline.cited("第21项")).at(.holding(.justice))
            .appends(\.checks, needing: \.year, atMost: 1, checks: checking) { check, _, now in check.on = now.today }.fills(\.officerCount)
        Action("change", "变更", .valid, by: .certification, .legality, basis: confirmation).at(.holding(.justice))
            .needs(\.changeReason, \.changeDocument).fills(\.newName, \.newScope, \.newBasis, \.basisRank, \.powerTypes, \.empowermentDocument)
            .requires(all: conditions(law))
            .requires("change-stated", "应当写明变更的名称、范围或者依据", confirmation) { matter, _ in
                !matter.newName.isEmpty || !matter.newScope.isEmpty || !matter.newBasis.isEmpty
            }
            .requires(newNameUnique)
            .writes(
                \.changes, \.subjectName, \.scope, \.legalBasis, \.newName, \.newScope, \.newBasis, \.changeReason, \.changeDocument
            ) { matter, now in matter.noteChange(now) }
            .publishes("subject")
        Action("suspend", "暂停", .valid, to: .suspended, by: .office, .head, basis: law.organ).at(.holding(.government))
            .appends(\.suspensions, needing: \.reason, atMost: 1) { suspension, _, now in suspension.begin(on: now.today) }
            .withdraws("subject")
        Action("resume", "恢复", .suspended, to: .valid, by: .office, .head, basis: law.organ).at(.holding(.government))
            .requires("latest-check-passed", "最近一次年度审核合格或者未曾审核", outline.cited("第21项")) { matter, _ in matter.latestCheck?.passed ?? true }
            .writes(\.suspensions) { matter, now in matter.suspensions.end(on: now.today) }
            .publishes("subject")
        Action("cancel", "注销", .valid, .suspended, to: .cancelled, by: .office, .head, basis: confirmation).at(.holding(.government))
            .needs(\.cancelGround).fills(\.cancelNote, \.successor)
            .requires("cancellation-explained", "被取消或者因其他原因注销的，应当说明", confirmation) { matter, _ in
                (matter.cancelGround != .unlawful && matter.cancelGround != .other) || !matter.cancelNote.isEmpty
            }
            .requires(succeeded)
            .stamps(\.cancelledOn).withdraws("subject", because: \.cancelGround)
    }

    /// 委托执法: recorded and public, but nothing that is entrusted makes a subject.
    @Clauses
    private static func entrustment(_ law: SubjectLaw) -> [Clause<Self>] {
        Action("record-entrustment", "登记委托", to: .entrusted, by: .clerk, .certification, .legality, basis: law.entrusting)
            .needs(
                \.subjectName, \.nature, \.bodyKind, \.level, \.entruster, \.entrustedScope, \.entrustmentLetter, \.entrustedFrom, \.entrustedUntil
            )
            .fills(\.legalBasis, \.officerCount, \.powerTypes)
            .requires("nature-entrusted", "登记委托的主体性质应为受委托组织", law.entrusting) { matter, _ in matter.nature == .entrusted }
            .requires("entrusted-body-permitted", "受委托组织应依法成立并具有管理公共事务职能，不得委托其他组织或者个人", law.entrusted) { matter, _ in
                matter.bodyKind?.answersForItself ?? false
            }
            .requires("qualified-staff", "受委托组织应有取得执法资格的工作人员", law.entrusted) { matter, _ in (matter.officerCount ?? 0) >= 2 }
            .requires("entrustment-has-basis", "委托应有法律、法规或者规章依据", law.entrusting) { matter, _ in !matter.legalBasis.isEmpty }
            .requires("entruster-qualified", "委托机关自己具有执法主体资格，受委托组织不得再委托", law.entrusting) { matter, now in
                now.matching(EnforcementSubject.self, "subjectName", now.organs.name(of: matter.entruster)).contains {
                    $0.record.isValid(on: now.today)
                }
            }
            .publishes("entrustment")
        Action("end-entrustment", "终止委托", .entrusted, to: .entrustmentEnded, by: .clerk, .certification, .legality, basis: law.entrusting)
            .needs(\.entrustmentEndReason).stamps(\.entrustmentEndedOn).withdraws("entrustment", because: \.entrustmentEndReason)
        Action("expire-entrustment", "委托期满", .entrusted, to: .entrustmentEnded, by: .system, basis: law.letter)
            .requires("entrustment-term-over", "委托期限已经届满", law.letter) { matter, now in matter.entrustedUntil.map { now.today > $0 } ?? false }
            .writes(\.entrustmentEndedOn) { matter, _ in matter.entrustmentEndedOn = matter.entrustedUntil?.advanced(by: 1) }
            .withdraws("entrustment")
        Limit(
            "entrustment", "委托期限", termText: "至委托书载明的期限届满", through: \.entrustedUntil, until: \.entrustmentEndedOn, basis: law.letter
        )
        .runs(from: "委托书载明的期限起始之日", until: "期限届满；此前终止委托的，至终止之日")
        .deems("expire-entrustment")
    }
}
