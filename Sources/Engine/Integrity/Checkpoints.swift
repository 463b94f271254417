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

    /// Makes the checkpoint of a day, once the day is over, over all entries since the last one, and right before it the entry that commits
    /// to the rest. Nothing is made when nothing was entered since the last one.
    ///
    /// A checkpoint of a later day, made while the clock was ahead, does not stand in the way: the next one goes on from its entries. Of one day
    /// there is one checkpoint; what a day has left over is covered by the next.
    ///
    /// The entry has the time of the last one, for it says how the day ended.
    ///
    /// - Returns: the signed note, or `nil` when none was due.
    @discardableResult
    package func make(for day: Day, in work: Work? = nil) throws -> String? {
        if let work { return try make(day, work) }
        return try engine.batch { try make(day, $0) }
    }

    private func make(_ day: Day, _ work: Work) throws -> String? {
        let connection = work.connection
        let county = engine.county
        let earlier = try connection.checkpointDays(county)
        guard let last = try connection.lastEntry(county), earlier.last?.entry != last.entry, !earlier.contains(where: { $0.day == day }) else {
            return nil
        }
        try FileReferences.note(connection, county, after: DayCommitment.last(connection, county)?.entry ?? 0)
        let head = try DayCommitment(connection, county).append(county, connection, at: last.at)
        work.advance(to: head.entry, head.hash)
        var frontier = try frontier(after: earlier, connection)
        frontier.append(head.hash.bytes)
        let checkpoint = try Checkpoint(
            origin: Self.origin(county), size: frontier.size, root: frontier.root, extensions: Self.extensions(day, entry: head.entry))
        let note = try checkpoint.signed(by: signer).encoded
        try connection.insert(
            county, CheckpointRow(day: day, size: frontier.size, entry: head.entry, root: frontier.root.bytes, note: note))
        engine.keep(frontier: frontier)
        return note
    }

    /// The tree so far. What the engine has kept of it still holds where the last checkpoint signs its root; else it is grown from the leaves.
    private func frontier(after earlier: [(day: Day, entry: Int)], _ connection: Connection) throws -> MerkleFrontier {
        if let kept = engine.frontier, kept.size == earlier.count, let last = earlier.last,
            try connection.checkpointRoot(engine.county, of: last.day) == kept.root.bytes
        {
            return kept
        }
        var frontier = MerkleFrontier()
        for leaf in try connection.checkpointLeaves(engine.county) { frontier.append(leaf.hash) }
        return frontier
    }

    /// What a checkpoint says of itself besides size and root.
    static func extensions(_ day: Day, entry: Int) -> [String] { ["day \(day.iso)", "entry \(entry)"] }
}
