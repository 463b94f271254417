package import Kernel

private let outline = Law.administrationOutline2004

extension CaseFileReview {
    /// What of a review may be public is for local rule; the units' grades are, no file's contents.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "result", "案卷评查结果", basis: Law.penaltyPublicity2018.cited("第（十）项"),
            shows: \.round, \.unit, \.listDigest, \.selected, \.score, \.grade, \.circulation, \.circulatedOn
        )
        .when("县设定公开评查结果的") { _, now in now.settings[isPublic] }
    }

    /// A draw may be set aside and made anew; the files reviewed are then no longer those drawn.
    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("redrawn", "案卷已经重新抽取，评查的案卷与抽取结果不同", outline.cited("第20项")) { matter, now in
            guard matter.drawnOn != nil else { return [] }
            let draws = now.ledger.children.compactMap { now.find(Ref<Draw>($0)) }
            return draws.filter { $0.selected != matter.selected }.map(\.title)
        }
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "feedback", "行政执法案卷评查意见反馈函", basis: outline.cited("第20项"), number: "{organ}评函〔{year}〕{n}号", in: \.feedbackNumber,
            content: feedbackLetter)
        OfficialDocument(
            "circular", "行政执法案卷评查情况通报", basis: outline.cited("第20项"), number: "{organ}评报〔{year}〕{n}号", in: \.circularNumber, content: circular
        )
        .numberingMatter()
    }

    @Sendable private static func feedbackLetter(_ matter: Self, _ now: Moment) -> DocumentContent {
        var paragraphs = ["“\(matter.round)”从你单位报送的\(matter.candidates.count)卷案卷中随机抽取\(matter.selected.count)卷评查，情况如下："]
        paragraphs += matter.files.enumerated().map { index, file in
            let vetoed = file.basics.filter { $0.held == .no }.map { "\($0.item?.name ?? "")：\($0.note)" }
            let lost = file.deductions.map { "\($0.part?.name ?? "")扣\($0.points?.shown ?? "")分，\($0.reason)" }
            let problems = (vetoed + lost).joined(separator: "；")
            return "（\(chineseNumeral(index + 1))）\(file.name)（\(file.file)）：\(file.score?.shown ?? "")分，\(file.grade?.name ?? "")。\(problems)"
        }
        paragraphs.append(matter.feedback)
        return DocumentContent(
            to: now.organs.name(of: matter.unit), paragraphs, remedies: "如有异议，请自收到本函之日起\(now.settings[objectionDays])个工作日内书面提出。",
            signature: now.organs.name(of: now.organ), day: matter.fedBackOn)
    }

    @Sendable private static func circular(_ matter: Self, _ now: Moment) -> DocumentContent {
        let sums = Grade.allCases.map { "\($0.name)\(matter.count($0))卷" }.joined(separator: "，")
        return DocumentContent(
            [
                "“\(matter.round)”评查\(now.organs.name(of: matter.unit))案卷\(matter.files.count)卷：\(sums)；平均得分\(matter.score?.shown ?? "")分，等次为\(matter.grade?.name ?? "")。",
                matter.circulation,
            ], signature: now.organs.name(of: now.organ), day: matter.circulatedOn)
    }
}
