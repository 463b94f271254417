package import Kernel

extension EnforcementSupervision {
    static let correctionDays: Setting<Int> = Setting(
        "supervision.correction.days", "意见书自行纠正日数", default: 30, lawful: .within(1...60), isWeighty: true,
        source: "行政执法监督条例第二十八条为“规定时限”，没有统一日数；参照山东省2014年条例第二十八条三十日，县可自定")
    static let replyDays: Setting<Int> = Setting(
        "supervision.reply.days", "投诉举报答复日数", default: 60, lawful: .within(1...90), isWeighty: true, source: "各省自定，待核")

    package static var settings: [any SettingDeclaration] { [correctionDays, replyDays] }

    package static var editions: [Edition] {
        [
            Edition("2018", "省行政执法监督规定", from: "2018-01-01", until: "2026-01-31"),
            Edition("2026", "行政执法监督条例施行以后", from: "2026-02-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2026")
    }

    static let atSubject: Place<Self> = .named { $0.subject }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = SupervisionLaw(edition)
        planning(law, isNational: edition.id == "2026")
        inspecting(law)
        opining(law)
        deciding(law, isNational: edition.id == "2026")
        following(law)
        Limit(
            "correction", "自行纠正并报告", termText: "30日（县设定）", from: \.servedOn, until: \.correctedOrDecidedOn, basis: law.opinion,
            term: { _, settings in .days(settings[correctionDays]) }
        )
        .runs(from: "收到意见书之日", until: "报告自行纠正情况；没有报告的，至作出监督决定")
        Limit(
            "reply", "答复投诉举报人", termText: "60日（县设定）", from: \.complainedOn, until: \.repliedOn, basis: law.complaints,
            term: { _, settings in .days(settings[replyDays]) }
        )
        .when("由投诉举报引起的") { $0.mode == .complaint }
        .runs(from: "收到投诉举报之日", until: "答复，或者告知不予受理")
    }

    private var correctedOrDecidedOn: (any TimePoint)? { selfCorrectedOn ?? decidedOn }

    @Clauses
    private static func planning(_ law: SupervisionLaw, isNational: Bool) -> [Clause<Self>] {
        Action("plan", "列入监督计划", to: .planned, by: .supervisor, basis: law.planning)
            .needs(\.subject, \.mode, \.topic, \.planNote)
            .requires("not-a-complaint", "投诉举报由登记的环节立项", law.complaints) { matter, _ in matter.mode != .complaint }
            .requires(supervisingOrgan(law, isNational), subordinate(law))
            .writes(\.subjectLevel) { matter, now in matter.subjectLevel = SubjectLevel(now.organs[matter.subject]) }
            .stamps(\.plannedOn)
        Action("register-complaint", "登记投诉举报", to: .planned, by: .supervisor, .clerk, .petitions, basis: law.complaints)
            .needs(\.subject, \.topic, \.complaint, \.complainedOn).fills(\.complainant)
            .requires("receipt-not-in-future", "收到日期不晚于登记当日", law.complaints) { matter, now in matter.complainedOn.map { $0 <= now.today } ?? false }
            .requires(supervisingOrgan(law, isNational), subordinate(law))
            .writes(\.mode, \.subjectLevel) { matter, now in
                (matter.mode, matter.subjectLevel) = (.complaint, SubjectLevel(now.organs[matter.subject]))
            }
            .stamps(\.plannedOn)
        Action("decline", "不予受理", .planned, to: .declined, by: .supervisor, .head, basis: law.complaints)
            .needs(\.declineReason)
            .requires("is-complaint", "只有投诉举报可以不予受理", law.complaints) { matter, _ in matter.mode == .complaint }
            .writes(\.declinedOn, \.repliedOn, \.reply) { matter, now in
                (matter.declinedOn, matter.repliedOn, matter.reply) = (now.today, now.today, matter.declineReason)
            }
    }

    /// 司法行政部门 since 2026; before, whoever stands above the inspected organ, the legal affairs office by the government's charge.
    private static func supervisingOrgan(_ law: SupervisionLaw, _ isNational: Bool) -> Gate<Self> {
        let says = isNational ? "由司法行政部门代表本级人民政府监督" : "由司法行政部门或者被监督单位的上级机关监督"
        return Gate("competent-supervising-organ", says, law.organ) { matter, now in
            if now.organs[now.organ]?.duties.contains(.justice) == true { return true }
            return !isNational && now.organs.above(matter.subject).contains(now.organ)
        }
    }

