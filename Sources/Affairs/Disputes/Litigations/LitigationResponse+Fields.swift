package import Kernel

/// The record, part by part in the order of the suit.
extension LitigationResponse {
    static let plaintiff: Mount<Self, Party> = Mount("plaintiff", \.plaintiff, "原告", omitting: Party.inLists)
    static let contested: Mount<Self, ContestedAct> = Mount("contested", \.contested, "被诉的")
    static let plaintiffs: Mount<Self, JointParty> = Mount("plaintiffs", \.plaintiffs, "原告")
    static let archive: Mount<Self, Archive<FilePaper>> = Mount("archive", \.archive, "案卷")

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        receiptFields
        answerFields
        attendanceFields
        courseFields
        judgmentFields
        aftermathFields
    }

    @ListBuilder<Field<Self>>
    private static var receiptFields: [Field<Self>] {
        Field("receivedOn", \.receivedOn, "收到应诉通知书和起诉状副本日期").indexed()
        Field("registeredOn", \.registeredOn, "登记日期").help("案件适用该日施行的规定")
        Field("court", \.court, "受诉人民法院")
        Field("courtNumber", \.courtNumber, "法院案号").indexed()
        Field("courtFiledOn", \.courtFiledOn, "法院立案日期")
        Field("isSimplified", \.isSimplified, "适用简易程序审理")
        plaintiff.fields
        plaintiffs.fields
        Field("others", \.others, "其他当事人").personal(.hidden).rule("写明是其他原告还是第三人") { matter in
            matter.others.allSatisfy { $0.role == .plaintiff || $0.role == .thirdParty }
        }
        .rule("其他当事人应写明姓名或者名称") { matter in matter.others.allSatisfy { !$0.name.isEmpty } }
        Field("coDefendants", \.coDefendants, "共同被告").help("复议维持的，填写作出原行政行为的机关和复议机关中的另一机关")
        Field("actKind", \.actKind, "被诉行政行为").indexed()
        Field("actName", \.actName, "行政行为名称")
        Field("actNumber", \.actNumber, "行政行为文号").indexed()
        Field("actOn", \.actOn, "作出行政行为日期")
        Field("penalty", \.penalty, "被诉的行政处罚案件").help("在本县办理的填写")
        contested.fields
        Field("reviewResult", \.reviewResult, "诉前行政复议")
        Field("reconsideration", \.reconsideration, "诉前的行政复议案件").help("在本县办理的填写")
        Field("claims", \.claims, "诉讼请求").long().personal(.hidden)
        Field("reasons", \.reasons, "事实和理由").long().personal(.hidden)
        Field("claimsCompensation", \.claimsCompensation, "一并请求行政赔偿")
        Field("claimsDocumentReview", \.claimsDocumentReview, "一并请求审查规范性文件")
        Field("handler", \.handler, "承办机关").indexed().help("作出或者承办被诉行政行为的机关；不填为被诉机关自己")
        Field("agents", \.agents, "诉讼代理人").personal(.hidden).rule("可以委托一至二名诉讼代理人（行政诉讼法第三十一条）") { $0.agents.areAtMostTwoEach }
        Field("assignedOn", \.assignedOn, "交办日期")
        Field("coordinationNote", \.coordinationNote, "组织协调意见").long()
        Field("coordinatedOn", \.coordinatedOn, "组织协调日期")
        Field("jurisdictionObjection", \.jurisdictionObjection, "管辖异议的理由").long()
        Field("jurisdictionObjectedOn", \.jurisdictionObjectedOn, "提出管辖异议日期")
        Field("jurisdictionRuling", \.jurisdictionRuling, "对管辖异议的裁定")
        Field("jurisdictionRuledOn", \.jurisdictionRuledOn, "收到管辖异议裁定日期")
        Field("movedTo", \.movedTo, "移送后的人民法院")
        Field("movedNumber", \.movedNumber, "移送后的案号")
    }

    @ListBuilder<Field<Self>>
    private static var answerFields: [Field<Self>] {
        Field("defence", \.defence, "答辩意见").long()
        Field("evidence", \.evidence, "提交的证据")
        Field("basisDocuments", \.basisDocuments, "所依据的法律和规范性文件")
        Field("answeredOn", \.answeredOn, "提交答辩状和证据日期")
        Field("answerLate", \.answerLate, "逾期提交").help("按十五日算出")
        Field("noAnswerOn", \.noAnswerOn, "十五日届满未提交日期")
        Field("extensionGround", \.extensionGround, "申请延期提供证据的事由")
        Field("extensionNote", \.extensionNote, "申请延期提供证据的说明").long()
        Field("extensionAskedOn", \.extensionAskedOn, "申请延期提供证据日期")
        Field("extensionGrantedOn", \.extensionGrantedOn, "法院准许延期日期")
        Field("obstacleEndedOn", \.obstacleEndedOn, "正当事由消除日期")
        Field("leaveGrantedOn", \.leaveGrantedOn, "法院准许补充证据日期").help("原告、第三人提出了在行政程序中没有提出的理由或者证据")
        Field("leaveNote", \.leaveNote, "原告、第三人新提出的理由或者证据").long()
        Field("addedEvidence", \.addedEvidence, "延期、补充提交的证据")
        Field("evidenceSuppliedOn", \.evidenceSuppliedOn, "延期、补充提交证据日期")
        Field("evidenceLapsedOn", \.evidenceLapsedOn, "准许延期后逾期未提供的认定日期")
        Field("thirdPartyEvidence", \.thirdPartyEvidence, "第三人提供了证据").help("被诉行为涉及第三人合法权益的")
        Field("evidenceDisregarded", \.evidenceDisregarded, "视为没有相应证据").indexed().help("逾期提供而法院没有准许延期的")
    }

    @ListBuilder<Field<Self>>
    private static var attendanceFields: [Field<Self>] {
        Field("sessionOn", \.sessionOn, "开庭日期")
        Field("summonedFor", \.summonedFor, "待登记庭审的开庭日期").help("登记庭审或者取消后清空")
        Field("sessionPlace", \.sessionPlace, "开庭地点")
        Field("headNotice", \.headNotice, "法院通知负责人出庭")
        Field("headNoticeGround", \.headNoticeGround, "通知负责人出庭的情形")
        Field("headNoticedOn", \.headNoticedOn, "收到出庭通知书日期")
        Field("noticeShort", \.noticeShort, "收到出庭通知书不足三日")
        Field("calledAgain", \.calledAgain, "法院通知负责人再次出庭")
        Field("attendance", \.attendance, "出庭安排")
        Field("headOrgan", \.headOrgan, "由哪一被告的负责人出庭").help("共同被告协商或者法院确定；不填为本机关")
        Field("headName", \.headName, "出庭负责人姓名")
        Field("headPost", \.headPost, "出庭负责人职务")
        Field("absenceGround", \.absenceGround, "负责人不能出庭的情形")
        Field("absenceNote", \.absenceNote, "不能出庭的情况说明").long()
        Field("postponementAsked", \.postponementAsked, "申请延期开庭")
        Field("staff", \.staff, "出庭的工作人员").help("具体行使行政职权的工作人员")
        Field("counsel", \.counsel, "出庭的律师")
        Field("arrangedOn", \.arrangedOn, "确定出庭人员日期")
        Field("proofShowsPost", \.proofShowsPost, "身份证明载明姓名、职务")
        Field("proofSealed", \.proofSealed, "证明材料加盖印章或者由主要负责人签字")
        Field("proofOn", \.proofOn, "提交证明材料日期")
        Field("heldOn", \.heldOn, "实际开庭日期")
        Field("headPresent", \.headPresent, "负责人到庭")
        Field("staffPresent", \.staffPresent, "工作人员到庭")
        Field("headSpoke", \.headSpoke, "负责人就实质性解决行政争议发表意见")
        Field("leftEarly", \.leftEarly, "负责人未经法庭许可中途退庭")
        Field("refusedToExplain", \.refusedToExplain, "负责人拒绝解释说明，致庭审无法进行")
        Field("sessionNote", \.sessionNote, "庭审情况").long()
        Field("sessions", \.sessions, "开庭记录")
    }

    @ListBuilder<Field<Self>>
    private static var courseFields: [Field<Self>] {
        Field("instance", \.instance, "审级")
        Field("round", \.round, "审次").help("第一审为1，第二审为2，发回重审依次加一")
        Field("ordinarySince", \.ordinarySince, "裁定转为普通程序日期").help("审理期限自法院立案之日起计算")
        Field("trialExtension", \.trialExtension, "批准延长审理期限（月）").rule("延长的月数应为1至24") { $0.trialExtension.map { (1...24).contains($0) } ?? true }
        Field("suspensionCause", \.suspensionCause, "诉讼中止的原因").long()
        Field("suspendedOn", \.suspendedOn, "诉讼中止日期").help("恢复时清空")
        Field("formerStage", \.formerStage, "中止前的审级")
        Field("stayRequest", \.stayRequest, "请求停止执行的理由").long()
        Field("stayRequestedOn", \.stayRequestedOn, "请求停止执行日期")
        Field("stayGround", \.stayGround, "裁定停止执行的情形")
        Field("stayNote", \.stayNote, "停止执行的说明").long()
        Field("stayedByCourt", \.stayedByCourt, "由人民法院裁定停止执行")
        Field("stayNumber", \.stayNumber, "停止执行裁定文号")
        Field("stayedOn", \.stayedOn, "停止执行日期")
        Field("stayLiftNumber", \.stayLiftNumber, "恢复执行裁定文号")
        Field("stayLiftReason", \.stayLiftReason, "恢复执行的理由").long()
        Field("stayLiftedOn", \.stayLiftedOn, "恢复执行日期")
        Field("changedAct", \.changedAct, "改变行政行为的内容").long()
        Field("changedOn", \.changedOn, "改变行政行为日期")
        Field("withdrawalCause", \.withdrawalCause, "撤诉的原因")
        Field("mediationScope", \.mediationScope, "调解的事项")
        Field("mediationAgreement", \.mediationAgreement, "调解协议").long().personal(.hidden)
        Field("mediationSigned", \.mediationSigned, "各方自愿达成并签收调解书")
    }

    @ListBuilder<Field<Self>>
    private static var judgmentFields: [Field<Self>] {
        Field("rulingOutcome", \.rulingOutcome, "裁判结果")
        Field("rulingNumber", \.rulingNumber, "裁判文书文号")
        Field("rulingOn", \.rulingOn, "裁判日期")
        Field("servedOn", \.servedOn, "本机关收到日期")
        Field("othersServedOn", \.othersServedOn, "其他当事人最后收到日期")
        Field("orders", \.orders, "判决主文").long()
        Field("performanceDays", \.performanceDays, "履行期限（日）").rule("履行期限应为1至365日") { $0.performanceDays.map { (1...365).contains($0) } ?? true }
        Field("compensation", \.compensation, "赔偿、补偿、给付金额")
        Field("remakeOrdered", \.remakeOrdered, "判决重新作出行政行为")
        Field("restoresAct", \.restoresAct, "判决恢复原行政行为的法律效力").help("复议改变原行政行为，判决撤销复议决定的")
        Field("reviewRuling", \.reviewRuling, "对复议决定的裁判").help("复议维持、共同被告的；不填的，与对原行政行为的裁判一致")
        Field("rulings", \.rulings, "各审裁判")
        Field("appeals", \.appeals, "上诉")
        Field("appealReason", \.appealReason, "上诉的事实和理由").long()
        Field("appealNumber", \.appealNumber, "第二审案号")
        Field("appealDefence", \.appealDefence, "对上诉的答辩意见").long()
        Field("secondResult", \.secondResult, "第二审处理")
        Field("outcome", \.outcome, "生效裁判结果").indexed()
        Field("effectiveOn", \.effectiveOn, "裁判生效日期").indexed()
        Field("lost", \.lost, "败诉").indexed().help("按县里规定的口径")
        Field("lostOn", \.lostOn, "败诉日期")
        Field("retrialReason", \.retrialReason, "申请再审的事实和理由").long()
        Field("retrialGround", \.retrialGround, "申请再审的事由")
        Field("retrialKnownOn", \.retrialKnownOn, "知道再审事由日期").help("有新的证据等四种情形的，自此日起六个月")
        Field("retrialAppliedOn", \.retrialAppliedOn, "本机关申请再审日期")
        Field("retrialCopyOn", \.retrialCopyOn, "收到对方再审申请书副本日期")
        Field("retrialOpinion", \.retrialOpinion, "对再审申请的书面意见").long()
        Field("retrialAnsweredOn", \.retrialAnsweredOn, "提交书面意见日期")
        Field("retrialRejection", \.retrialRejection, "驳回再审申请的裁定")
        Field("retrialRejectedOn", \.retrialRejectedOn, "收到驳回再审申请裁定日期")
        Field("retrialCause", \.retrialCause, "再审的原因")
        Field("retriesAsFirst", \.retriesAsFirst, "按照第一审程序再审").help("生效裁判由第一审法院作出、不是上级法院提审的")
        Field("retrialOn", \.retrialOn, "裁定再审日期")
        Field("retrialOutcome", \.retrialOutcome, "再审裁判结果")
        Field("retriedOn", \.retriedOn, "再审裁判日期")
    }

    @ListBuilder<Field<Self>>
    private static var aftermathFields: [Field<Self>] {
        Field("performanceReport", \.performanceReport, "履行情况").long()
        Field("remadeAct", \.remadeAct, "重新作出的行政行为文号")
        Field("remadeComparison", \.remadeComparison, "重新作出的行为与原行为")
        Field("performedOn", \.performedOn, "履行日期")
        Field("alarmedOn", \.alarmedOn, "逾期未履行警示日期")
        Field("courtMeasures", \.courtMeasures, "法院采取的措施")
        Field("lossCauses", \.lossCauses, "败诉原因")
        Field("lossReview", \.lossReview, "败诉案件分析").long()
        Field("accountability", \.accountability, "责任追究情况").long()
        Field("reviewedOn", \.reviewedOn, "败诉案件分析日期")
        Field("suggestionReply", \.suggestionReply, "对司法建议的回复").long()
        Field("suggestionAdoption", \.suggestionAdoption, "司法建议采纳情况")
        Field("suggestions", \.suggestions, "司法建议")
        archive.fields
    }
}
