/// The posts and duties that there are (岗位、职责目录): the kernel's own, and what the kinds of matter declare.
///
/// Everything that is written down of a post or a duty (accounts, registers, scenarios, the command line) is an id; here it becomes a
/// value again. What nobody declares is refused where it is to be entered. Where it stands stored already, it stays visible as unknown,
/// and allows nothing.
package struct Offices: Sendable {
    /// In the order in which the kinds name them; those that only the kernel knows at the end.
    package let roles: [Role]
    package let duties: [Organ.Duty]
    /// Two that modules declare under one id and that are not the same.
    package let findings: [Finding]
    private let rolesByID: [String: Role]
    private let dutiesByID: [String: Organ.Duty]

    package init(_ definitions: [any Definition]) {
        self.init(
            named: definitions.flatMap { definition in definition.roles.map { (kind: definition.kind.id, role: $0) } },
            duties: definitions.flatMap { definition in definition.duties.map { (kind: definition.kind.id, duty: $0) } })
    }

    /// Of some that are named by themselves, for registers without kinds.
    package init(roles: [Role] = [], duties: [Organ.Duty] = []) {
        self.init(named: roles.map { (kind: "", role: $0) }, duties: duties.map { (kind: "", duty: $0) })
    }

    private init(named: [(kind: String, role: Role)], duties: [(kind: String, duty: Organ.Duty)]) {
        var findings: [Finding] = []
        var roles: [Role] = []
        var rolesByID: [String: Role] = [:]
        let own: [Role] = [.head, .administrator, .auditor, .system]
        for (kind, role) in named + own.map({ (kind: "", role: $0) }) {
            guard let known = rolesByID[role.id] else {
                rolesByID[role.id] = role
                roles.append(role)
                continue
            }
            if known.name != role.name || known.reach != role.reach {
                findings.append(Finding(kind: kind, message: "岗位“\(role.id)”已经声明为“\(known.name)”，又声明为“\(role.name)”"))
            }
        }
        var dutiesByID: [String: Organ.Duty] = [:]
        var list: [Organ.Duty] = []
        for (kind, duty) in duties {
            guard let known = dutiesByID[duty.id] else {
                dutiesByID[duty.id] = duty
                list.append(duty)
                continue
            }
            if known.name != duty.name {
                findings.append(Finding(kind: kind, message: "职责“\(duty.id)”已经声明为“\(known.name)”，又声明为“\(duty.name)”"))
            }
        }
        (self.roles, self.duties, self.findings) = (roles, list, findings)
        (self.rolesByID, self.dutiesByID) = (rolesByID, dutiesByID)
    }

    /// Those that a person may hold.
    package var posts: [Role] { roles.filter { $0 != .system } }

    /// A role by its id or its name, as somebody enters it; `nil` for one that nobody declares, and for the system's own.
    package func post(_ text: String) -> Role? { posts.first { $0.id == text } ?? posts.first { $0.name == text } }

    /// A duty by its id or its name, as somebody enters it.
    package func duty(_ text: String) -> Organ.Duty? { dutiesByID[text] ?? duties.first { $0.name == text } }

    /// A role as it stands stored.
    package func role(stored id: String) -> Role { rolesByID[id] ?? Role(id, "未知岗位（\(id)）", reach: .none) }

    /// A duty as it stands stored.
    package func duty(stored id: String) -> Organ.Duty { dutiesByID[id] ?? Organ.Duty(id, "未知职责（\(id)）") }

    package func knows(_ role: Role) -> Bool { rolesByID[role.id] != nil }
    package func knows(_ duty: Organ.Duty) -> Bool { dutiesByID[duty.id] != nil }

    /// All posts with their ids, for a refusal that says what there is: `clerk（经办人员）、…`.
    package var postWords: String { posts.map { "\($0.id)（\($0.name)）" }.joined(separator: "、") }
    package var dutyWords: String { duties.map { "\($0.id)（\($0.name)）" }.joined(separator: "、") }
}
