import Kernel

/// 责任能力 by age: how old the party was on the day of the act follows from its number and that day. Only whether somebody could
/// understand or control what he did nobody can compute: that is stated.
extension PenaltyCase {
    /// Full years on the day of the act, at its end where it went on; `nil` where nothing tells. What is decided on the spot is of that day,
    /// where no other is told.
    func ageAtAct(_ now: Moment) -> Int? { (actEndedOn ?? (openedOn == nil ? now.today : nil)).flatMap { party.age(on: $0) } }

    /// As the number says, else as it was stated; `nil` means full.
    func responsibility(_ now: Moment) -> Capacity? {
        guard capacity != .incapable, let age = ageAtAct(now) else { return capacity }
        return age < 14 ? .under14 : age < 18 ? .minor : .full
    }

    private func ageWords(_ now: Moment) -> [String] { ageAtAct(now).map { ["违法行为之日\($0)周岁"] } ?? [] }

    /// What is stated and what the number says are the same; what is left out follows from the number.
    static func capacityByAge(_ law: PenaltyArticles) -> Condition {
        Gate(
            "capacity-fits-age", "填写的责任能力应当与身份证件号码和违法行为之日所示的年龄相符，可以不填", law.capacity,
            listing: { matter, now in
                guard let stated = matter.capacity, matter.responsibility(now) != stated else { return [] }
                return matter.ageWords(now).map { "\($0)，填写的是“\(stated.name)”" }
            })
    }

    /// 不满十四周岁 as the reason to spare somebody.
    static func sparedByAge(_ law: PenaltyArticles) -> Condition {
        Gate<Self>(
            "under14-fits-age", "身份证件号码和违法行为之日所示的年龄不满十四周岁", law.capacity,
            listing: { matter, now in (matter.ageAtAct(now) ?? 0) < 14 ? [] : matter.ageWords(now) }
        )
        .when("以不满十四周岁为由的") { matter, _ in matter.spareGround == .under14 }
    }

    static func withheldByAge(_ law: PenaltyArticles) -> Condition {
        minorByAge("withheld-minor-fits-age", "以当事人是未成年人为由不予公示的", law.publicity) { $0.publicity.ground == .minor }
    }

    /// The Law keeps a hearing closed for three kinds of secrets only; that of a minor's case is closed since 2026, by the police alone
    /// (治安管理处罚法第一百一十七条第二款). Elsewhere what a minor's case holds is 个人隐私.
    static func closedForMinor(_ law: PenaltyArticles) -> Condition {
        Gate<Self>(
            "closed-minor-fits-age", "公安机关自2026年1月1日起对未成年人案件的听证不公开举行，身份证件号码和违法行为之日所示的年龄不满十八周岁",
            law.isRevised ? Law.publicSecurity2025(117, 2) : law.hearing,
            listing: { matter, now in
                let secret = closesForMinors(on: now.today) ? [] : ["听证之日没有这一情形；涉及个人隐私的，写明涉及个人隐私"]
                return secret + ((matter.ageAtAct(now) ?? 0) < 18 ? [] : matter.ageWords(now))
            }
        )
        .when("以未成年人案件为由不公开的") { matter, _ in matter.hearing.closedGround == .minor }
    }

    static func closesForMinors(on day: Day) -> Bool { Law.publicSecurity2025.isInForce(on: day) }

    /// 未成年人 as the reason to keep something from the public.
    ///
    /// - Parameter states: whether that is the reason that is given.
    static func minorByAge(
        _ name: String, _ occasion: String, _ basis: Basis, _ states: @escaping @Sendable (Self) -> Bool
    ) -> Condition {
        Gate<Self>(
            name, "身份证件号码和违法行为之日所示的年龄不满十八周岁", basis,
            listing: { matter, now in (matter.ageAtAct(now) ?? 0) < 18 ? [] : matter.ageWords(now) }
        )
        .when(occasion) { matter, _ in states(matter) }
    }
}
