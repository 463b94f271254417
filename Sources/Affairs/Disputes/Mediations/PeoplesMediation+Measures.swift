package import Kernel

/// 排查 ≥ 受理 ≥ 已调解 ≥ 调解成功: each later count is of matters already in the one before, on a day not before it; and what
/// was mediated either succeeded or failed. 调解成功率 is succeeded ÷ mediated, never ÷ screened.
extension PeoplesMediation {
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("mediation.screened", "排查矛盾纠纷", on: \.registeredOn)
            .told("各级人民调解组织排查登记的矛盾纠纷，按登记日计入。")
        Measure.count("mediation.settled", "就地化解矛盾纠纷", on: \.settledOn)
        Measure.count("mediation.declined", "不予受理矛盾纠纷", on: \.declinedOn)
        Measure.count("mediation.accepted", "受理矛盾纠纷", on: \.acceptedOn)
            .told("人民调解委员会受理的矛盾纠纷，按受理日计入。")
        Measure.count("mediation.stopped", "受理后未经调解终结", on: \.stoppedOn)
        Measure.count("mediation.mediated", "调解矛盾纠纷", on: \.concludedOn)
            .told("调解终结的矛盾纠纷，不论成功与否，按终结日计入。")
        Measure.count("mediation.succeeded", "调解成功", on: \.concludedOn) { $0.outcome == .agreed }
            .told("达成调解协议的矛盾纠纷，按终结日计入。")
        Measure.count("mediation.failed", "调解不成", on: \.concludedOn) { $0.outcome == .failed }
            .told("调解终结而未达成协议的矛盾纠纷，按终结日计入。")
        Measure.ratio(
            "mediation.success-rate", "调解成功率", "mediation.succeeded", of: "mediation.mediated", decimals: 0,
            "调解成功件数÷调解件数，四舍五入取整。分母不是排查件数，也不是受理件数。")
        Measure.ratio(
            "mediation.mediation-rate", "调解率", "mediation.mediated", of: "mediation.screened", decimals: 1,
            "调解件数÷排查件数，保留一位小数。")
        Measure.count("mediation.major", "化解重大疑难复杂纠纷", on: \.concludedOn) { $0.outcome == .agreed && $0.majorOn != nil }
            .told("列为重大、疑难、复杂的矛盾纠纷中达成调解协议的，按终结日计入。")
        Measure.count("mediation.major-found", "列为重大疑难复杂纠纷", on: \.majorOn)
            .told("本年列为重大、疑难、复杂的矛盾纠纷，按列为之日计入，不论结果。")
        Measure.count("mediation.written", "达成书面调解协议", on: \.concludedOn) { $0.concludedAgreement?.form == .written }
        Measure.count("mediation.oral", "达成口头调解协议", on: \.concludedOn) { $0.concludedAgreement?.form == .oral }
        Measure.count("mediation.performed", "调解协议履行", on: \.performedOn)
            .told("调解协议已经履行的矛盾纠纷，按履行日计入。")
        Measure.count("mediation.confirmed", "司法确认", on: \.confirmedOn)
            .told("经人民法院裁定确认调解协议有效的矛盾纠纷，按确认日计入。")
        Measure.counts("mediation.kind", "排查登记矛盾纠纷", on: \.registeredOn, by: \.disputeKind)
            .part(of: "mediation.screened")
        Measure.counts("mediation.source", "排查登记矛盾纠纷", on: \.registeredOn, by: \.source)
            .part(of: "mediation.screened")
        Measure.money("mediation.amount", "调解协议涉及金额", on: \.concludedOn) { $0.concludedAgreement?.amount }
            .told("调解协议约定的给付金额之和，按终结日计入。")
        Measure.stock("mediation.open", "已受理尚未终结矛盾纠纷", from: \.acceptedOn) { ($0.concludedOn ?? $0.stoppedOn)?.advanced(by: -1) }
    }

    /// The agreement that ended the mediation: a later amendment does not change what was counted.
    private var concludedAgreement: Agreement? { outcome == .agreed ? formerAgreements.first ?? agreement : nil }
}
