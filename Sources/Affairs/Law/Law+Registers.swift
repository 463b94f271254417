import Kernel

extension Law {
    static let registers: [StatuteEdition] = []
}
