import Kernel

extension Law {
    static let oversight: [StatuteEdition] = [
        responsibilityInspection2019, governmentInspection2020, provincialSupervision, supervisionSystem2024, supervisory,
    ]

    /// 督察: plan, feedback, list of problems, rectification, verification.
    static let responsibilityInspection2019: StatuteEdition = StatuteEdition(
        "responsibility-inspection-2019", "法治政府建设与责任落实督察工作规定", "厅字〔2019〕28号", from: "2019-04-15")
    /// 政府督查: the conclusion is fed back, may be objected to, and what it asks for is rectified and verified.
    static let governmentInspection2020: StatuteEdition = StatuteEdition(
        "government-inspection-2020", "政府督查工作条例", "国务院令第733号", from: "2021-02-01")
    /// Each province has its own, still in force where the Regulation of 2025 is silent; the sample whose articles are cited is Shandong's,
    /// and the title says so, so that no other county takes them for those of its own province.
    static let provincialSupervision: StatuteEdition = StatuteEdition(
        "supervision-provincial", "山东省行政执法监督条例", "2014年；他省以本省的为准", from: "2015-05-01")
    /// Makes the justice departments the supervising organs of the governments' enforcement.
    static let supervisionSystem2024: StatuteEdition = StatuteEdition(
        "supervision-system-2024", "关于加强行政执法协调监督工作体系建设的意见", "中办、国办2024年2月印发", from: "2024-02-01", unread: "没有取得原文")
    /// Clues go to the supervision organ (2018: 第三十四条第一款); the amendment of 2024 made it 第三十七条第一款 and left the words as they were.
    static let supervisory: StatuteEdition = StatuteEdition("supervisory-law", "监察法", "2018年公布、2024年修正", from: "2018-03-20")
}
