package import Kernel

private let systems = Law.penaltyPublicity2018

extension GuidingCase {
    /// Neither the parties nor the case's own number are shown.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "case", "行政执法指导案例", basis: systems.cited("第（十九）项"),
            shows: \.number, \.name, \.field, \.facts, \.keyPoints, \.significance, \.statutes, \.publishedOn)
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "case", "行政执法指导案例", basis: systems.cited("第（十九）项"), number: "{organ}指导案例〔{year}〕{n}号", in: \.number
        ) { matter, now in
            DocumentContent(
                [
                    matter.name, "基本案情：\(matter.facts)", "执法要点：\(matter.keyPoints)", "指导意义：\(matter.significance)",
                    "适用条文：\(matter.statutes.map(\.words).filter { !$0.isEmpty }.joined(separator: "、"))", "本案例供办理类似案件时参照，不作为执法依据引用。",
                ],
                signature: now.organs.nearest(.justice, to: now.organ).map { now.organs.name(of: $0) } ?? "", day: matter.publishedOn)
        }
        .issued(by: .holding(.justice)).numberingMatter()
    }

    /// It guides no longer when what it rests on has changed.
    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("case-fallen", "指导案例所据的决定已被撤销、变更或者确认违法", systems.cited("第（十九）项")) { matter, now in matter.fallenCase(now) }
        Caution("law-changed", "指导案例适用的法律已经修改或者失效", systems.cited("第（十九）项")) { matter, now in matter.changedLaws(now) }
    }

    /// Cited titles that the law register knows in an edition of the day of the decision, but another or none today.
    private func changedLaws(_ now: Moment) -> [String] {
        guard let decidedOn, withdrawnOn == nil else { return [] }
        return statutes.map(\.statute).filter { title in
            let known = Law.registry.filter { $0.title == title }
            guard let then = known.first(where: { $0.isInForce(on: decidedOn) }) else { return false }
            return !then.isInForce(on: now.today)
        }
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("guiding-case.recommended", "推荐行政执法指导案例", unit: "个", on: \.recommendedOn)
            .told("按推荐日计入。")
        Measure.count("guiding-case.count", "发布行政执法指导案例", unit: "个", on: \.publishedOn)
            .told("本年发布的行政执法指导案例，按发布日计入。")
        Measure.counts("guiding-case.field", "发布行政执法指导案例", unit: "个", on: \.publishedOn, by: \.field)
            .part(of: "guiding-case.count")
        Measure.count("guiding-case.rejected", "未采用的推荐案例", unit: "个", on: \.rejectedOn)
            .told("按决定日计入。")
        Measure.count("guiding-case.withdrawn", "停止参照的指导案例", unit: "个", on: \.withdrawnOn)
            .told("按停止参照日计入。")
        Measure.stock("guiding-case.valid", "可以参照的指导案例", unit: "个", from: \.publishedOn) { $0.withdrawnOn.map { $0.advanced(by: -1) } }
            .told("年末已经发布、没有停止参照的指导案例。")
    }
}
