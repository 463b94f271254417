package import Kernel

/// 公示: whether, when and why what an organ did was made public, not made public, or taken down again
/// (国办发〔2018〕118号第二部分，行政处罚法第四十八条).
///
/// What is shown, and to which day, is the kind's publication; here is what was done about it.
package struct Publicity: Part {
    /// The last time, where it was published again after it had been withdrawn.
    package var publishedOn: Day?
    package var firstOn: Day?
    /// Stands before the public now.
    package var isPublic = false
    package var ground: WithholdingGround?
    package var withheldOn: Day?
    package var withdrawReason = ""
    package var withdrawnOn: Day?

    package init() {}

    package static var fields: [Field<Self>] {
        Field("publishedOn", \.publishedOn, "公示日期")
        Field("firstOn", \.firstOn, "首次公示日期")
        Field("isPublic", \.isPublic, "正在公示")
        Field("ground", \.ground, "不予公示的情形")
        Field("withheldOn", \.withheldOn, "不予公示的决定日期")
        Field("withdrawReason", \.withdrawReason, "撤回公示的理由").long()
        Field("withdrawnOn", \.withdrawnOn, "撤回公示日期")
    }

    /// It was made public, or there is a lawful ground not to: nothing is left to be done.
    package var isSettled: Bool { firstOn != nil || ground != nil }

    /// The day that ends the time for publishing.
    package var settledOn: Day? { firstOn ?? withheldOn }

    mutating func publish(_ now: Moment) {
        isPublic = true
        firstOn = firstOn ?? now.today
        publishedOn = now.today
    }

    /// Taken down, by a person or because another step of the matter does it of itself.
    mutating func withdraw(_ now: Moment) {
        isPublic = false
        withdrawnOn = now.today
    }
}

/// What keeps a result from the public (政府信息公开条例第十四条、第十五条，国办发〔2018〕118号第二部分，行政处罚法第四十八条).
package enum WithholdingGround: String, Choice {
    case stateSecret, forbidden, security, commercialSecret, privacy, minor, underInvestigation, noInfluence, ruleExempts

    package var name: String {
        switch self {
        case .stateSecret: "涉及国家秘密"
        case .forbidden: "法律、行政法规禁止公开"
        case .security: "公开后可能危及国家安全、公共安全、经济安全、社会稳定"
        case .commercialSecret: "涉及商业秘密"
        case .privacy: "涉及个人隐私"
        case .minor: "当事人是未成年人"
        case .underInvestigation: "公开可能影响案件调查"
        case .noInfluence: "不具有一定社会影响"
        case .ruleExempts: "规章规定不予公示（如仅处警告）"
        }
    }

    /// 政府信息公开条例第十四条、第十五条: they hold for whatever an organ does.
    static let general: [WithholdingGround] = [.stateSecret, .forbidden, .security, .commercialSecret, .privacy]
}
