/// One entry of the main navigation.
package struct NavItem: Sendable {
    package var label: String
    package var path: String
    package var isCurrent: Bool
    /// What waits there; zero and `nil` show nothing.
    package var badge: Int?

    package init(_ label: String, path: String, isCurrent: Bool = false, badge: Int? = nil) {
        self.label = label
        self.path = path
        self.isCurrent = isCurrent
        self.badge = badge
    }
}
