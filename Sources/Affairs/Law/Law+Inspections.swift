import Kernel

extension Law {
    static let inspections: [StatuteEdition] = [doubleRandom2019]

    static let doubleRandom2019: StatuteEdition = StatuteEdition(
        "double-random-2019", "关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见", "国发〔2019〕5号", from: "2019-01-27")
}
