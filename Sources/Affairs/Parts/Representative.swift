package import Kernel

/// Why somebody may act for a party (行政复议法第十七条第一款、行政复议法实施条例2026年第十八条，行政诉讼法第三十条、第三十一条第二款).
package enum RepresentativeKind: String, Choice {
    case guardian, lawyer, legalWorker, relative, staff, recommended, other
    package var name: String {
        switch self {
        case .guardian: "法定代理人"
        case .lawyer: "律师"
        case .legalWorker: "基层法律服务工作者"
        case .relative: "近亲属"
        case .staff: "工作人员"
        case .recommended: "社区、单位、社会团体推荐的公民"
        case .other: "其他委托代理人"
        }
    }
}

/// 代理权限: whether the agent may also waive, concede, settle and withdraw.
package enum RepresentativeAuthority: String, Choice {
    case general, special
    package var name: String { self == .general ? "一般授权" : "特别授权" }
}

/// 代理人: who acts for a party, by law or by its authority; one row of a list.
package struct Representative: SubRecord {
    package var kind: RepresentativeKind?
    package var name = ""
    package var identityNumber = ""
    package var phone = ""
    /// The name of the party for which the agent acts, where a list serves several.
    package var principal = ""
    package var matters = ""
    package var authority: RepresentativeAuthority?
    package var until: Day?
    package var isOral = false
    package var endedOn: Day?

    package init() {}

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        Field("kind", \.kind, "身份")
        Field("name", \.name, "姓名").personal(.name)
        Field("identityNumber", \.identityNumber, "公民身份号码").personal(.identityNumber).checkedIdentityNumber { $0.identityNumber }
        Field("phone", \.phone, "联系电话").personal(.phone)
        Field("principal", \.principal, "被代理人").personal(.name).help("有几方当事人的填写")
        Field("matters", \.matters, "委托事项")
        Field("authority", \.authority, "委托权限")
        Field("until", \.until, "委托期限至")
        Field("isOral", \.isOral, "口头委托，已经核实并记录在卷")
        Field("endedOn", \.endedOn, "书面告知变更、解除委托日期")
    }

    /// By the party's authority, not by law; also as long as nobody has said.
    package var isEntrusted: Bool { !isGuardian }
    /// By law, because the party is a minor or cannot act for itself.
    var isGuardian: Bool { kind == .guardian }
    /// Acts now: the party has not written that the authority ended.
    package var isActing: Bool { endedOn == nil }
}
