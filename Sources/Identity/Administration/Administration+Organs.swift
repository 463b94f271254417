package import Kernel
import Storage

extension Administration {
    /// Adds an organ below one that is administered. An engine knows it from its next start.
    package func createOrgan(_ organ: Organ, by login: String) throws { try createOrgan(organ, by: login, within: nil) }

    func createOrgan(_ organ: Organ, by login: String, within batch: Batch?) throws {
        var problems: [FieldProblem] = []
        let code = OrganCode(Self.checkedCode(organ.code.description, "code", "机关代码", &problems))
        let (name, short) = Self.names(organ.name, organ.short, &problems)
        if organ.level == .county { problems.append(FieldProblem(field: "level", label: "层级", given: "county", rule: "县只有一个")) }
        if organ.parent == nil { problems.append(FieldProblem(field: "parent", label: "上级机关", given: "", rule: "不能为空")) }
        check(organ.duties, &problems)
        try Self.refuse(problems)
        guard let parent = organ.parent else { return }
        try change("organ.create", by: login, within: batch) { authority, connection, changes, _ in
            try authority.require(organ: parent)
            try requireStanding(parent, connection)
            guard authority.organs[code] == nil else {
                throw Problem(.conflict, .identityExists, "机关代码“\(code)”已经存在。", remedy: "请换一个代码。")
            }
            let created = Organ(code: code, name: name, short: short, level: organ.level, parent: parent, duties: organ.duties)
            try connection.upsert(county, created)
            changes = [
                .init("organ", .text(code.description)), .init("name", .text(name)), .init("short", .text(short)),
                .init("level", .text(organ.level.rawValue)), .init("parent", .text(parent.description)),
                .init("duties", .array(organ.duties.map(\.id).sorted().map { .text($0) })),
            ]
        }
    }

    /// Gives an organ another name and abbreviation; documents issued before keep theirs.
    package func renameOrgan(_ code: OrganCode, name: String, short: String, by login: String) throws {
        try renameOrgan(code, name: name, short: short, by: login, within: nil)
    }

    func renameOrgan(_ code: OrganCode, name: String, short: String, by login: String, within batch: Batch?) throws {
        var problems: [FieldProblem] = []
        let (name, short) = Self.names(name, short, &problems)
        try Self.refuse(problems)
        try change("organ.rename", by: login, within: batch) { authority, connection, changes, _ in
            try authority.require(organ: code)
            try requireStanding(code, connection)
            guard let organ = authority.organs[code] else { return }
            let renamed = Organ(code: code, name: name, short: short, level: organ.level, parent: organ.parent, duties: organ.duties)
            try connection.upsert(county, renamed)
            changes = [
                .init("organ", .text(code.description)), .init("name", .text(name)), .init("short", .text(short)),
                .init("formerName", .text(organ.name)), .init("formerShort", .text(organ.short)),
            ]
        }
    }

    /// Gives an organ other duties, by which procedures look for whoever handles a matter.
    package func changeDuties(_ code: OrganCode, _ duties: Set<Organ.Duty>, by login: String) throws {
        try changeDuties(code, duties, by: login, within: nil)
    }

    func changeDuties(_ code: OrganCode, _ duties: Set<Organ.Duty>, by login: String, within batch: Batch?) throws {
        var problems: [FieldProblem] = []
        check(duties, &problems)
        try Self.refuse(problems)
        try change("organ.duties", by: login, within: batch) { authority, connection, changes, _ in
            try authority.require(organ: code)
            try requireStanding(code, connection)
            guard let organ = authority.organs[code] else { return }
            guard organ.duties != duties else {
                try Self.refuse([FieldProblem(field: "duties", label: "职责", given: Self.words(duties), rule: "与现在的职责相同")])
                return
            }
            try connection.upsert(county, organ.with(duties: duties))
            changes = [
                .init("organ", .text(code.description)), .init("name", .text(organ.name)), .init("duties", Self.list(duties)),
                .init("formerDuties", Self.list(organ.duties)),
            ]
        }
    }

    private func check(_ duties: Set<Organ.Duty>, _ problems: inout [FieldProblem]) {
        for duty in duties.sorted(by: { $0.id < $1.id }) where !identity.offices.knows(duty) {
            let given = duty.id.label(40)
            problems.append(
                FieldProblem(field: "duties", label: "职责", given: given, rule: "没有“\(given)”这项职责，可用：\(identity.offices.dutyWords)"))
        }
    }

    static func list(_ duties: Set<Organ.Duty>) -> JSON { .array(duties.map(\.id).sorted().map { .text($0) }) }
    static func words(_ duties: Set<Organ.Duty>) -> String { duties.map(\.name).sorted().joined(separator: "、") }

    private static func names(_ name: String, _ short: String, _ problems: inout [FieldProblem]) -> (name: String, short: String) {
        let name = checked(name, "name", "机关名称", 80, &problems)
        let short = short.trimmed
        return (name, short.isEmpty ? "" : checked(short, "short", "机关代字", 20, &problems))
    }
}

extension Organ {
    func with(duties: Set<Duty>) -> Organ { Organ(code: code, name: name, short: short, level: level, parent: parent, duties: duties) }
}
