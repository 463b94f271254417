package import Kernel

/// 承继: what is enforced against a party that died or ceased is enforced against the estate, or whoever has the duties; where there is
/// neither, enforcement ends (第四十条第一项、第二项).
extension CompulsoryEnforcement {
    private static let law: StatuteEdition = Law.compulsion

    @Successions
    package static var successions: [Succession<Self>] {
        Party.succession("party", of: party, by: .head)
            .enters("公民死亡，有遗产可供执行或者有义务承受人的，由其履行；都没有的，终结执行", law(40, item: 1), on: .death)
            .enters("法人或者其他组织终止，有财产可供执行或者有义务承受人的，由其履行；都没有的，终结执行", law(40, item: 2), on: .dissolution)
            .enters("合并后的法人承担义务", Law.civilCode(67, 1), formerly: [Law.civilPrinciples2017.cited()], on: .merger)
            .enters("分立后的法人承担连带债务", Law.civilCode(67, 2), formerly: [Law.civilPrinciples2017.cited()], on: .division)
    }
}
