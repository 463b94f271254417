import Kernel

extension PowerItem {
    static let groundsComplete: Gate<Self> = Gate("grounds-complete", "没有法定依据的不得列入清单，依据应写明名称、条款和层级", PowerLaw.sifting) { matter, _ in
        !matter.grounds.isEmpty && matter.grounds.allSatisfy(\.isComplete)
    }

    static let groundInForce: Gate<Self> = Gate("ground-in-force", "至少一项实施依据现行有效", PowerLaw.cleaning) { matter, now in
        matter.hasGround(on: now.today)
    }

    /// Which texts may create which powers: what a lesser text grants is no power to be listed.
    ///
    /// - Parameter list: the bases as they stand, or as an adjustment would have them; none when the adjustment leaves them alone.
    static func settingPowers(_ law: PowerLaw, _ list: any KeyPath<Self, [Ground]> & Sendable = \.grounds) -> [Gate<Self>] {
        [
            // 第十四条、第十五条: beside laws and regulations the State Council's decision and, for the time being, a province's rule; a department's
            // rule creates none.
            Gate("licence-lawfully-created", "部门规章和其他规范性文件一律不得设定行政许可", Law.licensingLaw2019(17)) { matter, _ in
                matter[keyPath: list].rest(on: .law, .regulation, .stateCouncil, .provincialRule)
            }
            .when("行政许可事项") { matter, _ in matter.type == .licence && !matter[keyPath: list].isEmpty },
            Gate("penalty-lawfully-created", "其他规范性文件不得设定行政处罚", law.penaltySetting) { matter, _ in
                matter[keyPath: list].rest(on: .law, .regulation, .provincialRule, .rule)
            }
            .when("行政处罚事项") { matter, _ in matter.type == .penalty && !matter[keyPath: list].isEmpty },
            Gate("compulsion-lawfully-created", "法律、法规以外的其他规范性文件不得设定行政强制措施", Law.compulsion(10, 4)) { matter, _ in
                matter[keyPath: list].rest(on: .law, .regulation)
            }
            .when("行政强制事项") { matter, _ in matter.type == .compulsion && !matter[keyPath: list].isEmpty },
        ]
    }

    static let codeUnique: Gate<Self> = Gate("code-unique", "权力编码在清单中不得重复", PowerLaw.examining) { matter, now in
        matter.code.isEmpty
            || !now.matching(PowerItem.self, "code", matter.code).contains { other in
                other.id.id != now.matter && other.record.periodsListed.contains { $0.last.map { now.today <= $0 } ?? true }
            }
    }

    static let filled: Gate<Self> = Gate("elements-filled", "清单要素应当填报齐全", PowerLaw.duties, listing: { matter, _ in matter.unfilled })

    /// 同一事项名称、编码、依据、类型统一: to the superior catalogue's code, or a word on why there is none.
    static let uniform: Gate<Self> = Gate("upper-code-or-reason", "应当与上级统一目录对应，没有对应事项的说明理由", PowerLaw.uniform) { matter, _ in
        !matter.upperCode.isEmpty || !matter.noUpperReason.isEmpty
    }
    .when("《法治政府建设实施纲要（2021—2025年）》印发以后") { _, now in now.today >= Law.powersOutline2021.inForce }

    static let bothAgree: Gate<Self> = Gate(
        "both-reviews-agree", "机构编制部门和司法行政部门都已审核同意", PowerLaw.examining,
        listing: { matter, _ in
            (matter.establishmentVerdict == .agreed ? [] : ["机构编制部门"]) + (matter.legalityVerdict == .agreed ? [] : ["司法行政部门"])
        })

    /// What the list must say of every item before it is examined and published.
    var unfilled: [String] {
        let texts = [
            (code, "权力编码"), (undertaker, "承办机构"), (accountability, "追责情形"), (risks, "廉政风险点与防控措施"), (flow, "运行流程"),
            (supervisionPhone, "监督电话"),
        ]
        var missing = texts.filter(\.0.isEmpty).map(\.1)
        if level == nil { missing.append("行使层级") }
        if holderNature == nil { missing.append("行使主体性质") }
        if grounds.isEmpty || !grounds.allSatisfy(\.isComplete) { missing.append("实施依据") }
        if duties.isEmpty || duties.contains(where: { $0.name.isEmpty || $0.basis.isEmpty }) { missing.append("责任事项及其依据") }
        if type == .licence && legalPeriod.isEmpty { missing.append("法定办理时限") }
        return missing
    }

    mutating func noteFilled(on day: Day) {
        filledOn = unfilled.isEmpty ? filledOn ?? day : nil
    }

    // MARK: Taking over

    /// 承接: of what a superior organ hands down, by its document and the county government's decision on it.
    static let handedDown: Gate<Self> = Gate("handing-down-documented", "承接应有下放机关、下放文件和本级政府的承接决定", PowerLaw.adjusting) { matter, _ in
        !matter.takenOverFrom.isEmpty && !matter.takeOverDocument.isEmpty && !matter.approvalNumber.isEmpty
    }
    .when("承接上级下放的") { matter, _ in matter.reallocation == nil }

    static let reallocated: Gate<Self> = Gate("reallocation-published", "所据决定已经批准并公布，且由决定确定的机关承接", PowerLaw.adjusting) { matter, now in
        guard let reference = matter.reallocation, let decision = now.find(reference) else { return false }
        // One of former years counts once the government has confirmed that there is such a decision.
        let isPublished = decision.isImported ? decision.tookEffectOn != nil : decision.publishedOn != nil
        return isPublished && decision.endedOn == nil && now.organ(of: reference) == now.organ
    }
    .when("职权集中、赋权的") { matter, _ in matter.reallocation != nil }

    static let notBeforeReallocation: Gate<Self> = Gate("not-before-reallocation", "决定确定的生效日以前不得行使", PowerLaw.adjusting) { matter, now in
        guard let reference = matter.reallocation, let effective = now.find(reference)?.effectiveOn else { return false }
        // An item entered later without a day is in force from the day it was published.
        return (matter.inForceOn ?? matter.publishedOn ?? now.today) >= effective
    }
    .when("职权集中、赋权的") { matter, _ in matter.reallocation != nil }
}

extension [PowerItem.Ground] {
    /// Whether at least one is of a rank that can create the power.
    func rest(on ranks: EnforcementSubject.BasisRank...) -> Bool { contains { ground in ground.rank.map(ranks.contains) ?? false } }
}
