package import Kernel

private let law = Law.majorDecisions

extension MajorDecision {
    /// The provincial rules that came before; where they say nothing, they are cited as a whole.
    package static var concordance: Concordance {
        let rules = Law.hunanProcedure
        return Concordance().under(
            "2018",
            [
                law(11): rules(32, 5), law(13): rules(34, 1), law(15, 1): rules(35, 2), law(16): rules(38), law(16, 2): rules(135),
                law(18): rules(37, 2), law(30, 3): rules(40, 5), law(31): rules(30), law(32): rules(42), law(33): rules.cited(),
                law(36): rules(44), law(37): rules(43, 2), law(3, 3): rules(31, 2), law(36, 3): rules(44),
            ])
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "dossier", "重大行政决策卷宗封面", basis: law(33), number: "{organ}决卷〔{year}〕{n}号", in: archive.number, content: dossierIndex
        )
        .numberingMatter()
        OfficialDocument("start", "重大行政决策启动通知", basis: law(11), content: startNotice)
        OfficialDocument("dispute", "决策事项争议情况报告", basis: law(13), content: disputeLetter).issued(by: atUndertaker)
        OfficialDocument("hearing-notice", "听证公告", basis: law(16, 2), content: hearingNotice).issued(by: atUndertaker)
        Meeting.minutes(basis: law(30, 3), of: { $0.meetings }, on: { $0.title })
        OfficialDocument(
            "party-request", "关于重大行政决策的请示", basis: law(31), number: "{organ}请〔{year}〕{n}号", in: \.partyRequestNumber, content: partyRequest)
        OfficialDocument("text", "重大行政决策", basis: law(32), number: "{organ}决〔{year}〕{n}号", in: \.number, content: decisionText)
        OfficialDocument("suspension", "中止执行决定", basis: law(37), content: suspensionText)
        OfficialDocument("evaluation", "决策后评估报告", basis: law(36), content: evaluationText)
        Archive.indexPaper(in: archive, basis: law(33))
    }

    @Sendable private static func dossierIndex(_ matter: Self, _ now: Moment) -> DocumentContent {
        DocumentContent(
            ["决策事项：\(matter.title)", "卷宗号：\(matter.archive.number)", "应归档材料：\(matter.dossierParts.shown)"],
            signature: now.organs.name(of: now.organ), day: matter.proposedOn)
    }

    @Sendable private static func startNotice(_ matter: Self, _ now: Moment) -> DocumentContent {
        let listed = matter.catalogueItem.map { "列入年度目录第\($0)项" } ?? "未列入目录，理由：\(matter.outsideReason)"
        let steps = [
            (matter.needsParticipation, "公众参与"), (matter.needsExperts, "专家论证"), (matter.needsRisk, "风险评估"), (matter.needsCompetition, "公平竞争审查"),
            (true, "合法性审查"), (true, "集体讨论决定"),
        ].filter(\.0).map(\.1)
        let others = matter.coUndertakers.isEmpty ? "" : "，会同\(matter.coUndertakers.map(now.organs.name(of:)).joined(separator: "、"))"
        return DocumentContent(
            to: now.organs.name(of: matter.undertaker),
            [
                "决定启动“\(matter.title)”决策程序（\(listed)），由你单位\(others)承办。", "应当履行的程序：\(steps.joined(separator: "、"))。",
                "卷宗号：\(matter.archive.number)",
            ],
            signature: now.organs.name(of: now.organ), day: matter.startedOn)
    }

    @Sendable private static func disputeLetter(_ matter: Self, _ now: Moment) -> DocumentContent {
        let views = matter.disputes.map { "\(now.organs.name(of: $0.unit))意见：\($0.opinion)。本单位意见、理由和依据：\($0.ownView)" }
        return DocumentContent(
            to: now.organs.name(of: now.organ), ["“\(matter.title)”征求意见中不能取得一致，争议的主要问题：\(matter.disputeReport)"] + views,
            signature: now.organs.name(of: matter.undertaker), day: matter.disputeReportedOn)
    }

    @Sendable private static func hearingNotice(_ matter: Self, _ now: Moment) -> DocumentContent {
        DocumentContent(
            [
                "定\(matter.hearing.whenAndWhere)就“\(matter.title)”举行听证会。", "听证参加人遴选办法：\(matter.hearingSelection)",
                "决策草案及说明随本公告公布；听证参加人名单另行公布，听证材料于听证会7日前送达。",
            ],
            signature: now.organs.name(of: matter.undertaker), day: matter.hearing.noticedOn)
    }

    @Sendable private static func partyRequest(_ matter: Self, _ now: Moment) -> DocumentContent {
        let adoption = matter.adoptionExplanation.isEmpty ? "依法不予公开，没有征求社会公众意见" : matter.adoptionExplanation
        return DocumentContent(
            to: "县委",
            [
                "“\(matter.title)”已经\(matter.meetings.last?.name ?? "")讨论通过，拟予\(matter.isUndisclosed ? "印发执行" : "公布")，现请示报告。",
                "一、草案说明：\(matter.explanation)", "二、意见采纳情况：\(adoption)",
                "三、合法性审查：\(matter.legalityOutcome?.name ?? "")。\(matter.legalRisk)",
            ],
            signature: now.organs.name(of: now.organ), day: matter.partyReportedOn)
    }

    @Sendable private static func decisionText(_ matter: Self, _ now: Moment) -> DocumentContent {
        let adoption = matter.adoptionExplanation + matter.expertAdoption
        return DocumentContent(
            [
                "《\(matter.title)》已经\(matter.meetings.last?.name ?? "")讨论通过，现予公布。", matter.explanation,
                "执行单位：\(matter.executors.map(now.organs.name(of:)).joined(separator: "、"))。",
                adoption.isEmpty ? "" : "意见采纳情况：\(adoption)",
            ].filter { !$0.isEmpty },
            signature: now.organs.name(of: now.organ), day: matter.publishedOn)
    }

    @Sendable private static func suspensionText(_ matter: Self, _ now: Moment) -> DocumentContent {
        let last = matter.suspensions.last
        return DocumentContent(
            to: matter.executors.map(now.organs.name(of:)).joined(separator: "、"),
            ["“\(matter.title)”在执行中\(last?.ground?.name ?? "")，情况紧急，决定自即日起中止执行。\(last?.note ?? "")", "需要作出重大调整的，依照法定程序办理。"],
            signature: now.organs.name(of: now.organ), day: last?.from)
    }

    @Sendable private static func evaluationText(_ matter: Self, _ now: Moment) -> DocumentContent {
        let last = matter.evaluations.last
        return DocumentContent(
            [
                "“\(matter.title)”决策后评估（\(last?.ground?.name ?? "")），由\(last?.evaluator ?? "")承担。", "听取意见和参与各方：\(last?.heard.shown ?? "")。",
                last?.report ?? "", "评估结果：\(last?.result?.name ?? "")。",
            ],
            signature: now.organs.name(of: now.organ), day: last?.on)
    }
}
