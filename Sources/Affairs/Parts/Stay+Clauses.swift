import Kernel

extension Stay {
    private static let review: Basis = Law.reconsiderationLaw.cited()
    private static let suit: Basis = Law.administrativeProcedure(56, 1)

    /// Conditions of every step that carries the act further.
    ///
    /// - Parameters:
    ///   - act: what the kind calls it.
    ///   - step: what is not done while it is stopped.
    static func gates<M: Matter>(in mount: Mount<M, Self>, of act: String, keeping step: String) -> [Gate<M>] {
        [
            Gate(
                mount.step("free-of-review"), "\(act)在行政复议期间停止执行的，不\(step)", review,
                listing: { _, now in reviews(contesting: now.matter, now) }),
            Gate(
                mount.step("free-of-suit"), "\(act)在行政诉讼期间停止执行、再审中止执行的，不\(step)", suit,
                listing: { _, now in suits(contesting: now.matter, now) }),
            mount.gate(
                "free-of-order", "\(act)因不在本县办理的复议，或者诉讼（行政诉讼法第五十六条）停止执行，尚未恢复的，不\(step)", review
            ) { part, _ in !part.isOrderedElsewhere },
        ]
    }

    /// What the files tell, and what a head or the legal officer puts down of files elsewhere; nobody who carries the act out does.
    ///
    /// - Parameters:
    ///   - stages: those in which the act is still to be carried out or lasts.
    ///   - clerks: who puts down an order from elsewhere.
    @ListBuilder<Clause<M>>
    static func clauses<M: Matter>(in mount: Mount<M, Self>, at stages: [M.Stage], recordedBy clerks: [Role] = [.head, .legality]) -> [Clause<M>] {
        Action<M>(mount.step("note"), "收到停止执行的决定、裁定", at: stages, by: [.system], basis: review)
            .needs(mount.document)
            .writes(mount.on, mount.endedOn) { matter, now in
                // A second order prolongs the first.
                if !mount.read(matter).isNoted { matter[keyPath: mount.path].on = now.today }
                matter[keyPath: mount.path].endedOn = nil
            }
        Action<M>(mount.step("note-lifted"), "停止执行结束：恢复执行，或者案件审结", at: stages, by: [.system], basis: review)
            .needs(mount.document).stamps(mount.endedOn)
        Action<M>(mount.step("record"), "登记不在本县办理的案件停止执行", at: stages, by: clerks, basis: review)
            .needs(mount.orderedBy, mount.orderNumber)
            .requires(mount.gate("not-yet-recorded", "不在本县办理的案件没有尚未恢复执行的文书", suit) { part, _ in !part.isOrderedElsewhere })
            .stamps(mount.orderedOn)
            .writes(mount.liftNumber, mount.liftedOn) { matter, _ in
                (matter[keyPath: mount.path].liftNumber, matter[keyPath: mount.path].liftedOn) = ("", nil)
            }
            .occurs("文书送达之日")
        Action<M>(mount.step("record-lifted"), "登记不在本县办理的案件恢复执行", at: stages, by: clerks, basis: review)
            .needs(mount.liftNumber)
            .requires(mount.gate("recorded", "登记了不在本县办理的案件停止执行，尚未恢复", suit) { part, _ in part.isOrderedElsewhere })
            .stamps(mount.liftedOn).occurs("文书送达之日", after: mount.orderedOn)
    }

    /// The files that have stopped it, for whoever looks at the matter.
    static func caution<M: Matter>(in mount: Mount<M, Self>, of act: String) -> Caution<M> {
        Caution("stayed", "\(act)正在停止执行，不得继续执行", suit) { matter, now in
            let part = mount.read(matter)
            return orders(contesting: now.matter, now).all + (part.isOrderedElsewhere ? ["\(part.orderedBy)\(part.orderNumber)"] : [])
        }
    }
}
