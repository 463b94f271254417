package import Kernel
import Synchronization

/// Proof by walking: takes lawful steps through every edition of kinds of matter, and says what it came by and what it found.
package struct Explorer: Sendable {
    package struct Options: Sendable {
        /// Walks of each kind, over its editions.
        package var walks: Int = 200
        package var seed: UInt64 = 1
        /// Steps of one walk at most.
        package var steps: Int = 45
        /// About how many tries all walks of a kind together take, of which the first walks may use most; 0 for as many as it takes.
        package var tries: Int = 0
        /// Tries to make the walk to a finding shorter.
        package var shrinking: Int = 250
        /// Walks of each edition, besides the others, that are to be taken again elsewhere.
        package var samples: Int = 0
        /// Whether the shortest walks to everything that was come to are kept.
        package var keepsWalks: Bool = false
        /// What was filled in elsewhere, to begin with.
        package var examples: [Example] = []
        /// Told what is done, for somebody who waits.
        package var progress: (@Sendable (String) -> Void)?
        /// Told of the walk before each step that is tried; for finding out where a crash was.
        package var trace: (@Sendable (String) -> Void)?

        package init() {}
    }

    package let kinds: Kinds
    package let town: Town
    package let calendar: WorkCalendar
    package let options: Options

    /// - Parameters:
    ///   - definitions: every kind that one of them refers to, opens or acts in has to be among them.
    ///   - town: where it is walked; by default a small county with the posts and duties that the definitions declare.
    package init(_ definitions: [any Definition], town: Town? = nil, calendar: WorkCalendar, _ options: Options = Options()) {
        let town = town ?? Town.county(Offices(definitions))
        // Every definition of a kind is a `KindDefinition`, which is walked.
        kinds = Kinds(definitions.compactMap { $0 as? any WalkedDefinition }).listening(town, calendar)
        self.town = town
        self.calendar = calendar
        var options = options
        options.examples = options.examples.compactMap { [kinds] example in kinds[example.kind].map { example.settled(in: town, $0) } }
        self.options = options
    }

    /// Walks some kinds, or all.
    ///
    /// - Parameter corpus: walks kept from earlier runs; what they came to counts, and others go on from there.
    package func explore(_ wanted: [String] = [], from corpus: Corpus = Corpus()) -> Exploration {
        let chosen = wanted.isEmpty ? kinds.all.map(\.kind.id) : wanted
        let walked = chosen.compactMap { kinds[$0] }
        let beginnings = Beginnings.days(walked)
        let grounds = lay(beginnings)
        let runs: Mutex<[Int: KindRun]> = Mutex([:])
        // The longest procedures first, so that no core waits at the end for one of them.
        let lengths = walked.map { $0.actions.count }
        let order = walked.indices.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
        Parallel.run(walked.count) { place in
            let index = order[place]
            let run = KindRun(self, walked[index], shares(of: walked[index], beginnings, grounds), from: corpus)
            runs.withLock { $0[index] = run }
        }
        let done = runs.withLock { runs in walked.indices.compactMap { runs[$0] } }
        var coverage = grounds.values.reduce(into: Coverage()) { $0.merge($1.coverage) }
        for run in done { coverage.merge(run.coverage) }
        let samples = grounds.sorted { $0.key < $1.key }.map { day, ground in
            Script.joined(done.flatMap(\.samples).filter { $0.day == day }.map(\.steps), on: ground.foundations, kinds)
        }
        return Exploration(
            done.flatMap(\.results), coverage: coverage, samples: options.samples > 0 ? samples : [], keepers: done.compactMap(\.keeper))
    }

    /// The editions of a kind share its walks.
    private func shares(of definition: any WalkedDefinition, _ beginnings: [Learning.Place: Day], _ grounds: [Day: Ground0]) -> [KindRun.Share] {
        let editions = definition.editions
        return editions.enumerated().compactMap { index, edition in
            let place = Learning.Place(kind: definition.kind.id, edition: edition.id, action: "")
            guard let day = beginnings[place], let ground = grounds[day], let outline = definition.outline(edition.id) else { return nil }
            let walks = options.walks / editions.count + (index < options.walks % editions.count ? 1 : 0)
            return KindRun.Share(outline: outline, walks: walks, day: day, ground: ground)
        }
    }

    /// What stands in the county on each day on which walks begin.
    private func lay(_ beginnings: [Learning.Place: Day]) -> [Day: Ground0] {
        let ordered = Set(beginnings.values).sorted()
        let laid: Mutex<[Day: Ground0]> = Mutex([:])
        Parallel.run(ordered.count) { index in
            let day = ordered[index]
            let groundwork = Groundwork(town: town, kinds: kinds, calendar: calendar, seed: options.seed)
            let (foundations, state, walker) = groundwork.lay(
                for: beginnings.filter { $0.value == day }.map(\.key.kind).sorted(), before: day, Learning.State(examples: options.examples))
            laid.withLock { $0[day] = Ground0(foundations: foundations, learning: state, coverage: walker.coverage) }
            options.progress?(
                "\(day.iso)的县情：\(foundations.entries.count)件事项，\(foundations.script.count)个环节，试\(walker.tried)次（\(foundations.summary)）")
        }
        return laid.withLock { $0 }
    }
}

/// What a time begins with.
struct Ground0: Sendable {
    let foundations: Foundations
    let learning: Learning.State
    let coverage: Coverage
}

extension Explorer {
    /// Takes a script again from an empty county.
    package func replay(_ script: Script) -> Replay { Replay(script, in: World(town, kinds, calendar)) }
}
