/// 行政检查、行政强制和行刑衔接.
extension Indicator {
    static let inspections: [Indicator] = plans + visits + compulsoryMeasures + enforcements + crimes

    private static let plans: [Indicator] = [
        flow("inspection-plan.published", "公布行政检查年度计划", unit: "份", "经批准、报送备案后公布的行政检查年度计划，按公布日计入。"),
        amount("inspection-plan.items", "列入抽查事项清单的事项", unit: "项", "公布的年度计划所列抽查事项，按公布日计入；以后调整增减的不另计。"),
        amount("inspection-plan.joint-items", "部门联合检查事项", unit: "项", "公布的年度计划中列明联合检查单位的事项，按公布日计入。"),
        amount("inspection-plan.tasks", "计划抽查任务", unit: "次", "公布的年度计划所定任务数之和，按公布日计入。"),
        amount("inspection-plan.adjusted", "调整行政检查年度计划", unit: "次", "经批准并重新公布的计划调整，按批准日计入，一份计划调整几次计几次。"),
        flow("inspection-task.drawn", "派发双随机抽查任务", unit: "次", "对象和人员都已随机抽取、抽取日志完整的任务，按派发日计入。"),
        flow("inspection-task.done", "完成双随机抽查任务", unit: "次", "每个抽中对象都有公布的结果或者登记了理由的任务，按完成日计入。"),
        flow("inspection-task.joint", "完成部门联合抽查任务", unit: "次", "完成的任务中两个以上部门联合实施的，按完成日计入。"),
        amount("inspection-task.objects", "随机抽取检查对象", unit: "户", "派发的任务抽中的对象，按派发日计入；重新抽取的以最后一次为准。"),
        amount("inspection-task.unvisited", "抽中而未能检查的对象", unit: "户", "登记了未能检查理由的抽中对象，按任务完成日计入。"),
        flow("inspection-task.cancelled", "撤销双随机抽查任务", unit: "次", "尚未实施检查即撤销的任务，按撤销日计入。"),
        ratio(
            "inspection-task.joint-rate", "部门联合抽查任务占比", "inspection-task.joint", of: "inspection-task.done", decimals: 1,
            "完成的部门联合抽查任务数÷完成的双随机抽查任务数，保留一位小数。"),
        ratio(
            "inspection-task.completion-rate", "抽查计划完成率", "inspection-task.done", of: "inspection-plan.tasks", decimals: 1,
            "完成的双随机抽查任务数÷公布的计划任务数，保留一位小数。计划按公布日计入，上年末公布的本年计划不在本年分母之内。"),
    ]

    private static let visits: [Indicator] = [
        flow("inspection.visits", "实施行政检查", unit: "次", "到场实施的行政检查，一次到场计一次，按检查日计入；复查不计入。"),
        flow("inspection.business-visits", "涉企行政检查", unit: "次", "对企业和个体工商户的行政检查，按检查日计入；复查不计入。"),
        flow("inspection.businesses", "受检查企业和个体工商户", unit: "户", "本年受到检查的企业和个体工商户，按该机关本年首次检查日计入；被两个机关检查的各计一户。"),
        flow("inspection.random", "双随机抽查检查", unit: "次", "由双随机抽查任务抽中而实施的检查，按检查日计入。"),
        flow("inspection.caused", "抽查任务以外的检查", unit: "次", "因投诉举报、转办交办、数据监测、事故、企业申请和专项检查而实施的检查，按检查日计入。"),
        flow("inspection.concluded", "作出结果的行政检查", unit: "次", "已经登记检查结果的检查，按作出结果日计入。"),
        flow("inspection.problems", "发现问题的行政检查", unit: "次", "结果为“未发现问题”“未发现开展本次抽查涉及的经营活动”以外的检查，按作出结果日计入。"),
        flow("inspection.published", "公示行政检查结果", unit: "次", "按公示日计入。"),
        flow("inspection.made-public", "作出结果的检查中已经公示", unit: "次", "本年作出结果的检查中已经公示的，与作出结果的检查一样按作出结果日计入。"),
        flow("inspection.ordered", "责令改正", unit: "次", "发出责令改正通知书的检查，按责令日计入；同一检查再次责令的以最后一次为准。"),
        flow("inspection.rectified", "改正完成", unit: "次", "复查认定已经改正的检查，按复查日计入。"),
        flow("inspection.handed", "检查后转后续处理", unit: "次", "检查后立案、移送或者列入名录的，按转出日计入。"),
        flow("inspection.refused", "未批准、撤销的行政检查", unit: "次", "未经批准或者批准后撤销、没有到场的检查，按决定日计入。"),
        ratio(
            "inspection.problem-rate", "检查发现问题率", "inspection.problems", of: "inspection.concluded", decimals: 1,
            "发现问题的检查次数÷作出结果的检查次数，保留一位小数。"),
        ratio(
            "inspection.publication-rate", "检查结果公示率", "inspection.made-public", of: "inspection.concluded", decimals: 1,
            "作出结果的检查中已经公示的次数÷作出结果的检查次数，保留一位小数。依法不予公示的计入分母。"),
        ratio(
            "inspection.per-enterprise", "每百户受检企业检查次数", "inspection.business-visits", of: "inspection.businesses", decimals: 1,
            "涉企行政检查次数÷受检查企业和个体工商户数，以百分数表示：120%即平均每户1.2次。"),
        ratio(
            "inspection.random-rate", "双随机抽查占比", "inspection.random", of: "inspection.visits", decimals: 1,
            "双随机抽查检查次数÷实施行政检查次数，保留一位小数。"),
    ]

