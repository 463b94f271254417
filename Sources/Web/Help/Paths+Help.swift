import Kernel

extension Paths {
    /// Forms that one has begun, and throwing them away.
    package static let drafts: String = "/drafts"
    package static let discardDrafts: String = "/drafts/discard"
    /// 办理说明: of all kinds, of one, of one step.
    package static let help: String = "/help"
    package static func help(_ kind: String) -> String { "/help/\(kind)" }
    package static func help(_ kind: String, _ step: String, edition: String? = nil) -> String {
        "/help/\(kind)/\(step)" + Query([("edition", edition ?? "")]).text
    }
}
