/// A lawful lengthening of a period by whoever may grant it (延长期限).
///
/// Whether it was granted before the period ended is for the procedure to ask; the clock takes it as granted.
package struct Extension: Hashable, Sendable {
    /// The time added at the end, counted by the same rule as the period itself.
    package let term: Term
    package let ground: String
    package let article: String
    package let approver: String
    /// The day it was granted.
    package let on: Day

    package init(_ term: Term, ground: String, article: String, approver: String, on: Day) {
        self.term = term
        self.ground = ground
        self.article = article
        self.approver = approver
        self.on = on
    }
}
