import Kernel

/// What is entered late, misspelt and put right, or taken back.
extension LivedCourse {
    /// 补录: some days later, on a working day before the next step and within the year.
    func enteredLate() -> [Step]? {
        for index in indices {
            guard let action = action(index), let event = action.event, !event.asksTime, !event.bindsActor, action.undoes.isEmpty,
                action.causes.isEmpty, action.opens.isEmpty, steps[index].input[Occurrence.dayName] == nil
            else { continue }
            let happened = steps[index].at.day
            let entered = world.workingDay(onOrAfter: happened.advanced(by: dice.number(4...8)))
            guard entered < end(after: index).day, entered.year == happened.year else { continue }
            return entering(index, on: entered, happened: happened, .late, because: dice.pick(Self.lateReasons))
        }
        return nil
    }

    /// 视为 that was none: whoever received the answer enters it after the law had taken its absence for one.
    func answered() -> [Step]? {
        for index in indices {
            guard let action = action(index), let event = action.event, event.bindsActor else { continue }
            // Whom the limit binds does not say that he kept it: a head does, or whoever received it by a step of his own.
            let receiver = outline.actions.first { other in
                !other.undoes.isEmpty && !other.isUndoing && other.event?.bindsActor == false && other.from == action.from
                    && steps[index].input.keys.allSatisfy { other.inputs.contains($0) }
            }
            guard (event.headMayTell && !action.undoes.isEmpty) || receiver != nil else { continue }
            let happened = steps[index].at.day
            let entered = world.workingDay(onOrAfter: end(after: index).day.advanced(by: -4))
            guard entered < end(after: index).day, entered > happened.advanced(by: 9) else { continue }
            var late = entering(index, on: entered, happened: happened, .answered, because: "当日寄出的材料邮路延误，邮戳日期在期限以内")
            if event.headMayTell {
                guard let head = world.people(.head, in: organ).first else { continue }
                late[index].login = head.login
            } else if let receiver {
                let people = steps.filter { $0.kind == definition.kind.id }.compactMap { world.member($0.login) }
                guard let member = people.first(where: { !receiver.roles.isDisjoint(with: $0.roles) }) else { continue }
                (late[index].action, late[index].login) = (receiver.id, member.login)
            }
            return late
        }
        return nil
    }

    private static let lateReasons: [String] = ["当日在外办理，没有网络，回单位后补录", "书面材料随后收到，按材料记载的日期补录", "系统维护期间办理，恢复后补录", "经办人员出差，返回后补录"]

    private func entering(_ index: Int, on day: Day, happened: Day, _ variation: Variation, because reason: String) -> [Step] {
        var late = steps
        late[index].at = dice.time(9...16, on: day)
        late[index] = late[index].with(.enterLate(Occurrence.input(on: happened, late: reason)), variation)
        return late
    }

    /// 更正: two characters of a text are typed in the wrong order; the slip is seen the same day, before anything rests on it.
    func misspelt() -> [Step]? {
        for index in dice.shuffled(steps.indices) {
            guard index == 0 || action(index) != nil, let login = world.member(steps[index].login), let moments = moments(2, after: index) else {
                continue
            }
            let fields = definition.fields.filter { $0.type == .text && $0.mayBeSlip && !$0.isIndexed && ($0.mask == nil || $0.mask == .name) }
            for field in dice.shuffled(fields) {
                guard let right = steps[index].input[field.name]?.string, let wrong = Self.slip(in: right) else { continue }
                let colleagues = logins(of: world.people(in: login.organ), besides: login.login)
                let heads = logins(of: world.people(.head, in: login.organ), besides: login.login)
                // Another decides whether it was one.
                guard let decider = heads.first else { break }
                var varied = inserting(
                    [
                        steps[index].with(
                            .correct([field.name: .text(right)], because: "录入时颠倒了两个字，以原始材料为准"), at: moments[0], by: login.login, or: colleagues,
                            .corrected),
                        steps[index].with(.approveCorrection, at: moments[1], by: decider, or: heads + colleagues, .corrected),
                    ], after: index)
                varied[index] = steps[index].with(.misspell([field.name: .text(wrong)]), .corrected)
                return varied
            }
        }
        return nil
    }

    /// A text with the first two neighbouring characters exchanged that are no digits and not the same; `nil` for a short one.
    static func slip(in text: String) -> String? {
        var letters = Array(text)
        guard letters.count >= 3 else { return nil }
        for place in 1..<(letters.count - 1) where letters[place] != letters[place + 1] {
            guard letters[place...(place + 1)].allSatisfy({ $0.isLetter && !$0.isASCII }) else { continue }
            letters.swapAt(place, place + 1)
            return String(letters)
        }
        return nil
    }

    /// 收回: a paper that was issued goes out anew.
    func recalled() -> [Step]? {
        for index in indices {
            guard let action = action(index), !action.issues.isEmpty, action.publishes.isEmpty, let moments = moments(2, after: index) else {
                continue
            }
            return inserting(
                [
                    steps[index].with(
                        .recall(action.issues, because: "用印前发现版式错漏，收回重新制发"), at: moments[0], by: steps[index].login, .recalled),
                    steps[index].with(.reissue, at: moments[1], by: steps[index].login, .recalled),
                ], after: index)
        }
        return nil
    }
}
