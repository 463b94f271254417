import Kernel

extension Law {
    static let decisions: [StatuteEdition] = []
}
