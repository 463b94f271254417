import Kernel

/// The walks that are kept, section by section.
package struct Corpus: Sendable, Equatable {
    package var sections: [CorpusSection]

    package init(_ sections: [CorpusSection] = []) { self.sections = sections }

    package func sections(of kind: String) -> [CorpusSection] { sections.filter { $0.kind == kind } }
}

/// Walks of one edition of a kind that begin in the same county.
package struct CorpusSection: Sendable, Equatable {
    package let kind: String
    package let edition: String
    /// What stands in the county before.
    package var ground: [ScriptStep]
    package var walks: [Transcript]

    package init(kind: String, edition: String, ground: [ScriptStep], walks: [Transcript]) {
        (self.kind, self.edition, self.ground, self.walks) = (kind, edition, ground, walks)
    }

    /// The county in which its walks begin.
    func foundations(_ explorer: Explorer) -> Foundations { Foundations(taking: ground, explorer) }

    /// Takes all of it again, for later walks to go on from.
    func retake(by walker: Walker, _ explorer: Explorer) {
        let foundations = foundations(explorer)
        for transcript in walks {
            let steps = transcript.steps
            guard let first = steps.first else { continue }
            var walk = Walk(
                world: World(explorer.town, explorer.kinds, explorer.calendar, on: foundations), now: first.at, goal: kind,
                horizon: first.at.day.advanced(by: 3_000), fullness: 50)
            walker.retake(steps, in: &walk)
        }
    }
}

extension Foundations {
    /// What stands in an empty county after some steps.
    convenience init(taking steps: [ScriptStep], _ explorer: Explorer) {
        var world = World(explorer.town, explorer.kinds, explorer.calendar)
        for step in steps { _ = world.retake(step) }
        self.init(entries: world.all, script: steps, nextID: world.nextID, serials: world.serials)
    }
}

// MARK: Text

extension Corpus {
    /// The files of the corpus by name, one for each edition of a kind.
    package var files: [(name: String, text: String)] {
        var order: [String] = []
        var texts: [String: String] = [:]
        for section in sections where !section.walks.isEmpty {
            let name = "\(section.kind)-\(section.edition).walks"
            if texts[name] == nil {
                order.append(name)
                texts[name] = "# \(section.kind) \(section.edition)\n"
            }
            texts[name, default: ""] += section.text
        }
        return order.map { ($0, texts[$0] ?? "") }
    }

    /// Reads what ``files`` wrote.
    package init(parsing texts: [String]) throws {
        sections = try texts.flatMap { try CorpusSection.sections(parsing: $0) }
    }
}

extension CorpusSection {
    fileprivate var text: String {
        let grounds = "# ground\n" + ground.map { $0.json.encoded + "\n" }.joined()
        return grounds + walks.map { "# walk\n" + $0.lines.map { $0.json.encoded + "\n" }.joined() }.joined()
    }

    fileprivate static func sections(parsing text: String) throws -> [CorpusSection] {
        var sections: [CorpusSection] = []
        var heading: [Substring] = []
        for line in text.split(separator: "\n") {
            if line == "# ground" {
                guard heading.count == 2 else { throw malformed(line) }
                sections.append(CorpusSection(kind: String(heading[0]), edition: String(heading[1]), ground: [], walks: []))
            } else if line == "# walk" {
                guard !sections.isEmpty else { throw malformed(line) }
                sections[sections.count - 1].walks.append(Transcript([]))
            } else if line.hasPrefix("# ") {
                heading = line.dropFirst(2).split(separator: " ")
            } else {
                try sections.read(line)
            }
        }
        return sections
    }

    fileprivate static func malformed(_ line: Substring) -> Problem {
        Problem(.invalid, .explorerScript, "“\(line)”不是走查记录的一行。", remedy: "走查记录由 plumbline explore --keep 写出。")
    }
}

extension [CorpusSection] {
    fileprivate mutating func read(_ line: Substring) throws {
        let json = try JSON(parsing: String(line))
        guard !isEmpty else { throw CorpusSection.malformed(line) }
        if self[count - 1].walks.isEmpty {
            guard let step = ScriptStep(json: json) else { throw CorpusSection.malformed(line) }
            self[count - 1].ground.append(step)
        } else {
            guard let next = Transcript.Line(json: json) else { throw CorpusSection.malformed(line) }
            self[count - 1].walks[self[count - 1].walks.count - 1].lines.append(next)
        }
    }
}
