/// What a step is given that files a matter: the number of the file, its index with one page a paper, and how long it is kept.
enum FiledPapers {
    static func input(_ number: String, _ papers: [String]) -> [String: String] {
        let index = papers.map { "{\"paper\":\"\($0)\",\"pages\":1}" }
        return ["archive.number": number, "archive.retention": "thirtyYears", "archive.index": "[\(index.joined(separator: ","))]"]
    }

    static func input(_ number: String, _ papers: String...) -> [String: String] { input(number, papers) }
}
