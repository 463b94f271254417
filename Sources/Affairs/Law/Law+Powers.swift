import Kernel

extension Law {
    static let powers: [StatuteEdition] = []
}
