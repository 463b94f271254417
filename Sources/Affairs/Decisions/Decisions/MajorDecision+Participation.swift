import Kernel

/// 公众参与 (第十四条至第十八条).
extension MajorDecision {
    @Clauses
    static func participation(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("solicit", "公开征求意见", .consulting, by: .clerk, .office, basis: law(15, 1)).at(atUndertaker)
            .needs(\.solicitChannels, \.solicitUntil).fills(\.shortReason)
            .requires("may-be-disclosed", "依法不予公开的，不公开征求意见", law(14, 1)) { matter, _ in !matter.isUndisclosed }
            .requires("solicitation-ended", "前次公开征求意见已经届满", law(15, 1)) { matter, now in !matter.isSoliciting(now) }
            .requires(solicitationPeriod(law))
            .writes(\.shortReason, \.solicitations, \.participatedOn) { matter, now in matter.noteSolicitation(law, now) }
            .stamps(\.solicitedOn).publishes("consultation")
        Action("hold", "举行活动", .consulting, by: .clerk, .office, basis: law(14, 2)).at(atUndertaker).fills(\.groupsHeard)
            .appends(\.events, needing: \.form, \.on, \.summary, checks: eventChecks(law))
        Action("receive-comments", "登记公众意见", .consulting, by: .clerk, .office, basis: law(18)).at(atUndertaker)
            .requires("participation-open", "公众参与尚未完成", law(18)) { matter, _ in matter.participatedOn == nil }
            .appends(\.comments, needing: \.source, \.content, checks: [commentsTold(law)]) { comment, matter, now in
                (comment.number, comment.on) = (matter.comments.count + 1, now.today)
            }
        Action("answer-comments", "研究公众意见", .consulting, by: .clerk, .office, basis: law(18)).at(atUndertaker)
            .appends(\.answers, needing: \.number, checks: [answersComplete(law)]) { answer, _, now in answer.on = now.today }
        Action("close-participation", "公众参与完成", .consulting, by: .clerk, .office, basis: law(18)).at(atUndertaker)
            .needs(\.adoptionExplanation).fills(\.groupsHeard)
            .requires("participation-open", "公众参与尚未完成", law(18)) { matter, _ in matter.participatedOn == nil }
            .requires("solicitation-ended", "征求意见期限已经届满", law(15, 1)) { matter, now in !matter.isSoliciting(now) }
            .requires(heardSomehow(law), groupsConsulted(law), hearingHeld(law), commentsAnswered(law))
            .writes(\.shortReason) { matter, _ in matter.shortReason = "" }
            .stamps(\.participatedOn).withdraws("consultation").publishes("adoption")
    }

    /// G6: 公开征求意见的期限一般不少于30日; shorter only with the reason told as the draft is published.
    static func solicitationPeriod(_ law: DecisionLaw) -> Gate<Self> {
        let says = law.isNational ? "公开征求意见的期限一般不少于30日，缩短的应当予以说明" : "公开征求意见应当给足期限（县设定），缩短的应当予以说明"
        return Gate("solicitation-period", says, law(15, 1)) { matter, now in
            guard let until = matter.solicitUntil, until > now.today else { return false }
            return !matter.shortReason.isEmpty || now.leaves(.days(law.solicitation(now)), from: now.today, before: until, by: law.counting)
        }
    }

    static func eventTold(_ law: DecisionLaw) -> Check<Self, Event> {
        Check("event-told", "应写明形式、日期（启动以后，不晚于今日）和主要意见", law(14, 2)) { event, matter, now in
            guard event.form != nil, let day = event.on, let started = matter.startedOn else { return false }
            return day >= started && day <= now.today && !event.summary.isEmpty
        }
    }

    private static func eventChecks(_ law: DecisionLaw) -> [Check<Self, Event>] {
        [
            eventTold(law), Check("hearing-by-its-procedure", "听证会依照听证程序举行", law(16)) { event, _, _ in event.form != .hearing },
            Check("experts-appointed-first", "论证会应当先选定专家、专业机构", law(20)) { event, matter, _ in
                event.form != .argumentation || !matter.standingExperts.isEmpty
            },
        ]
    }

    private static func commentsTold(_ law: DecisionLaw) -> Check<Self, Comment> {
        Check("comments-told", "每条意见应写明来源和内容", law(18)) { comment, _, _ in comment.source != nil && !comment.content.isEmpty }
    }

    /// An answer names a comment, and those of the same kind, and what became of them, and gives a reason where it was not taken over whole.
    private static func answersComplete(_ law: DecisionLaw) -> Check<Self, Answer> {
        Check(
            "answers-complete", "写明是否采纳，未采纳或者部分采纳的说明理由", law(18),
            listing: { answer, matter, _ in
                let isKnown = answer.numbers.allSatisfy { number in matter.comments.contains { $0.number == number } }
                let isReasoned = answer.adoption == .adopted || (answer.adoption != nil && !answer.reason.isEmpty)
                return isKnown && isReasoned ? [] : ["第\(answer.number ?? 0)条"]
            })
    }

    static func heardSomehow(_ law: DecisionLaw) -> Gate<Self> {
        Gate("public-heard", "应当采取便于社会公众参与的方式充分听取意见", law(14, 1)) { matter, _ in
            !matter.solicitations.isEmpty || matter.events.contains { $0.form?.isParticipation ?? false }
        }
        .when("依法可以公开的") { matter, _ in matter.needsParticipation }
    }

    static func groupsConsulted(_ law: DecisionLaw) -> Gate<Self> {
        Gate("groups-consulted", "涉及特定群体利益的，应当与相关人民团体、社会组织以及群众代表沟通协商", law(14, 3)) { matter, _ in !matter.groupsHeard.isEmpty }
            .when("涉及特定群体利益的") { matter, _ in matter.affectsGroups }
    }

    private static func commentsAnswered(_ law: DecisionLaw) -> Gate<Self> {
        Gate(
            "comments-answered", "对社会各方面提出的意见应当归纳整理、研究论证", law(18),
            listing: { matter, _ in
                let answered = matter.lastAnswers
                return matter.comments.filter { answered[$0.number] == nil }.map { "第\($0.number ?? 0)条" }
            })
    }

    func isSoliciting(_ now: Moment) -> Bool {
        solicitations.contains { period in period.until.map { now.today <= $0 } ?? false }
    }

    /// Asking the public again opens its participation anew. A reason given for a period that was not short shortened nothing.
    private mutating func noteSolicitation(_ law: DecisionLaw, _ now: Moment) {
        if now.leaves(.days(law.solicitation(now)), from: now.today, before: solicitUntil, by: law.counting) { shortReason = "" }
        var solicitation = Solicitation()
        (solicitation.from, solicitation.until, solicitation.shortReason) = (now.today, solicitUntil, shortReason)
        solicitations.append(solicitation)
        participatedOn = nil
    }

    /// What was made of each comment in the end, by its number.
    var lastAnswers: [Int?: Answer] {
        Dictionary(answers.flatMap { answer in answer.numbers.map { ($0, answer) } }, uniquingKeysWith: { $1 })
    }
}
