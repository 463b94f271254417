import Kernel

extension Law {
    static let disputes: [StatuteEdition] = []
}
