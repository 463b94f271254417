package import Kernel

extension GovernmentContract {
    /// By name and address (民法典第四百七十条第一款第一项); its six categories are the contract's own.
    static let counterparty: Mount<Self, Party> = Mount(
        "counterparty", \.counterparty, "合同相对方", omitting: Party.inLists.union(["kind", "identityPaper", "person"]))
    static let archive: Mount<Self, Archive<FilePaper>> = Mount("archive", \.archive, "案卷")

    package static var fields: [Field<Self>] { beginnings + drafting + signing + performance }

    @ListBuilder<Field<Self>>
    private static var beginnings: [Field<Self>] {
        Field("title", \.title, "合同名称").indexed()
        Field("category", \.category, "合同类型").indexed()
        Field("party", \.party, "签约主体").indexed().help("以其名义签订合同的机关")
        Field("undertaker", \.undertaker, "承办单位").indexed()
        counterparty.fields
        Field("counterpartyKind", \.counterpartyKind, "相对方类别")
        Field("amount", \.amount, "合同金额").help("没有价款的不填")
        Field("fundSource", \.fundSource, "资金来源")
        Field("necessity", \.necessity, "立项理由").long()
        Field("majorReason", \.majorReason, "列为重大合同的理由").long().help("金额未达到县设定而影响重大的，写明理由")
        Field("isMajor", \.isMajor, "重大合同").indexed().help("按县设定的金额和类型确定；签订以后变更的不改")
        Field("isMajorDecision", \.isMajorDecision, "属于重大行政决策事项")
        Field("decisionReference", \.decisionReference, "决策文号或者会议纪要")
        Field("touchesCompetition", \.touchesCompetition, "给予经营者优惠或者涉及市场准入")
        Field("isConfidential", \.isConfidential, "涉及国家秘密、商业秘密")
        Field("proposedOn", \.proposedOn, "申报立项日期")
        Field("approvedOn", \.approvedOn, "批准立项日期")
        Field("declineReason", \.declineReason, "不予立项的理由").long()
        Field("standing", \.standing, "资信调查项目").help("已经查明的项目")
        Field("diligence", \.diligence, "资信、尽职调查情况").long()
        Field("credit", \.credit, "资信结论")
        Field("creditSafeguard", \.creditSafeguard, "资信存疑的防范措施").long()
        Field("investigatedOn", \.investigatedOn, "资信调查日期")
        Field("riskLevel", \.riskLevel, "风险等级")
        Field("riskReport", \.riskReport, "风险评估情况").long()
        Field("riskMeasures", \.riskMeasures, "风险防范措施").long()
        Field("riskAssessedOn", \.riskAssessedOn, "风险评估日期")
        Field("selection", \.selection, "相对方确定方式")
        Field("selectionNote", \.selectionNote, "确定方式的说明").long()
        Field("awardedOn", \.awardedOn, "中标、成交通知书发出日期")
    }

    @ListBuilder<Field<Self>>
    private static var drafting: [Field<Self>] {
        Field("draft", \.draft, "合同文本")
        Field("terms", \.terms, "主要条款").long()
        Field("guarantee", \.guarantee, "担保条款")
        Field("drafters", \.drafters, "起草人").help("经办人")
        Field("draftedOn", \.draftedOn, "起草日期").help("退回修改、重新谈判的清空，再行起草")
        Field("adviser", \.adviser, "法律顾问、公职律师")
        Field("adviserOpinion", \.adviserOpinion, "法律意见").long()
        Field("participation", \.participation, "法律顾问参与事务")
        Field("adviserOn", \.adviserOn, "法律意见日期")
        Field("competitionConclusion", \.competitionConclusion, "公平竞争审查结论")
        Field("competitionNote", \.competitionNote, "公平竞争审查说明").long()
        Field("competitionReview", \.competitionReview, "公平竞争审查").help("2024年8月1日以后拟由政府订立的，写明市场监督管理部门会同作出的审查")
        Field("checkOpinion", \.checkOpinion, "承办单位初审意见").long()
        Field("checkedOn", \.checkedOn, "初审日期")
        Field("checkReturn", \.checkReturn, "初审退回的理由").long()
        Field("papers", \.papers, "送审材料")
        Field("neededBy", \.neededBy, "要求审查完成日")
        Field("submissionNumber", \.submissionNumber, "送审函文号")
        Field("submittedOn", \.submittedOn, "送审日期").indexed()
        Field("review", \.review, "合法性审查")
        Field("reviewOutcome", \.reviewOutcome, "合法性审查结论")
        Field("reviewedOn", \.reviewedOn, "合法性审查日期")
        Field("firstReviewedOn", \.firstReviewedOn, "首次合法性审查日期").help("退回的不算")
        Field("firstOutcome", \.firstOutcome, "首次合法性审查结论")
        Field("suggestions", \.suggestions, "审查修改建议")
        Field("replies", \.replies, "修改回复").help("按修改建议的序号逐条答复")
        Field("repliedOn", \.repliedOn, "修改回复日期")
        Field("opinionCounts", \.opinionCounts, "审查意见条数")
        Field("reviseNote", \.reviseNote, "重新谈判、修改的说明").long()
    }

