package import Kernel

private let law = Law.peoplesMediation

extension Mediator {
    @Publications
    package static var publications: [Publication<Self>] {
        Publication("list", "人民调解员名册", basis: law(19), shows: \.name, \.organisationName, \.office, \.engagement, \.specialty)
    }

    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("untrained", "超过培训间隔没有业务培训", law(14, 2)) { mediator, now in
            guard mediator.endedOn == nil, let registered = mediator.registeredOn else { return [] }
            let last = mediator.trainings.compactMap(\.on).max() ?? registered
            return now.hasPassed(.months(now.settings[trainingMonths]), since: last) ? [mediator.name] : []
        }
        Caution("no-member", "以委员身份担任，已经不是所在人民调解委员会的委员", law(13)) { mediator, now in
            guard mediator.endedOn == nil, mediator.office == .member, let committee = mediator.organisation.flatMap({ now.find($0) }) else {
                return []
            }
            return committee.memberNames.contains(mediator.name) ? [] : [mediator.name]
        }
        Caution("term-over", "任期届满，尚未改选、续聘", Law.mediationRules2002(16)) { mediator, now in
            mediator.endedOn == nil && now.hasPassed(.years(3), since: mediator.termFrom) ? [mediator.name] : []
        }
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.stock("mediation.mediators", "人民调解员", unit: "名") { $0.days(.fullTime) + $0.days(.partTime) }
            .told("年末在任的人民调解员，含委员和聘任人员，自登记之日（补登的自任职开始日期）起计入，离任之日起不计入；一人在两个委员会任职的计两名。")
        for engagement in Engagement.allCases {
            Measure.stock("mediation.mediators:\(engagement.rawValue)", "人民调解员（\(engagement.name)）", unit: "名") { $0.days(engagement) }
                .part(of: "mediation.mediators")
        }
        Measure.count("mediation.mediators-new", "新任人民调解员", unit: "名", on: { $0.existingSince == nil ? $0.registeredOn : nil })
            .told("本年推选或者聘任并登记的人民调解员，按登记日计入，补登的不计入。")
        Measure.count("mediation.mediators-ended", "离任人民调解员", unit: "名", on: { $0.registeredOn == nil ? nil : $0.endedOn })
            .told("本年离任的人民调解员，按离任日计入。")
        Measure.count("mediation.mediators-removed", "罢免、解聘人民调解员", unit: "名", on: \.endedOn) { $0.endReason == .misconduct }
            .told("本年因违规被罢免或者解聘的人民调解员，按处理日计入。")
        Measure.each("mediation.mediators-trained", "人民调解员业务培训", unit: "人次") { $0.trainings.compactMap(\.on) }
            .told("人民调解员参加业务培训的人次，按培训日计入。")
        Measure.each("mediation.supports", "人民调解员补贴、救助和抚恤", unit: "人次") { $0.supports.compactMap(\.on) }
            .told("发给误工补贴、救助和抚恤的人次，按登记日计入。")
    }
}
