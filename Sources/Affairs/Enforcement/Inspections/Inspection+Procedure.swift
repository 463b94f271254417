package import Kernel

private let systems = Law.penaltyPublicity2018

extension Inspection {
    package static var editions: [Edition] {
        [
            Edition("2018", "2017年修正的行政处罚法和三项制度", from: "2018-12-05", until: "2021-07-14"),
            Edition("2021", "2021年修订的行政处罚法", from: "2021-07-15", until: "2025-01-02"),
            Edition("2025", "严格规范涉企行政检查以后", from: "2025-01-03"),
        ]
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        approval(InspectionLaw.of(edition))
        visit(InspectionLaw.of(edition))
        publicity()
        rectification(InspectionLaw.of(edition))
    }

    @Clauses
    private static func approval(_ law: InspectionLaw) -> [Clause<Self>] {
        Action("propose", "提请检查", to: .proposed, by: .officer, basis: law.rule)
            .needs(\.source, \.objectKind, \.plan, \.items, \.officers, \.plannedOn)
            .fills(\.task, \.causeNote, \.campaignFile, \.objectName, \.objectCode, \.citizenName, \.address, \.unannounced, \.unannouncedReason)
            .requires(all: wellProposed(law)).requires(all: listed(law)).requires(capped(law)).requires(all: fromTask)
            .requires(announced(law)).requires(all: inspectors(law)).stamps(\.proposedOn)
        Action("approve", "批准检查", .proposed, to: .approved, by: .head, basis: law.rule).separate(from: "propose")
            .excludes("approver-not-inspector", "检查人员不得批准自己实施的检查", law.rule) { matter, now in Array(matter.persons(now)) }
            .requires(announced(law)).requires(all: listed(law)).requires(capped(law)).requires(all: fromTask).requires(all: inspectors(law))
            .stamps(\.approvedOn).issues("approval")
        Action("refuse", "不批准", .proposed, to: .cancelled, by: .head, basis: law.rule).needs(\.refusalReason).stamps(\.cancelledOn)
        Action("notify", "送达检查通知书", .approved, by: .officer, basis: law.rule)
            .awaited { !$0.unannounced && $0.notifiedOn == nil }
            .requires("not-unannounced", "不预先通知的检查不发通知书", law.rule) { matter, _ in !matter.unannounced }
            .requires("not-yet-notified", "尚未通知", law.rule) { matter, _ in matter.notifiedOn == nil }
            .requires(acting(law.officers))
            .stamps(\.notifiedOn).issues("notice")
        Action("cancel", "撤销检查", .approved, to: .cancelled, by: .head, .officer, basis: law.rule).needs(\.cancelReason).stamps(\.cancelledOn)
        Action("replace-officers", "更换检查人员", .approved, by: .head, basis: law.officers).needs(\.officers)
            .requires(all: inspectors(law)).requires(all: fromTask)
    }

    @Clauses
    private static func visit(_ law: InspectionLaw) -> [Clause<Self>] {
        Action("visit", "实施检查", .approved, to: .visited, by: .officer, basis: law.officers)
            .awaited { $0.unannounced || $0.notifiedOn != nil }
            .fills(\.certificatesShown, \.codeScanned, \.scanNote, \.helpers, \.helpersOnlyAssisted, \.address)
            .requires(all: inspectors(law)).requires(acting(law.officers)).requires(all: listed(law)).requires(capped(law))
            .requires(announced(law)).requires(all: fromTask).requires(all: onTheSpot(law))
            .writes(\.isFirstOfYear) { matter, now in matter.isFirstOfYear = !matter.objectCode.isEmpty && matter.otherVisits(now).isEmpty }
            .stamps(\.visitedOn)
        Action("record-result", "登记检查结果", .visited, to: .concluded, by: .officer, basis: law.record)
            .needs(\.record, \.result).fills(\.recordSigned, \.unsignedNote, \.recording, \.problems)
            .requires(acting(law.officers)).requires(all: recorded(law))
            .stamps(\.resultOn).issues("record")
    }

