/// A dictionary that never grows beyond a bound: when it is full, the half that was not used for longest goes.
package struct BoundedMap<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let capacity: Int
    private var entries: [Key: (value: Value, used: Int)] = [:]
    private var clock = 0

    package init(capacity: Int) { self.capacity = max(capacity, 2) }

    package var count: Int { entries.count }

    package subscript(key: Key) -> Value? {
        mutating get {
            guard let index = entries.index(forKey: key) else { return nil }
            clock += 1
            entries.values[index].used = clock
            return entries.values[index].value
        }
        set {
            guard let newValue else {
                entries[key] = nil
                return
            }
            clock += 1
            entries[key] = (newValue, clock)
            if entries.count > capacity { dropHalf() }
        }
    }

    package mutating func removeAll(where drops: (Value) -> Bool) { entries = entries.filter { !drops($0.value.value) } }

    private mutating func dropHalf() {
        let kept = entries.sorted { $0.value.used > $1.value.used }.prefix(capacity / 2)
        entries = Dictionary(kept.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}
