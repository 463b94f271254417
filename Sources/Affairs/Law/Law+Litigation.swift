import Kernel

extension Law {
    static let litigation: [StatuteEdition] = []
}
