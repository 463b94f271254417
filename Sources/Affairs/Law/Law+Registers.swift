import Kernel

extension Law {
    static let registers: [StatuteEdition] = [mediatorTeam2018]

    /// Full-time mediators, training before and in office, registers open to the public.
    static let mediatorTeam2018: StatuteEdition = StatuteEdition(
        "mediator-team-2018", "关于加强人民调解员队伍建设的意见", "司发〔2018〕2号", from: "2018-04-19", unread: "没有取得原文")
}
