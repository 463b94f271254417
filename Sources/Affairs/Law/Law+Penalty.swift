import Kernel

extension Law {
    /// What penalty cases cite beside the Law itself.
    static let penalties: [StatuteEdition] = [
        roadTraffic, publicSecurity2012, publicSecurity2025, policeProcedure2019, marketProcedure2018, marketProcedure2021, discretion2022,
        stateCompensation2012,
    ]

    /// Money that was taken unlawfully is returned (第三十六条第一项), with the interest of the bank (第七项).
    static let stateCompensation2012: StatuteEdition = StatuteEdition("state-compensation-law-2012", "国家赔偿法", "2012年修正", from: "2013-01-01")

    static let roadTraffic: StatuteEdition = StatuteEdition("road-traffic-law", "道路交通安全法", "2011年、2021年修正", from: "2011-05-01")
    static let publicSecurity2012: StatuteEdition = StatuteEdition(
        "public-security-penalties-2012", "治安管理处罚法", "2012年修正", from: "2013-01-01", until: "2025-12-31")
    static let publicSecurity2025: StatuteEdition = StatuteEdition(
        "public-security-penalties-2025", "治安管理处罚法", "2025年修订", from: "2026-01-01")
    static let policeProcedure2019: StatuteEdition = StatuteEdition(
        "police-procedure", "公安机关办理行政案件程序规定", "公安部令第125号、2020年修正", from: "2013-01-01", unread: "没有取得原文")
    /// 市场监督管理行政处罚程序: the departmental rule that set 90 + 30 days before the Law did.
    static let marketProcedure2018: StatuteEdition = StatuteEdition(
        "market-procedure-2018", "市场监督管理行政处罚程序暂行规定", "市监总局令第2号", from: "2019-04-01", until: "2021-07-14")
    static let marketProcedure2021: StatuteEdition = StatuteEdition(
        "market-procedure-2021", "市场监督管理行政处罚程序规定", "2021年、2022年修正", from: "2021-07-15")
    static let discretion2022: StatuteEdition = StatuteEdition(
        "discretion-benchmarks-2022", "关于进一步规范行政裁量权基准制定和管理工作的意见", "国办发〔2022〕27号", from: "2022-07-29")
}
