import Kernel

extension Law {
    static let inspections: [StatuteEdition] = [randomChecks2015, doubleRandom2019, enterpriseInspection2025]

    /// 随机抽查事项清单, “双随机”抽查机制, reasonable ratio and frequency; says nothing of the numbers.
    static let randomChecks2015: StatuteEdition = StatuteEdition(
        "random-checks-2015", "关于推广随机抽查规范事中事后监管的通知", "国办发〔2015〕58号", from: "2015-07-29")
    static let doubleRandom2019: StatuteEdition = StatuteEdition(
        "double-random-2019", "关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见", "国发〔2019〕5号", from: "2019-01-27")
    /// Published subjects, items, standards and yearly caps; approval and notice before each visit; no outsourcing of checks.
    static let enterpriseInspection2025: StatuteEdition = StatuteEdition(
        "enterprise-inspection-2025", "关于严格规范涉企行政检查的意见", "国办发〔2024〕54号", from: "2025-01-03", unread: "没有取得原文，只见到新闻摘要，按整部引用")
}
