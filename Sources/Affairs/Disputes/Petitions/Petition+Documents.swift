package import Kernel

private let old = Law.petitions2005

/// The papers. Text and register cite the edition that the petition follows.
extension Petition {
    package static var concordance: Concordance {
        let new = Law.petitions2022
        return Concordance().under("2005", [new(20, 3): old(18, 2)]).under(
            "2022",
            [
                old(21, 1, item: 1): new(31), old(21, 1, item: 2): new(22, 1, item: 1), old(21, 1, item: 4): new(22, 1, item: 3),
                old(21, 2): new(23, 3), old(32): new(32, 1), old(33): new(34), old(34): new(35), old(35, 2): new(36, 2), old(36): new(40, 1),
            ])
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        forwardingDocuments
        answerDocuments
        DutyClues.letter(in: dutyClues, citing: { $0.clueArticle })
    }

    /// What the petitions office passes on because the petition accuses somebody goes by 信访工作条例; a clue that shows in any other, by 监察法.
    private var clueArticle: Basis? { law.isRevised && petitionClass == .accusation ? law.disciplineOrgans : nil }

    @Documents
    private static var forwardingDocuments: [OfficialDocument<Self>] {
        OfficialDocument("forwarding", "信访事项转送函", basis: old(21, 1, item: 2), number: "{organ}信转〔{year}〕{n}号", in: \.forwardNumber) { matter, now in
            matter.paper(
                now, to: matter.name(of: matter.handler, now),
                [
                    "现将“\(matter.subject)”信访事项转送你单位，请依照\(matter.law.forwardedNotice)的规定，自收到之日起15日内书面告知信访人，并依法办理。",
                    matter.law.isRevised ? "不属于职权范围的，自收到之日起5个工作日内提出异议并详细说明理由。" : "不属于职权范围的，请及时退回并说明理由。",
                ])
        }
        OfficialDocument("assignment", "信访事项交办函", basis: old(21, 1, item: 4), number: "{organ}信交〔{year}〕{n}号", in: \.forwardNumber) { matter, now in
            matter.paper(
                now, to: matter.name(of: matter.handler, now),
                [
                    "现将“\(matter.subject)”信访事项交由你单位办理（\(matter.law.assigning)），请于\(matter.reportBy.words)前反馈办理结果，提交办结报告。",
                    "请自收到之日起15日内书面告知信访人。",
                ])
        }
        OfficialDocument("acceptance", "信访事项受理（接收）告知书", basis: old(21, 2), number: "{organ}信受〔{year}〕{n}号", in: \.acceptanceNumber) {
            matter, now in
            matter.paper(
                now, by: matter.handler, to: matter.petitioner.name,
                [
                    "你（单位）反映的“\(matter.subject)”信访事项，我单位已于\(matter.acceptedOn.words)受理（\(matter.law.forwardedNotice)）。",
                    "处理途径和程序：\(matter.route?.name ?? Route.petition.name)。\(matter.hasHandlingLimit(matter.law) ? "自受理之日起60日内办结；情况复杂的，可以延长，但不超过30日。" : "办理结果将答复你（单位）。")",
                ])
        }
        .served { $0.noticedOn != nil }
        .issued(by: .named { $0.handler }).numberingMatter()
        OfficialDocument("declining", "信访事项不予受理告知书", basis: old(21, 2)) { matter, now in
            matter.paper(
                now, by: matter.handler, to: matter.petitioner.name,
                ["你（单位）反映的“\(matter.subject)”信访事项，因\(matter.declineReason?.name ?? "")，不予受理。\(matter.declineNote)"])
        }
        .served { $0.noticedOn != nil }
        OfficialDocument("diversion", "信访事项依法分类处理告知书", basis: old(21, 1, item: 1)) { matter, now in
            matter.paper(
                now, by: matter.handler, to: matter.petitioner.name,
                [
                    "你（单位）反映的“\(matter.subject)”事项，依照\(matter.law.legalChannel)的规定，应当通过\(matter.route?.name ?? "有权机关的程序")处理。",
                    "请向\(matter.divertedTo)提出。",
                ])
        }
        .served { $0.noticedOn != nil }
        OfficialDocument("extension", "信访事项延期办理告知书", basis: old(33)) { matter, now in
            matter.paper(
                now, by: matter.handler, to: matter.petitioner.name,
                ["你（单位）反映的“\(matter.subject)”信访事项，情况复杂，\(matter.extensionReason)，经批准延长\(matter.extensionDays ?? 0)日办结（\(matter.law.handling)）。"])
        }
    }

