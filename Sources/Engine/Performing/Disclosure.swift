package import Kernel
import Storage

extension Engine {
    /// Enters into the journal that somebody saw personal data whole: who, in which matter, why.
    ///
    /// - Throws: `engine.noMatter` for a matter out of sight, `engine.mayNotUnmask`.
    package func disclose(_ id: MatterID, to actor: Actor, reason: String, at: Instant) throws {
        let organ = try look { work in
            let sight = Sight(work, actor, on: at.day)
            let dossier = try sight.dossier(id)
            guard try sight.mayUnmask(dossier) else {
                throw Problem(.forbidden, .engineMayNotUnmask, "您的岗位不办理这一事项，不能查看完整的个人信息。", remedy: "需要查看的，请联系承办机关。")
            }
            return dossier.row.organ
        }
        try database.write(for: county) { connection in
            let entry = (try connection.lastEntry(county)?.entry ?? 0) + 1
            try RegisterEntry(
                kind: "disclosure", action: "unmask", login: actor.login, person: actor.person.description, organ: organ.description,
                changes: [.init("matter", .integer(id)), .init("reason", .text(reason))], commitsToRegisters: false,
                request: Connection.disclosureRequest(id, entry: entry)
            ).append(county, connection, at: at)
        }
    }
}

extension Problem.Code {
    package static let engineMayNotUnmask: Problem.Code = Problem.Code("engine.mayNotUnmask")
}
