import Kernel

/// What a walk found wrong with a kind.
package struct Finding: Sendable {
    package enum Sort: String, Sendable, CaseIterable {
        /// A note fails nothing: it is for whoever keeps the kind to look at.
        case deadEnd, brokenInvariant, error, note

        package var name: String {
            switch self {
            case .deadEnd: "死路"
            case .brokenInvariant: "硬门槛被绕过"
            case .error: "差错"
            case .note: "留意"
            }
        }
    }

    package let sort: Sort
    package let kind: String
    package let edition: String
    /// Names the same fault in every walk: `undeclared-write.penalise.benchmark`.
    package let id: String
    package let says: String
    /// From nothing to the fault; the shortest that was found.
    package var script: Script = Script([])

    package init(_ sort: Sort, _ entry: Entry, _ id: String, _ says: String) {
        self.sort = sort
        kind = entry.kind
        edition = entry.edition
        self.id = id
        self.says = says
    }

    /// Something that concerns no kind more than another, such as a database that does not verify.
    package init(error id: String, _ says: String) {
        sort = .error
        kind = ""
        edition = ""
        self.id = id
        self.says = says
    }

    package var key: String { "\(kind)/\(edition)/\(sort.rawValue)/\(id)" }
}
