extension KindDefinition {
    package func facts(_ record: any Record, organ: OrganCode) -> [Fact] {
        let record = typed(record)
        var facts: [Fact] = []
        var values: [FactValue] = []
        // By index: a loop over the values would copy each measure's closures and names.
        for index in typedMeasures.indices {
            values.removeAll(keepingCapacity: true)
            typedMeasures[index].facts(record, &values)
            guard !values.isEmpty else { continue }
            let place = typedMeasures[index].attribution?(record) ?? organ
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
        case .named(let organ): return organ(typed(record))
        }
    }

    package func setNumber(_ number: String, of document: String, in record: inout any Record) {
        guard let path = self.document(document)?.numberPath else { return }
        var matter = typed(record)
        matter[keyPath: path] = number
        record = matter
    }

    package func content(of id: String, _ record: any Record, _ moment: Moment) -> DocumentContent? {
        guard let document = document(id) else { return nil }
        let matter = typed(record)
        var content = document.content(matter, moment)
        if content.title.isEmpty { content.title = document.name }
        if let path = document.numberPath { content.number = matter[keyPath: path] }
        let opinions = document.opinions.flatMap { $0.rows(matter, moment) }
        if !opinions.isEmpty { content.blocks.append(.opinions(opinions)) }
        if let issuer = issuer(of: id, record, moment), moment.organs[issuer]?.name == content.signature { content.takesSeal = true }
        content.day = content.day ?? moment.today
        return content
    }
}
