package import Kernel

/// 被申请复议、被诉的行政行为: the matter of this county in which the act was done that somebody attacks, other than a penalty case.
///
/// One part for reconsideration and suits, so that a kind of act becomes contestable by one field here, and by bearing a ``Stay``.
package struct ContestedAct: Part {
    package var measure: Ref<CompulsoryMeasure>?
    package var enforcement: Ref<CompulsoryEnforcement>?
    /// 责令改正 after a visit.
    package var inspection: Ref<Inspection>?

    package init() {}

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        Field("measure", \.measure, "行政强制措施").help("在本县办理的填写")
        Field("enforcement", \.enforcement, "行政强制执行").help("在本县办理的填写")
        Field("inspection", \.inspection, "责令改正的行政检查").help("在本县办理的填写")
    }

    func names(_ act: MatterID) -> Bool { measure?.id == act || enforcement?.id == act || inspection?.id == act }

    /// Each with the heading under which it is attacked.
    func named(_ now: Moment) -> [(kind: Reconsideration.ActKind, organ: OrganCode?)] {
        var found: [(kind: Reconsideration.ActKind, organ: OrganCode?)] = []
        if let measure { found.append((.compulsoryMeasure, now.organ(of: measure))) }
        if let enforcement { found.append((.compulsoryEnforcement, now.organ(of: enforcement))) }
        if let inspection { found.append((.other, now.organ(of: inspection))) }
        return found
    }

    /// Who did the acts there, and neither orders nor lifts a stay of them.
    func doers(_ now: Moment) -> Set<PersonID> {
        let measured = measure.flatMap { now.find($0) }?.officers.persons(now) ?? []
        let enforced = enforcement.flatMap { now.find($0) }?.officers.persons(now) ?? []
        let visited = inspection.flatMap { now.find($0) }?.officers.persons(now) ?? []
        return measured.union(enforced).union(visited)
    }
}

extension ContestedAct {
    /// At most one act is attacked in a file, and it is what the file says it is.
    ///
    /// - Parameters:
    ///   - kind: the heading under which the file has the act.
    ///   - organs: who may have done it; any organ for `nil`.
    static func gates<M: Matter>(
        in mount: Mount<M, Self>, _ basis: Basis, heading kind: @escaping @Sendable (M) -> Reconsideration.ActKind?,
        by organs: @escaping @Sendable (M, Moment) -> [OrganCode]?
    ) -> [Gate<M>] {
        [
            Gate<M>(mount.step("as-headed"), "引用的行政强制措施、强制执行、责令改正只有一件，与所填行政行为的种类相同", basis) { matter, now in
                let named = mount.read(matter).named(now)
                return named.count <= 1 && named.allSatisfy { $0.kind == kind(matter) }
            },
            Gate<M>(mount.step("by-party"), "引用的行政强制措施、强制执行、责令改正由被申请人、被告之一作出", basis) { matter, now in
                guard let lawful = organs(matter, now) else { return true }
                return mount.read(matter).named(now).allSatisfy { act in act.organ.map(lawful.contains) ?? false }
            },
        ]
    }
}

extension Action {
    /// The acts learn that they are carried no further.
    ///
    /// - Parameter document: by whose decision or ruling.
    func staying(_ mount: Mount<M, ContestedAct>, by document: @escaping @Sendable (M) -> String) -> Self {
        telling("stay-note", by: document) { matter, now in going(mount.read(matter).measure, now) }
            .telling("stay-note", by: document) { matter, now in going(mount.read(matter).enforcement, now) }
            .telling("stay-note", by: document) { matter, now in going(mount.read(matter).inspection, now) }
    }

    /// The same for an enforcement by the organ itself, the one of these acts that the organ may stop of its own accord.
    func stayingEnforcement(_ mount: Mount<M, ContestedAct>, by document: @escaping @Sendable (M) -> String) -> Self {
        telling("stay-note", by: document) { matter, now in going(mount.read(matter).enforcement, now) }
    }

    /// They learn that they go on, because the order is lifted or the file has come to its end; unless another file keeps them stopped.
    func freeing(_ mount: Mount<M, ContestedAct>, by document: @escaping @Sendable (M) -> String) -> Self {
        telling("stay-note-lifted", by: document) { matter, now in free(mount.read(matter).measure, now) }
            .telling("stay-note-lifted", by: document) { matter, now in free(mount.read(matter).enforcement, now) }
            .telling("stay-note-lifted", by: document) { matter, now in free(mount.read(matter).inspection, now) }
    }

    private func telling<Act: Stayable>(
        _ step: String, by document: @escaping @Sendable (M) -> String, of act: @escaping @Sendable (M, Moment) -> Ref<Act>?
    ) -> Self {
        causes(step, in: Act.self, of: { matter, now in act(matter, now).map { [$0] } ?? [] }) { matter, _ in
            [.set(Act.stay.document, document(matter))]
        }
    }
}

/// The act, where no file has stopped it yet: a second file's order keeps it stopped without its hearing of it. One from elsewhere may be lifted
/// before this county's is.
private func going<Act: Stayable>(_ act: Ref<Act>?, _ now: Moment) -> Ref<Act>? {
    guard let act, let record = now.find(act) else { return nil }
    return Act.stay.read(record).isNoted ? nil : act
}

/// The act, where it has been stopped and no other file keeps it so.
private func free<Act: Stayable>(_ act: Ref<Act>?, _ now: Moment) -> Ref<Act>? {
    guard let act, let record = now.find(act), Act.stay.read(record).isNoted else { return nil }
    return Stay.orders(contesting: act.id, but: now.matter, now).isEmpty ? act : nil
}
