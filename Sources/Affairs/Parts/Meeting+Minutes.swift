import Kernel

extension Meeting {
    /// 集体讨论记录 of the last meeting.
    ///
    /// - Parameter subject: what was discussed, as a title.
    static func minutes<M: Matter>(
        _ id: String = "minutes", basis: Basis, of meetings: @escaping @Sendable (M) -> [Meeting], on subject: @escaping @Sendable (M) -> String
    ) -> OfficialDocument<M> {
        OfficialDocument<M>(id, "集体讨论记录", basis: basis) { matter, now in
            guard let meeting = meetings(matter).last else { return DocumentContent([], signature: "", day: nil) }
            return DocumentContent(meeting.minutes(subject(matter)), signature: now.organs.name(of: now.organ), day: meeting.on)
        }
        .withheld()
    }

    private func minutes(_ subject: String) -> [String] {
        let kind = form.map { name.isEmpty ? $0.name : "（\($0.name)）" } ?? ""
        var lines = ["\(name)\(kind)于\(on?.chinese ?? "")讨论“\(subject)”，出席\(attendance)人。"]
        if !members.isEmpty { lines.append("参加人员：\(members.joined(separator: "、"))。") }
        if headSpokeLast { lines.append("会议组成人员充分发表意见，行政首长最后发表意见。") }
        if inFavour != nil || against != nil { lines.append("同意\(inFavour ?? 0)人，不同意\(against ?? 0)人。") }
        lines += noDissent ? ["没有不同意见。"] : dissents.enumerated().map { "不同意见\($0 + 1)：\($1)" }
        if againstMajority { lines.append("拟作出的决定与多数人意见不一致，行政首长说明理由：\(headReasons)") }
        lines.append(result.map { "结果：\($0.name)。\(note)" } ?? note)
        return lines
    }
}
