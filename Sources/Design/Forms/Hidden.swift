package import HTML

/// A value that goes with a form unseen.
package enum Hidden {
    package static func field(_ name: String, _ value: String) -> HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }
}
