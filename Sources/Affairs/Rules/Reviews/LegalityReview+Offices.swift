package import Kernel

extension Role {
    package static let legality: Role = Role("legality", "合法性审核人员")
}
