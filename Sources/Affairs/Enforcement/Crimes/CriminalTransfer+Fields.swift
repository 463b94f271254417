package import Kernel

extension CriminalTransfer {
    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        reportFields
        answerFields
    }

    @ListBuilder<Field<Self>>
    private static var reportFields: [Field<Self>] {
        Field("direction", \.direction, "移送方向").indexed()
        Field("subject", \.subject, "案件或者线索名称").indexed()
        Field("suspects", \.suspects, "涉嫌人员、单位").personal(.hidden)
        Field("suspectedCrime", \.suspectedCrime, "涉嫌罪名").indexed()
        Field("source", \.source, "线索来源")
        Field("threshold", \.threshold, "移送的条件")
        Field("facts", \.facts, "核实的情况").long()
        officers.fields
        Field("penaltyCase", \.penaltyCase, "行政处罚案件")
        Field("inspection", \.inspection, "行政检查")
        Field("earlierPenalties", \.earlierPenalties, "移送前已经作出的行政处罚").long().help("警告、责令停产停业、暂扣或者吊销许可证的不停止执行；罚款折抵罚金")
        Field("reportedOn", \.reportedOn, "报告日期").indexed()
        Field("refusalReason", \.refusalReason, "不批准移送的理由").long()
        Field("refusedOn", \.refusedOn, "不批准日期")
        Field("approver", \.approver, "作出移送决定的负责人的身份")
        Field("decidedAt", \.decidedAt, "审批时间")
        Field("papers", \.papers, "移送材料")
        Field("copiedToProcuratorate", \.copiedToProcuratorate, "已抄送人民检察院")
        Field("number", \.number, "移送书文号").indexed()
        Field("recipient", \.recipient, "受移送机关")
        Field("transferredAt", \.transferredAt, "移送时间")
    }

    @ListBuilder<Field<Self>>
    private static var answerFields: [Field<Self>] {
        Field("receipt", \.receipt, "公安机关回执")
        Field("receivedOn", \.receivedOn, "公安机关接受日期")
        Field("receivedAt", \.receivedAt, "登记回执时间")
        Field("forwardedTo", \.forwardedTo, "转送的有管辖权机关")
        Field("forwardedAt", \.forwardedAt, "转送时间")
        Field("answerNumber", \.answerNumber, "公安机关决定文号")
        Field("answerReason", \.answerReason, "不予立案的理由").long()
        Field("answeredOn", \.answeredOn, "接到公安机关决定日期")
        Field("silenceReportedTo", \.silenceReportedTo, "报请责令改正的人民政府")
        Field("silenceReportedOn", \.silenceReportedOn, "报请责令改正日期")
        Field("filedOn", \.filedOn, "公安机关立案日期")
        Field("notFiledOn", \.notFiledOn, "接到不予立案通知日期")
        Field("contestedOn", \.contestedOn, "提请复议日期")
        Field("upheldOn", \.upheldOn, "接到复议决定日期")
        Field("supervisionOn", \.supervisionOn, "建议立案监督日期")
        Field("exhibits", \.exhibits, "移交的涉案物品和材料").long()
        Field("exhibitsHandedOn", \.exhibitsHandedOn, "移交日期")
        Field("disposition", \.disposition, "行政处理")
        Field("dispositionNote", \.dispositionNote, "行政处理的说明").long()
        Field("closedOn", \.closedOn, "办结日期").indexed()
        Field("policeOrgan", \.policeOrgan, "移送的公安机关")
        Field("policeOpinion", \.policeOpinion, "公安机关的审查结论").long()
        Field("arrivedOn", \.arrivedOn, "收到公安机关移送日期")
        archive.fields
    }
}
