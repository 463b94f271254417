package import Kernel

extension EnforcementSubject {
    /// The Law of 2017 asks for no published letter of entrustment yet; the outline asks for announcing who enforces.
    package static var concordance: Concordance {
        Concordance().under("2018", [Law.penalty2021(20, 2): Law.administrationOutline2004.cited("第21项")])
    }

    /// 事前公开 (三项制度): who enforces, on what basis, within what scope.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "subject", "行政执法主体公告", basis: Law.penaltyPublicity2018.cited("第（四）项"),
            shows: \.subjectName, \.nature, \.level, \.number, \.legalBasis, \.scope, \.powerTypes, \.confirmedOn, \.changes)
        Publication(
            "entrustment", "委托执法公告", basis: Law.penalty2021(20, 2),
            shows: \.subjectName, \.entruster, \.entrustedScope, \.entrustmentLetter, \.entrustedFrom, \.entrustedUntil
        )
        .until { matter, _ in matter.entrustedUntil }
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("certificate", "行政执法主体资格证", basis: confirmation, number: "{organ}执主〔{year}〕{nnnnn}号", in: \.number) { matter, now in
            DocumentContent(
                [
                    "执法主体：\(matter.subjectName)", "主体性质：\(matter.nature?.name ?? "")", "证号：\(matter.number)", "设定依据：\(matter.legalBasis)",
                    "执法范围：\(matter.scope)", "执法类别：\(matter.powerTypes.shown)",
                ],
                signature: now.organs.nearest(.government, to: now.organ).map { now.organs.name(of: $0) } ?? "", day: matter.confirmedOn)
        }
        .issued(by: .holding(.government)).numberingMatter()
    }

    /// Organisations, never persons (I-15): entrusted ones are counted apart.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.stock("subject.valid", "行政执法主体资格证", unit: "个", during: \.validPeriods)
            .told("年末有效的行政执法主体资格证。是组织，不是人员；受委托组织没有主体资格，不计入；已经注销、暂停的不计入。")
        Measure.stock("subject.townships", "乡镇（街道）行政执法主体", unit: "个", during: \.townshipPeriods)
            .told("年末有效的行政执法主体中，乡镇（街道）综合行政执法机构的个数，已经计入行政执法主体资格证。")
        Measure.count("subject.certified", "确认行政执法主体资格", unit: "个", on: \.certifiedOn)
            .told("本年确认并公告的行政执法主体，按确认日计入；此前年度确认、本年登记入库的不计入。")
        Measure.count("subject.cancelled", "注销行政执法主体资格", unit: "个", on: \.cancelledOn)
            .told("本年因机构改革、依据废止等原因注销的行政执法主体资格，按注销日计入。")
        Measure.counts("subject.cancelled", "注销行政执法主体资格", unit: "个", on: \.cancelledOn, by: \.cancelGround)
            .part(of: "subject.cancelled")
        Measure.each("subject.checked", "年度审核行政执法主体", unit: "个次") { $0.checks.compactMap(\.on) }
            .told("行政执法主体年度审核，按审核日计入。")
        Measure.each("subject.changed", "变更行政执法主体资格", unit: "个次") { $0.changes.compactMap(\.on) }
            .told("名称、执法范围、设定依据变更，按变更日计入。")
        Measure.stock("subject.entrusted", "受委托执法组织", unit: "个", from: \.entrustedFrom, through: \.lastEntrustedDay)
            .told("年末委托期限内的受委托执法组织。")
    }

    private var townshipPeriods: [(first: Day, last: Day?)] { level == .township ? validPeriods : [] }
    /// Those confirmed in earlier years and registered since are no confirmation of this year, even though their day may fall into it.
    private var certifiedOn: Day? { isImported ? nil : confirmedOn }
    private var lastEntrustedDay: Day? { [entrustmentEndedOn?.advanced(by: -1), entrustedUntil].compactMap { $0 }.min() }

    /// What it acts under has ended: powers moved to another subject that has itself fallen, or the entrusting organ's own qualification.
    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("entruster", "委托机关的执法主体资格已不再有效", Law.administrationOutline2004.cited("第21项")) { matter, now in
            guard matter.isEntrusted(on: now.today), !matter.entruster.isUnset else { return [] }
            let name = now.organs.name(of: matter.entruster)
            let holders = now.matching(EnforcementSubject.self, "subjectName", name)
            return holders.contains { $0.record.isValid(on: now.today) } ? [] : [name]
        }
        Caution("check", "最近一次年度审核不合格", Law.administrationOutline2004.cited("第21项")) { matter, now in
            guard matter.isValid(on: now.today), let last = matter.latestCheck, !last.passed else { return [] }
            return ["\(last.year.shown)年：\(last.note)"]
        }
    }
}
