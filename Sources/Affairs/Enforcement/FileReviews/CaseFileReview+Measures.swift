package import Kernel

extension CaseFileReview {
    /// All on the day of grading, so that files = Σ grades = Σ types; they count for the organ that reviews.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("file-review.units", "案卷评查单位", unit: "家", on: \.gradedOn)
            .told("本年评查并定级的单位，按定级日计入。一年评查两轮的单位计两家。")
        Measure.count("file-review.called-off", "终止的案卷评查", unit: "家", on: \.calledOffOn)
            .told("抽取以前终止评查的单位，按终止日计入；不计入评查单位。")
        Measure.counts("file-review.grade", "案卷评查单位", unit: "家", on: \.gradedOn, by: \.grade)
            .part(of: "file-review.units")
        Measure.sum("file-review.files", "评查案卷", unit: "卷", on: \.gradedOn) { $0.files.count }
            .told("抽取并评查定级的案卷，按定级日计入；等于优秀、良好、合格、不合格之和。")
        Measure.sum("file-review.excellent", "优秀案卷", unit: "卷", on: \.gradedOn) { $0.count(.excellent) }
            .told("按定级日计入。")
        Measure.sum("file-review.good", "良好案卷", unit: "卷", on: \.gradedOn) { $0.count(.good) }
            .told("按定级日计入。")
        Measure.sum("file-review.passed", "合格案卷", unit: "卷", on: \.gradedOn) { $0.count(.passed) }
            .told("达到合格而不到良好的案卷，按定级日计入。")
        Measure.sum("file-review.failed", "不合格案卷", unit: "卷", on: \.gradedOn) { $0.count(.failed) }
            .told("总分不到合格线，或者任一基本标准不符合的案卷，按定级日计入。")
        Measure.total(
            "file-review.qualified", "合格以上案卷", unit: "卷", of: ["file-review.excellent", "file-review.good", "file-review.passed"], amount: true,
            "优秀、良好、合格案卷之和，按定级日计入。")
        Measure.ratio(
            "file-review.qualified-rate", "案卷合格率", "file-review.qualified", of: "file-review.files", decimals: 1,
            "合格以上案卷÷评查案卷，保留一位小数。")
        Measure.sum("file-review.vetoed", "触及否决项的案卷", unit: "卷", on: \.gradedOn) { $0.files.count(where: \.isVetoed) }
            .told("有一项以上基本标准不符合的案卷，按定级日计入。")
        Measure.sum("file-review.penalty-files", "评查行政处罚案卷", unit: "卷", on: \.gradedOn) { matter in matter.files.count { $0.type == .penalty } }
            .told("按定级日计入。")
        Measure.sum("file-review.licence-files", "评查行政许可案卷", unit: "卷", on: \.gradedOn) { matter in matter.files.count { $0.type == .licence } }
            .told("按定级日计入。")
        Measure.sum("file-review.other-files", "评查其他案卷", unit: "卷", on: \.gradedOn) { matter in
            matter.files.count { $0.type != .penalty && $0.type != .licence }
        }
        .told("行政处罚、行政许可以外的案卷，按定级日计入。")
        Measure.sum("file-review.problems", "评查指出问题", unit: "个", on: \.gradedOn) { matter in
            matter.files.reduce(0) { sum, file in sum + file.deductions.count + file.basics.count { $0.held == .no } }
        }
        .told("扣分项与不符合的基本标准之和，按定级日计入。")
        Measure.count("file-review.objections", "对评查意见的异议", on: \.objectedOn)
            .told("按提出日计入。")
        Measure.sum("file-review.changed", "复查改分案卷", unit: "卷", on: \.answeredOn) { $0.changedFiles }
            .told("经复查改变评分的案卷，按答复日计入。")
    }

    /// A file counts once however often it was looked at again, and only where its result is another than before the objection.
    private var changedFiles: Int {
        Set(superseded.map(\.file)).count { id in
            guard let before = superseded.first(where: { $0.file == id }), let after = files.first(where: { $0.file == id }) else { return false }
            return before.score != after.score || before.grade != after.grade
        }
    }
}
