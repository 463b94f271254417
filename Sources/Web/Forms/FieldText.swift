package import Engine
import HTML
package import Kernel

/// Stored values as people read them: codes become names, lists become lines, personal data is masked.
package struct FieldText: Sendable {
    package let registers: Registers
    /// Fields shown whole, by name; a request to see them has been entered in the journal.
    package var unmasked: Set<String> = []

    package init(_ registers: Registers, unmasked: Set<String> = []) {
        self.registers = registers
        self.unmasked = unmasked
    }

    /// One line of text.
    package func text(_ info: FieldInfo, _ json: JSON) -> String {
        let text = plain(info.type, json)
        guard let mask = info.mask, !unmasked.contains(info.name) else { return text }
        return mask.apply(text)
    }

    private func plain(_ type: FieldType, _ json: JSON) -> String {
        switch type {
        case .text, .decimal: json.string ?? ""
        case .day: json.string.flatMap { Day(iso: $0) }?.chinese ?? ""
        case .instant: json.string.flatMap { Instant(iso: $0) }?.chinese ?? ""
        case .money: json.int.map { Money(fen: $0).chinese } ?? ""
        case .integer: json.int.map(String.init) ?? ""
        case .flag: json == .flag(true) ? "是" : "否"
        case .organ: json.string.map { registers.organs.name(of: OrganCode($0)) } ?? ""
        case .person: json.string.map { registers.names[PersonID($0)] ?? $0 } ?? ""
        case .attachment: json["name"]?.string ?? ""
        case .choice(let options): json.string.map { code in options.first { $0.code == code }?.name ?? code } ?? ""
        case .matter: json.int.map { "编号\($0)" } ?? ""
        case .list(let element): (json.items ?? []).map { plain(element, $0) }.joined(separator: "、")
        case .record(let parts): record(parts, json)
        }
    }

    private func record(_ parts: [FieldInfo], _ json: JSON) -> String {
        parts.compactMap { part in
            guard let value = json[part.name] else { return nil }
            let text = text(part, value)
            return text.isEmpty ? nil : "\(part.label)：\(text)"
        }.joined(separator: "；")
    }
}
