package import Kernel

extension Rectification {
    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        handing
        planning
        reporting
        verifying
    }

    @ListBuilder<Field<Self>>
    private static var handing: [Field<Self>] {
        Field("source", \.source, "问题来源").indexed()
        Field("sourceNote", \.sourceNote, "来源说明").help("文号、会议、案号等，使人能找到问题的出处")
        Field("problem", \.problem, "问题").long()
        Field("problemBasis", \.problemBasis, "认定依据").long()
        Field("severity", \.severity, "严重程度").help("不填为一般")
        Field("assigner", \.assigner, "交办机关").indexed().help("不填为县司法行政部门")
        Field("responsible", \.responsible, "整改责任单位").indexed().help("由“交办”环节记下")
        Field("assisting", \.assisting, "配合单位")
        Field("assignedOn", \.assignedOn, "交办日期").help("由“交办”环节记下")
        Field("number", \.number, "编号")
    }

    @ListBuilder<Field<Self>>
    private static var planning: [Field<Self>] {
        Field("target", \.target, "整改目标")
        Field("measuresPlanned", \.measuresPlanned, "整改措施").long()
        Field("rectifier", \.rectifier, "整改责任人")
        Field("targetDay", \.targetDay, "整改时限")
        Field("plannedOn", \.plannedOn, "方案制定日期").help("由“制定整改方案”环节记下")
        Field("progressNote", \.progressNote, "本次进展").long()
        Field("progress", \.progress, "整改进展").help("由“记录进展”环节记下")
        Field("extensionReason", \.extensionReason, "延期理由").long()
        Field("extensionUntil", \.extensionUntil, "申请延至")
        Field("extensionAskedOn", \.extensionAskedOn, "申请延期日期").help("由“申请延期”环节记下，批准或者不批准后清除")
        Field("extensionNote", \.extensionNote, "对延期申请的意见")
        Field("extensions", \.extensions, "延期记录").help("由“批准延期”“不批准延期”环节记下")
    }

    @ListBuilder<Field<Self>>
    private static var reporting: [Field<Self>] {
        Field("report", \.report, "整改情况报告").long()
        Field("evidence", \.evidence, "佐证材料")
        Field("reportedOn", \.reportedOn, "申请销号日期").help("由“申请销号”环节记下，退回后清除")
        Field("firstReportedOn", \.firstReportedOn, "首次报送整改情况日期").help("由“申请销号”环节记下")
        Field("isLate", \.isLate, "逾期报送").help("由“申请销号”环节算出")
    }

    @ListBuilder<Field<Self>>
    private static var verifying: [Field<Self>] {
        Field("method", \.method, "核查方式")
        Field("verifiedFact", \.verifiedFact, "核查情况").long()
        Field("verdict", \.verdict, "核查结论").help("由“核查通过，销号”“退回整改”“转长期坚持”环节记下")
        Field("verifier", \.verifier, "核查人").help("由核查的环节记下")
        Field("verifications", \.verifications, "核查记录").help("由核查的环节记下")
        Field("falsified", \.falsified, "弄虚作假")
        Field("escalation", \.escalation, "约谈、通报、问责建议").long()
        Field("escalatedOn", \.escalatedOn, "约谈、通报、问责建议日期").help("由“约谈、通报、建议问责”环节记下")
        Field("sustainedOn", \.sustainedOn, "转长期坚持日期").help("由“转长期坚持”环节记下")
        Field("closedOn", \.closedOn, "销号日期").indexed().help("由“核查通过，销号”环节记下")
        Field("withdrawReason", \.withdrawReason, "撤回交办的理由").long()
        Field("withdrawnOn", \.withdrawnOn, "撤回交办日期").help("由“撤回交办”环节记下")
    }
}
