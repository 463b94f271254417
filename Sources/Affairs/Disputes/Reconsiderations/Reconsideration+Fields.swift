package import Kernel

/// The record, part by part in the order of the procedure.
extension Reconsideration {
    static let applicant: Mount<Self, Party> = Mount("applicant", \.applicant, "申请人", omitting: Party.inLists)
    static let applicants: Mount<Self, JointParty> = Mount("applicants", \.applicants, "申请人")
    /// The notice, the hearing and how it ended; the right to one is no more here than a wish in the application.
    static let hearing: Mount<Self, Hearing> = Mount(
        "hearing", \.hearing, "听证",
        omitting: Hearing.all(
            but: "noticedOn", "noticeNumber", "on", "place", "topics", "presider", "officers", "recorder", "heldOn", "record", "end", "endNote",
            "endedOn"))
    static let contested: Mount<Self, ContestedAct> = Mount("contested", \.contested, "被申请复议的")
    static let dutyClues: Mount<Self, DutyClues> = Mount("duty", \.dutyClues, "职务违法犯罪问题线索")
    static let decisionService: Mount<Self, Service> = Mount("decision", \.decisionService, "决定书")

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        applicationFields
        examinationFields
        reviewFields
        hearingFields
        courseFields
        decisionFields
        aftermathFields
    }

    /// 申请.
    @ListBuilder<Field<Self>>
    static var applicationFields: [Field<Self>] {
        Field("caseNumber", \.caseNumber, "案号").indexed()
        Field("registeredOn", \.registeredOn, "登记日期").help("案件适用该日施行的行政复议法")
        Field("lawSince", \.lawSince, "改依新的程序办理之日").help("由新旧法律的衔接记下")
        Field("channel", \.channel, "申请方式")
        Field("appliedOn", \.appliedOn, "提出申请日期").help("邮寄的为交邮日，通过作出处罚决定的机关提交的为该机关收到日")
        Field("organReceivedOn", \.organReceivedOn, "作出处罚决定的机关收到日期")
        Field("receivedOn", \.receivedOn, "收到申请日期").indexed()
        Field("oralRecorded", \.oralRecorded, "口头申请已制作笔录并由申请人签字确认")
        applicant.fields
        applicants.fields
        Field("agents", \.agents, "代理人").personal(.hidden).rule("可以委托一至二名代理人（行政复议法第十七条、实施条例第十条）") { $0.agents.areAtMostTwoEach }
        Field("others", \.others, "其他当事人").personal(.hidden).rule("写明是其他申请人还是第三人") { matter in
            matter.others.allSatisfy { $0.role == .applicant || $0.role == .thirdParty }
        }
        .rule("其他当事人应写明姓名或者名称") { matter in matter.others.allSatisfy { !$0.name.isEmpty } }
        Field("respondent", \.respondent, "被申请人").indexed()
        Field("coRespondents", \.coRespondents, "共同被申请人").help("以共同的名义作出同一行政行为的其他行政机关")
        Field("actKind", \.actKind, "被申请复议的行政行为").indexed()
        Field("actName", \.actName, "行政行为名称")
        Field("actNumber", \.actNumber, "行政行为文号")
        Field("actOn", \.actOn, "作出行政行为日期")
        Field("actTraits", \.actTraits, "行政行为的特征")
        Field("actPublished", \.actPublished, "原行政行为已向社会公开")
        Field("actMatter", \.actMatter, "原处罚案件在本县的事项编号")
        Field("penalty", \.penalty, "被申请复议的行政处罚案件").help("在本县办理的填写")
        contested.fields
        Field("amount", \.amount, "案件涉及款额")
        Field("knownOn", \.knownOn, "知道或者应当知道行政行为日期").help("依实施条例第十五条、第十六条认定；不履行法定职责的，为履行期限届满之日或者收到申请满六十日之日")
        Field("rightsKnownOn", \.rightsKnownOn, "知道复议权利、机关和期限日期").help("作出行政行为时未告知的填写（2024年起）")
        Field("obstacleFrom", \.obstacleFrom, "不可抗力等障碍开始日期")
        Field("obstacleUntil", \.obstacleUntil, "障碍消除日期")
        Field("obstacleReason", \.obstacleReason, "耽误申请期限的正当理由").long()
        Field("longerPeriod", \.longerPeriod, "法律规定的更长申请期限（日）").rule("法律规定的申请期限只有超过六十日的才填写") { $0.longerPeriod.map { $0 > 60 } ?? true }
        Field("requests", \.requests, "行政复议请求").long()
        Field("reasons", \.reasons, "主要事实和理由").long()
        Field("requestsVoid", \.requestsVoid, "请求确认行政行为无效")
        Field("requestsCompensation", \.requestsCompensation, "一并提出行政赔偿请求")
        Field("requestsCollateral", \.requestsCollateral, "一并提出对规范性文件的附带审查申请")
        Field("requestsHearing", \.requestsHearing, "请求听证")
        Field("renews", \.renews, "责令重新办理的原行政复议案件").help("人民法院判决或者上级行政机关责令重新办理的填写")
        Field("renewalCause", \.renewalCause, "责令重新办理的机关")
        Field("renewalOrder", \.renewalOrder, "责令重新办理的裁判、决定文号")
        Field("renewalOrderedOn", \.renewalOrderedOn, "收到责令重新办理的裁判、决定日期")
    }

    /// 受理.
    @ListBuilder<Field<Self>>
    static var examinationFields: [Field<Self>] {
        Field("conditionsMet", \.conditionsMet, "符合的受理条件")
        Field("conditionsUnmet", \.conditionsUnmet, "不符合的受理条件")
        Field("withdrewUnwillingly", \.withdrewUnwillingly, "能够证明先前撤回申请违背真实意愿")
        Field("supplementItems", \.supplementItems, "需要补正的事项")
        Field("supplementDays", \.supplementDays, "补正期限（日）").rule("补正期限应为1至60日") { $0.supplementDays.map { (1...60).contains($0) } ?? true }
        Field("supplementRequestedOn", \.supplementRequestedOn, "通知补正日期")
        Field("supplementNumber", \.supplementNumber, "补正通知书文号")
        Field("supplementNoticedOn", \.supplementNoticedOn, "申请人收到补正通知日期")
        Field("supplementExtension", \.supplementExtension, "延长补正期限（工作日）").rule("延长的工作日数应为正数") { $0.supplementExtension.map { $0 > 0 } ?? true }
        Field("supplementExtensionReason", \.supplementExtensionReason, "不能按期补正的正当理由").long()
        Field("supplementedOn", \.supplementedOn, "收到补正材料日期")
        Field("examinedOn", \.examinedOn, "审查完毕日期")
        Field("acceptedOn", \.acceptedOn, "受理日期").indexed().help("2023年修订前为收到申请之日；修订后为决定受理之日，视为受理的为审查期限届满之日")
        Field("deemedAccepted", \.deemedAccepted, "视为受理").help("审查期限届满未作出不予受理决定的")
        Field("refusalReason", \.refusalReason, "不予受理的理由").long()
        Field("refusalNumber", \.refusalNumber, "不予受理决定书文号")
        Field("refusedOn", \.refusedOn, "不予受理日期")
        Field("competentOrgan", \.competentOrgan, "有管辖权的行政复议机关")
        Field("superiorDecision", \.superiorDecision, "上级行政复议机关审理本案的决定").help("写明文号和日期；2024年起转送须有此决定")
        Field("transferredOn", \.transferredOn, "转送日期")
        Field("abandonedOn", \.abandonedOn, "视为放弃日期").help("逾期不补正的")
        Field("withdrawnOn", \.withdrawnOn, "受理前撤回日期")
    }

    /// 审理.
    @ListBuilder<Field<Self>>
    static var reviewFields: [Field<Self>] {
        Field("track", \.track, "审理程序").help("受理时为普通程序")
        Field("summaryGround", \.summaryGround, "适用简易程序的情形")
        Field("isPlain", \.isPlain, "事实清楚、权利义务关系明确、争议不大")
        Field("conversionReason", \.conversionReason, "不宜适用简易程序的理由").long()
        Field("convertedOn", \.convertedOn, "转为普通程序日期")
        Field("handlers", \.handlers, "承办的行政复议人员")
        Field("isMajor", \.isMajor, "重大、疑难、复杂")
        Field("isTechnical", \.isTechnical, "专业性、技术性较强")
        Field("wantsAdvice", \.wantsAdvice, "认为有必要提请行政复议委员会")
        Field("copySentOn", \.copySentOn, "发送申请书副本日期")
        Field("replyNoticeNumber", \.replyNoticeNumber, "答复通知书文号")
        Field("copyReceivedOn", \.copyReceivedOn, "被申请人收到副本日期")
        Field("reply", \.reply, "书面答复").long()
        Field("evidence", \.evidence, "被申请人的证据和依据")
        Field("repliedOn", \.repliedOn, "答复日期")
        Field("replyLate", \.replyLate, "逾期答复").help("按答复期限记下")
        Field("noReplyOn", \.noReplyOn, "未答复的认定日期").help("答复期限届满未答复的")
        Field("thirdPartyEvidence", \.thirdPartyEvidence, "涉及第三人合法权益，第三人提供了证据")
        Field("newGrounds", \.newGrounds, "申请人、第三人新提出的理由或者证据")
        Field("evidencePermittedOn", \.evidencePermittedOn, "同意补充证据日期")
        Field("addedEvidence", \.addedEvidence, "经同意补充的证据")
        Field("opinionsHeard", \.opinionsHeard, "听取意见记录")
        Field("partiesUnheard", \.partiesUnheard, "因其原因不能听取意见的当事人")
        Field("unheardReason", \.unheardReason, "不能听取意见的原因")
        Field("investigations", \.investigations, "调查取证记录")
        Field("accesses", \.accesses, "查阅记录").personal(.hidden)
        Field("stayGround", \.stayGround, "停止执行的情形")
        Field("stayNote", \.stayNote, "停止执行的说明").long()
        Field("stayNumber", \.stayNumber, "停止执行通知书文号")
        Field("stayedOn", \.stayedOn, "停止执行日期")
        Field("stayLiftReason", \.stayLiftReason, "恢复执行的理由").long()
        Field("stayLiftedOn", \.stayLiftedOn, "恢复执行日期").help("再次停止执行的清空")
        Field("thirdPartiesNoticedOn", \.thirdPartiesNoticedOn, "通知第三人参加日期")
        Field("inquiryKind", \.inquiryKind, "勘验或者鉴定")
        Field("inquiryFrom", \.inquiryFrom, "勘验、鉴定开始日期").help("结束时清空")
        Field("inquiries", \.inquiries, "勘验、鉴定记录").help("所用时间不计入审理期限")
        Field("joined", \.joined, "合并审理的案件")
        Field("joinedOn", \.joinedOn, "决定合并审理日期")
    }
}
