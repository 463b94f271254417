/// One thing that can be chosen: what is sent, and what is read.
package struct Choice: Sendable, Hashable {
    package var value: String
    package var label: String
    /// One line beneath a radio button; not shown in a list.
    package var note: String?

    package init(_ value: String, _ label: String, note: String? = nil) {
        self.value = value
        self.label = label
        self.note = note
    }
}
