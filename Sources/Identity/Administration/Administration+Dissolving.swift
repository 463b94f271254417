import Engine
package import Kernel
package import Storage

/// 机关撤销: an organ that is no more keeps its matters, papers and name, and takes nothing new.
extension Administration {
    /// Why an organ cannot be dissolved yet, each as a clause.
    ///
    /// - Parameter pending: kinds with the number of the organ's matters that are still under way.
    package func obstacles(to dissolving: OrganCode, pending: [(kind: String, count: Int)], by login: String) throws -> [String] {
        try identity.database.read { connection in
            let today = identity.official().day
            let authority = try authority(login, connection, on: today)
            return try obstacles(dissolving, pending, authority, connection, on: today)
        }
    }

    private func obstacles(
        _ code: OrganCode, _ pending: [(kind: String, count: Int)], _ authority: Authority, _ connection: Connection, on today: Day
    ) throws -> [String] {
        let history = try RegisterHistory(connection, county)
        let below = authority.organs.below(code).filter { history.dissolutions[$0] == nil }
        var found: [String] = []
        if authority.organs.root == code { found.append("县人民政府不能撤销") }
        if !below.isEmpty { found.append("还有下级机关：\(below.prefix(5).map { authority.organs.name(of: $0) }.joined(separator: "、"))") }
        let holders = try connection.holders(county, in: code, after: today, limit: 6)
        if !holders.isEmpty {
            let names = holders.prefix(5).map { "\($0.name)（\(identity.offices.role(stored: $0.role).name)）" }.joined(separator: "、")
            found.append("还有人在岗，今天以后没有届满：\(names)\(holders.count > 5 ? "等" : "")")
        }
        if !pending.isEmpty { found.append("还有在办事项：" + pending.map { "\($0.kind)\($0.count)件" }.joined(separator: "、")) }
        return found
    }

    /// Enters that an organ is no more. Its duties end; who goes on with its powers stands beside it.
    ///
    /// - Parameters:
    ///   - successor: who answers for what it did (行政诉讼法第二十六条第六款); where nobody goes on with it, the government that it belonged to.
    ///   - pending: the organ's matters under way, as they stand in the transaction.
    package func dissolveOrgan(
        _ code: OrganCode, successor: OrganCode, document: String, by login: String, pending: (Connection) throws -> [(kind: String, count: Int)]
    ) throws {
        var problems: [FieldProblem] = []
        let document = Self.checked(document, "document", "撤销的依据", 120, &problems)
        if successor == code { problems.append(FieldProblem(field: "successor", label: "继续行使职权的机关", given: code.description, rule: "不得是本机关")) }
        try Self.refuse(problems)
        try change(Dissolution.action, by: login) { authority, connection, changes, at in
            try authority.require(organ: code)
            try requireStanding(code, connection)
            guard let organ = authority.organs[code] else { return }
            guard let next = authority.organs[successor] else {
                try Self.refuse([FieldProblem(field: "successor", label: "继续行使职权的机关", given: successor.description.label(40), rule: "没有这个代码的机关")])
                return
            }
            try requireStanding(successor, connection)
            let obstacles = try obstacles(code, pending(connection), authority, connection, on: at.day)
            guard obstacles.isEmpty else {
                throw Problem(
                    .conflict, .identityStanding, "“\(organ.name)”还不能撤销：\(obstacles.joined(separator: "；"))。",
                    remedy: "请先办结或者用“成批移交”移交在办事项，结束各岗位，撤销下级机关。")
            }
            try connection.upsert(county, organ.with(duties: []))
            changes = [
                .init("organ", .text(code.description)), .init("name", .text(organ.name)), .init("successor", .text(successor.description)),
                .init("successorName", .text(next.name)), .init("document", .text(document)), .init("formerDuties", Self.list(organ.duties)),
            ]
        }
    }

    /// - Throws: `identity.dissolved` for an organ that is no more.
    func requireStanding(_ code: OrganCode, _ connection: Connection) throws {
        guard let end = try RegisterHistory(connection, county).dissolutions[code] else { return }
        throw Problem(
            .conflict, .identityStanding, "机关“\(code)”已于\(end.day)撤销（\(end.document)）。",
            remedy: end.successor.map { "请改用继续行使其职权的机关“\($0)”。" } ?? "请改用别的机关。")
    }
}

extension Problem.Code {
    /// An organ is no more, or may not cease to be yet.
    package static let identityStanding: Problem.Code = Problem.Code("identity.dissolved")
}
