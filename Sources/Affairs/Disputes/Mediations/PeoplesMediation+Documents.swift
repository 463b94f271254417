package import Kernel

private let law = Law.peoplesMediation
private let rules = Law.mediationRules2002

/// The papers of the file (人民调解法第二十七条). The agreement alone has a number, which also names the case.
extension PeoplesMediation {
    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("register", "人民调解登记表", basis: rules(23)) { $0.registerContent($1) }
        OfficialDocument("acceptance", "人民调解受理告知书", basis: rules(24)) { $0.acceptanceContent($1) }
        OfficialDocument("declining", "人民调解不予受理告知书", basis: rules(24)) { $0.decliningContent($1) }
        OfficialDocument("inquiry", "人民调解调查记录", basis: rules(26)) { $0.inquiryContent($1) }
        OfficialDocument("session", "人民调解记录", basis: law(27)) { $0.sessionContent($1) }
        OfficialDocument("agreement", "人民调解协议书", basis: law(29), number: "{organ}民调字〔{year}〕第{n}号", in: \.agreementNumber) {
            $0.agreementContent($1)
        }
        .numberingMatter()
        OfficialDocument("oral-agreement", "人民调解口头协议登记表", basis: law(28)) { $0.oralAgreementContent($1) }
        OfficialDocument("termination", "终止调解告知书", basis: law(26)) { $0.terminationContent($1) }
        OfficialDocument("revisit", "人民调解回访记录", basis: rules(36)) { $0.revisitContent($1) }
        OfficialDocument("confirmation-application", "司法确认申请书", basis: law(33, 1)) { $0.confirmationContent($1) }
    }

    /// 平江县安定镇人民政府 hosts 平江县安定镇人民调解委员会.
    private func committee(_ now: Moment) -> String {
        var name = now.organs.name(of: now.organ)
        for suffix in ["人民政府", "办事处", "村民委员会", "居民委员会"] where name.hasSuffix(suffix) { name.removeLast(suffix.count) }
        return name + "人民调解委员会"
    }

    private var partyLines: [String] {
        parties.enumerated().map { index, party in
            let details = [party.words, party.phone.isEmpty ? "" : "电话\(party.phone)"].filter { !$0.isEmpty }
            return "当事人\(chineseNumeral(index + 1))：\(details.joined(separator: "，"))"
        }
    }
    private var partyNames: String { parties.names.joined(separator: "、") }
    private var channels: String { channelsTold.map(\.name).joined(separator: "；") }

    private func line(_ label: String, _ text: String) -> [String] { text.isEmpty ? [] : ["\(label)：\(text)"] }

    private func registerContent(_ now: Moment) -> DocumentContent {
        var lines = partyLines + line("来源", source?.name ?? "") + line("申请方式", applicationForm?.name ?? "")
        lines += line("移送文号", referralNumber) + line("纠纷类别", disputeKind?.name ?? "") + line("纠纷名称", subject)
        lines += line("纠纷发生地", place) + line("纠纷发生日期", arisenOn.shown) + line("纠纷简要情况", brief)
        lines += line("各方要求和理由", claims) + line("争议金额", amountInDispute.shown) + line("激化风险", risk.shown)
        return DocumentContent(lines, signature: committee(now), day: registeredOn)
    }

    private func acceptanceContent(_ now: Moment) -> DocumentContent {
        DocumentContent(
            to: partyNames,
            [
                "你们之间的“\(subject)”一案，本委员会于\(acceptedOn.shown)受理。",
                "人民调解在当事人自愿、平等的基础上进行，不违背法律、法规和国家政策，不收取任何费用，一般在一个月内调结。",
                "你们有权选择或者接受人民调解员，接受、拒绝调解或者要求终止调解，要求公开或者不公开进行调解，自主表达意愿、自愿达成调解协议；"
                    + "应当如实陈述纠纷事实，遵守调解现场秩序，尊重人民调解员，尊重对方当事人行使权利。",
            ],
            remedies: "调解不影响你们依法通过仲裁、行政、司法等途径维护自己的权利。", signature: committee(now), day: acceptedOn)
    }

    private func decliningContent(_ now: Moment) -> DocumentContent {
        DocumentContent(
            to: partyNames,
            ["你们之间的“\(subject)”一案，不符合人民调解的受理条件，理由是：\(declineReason.shown)。"] + line("具体情形", bars.shown)
                + line("说明", declineNote),
            remedies: "你们可以\(channels)。", signature: committee(now), day: declinedOn)
    }

    private func inquiryContent(_ now: Moment) -> DocumentContent {
        let lines = line("纠纷", subject) + line("调查日期", inquiryOn.shown) + line("调查情况", inquiryNote) + line("证据材料", evidence.shown)
        return DocumentContent(lines, signature: committee(now), day: inquiryOn)
    }

    private func sessionContent(_ now: Moment) -> DocumentContent {
        let session = sessions.last ?? Session()
        var lines = line("纠纷", subject) + line("当事人", partyNames) + line("人民调解员", mediatorNames)
        lines += line("受邀参与人", invitees.map { "\($0.name)（\($0.role.shown)）" }.joined(separator: "、"))
        lines += line("时间", session.on.shown) + line("地点", session.place) + line("方式", session.open ? "公开" : "不公开")
        return DocumentContent(lines + line("调解情况", session.note), signature: committee(now), day: session.on)
    }

    private func agreementContent(_ now: Moment) -> DocumentContent {
        var lines = partyLines + line("纠纷主要事实、争议事项和各方责任", agreementFacts)
        lines += line("经调解，各方自愿达成如下协议", terms) + line("履行方式", performanceMethod) + line("履行期限", performBy.shown)
        lines += line("涉及金额", amount.shown)
        lines.append("本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。当事人各执一份，人民调解委员会留存一份。")
        lines += line("当事人（签名、盖章或者按指印）", signedBy.shown) + line("人民调解员（签名）", mediatorNames)
        let remedies =
            "本协议具有法律约束力，各方应当按照约定履行。双方认为有必要的，可以自本协议生效之日起三十日内共同向人民法院申请司法确认；"
            + "就本协议的履行或者内容发生争议的，一方可以向人民法院提起诉讼。"
        return DocumentContent(lines, remedies: remedies, signature: committee(now), day: effectiveOn)
    }

    private func oralAgreementContent(_ now: Moment) -> DocumentContent {
        var lines = partyLines + line("纠纷", subject) + line("协议内容", terms) + line("履行方式", performanceMethod)
        lines += line("履行期限", performBy.shown) + line("涉及金额", amount.shown) + line("记录的人民调解员", mediatorNames)
        return DocumentContent(
            ["各方当事人认为无需制作调解协议书，采取口头协议方式，协议自达成之日起生效。"] + lines,
            remedies: "就协议的履行或者内容发生争议的，一方可以向人民法院提起诉讼。", signature: committee(now), day: effectiveOn)
    }

    private func terminationContent(_ now: Moment) -> DocumentContent {
        DocumentContent(
            to: partyNames, ["你们之间的“\(subject)”一案，因\(endReason.shown)，本委员会决定终止调解。"] + line("说明", endNote),
            remedies: "你们可以\(channels)，依法维护自己的权利。", signature: committee(now), day: concludedOn ?? stoppedOn)
    }

    private func revisitContent(_ now: Moment) -> DocumentContent {
        let revisit = revisits.last ?? Revisit()
        let lines = line("纠纷", subject) + line("协议文号", agreementNumber) + line("履行情况", performance.shown)
        return DocumentContent(lines + line("回访情况", revisit.note), signature: committee(now), day: revisit.on)
    }

    /// The parties' own paper, which the committee helps them write; the article is the one in force on the day of applying.
    private func confirmationContent(_ now: Moment) -> DocumentContent {
        let edition = confirmationAppliedOn.flatMap { day in Self.editions.last { $0.covers(day) } }
        let article = ConfirmationArticles.of(edition?.id ?? "").apply
        let named = agreementNumber.isEmpty ? "口头调解协议" : "《人民调解协议书》（\(agreementNumber)）"
        return DocumentContent(
            to: confirmationCourt,
            partyLines + [
                "申请事项：确认申请人于\(effectiveOn.shown)经\(committee(now))调解达成的\(named)有效。",
                "申请人自愿达成协议，没有恶意串通、规避法律的行为；协议内容不侵害国家利益、社会公共利益和他人合法权益。",
                "现依照\(law(33, 1))、\(article)的规定，共同向你院申请司法确认。",
            ],
            signature: "申请人：\(partyNames)", day: confirmationAppliedOn)
    }
}
