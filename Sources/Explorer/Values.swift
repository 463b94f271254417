package import Kernel

/// Makes values of a field: mostly out of what the record and the world hold, sometimes any.
struct Values {
    let world: World
    var ground: Ground
    /// The organ at which the matter is, and who acts.
    var organ: OrganCode
    var actor: Actor
    /// Matters that the walk is about.
    var active: [MatterID]
    var dice: Dice
    /// Knows texts that kept the rules of a field before; `nil` where nothing was learnt.
    var learning: Learning?
    /// What a broken rule says of the value that is wanted.
    var hints: Hints?
    /// The matter that this one is to be about.
    var focus: MatterID?
    /// The record as the trial fills it in, for samples that look at it; the matter's own where there is none.
    var record: (any Record)?

    mutating func value(_ info: FieldInfo) -> JSON {
        if ground.isSampled(info.name), dice.chance(92), let sample = dice.pick(samples(info)) { return sample }
        // Every field of every kind has a shape; one of another definition than those walked is left unset.
        return world.kinds.shapes.field(info.name, of: ground.entry.kind).map { value($0, info) } ?? .null
    }

    /// What the kind itself gives for a field.
    func samples(_ info: FieldInfo) -> [JSON] {
        guard ground.isSampled(info.name) else { return [] }
        return ground.entry.definition.samples(of: info.name, record ?? ground.entry.record)
    }

    /// The value that a field has before anything was filled in.
    static func unset(_ type: FieldType) -> JSON {
        switch type {
        case .text: .text("")
        case .flag: .flag(false)
        case .list: .array([])
        case .integer: .integer(0)
        case .day, .instant, .money, .decimal, .organ, .person, .attachment, .choice, .matter, .record: .null
        }
    }

    mutating func value(_ shape: Shape, _ info: FieldInfo? = nil) -> JSON {
        switch shape.type {
        case .text: .text(text(info))
        case .day: .text(day.iso)
        case .instant: .text(instant.iso)
        case .money: .integer(amount)
        case .integer: .integer(number)
        case .decimal: .text(dice.pick(ground.decimals + ["0", "1", "60", "80", "86.5", "100", "59.9", "3"]) ?? "0")
        case .flag: .flag(dice.chance(60))
        case .organ: .text(organ(of: dice.below(100)))
        case .person: .text(person)
        case .attachment: Self.attachment
        // The first is the ordinary case, as laws list them.
        case .choice(let options): .text((dice.chance(25) ? options.first : dice.pick(options))?.code ?? "")
        case .matter(let kind): matter(kind)
        case .list: list(shape, info)
        case .record: whole(shape) ?? .object(shape.parts.compactMap { part($0.info, $0.shape) })
        }
    }

    private mutating func part(_ info: FieldInfo, _ shape: Shape) -> JSON.Member? {
        dice.chance(88) ? JSON.Member(info.name, value(shape, info)) : nil
    }

    static let attachment: JSON = .object([
        .init("name", .text("附件.pdf")), .init("digest", .text(String(repeating: "0a", count: 32))), .init("size", .integer(1_024)),
    ])

    /// A list or sub-record that the record already holds, as a decision holds the penalties that were told.
    private mutating func whole(_ shape: Shape) -> JSON? { dice.chance(35) ? dice.pick(ground.wholes(shape)) : nil }

    private mutating func list(_ shape: Shape, _ info: FieldInfo?) -> JSON {
        guard let element = shape.element else { return .array([]) }
        if let known = whole(shape) { return known }
        let count = [1, 1, 1, 1, 2, 2, 2, 3, 3, 5][dice.below(10)]
        var items: [JSON] = []
        // Two equal ones now and then: that they differ is what many conditions ask.
        let mayRepeat = dice.chance(5)
        if case .choice(let options) = element.type, dice.chance(15) { return .array(options.map { .text($0.code) }) }
        if dice.chance(10), let each = oneOfEach(element, info) { return each }
        if dice.chance(12) {
            if case .record = element.type {
                if let answers = answers(element, info, most: 1).first { return answers }
            } else if let column = dice.pick(ground.columns(element, isPersonal: info?.mask != nil)) {
                return .array(column)
            }
        }
        if case .matter(let kind) = element.type, let alike = together(kind, count) { return alike }
        for _ in 0..<count * 3 where items.count < count {
            let item = value(element, info)
            if item != .text(""), mayRepeat || !items.contains(item) { items.append(item) }
        }
        return .array(items)
    }

