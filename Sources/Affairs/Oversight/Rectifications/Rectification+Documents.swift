package import Kernel

private let inspection = Law.responsibilityInspection2019

extension Rectification {
    package static var concordance: Concordance { Concordance().under("2018", [inspection(18): Law.outline2015.cited("第三部分")]) }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "assignment", "问题整改交办通知", basis: inspection(18), number: "{organ}整交〔{year}〕{n}号", in: \.number, content: assignment
        )
        .issued(by: atAssigner).numberingMatter()
        OfficialDocument("closure", "问题整改销号单", basis: inspection(18), content: closure).issued(by: atAssigner)
    }

    @Sendable private static func assignment(_ matter: Self, _ now: Moment) -> DocumentContent {
        var paragraphs = ["在\(matter.source?.name ?? "")中发现你单位存在下列问题：\(matter.problem)"]
        if !matter.sourceNote.isEmpty { paragraphs.append("问题出处：\(matter.sourceNote)") }
        if !matter.problemBasis.isEmpty { paragraphs.append("认定依据：\(matter.problemBasis)") }
        let due = matter.reportDue(now).map { "，于\($0.chinese)前报送整改情况和佐证材料" } ?? ""
        paragraphs.append("请制定整改方案，明确目标、措施、责任人和时限\(due)。整改情况由本机关另行派员核查。")
        return DocumentContent(
            to: now.organs.name(of: matter.responsible), paragraphs, signature: now.organs.name(of: matter.assigner), day: matter.assignedOn)
    }

    @Sendable private static func closure(_ matter: Self, _ now: Moment) -> DocumentContent {
        let last = matter.verifications.last
        return DocumentContent(
            to: now.organs.name(of: matter.responsible),
            [
                "你单位“\(matter.title)”问题（\(matter.number)）的整改情况收悉：\(matter.report)",
                "经\(last?.method?.name ?? "")（\(last?.on?.chinese ?? "")），\(matter.verifiedFact)，\(last?.verdict?.name ?? "")，予以销号。",
            ],
            signature: now.organs.name(of: matter.assigner), day: matter.closedOn)
    }
}
