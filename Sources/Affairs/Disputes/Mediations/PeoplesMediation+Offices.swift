package import Kernel

extension Role {
    package static let mediator: Role = Role("mediator", "人民调解员")
}
