package import Kernel

/// Who enforces the law, and who looks at it before a decision is made (行政处罚法第四十二条、第五十八条、第六十四条).
extension Role {
    package static let officer: Role = Role("officer", "执法人员")
    package static let reviewer: Role = Role("reviewer", "法制审核人员")
    package static let hearing: Role = Role("hearing", "听证主持人")
    /// Keeps the registers of those who enforce: qualifications, examinations, certificates.
    package static let certification: Role = Role("certification", "执法证件管理人员")
}

extension Organ.Duty {
    package static let enforcement: Organ.Duty = Organ.Duty("enforcement", "行政执法主体")
}

/// 正职负责人 or 主持工作的负责人: those alone decide whether a suspected crime is transferred
/// (行政执法机关移送涉嫌犯罪案件的规定第五条). A post of head may be that of a deputy, so whoever decides says as what.
package enum ApproverCapacity: String, Choice {
    case principal, acting
    package var name: String { self == .principal ? "本机关正职负责人" : "主持工作的负责人" }
}
