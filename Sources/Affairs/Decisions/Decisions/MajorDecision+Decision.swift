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
        deliberating(Action("decide", "讨论通过", .tabled, to: .decided, by: .office, basis: law(30, 1)), law) { $0.isPassed }
            .awaited()
            .requires(lawful(law), riskControlled(law), competitionPassed(law))
            .requires("amendment-described", "原则通过、修改后公布的，应当写明修改要求", law(30, 3)) { matter, _ in
                matter.nextMeeting?.result != .passedAfterAmendment || matter.nextMeeting?.note.isEmpty == false
            }
            .writes(\.decidedOn) { matter, _ in matter.decidedOn = matter.nextMeeting?.on }
            .writes(all: meetingWrites) { matter, _ in matter.noteMeeting() }
            .issues("minutes")
        deliberating(Action("reject", "讨论未通过", .tabled, to: .rejected, by: .office, basis: law(30, 1)), law) { $0 == .rejected }
            .writes(all: meetingWrites) { matter, _ in matter.noteMeeting() }
            .stamps(\.endedOn).issues("minutes").withdraws("adoption")
        deliberating(Action("postpone", "再次讨论", .tabled, to: .reviewed, by: .office, basis: law(30, 1)), law) { $0 == .again }
            .writes(all: meetingWrites) { matter, _ in matter.noteMeeting() }
            .issues("minutes")
    }

    /// What holds of any meeting, whatever comes of it.
    private static func deliberating(
        _ action: Action<Self>, _ law: DecisionLaw, result: @escaping @Sendable (MeetingResult) -> Bool
    ) -> Action<Self> {
        action.needs(\.nextMeeting)
            .requires(rightMeeting(law), meetingTold(law), headLast(law), majorityAnswered(law), dissentRecorded(law))
            .requires("result-fits-step", "记录的结果应与所办环节一致", law(30, 3)) { matter, _ in matter.nextMeeting?.result.map(result) ?? false }
    }

    /// What any meeting writes, whatever comes of it.
    private static let meetingWrites: [Path<Self>] = [\.meetings, \.nextMeeting]

    private mutating func noteMeeting() {
        if let meeting = nextMeeting { meetings.append(meeting) }
        nextMeeting = nil
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
            .needs(\.executors).fills(\.channels, \.effectiveOn, \.interpretation, \.text)
            .requires(deliberated(law), partyConsented(law), congressTold(law), competitionPassed(law))
            .requires(
                Gate("public-channels-used", "应当通过本级政府公报、政府网站以及报纸等途径公布", law(32)) { matter, _ in
                    matter.channels.contains(.gazette) || matter.channels.contains(.website)
                }
                .when { matter, _ in !matter.isUndisclosed }
            )
            .requires(
                Gate("interpretation-given", "社会公众普遍关心或者专业性、技术性较强的，应当说明意见采纳情况并宣传解读", law(32)) { matter, _ in
                    !matter.adoptionExplanation.isEmpty && !matter.interpretation.isEmpty && (!matter.isTechnical || !matter.expertAdoption.isEmpty)
                }
                .when { matter, _ in !matter.isUndisclosed && (matter.isOfGeneralConcern || matter.isTechnical) }
            )
            .requires("executors-named", "应当明确决策执行单位", law(34, 1)) { matter, now in matter.executors.allSatisfy { now.organs[$0] != nil } }
            .stamps(\.publishedOn).issues("text").withdraws("consultation", "hearing", "adoption").publishes("decision")
            .causes("take-adjustment", in: MajorDecision.self, of: { matter, _ in matter.changed(.adjust) }) { matter, now in
                [.set(\.changedBy, Ref(now.matter))]
            }
            .causes("take-stop", in: MajorDecision.self, of: { matter, _ in matter.changed(.stop) }) { matter, now in
                [.set(\.changedBy, Ref(now.matter))]
            }
        Limit(
            "publication", "公布决策", termText: "20个工作日（县设定；条例为“及时”）", from: \.partyConsentedOn, until: \.publishedOn,
            basis: law(32)
        ) { _, settings in .workingDays(settings[publicationDays]) }
    }

    /// The decision that this one changes in that way, if any.
    private func changed(_ kind: ChangeKind) -> [Ref<MajorDecision>] { changeKind == kind ? adjusts.map { [$0] } ?? [] : [] }
}
