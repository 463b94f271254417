package import Kernel

extension AdministrativeMediation {
    /// 受理 ≥ 已调解 ≥ 成功; 调解成功率 is succeeded ÷ mediated. Kept apart from 人民调解: the figures are never added up.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("administrative-mediation.registered", "登记行政调解纠纷", on: \.registeredOn)
        Measure.counts("administrative-mediation.source", "登记行政调解纠纷", on: \.registeredOn, by: \.source)
        Measure.count("administrative-mediation.declined", "不予受理行政调解", on: \.declinedOn)
        Measure.count("administrative-mediation.accepted", "受理行政调解纠纷", on: \.acceptedOn)
        Measure.counts("administrative-mediation.kind", "受理行政调解纠纷", on: \.acceptedOn, by: \.disputeKind)
        Measure.count("administrative-mediation.mediated", "行政调解终结的纠纷", on: \.concludedOn)
        Measure.count("administrative-mediation.succeeded", "行政调解成功的纠纷", on: \.concludedOn) { $0.outcome == .agreed }
        Measure.count("administrative-mediation.failed", "行政调解不成的纠纷", on: \.concludedOn) { $0.outcome == .failed }
        Measure.count("administrative-mediation.disputes", "行政调解终结的行政争议", on: \.concludedOn) { $0.nature == .administrative }
        Measure.count("administrative-mediation.performed", "行政调解协议履行完毕", on: \.performedOn)
        Measure.count("administrative-mediation.confirmed", "行政调解协议经法院确认", on: \.confirmedOn) { $0.confirmation == .confirmed }
        Measure.sum("administrative-mediation.amount", "行政调解协议金额", unit: "分", on: \.concludedOn) {
            $0.outcome == .agreed ? $0.amount?.fen ?? 0 : 0
        }
        Measure.stock("administrative-mediation.open", "未终结的行政调解纠纷", from: \.acceptedOn, through: { $0.concludedOn?.advanced(by: -1) })
    }
}
