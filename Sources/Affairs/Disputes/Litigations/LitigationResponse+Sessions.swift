import Kernel

private let act = Law.administrativeProcedure

/// 出庭应诉: the summons, who goes, the proof before the session, and what happened.
extension LitigationResponse {
    @Clauses
    static func attendanceClauses(_ law: LitigationLaw) -> [Clause<Self>] {
        Action(
            "summon", "登记开庭", .answering, .trying, .appealed, .retrying, by: .clerk, .officer, .office, .legality, basis: law.notice
        )
        .atHandler().needs(\.sessionOn, \.headNotice).fills(\.sessionPlace, \.headNoticeGround, \.headNoticedOn, \.calledAgain)
        .requires("session-not-past", "开庭不早于登记当日", act(101)) { matter, now in matter.sessionOn.map { $0 >= now.today } ?? true }
        .requires("sessions-settled", "前次登记的开庭已经登记庭审或者取消", act(3, 3)) { matter, now in matter.isHearingAhead(now) }
        .requires("head-notice-recorded", "法院通知负责人出庭的，登记情形和收到出庭通知书日期，不晚于登记当日", law.notice) { matter, now in
            matter.headNotice == HeadNotice.none || (matter.headNoticeGround != nil && matter.headNoticedOn.map { $0 <= now.today } ?? false)
        }
        .requires("notice-ground-fits", "应当通知与可以通知的情形，与所列情形相符", law.notice) { matter, _ in
            guard let ground = matter.headNoticeGround, matter.headNotice != HeadNotice.none else { return true }
            return ground.mustBeCalled == (matter.headNotice == .must)
        }
        .writes(\.noticeShort, \.summonedFor) { matter, now in
            matter.noticeShort = matter.headNoticedOn != nil && !now.leaves(.days(3), from: matter.headNoticedOn, before: matter.sessionOn)
            matter.summonedFor = matter.sessionOn
        }
        .writes(all: attendanceWrites) { matter, _ in matter.clearAttendance() }
        Action(
            "cancel-session", "登记取消、延期开庭", .answering, .trying, .appealed, .retrying, by: .clerk, .officer, .office, .legality, basis: law.notice
        )
        .atHandler().needs(\.sessionNote)
        .requires("session-pending", "已经登记开庭，尚未登记庭审", act(3, 3)) { matter, _ in matter.summonedFor != nil }
        .writes(all: summonsWrites) { matter, _ in matter.clearSummons() }
        .writes(\.sessionNote) { matter, _ in matter.sessionNote = "" }
        arranging(law)
        proving(law)
        holding(law)
    }

    /// 负责人不能出庭的，应当委托相应的工作人员出庭，不得仅委托律师出庭.
    @Clauses
    private static func arranging(_ law: LitigationLaw) -> [Clause<Self>] {
        Action("arrange", "确定出庭人员", .answering, .trying, .appealed, .retrying, by: .head, basis: act(3, 3))
            .needs(\.attendance)
            .fills(\.headOrgan, \.headName, \.headPost, \.absenceGround, \.absenceNote, \.postponementAsked, \.staff, \.counsel)
            .requires("session-summoned", "已经登记开庭", act(3, 3)) { matter, _ in matter.sessionOn != nil }
            .requires("head-named", "写明出庭负责人的姓名、职务", law.identityProof) { matter, _ in
                matter.attendance != .head || (!matter.headName.isEmpty && matter.headPost != nil)
            }
            .requires("post-counts-as-head", "被委托的组织、下级行政机关和内设机构的负责人，不能作为被诉行政机关负责人出庭", law.notAHead) { matter, _ in
                matter.attendance != .head || (matter.headPost?.counts(law) ?? true)
            }
            .requires("head-of-defendant", "由被告或者共同被告的负责人出庭", law.joint) { matter, now in
                matter.headOrgan.map { ([now.organ] + matter.coDefendants).contains($0) } ?? true
            }
            .requires("absence-ground-stated", "负责人不能出庭的，有法定情形并说明", law.absence) { matter, _ in
                matter.attendance != .staff || (matter.absenceGround != nil && !matter.absenceNote.isEmpty)
            }
            .requires("staff-sent", "负责人不能出庭的，应当委托相应的工作人员出庭，不得仅委托律师出庭", law.staff) { matter, _ in
                matter.attendance != .staff || !matter.staff.isEmpty
            }
            .requires("at-most-two-agents", "可以另行委托一至二名诉讼代理人", law.staff) { matter, _ in matter.staff.count + matter.counsel.count <= 2 }
            .writes(\.proofOn, \.proofSealed, \.proofShowsPost) { matter, _ in
                (matter.proofOn, matter.proofSealed, matter.proofShowsPost) = (nil, false, false)
            }
            .stamps(\.arrangedOn)
    }

