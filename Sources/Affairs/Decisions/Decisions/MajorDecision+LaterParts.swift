package import Kernel

/// The meeting, and what is recorded one by one after publication.
extension MajorDecision {
    /// One collective discussion as it was (第三十条): who was there, that the head spoke last, and every dissent.
    package struct Meeting: SubRecord {
        package var form: MeetingForm?
        package var name = ""
        package var on: Day?
        package var present: Int?
        package var headSpokeLast = false
        package var againstMajority = false
        package var headReasons = ""
        package var dissents: [String] = []
        package var noDissent = false
        package var result: MeetingResult?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("form", \.form, "会议")
            Field("name", \.name, "会议名称")
            Field("on", \.on, "日期")
            Field("present", \.present, "出席组成人员人数")
            Field("headSpokeLast", \.headSpokeLast, "行政首长最后发表意见")
            Field("againstMajority", \.againstMajority, "拟作决定与多数人意见不一致")
            Field("headReasons", \.headReasons, "行政首长说明的理由").long()
            Field("dissents", \.dissents, "不同意见").help("每人一条，写明姓名和意见")
            Field("noDissent", \.noDissent, "没有不同意见")
            Field("result", \.result, "结果")
            Field("note", \.note, "决定内容或者修改要求").long()
        }
    }

    package struct ExecutionReport: SubRecord {
        package var by = OrganCode("")
        package var on: Day?
        package var content = ""
        package var trouble: Trouble?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("by", \.by, "执行单位")
            Field("on", \.on, "报告日期")
            Field("content", \.content, "执行情况").long()
            Field("trouble", \.trouble, "需要报告的情形")
        }
    }

    /// 第三十五条第二款: anybody may say what is wrong with a decision or its execution.
    package struct Feedback: SubRecord {
        package var by = ""
        package var on: Day?
        package var content = ""
        package var handling = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("by", \.by, "提出人").personal(.name)
            Field("on", \.on, "收到日期")
            Field("content", \.content, "意见建议").long()
            Field("handling", \.handling, "处理情况").long()
        }
    }

    package struct Suspension: SubRecord {
        package var from: Day?
        package var until: Day?
        package var ground: Trouble?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("from", \.from, "中止日期")
            Field("until", \.until, "恢复日期")
            Field("ground", \.ground, "事由")
            Field("note", \.note, "情况紧急的说明").long()
        }
    }

    package struct Evaluation: SubRecord {
        package var on: Day?
        package var ground: EvaluationGround?
        package var evaluator = ""
        package var isThirdParty = false
        package var heard: [EvaluationParty] = []
        package var result: EvaluationResult?
        package var report = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "评估日期")
            Field("ground", \.ground, "评估事由")
            Field("evaluator", \.evaluator, "评估单位")
            Field("isThirdParty", \.isThirdParty, "委托第三方评估")
            Field("heard", \.heard, "听取意见和参与各方")
            Field("result", \.result, "评估结果")
            Field("report", \.report, "评估报告").long()
        }
    }

    /// A change that another decision, made by the same procedure, brought about (第三十七条).
    package struct Change: SubRecord {
        package var on: Day?
        package var by: Ref<MajorDecision>?
        package var kind: ChangeKind?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "日期")
            Field("by", \.by, "依据的决策")
            Field("kind", \.kind, "方式")
        }
    }
}
