extension Indicator {
    /// 政府合同.
    static let contracts: [Indicator] = [
        flow("contract.approved", "政府合同立项", "批准立项的政府合同，按批准日计入。"),
        flow("contract.reviewed", "审查政府合同草案", "出具合法性审查意见的政府合同草案，一份合同计一次，按首次出具意见日计入；退回的不计入，重新送审的不重复计入。"),
        amount("contract.opinions", "提出合同审查意见", unit: "条", "合法性审查对政府合同提出的修改建议，按出具意见日计入。"),
        amount("contract.adopted", "采纳合同审查意见", unit: "条", "承办单位全部采纳的修改建议，按修改回复日计入；部分采纳的不计入。"),
        amount("contract.answered", "答复合同审查意见", unit: "条", "承办单位逐条答复的修改建议，按修改回复日计入。"),
        ratio(
            "contract.adoption-rate", "合同审查意见采纳率", "contract.adopted", of: "contract.answered", decimals: 1,
            "全部采纳的条数÷已经答复的条数，保留一位小数。"),
        flow("contract.signed", "签订政府合同", "签订的政府合同，按签订日计入。"),
        flow("contract.major", "签订重大政府合同", "金额、类型达到县设定标准或者因影响重大而列为重大合同的，按签订日计入。"),
        amount("contract.amount", "签订政府合同金额", unit: "元", decimals: 2, "签订时的合同金额之和，按签订日计入；以后变更的差额不计入。"),
        flow("contract.abandoned", "不予签订的政府合同", "立项以后终止谈判、审查不合法或者集体讨论不予通过的合同，按决定日计入。"),
        flow("contract.filed", "备案政府合同", "签订后报送备案的合同，按备案日计入。"),
        flow("contract.filed-late", "逾期备案的政府合同", "超过县设定的工作日数备案的合同，按备案日计入。"),
        ratio("contract.late-rate", "合同备案逾期率", "contract.filed-late", of: "contract.filed", decimals: 1, "逾期备案件数÷备案件数，保留一位小数。"),
        amount("contract.changed", "变更政府合同", unit: "次", "合同变更的次数，含不涉及权利义务的变更，按变更日计入。"),
        amount("contract.breached", "合同违约", unit: "次", "登记的违约次数，按登记日计入。"),
        amount("contract.disputed", "合同争议", unit: "次", "登记的争议次数，按登记日计入。"),
        flow("contract.completed", "履行完毕的政府合同", "按登记履行完毕之日计入。"),
        flow("contract.terminated", "解除政府合同", "按解除日计入。"),
        stock("contract.performing", "在履行政府合同", "年末已经签订、没有履行完毕和解除的合同。"),
    ]

    /// 政府法律顾问、公职律师.
    static let advisers: [Indicator] = [
        stock("adviser.engaged", "在聘政府法律顾问、公职律师", unit: "人", "年末聘期以内的法律顾问和公职律师；外聘律师团队计一人。"),
        flow("adviser.appointed", "新聘法律顾问、公职律师", unit: "人", "按聘任日计入；续聘的不计入。"),
        amount("adviser.renewed", "续聘法律顾问", unit: "人次", "按续聘日计入。"),
        flow("adviser.dismissed", "解聘法律顾问", unit: "人", "聘期届满以前解聘的，按解聘日计入。"),
        amount("adviser.evaluated", "考核法律顾问", unit: "人次", "年度考核的人次，按考核日计入。"),
        flow("adviser.participations", "法律顾问参与涉法事务", unit: "次", "法律顾问、公职律师就决策、文件、合同、案件等出具书面法律意见的事务，按出具意见日计入；因回避改派的，只计最后出具意见的一次。"),
        amount("adviser.opinions", "法律顾问提出意见", unit: "条", "法律意见书逐条提出的意见，按出具意见日计入。"),
        amount("adviser.adopted", "采纳法律顾问意见", unit: "条", "全部采纳的意见，按答复日计入。"),
        amount("adviser.adopted-partly", "部分采纳法律顾问意见", unit: "条", "部分采纳的意见，按答复日计入。"),
        amount("adviser.rejected", "未采纳法律顾问意见", unit: "条", "说明理由而未采纳的意见，按答复日计入。"),
        amount(
            "adviser.answered", "已答复的法律顾问意见", unit: "条", measures: ["adviser.adopted", "adviser.adopted-partly", "adviser.rejected"],
            "采纳、部分采纳和未采纳的意见之和，按答复日计入。"),
        ratio("adviser.adoption-rate", "法律顾问意见采纳率", "adviser.adopted", of: "adviser.answered", decimals: 1, "全部采纳的条数÷已经答复的条数，保留一位小数。"),
        amount("adviser.recused", "法律顾问回避", unit: "次", "因利益冲突回避而改派的次数，按改派日计入。"),
    ]

    /// 备案审查 and 审查建议.
    static let filings: [Indicator] = [
        flow("filing.received", "收到报送备案的规范性文件", unit: "份", "部门、乡镇报送县级人民政府备案的文件，按收到日计入；向上级报送的不计入。"),
        flow("filing.late", "逾期报送备案", unit: "份", "超过公布后规定天数报送的，按收到日计入。"),
        ratio("filing.late-rate", "报送备案逾期率", "filing.late", of: "filing.received", decimals: 1, "逾期报送份数÷收到份数，保留一位小数。"),
        flow("filing.registered", "备案登记审查", unit: "份", "材料齐全而登记审查的文件，按登记日计入。"),
        flow("filing.examined", "备案审查完毕", unit: "份", "逐项审查完毕的文件，按审查日计入。"),
        flow("filing.examined-late", "逾期备案审查", unit: "份", "超过县设定的审查天数的，按审查日计入。"),
        flow("filing.granted", "准予备案", unit: "份", "按准予备案日计入。"),
        flow("filing.refused", "不予备案", unit: "份", "不属于备案范围等不予备案的，按决定日计入。"),
        flow("filing.corrected", "备案审查纠正", unit: "份", "制定机关自行纠正和责令改正的文件，按核实纠正日计入。"),
        flow("filing.revoked", "备案审查撤销", unit: "份", "县级人民政府撤销的文件，按撤销日计入。"),
        flow("filing.concluded", "备案审查办结", unit: "份", "准予备案、不予备案、纠正、撤销之和，按结果日计入。"),
        ratio(
            "filing.correction-rate", "备案审查纠错率", "filing.corrected", of: "filing.concluded", decimals: 1, "纠正份数÷办结份数，保留一位小数；撤销的另计。"),
        flow("filing.sent", "向上级报送备案", unit: "份", "县级人民政府及其办公室的文件报上一级人民政府和本级人大常委会备案，按报送日计入。"),
        flow("filing.sent-late", "逾期向上级报送备案", unit: "份", "超过公布后规定天数报送的，按报送日计入。"),
        flow("review-request.received", "收到规范性文件审查建议", "公民、法人和其他组织提出的审查建议，按收到日计入；行政复议中一并提出的不计入。"),
        flow("review-request.accepted", "受理审查建议", "按受理日计入。"),
        flow("review-request.declined", "不予受理审查建议", "按决定日计入。"),
        flow("review-request.forwarded", "转送审查建议", "不属本县审查而转送有权机关的，按转送日计入。"),
        flow("review-request.concluded", "审查建议得出结果", "认定未发现违法、制定机关纠正或者撤销的，按结果日计入。"),
        flow("review-request.answered", "答复审查建议", "书面答复建议人的，按答复日计入。"),
        flow("review-request.late", "逾期答复审查建议", "超过县设定的答复天数的，按答复日计入。"),
    ]
}
