package import Kernel

private let tenth = Law.documentControl2018.cited("第（十）项")
private let local = Law.localFiling

extension DocumentReviewRequest {
    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("declining", "审查建议不予受理告知书", basis: local.cited()) { matter, now in
            matter.letter(to: matter.applicant.name, "不予受理：\(matter.declineGround?.name ?? "")。\(matter.declineNote)", now, matter.closedOn)
        }
        OfficialDocument("forwarding", "审查建议转送函", basis: local.cited()) { matter, now in
            matter.letter(to: matter.forwardedTo, "现转送你机关处理：\(matter.forwardReason)", now, matter.closedOn)
        }
        OfficialDocument("inquiry", "要求说明通知书", basis: local.cited()) { matter, now in
            matter.letter(
                to: now.organs.name(of: matter.maker), "\(matter.explanationAsked)建议人的理由：\(matter.grounds)", now, matter.askedMakerOn)
        }
        OfficialDocument("correction", "审查建议纠正意见", basis: tenth, number: "{organ}审建纠〔{year}〕{n}号", in: \.correctionNumber) { matter, now in
            matter.letter(
                to: now.organs.name(of: matter.maker), "经审查存在问题：\(matter.opinion)。请纠正：\(matter.correctionAsked)", now, matter.correctionAskedOn)
        }
        OfficialDocument("answer", "审查建议答复书", basis: tenth, number: "{organ}审建复〔{year}〕{n}号", in: \.answerNumber) { matter, now in
            matter.letter(to: matter.applicant.name, "审查结果：\(matter.result?.name ?? "")。\(matter.answer)", now, matter.answeredOn)
        }
        .numberingMatter()
    }

    /// Whoever asks need not say which clauses; then the whole document is to be explained.
    private var explanationAsked: String {
        clauses.isEmpty ? "请就该文件的依据和理由书面说明。" : "请就下列条款的依据和理由书面说明：\(clauses)。"
    }

    private func letter(to addressee: String, _ words: String, _ now: Moment, _ day: Day?) -> DocumentContent {
        let about = "《\(documentTitle)》\(documentNumber.isEmpty ? "" : "（\(documentNumber)）")"
        return DocumentContent(
            to: addressee, ["关于\(about)的审查建议，于\(receivedOn?.chinese ?? "")收到。", words], signature: now.organs.name(of: now.organ), day: day)
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("review-request.received", "收到规范性文件审查建议", on: \.receivedOn)
            .told("公民、法人和其他组织提出的审查建议，按收到日计入；行政复议中一并提出的不计入。")
        Measure.counts("review-request.received", "收到审查建议", on: \.receivedOn, by: \.applicantKind)
            .part(of: "review-request.received")
        Measure.count("review-request.accepted", "受理审查建议", on: \.acceptedOn)
            .told("按受理日计入。")
        Measure.count("review-request.declined", "不予受理审查建议", on: \.closedOn) { $0.declineGround != nil }
            .told("按决定日计入。")
        Measure.count("review-request.forwarded", "转送审查建议", on: \.closedOn) { !$0.forwardedTo.isEmpty }
            .told("不属本县审查而转送有权机关的，按转送日计入。")
        Measure.count("review-request.concluded", "审查建议得出结果", on: \.resultOn)
            .told("认定未发现违法、制定机关纠正或者撤销的，按结果日计入。")
        Measure.counts("review-request.concluded", "审查建议办结", on: \.resultOn, by: \.result)
            .part(of: "review-request.concluded")
        Measure.count("review-request.answered", "答复审查建议", on: \.answeredOn)
            .told("书面答复建议人的，按答复日计入。")
        Measure.count("review-request.late", "逾期答复审查建议", on: \.answeredOn) { $0.isLate }
            .told("超过县设定的答复天数的，按答复日计入。")
    }
}
