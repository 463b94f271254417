import Kernel
import Storage

/// What the journal says was issued, published, replaced and withdrawn.
struct CommittedEvidence {
    /// Which paper or publication: the matter's, and the how manieth of its kind.
    struct Place: Hashable {
        let matter: MatterID
        let id: String
        let ordinal: Int
    }

    struct Made: Equatable {
        let entry: Int
        let digest: String
    }

    private(set) var papers: [Place: Made] = [:]
    private(set) var publications: [Place: Made] = [:]
    private(set) var closings: [Place: PublicationRow.Closing] = [:]
    /// The entry of each paper and of each publication, once.
    private(set) var paperEntries: [Int] = []
    private(set) var publicationEntries: [Int] = []

    /// Takes in one entry; `false` when what it says cannot be read.
    mutating func add(_ row: JournalRow, of matter: MatterID, _ content: JSON) -> Bool {
        var isReadable = true
        for paper in content["papers"]?.items ?? [] {
            guard let (place, made) = Self.made(paper, matter, row.entry) else {
                isReadable = false
                continue
            }
            if papers.updateValue(made, forKey: place) == nil { paperEntries.append(row.entry) }
        }
        for notice in content["withdrawn"]?.items ?? [] {
            guard let place = Self.place(notice, matter), let reason = notice["reason"]?.string, let organ = notice["by"]?.string,
                let article = notice["article"]?.string
            else {
                isReadable = false
                continue
            }
            closings[place] = .init(
                day: row.at.day, entry: row.entry, ending: .withdrawn(WithdrawalNotice(reason: reason, organ: organ, article: article)))
        }
        for publication in content["publications"]?.items ?? [] {
            guard let (place, made) = Self.made(publication, matter, row.entry) else {
                isReadable = false
                continue
            }
            if publications.updateValue(made, forKey: place) == nil { publicationEntries.append(row.entry) }
            for earlier in (publication["replaces"]?.items ?? []).compactMap({ Self.place($0, matter) }) {
                closings[earlier] = .init(
                    day: row.at.day, entry: row.entry, ending: .replaced(by: PublicationPlace(place.id, place.ordinal)))
            }
        }
        return isReadable
    }

    private static func place(_ json: JSON, _ matter: MatterID) -> Place? {
        guard let id = json["id"]?.string, let ordinal = json["ordinal"]?.int else { return nil }
        return Place(matter: matter, id: id, ordinal: ordinal)
    }

    private static func made(_ json: JSON, _ matter: MatterID, _ entry: Int) -> (Place, Made)? {
        guard let place = place(json, matter), let digest = json["digest"]?.string else { return nil }
        return (place, Made(entry: entry, digest: digest))
    }
}
