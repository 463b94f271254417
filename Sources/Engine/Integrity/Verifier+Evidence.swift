import Kernel
import Proof
import Storage

/// Papers and publications against the entries that made and ended them: what is changed, gone, added or revived is named.
extension Verifier {
    func checkPapers(
        _ connection: Connection, _ matters: ClosedRange<MatterID>, _ committed: CommittedEvidence, _ result: inout Verification
    ) throws {
        var unseen = committed.papers
        try connection.forEachPaper(engine.county, matters) { row in
            result.papers += 1
            let what = "事项\(row.matter)的文书“\(row.document)”第\(row.ordinal)次制发的"
            guard let made = unseen.removeValue(forKey: .init(matter: row.matter, id: row.document, ordinal: row.ordinal)) else {
                return result.add(.paper, row.entry, "\(what)不是由任何环节制发的")
            }
            let digest = Digest32.sha256(row.canonical)
            if made != .init(entry: row.entry, digest: digest.hex) || row.digest != digest.bytes {
                result.add(.paper, made.entry, "\(what)内容与制发时的记录不符，已被改动")
            }
        }
        for (place, made) in unseen.sorted(by: { $0.value.entry < $1.value.entry }) {
            result.add(.paper, made.entry, "事项\(place.matter)的文书“\(place.id)”第\(place.ordinal)次制发的已不存在")
        }
    }

    func checkPublications(
        _ connection: Connection, _ matters: ClosedRange<MatterID>, _ committed: CommittedEvidence, _ result: inout Verification
    ) throws {
        var unseen = committed.publications
        try connection.forEachPublication(engine.county, matters) { row in
            result.publications += 1
            let place = CommittedEvidence.Place(matter: row.matter, id: row.publication, ordinal: row.place.ordinal)
            let what = "事项\(row.matter)的公示“\(row.publication)”第\(row.place.ordinal)次公开的"
            guard let made = unseen.removeValue(forKey: place) else {
                return result.add(.publication, row.entry, "\(what)不是由任何环节公开的")
            }
            let digest = Digest32.sha256(row.canonical)
            if made != .init(entry: row.entry, digest: digest.hex) || row.digest != digest.bytes {
                result.add(.publication, made.entry, "\(what)内容与公开时的记录不符，已被改动")
            }
            guard row.closing != committed.closings[place] else { return }
            let says =
                switch (row.closing, committed.closings[place]) {
                case (nil, .some): "已经撤回或者被取代，现又恢复公开"
                case (.some, nil): "没有环节将其撤回或者取代，却已不再公开"
                default: "如何结束公开，与记录不符，已被改动"
                }
            result.add(.publication, committed.closings[place]?.entry ?? made.entry, what + says)
        }
        for (place, made) in unseen.sorted(by: { $0.value.entry < $1.value.entry }) {
            result.add(.publication, made.entry, "事项\(place.matter)的公示“\(place.id)”第\(place.ordinal)次公开的已不存在")
        }
    }
}
