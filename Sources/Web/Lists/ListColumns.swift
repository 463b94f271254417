import Design
import Engine
import Kernel
import Storage

/// Which fields of a kind a list can show beside its usual columns, and what they hold for the matters of a page.
///
/// What a list shows of a matter is what its page shows everybody in whose sight it is: personal data under its mask.
struct ListColumns: Sendable {
    static let most: Int = 8

    let fields: [FieldInfo]
    /// Who leads each matter; shown where anybody does.
    let leads: [MatterID: String]
    private let texts: [MatterID: [String]]

    /// What can be chosen.
    static func choices(_ definition: any Definition) -> [FieldInfo] { definition.fields.filter { isShown($0.type) && !$0.isLong } }

    private static func isShown(_ type: FieldType) -> Bool {
        switch type {
        case .text, .day, .instant, .money, .integer, .decimal, .flag, .organ, .person, .choice: true
        case .list(let element): element.parts == nil && isShown(element)
        case .attachment, .matter, .record: false
        }
    }

    /// Lists can be put in its order: it holds one value, whose code stands in the order of what it means.
    static func isSortable(_ info: FieldInfo) -> Bool {
        guard info.mask == nil, !info.name.contains(".") else { return false }
        switch info.type {
        case .text, .day, .instant, .organ, .person, .choice: return true
        default: return false
        }
    }

    static func isNumber(_ info: FieldInfo) -> Bool {
        switch info.type {
        case .money, .integer, .decimal: true
        default: false
        }
    }

    init(_ names: [String], _ definition: any Definition, _ lines: [MatterLine], _ sight: Sight) throws {
        let choices = names.isEmpty ? [] : Self.choices(definition)
        fields = names.compactMap { name in choices.first { $0.name == name || $0.formerly.contains(name) } }
        let registers = sight.work.engine.registers
        leads = Dictionary(
            try sight.work.connection.leads(sight.work.engine.county, of: lines.map(\.id)).map { ($0.matter, registers.names[$0.person] ?? "") },
            uniquingKeysWith: { $0 + "、" + $1 })
        guard !fields.isEmpty else {
            texts = [:]
            return
        }
        let words = ValueText(registers.valueNames)
        var texts: [MatterID: [String]] = [:]
        for line in lines {
            let record = try sight.work.dossier(line.id).record
            texts[line.id] = fields.map { info in definition.value(info.name, of: record).map { words.text(info, $0) } ?? "" }
        }
        self.texts = texts
    }

    func texts(of line: MatterLine) -> [String] { texts[line.id] ?? [] }

    /// The names of chosen fields that the address or the reader's choice gives.
    static func chosen(_ address: ListAddress, _ sight: Sight) throws -> [String] {
        if let named = address.columns { return named }
        let kept = try sight.work.connection.listColumns(sight.work.engine.county, login: sight.actor.login, kind: address.definition.kind.id)
        return kept.map(ListAddress.names) ?? []
    }
}
