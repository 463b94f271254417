/// The values of a publication as they were made of one record, so that what has not changed need not be made again.
package struct RenderedView: Sendable {
    fileprivate let publication: Int
    fileprivate let record: any Record
    /// By the place of each field in the publication; `nil` for what is not filled in.
    fileprivate let items: [PublicItem?]
}

extension KindDefinition {
    package func rendering(_ publication: String, _ record: any Record, _ moment: Moment) -> RenderedView? {
        guard let index = typedPublications.firstIndex(where: { $0.id == publication }),
            typedPublications[index].applies(typed(record), moment)
        else { return nil }
        return render(index, record, moment, reusing: nil)
    }

    private func render(_ index: Int, _ record: any Record, _ moment: Moment, reusing earlier: RenderedView?) -> RenderedView {
        let matter = typed(record)
        let publication = typedPublications[index]
        let items = withUnsafePointer(to: matter) { place -> [PublicItem?] in
            guard let earlier, earlier.publication == index else {
                return shownFields[index].map { item($0, place, mask: mask(of: $0, in: publication), moment) }
            }
            return withUnsafePointer(to: typed(earlier.record)) { known in
                zip(shownFields[index], earlier.items).map { field, item in
                    field.isSame(known, place) ? item : self.item(field, place, mask: mask(of: field, in: publication), moment)
                }
            }
        }
        return RenderedView(publication: index, record: record, items: items)
    }

    /// What one field shows; `nil` when it is not filled in.
    private func item(_ field: Field<M>, _ record: UnsafePointer<M>, mask: Mask?, _ moment: Moment) -> PublicItem? {
        guard !field.isUnsetInPlace(record) else { return nil }
        var text = PublicText(moment)
        let shown = text.value(field.info, field.json(record), mask: mask)
        return PublicItem(
            name: field.info.name, label: field.info.label, type: field.info.type.word, value: shown.value, text: shown.text, words: text.words)
    }

    package func view(
        _ publication: String, _ record: any Record, _ moment: Moment, reusing rendering: RenderedView?
    ) -> PublicView? {
        guard let index = typedPublications.firstIndex(where: { $0.id == publication }) else { return nil }
        let publication = typedPublications[index]
        guard publication.applies(typed(record), moment) else { return nil }
        let items = render(index, record, moment, reusing: rendering).items.compactMap { $0 }
        let record = typed(record)
        return PublicView(
            kind: kind.id, title: Self.title(publication.name, items), organ: moment.organs.name(of: moment.organ),
            number: number(among: shownFields[index], record), day: moment.today,
            until: publication.until(record, moment).map { max($0, moment.today) }, items: items)
    }

    func mask(of field: Field<M>, in publication: Publication<M>) -> Mask? {
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

    package func exposures(_ rendering: RenderedView) -> [Exposure] {
        let items = rendering.items.compactMap { $0 }
        guard items.contains(where: { !$0.words.isEmpty }) else { return [] }
        let names = names(hiddenBy: typedPublications[rendering.publication], in: rendering.record)
        // The name of an organisation is public, whoever it is called after.
        let titles = zip(shownFields[rendering.publication], rendering.items).compactMap { field, item in
            field.info.isPublicName ? item?.text : nil
        }
        return items.flatMap { item in
            item.words.flatMap { words in
                Self.findings(in: words, names: names, titles: titles).map { finding in
                    let excerpt = PersonalDataScan.excerpt(of: finding, in: words.text)
                    return Exposure(field: item.name, label: item.label, kind: finding.kind, excerpt: excerpt)
                }
            }
        }
    }

    package func exposures(_ reason: WithdrawalReason, withdrawing publication: String, _ record: any Record) -> [Exposure] {
        guard let declared = typedPublications.first(where: { $0.id == publication }) else { return [] }
        let names = names(hiddenBy: declared, in: record)
        let titles = values(of: record).filter(\.info.isPublicName).map { ValueText.bare.text($0.info, $0.json) }
        let words = PublicItem.FreeText(text: reason.text, isContact: false)
        return Self.findings(in: words, names: names, titles: titles).map { finding in
            let excerpt = PersonalDataScan.excerpt(of: finding, in: reason.text)
            return Exposure(field: reason.field, label: reason.label, kind: finding.kind, excerpt: excerpt)
        }
    }

    /// The full names of persons in a record that a publication does not show by name.
    private func names(hiddenBy declared: Publication<M>, in record: any Record) -> [String] {
        let hidden = withUnsafePointer(to: typed(record)) { place in
            personalFields.filter { field in !field.isUnsetInPlace(place) && !declared.whole.contains { $0 == field.path } }.map {
                (info: $0.info, json: $0.json(place))
            }
        }
        return Set(PersonalNames.all(in: hidden)).sorted()
    }

    private static func findings(in words: PublicItem.FreeText, names: [String], titles: [String]) -> [PersonalDataScan.Finding] {
        PersonalDataScan.findings(in: words.text, names: names).filter { finding in
            !(words.isContact && finding.kind == .telephone) && !lies(finding, within: titles, of: words.text)
        }
    }

    private static func lies(_ finding: PersonalDataScan.Finding, within titles: [String], of text: String) -> Bool {
        finding.kind == .name
            && titles.contains { title in NameScan.ranges(of: title, in: text).contains { $0.clamped(to: finding.range) == finding.range } }
    }

    package func holdsPersonalData(_ record: any Record) -> Bool {
        withUnsafePointer(to: typed(record)) { place in personalFields.contains { !$0.isUnsetInPlace(place) } }
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
