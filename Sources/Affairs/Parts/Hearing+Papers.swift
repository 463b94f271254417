import Kernel

/// 听证笔录 and 听证报告; the notice differs with the law.
extension Hearing {
    /// - Parameter subject: what was heard: 案由, 事项.
    static func recordPaper<M: Matter>(
        of hearing: Mount<M, Self>, basis: Basis, on subject: @escaping @Sendable (M) -> String
    ) -> OfficialDocument<M> {
        OfficialDocument<M>(hearing.step("record"), "听证笔录", basis: basis) { matter, now in
            let held = hearing.read(matter)
            return DocumentContent(
                blocks: [.table(held.heading(subject(matter), now)), .paragraph(held.record)], signature: now.organs.name(of: now.organ),
                day: held.heldOn)
        }
    }

    static func reportPaper<M: Matter>(
        of hearing: Mount<M, Self>, basis: Basis, on subject: @escaping @Sendable (M) -> String
    ) -> OfficialDocument<M> {
        OfficialDocument<M>(hearing.step("report"), "听证报告", basis: basis) { matter, now in
            let held = hearing.read(matter)
            return DocumentContent(
                blocks: [.table(held.heading(subject(matter), now)), .paragraph(held.report)], signature: now.organs.name(of: now.organ),
                day: held.reportedOn ?? held.heldOn)
        }
    }

    /// What record and report begin with: subject, time and place, who presided, sat and recorded, and whether it was public.
    private func heading(_ subject: String, _ now: Moment) -> DocumentContent.Table {
        let persons: ([PersonID]) -> String = { $0.map(now.name(of:)).joined(separator: "、") }
        var rows = [
            ["事项", subject], ["时间", (heldOn ?? on)?.chinese ?? ""], ["地点", place],
            ["方式", closedGround.map { "不公开举行（\($0.name)）" } ?? "公开举行"],
        ]
        if let presider { rows.append(["主持人", persons([presider])]) }
        if !officers.isEmpty { rows.append(["听证员", persons(officers)]) }
        if let recorder { rows.append(["记录员", persons([recorder])]) }
        return DocumentContent.Table(rows: rows)
    }
}