    private static func subordinate(_ law: SupervisionLaw) -> Gate<Self> {
        Gate("subject-is-subordinate", "被监督单位是本级人民政府所属部门、派出机关或者下级人民政府，不是监督机关自己", law.organ) { matter, now in
            guard let organ = now.organs[matter.subject] else { return false }
            return organ.level != .county && matter.subject != now.organ
        }
    }

    @Clauses
    private static func inspecting(_ law: SupervisionLaw) -> [Clause<Self>] {
        Action("notify", "发出检查通知", .planned, by: .supervisor, basis: law.modes)
            .requires("notice-allowed-once", "抽查、暗访不预先通知，通知只发一次", law.modes) { matter, _ in
                matter.mode?.isUnannounced == false && matter.notifiedOn == nil
            }
            .stamps(\.notifiedOn).issues("notice")
        Action("start", "开展检查", .planned, to: .inspecting, by: .supervisor, basis: law.supervisors)
            .needs(\.supervisors).fills(\.interested)
            .requires("two-certified-supervisors", "行政执法监督人员不少于两人，各持有监督证", law.supervisors, listing: { matter, now in matter.uncertified(now) })
            .requires("actor-among-supervisors", "检查人员在监督人员之中", law.supervisors) { matter, now in
                matter.supervisors.contains { $0.person == now.actor.person }
            }
            .requires("interested-recused", "与监督事项有利害关系的监督人员应当回避", law.supervisors) { matter, _ in
                !matter.supervisors.contains { $0.person.map(matter.interested.contains) ?? false }
            }
            .requires(
                Gate("notified-beforehand", "日常、专项、综合检查应当事先通知", law.modes) { matter, _ in matter.notifiedOn != nil }
                    .when("日常检查、专项检查、综合检查") { matter, _ in [.daily, .special, .comprehensive].contains(matter.mode) }
            )
            .stamps(\.startedOn).awaited()
        Action("record-finding", "记录问题", .inspecting, by: .supervisor, basis: law.supervisors)
            .appends(\.findings, needing: \.topic, \.fact, \.evidence, checks: [findingComplete(law)]) { finding, _, now in
                finding.on = now.today
            }
            .requires("actor-among-supervisors", "由参加检查的监督人员记录", law.supervisors) { matter, now in
                matter.supervisors.contains { $0.person == now.actor.person }
            }
        Action("state", "陈述说明", .inspecting, .concluded, .opined, by: .clerk, .office, .officer, .head, basis: law.supervisors).at(atSubject)
            .needs(\.statement)
            .requires("unannounced-visit-over", "暗访、抽查结束以前，不通知被监督单位", law.modes) { matter, _ in
                matter.mode?.isUnannounced != true || matter.inspectedOn != nil
            }
            .stamps(\.statedOn).occurs("陈述之日", after: \.startedOn)
        Action("finish", "结束检查", .inspecting, to: .concluded, by: .supervisor, basis: law.supervisors)
            .needs(\.report).stamps(\.inspectedOn).awaited()
        Action("close-clean", "未发现问题，办结", .concluded, to: .closed, by: .supervisor, .head, basis: law.modes)
            .requires("no-problem-found", "没有发现问题", law.modes) { matter, _ in matter.findings.isEmpty }
            .requires(answered(law))
            .writes(\.outcome) { matter, _ in matter.outcome = .clean }.stamps(\.closedOn).awaited { $0.findings.isEmpty }
    }

    private static func findingComplete(_ law: SupervisionLaw) -> Check<Self, Finding> {
        Check("finding-complete", "问题应当写明类别、事实和证据", law.supervisors) { finding, _, _ in
            finding.topic != nil && !finding.fact.isEmpty && !finding.evidence.isEmpty
        }
    }

    static func answered(_ law: SupervisionLaw) -> Gate<Self> {
        Gate("complaint-answered", "投诉举报已经答复", law.complaints) { matter, _ in matter.repliedOn != nil }
            .when("由投诉举报引起的") { matter, _ in matter.mode == .complaint }
    }

    /// A number is asked for; whoever has certificates in the register must have one that is valid today.
    private func uncertified(_ now: Moment) -> [String] {
        let persons = Set(supervisors.compactMap(\.person))
        let few = persons.count < 2 ? ["现有\(persons.count)人"] : []
        let invalid = persons.filter { person in
            let held = now.matching(EnforcementCertificate.self, "holder", person).map(\.record).filter {
                $0.certificateClass == .supervision && $0.issuedOn != nil
            }
            return !held.isEmpty && !held.contains { $0.isValid(on: now.today) }
        }
        return few + supervisors.filter { $0.certificate.isEmpty }.map { "\($0.person.map(now.name(of:)) ?? "未指明人员")没有监督证号" }
            + invalid.map { "\(now.name(of: $0))的监督证已经失效" }.sorted()
    }
}
