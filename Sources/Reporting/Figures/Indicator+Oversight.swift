extension Indicator {
    /// 行政执法监督、案卷评查、指导案例、问题整改.
    static let oversight: [Indicator] = supervisions + fileReviews + guidingCases + rectifications

    private static let supervisions: [Indicator] = [
        flow("supervision.inspected", "行政执法监督检查单位", unit: "家", "行政执法监督检查的单位，一次检查一个单位计一家，按检查结束日计入；含投诉举报引起的检查。同一单位一年检查两次计两家。"),
        amount("supervision.problems", "行政执法监督发现问题", unit: "个", "监督检查记录的问题数，按检查结束日计入。"),
        flow("supervision.clean", "监督检查未发现问题的单位", unit: "家", "检查结束时没有发现问题的，按检查结束日计入。"),
        flow("supervision.opinions", "行政执法监督意见书", unit: "份", "发出的行政执法监督意见书，按制发日计入。"),
        flow("supervision.decisions", "行政执法监督决定书", unit: "份", "作出的行政执法监督决定书，按决定日计入。"),
        flow("supervision.self-corrected", "自行纠正办结", "收到意见书后自行纠正并经核查认可的，按办结日计入。"),
        flow("supervision.complaints", "行政执法投诉举报", "收到并登记的行政执法投诉举报，按登记日计入，含不予受理的。"),
        flow("supervision.complaints-declined", "不予受理行政执法投诉举报", "按不予受理日计入。"),
        flow("supervision.complaints-replied", "答复行政执法投诉举报", "已经答复投诉举报人的，按答复日计入，不予受理的告知即为答复。"),
        flow("supervision.criticisms", "行政执法监督通报批评", unit: "次", "按通报日计入。"),
        flow("supervision.clues", "行政执法监督移送问题线索", "移送纪检监察机关、司法机关的问题线索，按移送日计入。"),
        flow("supervision.closed", "办结行政执法监督", "按办结日计入。"), stock("supervision.open", "在办行政执法监督", "年末已经立项、尚未办结的监督事项。"),
    ]

    private static let fileReviews: [Indicator] = [
        flow("file-review.units", "案卷评查单位", unit: "家", "本年评查并定级的单位，按定级日计入。一年评查两轮的单位计两家。"),
        amount("file-review.files", "评查案卷", unit: "卷", "抽取并评查定级的案卷，按定级日计入；等于优秀、良好、合格、不合格之和。"),
        amount("file-review.excellent", "优秀案卷", unit: "卷", "按定级日计入。"), amount("file-review.good", "良好案卷", unit: "卷", "按定级日计入。"),
        amount("file-review.passed", "合格案卷", unit: "卷", "达到合格而不到良好的案卷，按定级日计入。"),
        amount("file-review.failed", "不合格案卷", unit: "卷", "总分不到合格线，或者任一基本标准不符合的案卷，按定级日计入。"),
        amount(
            "file-review.qualified", "合格以上案卷", unit: "卷", measures: ["file-review.excellent", "file-review.good", "file-review.passed"],
            "优秀、良好、合格案卷之和，按定级日计入。"),
        ratio(
            "file-review.qualified-rate", "案卷合格率", "file-review.qualified", of: "file-review.files", decimals: 1, "合格以上案卷÷评查案卷，保留一位小数。"),
        amount("file-review.vetoed", "触及否决项的案卷", unit: "卷", "有一项以上基本标准不符合的案卷，按定级日计入。"),
        amount("file-review.penalty-files", "评查行政处罚案卷", unit: "卷", "按定级日计入。"),
        amount("file-review.licence-files", "评查行政许可案卷", unit: "卷", "按定级日计入。"),
        amount("file-review.other-files", "评查其他案卷", unit: "卷", "行政处罚、行政许可以外的案卷，按定级日计入。"),
        amount("file-review.problems", "评查指出问题", unit: "个", "扣分项与不符合的基本标准之和，按定级日计入。"), flow("file-review.objections", "对评查意见的异议", "按提出日计入。"),
        amount("file-review.changed", "复查改分案卷", unit: "卷", "经复查改变评分的案卷，按答复日计入。"),
    ]

    private static let guidingCases: [Indicator] = [
        flow("guiding-case.count", "发布行政执法指导案例", unit: "个", "本年发布的行政执法指导案例，按发布日计入。"),
        flow("guiding-case.recommended", "推荐行政执法指导案例", unit: "个", "按推荐日计入。"), flow("guiding-case.rejected", "未采用的推荐案例", unit: "个", "按决定日计入。"),
        flow("guiding-case.withdrawn", "停止参照的指导案例", unit: "个", "按停止参照日计入。"),
        stock("guiding-case.valid", "可以参照的指导案例", unit: "个", "年末已经发布、没有停止参照的指导案例。"),
    ]

    private static let rectifications: [Indicator] = [
        flow("rectification.assigned", "交办整改问题", unit: "个", "交办的问题，一个问题计一次，按交办日计入。"),
        flow("rectification.closed", "整改销号问题", unit: "个", "经另一人核查通过而销号的问题，按销号日计入。"),
        flow("rectification.withdrawn", "撤回交办问题", unit: "个", "经复核不成立等撤回的，按撤回日计入。"),
        stock("rectification.open", "未销号问题", unit: "个", "年末没有销号也没有撤回的问题，等于未启动与整改中之和。"),
        stock("rectification.unstarted", "未启动整改问题", unit: "个", "年末尚未制定整改方案的问题。"),
        stock("rectification.underway", "整改中问题", unit: "个", "年末已有整改方案、尚未销号的问题，含待核查和长期坚持的。"),
        flow(
            "rectification.handled", "应当整改问题", unit: "个", measures: ["rectification.assigned"], opening: ["rectification.open"],
            "本年交办的问题与上年结转的问题之和。"),
        ratio(
            "rectification.closing-rate", "整改销号率", "rectification.closed", of: "rectification.handled", decimals: 1,
            "销号问题÷（本年交办与上年结转之和），保留一位小数。期限未满而结转下年的计入分母。"),
        flow("rectification.late", "逾期报送整改情况", unit: "个", "超过期限才首次报送整改情况的问题，按报送日计入。"),
        amount("rectification.sent-back", "核查退回", unit: "次", "核查认为整改不到位而退回的次数，按退回日计入。"),
        amount("rectification.extended", "批准延期整改", unit: "次", "按批准日计入。"),
        flow("rectification.escalated", "整改不力约谈、通报、建议问责", unit: "个", "按约谈、通报、建议问责日计入。"),
    ]
}
