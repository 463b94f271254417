package import Kernel

/// One step of a walk as it is printed and taken again.
package struct ScriptStep: Sendable, Equatable {
    package var at: Instant
    /// Who takes it; `system` for what the law takes itself.
    package var by: String
    package var kind: String
    /// The matter; `nil` for a step that opens one.
    package var matter: MatterID?
    package var organ: OrganCode
    package var action: String
    package var input: Input
    package var overrides: [String: String] = [:]
    /// The numbers of the matters that the step opens, its own first.
    package var opens: [MatterID] = []

    package var json: JSON {
        var members: [JSON.Member] = [.init("at", .text(at.iso)), .init("by", .text(by)), .init("kind", .text(kind))]
        if let matter { members.append(.init("matter", .integer(matter))) }
        members.append(.init("organ", .text(organ.description)))
        members.append(.init("action", .text(action)))
        if !input.isEmpty { members.append(.init("input", .object(input.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) }))) }
        if !overrides.isEmpty {
            members.append(.init("overrides", .object(overrides.sorted { $0.key < $1.key }.map { .init($0.key, .text($0.value)) })))
        }
        if !opens.isEmpty { members.append(.init("opens", .array(opens.map { .integer($0) }))) }
        return .object(members)
    }

    /// `nil` when a member is missing or of another type.
    package init?(json: JSON) {
        guard let at = json["at"]?.string.flatMap({ Instant(iso: $0) }), let by = json["by"]?.string, let kind = json["kind"]?.string,
            let action = json["action"]?.string
        else { return nil }
        matter = json["matter"]?.int
        guard matter != nil || json["organ"]?.string != nil else { return nil }
        (self.at, self.by, self.kind, self.action) = (at, by, kind, action)
        organ = OrganCode(json["organ"]?.string ?? "")
        input = Dictionary((json["input"]?.members ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        overrides = Dictionary(
            (json["overrides"]?.members ?? []).compactMap { member in member.value.string.map { (member.key, $0) } },
            uniquingKeysWith: { first, _ in first })
        opens = (json["opens"]?.items ?? []).compactMap(\.int)
    }

    init(_ act: Act, kind: String, organ: OrganCode, opens: [MatterID]) {
        at = act.at
        by = act.actor.login
        self.kind = kind
        if case .matter(let id) = act.target { matter = id }
        self.organ = organ
        action = act.action
        input = act.input
        overrides = act.overrides
        self.opens = opens
    }
}

/// A walk from nothing: what shows a finding, and what a test takes again.
package struct Script: Sendable, Equatable {
    package var steps: [ScriptStep]

    package init(_ steps: [ScriptStep]) { self.steps = steps }

    /// Reads what ``text`` prints.
    package init(parsing text: String) throws {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        steps = try lines.map { line in
            guard let step = ScriptStep(json: try JSON(parsing: String(line))) else {
                throw Problem(.invalid, .explorerScript, "“\(line)”不是一个环节。", remedy: "脚本的每一行是一个JSON对象，由 plumbline explore 写出。")
            }
            return step
        }
    }

    /// A step a line.
    package var text: String { steps.map { $0.json.encoded + "\n" }.joined() }
}

extension JSON {
    /// Every number in a value, at any depth: some of them are those of matters.
    var numbers: [MatterID] {
        switch self {
        case .integer(let number): [number]
        case .array(let items): items.flatMap(\.numbers)
        case .object(let members): members.flatMap { $0.value.numbers }
        default: []
        }
    }
}

extension Problem.Code {
    package static let explorerScript: Problem.Code = Problem.Code("explorer.script")
}
