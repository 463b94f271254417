import Kernel
package import Storage

extension Sight {
    /// One page of a list in the order of a field's values, or of document numbers.
    ///
    /// Where few matters meet the conditions all are read and put in order, those without a value last. Where many do, the index of values is walked, and
    /// only what has a value stands in it: the page says so.
    ///
    /// - Returns: the page, and whether what has no value was left out.
    package func sorted(_ filter: ListFilter) throws -> (page: SortedPage, leavesOut: Bool) {
        guard let sort = filter.sort else { return (SortedPage(lines: [], reached: nil), false) }
        var all = filter
        (all.sort, all.afterPlace, all.after, all.order) = (nil, nil, nil, .newest)
        all.limit = Self.mostGathered + 1
        if try isFew(filter) {
            let lines = try list(all)
            if lines.count <= Self.mostGathered { return (try page(of: lines, filter, sort), false) }
        }
        return (try work.connection.sorted(work.engine.county, try narrowed(filter)), true)
    }

    /// As many as are read one by one to put them in order.
    private static var mostGathered: Int { 300 }

    /// Whether it is worth looking for all: what somebody answers for, or a stage, or an organ that has few.
    private func isFew(_ filter: ListFilter) throws -> Bool {
        if filter.assignedTo != nil || filter.unledAt != nil || filter.text != nil { return true }
        let definition = try work.engine.definition(filter.kind)
        let organs = try narrowed(filter).organs
        let tally = try work.connection.tally(work.engine.county, kind: definition.kind.id, organs: organs)
        let stages = filter.stages.isEmpty ? Array(tally.keys) : filter.stages
        return stages.reduce(0) { $0 + (tally[$1] ?? 0) } <= Self.mostGathered
    }

    private func page(of lines: [MatterLine], _ filter: ListFilter, _ sort: ListSort) throws -> SortedPage {
        var placed: [(line: MatterLine, place: SortPlace)] = []
        var blank: [(line: MatterLine, place: SortPlace)] = []
        for line in lines {
            let value: String?
            switch sort.key {
            case .number: value = line.number
            case .field(let name):
                let dossier = try work.dossier(line.id)
                value = dossier.definition.value(name, of: dossier.record)?.keys.first
            }
            let opened = sort.key == .number ? 0 : line.opened.ordinal
            let place = SortPlace(value: value ?? "", opened: opened, id: line.id)
            if value == nil { blank.append((line, place)) } else { placed.append((line, place)) }
        }
        let isBefore: (SortPlace, SortPlace) -> Bool = { left, right in
            let (left, right) = sort.isDescending ? (right, left) : (left, right)
            // As the databases compare: byte by byte.
            if left.value != right.value { return left.value.utf8.lexicographicallyPrecedes(right.value.utf8) }
            return (left.opened, left.id) < (right.opened, right.id)
        }
        let ordered = placed.sorted { isBefore($0.place, $1.place) } + blank
        var rest = ordered[...]
        if let after = filter.afterPlace {
            if let index = ordered.firstIndex(where: { $0.place.id == after.id }) {
                rest = ordered[(index + 1)...]
            } else {
                // The matter of that place has gone from the list since.
                rest = ordered.drop { !$0.place.value.isEmpty && !isBefore(after, $0.place) }
            }
        }
        let page = Array(rest.prefix(filter.limit))
        return SortedPage(lines: page, reached: rest.count > page.count ? page.last?.place : nil)
    }
}
