/// How much something asks of the reader; always said in words and by a shape too, never by colour alone.
package enum Tone: String, Sendable, CaseIterable {
    case neutral, info, good, warn, bad

    /// What a reader who does not see the colour is told.
    package var word: String {
        switch self {
        case .neutral: "说明"
        case .info: "提示"
        case .good: "正常"
        case .warn: "注意"
        case .bad: "警示"
        }
    }
}
