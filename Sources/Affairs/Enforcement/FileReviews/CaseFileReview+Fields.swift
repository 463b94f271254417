package import Kernel

extension CaseFileReview {
    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        listFields
        reviewFields
        resultFields
    }

    @ListBuilder<Field<Self>>
    private static var listFields: [Field<Self>] {
        Field("round", \.round, "评查名称").indexed().rule("不得含有制表符或者换行") { $0.round.isPlain }
        Field("unit", \.unit, "被评查单位").indexed()
        Field("periodFrom", \.periodFrom, "案卷办结日期自")
        Field("periodUntil", \.periodUntil, "案卷办结日期至")
        Field("openedOn", \.openedOn, "启动日期")
        Field("drawCount", \.drawCount, "抽取卷数").rule("应为正整数") { ($0.drawCount ?? 1) > 0 }
        Field("candidates", \.candidates, "案卷目录").help("编号为案卷文号，列明期间内办结的全部案卷；不宜评查的写明排除理由")
        Field("listedOn", \.listedOn, "报送目录日期")
        Field("listDigest", \.listDigest, "抽取名单摘要")
        Field("drawnOn", \.drawnOn, "抽取日期")
        Field("selected", \.selected, "抽中案卷")
    }

    @ListBuilder<Field<Self>>
    private static var reviewFields: [Field<Self>] {
        Field("reviewers", \.reviewers, "评查人员").help("不少于两人，不得来自被评查单位")
        Field("interested", \.interested, "承办过案卷或者有利害关系的人员")
        Field("appointedOn", \.appointedOn, "确定评查人员日期")
        Field("files", \.files, "各卷评查结果")
        Field("confirmed", \.confirmed, "本次复核同意的案卷").help("案卷编号")
        Field("sentBack", \.sentBack, "退回重评记录").help("逐卷留下，不得删改")
    }

    @ListBuilder<Field<Self>>
    private static var resultFields: [Field<Self>] {
        Field("feedback", \.feedback, "评查意见").long()
        Field("feedbackNumber", \.feedbackNumber, "反馈函文号")
        Field("fedBackOn", \.fedBackOn, "反馈日期")
        Field("acceptedOn", \.acceptedOn, "确认无异议日期")
        Field("objection", \.objection, "异议").long()
        Field("objectedFiles", \.objectedFiles, "有异议的案卷").help("案卷编号")
        Field("objectedOn", \.objectedOn, "提出异议日期")
        Field("superseded", \.superseded, "复查改分前的结果").help("不得删改")
        Field("answer", \.answer, "异议答复").long()
        Field("answeredOn", \.answeredOn, "答复日期")
        Field("score", \.score, "平均得分")
        Field("grade", \.grade, "等次").indexed()
        Field("gradedOn", \.gradedOn, "定级日期")
        Field("rectification", \.rectification, "整改结果")
        Field("rectifiedOn", \.rectifiedOn, "整改结束日期")
        Field("circulation", \.circulation, "通报要点").long()
        Field("circularNumber", \.circularNumber, "通报文号")
        Field("circulatedOn", \.circulatedOn, "通报日期")
        Field("closedOn", \.closedOn, "办结日期")
        Field("callOffReason", \.callOffReason, "终止评查的理由").long()
        Field("calledOffOn", \.calledOffOn, "终止评查日期")
    }
}
