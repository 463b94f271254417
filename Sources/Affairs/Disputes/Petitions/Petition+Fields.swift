package import Kernel

/// Who petitions, and about whom, is nobody else's business: names are personal, and what is told stays hidden.
extension Petition {
    /// By name and address; nobody asks an organisation that petitions for its code.
    static let petitioner: Mount<Self, Party> = Mount("petitioner", \.petitioner, "信访人", omitting: Party.inLists.union(["creditCode"]))
    static let dutyClues: Mount<Self, DutyClues> = Mount("duty", \.dutyClues, "职务违法犯罪问题线索")
    static let petitioners: Mount<Self, JointParty> = Mount("petitioners", \.petitioners, "信访人")
    /// The hearing of the organ that handles the petition, put down afterwards: how it goes is for the province to say.
    static let hearing: Mount<Self, Hearing> = Mount("hearing", \.hearing, "听证", omitting: Hearing.all(but: "heldOn", "record"))
    /// That of the organ that re-examines; while it lasts, the days of the re-examination do not run.
    static let rehearing: Mount<Self, Hearing> = Mount("rehearing", \.rehearing, "复核听证", omitting: Hearing.all(but: "startedOn", "heldOn"))
    /// An announcement would tell the public of a petitioner.
    private static let unannounced: Set<String> = ["announcedOn", "announcementReason"]
    static let answerService: Mount<Self, Service> = Mount("answer", \.answerService, "答复", omitting: unannounced)
    static let reviewService: Mount<Self, Service> = Mount("review", \.reviewService, "复查意见", omitting: unannounced)
    static let serviceMethods: Set<Service.Method> = Service.Method.ordinary.subtracting([.announced])

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        incomingFields
        forwardingFields
        handlingFields
        reviewFields
        resolutionFields
    }

    @ListBuilder<Field<Self>>
    private static var incomingFields: [Field<Self>] {
        Field("channel", \.channel, "信访形式").indexed()
        Field("receivedOn", \.receivedOn, "收到日期").indexed()
        Field("registeredOn", \.registeredOn, "登记日期").help("信访事项适用该日施行的条例")
        Field("lawSince", \.lawSince, "改依新的程序办理之日").help("由新旧法律的衔接记下")
        Field("receivedByOffice", \.receivedByOffice, "信访工作机构登记")
        petitionerFields
        jointFields
        Field("oralRecorded", \.oralRecorded, "口头提出的已如实记录")
        Field("petitionClass", \.petitionClass, "诉求类别").indexed()
        Field("topic", \.topic, "内容分类").indexed()
        Field("subject", \.subject, "事项名称").help("不写姓名").rule("事项名称不得超过60字") { $0.subject.count <= 60 }
            .rule("事项名称不得写信访人姓名") { !$0.petitioner.isNamed(in: $0.subject) }
        Field("place", \.place, "问题属地")
        Field("request", \.request, "投诉请求、事实和理由").long().personal(.hidden)
        Field("complainedOrgan", \.complainedOrgan, "被反映的机关").indexed()
        Field("accused", \.accused, "被检举、控告的人员").personal(.hidden).help("在本县人员名册中的填写；不得参与办理")
        Field("accusedOthers", \.accusedOthers, "被检举、控告的其他人员、单位").personal(.hidden).help("名册以外的，写明姓名、名称或者职务")
        Field("sameKey", \.sameKey, "同一事项标记").indexed().help("按信访人、内容分类和被反映的机关算出的摘要")
        Field("isRepeat", \.isRepeat, "重复信访").indexed()
        Field("earlier", \.earlier, "以前的信访事项").help("可以填写，不填的自动查得")
        Field("newFacts", \.newFacts, "有新的事实和理由")
        Field("isUrgent", \.isUrgent, "重大、紧急")
        Field("urgentReportedTo", \.urgentReportedTo, "重大、紧急事项报告对象")
        Field("urgentReportedOn", \.urgentReportedOn, "重大、紧急事项报告日期")
        Field("visits", \.visits, "来访记录").personal(.hidden)
    }

    /// Of whoever petitions nothing is public, the name of an organisation neither.
    private static var petitionerFields: [Field<Self>] {
        petitioner.fields.map { $0.info.name == "petitioner.organisationName" ? $0.personal(.name) : $0 }
    }

    private static var jointFields: [Field<Self>] {
        petitioners.fields.map { field in
            guard field.info.name == "petitioners.count" else { return field }
            return field.help("来访的实际人数，联名的联名人数；不填为一人")
                .rule("人数应为1至\(largestVisit)") { $0.petitioners.persons <= largestVisit }
        }
    }

    @ListBuilder<Field<Self>>
    private static var forwardingFields: [Field<Self>] {
        Field("handler", \.handler, "有权处理的机关").indexed()
        Field("competent", \.competent, "转送、交办、受理的机关")
        Field("involvedOrgans", \.involvedOrgans, "所涉及的机关、单位").help("涉及两个以上机关、单位的填写")
        Field("competenceManner", \.competenceManner, "受理机关的确定方式")
        Field("competenceNote", \.competenceNote, "协商、决定受理机关的情况").long()
        Field("isAssigned", \.isAssigned, "交办")
        Field("forwardedOn", \.forwardedOn, "转送、交办日期")
        Field("forwardNumber", \.forwardNumber, "转送、交办函文号")
        Field("reportBy", \.reportBy, "要求反馈结果的日期")
        Field("firstReportedOn", \.firstReportedOn, "首次反馈结果日期").help("责令重新处理后不改")
        Field("reportedBackOn", \.reportedBackOn, "反馈结果日期").help("责令重新处理的清空，再行反馈")
        Field("reportBack", \.reportBack, "办结报告").long()
        Field("objectionAnswer", \.objectionAnswer, "对异议的答复").long()
        Field("objections", \.objections, "异议记录")
        Field("route", \.route, "分类处理途径").indexed()
        Field("noticeWay", \.noticeWay, "告知方式")
        Field("noticedOn", \.noticedOn, "告知日期")
        Field("noticeMissedOn", \.noticeMissedOn, "逾期未告知日期")
        Field("acceptedOn", \.acceptedOn, "受理日期").indexed()
        Field("acceptanceNumber", \.acceptanceNumber, "受理告知书文号").indexed()
        Field("declineReason", \.declineReason, "不予受理的理由")
        Field("declineNote", \.declineNote, "不予受理的说明").long()
        Field("declinedOn", \.declinedOn, "不予受理日期")
        Field("divertedTo", \.divertedTo, "应当提出的机关和程序")
        Field("divertedOn", \.divertedOn, "导入日期")
    }

    @ListBuilder<Field<Self>>
    private static var handlingFields: [Field<Self>] {
        Field("recusals", \.recusals, "回避的决定")
        Field("heardOn", \.heardOn, "听取陈述日期")
        Field("heardNote", \.heardNote, "信访人陈述的事实和理由").long().personal(.hidden)
        Field("unheardReason", \.unheardReason, "没有陈述的原因")
        Field("unheardNote", \.unheardNote, "没有陈述的情况").long().personal(.hidden)
        Field("invitedOn", \.invitedOn, "约请陈述日期")
        Field("unheardOn", \.unheardOn, "登记没有陈述的日期")
        Field("investigation", \.investigation, "调查核实情况").long().personal(.hidden)
        Field("investigatedOn", \.investigatedOn, "调查核实日期")
        Field("isComplex", \.isComplex, "重大、复杂、疑难")
        hearing.fields
        Field("hearings", \.hearings, "听证记录")
        Field("extensionDays", \.extensionDays, "延长日数").rule("延长期限不得超过30日") { $0.extensionDays.map { (1...30).contains($0) } ?? true }
        Field("extensionReason", \.extensionReason, "延期理由").long()
        Field("extensionTold", \.extensionTold, "已告知信访人延期理由")
        Field("extendedOn", \.extendedOn, "批准延期日期")
        Field("settlementKind", \.settlementKind, "调解或者和解")
        Field("settlement", \.settlement, "协议内容").long().personal(.hidden)
        Field("settlementAgreed", \.settlementAgreed, "双方自愿，不违反政策法规强制性规定")
        Field("settledOn", \.settledOn, "达成协议日期")
        Field("opinion", \.opinion, "处理意见").indexed()
        Field("suggestionResult", \.suggestionResult, "建议采纳情况")
        Field("facts", \.facts, "查明的事实").long().personal(.hidden)
        Field("legalBasis", \.legalBasis, "法律法规依据")
        Field("opinionText", \.opinionText, "处理意见的内容").long().personal(.hidden)
        Field("opinionNumber", \.opinionNumber, "处理意见书文号")
        Field("answeredOn", \.answeredOn, "办结、答复日期").help("以调解、和解协议办结的，为办结日期")
        Field("answerLate", \.answerLate, "逾期办结").help("按办理期限和延期算出")
        answerService.fields
        Field("reopenedOn", \.reopenedOn, "责令重新处理日期")
        Field("reansweredOn", \.reansweredOn, "重新答复日期")
        Field("executor", \.executor, "执行机关").help("支持请求的，督促其执行")
        Field("execution", \.execution, "执行情况").long()
        Field("executedOn", \.executedOn, "执行完毕日期")
    }

    @ListBuilder<Field<Self>>
    private static var reviewFields: [Field<Self>] {
        Field("reviewOrgan", \.reviewOrgan, "复查机关").help("原办理机关的上一级")
        Field("reviewOrganCode", \.reviewOrganCode, "复查机关在本县的代码").help("复查机关不在本县的不填")
        Field("reviewRequestedOn", \.reviewRequestedOn, "请求复查日期")
        Field("reviewResult", \.reviewResult, "复查结果").indexed()
        Field("reviewOpinion", \.reviewOpinion, "复查意见").long().personal(.hidden)
        Field("reviewNumber", \.reviewNumber, "复查意见书文号")
        Field("reviewedOn", \.reviewedOn, "复查日期")
        Field("reviewLate", \.reviewLate, "逾期复查")
        reviewService.fields
        Field("reexaminationOrgan", \.reexaminationOrgan, "复核机关").help("复查机关的上一级")
        Field("reexaminationOrganCode", \.reexaminationOrganCode, "复核机关在本县的代码").help("复核机关不在本县的不填；本县人民政府复查的，复核机关在上一级")
        Field("reexaminationRequestedOn", \.reexaminationRequestedOn, "请求复核日期")
        rehearing.fields
        Field("reexaminationResult", \.reexaminationResult, "复核结果").indexed()
        Field("reexaminationOpinion", \.reexaminationOpinion, "复核意见").long().personal(.hidden)
        Field("reexaminationNumber", \.reexaminationNumber, "复核意见书文号")
        Field("reexaminedOn", \.reexaminedOn, "复核日期")
        Field("publicText", \.publicText, "向社会公示的复核意见").long().help("经过听证的可以公示；已隐去个人信息")
            .rule("公示的复核意见不得含有信访人的姓名、证件号码、电话和住址") { matter in
                !matter.petitioner.isExposed(by: matter.publicText) && !matter.petitioner.isNamed(in: matter.publicText)
            }
        Field("terminatedOn", \.terminatedOn, "复核终结日期").help("复核不撤销的才有")
    }

    @ListBuilder<Field<Self>>
    private static var resolutionFields: [Field<Self>] {
        Field("evaluation", \.evaluation, "信访人评价").indexed()
        Field("evaluatedOn", \.evaluatedOn, "评价日期")
        Field("resolution", \.resolution, "化解方式")
        Field("resolutionNote", \.resolutionNote, "化解情况").long()
        Field("resolvedOn", \.resolvedOn, "化解日期")
        Field("leaderDeeds", \.leaderDeeds, "领导办理记录")
        Field("majorKind", \.majorKind, "列入类别").indexed()
        Field("majorReason", \.majorReason, "列入理由").long()
        Field("majorLeader", \.majorLeader, "包案领导")
        Field("majorPlan", \.majorPlan, "化解方案").long()
        Field("majorDue", \.majorDue, "化解时限")
        Field("majorOn", \.majorOn, "列入日期")
        Field("majorProposal", \.majorProposal, "化解情况和申请销号的理由").long()
        Field("majorProof", \.majorProof, "化解的凭证")
        Field("majorProposedOn", \.majorProposedOn, "申请销号日期").help("退回时清空")
        Field("majorReturn", \.majorReturn, "退回销号申请的理由").long()
        Field("majorResolvedOn", \.majorResolvedOn, "销号日期")
        Field("adviceAnswer", \.adviceAnswer, "对建议的书面反馈").long()
        Field("adviceAdopted", \.adviceAdopted, "采纳建议")
        Field("supervisions", \.supervisions, "督办记录")
        Field("followUp", \.followUp, "疏导教育、矛盾化解、帮扶救助情况").long().personal(.hidden)
        Field("closedOn", \.closedOn, "办结归档日期")
        dutyClues.fields
    }
}
