/// The values of a publication as they were made of one record, so that what has not changed need not be made again.
package struct RenderedView: Sendable {
    fileprivate let publication: Int
    fileprivate let record: any Record
    /// By the place of each field in the publication; `nil` for what is not filled in.
    fileprivate var items: [PublicItem?]
    fileprivate let words: ValueText
    /// The fields whose free text is shown without what points at a person.
    fileprivate var withheld: Set<String> = []
}

extension KindDefinition {
    package func rendering(_ publication: String, _ record: any Record, _ moment: Moment) -> RenderedView? {
        guard let index = publicationPlaces[publication],
            reading(record, { typedPublications[index].applies($0, moment) })
        else { return nil }
        return render(index, record, moment, reusing: nil)
    }

    private func render(_ index: Int, _ record: any Record, _ moment: Moment, reusing earlier: RenderedView?) -> RenderedView {
        let fields = shows[index].fields
        let words = ValueText(moment.valueNames)
        let items = look(at: record) { place -> [PublicItem?] in
            guard let earlier, earlier.publication == index else { return fields.map { Self.item($0.code, place, mask: $0.mask, words) } }
            return look(at: earlier.record) { known in
                zip(fields, earlier.items).map { field, item in
                    field.code.isSame(known, place) ? item : Self.item(field.code, place, mask: field.mask, words)
                }
            }
        }
        let rendering = RenderedView(publication: index, record: record, items: items, words: words)
        guard let earlier, earlier.publication == index, !earlier.withheld.isEmpty else { return rendering }
        return withholding(earlier.withheld, from: rendering)
    }

    /// What one field shows; `nil` when it is not filled in.
    ///
    /// - Parameter shown: leaves out of a piece of free text what is withheld.
    private static func item(
        _ field: FieldCode, _ record: UnsafeRawPointer, mask: Mask?, _ words: ValueText,
        showing shown: @escaping (PublicItem.FreeText) -> String = { $0.text }
    ) -> PublicItem? {
        guard !field.isUnset(record) else { return nil }
        var text = PublicText(words, showing: shown)
        let value = text.value(field.info, field.json(record), mask: mask)
        return PublicItem(
            name: field.info.name, label: field.info.label, type: field.info.type.word, value: value.value, text: value.text, words: text.words)
    }

    package func view(
        _ publication: String, _ record: any Record, _ moment: Moment, reusing rendering: RenderedView?
    ) -> PublicView? {
        guard let index = publicationPlaces[publication] else { return nil }
        let publication = typedPublications[index]
        guard reading(record, { publication.applies($0, moment) }) else { return nil }
        let items = render(index, record, moment, reusing: rendering).items.compactMap { $0 }
        let (number, until) = reading(record) { matter in
            (shows[index].number.map { matter[keyPath: $0] } ?? "", publication.until(matter, moment))
        }
        return PublicView(
            kind: kind.id, title: Self.title(publication.name, items), organ: moment.organs.name(of: moment.organ),
            number: number.isEmpty ? nil : number, day: moment.today,
            until: until.map { max($0, moment.today) }, items: items)
    }

    /// The publication's name, and what is shown first in words: title, name, number.
    private static func title(_ name: String, _ items: [PublicItem]) -> String {
        guard let first = items.first(where: { $0.type == FieldType.text.word && !$0.text.isEmpty })?.text else { return name }
        let line = first.prefix { !$0.isNewline }
        return "\(name)：\(line.prefix(60))\(line.count > 60 ? "…" : "")"
    }

    package func exposures(_ rendering: RenderedView) -> [Exposure] {
        let items = rendering.items.compactMap { $0 }
        guard items.contains(where: { !$0.words.isEmpty }) else { return [] }
        let known = known(of: rendering)
        return items.flatMap { item in
            item.words.flatMap { words in
                Self.findings(in: words, names: known.names, titles: known.titles).map { finding in
                    let excerpt = PersonalDataScan.excerpt(of: finding, in: words.text)
                    return Exposure(field: item.name, label: item.label, kind: finding.kind, excerpt: excerpt)
                }
            }
        }
    }

    package func withholding(_ fields: Set<String>, from rendering: RenderedView) -> RenderedView {
        let known = known(of: rendering)
        var withheld = rendering
        withheld.withheld = fields
        withheld.items = look(at: rendering.record) { place in
            zip(shows[rendering.publication].fields, rendering.items).map { field, item in
                guard let item, fields.contains(item.name) else { return item }
                return Self.item(field.code, place, mask: field.mask, rendering.words) { words in
                    PersonalDataScan.withholding(Self.findings(in: words, names: known.names, titles: known.titles), from: words.text)
                }
            }
        }
        return withheld
    }

    package func renewed(
        _ view: PublicView, _ publication: String, _ fields: Set<String>, _ record: any Record, _ moment: Moment
    ) -> (view: PublicView, left: [Exposure])? {
        guard let index = publicationPlaces[publication], view.items.contains(where: { fields.contains($0.name) }) else { return nil }
        var rendering = render(index, record, moment, reusing: nil)
        let withheld = Set(exposures(rendering).map(\.field)).intersection(fields)
        if !withheld.isEmpty { rendering = withholding(withheld, from: rendering) }
        let present = Dictionary(rendering.items.compactMap { $0 }.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        // What was not corrected stays as the public has read it, whatever the record holds by now.
        let items = view.items.map { item in fields.contains(item.name) ? present[item.name] ?? item : item }
        let isSame = zip(items, view.items).allSatisfy { $0.value == $1.value && $0.text == $1.text }
        guard !isSame else { return nil }
        let number = shows[index].number.map { path in reading(record) { $0[keyPath: path] } } ?? ""
        let shown = PublicView(
            kind: kind.id, title: Self.title(typedPublications[index].name, items) + "（更正）", organ: view.organ,
            number: view.number == nil || number.isEmpty ? view.number : number, day: moment.today, until: view.until, items: items)
        return (shown, exposures(rendering).filter { withheld.contains($0.field) })
    }

    /// Whom the free text of a publication must not name, and the names in it that are public: an organisation's, whoever it is called after.
    private func known(of rendering: RenderedView) -> (names: [String], titles: [String]) {
        let titles = zip(shows[rendering.publication].fields, rendering.items).compactMap { field, item in
            field.code.info.isPublicName ? item?.text : nil
        }
        return (names(hiddenBy: shows[rendering.publication], in: rendering.record), titles)
    }

    package func exposures(_ reason: WithdrawalReason, withdrawing publication: String, _ record: any Record) -> [Exposure] {
        guard let declared = publicationPlaces[publication] else { return [] }
        let names = names(hiddenBy: shows[declared], in: record)
        let titles = values(of: record).filter(\.info.isPublicName).map { ValueText.bare.text($0.info, $0.json) }
        let words = PublicItem.FreeText(text: reason.text, isContact: false)
        return Self.findings(in: words, names: names, titles: titles).map { finding in
            let excerpt = PersonalDataScan.excerpt(of: finding, in: reason.text)
            return Exposure(field: reason.field, label: reason.label, kind: finding.kind, excerpt: excerpt)
        }
    }

    /// The full names of persons in a record that a publication does not show by name.
    private func names(hiddenBy shown: Shown, in record: any Record) -> [String] {
        let hidden = look(at: record) { place in shown.hidden.values(of: place) }
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
        look(at: record) { place in personalFields.contains { !$0.isUnset(place) } }
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

    package var says: String { "将要公开的“\(label)”中有\(kind.chinese)：「\(excerpt)」，应当删去" }
}
