import Kernel

/// What a step is given that files a matter: the number of the file, its index, and how long it is kept.
enum FiledCase {
    /// - Parameters:
    ///   - papers: the sorts of papers in the file, in order.
    ///   - pages: of each paper.
    static func input(_ number: String, _ papers: [String], pages: Int = 2, retention: String = "tenYears") -> [String: String] {
        let index = papers.map { JSON.record(["paper": .text($0), "pages": .integer(pages)]) }
        return ["archive.number": number, "archive.retention": retention, "archive.index": JSON.array(index).encoded]
    }
}
