import Kernel

extension Service {
    /// 送达回证: who took which paper, when and how; without it a paper is not served (民事诉讼法第八十七条).
    ///
    /// Its id is `<mount>-receipt`; the kind's step that serves issues it.
    ///
    /// - Parameters:
    ///   - paper: the paper that was served, by name or number.
    ///   - addressee: whom it is addressed to.
    static func receipt<M: Matter>(
        in mount: Mount<M, Service>, basis: Basis, of paper: @escaping @Sendable (M) -> String, to addressee: @escaping @Sendable (M) -> String
    ) -> OfficialDocument<M> {
        OfficialDocument(mount.step("receipt"), "\(mount.title)送达回证", basis: basis) { matter, now in
            let service = mount.read(matter)
            let rows: [(name: String, value: String)] = [("送达文书", paper(matter)), ("受送达人", addressee(matter))] + service.rows
            return DocumentContent(blocks: [.form(rows)], signature: now.organs.name(of: now.organ), day: service.servedOn)
        }
    }

    private var rows: [(name: String, value: String)] {
        [
            ("送达方式", method?.name ?? ""), ("送达日期", servedOn?.chinese ?? ""),
            ("签收人", [receiverName, receiver?.name ?? ""].filter { !$0.isEmpty }.joined(separator: "，")),
            ("拒收事由和日期", refusal.isEmpty ? "" : refusal + (refusedOn.map { "（\($0.chinese)）" } ?? "")), ("见证人", witness),
            ("送达过程的记录", recording), ("受委托、转交的机关、单位", entrustee), ("邮件回执", mailReceipt),
            ("公告", announcedOn.map { "\($0.chinese)公告；\(announcementReason)" } ?? ""),
        ]
    }
}
