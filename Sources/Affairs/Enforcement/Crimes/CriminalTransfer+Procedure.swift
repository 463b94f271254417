package import Kernel

extension CriminalTransfer {
    package static var editions: [Edition] {
        [
            Edition("2001", "2001年公布的移送规定", from: "2018-01-01", until: "2020-08-06"),
            Edition("2020", "2020年修订的移送规定", from: "2020-08-07"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2001", to: "2020")
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = edition.id == "2001" ? Law.crimeTransfer2001 : Law.crimeTransfer2020
        reporting(law)
        answering(law)
        contesting(law)
        others(law)
        limits(law)
    }

    /// What says that the task group are qualified officers.
    private static let qualified: Basis = Law.penaltyPublicity2018.cited("第（二十三）项")
    /// What asks every organ of enforcement for files.
    private static let filing: Basis = Law.penaltyPublicity2018.cited("第（九）项")

    @Clauses
    private static func reporting(_ law: StatuteEdition) -> [Clause<Self>] {
        Action("report", "提出移送报告", to: .reported, by: .officer, basis: law(5, 1))
            .needs(\.subject, \.suspectedCrime, \.source, \.threshold, \.facts, officers.certificates)
            .fills(\.suspects, \.penaltyCase, \.inspection, \.earlierPenalties)
            .requires("suspect-named", "写明涉嫌人员或者单位", law(5, 1)) { matter, _ in matter.suspects.areNamed }
            .requires("reasonable-suspicion-since-revision", "知识产权领域的合理嫌疑自2020年修订以后方为移送条件", law(3)) { matter, _ in
                matter.threshold != .reasonableSuspicion || law == Law.crimeTransfer2020
            }
            .requires("not-transferred-in-penalty-case", "行政处罚案件中发现的犯罪在该案件中移送，不另行登记", law(5, 1)) { matter, now in
                matter.penaltyCase.flatMap { now.find($0) }.map { !$0.suspectedCrime } ?? true
            }
            .by(officers, count: law(5, 1), qualification: qualified)
            .writes(\.direction) { matter, _ in matter.direction = .toPolice }
            .stamps(\.reportedOn)
        Action("approve", "批准移送", .reported, to: .approved, by: .head, basis: law(5, 2)).separate(from: "report").needs(\.approver)
            .stampsInstant(\.decidedAt)
        Action("refuse", "不批准移送", .reported, to: .refused, by: .head, basis: law(5, 2)).separate(from: "report").needs(\.refusalReason, \.approver)
            .stampsInstant(\.decidedAt).stamps(\.refusedOn).stamps(\.closedOn)
        Action("transfer", "移送公安机关", .approved, to: .transferred, by: .officer, basis: law(5, 2))
            .needs(\.papers, \.recipient).fills(\.copiedToProcuratorate)
            .requires(Officers.acting(in: officers, law(5, 1)))
            .requires(
                "transfer-papers-attached", "附移送书、调查报告、涉案物品清单", law(6),
                listing: { matter, _ in
                    let required: [Paper] = [.letter, .report, .inventory]
                    return required.filter { !matter.papers.contains($0) }.map(\.name)
                }
            )
            .stampsInstant(\.transferredAt).issues("letter")
    }

    @Clauses
    private static func answering(_ law: StatuteEdition) -> [Clause<Self>] {
        Action("record-receipt", "登记回执", .transferred, .supervised, by: .officer, .clerk, basis: law(7)).awaited { $0.receivedOn == nil }
            .needs(\.receipt)
            .requires("receipt-unrecorded", "尚未登记回执", law(7)) { matter, _ in matter.receivedOn == nil }
            .stamps(\.receivedOn).stampsInstant(\.receivedAt).occurs("公安机关签收之时", afterMoment: \.transferredAt)
        Action("record-forwarding", "登记转送", .transferred, by: .officer, .clerk, basis: law(7)).needs(\.forwardedTo)
            .requires("police-received", "公安机关已经接受", law(7)) { matter, _ in matter.receivedOn != nil }
            .stampsInstant(\.forwardedAt).occurs("转送之时", afterMoment: \.receivedAt)
        Action("police-file", "登记立案", .transferred, .contested, .supervised, to: .filed, by: .officer, .clerk, basis: law(8)).needs(\.answerNumber)
            .awaited(at: .transferred) { $0.receivedOn != nil }
            .requires("police-received", "公安机关已经接受", law(7)) { matter, _ in matter.receivedOn != nil }
            .stamps(\.answeredOn).stamps(\.filedOn).occurs("收到立案通知之日", after: \.receivedOn)
        Action("police-decline", "登记不予立案", .transferred, .supervised, to: .notFiled, by: .officer, .clerk, basis: law(8))
            .needs(\.answerNumber, \.answerReason)
            .requires("not-yet-declined", "公安机关尚未决定不予立案", law(8)) { matter, _ in matter.notFiledOn == nil }
            .requires("police-received", "公安机关已经接受", law(7)) { matter, _ in matter.receivedOn != nil }
            .stamps(\.answeredOn).stamps(\.notFiledOn).occurs("收到不予立案通知之日", after: \.receivedOn)
        // The government of the county or the one above orders the police to mend it; what they then decide is entered as ever.
        Action("report-silence", "报请责令公安机关改正", .transferred, .contested, by: .head, basis: law(17, 1)).needs(\.silenceReportedTo)
            .requires("police-overdue", "公安机关不接受移送，或者逾期没有作出决定", law(17, 1)) { matter, now in matter.isPoliceOverdue(law, now) }
            .requires("not-yet-reported", "尚未报请", law(17, 1)) { matter, _ in matter.silenceReportedOn == nil }
            .stamps(\.silenceReportedOn)
        Action("hand-over", "移交涉案物品", .filed, to: .handed, by: .officer, basis: law(12)).needs(\.exhibits)
            .requires(Officers.acting(in: officers, law(5, 1))).stamps(\.exhibitsHandedOn).stamps(\.closedOn)
            .occurs("移交之日", after: \.filedOn)
        // 118号第三部分（九）: whatever was done has a file; nobody waits for it.
        Action("archive", "归档", .refused, .handed, .returned, .referred, .handled, by: .clerk, basis: filing)
            .requires("not-archived", "尚未归档", filing) { matter, _ in !matter.archive.isArchived }
            .archiving(archive, basis: filing)
            .issues(archive.step("index"))
    }

    /// 第九条: three days to ask the police again, three for them to answer, three more for the procuratorate.
    @Clauses
    private static func contesting(_ law: StatuteEdition) -> [Clause<Self>] {
        // The police and the procuratorate, who receive, have no part in the matter: entered after its three days, a request is a head's to date.
        Action("contest", "提请公安机关复议", .notFiled, to: .contested, by: .officer, .head, basis: law(9, 1))
            .requires("contested-in-time", "自接到不予立案通知书之日起3日内", law(9, 1)) { matter, now in
                now.isWithin(.days(3), of: matter.notFiledOn, by: law.counting)
            }
            .requires("not-yet-contested", "尚未复议", law(9, 2)) { matter, _ in matter.contestedOn == nil }
            .stamps(\.contestedOn).occurs("提请复议之日", after: \.notFiledOn).bindsWhoEnters(butForHead: true)
        Action("police-uphold", "登记复议维持", .contested, to: .notFiled, by: .officer, .clerk, basis: law(9, 2)).needs(\.answerReason)
            .stamps(\.upheldOn).occurs("收到复议决定之日", after: \.contestedOn)
        // The three days follow an answer (第九条); of silence the procuratorate may be told at any time (第十七条第一款).
        Action("ask-supervision", "建议立案监督", .transferred, .notFiled, to: .supervised, by: .officer, .head, basis: law(9))
            .requires(
                Gate<Self>("supervision-asked-in-time", "自接到不予立案通知书或者复议决定通知书之日起3日内", law(9)) { matter, now in
                    now.isWithin(.days(3), of: matter.upheldOn ?? matter.notFiledOn, by: law.counting)
                }
                .when("公安机关已经答复的") { matter, _ in matter.notFiledOn != nil }
            )
            .requires(
                Gate<Self>("supervision-of-silence", "公安机关不接受移送，或者逾期没有作出决定", law(17, 1)) { matter, now in
                    matter.isPoliceOverdue(law, now)
                }
                .when("公安机关尚未答复的") { matter, _ in matter.notFiledOn == nil }
            )
            .requires("supervision-not-yet-asked", "尚未建议立案监督", law(9, 3)) { matter, _ in matter.supervisionOn == nil }
            .stamps(\.supervisionOn).occurs("提出建议之日", after: \.notFiledOn, \.upheldOn).notBefore("移送之日") { $0.transferredAt?.day }
            .bindsWhoEnters(butForHead: true)
        // 第十七条第一款 holds of the answer to a reconsideration too: who waits for it in vain has had the first answer, whose three days are over.
        Action("ask-supervision-of-review", "复议逾期未决，建议立案监督", .contested, to: .supervised, by: .officer, .head, basis: law(17, 1))
            .requires("review-overdue", "公安机关逾期没有作出复议决定", law(17, 1)) { matter, now in matter.isPoliceOverdue(law, now) }
            .requires("supervision-not-yet-asked", "尚未建议立案监督", law(9, 3)) { matter, _ in matter.supervisionOn == nil }
            .stamps(\.supervisionOn)
        Action("supervision-ends", "登记不予监督立案", .supervised, to: .notFiled, by: .officer, .clerk, basis: law(9, 3)).needs(\.answerReason)
            .requires("police-answered", "公安机关已经决定不予立案；尚未答复的，登记其后来的决定", law(8)) { matter, _ in matter.notFiledOn != nil }
        Action("dispose", "依法作其他处理", .notFiled, to: .returned, by: .head, basis: law(10)).needs(\.disposition, \.dispositionNote)
            .awaited().fills(\.penaltyCase).requires(caseNamed(law(10))).stamps(\.closedOn)
    }

    @Clauses
    private static func others(_ law: StatuteEdition) -> [Clause<Self>] {
        Action("receive", "收到公安机关移送", to: .received, by: .officer, .clerk, basis: law(13))
            .needs(\.subject, \.policeOrgan, \.policeOpinion, \.facts).fills(\.suspects, \.suspectedCrime)
            .writes(\.direction) { matter, _ in matter.direction = .fromPolice }
            .stamps(\.arrivedOn).occurs("收到移送之日")
        Action("handle", "依法处理公安机关移送", .received, to: .handled, by: .head, basis: law(13)).needs(\.disposition, \.dispositionNote)
            .fills(\.penaltyCase).requires(caseNamed(law(13))).stamps(\.closedOn)
        // Offences by public officials go to the supervisory organ (2020: 第十九条).
        Action("refer", "移送监察机关、人民检察院", to: .referred, by: .head, basis: law == Law.crimeTransfer2020 ? law(19) : law(18))
            .needs(\.subject, \.source, \.facts, \.recipient).fills(\.suspects, \.suspectedCrime)
            .writes(\.direction) { matter, _ in matter.direction = .toSupervisors }
            .stampsInstant(\.transferredAt).stamps(\.closedOn)
    }

    /// 第十七条第一款: the police do not take the case, or let their three days pass.
    private func isPoliceOverdue(_ law: StatuteEdition, _ now: Moment) -> Bool {
        if let contestedOn, upheldOn == nil { return now.hasPassed(.days(3), since: contestedOn, by: law.counting) }
        guard let receivedOn else { return transferredAt.map { $0.day < now.today } ?? false }
        return now.hasPassed(.days(3), since: receivedOn, by: law.counting)
    }

    private static func caseNamed(_ basis: Basis) -> Gate<Self> {
        Gate<Self>("penalty-case-named", "依法立案，写明本机关的行政处罚案件", basis) { matter, now in
            matter.penaltyCase.map { now.organ(of: $0) == now.organ } ?? false
        }
        .when("应当给予行政处罚的") { matter, _ in matter.disposition == .penaltyFiled }
    }

    @Clauses
    private static func limits(_ law: StatuteEdition) -> [Clause<Self>] {
        Limit("approval", "审批移送", .days(3), from: \.reportedOn, until: \.decidedAt, basis: law(5, 2))
            .runs(from: "接到移送报告之日", until: "作出批准移送或者不批准移送的决定")
        Limit("transfer", "移送公安机关", .hours(24), from: \.decidedAt, until: \.transferredAt, basis: law(5, 2))
            .when("批准移送的") { $0.refusedOn == nil }
            .runs(from: "决定批准移送之时", until: "移送同级公安机关")
        Limit("forwarding", "公安机关转送有管辖权的机关", .hours(24), from: \.receivedAt, until: \.forwardedAt, basis: law(7))
            .when("不属于受移送的公安机关管辖的") { !$0.forwardedTo.isEmpty }
            .runs(from: "公安机关接受移送之时", until: "转送有管辖权的机关")
        // A later filing, upon reconsideration or supervision, does not make the first answer late.
        Limit("police-filing", "公安机关审查决定", .days(3), from: \.receivedOn, until: { $0.notFiledOn ?? $0.answeredOn }, basis: law(8))
            .runs(from: "公安机关接受移送之日", until: "作出立案或者不予立案的决定")
        Limit("police-review", "公安机关复议", .days(3), from: \.contestedOn, until: { $0.upheldOn ?? $0.filedOn ?? $0.closedOn }, basis: law(9, 2))
            .runs(from: "公安机关收到提请复议的文件之日", until: "作出立案或者不予立案的决定，或者依法作其他处理")
        Limit("exhibits", "移交涉案物品", .days(3), from: \.filedOn, until: \.exhibitsHandedOn, basis: law(12))
            .runs(from: "接到立案通知书之日", until: "将涉案物品和材料移交公安机关")
    }

    package static var concordance: Concordance { Concordance().under("2001", [Law.crimeTransfer2020(6): Law.crimeTransfer2001(6)]) }

    /// No evidence of a suspected crime is published; only its papers are made, and its numbers counted.
    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "letter", "涉嫌犯罪案件移送书", basis: Law.crimeTransfer2020(6), number: "{organ}移〔{year}〕{n}号", in: \.number
        ) { matter, now in
            DocumentContent(
                to: matter.recipient,
                [
                    "本机关在工作中发现\(matter.subject)涉嫌\(matter.suspectedCrime)（\(matter.threshold?.name ?? "")），现依法移送。", matter.facts,
                    matter.earlierPenalties.isEmpty ? "" : "移送前已经作出的行政处罚：\(matter.earlierPenalties)。",
                    "附：\(matter.papers.shown)。请在回执上签字，并自接受之日起3日内作出是否立案的决定。",
                ].filter { !$0.isEmpty },
                signature: now.organs.name(of: now.organ), day: matter.transferredAt?.day)
        }
        .numberingMatter()
        Archive.indexPaper(in: archive, basis: filing)
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("crime-transfer.count", "移送涉嫌犯罪线索", on: \.sentOn)
            .told("行政处罚案件以外移送公安机关的涉嫌犯罪案件和线索，按移送日计入；处罚案件中移送的见“移送司法机关”。")
        Measure.count("crime-transfer.reported", "提出移送报告", on: \.reportedOn)
            .told("按报告日计入。")
        Measure.count("crime-transfer.refused", "不批准移送", on: \.refusedOn)
            .told("负责人不批准移送、理由记录在案的，按决定日计入。")
        Measure.count("crime-transfer.filed", "公安机关立案", on: \.filedOn)
            .told("移送后公安机关决定立案的，按接到立案通知日计入。")
        Measure.count("crime-transfer.not-filed", "公安机关不予立案", on: \.declinedOn)
            .told("移送后公安机关决定不予立案的，按接到通知日计入；后来立案的不计入。")
        Measure.count("crime-transfer.contested", "提请公安机关复议", on: \.contestedOn)
            .told("对不予立案决定提请复议的，按提请日计入。")
        Measure.count("crime-transfer.supervised", "建议立案监督", on: \.supervisionOn)
            .told("建议人民检察院立案监督的，按建议日计入。")
        Measure.count("crime-transfer.silence-reported", "报请责令公安机关改正", on: \.silenceReportedOn)
            .told("公安机关不接受移送、逾期不作决定，报请本级或者上级人民政府责令改正的，按报请日计入。")
        Measure.count("crime-transfer.received", "公安机关反向移送", on: \.arrivedOn)
            .told("公安机关移送行政执法机关处理的，按收到日计入。")
        Measure.count("crime-transfer.handled", "反向移送已经处理", on: \.closedOn) { $0.direction == .fromPolice }
            .told("对公安机关反向移送作出行政处理的，按处理日计入。")
        Measure.count("crime-transfer.referred", "移送监察机关线索", on: \.closedOn) { $0.direction == .toSupervisors }
            .told("移送监察机关、人民检察院的职务违法犯罪线索，按移送日计入。")
    }

    private var sentOn: Day? { direction == .toPolice ? transferredAt?.day : nil }
    /// A refusal that was set aside later counts no longer.
    private var declinedOn: Day? { filedOn == nil ? notFiledOn : nil }
}
