package import Kernel

/// What in a year goes otherwise than straight on, in kinds of its own.
package enum Variation: String, CaseIterable, Sendable {
    /// 补录: a step is entered days after it happened, with the reason.
    case late
    /// 更正: a slip of the pen is put right by two people.
    case corrected
    /// 收回、重新制发: a paper is taken back before it is served, and goes out anew.
    case recalled
    /// 拟办、批准: what another decides is prepared.
    case prepared
    /// 退回拟办: what was prepared is sent back once, and prepared anew.
    case returned
    /// 领办、改派: somebody takes the matter over, and another gets it when he or she goes on leave.
    case handled
    /// 移送、接收: a matter goes to another organ, which ends it.
    case moved
    /// 承继: a party merges into another.
    case succeeded
    /// What the law took for silence was none: the answer was in time and is entered late.
    case answered
    /// 重新作出: a court has revoked a decision and orders another, which is one of the year's.
    case remade

    package var name: String {
        switch self {
        case .late: "补录"
        case .corrected: "更正"
        case .recalled: "收回重发文书"
        case .prepared: "拟办后批准"
        case .returned: "退回后重新拟办"
        case .handled: "领办、改派"
        case .moved: "移送接收"
        case .succeeded: "当事人承继"
        case .answered: "补录按期答复"
        case .remade: "判决责令重新作出"
        }
    }
}

/// How a step of a play is done: what is done besides it, or instead of taking it straight on, moves no count of the year.
package enum Deed: Sendable {
    /// The step is taken.
    case take
    /// It is taken with the day on which it happened and the reason; should the law not have it, as of the day of the entry.
    case enterLate(Input)
    /// It is taken with a slip of the pen in some fields; should the law not have that, without.
    case misspell(Input)
    /// What was prepared of it is approved; where nothing is, it is taken.
    case approve(String)

    // Besides the steps. What the law does not have is left.
    case prepare(String)
    case sendBack(String)
    case correct(Input, because: String)
    case approveCorrection
    case recall([String], because: String)
    case reissue
    case takeOver
    /// Somebody else leads from then on; whoever led is on leave for some days from the next on.
    case reassign(PersonID, because: String, leave: Int)
    case propose(to: [OrganCode], because: String, article: String)
    case accept
    case succeed(String, Input, proof: String)

    /// Whether the step of the law is taken by it.
    package var isStep: Bool {
        switch self {
        case .take, .enterLate, .misspell, .approve: true
        default: false
        }
    }
}
