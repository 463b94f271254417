import Kernel
import Proof
import Storage

/// What the journal says in its own order: which files are named, what was committed to by the day, what people sign in with. It grows with
/// files, days and people, not with entries.
struct JournalReading {
    /// A day's commitment, with what the journal itself said up to it.
    struct Commitment {
        let entry: Int
        let at: Instant
        let hash: Digest32
        let says: DayCommitment
        /// What the entries up to it issued and published.
        fileprivate(set) var papers = 0
        fileprivate(set) var publications = 0
        let files: FileReferences
    }

    struct Jurisdiction {
        let entry: Int
        let superior: String?
        let name: String
    }

    private let stored: [String: AttachmentLine]
    var notices: NoticeLedger = NoticeLedger()
    /// To whom matters were dealt out, with the last entry that did.
    var dealt: [DealtPlace: Int] = [:]
    /// Files that entries name, with the first entry that does.
    private(set) var named: [String: (file: Attachment, entry: Int)] = [:]
    private var files: FileReferences = FileReferences()
    private(set) var commitments: [Commitment] = []
    private(set) var credentials: [String: (entry: Int, digest: String)] = [:]
    private(set) var links: [FederatedRow] = []
    private(set) var jurisdiction: Jurisdiction?
    /// By which keys the county went on, the earliest first.
    private(set) var successors: [KeySuccessor] = []
    private(set) var isFounding = false
    /// What was taken out of the audit trail, past its time.
    private(set) var auditMarks: [AuditPruning.Mark] = []
    private(set) var backwards: (count: Int, first: Int)?
    private var lastTime: Instant?

