import Kernel

/// 集体讨论决定、请示报告、公布 (第二十九条至第三十二条).
extension MajorDecision {
    @Clauses
    static func tabling(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("table", "提请讨论", .reviewed, to: .tabled, by: .clerk, .office, basis: law(29)).at(atUndertaker).awaited()
            .needs(\.papers)
            .requires(lawful(law), legalityAnswered(law), participated(law), heardSomehow(law), groupsConsulted(law), hearingHeld(law))
            .requires(argued(law), riskControlled(law))
            .requires(competitionPassed(law), disputesReported(law), papersComplete(law))
            .stamps(\.tabledOn)
        Action("return-papers", "退回补充", .tabled, to: .reviewed, by: .office, basis: law(29)).needs(\.returnReason)
    }

    @Clauses
    static func deliberation(_ law: DecisionLaw) -> [Clause<Self>] {
        // The meeting discusses; the head decides on the ground of that (第三十条第一款).
        Action("decide", "讨论通过", .tabled, to: .decided, by: .head, basis: law(30, 1))
            .appends(
                \.meetings, needing: \.name, \.on, atMost: 1,
                checks: meetingChecks(law) { $0.isPassed } + [Meeting.amendmentDescribed(basis: law(30, 3))], completing: Meeting.completed()
            )
            .awaited()
            .requires(lawful(law), riskControlled(law), competitionPassed(law))
            .writes(\.decidedOn) { matter, _ in matter.decidedOn = matter.meetings.last?.on }
            .issues("minutes")
        Action("reject", "讨论未通过", .tabled, to: .rejected, by: .head, basis: law(30, 1))
            .appends(\.meetings, needing: \.name, \.on, atMost: 1, checks: meetingChecks(law) { $0 == .rejected }, completing: Meeting.completed())
            .stamps(\.endedOn).issues("minutes").withdraws("adoption")
        Action("postpone", "再次讨论", .tabled, to: .reviewed, by: .head, basis: law(30, 1))
            .appends(\.meetings, needing: \.name, \.on, atMost: 1, checks: meetingChecks(law) { $0 == .again }, completing: Meeting.completed())
            .issues("minutes")
        // What the meeting passed is what is published: only a meeting that asks for changes lets the text be changed after it.
        Action("amend-text", "按会议要求修改草案", .decided, by: .clerk, .office, basis: law(30, 1)).at(atUndertaker)
            .needs(\.revisionNote).fills(\.text, \.explanation)
            .requires("passed-after-amendment", "会议原则通过、要求修改的，才修改讨论通过的草案", law(30, 1)) { matter, _ in
                matter.meetings.last?.result == .passedAfterAmendment
            }
            .requires("before-party-report", "请示报告以后，草案不再修改；按党委意见重新研究的，重新讨论决定", law(31)) { matter, _ in
                matter.partyReportedOn == nil
            }
            .writes(\.revisions, \.revisionNote, \.drafters) { matter, now in matter.noteText(now) }
    }

    /// HG-04, G5: what holds of any meeting, whatever comes of it.
    private static func meetingChecks(
        _ law: DecisionLaw, result fits: @escaping @Sendable (Meeting.Outcome) -> Bool
    ) -> [Check<Self, Meeting>] {
        [
            Meeting.inOrder(after: "提请", on: \.tabledOn, basis: law(30, 1)), Meeting.attended(basis: law(30, 1)),
            Meeting.competent("决策草案应当经决策机关常务会议或者全体会议讨论", basis: law(30, 1)) { form, _, now in
                now.organs[now.organ].map(form.mayDecide(for:)) ?? false
            },
            Meeting.headSpokeLast(basis: law(30, 2)), Meeting.majorityAnswered(basis: law(30, 2)), Meeting.counted(basis: law(30, 3)),
            Meeting.dissentRecorded(basis: law(30, 3)), Meeting.fitting(basis: law(30, 3), fits),
        ]
    }

