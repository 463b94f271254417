import Kernel

/// What a citizen's number tells of the person (GB 11643), so that nobody is asked for it again.
extension Party {
    /// `nil` where the party is no citizen, goes by another paper, or the number is not known.
    var citizenNumber: CitizenNumber? {
        guard isNatural, identityPaper?.bearsCitizenNumber ?? true else { return nil }
        return CitizenNumber(identityNumber)
    }

    /// Full years on a day; `nil` where nothing tells.
    func age(on day: Day) -> Int? { citizenNumber.map { $0.birthday.age(on: day) } }

    /// 不满十八周岁 (民法典第十七条), in words for a caution; nothing where the party is older, or nothing tells.
    func minority(on day: Day) -> [String] {
        guard let age = age(on: day), age < 18 else { return [] }
        return ["身份证件号码所示的年龄为\(age)周岁，尚未登记法定代理人"]
    }
}
