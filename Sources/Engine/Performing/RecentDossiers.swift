import Kernel
import Storage
import Synchronization

/// Matters lately read or written, decoded. Whoever takes one must check its version in the transaction at hand.
///
/// Bounded: when full, the older half goes.
final class RecentDossiers: Sendable {
    private struct Shelf {
        var fresh: [MatterID: Dossier] = [:]
        var stale: [MatterID: Dossier] = [:]
    }

    private let capacity: Int
    private let shelf: Mutex<Shelf> = Mutex(Shelf())

    init(capacity: Int) { self.capacity = capacity }

    func dossier(_ id: MatterID) -> Dossier? {
        shelf.withLock { shelf in
            if let fresh = shelf.fresh[id] { return fresh }
            guard let stale = shelf.stale.removeValue(forKey: id) else { return nil }
            shelf.fresh[id] = stale
            return stale
        }
    }

    func clear() {
        shelf.withLock { shelf in (shelf.fresh, shelf.stale) = ([:], [:]) }
    }

    func keep(_ dossiers: [Dossier]) {
        shelf.withLock { shelf in
            for dossier in dossiers {
                shelf.fresh[dossier.row.id] = dossier
                shelf.stale[dossier.row.id] = nil
            }
            if shelf.fresh.count > capacity / 2 {
                shelf.stale = shelf.fresh
                shelf.fresh = [:]
            }
        }
    }
}
