import Kernel

/// People, organs, other matters, texts.
extension Values {
    mutating func organ(of throwOf100: Int) -> String {
        switch throwOf100 {
        case 0..<30: organ.description
        case 30..<55: dice.pick(ground.organs) ?? organ.description
        default: dice.pick(world.town.codes)?.description ?? organ.description
        }
    }

    var person: String {
        mutating get {
            switch dice.below(10) {
            case 0..<5: dice.pick(world.town.staff(of: organ))?.person.description ?? actor.person.description
            case 5..<7: actor.person.description
            case 7..<9: dice.pick(ground.persons) ?? actor.person.description
            default: dice.pick(world.town.people)?.person.description ?? actor.person.description
            }
        }
    }

    mutating func matter(_ kind: String) -> JSON {
        let ids = world.ids(kind)
        guard !ids.isEmpty else { return .null }
        if let focus, world[focus]?.kind == kind, dice.chance(90) { return .integer(focus) }
        let choice = dice.below(10)
        if choice < 3, let own = dice.pick(active.filter { world[$0]?.kind == kind }) { return .integer(own) }
        if choice < 5, let known = dice.pick(ground.matters.filter { world[$0]?.kind == kind }) { return .integer(known) }
        if choice < 8, let near = dice.pick(ids.filter { world[$0]?.organ == organ }) { return .integer(near) }
        return dice.pick(ids).map { .integer($0) } ?? .null
    }

    /// Several matters of one organ, as the officers of a case are; standing ones sooner than others.
    mutating func together(_ kind: String, _ count: Int) -> JSON? {
        if let focus, world[focus]?.kind == kind, dice.chance(90) { return .array([.integer(focus)]) }
        guard dice.chance(80) else { return nil }
        let own = world.ids(kind).filter { world[$0]?.organ == organ }
        let standing = own.filter { world[$0]?.isResting ?? false }
        let pool = standing.count >= 2 && dice.chance(80) ? standing : own
        guard !pool.isEmpty else { return nil }
        return .array(dice.shuffled(pool).prefix(max(count, dice.number(1...3))).map { .integer($0) })
    }

    // MARK: Texts

    mutating func text(_ info: FieldInfo?) -> String {
        if let mask = info?.mask { return canary(mask) }
        // Nearly every other text would break the rule of the check character.
        if info?.name.split(separator: ".").last == "creditCode" { return dice.pick(Self.creditCodes) ?? "" }
        if let info, let known = learning?.texts(info.name, of: ground.entry.kind), dice.chance(60), let text = dice.pick(known) { return text }
        if let hints {
            if let word = dice.pick(hints.words), dice.chance(50) { return dice.chance(50) ? word : "平江县" + word }
            if dice.chance(60) { return dice.pick(Self.codes) ?? "1" }
        }
        switch dice.below(20) {
        case 0..<9: return dice.pick(Self.words) ?? "甲"
        case 9..<13: return dice.pick(ground.texts) ?? "乙"
        case 13..<18: return dice.pick(Self.codes) ?? "1"
        case 18: return world.town.organs.name(of: OrganCode(organ(of: dice.below(100))))
        default: return Self.sentence
        }
    }

    /// What walks fill in as free text anywhere, so that it gives nobody away.
    static let ordinary: Set<String> = Set(words + codes + [sentence])
    private static let sentence: String = "一句较长的话，说明情况、理由和经过，共有若干个字，便于核对。第二句话。"
    static let words: [String] = ["甲", "情况说明", "有关事项", "丙案", "依据有关规定办理", "现场检查", "第三项"]
    /// Texts of forms that conditions ask for: numbers of documents, people and organisations, addresses, digests.
    static let codes: [String] =
        ["平政发〔2024〕12号"] + creditCodes + [
            "13800138000", "第三十二条", "2024-01", "A-001", "430626001000", "https://www.example.gov.cn/1", "test@example.cn",
            String(repeating: "ab12", count: 16), "secret-0123456789abcdef", "1", "0730-1234567",
        ]
    static let creditCodes: [String] = ["91430626MA4L1ABC1", "92430626MA4L2XYQ7"].compactMap { SocialCreditCode(completing: $0)?.description }

    /// A value that stands in no other field: wherever else it is read, it has leaked.
    mutating func canary(_ mask: Mask) -> String {
        if dice.chance(8), mask == .hidden { return "" }
        switch mask {
        case .name: return dice.pick(["欧阳秘甲", "司徒秘乙丙", "上官秘丁", "诸葛秘戊己"]) ?? ""
        case .identityNumber: return dice.pick(Self.identityNumbers) ?? ""
        case .phone: return dice.pick(["13907300001", "15173009992", "18907303383"]) ?? ""
        case .hidden: return dice.pick(["隐秘之地一号楼", "隐秘事由之二", "隐秘内容之三"]) ?? ""
        }
    }

    static let identityNumbers: [String] = ["19900307783", "19851224102", "20061130004", "20120615331"].compactMap {
        CitizenNumber(completing: "430626" + $0)?.description
    }
}
