import Kernel

extension Law {
    static let oversight: [StatuteEdition] = [
        responsibilityInspection2019, governmentInspection2020, provincialSupervision, supervisionSystem2024,
    ]

    /// 督察: plan, feedback, list of problems, rectification, verification.
    static let responsibilityInspection2019: StatuteEdition = StatuteEdition(
        "responsibility-inspection-2019", "法治政府建设与责任落实督察工作规定", "厅字〔2019〕28号", from: "2019-04-15")
    /// 政府督查: the conclusion is fed back, may be objected to, and what it asks for is rectified and verified.
    static let governmentInspection2020: StatuteEdition = StatuteEdition(
        "government-inspection-2020", "政府督查工作条例", "国务院令第733号", from: "2021-02-01")
    /// Before the Regulation of 2025 each province had its own; the sample whose articles are cited is 山东省行政执法监督条例 (2014).
    static let provincialSupervision: StatuteEdition = StatuteEdition(
        "supervision-provincial", "省行政执法监督条例、办法", "各省自定，条文以山东省2014年条例为样本", from: "2015-01-01")
    /// Makes the justice departments the supervising organs of the governments' enforcement.
    static let supervisionSystem2024: StatuteEdition = StatuteEdition(
        "supervision-system-2024", "关于加强行政执法协调监督工作体系建设的意见", "中办、国办2024年2月印发", from: "2024-02-01")
}
