import Kernel

/// Values of a type to be tried one after another: what the record, the trial and the matters beside it hold, and every case where
/// there are few.
extension Values {
    /// - Parameters:
    ///   - current: what the field holds in the trial; changed piece by piece.
    ///   - most: about how many are wanted.
    mutating func candidates(_ shape: Shape, _ info: FieldInfo?, _ current: JSON?, most: Int = 60) -> [JSON] {
        switch shape.type {
        case .flag: [.flag(true), .flag(false)]
        case .choice(let options): dice.shuffled(options).prefix(40).map { .text($0.code) } + [.null]
        case .day: days(most).map { .text($0.iso) } + [.null]
        case .instant: instants(most).map { .text($0.iso) } + [.null]
        case .money: amounts(most).map { .integer($0) } + [.null]
        case .integer: integers(most).map { .integer($0) } + [.null]
        case .decimal: (some(ground.decimals, 8) + ["0", "1", "60", "80", "86.5", "100", "59.9", "3"]).map { .text($0) } + [.null]
        case .organ: ([organ.description] + some(ground.organs, 6) + some(world.town.codes.map(\.description), 16)).map { .text($0) } + [.null]
        case .person: persons(most).map { .text($0) } + [.null]
        case .attachment: [Self.attachment, .null]
        case .text: texts(info, most).map { .text($0) }
        case .matter(let kind): matters(kind, most).map { .integer($0) } + [.null]
        case .record: records(shape, current, most)
        case .list: lists(shape, info, current, most)
        }
    }

    /// Items of a list beyond which it is not made longer.
    static let longest: Int = 12

    private mutating func some<Value>(_ values: [Value], _ most: Int) -> [Value] {
        values.count <= most ? values : Array(dice.shuffled(values).prefix(most))
    }

    private mutating func days(_ most: Int) -> [Day] {
        let today = ground.at.day
        var days = [today, today.advanced(by: -1), today.advanced(by: 1)]
        for day in some(ground.days, most / 5) + some(ground.ends, 4) { days += [day, day.advanced(by: 1), day.advanced(by: -1)] }
        for term in some(Self.terms, most / 5) { days += [today.advanced(by: term), today.advanced(by: -term)] }
        return days + [12, -12, 36].map { today.advanced(byMonths: $0) }
    }

    private mutating func instants(_ most: Int) -> [Instant] {
        var instants = [ground.at]
        for base in [ground.at] + some(ground.instants, 6) { instants += [0, -1, 1, -24, 24, 48].map { base.advanced(byHours: $0) } }
        return instants
    }

    private mutating func amounts(_ most: Int) -> [Int] {
        var amounts = [0, 100]
        for known in some(ground.amounts, most / 5) { amounts += [known, known + 1, max(0, known - 1), known / 2] }
        amounts.append(ground.amounts.reduce(0) { $0.addingReportingOverflow($1).partialValue })
        return amounts + [50, 200, 500, 1_000, 5_000, 10_000, 100_000, 1_000_000, 20_000_000].map { $0 * 100 }
    }

    private mutating func integers(_ most: Int) -> [Int] {
        var numbers = [0, 1, 2, 3]
        for known in some(ground.numbers, most / 6) + (hints?.numbers ?? []) { numbers += [known, known + 1, known - 1] }
        let year = ground.at.day.year
        return numbers + [year, year - 1, year + 1] + some([4, 5, 6, 7, 9, 10, 12, 15, 20, 30, 60, 80, 100, 500], most / 6)
    }

    private mutating func persons(_ most: Int) -> [String] {
        let staff = world.town.staff(of: organ).map(\.person.description)
        return [actor.person.description] + some(ground.persons, 12) + staff + some(world.town.people.map(\.person.description), 4)
    }

    private mutating func texts(_ info: FieldInfo?, _ most: Int) -> [String] {
        if let mask = info?.mask { return (0..<4).map { _ in canary(mask) } + [""] }
        let known = info.flatMap { learning?.texts($0.name, of: ground.entry.kind) } ?? []
        let words = hints?.words ?? []
        return [""] + some(known, 4) + words + words.map { "平江县" + $0 } + some(ground.texts, most / 3) + some(Self.words, 3) + some(Self.codes, 5)
    }

    private mutating func matters(_ kind: String, _ most: Int) -> [MatterID] {
        let ids = world.ids(kind)
        let own = ids.filter { world[$0]?.organ == organ }
        let near = active.filter { world[$0]?.kind == kind } + ground.matters.filter { world[$0]?.kind == kind }
        return near + some(own, most / 3) + some(ids, most / 4)
    }

    // MARK: What has parts

