import Kernel

/// 抽查、举报、督促整改、约谈: what the market regulator does once a conclusion stands (第二十一条至第二十四条).
extension FairCompetitionReview {
    private static let atMarket: Place<Self> = .holding(.market)

    @Clauses
    static func supervision(_ law: CompetitionLaw) -> [Clause<Self>] {
        Action("check", "抽查核查未发现问题", .concluded, by: .clerk, .reviewer, .office, basis: law.supervision).at(atMarket)
            .needs(\.checkSource, \.checkNote)
            .writes(\.rectifyBy) { matter, _ in matter.rectifyBy = nil }
            .writes(all: checkWrites) { matter, now in matter.noteCheck(violation: false, now) }
            .stamps(\.checkedOn)
        Action("order-rectification", "督促整改", .concluded, to: .rectifying, by: .reviewer, .office, .head, basis: law.supervision).at(atMarket)
            .needs(\.checkSource, \.checkNote, \.rectifyBy)
            .requires("rectification-date-ahead", "整改期限应在今日以后", law.supervision) { matter, now in matter.rectifyBy.map { $0 > now.today } ?? false }
            .writes(all: checkWrites) { matter, now in matter.noteCheck(violation: true, now) }
            .stamps(\.checkedOn).stamps(\.orderedOn).issues("rectification")
        Action("publish-check", "公开抽查结果", .concluded, .rectifying, by: .reviewer, .office, .head, basis: law.supervision).at(atMarket)
            .requires("checked", "已经抽查、核查", law.supervision) { matter, _ in !matter.checks.isEmpty }
            .requires("check-not-public", "本次结果尚未公开", law.supervision) { matter, _ in !matter.isCheckPublic }
            .writes(\.isCheckPublic) { matter, _ in matter.isCheckPublic = true }
            .publishes("check")
        Action("rectify", "报告整改", .rectifying, to: .concluded, by: .clerk, .reviewer, .office, basis: law.supervision).at(atDrafter)
            .awaited()
            .needs(\.rectification)
            .writes(\.checks) { matter, now in
                if let last = matter.checks.indices.last { matter.checks[last].rectifiedOn = now.today }
            }
            // Who has read of the violation reads that it was put right.
            .stamps(\.rectifiedOn).publishes("check")
        // 约谈 is the superior regulator's; here it is on record that it was held.
        Action("record-interview", "登记约谈", .rectifying, by: .reviewer, .office, .head, basis: law.interview).at(atMarket)
            .needs(\.interview)
            .requires("rectification-overdue", "经督促逾期仍未整改的，上一级市场监督管理部门可以约谈", law.interview) { matter, now in
                matter.rectifyBy.map { now.today > $0 } ?? false
            }
            .stamps(\.interviewedOn)
        Limit(
            "rectification", "整改", termText: "至督促整改书所定期限", through: \.rectifyBy, until: \.rectifiedOn, basis: law.supervision
        )
        .runs(from: "督促整改之日", until: "起草单位报告整改")
    }

    /// What a check writes.
    private static let checkWrites: [Path<Self>] = [\.checks, \.isCheckPublic, \.rectifiedOn]

    /// A new check is not public until somebody says so, and nothing has been put right since.
    private mutating func noteCheck(violation: Bool, _ now: Moment) {
        var check = Check()
        (check.source, check.on, check.foundViolation, check.note) = (checkSource, now.today, violation, checkNote)
        checks.append(check)
        (isCheckPublic, rectifiedOn) = (false, nil)
    }
}
