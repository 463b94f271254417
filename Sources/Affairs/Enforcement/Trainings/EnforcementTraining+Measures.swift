package import Kernel

private let training = Law.penaltyPublicity2018.cited("第（二十三）项")

extension EnforcementTraining {
    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "notice", "行政执法培训通知", basis: training, number: "{organ}培〔{year}〕{n}号", in: \.noticeNumber
        ) { course, now in
            DocumentContent(
                to: "各有关单位",
                [
                    "现将“\(course.name)”有关事项通知如下。", "一、培训对象：\(course.audience.shown)。", "二、培训方式和地点：\(course.mode.shown)，\(course.venue)。",
                    "三、培训时间：\(course.plannedFrom.shown)至\(course.plannedUntil.shown)，共\(course.plannedHours.shown)学时。",
                    "四、培训内容：\(course.subjects.shown)。",
                ],
                signature: now.organs.name(of: now.organ), day: course.announcedOn)
        }
        .numberingMatter()
        OfficialDocument("hours", "培训学时证明", basis: training) { course, now in
            let names = Dictionary(course.trainees.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
            let lines = course.attested.map { entry in
                "\(names[entry.number] ?? "")：参训\(entry.hours)学时，\(entry.passed ? "结业" : "未结业")"
            }
            return DocumentContent(
                ["下列人员参加了\(course.startedOn.shown)至\(course.closedOn.shown)的“\(course.name)”。"] + lines,
                signature: now.organs.name(of: now.organ), day: course.closedOn)
        }
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("training.sessions", "行政执法培训", unit: "期", on: \.closedOn)
            .told("本年结业的行政执法培训班次，线上线下都计入，按结业日计入；取消的不计入。")
        Measure.counts("training.sessions", "行政执法培训", unit: "期", on: \.closedOn, by: \.mode)
            .part(of: "training.sessions")
        Measure.counts("training.audience", "行政执法培训", unit: "期", on: \.closedOn, by: \.audience)
            .part(of: "training.sessions")
        Measure.sum("training.persons", "参加行政执法培训", unit: "人次", on: \.closedOn) { $0.personsTrained }
            .told("本年结业的培训中至少到课一次的人次，按结业日计入；一人参加两期的计两人次，报名而没有到课的不计入。")
        Measure.sum("training.newcomers", "参加岗前培训", unit: "人次", on: \.closedOn) { $0.audience == .newcomers ? $0.personsTrained : 0 }
            .told("本年结业的新任执法人员岗前培训中至少到课一次的人次，按结业日计入。")
        Measure.sum("training.hours", "行政执法培训学时", unit: "学时", on: \.closedOn) { $0.hoursTaught }
            .told("本年结业的培训实际授课的学时之和，按结业日计入。")
        Measure.sum("training.person-hours", "参训人员学时", unit: "人学时", on: \.closedOn) { $0.personHours }
            .told("每人实际到课学时之和，按结业日计入。")
        Measure.sum("training.finished", "培训结业", unit: "人次", on: \.closedOn) { course in course.attested.count { $0.passed } }
            .told("出勤达到规定比例、考核没有不合格的人次，按结业日计入。")
    }
}
