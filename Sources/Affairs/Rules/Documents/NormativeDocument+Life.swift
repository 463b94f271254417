import Kernel

private let control = Law.documentControl2018
private let procedureRules = Law.hunanProcedure

/// 评估、延续、修改、废止、失效.
extension NormativeDocument {
    @Clauses
    static func laterLife() -> [Clause<Self>] {
        Action("evaluate", "评估", .published, by: .clerk, .office, basis: procedureRules(51)).at(atMaker).needs(\.evaluation, \.evaluationNote)
            .requires(inForce).stamps(\.evaluatedOn)
        Action("renew", "重新公布", .published, by: .office, .clerk, basis: procedureRules(51)).at(atMaker)
            .requires("shortly-before-expiry", "在有效期届满前六个月内，且尚未届满", procedureRules(51)) { matter, now in
                guard let until = matter.validUntil else { return false }
                return now.today <= until && isNear(until, on: now.today, now)
            }
            .requires("evaluated-to-keep", "届满前六个月内的评估认为应当继续执行", procedureRules(51)) { matter, now in
                guard let until = matter.validUntil, let evaluated = matter.evaluatedOn else { return false }
                return matter.evaluation == .keep && isNear(until, on: evaluated, now)
            }
            .writes(\.renewals, \.validUntil) { matter, now in
                matter.renewals.append(now.today)
                matter.validUntil = matter.longestValidity(from: now.today, now)
            }
            .publishes("text")
        // How far an amendment goes is for its own text; here it is on record that and by what it was amended.
        Action("amend", "修改", .published, by: .office, .clerk, basis: control.cited("第（八）项")).at(atMaker)
            .fills(\.amendedBy, \.cleanup, \.amendmentNote)
            .requires(inForce)
            .requires("amendment-founded", "修改依据为已公布且载明修改本文件的文件，或者已公布结果的清理决定", control.cited("第（八）项")) { matter, now in
                if let amending = matter.amendedBy { return isIssued(amending, replacing: now.matter, now) }
                return !matter.amendmentNote.isEmpty && decided(matter.cleanup, .amended, now)
            }
            .writes(\.amendments, \.amendedBy, \.amendmentNote) { matter, now in
                var amendment = Amendment()
                amendment.on = now.today
                amendment.by = matter.amendedBy
                amendment.note = matter.amendmentNote
                matter.amendments.append(amendment)
                (matter.amendedBy, matter.amendmentNote) = (nil, "")
            }
            .publishes("text")
    }

    @Clauses
    static func ends() -> [Clause<Self>] {
        Action("repeal", "废止", .published, to: .repealed, by: .office, .clerk, basis: control.cited("第（八）项")).at(atMaker)
            .needs(\.repealGround).fills(\.cleanup, \.replacedBy, \.endNote)
            .requires(inForce)
            .requires("repeal-founded", "废止应有依据：清理决定废止、已公布的替代文件、评估结论或者写明的其他理由", control.cited("第（八）项")) { matter, now in
                switch matter.repealGround {
                case .cleanup: decided(matter.cleanup, .repealed, now)
                case .replaced: matter.replacedBy.map { isIssued($0, replacing: now.matter, now) } ?? false
                case .evaluation: matter.evaluation == .repeal
                case .superiorLaw, .other: !matter.endNote.isEmpty
                case nil: false
                }
            }
            .stamps(\.repealedOn).publishes("text")
        // 宣布失效: its period has not run out, but what it was for is done or gone.
        Action("declare-lapsed", "宣布失效", .published, to: .lapsed, by: .office, .clerk, basis: control.cited("第（八）项")).at(atMaker)
            .needs(\.cleanup, \.endNote)
            .requires(inForce)
            .requires("clean-up-declares-lapsed", "清理决定宣布失效", control.cited("第（八）项")) { matter, now in decided(matter.cleanup, .lapsed, now) }
            .stamps(\.lapsedOn).publishes("text")
        Action("lapse", "有效期届满失效", .published, to: .lapsed, by: .system, basis: procedureRules(51))
            .requires("validity-expired", "有效期已经届满", procedureRules(51)) { matter, now in matter.validUntil.map { now.today > $0 } ?? false }
            .writes(\.lapsedOn) { matter, _ in matter.lapsedOn = matter.validUntil?.advanced(by: 1) }
            .publishes("text")
        // On the day after its last, it has lapsed by itself.
        Limit(
            "validity", "有效期", termText: "至有效期届满", through: { $0.publishedOn == nil ? nil : $0.validUntil }, until: \.lastDayOnceEnded,
            basis: procedureRules(51)
        )
        .runs(from: "施行之日", until: "废止、撤销或者宣布失效")
        .deems("lapse")
    }

    /// Whether a day lies in the last months before the end of validity: as many months later, the end has come.
    private static func isNear(_ end: Day, on day: Day, _ now: Moment) -> Bool {
        now.lastDay(of: .months(now.settings[evaluationMonths]), from: day) >= end
    }

    /// Whether a document was published and says that it amends or replaces this one.
    private static func isIssued(_ other: Ref<NormativeDocument>, replacing matter: MatterID, _ now: Moment) -> Bool {
        guard let document = now.find(other) else { return false }
        return document.isUnified && document.replaces.contains(Ref(matter))
    }

    private static func decided(_ cleanup: Ref<DocumentCleanup>?, _ fate: DocumentCleanup.Fate, _ now: Moment) -> Bool {
        guard let cleanup, let found = now.find(cleanup) else { return false }
        return found.fate(of: Ref(now.matter)) == fate
    }
}
