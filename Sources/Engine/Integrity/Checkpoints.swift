package import Kernel
package import Proof
import Storage

/// The daily checkpoints: each day's last journal hash is a leaf of a Merkle tree (RFC 9162), whose root is signed.
package struct Checkpoints {
    let engine: Engine
    let signer: SignerKey

    /// The origin line: which county's journal it is.
    package static func origin(_ county: String) -> String { "plumbline/\(county)/journal" }

    package init(_ engine: Engine, signer: SignerKey) {
        self.engine = engine
        self.signer = signer
    }

    /// Makes the checkpoint of a day, once the day is over. Nothing is made when nothing was entered since the last one.
    ///
    /// - Returns: the signed note, or `nil` when none was due.
    @discardableResult
    package func make(for day: Day, in work: Work? = nil) throws -> String? {
        if let work { return try make(day, work) }
        return try engine.batch { try make(day, $0) }
    }

    private func make(_ day: Day, _ work: Work) throws -> String? {
        let connection = work.connection
        let head = try work.journalHead()
        let earlier = try connection.checkpointLeaves(engine.county)
        guard head.entry > 0, earlier.last?.entry != head.entry, earlier.last.map({ $0.day < day }) ?? true else { return nil }
        var frontier = MerkleFrontier()
        for leaf in earlier { frontier.append(leaf.hash) }
        frontier.append(head.hash.bytes)
        let checkpoint = try Checkpoint(
            origin: Self.origin(engine.county), size: frontier.size, root: frontier.root, extensions: ["day \(day.iso)", "entry \(head.entry)"])
        let note = try checkpoint.signed(by: signer).encoded
        try connection.insert(
            engine.county, CheckpointRow(day: day, size: frontier.size, entry: head.entry, root: frontier.root.bytes, note: note))
        return note
    }
}
