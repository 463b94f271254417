import Kernel

extension Law {
    static let oversight: [StatuteEdition] = []
}
