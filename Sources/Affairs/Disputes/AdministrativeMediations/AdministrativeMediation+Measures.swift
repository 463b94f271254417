package import Kernel

extension AdministrativeMediation {
    /// 受理 ≥ 已调解 ≥ 成功; 调解成功率 is succeeded ÷ mediated. Kept apart from 人民调解: the figures are never added up.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("administrative-mediation.registered", "登记行政调解纠纷", on: \.registeredOn)
            .told("申请、移送和依职权调解登记的纠纷，按登记日计入。")
        Measure.counts("administrative-mediation.source", "登记行政调解纠纷", on: \.registeredOn, by: \.source)
            .part(of: "administrative-mediation.registered")
        Measure.count("administrative-mediation.declined", "不予受理行政调解", on: \.declinedOn)
            .told("按决定日计入。")
        Measure.count("administrative-mediation.accepted", "受理行政调解纠纷", on: \.acceptedOn)
            .told("各方同意、由行政机关受理的纠纷，按受理日计入。不含人民调解。")
        Measure.counts("administrative-mediation.kind", "受理行政调解纠纷", on: \.acceptedOn, by: \.disputeKind)
            .part(of: "administrative-mediation.accepted")
        Measure.count("administrative-mediation.mediated", "行政调解终结的纠纷", on: \.concludedOn)
            .told("达成协议或者终止调解的纠纷，按终结日计入。")
        Measure.count("administrative-mediation.succeeded", "行政调解成功的纠纷", on: \.concludedOn) { $0.outcome == .agreed }
            .told("达成协议的纠纷，按终结日计入。")
        Measure.count("administrative-mediation.failed", "行政调解不成的纠纷", on: \.concludedOn) { $0.outcome == .failed }
            .told("终止调解的纠纷，按终结日计入。")
        Measure.ratio(
            "administrative-mediation.success-rate", "行政调解成功率", "administrative-mediation.succeeded", of: "administrative-mediation.mediated",
            decimals: 0,
            "成功件数÷终结件数，四舍五入取整。分母不是受理件数。")
        Measure.count("administrative-mediation.disputes", "行政调解终结的行政争议", on: \.concludedOn) { $0.nature == .administrative }
        Measure.count("administrative-mediation.performed", "行政调解协议履行完毕", on: \.performedOn)
            .told("按履行日计入。")
        Measure.count("administrative-mediation.confirmed", "行政调解协议经法院确认", on: \.confirmedOn) { $0.confirmation == .confirmed }
            .told("按确认日计入。")
        Measure.money("administrative-mediation.amount", "行政调解协议金额", on: \.concludedOn) { $0.outcome == .agreed ? $0.amount : nil }
            .told("协议约定的金额之和，按终结日计入。")
        Measure.stock("administrative-mediation.open", "未终结的行政调解纠纷", from: \.acceptedOn, through: { $0.concludedOn?.advanced(by: -1) })
            .told("年末已经受理、尚未终结的纠纷。")
    }
}
