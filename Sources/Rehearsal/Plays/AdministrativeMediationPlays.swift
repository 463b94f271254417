import Affairs
import Kernel

/// 行政调解: as many concluded in the year as the scenario says; a few more are declined.
package struct AdministrativeMediationPlays {
    private static let subjects: [(kind: AdministrativeMediation.DisputeKind, subject: String, duties: Set<Organ.Duty>)] = [
        (.consumer, "购买家电质量和退换", [.market]), (.consumer, "预付卡停业退款", [.market]), (.consumer, "装修材料不合格赔偿", [.market]),
        (.land, "承包地界址和耕作", [.township]), (.land, "山林四至和采伐", [.township]), (.construction, "建房施工损坏邻屋", [.township, .enforcement]),
        (.environment, "养殖污水影响灌溉", [.township, .enforcement]), (.security, "殴打他人医疗费赔偿", [.enforcement]),
        (.traffic, "交通事故车损和误工赔偿", [.enforcement]), (.labour, "工程款和工资结算", [.enforcement, .township]),
        (.property, "小区物业服务和收费", [.enforcement, .township]), (.transport, "客运班线经营和退票", [.enforcement]),
    ]

    let world: World
    private let count: Int
    private let succeeded: Int
    private let organs: [OrganCode]

    package init(_ world: World) {
        self.world = world
        count = world.target("administrative-mediation.count")
        succeeded = min(count, world.scenario.targets["administrative-mediation.succeeded"] ?? count * 93 / 100)
        organs = world.organs.organs.values.filter { organ in
            !world.people(.clerk, in: organ.code).isEmpty && !world.people(.head, in: organ.code).isEmpty
                && !organ.duties.isDisjoint(with: [.market, .enforcement, .township]) && Self.staff(organ.code, world).count >= 2
        }.map(\.code).sorted { $0.description < $1.description }
    }

    /// Those of an organ who may mediate.
    private static func staff(_ organ: OrganCode, _ world: World) -> [Member] {
        var found: [Member] = []
        for role in [Role.clerk, .mediator, .officer] {
            for member in world.people(role, in: organ).prefix(6) where !found.contains(where: { $0.id == member.id }) { found.append(member) }
        }
        return found
    }

    package func plays() -> [Play] {
        guard count > 0, !organs.isEmpty else { return [] }
        return (0..<count + count / 25).map { index in
            let key = "administrative-mediation/\(index + 1)"
            let dice = world.dice("day/\(key)")
            let day = world.workingDay(of: world.year, from: 1, through: 10, dice)
            let opens = dice.time(9...16, on: day)
            let organ = dice.pick(organs)
            return Play(AdministrativeMediation.self, key, opens: opens) { course in steps(index, organ, course) }
        }
    }

    private func steps(_ index: Int, _ organ: OrganCode, _ course: Course<AdministrativeMediation>) {
        let duties = world.organs[organ]?.duties ?? []
        let fitting = Self.subjects.filter { !$0.duties.isDisjoint(with: duties) }
        let subject = course.pick(fitting.isEmpty ? Self.subjects : fitting)
        let clerk = world.person(.clerk, in: organ, course.dice)
        let pair = Array(course.dice.shuffled(Self.staff(organ, world)).prefix(2))
        let parties = [Invented.name(course.dice), Invented.name(course.dice) + "（乙方）"]
        let isExOfficio = course.chance(250)
        let isAgainstOrgan = course.chance(60)
        var input: Fields<AdministrativeMediation> = [
            \.nature <- isAgainstOrgan ? .administrative : .civil, \.disputeKind <- isAgainstOrgan ? .compensation : subject.kind,
            \.subject <- isAgainstOrgan ? "执法中损坏财物的补偿" : subject.subject, \.claims <- "要求赔偿损失、停止影响", \.place <- "\(world.name)境内",
            \.parties <- parties.map { Party(\.citizenName <- $0, \.phone <- Invented.phone(course.dice)) },
            \.amountInDispute <- .yuan(course.number(2...300) * 100),
        ]
        if !isExOfficio, course.chance(200) {
            input += [\.source <- course.pick([.court, .petitions, .hotline, .other]), \.referredOn <- course.opens.day]
        }
        course.open(isExOfficio ? "initiate" : "apply", at: organ, by: clerk, input)
        course.pass(minutes: 30...150).take("ask-consent", by: clerk)
        course.pass(days: 1...3)
        guard index < count else {
            course.take("record-refusal", by: clerk, \.refusedBy <- parties[1])
            course.pass(minutes: 5...30).take("decline", by: clerk, \.declineReason <- .refused, \.channelsTold <- [.litigation])
            return
        }
        course.take("record-consent", by: clerk, \.consentAnswer <- "同意由本机关调解")
        course.pass(minutes: 5...40).take("accept", by: clerk, \.belongsToDuties <- true)
        course.pass(minutes: 10...60).take("assign", by: clerk, \.mediators <- pair.map(\.id), \.mediatorNames <- pair.map(\.name))
        course.pass(days: 1...4).take("begin", by: clerk, \.rightsTold <- true)
        for _ in 0...course.dice.weighted([70, 25, 5]) {
            course.pass(days: 0...3)
            let session = [AdministrativeMediation.Session(\.on <- course.today, \.note <- "查明事实，释明法律，双方提出方案")]
            course.take("mediate", by: clerk, \.sessions <- session)
        }
        if course.chance(50) {
            course.pass(minutes: 20...60).take(
                "extend", by: world.person(.head, in: organ, course.dice), \.extensionReason <- "需要检测鉴定", \.extensionAgreed <- true)
            course.pass(days: 6...14)
        }
        course.pass(minutes: 20...90)
        if index < succeeded { agree(course, clerk, parties) } else { fail(course, clerk, parties) }
        course.pass(days: 1...8)
        let papers: [FilePaper] = index < succeeded ? [.opening, .evidence, .agreement, .performance] : [.opening, .evidence, .closing]
        course.take("close", by: clerk, filed(\.archive, "\(world.year)行调\(index + 1)", papers))
    }

    private func agree(_ course: Course<AdministrativeMediation>, _ clerk: Member, _ parties: [String]) {
        var input: Fields<AdministrativeMediation> = [
            \.terms <- "双方互谅互让，按约定赔偿并停止影响", \.lawful <- true, \.amount <- .yuan(course.number(1...200) * 100),
        ]
        if course.chance(250) {
            input.append(\.isOral <- true)
        } else {
            input.append(\.signedBy <- parties)
            input += [\.mediatorsSigned <- true, \.sealed <- true, \.performBy <- course.today.advanced(by: course.number(5...20))]
        }
        course.take("agree", by: clerk, input)
        course.pass(days: 1...4).take("perform", by: clerk, \.performanceNote <- "已按协议履行")
    }

    private func fail(_ course: Course<AdministrativeMediation>, _ clerk: Member, _ parties: [String]) {
        let isRefused = course.chance(300)
        if isRefused { course.take("record-refusal", by: clerk, \.refusedBy <- parties[0]) }
        course.pass(minutes: 5...20).take("terminate", by: clerk, \.endReason <- isRefused ? .refused : .noAgreement, \.channelsTold <- [.litigation])
    }
}
