extension Indicator {
    /// The indicators of the annual report, in its order.
    package static let all: [Indicator] =
        rules + reviews + penalties + certificates + reconsiderations + mediations + registers + inspections + contracts + advisers + filings + powers
        + oversight + litigations + petitions + administrativeMediations + decisions

    private static let certificates: [Indicator] = [
        stock("certificate.valid", "持有效行政执法证", unit: "人", "年末证件有效的人数。已经注销、暂扣、有效期届满的不计入；本年新取得的计入。"),
        flow("certificate.qualified", "新取得行政执法证", unit: "人", "本年资格考试合格并领取行政执法证的人数，按发证日计入。"),
        flow("certificate.voided", "注销行政执法证", unit: "人", "本年因退休、调离、辞职、死亡等原因注销行政执法证的人数，按注销日计入。"),
        amount("certificate.checked", "核验行政执法证", unit: "人次", "行政执法证年度审验的人次，按审验日计入。"),
    ]

    private static let penalties: [Indicator] = [
        flow("penalty.decided", "行政处罚案件", "本年作出行政处罚决定的案件，含简易程序和普通程序，一案计一次，按决定日计入。"),
        flow("penalty.simple", "简易程序行政处罚案件", "适用简易程序当场作出决定的案件，按决定日计入。"),
        flow("penalty.ordinary", "普通程序行政处罚案件", "适用普通程序作出决定的案件，按决定日计入。"),
        amount("penalty.fines", "罚款和没收款物金额", unit: "元", decimals: 2, "决定书所载罚款、没收违法所得和没收非法财物的金额之和，按决定日计入；不是实际缴纳的金额。"),
        flow("penalty.reviewed", "重大执法决定法制审核", "作出决定前经法制审核的案件，按审核意见日计入。"),
        flow("penalty.review-corrected", "法制审核退回或者提出纠正意见", "法制审核意见为退回补充调查、建议纠正的案件，按审核意见日计入。"),
        flow("penalty.hearings", "行政处罚听证", "依当事人申请举行听证的案件，按听证举行日计入。"),
        flow("penalty.collective", "集体讨论决定", "情节复杂或者重大违法行为，由机关负责人集体讨论决定的案件，按讨论日计入。"),
        flow("penalty.transferred", "移送司法机关", "因涉嫌犯罪移送司法机关的案件，按移送日计入。"),
        flow("penalty.published", "行政处罚决定公开", "依法公开的行政处罚决定，按公开日计入。"),
        flow("penalty.withdrawn", "撤回公开的行政处罚决定", "决定被依法变更、撤销、确认违法或者确认无效后撤回公开信息的案件，按撤回日计入。"),
        stock("penalty.open", "在办行政处罚案件", "年末已经立案、尚未结案的案件。"),
    ]

    private static let reconsiderations: [Indicator] = [
        flow("reconsideration.received", "收到行政复议申请", "本年收到的行政复议申请，按收到日计入。"),
        flow("reconsideration.accepted", "受理行政复议案件", "本年决定受理和依法视为受理的申请，按受理日计入。"),
        flow("reconsideration.refused", "不予受理行政复议申请", "本年决定不予受理的申请，按决定日计入。"),
        flow("reconsideration.concluded", "办结行政复议案件", "本年审理终结的案件，按结案日计入。"),
        flow("reconsideration.upheld", "维持原行政行为", "办结案件中维持原行政行为的，按结案日计入。"),
        flow("reconsideration.corrected", "纠正原行政行为", "办结案件中撤销、变更、确认违法、确认无效、责令履行的，按结案日计入。"),
        flow("reconsideration.settled", "行政复议调解、和解结案", "办结案件中以行政复议调解书结案或者因和解终止的，按结案日计入。"),
        flow(
            "reconsideration.examined", "作出受理决定的行政复议申请", measures: ["reconsideration.accepted", "reconsideration.refused"],
            "本年作出受理与否决定的申请，即受理与不予受理之和。转送其他机关、当事人撤回和逾期未补正的申请没有作出受理与否的决定，不计入。"),
        flow(
            "reconsideration.handled", "办理的行政复议案件", measures: ["reconsideration.accepted"], opening: ["reconsideration.open"],
            "本年受理的案件与上年结转的案件之和。"),
        ratio(
            "reconsideration.acceptance-rate", "行政复议受理率", "reconsideration.accepted", of: "reconsideration.examined", decimals: 0,
            "受理件数÷作出受理与否决定的申请件数（受理与不予受理之和），四舍五入取整。"),
        ratio(
            "reconsideration.conclusion-rate", "行政复议办结率", "reconsideration.concluded", of: "reconsideration.handled", decimals: 0,
            "办结件数÷（本年受理件数与上年结转件数之和），四舍五入取整。期限未满而结转下年的案件计入分母。"),
        ratio(
            "reconsideration.correction-rate", "行政复议纠错率", "reconsideration.corrected", of: "reconsideration.concluded", decimals: 1,
            "纠正件数÷办结件数，保留一位小数。分母是全部办结案件，含调解、和解和终止的。"),
        ratio(
            "reconsideration.settlement-rate", "行政复议调解和解率", "reconsideration.settled", of: "reconsideration.concluded", decimals: 1,
            "调解、和解结案件数÷办结件数，保留一位小数。"),
        stock("reconsideration.open", "在办行政复议案件", "年末已经受理、尚未办结的案件。"),
    ]

