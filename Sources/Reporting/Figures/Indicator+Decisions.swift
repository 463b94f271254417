extension Indicator {
    /// 重大行政决策、目录、公平竞争审查.
    static let decisions: [Indicator] = catalogues + courses + steps + publicParts + aftermath + competitions

    private static let catalogues: [Indicator] = [
        flow("catalogue.published", "公布重大行政决策事项目录", unit: "份", "本年向社会公布的年度目录，按公布日计入；调整后再公布的不另计。"),
        amount("catalogue.items", "列入目录的重大行政决策事项", unit: "项", "年度目录经历次调整以后的事项数，按目录公布日计入。"),
        flow("catalogue.added", "增列决策事项", unit: "项", "目录公布以后增列的事项，按增列日计入。"),
        flow("catalogue.removed", "移出决策事项", unit: "项", "目录公布以后移出的事项，按移出日计入。"),
        amount("catalogue.carried", "结转下年的决策事项", unit: "项", "年终关闭目录时程序进行中或者未启动、结转下年的事项，按关闭日计入。"),
    ]

    private static let courses: [Indicator] = [
        flow("decision.proposed", "决策事项建议", "提出的决策事项建议，按提出日计入，含后来不予启动的。"),
        flow("decision.started", "启动重大行政决策", "决策机关决定启动程序的，按启动日计入。"),
        flow("decision.outside", "目录以外启动的重大行政决策", "启动时未列入年度目录、说明理由的，按启动日计入。"),
        flow("decision.decided", "集体讨论决定重大行政决策", "经常务会议或者全体会议讨论通过的，按会议日计入；党委要求重新研究的，以后次讨论为准。"),
        flow("decision.published", "出台重大行政决策", "经集体讨论、请示报告后出台的，按公布日计入；依法不予公开的按印发日计入。"),
        flow("decision.full", "履行全部法定程序的重大行政决策", "出台的决策中，应当履行的公众参与、专家论证、风险评估、合法性审查、集体讨论决定都已履行的，按公布日计入。"),
        ratio(
            "decision.full-rate", "重大行政决策法定程序履行率", "decision.full", of: "decision.published", decimals: 1,
            "履行全部应当履行程序的决策件数÷出台的决策件数，保留一位小数。依决策性质不必履行的程序不作要求。"),
        flow("decision.rejected", "讨论未通过的重大行政决策", "集体讨论未通过的，按讨论登记日计入。"),
        stock("decision.open", "程序进行中的重大行政决策", "年末已经启动、尚未出台也未终结的决策。"),
        stock("decision.in-force", "正在执行的重大行政决策", "年末已经出台、尚未执行完毕也未停止执行的决策，含中止执行的。"),
    ]

    private static let steps: [Indicator] = [
        flow("decision.competition", "重大行政决策公平竞争审查", "接收公平竞争审查结论的决策，按最近一次结论日计入。"),
        flow("decision.solicited", "公开征求意见的重大行政决策", "向社会公开征求意见的决策，一个决策计一次，按首次公布草案之日计入。"),
        flow("decision.short", "缩短期限公开征求意见的重大行政决策", "征求意见期限不足而公布理由的决策，按公布草案之日计入。"),
        flow("decision.dissents", "如实载明的不同意见", unit: "条", "集体讨论记录载明的不同意见，按会议日计入。"),
    ]

    private static let publicParts: [Indicator] = [
        amount("decision.events", "听证会、论证会、征求意见会", unit: "场次", "为重大行政决策召开的听证会、专家论证会和座谈会、征求意见会，每场计一次，按召开日计入；走访、书面征求意见、问卷不计入。"),
        amount("decision.comments", "征集公众意见", unit: "条", "对决策草案提出的意见，逐条登记，按收到日计入。"),
        amount("decision.comments-adopted", "采纳公众意见", unit: "条", "经研究采纳或者部分采纳的意见，按研究处理日计入。"),
        ratio(
            "decision.adoption-rate", "公众意见采纳率", "decision.comments-adopted", of: "decision.comments", decimals: 1,
            "采纳和部分采纳的意见条数÷征集意见条数，保留一位小数。"),
    ]

    private static let aftermath: [Indicator] = [
        amount("decision.evaluated", "重大行政决策后评估", unit: "件", "完成的决策后评估，每次计一次，按完成日计入。"),
        amount("decision.adjusted", "依法定程序调整的重大行政决策", unit: "件", "由另一依法定程序作出的决策调整的，按调整决策公布日计入。"),
        amount("decision.suspended", "中止执行重大行政决策", unit: "件", "行政首长决定中止执行的，每次计一次，按决定日计入。"),
        flow("decision.stopped", "停止执行的重大行政决策", "由另一依法定程序作出的决策停止执行的，按该决策公布日计入。"),
        flow("decision.archived", "归档的重大行政决策", "决策过程记录和材料完整归档的，按最近一次归档日计入。"),
    ]

    private static let competitions: [Indicator] = [
        flow("competition.all", "公平竞争审查", "作出书面审查结论的政策措施，按结论签发日计入，计在审查机关。"),
        flow("competition.joint", "市场监管部门会同审查", "由市场监督管理部门会同起草单位审查的，按结论签发日计入；2024年8月以前为自我审查。"),
        flow("competition.blocked", "违反标准不得出台的政策措施", "结论为违反审查标准且不适用例外规定的，按结论签发日计入。"),
        flow("competition.returned", "退回的公平竞争审查", "材料不符合要求退回、没有结论的，按退回日计入。"),
        amount("competition.suggestions", "公平竞争审查修改建议", unit: "条", "审查提出的修改建议，按结论签发日计入。"),
        amount("competition.heard", "听取利害关系人意见", unit: "次", "审查中听取经营者、行业协会商会和公众意见的次数，按听取日计入。"),
        amount("competition.checked", "公平竞争审查抽查、举报核查", unit: "次", "市场监督管理部门抽查和核查举报的次数，按核查日计入。"),
        amount("competition.ordered", "公平竞争审查督促整改", unit: "次", "核查发现违反规定、督促起草单位整改的次数，按督促日计入。"),
        amount("competition.rectified", "公平竞争审查完成整改", unit: "次", "起草单位报告完成整改的次数，按报告日计入。"),
    ]
}
