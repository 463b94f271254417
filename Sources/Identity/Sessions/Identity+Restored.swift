package import Storage

extension Identity {
    /// Ends in a restored county whatever would let somebody in: sessions, tokens and sign-ins under way may have been ended since the copy was made.
    package static func endSignIns(_ county: String, _ connection: Connection) throws {
        try connection.endAllSignIns(county, memos: [PendingSignIns.kind, proofKind])
    }
}
