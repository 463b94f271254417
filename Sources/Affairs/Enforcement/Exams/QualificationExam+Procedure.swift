package import Kernel

extension QualificationExam {
    /// The least schooling; provinces differ.
    static let education: Setting<Education> = Setting(
        "exam.education", "报名应达到的学历", default: .college, lawful: .any, isWeighty: true, source: "各省自定，待核")

    package static var settings: [any SettingDeclaration] { [education, EnforcementCertificate.passingScore] }

    package static var editions: [Edition] { QualificationLaw.editions }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2021")
        Passage.newProcedure("2021", to: "2026")
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = QualificationLaw(edition)
        let admission = law.admission
        registration(law)
        Action("return", "退回", .submitted, to: .compiling, by: .certification, basis: admission).at(.holding(.justice))
            .needs(\.returnReason)
            .writes(\.submittedOn) { exam, _ in exam.submittedOn = nil }
        Action("check", "资格审核", .submitted, to: .checked, by: .certification, basis: admission).at(.holding(.justice)).awaited()
            .separate(from: "submit")
            .fills(\.refusals)
            .requires("refusals-known-and-reasoned", "不予报名的应当是本次报名人员，并说明理由", admission, listing: { exam, _ in exam.faultyRefusals })
            .stamps(\.checkedOn)
        Action("admit", "发放准考证", .checked, to: .admitted, by: .certification, basis: admission).at(.holding(.justice))
            .needs(\.place).fills(\.examOn)
            .requires("someone-admitted", "有审核通过的人员", admission) { exam, _ in !exam.admittedCandidates.isEmpty }
            .requires("exam-day-ahead", "考试日期已定，不早于当日", admission) { exam, now in exam.examOn.map { $0 >= now.today } ?? false }
            .stamps(\.admittedOn).issues("admission")
        Action("record-results", "登记成绩", .admitted, to: .examined, by: .certification, basis: admission).at(.holding(.justice))
            .needs(\.results)
            .requires("exam-held", "考试以后登记成绩", admission) { exam, now in exam.examOn.map { now.today >= $0 } ?? false }
            .requires("results-complete", "准考人员逐人登记，没有遗漏、重复和准考以外的人员", admission, listing: { exam, _ in exam.faultyResults })
            .requires("scores-valid", "参加考试的有成绩，缺考和免试的没有成绩，成绩在0至100之间", admission, listing: { exam, _ in exam.faultyScores })
            .requires("exempt-qualified", "免试的应当已取得法律职业资格", law.training, listing: { exam, _ in exam.faultyExemptions })
            .writes(\.results) { exam, now in exam.grade(now.settings[EnforcementCertificate.passingScore]) }
            .stamps(\.examinedOn)
        Action("announce", "印发合格名单", .examined, to: .closed, by: .certification, basis: admission).at(.holding(.justice)).awaited()
            .stamps(\.closedOn).issues("passed")
    }

    @Clauses
    private static func registration(_ law: QualificationLaw) -> [Clause<Self>] {
        let admission = law.admission
        Action("compile", "填报", to: .compiling, by: .clerk, basis: admission)
            .needs(\.exam, \.candidates).fills(\.organizer, \.registerBy, \.examOn, \.subjectBasis, \.subjectNumber)
            .stamps(\.compiledOn)
        Action("amend", "修改", .compiling, by: .clerk, basis: admission)
            .fills(\.organizer, \.registerBy, \.examOn, \.subjectBasis, \.subjectNumber, \.candidates)
        Action("submit", "报送", .compiling, to: .submitted, by: .clerk, basis: admission).awaited()
            .requires("unit-is-enforcement-subject", "本单位具有执法主体资格", admission) { exam, _ in exam.subjectBasis != nil && !exam.subjectNumber.isEmpty }
            .requires("names-given-once", "报名人员各有姓名，不重复", admission) { exam, _ in
                let names = exam.candidates.map(\.name)
                return !names.isEmpty && !names.contains("") && Set(names).count == names.count
            }
            .requires(
                "no-contract-staff", "合同工、劳务派遣人员和临时借调人员不得报名", law.staff,
                listing: { exam, _ in exam.candidates.filter { !($0.staffing?.mayEnforce ?? false) }.map(\.name) }
            )
            .requires(
                "education-sufficient", "学历达到规定", admission,
                listing: { exam, now in
                    let least = now.settings[education].rank
                    return exam.candidates.filter { ($0.education?.rank ?? -1) < least }.map(\.name)
                }
            )
            .requires("before-registration-deadline", "在报名截止日期以前报送", admission) { exam, now in exam.registerBy.map { now.today <= $0 } ?? true }
            .requires("not-yet-submitted", "本单位尚未报送同一考试", admission) { exam, now in
                !now.matching(QualificationExam.self, "exam", exam.exam).contains { other in
                    other.id.id != now.matter && now.organ(of: other.id) == now.organ && other.record.submittedOn != nil
                        && now.stage(of: other.id) != .withdrawn
                }
            }
            .stamps(\.submittedOn)
        Action("withdraw", "撤回报名", .compiling, .submitted, .checked, to: .withdrawn, by: .clerk, basis: admission)
            .needs(\.withdrawReason)
            .stamps(\.withdrawnOn)
        // The examination is the province's: where it is not held, nobody has a result, and the registration is over.
        Action("call-off", "考试没有举行，结束报名", .admitted, to: .withdrawn, by: .certification, basis: admission).at(.holding(.justice))
            .needs(\.withdrawReason)
            .writes(\.withdrawnOn, \.calledOffOn) { exam, now in (exam.withdrawnOn, exam.calledOffOn) = (now.today, now.today) }
        // An examination of before the system was in use: its sums are entered, the names are with the papers.
        Action("register-existing", "补登以前年度报名", to: .closed, by: .clerk, basis: admission)
            .needs(\.exam, \.examOn, \.existingPersons, \.existingSat, \.existingPassed).fills(\.organizer, \.subjectBasis, \.subjectNumber)
            .requires("exam-in-earlier-year", "补登的限于以前年度的考试", admission) { exam, now in
                exam.examOn.map { $0 < Day.firstDay(of: now.today.year) } ?? false
            }
            .requires("counts-consistent", "合格人数不多于参考人数，参考人数不多于报名人数", admission) { exam, _ in
                let counts = [exam.existingPassed ?? 0, exam.existingSat ?? 0, exam.existingPersons ?? 0]
                return counts == counts.sorted()
            }
            .writes(\.submittedOn, \.examinedOn, \.closedOn) { exam, _ in
                (exam.submittedOn, exam.examinedOn, exam.closedOn) = (exam.examOn, exam.examOn, exam.examOn)
            }
    }

    // MARK: What is wrong with what was filled

    private var faultyRefusals: [String] {
        let known = Set(candidates.map(\.name))
        let given = refusals.map(\.name)
        let repeated = Dictionary(grouping: given, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
        return refusals.filter { !known.contains($0.name) || $0.reason.isEmpty }.map(\.name) + repeated
    }

    private var faultyResults: [String] {
        let due = Set(admittedCandidates.map(\.name))
        let given = results.map(\.name)
        let repeated = Dictionary(grouping: given, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
        return due.subtracting(given).sorted() + given.filter { !due.contains($0) } + repeated
    }

    private var faultyScores: [String] {
        results.filter { result in
            guard let score = result.score else { return result.sat }
            return !result.sat || result.exempt || score.tenThousandths < 0 || score.tenThousandths > 1_000_000
        }.map(\.name)
    }

    private var faultyExemptions: [String] {
        let qualified = Set(candidates.filter(\.hasLegalQualification).map(\.name))
        return results.filter { $0.exempt && ($0.sat || !qualified.contains($0.name)) }.map(\.name)
    }

    private mutating func grade(_ mark: Int) {
        for index in results.indices {
            let score = results[index].score?.tenThousandths ?? -1
            results[index].passed = results[index].exempt || score >= mark * 10_000
        }
    }
}
