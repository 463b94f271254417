package import Kernel

extension PowerItem {
    package static var fields: [Field<Self>] {
        identity + contents + entering + deciding + changing
    }

    @ListBuilder<Field<Self>>
    private static var identity: [Field<Self>] {
        Field("name", \.name, "权力名称").indexed()
        Field("parentName", \.parentName, "所属主项").help("子项填写；没有主项的留空")
        Field("code", \.code, "权力编码").indexed()
        Field("upperCode", \.upperCode, "上级目录编码").help("国家、省统一目录中同一事项的编码")
        Field("noUpperReason", \.noUpperReason, "上级目录没有该事项的说明").long()
        Field("type", \.type, "权力类型").indexed()
        Field("level", \.level, "行使层级")
        Field("holderNature", \.holderNature, "行使主体性质")
        Field("subject", \.subject, "执法主体资格")
        Field("undertaker", \.undertaker, "承办机构")
        Field("grounds", \.grounds, "实施依据")
        Field("hasDiscretion", \.hasDiscretion, "有裁量空间")
        Field("needsCertificate", \.needsCertificate, "应由持证执法人员实施")
        Field("qualification", \.qualification, "执法人员的专业资格要求").help("没有要求的留空")
    }

    @ListBuilder<Field<Self>>
    private static var contents: [Field<Self>] {
        Field("boundary", \.boundary, "职责边界").long()
        Field("duties", \.duties, "责任事项")
        Field("accountability", \.accountability, "追责情形").long()
        Field("risks", \.risks, "廉政风险点与防控措施").long()
        Field("flow", \.flow, "运行流程").long()
        Field("legalPeriod", \.legalPeriod, "法定办理时限")
        Field("promisedPeriod", \.promisedPeriod, "承诺办理时限")
        Field("fee", \.fee, "收费及其依据").help("不收费的填“不收费”")
        Field("supervisionPhone", \.supervisionPhone, "监督电话").publicContact().help("单位公开的监督电话")
        Field("parties", \.parties, "行政相对人类别")
    }

    @ListBuilder<Field<Self>>
    private static var entering: [Field<Self>] {
        Field("origin", \.origin, "列入方式").indexed().help("新增以外的由申报人填写")
        Field("originReason", \.originReason, "列入原因").long()
        Field("originBasis", \.originBasis, "列入依据")
        Field("takenOverFrom", \.takenOverFrom, "下放、移交的机关")
        Field("takeOverDocument", \.takeOverDocument, "下放、移交文件")
        Field("reallocation", \.reallocation, "职权集中、赋权决定").indexed()
        Field("reallocationForm", \.reallocationForm, "职权集中、赋权方式").help("从所依据的决定取得")
        Field("sourceItem", \.sourceItem, "原行使机关的事项")
        Field("draftedOn", \.draftedOn, "拟稿日期")
        Field("filledOn", \.filledOn, "填报完成日期").help("要素填报齐全之日")
    }

    @ListBuilder<Field<Self>>
    private static var deciding: [Field<Self>] {
        Field("submittedOn", \.submittedOn, "报审日期")
        Field("establishmentVerdict", \.establishmentVerdict, "机构编制部门审核结论")
        Field("establishmentOpinion", \.establishmentOpinion, "机构编制部门审核意见").long()
        Field("establishmentOn", \.establishmentOn, "机构编制部门审核日期")
        Field("legalityVerdict", \.legalityVerdict, "合法性审核结论")
        Field("legalityOpinion", \.legalityOpinion, "合法性审核意见").long()
        Field("legalityOn", \.legalityOn, "合法性审核日期")
        Field("returnReason", \.returnReason, "退回理由").long()
        Field("approvalNumber", \.approvalNumber, "政府审定文号")
        Field("approvedOn", \.approvedOn, "政府审定日期")
        Field("rejectionReason", \.rejectionReason, "不予列入理由").long()
        Field("publishedOn", \.publishedOn, "公布日期").indexed()
        Field("inForceOn", \.inForceOn, "生效日期").help("不填为公布之日")
        Field("isImported", \.isImported, "此前已在清单")
        Field("confirmedOn", \.confirmedOn, "存量核实日期").help("机构编制部门核实以前不在清单中")
        Field("version", \.version, "版本").help("每次要素变更加一")
    }

    @ListBuilder<Field<Self>>
    private static var changing: [Field<Self>] {
        Field("changeKind", \.changeKind, "拟作调整")
        Field("changeReason", \.changeReason, "调整原因").long()
        Field("changeBasis", \.changeBasis, "调整依据")
        Field("newName", \.newName, "调整后的名称").help("不变的留空")
        Field("newGrounds", \.newGrounds, "调整后的实施依据").help("不变的留空")
        Field("newDuties", \.newDuties, "调整后的责任事项").help("不变的留空")
        Field("newDiscretion", \.newDiscretion, "调整后有裁量空间").help("不变的留空")
        Field("successors", \.successors, "划转、合并、拆分后的事项")
        Field("receivingLevel", \.receivingLevel, "下放后的行使机关")
        Field("changeDocument", \.changeDocument, "调整审定文号")
        Field("changes", \.changes, "变动记录")
        Field("repealedLaw", \.repealedLaw, "废止、失效的依据名称")
        Field("repealedOn", \.repealedOn, "依据废止、失效日期")
        Field("repealNotedOn", \.repealNotedOn, "登记依据废止日期")
        Field("repealAnsweredOn", \.repealAnsweredOn, "因依据废止启动调整日期")
        Field("pauses", \.pauses, "暂停记录")
        Field("endKind", \.endKind, "移出清单的原因").indexed()
        Field("endedOn", \.endedOn, "移出清单日期")
    }
}