    @Documents
    private static var answerDocuments: [OfficialDocument<Self>] {
        OfficialDocument("opinion", "信访事项处理意见书", basis: old(32), number: "{organ}信处〔{year}〕{n}号", in: \.opinionNumber) { matter, now in
            var text = [
                "信访请求：\(matter.request)", "经听取陈述、调查核实，查明：\(matter.facts)", "依据：\(matter.legalBasis)",
                "处理意见：\(matter.opinion?.name ?? "")。\(matter.opinionText)",
            ]
            if matter.opinion == .support { text.append("由\(matter.name(of: matter.executor, now))执行，我单位督促落实（\(matter.law.execution)）。") }
            return matter.paper(
                now, by: matter.handler, to: matter.petitioner.name, text,
                remedies: "如不服本处理意见，可以自收到之日起30日内向我单位的上一级机关、单位请求复查（\(matter.law.review)）。")
        }
        .served { $0.answerService.begunOn != nil }
        .issued(by: .named { $0.handler })
        OfficialDocument("review", "信访事项复查意见书", basis: old(34), number: "{organ}信复查〔{year}〕{n}号", in: \.reviewNumber) { matter, now in
            matter.paper(
                now, by: matter.reviewOrganCode, to: matter.petitioner.name,
                ["不服\(matter.opinionNumber)请求复查一案，经复查，\(matter.reviewOpinion)", "复查意见：\(matter.reviewResult?.name ?? "")。"],
                remedies: "如不服本复查意见，可以自收到之日起30日内向我单位的上一级机关、单位请求复核（\(matter.law.reexamination)）。")
        }
        .served { $0.reviewService.begunOn != nil }
        .issued(by: .holding(.petitions))
        OfficialDocument("supervision", "信访事项督办函", basis: old(36)) { matter, now in
            let supervision = matter.supervisions.last ?? Supervision()
            return matter.paper(
                now, to: matter.name(of: matter.handler, now),
                [
                    "“\(matter.subject)”信访事项存在\(supervision.reason?.name ?? "")的情形，现予督办（\(matter.law.supervision)）。",
                    "\(supervision.advice?.name ?? "")建议：\(supervision.text)", "请书面反馈采纳情况；未采纳的说明理由。",
                ])
        }
    }

    var law: PetitionLaw { .on(lawSince ?? registeredOn) }
    private func name(of organ: OrganCode?, _ now: Moment) -> String { organ.map { now.organs.name(of: $0) } ?? "" }

    private func paper(
        _ now: Moment, by organ: OrganCode? = nil, to addressee: String, _ paragraphs: [String], remedies: String = ""
    ) -> DocumentContent {
        DocumentContent(
            to: addressee.isEmpty ? "信访人" : addressee, paragraphs, remedies: remedies, signature: now.organs.name(of: organ ?? now.organ),
            day: now.today)
    }
}

extension Petition {
    /// Only a re-examination that was heard in public may be shown, and of it only the text made for that.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "reexamination", "经过听证的复核意见", basis: old(35, 2), shows: \.subject, \.topic, \.reexaminationOrgan, \.reexaminationResult,
            \.publicText, \.reexaminedOn
        )
        .when("经过听证并写明公示文本的") { matter, _ in matter.rehearing.isHeld && !matter.publicText.isEmpty }
    }
}

extension Day? {
    /// As a document writes a day that may be missing.
    fileprivate var words: String { self?.chinese ?? "" }
}
