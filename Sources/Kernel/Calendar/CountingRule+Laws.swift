extension CountingRule {
    /// The laws whose counting is known, by short title; an older edition carries its year in brackets.
    package static let named: [(name: String, rule: CountingRule)] = [
        ("行政处罚法", CountingRule(shortPeriods: [2, 3, 5, 7], basis: "行政处罚法第八十五条")),
        // The 2017 text did not define working days: every “日” is a calendar day.
        ("行政处罚法(2017)", CountingRule(basis: "行政处罚法（2017年修正）")),
        ("行政许可法", CountingRule(allWorkingDays: true, basis: "行政许可法第八十二条")),
        ("行政强制法", CountingRule(shortPeriods: Set(1...10), basis: "行政强制法第六十九条")),
        // Article 88 leaves the rest of the counting to 民事诉讼法, hence the roll-over.
        ("行政复议法", CountingRule(shortPeriods: [3, 5, 7, 10], rollsOver: true, basis: "行政复议法第八十八条、民事诉讼法第八十五条")),
        ("行政复议法(2017)", CountingRule(shortPeriods: [5, 7], rollsOver: true, basis: "行政复议法（2017年修正）第四十条、民事诉讼法关于期间的规定")),
        ("行政诉讼法", CountingRule(rollsOver: true, basis: "行政诉讼法第一百零一条、民事诉讼法第八十五条")),
        ("民事诉讼法", CountingRule(rollsOver: true, basis: "民事诉讼法第八十五条")),
        ("民法典", CountingRule(rollsOver: true, basis: "民法典第二百零一条、第二百零三条")),
        // These say “工作日” themselves wherever they mean it.
        ("政府信息公开条例", CountingRule(basis: "政府信息公开条例")),
        ("信访工作条例", CountingRule(basis: "信访工作条例")),
        ("重大行政决策程序暂行条例", CountingRule(basis: "重大行政决策程序暂行条例")),
        ("人民调解法", CountingRule(basis: "人民调解法")),
        // Does not say what its 三日, 五日 and 七日 are; provincial rules may say working days.
        ("法律援助法", CountingRule(basis: "法律援助法")),
    ]

    /// The rule of a law by its short or full title, with or without 《》; `nil` for a law not listed.
    package static func of(_ law: String) -> CountingRule? {
        var title = law.filter { $0 != "《" && $0 != "》" && $0 != " " }
        let prefix = "中华人民共和国"
        if title.hasPrefix(prefix) { title.removeFirst(prefix.count) }
        title = String(title.map { $0 == "（" ? "(" : $0 == "）" ? ")" : $0 })
        return named.first { $0.name == title }?.rule
    }
}