    /// One part otherwise, a whole one that is known, or a fresh one.
    private mutating func records(_ shape: Shape, _ current: JSON?, _ most: Int) -> [JSON] {
        var values: [JSON] = some(ground.wholes(shape), 4)
        if let members = current?.members {
            for (info, inner) in dice.shuffled(shape.parts) where values.count < most {
                let rest = members.filter { $0.key != info.name }
                let known = members.first { $0.key == info.name }?.value
                for value in candidates(inner, info, known, most: max(6, most / max(1, shape.parts.count))) {
                    values.append(value == .null ? .object(rest) : .object(rest + [JSON.Member(info.name, value)]))
                }
            }
        }
        return values + (0..<3).map { _ in value(shape) } + [.null]
    }

    private mutating func lists(_ shape: Shape, _ info: FieldInfo?, _ current: JSON?, _ most: Int) -> [JSON] {
        guard let element = shape.element else { return [.array([])] }
        var values: [JSON] = [.array([])] + some(ground.wholes(shape), 4)
        var items = current?.items ?? []
        switch element.type {
        case .matter, .person, .organ, .choice, .text:
            let isPersonal = info?.mask != nil
            let columns = ground.columns(element, isPersonal: isPersonal)
            values += columns.map { .array($0) }
            // Whoever is named anywhere: the names of citizens stand in one part, those of organisations in another.
            var all: [JSON] = []
            let others = isPersonal ? ground.columns(element, isPersonal: false) : []
            for value in (columns + others).flatMap({ $0 }) {
                if all.count < 16, value != .text(""), !all.contains(value) { all.append(value) }
            }
            if columns.count > 1 || isPersonal { values.append(.array(all)) }
            let single = some(candidates(element, info, nil, most: 24).filter { $0 != .null && $0 != .text("") }, 14)
            var distinct: [JSON] = []
            for value in single where !distinct.contains(value) { distinct.append(value) }
            values += distinct.map { .array([$0]) }
            values += [.array(distinct), .array(Array(distinct.prefix(3)))]
            if case .choice(let options) = element.type { values.append(.array(options.map { .text($0.code) })) }
            for (index, one) in distinct.enumerated() {
                for other in distinct.dropFirst(index + 1) where values.count < most * 2 { values.append(.array([one, other])) }
            }
            if case .matter(let kind) = element.type { for _ in 0..<6 { if let some = together(kind, 2) { values.append(some) } } }
        default:
            values += answers(element, info, most: max(4, most / 4))
            if items.isEmpty { items = [value(element, info)] }
            // Each is a list of its own: of a long one only some items are left out, and nothing is added to it.
            for index in items.count > 1 ? some(Array(items.indices), 6) : [] {
                var rest = items
                rest.remove(at: index)
                values.append(.array(rest))
            }
            // Each item by itself, and where there are several the same part of all.
            for index in items.indices.prefix(4) {
                for value in candidates(element, info, items[index], most: most / min(4, items.count)) where value != .null {
                    var changed = items
                    changed[index] = value
                    values.append(.array(changed))
                }
            }
            if items.count > 1 { values += alike(items, element, most / 2) }
            for _ in 0..<4 { values.append(.array([value(element, info)])) }
            for _ in 0..<2 { values.append(.array([value(element, info), value(element, info)])) }
            values.append(value(shape, info))
            if items.count < Self.longest { values.append(.array(items + [value(element, info)])) }
            if let each = oneOfEach(element, info) { values.append(each) }
        }
        return values
    }

    /// An item for each item of another list: an opinion of each expert, an answer to each comment.
    mutating func answers(_ element: Shape, _ info: FieldInfo?, most: Int) -> [JSON] {
        var values: [JSON] = []
        for (part, inner) in dice.shuffled(element.parts) where values.count < most {
            var columns: [[JSON]] = []
            switch inner.type {
            case .text, .organ, .choice, .integer: break
            case .person: columns = [dice.shuffled(world.town.staff(of: organ)).prefix(dice.number(2...4)).map { .text($0.person.description) }]
            case .matter(let kind): columns = together(kind, dice.number(2...4))?.items.map { [$0] } ?? []
            default: continue
            }
            columns += some(ground.columns(inner, isPersonal: part.mask != nil), 4)
            for column in columns.prefix(most) {
                // With all the rest, and with nothing else: what is optional may be in the way.
                let isBare = dice.chance(40)
                values.append(
                    .array(
                        column.map { cell in
                            let fresh = isBare ? [] : value(element, info).members ?? []
                            return .object(fresh.filter { $0.key != part.name } + [JSON.Member(part.name, cell)])
                        }))
            }
        }
        return values
    }

    /// The same part of all items otherwise.
    private mutating func alike(_ items: [JSON], _ element: Shape, _ most: Int) -> [JSON] {
        var values: [JSON] = []
        for (info, inner) in dice.shuffled(element.parts) where values.count < most {
            for value in candidates(inner, info, nil, most: 8) {
                values.append(
                    .array(
                        items.map { item in
                            guard let members = item.members else { return item }
                            return .object(members.filter { $0.key != info.name } + (value == .null ? [] : [JSON.Member(info.name, value)]))
                        }))
            }
        }
        return values
    }
}
