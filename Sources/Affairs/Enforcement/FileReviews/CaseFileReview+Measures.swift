package import Kernel

extension CaseFileReview {
    /// All on the day of grading, so that files = Σ grades = Σ types; they count for the organ that reviews.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("file-review.units", "案卷评查单位", unit: "家", on: \.gradedOn)
        Measure.counts("file-review.grade", "案卷评查单位", unit: "家", on: \.gradedOn, by: \.grade)
        Measure.sum("file-review.files", "评查案卷", unit: "卷", on: \.gradedOn) { $0.files.count }
        Measure.sum("file-review.excellent", "优秀案卷", unit: "卷", on: \.gradedOn) { $0.count(.excellent) }
        Measure.sum("file-review.good", "良好案卷", unit: "卷", on: \.gradedOn) { $0.count(.good) }
        Measure.sum("file-review.passed", "合格案卷", unit: "卷", on: \.gradedOn) { $0.count(.passed) }
        Measure.sum("file-review.failed", "不合格案卷", unit: "卷", on: \.gradedOn) { $0.count(.failed) }
        Measure.sum("file-review.vetoed", "触及否决项的案卷", unit: "卷", on: \.gradedOn) { $0.files.count(where: \.isVetoed) }
        Measure.sum("file-review.penalty-files", "评查行政处罚案卷", unit: "卷", on: \.gradedOn) { matter in matter.files.count { $0.type == .penalty } }
        Measure.sum("file-review.licence-files", "评查行政许可案卷", unit: "卷", on: \.gradedOn) { matter in matter.files.count { $0.type == .licence } }
        Measure.sum("file-review.other-files", "评查其他案卷", unit: "卷", on: \.gradedOn) { matter in
            matter.files.count { $0.type != .penalty && $0.type != .licence }
        }
        Measure.sum("file-review.problems", "评查指出问题", unit: "个", on: \.gradedOn) { matter in
            matter.files.reduce(0) { sum, file in sum + file.deductions.count + file.basics.count { $0.held == .no } }
        }
        Measure.count("file-review.objections", "对评查意见的异议", on: \.objectedOn)
        Measure.sum("file-review.changed", "复查改分案卷", unit: "卷", on: \.answeredOn) { $0.changedFiles }
    }

    /// A file counts once however often it was looked at again, and only where its result is another than before the objection.
    private var changedFiles: Int {
        Set(superseded.map(\.file)).count { id in
            guard let before = superseded.first(where: { $0.file == id }), let after = files.first(where: { $0.file == id }) else { return false }
            return before.score != after.score || before.grade != after.grade
        }
    }
}