    /// One item for each case of an enumeration, as the law has standards examined or materials listed one by one.
    mutating func oneOfEach(_ element: Shape, _ info: FieldInfo?) -> JSON? {
        for (part, shape) in element.parts {
            guard case .choice(let options) = shape.type, options.count <= 15 else { continue }
            return .array(
                options.map { option in
                    guard let members = value(element, info).members else { return .null }
                    return .object(members.filter { $0.key != part.name } + [JSON.Member(part.name, .text(option.code))])
                })
        }
        return nil
    }

    // MARK: Time

    private mutating func near(_ day: Day) -> Day {
        switch dice.below(10) {
        case 0..<4: day
        case 4: day.advanced(by: 1)
        case 5: day.advanced(by: -1)
        case 6..<8: day.advanced(by: dice.pick(Self.terms) ?? 0)
        case 8: day.advanced(by: -(dice.pick(Self.terms) ?? 0))
        default: day.advanced(byMonths: dice.pick([1, 2, 3, 6, 12, 24, 36, 60, -1, -6, -12]) ?? 0)
        }
    }

    static let terms: [Int] = [1, 2, 3, 5, 7, 10, 15, 20, 30, 31, 45, 60, 90, 180, 365, 366]

    mutating func nearDay() -> Day { day }
    private var day: Day {
        mutating get {
            let today = ground.at.day
            switch dice.below(20) {
            case 0..<8: return today
            case 8..<14: return near(dice.pick(ground.days) ?? today)
            case 14..<16: return near(dice.pick(ground.ends) ?? today)
            default: return near(today)
            }
        }
    }

    private var instant: Instant {
        mutating get {
            let base = dice.chance(60) ? ground.at : dice.pick(ground.instants) ?? ground.at
            return base.advanced(byHours: dice.pick([0, 0, 0, -1, 1, -2, -24, 24, 8, -8, 48]) ?? 0)
        }
    }

    // MARK: Numbers

    private var number: Int {
        mutating get {
            if let hints, dice.chance(60), let hinted = dice.pick(hints.numbers) { return hinted + (dice.pick([0, 0, 1, -1]) ?? 0) }
            return switch dice.below(10) {
            case 0..<4: (dice.pick(ground.numbers) ?? 1) + (dice.pick([0, 0, 1, -1]) ?? 0)
            case 4: ground.at.day.year + (dice.pick([0, 0, 1, -1]) ?? 0)
            default: dice.pick([0, 1, 1, 2, 3, 4, 5, 6, 7, 9, 10, 12, 15, 20, 30, 40, 50, 60, 80, 90, 100, 120, 200, 500, 1_000]) ?? 1
            }
        }
    }

    private var amount: Int {
        mutating get {
            if dice.chance(45), let known = dice.pick(ground.amounts) {
                switch dice.below(6) {
                case 0..<3: return known
                case 3: return known / 2
                case 4: return max(0, known - 1)
                default: return known + 1
                }
            }
            if dice.chance(10), !ground.amounts.isEmpty { return ground.amounts.reduce(0, +) }
            return (dice.pick([0, 1, 50, 200, 500, 1_000, 3_000, 5_000, 10_000, 50_000, 100_000, 1_000_000, 20_000_000]) ?? 1) * 100
        }
    }
}

extension Explorer {
    /// The one file that walks name: made up, so nothing has its digest.
    package var walkedFile: Attachment? { Attachment(json: Values.attachment) }
}
