import Affairs
import Kernel

enum TestLaw {
    static let act: StatuteEdition = StatuteEdition(
        "test-act", "试验条例", "2018年", from: "2018-01-01", counting: CountingRule(shortPeriods: [5], basis: "试验条例第九条"))
}

/// A request with an answer, an opinion asked of the justice bureau, a limit that silence ends, a suspension and an extension.
struct Enquiry: Matter {
    enum Stage: String, MatterStage {
        case received, accepted, reviewing, answered, lapsed
        var name: String { rawValue }
        var isFinal: Bool { self == .answered || self == .lapsed }
    }

    var question = ""
    var asker = ""
    var amount: Money?
    var answer = ""
    var opinion = ""
    var number = ""
    var receivedOn: Day?
    var acceptedOn: Day?
    var answeredOn: Day?
    var fallReason = ""

    init() {}
    static let kind: MatterKind = MatterKind("enquiry", "询问", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { question }

    static var fields: [Field<Self>] {
        Field("question", \.question, "问题")
        Field("asker", \.asker, "询问人").personal(.name)
        Field("amount", \.amount, "金额")
        Field("answer", \.answer, "答复")
        Field("opinion", \.opinion, "意见").help("由意见程序带回")
        Field("number", \.number, "文号")
        Field("receivedOn", \.receivedOn, "收到日期").help("由“收到”环节记下")
        Field("acceptedOn", \.acceptedOn, "受理日期").help("由“受理”环节记下")
        Field("answeredOn", \.answeredOn, "答复日期").help("由“答复”环节记下")
        Field("fallReason", \.fallReason, "答复被推翻的理由")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("receive", "收到", to: .received, by: .clerk, basis: TestLaw.act(1)).needs(\.question).fills(\.asker, \.amount).stamps(\.receivedOn)
        Action("accept", "受理", .received, to: .accepted, by: .clerk, .system, basis: TestLaw.act(2)).stamps(\.acceptedOn)
        Action("suspend", "中止", .accepted, by: .clerk, basis: TestLaw.act(3)).suspends("answer", ground: "等待材料")
        Action("resume", "恢复", .accepted, by: .clerk, basis: TestLaw.act(3)).resumes("answer")
        Action("extend", "延长", .accepted, by: .head, basis: TestLaw.act(4)).extends("answer", by: .days(10), ground: "情况复杂")
        Action("consult", "征询意见", .accepted, to: .reviewing, by: .clerk, basis: TestLaw.act(5))
            .opens(Opinion.self, by: "ask", at: .holding(.justice)) { enquiry, now in
                var opinion = Opinion()
                opinion.about = enquiry.question
                opinion.asker = now.actor.person
                return opinion
            }
        Action("take-opinion", "收到意见", .reviewing, to: .accepted, by: .system, basis: TestLaw.act(5))
            .receives(Opinion.self, writing: \.opinion) { enquiry, opinion, _ in enquiry.opinion = opinion.text }
        Action("answer", "答复", .accepted, to: .answered, by: .head, basis: TestLaw.act(6)).needs(\.answer).separate(from: "receive")
            .requires("consulted", "已征询意见", TestLaw.act(5)) { enquiry, _ in !enquiry.opinion.isEmpty }
            .requires(
                Gate("small-amount", "金额不超过一千元", TestLaw.act(7)) { enquiry, _ in (enquiry.amount ?? .zero) <= .yuan(1_000) }.overridable(
                    TestLaw.act(7, 2))
            )
            .stamps(\.answeredOn).issues("answer").publishes("answer")
        Action("fall", "答复被推翻", .answered, by: .system, basis: TestLaw.act(9)).needs(\.fallReason).withdraws("answer")
        Action("lapse", "撤回", .received, .accepted, to: .lapsed, by: .clerk, basis: TestLaw.act(8))
        Limit("acceptance", "受理期限", .days(5), from: \.receivedOn, until: \.acceptedOn, basis: TestLaw.act(2)).deems("accept")
        Limit("answer", "答复期限", .days(30), from: \.acceptedOn, until: \.answeredOn, basis: TestLaw.act(6))
    }

    @Documents
    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("answer", "答复书", basis: TestLaw.act(6), number: "{organ}答〔{year}〕第{n}号", in: \.number) { enquiry, now in
            DocumentContent([enquiry.answer], signature: now.organs.name(of: now.organ), day: enquiry.answeredOn)
        }
        .numberingMatter()
    }

