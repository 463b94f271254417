import Engine
import Foundation
import Kernel
import Storage

/// What somebody wants done about the rows that were ticked.
struct BulkOrder: Sendable {
    /// Rows in one order; what is sent beyond it is refused, not cut off.
    static let most: Int = 200

    struct Ticked: Hashable, Sendable {
        let id: MatterID
        /// As the page showed it; `nil` from a list, which shows no versions.
        let version: Int?
    }

    let kind: String
    let act: BulkAct?
    let ticked: [Ticked]
    let form: FormData
    /// The list that it was sent from.
    let back: String
    /// Names the order for good: sent twice, nothing is done twice.
    let request: String
    /// Its sender says that each was looked at.
    let isLookedAt: Bool

    init(_ kind: String, _ form: FormData) {
        self.kind = kind
        self.form = form
        act = form["act"].flatMap { BulkAct(String($0.prefix(100))) }
        var ticked: [Ticked] = []
        var seen: Set<MatterID> = []
        for text in form.all("matter").prefix(Self.most + 1) {
            // `123`, or `123@7` once the version was shown.
            let parts = text.split(separator: "@", maxSplits: 1).map { Int($0) }
            guard let id = parts.first ?? nil, id > 0, seen.insert(id).inserted else { continue }
            ticked.append(Ticked(id: id, version: parts.count == 2 ? parts[1] : nil))
        }
        self.ticked = ticked
        let list = Paths.list(kind)
        let back = form["back"] ?? list
        // Only lists of our own are come back to.
        self.back = (back == list || back.hasPrefix(list + "?")) && LocalAddress.isOne(back) ? back : list
        request = form["request"].flatMap { UUID(uuidString: $0) }?.uuidString ?? UUID().uuidString
        isLookedAt = form["looked"] == "true"
    }

    /// What is wrong with it before anything is looked at.
    var problem: String? {
        if ticked.isEmpty { return "没有勾选任何事项。请先勾选要办理的，再按按钮。" }
        if ticked.count > Self.most { return "一次最多办理\(Self.most)件，请分几次勾选。" }
        return act == nil ? "没有指明要办理什么。" : nil
    }

    /// The step that is to be taken; `nil` for what is none.
    var step: String? {
        if case .step(let id)? = act { return id }
        return nil
    }

    func id(_ actor: Actor, _ matter: MatterID) -> String {
        Deed.id(.web, by: actor.login, "\(request)/bulk/\(act?.text ?? "")/\(matter)")
    }
}

/// One reason for which matters were, or would be, left out, with those that it concerns.
struct BulkReason: Sendable {
    let id: String
    let says: String
    let article: String?
    var matters: [MatterID]
}

/// Reasons in the order in which they were first met, each once.
struct BulkReasons: Sendable {
    private(set) var all: [BulkReason] = []

    var matters: Set<MatterID> { Set(all.flatMap(\.matters)) }

    mutating func add(_ matter: MatterID, _ id: String, _ says: String, article: String? = nil) {
        if let place = all.firstIndex(where: { $0.id == id && $0.says == says }) {
            if all[place].matters.last != matter { all[place].matters.append(matter) }
        } else {
            all.append(BulkReason(id: id, says: says, article: article, matters: [matter]))
        }
    }

    mutating func add(_ matter: MatterID, _ refusals: [Refusal], _ fields: [FieldProblem]) {
        for refusal in refusals { add(matter, refusal.id, refusal.says, article: refusal.basis.description) }
        for field in fields { add(matter, "field.\(field.field)", "\(field.label)：\(field.rule)") }
    }

    mutating func add(_ matter: MatterID, _ error: any Error) {
        guard let problem = error as? Problem else { return add(matter, "error", "没有办理，请稍后再试。") }
        switch problem.code {
        case .engineConflict: add(matter, "conflict", "在您查看以后已被他人办理，请看最新情况后再办理。")
        case .engineNoMatter: add(matter, "unseen", "不在您的权限范围内。")
        default: add(matter, problem.code.description, problem.message)
        }
    }
}