    private static let compulsoryMeasures: [Indicator] = [
        flow("compulsory-measure.count", "实施行政强制措施", unit: "次", "查封、扣押、冻结、限制人身自由和其他行政强制措施，一份决定计一次，按实施日计入。"),
        flow("compulsory-measure.urgent", "情况紧急当场实施", unit: "次", "先当场实施、后补办批准的强制措施，按实施日计入。"),
        flow("compulsory-measure.extended", "延长强制措施期限", unit: "次", "经负责人批准延长的强制措施，按延长日计入。"),
        flow("compulsory-measure.lifted", "解除行政强制措施", unit: "次", "决定解除和期满自动解除的强制措施，按解除日计入。"),
        flow("compulsory-measure.lapsed", "期满自动解除", unit: "次", "期限届满没有处理决定而自动解除的强制措施，按解除日计入。"),
        flow("compulsory-measure.disposed", "没收、销毁、拍卖处理", unit: "次", "对查封、扣押的财物作出没收、销毁、拍卖处理的，按处理日计入。"),
        flow("compulsory-measure.transferred", "随案移送", unit: "次", "涉嫌犯罪，将财物随案移送司法机关的，按移送日计入。"),
        flow("compulsory-measure.published", "公示强制措施决定", unit: "次", "按公示日计入。"),
        stock("compulsory-measure.open", "实施中的行政强制措施", unit: "次", "年末尚未解除、处理、移送的强制措施。"),
    ]

    private static let enforcements: [Indicator] = [
        flow("compulsory-enforcement.count", "行政强制执行", "行政机关强制执行和申请法院强制执行的事项，一件计一次；前者按决定日，后者按申请日计入。"),
        flow("compulsory-enforcement.own", "行政机关强制执行", "行政机关决定强制执行、立即代履行和仅加处罚款或者滞纳金的事项，按决定、实施、加处日计入；后来申请法院执行的不计入。"),
        flow("compulsory-enforcement.court", "申请法院强制执行", "按申请日计入。"),
        flow("compulsory-enforcement.court-accepted", "法院受理强制执行申请", "按法院受理日计入。"),
        flow("compulsory-enforcement.court-declined", "法院不予受理强制执行申请", "按裁定日计入；经复议后受理的不计入。"),
        flow("compulsory-enforcement.court-granted", "法院准予强制执行", "按裁定日计入。"),
        flow("compulsory-enforcement.court-denied", "法院不准予强制执行", "按裁定日计入；经复议后准予的不计入。"),
        flow("compulsory-enforcement.executed", "强制执行完毕", "行政机关或者法院执行完毕的事项，按执行完毕日计入。"),
        flow("compulsory-enforcement.performed", "当事人自行履行", "登记强制执行以后当事人自行履行、履行执行协议的事项，按履行日计入。"),
        flow("compulsory-enforcement.demolitions", "强制拆除", "行政机关强制拆除违法的建筑物、构筑物、设施，按执行完毕日计入。"),
        amount("compulsory-enforcement.suspended", "中止执行", unit: "次", "按中止日计入，一件中止几次计几次。"),
        flow("compulsory-enforcement.terminated", "终结执行", "按终结日计入，含中止满三年不再执行的。"),
        flow("compulsory-enforcement.agreed", "达成执行协议", "按达成协议日计入。"),
        flow("compulsory-enforcement.reversed", "执行回转", "据以执行的决定被撤销、变更或者执行错误而回转的事项，按回转日计入。"),
        stock("compulsory-enforcement.open", "未结行政强制执行", "年末已经登记、尚未执行完毕、履行或者终结的事项。"),
    ]

    private static let crimes: [Indicator] = [
        flow("crime-transfer.count", "移送涉嫌犯罪线索", "行政处罚案件以外移送公安机关的涉嫌犯罪案件和线索，按移送日计入；处罚案件中移送的见“移送司法机关”。"),
        flow("crime-transfer.reported", "提出移送报告", "按报告日计入。"),
        flow("crime-transfer.refused", "不批准移送", "负责人不批准移送、理由记录在案的，按决定日计入。"),
        flow("crime-transfer.filed", "公安机关立案", "移送后公安机关决定立案的，按接到立案通知日计入。"),
        flow("crime-transfer.not-filed", "公安机关不予立案", "移送后公安机关决定不予立案的，按接到通知日计入；后来立案的不计入。"),
        flow("crime-transfer.contested", "提请公安机关复议", "对不予立案决定提请复议的，按提请日计入。"),
        flow("crime-transfer.supervised", "建议立案监督", "建议人民检察院立案监督的，按建议日计入。"),
        flow("crime-transfer.received", "公安机关反向移送", "公安机关移送行政执法机关处理的，按收到日计入。"),
        flow("crime-transfer.handled", "反向移送已经处理", "对公安机关反向移送作出行政处理的，按处理日计入。"),
        flow("crime-transfer.referred", "移送监察机关线索", "移送监察机关、人民检察院的职务违法犯罪线索，按移送日计入。"),
        flow(
            "crime-transfer.all", "移送公安机关合计", measures: ["crime-transfer.count", "penalty.transferred"],
            "处罚案件中移送的和案件以外移送的之和，按移送日计入。"),
    ]
}
