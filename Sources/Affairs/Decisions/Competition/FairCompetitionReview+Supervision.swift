import Kernel

/// 抽查、举报、督促整改、约谈: what the market regulator does once a conclusion stands (第二十一条至第二十四条).
extension FairCompetitionReview {
    private static let atMarket: Place<Self> = .holding(.market)

    @Clauses
    static func supervision(_ law: CompetitionLaw) -> [Clause<Self>] {
        Action("check", "抽查核查未发现问题", .concluded, by: .clerk, .reviewer, .office, basis: law.supervision).at(atMarket)
            .needs(\.checkSource, \.checkNote).fills(\.publishesCheck)
            .writes(\.checks) { matter, now in matter.noteCheck(violation: false, now) }
            .stamps(\.checkedOn).publishes("check")
        Action("order-rectification", "督促整改", .concluded, to: .rectifying, by: .reviewer, .office, .head, basis: law.supervision).at(atMarket)
            .needs(\.checkSource, \.checkNote, \.rectifyBy).fills(\.publishesCheck)
            .requires("rectification-date-ahead", "整改期限应在今日以后", law.supervision) { matter, now in matter.rectifyBy.map { $0 > now.today } ?? false }
            .writes(\.checks) { matter, now in matter.noteCheck(violation: true, now) }
            .stamps(\.checkedOn).stamps(\.orderedOn).issues("rectification").publishes("check")
        Action("rectify", "报告整改", .rectifying, to: .concluded, by: .clerk, .reviewer, .office, basis: law.supervision).at(atDrafter)
            .awaited()
            .needs(\.rectification)
            .writes(\.checks, \.publishesCheck) { matter, now in
                if let last = matter.checks.indices.last { matter.checks[last].rectifiedOn = now.today }
                matter.publishesCheck = false
            }
            .stamps(\.rectifiedOn)
        // 约谈 is the superior regulator's; here it is on record that it was held.
        Action("record-interview", "登记约谈", .rectifying, by: .reviewer, .office, .head, basis: law.interview).at(atMarket)
            .needs(\.interview)
            .requires("rectification-overdue", "经督促逾期仍未整改的，上一级市场监督管理部门可以约谈", law.interview) { matter, now in
                matter.rectifyBy.map { now.today > $0 } ?? false
            }
            .stamps(\.interviewedOn)
        Limit(
            "rectification", "整改", termText: "至督促整改书所定期限", from: \.dayBeforeRectification, until: \.rectifiedSinceOrder,
            basis: law.supervision
        ) { _, _ in .days(1) }
    }

    private mutating func noteCheck(violation: Bool, _ now: Moment) {
        var check = Check()
        (check.source, check.on, check.foundViolation, check.note) = (checkSource, now.today, violation, checkNote)
        checks.append(check)
    }

    private var dayBeforeRectification: (any TimePoint)? { orderedOn == nil ? nil : rectifyBy?.advanced(by: -1) }
    private var rectifiedSinceOrder: (any TimePoint)? {
        guard let rectifiedOn, let orderedOn, rectifiedOn >= orderedOn else { return nil }
        return rectifiedOn
    }
}
