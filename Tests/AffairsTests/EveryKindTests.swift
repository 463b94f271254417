import Kernel
import Testing

@testable import Affairs

/// One edition of one kind, so that a failure names both.
struct KindEdition: CustomTestStringConvertible, Sendable {
    let definition: any Definition
    let outline: ProcedureOutline
    var testDescription: String { "\(definition.kind.id)/\(outline.edition.id)" }

    static let all: [KindEdition] = Catalogue.definitions.flatMap { definition in
        definition.editions.compactMap { edition in definition.outline(edition.id).map { KindEdition(definition: definition, outline: $0) } }
    }

    func moment(on day: Day) -> Moment {
        Moment(
            now: Instant(day, hour: 10), actor: Town.person("p1"), organ: Town.organ, matter: 1, organs: Town.organs, calendar: Town.calendar,
            settings: Settings(), ledger: Ledger(), related: NothingRelated())
    }

    /// The fields that people fill in this edition, each with an action that fills it.
    var fillable: [(field: FieldInfo, action: ActionOutline)] {
        definition.fields.compactMap { field in outline.actions.first { $0.fills.contains(field.name) }.map { (field, $0) } }
    }
}

/// What must be true of every kind of matter, whoever wrote it.
@Suite("所有事项")
struct EveryKindTests {
    /// Steps that lead out of a final stage, `kind.action`, each with the reason why a closed matter may open again.
    static let reopenings: [String: String] = [
        "penalty.note-fall": "公示的决定在结案以后被改变的，应当在三日内撤回（行政处罚法第四十八条第二款）",
        "penalty.reopen-restored": "已经改变的决定依裁判、复议决定恢复效力的，仍须执行（法释〔2018〕1号第八十九条）",
        "penalty.reopen-unsettled": "改变决定的裁判没有发生法律效力的，诉讼仍在进行（行政诉讼法第八十五条）",
        "penalty.reopen": "发现行政处罚有错误的，应当主动改正（行政处罚法第七十五条第二款）",
    ]

    static let kinds: [any Definition] = Catalogue.definitions

    // MARK: Declarations

    @Test(arguments: kinds.indices) func `定义自身无误`(index: Int) {
        #expect(Self.kinds[index].findings(registry: Law.registry) == [])
    }

    @Test func `事项、统计口径、设置的标识各不相同，法律登记簿无重复`() {
        let repeated: ([String]) -> [String] = { ids in Dictionary(grouping: ids, by: { $0 }).filter { $0.value.count > 1 }.keys.sorted() }
        #expect(repeated(Self.kinds.map(\.kind.id)) == [])
        #expect(repeated(Self.kinds.flatMap { $0.measures.map(\.id) }) == [])
        #expect(repeated(Law.registry.map(\.id)) == [])
        let settings = Self.kinds.flatMap { definition in definition.settings.map { ($0.key, $0.label) } }
        #expect(Dictionary(grouping: settings, by: \.0).filter { Set($0.value.map(\.1)).count > 1 }.keys.sorted() == [])
    }

