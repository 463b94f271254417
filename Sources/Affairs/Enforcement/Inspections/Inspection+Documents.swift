package import Kernel

extension Inspection {
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "result", "行政检查结果", basis: Law.penaltyPublicity2018.cited("第（六）项"),
            shows: \.source, \.objectKind, \.objectName, \.objectCode, \.citizenName, \.items, \.visitedOn, \.result, \.resultOn
        )
        .when("没有不予公示的情形的") { matter, _ in matter.publicity.ground == nil }
    }

    @Cautions
    package static var cautions: [Caution<Self>] {
        Officers.caution(in: officers, "检查人员的执法证在检查当日无效", Law.penaltyPublicity2018.cited("第（二十三）项"), on: \.visitedOn)
        Stay.caution(in: stay, of: "责令改正")
        Caution("task", "所依据的抽查任务没有完整的抽取日志，或者对象已不在抽取结果之内", Law.doubleRandom2019.cited()) { matter, now in
            guard let task = matter.drawnBy(now), matter.visitedOn != nil else { return [] }
            return task.isDrawn && task.drawnObjects.contains(matter.objectCode) ? [] : [task.title]
        }
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "approval", "行政检查审批表", basis: Law.penaltyPublicity2018.cited("第（七）项"), number: "{organ}检审〔{year}〕{n}号", in: \.approvalNumber
        ) { matter, now in
            let rows = [
                ("检查对象", matter.objectWords), ("检查来源", "\(matter.source?.name ?? "")。\(matter.causeNote)"), ("检查事项", matter.itemWords(now)),
                ("检查人员", matter.officers.words(now)), ("拟检查日期", matter.plannedOn?.chinese ?? ""),
                ("不预先通知的理由", matter.unannounced ? matter.unannouncedReason : ""),
            ]
            return DocumentContent(blocks: [.form(rows)], signature: "", day: matter.approvedOn)
        }
        .numberingMatter()
        .opinion("承办人意见", of: "propose") { matter in "拟于\(matter.plannedOn?.chinese ?? "")检查，提请批准。" }
        .opinion("负责人意见", of: "approve") { _ in "同意检查。" }
        OfficialDocument("notice", "行政检查通知书", basis: Law.penaltyPublicity2018.cited("第（七）项")) { matter, now in
            matter.paper(
                [
                    "本机关定于\(matter.plannedOn?.chinese ?? "")对你（单位）进行行政检查。", "检查事项：\(matter.itemWords(now))",
                    "检查人员：\(matter.officers.words(now))",
                    "检查人员应当出示执法证件；人数少于两人或者不出示证件的，你（单位）有权拒绝检查。检查不收取任何费用。",
                ], now, on: matter.notifiedOn, to: true)
        }
        OfficialDocument("record", "行政检查现场笔录", basis: Law.penaltyPublicity2018.cited("第（七）项")) { matter, now in
            matter.paper(
                [
                    "检查对象：\(matter.objectWords)",
                    (matter.address.isEmpty ? "" : "检查地点：\(matter.address)；") + "检查日期：\(matter.visitedOn?.chinese ?? "")",
                    "检查人员：\(matter.officers.words(now))，已出示证件。",
                    "检查情况：\(matter.record)",
                    matter.problems.map { "第\($0.item)项：\($0.fact)，违反\($0.basis)" }.joined(separator: "；"), "检查结果：\(matter.result?.name ?? "")",
                    matter.recordSigned ? "被检查人已签名确认。" : "被检查人未签名：\(matter.unsignedNote)",
                ], now, on: matter.resultOn)
        }
        OfficialDocument(
            "order", "责令改正通知书", basis: Law.penaltyPublicity2018.cited("第（七）项"), number: "{organ}责改〔{year}〕{n}号", in: \.orderNumber
        ) { matter, now in
            matter.paper(
                [
                    matter.foundWords,
                    "现责令你（单位）于\(matter.rectifyUntil?.chinese ?? "")前改正：\(matter.rectification)。本机关将进行复查；逾期不改正的，依法处理。",
                ], now, on: matter.orderedOn, to: true)
        }
        Archive.indexPaper(in: archive, basis: Law.penaltyPublicity2018.cited("第（九）项"))
        DutyClues.letter(in: dutyClues)
    }

    private func paper(_ paragraphs: [String], _ now: Moment, on day: Day?, to object: Bool = false) -> DocumentContent {
        DocumentContent(
            to: object ? (objectKind == .citizen ? citizenName : objectName) : "", paragraphs.filter { !$0.isEmpty },
            signature: now.organs.name(of: now.organ), day: day)
    }

    private var objectWords: String {
        let name = objectKind == .citizen ? citizenName : "\(objectName)（\(objectCode)）"
        return objectKind == .citizen || address.isEmpty ? name : "\(name)，\(address)"
    }

    /// Some results are a problem by themselves, such as that nobody is to be found at the registered address: then none is listed.
    private var foundWords: String {
        guard !problems.isEmpty else { return "经检查，检查结果为：\(result?.name ?? "")。" }
        return "经检查，你（单位）存在下列问题：\(problems.map { "\($0.fact)（违反\($0.basis)）" }.joined(separator: "；"))。"
    }

    private func itemWords(_ now: Moment) -> String {
        let plan = plan.flatMap { now.find($0) }
        return items.map { code in
            plan?.item(code).map { "\($0.project)\($0.subItem.isEmpty ? "" : "（\($0.subItem)）")，依据\($0.basis)" } ?? "第\(code)项"
        }.joined(separator: "；")
    }
}
