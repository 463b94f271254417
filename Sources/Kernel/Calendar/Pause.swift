/// A time in which a period does not run (中止、依法不计入期限的时间).
///
/// “自中止之日起停止计算，自恢复之日起继续计算”: the day `from` and those after it do not count; the day `until` counts again.
package struct Pause: Hashable, Sendable {
    package let from: Day
    /// The first day that counts again; `nil` while the pause is open.
    package let until: Day?
    package let ground: String
    package let article: String
    /// The written notice or decision of the pause, when there is one.
    package let document: String?
    package let approver: String?

    package init(from: Day, until: Day? = nil, ground: String, article: String, document: String? = nil, approver: String? = nil) {
        self.from = from
        self.until = until
        self.ground = ground
        self.article = article
        self.document = document
        self.approver = approver
    }

    package func covers(_ day: Day) -> Bool {
        guard day >= from else { return false }
        guard let until else { return true }
        return day < until
    }
}
