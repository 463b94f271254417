package import Kernel

/// 当事人: who a matter is about, as its papers name it: a citizen, or an organisation with its code and whoever speaks for it by law.
///
/// A kind mounts it where there is one such party, under a title that says its role, and keeps a list where there are several. A citizen's
/// name is personal, that of an organisation is public; so they are two fields. Whether somebody can be held responsible for an act
/// (责任能力) or sue (诉讼行为能力), each law says in its own way: that stays with the kinds.
package struct Party: Part, SubRecord {
    package var role: PartyRole?
    package var kind: PartyKind?
    package var citizenName = ""
    /// Unset means the resident's card.
    package var identityPaper: IdentityPaper?
    package var identityNumber = ""
    /// Set when the county's register of people has the party, so that recusal can be seen.
    package var person = PersonID("")
    package var organisationName = ""
    package var creditCode = ""
    package var legalRepresentative = ""
    package var address = ""
    package var phone = ""
    package var relation = ""

    package init() {}

    /// Fields that only lists have: a mount leaves them out, for its title says the role.
    static let inLists: Set<String> = ["role", "relation"]

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        Field("role", \.role, "地位")
        Field("kind", \.kind, "类型").indexed().usually(.last, .code(PartyKind.citizen.rawValue))
        Field("citizenName", \.citizenName, "姓名").personal(.name).asked(with: "kind", PartyKind.citizen, PartyKind.selfEmployed)
        Field("identityPaper", \.identityPaper, "身份证件").help("不填的为居民身份证")
            .asked(with: "kind", PartyKind.citizen, PartyKind.selfEmployed)
        Field("identityNumber", \.identityNumber, "身份证件号码").personal(.identityNumber)
            .checkedIdentityNumber({ $0.identityNumber }, when: { $0.identityPaper?.bearsCitizenNumber ?? true })
            .asked(with: "kind", PartyKind.citizen, PartyKind.selfEmployed)
        Field("person", \.person, "人员编号").help("在本县人员名册中的填写，用于回避")
            .asked(with: "kind", PartyKind.citizen, PartyKind.selfEmployed)
        Field("organisationName", \.organisationName, "单位名称").indexed().publicName()
            .asked(with: "kind", PartyKind.selfEmployed, PartyKind.legalPerson, PartyKind.organisation)
        Field("creditCode", \.creditCode, "统一社会信用代码").indexed().checkedCreditCode { $0.creditCode }
            .asked(with: "kind", PartyKind.selfEmployed, PartyKind.legalPerson, PartyKind.organisation)
        Field("legalRepresentative", \.legalRepresentative, "法定代表人、负责人").personal(.name)
            .asked(with: "kind", PartyKind.legalPerson, PartyKind.organisation)
        Field("address", \.address, "住址、住所").personal(.hidden)
        Field("phone", \.phone, "联系电话").personal(.phone)
        Field("relation", \.relation, "与本案的关系").help("第三人写明利害关系")
    }
}
