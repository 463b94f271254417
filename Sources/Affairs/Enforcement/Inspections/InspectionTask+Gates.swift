import Kernel

private let random = Law.doubleRandom2019

extension InspectionTask {
    static func planned(_ law: Basis) -> [Gate<Self>] {
        [
            Gate("published-plan", "任务依据本机关已经公布的当年检查计划", law) { matter, now in
                guard let plan = matter.plan, let record = now.find(plan) else { return false }
                return record.isOpen(on: now.today) && now.organ(of: plan) == now.organ
            },
            Gate(
                "published-items", "抽查事项在已经公布的清单之内", law,
                listing: { matter, now in
                    let plan = matter.plan.flatMap { now.find($0) }
                    return matter.items.filter { plan?.item($0) == nil }
                }),
            Gate("partners-of-plan", "联合检查单位与清单一致，不另行增加", random.cited()) { matter, now in
                guard let plan = matter.plan.flatMap({ now.find($0) }) else { return true }
                let named = Set(matter.items.compactMap { plan.item($0) }.flatMap(\.partners))
                return Set(matter.partners).isSubset(of: named)
            },
            Gate("due-within-year", "要求完成日期不早于当日，在计划年度以内", law) { matter, now in
                matter.dueOn.map { $0 >= now.today && $0.year == now.today.year } ?? true
            },
        ]
    }

    /// One object is always written in one way, or it would be counted as two.
    static func isCode(_ text: String) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) } }

    /// The two libraries: lists fit to be digested, no one twice, enough of them.
    static let libraries: [Gate<InspectionTask>] = [
        Gate(
            "object-library-complete", "对象名录逐户有代码和信用风险分类，没有重复", random.cited(),
            listing: { matter, _ in
                let times = Dictionary(matter.objects.map { ($0.code, 1) }, uniquingKeysWith: +)
                let faulty = matter.objects.filter { object in
                    object.code.isEmpty || !isCode(object.code) || !object.exclusion.isPlain || object.grade == nil || times[object.code] != 1
                }
                return faulty.map { $0.name.isEmpty ? $0.code : $0.name }
            }),
        Gate("enough-objects", "可以抽取的对象不少于抽取个数", random.cited()) { matter, _ in
            let free = matter.objects.filter { $0.exclusion.isEmpty }.count
            return free >= matter.objectCount ?? 1
        },
        Gate("officer-library-sufficient", "人员名录没有重复，可以抽取的不少于抽取人数", random.cited()) { matter, _ in
            let codes = matter.pool.map(\.code)
            let free = matter.pool.filter { $0.exclusion.isEmpty }.count
            return !codes.contains("") && Set(codes).count == codes.count && matter.pool.allSatisfy { $0.exclusion.isPlain }
                && free >= matter.officerCount ?? 2
        },
        poolCertified,
    ]

    static let poolCertified: Gate<InspectionTask> = Gate(
        "officer-library-certified", "人员名录中可以抽取的都是本机关或者联合检查单位持有效执法证的人员", random.cited(),
        listing: { matter, now in
            let organs = [now.organ] + matter.partners
            return matter.pool.filter(\.exclusion.isEmpty).compactMap { officer in
                guard let certificate = officer.certificate, let record = now.find(certificate) else { return "执法证#\(officer.code)" }
                let isFit = record.certificateClass == .enforcement && record.isValid(on: now.today)
                return isFit && (now.organ(of: certificate).map(organs.contains) ?? false) ? nil : record.holderName
            }
        })

    /// HG-18: without a draw log the task is void.
    static let logged: Gate<InspectionTask> = Gate(
        "draw-logs-complete", "对象和人员都有完整的抽取日志，没有抽取日志的任务无效", random.cited(),
        listing: { matter, _ in
            var missing: [String] = []
            if !(matter.objectDraw?.isWhole ?? false) { missing.append("检查对象抽取日志") }
            if !(matter.officerDraw?.isWhole ?? false) { missing.append("执法检查人员抽取日志") }
            return missing
        })
}
