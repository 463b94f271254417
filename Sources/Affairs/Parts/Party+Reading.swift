import Kernel

/// What follows from a party's particulars, for gates, titles and papers.
extension Party {
    /// Goes by a person's name, not by a registered one; as long as nobody has said which it is, the name that is given decides.
    package var isPerson: Bool {
        switch kind {
        case .citizen: true
        case .legalPerson, .organisation: false
        case .selfEmployed, nil: organisationName.isEmpty
        }
    }
    /// 公民 as opposed to 法人或者其他组织.
    package var isNatural: Bool { kind?.isNatural ?? isPerson }

    package var name: String { isPerson ? citizenName : organisationName }
    /// A person's family name; a registered name in full.
    package var maskedName: String { isPerson ? Mask.name.apply(citizenName) : organisationName }
    /// By which it is told from others of its name.
    package var number: String { isPerson ? identityNumber : creditCode }
    /// Who answers for an organisation by law, or the owner of a business.
    private var head: (label: String, name: String) {
        kind == .selfEmployed ? (label: "经营者", name: citizenName) : (label: "法定代表人（负责人）", name: legalRepresentative)
    }

    /// Name, number, address and who answers for it, as papers write them; what is not known is left out.
    package var words: String {
        let parts = isPerson ? personWords : organisationWords
        return parts.filter { !$0.value.isEmpty }.map { $0.label + $0.value }.joined(separator: "，")
    }
    private var personWords: [(label: String, value: String)] {
        let isCitizenNumber = identityPaper?.bearsCitizenNumber ?? true
        return [("", citizenName), (isCitizenNumber ? "公民身份号码" : "\(identityPaper.shown)号码", identityNumber), ("住址", address)]
    }
    private var organisationWords: [(label: String, value: String)] {
        [("", organisationName), ("统一社会信用代码", creditCode), ("住所", address), (head.label, head.name)]
    }

    /// Which of some details are wanting, in the words of the law; a person has nobody to answer for him of this sort.
    func missing(_ details: [Detail]) -> [String] {
        details.compactMap { detail -> String? in
            switch detail {
            case .name: name.isEmpty ? (isPerson ? "姓名" : "名称") : nil
            case .number: number.isEmpty ? (isPerson ? "身份证件号码" : "统一社会信用代码") : nil
            case .address: address.isEmpty ? (isPerson ? "住址" : "住所") : nil
            case .legalRepresentative: !isPerson && head.name.isEmpty ? head.label : nil
            case .phone: phone.isEmpty ? "联系方式" : nil
            }
        }
    }

    /// Whether a text calls the party by its name.
    func isNamed(in text: String) -> Bool { !name.isEmpty && text.holds(name) }

    /// Whether a text says something of the party that is nobody's business: a citizen's name, numbers, telephone, address. What an
    /// organisation is called and coded is public.
    func isExposed(by text: String) -> Bool {
        [citizenName, identityNumber, legalRepresentative, address, phone].contains { !$0.isEmpty && text.holds($0) }
    }

    /// Whether two records mean the same party: by their numbers where both are known, else by name.
    func isSame(as other: Party) -> Bool {
        if !number.isEmpty, !other.number.isEmpty { return number == other.number }
        return !name.isEmpty && name == other.name
    }
}

/// Several parties of one matter.
extension [Party] {
    /// Those of one role, such as the third parties.
    func of(_ role: PartyRole) -> [Party] { filter { $0.role == role } }

    var names: [String] { map(\.name) }
    /// Those whom the county's register of people has; they and theirs take no part in handling the matter.
    var persons: [PersonID] { map(\.person).filter { !$0.isUnset } }

    var areNamed: Bool { !isEmpty && allSatisfy { !$0.name.isEmpty } }
    /// A dispute takes two, each of whom papers can name.
    var areSides: Bool { count >= 2 && areNamed }
    /// No two are called alike, so that a signature can be told by the name.
    var areDistinct: Bool { Set(names).count == count }

    /// Those whose names are not among some, as among the signatures to an agreement.
    func absent(from names: [String]) -> [String] { self.names.filter { !names.contains($0) } }
}
