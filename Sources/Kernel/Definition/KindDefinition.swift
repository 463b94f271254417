/// The definition of one kind of matter, gathered once: its declarations are computed properties, and this keeps them.
package final class KindDefinition<M: Matter>: Definition {
    package let kind: MatterKind = M.kind
    package let editions: [Edition] = M.editions
    package let versions: [DefinitionVersion] = M.versions
    package let fields: [FieldInfo]
    package let measures: [MeasureInfo]
    package let figures: [DeclaredFigure]
    package let documents: [DocumentOutline]
    package let publications: [PublicationOutline]
    package let cautions: [CautionOutline]
    package let listed: [FieldInfo]
    package let settings: [any SettingDeclaration] = M.settings
    package let readers: [Role] = M.readers
    package let roles: [Role]
    package let duties: [Organ.Duty]
    package let correcting: Correcting = M.correcting
    package let concordance: Concordance = M.concordance
    package let handing: HandingOutline
    package let successions: [SuccessionOutline]
    package let passages: [PassageOutline]
    package let joining: JoiningOutline
    package let splitting: SplittingOutline
    let endings: [String: EndingsOutline]

    let typedHanding: Handing<M> = M.handing
    let typedSuccessions: [Succession<M>] = M.successions
    let typedPassages: [Passage<M>] = M.passages
    let typedJoining: Joining<M> = M.joining
    let typedSplitting: Splitting<M> = M.splitting
    let typedEndings: [String: [Ending<M>]] = Dictionary(M.editions.map { ($0.id, M.endings($0)) }, uniquingKeysWith: { first, _ in first })
    let typedFields: [Field<M>]
    /// Where a field stands among them, by its stored name.
    let fieldPlaces: [String: Int]
    /// The same for the names that fields once had.
    let formerPlaces: [String: Int]
    /// The same without the record's type.
    let codes: [FieldCode]
    /// Where their values lie, in the same order.
    let spans: [(offset: Int, size: Int)]
    let referringFields: [FieldCode]
    let listedFields: [FieldCode]
    let listedRecords: [ListedRecord]
    /// What persons are known by: names and numbers of identity cards, of the record and of records in it.
    let knownBy: [FieldCode]
    let knownByParts: [(field: FieldCode, parts: [String])]
    /// Those that are personal data, or hold records with personal data in them.
    let personalFields: [FieldCode]
    let typedMeasures: [Measure<M>]
    /// The same, to count by.
    let counted: [Shared<Measure<M>>]
    let typedDocuments: [OfficialDocument<M>]
    let typedPublications: [Publication<M>]
    /// Where a document and a publication stand among them, by their ids.
    let documentPlaces: [String: Int]
    let publicationPlaces: [String: Int]
    let typedCautions: [Caution<M>] = M.cautions
    /// What each publication shows, in their order.
    let shows: [Shown]
    let procedures: [String: Compiled]

    /// A record in the record, or a list of them, of which some parts are indexed: found by any of its items.
    struct ListedRecord: Sendable {
        let field: FieldCode
        /// The parts by their names within the item, and as lists know them: `parties.organisationName`.
        let parts: [(name: String, listed: FieldInfo)]

        /// `nil` where nothing in the field is listed, or all of it is personal.
        init?(_ field: Field<M>) {
            guard field.info.mask == nil, let inner = field.info.type.parts else { return nil }
            let parts = inner.filter { $0.isIndexed && $0.mask == nil }.map { (name: $0.name, listed: field.info.listed($0)) }
            guard !parts.isEmpty else { return nil }
            self.field = field.code
            self.parts = parts
        }
    }

    /// Finds the fields of paths, without comparing one path after another: a definition names them some thousand times.
    struct FieldsByPath {
        let fields: [Field<M>]
        private let places: [PartialKeyPath<M>: Int]

        init(_ fields: [Field<M>]) {
            self.fields = fields
            places = Dictionary(fields.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        }

        subscript(_ path: Path<M>) -> Field<M>? { places[path].map { fields[$0] } }
        /// What is no field is passed over.
        func fields(at paths: [Path<M>]) -> [Field<M>] { paths.compactMap { self[$0] } }
    }

    /// What a publication shows and hides, found out once: to compare the paths of fields takes long.
    final class Shown: Sendable {
        /// In the order of the publication, each with the mask under which it is shown.
        let fields: [(code: FieldCode, mask: Mask?)]
        /// Personal fields that are not shown whole.
        let hidden: [FieldCode]
        /// Where the number is that the public sees: that which the matter goes by, or that of a document.
        let number: WritablePath<M, String>?
        /// Some of them are personal data and shown whole.
        let namesPersons: Bool

        init(_ publication: Publication<M>, _ all: FieldsByPath, _ documents: [OfficialDocument<M>]) {
            let shown = all.fields(at: publication.shows)
            let isWhole: (Field<M>) -> Bool = { field in publication.whole.contains { $0 == field.path } }
            fields = shown.map { field in
                let mask = isWhole(field) ? nil : publication.masks.first { $0.path == field.path }?.mask ?? field.info.mask
                return (code: field.code, mask: mask)
            }
            hidden = all.fields.filter { $0.info.holdsPersonalData && !isWhole($0) }.map(\.code)
            namesPersons = shown.contains { $0.info.holdsPersonalData && isWhole($0) }
            let numbered = documents.filter { document in shown.contains { $0.path == document.numberPath } }
            number = (numbered.first(where: \.numbersMatter) ?? numbered.first)?.numberPath
        }
    }

    package init(_ type: M.Type) {
        let fields = M.fields
        let byPath = FieldsByPath(fields)
        typedFields = fields
        fieldPlaces = Dictionary(fields.enumerated().map { ($1.info.name, $0) }, uniquingKeysWith: { first, _ in first })
        formerPlaces = Dictionary(
            fields.enumerated().flatMap { place, field in field.info.formerly.map { ($0, place) } }, uniquingKeysWith: { first, _ in first })
        codes = fields.map(\.code)
        spans = codes.map(\.span)
        referringFields = codes.filter(\.isReferring)
        listedFields = codes.filter { $0.info.isIndexed && $0.info.mask == nil }
        listedRecords = fields.compactMap { ListedRecord($0) }
        knownBy = codes.filter { $0.info.mask?.isKnownBy == true }
        knownByParts = codes.filter { $0.info.mask == nil }.compactMap { code in
            let parts = code.info.type.parts?.filter { $0.mask?.isKnownBy == true }.map(\.name) ?? []
            return parts.isEmpty ? nil : (field: code, parts: parts)
        }
        personalFields = codes.filter(\.info.holdsPersonalData)
        typedMeasures = M.measures
        counted = typedMeasures.filter { $0.composed == nil }.map { Shared($0) }
        typedDocuments = M.documents
        typedPublications = M.publications
        documentPlaces = Dictionary(typedDocuments.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        publicationPlaces = Dictionary(typedPublications.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        cautions = typedCautions.map { CautionOutline(id: $0.id, says: $0.says, basis: $0.basis) }
        shows = typedPublications.map { [typedDocuments] publication in Shown(publication, byPath, typedDocuments) }
        let noted = Set(typedDocuments.flatMap(\.opinions).flatMap(\.steps))
        let numbered = Set(typedDocuments.compactMap { document in document.numberPath.flatMap { byPath[$0] }?.info.name })
        let procedures = Dictionary(
            M.editions.map { ($0.id, Self.compile($0, M.procedure($0), byPath, noted, numbered)) }, uniquingKeysWith: { first, _ in first })
        self.procedures = procedures
        let actions = M.editions.flatMap { procedures[$0.id]?.actions ?? [] }
        roles = Self.distinct(M.readers + actions.flatMap(\.roles) + typedSuccessions.flatMap(\.roles) + typedJoining.roles + typedSplitting.roles)
        let places = actions.map(\.place) + typedSuccessions.map(\.place) + actions.flatMap(\.openings).map(\.place) + typedDocuments.map(\.issuer)
        duties = Self.distinct(places.compactMap(\.duty) + M.knownDuties)
        self.fields = Self.explained(fields.map(\.info), procedures.values.flatMap(\.outline.actions), typedDocuments, fields)
        listed = listedFields.map(\.info) + listedRecords.flatMap(\.parts).map(\.listed)
        handing = Self.outline(typedHanding)
        successions = typedSuccessions.map { Self.outline($0, byPath) }
        passages = typedPassages.compactMap { Self.outline($0, M.editions, byPath) }
        joining = Self.outline(typedJoining, byPath)
        splitting = Self.outline(typedSplitting, byPath)
        endings = typedEndings.mapValues { Self.outline($0) }
        measures = typedMeasures.flatMap(\.infos)
        figures = typedMeasures.flatMap { measure in measure.composed.map { [.composed($0)] } ?? measure.infos.map { .measure($0) } }
        documents = typedDocuments.map {
            DocumentOutline(
                id: $0.id, name: $0.name, basis: $0.basis, pattern: $0.pattern, numbersMatter: $0.numbersMatter, words: $0.words,
                isInternal: $0.isWithheld || !$0.opinions.isEmpty)
        }
        publications = zip(typedPublications, shows).map { publication, shown in
            PublicationOutline(
                id: publication.id, name: publication.name, basis: publication.basis, fields: shown.fields.map(\.code.info.name),
                replaces: publication.replaces, concerns: publication.concerns, namesPersons: shown.namesPersons)
        }
    }

    static func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }

    /// A field that no person fills says where its value comes from.
    private static func explained(
        _ infos: [FieldInfo], _ actions: [ActionOutline], _ documents: [OfficialDocument<M>], _ fields: [Field<M>]
    ) -> [FieldInfo] {
        let filled = Set(actions.flatMap(\.inputs))
        return infos.map { info in
            guard !filled.contains(info.name), info.help.isEmpty else { return info }
            var explained = info
            if let document = documents.first(where: { document in fields.contains { $0.info.name == info.name && $0.path == document.numberPath } })
            {
                explained.help = "由制发“\(document.name)”取得"
            } else {
                var steps: [String] = []
                for action in actions where action.writes.contains(info.name) && !steps.contains(action.name) { steps.append(action.name) }
                if steps.isEmpty, actions.contains(where: { $0.given.contains(info.name) }) { explained.help = "由开启本事项的事项带来" }
                if !steps.isEmpty { explained.help = "由“\(steps.joined(separator: "”“"))”记下" }
            }
            return explained
        }
    }

    private static func compile(
        _ edition: Edition, _ clauses: [Clause<M>], _ fields: FieldsByPath, _ noted: Set<String>, _ numbered: Set<String>
    ) -> Compiled {
        var actions: [Action<M>] = []
        var limits: [Limit<M>] = []
        for clause in clauses {
            switch clause {
            case .action(let action): actions.append(action)
            case .limit(let limit): limits.append(limit)
            }
        }
        let fills = actions.map { fields.fields(at: $0.filled) }
        let needs = actions.map { fields.fields(at: $0.needed) }
        let appends = actions.map { fields.fields(at: $0.additions.map(\.path)) }
        let writes = actions.map { fields.fields(at: $0.written) }
        let given = actions.map { fields.fields(at: $0.given) }
        let sources = actions.indices.map { Set((fills[$0] + appends[$0] + writes[$0] + given[$0]).map(\.info.name)) }
        let anew = Self.anew(actions, needs: needs, from: sources, numbered)
        let undone = Set(actions.flatMap(\.undone))
        let outlines = actions.enumerated().map { index, action in
            let event = action.event.map { event in
                EventOutline(
                    label: event.label, after: (event.after.map { fields[$0] } + event.afterMoments.map { fields[$0] }).compactMap { $0?.info.name },
                    floors: event.floors.map(\.words), mayPrecedeOpening: event.mayPrecedeOpening, bindsActor: event.bindsActor,
                    headMayTell: event.headMayTell, asksTime: action.stampsTime)
            }
            return outline(
                action, index, aside: fields.fields(at: action.aside), fills[index], needs[index], anew[index], appends[index], writes[index],
                given[index],
                action.withdrawalReasons.compactMapValues { fields[$0] }, event, isUndone: undone.contains(action.id),
                action.isInBulk.map { $0 ? .together(asking: fields.fields(at: action.askedInBulk).map(\.info.name)) : .alone } ?? .unsaid)
        }
        let stages = M.Stage.allCases.map { StageOutline(code: $0.rawValue, name: $0.name, isFinal: $0.isFinal, isResting: $0.isResting) }
        let limitOutlines = limits.map {
            LimitOutline(
                id: $0.id, name: $0.name, term: $0.termText, basis: $0.basis, deemedAction: $0.deemedAction, starts: $0.starts, ends: $0.ends,
                concerns: $0.concerns, counting: $0.counting)
        }
        return Compiled(
            actions: actions, fills: fills, needs: needs, anew: anew, appends: appends, limits: limits,
            watched: Set(actions.flatMap(\.separations)), noted: noted,
            outline: ProcedureOutline(edition: edition, stages: stages, actions: outlines, limits: limitOutlines))
    }

    /// What a step needs and no other step fills, writes or brings along, and no paper numbers: where such a field holds something, an
    /// earlier taking of the same step left it there, and that is no answer to what is asked now.
    private static func anew(
        _ actions: [Action<M>], needs: [[Field<M>]], from sources: [Set<String>], _ numbered: Set<String>
    ) -> [[Field<M>]] {
        let times = Dictionary(sources.flatMap { $0 }.map { ($0, 1) }, uniquingKeysWith: +)
        return actions.indices.map { index in
            guard !actions[index].isOpening else { return [] }
            return needs[index].filter { times[$0.info.name] == 1 && !numbered.contains($0.info.name) }
        }
    }

    private static func outline(
        _ action: Action<M>, _ index: Int, aside: [Field<M>], _ fills: [Field<M>], _ needs: [Field<M>], _ anew: [Field<M>], _ appends: [Field<M>],
        _ writes: [Field<M>], _ given: [Field<M>], _ reasons: [String: Field<M>], _ event: EventOutline?, isUndone: Bool, _ bulk: BulkWord
    ) -> ActionOutline {
        var suspensions: [SuspensionOutline] = []
        var resumes: [String] = []
        var extensions: [ExtensionOutline] = []
        for change in action.ledgerChanges {
            switch change {
            case .suspend(let limits, let ground, _, _): suspensions += limits.map { SuspensionOutline(limit: $0, ground: ground) }
            case .resume(let limits, _): resumes += limits
            case .extend(let limit, _, let times, let ground, let words):
                extensions.append(ExtensionOutline(limit: limit, term: words, atMost: times == .max ? nil : times, ground: ground))
            }
        }
        let id: (String) -> String = { "\(M.kind.id).\(action.id).\($0)" }
        return ActionOutline(
            kind: M.kind.id, index: index, id: action.id, name: action.name, from: action.from.map(\.rawValue), to: action.to?.rawValue,
            roles: Set(action.roles), basis: action.basis, fills: fills.map(\.info.name), needs: needs.map(\.info.name),
            anew: anew.map(\.info.name),
            additions: zip(action.additions, appends).map { addition, field in
                AdditionOutline(name: field.info.name, least: addition.least, most: addition.most, needs: addition.needs)
            }, writes: writes.map(\.info.name),
            given: given.map(\.info.name),
            gates: action.gates.map {
                GateOutline(id: id($0.name), says: $0.says, basis: $0.basis, override: $0.override, concerns: $0.concerns)
            }
                + action.additions.flatMap(\.checks).map {
                    GateOutline(id: id($0.name), says: $0.says, basis: $0.basis, override: nil, concerns: [])
                },
            separations: action.separations,
            exclusions: action.exclusions.map { ExclusionOutline(id: id($0.name), says: $0.says, basis: $0.basis) },
            opens: action.openings.map { OpeningOutline(kind: $0.kind, action: $0.action, place: $0.place.outline) },
            causes: action.consequences.map { FollowingOutline(kind: $0.kind, action: $0.action) }, receives: action.receiving?.kind,
            returnsResult: action.returnsResult, publishes: action.publishes, withdraws: action.withdraws,
            withdrawalReasons: reasons.mapValues(\.info.name), issues: action.issues,
            suspensions: suspensions, resumes: resumes, extensions: extensions, place: action.place.outline, event: event,
            undoes: action.undone, isUndoing: action.isUndoing, isUndone: isUndone, bulk: bulk, aside: Set(aside.map(\.info.name)))
    }

    package func outline(_ edition: String) -> ProcedureOutline? { procedures[edition]?.outline }
    package func edition(on day: Day) -> Edition? { editions.last { $0.covers(day) } }

    func compiled(_ edition: String) -> Compiled {
        guard let compiled = procedures[edition] else { preconditionFailure("\(kind.id) has no edition \(edition)") }
        return compiled
    }

    /// A copy of the record as what it is; where steps are taken, `reading` and `changing` spare it.
    func typed(_ record: any Record) -> M {
        // Not by a cast, which takes several times as long.
        look(at: record) { $0.assumingMemoryBound(to: M.self).pointee }
    }

    /// Reads a record as what it is, where it lies. A copy counts a reference for each of some hundred texts, and a step asks some twenty
    /// times.
    func reading<T>(_ record: any Record, _ body: (M) -> T) -> T {
        func open<R: Record>(_ record: R) -> T {
            precondition(R.self == M.self, "\(kind.id): a record of another kind")
            // What a pointer points at is copied before it is handed on; what was handed over is not. The two are one type, so their functions
            // are called alike.
            return withoutActuallyEscaping(body) { unsafeBitCast($0, to: ((R) -> T).self)(record) }
        }
        return open(record)
    }

    /// Changes a record where it lies: it is copied once, if somebody else has it too.
    func changing<T>(_ record: inout any Record, _ body: (inout M) -> T) -> T {
        func open<R: Record>(_ record: inout R) -> T {
            precondition(R.self == M.self, "\(kind.id): a record of another kind")
            return withUnsafeMutablePointer(to: &record) { body(&UnsafeMutableRawPointer($0).assumingMemoryBound(to: M.self).pointee) }
        }
        return open(&record)
    }

    /// Looks at a record in place: a copy counts a reference for each of some hundred texts.
    func look<T>(at record: any Record, _ body: (UnsafeRawPointer) -> T) -> T {
        func open<R: Record>(_ record: R) -> T {
            precondition(R.self == M.self, "\(kind.id): a record of another kind")
            return withUnsafePointer(to: record) { body($0) }
        }
        return open(record)
    }
}
