package import Kernel

private let new = Law.reconsideration2023

extension Reconsideration {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-21.two", "调查取证的行政复议人员不少于两人", new(45)) { matter, _ in
            matter.investigations.allSatisfy { Set($0.investigators).count >= 2 }
        }
        Invariant("HG-21.handlers", "由两名以上行政复议人员审理以后才作出决定", Law.reconsiderationRules(32)) { matter, history in
            !history.has("decide") || matter.hasEnoughHandlers(matter.law)
        }
        Invariant("HG-21.heard", "被申请人答复或者答复期限届满以后才作出决定", new(48)) { matter, history in
            !history.has("decide") || matter.repliedOn != nil || matter.noReplyOn != nil
        }
        Invariant("HG-21.record", "经过听证的，根据听证笔录作出决定", new(61, 2)) { matter, history in
            guard history.has("decide"), let registered = history.steps.first, registered.day >= new.inForce else { return true }
            return !matter.hearing.isHeld || matter.followsHearingRecord
        }
        Invariant("HG-21.accepted", "没有受理的，没有作出决定", new(30)) { _, history in
            history.precede("decide", by: "accept", "deem-accepted")
        }
        Invariant("HG-21.served", "没有作出决定的，没有送达", new(75)) { _, history in
            history.precede(decisionService.step("serve"), by: "decide")
        }
        Invariant("HG-21.proposed", "退回重新审理的，重新提出审理意见以后才作出决定", new(61, 1)) { _, history in
            history.precede("decide", by: ["propose"], since: ["return-proposal"])
        }
    }
}
