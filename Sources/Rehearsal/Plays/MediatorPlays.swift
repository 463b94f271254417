import Kernel

/// 人民调解员: those in office at the end of the year, spread over the committees, and some who leave within it.
struct MediatorPlays {
    private static let kind: String = "mediator"

    private struct Post {
        let committee: Committee
        let id: PersonID?
        let name: String
        let isMember: Bool
        let isLeaver: Bool
        let isNew: Bool
    }

    let world: World
    private let committees: [Committee]
    private let clerks: [Scenario.Member]

    init(_ world: World, _ committees: [Committee], clerks: [Scenario.Member]) {
        self.world = world
        self.committees = committees
        self.clerks = clerks
    }

    func plays() -> [Play] {
        let wanted = world.scenario.targets["mediation.mediators"] ?? 0
        let lasting = committees.filter { !$0.isDissolved }
        guard wanted > 0, !lasting.isEmpty else { return [] }
        var posts: [Post] = []
        for (index, committee) in lasting.enumerated() {
            let count = wanted * (index + 1) / lasting.count - wanted * index / lasting.count
            posts += people(of: committee, count)
        }
        // Beside those at the end: the mediators of committees that are dissolved, and who leaves or is removed.
        for committee in committees where committee.isDissolved { posts += people(of: committee, 3) }
        let old = lasting.filter { !$0.isNew }
        for index in 0..<(old.isEmpty ? 0 : wanted / 50) {
            var dice = Dice(seed: world.scenario.seed, "leaver/\(index + 1)")
            let committee = old[index * 7 % old.count]
            posts.append(
                Post(
                    committee: committee, id: nil, name: Invented.name(&dice) + "（\(index + 1)）", isMember: false, isLeaver: true, isNew: false))
        }
        return posts.enumerated().map { index, post in play(index, post) }
    }

    private func people(of committee: Committee, _ count: Int) -> [Post] {
        var dice = Dice(seed: world.scenario.seed, "mediators/\(committee.key)")
        return (0..<count).map { index in
            let isMember = index < committee.members.count
            let member: (id: PersonID?, name: String) = isMember ? committee.members[index] : (nil, Invented.name(&dice) + "（\(index + 1)）")
            let isNew = committee.isNew || (!isMember && !committee.isDissolved && dice.chance(120))
            return Post(committee: committee, id: member.id, name: member.name, isMember: isMember, isLeaver: false, isNew: isNew)
        }
    }

    private func play(_ index: Int, _ post: Post) -> Play {
        let key = "\(Self.kind)/\(index + 1)"
        let year = world.scenario.year
        var dice = Dice(seed: world.scenario.seed, "day/\(key)")
        let first = post.committee.isThereOn
        let day: Day
        if post.isNew {
            let drawn = world.workingDay(of: year, from: 3, through: 10, &dice)
            day = max(drawn, world.workingDay(onOrAfter: first))
        } else {
            day = world.workingDay(onOrAfter: first.advanced(by: dice.number(0...14)))
        }
        let opens = Instant(day, hour: dice.number(9...16), minute: dice.number(0...59))
        return Play(key, opens: opens) { world, dice in steps(post, opens, world, &dice) }
    }

    private func steps(_ post: Post, _ opens: Instant, _ world: World, _ dice: inout Dice) -> [Step] {
        guard let organisation = world.matters[post.committee.key] else { return [] }
        let (entrant, keeper) = (post.committee.entrant, dice.pick(clerks))
        let isFullTime = ["township", "industry"].contains(post.committee.form) ? dice.chance(450) : dice.chance(40)
        var input = [
            "organisation": String(organisation), "name": post.name, "office": post.isMember ? "member" : "engaged",
            "engagement": isFullTime ? "fullTime" : "partTime", "conditions": "fair,willing,literate,adult",
            "education": dice.pick(["senior", "senior", "college", "bachelor"]),
            "specialty": dice.pick(["婚姻家庭", "邻里纠纷", "山林土地", "损害赔偿", "劳动争议", "民风民俗"]),
        ]
        if let id = post.id { input["person"] = id.description }
        var course = Course(world, opening: opens)
        if post.isNew {
            input["chosenOn"] = opens.day.iso
            course.open(Self.kind, at: post.committee.organ, "engage", by: entrant, input)
        } else {
            let since = post.committee.termFrom
            input["chosenOn"] = since.iso
            input["existingSince"] = Day.first(ofMonth: dice.number(1...12), year: since.year - dice.number(1...6)).iso
            course.open(Self.kind, at: post.committee.organ, "register-existing", by: entrant, input)
        }
        course.pass(workingDays: 0...2, &dice)
        course.take("register", by: keeper)
        if post.committee.isDissolved { return course.steps }
        if post.isLeaver { leave(&course, post, entrant, &dice) } else { serve(&course, post, entrant, keeper, &dice) }
        return course.steps
    }

    private func serve(
        _ course: inout Course, _ post: Post, _ entrant: Scenario.Member, _ keeper: Scenario.Member, _ dice: inout Dice
    ) {
        let year = world.scenario.year
        if !post.isNew, dice.chance(700) {
            course.move(to: world.workingDay(of: year, from: 3, through: 6, &dice), &dice)
            let training = JSON.item([
                "on": .text(course.today.iso), "topic": .text(dice.pick(["人民调解法与调解技巧", "婚姻家庭纠纷调解", "调解文书制作", "矛盾纠纷排查化解"])),
                "hours": .integer(dice.pick([4, 8, 8, 16])),
            ])
            course.take("train", by: keeper, ["trainings": training])
        }
        if !post.isNew, post.committee.termFrom.year + 3 == year {
            course.move(to: world.workingDay(of: year, from: 7, through: 9, &dice), &dice)
            course.take("renew", by: entrant, ["renewedOn": course.today.iso])
        }
        if dice.chance(15), entrant.id != post.id {
            course.pass(workingDays: 1...10, &dice)
            course.take("criticise", by: entrant, misconduct("partiality", "调解中言语偏向一方，当事人反映属实"))
        }
        if dice.chance(25) {
            course.pass(workingDays: 1...10, &dice)
            let support = JSON.item(["kind": .text("subsidy"), "amount": .integer(Money.yuan(dice.number(2...20) * 50).fen)])
            course.take("support", by: keeper, ["supports": support])
        }
    }

    private func misconduct(_ act: String, _ note: String) -> [String: String] {
        ["misconducts": JSON.item(["act": .text(act), "note": .text(note)])]
    }

    private func leave(_ course: inout Course, _ post: Post, _ entrant: Scenario.Member, _ dice: inout Dice) {
        course.move(to: world.workingDay(of: world.scenario.year, from: 3, through: 11, &dice), &dice)
        if dice.chance(100) {
            course.take("remove", by: entrant, misconduct(dice.pick(["bribe", "insult"]), "经查证属实，情节严重"))
        } else {
            course.take("leave", by: entrant, ["endReason": dice.pick(["resigned", "moved", "unable", "died"])])
        }
    }
}
