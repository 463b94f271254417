import Kernel
import Storage

extension Sight {
    /// Looks for matters by number, name, party, officer and kind, within the scope. The work is bounded whatever was typed and however many
    /// matters there are: of what is common, the newest are looked at, and it is said that there are more.
    package func search(_ request: SearchRequest) throws -> SearchFindings {
        var finder = Finder(self, request.text)
        return try finder.findings(request)
    }
}

/// One search.
private struct Finder {
    /// Matters in sight that are put in order; and rows looked at for them.
    private static let most: Int = 2_000
    private static let mostLooks: Int = 6_000
    /// Of each kind, where there are more than were put in order.
    private static let mostOfKind: Int = 100
    private static let mostParties: Int = 200
    private static let mostPlaces: Int = 120

    let sight: Sight
    let typed: String
    let terms: [SearchTerm]
    /// Where what is in sight lies, for the index; `nil` where it could not be narrowed.
    let scope: [SearchPlace]?
    var found: [MatterID: SearchFindings.Hit] = [:]
    var isMore: Bool = false
    var byParty: Set<MatterID> = []

    init(_ sight: Sight, _ text: String) {
        self.sight = sight
        typed = text
        let plain = SearchTerm.terms(of: text)
        let placed = plain.map { SearchTerm($0.text, places: Self.places(called: $0.text, sight)) }
        // A kind or an organ by itself is no search: its list is offered instead.
        terms = placed.count > 1 ? placed : plain
        scope = Self.scope(sight)
    }

    mutating func findings(_ request: SearchRequest) throws -> SearchFindings {
        var result = SearchFindings()
        guard !terms.isEmpty else { return result }
        try findMatters(nil)
        result.facets = try facets()
        result.byParty = byParty.count
        if let kind = request.kind {
            found = [:]
            isMore = false
            try findMatters(kind)
        }
        let hits = found.values.filter { request.kind == nil || $0.line.kind == request.kind }.sorted { left, right in
            (left.fit, left.line.opened, left.line.id) > (right.fit, right.line.opened, right.line.id)
        }
        let start = min((request.page - 1) * SearchRequest.pageSize, hits.count)
        result.hits = Array(hits[start..<min(start + SearchRequest.pageSize, hits.count)])
        (result.count, result.isMore) = (hits.count, isMore)
        return result
    }

    private mutating func findMatters(_ kind: String?) throws {
        let places = (kind.map { [[SearchPlace.kind($0)]] } ?? []) + (scope.map { [$0] } ?? [])
        try findByInternalNumber(kind)
        if terms.contains(where: \.isNumeric) {
            // 第12号 first: of numbers that only contain the digits, the newest would fill the list.
            let whole = terms.map { $0.isDigits ? SearchTerm("第\($0.text)号") : $0 }
            if whole != terms { try walk(SearchAsk(whole, .numbers, places: places), upTo: 300, fit: .wholeNumber) }
            try walk(SearchAsk(terms, .numbers, places: places), upTo: 300)
        }
        try findByParty(kind)
        try findByOfficer(kind)
        try walk(SearchAsk(terms, places: places), upTo: Self.most)
        // 超速 is 超过规定时速 to whoever wrote it down.
        if found.count < 10 { try walk(SearchAsk(terms, .close, places: places), upTo: 300, fit: .close) }
    }

    private mutating func walk(_ ask: SearchAsk, upTo most: Int, fit: SearchFindings.Fit? = nil) throws {
        var (looks, taken) = (0, 0)
        try sight.work.connection.search(sight.work.engine.county, ask) { line in
            looks += 1
            if sees(line) {
                taken += 1
                add(line, fit ?? self.fit(of: line, ask.way))
            }
            if taken < most, looks < Self.mostLooks { return true }
            isMore = true
            return false
        }
    }

    private func sees(_ line: MatterLine) -> Bool { sight.personal.scope(line.kind).contains(line.organ) }

    private mutating func add(_ line: MatterLine, _ fit: SearchFindings.Fit) {
        if let known = found[line.id], known.fit >= fit { return }
        found[line.id] = SearchFindings.Hit(line: line, fit: fit)
    }

    private func fit(of line: MatterLine, _ way: SearchAsk.Way) -> SearchFindings.Fit {
        if way == .numbers {
            let runs = (line.number ?? "").split { !("0"..."9").contains($0) }
            let digits = terms.flatMap { $0.text.split { !("0"..."9").contains($0) } }
            return digits.contains { runs.contains($0) } ? .wholeNumber : .number
        }
        return terms.allSatisfy { line.title.contains($0.text) || $0.isIn(line) } ? .title : .text
    }

    /// 编号, as everybody in the house calls a matter.
    private mutating func findByInternalNumber(_ kind: String?) throws {
        let text = typed.filter { !$0.isWhitespace }
        let digits = text.hasPrefix("编号") ? text.dropFirst(2) : text.hasPrefix("#") ? text.dropFirst() : text[...]
        guard digits.count < 12, let id = Int(digits), id > 0, let line = try sight.line(id) else { return }
        if kind == nil || line.kind == kind { add(line, .wholeNumber) }
    }

