import Engine
import Kernel
import Storage

/// What a page of 核对 shows of a step that is not taken yet, read in one consistent state.
struct ForesightModel: Sendable {
    struct Limit: Sendable {
        let turn: Foresight.Turn
        let name: String
        /// `15日，2020年3月17日届满`.
        let says: String
        let article: String
        /// How the day comes about, line by line.
        let lines: [String]
    }

    /// What is not said: on a paper, or on the form where nothing demands it.
    struct Gap: Sendable {
        let place: String
        let labels: [String]
    }

    struct Part: Sendable {
        let part: Foresight.Part
        let limits: [Limit]
        let organ: String

        var outgoing: [Foresight.Paper] { part.papers.filter { !$0.isInternal } }
        var filed: [Foresight.Paper] { part.papers.filter(\.isInternal) }
    }

    let parts: [Part]
    /// Of papers first: these go out as they are.
    let gaps: [Gap]
    /// Fields that the form offers and that stay empty.
    let unfilled: [String]
    /// Whoever reads it sees personal data that he or she has not typed: the journal has to have it first.
    let isPersonal: Bool

    var first: Part { parts[0] }

    /// - Parameters:
    ///   - foresight: of a step that nothing stands in the way of.
    ///   - input: what another has typed for it; empty where the reader has typed all of it.
    init(_ foresight: Foresight, _ engine: Engine, besides input: Input = [:]) throws {
        let registers = engine.registers
        parts = try foresight.parts.map { part in
            Part(part: part, limits: try part.limits.map { try Self.limit($0.turn, $0.limit, engine) }, organ: registers.organs.name(of: part.organ))
        }
        gaps = foresight.parts.flatMap(\.papers).compactMap { paper in
            let labels = paper.content.gaps
            return labels.isEmpty ? nil : Gap(place: "《\(paper.name)》", labels: labels)
        }
        unfilled = foresight.parts.first.map(Self.unfilled) ?? []
        let isOthers = foresight.parts.first.map { part in
            part.definition.fields.contains { $0.holdsPersonalData && input[$0.name] != nil }
        }
        isPersonal = foresight.parts.contains { ($0.holdsPersonalData || isOthers == true) && !$0.papers.isEmpty }
    }

    private static func limit(_ turn: Foresight.Turn, _ limit: LimitClock, _ engine: Engine) throws -> Limit {
        let due = try limit.clock.due(in: engine.calendar)
        let end = due.map { $0.instant?.chinese ?? $0.day.chinese } ?? ""
        let says: String =
            switch turn {
            case .starts: "\(limit.clock.term.chinese)\(end.isEmpty ? "，中止中" : "，\(end)届满")"
            case .moves: end.isEmpty ? "中止，恢复后继续计算" : "改为\(end)届满"
            case .ends: "到此为止"
            }
        let lines = turn == .ends ? [] : try limit.clock.explain(in: engine.calendar)
        return Limit(turn: turn, name: limit.name, says: says, article: limit.basis.description, lines: lines)
    }

    /// What the step offers to fill in, a choice asks for, and nobody has.
    private static func unfilled(_ part: Foresight.Part) -> [String] {
        let values = Dictionary(part.definition.values(of: part.record).map { ($0.info.name, $0.json) }, uniquingKeysWith: { first, _ in first })
        return part.action.inputs.compactMap { name in
            guard values[name] == nil, let info = part.definition.fields.first(where: { $0.name == name }), info.type != .flag,
                info.isAsked({ values[$0]?.string ?? "" })
            else { return nil }
            return info.label
        }
    }
}