    @Clauses
    static func report(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("report-to-party", "请示报告", .decided, by: .office, basis: law(31)).awaited(when: { $0.partyReportedOn == nil })
            .requires(deliberated(law))
            .requires("not-yet-reported-to-party", "尚未请示报告，或者已按党委意见重新研究", law(31)) { matter, _ in matter.partyReportedOn == nil }
            .stamps(\.partyReportedOn).issues("party-request")
        Action("record-consent", "登记党委意见", .decided, by: .office, basis: law(31))
            .awaited(when: { $0.partyReportedOn != nil && $0.partyConsentedOn == nil })
            .needs(\.partyReply)
            .requires("reported-to-party", "已经向同级党委请示报告", law(31)) { matter, _ in matter.partyReportedOn != nil }
            .stamps(\.partyConsentedOn)
        Action("reconsider", "按党委意见重新研究", .decided, to: .reviewed, by: .office, basis: law(31)).needs(\.partyReply)
            .requires("reported-to-party", "已经向同级党委请示报告", law(31)) { matter, _ in matter.partyReportedOn != nil }
            .writes(\.decidedOn, \.partyReportedOn, \.partyConsentedOn) { matter, _ in
                (matter.decidedOn, matter.partyReportedOn, matter.partyConsentedOn) = (nil, nil, nil)
            }
        Action("report-to-congress", "报告人大常委会", .decided, by: .office, basis: law(8, 1)).needs(\.congressReport)
            .stamps(\.congressReportedOn)
    }

    @Clauses
    static func publication(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("publish", "公布", .decided, to: .executing, by: .office, basis: law(32)).awaited(when: { $0.partyConsentedOn != nil })
            .needs(\.executors).fills(\.channels, \.effectiveOn, \.interpretation)
            .requires(deliberated(law), partyConsented(law), congressTold(law), competitionPassed(law))
            .requires(
                Gate(
                    "public-channels-used", "应当通过本级人民政府公报和政府网站以及在本行政区域内发行的报纸等途径公布", law(32),
                    listing: { matter, now in
                        let asked: [Channel] = now.settings[hasGazette] ? [.gazette, .website, .newspaper] : [.website, .newspaper]
                        return asked.filter { !matter.channels.contains($0) }.map { "缺\($0.name)" }
                    }
                )
                .when("依法可以公开的") { matter, _ in !matter.isUndisclosed }
            )
            .requires(
                Gate("interpretation-given", "社会公众普遍关心或者专业性、技术性较强的，应当说明意见采纳情况并宣传解读", law(32)) { matter, _ in
                    !matter.adoptionExplanation.isEmpty && !matter.interpretation.isEmpty && (!matter.isTechnical || !matter.expertAdoption.isEmpty)
                }
                .when("公开的决策中社会公众普遍关心或者专业性、技术性较强的") { matter, _ in
                    !matter.isUndisclosed && (matter.isOfGeneralConcern || matter.isTechnical)
                }
            )
            .requires("executors-named", "应当明确决策执行单位", law(34)) { matter, now in matter.executors.allSatisfy { now.organs[$0] != nil } }
            .writes(\.reporter) { matter, _ in matter.reporter = matter.executors.first ?? OrganCode("") }
            .stamps(\.publishedOn).issues("text").withdraws("consultation", "hearing", "adoption").publishes("decision")
            .causes("take-adjustment", in: MajorDecision.self, of: { matter, _ in matter.changed(.adjust) }) { matter, now in
                [.set(\.changedBy, Ref(now.matter))]
            }
            .causes("take-stop", in: MajorDecision.self, of: { matter, _ in matter.changed(.stop) }) { matter, now in
                [.set(\.changedBy, Ref(now.matter))]
            }
        Limit(
            "publication", "公布决策", termText: "20个工作日（县设定；条例为“及时”）", from: \.partyConsentedOn, until: \.publishedOrEndedOn,
            basis: law(32)
        ) { _, settings in .workingDays(settings[publicationDays]) }
        .runs(from: "登记同级党委同意之日", until: "公布决策；终止程序的，至终止之日")
    }

    private var publishedOrEndedOn: (any TimePoint)? { publishedOn ?? endedOn }

    /// The decision that this one changes in that way, if any.
    private func changed(_ kind: ChangeKind) -> [Ref<MajorDecision>] { changeKind == kind ? adjusts.map { [$0] } ?? [] : [] }
}
