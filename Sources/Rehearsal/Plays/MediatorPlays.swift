import Affairs
import Kernel

/// 人民调解员: those in office at the end of the year, spread over the committees, and some who leave within it.
struct MediatorPlays {
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
    private let clerks: [Member]

    init(_ world: World, _ committees: [Committee], clerks: [Member]) {
        self.world = world
        self.committees = committees
        self.clerks = clerks
    }

    func plays() -> [Play] {
        let wanted = world.target("mediation.mediators")
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
            let dice = world.dice("leaver/\(index + 1)")
            let committee = old[index * 7 % old.count]
            posts.append(
                Post(
                    committee: committee, id: nil, name: Invented.name(dice) + "（\(index + 1)）", isMember: false, isLeaver: true, isNew: false))
        }
        return posts.enumerated().map { index, post in play(index, post) }
    }

    private func people(of committee: Committee, _ count: Int) -> [Post] {
        let dice = world.dice("mediators/\(committee.key)")
        return (0..<count).map { index in
            let isMember = index < committee.members.count
            let member: (id: PersonID?, name: String) = isMember ? committee.members[index] : (nil, Invented.name(dice) + "（\(index + 1)）")
            let isNew = committee.isNew || (!isMember && !committee.isDissolved && dice.chance(120))
            return Post(committee: committee, id: member.id, name: member.name, isMember: isMember, isLeaver: false, isNew: isNew)
        }
    }

    private func play(_ index: Int, _ post: Post) -> Play {
        let key = "mediator/\(index + 1)"
        let year = world.year
        let dice = world.dice("day/\(key)")
        let first = post.committee.isThereOn
        let day: Day
        if post.isNew {
            let drawn = world.workingDay(of: year, from: 3, through: 10, dice)
            day = max(drawn, world.workingDay(onOrAfter: first))
        } else {
            day = world.workingDay(onOrAfter: first.advanced(by: dice.number(0...14)))
        }
        let opens = dice.time(9...16, on: day)
        return Play(Mediator.self, key, opens: opens) { course in steps(post, course) }
    }

    private func steps(_ post: Post, _ course: Course<Mediator>) {
        guard let organisation = world.find(post.committee.key) else { return }
        let (entrant, keeper) = (post.committee.entrant, course.pick(clerks))
        let isFullTime = [.township, .industry].contains(post.committee.form) ? course.chance(450) : course.chance(40)
        var input: Fields<Mediator> = [
            \.organisation <- organisation, \.name <- post.name, \.office <- post.isMember ? .member : .engaged,
            \.engagement <- isFullTime ? .fullTime : .partTime, \.conditions <- [.fair, .willing, .literate, .adult],
            \.education <- course.pick([.senior, .senior, .college, .bachelor]),
            \.specialty <- course.pick(["婚姻家庭", "邻里纠纷", "山林土地", "损害赔偿", "劳动争议", "民风民俗"]),
        ]
        if let id = post.id { input.append(\.person <- id) }
        if post.isNew {
            input.append(\.chosenOn <- course.opens.day)
            course.open("engage", at: post.committee.organ, by: entrant, input)
        } else {
            let since = post.committee.termFrom
            input += [\.chosenOn <- since, \.existingSince <- Day.first(ofMonth: course.number(1...12), year: since.year - course.number(1...6))]
            course.open("register-existing", at: post.committee.organ, by: entrant, input)
        }
        course.pass(days: 0...2).take("register", by: keeper)
        if post.committee.isDissolved { return }
        if post.isLeaver { leave(course, post, entrant) } else { serve(course, post, entrant, keeper) }
    }

    private func serve(_ course: Course<Mediator>, _ post: Post, _ entrant: Member, _ keeper: Member) {
        let year = world.year
        if !post.isNew, course.chance(700) {
            course.move(to: world.workingDay(of: year, from: 3, through: 6, course.dice))
            let training = [
                Mediator.Training(
                    \.on <- course.today, \.topic <- course.pick(["人民调解法与调解技巧", "婚姻家庭纠纷调解", "调解文书制作", "矛盾纠纷排查化解"]),
                    \.hours <- course.pick([4, 8, 8, 16]))
            ]
            course.take("train", by: keeper, \.trainings <- training)
        }
        if !post.isNew, post.committee.termFrom.year + 3 == year {
            course.move(to: world.workingDay(of: year, from: 7, through: 9, course.dice)).take("renew", by: entrant, \.renewedOn <- course.today)
        }
        if course.chance(15), entrant.id != post.id {
            course.pass(days: 1...10).take("criticise", by: entrant, misconduct(.partiality, "调解中言语偏向一方，当事人反映属实"))
        }
        if course.chance(25) {
            course.pass(days: 1...10)
            let support = [Mediator.Support(\.kind <- .subsidy, \.amount <- .yuan(course.number(2...20) * 50))]
            course.take("support", by: keeper, \.supports <- support)
        }
    }

    private func misconduct(_ act: PeoplesMediation.MisconductKind, _ note: String) -> Fields<Mediator> {
        [\.misconducts <- [Mediator.Misconduct(\.act <- act, \.note <- note)]]
    }

    private func leave(_ course: Course<Mediator>, _ post: Post, _ entrant: Member) {
        course.move(to: world.workingDay(of: world.year, from: 3, through: 11, course.dice))
        if course.chance(100) {
            course.take("remove", by: entrant, misconduct(course.pick([.bribe, .insult]), "经查证属实，情节严重"))
        } else {
            course.take("leave", by: entrant, \.endReason <- course.pick([.resigned, .moved, .unable, .died]))
        }
    }
}
