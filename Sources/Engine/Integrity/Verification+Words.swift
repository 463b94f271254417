package import Kernel

extension Verification {
    /// What was looked at, and what it can and cannot say of what was made under earlier definitions; the faults apart.
    package var statement: [String] {
        let evidence = "文书\(papers)份、公示\(publications)条"
        var lines = ["核验了记录\(entries)条、事项\(matters)件、统计事实\(facts)条、\(evidence)、检查点\(checkpoints)个。"]
        lines.append("另核验了附件\(attachments)个、登录凭据\(credentials)个、列表、工作台、检索和通知\(derived)行，以及表、索引和触发器。")
        if stale > 0 {
            lines.append("列表和工作台的数据有\(stale)处是按此前的定义、机关、设置或者节假日形成的，还没有重建。这不是不符；下次启动服务，或者运行 plumbline migrate 以后，即为现在的。")
        }
        if uncommitted > 0 { lines.append("有\(uncommitted)个登录凭据设立于记录其变更之前，还没有纳入记录；第一次签名每日检查点以后即纳入。") }
        if let backwards { lines.append("有\(backwards.count)条记录的时间早于上一条，第一处是第\(backwards.first)条：时钟曾被回拨，或者是补记此前的日期。") }
        for successor in successors {
            let fingerprint = Anchor.fingerprint(successor.key)
            lines.append("第\(successor.entry)条起改用另一把签名密钥，公钥指纹\(fingerprint)，理由：\(successor.reason)。请与另行保管的外部凭据和县里留存的指纹核对。")
        }
        if recounts > 0 { lines.append("其中口径变更\(recounts)条，变更前后的数与各自的统计事实一并核对。") }
        if !older.isEmpty {
            lines.append("其中按此前的定义办理的：\(Self.list(older, "条"))。")
            lines.append("对这些记录，核对了摘要链、事项内容、文书和公示的原样、各条的统计事实与所记是否一致，没有改变口径的，也按内容重算；当时的前置条件、遮蔽和已经改变的统计口径由当时的程序判断，不能重演。")
        }
        if !awaiting.isEmpty {
            lines.append("统计事实仍是此前口径的：\(Self.list(awaiting, "件"))。这不是不符；运行 plumbline recount 以后即为现在的口径。")
        }
        return lines
    }

    private static func list(_ counts: [Definitions: Int], _ unit: String) -> String {
        sorted(counts).map { "\($0.definitions.kind.name)第\($0.definitions.version)版\($0.count)\(unit)（现为第\($0.definitions.present)版）" }
            .joined(separator: "、")
    }

    private static func sorted(_ counts: [Definitions: Int]) -> [(definitions: Definitions, count: Int)] {
        counts.map { (definitions: $0.key, count: $0.value) }.sorted {
            ($0.definitions.kind.id, $0.definitions.version) < ($1.definitions.kind.id, $1.definitions.version)
        }
    }

    /// The counts of one sort as data.
    package static func json(_ counts: [Definitions: Int], _ unit: String) -> JSON {
        .array(
            sorted(counts).map { item in
                .object([
                    .init("kind", .text(item.definitions.kind.id)), .init("version", .integer(item.definitions.version)),
                    .init("present", .integer(item.definitions.present)), .init(unit, .integer(item.count)),
                ])
            })
    }
}
