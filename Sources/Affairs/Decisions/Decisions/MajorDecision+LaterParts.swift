package import Kernel

/// What is recorded one by one after publication.
extension MajorDecision {
    package struct ExecutionReport: SubRecord {
        package var by = OrganCode("")
        package var on: Day?
        package var content = ""
        package var trouble: Trouble?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("by", \.by, "执行单位").help("报告的单位")
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
            Field("from", \.from, "中止日期").help("决定之日")
            Field("until", \.until, "恢复日期").help("恢复、调整或者停止执行之日")
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
            Field("on", \.on, "评估日期").help("完成之日")
            Field("ground", \.ground, "评估事由").help("启动时写明的")
            Field("evaluator", \.evaluator, "评估单位").help("启动时确定的")
            Field("isThirdParty", \.isThirdParty, "委托第三方评估").help("启动时写明的")
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
