package import Kernel

extension PenaltyCase {
    /// One case counts once, on the day of its decision, at its heaviest kind; money counts by decision, not by receipt.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("penalty.filed", "立案的行政处罚案件", on: { $0.filedOn })
        Measure.count("penalty.decided", "行政处罚案件", on: { $0.penalisedOn })
            .told("本年作出行政处罚决定的案件，含简易程序和普通程序，一案计一次，按决定日计入。")
        Measure.count("penalty.simple", "简易程序行政处罚案件", on: { $0.penalisedOn }) { $0.procedureKind == .simple }
            .told("适用简易程序当场作出决定的案件，按决定日计入。")
        Measure.count("penalty.ordinary", "普通程序行政处罚案件", on: { $0.penalisedOn }) { $0.procedureKind == .ordinary }
            .told("适用普通程序作出决定的案件，按决定日计入。")
        Measure.counts("penalty.kind", "行政处罚案件", on: { $0.penalisedOn }, by: { $0.penalties.heaviest })
            .part(of: "penalty.decided")
        // 行政处罚法第七十四条第三款: never tied to an assessment, not even in disguise.
        Measure.money("penalty.fines", "罚款和没收款物金额", on: { $0.penalisedOn }) { $0.penalties.money }.neverScored()
            .told("决定书所载罚款、没收违法所得和没收非法财物的金额之和，按决定日计入；不是实际缴纳的金额。")
        Measure.count("penalty.not-punished", "不予行政处罚的案件", on: { $0.decidedOn }) { $0.decision == .spare || $0.decision == .notEstablished }
        Measure.count("penalty.reviewed", "重大执法决定法制审核", on: { $0.verifications.first?.on })
            .told("作出决定前经法制审核的案件，按审核意见日计入。")
        Measure.count("penalty.review-corrected", "法制审核退回或者提出纠正意见", on: { $0.correctedByReviewOn })
            .told("法制审核意见为退回补充调查、建议纠正的案件，按审核意见日计入。")
        Measure.count("penalty.hearings", "行政处罚听证", on: { $0.hearings.first?.on })
            .told("依当事人申请举行听证的案件，按听证举行日计入。")
        Measure.count("penalty.collective", "集体讨论决定", on: { $0.discussedOn })
            .told("情节复杂或者重大违法行为，由机关负责人集体讨论决定的案件，按讨论日计入。")
        Measure.count("penalty.transferred", "移送司法机关", on: { $0.transferredAt?.day })
            .told("因涉嫌犯罪移送司法机关的案件，按移送日计入。")
        Measure.count("penalty.published", "行政处罚决定公开", on: { $0.publicity.firstOn })
            .told("依法公开的行政处罚决定，按公开日计入。")
        Measure.count("penalty.withdrawn", "撤回公开的行政处罚决定", on: { ($0.withdrawalGround ?? .fallen) == .fallen ? $0.publicity.withdrawnOn : nil })
            .told("决定被依法变更、撤销、确认违法或者确认无效后撤回公开信息的案件，按撤回日计入。")
        Measure.count("penalty.fallen", "被改变的行政处罚决定", on: { $0.countedFall?.on }) { $0.countedFall != nil }
            .told("经行政复议、行政诉讼、监督或者自行纠正而撤销、变更、确认违法或者确认无效的决定，按该结果之日计入。")
        Measure.counts("penalty.fallen", "被改变的行政处罚决定", on: { $0.countedFall?.on }, by: { $0.countedFall?.fall })
            .part(of: "penalty.fallen")
        Measure.count("penalty.revoked", "被撤销的行政处罚决定", on: { $0.countedFall?.on }) { $0.countedFall?.fall == .revoked }
        Measure.count("penalty.refunded", "退还罚没款的案件", on: \.refundedOn)
            .told("决定被撤销、确认无效或者变更以后，多缴的罚没款已经全部退还的案件，按最后一次退还日计入。")
        Measure.count("penalty.closed", "结案的行政处罚案件", on: { $0.closedOn })
        Measure.stock("penalty.open", "在办行政处罚案件", during: { $0.openPeriods })
            .told("年末已经立案、尚未结案的案件。")
        DutyClues.measures(in: dutyClues, of: "penalty")
    }

    /// A fall that a judgment in effect brought about stays counted where another stands the decision up again years later.
    private var countedFall: (on: Day, fall: Fall)? {
        if let first = restorations.first, let on = first.from, let fall = first.fall { return (on, fall) }
        guard let fallenOn, let fall else { return nil }
        return (fallenOn, fall)
    }
    private var penalisedOn: Day? { decision == .penalise ? decidedOn : nil }
    private var correctedByReviewOn: Day? { verifications.first { $0.opinion != .agree }?.on }

    /// From filing, or from the decision on the spot, through the day before it was closed: new cases are filed ones and simple ones.
    private var openPeriods: [(first: Day, last: Day?)] {
        guard let first = filedOn ?? (procedureKind == .simple ? decidedOn : nil) else { return [] }
        return [(first, closedOn?.advanced(by: -1))]
    }
}
