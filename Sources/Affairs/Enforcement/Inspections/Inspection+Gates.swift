import Kernel

private let systems = Law.penaltyPublicity2018
private let random = Law.doubleRandom2019
/// What a task asks only of the visits that are made under it.
private let underTask = "依抽查任务检查的"

/// HG-18: an enterprise is inspected only for a published item, on approval, below the cap, by a drawn or named pair of officers.
extension Inspection {
    static func wellProposed(_ law: InspectionLaw) -> [Gate<Self>] {
        [
            Gate("object-named", "写明检查对象：单位有名称和统一社会信用代码，公民有姓名", law.launch) { matter, _ in
                matter.objectKind == .citizen ? !matter.citizenName.isEmpty : !matter.objectName.isEmpty && !matter.objectCode.isEmpty
            },
            Gate("planned-day-not-past", "拟检查日期不早于当日", law.launch) { matter, now in matter.plannedOn.map { $0 >= now.today } ?? false },
            Gate("cause-stated", "抽查任务以外的检查应当有缘由，并写明线索来源和内容", law.launch) { matter, _ in
                matter.source == .task || !matter.causeNote.isEmpty
            },
            Gate("campaign-approved", "专项检查应当经批准，写明批准文件", law.launch) { matter, _ in matter.source != .campaign || !matter.campaignFile.isEmpty },
            Gate("unannounced-reason-stated", "不预先通知的，写明理由", law.notice) { matter, _ in !matter.unannounced || !matter.unannouncedReason.isEmpty },
        ]
    }

    /// 检查主体 is one that the county has confirmed and announced, and whose qualification stands on the day.
    static func announced(_ law: InspectionLaw) -> Gate<Self> {
        Gate("announced-subject", "检查主体应当是已经公告的行政执法主体，主体资格有效", law.announced) { _, now in
            let named = now.matching(EnforcementSubject.self, "subjectName", now.organs.name(of: now.organ))
            if named.contains(where: { $0.record.isValid(on: now.today) }) { return true }
            // One whose certificate is in another name, such as that of its enforcement team.
            return now.every(EnforcementSubject.self, in: .valid).contains {
                now.organ(of: $0.id) == now.organ && $0.record.isValid(on: now.today)
            }
        }
    }

    /// Every item stands on the organ's published plan of the year.
    static func listed(_ law: InspectionLaw) -> [Gate<Self>] {
        [
            Gate("published-plan", "检查依据本机关已经公布的当年检查计划，有缘由的可以依尚在执行的清单", law.rule) { matter, now in
                guard let plan = matter.plan, let record = now.find(plan) else { return false }
                let organs = [now.organ] + matter.taskOrgans(now)
                return matter.mayRest(on: record, now.stage(of: plan), now) && (now.organ(of: plan).map(organs.contains) ?? false)
            },
            Gate(
                "published-items", "检查事项应当已经公布，未公布的不得检查", law.rule,
                listing: { matter, now in
                    let plan = matter.plan.flatMap { now.find($0) }
                    return matter.items.filter { plan?.item($0) == nil }.map { "第\($0)项" }
                }),
        ]
    }

    /// A planned visit needs the plan of its year; one with a cause only a list that stands, as last year's does in January.
    private func mayRest(on plan: InspectionPlan, _ stage: InspectionPlan.Stage?, _ now: Moment) -> Bool {
        if plan.isOpen(on: now.today) { return true }
        let stands = stage == .published || stage == .adjusting
        return stands && source?.isExemptFromCap ?? false && (plan.publishedOn.map { $0 <= now.today } ?? false)
    }

    /// 同一企业的年度频次上限, item by item; a visit with a cause is not bound by it, and not counted.
    static func capped(_ law: InspectionLaw) -> Gate<Self> {
        Gate(
            "below-frequency-cap", "未达到同一企业的年度检查频次上限", law.rule,
            listing: { matter, now in
                guard let plan = matter.plan.flatMap({ now.find($0) }) else { return [] }
                let visits = matter.otherVisits(now).filter { !($0.source?.isExemptFromCap ?? false) }
                return matter.items.compactMap { code in
                    guard let item = plan.item(code), let cap = item.frequencyCap else { return nil }
                    let made = visits.count { $0.items.contains(code) }
                    return made < cap ? nil : "\(item.label)已检查\(made)次，上限\(cap)次"
                }
            }
        )
        .when("没有缘由检查企业、个体工商户的") { matter, _ in
            !(matter.source?.isExemptFromCap ?? false) && (matter.objectKind?.isBusiness ?? false)
        }
    }

    /// Visits that this organ made to the same object this year, this one not among them.
    func otherVisits(_ now: Moment) -> [Inspection] {
        guard !objectCode.isEmpty else { return [] }
        return now.matching(Inspection.self, "objectCode", objectCode).filter { other in
            other.id.id != now.matter && other.record.visitedOn?.year == now.today.year && now.organ(of: other.id) == now.organ
        }.map(\.record)
    }

    /// The task that drew this object; `nil` for a visit with a cause.
    func drawnBy(_ now: Moment) -> InspectionTask? { source == .task ? task.flatMap { now.find($0) } : nil }

    fileprivate func taskOrgans(_ now: Moment) -> [OrganCode] {
        guard let task, let record = drawnBy(now), let organ = now.organ(of: task) else { return [] }
        return [organ] + record.partners
    }

