/// A slip of the pen that one person wants put right and another decides on (更正): what stands in the record is not what was meant.
///
/// While nobody has decided it moves nothing, and waits in the matter's ledger as a ``Preparation`` does; one is open in a matter at a time. What a
/// condition has judged, what a limit is counted from and what decides who is competent is no slip of the pen: that is decided anew, by its own
/// procedure (see ``Definition/judge(correcting:_:on:taken:_:)``).
package struct Correction: Equatable, Sendable {
    /// One step on the way to a value within a field: an item of a list, a part of a record.
    package enum Step: Hashable, Sendable {
        case item(Int)
        case part(String)
    }

    /// One value, as it stands and as it was meant.
    package struct Change: Equatable, Sendable {
        /// The field's stored name.
        package let field: String
        /// Where it lies within the field; empty for the field's own value.
        package let path: [Step]
        package let was: JSON
        package let becomes: JSON

        package init(field: String, path: [Step] = [], was: JSON, becomes: JSON) {
            self.field = field
            self.path = path
            self.was = was
            self.becomes = becomes
        }

        /// `parties.0.citizenName`, as forms and the command line name it.
        package var place: String {
            let words = path.map { step -> String in
                switch step {
                case .item(let index): String(index)
                case .part(let name): name
                }
            }
            return ([field] + words).joined(separator: ".")
        }

        /// The field's value with this in it; `nil` where something else stands there.
        ///
        /// - Parameter skipped: how many items of the list stand before those of the value.
        package func applied(to value: JSON, skipping skipped: Int = 0) -> JSON? {
            guard let path = path(skipping: skipped), value.value(at: path[...]) == was else { return nil }
            return value.putting(becomes, at: path[...])
        }

        private func path(skipping skipped: Int) -> [Step]? {
            guard skipped > 0 else { return path }
            guard case .item(let index) = path.first, index >= skipped else { return nil }
            return [.item(index - skipped)] + path.dropFirst()
        }
    }

    package let changes: [Change]
    /// The paper that shows what was meant; `nil` where none was attached.
    package let evidence: Attachment?
    /// The organ where the step was taken that filled the values in, and where it is decided.
    package let place: OrganCode
    /// The matter's version with it.
    package let version: Int
    /// Who wants it, by which post, and why.
    package let proposal: Endorsement

    package init(changes: [Change], evidence: Attachment?, place: OrganCode, version: Int, proposal: Endorsement) {
        self.changes = changes
        self.evidence = evidence
        self.place = place
        self.version = version
        self.proposal = proposal
    }

    package var fields: Set<String> { Set(changes.map(\.field)) }
}

extension Correction {
    /// What is done about slips of the pen and about papers that have not gone out, as the journal names it; no step of a kind may be called so.
    package enum Act: String, Sendable, CaseIterable {
        case propose = "correction.propose"
        case approve = "correction.approve"
        case refuse = "correction.refuse"
        case withdraw = "correction.withdraw"
        case recall = "paper.recall"
        case reissue = "paper.reissue"

        package static var prefixes: [String] { ["correction.", "paper."] }

        package var name: String {
            switch self {
            case .propose: "提请更正"
            case .approve: "批准更正"
            case .refuse: "不予更正"
            case .withdraw: "撤回更正的提请"
            case .recall: "收回文书"
            case .reissue: "重新制发文书"
            }
        }
    }

    /// The paper by which one that went out is corrected, in every kind; and the series of its numbers where that one bore a number.
    package static let paper: String = "correction.notice"
    package static let series: String = "{organ}更正〔{year}〕第{n}号"

    /// How many values may be corrected at once: more of them are no slip of the pen.
    package static var most: Int { 20 }
    /// Letters and digits that a reason has at least.
    package static var leastReason: Int { Occurrence.leastReason }
    package static func isReason(_ text: String) -> Bool { Occurrence.isReason(text) }
}

extension Ledger {
    /// A paper that was taken back before it was served (收回): its text and its number stay on record, and it counts no more.
    package struct Recall: Equatable, Sendable {
        package let document: String
        package let ordinal: Int
        package let on: Day
        /// What the same step had published, and went down with it.
        package let publications: [String]

        package init(document: String, ordinal: Int, on: Day, publications: [String]) {
            self.document = document
            self.ordinal = ordinal
            self.on = on
            self.publications = publications
        }
    }

