/// What a step is given that serves a paper: the way, and what the law asks of it.
enum ServedPaper {
    /// - Parameters:
    ///   - paper: where the service stands in the record: `decision`, `demand`.
    ///   - method: one of the ways of 民事诉讼法, by its code.
    static func input(_ paper: String, _ method: String) -> [String: String] {
        var input = ["\(paper).method": method]
        switch method {
        case "left": (input["\(paper).refusal"], input["\(paper).witness"]) = ("受送达人拒绝签收", "村（居）民委员会工作人员")
        case "mailed": input["\(paper).mailReceipt"] = "邮件回执已存卷"
        default: break
        }
        return input
    }
}
