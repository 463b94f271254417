import Kernel

/// What must hold of a meeting that is put on record.
extension Meeting {
    /// - Parameters:
    ///   - what: what came before the meeting: 合法性审核, 汇总, 提请.
    ///   - day: the day of that.
    static func inOrder<M: Matter>(after what: String, on day: @escaping @Sendable (M) -> Day?, basis: Basis) -> Check<M, Self> {
        Check("meeting-in-order", "会议在\(what)以后，不晚于登记当日", basis) { meeting, matter, now in
            guard let held = meeting.on, let earlier = day(matter) else { return false }
            return held >= earlier && held <= now.today
        }
    }

    /// A meeting that may decide on such a thing.
    static func competent<M: Matter>(
        _ says: String, basis: Basis, may: @escaping @Sendable (Form, M, Moment) -> Bool
    ) -> Check<M, Self> {
        Check("meeting-competent", says, basis) { meeting, matter, now in meeting.form.map { may($0, matter, now) } ?? false }
    }

    static func attended<M: Matter>(basis: Basis) -> Check<M, Self> {
        Check("meeting-attended", "记明会议名称和出席人数", basis) { meeting, _, _ in !meeting.name.isEmpty && meeting.attendance > 0 }
    }

    /// 集体 are two at least, each named.
    ///
    /// - Parameter whom: 行政机关负责人.
    static func together<M: Matter>(of whom: String, basis: Basis) -> Check<M, Self> {
        Check("meeting-of-two", "由\(whom)集体讨论，参加的不少于两人", basis) { meeting, _, _ in Set(meeting.members).count >= 2 }
    }

    /// No more voices than people.
    static func counted<M: Matter>(basis: Basis) -> Check<M, Self> {
        Check("meeting-votes-counted", "同意和不同意的人数之和不超过出席人数", basis) { meeting, _, _ in
            guard meeting.inFavour != nil || meeting.against != nil else { return true }
            let (inFavour, against) = (meeting.inFavour ?? 0, meeting.against ?? 0)
            return inFavour >= 0 && against >= 0 && inFavour + against <= meeting.attendance
        }
    }

    /// 行政首长末位发言.
    static func headSpokeLast<M: Matter>(basis: Basis) -> Check<M, Self> {
        Check("head-spoke-last", "会议组成人员应当充分发表意见，行政首长最后发表意见", basis) { meeting, _, _ in meeting.headSpokeLast }
    }

    static func majorityAnswered<M: Matter>(basis: Basis) -> Check<M, Self> {
        Check("majority-answered", "拟作出的决定与多数人意见不一致的，行政首长应当在会上说明理由", basis) { meeting, _, _ in
            !meeting.againstMajority || !meeting.headReasons.isEmpty
        }
    }

    /// Every dissent is on the record, or it is on the record that there was none.
    static func dissentRecorded<M: Matter>(basis: Basis) -> Check<M, Self> {
        Check("dissent-recorded", "集体讨论情况应当如实记录，不同意见应当如实载明", basis) { meeting, _, _ in
            meeting.noDissent
                ? meeting.dissents.isEmpty && !meeting.againstMajority && (meeting.against ?? 0) == 0 : !meeting.dissents.isEmpty
        }
    }

    /// What was decided is what the step says.
    static func fitting<M: Matter>(basis: Basis, _ fits: @escaping @Sendable (Outcome) -> Bool) -> Check<M, Self> {
        Check("meeting-fits-step", "记录的结果应与所办环节一致", basis) { meeting, _, _ in meeting.result.map(fits) ?? false }
    }

    static func amendmentDescribed<M: Matter>(basis: Basis) -> Check<M, Self> {
        Check("amendment-described", "原则通过、修改后公布的，应当写明修改要求", basis) { meeting, _, _ in
            meeting.result != .passedAfterAmendment || !meeting.note.isEmpty
        }
    }
}

extension Meeting {
    /// What a step writes into the meeting that it puts on record: the day where none is given, and what was decided where the step says it.
    static func completed<M: Matter>(as result: Outcome? = nil) -> @Sendable (inout Self, M, Moment) -> Void {
        { meeting, _, now in
            meeting.on = meeting.on ?? now.today
            meeting.result = result ?? meeting.result
        }
    }
}
