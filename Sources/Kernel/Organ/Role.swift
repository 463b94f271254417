/// What a person is entrusted with in an organ (岗位). Actions say which role may take them.
///
/// A value that the module declares which needs it: `extension Role { package static let mediator = Role("mediator", "人民调解员") }`.
/// Which ones there are is gathered from the kinds (``Offices``); nothing else has to be told of a new one.
package struct Role: Hashable, Sendable {
    /// Stable, such as `clerk`: stored with posts and desks, and never renamed.
    package let id: String
    package let name: String
    package let reach: Reach

    /// How far the holder of a post may look, beside the matters on which the post has a step to take.
    package enum Reach: Hashable, Sendable {
        /// No matter at all: whoever keeps the accounts reads no case for that reason.
        case none
        /// The matters of the organ.
        case organ
        /// The matters of the organ and of all below it.
        case subtree
    }

    package init(_ id: String, _ name: String, reach: Reach = .organ) {
        self.id = id
        self.name = name
        self.reach = reach
    }

    package static func == (left: Self, right: Self) -> Bool { left.id == right.id }
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// Those that the kernel itself has to know, whatever modules there are.
extension Role {
    /// 机关负责人: looks over the organ and all below it, and alone passes a condition that the law lets be passed with a reason.
    package static let head: Role = Role("head", "机关负责人", reach: .subtree)
    /// 系统管理员: keeps accounts, posts and organs, and sees no matter.
    package static let administrator: Role = Role("administrator", "系统管理员", reach: .none)
    /// 审计管理员: reads the audit trail, and nothing else for that reason. Never held together with the administrator's post: whoever administers does not
    /// watch over the administration (GB/T 22239 第三级: 系统管理、审计管理分设).
    package static let auditor: Role = Role("auditor", "审计管理员", reach: .none)
    /// Takes the steps that the law itself takes; no person holds it.
    package static let system: Role = Role("system", "系统", reach: .none)
}