    @ListBuilder<Field<Self>>
    private static var signing: [Field<Self>] {
        Field("meetings", \.meetings, "集体讨论")
        Field("deliberatedOn", \.deliberatedOn, "集体讨论通过日期")
        Field("needsApproval", \.needsApproval, "依法须经批准")
        Field("approvalNumber", \.approvalNumber, "批准文号")
        Field("countersignedOn", \.countersignedOn, "会签日期")
        Field("signatory", \.signatory, "签约代表")
        Field("number", \.number, "合同编号").indexed()
        Field("signedOn", \.signedOn, "签订日期").indexed()
        Field("signedAmount", \.signedAmount, "签订金额").help("以后变更不改")
        Field("performFrom", \.performFrom, "履行期自")
        Field("performUntil", \.performUntil, "履行期至").indexed().rule("履行期的末日不得早于首日") { matter in
            guard let from = matter.performFrom, let until = matter.performUntil else { return true }
            return until >= from
        }
        Field("filingNumber", \.filingNumber, "备案编号").indexed()
        Field("filedOn", \.filedOn, "备案日期")
        Field("isFiledLate", \.isFiledLate, "逾期备案").help("按县设定的期限算出")
        Field("procurementFiledOn", \.procurementFiledOn, "采购合同备案日期")
        Field("announcedOn", \.announcedOn, "采购合同公告日期")
        Field("abandonReason", \.abandonReason, "终止谈判、不予签订的理由").long()
        Field("abandonedOn", \.abandonedOn, "不予签订日期")
    }

    @ListBuilder<Field<Self>>
    private static var performance: [Field<Self>] {
        Field("ledger", \.ledger, "履行台账")
        Field("changes", \.changes, "合同变更")
        Field("changeNote", \.changeNote, "提请变更的内容和理由").long()
        Field("changeAmount", \.changeAmount, "变更后的金额")
        Field("changeOutcome", \.changeOutcome, "变更的合法性审查结论")
        Field("changeReviewedOn", \.changeReviewedOn, "变更的合法性审查日期")
        Field("changeSuggestions", \.changeSuggestions, "变更审查的修改建议")
        Field("changeReply", \.changeReply, "变更审查意见的答复").long()
        Field("changeDeliberatedOn", \.changeDeliberatedOn, "变更的集体讨论通过日期")
        Field("breaches", \.breaches, "违约")
        Field("disputes", \.disputes, "争议")
        Field("disputeOutcome", \.disputeOutcome, "争议处理结果").long()
        Field("completionNote", \.completionNote, "履行完毕、验收情况").long()
        Field("completedOn", \.completedOn, "履行完毕日期")
        Field("terminationGround", \.terminationGround, "解除事由")
        Field("terminationNote", \.terminationNote, "解除说明").long()
        Field("compensation", \.compensation, "对相对方的补偿").long()
        Field("terminationNumber", \.terminationNumber, "解除通知文号")
        Field("terminatedOn", \.terminatedOn, "解除日期")
        archive.fields
    }
}
