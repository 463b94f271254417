package import Kernel
import Storage

extension Administration {
    /// Entrusts the person of an account with a post, from today or later; nobody does so for themself.
    package func grantPost(_ post: Post, to account: String, by login: String) throws {
        try grantPost(post, to: account, by: login, within: nil)
    }

    func grantPost(_ post: Post, to account: String, by login: String, within batch: Batch?) throws {
        try change("post.grant", of: account, by: login, within: batch) { authority, connection, changes, _ in
            try boundOperator(post, authority, connection)
            guard let row = try connection.account(county, account) else {
                throw Problem(.missing, .identityNoAccount, "没有账号“\(account)”。", remedy: "请核对账号。")
            }
            try grant(post, to: row.person, authority, connection)
            changes = [.init("account", .text(account)), .init("person", .text(row.person.description))] + post.members
        }
    }

    func grant(_ post: Post, to person: PersonID, _ authority: Authority, _ connection: Connection) throws {
        try authority.require(organ: post.organ)
        try requireStanding(post.organ, connection)
        guard person != authority.actor.person else {
            throw Problem(.forbidden, .identityForbidden, "系统管理员不能为本人授予岗位。", remedy: "请由另一名系统管理员办理。")
        }
        var problems: [FieldProblem] = []
        if post.role == .system || post.onBehalfOf != nil {
            problems.append(FieldProblem(field: "role", label: "岗位", given: post.role.name, rule: "不是可以授予人员的岗位"))
        } else if !identity.offices.knows(post.role) {
            let given = post.role.id.label(40)
            problems.append(
                FieldProblem(field: "role", label: "岗位", given: given, rule: "没有“\(given)”这种岗位，可用：\(identity.offices.postWords)"))
        }
        if post.from < authority.today {
            problems.append(FieldProblem(field: "from", label: "任职日期", given: post.from.iso, rule: "不得早于今天（\(authority.today)）"))
        }
        if let until = post.until, until < post.from {
            problems.append(FieldProblem(field: "until", label: "届满日期", given: until.iso, rule: "不得早于任职日期"))
        }
        try Self.refuse(problems)
        let overlaps = try connection.posts(county, of: person, identity.offices).contains { other in
            other.organ == post.organ && other.role == post.role && other.from <= (post.until ?? other.from)
                && post.from <= (other.until ?? post.from)
        }
        guard !overlaps else {
            throw Problem(
                .conflict, .identityExists, "该人员在\(authority.organs.name(of: post.organ))已有\(post.role.name)岗位，日期重叠。",
                remedy: "请先结束原来的岗位，或者另定日期。")
        }
        try requireSeparation(post, of: person, authority, connection)
        try connection.upsertPost(county, person: person, post)
    }

    /// Ends a post with a last day of yesterday or later; one that then would never have been held is taken out.
    package func endPost(organ: OrganCode, role: Role, from: Day, of account: String, lastDay: Day, by login: String) throws {
        try endPost(organ: organ, role: role, from: from, of: account, lastDay: lastDay, by: login, within: nil)
    }

    func endPost(
        organ: OrganCode, role: Role, from: Day, of account: String, lastDay: Day, by login: String, within batch: Batch?
    ) throws {
        try change("post.end", of: account, by: login, within: batch) { authority, connection, changes, _ in
            try authority.require(organ: organ)
            guard let row = try connection.account(county, account) else {
                throw Problem(.missing, .identityNoAccount, "没有账号“\(account)”。", remedy: "请核对账号。")
            }
            let posts = try connection.posts(county, of: row.person, identity.offices)
            guard let post = posts.first(where: { $0.organ == organ && $0.role == role && $0.from == from }) else {
                throw Problem(.missing, .identityInvalid, "\(row.name)没有自\(from)起的\(role.name)岗位。", remedy: "请核对机关、岗位和任职日期。")
            }
            guard lastDay >= authority.today.advanced(by: -1), lastDay < post.until ?? .distant else {
                throw Problem(
                    .invalid, .identityInvalid, "岗位不能这样结束。",
                    fields: [
                        FieldProblem(field: "until", label: "最后一天", given: lastDay.iso, rule: "不得早于昨天，并且应早于原定的届满日期")
                    ])
            }
            try keepAnAdministrator(authority, connection, on: max(lastDay.advanced(by: 1), authority.today)) {
                if lastDay < from {
                    try connection.deletePost(county, person: row.person, post)
                } else {
                    try connection.upsertPost(county, person: row.person, Post(organ: organ, role: role, from: from, until: lastDay))
                }
            }
            changes = [.init("account", .text(account)), .init("person", .text(row.person.description))]
            changes += Post(organ: organ, role: role, from: from, until: lastDay).members
        }
    }
}

extension Day {
    /// Later than any day that is entered.
    static var distant: Day { Day.lastDay(of: 9999) }
}
