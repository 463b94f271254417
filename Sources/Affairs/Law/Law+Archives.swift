import Kernel

extension Law {
    static let archives: [StatuteEdition] = [archivesLaw2020, archiveTerms2006]

    /// Whoever made the papers hands them to the organ's archive, nobody keeps them (第十四条); how long they are kept is for the state's
    /// archive administration to say (第二十一条).
    static let archivesLaw2020: StatuteEdition = StatuteEdition("archives-law-2020", "档案法", "2020年修订", from: "2021-01-01", unread: "没有取得原文")
    /// 文书档案: kept for good, for thirty years or for ten. Which papers fall under which term each organ sets in a table of its own, so
    /// the text is cited as a whole.
    static let archiveTerms2006: StatuteEdition = StatuteEdition(
        "archive-terms-2006", "机关文件材料归档范围和文书档案保管期限规定", "国家档案局令第8号", from: "2006-12-18", unread: "没有取得原文")
}
