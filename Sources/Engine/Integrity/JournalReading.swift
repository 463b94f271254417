import Kernel
import Proof
import Storage

/// What the journal says besides the states and facts of matters: who handled and who is told, which files are named, what was committed to
/// by the day, what people sign in with.
struct JournalReading {
    /// A day's commitment, with what the journal itself said up to it.
    struct Commitment {
        let entry: Int
        let hash: Digest32
        let says: DayCommitment
        let papers: Int
        let publications: Int
        let files: FileReferences
    }

    struct Jurisdiction {
        let entry: Int
        let superior: String?
        let name: String
    }

    private let stored: [String: AttachmentLine]
    private(set) var openers: [MatterID: PersonID] = [:]
    private(set) var handlers: [MatterID: Set<PersonID>] = [:]
    /// Who is told of an entry.
    private(set) var notices: [Int: Set<PersonID>] = [:]
    /// Files that entries name, with the first entry that does.
    private(set) var named: [String: (file: Attachment, entry: Int)] = [:]
    /// Files that a matter's entries name, with the first entry of the matter that does.
    private(set) var held: [MatterID: [String: Int]] = [:]
    private var files: FileReferences = FileReferences()
    private(set) var commitments: [Commitment] = []
    private(set) var credentials: [String: (entry: Int, digest: String)] = [:]
    private(set) var links: [FederatedRow] = []
    private(set) var jurisdiction: Jurisdiction?
    /// By which keys the county went on, the earliest first.
    private(set) var successors: [KeySuccessor] = []
    private(set) var isFounding = false
    private(set) var backwards: (count: Int, first: Int)?
    private var lastTime: Instant?

    init(stored: [AttachmentLine]) {
        self.stored = Dictionary(stored.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Credentials from before there were entries of their changes stand in the first commitment.
    var knowsAllCredentials: Bool { isFounding || !commitments.isEmpty }

    mutating func add(_ row: JournalRow, of matter: MatterID, _ content: JSON) {
        addTime(row)
        if row.login != Actor.system.login {
            let person = PersonID(row.person)
            if row.version == 1 { openers[matter] = person }
            handlers[matter, default: []].insert(person)
        }
        if row.version > 1, content["stage"] != nil, let opener = openers[matter], opener != PersonID(row.person) { notices[row.entry] = [opener] }
        for file in FileReferences.files(in: content) {
            files.add(file, stored[file.digest])
            if named[file.digest] == nil { named[file.digest] = (file, row.entry) }
            if held[matter]?[file.digest] == nil { held[matter, default: [:]][file.digest] = row.entry }
        }
    }

    /// An entry of no matter; `false` when what it says cannot be read.
    mutating func add(_ row: JournalRow, hash: Digest32, papers: Int, publications: Int) -> Bool {
        addTime(row)
        if let told = (try? JSON(parsing: row.content))?["told"]?.items { notices[row.entry] = Set(told.compactMap(\.string).map { PersonID($0) }) }
        if row.entry == 1 { isFounding = RegisterEntry.isFounding(row) }
        switch (row.kind, row.action) {
        case (DayCommitment.kind, _):
            guard let says = DayCommitment(row) else { return false }
            commitments.append(
                Commitment(entry: row.entry, hash: hash, says: says, papers: papers, publications: publications, files: files))
            for (login, digest) in says.credentials ?? [:] where credentials[login] == nil { credentials[login] = (row.entry, digest) }
        case (CredentialEntry.kind, _):
            guard let content = try? JSON(parsing: row.content), let login = content["account"]?.string, let digest = content["digest"]?.string
            else { return false }
            credentials[login] = (row.entry, digest)
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
