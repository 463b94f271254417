package import Kernel
import Storage

extension Engine {
    /// Enters into the journal that somebody saw personal data whole: who, in which matter, why.
    ///
    /// - Throws: `engine.noMatter` for a matter out of sight, `engine.mayNotUnmask`, `engine.noReason`.
    package func disclose(_ id: MatterID, to actor: Actor, reason: String, at: Instant, origin: AuditOrigin = .machine) throws {
        let organ = try look { work in
            let sight = Sight(work, actor, on: at.day)
            let dossier = try sight.dossier(id)
            guard try sight.mayUnmask(dossier) else {
                throw Problem(.forbidden, .engineMayNotUnmask, "您的岗位不办理这一事项，不能查看完整的个人信息。", remedy: "需要查看的，请联系承办机关。")
            }
            return dossier.row.organ
        }
        guard reason.count(where: { $0.isLetter || $0.isNumber }) >= Self.leastReason else {
            throw Problem(
                .invalid, .engineNoReason, "“查看的理由”至少写\(Self.leastReason)个字，空格和标点不算。", remedy: "请写明因何查看，理由会记入全过程记录。",
                fields: [FieldProblem(field: "reason", label: "查看的理由", given: reason, rule: "至少\(Self.leastReason)个字，空格和标点不算")])
        }
        try database.write(for: county) { connection in
            let entry = (try connection.lastEntry(county)?.entry ?? 0) + 1
            try RegisterEntry(
                kind: "disclosure", action: "unmask", login: actor.login, person: actor.person.description, organ: organ.description,
                changes: [.init("matter", .integer(id)), .init("reason", .text(reason))] + actor.journalled,
                commitsToRegisters: false,
                request: Connection.disclosureRequest(id, entry: entry)
            ).append(county, connection, at: at)
            try connection.trace(county, AuditEvent(.unmask, at: at, by: actor, subject: "事项\(id)，全过程记录第\(entry)条", origin: origin))
        }
    }
}

extension Engine {
    /// Letters and digits that a reason for seeing personal data has at least.
    package static let leastReason: Int = Occurrence.leastReason
}

extension Actor {
    /// What an entry of no matter says of the way by which its actor came in.
    package var journalled: [JSON.Member] { way.map { [.init("via", .text($0))] } ?? [] }
}

extension Problem.Code {
    package static let engineNoReason: Problem.Code = Problem.Code("engine.noReason")
    package static let engineMayNotUnmask: Problem.Code = Problem.Code("engine.mayNotUnmask")
}
