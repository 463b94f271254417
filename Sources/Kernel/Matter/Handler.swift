/// Somebody who answers for a matter at an organ (承办): one leads it there (主办), any number help (协办).
///
/// Who may take a step is the law's and the posts'; a handler is whom the organ holds to it, on whose desk it lies first and who is told of it.
package struct Handler: Equatable, Sendable {
    package enum Part: String, Sendable, CaseIterable {
        case lead, helper

        package var name: String {
            switch self {
            case .lead: "主办"
            case .helper: "协办"
            }
        }
    }

    package let person: PersonID
    package let organ: OrganCode
    /// The id of the post by which it is his or hers: the steps of that post are the handler's to take.
    package let role: String
    package let part: Part
    package let since: Instant
    /// Who gave it; oneself where it was taken over, the system where it was dealt out.
    package let by: PersonID

    package init(_ person: PersonID, at organ: OrganCode, as part: Part, by role: String, since: Instant, given giver: PersonID) {
        self.person = person
        self.organ = organ
        self.part = part
        self.role = role
        self.since = since
        self.by = giver
    }
}

extension Handler {
    /// What is done about handlers, as the journal names it; no step of a kind may be called so.
    package enum Act: String, Sendable, CaseIterable {
        case take = "handling.take"
        case assign = "handling.assign"
        case reassign = "handling.reassign"
        case release = "handling.release"
        /// Tells whoever must act that somebody waits (催办); nobody answers for it who did not before.
        case remind = "handling.remind"

        package static var prefix: String { "handling." }

        package var name: String {
            switch self {
            case .take: "领办"
            case .assign: "指派"
            case .reassign: "改派"
            case .release: "退出承办"
            case .remind: "催办"
            }
        }
    }

    /// How a county has matters dealt out that come to an organ (分案).
    package enum Dealing: String, Choice {
        case byHand = "none"
        case turn, load

        package var name: String {
            switch self {
            case .byHand: "不自动分案，由人领办或者指派"
            case .turn: "轮流"
            case .load: "在办最少的优先"
            }
        }
    }

    /// Who decides and who may act stays the law's; this says only on whose desk a matter lies first.
    package static let dealing: Setting<Dealing> = Setting(
        "handling.dealing", "新到机关的事项怎样确定主办人", default: .byHand, lawful: .any, isWeighty: true,
        source: "行政机关内部由谁承办，法律、法规没有统一规定，由县自定；谁有权办理依照法律和岗位，不因此改变")
}

extension Ledger {
    package func handler(_ person: PersonID, at organ: OrganCode) -> Handler? {
        handlers.isEmpty ? nil : handlers.first { $0.person == person && $0.organ == organ }
    }

    /// Who leads the matter at an organ; nobody besides.
    package func lead(at organ: OrganCode) -> Handler? {
        handlers.isEmpty ? nil : handlers.first { $0.part == .lead && $0.organ == organ }
    }

    /// Whose the steps of a desk are: of those who handle the matter by that post the one who leads it, else the first.
    package func holder(of desk: Desk) -> PersonID? {
        if handlers.isEmpty { return nil }
        let there = handlers.filter { $0.organ == desk.organ && $0.role == desk.role.id }
        return (there.first { $0.part == .lead } ?? there.first)?.person
    }

    /// Takes the place of what the person was there before and, where he or she is to lead, of whoever led.
    package mutating func put(_ handler: Handler) {
        handlers.removeAll { other in
            other.organ == handler.organ && (other.person == handler.person || (other.part == .lead && handler.part == .lead))
        }
        handlers.append(handler)
    }

    package mutating func release(_ person: PersonID, at organ: OrganCode) {
        handlers.removeAll { $0.person == person && $0.organ == organ }
    }
}
