package import Kernel

private let tenth = Law.documentControl2018.cited("第（十）项")

extension DocumentFiling {
    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("supplement", "备案材料补正通知书", basis: Law.localFiling.cited()) { matter, now in
            matter.letter(["你单位报送备案的《\(matter.documentTitle)》（\(matter.documentNumber)）材料不齐，请补正：\(matter.papersNote)"], now, matter.supplementAskedOn)
        }
        OfficialDocument("registration", "规范性文件准予备案通知书", basis: tenth, number: "{organ}备登〔{year}〕{n}号", in: \.number) { matter, now in
            matter.letter(
                ["你单位报送的《\(matter.documentTitle)》（\(matter.documentNumber)）经审查，准予备案。", matter.isLate ? "该文件超过规定期限报送，今后应当按期报送。" : ""], now,
                matter.resultOn)
        }
        .numberingMatter()
        OfficialDocument("refusal", "规范性文件不予备案通知书", basis: tenth) { matter, now in
            matter.letter(
                ["你单位报送的《\(matter.documentTitle)》（\(matter.documentNumber)）不予备案：\(matter.refusalGround?.name ?? "")。\(matter.refusalNote)"], now,
                matter.resultOn)
        }
        OfficialDocument("correction", "规范性文件备案审查纠正意见", basis: tenth, number: "{organ}备纠〔{year}〕{n}号", in: \.correctionNumber) { matter, now in
            let problems = matter.findings.filter { $0.finding == .problem }.map { "\($0.item?.name ?? "")：\($0.note)" }
            var letter = matter.letter(
                ["《\(matter.documentTitle)》（\(matter.documentNumber)）经备案审查，有下列问题，请自行纠正。"], now, matter.correctionAskedOn)
            letter.blocks += [.items(problems), .paragraph("要求：\(matter.correctionAsked)"), .paragraph("逾期不纠正的，提请县级人民政府责令改正或者予以撤销。")]
            return letter
        }
        OfficialDocument("order", "责令改正决定书", basis: tenth, number: "{organ}备令〔{year}〕{n}号", in: \.orderNumber) { matter, now in
            matter.decision("责令改正《\(matter.documentTitle)》（\(matter.documentNumber)）：\(matter.orderNote)", now, matter.orderedOn)
        }
        .issued(by: atGovernment)
        OfficialDocument("revocation", "撤销规范性文件决定书", basis: tenth) { matter, now in
            matter.decision("撤销《\(matter.documentTitle)》（\(matter.documentNumber)）：\(matter.revocationNote)", now, matter.resultOn)
        }
        .issued(by: atGovernment)
    }

    private func letter(_ paragraphs: [String], _ now: Moment, _ day: Day?) -> DocumentContent {
        DocumentContent(
            to: now.organs.name(of: maker), paragraphs.filter { !$0.isEmpty }, signature: now.organs.name(of: now.organ), day: day)
    }

    private func decision(_ words: String, _ now: Moment, _ day: Day?) -> DocumentContent {
        let government = now.organs.nearest(.government, to: now.organ).map { now.organs.name(of: $0) } ?? ""
        return DocumentContent(to: now.organs.name(of: maker), [words], signature: government, day: day)
    }

    /// 备案目录 and 撤销决定.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "filed", "规范性文件备案目录", basis: tenth, shows: \.documentTitle, \.documentNumber, \.registrationNumber, \.maker, \.publishedOn, \.number,
            \.result, \.resultOn)
        Publication(
            "revoked", "撤销规范性文件", basis: tenth, shows: \.documentTitle, \.documentNumber, \.registrationNumber, \.maker, \.result, \.resultOn,
            \.revocationNote)
    }

    /// Only what comes from below counts as received; what the county sends up is `filing.sent`.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("filing.received", "收到报送备案的规范性文件", unit: "份", on: \.receivedOn)
            .told("部门、乡镇报送县级人民政府备案的文件，按收到日计入；向上级报送的不计入。")
        Measure.counts("filing.received", "收到报送备案的规范性文件", unit: "份", on: \.receivedOn, by: \.makerKind)
            .part(of: "filing.received")
        Measure.count("filing.late", "逾期报送备案", unit: "份", on: \.receivedOn) { $0.isLate }
            .told("超过公布后规定天数报送的，按收到日计入。")
        Measure.ratio(
            "filing.late-rate", "报送备案逾期率", "filing.late", of: "filing.received", decimals: 1,
            "逾期报送份数÷收到份数，保留一位小数。")
        Measure.count("filing.registered", "备案登记审查", unit: "份", on: \.registeredOn)
            .told("材料齐全而登记审查的文件，按登记日计入。")
        Measure.count("filing.examined", "备案审查完毕", unit: "份", on: \.examinedOn)
            .told("逐项审查完毕的文件，按审查日计入。")
        Measure.count("filing.examined-late", "逾期备案审查", unit: "份", on: \.examinedOn) { $0.isExaminedLate }
            .told("超过县设定的审查天数的，按审查日计入。")
        results
        Measure.count("filing.sent", "向上级报送备案", unit: "份", on: \.sentOn)
            .told("县级人民政府及其办公室的文件报上一级人民政府和本级人大常委会备案，按报送日计入。")
        Measure.count("filing.sent-late", "逾期向上级报送备案", unit: "份", on: \.sentOn) { $0.isLate }
            .told("超过公布后规定天数报送的，按报送日计入。")
    }

    @Measures
    private static var results: [Measure<Self>] {
        Measure.count("filing.granted", "准予备案", unit: "份", on: \.incomingResultOn) { $0.result == .granted }
            .told("按准予备案日计入。")
        Measure.count("filing.refused", "不予备案", unit: "份", on: \.incomingResultOn) { $0.result == .refused }
            .told("不属于备案范围等不予备案的，按决定日计入。")
        Measure.count("filing.corrected", "备案审查纠正", unit: "份", on: \.incomingResultOn) {
            $0.result == .selfCorrected || $0.result == .orderedCorrected
        }
        .told("制定机关自行纠正和责令改正的文件，按核实纠正日计入。")
        Measure.count("filing.revoked", "备案审查撤销", unit: "份", on: \.incomingResultOn) { $0.result == .revoked }
            .told("县级人民政府撤销的文件，按撤销日计入。")
        Measure.count("filing.concluded", "备案审查办结", unit: "份", on: \.incomingResultOn)
            .told("准予备案、不予备案、纠正、撤销之和，按结果日计入。")
        Measure.ratio(
            "filing.correction-rate", "备案审查纠错率", "filing.corrected", of: "filing.concluded", decimals: 1,
            "纠正份数÷办结份数，保留一位小数；撤销的另计。")
        Measure.counts("filing.concluded", "备案审查办结", unit: "份", on: \.incomingResultOn, by: \.result)
            .part(of: "filing.concluded")
    }

    private var incomingResultOn: Day? { direction == .incoming ? resultOn : nil }
}
