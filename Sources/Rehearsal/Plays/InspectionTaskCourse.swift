import Affairs
import Kernel
import Proof

/// One double-random task: its two libraries, its two draws by two parties, and what they must come to.
struct InspectionTaskCourse {
    struct Drawn {
        let objects: [Premises]
        let officers: [Member]
    }

    let staff: EnforcementStaff
    let index: Int
    let visits: Int
    let organ: OrganCode
    let opened: Day
    let isJoint: Bool
    let topic: Int

    init(_ staff: EnforcementStaff, index: Int, visits: Int) {
        self.staff = staff
        self.index = index
        self.visits = visits
        let world = staff.world
        organ = staff.able[index % staff.able.count]
        let topics = InspectionTopics.of(world.organs.name(of: organ))
        topic = (index / staff.able.count) % topics.count
        isJoint = topic == 0 && InspectionPlays.partner(of: organ, staff) != nil && index % 3 != 2
        let dice = world.dice("day/inspection-task/\(index + 1)")
        opened = world.workingDay(of: world.year, from: 2, through: 10, dice)
    }

    private var world: World { staff.world }
    var key: Handle<InspectionTask> { "inspection-task/\(index + 1)" }
    private var name: String {
        let part = InspectionTopics.of(world.organs.name(of: organ))[topic].project
        return "\(world.year)年第\(index + 1)号\(isJoint ? "部门联合" : "")双随机抽查（\(part)）"
    }
    var item: String { String(topic + 1) }
    /// One in nine draws an object more than can be visited; where there are fewer visits than tasks, the object is closed down.
    private var objectCount: Int { max(1, visits + (index % 9 == 4 ? 1 : 0)) }
    private var isRedrawn: Bool { index % 7 == 3 }
    private var parties: [String] { [world.organs.name(of: organ), world.organs.name(of: world.organ(.justice))] }

    /// The object library, each with a grade; some are left out for a reason.
    private var library: [(premises: Premises, grade: InspectionTask.Grade, exclusion: String)] {
        let dice = world.dice("library/\(key)")
        return (0..<objectCount * 3 + 4).map { number in
            let premises = Premises(world, number: (index + 1) * 10_000 + number, dice)
            let exclusion = number >= objectCount * 2 && dice.chance(60) ? dice.pick(["已经注销", "近期已由上级抽查"]) : ""
            return (premises, InspectionTask.Grade.allCases[dice.weighted([50, 30, 15, 5])], exclusion)
        }
    }

    /// At most eight own officers and two of the other organ; half of them are drawn, so at least two are the organ's own.
    private var pool: [Member] {
        let dice = world.dice("pool/\(key)")
        let own = dice.shuffled(staff.certified(organ)).prefix(8)
        let partner = isJoint ? InspectionPlays.partner(of: organ, staff) : nil
        return Array(own) + (partner.map { dice.shuffled(staff.certified($0)).prefix(2) } ?? [])
    }

    private func officerCount(_ pool: [Member]) -> Int { min(pool.count, max(4, pool.count / 2 + 1)) }

    /// What the two draws come to; the engine must come to the same.
    func drawn() -> Drawn {
        let library = library
        let objects = selected(
            purpose: "\(name)——检查对象", count: objectCount,
            library.map { DrawCandidate(id: $0.premises.code, weight: [.a: 1, .b: 2, .c: 4, .d: 8][$0.grade] ?? 1, exclusion: $0.exclusion) },
            round: 1, "objects")
        let pool = pool
        let codes = pool.map { String(world.certificate(of: $0.id)?.id ?? 0) }
        let officers = selected(
            purpose: "\(name)——执法检查人员", count: officerCount(pool), codes.map { DrawCandidate(id: $0) }, round: isRedrawn ? 2 : 1, "officers")
        return Drawn(
            objects: objects.compactMap { code in library.first { $0.premises.code == code }?.premises },
            officers: officers.compactMap { code in codes.firstIndex(of: code).map { pool[$0] } })
    }

