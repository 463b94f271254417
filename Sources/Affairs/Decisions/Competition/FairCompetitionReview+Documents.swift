package import Kernel

extension FairCompetitionReview {
    package static var concordance: Concordance {
        let (law, opinion) = (Law.competitionReview2024, Law.competitionReview2016)
        return Concordance().under("2016", [law(17): opinion.cited("第三部分（二）"), law(21): opinion.cited("第五部分（三）")])
    }

    /// 第二十一条第二款: the result of a check may be made public, where the regulator says so; what is then put right is told too.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "check", "公平竞争审查抽查结果", basis: Law.competitionReview2024(21),
            shows: \.subjectTitle, \.drafter, \.checkNote, \.checkedOn, \.rectifyBy, \.rectifiedOn
        )
        .when("决定公开的") { matter, _ in matter.isCheckPublic }
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "conclusion", "公平竞争审查结论", basis: Law.competitionReview2024(17), number: "{organ}竞审〔{year}〕第{n}号", in: \.number, content: letter
        )
        .issued(by: atReviewer).numberingMatter()
        OfficialDocument(
            "rectification", "公平竞争审查督促整改书", basis: Law.competitionReview2024(21), number: "{organ}竞督〔{year}〕第{n}号", in: \.rectificationNumber,
            content: order
        )
        .issued(by: .holding(.market))
    }

    @Sendable private static func letter(_ matter: Self, _ now: Moment) -> DocumentContent {
        var paragraphs = ["《\(matter.subjectTitle)》（\(matter.subject?.name ?? "")，拟出台机关：\(matter.issuer?.name ?? "")）已经公平竞争审查。"]
        if !matter.preliminary.isEmpty { paragraphs.append("起草单位初审意见：\(matter.preliminary)") }
        paragraphs += matter.findings.enumerated().map { index, answer in
            let note = answer.note.isEmpty ? "" : "：\(answer.note)"
            return "（\(chineseNumeral(index + 1))）\(answer.standard?.name ?? "")——\(answer.finding?.name ?? "")\(note)"
        }
        paragraphs += matter.hearings.map {
            "听取\($0.party?.name ?? "")（\($0.whom)）意见：\($0.opinion)\($0.handling.isEmpty ? "" : "。处理：\($0.handling)")"
        }
        if matter.outcome == .exception {
            paragraphs.append("适用例外规定：\(matter.exception?.name ?? "")。\(matter.exceptionReason)")
            paragraphs.append("替代方案：\(matter.alternatives)")
            paragraphs.append("实施期限或者终止条件：\(matter.exceptionUntil?.chinese ?? "")\(matter.endCondition)")
        }
        paragraphs += matter.suggestions.enumerated().map { "修改建议\($0 + 1)：\($1)" }
        if !matter.amendments.isEmpty { paragraphs.append("修改情况：\(matter.amendments)") }
        paragraphs.append("审查结论：\(matter.outcome?.name ?? "")。\(matter.opinion)")
        return DocumentContent(
            to: now.organs.name(of: matter.drafter), paragraphs, signature: now.organs.name(of: matter.reviewer), day: matter.concludedOn)
    }

    @Sendable private static func order(_ matter: Self, _ now: Moment) -> DocumentContent {
        DocumentContent(
            to: now.organs.name(of: matter.drafter),
            [
                "经\(matter.checkSource?.name ?? "")核查，《\(matter.subjectTitle)》存在以下违反公平竞争审查规定的情况：\(matter.checkNote)",
                "请于\(matter.rectifyBy?.chinese ?? "")前整改，并报告整改情况。逾期未整改的，上一级市场监督管理部门可以对负责人进行约谈。",
            ],
            signature: now.organs.nearest(.market, to: now.organ).map(now.organs.name(of:)) ?? "", day: matter.orderedOn)
    }
}
