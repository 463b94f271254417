package import Kernel

/// 承继 of the other party to a contract that has been signed.
extension GovernmentContract {
    /// Before it is signed another party is another contract. After it a merged organisation has its rights and duties, several that come of one
    /// have them jointly; heirs answer as far as the estate goes. Whoever takes it over by agreement does so with our consent, which is a change
    /// of the contract and is reviewed as one. What is to become of a contract whose party ends without anybody the law leaves to the contract.
    @Successions
    package static var successions: [Succession<Self>] {
        let bound: [Stage] = [.signed, .performing, .changing, .changed, .disputed]
        Succession(
            "counterparty", counterparty.title, counterparty.paths, by: .clerk, named: { !$0.counterparty.name.isEmpty },
            name: { $0.counterparty.name }
        )
        .enters("法人合并的，其权利和义务由合并后的法人享有和承担", Law.civilCode(67, 1), formerly: [Law.civilPrinciples2017.cited()], on: .merger, at: bound)
        .enters(
            "法人分立的，由分立后的法人享有连带债权、承担连带债务；另有约定的写入合同变更", Law.civilCode(67, 2), formerly: [Law.civilPrinciples2017.cited()],
            on: .division, at: bound
        )
        .enters(
            "相对方死亡的，其继承人以所得遗产实际价值为限清偿债务", Law.civilCode(1161, 1), formerly: [Law.inheritance1985.cited()], on: .death, at: bound
        )
        .leads(
            to: "propose-change", "经对方同意，才能将合同中的权利和义务一并转让给第三人", Law.civilCode(555), formerly: [Law.contractLaw1999.cited()],
            on: .transfer, at: [.performing, .disputed])
    }
}
