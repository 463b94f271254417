extension [String] {
    /// The lines of a paper that say something: empty ones, and labels with nothing after them, are left out.
    var said: [String] { filter { !$0.isEmpty && !$0.hasSuffix("：") } }
}
