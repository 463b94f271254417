import Kernel

/// The texts on the list of powers, by edition: 2015 began it, the outline of 2021 made its elements uniform.
struct PowerLaw: Sendable {
    let isUniform: Bool
    /// What may create a penalty (行政处罚法2017年修正第十四条，2021年修订第十六条).
    let penaltySetting: Basis

    init(_ edition: Edition) {
        isUniform = edition.id == "2021"
        penaltySetting = isUniform ? Law.penalty2021(16) : Law.penalty2017(14)
    }

    private static let list: StatuteEdition = Law.powerLists2015

    static let sifting: Basis = list.cited("第（一）项")
    static let cleaning: Basis = list.cited("第（二）项")
    static let examining: Basis = list.cited("第（三）项")
    static let streamlining: Basis = list.cited("第（四）项")
    static let publishing: Basis = list.cited("第（五）项")
    static let adjusting: Basis = list.cited("第（六）项")
    static let duties: Basis = list.cited("第（七）项")
    static let uniform: Basis = Law.powersOutline2021.cited("第二部分（四）")
}