    @Clauses
    private static func proving(_ law: LitigationLaw) -> [Clause<Self>] {
        Action(
            "submit-proof", "提交证明材料", .answering, .trying, .appealed, .retrying, by: .clerk, .officer, .office, .legality,
            basis: law.identityProof
        )
        .atHandler().fills(\.proofShowsPost, \.proofSealed)
        .requires("attendance-arranged", "已经确定出庭人员", act(3, 3)) { matter, _ in matter.arrangedOn != nil }
        .requires("before-session", "于开庭前提交", law.identityProof) { matter, now in matter.sessionOn.map { now.today <= $0 } ?? false }
        .requires("identity-proof-sealed", "负责人的身份证明载明姓名、职务，并加盖行政机关印章", law.identityProof) { matter, _ in
            matter.attendance != .head || (matter.proofShowsPost && matter.proofSealed)
        }
        .requires("absence-proof-sealed", "不能出庭的证明材料加盖行政机关印章或者由主要负责人签字认可", law.absenceProof) { matter, _ in
            matter.attendance != .staff || matter.proofSealed
        }
        .stamps(\.proofOn).issues("head-proof", "absence-note", "authority")
    }

    /// The session as it was. What the law forbids is not refused here, for it has happened: it is put down as the court puts it down.
    @Clauses
    private static func holding(_ law: LitigationLaw) -> [Clause<Self>] {
        Action(
            "record-session", "登记庭审", .answering, .trying, .appealed, .retrying, by: .clerk, .officer, .office, .legality, basis: act(3, 3)
        )
        .atHandler().needs(\.heldOn).fills(\.headPresent, \.staffPresent, \.headSpoke, \.leftEarly, \.refusedToExplain, \.sessionNote)
        .requires("session-summoned", "已经登记开庭", act(3, 3)) { matter, _ in matter.sessionOn != nil }
        .requires("held-day-in-order", "开庭不晚于登记当日，不早于收到应诉通知书", act(101)) { matter, now in
            guard let held = matter.heldOn else { return true }
            return held <= now.today && matter.receivedOn.map { $0 <= held } ?? true
        }
        .requires("session-after-former-ruling", "本审级的开庭不早于前一审级的裁判", act(101)) { matter, _ in
            guard let held = matter.heldOn, let former = matter.rulings.last?.on else { return true }
            return former <= held
        }
        .requires("present-head-counts", "计为负责人出庭的，其职务属于被诉行政机关负责人", law.head) { matter, _ in
            !matter.headPresent || (matter.headPost?.counts(law) ?? false)
        }
        .requires("identity-proved-before-session", "计为负责人出庭的，已于开庭前提交载明职务并加盖印章的身份证明", law.identityProof) { matter, _ in
            guard matter.headPresent else { return true }
            guard let proof = matter.proofOn, let held = matter.heldOn else { return false }
            return matter.attendance == .head && matter.proofSealed && matter.proofShowsPost && proof <= held
        }
        .requires("head-spoke-or-noted", "负责人出庭应诉的，应当就实质性解决行政争议发表意见；未发表的在庭审情况中说明", law.speaking) { matter, _ in
            !matter.headPresent || matter.headSpoke || !matter.sessionNote.isEmpty
        }
        .requires("breach-of-present-head", "中途退庭、拒绝解释说明，限于到庭的负责人", law.breach) { matter, _ in
            matter.headPresent || !(matter.leftEarly || matter.refusedToExplain)
        }
        .writes(\.sessions) { matter, _ in matter.keepSession() }
        .writes(all: heldWrites + summonsWrites) { matter, _ in
            matter.clearHeld()
            matter.clearSummons()
        }
    }

