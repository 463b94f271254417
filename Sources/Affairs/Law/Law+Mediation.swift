import Kernel

extension Law {
    static let mediation: [StatuteEdition] = [peoplesMediation, mediationRules2002, judicialConfirmation2011, civilProcedure2023]

    static let peoplesMediation: StatuteEdition = StatuteEdition(
        "peoples-mediation-law", "人民调解法", "2010年", from: "2011-01-01", counting: rule("人民调解法"))
    /// Still fills in what the Law leaves open: what is declined, recusal, the month, the re-visit.
    static let mediationRules2002: StatuteEdition = StatuteEdition(
        "mediation-rules-2002", "人民调解工作若干规定", "司法部令第75号", from: "2002-11-01", counting: rule("人民调解法"),
        unread: "没有取得全文，只见到第二十七条至第三十五条的节录")
    /// A court's periods count as civil procedure counts them.
    static let judicialConfirmation2011: StatuteEdition = StatuteEdition(
        "judicial-confirmation-2011", "最高人民法院关于人民调解协议司法确认程序的若干规定", "法释〔2011〕5号", from: "2011-03-30",
        counting: rule("民事诉讼法"))
    /// Renumbers judicial confirmation from articles 201 and 202 to 205 and 206.
    static let civilProcedure2023: StatuteEdition = StatuteEdition(
        "civil-procedure-2023", "民事诉讼法", "2023年修正", from: "2024-01-01", counting: rule("民事诉讼法"))
}
