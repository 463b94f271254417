import Affairs
import Kernel

/// Who does what: prepared by one and decided by another, taken over, dealt out anew, gone to another organ.
extension LivedCourse {
    /// 拟办: what a head alone decides is prepared by somebody else there.
    func prepared(sendingBack: Bool) -> [Step]? {
        for index in indices {
            guard let action = action(index), action.roles == [.head], action.event == nil, let head = world.member(steps[index].login),
                let moments = moments(sendingBack ? 3 : 1, before: index)
            else { continue }
            let colleagues = dice.shuffled(world.people(in: head.organ).filter { $0.login != head.login && !$0.roles.contains(.head) })
            guard let preparer = colleagues.first else { continue }
            let stands = logins(of: colleagues, besides: preparer.login)
            let variation: Variation = sendingBack ? .returned : .prepared
            var added = [steps[index].with(.prepare("拟同意，报请审定。"), at: moments[0], by: preparer.login, or: stands, variation)]
            if sendingBack {
                added.append(steps[index].with(.sendBack("请核对依据的条款后再报"), at: moments[1], by: head.login, variation))
                added.append(steps[index].with(.prepare("已核对，拟同意，报请审定。"), at: moments[2], by: preparer.login, or: stands, variation))
            }
            var varied = inserting(added, after: index - 1)
            varied[index + added.count] = steps[index].with(.approve("同意。"), variation)
            return varied
        }
        return nil
    }

    /// 领办, and 改派 when the one who leads goes on leave.
    func handled() -> [Step]? {
        guard steps.count > 3, let lead = world.member(steps[0].login), let taken = moments(1, after: 0),
            let head = world.people(.head, in: lead.organ).first(where: { $0.id != lead.id })
        else { return nil }
        let roles = Set(lead.roles)
        let others = world.people(in: lead.organ).filter { $0.id != lead.id && !roles.isDisjoint(with: $0.roles) }
        guard let other = dice.any(of: others), let index = (1..<(steps.count - 1)).first(where: { moments(1, after: $0) != nil }),
            let given = moments(1, after: index)
        else { return nil }
        let reason = "承办人请假，由同岗位人员接办"
        return Array(steps[...0]) + [steps[0].with(.takeOver, at: taken[0], by: lead.login, .handled)] + Array(steps[1...index])
            + [steps[index].with(.reassign(other.id, because: reason, leave: dice.number(2...6)), at: given[0], by: head.login, .handled)]
            + Array(steps[(index + 1)...])
    }

    /// 移送: towards its end a matter goes to an organ of the same sort, which brings it to its end.
    func moved() -> [Step]? {
        guard definition.handing.forbidden == nil, let here = world.organs[organ] else { return nil }
        for index in [3, 2, 4].map({ steps.count - 1 - $0 }) where index > 0 {
            guard let moments = moments(2, after: index), let head = world.people(.head, in: organ).first else { continue }
            let rest = Array(steps[(index + 1)...])
            let organs = world.organs.organs.values.filter { $0.code != organ && $0.level == here.level && $0.duties == here.duties }
            let fitting = organs.filter { there in
                !world.people(.head, in: there.code).isEmpty && canGoOn(rest, at: there.code)
            }
            guard !fitting.isEmpty else { continue }
            let order = dice.shuffled(fitting.map(\.code).sorted { $0.description < $1.description })
            let article = definition.handing.grounds.first.map { "\($0.says)（\($0.basis)）" } ?? "县人民政府关于职责分工的规定"
            return inserting(
                [
                    steps[index].with(
                        .propose(to: Array(order.prefix(12)), because: "事项由对方管辖更便于办理", article: article), at: moments[0], by: head.login, .moved),
                    steps[index].with(.accept, at: moments[1], by: head.login, .moved),
                ], after: index)
        }
        return nil
    }

    /// Whether the last steps could be taken by the people of another organ: those who take them do so by an office that there is there too, not
    /// because they were named for the matter, and no other organ has a part in it.
    func canGoOn(_ rest: [Step], at there: OrganCode) -> Bool {
        guard steps.allSatisfy({ step in world.member(step.login)?.organ == organ && !names([.person], step) }) else { return false }
        return rest.allSatisfy { step in
            guard case .main = step.target, !names([.person, .organ, .matter], step), let action = outline.action(step.action),
                let member = world.member(step.login)
            else { return false }
            let offices = action.roles.intersection(member.roles).intersection([.head, .clerk])
            return offices.contains { !world.people($0, in: there).isEmpty }
        }
    }

    /// Whether something that a step fills in names such.
    private func names(_ what: Set<FieldType.Named>, _ step: Step) -> Bool {
        step.input.keys.contains { name in
            definition.fields.first { $0.name == name }.map { $0.type.names(what) } ?? !what.isSubset(of: [.person])
        }
    }

    /// 合并: an organisation that is party merges into another, which enters.
    func succeeded() -> [Step]? {
        guard let succession = definition.successions.first, steps.count > 3 else { return nil }
        var known: Input = [:]
        for step in steps { known.merge(step.input.filter { succession.fields.contains($0.key) }) { $1 } }
        guard let name = succession.fields.first(where: { $0.hasSuffix("organisationName") }), let former = known[name]?.string, !former.isEmpty,
            let member = world.people(in: organ).first(where: { !succession.roles.isDisjoint(with: $0.roles) })
        else { return nil }
        known[name] = .text(former.replacing("有限公司", with: "集团有限公司"))
        if let code = succession.fields.first(where: { $0.hasSuffix("creditCode") }) { known[code] = .text(Invented.creditCode(dice)) }
        // At which of the last stages the law lets the successor enter, it says itself.
        var varied: [Step] = []
        for index in steps.indices {
            varied.append(steps[index])
            guard index > 0, index + 5 > steps.count, index + 1 < steps.count, let at = moments(1, after: index) else { continue }
            let stands = logins(of: world.people(in: organ), besides: member.login)
            varied.append(steps[index].with(.succeed(succession.id, known, proof: "企业合并的登记通知书"), at: at[0], by: member.login, or: stands, .succeeded))
        }
        return varied.count > steps.count ? varied : nil
    }
}

extension FieldType {
    enum Named { case person, organ, matter }

    /// Whether a value names people of the county, its organs or other matters.
    func names(_ what: Set<Named>) -> Bool {
        switch self {
        case .person: what.contains(.person)
        case .organ: what.contains(.organ)
        case .matter: what.contains(.matter)
        case .list(let element): element.names(what)
        case .record(let parts): parts.contains { $0.type.names(what) }
        default: false
        }
    }
}
