import Affairs
import Explorer
import Kernel
import Testing

/// What a matter's page puts first is what the kind says that the matter waits for. These tests hold that against how the kept walks go on: from
/// every stage of every kind and edition there is such a step, somebody can take it, it brings the matter on, and walks mostly go on by it —
/// or a row says why they do not.
@Suite("每个阶段等待的环节")
struct OnwardTests {
    /// A step that kept walks take most often from a stage although the matter does not wait for it: walks look for what is rare.
    struct Aside: Sendable {
        let stage: String
        let step: String
        let why: String
    }

    static let asides: [Aside] = [
        Aside("penalty/notified", "hearing-request", "听证由当事人要求，案件不等待他要求"),
        Aside("document/drafting", "exempt-consultation", "不征求意见是例外"),
        Aside("mediation/agreed", "request-confirmation", "申请司法确认由双方当事人自愿，不是必经环节"),
        Aside("mediation/agreed", "open-amendment", "变更协议由当事人提出"),
        Aside("mediation/mediating", "agree-orally", "口头协议是当事人同意不制作协议书的例外"),
        Aside("reconsideration/reviewing", "start-collateral", "附带审查只在申请人一并提出时进行"),
        Aside("reconsideration/suspended", "mediate", "中止期间调解结案由双方同意"),
        Aside("reconsideration/suspended", "terminate", "终止有法定的情形"),
        Aside("rectification/reported", "sustain", "仍不合格的是少数"),
        Aside("legal-reviewer/nominated", "drop", "不任命是例外"),
        Aside("legal-reviewer/appointed", "return", "退回是例外"),
        Aside("exam-registration/admitted", "call-off", "取消考试是例外"),
        Aside("file-review/fedBack", "object", "提出异议由被评查机关决定"),
        Aside("compulsory-enforcement/decided", "agree", "执行协议由双方达成"),
        Aside("compulsory-enforcement/decided", "suspend", "中止执行有法定的情形"),
        Aside("compulsory-enforcement/suspended", "reverse", "执行回转以原决定被撤销、变更为前提"),
        Aside("compulsory-enforcement/executed", "reverse", "执行回转以原决定被撤销、变更为前提"),
        Aside("crime-transfer/transferred", "police-decline", "立案与否由公安机关决定"),
        Aside("crime-transfer/notFiled", "ask-supervision", "建议立案监督可以提出，不是必经环节"),
        Aside("filing/correcting", "order", "责令改正在机关没有自行纠正以后"),
        Aside("filing/sent", "record-correction", "登记纠正以上级要求纠正为前提"),
        Aside("review-request/correcting", "revoke", "撤销在制定机关没有纠正以后"),
        Aside("litigation/answering", "record-judgment", "没有答辩而判决的是例外"),
        Aside("litigation/trying", "record-mediation", "调解只适用于法律列明的案件"),
        Aside("litigation/trying", "suspend", "中止诉讼有法定的情形"),
        Aside("litigation/suspended", "record-suspended-ending", "中止期间终结有法定的情形"),
        Aside("litigation/judged", "appeal", "是否上诉由当事人决定"),
        Aside("litigation/judged", "record-appeal", "是否上诉由当事人决定"),
        Aside("litigation/appealed", "record-remand", "发回重审是例外"),
        Aside("litigation/appealed", "suspend", "中止诉讼有法定的情形"),
        Aside("litigation/retrying", "record-retrial-remand", "发回重审是例外"),
        Aside("litigation/effective", "record-retrial", "再审是例外"),
        Aside("petition/answered", "request-review", "复查由信访人请求"),
        Aside("petition/reviewed", "request-reexamination", "复核由信访人请求"),
        Aside("petition/registered", "assign", "交办是要求反馈结果的转送"),
    ]

    /// Steps that are awaited and lengthen a limit: somebody has applied for it and waits for an answer.
    static let answered: Set<String> = ["rectification.grant-extension"]

    private static func onward(_ kind: String) throws -> Onward {
        let kept = try KeptWalks.all()
        return Onward(kind, kept.corpus, kept.explorer)
    }

    private static func stages(_ definition: any Definition) -> [(outline: ProcedureOutline, stage: StageOutline)] {
        definition.editions.compactMap { definition.outline($0.id) }.flatMap { outline in
            outline.stages.filter { !$0.isFinal && !$0.isResting && !outline.actions(from: $0.code).isEmpty }.map { (outline, $0) }
        }
    }

    @Test(arguments: Catalogue.definitions.map(\.kind.id))
    func `每个种类、版本、阶段都有等待的环节，有人可以办理，不是中止、延长，也不退回`(kind: String) throws {
        let definition = try #require(Catalogue.definitions.first { $0.kind.id == kind })
        for (outline, stage) in Self.stages(definition) {
            let place = "\(kind) \(outline.edition.id) \(stage.code)"
            let expected = definition.expected(outline.edition.id, at: stage.code).compactMap { outline.action($0) }
            if expected.isEmpty {
                // It waits for the result of another matter, which the law itself takes in.
                let returns = outline.actions(from: stage.code).contains { $0.isAutomatic && $0.to != nil }
                #expect(returns, "\(place)：没有等待的环节，也不等待有关程序的结果")
            }
            for step in expected {
                #expect(step.from.contains(stage.code) && !step.roles.subtracting([.system]).isEmpty, "\(place)：没有人可以办理\(step.id)")
                #expect(!step.holdsUp || Self.answered.contains("\(kind).\(step.id)"), "\(place)：\(step.id)使事项停下来")
            }
        }
    }

    @Test(arguments: Catalogue.definitions.map(\.kind.id))
    func `走查从每个阶段最常走的去路，就是等待的环节；不是的，写明理由`(kind: String) throws {
        let onward = try Self.onward(kind)
        let definition = try #require(Catalogue.definitions.first { $0.kind.id == kind })
        for (place, ways) in onward.ways {
            // One that has ended waits for nothing, also where it can be reopened.
            guard let stage = definition.outline(place.edition)?.stage(place.stage), !stage.isResting, !stage.isFinal else { continue }
            let most = ways.values.max() ?? 0
            let expected = definition.expected(place.edition, at: place.stage)
            let aside = Self.asides.filter { $0.stage == "\(kind)/\(place.stage)" }.map(\.step)
            let common = ways.filter { $0.value == most }.map(\.key)
            #expect(
                common.contains { expected.contains($0) || aside.contains($0) },
                "\(kind) \(place.edition) \(place.stage)：最常走\(common.sorted())，等待的是\(expected)")
        }
    }

    @Test func `写明理由的去路都还在，都没有被等待`() throws {
        for aside in Self.asides {
            let kind = String(aside.stage.prefix { $0 != "/" })
            let stage = String(aside.stage.drop { $0 != "/" }.dropFirst())
            let definition = try #require(Catalogue.definitions.first { $0.kind.id == kind })
            let outlines = definition.editions.compactMap { definition.outline($0.id) }
            let steps = outlines.compactMap { $0.action(aside.step) }.filter { $0.from.contains(stage) }
            #expect(!steps.isEmpty && !aside.why.isEmpty, "\(aside.stage)没有\(aside.step)")
            #expect(!outlines.contains { definition.expected($0.edition.id, at: stage).contains(aside.step) }, "\(aside.step)已是等待的环节")
        }
    }
}

extension OnwardTests.Aside {
    init(_ stage: String, _ step: String, _ why: String) { (self.stage, self.step, self.why) = (stage, step, why) }
}
