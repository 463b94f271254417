import Kernel
import Testing

@testable import Affairs

/// The stages that the small kinds of the parts' tests share.
enum PartStage: String, MatterStage {
    case open, done
    var name: String { self == .open ? "办理" : "办结" }
    var isFinal: Bool { self == .done }
}

extension Record {
    /// Written and read again.
    func copied() throws -> Self {
        var writer = JSONWriter()
        writer.record(self, Self.fields)
        return try Self(decoding: JSON(parsing: writer.text), fields: Self.fields)
    }
}

extension Bench {
    /// The names of the conditions of a step, without kind and step.
    func gates(of action: String) -> [String] {
        let id = "\(M.kind.id).\(action)."
        return definition.outline(edition)?.action(action)?.gates.map { $0.id.hasPrefix(id) ? String($0.id.dropFirst(id.count)) : $0.id } ?? []
    }
}
