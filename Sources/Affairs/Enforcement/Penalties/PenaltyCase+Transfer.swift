import Kernel

/// 行刑衔接: a suspected crime is reported, approved, transferred and answered; a refusal is recorded with its reason.
extension PenaltyCase {
    @Clauses
    static func crimeTransfer(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("report-crime", "提出移送涉嫌犯罪案件", .investigating, .reviewing, .notified, .decided, .executing, by: .officer, basis: law.crime(5, 1))
            .needs(\.crimeReport)
            .requires("task-group-of-two", "指定两名以上执法人员组成专案组，核实情况后提出书面报告", law.crime(5, 1)) { matter, now in
                matter.officers.persons(now).count >= 2
            }
            .requires(acting(law)).barring(law)
            .requires("no-transfer-under-way", "尚未移送", law.crime(5, 1)) { matter, _ in !matter.suspectedCrime || matter.transferAnswer == .refused }
            .stamps(\.crimeReportedOn)
            .writes(\.suspectedCrime, \.transferAnswer, \.transferRefusal, \.transferDecidedAt) { matter, _ in
                (matter.suspectedCrime, matter.transferAnswer, matter.transferRefusal, matter.transferDecidedAt) = (true, nil, "", nil)
            }
        Action("decide-transfer", "审批移送", .investigating, .reviewing, .notified, .decided, .executing, by: .head, basis: law.crime(5, 2))
            .awaited { $0.crimeReportedOn != nil && $0.transferDecidedAt == nil }
            .needs(\.transferAnswer, \.transferApprover).fills(\.transferRefusal)
            .barring(law)
            .requires("transfer-report-pending", "已经提出移送报告，尚未移送", law.crime(5, 2)) { matter, _ in
                matter.crimeReportedOn != nil && matter.transferredAt == nil
            }
            .requires("refusal-reasoned", "决定不批准的，应当将理由记录在案", law.crime(5, 2)) { matter, _ in
                matter.transferAnswer != .refused || !matter.transferRefusal.isEmpty
            }
            .stampsInstant(\.transferDecidedAt)
        Action("transfer-crime", "移送公安机关", .investigating, .reviewing, .notified, .decided, .executing, by: .officer, basis: law.crime(5, 2))
            .needs(\.transferPapers).fills(\.copiedToProcuratorate)
            .requires(acting(law)).barring(law)
            .requires("transfer-approved", "负责人已经批准移送", law.crime(5, 2)) { matter, _ in
                matter.transferAnswer == .approved && matter.transferredAt == nil
            }
            .requires("transfer-papers-attached", "附移送书、调查报告、涉案物品清单", law.crime(6)) { matter, _ in
                Set(matter.transferPapers).isSuperset(of: [.letter, .report, .inventory])
            }
            .stampsInstant(\.transferredAt)
            .issues("transfer")
        Action("record-receipt", "登记移送回执", .investigating, .reviewing, .notified, .decided, .executing, by: .officer, .clerk, basis: law.crime(7))
            .needs(\.policeReceipt)
            .requires("crime-transferred", "已经移送", law.crime(7)) { matter, _ in matter.transferredAt != nil }
            .stamps(\.policeReceivedOn)
        Action("record-answer", "登记公安机关决定", .investigating, .reviewing, .notified, .decided, .executing, by: .officer, .clerk, basis: law.crime(8))
            .needs(\.policeAnswer).fills(\.policeReason)
            .requires("police-received", "公安机关已经签收", law.crime(7)) { matter, _ in matter.policeReceivedOn != nil }
            .requires("police-refusal-reasoned", "不予立案的应当说明理由", law.crime(8)) { matter, _ in
                matter.policeAnswer != .notFiled || !matter.policeReason.isEmpty
            }
            .stamps(\.policeAnsweredOn)
        Action(
            "contest-answer", "对不予立案提出异议", .investigating, .reviewing, .notified, .decided, .executing, by: .officer, basis: law.crime(9, 1)
        )
        .needs(\.contestRoute)
        .requires(acting(law)).barring(law)
        .requires("contested-in-time", "接到不予立案通知书之日起3日内", law.crime(9, 1)) { matter, now in
            matter.policeAnswer == .notFiled && now.isWithin(.days(3), of: matter.policeAnsweredOn, by: law.crime.counting)
        }
        .stamps(\.contestedOn)
        // While the objection is open the question is open: a penalty waits for the new answer.
        .writes(\.policeAnswer) { matter, _ in matter.policeAnswer = nil }
        Action(
            "hand-over-exhibits", "移交涉案物品", .investigating, .reviewing, .notified, .decided, .executing, by: .officer, basis: law.crime(12)
        )
        .requires(acting(law)).barring(law)
        .requires("exhibits-still-to-hand-over", "公安机关已经决定立案", law.crime(12)) { matter, _ in
            matter.policeAnswer == .filed && matter.exhibitsHandedOn == nil
        }
        .stamps(\.exhibitsHandedOn)
        Limit("crime-approval", "审批移送", .days(3), from: \.crimeReportedOn, until: \.transferDecidedAt, basis: law.crime(5, 2))
            .runs(from: "接到移送报告之日", until: "作出批准移送或者不批准移送的决定")
        Limit("crime-transfer", "移送公安机关", .hours(24), from: \.transferDecidedAt, until: \.transferredAt, basis: law.crime(5, 2))
            .when("批准移送的") { $0.transferAnswer == .approved }
            .runs(from: "决定批准移送之时", until: "移送同级公安机关")
        Limit("police-filing", "公安机关审查决定", .days(3), from: \.policeReceivedOn, until: \.policeAnsweredOn, basis: law.crime(8))
            .runs(from: "公安机关接受移送之日", until: "作出立案或者不予立案的决定")
        Limit("exhibits", "移交涉案物品", .days(3), from: \.policeAnsweredOn, until: \.exhibitsHandedOn, basis: law.crime(12))
            .when("公安机关决定立案的") { $0.policeAnswer == .filed }
            .runs(from: "接到立案通知书之日", until: "将涉案物品和材料移交公安机关")
    }
}
