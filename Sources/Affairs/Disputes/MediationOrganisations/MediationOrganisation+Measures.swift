package import Kernel

private let law = Law.peoplesMediation

extension MediationOrganisation {
    /// Committees stand under the people's eyes (第十一条), so who sits on them is public.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "list", "人民调解委员会名册", basis: law(11), shows: \.name, \.form, \.field, \.premises, \.phone, \.chairName, \.memberNames, \.termFrom)
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("court-notice", "人民调解委员会设立和人员情况通报函", basis: law(10), number: "{organ}调函〔{year}〕{n}号", in: \.noticeNumber) {
            organisation, now in
            DocumentContent(
                to: organisation.court,
                [
                    "根据《人民调解法》第十条，现将\(organisation.name)的设立和人员组成、调整情况通报如下。",
                    "组织类型：\(organisation.form.shown)；产生方式：\(organisation.electedBy.shown)，\(organisation.electedOn.shown)。",
                    "主任：\(organisation.chairName)。", "委员：\(organisation.memberNames.shown)。",
                ],
                signature: now.organs.nearest(.justice, to: now.organ).map { now.organs.name(of: $0) } ?? "", day: now.today)
        }
        .issued(by: .holding(.justice))
    }

    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("court-untold", "设立或者人员变动尚未通报所在地基层人民法院", law(10)) { organisation, _ in
            guard organisation.dissolvedOn == nil, let changed = organisation.changedOn, !organisation.isKnownToCourt else { return [] }
            return ["\(changed.chinese)变动"]
        }
        Caution("term-over", "委员任期届满，尚未换届", law(9, 2)) { organisation, now in
            guard organisation.dissolvedOn == nil, now.hasPassed(.years(3), since: organisation.termFrom) else { return [] }
            return organisation.termFrom.map { ["本届始于\($0.chinese)"] } ?? []
        }
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.stock("mediation.organisations", "人民调解组织", unit: "个", during: \.periods)
            .told("年末备案在册的人民调解委员会，按备案日计入，补登的按设立日期计入；撤销之日起不计入。")
        for form in Form.allCases {
            Measure.stock("mediation.organisations:\(form.rawValue)", "人民调解委员会（\(form.name)）", unit: "个") { $0.form == form ? $0.periods : [] }
                .part(of: "mediation.organisations")
        }
        Measure.stock("mediation.standard", "规范化人民调解委员会", unit: "个", during: \.standardDays)
            .told("年末经评定达到规定项目、没有被取消认定的人民调解委员会，按认定日计入。")
        Measure.ratio(
            "mediation.standard-rate", "规范化人民调解委员会占比", "mediation.standard", of: "mediation.organisations", decimals: 0,
            "年末规范化人民调解委员会数÷年末在册人民调解委员会数，四舍五入取整，不会超过100%。")
        Measure.count("mediation.organisations-new", "新设人民调解委员会", unit: "个", on: { $0.establishedOn == nil ? $0.registeredOn : nil })
            .told("本年设立并备案的人民调解委员会，按备案日计入，补登的不计入。")
        Measure.count("mediation.organisations-ended", "撤销人民调解委员会", unit: "个", on: { $0.registeredOn == nil ? nil : $0.dissolvedOn })
            .told("本年撤销的人民调解委员会，按撤销日计入。")
        Measure.each("mediation.re-elections", "人民调解委员会换届", unit: "次") { $0.terms.compactMap(\.until) }
            .told("按推选或者聘任日期计入。")
        Measure.each("mediation.court-notices", "向人民法院通报人民调解委员会情况", unit: "次") { $0.notices.compactMap(\.on) }
            .told("将设立、人员组成和调整情况通报基层人民法院的次数，按通报日计入。")
    }
}
