extension KindDefinition {
    package func view(_ publication: String, _ record: any Record, _ moment: Moment) -> PublicView? {
        guard let index = typedPublications.firstIndex(where: { $0.id == publication }) else { return nil }
        let publication = typedPublications[index]
        let record = typed(record)
        guard publication.applies(record, moment) else { return nil }
        let items = shownFields[index].compactMap { field -> PublicItem? in
            guard !field.isUnset(record) else { return nil }
            var text = PublicText(moment)
            let shown = text.value(field.info, stored(field, record), mask: mask(of: field, in: publication))
            return PublicItem(
                name: field.info.name, label: field.info.label, type: field.info.type.word, value: shown.value, text: shown.text, words: text.words)
        }
        return PublicView(
            kind: kind.id, title: Self.title(publication.name, items), organ: moment.organs.name(of: moment.organ),
            number: number(among: shownFields[index], record), day: moment.today,
            until: publication.until(record, moment).map { max($0, moment.today) }, items: items)
    }

    private func stored(_ field: Field<M>, _ record: M) -> JSON {
        var writer = JSONWriter()
        withUnsafePointer(to: record) { field.write($0, &writer) }
        // What a value writes is JSON; `null` stands only for a mistake in a value's own writer.
        return (try? JSON(parsing: writer.text)) ?? .null
    }

    private func mask(of field: Field<M>, in publication: Publication<M>) -> Mask? {
        if publication.whole.contains(where: { $0 == field.path }) { return nil }
        return publication.masks.first { $0.path == field.path }?.mask ?? field.info.mask
    }

    /// The publication's name, and what is shown first in words: title, name, number.
    private static func title(_ name: String, _ items: [PublicItem]) -> String {
        guard let first = items.first(where: { $0.type == FieldType.text.word && !$0.text.isEmpty })?.text else { return name }
        let line = first.prefix { !$0.isNewline }
        return "\(name)：\(line.prefix(60))\(line.count > 60 ? "…" : "")"
    }

    /// The number that the matter goes by, or that of a document, if the public sees it.
    private func number(among fields: [Field<M>], _ record: M) -> String? {
        let shown = typedDocuments.filter { document in fields.contains { $0.path == document.numberPath } }
        guard let path = (shown.first(where: \.numbersMatter) ?? shown.first)?.numberPath else { return nil }
        let number = record[keyPath: path]
        return number.isEmpty ? nil : number
    }

    package func exposures(_ publication: String, _ record: any Record, _ moment: Moment) -> [Exposure] {
        guard let view = view(publication, record, moment), let declared = typedPublications.first(where: { $0.id == publication }) else { return [] }
        let matter = typed(record)
        let hidden = typedFields.filter { field in
            field.info.holdsPersonalData && !field.isUnset(matter) && !declared.whole.contains { $0 == field.path }
        }
        let names = Set(PersonalNames.all(in: hidden.map { ($0.info, stored($0, matter)) })).sorted()
        // The name of an organisation is public, whoever it is called after.
        let titles = zip(view.items, view.items.map { item in fields.first { $0.name == item.name } }).compactMap { item, info in
            info?.isPublicName == true ? item.text : nil
        }
        return view.items.flatMap { item in
            item.words.flatMap { words in
                PersonalDataScan.findings(in: words.text, names: names).filter { finding in
                    !(words.isContact && finding.kind == .telephone) && !Self.lies(finding, within: titles, of: words.text)
                }.map { finding in
                    let excerpt = PersonalDataScan.excerpt(of: finding, in: words.text)
                    return Exposure(field: item.name, label: item.label, kind: finding.kind, excerpt: excerpt)
                }
            }
        }
    }

    private static func lies(_ finding: PersonalDataScan.Finding, within titles: [String], of text: String) -> Bool {
        finding.kind == .name
            && titles.contains { title in NameScan.ranges(of: title, in: text).contains { $0.clamped(to: finding.range) == finding.range } }
    }

    package func holdsPersonalData(_ record: any Record) -> Bool {
        let record = typed(record)
        return typedFields.contains { $0.info.holdsPersonalData && !$0.isUnset(record) }
    }
}

/// Something in a text about to become public that points at a person.
package struct Exposure: Hashable, Sendable {
    /// The stored name of the field, and what people call it.
    package let field: String
    package let label: String
    package let kind: PersonalDataScan.Kind
    /// The place in the text, with what was found made unreadable.
    package let excerpt: String

    package var says: String { "将要公开的“\(label)”中有\(kind.chinese)：「\(excerpt)」，应当删去或者隐去" }
}
