package import Kernel

private let law = Law.compulsion

extension CompulsoryMeasure {
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "measure", "行政强制措施", basis: Law.penaltyPublicity2018.cited("第（六）项"),
            shows: \.decisionNumber, \.measureKind, \.party.organisationName, \.party.creditCode, \.party.citizenName, \.cause, \.legalBasis,
            \.imposedOn, \.endedOn
        )
        .when("没有不予公示的情形的") { matter, _ in matter.publicity.ground == nil }
    }

    @Cautions
    package static var cautions: [Caution<Self>] {
        Officers.caution(in: officers, "实施人员的执法证在实施当日无效", law(17, 3), on: \.imposedOn)
        Stay.caution(in: stay, of: "行政强制措施")
        Caution("case-ended", "所涉处罚案件已经不予立案、不予处罚、结案，或者决定被撤销、确认无效，不再需要的应当及时解除", law(28, 1)) { matter, now in
            matter.endedCase(now)
        }
    }

    /// The case for which things are held still, and which needs them no longer.
    private func endedCase(_ now: Moment) -> [String] {
        guard imposedOn != nil, endedOn == nil, let reference = penaltyCase, let penalty = now.find(reference) else { return [] }
        let isOver = now.stage(of: reference) == .notFiled || now.stage(of: reference) == .closed
        let isSpared = penalty.decidedOn != nil && (penalty.decision == .spare || penalty.decision == .notEstablished)
        guard isOver || isSpared || penalty.fall?.endsDuty == true else { return [] }
        return [penalty.decisionNumber.isEmpty ? penalty.title : penalty.decisionNumber]
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("decision", "行政强制措施决定书", basis: law(24, 2), number: "{organ}强措〔{year}〕{n}号", in: \.decisionNumber) { matter, now in
            matter.paper(matter.decisionWords, now, on: matter.imposedOn, remedies: matter.remedies(now))
        }
        // Handed over on the spot (第二十四条); of a freezing the party gets it afterwards (第三十一条).
        .served { $0.measureKind != .freezing || $0.freezingService.begunOn != nil }
        .numberingMatter()
        OfficialDocument("record", "现场笔录", basis: law(18, item: 7)) { matter, now in
            matter.paper(
                [
                    "实施人员：\(matter.officers.words(now))，已出示执法身份证件。",
                    matter.presenceWords, matter.record,
                    matter.defence.isEmpty ? "" : "当事人陈述、申辩：\(matter.defence)。\(matter.defenceReview)",
                    matter.signatureWords,
                ], now, on: matter.imposedOn)
        }
        // Signed on the spot, it lies in the file.
        .served { _ in true }
        OfficialDocument("testing", "检测、检验、检疫、技术鉴定期间告知书", basis: law(25, 3)) { matter, now in
            let tests = matter.openTestings.map { "\($0.item)，期间为\($0.days ?? 0)日" }.joined(separator: "；")
            return matter.paper(
                ["对\(matter.decisionNumber)所涉物品进行\(tests)，不计入查封、扣押的期间，费用由本机关承担。"], now, on: matter.testings.last?.from)
        }
        .served { $0.testings.last?.told ?? false }
        OfficialDocument("extension", "延长行政强制措施期限决定书", basis: tellingOfExtension) { matter, now in
            matter.paper(
                ["因\(matter.extensionReason)，依照\(matter.extensionArticle)的规定，\(matter.decisionNumber)的期限延长至\(matter.extendedUntil?.chinese ?? "")。"],
                now, on: matter.extendedOn,
                remedies: matter.remedies(now))
        }
        .served { $0.extensionService.begunOn != nil }
        OfficialDocument("partial-lifting", "部分解除行政强制措施决定书", basis: law(28, 1)) { matter, now in
            let part = matter.partialLiftings.last
            return matter.paper(
                ["因\(part?.ground?.name ?? "")，自\(part?.on?.chinese ?? "")起解除对下列财物的\(matter.measureKind?.name ?? "")，其余继续：\(part?.things ?? "")。"],
                now,
                on: part?.on)
        }
        .served { $0.partialLiftings.last?.returned ?? false }
        OfficialDocument("lifting", "解除行政强制措施决定书", basis: law(28, 1)) { matter, now in
            let back = matter.returned.isEmpty ? matter.afterLapse : matter.returned
            return matter.paper(
                [
                    "因\(matter.liftGround?.name ?? "")，自\(matter.endedOn?.chinese ?? "")起解除\(matter.decisionNumber)所采取的\(matter.measureKind?.name ?? "")。\(back)"
                ],
                now, on: matter.afterLapseOn ?? matter.endedOn)
        }
        // What was held is free and given back with the step: nothing is left to be served.
        .served { $0.endedOn != nil }
        Service.receipt(in: extensionService, basis: tellingOfExtension, of: { "\($0.decisionNumber)的延长决定书" }, to: { $0.party.name })
        Service.receipt(in: freezingService, basis: law(31), of: { $0.decisionNumber }, to: { $0.party.name })
        Archive.indexPaper(in: archive, basis: Law.penaltyPublicity2018.cited("第（九）项"))
    }

    /// In a paper about one measure only its own article stands.
    private var extensionArticle: Basis { measureKind == .freezing ? law(32, 1) : law(25, 1) }

    private func paper(_ paragraphs: [String], _ now: Moment, on day: Day?, remedies: String = "") -> DocumentContent {
        DocumentContent(
            to: party.name, paragraphs.filter { !$0.isEmpty }, remedies: remedies, signature: now.organs.name(of: now.organ), day: day)
    }

    /// A freezing is done at the bank: neither the party nor a witness need be there, nor sign (第三十条).
    private var presenceWords: String {
        if partyPresent { return "当事人到场。" }
        return witness.isEmpty ? "" : "当事人未到场，见证人：\(witness)。"
    }
    private var signatureWords: String {
        if recordSigned { return "笔录已签名。" }
        return unsignedNote.isEmpty ? "" : "当事人拒绝签名：\(unsignedNote)"
    }

    /// 第二十四条第二款、第三十一条.
    private var decisionWords: [String] {
        let list = items.map { item in
            let details = [item.quantity, item.condition].filter { !$0.isEmpty }.joined(separator: "，")
            return details.isEmpty ? item.name : "\(item.name)（\(details)）"
        }.joined(separator: "、")
        let term = measureKind?.lasts30Days ?? false ? "期限自\(imposedOn?.chinese ?? "")起\(holdDays ?? 30)日。" : ""
        return [
            "当事人：\(party.words)", "因你（单位）涉嫌\(cause)，\(reason)，依据\(legalBasis)，决定采取下列措施：\(measureKind?.name ?? "")。\(term)",
            list.isEmpty ? "" : "清单：\(list)。清单一式二份，由当事人和本机关分别保存。",
            measureKind == .freezing ? "金融机构：\(bank)；账号：\(accounts.joined(separator: "、"))；数额：\((frozenAmount ?? .zero).chinese)。" : "",
        ]
    }

    private func remedies(_ now: Moment) -> String {
        let government = now.organs.nearest(.government, to: now.organ).map { now.organs.name(of: $0) } ?? "本级人民政府"
        return "如不服本决定，可以自收到之日起60日内向\(government)申请行政复议，或者在6个月内依法向人民法院提起行政诉讼。"
    }
}
