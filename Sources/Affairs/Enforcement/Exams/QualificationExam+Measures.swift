package import Kernel

private let officers = Law.penaltyPublicity2018.cited("第（二十三）项")

extension QualificationExam {
    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("admission", "考试安排通知", basis: officers) { exam, now in
            let refused = exam.refusals.map { "\($0.name)（\($0.reason)）" }.joined(separator: "、")
            return DocumentContent(
                to: now.organs.name(of: now.organ),
                [
                    "你单位报名参加“\(exam.exam)”的\(exam.candidates.count)人，审核通过\(exam.admittedCandidates.count)人。",
                    "考试日期：\(exam.examOn.shown)；考点：\(exam.place)。",
                    "准考人员：\(exam.admittedCandidates.map(\.name).joined(separator: "、"))",
                ] + (refused.isEmpty ? [] : ["不予报名：\(refused)"]),
                signature: now.organs.nearest(.justice, to: now.organ).map { now.organs.name(of: $0) } ?? "", day: exam.admittedOn)
        }
        .issued(by: .holding(.justice))
        OfficialDocument("passed", "执法资格考试合格名单", basis: officers, number: "{organ}执考〔{year}〕{n}号", in: \.listNumber) { exam, now in
            let passed = exam.results.filter(\.passed).map(\.name)
            return DocumentContent(
                to: now.organs.name(of: now.organ),
                [
                    "你单位参加“\(exam.exam)”\(exam.satCount)人，考试合格\(exam.passedCount)人。",
                    "合格人员（含免试）：\(passed.isEmpty ? "无" : passed.joined(separator: "、"))", "请为合格人员申领行政执法证；未领证的，不得从事行政执法。",
                ],
                signature: now.organs.nearest(.justice, to: now.organ).map { now.organs.name(of: $0) } ?? "", day: exam.closedOn)
        }
        .issued(by: .holding(.justice)).numberingMatter()
    }

    /// A pass leads to a certificate only when somebody applies for it.
    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("no-certificate", "考试合格而没有申领行政执法证", officers) { exam, now in
            guard exam.closedOn != nil else { return [] }
            let passed = exam.passedNames
            return exam.candidates.filter { candidate in
                guard passed.contains(candidate.name), !candidate.person.isUnset else { return false }
                return now.matching(EnforcementCertificate.self, "holder", candidate.person).isEmpty
            }.map { now.name(of: $0.person) }
        }
    }

    /// 报名 ≥ 参考 ≥ 合格; each counted on the day it is known.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("exam.units", "报名参加执法资格考试单位", unit: "个", on: \.countedOn)
            .told("本年报送执法资格考试报名的单位，按最后一次报送日计入；同一单位两次考试报名的计两个，撤回的不计入。")
        Measure.sum("exam.persons", "报名参加执法资格考试", unit: "人", on: \.countedOn) { $0.registeredCount }
            .told("本年报送报名的人数，按报送日计入；资格审核不予报名的仍计入，撤回的不计入。")
        Measure.sum("exam.refused", "资格审核不予报名", unit: "人", on: { $0.withdrawnOn == nil ? $0.checkedOn : nil }) { $0.refusals.count }
            .told("经司法行政部门资格审核不予报名的人数，按审核日计入。")
        Measure.sum("exam.sat", "参加执法资格考试", unit: "人", on: \.examinedOn) { $0.satCount }
            .told("实际参加考试的人数，按登记成绩日计入；缺考和免试的不计入。")
        Measure.sum("exam.passed", "执法资格考试合格", unit: "人", on: \.examinedOn) { $0.passedCount }
            .told("参加考试并达到合格分数的人数，按登记成绩日计入；免试的不计入。")
        Measure.count("exam.called-off", "考试没有举行而结束的报名", unit: "个", on: \.calledOffOn)
            .told("准考证发放以后考试没有举行、结束报名的单位，按登记日计入；不计入报名单位和人数。")
        Measure.ratio(
            "exam.pass-rate", "执法资格考试合格率", "exam.passed", of: "exam.sat", decimals: 1,
            "合格人数÷参加考试人数，保留一位小数。")
    }

    /// A registration taken back does not count.
    private var countedOn: Day? { withdrawnOn == nil ? submittedOn : nil }
}