    @Test(arguments: KindEdition.all) func `每个环节和条件都引用登记簿中的法律`(edition: KindEdition) {
        let known = Set(Law.registry)
        for action in edition.outline.actions {
            let cited = [action.basis] + action.gates.flatMap { [$0.basis] + ($0.override.map { [$0] } ?? []) }
            for basis in cited { #expect(known.contains(basis.statute), "\(action.id)：\(basis)") }
        }
        for limit in edition.outline.limits { #expect(known.contains(limit.basis.statute), "\(limit.id)：\(limit.basis)") }
    }

    @Test(arguments: KindEdition.all) func `标识的写法一致，名称和条件都有文字`(edition: KindEdition) {
        for field in edition.definition.fields {
            #expect(field.name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { Self.isLowerCamel(String($0)) }, "\(field.name)")
            #expect(!field.label.isEmpty, "\(field.name)")
        }
        for stage in edition.outline.stages {
            #expect(Self.isLowerCamel(stage.code), "\(stage.code)")
            #expect(!stage.name.isEmpty, "\(stage.code)")
        }
        for action in edition.outline.actions {
            #expect(action.id.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }, "\(action.id)")
            #expect(!action.name.isEmpty && action.gates.allSatisfy { !$0.says.isEmpty }, "\(action.id)")
        }
        // All measures of a kind share one prefix, such as `penalty.`, by which figures find them.
        #expect(Set(edition.definition.measures.map { $0.id.prefix { $0 != "." } }).count <= 1)
    }

    private static func isLowerCamel(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
        return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    }

    /// A consequence that names no step of the other kind, or one that only people may take, would never happen.
    @Test(arguments: KindEdition.all) func `牵连其他事项的环节都存在，并且可以由系统办理`(edition: KindEdition) {
        for following in edition.outline.actions.flatMap(\.causes) {
            let target = Self.kinds.first { $0.kind == following.kind }
            let outlines = target?.editions.compactMap { target?.outline($0.id) } ?? []
            #expect(!outlines.isEmpty, "\(following.kind.id)不在目录中")
            for outline in outlines {
                #expect(outline.action(following.action)?.roles.contains(.system) == true, "\(following.kind.id).\(following.action)")
            }
        }
    }

    @Test(arguments: KindEdition.all) func `开启的子程序都存在，由系统开启`(edition: KindEdition) {
        for opening in edition.outline.actions.flatMap(\.opens) {
            let target = Self.kinds.first { $0.kind == opening.kind }
            let outlines = target?.editions.compactMap { target?.outline($0.id) } ?? []
            #expect(!outlines.isEmpty, "\(opening.kind.id)不在目录中")
            for outline in outlines {
                let action = outline.action(opening.action)
                #expect(action?.isOpening == true && action?.isAutomatic == true, "\(opening.kind.id).\(opening.action)")
            }
        }
    }

    // MARK: Stages

    @Test(arguments: KindEdition.all) func `不在应办阶段的环节一律不得办理`(edition: KindEdition) {
        let moment = edition.moment(on: edition.outline.edition.from)
        let record = edition.definition.blank()
        for action in edition.outline.actions where !action.isOpening {
            for stage in edition.outline.stages where !action.from.contains(stage.code) {
                let refusals = edition.definition.refusals(action, edition.outline.edition.id, record, stage: stage.code, moment)
                #expect(refusals.contains { $0.cause == .stage }, "“\(action.id)”在“\(stage.code)”")
            }
        }
    }

    @Test(arguments: KindEdition.all) func `终结的阶段不再回到未终结的阶段，列明理由的除外`(edition: KindEdition) {
        let finals = Set(edition.outline.stages.filter(\.isFinal).map(\.code))
        for action in edition.outline.actions {
            guard let to = action.to, !finals.contains(to), action.from.contains(where: finals.contains) else { continue }
            #expect(Self.reopenings["\(edition.definition.kind.id).\(action.id)"] != nil, "“\(action.id)”使已经终结的事项重新开启")
        }
    }

    // MARK: Records

    @Test(arguments: kinds.indices) func `空白记录写出再读回不变`(index: Int) throws {
        let definition = Self.kinds[index]
        let body = definition.encode(definition.blank())
        #expect(definition.encode(try definition.decode(body)) == body)
        #expect(definition.changes(from: definition.blank(), to: try definition.decode(body)) == "{}")
    }

    @Test(arguments: KindEdition.all) func `随机填写的记录写出再读回不变，任何环节都能判断`(edition: KindEdition) throws {
        let definition = edition.definition
        let id = edition.outline.edition.id
        var typed = RandomInput(seed: 2020)
        for _ in 0..<6 {
            var record = definition.blank()
            for action in edition.outline.actions {
                let input = Dictionary(
                    uniqueKeysWithValues: definition.fields.filter { action.fills.contains($0.name) }.map { ($0.name, typed.text(for: $0.type)) })
                // Rules may be broken by random values and needs unmet by empty ones, but each value reads: it is in the record.
                _ = definition.fill(&record, action, id, with: definition.input(typed: input))
                let shown = Set(definition.values(of: record).map(\.info.name))
                for (name, text) in input where !text.isEmpty && text != "否" && text != "[]" {
                    #expect(shown.contains(name), "“\(name)”没有读入“\(text)”")
                }
            }
            let body = definition.encode(record)
            let reread = try definition.decode(body)
            #expect(definition.encode(reread) == body)
            #expect(definition.changes(from: record, to: reread) == "{}")
            #expect(definition.values(of: reread).map(\.json) == definition.values(of: record).map(\.json))
            judge(record, edition)
        }
    }

    /// Asks everything that may be asked of a record; whatever is in it, nothing traps.
    private func judge(_ record: any Record, _ edition: KindEdition) {
        let definition = edition.definition
        let id = edition.outline.edition.id
        let moment = edition.moment(on: edition.outline.edition.from)
        for action in edition.outline.actions {
            for stage in edition.outline.stages { _ = definition.refusals(action, id, record, stage: stage.code, moment) }
            var copy = record
            definition.apply(action, id, to: &copy, adding: Added(), moment)
            _ = definition.ledger(after: action, id, copy, moment)
        }
        _ = definition.clocks(id, record, Settings(), Ledger())
        for document in definition.documents { _ = definition.content(of: document.id, record, moment) }
        for publication in definition.publications { _ = definition.view(publication.id, record, moment) }
        for fact in definition.facts(record, organ: Town.organ) {
            #expect(definition.measures.contains { $0.id == fact.measure }, "\(fact.measure)")
        }
        #expect(definition.references(of: record).allSatisfy { $0.target > 0 })
    }

    // MARK: Input that is refused

    @Test(arguments: KindEdition.all) func `没有的字段和不归该环节填写的字段，指名退回`(edition: KindEdition) {
        let id = edition.outline.edition.id
        for action in edition.outline.actions {
            var record = edition.definition.blank()
            let unknown = edition.definition.fill(&record, action, id, with: ["noSuchField": .text("甲")]).first { $0.field == "noSuchField" }
            #expect(unknown?.given == "甲" && unknown?.rule.contains("没有这个字段") == true, "\(action.id)")
            guard let other = edition.definition.fields.first(where: { !action.fills.contains($0.name) }) else { continue }
            let foreign = edition.definition.fill(&record, action, id, with: [other.name: .text("甲")]).first { $0.field == other.name }
            #expect(foreign?.label == other.label && foreign?.rule.contains("不填写这个字段") == true, "\(action.id)：\(other.name)")
            #expect(edition.definition.encode(record) == edition.definition.encode(edition.definition.blank()))
        }
    }

    @Test(arguments: KindEdition.all) func `不合类型的值，指明字段、所填和规则退回，记录不变`(edition: KindEdition) {
        for (field, action) in edition.fillable {
            for wrong in RandomInput.wrong(for: field.type) {
                var record = edition.definition.blank()
                let problems = edition.definition.fill(
                    &record, action, edition.outline.edition.id, with: edition.definition.input(typed: [field.name: wrong]))
                let problem = problems.first { $0.field == field.name }
                #expect(problem?.given == wrong && problem?.label == field.label && problem?.rule.isEmpty == false, "\(field.name)：\(wrong)")
                #expect(edition.definition.encode(record) == edition.definition.encode(edition.definition.blank()), "\(field.name)：\(wrong)")
            }
        }
    }

    @Test(arguments: KindEdition.all) func `必须填写的不填，指名退回`(edition: KindEdition) {
        for action in edition.outline.actions {
            var record = edition.definition.blank()
            let problems = edition.definition.fill(&record, action, edition.outline.edition.id, with: [:])
            let blank = Set(edition.definition.values(of: edition.definition.blank()).map(\.info.name))
            #expect(Set(action.needs).subtracting(blank).isSubset(of: problems.map(\.field)), "\(action.id)")
        }
    }

    @Test(arguments: kinds.indices) func `存储内容被改动的，读不回来`(index: Int) {
        let definition = Self.kinds[index]
        for body in ["", "[]", "{", "null", #"{"noSuchField":1}"#, "{} {}"] {
            #expect(throws: (any Error).self, "\(body)") { try definition.decode(body) }
        }
        for field in definition.fields { #expect(throws: (any Error).self) { try definition.decode("{\"\(field.name)\":[[{\"x\":1.5}]]}") } }
    }
}
