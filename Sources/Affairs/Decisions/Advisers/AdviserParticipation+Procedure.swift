package import Kernel

private let opinion = Law.legalAdvisers2016
private let lawyers = Law.lawyers2017

extension AdviserParticipation {
    package static var editions: [Edition] { [Edition("2016", "法律顾问制度推行以后", from: "2016-06-16")] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("ask", "委派", to: .asked, by: .clerk, .office, .legality, .reviewer, basis: opinion.cited())
            .needs(\.subject, \.subjectTitle, \.question, \.adviser).fills(\.materials, \.neededBy)
            .requires(engaged)
            .writes(\.assigned, \.adviserName) { matter, now in matter.nameAdviser(now) }.stamps(\.askedOn)
        Action("accept", "接受委派", .asked, to: .advising, by: .clerk, .office, .legality, .reviewer, basis: lawyers(29))
            .needs(\.conflict).fills(\.conflictNote)
            .requires("no-interest", "与所承办的事务有利害关系的，应当回避", lawyers(39)) { matter, _ in matter.conflict == AdviserEngagement.Conflict.none }
            .requires(engaged).stamps(\.acceptedOn)
        Action("reassign", "改派", .asked, .advising, to: .asked, by: .clerk, .office, .legality, .reviewer, basis: lawyers(39))
            .needs(\.adviser, \.recusalReason)
            .requires(engaged)
            .requires("not-recused-adviser", "改派的不得是已经回避的法律顾问", lawyers(39)) { matter, _ in
                !matter.recusals.contains { $0.adviser == matter.adviser }
            }
            .requires("another-adviser", "改派的应当是另一名法律顾问", lawyers(39)) { matter, _ in
                matter.adviser != matter.assigned
            }
            .writes(\.recusals, \.recusalReason, \.conflict, \.conflictNote, \.acceptedOn, \.assigned, \.adviserName) { matter, now in
                matter.replaceAdviser(now)
            }
        Action("opine", "出具法律意见", .advising, to: .opined, by: .clerk, .office, .legality, .reviewer, basis: opinion.cited())
            .awaited().needs(\.verdict).fills(\.opinions, \.written)
            .requires("opinion-given", "认为应当修改或者不合法的，应当提出意见；合法而没有意见的，可以只作结论", opinion.cited()) { matter, _ in
                matter.verdict == .lawful || !matter.opinions.isEmpty
            }
            .requires("opinions-itemised", "意见以书面形式逐条提出，出具时不填采纳情况", opinion.cited()) { matter, _ in
                matter.opinions.allSatisfy { !$0.text.isEmpty && $0.adoption == nil }
            }
            .requires("unlawful-with-basis", "认为不合法的，应当写明依据", opinion.cited()) { matter, _ in
                matter.verdict != .unlawful || matter.opinions.contains { !$0.basis.isEmpty }
            }
            .requires(engaged).stamps(\.opinedOn).issues("opinion")
        Action("reply", "答复采纳情况", .opined, to: .replied, by: .clerk, .office, .legality, .reviewer, basis: opinion.cited()).awaited()
            .fills(\.replies)
            .requires("replies-complete", "逐条答复，未采纳、部分采纳的说明理由", opinion.cited(), listing: { matter, _ in matter.unanswered })
            .writes(\.opinions) { matter, _ in
                for reply in matter.replies {
                    guard let item = reply.item, item >= 1, item <= matter.opinions.count else { continue }
                    (matter.opinions[item - 1].adoption, matter.opinions[item - 1].reason) = (reply.adoption, reply.reason)
                }
            }
            .stamps(\.repliedOn).issues("reply")
        Action("withdraw", "撤回", .asked, .advising, to: .withdrawn, by: .clerk, .office, .legality, .reviewer, basis: opinion.cited())
            .needs(\.withdrawalReason)
    }

    /// Only an adviser who is engaged on the day gives an opinion that counts.
    private static let engaged: Gate<Self> = Gate("adviser-engaged", "应当是在聘的法律顾问、公职律师", opinion.cited()) { matter, now in
        guard let adviser = matter.adviser, let engagement = now.find(adviser) else { return false }
        return engagement.isEngaged(on: now.today) && now.stage(of: adviser) == .engaged
    }

    private mutating func nameAdviser(_ now: Moment) {
        assigned = adviser
        adviserName = adviser.flatMap { now.find($0) }?.title ?? ""
    }

