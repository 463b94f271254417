extension KindDefinition {
    package func facts(_ record: any Record, organ: OrganCode, _ ledger: Ledger) -> [Fact] {
        let isPlain = ledger.joinings.isEmpty && ledger.origin == nil
        let standing =
            isPlain ? nil : FactStanding(joinings: ledger.joinings, origin: ledger.origin, countsEach: !joining.shared.isEmpty)
        return reading(record) { facts(from: $0, organ: organ, tenures: ledger.tenures, standing) }
    }

    private func facts(from record: M, organ: OrganCode, tenures: [Tenure], _ standing: FactStanding?) -> [Fact] {
        var facts: [Fact] = []
        var values: [FactValue] = []
        for measure in counted {
            values.removeAll(keepingCapacity: true)
            measure.value.facts(record, &values)
            guard !values.isEmpty else { continue }
            let named = measure.value.attribution?(record)
            if let standing {
                let counted =
                    named == nil
                    ? allot(values, of: measure.value, organ: organ, tenures: tenures)
                    : values.map { Fact(measure: $0.measure, organ: named ?? organ, day: $0.day, value: $0.value) }
                let begun = standing.origin.map { FactAllotment(tenures: tenures, organ: organ).organ(on: $0.on) }
                facts += standing.counted(counted, isStock: measure.value.infos.first?.nature == .stock, at: named == nil ? begun : nil)
                continue
            }
            if !tenures.isEmpty, named == nil {
                facts += allot(values, of: measure.value, organ: organ, tenures: tenures)
                continue
            }
            let place = named ?? organ
            for value in values { facts.append(Fact(measure: value.measure, organ: place, day: value.day, value: value.value)) }
        }
        return facts
    }

    private func document(_ id: String) -> OfficialDocument<M>? { documentPlaces[id].map { typedDocuments[$0] } }

    package func issuer(of document: String, _ record: any Record, _ moment: Moment) -> OrganCode? {
        guard let document = self.document(document) else { return nil }
        switch document.issuer {
        case .own: return moment.organ
        case .holding(let duty): return moment.organs.nearest(duty, to: moment.organ)
        case .named(let organ): return reading(record, organ)
        }
    }

    package func setNumber(_ number: String, of document: String, in record: inout any Record) {
        guard let path = self.document(document)?.numberPath else { return }
        changing(&record) { $0[keyPath: path] = number }
    }

    package func isServed(_ document: String, _ record: any Record) -> Bool? {
        self.document(document)?.served.map { reading(record, $0) }
    }

    package func content(of id: String, _ record: any Record, _ moment: Moment) -> DocumentContent? {
        guard let document = document(id) else { return nil }
        var content = reading(record) { matter in
            var content = document.content(matter, moment)
            if content.title.isEmpty { content.title = document.name }
            if let path = document.numberPath { content.number = matter[keyPath: path] }
            var opinions: [DocumentContent.Opinion] = []
            for opinion in document.opinions { opinions += opinion.rows(matter, moment) }
            if !opinions.isEmpty { content.blocks.append(.opinions(opinions)) }
            return content
        }
        if let issuer = issuer(of: id, record, moment), moment.organs[issuer]?.name == content.signature { content.takesSeal = true }
        content.day = content.day ?? moment.today
        return content
    }
}
