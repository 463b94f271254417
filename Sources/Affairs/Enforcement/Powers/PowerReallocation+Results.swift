package import Kernel

extension PowerReallocation {
    package static var concordance: Concordance { Concordance().under("2018", [Law.penalty2021(39): Law.penalty2017(4, 3)]) }

    /// 实施机关应当公示 (行政处罚法2021年修订第三十九条); 赋权决定应当公布 (第二十四条第一款).
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "decision", "行政处罚权集中、赋权决定", basis: Law.penalty2021(39),
            shows: \.form, \.source, \.scope, \.itemNames, \.approver, \.approvalDocument, \.publishedOn, \.effectiveOn)
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("announcement", "行政处罚权集中、赋权公告", basis: Law.penalty2021(39)) { matter, now in
            var paragraphs = [
                "经\(matter.approver?.name ?? "")批准（\(matter.approvalDocument)），自\(matter.effectiveOn?.chinese ?? "")起，"
                    + "\(now.organs.name(of: matter.source))的下列职权由\(now.organs.name(of: now.organ))行使，原行使部门不再行使：\(matter.scope)。"
            ]
            paragraphs += matter.itemNames.enumerated().map { "\($0 + 1)．\($1)" }
            return DocumentContent(
                paragraphs, signature: now.organs.nearest(.government, to: now.organ).map { now.organs.name(of: $0) } ?? "", day: matter.publishedOn)
        }
        .issued(by: .holding(.government))
    }

    /// One decision a source department, so that decisions in force are departments whose powers were moved.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.stock("reallocation.sources", "集中行使行政处罚权的原行使部门", unit: "个") { $0.form == .centralised ? $0.periods : [] }
            .told("年末其行政处罚权已经集中由其他机关行使的部门，一个部门一件决定。")
        Measure.stock("reallocation.empowered", "乡镇（街道）赋权决定", unit: "件") { $0.form == .empowerment ? $0.periods : [] }
            .told("年末有效的赋权决定，一个部门向一个乡镇（街道）赋权为一件。")
        Measure.count("reallocation.effective", "生效的集中、赋权决定", unit: "件", on: \.newlyEffectiveOn)
            .told("本年生效的职权集中、赋权决定，按生效日计入。")
        Measure.each("reallocation.evaluated", "集中、赋权评估", unit: "次") { $0.evaluations.compactMap(\.on) }
            .told("对承接能力和行使情况的定期评估，按评估日计入。")
        Measure.count("reallocation.ended", "终止的集中、赋权决定", unit: "件", on: \.endedOn)
            .told("本年终止的职权集中、赋权决定，按终止日计入。")
        Measure.count("reallocation.retracted", "撤回报请的集中、赋权方案", unit: "件", on: \.retractedOn)
            .told("批准以前由县级人民政府撤回、不再报请的方案，按撤回日计入；不计入终止的决定。")
    }

    private var periods: [(first: Day, last: Day?)] { tookEffectOn.map { [($0, endedOn?.advanced(by: -1))] } ?? [] }
    private var newlyEffectiveOn: Day? { isImported ? nil : tookEffectOn }

    /// 尚不能有效承接 at the last evaluation.
    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("ability", "最近一次评估认为尚不能有效承接", Law.localEmpowerment2019.cited()) { matter, now in
            guard matter.isInForce(on: now.today), let last = matter.evaluations.last, last.ability == .notYet else { return [] }
            return [last.note]
        }
    }
}
