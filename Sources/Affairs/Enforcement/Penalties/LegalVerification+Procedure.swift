package import Kernel

private let systems = Law.penaltyPublicity2018

extension LegalVerification {
    static let days: Setting<Int> = Setting(
        "verification.days", "法制审核期限（工作日）", default: 10, lawful: .within(1...30), isWeighty: true,
        source: "法律未定，国办发〔2018〕118号由各机关明确；市场监管部门规章为十个工作日，待核")

    package static var settings: [any SettingDeclaration] { [days] }

    package static var editions: [Edition] {
        [
            Edition("2017", "2017年修正的行政处罚法", from: "2018-01-01", until: "2021-07-14"),
            Edition("2021", "2021年修订的行政处罚法", from: "2021-07-15"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2017", to: "2021")
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let article = edition.id == "2017" ? Law.penalty2017(38, 3) : Law.penalty2021(58)
        let qualified = edition.id == "2017" ? Law.penalty2017(38, 3) : Law.penalty2021(58, 2)
        Action("receive", "收到送审材料", to: .received, by: .system, basis: article)
            .given(\.subject, \.caseNumber, \.facts, \.legalBasis, \.proposal, \.handlers).stamps(\.receivedOn)
        Action("conclude", "出具审核意见", .received, to: .concluded, by: .reviewer, basis: article)
            .needs(\.opinion, \.opinionText, \.reviewerSince).fills(\.faults, \.qualification)
            .excludes("handler-not-reviewer", "办案人员不得审核本案", article) { matter, _ in matter.handlers }
            // Whom the register of reviewers knows is what the register says; of the others the paper states it.
            .requires("reviewer-registered", "登记为法制审核人员的，现为本机关的行政处罚决定审核人员，具备法律职业资格或者2018年以前即从事审核", qualified) { matter, now in
                LegalReviewer.mayReviewPenalties(now.actor.person, now)
            }
            // The rule took effect on 1 January 2018; those who reviewed before need no examination.
            .requires("reviewer-qualified", "初次从事法制审核的人员，应当通过国家统一法律职业资格考试取得法律职业资格", qualified) { matter, _ in
                matter.reviewerSince.map { $0 < Day.firstDay(of: 2018) } ?? false || !matter.qualification.isEmpty
            }
            .requires("reviewer-since-not-later", "初次从事审核的日期不晚于当日", qualified) { matter, now in matter.reviewerSince.map { $0 <= now.today } ?? true }
            .requires("faults-fit-opinion", "纠正、退回的，指出问题；同意的，没有问题", systems.cited("第（十三）项")) { matter, _ in
                (matter.opinion == .agree) == matter.faults.isEmpty
            }
            .stamps(\.concludedOn)
            .writes(\.reviewer) { matter, now in matter.reviewer = now.actor.person }
            .issues("opinion").returns()
        Limit(
            "verification", "法制审核", termText: "设定的工作日数", from: \.receivedOn, until: \.concludedOn, basis: systems.cited("第（十四）项")
        ) { _, settings in .workingDays(settings[days]) }
        .runs(from: "收到送审材料之日", until: "出具审核意见")
    }

    package static var concordance: Concordance { Concordance().under("2017", [Law.penalty2021(58): Law.penalty2017(38, 3)]) }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("opinion", "法制审核意见书", basis: Law.penalty2021(58), number: "{organ}法审〔{year}〕第{n}号", in: \.number) { matter, now in
            DocumentContent(
                [
                    "送审案件：\(matter.subject)（\(matter.caseNumber)）", "拟作决定：\(matter.proposal)",
                    "审核内容：\(Aspect.allCases.map(\.examined).joined(separator: "；"))。",
                    matter.faults.isEmpty ? "未发现问题。" : "下列各项存在问题：\(matter.faults.map(\.examined).joined(separator: "、"))。",
                    "审核意见：\(matter.opinion?.name ?? "")。\(matter.opinionText)",
                ],
                signature: now.organs.name(of: now.organ), day: matter.concludedOn)
        }
        .numberingMatter()
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("verification.concluded", "法制审核意见", on: \.concludedOn) { $0.opinion != nil }
            .told("出具意见的法制审核，按出具意见日计入。")
        Measure.counts("verification.concluded", "法制审核意见", on: \.concludedOn, by: \.opinion)
            .part(of: "verification.concluded")
        Measure.stock("verification.open", "未结法制审核", from: \.receivedOn) { $0.concludedOn?.advanced(by: -1) }
    }
}