    /// What `clearAttendance` changes.
    private static let attendanceWrites: [Path<Self>] = [
        \.attendance, \.headOrgan, \.headName, \.headPost, \.arrangedOn, \.absenceGround, \.absenceNote, \.staff, \.counsel, \.proofOn,
        \.proofSealed, \.proofShowsPost,
    ]

    /// What `clearSummons` changes.
    static let summonsWrites: [Path<Self>] =
        [
            \.summonedFor, \.sessionOn, \.sessionPlace, \.headNotice, \.headNoticeGround, \.headNoticedOn, \.calledAgain, \.postponementAsked,
            \.noticeShort,
        ] + attendanceWrites

    /// What `clearHeld` changes: what is filled in when a session has been held, and kept with it.
    private static let heldWrites: [Path<Self>] = [
        \.heldOn, \.headPresent, \.staffPresent, \.headSpoke, \.leftEarly, \.refusedToExplain, \.sessionNote,
    ]

    /// A new session is arranged for anew.
    private mutating func clearAttendance() {
        (attendance, headOrgan, headName, headPost, arrangedOn) = (nil, nil, "", nil, nil)
        (absenceGround, absenceNote, staff, counsel) = (nil, "", [], [])
        (proofOn, proofSealed, proofShowsPost) = (nil, false, false)
    }

    private mutating func keepSession() {
        var session = Session()
        (session.on, session.instance, session.round, session.calledAgain) = (heldOn, instance, round ?? 1, calledAgain)
        session.headCounted = headPresent
        if headPresent { (session.headName, session.headPost, session.headSpoke) = (headName, headPost, headSpoke) }
        if !headPresent, proofOn != nil { session.absence = absenceGround }
        (session.postponed, session.note) = (postponementAsked, sessionNote)
        if staffPresent { session.staff = staff }
        session.breaches = breaches
        sessions.append(session)
    }

    private mutating func clearHeld() {
        (heldOn, sessionNote) = (nil, "")
        (headPresent, staffPresent, headSpoke, leftEarly, refusedToExplain) = (false, false, false, false, false)
    }

    /// No session is ahead, and nobody is to appear in it.
    mutating func clearSummons() {
        (summonedFor, sessionOn, sessionPlace, headNotice, headNoticeGround, headNoticedOn) = (nil, nil, "", nil, nil, nil)
        (calledAgain, postponementAsked, noticeShort) = (false, false, false)
        clearAttendance()
    }

    /// No session is left whose day has come and of which nothing was put down.
    func isHearingAhead(_ now: Moment) -> Bool { summonedFor.map { $0 > now.today } ?? true }

    private var breaches: [Breach] {
        var found: [Breach] = []
        let excused = attendance == .staff && absenceGround != nil && proofOn != nil
        if !headPresent && !excused { found.append(sessions.last?.postponed == true ? .absentAgain : .unexplained) }
        if !headPresent && !staffPresent { found.append(.nobody) }
        if leftEarly { found.append(.leftEarly) }
        if refusedToExplain { found.append(.refusedToExplain) }
        return found
    }

    // MARK: What counts

    /// The trials in which there was a session, each by the day of its first: in each the head has to appear (法释〔2020〕3号第七条).
    var heardRounds: [(on: Day, appeared: Bool)] {
        Set(sessions.map(\.round)).sorted().compactMap { round in
            let held = sessions.filter { $0.round == round }
            guard let first = held.compactMap(\.on).min() else { return nil }
            // One appearance is enough, unless the court called the head again.
            let appeared = held.contains(where: \.headCounted) && !held.contains { $0.calledAgain && !$0.headCounted }
            return (first, appeared)
        }
    }
}
