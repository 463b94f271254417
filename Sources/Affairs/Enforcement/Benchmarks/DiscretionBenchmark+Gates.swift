import Kernel

extension DiscretionBenchmark {
    /// The tables of B10, checked again at every step on which something could have changed.
    static func table(_ law: BenchmarkLaw) -> [Gate<Self>] {
        let gates: [Gate<Self>] = [
            Gate("entries-complete", "条目应有编码、依据和违法行为，编码不得重复", law.content, listing: { matter, _ in matter.incomplete }),
            Gate("bases-in-force", "依据应为现行有效的法律、法规、规章", law.making, listing: { matter, now in matter.lapsed(on: now.today) }),
            Gate("tiers-complete", "行政处罚应当划分从轻、一般、从重阶次，写明适用条件；其他权力写明细化量化的标准", law.content, listing: { matter, _ in matter.untiered }),
            Gate("within-legal-range", "裁量阶次不得超出法定幅度", law.content, listing: { matter, _ in matter.beyondLaw }),
            Gate("tiers-without-gap-or-overlap", "裁量阶次之间不得有空档、重叠，由轻到重", law.content, listing: { matter, _ in matter.unevenly }),
            Gate("items-own-with-discretion", "所涉权力事项应为本机关在用且有裁量空间的事项", law.making, listing: { matter, now in matter.unfounded(now) }),
        ]
        guard law.hasNationalRules else { return gates }
        return gates + [
            Gate("within-upper-benchmark", "细化量化不得超出上级基准划定的阶次和幅度", law.making, listing: { matter, _ in matter.beyondUpper }),
            Gate("refinement-explained", "原则上直接适用，细化量化应当说明理由", law.making) { matter, _ in !matter.refinementReason.isEmpty }
                .when("有上级基准的") { matter, _ in !matter.upperBenchmark.isEmpty },
        ]
    }

    /// Only an organ with discretion to exercise makes a benchmark: an enforcement subject, or one that a case shows to punish.
    static func hasSubject(_ law: BenchmarkLaw) -> Gate<Self> {
        Gate("maker-is-administrative-organ", "基准由行政机关制定，村（社区）不得制定", law.making) { _, now in
            now.organs[now.organ].map { $0.level != .village } ?? false
        }
    }

    /// HG-06: 未经合法性审核或者经审核不合法的，不得提交集体讨论.
    static let lawful: Gate<Self> = Gate("legality-review-passed", "未经合法性审核或者经审核不合法的，不得提交集体讨论", Law.documentReview2018.cited("第（七）项")) { matter, _ in
        matter.reviewOutcome == .lawful || matter.reviewOutcome == .lawfulAfterAmendment
    }
    static let answered: Gate<Self> = Gate("opinion-answered", "应当按审核意见修改或者说明", Law.documentReview2018.cited("第（六）项")) { matter, _ in
        !matter.answer.isEmpty
    }
    .when("审核意见为应当予以修改的") { matter, _ in matter.reviewOutcome == .lawfulAfterAmendment }

    /// What takes effect ends those it replaces: they must be the organ's own, and in force.
    static func replacesOwn(_ law: BenchmarkLaw) -> Gate<Self> {
        Gate(
            "replaces-own-in-force", "所修订的基准应为本机关的现行基准", law.managing,
            listing: { matter, now in
                matter.replaces.filter { now.organ(of: $0) != now.organ || now.stage(of: $0) != .inForce || $0.id == now.matter }
                    .map { now.find($0)?.title ?? $0.shown }
            })
    }

    /// One matter, one standard: a set that speaks of what another set of the organ speaks of says that it replaces it.
    static func onlyOne(_ law: BenchmarkLaw) -> Gate<Self> {
        Gate(
            "no-overlapping-benchmark", "同一违法行为、事项已有现行基准的，应当列明所修订的基准", law.managing,
            listing: { matter, now in
                let effective = matter.effectiveOn ?? now.today
                let subjects = Set(matter.entries.map(\.subject))
                // Also one that is published and only begins later would then stand beside this one.
                let others = now.matching(DiscretionBenchmark.self, "maker", now.organ).filter { other in
                    other.id.id != now.matter && !matter.replaces.contains(other.id) && other.record.stands(from: effective)
                }
                return others.flatMap { other in
                    other.record.entries.filter { subjects.contains($0.subject) }.map { "《\(other.record.title)》\($0.code)" }
                }
            })
    }
}
