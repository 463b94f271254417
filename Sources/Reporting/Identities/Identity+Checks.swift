package import Kernel

extension Identity {
    /// Checks a year's figures. Give it figures by organ as well, or the county's sum cannot be compared with its organs'.
    package static func checks(_ set: FigureSet, reportedOn day: Day) -> [Identity] {
        let bench = IdentityBench(set: set)
        return (rules(bench) + disputes(bench) + enforcement(bench) + oversight(bench) + general(bench, reportedOn: day)).sorted { $0.id < $1.id }
    }

    private static func rules(_ bench: IdentityBench) -> [Identity] {
        [
            Identity(
                id: "I-01", statement: "清理总数＝继续有效＋修改＋废止＋宣布失效",
                cases: bench.equal(
                    bench.named("cleanup.total"),
                    bench.named("cleanup.continued", "cleanup.amended", "cleanup.repealed", "cleanup.lapsed"))),
            Identity(
                id: "I-02", statement: "年初现行有效＋本年开始施行－废止－失效－被撤销＝年末现行有效",
                cases: bench.equal(
                    [bench.opening("document.in-force", "年初现行有效")] + bench.named("document.effective"),
                    less: bench.named("document.repealed", "document.lapsed", "document.revoked"), bench.named("document.in-force"))),
            Identity(id: "I-03", statement: "已经备案件数不大于应当备案件数", cases: bench.ascending("document.filing-done", "document.filing-due")),
            Identity(
                id: "I-04", statement: "合法性审查总数＝各类审查之和；其他审查不大于总数",
                cases: bench.classes("review.subject") + bench.ascending("review.other", "review.all")),
        ]
    }

    private static func disputes(_ bench: IdentityBench) -> [Identity] {
        let open = bench.set.sums["mediation.open"]
        let mediations =
            open == nil
            ? []
            : bench.equal(
                [bench.opening("mediation.open", "上年结转")] + bench.named("mediation.accepted"),
                bench.named("mediation.mediated") + [
                    bench.flow("mediation.stopped", "未经调解终结"), Addend(name: "年末未终结", value: open?.closing ?? 0, id: "mediation.open"),
                ])
        let known = bench.named("reconsideration.upheld", "reconsideration.corrected", "reconsideration.settled")
        return [
            Identity(
                id: "I-05", statement: "0≤调解成功≤调解≤受理与上年结转之和；受理≤排查；成功＋不成＝调解",
                cases: bench.ascending("mediation.succeeded", "mediation.mediated")
                    + bound(bench.named("mediation.mediated"), bench.named("mediation.accepted") + [bench.opening("mediation.open", "上年结转")])
                    + bench.ascending("mediation.accepted", "mediation.screened")
                    + bench.equal(bench.named("mediation.succeeded", "mediation.failed"), bench.named("mediation.mediated"))),
            Identity(
                id: "I-07", statement: "行政复议、人民调解、行政应诉、信访：上年结转＋本年受理＝本年办结＋年末在办",
                cases: bench.equal(
                    [bench.opening("reconsideration.open", "上年结转")] + bench.named("reconsideration.accepted"),
                    bench.named("reconsideration.concluded", "reconsideration.open")) + mediations + carriedOver(bench)),
            Identity(
                id: "I-08", statement: "行政复议：办结＝各种结案方式之和；维持、纠正、调解和解之和不大于办结",
                cases: bench.classes("reconsideration.outcome") + bound(known, bench.named("reconsideration.concluded"))),
            Identity(
                id: "I-09", statement: "行政复议：纠正件数不大于办结件数，纠错率以办结件数为分母",
                cases: bench.ascending("reconsideration.corrected", "reconsideration.concluded")),
        ]
    }

    private static func enforcement(_ bench: IdentityBench) -> [Identity] {
        let filed = bench.set.sums["penalty.filed"] != nil && bench.set.sums["penalty.closed"] != nil
        return [
            Identity(
                id: "I-12", statement: "行政处罚：年初在办＋本年立案＋本年当场处罚＝本年结案＋年末在办",
                cases: filed
                    ? bench.equal(
                        [bench.opening("penalty.open", "年初在办"), bench.flow("penalty.filed", "本年立案"), bench.flow("penalty.simple", "本年当场处罚")],
                        [bench.flow("penalty.closed", "本年结案")] + bench.named("penalty.open")) : []),
            Identity(
                id: "I-13", statement: "行政处罚：案件数＝各处罚种类之和（一案按最重的种类计一次）＝简易程序＋普通程序",
                cases: bench.classes("penalty.kind")
                    + bench.equal(bench.named("penalty.decided"), bench.named("penalty.simple", "penalty.ordinary"))),
            Identity(
                id: "I-15", statement: "证件总数＝行政执法证＋行政执法监督证＋听证主持人证",
                cases: bench.equal(bench.named("certificate.all"), bench.named("certificate.valid", "certificate.supervision", "certificate.hearing"))
            ),
        ]
    }

    private static func general(_ bench: IdentityBench, reportedOn day: Day) -> [Identity] {
        let set = bench.set
        let told = ["review.subject", "reconsideration.outcome", "certificate.valid", "penalty.kind", "power.items"]
        let bases = Set(set.figures.compactMap(\.indicator.classified)).subtracting(told).sorted()
        let rates = set.figures.filter { $0.indicator.nature == .ratio && $0.value != nil }
        let end = Day.lastDay(of: set.year)
        return [
            Identity(id: "I-06", statement: "分类之和＝总数", cases: bases.flatMap { bench.classes($0) }),
            Identity(id: "I-14", statement: "全县＝县本级＋各部门＋各乡镇之和", cases: set.organs.isEmpty ? [] : organs(set)),
            Identity(
                id: "I-20", statement: "各项比率在0至100%之间",
                cases: rates.map { figure in
                    let holds = (figure.numerator?.value ?? 0) >= 0 && (figure.numerator?.value ?? 0) <= (figure.denominator?.value ?? 0)
                    return Case(terms: [Term(name: figure.name, value: figure.text + "%", id: figure.id)], holds: holds)
                }),
            Identity(
                id: "I-22", statement: "统计期间届满之后成文",
                cases: [
                    Case(
                        terms: [Term(name: "统计期间截至", value: end.chinese), Term(name: "成文日", value: day.chinese)], holds: end < day)
                ]),
        ]
    }

    /// The parts together are at most the whole.
    private static func bound(_ parts: [Addend], _ whole: [Addend]) -> [Case] {
        guard (parts + whole).contains(where: { $0.value != 0 }) else { return [] }
        let terms = (parts + whole).map(\.term)
        return [Case(terms: terms, holds: parts.reduce(0) { $0 + $1.value } <= whole.reduce(0) { $0 + $1.value })]
    }

    /// Every sum of the county against the sum over its organs.
    private static func organs(_ set: FigureSet) -> [Case] {
        set.figures.filter { $0.indicator.nature != .ratio && ($0.value?.units ?? 0) != 0 }.map { figure in
            let sum = set.organs.reduce(0) { $0 + ($1.values[figure.id]?.units ?? 0) }
            let parts = ScaledNumber(sum, decimals: figure.indicator.decimals)
            return Case(
                terms: [Term(name: figure.name + "：全县", value: figure.text, id: figure.id), Term(name: "各机关之和", value: parts.text)],
                holds: sum == figure.value?.units)
        }
    }
}
