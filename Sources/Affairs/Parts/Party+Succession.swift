import Kernel

extension Party {
    /// The place of the party that a mount holds; the kind says what its law makes of a death, a merger, an end.
    static func succession<M: Matter>(
        _ id: String, of mount: Mount<M, Self>, by role: Role, at place: Place<M> = .own
    ) -> Succession<M> {
        Succession(
            id, mount.title, mount.paths, by: role, at: place, named: { !mount.read($0).name.isEmpty && mount.read($0).kind != nil },
            name: { mount.read($0).name })
    }
}
