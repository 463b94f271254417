package import Kernel

/// 多人共同提出: how many join in one application, suit or visit, and whom they chose to speak for them (代表人; 行政复议法第十五条、
/// 行政复议法实施条例第八条，行政诉讼法第二十八条，信访工作条例第二十条).
package struct JointParty: Part {
    /// Unset means one.
    package var count: Int?
    package var representatives: [String] = []

    package init() {}

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        Field("count", \.count, "人数").help("不填的为一人").rule("人数应不少于一人") { $0.persons >= 1 }
        Field("representatives", \.representatives, "推选的代表人").personal(.hidden)
    }

    package var persons: Int { count ?? 1 }
    /// `等三人` after the name of the first, in digits; empty for one alone.
    package var words: String { persons > 1 ? "等\(persons)人" : "" }

    /// Whether those who come together have chosen as many to speak for them as the law asks; never more.
    ///
    /// - Parameters:
    ///   - count: where others came than those who applied, as on a later visit.
    ///   - most: so many may come without choosing anybody.
    ///   - number: how many are chosen.
    func isRepresented(_ count: Int? = nil, beyond most: Int, by number: ClosedRange<Int>) -> Bool {
        let chosen = representatives.count
        return chosen <= number.upperBound && ((count ?? persons) <= most || number.contains(chosen))
    }

    /// 推选代表: the numbers are the law's, so each kind gives its own.
    static func represented<M: Matter>(
        in mount: Mount<M, Self>, _ says: String, beyond most: Int, by number: ClosedRange<Int>, basis: Basis
    ) -> Gate<M> {
        mount.gate("represented", says, basis) { joint, _ in joint.isRepresented(beyond: most, by: number) }
    }
}
