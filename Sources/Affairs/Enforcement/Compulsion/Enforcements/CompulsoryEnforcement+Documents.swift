package import Kernel

private let law = Law.compulsion

extension CompulsoryEnforcement {
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "removal", "限期拆除公告", basis: law(44), shows: \.decisionReference, \.party.organisationName, \.party.citizenName, \.obligation,
            \.selfRemovalUntil, \.announcedOn)
        Publication(
            "enforcement", "行政强制执行决定", basis: Law.penaltyPublicity2018.cited("第（六）项"),
            shows: \.decisionNumber, \.party.organisationName, \.party.creditCode, \.party.citizenName,
            \.decisionName, \.decisionReference, \.manner, \.decidedOn
        )
        .when("没有不予公示的情形的") { matter, _ in matter.publicity.ground == nil }
    }

    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("decision", "据以执行的行政处罚决定已被变更、撤销或者确认违法，应当停止执行、恢复原状或者退还财物", law(41)) { matter, now in
            guard let penalty = matter.penaltyCase.flatMap({ now.find($0) }), penalty.fallenOn != nil, matter.reversedOn == nil else { return [] }
            return [penalty.decisionNumber]
        }
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("demand", "催告书", basis: law(35)) { matter, now in matter.paper(matter.demandWords, now, on: matter.demandedOn) }
            .served { $0.demandService.begunOn != nil }
        OfficialDocument("removal", "限期拆除公告", basis: law(44)) { matter, now in
            matter.paper(
                [
                    "\(matter.decisionReference)责令你（单位）\(matter.obligation)。限于\(matter.selfRemovalUntil?.chinese ?? "")前自行拆除；法定期限内不申请行政复议或者提起行政诉讼，又不拆除的，本机关将依法强制拆除。"
                ],
                now, on: matter.announcedOn)
        }
        OfficialDocument("decision", "行政强制执行决定书", basis: law(37, 2), number: "{organ}强执〔{year}〕{n}号", in: \.decisionNumber) { matter, now in
            matter.paper(matter.decisionWords, now, on: matter.decidedOn, remedies: matter.remedies(now))
        }
        .served { $0.decisionService.begunOn != nil }
        .numberingMatter()
        OfficialDocument("substitute-demand", "代履行催告书", basis: law(51, 1, item: 2)) { matter, now in
            matter.paper(["\(matter.decisionNumber)决定由\(matter.agentName)代履行。请自本催告书送达之日起三日内履行；履行的，停止代履行。"], now, on: matter.substituteDemandedOn)
        }
        OfficialDocument("execution", "强制执行笔录", basis: law(51, 1, item: 4)) { matter, now in
            matter.paper(
                [
                    "执行依据：\(matter.decisionNumber)；方式：\(matter.manner?.name ?? "")；时间：\(matter.executionAt?.chinese ?? "")",
                    "执行人员：\(matter.officers.words(now))", matter.executionRecord,
                    matter.executedAmount.map { "执行到位\($0.chinese)，已上缴国库或者划入财政专户。" } ?? "",
                ], now, on: matter.executedOn)
        }
        OfficialDocument("agreement", "执行协议", basis: law(42)) { matter, now in
            let waived = matter.waived.flatMap { $0 > .zero ? $0 : nil }
            let waiver = waived.map { "因当事人采取补救措施（\(matter.remedialAction)），减免加处的罚款或者滞纳金\($0.chinese)。" } ?? ""
            return matter.paper([matter.agreement, waiver, "不履行本协议的，恢复强制执行。"], now, on: matter.agreedOn)
        }
        OfficialDocument("termination", "终结执行决定书", basis: law(40)) { matter, now in
            matter.paper(["因\(matter.terminationGround?.name ?? "")，决定终结执行。\(matter.terminationNote)"], now, on: matter.terminatedOn)
        }
        OfficialDocument("application", "强制执行申请书", basis: law(55)) { matter, now in
            DocumentContent(
                to: matter.court,
                [
                    "申请人：\(now.organs.name(of: now.organ))；被申请人：\(matter.party.words)",
                    "申请事项：强制执行\(matter.decisionReference)所定义务：\(matter.obligation)。",
                    "事实和理由：被申请人在法定期限内未申请行政复议、未提起行政诉讼，又不履行；催告书已于\(matter.demandService.servedOn?.chinese ?? "")送达，十日后仍未履行。",
                    "附：\(matter.papers.shown)。",
                ], signature: now.organs.name(of: now.organ), day: matter.courtAppliedOn)
        }
        Service.receipt(in: demandService, basis: law(38), of: { _ in "催告书" }, to: { $0.party.name })
        Service.receipt(in: decisionService, basis: law(38), of: { $0.decisionNumber }, to: { $0.party.name })
        Archive.indexPaper(in: archive, basis: Law.penaltyPublicity2018.cited("第（九）项"))
    }

    private func paper(_ paragraphs: [String], _ now: Moment, on day: Day?, remedies: String = "") -> DocumentContent {
        DocumentContent(
            to: party.name, paragraphs.filter { !$0.isEmpty }, remedies: remedies, signature: now.organs.name(of: now.organ), day: day)
    }

    /// 第三十五条: period, manner, amount, rights.
    private var demandWords: [String] {
        [
            "\(decisionReference)所定义务（\(obligation)）的履行期限已于\(performUntil?.chinese ?? "")届满，你（单位）仍未履行。",
            "请自收到本催告书之日起\(demandDays ?? 0)日内履行，方式：\(demandManner)\(demandAmount.map { "；金额：\($0.chinese)" } ?? "")。",
            "你（单位）有权进行陈述和申辩。逾期仍不履行且无正当理由的，将依法强制执行。",
        ]
    }

    /// 第三十七条第二款, and for substitute performance 第五十一条.
    private var decisionWords: [String] {
        // An organ without a power of its own auctions what it has seized by this Law alone.
        let power = powerBasis.isEmpty ? law(46, 3).description : powerBasis
        return [
            "当事人：\(party.words)", "经催告，你（单位）仍不履行\(decisionReference)所定义务。\(executionReason)，依据\(power)、\(law(37))，决定强制执行。",
            "方式：\(manner?.name ?? "")；时间：\(executionPlan)",
            manner == .substitute ? "代履行人：\(agentName)；费用预算：\((budget ?? .zero).chinese)，由当事人承担。" : "",
        ]
    }

    private func remedies(_ now: Moment) -> String {
        let government = now.organs.nearest(.government, to: now.organ).map { now.organs.name(of: $0) } ?? "本级人民政府"
        return "如不服本决定，可以自收到之日起60日内向\(government)申请行政复议，或者在6个月内依法向人民法院提起行政诉讼。"
    }
}
