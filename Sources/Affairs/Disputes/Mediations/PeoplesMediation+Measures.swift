package import Kernel

/// 排查 ≥ 受理 ≥ 已调解 ≥ 调解成功: each later count is of matters already in the one before, on a day not before it; and what
/// was mediated either succeeded or failed. 调解成功率 is succeeded ÷ mediated, never ÷ screened.
extension PeoplesMediation {
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("mediation.screened", "排查登记矛盾纠纷", on: \.registeredOn)
        Measure.count("mediation.settled", "就地化解矛盾纠纷", on: \.settledOn)
        Measure.count("mediation.declined", "不予受理矛盾纠纷", on: \.declinedOn)
        Measure.count("mediation.accepted", "受理矛盾纠纷", on: \.acceptedOn)
        Measure.count("mediation.stopped", "受理后未经调解终结", on: \.stoppedOn)
        Measure.count("mediation.mediated", "已调解矛盾纠纷", on: \.concludedOn)
        Measure.count("mediation.succeeded", "调解成功矛盾纠纷", on: \.concludedOn) { $0.outcome == .agreed }
        Measure.count("mediation.failed", "调解不成矛盾纠纷", on: \.concludedOn) { $0.outcome == .failed }
        Measure.count("mediation.major", "化解重大疑难复杂纠纷", on: \.concludedOn) { $0.outcome == .agreed && $0.majorOn != nil }
        Measure.count("mediation.major-found", "列为重大疑难复杂纠纷", on: \.majorOn)
        Measure.count("mediation.written", "达成书面调解协议", on: \.concludedOn) { $0.concludedAgreement?.form == .written }
        Measure.count("mediation.oral", "达成口头调解协议", on: \.concludedOn) { $0.concludedAgreement?.form == .oral }
        Measure.count("mediation.performed", "调解协议履行完毕", on: \.performedOn)
        Measure.count("mediation.confirmed", "调解协议经司法确认有效", on: \.confirmedOn)
        Measure.counts("mediation.kind", "排查登记矛盾纠纷", on: \.registeredOn, by: \.disputeKind)
        Measure.counts("mediation.source", "排查登记矛盾纠纷", on: \.registeredOn, by: \.source)
        Measure.sum("mediation.amount", "调解协议金额", unit: "分", on: \.concludedOn) { $0.concludedAgreement?.amount?.fen ?? 0 }
        Measure.stock("mediation.open", "已受理尚未终结矛盾纠纷", from: \.acceptedOn) { ($0.concludedOn ?? $0.stoppedOn)?.advanced(by: -1) }
    }

    /// The agreement that ended the mediation: a later amendment does not change what was counted.
    private var concludedAgreement: Agreement? { outcome == .agreed ? formerAgreements.first ?? agreement : nil }
}
