import Kernel

extension Law {
    static let rules: [StatuteEdition] = []
}
