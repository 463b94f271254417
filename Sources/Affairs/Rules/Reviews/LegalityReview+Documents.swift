package import Kernel

extension LegalityReview {
    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "opinion", "合法性审查意见书", basis: Law.documentReview2018.cited("第（六）项"), number: "{organ}审字〔{year}〕第{n}号", in: \.number,
            content: opinionLetter
        )
        .issued(by: atReviewer).numberingMatter()
    }

    @Sendable private static func opinionLetter(_ matter: Self, _ now: Moment) -> DocumentContent {
        var paragraphs = ["你单位送审的《\(matter.subjectTitle)》（\(matter.subject?.name ?? "")）收悉。材料于\(matter.completeOn?.chinese ?? "")齐全，现提出审查意见如下："]
        paragraphs += matter.findings.enumerated().map { index, answer in
            let note = answer.note.isEmpty ? "" : "：\(answer.note)"
            return "（\(chineseNumeral(index + 1))）\(answer.item?.name ?? "")——\(answer.finding?.name ?? "")\(note)"
        }
        paragraphs.append("审查结论：\(matter.outcome?.name ?? "")。\(matter.opinion)")
        paragraphs += matter.suggestions.enumerated().map { "修改建议\($0 + 1)：\($1)" }
        if !matter.adviserOpinion.isEmpty { paragraphs.append("法律顾问、公职律师（\(matter.adviser)）意见：\(matter.adviserOpinion)") }
        if matter.subject == .normativeDocument { paragraphs.append("未完全采纳本意见的，应当在提请审议时详细说明理由和依据。") }
        return DocumentContent(
            to: now.organs.name(of: matter.requester), paragraphs, signature: now.organs.name(of: matter.reviewer), day: matter.concludedOn)
    }
}
