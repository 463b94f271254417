package import Kernel

/// 文书. Bases are those of the Law in force now, and of 2017 for the cases that follow it; so are those the words cite.
extension PenaltyCase {
    /// What the papers of cases under the Law of 2017 rest on. The form on which a case is opened and the one on which it is closed it does
    /// not know: the first belongs to the investigation (第三十六条), the second to the file that 118号 asks for.
    package static var concordance: Concordance {
        let (now, then) = (Law.penalty2021, PenaltyArticles.amended2017)
        return Concordance().under(
            "2017",
            [
                now(54, 2): then.filing, now(56): then.preservation, now(44): then.notice, now(64, item: 2): then.hearingNotice,
                now(64, item: 8): then.hearingRecord, now(57, 2): then.collective, now(52): then.spotForm, now(59): then.content,
                now(57, 1): then.decision, now(61): then.service, now(75, 2): then.correction, now(28, 1): then.rectification,
                now(29): Law.penalty2017(24), now(40): Law.penalty2017(30),
                now(47): then.archive, now(42): then.officers, Law.crimeTransfer2020(6): then.crime(6),
            ])
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("filing", "立案审批表", basis: Law.penalty2021(54, 2), number: "{organ}罚立字〔{year}〕第{n}号", in: \.filingNumber) { matter, now in
            matter.form(
                [
                    ("案由", matter.cause), ("当事人", matter.party.words), ("线索来源", "\(matter.source?.name ?? "")；\(matter.clue)"),
                    ("发现日期", matter.discoveredOn?.chinese ?? ""), ("办案人员", matter.officers.words(now)),
                    ("办案期限", matter.decisionDays.map { "自立案之日起\($0)日（\(matter.decisionRule)）" } ?? ""),
                ], on: matter.filedOn)
        }
        .numberingMatter()
        .opinion("承办人意见", of: "register-clue") { matter in "\(matter.discoveredOn?.chinese ?? "")发现线索，提请立案。" }
        .opinion("负责人意见", of: "file") { _ in "同意立案。" }
        OfficialDocument("preservation", "先行登记保存证据决定书", basis: Law.penalty2021(56)) { matter, now in
            matter.paper(
                [
                    "因\(matter.cause)一案，有关证据可能灭失或者以后难以取得，依据\(matter.law.preservation)，决定先行登记保存：\(matter.preservations.last?.items ?? "")。",
                    "本机关将在\(matter.law.rule.effective(.days(7)).chinese)内作出处理决定。在此期间，当事人或者有关人员不得销毁或者转移证据。",
                ], now, on: matter.preservations.last?.on, to: true)
        }
        OfficialDocument("notice", "行政处罚事先（听证）告知书", basis: Law.penalty2021(44), number: "{organ}罚告字〔{year}〕第{n}号", in: \.noticeNumber) {
            matter, now in
            matter.paper(matter.noticeWords, now, on: matter.notifiedOn, to: true)
        }
        .served { $0.noticeService.begunOn != nil }
        Service.receipt(in: noticeService, basis: Law.penalty2021(44), of: { $0.noticeNumber }, to: { $0.party.name })
        OfficialDocument("hearing-notice", "行政处罚听证通知书", basis: Law.penalty2021(64, item: 2)) { matter, now in
            matter.paper(
                [
                    "根据你（单位）的要求，定\(matter.hearing.whenAndWhere)就\(matter.cause)一案\(matter.hearing.openly)。",
                    "你（单位）可以亲自参加，也可以委托一至二人代理；认为主持人与本案有直接利害关系的，有权申请回避。无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利。",
                ], now, on: matter.hearing.noticedOn, to: true)
        }
        Hearing.recordPaper(of: hearing, basis: Law.penalty2021(64, item: 8)) { "\($0.cause)案" }
        Meeting.minutes(basis: Law.penalty2021(57, 2), of: { $0.meetings }, on: { $0.title })
        OfficialDocument("spot-decision", "当场行政处罚决定书", basis: Law.penalty2021(52), number: "{organ}当罚决字〔{year}〕第{n}号", in: \.decisionNumber) {
            matter, now in
            matter.paper(matter.decisionWords(now), now, on: matter.decidedOn, to: true, remedies: matter.remedyWords(now))
        }
        .numberingMatter()
        OfficialDocument("decision", "行政处罚决定书", basis: Law.penalty2021(59), number: "{organ}罚决字〔{year}〕第{n}号", in: \.decisionNumber) { matter, now in
            matter.paper(matter.decisionWords(now), now, on: matter.decidedOn, to: true, remedies: matter.remedyWords(now))
        }
        .served { $0.decisionService.begunOn != nil }
        OfficialDocument("no-penalty", "不予行政处罚决定书", basis: Law.penalty2021(57, 1), number: "{organ}不罚决字〔{year}〕第{n}号", in: \.decisionNumber) {
            matter, now in
            matter.paper(matter.sparingWords, now, on: matter.decidedOn, to: true, remedies: matter.remedyWords(now))
        }
        .served { $0.decisionService.begunOn != nil }
        Service.receipt(in: decisionService, basis: Law.penalty2021(61), of: { $0.decisionNumber }, to: { $0.party.name })
        OfficialDocument(
            "transfer", "涉嫌犯罪案件移送书", basis: Law.crimeTransfer2020(6), number: "{organ}移字〔{year}〕第{n}号", in: \.transferNumber
        ) { matter, now in
            matter.paper(
                [
                    "本机关办理的\(matter.cause)一案，涉嫌犯罪，依据《行政执法机关移送涉嫌犯罪案件的规定》第三条、第五条，现予移送。", matter.crimeReport,
                    "附：\(matter.transferPapers.shown)。请在回执上签字，并自接受之日起3日内作出是否立案的决定。",
                ], now, on: matter.transferredAt?.day)
        }
        OfficialDocument("correction", "纠正行政处罚决定书", basis: Law.penalty2021(75, 2), number: "{organ}罚纠字〔{year}〕第{n}号", in: \.correctionNumber) {
            matter, now in
            matter.paper(matter.correctionWords, now, on: matter.correctedOn, to: true, remedies: matter.remedyWords(now))
        }
        .served { $0.correctionService.begunOn != nil }
        Service.receipt(in: correctionService, basis: Law.penalty2021(61), of: { $0.correctionNumber }, to: { $0.party.name })
        OfficialDocument("rectification", "责令改正通知书", basis: Law.penalty2021(28, 1)) { matter, now in
            matter.paper(["经查：\(matter.cause)。", matter.rectificationWords], now, on: matter.rectificationOrderedOn, to: true)
        }
        OfficialDocument("enforcement-end", "终结执行决定书", basis: Law.compulsion(40)) { matter, now in
            matter.paper(
                ["因\(matter.executionEnd?.name ?? "")，决定终结\(matter.decisionNumber)的执行。", matter.executionEndNote], now, on: matter.executionEndedOn,
                to: true)
        }
        OfficialDocument("demand", "催告书", basis: Law.compulsion(54)) { matter, now in
            matter.paper(matter.demandWords, now, on: matter.demandedOn, to: true)
        }
        .served { $0.demandService.begunOn != nil }
        Service.receipt(in: demandService, basis: Law.compulsion(54), of: { "\($0.decisionNumber)的催告书" }, to: { $0.party.name })
        OfficialDocument("court-application", "强制执行申请书", basis: Law.compulsion(55)) { matter, now in
            matter.paper(
                [
                    "申请人：\(now.organs.name(of: now.organ))；被申请人：\(matter.party.words)",
                    "申请执行：\(matter.decisionNumber)所定\(matter.effectivePenalties.words)；加处罚款\((matter.surcharge ?? .zero).chinese)。",
                    "事实和理由：决定已于\(matter.decisionService.servedOn?.chinese ?? "")送达，当事人在法定期限内未履行；"
                        + "催告书已于\(matter.demandService.servedOn?.chinese ?? "")送达，十日后仍未履行。",
                ], now, on: matter.courtAppliedOn)
        }
        OfficialDocument("closing", "结案审批表", basis: Law.penalty2021(47)) { matter, now in
            matter.form(
                [
                    ("案由", matter.cause), ("当事人", matter.party.words),
                    ("处理决定", "\(matter.decision?.name ?? "")（\(matter.decisionNumber)）\(matter.penalties.words)"),
                    ("执行情况", matter.executionWords),
                ], on: now.today)
        }
        .opinion("承办人意见", of: decisionService.step("serve"), "record-execution") { matter in
            let done = matter.executionWords
            return "决定书已于\(matter.decisionService.servedOn?.chinese ?? "")送达，\(done.isEmpty ? "" : "\(done)，")提请结案。"
        }
        .opinion("负责人意见", of: "close") { _ in "同意结案。" }
        Archive.indexPaper(in: archive, basis: Law.penalty2021(47))
        DutyClues.letter(in: dutyClues)
    }
}
