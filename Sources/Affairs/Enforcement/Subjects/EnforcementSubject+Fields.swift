package import Kernel

extension EnforcementSubject {
    package static var fields: [Field<Self>] {
        applying + confirming + living + entrusting
    }

    @ListBuilder<Field<Self>>
    private static var applying: [Field<Self>] {
        Field("subjectName", \.subjectName, "执法主体名称").indexed()
        Field("nature", \.nature, "主体性质").indexed()
        Field("bodyKind", \.bodyKind, "机构类别")
        Field("level", \.level, "层级").indexed()
        Field("creditCode", \.creditCode, "统一社会信用代码").checkedCreditCode { $0.creditCode }
        Field("legalBasis", \.legalBasis, "设定依据").long().help("法律、法规、规章名称和条款")
        Field("basisRank", \.basisRank, "设定依据的层级")
        Field("establishmentDocument", \.establishmentDocument, "机构设立（三定）文件")
        Field("empowermentDocument", \.empowermentDocument, "赋权决定文件").help("乡镇（街道）填写省级人民政府的赋权决定")
        Field("scope", \.scope, "执法范围").long()
        Field("powerTypes", \.powerTypes, "执法类别")
        Field("officerCount", \.officerCount, "持证执法人员数").rule("人数不得为负") { ($0.officerCount ?? 0) >= 0 }
        Field("appliedOn", \.appliedOn, "申请日期")
    }

    @ListBuilder<Field<Self>>
    private static var confirming: [Field<Self>] {
        Field("examination", \.examination, "审查意见").long()
        Field("examinedOn", \.examinedOn, "审查日期")
        Field("refusalReason", \.refusalReason, "不予确认理由").long()
        Field("confirmationDocument", \.confirmationDocument, "确认、公告文件")
        Field("number", \.number, "主体资格证号").indexed()
        Field("isImported", \.isImported, "此前年度确认")
        Field("confirmedOn", \.confirmedOn, "确认日期").indexed()
        Field("publishedOn", \.publishedOn, "公告日期")
    }

    @ListBuilder<Field<Self>>
    private static var living: [Field<Self>] {
        Field("checks", \.checks, "年度审核记录")
        Field("changes", \.changes, "变更记录")
        Field("newName", \.newName, "变更后的名称").help("不变的留空")
        Field("newScope", \.newScope, "变更后的执法范围").long().help("不变的留空")
        Field("newBasis", \.newBasis, "变更后的设定依据").long().help("不变的留空")
        Field("changeReason", \.changeReason, "变更原因").long()
        Field("changeDocument", \.changeDocument, "变更批准文件")
        Field("suspensions", \.suspensions, "暂停记录")
        Field("cancelGround", \.cancelGround, "注销原因")
        Field("cancelNote", \.cancelNote, "注销说明").long()
        Field("successor", \.successor, "承接职权的执法主体")
        Field("cancelledOn", \.cancelledOn, "注销日期")
    }

    @ListBuilder<Field<Self>>
    private static var entrusting: [Field<Self>] {
        Field("entruster", \.entruster, "委托机关")
        Field("entrustedScope", \.entrustedScope, "委托的具体事项、权限").long()
        Field("entrustmentLetter", \.entrustmentLetter, "委托书文号")
        Field("entrustedFrom", \.entrustedFrom, "委托期限起")
        Field("entrustedUntil", \.entrustedUntil, "委托期限止").rule("不早于起始日") { matter in
            guard let from = matter.entrustedFrom, let until = matter.entrustedUntil else { return true }
            return until >= from
        }
        Field("entrustmentEndReason", \.entrustmentEndReason, "终止委托的理由").long()
        Field("entrustmentEndedOn", \.entrustmentEndedOn, "终止委托日期")
    }
}
