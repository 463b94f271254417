package import HTML

/// A state in one or two words.
package enum Badge {
    package static func badge(_ text: String, _ tone: Tone = .neutral) -> HTML { "<span class=\"badge \(tone.rawValue)\">\(text)</span>" }
}
