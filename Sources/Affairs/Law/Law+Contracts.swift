import Kernel

extension Law {
    static let contracts: [StatuteEdition] = []
}
