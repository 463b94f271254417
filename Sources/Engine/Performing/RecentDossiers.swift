import Kernel
import Storage
import Synchronization

/// A matter in hand, to be kept: handed on without copying its some thirty parts.
final class Held: Sendable {
    let dossier: Dossier
    init(_ dossier: Dossier) { self.dossier = dossier }
}

/// Matters lately read or written, decoded. Whoever takes one must check its version in the transaction at hand.
///
/// Bounded: when full, the older half goes.
final class RecentDossiers: Sendable {
    private struct Shelf {
        var fresh: [MatterID: Held] = [:]
        var stale: [MatterID: Held] = [:]
    }

    private let capacity: Int
    private let shelf: Mutex<Shelf> = Mutex(Shelf())

    init(capacity: Int) { self.capacity = capacity }

    func dossier(_ id: MatterID) -> Held? {
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

    func keep(_ dossiers: [Held]) {
        shelf.withLock { shelf in
            for held in dossiers {
                let id = held.dossier.row.id
                shelf.fresh[id] = held
                shelf.stale[id] = nil
            }
            if shelf.fresh.count > capacity / 2 {
                shelf.stale = shelf.fresh
                shelf.fresh = [:]
            }
        }
    }
}