    private static let mediations: [Indicator] = [
        flow("mediation.screened", "排查矛盾纠纷", "各级人民调解组织排查登记的矛盾纠纷，按登记日计入。"),
        flow("mediation.accepted", "受理矛盾纠纷", "人民调解委员会受理的矛盾纠纷，按受理日计入。"),
        flow("mediation.mediated", "调解矛盾纠纷", "调解终结的矛盾纠纷，不论成功与否，按终结日计入。"),
        flow("mediation.succeeded", "调解成功", "达成调解协议的矛盾纠纷，按终结日计入。"),
        flow("mediation.failed", "调解不成", "调解终结而未达成协议的矛盾纠纷，按终结日计入。"),
        ratio(
            "mediation.success-rate", "调解成功率", "mediation.succeeded", of: "mediation.mediated", decimals: 0,
            "调解成功件数÷调解件数，四舍五入取整。分母不是排查件数，也不是受理件数。"),
        ratio("mediation.mediation-rate", "调解率", "mediation.mediated", of: "mediation.screened", decimals: 1, "调解件数÷排查件数，保留一位小数。"),
        flow("mediation.performed", "调解协议履行", "调解协议已经履行的矛盾纠纷，按履行日计入。"),
        flow("mediation.confirmed", "司法确认", "经人民法院裁定确认调解协议有效的矛盾纠纷，按确认日计入。"),
        amount("mediation.amount", "调解协议涉及金额", unit: "元", decimals: 2, "调解协议约定的给付金额之和，按终结日计入。"),
    ]

    private static let rules: [Indicator] = [
        flow("document.issued", "制定规范性文件", "统一登记、统一编号、统一公布的行政规范性文件，按公布日计入。"),
        stock("document.in-force", "现行有效规范性文件", "年末已经施行、没有废止或者失效的规范性文件。"),
        amount("document.amended", "修改规范性文件", unit: "件", "按修改日计入，一件修改几次计几次。"),
        flow("document.effective", "开始施行规范性文件", "本年开始施行的规范性文件，按施行日计入。"),
        flow("document.repealed", "废止规范性文件", "按废止生效日计入。"),
        flow("document.lapsed", "期满失效规范性文件", "有效期在本年届满的规范性文件，按届满次日计入。"),
        flow("document.filed", "报送备案规范性文件", "按报送备案日计入。"),
        flow("document.filing-due", "应当报送备案规范性文件", "依法应当报送备案的规范性文件，按公布日计入。"),
        flow("document.filing-done", "应当备案中已经备案", "应当报送备案的规范性文件中已经报送的，与应当备案件数一样按公布日计入，所以不会多于应当备案件数。"),
        ratio(
            "document.filing-rate", "规范性文件备案率", "document.filing-done", of: "document.filing-due", decimals: 1,
            "本年公布的应当备案的规范性文件中已经报送备案的件数÷本年公布的应当备案件数，保留一位小数。上年公布、本年报送的不计入。"),
        flow("document.reviewed", "规范性文件合法性审核", "按审核意见日计入。"),
        amount("document.corrected", "纠正规范性文件", unit: "件", "经审查纠正的规范性文件，按纠正日计入，一件纠正几次计几次。"),
        flow("document.revoked", "被撤销规范性文件", "被有权机关撤销的规范性文件，按撤销日计入。"),
        amount("cleanup.total", "清理规范性文件", unit: "件", "列入清理并作出结论的规范性文件，按公布清理结果日计入。"),
        amount("cleanup.continued", "清理后继续有效", unit: "件", "清理结论为继续有效的，按公布清理结果日计入。"),
        amount("cleanup.amended", "清理后修改", unit: "件", "清理结论为修改的，按公布清理结果日计入。"),
        amount("cleanup.repealed", "清理后废止", unit: "件", "清理结论为废止的，按公布清理结果日计入。"),
        amount("cleanup.lapsed", "清理后宣布失效", unit: "件", "清理结论为失效的，按公布清理结果日计入。"),
    ]

    private static let reviews: [Indicator] = [
        flow("review.all", "合法性审查", "出具合法性审查意见的全部事项，按出具意见日计入。"),
        flow("review.other", "其他合法性审查", "规范性文件以外的合同、决策、协议、复函等，按出具意见日计入。"),
        flow("review.late", "逾期合法性审查", "超过法定审查时限出具意见的，按出具意见日计入。"),
    ]
}
