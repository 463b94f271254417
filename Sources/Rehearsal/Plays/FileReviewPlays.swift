import Affairs
import Kernel
import Proof

/// 行政执法案卷评查: exactly as many units as the scenario says, each with a draw of two parties that anybody can check.
package struct FileReviewPlays {
    private struct Matter {
        let unit: OrganCode
        let round: String
        /// The period whose files are reviewed, and the months in which they are.
        let from: Day
        let until: Day
        let months: ClosedRange<Int>
    }

    private static let parties: [String] = ["司法行政部门", "评查组"]
    private static let vetoes: [(basic: CaseFileReview.Basic, note: String)] = [
        (.officers, "现场检查笔录只有一名执法人员签名"), (.procedure, "没有告知当事人陈述、申辩的权利"), (.facts, "认定违法所得没有证据"), (.law, "引用的条款已经失效"),
    ]
    private static let matters: [String] = [
        "经营过期食品案", "无证运输案", "违法占地案", "擅自占道经营案", "未按规定公示价格案", "安全生产隐患未整改案", "违规使用渔具案", "未取得施工许可施工案", "违规排污案", "未按规定消毒案", "擅自采砂案", "违法建设案",
    ]
    private static let licences: [String] = ["食品经营许可", "取水许可", "卫生许可", "道路运输经营许可", "林木采伐许可", "施工许可"]
    private static let faults: [(penalty: CaseFileReview.Part, licence: CaseFileReview.Part, reason: String)] = [
        (.form, .form, "页码编写不规范"), (.form, .form, "目录与内容不一致"), (.filing, .application, "审批表日期晚于检查日期"),
        (.evidence, .examination, "复印件没有注明与原件核对无误"),
        (.notice, .application, "告知书没有载明期限"), (.deciding, .licenceDecision, "审核意见过于简单"), (.document, .licenceDecision, "决定书没有引用到款、项"),
        (.service, .delivery, "送达回证缺少送达人签名"), (.closing, .delivery, "没有及时立卷归档"), (.execution, .delivery, "缴款凭证没有入卷"),
    ]

    let world: World
    private let desk: OversightDesk?

    package init(_ world: World) {
        self.world = world
        desk = OversightDesk(world)
    }

    private var year: Int { world.year }

    package func plays() -> [Play] {
        guard let desk else { return [] }
        let units = desk.organs { $0.duties.contains(.enforcement) && $0.level == .department } + desk.organs { $0.level == .township }
        guard !units.isEmpty else { return [] }
        return (0..<(world.target("file-review.units"))).map { index in
            play(index + 1, matter(units[index % units.count], round: index / units.count), desk)
        }
    }

    /// Every unit once for the year before; then again for the first half of this year, and so on by quarters.
    private func matter(_ unit: OrganCode, round: Int) -> Matter {
        guard round > 0 else {
            let last = year - 1
            return Matter(
                unit: unit, round: "\(year)年度行政执法案卷评查", from: Day.firstDay(of: last), until: Day.lastDay(of: last), months: 3...10)
        }
        let middle = Day.first(ofMonth: 7, year: year).advanced(by: -1)
        return Matter(
            unit: unit, round: "\(year)年上半年行政执法案卷评查\(round > 1 ? "（第\(round)次）" : "")", from: Day.firstDay(of: year), until: middle, months: 8...10)
    }

    private func play(_ number: Int, _ matter: Matter, _ desk: OversightDesk) -> Play {
        let key = "file-review/\(number)"
        let dice = world.dice("day/\(key)")
        let day = world.workingDay(of: year, from: matter.months.lowerBound, through: matter.months.upperBound, dice)
        let opens = dice.time(8...10, on: day)
        return Play(CaseFileReview.self, key, opens: opens) { course in steps(number, matter, desk, course) }
    }

    private func steps(_ number: Int, _ matter: Matter, _ desk: OversightDesk, _ course: Course<CaseFileReview>) {
        guard let clerk = desk.answerer(matter.unit) else { return }
        let (first, second) = desk.pair(course.dice)
        let files = files(of: matter.unit, year: matter.from.year, course.dice)
        let count = min(course.number(2...4), files.count { $0.exclusion.isEmpty })
        course.open(
            "open", at: desk.justice, by: first, \.round <- matter.round, \.unit <- matter.unit, \.periodFrom <- matter.from,
            \.periodUntil <- matter.until, \.drawCount <- count)
        course.pass(days: 1...3).take("submit-list", by: clerk, \.candidates <- files.map(\.candidate))
        course.pass(days: 1...2).take("draw", by: first)
        let selected = draw(number, matter, files, count, by: first, second, course)
        course.pass(minutes: 10...40).take("appoint", by: first, \.reviewers <- reviewers(first, second, desk))
        let reviewed = score(selected, files, first, second, course)
        course.pass(days: 1...2).take("feed-back", by: first, \.feedback <- "总体较为规范，请对照各卷问题改进；不合格案卷应当整改。")
        answer(matter, reviewed, desk, first, clerk, course)
        course.pass(minutes: 30...200).take("grade", by: first)
        if reviewed.contains(where: \.isFailing) { desk.rectify(course, at: matter.unit, verifiedBy: second, what: "不合格案卷所列问题") }
        course.pass(days: 1...4).take("circulate", by: first, \.circulation <- "评查情况良好的，予以肯定；存在问题的，应当引以为戒。")
        course.pass(days: 1...3).take("close", by: first)
    }

    // MARK: The list and the draw

    private struct File {
        let id: String
        let name: String
        let isLicence: Bool
        let exclusion: String
        var candidate: Draw.Candidate { Draw.Candidate(\.id <- id, \.name <- name, \.exclusion <- exclusion) }
    }

    private func files(of unit: OrganCode, year: Int, _ dice: Dice) -> [File] {
        let short = world.organs[unit]?.short ?? ""
        let first = dice.number(1...20)
        return (0..<dice.number(6...18)).map { index in
            let isLicence = dice.chance(250)
            let name = isLicence ? dice.pick(Self.licences) : "\(Invented.name(dice).prefix(1))某某\(dice.pick(Self.matters))"
            let number = "\(short)\(isLicence ? "许准" : "罚决")字〔\(year)〕第\(first + index * 2)号"
            return File(id: number, name: name, isLicence: isLicence, exclusion: index == 5 && dice.chance(400) ? "正在行政诉讼中" : "")
        }
    }

    /// Both parties commit before either shows its secret; what is drawn then follows from the list and the secrets alone.
    private func draw(
        _ number: Int, _ matter: Matter, _ files: [File], _ count: Int, by first: Member, _ second: Member, _ course: Course<CaseFileReview>
    ) -> [String] {
        let purpose = "\(matter.round)（\(world.organs.name(of: matter.unit))）案卷抽取"
        let parts = Self.parties.map { party in
            DrawSeed.Part(party: party, secret: "\(world.scenario.id)-\(number)-\(course.number(100_000...999_999))")
        }
        course.pass(minutes: 5...20).child(Draw.self, "commit-list", by: first, \.purpose <- purpose, \.parties <- Self.parties)
        for (part, member) in zip(parts, [first, second]) {
            course.pass(minutes: 1...5).child(Draw.self, "commit", by: member, \.party <- part.party, \.commitment <- part.commitment.hex)
        }
        course.pass(minutes: 1...5).child(Draw.self, "seal", by: first)
        for (part, member) in zip(parts, [first, second]) {
            course.pass(minutes: 1...5).child(Draw.self, "reveal", by: member, \.party <- part.party, \.secret <- part.secret)
        }
        course.pass(minutes: 1...5).child(Draw.self, "draw", by: first, \.witnesses <- "被评查单位派员在场")
        let list = DrawList(purpose: purpose, count: count, candidates: files.map { DrawCandidate(id: $0.id, exclusion: $0.exclusion) })
        return list.drawn(by: DrawSeed(list: list.digest, parts: parts, beacon: "").digest)
    }

    private func reviewers(_ first: Member, _ second: Member, _ desk: OversightDesk) -> [CaseFileReview.Reviewer] {
        [first, second].map { CaseFileReview.Reviewer(\.person <- $0.id, \.unit <- desk.justice) }
    }

    // MARK: Scores

    /// One file's review as it is entered.
    private struct Review {
        let file: String
        let isLicence: Bool
        let veto: (basic: CaseFileReview.Basic, note: String)?
        let deductions: [(part: CaseFileReview.Part, points: Int, reason: String)]
        var isFailing: Bool { veto != nil }

        /// The one file that the step is about.
        var files: [CaseFileReview.File] {
            let basics = CaseFileReview.Basic.allCases.map { basic in
                let fails = basic == veto?.basic
                let held: CaseFileReview.Held = fails ? .no : basic == .crime ? .notApplicable : .yes
                return CaseFileReview.BasicAnswer(\.item <- basic, \.held <- held, \.note <- fails ? veto?.note ?? "" : "")
            }
            let lost = deductions.map { entry in
                CaseFileReview.Deduction(\.part <- entry.part, \.points <- Quantity(entry.points), \.reason <- entry.reason)
            }
            return [
                CaseFileReview.File(
                    \.file <- file, \.type <- isLicence ? .licence : .penalty, \.basics <- basics, \.deductions <- lost,
                    \.comment <- deductions.isEmpty ? "案卷规范" : "按所列问题改进")
            ]
        }

        /// As it stands after an objection that was right about one deduction.
        var mended: Review { Review(file: file, isLicence: isLicence, veto: veto, deductions: Array(deductions.dropFirst())) }
    }

    /// The two reviewers share the files and each confirms the other's.
    private func score(_ selected: [String], _ files: [File], _ first: Member, _ second: Member, _ course: Course<CaseFileReview>) -> [Review] {
        var reviews: [Review] = []
        course.pass(days: 1...3)
        for (index, id) in selected.enumerated() {
            let isLicence = files.first { $0.id == id }?.isLicence ?? false
            let found = course.dice.shuffled(Self.faults).prefix(course.number(0...4))
            let review = Review(
                file: id, isLicence: isLicence, veto: course.chance(70) ? course.pick(Self.vetoes) : nil,
                deductions: found.map { (isLicence ? $0.licence : $0.penalty, course.number(1...8), $0.reason) })
            course.pass(minutes: 15...45).take("score", by: index % 2 == 0 ? first : second, \.files <- review.files)
            reviews.append(review)
        }
        for (parity, member) in [(0, second), (1, first)] {
            let ids = selected.enumerated().filter { $0.offset % 2 == parity }.map(\.element)
            guard !ids.isEmpty else { continue }
            course.pass(minutes: 10...40).take("confirm", by: member, \.confirmed <- ids)
        }
        return reviews
    }

    /// The unit agrees, says nothing, or objects to one file; then somebody who did not review looks again.
    private func answer(
        _ matter: Matter, _ reviews: [Review], _ desk: OversightDesk, _ first: Member, _ clerk: Member, _ course: Course<CaseFileReview>
    ) {
        let told = course.today
        let reviewers = Set(course.steps.filter { $0.action == "score" || $0.action == "confirm" }.map(\.login))
        let others = (desk.supervisors + world.people(.legality, in: desk.justice)).filter { !reviewers.contains($0.login) }
        let disputed = reviews.first { $0.deductions.count >= 2 && !$0.isFailing }
        switch course.dice.weighted([70, 15, 15]) {
        case 2:
            guard let disputed, !others.isEmpty else { fallthrough }
            let other = course.pick(others)
            course.pass(days: 1...4).take("object", by: clerk, \.objection <- "对\(disputed.file)的扣分有异议", \.objectedFiles <- [disputed.file])
            course.pass(days: 1...5)
            let isRight = course.chance(500)
            if isRight {
                course.take("rescore", by: other, \.files <- disputed.mended.files)
                course.pass(minutes: 10...30)
            }
            course.take("answer", by: other, \.answer <- isRight ? "经复查，异议成立，已经改分" : "经复查，扣分依据充分，维持原评分")
        case 1: course.move(to: world.workingDay(course.number(6...8), after: told))
        default: course.pass(days: 1...4).take("accept", by: clerk)
        }
    }
}