    private func selected(purpose: String, count: Int, _ candidates: [DrawCandidate], round: Int, _ what: String) -> [String] {
        let list = DrawList(purpose: purpose, count: count, candidates: candidates)
        let parts = parties.map { DrawSeed.Part(party: $0, secret: secret($0, round, what)) }
        return list.drawn(by: DrawSeed(list: list.digest, parts: parts, beacon: "").digest)
    }

    private func secret(_ party: String, _ round: Int, _ what: String) -> String { "\(world.scenario.id)/\(key)/\(what)/\(round)/\(party)" }

    func play() -> Play {
        let opens = Instant(opened, hour: 9, minute: index % 50)
        return Play(key, opens: opens) { course in steps(course) }
    }

    private func steps(_ course: Course<InspectionTask>) {
        let pool = pool
        guard pool.count >= 4, let plan = world.find(InspectionPlays.plan(organ)) else { return }
        let clerk = world.person(.clerk, in: organ, course.dice)
        let head = world.person(.head, in: organ, course.dice)
        let partner = isJoint ? InspectionPlays.partner(of: organ, staff) : nil
        course.open(
            "open", at: organ, by: clerk, \.name <- name, \.plan <- plan, \.items <- [item], \.partners <- partner.map { [$0] } ?? [],
            \.dueOn <- world.workingDay(30, after: course.opens.day))
        course.pass(minutes: 20...90)
        let objects = library.map { entry in
            InspectionTask.LibraryObject(
                \.code <- entry.premises.code, \.name <- entry.premises.name, \.grade <- entry.grade, \.exclusion <- entry.exclusion)
        }
        let officers = pool.map { InspectionTask.LibraryOfficer(\.certificate <- world.certificate(of: $0.id)) }
        course.take("fix", by: clerk, \.objects <- objects, \.objectCount <- objectCount, \.pool <- officers, \.officerCount <- officerCount(pool))
        draw(course, clerk, head, rounds: 1, "objects")
        course.pass(minutes: 5...15).take("draw-officers", by: clerk)
        draw(course, clerk, head, rounds: isRedrawn ? 2 : 1, "officers")
        course.pass(minutes: 5...30).take("dispatch", by: clerk)
        finish(course, clerk)
    }

    /// Both parties commit before either shows its secret; the head stands for the second.
    private func draw(_ course: Course<InspectionTask>, _ clerk: Member, _ head: Member, rounds: Int, _ what: String) {
        let actors = [clerk, head]
        for round in 1...rounds {
            course.pass(minutes: 2...6)
            if round > 1 { course.child(Draw.self, "redraw", by: head, \.redrawReason <- "见证人员临时缺席，抽取作废，重新抽取") }
            course.child(Draw.self, "commit-list", by: clerk, \.parties <- parties)
            for (party, actor) in zip(parties, actors) {
                let part = DrawSeed.Part(party: party, secret: secret(party, round, what))
                course.child(Draw.self, "commit", by: actor, \.party <- party, \.commitment <- part.commitment.hex)
            }
            course.child(Draw.self, "seal", by: clerk)
            for (party, actor) in zip(parties, actors) {
                course.child(Draw.self, "reveal", by: actor, \.party <- party, \.secret <- secret(party, round, what))
            }
            course.child(Draw.self, "draw", by: clerk, \.witnesses <- "\(course.pick(["纪检监察组", "法制机构", "政务公开股"]))人员、企业代表")
        }
    }

    private func finish(_ course: Course<InspectionTask>, _ clerk: Member) {
        course.move(to: world.workingDay(25, after: opened))
        for premises in drawn().objects.dropFirst(visits) {
            course.pass(minutes: 5...20)
            let reason = course.pick(["已办理注销登记，不再经营", "长期停业，场所已经腾空，已函告登记机关核查"])
            course.take("record-reason", by: clerk, \.unvisited <- [InspectionTask.Unvisited(\.object <- premises.code, \.reason <- reason)])
        }
        course.move(to: world.workingDay(course.number(27...30), after: opened)).take("close", by: clerk, \.summary <- "抽中对象均已检查并公示结果，或者登记理由")
    }
}
