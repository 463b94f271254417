import Kernel

extension Indicator {
    /// What is made of the measures of several kinds; everything else is declared beside its measures.
    static let acrossKinds: [Indicator] = [
        flow(
            "crime-transfer.all", "移送公安机关合计", measures: ["crime-transfer.count", "penalty.transferred"],
            "处罚案件中移送的和案件以外移送的之和，按移送日计入。"),
        ratio(
            "legal-reviewer.share", "法制审核人员占比", "legal-reviewer.registered", of: "certificate.valid", decimals: 2,
            "年末法制审核人员数÷年末持有效行政执法证人数，保留两位小数。国办发〔2018〕118号原则上要求不少于5%。"),
    ]
}
