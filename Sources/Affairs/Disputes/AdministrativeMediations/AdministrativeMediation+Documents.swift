package import Kernel

private let duty = Law.lawfulGovernment2010.cited("第二十三条")
private let linked = Law.linkedResolution2009

extension AdministrativeMediation {
    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("inquiry", "行政调解征求意见书", basis: duty) { matter, now in
            matter.paper(now, ["关于“\(matter.subject)”纠纷，一方当事人申请（本机关拟）进行行政调解。行政调解遵循自愿、合法原则，不收取费用。请答复是否同意调解。"])
        }
        OfficialDocument("acceptance", "行政调解受理通知书", basis: duty) { matter, now in
            matter.paper(now, ["“\(matter.subject)”纠纷，本机关于\(matter.acceptedOn?.chinese ?? "")受理，一般在\(now.settings[mediationDays])个工作日内调解终结。"])
        }
        OfficialDocument("declining", "行政调解不予受理通知书", basis: duty) { matter, now in
            matter.paper(
                now, ["“\(matter.subject)”纠纷，因\(matter.declineReason?.name ?? "")，不予受理。\(matter.declineNote)"],
                remedies: matter.channelWords)
        }
        OfficialDocument("record", "行政调解笔录", basis: duty) { matter, now in
            let session = matter.sessions.last ?? Session()
            return matter.paper(now, ["时间：\(session.on?.chinese ?? "")", "调解人员：\(matter.mediatorNames.joined(separator: "、"))", session.note])
        }
        OfficialDocument("agreement", "行政调解协议书", basis: linked(8), number: "{organ}行调字〔{year}〕{n}号", in: \.agreementNumber) { matter, now in
            matter.paper(
                now,
                [
                    "纠纷：\(matter.subject)", "经本机关调解，各方当事人自愿达成协议：\(matter.terms)", "履行期限：\(matter.performBy?.chinese ?? "即时履行")",
                    "当事人（签名、盖章）：\(matter.signedBy.joined(separator: "、"))", "调解人员（签名）：\(matter.mediatorNames.joined(separator: "、"))",
                ],
                remedies: matter.nature == .civil ? "本协议具有民事合同性质，当事人可以向有管辖权的人民法院申请确认其效力。" : "")
        }
        .numberingMatter()
        OfficialDocument("termination", "行政调解终止通知书", basis: duty) { matter, now in
            matter.paper(
                now, ["“\(matter.subject)”纠纷，因\(matter.endReason?.name ?? "")，终止调解。\(matter.endNote)"],
                remedies: matter.channelWords)
        }
    }

    /// Whoever withdrew need not be told where else to turn.
    private var channelWords: String { channelsTold.isEmpty ? "" : "你们可以通过\(channelsTold.shown)解决。" }

    private func paper(_ now: Moment, _ paragraphs: [String], remedies: String = "") -> DocumentContent {
        DocumentContent(
            to: parties.names.joined(separator: "、"), paragraphs, remedies: remedies, signature: now.organs.name(of: now.organ), day: now.today)
    }
}
