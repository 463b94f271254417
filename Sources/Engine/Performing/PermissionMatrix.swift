package import Kernel

/// Who may take which step where, read off the definitions: post × kind × action × place.
package struct PermissionMatrix: Sendable {
    /// Whether the holders of one kind of post may take one action, and where.
    package struct Cell: Sendable {
        package let role: Role
        package let kind: MatterKind
        package let action: ActionOutline
        /// The editions of the law in which the role may take it; none when it never may.
        package let editions: [Edition]
        /// Where the role takes it, by any of those editions; where others take it when the role never does.
        package let places: [PlaceOutline]
        /// Whether every edition that knows the action lets the role take it.
        package let isAlways: Bool

        package var isAllowed: Bool { !editions.isEmpty }
    }

    /// Every role, in the order of the columns.
    package let roles: [Role]
    /// Every role with every action of every kind, once each.
    package let cells: [Cell]

    package init(_ definitions: [any Definition]) {
        roles = Offices(definitions).roles
        var cells: [Cell] = []
        for role in roles {
            for definition in definitions {
                for versions in Self.actions(definition) {
                    guard let latest = versions.last else { continue }
                    let own = versions.filter { $0.action.roles.contains(role) }
                    cells.append(
                        Cell(
                            role: role, kind: definition.kind, action: latest.action, editions: own.map(\.edition),
                            places: Self.places((own.isEmpty ? versions : own).map(\.action)), isAlways: own.count == versions.count))
                }
            }
        }
        self.cells = cells
    }

    /// The actions of a kind in their order, each with the editions that know it.
    private static func actions(_ definition: any Definition) -> [[(edition: Edition, action: ActionOutline)]] {
        var order: [String] = []
        var versions: [String: [(edition: Edition, action: ActionOutline)]] = [:]
        for edition in definition.editions {
            for action in definition.outline(edition.id)?.actions ?? [] {
                if versions[action.id] == nil { order.append(action.id) }
                versions[action.id, default: []].append((edition, action))
            }
        }
        return order.compactMap { versions[$0] }
    }

    private static func places(_ actions: [ActionOutline]) -> [PlaceOutline] {
        var places: [PlaceOutline] = []
        for action in actions where !places.contains(action.place) { places.append(action.place) }
        return places
    }
}

extension PermissionMatrix {
    /// What a post lets its holder do: an action, and the matters it may be taken in.
    package struct Entitlement: Sendable {
        package let post: Post
        package let cell: Cell
        /// Organs whose matters these are; `nil` for those of any organ that name the post's own.
        package let organs: [OrganCode]?
    }

    /// Everything a person may do on a day, post by post.
    package func entitlements(of actor: Actor, on day: Day, organs: OrganTree) -> [Entitlement] {
        actor.posts.filter { $0.isHeld(on: day) }.flatMap { post in
            cells.filter { $0.role == post.role && $0.isAllowed }.flatMap { cell in
                cell.places.compactMap { place in entitlement(post, cell, place, organs) }
            }
        }
    }

    private func entitlement(_ post: Post, _ cell: Cell, _ place: PlaceOutline, _ organs: OrganTree) -> Entitlement? {
        switch place {
        case .own: return Entitlement(post: post, cell: cell, organs: [post.organ])
        case .named: return Entitlement(post: post, cell: cell, organs: nil)
        case .holding(let duty):
            guard organs[post.organ]?.duties.contains(duty) == true else { return nil }
            let served = organs.organs.keys.filter { organs.nearest(duty, to: $0) == post.organ }
            return served.isEmpty ? nil : Entitlement(post: post, cell: cell, organs: served.sorted { $0.description < $1.description })
        }
    }
}

extension PlaceOutline {
    /// Where an action is taken, in words.
    package var words: String {
        switch self {
        case .own: "事项所属的机关"
        case .holding(let duty): "就近的\(duty.name)"
        case .named: "事项载明的机关"
        }
    }
}

extension Role {
    /// How far the holder of such a post sees, in words; what `Permission.scope` and `Sight` do.
    package var sight: String {
        switch reach {
        case .none: "没有任何事项"
        case .organ: "本机关中这一岗位有环节可办的各类事项；本机关承担职责为其他机关办理的，也看得到那些机关的该类事项"
        case .subtree: "本机关和全部下级机关的事项；岗位在县人民政府的，是全县的"
        }
    }

    /// What everybody sees beside the scope of the post, and who sees personal data unmasked.
    package static let commonSight: String = """
        此外，除系统管理员外，各岗位都看得到待本岗位办理的事项，以及与看得到的事项互相开启的事项。\
        遮蔽的个人信息，只有在该事项中有环节可办的岗位可以查看，每次留痕；只因主管而看得到事项的，不能查看。
        """
}
