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
    /// By which way the actor came in where it was not a page, as the journal names it: `cli`, or the name of a token.
    package var way: String?

    package init(login: String, person: PersonID, name: String, posts: [Post], way: String? = nil) {
        self.login = login
        self.person = person
        self.name = name
        self.posts = posts
        self.way = way
    }

    /// Takes the steps that the law itself takes: deemed results, and a result that returns from a sub-procedure.
    package static let system: Actor = Actor(login: "system", person: PersonID("system"), name: "系统", posts: [])
    package var isSystem: Bool { login == "system" }
    /// Whoever has the machine and its files: keeps the program running and takes no step in any matter.
    package static let machineOperator: Actor = Actor(login: "operator", person: PersonID("operator"), name: "系统维护人员", posts: [])
    /// Logins and numbers that no person can have.
    package static let reserved: Set<String> = ["system", "operator", "*"]

    /// The post by which the actor may take a step at a place; an own one before one that another has delegated.
    package func post(_ roles: Set<Role>, in organ: OrganCode, on day: Day) -> Post? {
        let held = posts.filter { $0.organ == organ && roles.contains($0.role) && $0.isHeld(on: day) }
        return held.first { $0.onBehalfOf == nil } ?? held.first
    }

    package func holds(_ roles: Set<Role>, in organ: OrganCode, on day: Day) -> Bool {
        posts.contains { $0.organ == organ && roles.contains($0.role) && $0.isHeld(on: day) }
    }
}
