package import Storage

extension SchemaFault {
    /// One sentence for whoever looks after the county, without the full stop.
    package var says: String {
        let sorts = [
            "table": "表", "column": "列", "constraint": "约束", "index": "索引", "trigger": "触发器", "function": "函数", "view": "视图", "rule": "规则",
            "setting": "数据库的设置",
        ]
        let place = table.isEmpty || table == name ? "" : "（\(table)）"
        let outcome =
            switch what {
            case .missing: "已不存在"
            case .changed: "与本程序建立的不同，已被改动"
            case .added: "不是本程序建立的"
            case .disabled: "已被停用"
            }
        return "\(sorts[sort] ?? sort)“\(name)”\(place)\(outcome)\(guards && what != .added ? "；只能追加的记录可能已被改动" : "")"
    }

    /// It belongs to what keeps append-only tables so.
    private var guards: Bool { ["trigger", "function", "setting"].contains(sort) }
}
