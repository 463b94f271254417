package import Kernel

extension Inspection {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-08", "实施检查的人员不少于两人", Law.penalty2021(42)) { matter, _ in
            matter.visitedOn == nil || Set(matter.officers.certificates).count >= 2
        }
        Invariant("HG-08.certified", "实施检查的人员在当日都持有本机关或者联合机关的有效执法证", Law.penaltyPublicity2018.cited("第二部分")) { matter, history, now in
            !history.ends(in: "visit")
                || matter.officers.certificates.allSatisfy { certificate in
                    now.find(certificate).map { $0.certificateClass == .enforcement && $0.isValid(on: now.today) } ?? false
                }
        }
        Invariant("HG-18.items", "没有公布的事项没有提请检查", Law.enterpriseInspection2025.cited()) { matter, history, now in
            guard history.ends(in: "propose"), let plan = matter.plan.flatMap({ now.find($0) }) else { return !history.ends(in: "propose") }
            return plan.publishedOn != nil && matter.items.allSatisfy { item in plan.items.contains { $0.code == item } }
        }
        Invariant("HG-18.task", "依抽查任务检查的，对象和人员都由有抽取日志的任务抽取", Law.doubleRandom2019.cited()) { matter, history, now in
            guard history.ends(in: "propose"), matter.source == .task else { return true }
            guard let task = matter.task.flatMap({ now.find($0) }) else { return false }
            return task.objectDraw?.selected.contains(matter.objectCode) ?? false && task.officerDraw != nil
        }
        Invariant("HG-18.cap", "没有缘由的检查没有超过同一企业的年度频次", Law.enterpriseInspection2025.cited()) { matter, history, now in
            guard history.ends(in: "propose"), matter.objectKind?.isBusiness ?? false, !(matter.source?.isExemptFromCap ?? false) else { return true }
            let plan = matter.plan.flatMap { now.find($0) }
            let made = now.matching(Inspection.self, "objectCode", matter.objectCode).filter { other in
                other.id.id != now.matter && now.organ(of: other.id) == now.organ && other.record.visitedOn?.year == now.today.year
                    && !(other.record.source?.isExemptFromCap ?? false)
            }
            return matter.items.allSatisfy { code in
                guard let cap = plan?.items.first(where: { $0.code == code })?.frequencyCap else { return true }
                return made.count { $0.record.items.contains(code) } < cap
            }
        }
        Invariant("HG-18", "没有批准的，没有实施检查", Law.enterpriseInspection2025.cited()) { _, history in history.precede("visit", by: "approve") }
        Invariant("HG-18.apart", "提请检查的人员没有批准", Law.enterpriseInspection2025.cited()) { _, history in history.areApart(["propose"], ["approve"]) }
        Invariant("HG-18.notice", "预先通知的检查，送达通知书以后才实施", Law.enterpriseInspection2025.cited()) { matter, history in
            matter.unannounced || !history.has("visit") || history.has("notify")
        }
    }
}
