/// What a person is entrusted with in an organ (岗位). Actions say which role may take them.
package enum Role: String, Choice, Sendable {
    case officer, reviewer, head, hearing, clerk, legality, reconsideration, certification, office, mediator, supervisor, petitions, administrator,
        system

    package var name: String {
        switch self {
        case .officer: "执法人员"
        case .reviewer: "法制审核人员"
        case .head: "机关负责人"
        case .hearing: "听证主持人"
        case .clerk: "经办人员"
        case .legality: "合法性审核人员"
        case .reconsideration: "行政复议人员"
        case .certification: "执法证件管理人员"
        case .office: "政府办公室人员"
        case .mediator: "人民调解员"
        case .supervisor: "行政执法监督人员"
        case .petitions: "信访工作人员"
        case .administrator: "系统管理员"
        case .system: "系统"
        }
    }

    /// How far the holder of a post may look, beside the matters on which the post has a step to take.
    package enum Reach: Sendable {
        /// No matter at all: whoever keeps the accounts reads no case for that reason.
        case none
        /// The matters of the organ.
        case organ
        /// The matters of the organ and of all below it.
        case subtree
    }

    package var reach: Reach {
        switch self {
        case .administrator, .system: .none
        case .head: .subtree
        default: .organ
        }
    }
}

/// A role held in an organ for a time.
package struct Post: Hashable, Sendable {
    package let organ: OrganCode
    package let role: Role
    package let from: Day
    package let until: Day?
    /// Whoever holds the post and has delegated it (代理) for these days; `nil` for a post of one's own.
    package let onBehalfOf: PersonID?

    package init(organ: OrganCode, role: Role, from: Day, until: Day? = nil, onBehalfOf: PersonID? = nil) {
        self.organ = organ
        self.role = role
        self.from = from
        self.until = until
        self.onBehalfOf = onBehalfOf
    }

    package func isHeld(on day: Day) -> Bool { day >= from && until.map { day <= $0 } ?? true }
}

/// Whoever takes an action: a person signed in by an account, with the posts held, or the system itself.
package struct Actor: Sendable {
    package let login: String
    package let person: PersonID
    package let name: String
    package let posts: [Post]

    package init(login: String, person: PersonID, name: String, posts: [Post]) {
        self.login = login
        self.person = person
        self.name = name
        self.posts = posts
    }

    /// Takes the steps that the law itself takes: deemed results, and a result that returns from a sub-procedure.
    package static let system: Actor = Actor(login: "system", person: PersonID("system"), name: "系统", posts: [])
    package var isSystem: Bool { login == "system" }

    /// The post by which the actor may take a step at a place; an own one before one that another has delegated.
    package func post(_ roles: Set<Role>, in organ: OrganCode, on day: Day) -> Post? {
        let held = posts.filter { $0.organ == organ && roles.contains($0.role) && $0.isHeld(on: day) }
        return held.first { $0.onBehalfOf == nil } ?? held.first
    }

    package func holds(_ roles: Set<Role>, in organ: OrganCode, on day: Day) -> Bool {
        posts.contains { $0.organ == organ && roles.contains($0.role) && $0.isHeld(on: day) }
    }
}
