package import Kernel

extension CompulsoryEnforcement {
    static let party: Mount<Self, Party> = Mount("party", \.party, "当事人", omitting: Party.inLists)
    static let officers: Mount<Self, Officers> = Mount("officers", \.officers, "执行人员")
    static let demandService: Mount<Self, Service> = Mount("demand", \.demandService, "催告书")
    static let decisionService: Mount<Self, Service> = Mount("decision", \.decisionService, "决定书")
    static let publicity: Mount<Self, Publicity> = Mount("publicity", \.publicity, "强制执行决定")
    static let archive: Mount<Self, Archive<FilePaper>> = Mount("archive", \.archive, "案卷")
    static let stay: Mount<Self, Stay> = Mount("stay", \.stay, "停止执行")

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        decisionFields
        demandFields
        enforcementFields
        executionFields
        endFields
        courtFields
    }

    @ListBuilder<Field<Self>>
    private static var decisionFields: [Field<Self>] {
        Field("route", \.route, "执行途径").indexed()
        Field("decisionName", \.decisionName, "据以执行的行政决定").indexed()
        Field("decisionReference", \.decisionReference, "行政决定文号").indexed()
        Field("penaltyCase", \.penaltyCase, "行政处罚案件")
        party.fields
        Field("obligation", \.obligation, "应当履行的义务").long()
        Field("principal", \.principal, "金钱给付义务的数额")
        Field("performUntil", \.performUntil, "行政决定所定履行期限")
        Field("remediesUntil", \.remediesUntil, "复议、诉讼期限届满日")
        Field("challenged", \.challenged, "当事人已经申请行政复议或者提起行政诉讼")
        Field("upheldBy", \.upheldBy, "复议、诉讼维持、变更行政决定的").help(
            "复议维持的，期限届满日填写起诉期限届满之日；驳回诉讼请求的，填写裁判生效之日；判决变更、行政调解书确定履行义务的，填写其规定的履行期间届满之日，没有规定的为送达之日")
        Field("deferredUntil", \.deferredUntil, "准予暂缓、分期缴纳罚款至")
        Field("principalChangedOn", \.principalChangedOn, "据以执行的决定变更之日")
        Field("powerBasis", \.powerBasis, "行政强制执行权的法律条文")
        Field("powerByLaw", \.powerByLaw, "该条文为法律")
        Field("demolition", \.demolition, "强制拆除违法的建筑物、构筑物、设施")
        Field("registeredOn", \.registeredOn, "登记日期")
    }

    @ListBuilder<Field<Self>>
    private static var demandFields: [Field<Self>] {
        Field("surchargeRule", \.surchargeRule, "加处罚款或者滞纳金的标准")
        Field("surchargeTold", \.surchargeTold, "标准已经告知当事人")
        Field("surchargeOn", \.surchargeOn, "加处起始日期")
        Field("surcharge", \.surcharge, "加处罚款或者滞纳金数额")
        Field("demandDays", \.demandDays, "催告的履行期限（日）").rule("期限应在1至90日之间") { (1...90).contains($0.demandDays ?? 1) }
        Field("demandManner", \.demandManner, "履行义务的方式")
        Field("demandAmount", \.demandAmount, "催告的金额")
        Field("demandedOn", \.demandedOn, "催告日期")
        demandService.fields
        Field("defence", \.defence, "当事人的陈述和申辩").long()
        Field("defenceReview", \.defenceReview, "复核意见").long()
        Field("defenceAdopted", \.defenceAdopted, "事实、理由或者证据成立，予以采纳")
        Field("defendedOn", \.defendedOn, "陈述申辩日期")
    }

    @ListBuilder<Field<Self>>
    private static var enforcementFields: [Field<Self>] {
        officers.fields
        Field("manner", \.manner, "强制执行方式").indexed()
        Field("executionReason", \.executionReason, "强制执行的理由").long()
        Field("executionPlan", \.executionPlan, "强制执行的时间和安排").long()
        Field("hidesProperty", \.hidesProperty, "转移、隐匿财物迹象的证据").long()
        Field("announcedOn", \.announcedOn, "限期拆除公告日期")
        Field("selfRemovalDays", \.selfRemovalDays, "自行拆除期限（日）").rule("期限应在1至180日之间") { (1...180).contains($0.selfRemovalDays ?? 1) }
        Field("selfRemovalUntil", \.selfRemovalUntil, "自行拆除截止日")
        Field("consequence", \.consequence, "不履行的后果")
        Field("agentName", \.agentName, "代履行人")
        Field("agentUnconnected", \.agentUnconnected, "代履行人与案件没有利害关系")
        Field("budget", \.budget, "代履行费用预算")
        Field("measure", \.measure, "已经采取的查封、扣押、冻结")
        Field("decisionNumber", \.decisionNumber, "强制执行决定书文号").indexed()
        Field("decidedOn", \.decidedOn, "强制执行决定日期").indexed()
        decisionService.fields
        Field("substituteDemandedOn", \.substituteDemandedOn, "代履行前催告日期")
    }

    @ListBuilder<Field<Self>>
    private static var executionFields: [Field<Self>] {
        Field("executionAt", \.executionAt, "实施强制执行的时间")
        Field("urgency", \.urgency, "情况紧急的说明").long()
        Field("cutsUtilities", \.cutsUtilities, "采取停止供水、供电、供热、供燃气等方式")
        Field("residential", \.residential, "影响居民生活")
        Field("supervisedOnTheSpot", \.supervisedOnTheSpot, "决定机关派员到场监督")
        Field("recordSigned", \.recordSigned, "执行文书已由监督人员、代履行人和当事人或者见证人签名")
        Field("executionRecord", \.executionRecord, "执行笔录").long()
        Field("executedAmount", \.executedAmount, "执行到位金额")
        Field("handedToTreasury", \.handedToTreasury, "款项已上缴国库或者划入财政专户")
        Field("costs", \.costs, "执行费用")
        Field("executedOn", \.executedOn, "执行完毕日期").indexed()
        Field("partyPresent", \.partyPresent, "当事人在场")
        Field("clearedOn", \.clearedOn, "立即代履行日期")
        Field("partyToldOn", \.partyToldOn, "事后通知当事人日期")
        Field("performance", \.performance, "履行情况").long()
        Field("performedOn", \.performedOn, "履行日期")
    }

    @ListBuilder<Field<Self>>
    private static var endFields: [Field<Self>] {
        Field("agreement", \.agreement, "执行协议内容").long()
        Field("agreementHarmless", \.agreementHarmless, "不损害公共利益和他人合法权益")
        Field("waived", \.waived, "减免的加处罚款或者滞纳金")
        Field("remedialAction", \.remedialAction, "当事人采取的补救措施")
        Field("agreedOn", \.agreedOn, "达成协议日期")
        Field("breach", \.breach, "不履行协议的情况").long()
        Field("suspensionGround", \.suspensionGround, "中止的情形")
        Field("suspensionNote", \.suspensionNote, "中止、恢复的说明").long()
        Field("noSocialHarm", \.noSocialHarm, "没有明显社会危害，当事人确无能力履行")
        Field("suspensions", \.suspensions, "中止记录")
        Field("suspendedOn", \.suspendedOn, "本次中止日期")
        Field("terminationGround", \.terminationGround, "终结的情形")
        Field("terminationNote", \.terminationNote, "终结的说明").long()
        Field("terminatedOn", \.terminatedOn, "终结日期")
        Field("reversalGround", \.reversalGround, "执行回转的情形")
        Field("restoration", \.restoration, "恢复原状、退还财物的情况").long()
        Field("compensation", \.compensation, "赔偿金额")
        Field("reversedOn", \.reversedOn, "执行回转日期")
    }

    @ListBuilder<Field<Self>>
    private static var courtFields: [Field<Self>] {
        Field("papers", \.papers, "申请材料")
        Field("court", \.court, "管辖法院")
        Field("courtAppliedOn", \.courtAppliedOn, "申请法院执行日期").indexed()
        Field("courtAcceptedOn", \.courtAcceptedOn, "法院受理日期")
        Field("courtDeclinedOn", \.courtDeclinedOn, "法院不予受理日期")
        Field("courtHeard", \.courtHeard, "法院认为可能明显违法，听取意见")
        Field("courtReason", \.courtReason, "法院不予受理、不准予执行的理由").long()
        Field("courtRuledOn", \.courtRuledOn, "法院准予执行裁定日期")
        Field("courtDeniedOn", \.courtDeniedOn, "法院不准予执行裁定日期")
        Field("objectedOn", \.objectedOn, "向上一级法院申请复议日期")
        publicity.fields
        archive.fields
        stay.fields
    }
}
