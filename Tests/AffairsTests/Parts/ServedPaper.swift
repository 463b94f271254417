import Kernel

@testable import Affairs

private let act = Law.penalty2021

/// A paper that is served by a step of its own, and an answer that may be handed over with the step that makes it.
struct ServedPaper: Matter {
    enum Stage: String, MatterStage {
        case made, served, answered
        var name: String { rawValue }
        var isFinal: Bool { self == .answered }
    }

    var party = ""
    var madeOn: Day?
    var answeredOn: Day?
    var decisionService = Service()
    var answerService = Service()

    init() {}
    static let kind: MatterKind = MatterKind("served-paper", "文书", .enforcement, laws: [act])
    static var editions: [Edition] { [Edition("2021", "2021年", from: "2018-01-01")] }
    var title: String { party }

    static let decision: Mount<Self, Service> = Mount("decision", \.decisionService, "决定书")
    static let answer: Mount<Self, Service> = Mount("answer", \.answerService, "答复")
    /// A law that knows no announcement.
    static let answerMethods: Set<Service.Method> = Service.Method.ordinary.subtracting([.announced])
    static let articles: ServiceArticles = ServiceArticles(act(61, 1), civil: Law.civilProcedure2021, electronic: act(61, 2))

    @ListBuilder<Field<Self>>
    static var fields: [Field<Self>] {
        Field("party", \.party, "当事人")
        Field("madeOn", \.madeOn, "决定日期")
        Field("answeredOn", \.answeredOn, "答复日期")
        decision.fields
        answer.fields
    }

    @Clauses
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("make", "决定", to: .made, by: .officer, basis: act(57)).fills(\.party).stamps(\.madeOn)
        Action("make-on-the-spot", "当场决定", to: .served, by: .officer, basis: act(52)).fills(\.party).stamps(\.madeOn).handingOver(decision)
        Action("make-again", "重新决定", .made, .served, to: .made, by: .officer, basis: act(57)).forgetting(decision).stamps(\.madeOn)
        Action(decision.step("announce"), "公告送达", .made, by: .officer, basis: act(61)).announcing(decision, by: articles)
        Action(decision.step("serve"), "送达", .made, to: .served, by: .officer, basis: act(61))
            .serving(decision, by: articles, methods: Set(Service.Method.allCases), needing: .method, "送达不早于决定，不晚于登记当日") { $0.madeOn }
            .issues(decision.step("receipt"))
        Service.limit(in: decision, "送达决定书", .days(7), from: \.madeOn, until: \.answeredOn, basis: act(61))
        Action("answer", "答复", .served, to: .answered, by: .officer, basis: act(57))
            .requires(Service.served(in: decision, "决定书已经送达", act(61)))
            .servingAtOnce(answer, by: articles, methods: answerMethods, "收到答复的日期不早于作出，不晚于登记当日")
            .stamps(\.answeredOn)
        Action(answer.step("announce"), "公告送达", .answered, by: .officer, basis: act(61)).announcing(answer, by: articles)
        Action(answer.step("serve"), "登记送达", .answered, by: .officer, basis: act(61))
            .requires(Service.unserved(in: answer, act(61)))
            .serving(answer, by: articles, methods: answerMethods, needing: .day, "送达不早于答复，不晚于登记当日") { $0.answeredOn }
        Action("hand-over", "交付答复", .answered, by: .officer, basis: act(61))
            .serving(answer, by: articles, methods: answerMethods, needing: .nothing, "送达不早于答复，不晚于登记当日") { $0.answeredOn }
    }

    @Documents
    static var documents: [OfficialDocument<Self>] {
        Service.receipt(in: decision, basis: articles.receipt, of: { _ in "某决定书" }, to: { $0.party })
    }

    static var measures: [Measure<Self>] { [] }
}

extension Bench<ServedPaper> {
    static func made(on day: String) -> Self {
        var bench = Self(on: day)
        bench.take("make", ["party": "某公司"])
        return bench
    }
    static func served(on day: String) -> Self {
        var bench = made(on: day)
        bench.take("decision-serve", ["decision.method": "direct"])
        return bench
    }
}