    static let fromTask: [Gate<Inspection>] = [
        Gate<Inspection>("task-drawn", "抽查任务正在实施，抽取日志完整；没有抽取日志的任务无效", random.cited()) { matter, now in
            guard let task = matter.task, let record = now.find(task) else { return false }
            return now.stage(of: task) == .inspecting && record.isDrawn
        }
        .when(underTask) { matter, _ in matter.source == .task },
        Gate<Inspection>("object-drawn", "检查对象由本任务抽取", random.cited()) { matter, now in
            matter.drawnBy(now)?.drawnObjects.contains(matter.objectCode) ?? false
        }
        .when(underTask) { matter, _ in matter.source == .task },
        Gate<Inspection>("items-of-task", "检查事项在本任务之内", random.cited()) { matter, now in
            matter.drawnBy(now).map { Set(matter.items).isSubset(of: $0.items) } ?? false
        }
        .when(underTask) { matter, _ in matter.source == .task },
        Gate<Inspection>("officers-drawn", "检查人员由本任务抽取", random.cited()) { matter, now in
            matter.drawnBy(now).map { Set(matter.officers.certificates).isSubset(of: $0.drawnOfficers) } ?? false
        }
        .when(underTask) { matter, _ in matter.source == .task },
    ]

    /// HG-08, with the officers of the other organs of a joint task.
    static func inspectors(_ law: InspectionLaw) -> [Gate<Self>] {
        Officers.gates(in: officers, count: law.officers, qualification: systems.cited("第（二十三）项")) { matter, now in
            [now.organ] + matter.taskOrgans(now)
        }
    }

    static func onTheSpot(_ law: InspectionLaw) -> [Gate<Self>] {
        let always: [Gate<Self>] = [
            Gate("head-approved", "检查应当经负责人批准", law.launch) { matter, _ in matter.approvedOn != nil },
            Gate("notice-served", "检查前送达检查通知书，经批准不预先通知的除外", law.notice) { matter, _ in matter.unannounced || matter.notifiedOn != nil },
            Gate<Self>("certificates-shown", "执法人员应当出示执法证件", law.shown) { matter, _ in matter.certificatesShown }
                .when("检查对象有人在场的") { matter, _ in !matter.nobodyMet },
            Gate("not-by-third-party", "不得由第三方、辅助人员代替执法人员实施检查", law.hands) { matter, _ in matter.helpers.isEmpty || matter.helpersOnlyAssisted },
        ]
        return law.isSince2025 ? always + [scanned(law)] : always
    }

    private static func scanned(_ law: InspectionLaw) -> Gate<Self> {
        Gate("code-scanned", "入企检查应当扫码，不能扫码的说明情况", law.rule) { matter, _ in matter.codeScanned || !matter.scanNote.isEmpty }
            .when("检查企业、个体工商户的") { matter, _ in matter.objectKind?.isBusiness ?? false }
    }

    static func recorded(_ law: InspectionLaw) -> [Gate<Self>] {
        [
            Gate<Self>("absent-so-unreachable", "检查对象无人在场的，检查结果为无法联系，或者未发现开展有关经营活动", law.record) { matter, _ in
                matter.result == .unreachable || matter.result == .notEngaged
            }
            .when("检查对象无人在场的") { matter, _ in matter.nobodyMet },
            Gate("record-signed", "笔录由被检查人签名或者盖章，未签名的注明情况", law.record) { matter, _ in matter.recordSigned || !matter.unsignedNote.isEmpty },
            Gate("result-fits-problems", "检查结果与发现的问题一致", systems.cited("第（七）项")) { matter, _ in
                switch matter.result {
                case .noProblem, .notEngaged: matter.problems.isEmpty
                case let result?: !result.needsFindings || !matter.problems.isEmpty
                case nil: true
                }
            },
            Gate(
                "problems-stated", "逐项写明发现的问题和违反的规定，不超出本次检查事项", systems.cited("第（七）项"),
                listing: { matter, _ in
                    let faulty = matter.problems.filter { $0.fact.isEmpty || $0.basis.isEmpty || !matter.items.contains($0.item) }
                    return faulty.map { "第\($0.item)项" }
                }),
        ]
    }

    /// Nothing is left open: made public or lawfully not, and what was ordered is done or has gone on to those who punish.
    static func finished(_ law: InspectionLaw) -> [Gate<Self>] {
        [
            Publicity.settled(in: publicity, "检查结果已经公示，或者写明不予公示的情形", systems.cited("第（六）项")),
            Gate("rectified-or-handed-on", "责令改正的已经改正，或者责令以后已经转后续处理", law.correction) { matter, _ in
                matter.orderedOn == nil || matter.rectifiedOn != nil || matter.orderHandedOn != nil
            },
            Gate("correction-ordered", "“发现问题已责令改正”的应当有责令改正通知书", law.correction) { matter, _ in matter.result != .corrected || matter.orderedOn != nil
            },
            Gate("pending-followed-up", "“发现问题待后续处理”的已经转后续处理或者责令改正", law.followUp) { matter, _ in
                matter.result != .pending || matter.handedOn != nil || matter.orderedOn != nil
            },
        ]
    }
}
