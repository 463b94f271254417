import Kernel

/// 立卷归档: one matter one file, whole and in order (档案法第十四条, and what the law of each kind says of its files).
extension Archive {
    /// Every line of the index can be found again: it says what the paper is and how many pages it has.
    static func described<M: Matter>(in mount: Mount<M, Self>, _ basis: Basis) -> Gate<M> {
        Gate(
            mount.step("described"), "目录逐项写明材料和页数", basis,
            listing: { matter, _ in mount.read(matter).index.filter { !$0.isDescribed }.map(\.label) })
    }

    /// Everything the law asks of this file is in its index.
    ///
    /// - Parameters:
    ///   - says: in the words of the law of the kind.
    ///   - papers: what must be there, by what happened in the matter.
    static func complete<M: Matter>(
        in mount: Mount<M, Self>, _ says: String, _ basis: Basis, _ papers: @escaping @Sendable (M) -> [Paper]
    ) -> Gate<M> {
        Gate(mount.step("complete"), says, basis, listing: { matter, _ in mount.read(matter).missing(papers(matter)) })
    }

    /// The time in which a finished matter is filed, where a text or the county names one.
    ///
    /// - Parameters:
    ///   - start: when the matter was finished.
    ///   - term: `nil` where none is set.
    static func limit<M: Matter>(
        in mount: Mount<M, Self>, termText: String, from start: @escaping @Sendable (M) -> Day?, basis: Basis,
        term: @escaping @Sendable (M, Settings) -> Term?
    ) -> Limit<M> {
        Limit(
            mount.step("archiving"), "\(mount.title)归档", termText: termText, from: { start($0) }, until: { mount.read($0).archivedOn }, basis: basis,
            term: term)
    }

    /// 卷内目录, as it lies on top of the file.
    static func indexPaper<M: Matter>(in mount: Mount<M, Self>, basis: Basis) -> OfficialDocument<M> {
        OfficialDocument(mount.step("index"), "\(mount.title)目录", basis: basis) { matter, now in
            let archive = mount.read(matter)
            var first = 1
            let rows: [[String]] = archive.index.enumerated().map { place, paper in
                let pages = max(1, paper.pages ?? 1)
                defer { first += pages }
                let range = pages == 1 ? "\(first)" : "\(first)—\(first + pages - 1)"
                return ["\(place + 1)", paper.label, paper.number, paper.madeOn?.iso ?? "", range]
            }
            return DocumentContent(
                blocks: [
                    .form([
                        ("\(mount.title)号", archive.number), ("保管期限", archive.retention?.name ?? ""), ("页数", "\(archive.pages)"),
                        ("备考", archive.note),
                    ]),
                    .table(DocumentContent.Table(headings: ["序号", "材料", "文号", "日期", "页号"], rows: rows)),
                ],
                signature: now.organs.name(of: now.organ), day: archive.archivedOn)
        }
    }
}

extension Action {
    /// The step by which a matter is filed: it takes the number, the index and the retention, and notes who filed it and when.
    ///
    /// - Parameters:
    ///   - isNumbered: the file was given its number before, as a dossier is that grows with the matter.
    ///   - basis: what asks for the file.
    func archiving<Paper>(_ mount: Mount<M, Archive<Paper>>, isNumbered: Bool = false, basis: Basis) -> Self {
        (isNumbered ? self : needs(mount.number))
            .needs(mount.index, mount.retention).fills(mount.note)
            .requires(Archive.described(in: mount, basis))
            .stamps(mount.archivedOn)
            .writes(mount.archivist) { matter, now in matter[keyPath: mount.archivist] = now.actor.person }
    }
}
