package import Kernel

extension Organ.Duty {
    package static let market: Organ.Duty = Organ.Duty("market", "市场监督管理部门")
}
