import Kernel

extension Law {
    static let reconsideration: [StatuteEdition] = [
        reconsideration2017, reconsideration2023, reconsiderationRules, reconsiderationRules2026,
        reconsiderationLaw,
    ]

    /// Only “五日” and “七日” are working days (第四十条).
    static let reconsideration2017: StatuteEdition = StatuteEdition(
        "reconsideration-law-2017", "行政复议法", "2017年修正", from: "2018-01-01", until: "2023-12-31", counting: rule("行政复议法(2017)"))
    /// “三日”“五日”“七日”“十日” are working days (第八十八条).
    static let reconsideration2023: StatuteEdition = StatuteEdition(
        "reconsideration-law-2023", "行政复议法", "2023年修订", from: "2024-01-01", counting: rule("行政复议法"))
    /// Written for the former law, whose way of counting it shares; where the law of 2023 says otherwise, the law prevails.
    static let reconsiderationRules: StatuteEdition = StatuteEdition(
        "reconsideration-rules", "行政复议法实施条例", "国务院令第499号", from: "2007-08-01", until: "2026-06-30", counting: rule("行政复议法(2017)"))
    /// The revision of 2026, written for the law of 2023.
    static let reconsiderationRules2026: StatuteEdition = StatuteEdition(
        "reconsideration-rules-2026", "行政复议法实施条例", "国务院令第836号", from: "2026-07-01", counting: rule("行政复议法"))
    /// The law as a whole, through its amendments: what documents cite that both editions know.
    static let reconsiderationLaw: StatuteEdition = StatuteEdition("reconsideration-law", "行政复议法", "历次修正、修订", from: "1999-10-01")
}
