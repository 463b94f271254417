package import Kernel

private let law = Law.compulsion

extension CompulsoryMeasure {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-08", "实施的执法人员不少于两人", law(18, item: 2)) { matter, _ in
            matter.imposedOn == nil || Set(matter.officers.certificates).count >= 2
        }
        Invariant("HG-08.certified", "实施的人员在当日都持有有效执法证", law(17, 3)) { matter, history, now in
            !history.ends(in: "impose", "impose-urgently")
                || matter.officers.certificates.allSatisfy { certificate in
                    now.find(certificate).map { $0.certificateClass == .enforcement && $0.isValid(on: now.today) } ?? false
                }
        }
        Invariant("HG-08.approved", "没有批准的，没有实施；情况紧急的，补办批准以后才继续", law(18, item: 1)) { _, history in
            history.precede("impose", by: "approve") && history.precede("extend", by: "approve", "ratify")
                && history.precede("dispose", by: "approve", "ratify")
        }
        Invariant("HG-08.apart", "提请的人员没有批准", law(18, item: 1)) { _, history in
            history.areApart(["propose", "impose-urgently"], ["approve", "ratify"])
        }
        Invariant("HG-16", "查封、扣押、冻结没有超过三十日，延长的没有超过六十日", law(25, 1)) { matter, history in
            guard matter.measureKind?.lasts30Days ?? false, let imposed = matter.imposedOn, let ended = matter.endedOn else { return true }
            // A longer term needs a law that gives it; the time of a test is not counted.
            guard (matter.holdDays ?? 30) <= 30, matter.testings.isEmpty else { return true }
            // It falls of itself on the day after its last, when the law is asked.
            let allowed = history.has("extend") ? 61 : 31
            return ended - imposed <= allowed || history.last("lapse") != nil
        }
        Invariant("HG-16.extended", "至多延长一次", law(25, 1)) { _, history in history.all("extend").count <= 1 }
        Invariant("HG-16.unrelated", "没有查封、扣押无关财物和生活必需品", law(23, 1)) { matter, _ in
            matter.imposedOn == nil || matter.items.allSatisfy { $0.isInvolved && !$0.isNecessity }
        }
    }
}
