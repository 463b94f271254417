import Kernel

extension Law {
    static let powers: [StatuteEdition] = [
        administrationOutline2004, powerLists2015, localEmpowerment2019, powersOutline2021, licensingLaw2019,
    ]

    /// 第21项: enforcement subjects are sifted, confirmed and announced to the public; 第20项: files are reviewed.
    static let administrationOutline2004: StatuteEdition = StatuteEdition(
        "administration-outline-2004", "全面推进依法行政实施纲要", "国发〔2004〕10号", from: "2004-03-22", unread: "没有取得原文")
    /// 权力清单: sifting, clean-up, examination, streamlining, publication, dynamic management, responsibilities, accountability.
    static let powerLists2015: StatuteEdition = StatuteEdition(
        "power-lists-2015", "关于推行地方各级政府工作部门权力清单制度的指导意见", "中办、国办2015年印发", from: "2015-03-24", unread: "没有取得原文")
    /// 乡镇和街道赋权 before the penalty law knew it: the province decides which powers, and that townships enforce in their own name.
    static let localEmpowerment2019: StatuteEdition = StatuteEdition(
        "local-empowerment-2019", "关于推进基层整合审批服务执法力量的实施意见", "中办、国办2019年印发", from: "2019-01-31", unread: "没有取得原文，按整部引用")
    /// 权责清单: one name, code, basis and type for the same item everywhere.
    static let powersOutline2021: StatuteEdition = StatuteEdition(
        "powers-outline-2021", "法治政府建设实施纲要（2021—2025年）", "中发〔2021〕33号", from: "2021-08-02")
    /// Which texts may create a licence (第十四条至第十七条).
    static let licensingLaw2019: StatuteEdition = StatuteEdition(
        "licensing-law-2019", "行政许可法", "2019年修正", from: "2019-04-23", counting: rule("行政许可法"))
}
