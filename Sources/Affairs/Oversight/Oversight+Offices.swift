package import Kernel

extension Role {
    package static let supervisor: Role = Role("supervisor", "行政执法监督人员")
}
