import Kernel
import Storage

/// What an administrator may reach: the organs below the posts held, and the people who work only there.
struct Authority {
    let actor: Actor
    /// The administered organ that entries are made for.
    let organ: OrganCode
    let organs: OrganTree
    let reach: Set<OrganCode>
    let today: Day

    /// - Throws: `identity.forbidden` unless the account holds an administrator's post today.
    init(_ login: String, _ county: String, _ offices: Offices, _ connection: Connection, on today: Day) throws {
        guard let actor = try connection.actor(county, login: login, offices) else { throw Identity.noAccount(login) }
        let organs = OrganTree(try connection.organs(county, offices))
        let held = actor.posts.filter { $0.role == .administrator && $0.onBehalfOf == nil && $0.isHeld(on: today) }.map(\.organ)
        // The widest post stands in the journal.
        guard let widest = held.max(by: { organs.subtree(of: $0).count < organs.subtree(of: $1).count }) else {
            throw Problem(.forbidden, .identityForbidden, "账号“\(login)”没有系统管理员岗位，不能管理机关、人员和账号。", remedy: "请联系本机关的系统管理员。")
        }
        self.actor = actor
        self.organs = organs
        self.today = today
        organ = widest
        reach = Set(held.flatMap { organs.subtree(of: $0) })
    }

    /// The operator of the machine, over the whole county.
    init(operatorOf county: String, _ offices: Offices, _ connection: Connection, on today: Day) throws {
        actor = .machineOperator
        organs = OrganTree(try connection.organs(county, offices))
        organ = organs.root ?? OrganCode(county)
        reach = Set(organs.organs.keys)
        self.today = today
    }

    func require(organ: OrganCode) throws {
        guard organs[organ] != nil else {
            throw Problem(.missing, .identityInvalid, "没有代码为“\(organ)”的机关。", remedy: "请核对机关代码。")
        }
        guard reach.contains(organ) else {
            throw Problem(
                .forbidden, .identityForbidden, "“\(organs.name(of: organ))”不在\(organs.name(of: self.organ))系统管理员的管理范围内。",
                remedy: "请由该机关或者其上级机关的系统管理员办理。")
        }
    }

    /// A person belongs to whoever administers all organs of the present and future posts; without any, of the last ones.
    func require(person: PersonID, name: String, posts: [Post]) throws {
        let current = posts.filter { $0.until.map { $0 >= today } ?? true }
        let last = posts.compactMap(\.until).max()
        let places = current.isEmpty ? posts.filter { $0.until == last }.map(\.organ) : current.map(\.organ)
        if places.isEmpty {
            if let root = organs.root, reach.contains(root) { return }
        } else if places.allSatisfy(reach.contains) {
            return
        }
        throw Problem(
            .forbidden, .identityForbidden, "\(name)（\(person)）的岗位不全在\(organs.name(of: organ))系统管理员的管理范围内。",
            remedy: "请由上级机关的系统管理员办理。")
    }
}