    /// Persons are found by the whole name or the whole number, in matters whose personal data the person who looks may see.
    private mutating func findByParty(_ kind: String?) throws {
        let work = sight.work
        for term in terms where term.text.count >= 2 && term.text.count <= 40 {
            let digest = PartyKey.digest(term.text, in: work.engine.county)
            let others = terms.filter { $0 != term }
            for id in try work.connection.matters(work.engine.county, withPartyKey: digest, limit: Self.mostParties) {
                guard let dossier = try work.find(id), kind == nil || dossier.row.kind == kind else { continue }
                let line = MatterLine(dossier.row)
                guard others.allSatisfy({ $0.isTold(of: line) }) else { continue }
                guard try sight.sees(dossier), try sight.mayUnmask(dossier) else { continue }
                byParty.insert(id)
                add(line, .party)
            }
        }
    }

    /// Those who had a hand in it, by part of the name.
    private mutating func findByOfficer(_ kind: String?) throws {
        let names = sight.work.registers.names
        for term in terms where term.text.count >= 2 && term.text.count <= 20 && !term.isNumeric {
            let people = names.filter { $0.value.contains(term.text) }.keys.sorted { $0.description < $1.description }
            guard !people.isEmpty, people.count <= 5 else { continue }
            let others = terms.filter { $0 != term }
            for definition in sight.kinds where kind == nil || definition.kind.id == kind {
                for person in people {
                    var filter = ListFilter(kind: definition.kind.id)
                    (filter.handledBy, filter.limit) = (person, others.isEmpty ? Self.mostOfKind : Self.most)
                    let lines = try sight.list(filter)
                    if lines.count == filter.limit { isMore = true }
                    for line in lines where others.allSatisfy({ $0.isTold(of: line) }) { add(line, .officer) }
                }
            }
        }
    }

    /// How many of each kind. Where more was found than could be looked at, kinds that did not come up are asked for by themselves.
    private func facets() throws -> [SearchFindings.Facet] {
        var counts: [String: Int] = [:]
        for hit in found.values { counts[hit.line.kind, default: 0] += 1 }
        var facets: [SearchFindings.Facet] = []
        for definition in sight.kinds {
            let kind = definition.kind
            if let count = counts[kind.id] {
                facets.append(SearchFindings.Facet(kind: kind, count: count, isMore: isMore && count >= Self.mostOfKind))
            } else if isMore {
                let count = try count(kind.id)
                if count > 0 { facets.append(SearchFindings.Facet(kind: kind, count: count, isMore: count >= Self.mostOfKind)) }
            }
        }
        return facets.sorted { $0.count > $1.count }
    }

    private func count(_ kind: String) throws -> Int {
        var (count, looks) = (0, 0)
        let ask = SearchAsk(terms, places: [[.kind(kind)]] + (scope.map { [$0] } ?? []))
        try sight.work.connection.search(sight.work.engine.county, ask) { line in
            looks += 1
            if sees(line) { count += 1 }
            return count < Self.mostOfKind && looks < Self.mostOfKind * 3
        }
        return count
    }

    /// Kinds and organs that are called so.
    private static func places(called text: String, _ sight: Sight) -> [SearchPlace] {
        guard text.count >= 2 else { return [] }
        let kinds = sight.kinds.filter { $0.kind.name.contains(text) }.map { SearchPlace.kind($0.kind.id) }
        let organs = sight.work.registers.organs.organs.values.filter { $0.name.contains(text) }
        let named = organs.count <= 40 ? organs.map(\.code).sorted { $0.description < $1.description }.map { SearchPlace.organ($0) } : []
        return kinds + named
    }

    private static func scope(_ sight: Sight) -> [SearchPlace]? {
        var places: [SearchPlace] = []
        var organs: Set<OrganCode> = []
        var isWhole = true
        for definition in sight.kinds {
            switch sight.scope(definition) {
            case .everything: places.append(.kind(definition.kind.id))
            case .organs(let some):
                isWhole = false
                organs.formUnion(some)
            }
        }
        guard !isWhole, organs.count <= mostPlaces else { return nil }
        return places + organs.sorted { $0.description < $1.description }.map { SearchPlace.organ($0) }
    }
}

extension SearchTerm {
    /// A matter is where the term says.
    fileprivate func isIn(_ line: MatterLine) -> Bool { places.contains(.kind(line.kind)) || places.contains(.organ(line.organ)) }

    fileprivate var isDigits: Bool { isNumeric && text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// It stands in the line, if need be with other words between: 超速 in 超过规定时速.
    fileprivate func isTold(of line: MatterLine) -> Bool {
        if isIn(line) || line.title.contains(text) || line.number?.contains(text) == true { return true }
        var rest = line.title[...]
        for (place, character) in text.enumerated() {
            guard let found = rest.firstIndex(of: character) else { return false }
            if place > 0, rest.distance(from: rest.startIndex, to: found) > SearchAsk.distance { return false }
            rest = rest[rest.index(after: found)...]
        }
        return true
    }
}
