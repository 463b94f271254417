import Kernel

/// 公民、法人或者其他组织, as the laws on penalties, compulsion, reconsideration, litigation and petitions say alike (行政处罚法第四条、
/// 行政强制法第二条、行政复议法第二条、行政诉讼法第二条、信访工作条例第十七条).
///
/// Who trades under a business licence of his own is a citizen by law (民法典第五十四条), yet often goes by a registered name and has a
/// code of his own.
package enum PartyKind: String, Choice {
    case citizen, selfEmployed, legalPerson, organisation
    package var name: String {
        switch self {
        case .citizen: "公民"
        case .selfEmployed: "个体工商户"
        case .legalPerson: "法人"
        case .organisation: "其他组织"
        }
    }
    /// 公民 as opposed to 法人或者其他组织, where amounts and periods differ.
    package var isNatural: Bool { self == .citizen || self == .selfEmployed }
}

/// What a party is in a matter that has several (行政复议法第十四条至第十九条、行政诉讼法第二十五条至第二十九条).
package enum PartyRole: String, Choice {
    case applicant, respondent, plaintiff, defendant, thirdParty
    package var name: String {
        switch self {
        case .applicant: "申请人"
        case .respondent: "被申请人"
        case .plaintiff: "原告"
        case .defendant: "被告"
        case .thirdParty: "第三人"
        }
    }
}

/// The paper that a person's number stands on.
package enum IdentityPaper: String, Choice {
    case residentCard, residencePermit, permanentResidence, passport, hongKongMacaoPermit, taiwanPermit, other
    package var name: String {
        switch self {
        case .residentCard: "居民身份证"
        case .residencePermit: "港澳台居民居住证"
        case .permanentResidence: "外国人永久居留身份证"
        case .passport: "护照"
        case .hongKongMacaoPermit: "港澳居民来往内地通行证"
        case .taiwanPermit: "台湾居民来往大陆通行证"
        case .other: "其他有效身份证件"
        }
    }
    /// Bears a number made by GB 11643.
    var bearsCitizenNumber: Bool { self == .residentCard || self == .residencePermit }
}

extension Party {
    /// What an application, a notice or a decision must say of a party.
    package enum Detail: Sendable {
        case name, number, address, legalRepresentative, phone
    }
}