    /// A paper that was corrected by another, which is read with it.
    package struct CorrectedPaper: Equatable, Sendable {
        package let document: String
        package let ordinal: Int
        /// The how manieth paper of correction in the matter.
        package let notice: Int

        package init(document: String, ordinal: Int, notice: Int) {
            self.document = document
            self.ordinal = ordinal
            self.notice = notice
        }
    }

    package func recall(of document: String, _ ordinal: Int) -> Recall? { recalls.first { $0.document == document && $0.ordinal == ordinal } }
    /// The papers by which one was corrected, the earliest first.
    package func notices(correcting document: String, _ ordinal: Int) -> [Int] {
        corrected.filter { $0.document == document && $0.ordinal == ordinal }.map(\.notice)
    }
}

extension JSON {
    /// The value at a place; `null` where there is none.
    package func value(at path: ArraySlice<Correction.Step>) -> JSON {
        switch path.first {
        case nil: return self
        case .item(let index):
            guard let items, items.indices.contains(index) else { return .null }
            return items[index].value(at: path.dropFirst())
        case .part(let name): return (self[name] ?? .null).value(at: path.dropFirst())
        }
    }

    /// The same with another value at a place; itself where there is no such place.
    package func putting(_ value: JSON, at path: ArraySlice<Correction.Step>) -> JSON {
        switch path.first {
        case nil: return value
        case .item(let index):
            guard var items, items.indices.contains(index) else { return self }
            items[index] = items[index].putting(value, at: path.dropFirst())
            return .array(items)
        case .part(let name):
            guard case .object(var members) = self else { return self }
            let changed = (self[name] ?? .null).putting(value, at: path.dropFirst())
            if let place = members.firstIndex(where: { $0.key == name }) {
                members[place] = Member(name, changed)
            } else {
                members.append(Member(name, changed))
            }
            return .object(members)
        }
    }
}

extension FieldType {
    /// The single values in which two of a field's values differ, in their order; `nil` where a list has gained or lost items: that is no slip of
    /// the pen.
    func differences(_ field: String, from old: JSON, to new: JSON, at path: [Correction.Step] = []) -> [Correction.Change]? {
        if old == new { return [] }
        switch self {
        case .record(let parts):
            var found: [Correction.Change] = []
            for part in parts {
                let (was, becomes) = (part.value(in: old) ?? .null, part.value(in: new) ?? .null)
                guard let inner = part.type.differences(field, from: was, to: becomes, at: path + [.part(part.name)]) else { return nil }
                found += inner
            }
            return found
        case .list(let element) where element.parts != nil:
            let (before, after) = (old.items ?? [], new.items ?? [])
            guard before.count == after.count else { return nil }
            var found: [Correction.Change] = []
            for (index, pair) in zip(before, after).enumerated() {
                guard let inner = element.differences(field, from: pair.0, to: pair.1, at: path + [.item(index)]) else { return nil }
                found += inner
            }
            return found
        default: return [Correction.Change(field: field, path: path, was: old, becomes: new)]
        }
    }
}

extension FieldInfo {
    /// The value at a place within the field, as a field of its own: with a label that says where it stands, and masked as what it lies in.
    package func leaf(_ path: ArraySlice<Correction.Step>) -> FieldInfo {
        switch (path.first, type) {
        case (.item(let index), .list(let element)):
            var inner = FieldInfo(name: name, label: "\(label)第\(index + 1)项", type: element)
            inner.mask = mask
            return inner.leaf(path.dropFirst())
        case (.part(let name), .record(let parts)):
            guard let part = parts.first(where: { $0.name == name }) else { return self }
            var inner = part
            inner.label = "\(label)的\(part.label)"
            inner.mask = mask ?? part.mask
            return inner.leaf(path.dropFirst())
        default: return self
        }
    }
}

extension FieldInfo {
    /// A value within the field, with what the field says of slips of the pen where the value's own part says nothing.
    package func inheriting(_ leaf: FieldInfo) -> FieldInfo {
        var leaf = leaf
        leaf.correcting = correcting
        return leaf
    }

    /// As far as the field and its type tell: conditions and limits are asked when somebody says what was meant.
    package var mayBeSlip: Bool {
        switch correcting {
        case .never: false
        case .declared: true
        case .computed: type.isNoSlip == nil
        }
    }
}
