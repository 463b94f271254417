package import Kernel

/// What a county sets for its audit trail. Whoever could raise a bound alone could do unseen what it is there to tell of, so each takes two.
package enum AuditSettings {
    /// Months below which no entry is taken out, whatever is set.
    package static let leastMonths: Int = 6

    package static let months: Setting<Int> = Setting(
        "audit.months", "审计记录保存的月数", default: 12, lawful: .within(leastMonths...120), isWeighty: true,
        source: "网络安全法第二十三条第三项（2025年10月28日修改以前为第二十一条第三项）：网络日志留存不少于六个月；个人信息保护法第五十四条要求定期合规审计，默认留足一年")

    package static let unmaskings: Setting<Int> = Setting(
        "audit.alert.unmaskings", "一人一小时内查看个人信息超过几次即告警", default: 30, lawful: .within(1...1_000), isWeighty: true,
        source: "个人信息保护法第五十一条：防止未经授权的访问；次数县可自定")

    package static let exports: Setting<Int> = Setting(
        "audit.alert.exports", "一人一小时内导出超过几次即告警", default: 10, lawful: .within(1...1_000), isWeighty: true,
        source: "个人信息保护法第五十一条：防止个人信息泄露；次数县可自定")

    package static let rows: Setting<Int> = Setting(
        "audit.alert.rows", "一人一小时内导出超过几行即告警", default: 5_000, lawful: .within(100...1_000_000), isWeighty: true,
        source: "个人信息保护法第五十一条：防止个人信息泄露；行数县可自定")

    package static let declared: [any SettingDeclaration] = [months, unmaskings, exports, rows]
}
