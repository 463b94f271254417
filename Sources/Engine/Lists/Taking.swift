import Kernel
import Storage

extension Taker {
    /// What an entry makes of whose a matter is; `nil` where it leaves that as it was: for what the law does, for acts beside the steps, and for
    /// decisions, by which a head takes from nobody what others worked out.
    init?(_ act: String, by person: PersonID, _ login: String, at organ: OrganCode, of definition: any Definition) {
        guard login != Actor.system.login else { return nil }
        if act == Preparation.Act.prepare.rawValue {
            self.init(person, at: organ, Taker.preparing)
            return
        }
        // The first edition that has the step says what it is, whichever the matter follows: so it is the same whenever it is asked.
        let step = definition.editions.lazy.compactMap { definition.outline($0.id)?.action(act) }.first
        guard let step, !step.isDecision, !step.isAutomatic else { return nil }
        self.init(person, at: organ, act)
    }

    init?(_ row: JournalRow, of definition: any Definition) {
        self.init(row.action, by: PersonID(row.person), row.login, at: OrganCode(row.organ), of: definition)
    }
}

extension Dossier {
    /// Whose the matter is for having taken its last step, and on which desks.
    struct Taking {
        let person: PersonID
        let organ: OrganCode
        let desks: [Desk]
    }

    /// Nobody's where none but the law and heads have done anything.
    var taking: Taking? {
        guard let taker = row.taker else { return nil }
        let roles: Set<Role>
        if taker.step == Taker.preparing {
            // Who prepares is of those who work on such matters: by whose post they are opened.
            roles = Set(outline.actions.filter(\.isOpening).flatMap(\.roles).filter { $0.reach == .organ })
        } else {
            roles = outline.action(taker.step)?.roles ?? []
        }
        return Taking(person: taker.person, organ: taker.organ, desks: roles.subtracting([.system]).map { Desk(organ: taker.organ, role: $0) })
    }
}
