import Affairs
import Engine
import Explorer
import Foundation
import Kernel
import Storage

/// What people filled in, read off the journals of counties: `--learn`.
extension Explore {
    /// A few examples of each step that somebody took, as unlike one another as may be.
    ///
    /// - Parameter folders: data folders with a county in each.
    static func examples(in folders: [String]) throws -> [Example] {
        var gathered = GatheredExamples()
        for path in folders {
            // A folder without a county says so itself.
            try DataFolder(path).engine().look { work in
                try work.connection.forEachEntry(work.engine.county) { gathered.add($0) }
            }
        }
        return gathered.examples
    }
}

private struct GatheredExamples {
    /// Examples of one step at most, and entries of it that are looked at.
    private static let most: Int = 12
    private static let looked: Int = 500

    private struct Place: Hashable {
        let kind: String
        let action: String
    }

    private let definitions = Dictionary(uniqueKeysWithValues: Catalogue.definitions.map { ($0.kind.id, $0) })
    private var seen: [Place: Int] = [:]
    private var forms: [Place: Set<[String]>] = [:]
    private(set) var examples: [Example] = []

    mutating func add(_ row: JournalRow) {
        let place = Place(kind: row.kind, action: row.action)
        guard row.login != Actor.system.login, seen[place, default: 0] < Self.looked else { return }
        seen[place, default: 0] += 1
        guard forms[place, default: []].count < Self.most, let definition = definitions[row.kind],
            let edition = definition.edition(on: row.at.day), let action = definition.outline(edition.id)?.action(row.action)
        else { return }
        // An entry that cannot be read is the verifier's to report.
        guard let changes = (try? JSON(parsing: row.content))?["changes"]?.members else { return }
        var input: Input = [:]
        for member in changes {
            guard let info = definition.field(stored: member.key), action.inputs.contains(info.name) else { continue }
            input[info.name] = action.additions.contains { $0.name == info.name } ? Self.last(member.value) : member.value
        }
        guard !input.isEmpty, forms[place, default: []].insert(Self.form(input)).inserted else { return }
        examples.append(Example(kind: row.kind, action: row.action, on: row.at.day, input: input))
    }

    /// Of a list to which a step adds, what it added stands last.
    private static func last(_ value: JSON) -> JSON { .array(value.items?.last.map { [$0] } ?? []) }

    /// Which fields are filled in, and which of several words the choices among them are.
    private static func form(_ input: Input) -> [String] {
        input.map { name, value in
            switch value {
            case .text(let text) where text.utf8.count < 20 && text.utf8.allSatisfy { $0 < 0x80 && !(0x30...0x39).contains($0) }: "\(name)=\(text)"
            case .array(let items): "\(name)*\(items.count)"
            default: name
            }
        }.sorted()
    }
}
