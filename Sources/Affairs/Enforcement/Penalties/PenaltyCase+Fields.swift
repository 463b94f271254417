package import Kernel

/// 行政处罚法第四十四条至第六十二条: what is imposed is found by the procedure for it, and changed by no other.
private let decided = "处罚的决定、种类和数额是经告知、审核和决定程序确定的，不是笔误"

extension PenaltyCase {
    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        partyFields
        handlingFields
        decisionFields
        aftermathFields
    }

    @ListBuilder<Field<Self>>
    private static var partyFields: [Field<Self>] {
        Field("procedureKind", \.procedureKind, "适用程序").indexed()
        Field("openedOn", \.openedOn, "登记日期").help("适用哪一版法律依此而定")
        Field("lawSince", \.lawSince, "改依新的程序办理之日").help("由新旧法律的衔接记下")
        Field("cause", \.cause, "案由").indexed().usually(.last)
        Field("powerItem", \.powerItem, "权责清单事项").help("本机关权责清单中在用的行政处罚事项").usually(.last)
        party.fields
        Field("capacity", \.capacity, "责任能力").help("不填的按身份证件号码和违法行为之日算出，算不出的为完全责任能力")
        Field("partyChangeReason", \.partyChangeReason, "变更、更正当事人的理由").long()
        Field("partyChanges", \.partyChanges, "当事人的变更、更正")
        Field("source", \.source, "线索来源")
        Field("clue", \.clue, "线索内容").long()
        Field("inspection", \.inspection, "发现线索的行政检查")
        Field("remakes", \.remakes, "责令重新作出的原案")
        Field("remakeOrderedOn", \.remakeOrderedOn, "责令重新作出的复议决定、判决的送达日期")
        Field("remakeDays", \.remakeDays, "责令重新作出的期限（日）").rule("期限应在1至365日之间") { (1...365).contains($0.remakeDays ?? 1) }
        Field("discoveredOn", \.discoveredOn, "发现日期")
        Field("actEndedOn", \.actEndedOn, "违法行为发生之日（连续或者继续状态的为终了之日）")
        Field("harm", \.harm, "涉及公民生命健康安全、金融安全且有危害后果")
        Field("limitationMonths", \.limitationMonths, "专门法律规定的追究时效（月）")
        Field("limitationLaw", \.limitationLaw, "规定追究时效的法律条文")
        Field("notFiledReason", \.notFiledReason, "不予立案理由").long()
        Field("filedOn", \.filedOn, "立案日期").indexed()
        Field("filingNumber", \.filingNumber, "立案号")
        officers.fields
        Field("investigators", \.investigators, "办过本案的执法人员").help("更换以后也不得主持听证、作出决定")
        Field("decisionDays", \.decisionDays, "作出处罚决定的期限（日）").help("不填的按法律和设定写下")
            .rule("期限应在1至730日之间") { (1...730).contains($0.decisionDays ?? 1) }
        Field("extensionDays", \.extensionDays, "可以延长的日数").help("不填的按设定写下")
            .rule("可以延长的日数应在1至365日之间") { (1...365).contains($0.extensionDays ?? 1) }
        Field("decisionRule", \.decisionRule, "规定该期限的法律、法规、规章")
        Field("extensionReason", \.extensionReason, "延长理由").long()
        Field("furtherDays", \.furtherDays, "继续延长的日数").rule("继续延长的日数应在1至365日之间") { (1...365).contains($0.furtherDays ?? 1) }
        Field("suspensionGround", \.suspensionGround, "中止、扣除期限的事由")
        Field("suspensionRule", \.suspensionRule, "准许中止、扣除的法律、法规、规章")
    }

    @ListBuilder<Field<Self>>
    private static var handlingFields: [Field<Self>] {
        Field("evidence", \.evidence, "证据")
        Field("recusals", \.recusals, "回避决定")
        Field("preservations", \.preservations, "先行登记保存")
        Field("preservedItems", \.preservedItems, "登记保存物品清单")
        Field("preservedOutcome", \.preservedOutcome, "登记保存物品的处理决定")
        Field("rectification", \.rectification, "责令改正的内容").long().help("不填的为立即改正上述违法行为")
        Field("rectifyUntil", \.rectifyUntil, "责令改正的期限").help("责令立即改正的不填")
        Field("rectified", \.rectified, "违法行为已经改正或者终了，无须再责令改正")
        Field("rectificationOrderedOn", \.rectificationOrderedOn, "责令改正日期")
        Field("facts", \.facts, "查明的违法事实").long()
        Field("legalBasis", \.legalBasis, "适用的法律、法规、规章条款").usually(.last)
        Field("basisDocuments", \.basisDocuments, "引用的规范性文件")
        Field("benchmark", \.benchmark, "适用的裁量权基准")
        Field("benchmarkSet", \.benchmarkSet, "本机关公布的裁量权基准")
        Field("benchmarkEntry", \.benchmarkEntry, "裁量权基准条目编码")
        Field("tier", \.tier, "裁量阶次")
        Field("substance", \.substance, "适用行为时还是作出决定时的规定").help("违法行为发生以后规定有修改、废止的填写")
        Field("milderReason", \.milderReason, "作出决定时的规定处罚较轻或者不认为违法的说明").long()
        Field("departureReason", \.departureReason, "不适用裁量权基准的理由").long()
        Field("departureApproval", \.departureApproval, "不适用基准的批准（主要负责人批准或者集体讨论）")
        Field("departsFromUpper", \.departsFromUpper, "不适用的是上级机关制定的基准")
        Field("makerApproval", \.makerApproval, "基准制定机关批准调整适用的文号")
        Field("complicated", \.complicated, "情节复杂或者重大违法行为")
        Field("verificationGrounds", \.verificationGrounds, "应当法制审核的情形")
        Field("proposal", \.proposal, "调查终结拟处理意见").long()
        Field("proposedPenalties", \.proposedPenalties, "拟给予的处罚").notCorrectable(decided)
        Field("reportedOn", \.reportedOn, "调查终结日期")
        Field("noticeNumber", \.noticeNumber, "告知书文号")
        Field("notifiedOn", \.notifiedOn, "告知日期")
        noticeService.fields
        Field("notifiedPenalties", \.notifiedPenalties, "告知的拟处罚内容").help("从拟给予的处罚抄下")
        Field("notifiedFacts", \.notifiedFacts, "告知的违法事实").long().help("从查明的违法事实抄下")
        Field("notifiedBasis", \.notifiedBasis, "告知的处罚依据").help("从适用的条款抄下")
        Field("otherHearingGround", \.otherHearingGround, "应当告知听证权利的其他情形").long()
        Field("newFacts", \.newFacts, "告知后新查明的违法事实").long()
        Field("defence", \.defence, "当事人的陈述、申辩").long()
        Field("defendedOn", \.defendedOn, "陈述申辩日期")
        Field("defendedPenalties", \.defendedPenalties, "陈述申辩时拟给予的处罚").help("用以核对是否因申辩加重")
        Field("defenceReview", \.defenceReview, "对陈述申辩的复核意见").long()
        Field("defenceAdopted", \.defenceAdopted, "陈述申辩成立并采纳")
        Field("defenceReviewedOn", \.defenceReviewedOn, "复核日期")
        Field("waivesDefence", \.waivesDefence, "明确放弃陈述、申辩")
        Field("waivedOn", \.waivedOn, "放弃权利日期")
        hearing.fields
        Field("hearingFinding", \.hearingFinding, "听证结论")
        Field("hearings", \.hearings, "举行的听证")
        Field("verificationPending", \.verificationPending, "法制审核中")
        Field("verificationOpinion", \.verificationOpinion, "现行法制审核意见").help("重新调查、听证后须重新审核")
        Field("verifications", \.verifications, "历次法制审核")
        Field("verificationReply", \.verificationReply, "对审核意见的采纳情况").long()
        Field("verificationAnsweredOn", \.verificationAnsweredOn, "按审核意见纠正日期")
        Field("reviewedProposal", \.reviewedProposal, "送审的事实、依据和拟处罚意见").long().help("事实、依据、拟处罚意见与此不同的，须重新审核")
        Field("meetings", \.meetings, "集体讨论")
        Field("discussedOn", \.discussedOn, "集体讨论日期")
        Field("discussedProposal", \.discussedProposal, "集体讨论的事实、依据和拟处罚内容").long().help("与此不同的，须重新讨论")
    }

    @ListBuilder<Field<Self>>
    private static var decisionFields: [Field<Self>] {
        Field("decision", \.decision, "处理决定").indexed().notCorrectable(decided)
        Field("penalties", \.penalties, "行政处罚").notCorrectable(decided)
        Field("spareGround", \.spareGround, "不予处罚的情形")
        Field("education", \.education, "教育情况").long()
        Field("decisionReason", \.decisionReason, "决定理由").long()
        Field("decisionNumber", \.decisionNumber, "决定书文号").indexed()
        Field("decidedOn", \.decidedOn, "决定日期").indexed()
        Field("terminationReason", \.terminationReason, "终止调查的理由").long()
        Field("spotLaw", \.spotLaw, "当场处罚所依法律").usually(.last)
        Field("spotTold", \.spotTold, "已出示证件并当场告知拟处罚内容及事实、理由、依据和权利")
        Field("spotReportedOn", \.spotReportedOn, "报所属机关备案日期")
        decisionService.fields
        Field("remediesUntil", \.remediesUntil, "救济期限届满之日")
        Field("publicationDays", \.publicationDays, "公示期限（工作日）").help("按设定写下")
        Field("publicSummary", \.publicSummary, "公示的违法事实摘要").long()
        publicity.fields
        Field("mustWithdraw", \.mustWithdraw, "公示的决定已被改变，尚未撤回")
        Field("withdrawalGround", \.withdrawalGround, "撤回公示的情形").help("不填的为决定被依法变更、撤销、确认违法或者确认无效")
        Field("earlyEndAskedOn", \.earlyEndAskedOn, "当事人申请提前停止公示日期")
        Field("mustRepublish", \.mustRepublish, "撤回以后应当重新公示，尚未公示")
    }

    @ListBuilder<Field<Self>>
    private static var aftermathFields: [Field<Self>] {
        Field("payments", \.payments, "缴款")
        Field("paidOn", \.paidOn, "缴清罚没款日期")
        Field("refunds", \.refunds, "退还的罚没款")
        Field("givenBack", \.givenBack, "返还的没收的财物")
        Field("cashGround", \.cashGround, "当场收缴的情形")
        Field("cashReceipt", \.cashReceipt, "罚没专用票据号")
        Field("cashAsked", \.cashAsked, "当事人提出当场缴纳或者无异议")
        Field("cashOn", \.cashOn, "当场收缴日期")
        Field("cashHandedInOn", \.cashHandedInOn, "收缴款交至机关日期")
        Field("cashBankedOn", \.cashBankedOn, "收缴款缴付银行日期")
        Field("deferralAskedOn", \.deferralAskedOn, "申请延期、分期日期")
        Field("deferredOn", \.deferredOn, "准予暂缓、分期日期")
        Field("deferredUntil", \.deferredUntil, "暂缓、分期缴纳至")
        Field("deferralReason", \.deferralReason, "经济困难情况").long()
        Field("instalments", \.instalments, "分期缴纳安排")
        Field("execution", \.execution, "其他处罚的执行情况").long()
        Field("executedOn", \.executedOn, "其他处罚执行完毕日期")
        Field("enforcementResult", \.enforcementResult, "强制执行的结果")
        Field("enforcedOn", \.enforcedOn, "强制执行完毕日期")
        Field("executionEnd", \.executionEnd, "终结执行的情形")
        Field("executionEndNote", \.executionEndNote, "终结执行的说明").long()
        Field("executionEndedOn", \.executionEndedOn, "终结执行日期")
        Field("demandedOn", \.demandedOn, "催告日期")
        demandService.fields
        Field("surcharge", \.surcharge, "加处罚款")
        Field("courtAppliedOn", \.courtAppliedOn, "申请法院强制执行日期")
        Field("courtRuling", \.courtRuling, "法院裁定")
        Field("challenges", \.challenges, "复议、诉讼")
        Field("challengeKind", \.challengeKind, "本次救济途径")
        Field("challengeResult", \.challengeResult, "本次救济结果")
        Field("fall", \.fall, "决定被改变的情形")
        Field("fallReason", \.fallReason, "改变的理由").long()
        Field("fallenOn", \.fallenOn, "决定被改变之日")
        Field("changedPenalties", \.changedPenalties, "变更后的处罚").notCorrectable(decided)
        Field("changesRecorded", \.changesRecorded, "变更后的处罚已登记")
        Field("changeDocument", \.changeDocument, "据以变更的复议决定书、裁判文书文号")
        Field("changeDueOn", \.changeDueOn, "判决规定的履行期间最后一日").help("判决变更处罚的填写；判决没有规定履行期限的，填写判决送达当事人之日；不填写的，自登记结果之日起算")
        Field("restorationDocument", \.restorationDocument, "据以恢复决定效力的裁判文书、复议决定书文号")
        Field("restorations", \.restorations, "被改变以后又恢复效力")
        Field("stayDocument", \.stayDocument, "停止、恢复执行的依据")
        Field("stayedOn", \.stayedOn, "停止执行日期")
        Field("stayEndedOn", \.stayEndedOn, "恢复执行日期")
        Field("adverseClaim", \.adverseClaim, "第三人、利害关系人提出相反请求")
        Field("correctedOn", \.correctedOn, "自行纠正日期")
        Field("correctionNumber", \.correctionNumber, "纠正决定书文号")
        correctionService.fields
        Field("suspectedCrime", \.suspectedCrime, "涉嫌犯罪").indexed()
        Field("crimeReport", \.crimeReport, "移送涉嫌犯罪案件的书面报告")
        Field("crimeReportedOn", \.crimeReportedOn, "提出移送报告日期")
        Field("transferAnswer", \.transferAnswer, "负责人的移送决定")
        Field("transferApprover", \.transferApprover, "作出移送决定的负责人的身份")
        Field("transferRefusal", \.transferRefusal, "不批准移送的理由").long()
        Field("transferDecidedAt", \.transferDecidedAt, "负责人决定时刻")
        Field("transferPapers", \.transferPapers, "移送材料")
        Field("transferNumber", \.transferNumber, "移送书文号")
        Field("copiedToProcuratorate", \.copiedToProcuratorate, "抄送同级人民检察院")
        Field("transferredAt", \.transferredAt, "移送时刻")
        Field("policeReceipt", \.policeReceipt, "公安机关签收回执")
        Field("policeReceivedOn", \.policeReceivedOn, "公安机关接受日期")
        Field("policeAnswer", \.policeAnswer, "公安机关的决定")
        Field("policeReason", \.policeReason, "公安机关决定的理由").long()
        Field("policeAnsweredOn", \.policeAnsweredOn, "公安机关书面通知日期")
        Field("contestRoute", \.contestRoute, "对不予立案的异议途径")
        Field("contestedOn", \.contestedOn, "提出异议日期")
        Field("exhibitsHandedOn", \.exhibitsHandedOn, "涉案物品移交日期")
        Field("closedOn", \.closedOn, "结案日期").indexed().help("恢复办理后再次结案的，为首次结案日期")
        Field("reopenReason", \.reopenReason, "恢复办理的理由").long()
        Field("reopenedOn", \.reopenedOn, "恢复办理日期").help("再次结案的，予以清除")
        archive.fields
        dutyClues.fields
    }
}
