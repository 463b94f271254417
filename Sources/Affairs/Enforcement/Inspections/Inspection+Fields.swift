package import Kernel

extension Inspection {
    static let officers: Mount<Self, Officers> = Mount("officers", \.officers, "检查人员")
    static let publicity: Mount<Self, Publicity> = Mount("publicity", \.publicity, "检查结果")
    static let archive: Mount<Self, Archive<FilePaper>> = Mount("archive", \.archive, "案卷")
    static let stay: Mount<Self, Stay> = Mount("stay", \.stay, "责令改正停止执行")
    static let dutyClues: Mount<Self, DutyClues> = Mount("duty", \.dutyClues, "职务违法犯罪问题线索")

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        objectFields
        visitFields
        aftermathFields
    }

    @ListBuilder<Field<Self>>
    private static var objectFields: [Field<Self>] {
        Field("source", \.source, "检查来源").indexed()
        Field("task", \.task, "双随机抽查任务")
        Field("causeNote", \.causeNote, "检查缘由").long()
        Field("campaignFile", \.campaignFile, "专项检查批准文件")
        Field("objectKind", \.objectKind, "检查对象类型").indexed()
        Field("objectName", \.objectName, "检查对象名称").indexed().publicName()
        Field("objectCode", \.objectCode, "统一社会信用代码").indexed().rule("只含数字和大写字母，不含空格") { InspectionTask.isCode($0.objectCode) }
        Field("citizenName", \.citizenName, "公民姓名").personal(.name)
        Field("address", \.address, "检查地点")
        Field("plan", \.plan, "年度检查计划")
        Field("items", \.items, "检查事项（清单序号）")
        officers.fields
        Field("plannedOn", \.plannedOn, "拟检查日期")
        Field("proposedOn", \.proposedOn, "提请日期")
        Field("unannounced", \.unannounced, "不预先通知")
        Field("unannouncedReason", \.unannouncedReason, "不预先通知的理由").long()
        Field("approvalNumber", \.approvalNumber, "检查批准号").indexed()
        Field("approvedOn", \.approvedOn, "批准日期")
        Field("refusalReason", \.refusalReason, "不批准的理由").long()
        Field("notifiedOn", \.notifiedOn, "通知日期")
        Field("cancelReason", \.cancelReason, "撤销检查的理由").long()
        Field("cancelledOn", \.cancelledOn, "不批准或者撤销日期")
    }

    @ListBuilder<Field<Self>>
    private static var visitFields: [Field<Self>] {
        Field("certificatesShown", \.certificatesShown, "已出示执法证件")
        Field("nobodyMet", \.nobodyMet, "检查对象无人在场，无法联系")
        Field("codeScanned", \.codeScanned, "已扫码入企")
        Field("scanNote", \.scanNote, "不能扫码的情况说明").long()
        Field("helpers", \.helpers, "协助人员、专家和技术机构")
        Field("helpersOnlyAssisted", \.helpersOnlyAssisted, "协助人员只提供辅助，没有代替执法人员检查")
        Field("visitedOn", \.visitedOn, "检查日期").indexed()
        Field("isFirstOfYear", \.isFirstOfYear, "本机关当年首次检查该对象")
        Field("record", \.record, "现场检查笔录").long()
        Field("recordSigned", \.recordSigned, "笔录已由被检查人签名或者盖章")
        Field("unsignedNote", \.unsignedNote, "未签名的注明").long()
        Field("recording", \.recording, "音像记录编号")
        Field("result", \.result, "检查结果").indexed()
        Field("problems", \.problems, "发现的问题")
        Field("resultOn", \.resultOn, "作出结果日期").indexed()
    }

    @ListBuilder<Field<Self>>
    private static var aftermathFields: [Field<Self>] {
        publicity.fields
        Field("rectification", \.rectification, "责令改正内容").long()
        Field("rectifyDays", \.rectifyDays, "改正期限（日）").rule("期限应在1至365日之间") { (1...365).contains($0.rectifyDays ?? 1) }
        Field("rectifyUntil", \.rectifyUntil, "改正期限截止日")
        Field("orderNumber", \.orderNumber, "责令改正通知书文号").indexed()
        Field("orderedOn", \.orderedOn, "责令改正日期")
        Field("revisits", \.revisits, "复查记录")
        Field("rectifiedOn", \.rectifiedOn, "改正完成日期")
        Field("followUp", \.followUp, "后续处理")
        Field("followUpNote", \.followUpNote, "后续处理说明").long()
        Field("penaltyCase", \.penaltyCase, "行政处罚案件")
        Field("handedOn", \.handedOn, "转入后续处理日期")
        Field("orderHandedOn", \.orderHandedOn, "责令改正后转入后续处理日期")
        Field("closedOn", \.closedOn, "办结日期")
        archive.fields
        dutyClues.fields
        stay.fields
    }
}
