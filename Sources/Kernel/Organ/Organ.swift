/// An organ or unit (机关、单位) of a county: the government, a department, a township, a village.
package struct Organ: Hashable, Sendable {
    package enum Level: String, Sendable, CaseIterable { case county, department, township, village }

    /// What an organ is for (职责), where procedures look for it by its duty and not by its name.
    ///
    /// A value that the module declares which needs it, as with ``Role``; the kernel itself knows none.
    package struct Duty: Hashable, Sendable {
        /// Stable, such as `justice`: stored with the organ, and never renamed.
        package let id: String
        package let name: String

        package init(_ id: String, _ name: String) {
            self.id = id
            self.name = name
        }

        package static func == (left: Self, right: Self) -> Bool { left.id == right.id }
        package func hash(into hasher: inout Hasher) { hasher.combine(id) }
    }

    package let code: OrganCode
    package let name: String
    /// The abbreviation that stands in document numbers, such as 平公.
    package let short: String
    package let level: Level
    package let parent: OrganCode?
    package let duties: Set<Duty>

    package init(code: OrganCode, name: String, short: String, level: Level, parent: OrganCode?, duties: Set<Duty>) {
        self.code = code
        self.name = name
        self.short = short
        self.level = level
        self.parent = parent
        self.duties = duties
    }
}

/// A county's organs and who stands under whom.
package struct OrganTree: Sendable {
    package let organs: [OrganCode: Organ]
    package let root: OrganCode?
    private let children: [OrganCode: [OrganCode]]
    private let codes: [OrganCode]
    private let duties: [Organ.Duty: Holders]

    /// Who has a duty, so that nobody has to be asked in turn: nearly every step looks for somebody.
    private struct Holders: Sendable {
        var organs: Set<OrganCode> = []
        /// Of the organs directly below one the first that has it.
        var below: [OrganCode: OrganCode] = [:]
    }

    package init(_ list: [Organ]) {
        organs = Dictionary(list.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        root = list.first { $0.parent == nil }?.code
        codes = organs.keys.map { (code: $0, text: $0.description) }.sorted { $0.text < $1.text }.map(\.code)
        children = Dictionary(grouping: list.filter { $0.parent != nil }.map(\.code)) { [organs] in organs[$0]?.parent ?? OrganCode("") }
        var duties: [Organ.Duty: Holders] = [:]
        for organ in organs.values {
            for duty in organ.duties { duties[duty, default: Holders()].organs.insert(organ.code) }
        }
        for (parent, codes) in children {
            for code in codes {
                for duty in organs[code]?.duties ?? [] where duties[duty]?.below[parent] == nil { duties[duty]?.below[parent] = code }
            }
        }
        self.duties = duties
    }

    package subscript(_ code: OrganCode) -> Organ? { organs[code] }

    package func name(of code: OrganCode) -> String { organs[code]?.name ?? code.description }

    /// So many of the organs, in the order of their codes.
    package func first(_ count: Int) -> ArraySlice<OrganCode> { codes.prefix(count) }

    /// The organ itself and all below it.
    package func subtree(of code: OrganCode) -> [OrganCode] {
        var found: [OrganCode] = [code]
        var index = 0
        while index < found.count {
            found.append(contentsOf: children[found[index]] ?? [])
            index += 1
        }
        return found
    }

    /// All organs above one, the nearest first.
    package func above(_ code: OrganCode) -> [OrganCode] {
        var found: [OrganCode] = []
        var current = organs[code]?.parent
        while let here = current, !found.contains(here) {
            found.append(here)
            current = organs[here]?.parent
        }
        return found
    }

    /// The organs directly below one.
    package func below(_ code: OrganCode) -> [OrganCode] { (children[code] ?? []).sorted { $0.description < $1.description } }

    /// The nearest organ with a duty: the organ itself, else among its children, else further up.
    package func nearest(_ duty: Organ.Duty, to code: OrganCode) -> OrganCode? {
        guard let holders = duties[duty] else { return nil }
        var current: OrganCode? = code
        while let here = current {
            if holders.organs.contains(here) { return here }
            if let child = holders.below[here] { return child }
            current = organs[here]?.parent
        }
        return nil
    }
}
