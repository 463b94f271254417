extension KindDefinition {
    package func findings(registry: [StatuteEdition]) -> [Finding] {
        var messages = editionFindings() + passageFindings() + fieldFindings() + versionFindings()
        let known = Set(registry.map(\.id))
        for edition in editions {
            guard let compiled = procedures[edition.id] else { continue }
            let prefix = editions.count > 1 ? "（\(edition.name)）" : ""
            messages += (stageFindings(compiled) + referenceFindings(compiled)).map { prefix + $0 }
            messages += basisFindings(compiled, edition, known).map { prefix + $0 }
        }
        return messages.map { Finding(kind: kind.id, message: $0) }
    }

    private func repeated(_ ids: [String], _ what: String) -> [String] {
        Dictionary(grouping: ids, by: { $0 }).filter { $0.value.count > 1 }.keys.sorted().map { "\(what)“\($0)”重复" }
    }

    /// Lower-case words joined by hyphens.
    private static func isName(_ text: String) -> Bool {
        text.utf8.count <= 60
            && text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
                !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
            }
    }

    /// The properties that are stored: those of a part count for themselves.
    private static func leaves(of value: Any) -> Int {
        Mirror(reflecting: value).children.reduce(0) { $0 + ($1.value is any Part ? leaves(of: $1.value) : 1) }
    }

    private func editionFindings() -> [String] {
        var messages = repeated(editions.map(\.id), "版本")
        if editions.isEmpty { messages.append("没有任何版本") }
        let shown = documents.map(\.basis) + publications.map(\.basis) + cautions.map(\.basis) + [correcting.basis].compactMap { $0 }
        let articles = Set(shown + joiningBases.map(\.basis))
        for edition in concordance.named {
            if !editions.contains(where: { $0.id == edition }) { messages.append("条文对照写了没有的版本“\(edition)”") }
            for basis in concordance.cited(in: edition) where !articles.contains(basis) {
                messages.append("条文对照（\(edition)）中的\(basis.withEdition)没有文书、公示、警示、更正、并案、分案引用")
            }
        }
        for (earlier, later) in zip(editions, editions.dropFirst()) {
            guard let until = earlier.until else {
                messages.append("版本“\(earlier.id)”没有截止日，却有后续版本“\(later.id)”")
                continue
            }
            if until.advanced(by: 1) != later.from { messages.append("版本“\(earlier.id)”与“\(later.id)”之间有空档或重叠") }
        }
        if editions.last?.until != nil { messages.append("最后一个版本已截止，之后的事项无法可依") }
        return messages
    }

    private func fieldFindings() -> [String] {
        var messages = repeated(fields.map(\.name), "字段") + repeated(measures.map(\.id), "统计口径") + repeated(documents.map(\.id), "文书")
        messages += repeated(publications.map(\.id), "公示")
        let stored = Self.leaves(of: M()) - typedFields.reduce(0) { $0 + $1.omitted }
        if stored != fields.count { messages.append("记录有\(stored)个属性，而字段有\(fields.count)个：有属性不会被保存，或字段重复") }
        var filled: Set<String> = []
        for action in procedures.values.flatMap(\.outline.actions) { filled.formUnion(action.inputs + action.writes + action.given) }
        filled.formUnion(passages.flatMap(\.writes))
        for document in typedDocuments {
            if let path = document.numberPath, let name = typedFields.first(where: { $0.path == path })?.info.name { filled.insert(name) }
            if (document.pattern == nil) != (document.numberPath == nil) { messages.append("文书“\(document.id)”的文号与存放字段须同时给出") }
        }
        for field in fields where [Occurrence.dayName, Occurrence.reasonName].contains(field.name) {
            messages.append("字段“\(field.name)”用了发生之日或者补录理由的名称")
        }
        let broken = Dictionary(grouping: measures.filter { $0.breakdown != nil && $0.total == nil }) { $0.breakdown ?? "" }
        for breakdown in broken.keys.sorted() { messages.append("分类统计“\(breakdown)”没有写明合计是哪个指标") }
        for field in fields where !filled.contains(field.name) { messages.append("字段“\(field.name)”没有环节填写，也没有环节写入") }
        for publication in typedPublications where publication.shows.contains(where: { path in !typedFields.contains { $0.path == path } }) {
            messages.append("公示“\(publication.id)”引用了不存在的字段")
        }
        for publication in typedPublications {
            for id in publication.replaces where id == publication.id || !publications.contains(where: { $0.id == id }) {
                messages.append("公示“\(publication.id)”不能取代“\(id)”：没有这一公示，或者就是它自己")
            }
        }
        let steps = Set(procedures.values.flatMap(\.outline.actions).map(\.id))
        for document in typedDocuments {
            for step in document.opinions.flatMap(\.steps) where !steps.contains(step) {
                messages.append("文书“\(document.id)”的审批意见引用了不存在的环节“\(step)”")
            }
        }
        return messages
    }

    private func stageFindings(_ compiled: Compiled) -> [String] {
        var messages: [String] = []
        let actions = compiled.actions
        if !actions.contains(where: \.isOpening) { messages.append("没有开启事项的环节") }
        for action in actions where action.isOpening && action.to == nil { messages.append("开启环节“\(action.id)”没有说明进入哪个阶段") }
        var reached = Set(actions.filter(\.isOpening).compactMap(\.to))
        var grew = true
        while grew {
            grew = false
            for action in actions {
                if let to = action.to, action.from.contains(where: reached.contains), reached.insert(to).inserted { grew = true }
            }
        }
        for stage in M.Stage.allCases where !reached.contains(stage) { messages.append("没有环节能到达阶段“\(stage.name)”") }
        for stage in M.Stage.allCases where !stage.isFinal {
            let leaves = actions.contains { $0.from.contains(stage) && $0.to != nil && $0.to != stage }
            if !leaves { messages.append("阶段“\(stage.name)”既非终结，又没有环节离开") }
        }
        return messages
    }

    private func referenceFindings(_ compiled: Compiled) -> [String] {
        let outline = compiled.outline
        var messages = repeated(outline.actions.map(\.id), "环节") + repeated(outline.limits.map(\.id), "期限")
        let limits = Set(outline.limits.map(\.id))
        let actions = Set(outline.actions.map(\.id))
        for (action, typed) in zip(outline.actions, compiled.actions) {
            for limit in action.suspends + action.resumes + action.extends where !limits.contains(limit) {
                messages.append("环节“\(action.id)”引用了不存在的期限“\(limit)”")
            }
            for other in action.separations where !actions.contains(other) { messages.append("环节“\(action.id)”引用了不存在的环节“\(other)”") }
            for id in action.publishes + action.withdraws where !publications.contains(where: { $0.id == id }) {
                messages.append("环节“\(action.id)”引用了不存在的公示“\(id)”")
            }
            if action.withdrawalReasons.count != typed.withdrawalReasons.count { messages.append("环节“\(action.id)”撤回公示的理由没有对应字段") }
            for id in action.issues where !documents.contains(where: { $0.id == id }) {
                messages.append("环节“\(action.id)”引用了不存在的文书“\(id)”")
            }
            if action.fills.count != typed.filled.count { messages.append("环节“\(action.id)”填写的属性没有对应字段") }
            if action.appends.count != typed.additions.count { messages.append("环节“\(action.id)”添加的列表没有对应字段") }
            if action.writes.count != typed.written.count { messages.append("环节“\(action.id)”写入的属性没有对应字段") }
            if action.given.count != typed.given.count { messages.append("环节“\(action.id)”带来的属性没有对应字段") }
            if !action.given.isEmpty, !(action.isOpening && action.isAutomatic) { messages.append("环节“\(action.id)”不是由其他事项开启的环节，不会带来内容") }
            messages += repeated(action.writes, "环节“\(action.id)”写入的字段")
            messages += eventFindings(action, typed, outline)
            let undo = action.isUndoing ? [ActionOutline.undo] : []
            let names = typed.gates.map(\.name) + typed.exclusions.map(\.name) + typed.additions.flatMap(\.checks).map(\.name) + undo
            messages += repeated(names, "环节“\(action.id)”的条件")
            for name in names where !Self.isName(name) { messages.append("环节“\(action.id)”的条件“\(name)”不是合适的标识") }
            for stage in typed.awaitings.flatMap(\.stages) where !typed.from.contains(stage) {
                messages.append("环节“\(action.id)”不从阶段“\(stage.name)”办理，不能是该阶段所等待的环节")
            }
            if action.roles.isEmpty { messages.append("环节“\(action.id)”没有说明由谁办理") }
            if action.receives != nil && !action.isAutomatic { messages.append("环节“\(action.id)”接收结果，应由系统办理") }
            if case .together(let asked) = action.bulk {
                if asked.count != typed.askedInBulk.count { messages.append("环节“\(action.id)”成批办理时填写的属性没有对应字段") }
                for name in asked where !action.fills.contains(name) { messages.append("环节“\(action.id)”成批办理时填写的“\(name)”不是它填写的字段") }
                if action.isOpening || action.isAutomatic { messages.append("环节“\(action.id)”开启事项或者由系统办理，不能成批办理") }
            }
        }
        for limit in outline.limits {
            if let deemed = limit.deemedAction, outline.action(deemed)?.roles.contains(.system) != true {
                messages.append("期限“\(limit.id)”届满后的环节“\(deemed)”不存在，或不能由系统办理")
            }
        }
        let suspended = Set(outline.actions.flatMap(\.suspends))
        for limit in suspended where !outline.actions.contains(where: { $0.resumes.contains(limit) }) {
            messages.append("期限“\(limit)”可以中止，却没有恢复的环节")
        }
        return messages
    }

    /// Of what happens outside, and of what is made undone.
    private func eventFindings(_ action: ActionOutline, _ typed: Action<M>, _ outline: ProcedureOutline) -> [String] {
        var messages: [String] = []
        if let event = action.event {
            if action.isAutomatic { messages.append("环节“\(action.id)”由系统办理，没有另外的发生之日") }
            if event.after.count != typed.event.map({ $0.after.count + $0.afterMoments.count }) {
                messages.append("环节“\(action.id)”的发生之日不早于的日期没有对应字段")
            }
            if event.headMayTell, !action.roles.contains(.head) {
                messages.append("环节“\(action.id)”期限以内的发生之日由机关负责人登记，却不由负责人办理")
            }
        } else if !action.undoes.isEmpty {
            messages.append("环节“\(action.id)”改正期限届满的结果，却没有写明发生之日")
        }
        for deemed in action.undoes {
            guard let step = outline.action(deemed), outline.limits.contains(where: { $0.deemedAction == deemed }) else {
                messages.append("环节“\(action.id)”要改正的“\(deemed)”不是期限届满后由系统办理的环节")
                continue
            }
            let reached = step.to.map { [$0] } ?? step.from
            if !reached.contains(where: action.from.contains) {
                messages.append("环节“\(action.id)”要改正“\(deemed)”，却不从它进入的阶段办理")
            }
            for field in step.writes where !(action.writes + action.inputs).contains(field) {
                messages.append("环节“\(action.id)”要改正“\(deemed)”，却没有改回它写入的字段“\(field)”")
            }
        }
        return messages
    }

    private func basisFindings(_ compiled: Compiled, _ edition: Edition, _ known: Set<String>) -> [String] {
        var messages: [String] = []
        for (place, basis) in citations(compiled) {
            if !known.contains(basis.statute.id) { messages.append("\(place)引用的\(basis)不在法律登记簿中") }
            let concerned = ["环节", "文书", "公示", "更正"].contains { place.hasPrefix($0) }
            if concerned, !basis.statute.wasInForce(during: edition) { messages.append("\(place)引用的\(basis.withEdition)在本版本适用期间从未施行") }
        }
        return messages
    }

    /// Every article the procedure cites, with the place where it does.
    private func citations(_ compiled: Compiled) -> [(place: String, basis: Basis)] {
        var cited: [(place: String, basis: Basis)] = []
        for action in compiled.outline.actions {
            cited.append(("环节“\(action.name)”（\(action.id)）", action.basis))
            for gate in action.gates {
                cited.append(("环节“\(action.name)”（\(action.id)）的条件“\(gate.says)”", gate.basis))
                if let article = gate.override { cited.append(("环节“\(action.name)”（\(action.id)）的例外", article)) }
            }
        }
        for limit in compiled.outline.limits { cited.append(("期限“\(limit.name)”（\(limit.id)）", limit.basis)) }
        for left in endings(compiled.outline.edition.id).left { cited.append(("只能由外部结束的“\(left.says)”", left.basis)) }
        // What no step of the edition issues or makes public there is none of under it.
        let edition = compiled.outline.edition.id
        let (issued, published) = (Set(compiled.outline.actions.flatMap(\.issues)), Set(compiled.outline.actions.flatMap(\.publishes)))
        for document in documents where issued.contains(document.id) {
            cited.append(("文书“\(document.id)”", basis(document.basis, in: edition)))
        }
        for publication in publications where published.contains(publication.id) {
            cited.append(("公示“\(publication.id)”", basis(publication.basis, in: edition)))
        }
        for caution in cautions { cited.append(("警示“\(caution.id)”", basis(caution.basis, in: edition))) }
        if let article = correcting.basis { cited.append(("更正", basis(article, in: edition))) }
        for passage in passages { cited.append(("版本“\(passage.earlier.id)”到“\(passage.later.id)”的衔接", passage.basis)) }
        for (basis, place) in movingBases { cited.append((place, basis)) }
        for (article, place) in joiningBases { cited.append((place, basis(article, in: edition))) }
        return cited
    }

    package func outdated(_ edition: String, on day: Day) -> [OutdatedCitation] {
        citations(compiled(edition)).compactMap { place, basis in
            guard place.hasPrefix("环节") || place.hasPrefix("期限"), let until = basis.statute.until, until < day else { return nil }
            return OutdatedCitation(place: place, basis: basis, until: until)
        }
    }
}
