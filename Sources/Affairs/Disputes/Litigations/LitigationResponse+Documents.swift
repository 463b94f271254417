package import Kernel

private let act = Law.administrativeProcedure
private let reading = Law.administrativeProcedure2018

/// The papers that the organ sends to the court, and those it keeps.
extension LitigationResponse {
    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("register", "行政应诉案件登记表", basis: Law.litigationResponse2016.cited("第三部分")) { $0.registerContent($1) }
        OfficialDocument("defence", "行政诉讼答辩状", basis: act(67, 1)) { $0.defenceContent($1) }
        OfficialDocument("evidence-list", "证据和依据清单", basis: act(67, 1)) { $0.evidenceContent($1) }
        OfficialDocument("extension-request", "延期提供证据申请书", basis: reading(34)) { matter, now in
            matter.paper(
                now, to: matter.court,
                [
                    "\(matter.caseInWords)，我机关于\(matter.receivedOn.words)收到起诉状副本。",
                    "因\(matter.extensionGround?.name ?? "")，作出行政行为时已经收集的证据不能如期提供：\(matter.extensionNote)",
                    "依照\(act(36, 1))、\(reading(34))的规定，申请延期提供证据，请予准许。",
                ])
        }
        OfficialDocument("jurisdiction-objection", "管辖异议申请书", basis: reading(10, 1)) { matter, now in
            matter.paper(
                now, to: matter.court,
                ["\(matter.caseInWords)，我机关于\(matter.receivedOn.words)收到起诉状副本。", "对本案的管辖提出异议：\(matter.jurisdictionObjection)"])
        }
        OfficialDocument("retrial-application", "行政再审申请书", basis: act(90)) { matter, now in
            matter.paper(
                now, to: "\(matter.court)的上一级人民法院",
                [
                    "再审申请人不服\(matter.rulingNumber)，该裁判已于\(matter.effectiveOn.words)发生法律效力，现申请再审。",
                    "再审事由：\(matter.retrialGround?.name ?? "")（\(act(91))）。\(matter.retrialReason)",
                ])
        }
        OfficialDocument("head-proof", "出庭应诉负责人身份证明", basis: reading(131, 1)) { $0.headContent($1) }
        OfficialDocument("absence-note", "负责人不能出庭的情况说明", basis: reading(129, 3)) { $0.absenceContent($1) }
        OfficialDocument("authority", "授权委托书", basis: reading(131, 2)) { matter, now in
            matter.paper(
                now, to: matter.court,
                ["\(matter.caseInWords)，我机关委托\((matter.staff + matter.counsel).joined(separator: "、"))为诉讼代理人出庭应诉。", "代理权限：一般代理。"])
        }
        OfficialDocument("change-notice", "改变行政行为告知书", basis: reading(81, 1)) { matter, now in
            matter.paper(
                now, to: matter.court,
                ["\(matter.caseInWords)，我机关已于\(matter.changedOn.words)改变被诉行政行为：\(matter.changedAct)", "依照\(reading(81, 1))的规定，书面告知贵院。"])
        }
        OfficialDocument("appeal", "行政上诉状", basis: act(85)) { matter, now in
            matter.paper(
                now, to: "\(matter.court)并转上一级人民法院",
                [
                    "上诉人不服\(matter.court)\(matter.rulingNumber)，于\(matter.servedOn.words)收到，现提起上诉。", "上诉的事实和理由：\(matter.appealReason)",
                    "请求依照\(act(89, 1))的规定依法处理。",
                ])
        }
        OfficialDocument("performance-report", "生效裁判履行情况报告", basis: act(94)) { matter, now in
            matter.paper(
                now, to: matter.court,
                [
                    "\(matter.caseInWords)，\(matter.rulingNumber)已于\(matter.effectiveOn.words)发生法律效力。",
                    "我机关履行情况如下：\(matter.performanceReport)\(matter.remadeAct.isEmpty ? "" : "，已重新作出\(matter.remadeAct)")",
                ])
        }
        OfficialDocument("loss-review", "败诉案件分析报告", basis: Law.litigationResponse2016.cited("第八部分")) { matter, now in
            matter.paper(
                now, to: now.organs.name(of: now.organ),
                [
                    "\(matter.caseInWords)，\(matter.outcome?.name ?? "")，于\(matter.effectiveOn.words)生效。",
                    "败诉原因：\(matter.lossCauses.shown)。\(matter.lossReview)", "责任追究：\(matter.accountability.isEmpty ? "无" : matter.accountability)",
                ])
        }
        .issued(by: .holding(.justice))
        Archive.indexPaper(in: archive, basis: Law.litigationResponse2016.cited("第七部分"))
    }

    private func registerContent(_ now: Moment) -> DocumentContent {
        var lines = ["受诉法院：\(court)", "案号：\(courtNumber)", "收到日期：\(receivedOn.words)", "原告：\(plaintiff.name)\(plaintiffs.words)"]
        lines.append("被告：\(([now.organ] + coDefendants).map { now.organs.name(of: $0) }.joined(separator: "、"))")
        lines.append("被诉行政行为：\(actInWords)")
        lines.append("诉前行政复议：\(reviewResult?.name ?? "")")
        lines.append("诉讼请求：\(claims)")
        let last = receivedOn.map { now.lastDay(of: Self.answerTerm, from: $0, by: act.counting) }
        lines.append("答辩举证期限至：\(last.words)")
        return paper(now, to: "", lines)
    }

    private func defenceContent(_ now: Moment) -> DocumentContent {
        paper(
            now, to: court,
            [
                "答辩人：\(now.organs.name(of: now.organ))", "\(caseInWords)，我机关于\(receivedOn.words)收到应诉通知书和起诉状副本，现答辩如下：", defence,
                evidence.isEmpty && basisDocuments.isEmpty ? "" : "被诉行政行为的证据\(evidence.count)项、依据\(basisDocuments.count)项，附清单。",
            ].filter { !$0.isEmpty })
    }

    private func evidenceContent(_ now: Moment) -> DocumentContent {
        let items = evidence.enumerated().map { "证据\($0 + 1)：\($1.name)（\($1.collectedOn.words)收集）" }
        let grounds = basisDocuments.enumerated().map { "依据\($0 + 1)：\($1)" }
        // Of an omission, or within a term that was lengthened, the organ may have nothing to list yet.
        return paper(now, to: court, items.isEmpty && grounds.isEmpty ? ["随答辩状没有提交证据和依据。"] : items + grounds)
    }

    private func headContent(_ now: Moment) -> DocumentContent {
        let organ = now.organs.name(of: headOrgan ?? now.organ)
        let text = attendance == .head ? "\(headName)，系\(organ)\(headPost?.name ?? "")，出庭参加\(caseInWords)的诉讼活动。特此证明。" : "本次开庭负责人不能出庭。"
        return paper(now, to: court, [text])
    }

    private func absenceContent(_ now: Moment) -> DocumentContent {
        guard attendance == .staff else { return paper(now, to: court, ["本次开庭由负责人出庭应诉。"]) }
        return paper(
            now, to: court,
            [
                "\(caseInWords)定于\(sessionOn.words)开庭，我机关负责人因\(absenceGround?.name ?? "")不能出庭：\(absenceNote)",
                "现委托\(staff.joined(separator: "、"))出庭应诉。\(postponementAsked ? "申请延期开庭审理。" : "")",
            ])
    }

    private func paper(_ now: Moment, to addressee: String, _ paragraphs: [String]) -> DocumentContent {
        DocumentContent(to: addressee, paragraphs, signature: now.organs.name(of: now.organ), day: now.today)
    }

    private var actInWords: String {
        let name = actName.isEmpty ? actKind?.name ?? "行政行为" : actName
        return "\(name)\(actNumber.isEmpty ? "" : "（\(actNumber)）")"
    }
    private var caseInWords: String { "\(plaintiff.name)诉\(actInWords)一案（\(courtNumber)）" }
}

extension Day? {
    /// As a document writes a day that may be missing.
    fileprivate var words: String { self?.chinese ?? "" }
}
