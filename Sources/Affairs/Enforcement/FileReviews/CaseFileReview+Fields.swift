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
        Field("openedOn", \.openedOn, "启动日期").help("由“启动评查”环节记下")
        Field("drawCount", \.drawCount, "抽取卷数").rule("应为正整数") { ($0.drawCount ?? 1) > 0 }
        Field("candidates", \.candidates, "案卷目录").help("编号为案卷文号，列明期间内办结的全部案卷；不宜评查的写明排除理由")
        Field("listedOn", \.listedOn, "报送目录日期").help("由“报送案卷目录”环节记下")
        Field("listDigest", \.listDigest, "抽取名单摘要").help("由抽取事项转来")
        Field("drawnOn", \.drawnOn, "抽取日期").help("由抽取事项转来")
        Field("selected", \.selected, "抽中案卷").help("由抽取事项转来")
    }

    @ListBuilder<Field<Self>>
    private static var reviewFields: [Field<Self>] {
        Field("reviewers", \.reviewers, "评查人员").help("不少于两人，不得来自被评查单位")
        Field("interested", \.interested, "承办过案卷或者有利害关系的人员")
        Field("appointedOn", \.appointedOn, "确定评查人员日期").help("由“确定评查人员”环节记下")
        Field("nextFile", \.nextFile, "本卷评查记录")
        Field("files", \.files, "各卷评查结果").help("由“评查打分”“复查改分”环节记下")
        Field("confirmed", \.confirmed, "本次复核同意的案卷").help("案卷编号")
        Field("sentBack", \.sentBack, "本次退回重评的案卷").help("案卷编号")
        Field("sendBackReason", \.sendBackReason, "退回重评理由").long()
    }

    @ListBuilder<Field<Self>>
    private static var resultFields: [Field<Self>] {
        Field("feedback", \.feedback, "评查意见").long()
        Field("feedbackNumber", \.feedbackNumber, "反馈函文号")
        Field("fedBackOn", \.fedBackOn, "反馈日期").help("由“反馈意见”环节记下")
        Field("acceptedOn", \.acceptedOn, "确认无异议日期").help("由“确认无异议”环节记下")
        Field("objection", \.objection, "异议").long()
        Field("objectedFiles", \.objectedFiles, "有异议的案卷").help("案卷编号")
        Field("objectedOn", \.objectedOn, "提出异议日期").help("由“提出异议”环节记下")
        Field("superseded", \.superseded, "复查改分前的结果").help("由“复查改分”环节记下，不得删改")
        Field("answer", \.answer, "异议答复").long()
        Field("answeredOn", \.answeredOn, "答复日期").help("由“答复异议”环节记下")
        Field("score", \.score, "平均得分").help("由“定级”环节算出")
        Field("grade", \.grade, "等次").indexed().help("由“定级”环节算出")
        Field("gradedOn", \.gradedOn, "定级日期").help("由“定级”环节记下")
        Field("rectification", \.rectification, "整改结果").help("由整改事项转来")
        Field("rectifiedOn", \.rectifiedOn, "整改结束日期").help("由整改事项转来")
        Field("circulation", \.circulation, "通报要点").long()
        Field("circularNumber", \.circularNumber, "通报文号")
        Field("circulatedOn", \.circulatedOn, "通报日期").help("由“通报结果”环节记下")
        Field("closedOn", \.closedOn, "办结日期").help("由“办结”环节记下")
    }
}