    init(stored: [AttachmentLine]) {
        self.stored = Dictionary(stored.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Credentials from before there were entries of their changes stand in the first commitment.
    var knowsAllCredentials: Bool { isFounding || !commitments.isEmpty }

    /// An entry of a matter: its time and the files that it names.
    mutating func add(_ row: JournalRow) {
        addTime(row)
        // What cannot be read is told where the matter is checked.
        guard Self.mayNameFiles(row.content), let content = try? JSON(parsing: row.content) else { return }
        for file in FileReferences.files(in: content) {
            files.add(file, stored[file.digest])
            if named[file.digest] == nil { named[file.digest] = (file, row.entry) }
        }
    }

    /// Whether `"size":`, which each file bears, is in a text: most entries name none and need not be parsed for that.
    private static func mayNameFiles(_ content: String) -> Bool {
        let mark = Array("\"size\":".utf8)
        var content = content
        return content.withUTF8 { bytes in
            guard bytes.count >= mark.count else { return false }
            return (0...(bytes.count - mark.count)).contains { start in
                // The second letter first: quotation marks are everywhere.
                bytes[start + 1] == mark[1] && mark.indices.allSatisfy { bytes[start + $0] == mark[$0] }
            }
        }
    }

    /// Adds what matters' entries issued and published to the commitments after them.
    mutating func count(_ evidence: CommittedEvidence) {
        func add(_ entries: [Int], to count: WritableKeyPath<Commitment, Int>) {
            for entry in entries {
                // The first commitment after it; those after that follow in `sum()`.
                var (low, high) = (0, commitments.count)
                while low < high {
                    let middle = (low + high) / 2
                    if commitments[middle].entry > entry { high = middle } else { low = middle + 1 }
                }
                if low < commitments.count { commitments[low][keyPath: count] += 1 }
            }
        }
        add(evidence.paperEntries, to: \.papers)
        add(evidence.publicationEntries, to: \.publications)
    }

    /// When all have been counted: each commitment covers what those before it do.
    mutating func sum() {
        for index in commitments.indices.dropFirst() {
            commitments[index].papers += commitments[index - 1].papers
            commitments[index].publications += commitments[index - 1].publications
        }
    }

    /// An entry of no matter; `false` when what it says cannot be read.
    mutating func add(_ row: JournalRow, hash: Digest32) -> Bool {
        addTime(row)
        if let told = (try? JSON(parsing: row.content))?["told"]?.items {
            for person in Set(told.compactMap(\.string)) { notices.add(row.entry, PersonID(person)) }
        }
        if row.entry == 1 { isFounding = RegisterEntry.isFounding(row) }
        switch (row.kind, row.action) {
        case (DayCommitment.kind, _):
            guard let says = DayCommitment(row) else { return false }
            commitments.append(Commitment(entry: row.entry, at: row.at, hash: hash, says: says, files: files))
            for (login, digest) in says.credentials ?? [:] where credentials[login] == nil { credentials[login] = (row.entry, digest) }
        case (CredentialEntry.kind, _):
            guard let content = try? JSON(parsing: row.content), let login = content["account"]?.string, let digest = content["digest"]?.string
            else { return false }
            credentials[login] = (row.entry, digest)
        case (AuditPruning.kind, AuditPruning.action):
            guard let mark = AuditPruning.Mark(row) else { return false }
            auditMarks.append(mark)
        case (_, "account.link"), (_, "account.unlink"):
            guard let content = try? JSON(parsing: row.content), let login = content["account"]?.string, let issuer = content["issuer"]?.string,
                let subject = content["subject"]?.string
            else { return false }
            links.removeAll { $0.issuer == issuer && $0.subject == subject }
            if row.action == "account.link" { links.append(FederatedRow(issuer: issuer, subject: subject, login: login)) }
        case (RegisterEntry.upkeep, KeySuccessor.action):
            guard let successor = KeySuccessor(row) else { return false }
            successors.append(successor)
        case (_, "jurisdiction"):
            guard let content = try? JSON(parsing: row.content), let name = content["name"]?.string else { return false }
            jurisdiction = Jurisdiction(entry: row.entry, superior: content["superior"]?.string, name: name)
        default: break
        }
        return true
    }

    private mutating func addTime(_ row: JournalRow) {
        if let lastTime, row.at < lastTime { backwards = ((backwards?.count ?? 0) + 1, backwards?.first ?? row.entry) }
        lastTime = row.at
    }
}

/// Who opened and who handled some matters, and which files they hold.
struct MatterReading {
    private(set) var openers: [MatterID: PersonID] = [:]
    private(set) var takers: [MatterID: Taker] = [:]
    private(set) var handlers: [MatterID: Set<PersonID>] = [:]
    /// Files that a matter's entries name, with the first entry of the matter that does.
    private(set) var held: [MatterID: [String: Int]] = [:]

    /// Takes in a matter's next entry.
    ///
    /// - Parameter definition: of the matter's kind; `nil` for one that the program does not know.
    /// - Returns: who is told of it.
    mutating func add(_ row: JournalRow, of matter: MatterID, _ content: JSON, _ definition: (any Definition)?) -> PersonID? {
        if let definition, let taker = Taker(row, of: definition) { takers[matter] = taker }
        if row.login != Actor.system.login {
            let person = PersonID(row.person)
            if row.version == 1 { openers[matter] = person }
            handlers[matter, default: []].insert(person)
        }
        for file in FileReferences.files(in: content) where held[matter]?[file.digest] == nil {
            held[matter, default: [:]][file.digest] = row.entry
        }
        guard row.version > 1, content["stage"] != nil, let opener = openers[matter], opener != PersonID(row.person) else { return nil }
        return opener
    }
}

/// Who is told of which entry, in eight bytes each: there is one for every other entry of a county's years.
struct NoticeLedger {
    private var numbers: [PersonID: UInt64] = [:]
    private var people: [PersonID] = []
    private var places: [UInt64] = []
    private var seen: [Bool] = []
    /// Bits for the person; a county has fewer people, and a journal fewer entries than fit in the others.
    private static let bits: UInt64 = 24

    mutating func add(_ entry: Int, _ person: PersonID) {
        let number = numbers[person] ?? UInt64(people.count)
        if numbers.updateValue(number, forKey: person) == nil { people.append(person) }
        places.append(Self.place(entry, number))
    }

    private static func place(_ entry: Int, _ number: UInt64) -> UInt64 { UInt64(truncatingIfNeeded: entry) << bits | number }

    /// When all are in.
    mutating func close() {
        places.sort()
        seen = [Bool](repeating: false, count: places.count)
    }

    /// Strikes one out; `false` when it is not there, or was struck out before.
    mutating func see(_ entry: Int, _ person: PersonID) -> Bool {
        guard let number = numbers[person] else { return false }
        let place = Self.place(entry, number)
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < place { low = middle + 1 } else { high = middle }
        }
        guard low < places.count, places[low] == place, !seen[low] else { return false }
        seen[low] = true
        return true
    }

    func forEachUnseen(_ body: (_ entry: Int, _ person: PersonID) -> Void) {
        for (index, place) in places.enumerated() where !seen[index] {
            body(Int(truncatingIfNeeded: place >> Self.bits), people[Int(place & ((1 << Self.bits) - 1))])
        }
    }
}