    @Publications
    static var publications: [Publication<Self>] { Publication("answer", "答复公示", basis: TestLaw.act(6), shows: \.question, \.asker, \.answer) }

    static var measures: [Measure<Self>] {
        Measure.count("enquiry.received", "收到", on: \.receivedOn)
        Measure.count("enquiry.answered", "答复", on: \.answeredOn)
        Measure.sum("enquiry.amount", "金额", unit: "分", on: \.receivedOn) { $0.amount?.fen ?? 0 }
        Measure.stock("enquiry.open", "未答复", from: \.receivedOn) { $0.answeredOn?.advanced(by: -1) }
    }
}

/// The opinion on an enquiry, on the justice bureau's desk.
struct Opinion: Matter {
    enum Stage: String, MatterStage {
        case asked, given
        var name: String { rawValue }
        var isFinal: Bool { self == .given }
    }

    var about = ""
    var asker = PersonID("")
    var text = ""

    init() {}
    static let kind: MatterKind = MatterKind("opinion", "意见", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "关于“\(about)”的意见" }

    static var fields: [Field<Self>] {
        Field("about", \.about, "事由").help("由征询带来")
        Field("asker", \.asker, "征询人").help("由征询带来")
        Field("text", \.text, "意见")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("ask", "征询", to: .asked, by: .system, basis: TestLaw.act(5))
        Action("give", "出具意见", .asked, to: .given, by: .legality, basis: TestLaw.act(5)).needs(\.text)
            .excludes("asker", "征询人不得自己出具意见", TestLaw.act(5)) { opinion, _ in [opinion.asker] }
            .returns()
    }

    static var measures: [Measure<Self>] { [] }
}

/// An appeal against an answer: what it decides follows of itself in the enquiry.
struct Appeal: Matter {
    enum Stage: String, MatterStage {
        case filed, decided
        var name: String { rawValue }
        var isFinal: Bool { self == .decided }
    }

    var enquiry: Ref<Enquiry>?
    var ward = ""
    var letter: Attachment?
    var outcome = ""

    init() {}
    static let kind: MatterKind = MatterKind("appeal", "异议", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "异议" }

    static var fields: [Field<Self>] {
        Field("enquiry", \.enquiry, "所针对的询问")
        Field("ward", \.ward, "街区").indexed()
        Field("letter", \.letter, "来信")
        Field("outcome", \.outcome, "结果")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "提出", to: .filed, by: .clerk, basis: TestLaw.act(10)).needs(\.enquiry, \.ward).fills(\.letter)
            .requires("two-a-ward", "同一街区不超过两件", TestLaw.act(10)) { appeal, now in now.matching(Appeal.self, "ward", appeal.ward).count < 2 }
            .requires("once", "同一答复只提一次", TestLaw.act(10)) { appeal, now in
                appeal.enquiry.map { now.citing($0.id, by: Appeal.self).isEmpty } ?? true
            }
        Action("decide", "决定", .filed, to: .decided, by: .head, basis: TestLaw.act(11)).needs(\.outcome)
            .causes("fall", in: Enquiry.self, of: { appeal, _ in appeal.enquiry.map { [$0] } ?? [] }) { appeal, _ in
                [.set(\.fallReason, appeal.outcome)]
            }
    }

    @Cautions
    static var cautions: [Caution<Self>] {
        Caution("fallen", "所针对的答复已被推翻", TestLaw.act(9)) { appeal, now in
            appeal.enquiry.flatMap { now.find($0) }.map { $0.fallReason.isEmpty ? [] : [$0.fallReason] } ?? []
        }
    }

    static var measures: [Measure<Self>] { [] }
}
