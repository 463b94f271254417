import Kernel

extension Law {
    static let decisions: [StatuteEdition] = [antiMonopoly2022]

    /// Puts fair competition review into a law (第五条): administrative organs review what concerns operators' economic activity.
    static let antiMonopoly2022: StatuteEdition = StatuteEdition("anti-monopoly-2022", "反垄断法", "2022年修正", from: "2022-08-01", unread: "没有取得原文")
}
