import Affairs
import Kernel

/// 行政裁量权基准: one set an organ, those that punish most first, most of them in force before the year.
///
/// `benchmark/<organ>` are the sets in force all through the year; those published in it are `benchmark/new/<organ>`, so that no case
/// of an earlier day refers to them.
package struct BenchmarkPlays {
    let world: World
    private let offices: PowerOffices
    private let violations: [OrganCode: [Violation]]
    private let year: Int

    package init(_ world: World) throws {
        self.world = world
        offices = PowerOffices(world)
        violations = try Violation.read(world.scenario)
        year = world.year
    }

    package func plays() -> [Play] {
        let punishing = offices.keepers { violations[$0.code] != nil }.sorted { weight($0.code) > weight($1.code) }
        let wanted = world.target("benchmark.organs")
        let others = offices.keepers { violations[$0.code] == nil && $0.level == .department && $0.duties.isEmpty }
        let makers = wanted == 0 ? punishing : Array((punishing + others).prefix(wanted))
        // Sets made in the year, by organs whose cases need not change over to them: their review was concluded before the year, so that
        // it counts there.
        let fresh = makers.count >= 10 && offices.legality != nil ? min(2, max(0, makers.count - punishing.count)) : 0
        return makers.enumerated().map { index, organ in index >= makers.count - fresh ? making(organ, index) : existing(organ, index) }
    }

    private func weight(_ organ: OrganCode) -> Int { (violations[organ] ?? []).reduce(0) { $0 + $1.weight } }

    // MARK: Tables

    /// What the law was when the set was made: a violation whose statute comes later is not in it.
    private func entries(_ organ: Organ, on day: Day, _ world: World) -> [DiscretionBenchmark.Entry] {
        let own = (violations[organ.code] ?? []).filter { $0.applies(on: day) }
        let listed = own.map { entry($0, $0.powerCode(of: organ.code), world.find($0.power(of: organ.code))) }
        guard listed.isEmpty else { return listed }
        let general = Violation(
            law: "档案法", article: "第二十四条", conduct: "损毁、丢失属于国家所有的档案", kind: .fine, least: 500, most: 5_000, weight: 1, from: nil, until: nil, line: 0)
        return [entry(general, "\(organ.code)-01", nil)]
    }

    private func entry(_ violation: Violation, _ code: String, _ item: Ref<PowerItem>?) -> DiscretionBenchmark.Entry {
        DiscretionBenchmark.Entry(
            \.code <- code, \.law <- violation.law, \.article <- violation.article, \.rank <- violation.rank, \.violation <- violation.conduct,
            \.legalLeast <- .yuan(violation.least), \.legalMost <- .yuan(violation.most), \.tiers <- tiers(violation), \.item <- item)
    }

    private func tiers(_ violation: Violation) -> [DiscretionBenchmark.Tier] {
        let penalty = Self.penalties[violation.kind] ?? ""
        let words = [("从轻", "初次违法、主动改正、危害后果轻微"), ("一般", "没有从轻、从重情节"), ("从重", "多次违法、拒不改正或者造成严重后果")]
        return zip(violation.tiers, words).enumerated().map { index, pair in
            let (tier, word) = pair
            return DiscretionBenchmark.Tier(
                \.code <- "\(index + 1)", \.degree <- tier.degree, \.name <- word.0, \.conditions <- word.1, \.least <- .yuan(tier.least),
                \.most <- .yuan(tier.most), \.penalty <- penalty.isEmpty || index > 0 ? penalty : "可以\(penalty)")
        }
    }

    private static let penalties: [Violation.Kind: String] = [
        .warning: "警告", .detention: "拘留", .withholding: "暂扣许可证件", .suspension: "责令停产停业", .confiscation: "没收违法所得",
    ]

    // MARK: Courses

    private func title(_ organ: Organ) -> String { "\(organ.name)行政处罚裁量权基准" }

    private func existing(_ organ: Organ, _ index: Int) -> Play {
        let key = "benchmark/\(organ.code)"
        let dice = world.dice("day/\(key)")
        let opens = offices.at(world.workingDay(index % 15 + 1, after: offices.day(year - 1, 10, 9)), dice)
        let published = world.workingDay(index % 10 + 1, after: offices.day(year - 1, 3, 4))
        return Play(DiscretionBenchmark.self, key, opens: opens) { course in
            guard let clerk = offices.clerk(organ.code) else { return }
            course.open(
                "register-existing", at: organ.code, by: clerk, \.title <- title(organ), \.entries <- entries(organ, on: opens.day, world),
                \.number <- "\(organ.short)发〔\(year - 1)〕\(course.number(3...30))号", \.channel <- "县人民政府门户网站", \.publishedOn <- published,
                \.effectiveOn <- published)
            if course.chance(400) { course.move(to: world.workingDay(of: year, from: 3, through: 10, course.dice)).take("train", by: clerk) }
            if index == 4, let legality = offices.legality {
                course.move(to: offices.day(year, 6, 9)).take(
                    "correct", by: legality, \.corrections <- [DiscretionBenchmark.Correction(\.note <- "个别条目从重情形表述过宽，下次修订时一并调整")])
            }
        }
    }

    /// 公开征求意见、合法性审核 in the autumn before, 集体讨论、公布、备案 in the first months of the year.
    private func making(_ organ: Organ, _ index: Int) -> Play {
        let key = "benchmark/new/\(organ.code)"
        let dice = world.dice("day/\(key)")
        let opens = offices.at(world.workingDay(index % 5 + 1, after: offices.day(year - 1, 11, 1)), dice)
        return Play(DiscretionBenchmark.self, key, opens: opens) { course in steps(organ, course) }
    }

    private func steps(_ organ: Organ, _ course: Course<DiscretionBenchmark>) {
        guard let clerk = offices.clerk(organ.code), let head = world.people(.head, in: organ.code).first, let examiner = offices.legality,
            let signer = world.people(.head, in: offices.justice).first ?? world.people(.legality, in: offices.justice).last, signer.id != examiner.id
        else { return }
        course.open(
            "draft", at: organ.code, by: clerk, \.title <- title(organ), \.entries <- entries(organ, on: course.opens.day, world),
            \.explanation <- "根据法律、法规和省级规定，细化量化裁量幅度", \.touchesBusiness <- true)
        course.pass(minutes: 20...90)
        let until = course.today.advanced(by: course.number(30...33))
        course.take("consult", by: clerk, \.consultUntil <- until)
        // Legality review of such papers has its procedure since 4 December 2018.
        course.move(to: max(world.workingDay(1, after: until), offices.day(year - 1, 12, 4))).take(
            "close-consultation", by: clerk, \.opinionsReceived <- course.number(2...12), \.adoptionExplanation <- "合理意见均已采纳，未采纳的说明理由",
            \.expertOpinion <- "基准划分合理、可操作")
        course.pass(minutes: 30...120).take("submit", by: clerk)
        course.pass(days: 0...1)
        course.child(LegalityReview.self, "accept", by: examiner)
        course.pass(days: 2...7)
        let amends = course.chance(500)
        var opinion: Fields<LegalityReview> = [\.outcome <- amends ? .lawfulAfterAmendment : .lawful, \.opinion <- amends ? "按建议修改后合法" : "内容和程序合法"]
        if amends { opinion.append(\.suggestions <- ["从重情形应当列举"]) }
        course.child(LegalityReview.self, "opine", by: examiner, opinion)
        course.pass(days: 0...1).child(LegalityReview.self, "conclude", by: signer)
        if amends { course.pass(days: 1...3).take("answer-opinion", by: clerk, \.answer <- "已按审核意见修改") }
        course.move(to: offices.day(year, 1, 7)).take("deliberate", by: head, \.meetings <- [Meeting(\.name <- "局长办公会议", \.on <- course.today)])
        course.pass(days: 2...20).take("publish", by: clerk, \.number <- "\(organ.short)发〔\(year)〕\(course.number(1...6))号", \.channel <- "县人民政府门户网站")
        course.pass(days: 2...8).take(
            "file", by: clerk, \.filedWith <- world.organs.name(of: offices.government), \.filingNumber <- "备〔\(year)〕\(course.number(1...40))号")
    }
}