    @Clauses
    private static func publicity() -> [Clause<Self>] {
        Action("publish", "公示检查结果", .concluded, .rectifying, by: .officer, .clerk, basis: systems.cited("第二部分"))
            .awaited(at: .concluded) { $0.publishedOn == nil && $0.silentOn == nil }
            .requires("publishable", "没有不予公示的情形，尚未公示", systems.cited("第二部分")) { matter, _ in
                matter.silenceGround == nil && matter.publishedOn == nil
            }
            .stamps(\.publishedOn).publishes("result")
        Action("keep-silent", "决定不予公示", .concluded, .rectifying, by: .head, basis: systems.cited("第二部分"))
            .needs(\.silenceGround)
            .requires("publicity-undecided", "尚未公示，也尚未决定不予公示", systems.cited("第二部分")) { matter, _ in
                matter.publishedOn == nil && matter.silentOn == nil
            }
            .stamps(\.silentOn)
        Limit(
            "publication", "公示检查结果", .workingDays(20), from: \.resultOn, until: { $0.publishedOn ?? $0.silentOn },
            basis: systems.cited("第二部分"))
    }

    @Clauses
    private static func rectification(_ law: InspectionLaw) -> [Clause<Self>] {
        Action("order", "责令改正", .concluded, .rectifying, to: .rectifying, by: .officer, basis: law.rule)
            .needs(\.rectification, \.rectifyDays)
            .requires(acting(law.officers))
            .requires("problem-found", "检查发现问题的，方可责令改正", law.rule) { matter, _ in matter.result?.isProblem ?? false }
            .writes(\.rectifyUntil, \.rectifiedOn) { matter, now in
                matter.rectifyUntil = now.lastDay(of: .days(matter.termOfRectification), from: now.today)
                matter.rectifiedOn = nil
            }
            .stamps(\.orderedOn).issues("order")
        Action("revisit", "复查", .rectifying, by: .officer, basis: law.rule).awaited { $0.rectifiedOn == nil }
            .needs(\.revisitNote).fills(\.revisitPassed)
            .requires(all: inspectors(law)).requires(acting(law.officers))
            .requires("unrectified-only-after-term", "没有改正的，期限届满后方可认定", law.rule) { matter, now in
                matter.revisitPassed || matter.rectifyUntil.map { now.today > $0 } ?? false
            }
            .writes(\.revisits, \.rectifiedOn, \.revisitNote, \.revisitPassed) { matter, now in matter.noteRevisit(now) }
        Action("hand-on", "转后续处理", .concluded, .rectifying, by: .officer, .head, basis: law.rule)
            .needs(\.followUp, \.followUpNote).fills(\.penaltyCase)
            .requires("problem-found", "检查发现问题的，方可转后续处理", law.rule) { matter, _ in matter.result?.isProblem ?? false }
            .requires("own-penalty-case", "所引用的行政处罚案件存在，由本机关办理", law.rule) { matter, now in
                matter.penaltyCase.map { now.organ(of: $0) == now.organ } ?? true
            }
            .stamps(\.handedOn)
        Action("close", "办结", .concluded, .rectifying, to: .closed, by: .officer, .clerk, basis: systems.cited("第三部分"))
            .awaited { $0.publishedOn != nil || $0.silentOn != nil }
            .requires(all: finished(law))
            .stamps(\.closedOn)
        Limit(
            "rectification", "改正", termText: "责令改正通知书所定日数", from: \.orderedOn, until: { $0.rectifiedOn ?? $0.handedOn }, basis: law.rule
        ) { matter, _ in matter.rectifyDays == nil ? nil : .days(matter.termOfRectification) }
    }

    private var termOfRectification: Int { min(365, max(1, rectifyDays ?? 1)) }

    private mutating func noteRevisit(_ now: Moment) {
        var revisit = Revisit()
        (revisit.on, revisit.passed, revisit.note) = (now.today, revisitPassed, revisitNote)
        revisits.append(revisit)
        if revisitPassed { rectifiedOn = now.today }
        (revisitNote, revisitPassed) = ("", false)
    }
}
