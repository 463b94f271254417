package import Kernel

/// 回避: one person who was asked to stand back, by whom and why, and what was decided by whom.
///
/// Asked for alike by 行政处罚法第四十三条, 治安管理处罚法第九十五条, 信访工作条例第二十八条第三款, 公务员法第七十六条、第七十七条 and
/// 行政许可法第四十八条第（三）项. A kind keeps a list of them under `recusals`; asking alone keeps nobody from acting, a decision does.
package struct Recusal: SubRecord {
    /// 提出方式: nobody has to be asked where the organ itself sees the ground (公务员法第七十七条).
    package enum Origin: String, Choice {
        case own, party, organ
        package var name: String {
            switch self {
            case .own: "本人申请"
            case .party: "当事人、利害关系人申请"
            case .organ: "机关直接决定"
            }
        }
    }

    /// 应当回避的情形 (治安管理处罚法第九十五条, 公务员法第七十六条, 行政处罚法第四十三条).
    package enum Ground: String, Choice {
        case party, relative, interest, relation
        package var name: String {
            switch self {
            case .party: "是本案当事人"
            case .relative: "是当事人的近亲属，或者涉及有亲属关系的人员的利害关系"
            case .interest: "与案件有直接利害关系"
            case .relation: "有其他关系，可能影响公正"
            }
        }
    }

    package var person = PersonID("")
    package var origin: Origin?
    package var askedOn: Day?
    package var ground: Ground?
    package var reason = ""
    package var granted = false
    /// Heads do not decide on their own; see ``Head``.
    package var isHead = false
    package var discussion = ""
    package var superiorDecision = ""
    package var on: Day?
    package var decidedBy = PersonID("")

    package init() {}

    package static var fields: [Field<Self>] {
        Field("person", \.person, "被申请回避的人员")
        Field("origin", \.origin, "提出方式")
        Field("askedOn", \.askedOn, "申请日期")
        Field("ground", \.ground, "情形")
        Field("reason", \.reason, "理由").long()
        Field("granted", \.granted, "决定回避")
        Field("isHead", \.isHead, "是行政机关负责人")
        Field("discussion", \.discussion, "集体讨论情况").long()
        Field("superiorDecision", \.superiorDecision, "上级机关的决定")
        Field("on", \.on, "决定日期")
        Field("decidedBy", \.decidedBy, "决定人")
    }
}

extension [Recusal] {
    /// Those decided to stand back, for the rest of the matter.
    var persons: [PersonID] { filter(\.granted).map(\.person) }
    /// The days on which it was decided that somebody stands back.
    var grantedOn: [Day] { filter(\.granted).compactMap(\.on) }
}
