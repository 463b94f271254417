package import Kernel

private let act = Law.administrativeProcedure

/// 承继 of the plaintiff.
extension LitigationResponse {
    /// Near relatives, or whoever has the rights, go on with the suit (第二十五条第二款、第三款). Until it is known whether they do the court suspends it
    /// (法释〔2018〕1号第八十七条), and it ends when there is nobody or they give it up (第八十八条): both are steps of the suit. Who is sued in the place of an
    /// organ that was abolished is a matter of powers that move (第二十六条第六款).
    @Successions
    package static var successions: [Succession<Self>] {
        let pending: [Stage] = [.received, .answering, .trying, .suspended, .judged, .appealed, .retrying]
        Party.succession("plaintiff", of: plaintiff, by: .head, at: .named { $0.handler })
            .enters("有权提起诉讼的公民死亡，其近亲属可以提起诉讼；须等待其表明是否参加的先“登记诉讼中止”，没有近亲属或者放弃的登记终结", act(25, 2), on: .death, at: pending)
            .enters("法人或者其他组织终止，承受其权利的可以提起诉讼；尚未确定的先“登记诉讼中止”", act(25, 3), on: .dissolution, .merger, .division, at: pending)
    }

    /// 继续行使其职权的行政机关是被告.
    package static var handing: Handing<Self> {
        Handing().on("行政机关被撤销或者职权变更的，继续行使其职权的行政机关是被告", act(26, 6))
    }
}
