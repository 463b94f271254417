import Foundation
package import Kernel

/// The words of the articles that the definitions cite, as far as somebody has read them: for the help beside a step.
///
/// One file for each edition of a text, named by the id of its ``StatuteEdition``: a line `# 51` for an article, then its paragraphs and items,
/// each a line. A part that is no article goes by the words with which it is cited. Texts of statutes are nobody's (著作权法第五条).
package struct StatuteTexts: Sendable {
    /// One paragraph (款) or item (项) of an article.
    package struct Line: Hashable, Sendable {
        package let text: String
        /// It is what the citation points at; all lines are where it points at the whole article.
        package let isCited: Bool
    }

    /// Those of this program; read once. A program without them shows citations alone.
    package static let shared: StatuteTexts = {
        guard let folder = Bundle.module.url(forResource: "articles", withExtension: nil), let texts = try? StatuteTexts(folder: folder) else {
            return StatuteTexts([:])
        }
        return texts
    }()

    /// By the id of the text's edition and the article: `51`, or the words of a part that is none.
    private let articles: [String: [String: [String]]]

    init(_ articles: [String: [String: [String]]]) { self.articles = articles }

    /// Reads every `*.txt` of a folder.
    init(folder: URL) throws {
        var articles: [String: [String: [String]]] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) where file.pathExtension == "txt" {
            let text = try String(contentsOf: file, encoding: .utf8)
            articles[file.deletingPathExtension().lastPathComponent] = Self.articles(of: text)
        }
        self.articles = articles
    }

    static func articles(of text: String) -> [String: [String]] {
        var articles: [String: [String]] = [:]
        var current = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# ") {
                current = String(line.dropFirst(2))
            } else {
                articles[current, default: []].append(String(line))
            }
        }
        return articles
    }

    /// What is held, for the test that compares it with what is cited: by the ids of texts the articles.
    package var held: [String: Set<String>] { articles.mapValues { Set($0.keys) } }

    /// The article that a citation points into, line by line; `nil` where its text is not held, or the whole of it is cited.
    package func lines(of basis: Basis) -> [Line]? {
        guard let text = articles[basis.statute.id] else { return nil }
        if let part = text[basis.clause] { return part.map { Line(text: $0, isCited: true) } }
        let several = CitedPlace.articles(in: basis.clause)
        if several.count > 1 {
            let lines = several.flatMap { article in
                (text[String(article)] ?? []).enumerated().map { ($0 == 0 ? "第\(chineseNumeral(article))条　" : "") + $1 }
            }
            return lines.isEmpty ? nil : lines.map { Line(text: $0, isCited: true) }
        }
        guard let place = CitedPlace(basis.clause), let lines = text[String(place.article)] else { return nil }
        let cited = place.cited(of: lines)
        return lines.enumerated().map { Line(text: $1, isCited: cited.contains($0)) }
    }
}

/// Article, paragraph and item of a citation, as ``StatuteEdition`` writes them.
struct CitedPlace {
    let article: Int
    let paragraph: Int?
    let item: Int?

    /// `nil` for what is no single article.
    init?(_ clause: String) {
        guard let article = Self.number(in: clause, between: "第", "条") else { return nil }
        self.article = article
        let rest = clause.firstIndex(of: "条").map { String(clause[clause.index(after: $0)...]) } ?? ""
        paragraph = Self.number(in: rest, between: "第", "款")
        item = Self.number(in: rest, between: "第（", "）项")
    }

    /// The articles that a citation of several names: 第九十条至第九十三条, 第九十三条、第九十四条.
    static func articles(in clause: String) -> [Int] {
        let named = clause.split(separator: "第").compactMap { part in numbers[String(part.prefix { $0 != "条" })].map { ($0, part) } }
        var articles: [Int] = []
        for (number, _) in named where articles.last.map({ $0 < number }) ?? true { articles.append(number) }
        guard clause.contains("条至第"), let first = articles.first, let last = articles.last, articles.count == 2 else {
            return clause.contains("条、第") ? articles : Array(articles.prefix(1))
        }
        return Array(first...last)
    }

    private static func number(in text: String, between open: String, _ close: String) -> Int? {
        var rest = text[...]
        while let start = rest.range(of: open) {
            rest = rest[start.upperBound...]
            if let end = rest.range(of: close), let number = numbers[String(rest[..<end.lowerBound])] { return number }
        }
        return nil
    }

    private static let numbers: [String: Int] = Dictionary((1...1_300).map { (chineseNumeral($0), $0) }, uniquingKeysWith: { first, _ in first })

    /// The places of the lines that are cited; all where the paragraph is not found.
    func cited(of lines: [String]) -> Set<Int> {
        let all = Set(lines.indices)
        var paragraphs: [[Int]] = []
        var items = 0
        for (index, line) in lines.enumerated() {
            let isItem = line.hasPrefix("（")
            // What an item goes on to say, in points or in a sentence of its own, comes before the next item.
            let goesOn = items > 0 && lines[index...].first { $0.hasPrefix("（") }?.hasPrefix("（\(chineseNumeral(items + 1))）") == true
            if isItem || goesOn, !paragraphs.isEmpty {
                paragraphs[paragraphs.count - 1].append(index)
                items += isItem ? 1 : 0
            } else {
                paragraphs.append([index])
                items = 0
            }
        }
        var within = all
        if let paragraph {
            guard paragraphs.indices.contains(paragraph - 1) else { return all }
            within = Set(paragraphs[paragraph - 1])
        }
        guard let item else { return within }
        let named = within.filter { lines[$0].hasPrefix("（\(chineseNumeral(item))）") }
        return named.isEmpty ? within : named
    }
}
