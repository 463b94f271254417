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

    package func view(_ publication: String, _ record: any Record, _ moment: Moment) -> PublicView? {
        guard let index = typedPublications.firstIndex(where: { $0.id == publication }) else { return nil }
        let publication = typedPublications[index]
        let record = typed(record)
        guard publication.applies(record, moment) else { return nil }
        let items: [(label: String, text: String)] = shownFields[index].compactMap { field in
            guard !field.isUnset(record) else { return nil }
            let text = field.shown(record)
            let mask = publication.masks.first { $0.path == field.path }?.mask ?? field.info.mask
            return (field.info.label, mask?.apply(text) ?? text)
        }
        return PublicView(items: items, until: publication.until(record, moment))
    }

    private func document(_ id: String) -> OfficialDocument<M>? { typedDocuments.first { $0.id == id } }

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

    package func content(of document: String, _ record: any Record, _ moment: Moment) -> DocumentContent? {
        self.document(document)?.content(typed(record), moment)
    }
}