    /// The earlier one is on record with the reason; the new one declares anew.
    private mutating func replaceAdviser(_ now: Moment) {
        var recusal = Recusal()
        recusal.adviser = assigned
        recusal.reason = recusalReason
        recusal.on = now.today
        recusals.append(recusal)
        (recusalReason, conflict, conflictNote, acceptedOn) = ("", nil, "", nil)
        nameAdviser(now)
    }

    private var unanswered: [String] {
        var faults: [String] = []
        for index in opinions.indices {
            let given = replies.filter { $0.item == index + 1 }
            if given.count != 1 || given.first?.adoption == nil {
                faults.append("第\(index + 1)条应有一项答复")
            } else if let reply = given.first, reply.adoption != .full, reply.reason.isEmpty {
                faults.append("第\(index + 1)条没有说明理由")
            }
        }
        faults += replies.filter { reply in !(reply.item.map { $0 >= 1 && $0 <= opinions.count } ?? false) }.map { "没有第\($0.item ?? 0)条意见" }
        return faults
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("opinion", "法律意见书", basis: opinion.cited()) { matter, now in
            let lines = matter.opinions.enumerated().map { index, item in
                "\(index + 1)．\(item.text)\(item.basis.isEmpty ? "" : "（依据：\(item.basis)）")"
            }
            return DocumentContent(
                to: now.organs.name(of: now.organ),
                ["就《\(matter.subjectTitle)》（\(matter.subject?.name ?? "")）提出法律意见如下："] + lines
                    + ["总体结论：\(matter.verdict?.name ?? "")。"], signature: matter.adviserName, day: matter.opinedOn)
        }
        OfficialDocument("reply", "法律意见采纳情况答复", basis: opinion.cited()) { matter, now in
            let lines = matter.opinions.enumerated().map { index, item in
                "\(index + 1)．\(item.text)——\(item.adoption?.name ?? "")。\(item.reason)"
            }
            let none = "对《\(matter.subjectTitle)》没有提出修改意见，无须逐条答复。"
            let heading = "就《\(matter.subjectTitle)》提出的法律意见，采纳情况答复如下："
            return DocumentContent(
                to: matter.adviserName, lines.isEmpty ? [none] : [heading] + lines, signature: now.organs.name(of: now.organ), day: matter.repliedOn)
        }
    }

    /// A participation counts on the day of its written opinion: who was asked and had to stand aside took no part.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("adviser.participations", "法律顾问参与涉法事务", unit: "次", on: \.opinedOn)
            .told("法律顾问、公职律师就决策、文件、合同、案件等出具书面法律意见的事务，按出具意见日计入；因回避改派的，只计最后出具意见的一次。")
        Measure.counts("adviser.participations", "法律顾问参与涉法事务", unit: "次", on: \.opinedOn, by: \.subject)
            .part(of: "adviser.participations")
        Measure.sum("adviser.opinions", "法律顾问提出意见", unit: "条", on: \.opinedOn) { $0.opinions.count }
            .told("法律意见书逐条提出的意见，按出具意见日计入。")
        Measure.sum("adviser.adopted", "采纳法律顾问意见", unit: "条", on: \.repliedOn) { $0.opinions.count { $0.adoption == .full } }
            .told("全部采纳的意见，按答复日计入。")
        Measure.sum("adviser.adopted-partly", "部分采纳法律顾问意见", unit: "条", on: \.repliedOn) { $0.opinions.count { $0.adoption == .partial } }
            .told("部分采纳的意见，按答复日计入。")
        Measure.sum("adviser.rejected", "未采纳法律顾问意见", unit: "条", on: \.repliedOn) { $0.opinions.count { $0.adoption == Adoption.none } }
            .told("说明理由而未采纳的意见，按答复日计入。")
        Measure.total(
            "adviser.answered", "已答复的法律顾问意见", unit: "条", of: ["adviser.adopted", "adviser.adopted-partly", "adviser.rejected"], amount: true,
            "采纳、部分采纳和未采纳的意见之和，按答复日计入。")
        Measure.ratio(
            "adviser.adoption-rate", "法律顾问意见采纳率", "adviser.adopted", of: "adviser.answered", decimals: 1,
            "全部采纳的条数÷已经答复的条数，保留一位小数。")
        Measure.each("adviser.recused", "法律顾问回避", unit: "次") { $0.recusals.compactMap(\.on) }
            .told("因利益冲突回避而改派的次数，按改派日计入。")
    }
}
