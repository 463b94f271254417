package import Kernel

/// 备案、动态调整、废止.
extension DiscretionBenchmark {
    @Clauses
    static func living(_ law: BenchmarkLaw) -> [Clause<Self>] {
        Action("file", "备案", .inForce, by: .clerk, .reviewer, .office, basis: law.procedure).needs(\.filedWith, \.filingNumber)
            .requires("not-yet-filed", "尚未备案", law.procedure) { matter, _ in matter.filedOn == nil }
            .stamps(\.filedOn)
        // What has ended is no longer to be filed.
        Limit(
            "filing", "备案", termText: "15日（县设定）", from: \.publishedToFile, until: { $0.filedOn ?? $0.endedOn }, basis: law.procedure
        ) { _, settings in
            .days(settings[filingDays])
        }
        .runs(from: "公布之日", until: "报送备案；备案以前失效、废止的，至失效、废止之日")
        Action("correct", "备案审查纠正", .inForce, by: .legality, .supervisor, basis: law.managing).at(.holding(.justice))
            .appends(\.corrections, needing: \.note) { correction, _, now in correction.on = now.today }
        Action("note-repeal", "登记依据废止", .inForce, by: .clerk, .reviewer, .legality, basis: law.managing).needs(\.repealedLaw, \.repealedOn)
            .requires("ground-listed", "条目的依据中有该项依据", law.managing) { matter, _ in matter.entries.contains { $0.law == matter.repealedLaw } }
            .writes(\.entries, \.repealNotedOn, \.repealedLaw, \.repealedOn) { matter, now in
                for index in matter.entries.indices where matter.entries[index].law == matter.repealedLaw {
                    matter.entries[index].repealedOn = matter.repealedOn
                }
                (matter.repealNotedOn, matter.repealedLaw, matter.repealedOn) = (now.today, "", nil)
            }
            .publishes("benchmark")
        Action("train", "培训", .inForce, by: .clerk, .reviewer, basis: law.managing)
            .writes(\.trainings) { matter, now in matter.trainings.append(now.today) }
        Action("supersede", "修订后失效", .inForce, to: .superseded, by: .system, basis: law.managing).fills(\.endedOn).publishes("benchmark")
        Action("abolish", "废止", .inForce, to: .abolished, by: .head, .office, basis: law.managing).needs(\.abolishReason)
            .stamps(\.endedOn).publishes("benchmark")
    }

    private var publishedToFile: (any TimePoint)? { isImported ? nil : publishedOn }

    package static var concordance: Concordance { Concordance().under("2018", [Law.penalty2021(34): Law.penalty2017(4, 3)]) }

    /// 基准 stays public after its end, with the day on which it ended: cases of its time rest on it.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "draft", "裁量权基准征求意见", basis: Law.documentControl2018.cited("第（五）项"),
            shows: \.title, \.maker, \.explanation, \.entries, \.consultationOpenedOn, \.consultUntil, \.shortReason)
        Publication(
            "benchmark", "行政裁量权基准", basis: Law.penalty2021(34),
            shows: \.title, \.maker, \.number, \.entries, \.upperBenchmark, \.publishedOn, \.effectiveOn, \.endedOn
        )
        .replaces("draft")
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("table", "行政裁量权基准表", basis: Law.penalty2021(34)) { matter, now in
            let lines = matter.entries.map { entry in
                // Only penalties have tiers; all other powers have their standard.
                guard entry.isPenalty else { return "\(entry.code)　\(entry.violation)（\(entry.basis)）：\(entry.standard)" }
                let tiers = entry.tiers.map { tier in
                    let amounts = tier.least.flatMap { least in tier.most.map { "\(least.yuanText)至\($0.chinese)" } } ?? tier.penalty
                    return "\(tier.name)（\(tier.conditions)）：\(amounts)"
                }
                return "\(entry.code)　\(entry.violation)（\(entry.basis)）：\(tiers.joined(separator: "；"))"
            }
            return DocumentContent(
                lines + ["适用本基准的，在行政执法决定书中写明适用情况。"], signature: now.organs.name(of: now.organ), day: matter.publishedOn)
        }
    }

    /// One set an organ, so that sets in force are organs with a benchmark. Fines are never ranked by it (国办发〔2022〕27号).
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.stock("benchmark.organs", "制定行政裁量权基准的单位", unit: "个") { $0.period.map { [$0] } ?? [] }
            .told("年末有现行裁量权基准的单位，一个单位一套；已公布尚未施行、已经废止或者被修订的不计入。")
        Measure.count("benchmark.published", "公布行政裁量权基准", on: \.newlyPublishedOn)
            .told("本年公布的裁量权基准，按公布日计入；此前年度公布、本年登记入库的不计入。")
        Measure.sum("benchmark.entries", "公布裁量权基准条目", unit: "条", on: \.publishedOn) { $0.entries.count }
            .told("公布的裁量权基准所含条目之和，按公布日计入。")
        Measure.count("benchmark.filed", "备案行政裁量权基准", on: \.filedOn)
            .told("按备案日计入。")
        Measure.each("benchmark.corrected", "纠正行政裁量权基准", unit: "次") { $0.corrections.compactMap(\.on) }
            .told("备案审查提出纠正意见，按提出日计入。")
        Measure.count("benchmark.abolished", "废止行政裁量权基准", on: \.endedOn) { !$0.abolishReason.isEmpty }
            .told("废止而没有修订替代的裁量权基准，按废止日计入。")
        Measure.each("benchmark.trainings", "裁量权基准培训", unit: "次") { $0.trainings }
            .told("按培训日计入。")
    }

    private var newlyPublishedOn: Day? { isImported ? nil : publishedOn }

    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("basis", "条目的依据已经废止、失效，不得再适用", Law.penalty2021(34)) { matter, now in
            matter.isApplicable(on: now.today) ? matter.lapsed(on: now.today) : []
        }
        Caution("items", "所涉权力事项已不在用", PowerLaw.adjusting) { matter, now in
            guard matter.isApplicable(on: now.today) else { return [] }
            return matter.items.compactMap { now.find($0) }.filter { !$0.isInForce(on: now.today) }.map(\.name)
        }
        Caution("corrections", "备案审查要求纠正，尚未修订", Law.discretion2022.cited("第五部分")) { matter, now in
            matter.isApplicable(on: now.today) ? matter.corrections.map(\.note) : []
        }
    }
}
