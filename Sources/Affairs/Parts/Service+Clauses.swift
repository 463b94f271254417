import Kernel

extension Action {
    /// The step that puts down how and when a paper was served, with all that the law asks of the way chosen.
    ///
    /// Who takes it, from where to where, and whether only once, the kind says.
    ///
    /// - Parameters:
    ///   - methods: those the law allows for this paper; `.ordinary` are those of 民事诉讼法.
    ///   - says: that service is not before the paper was made, in the kind's words: 送达不早于决定，不晚于登记当日.
    ///   - day: the day on which the paper was made.
    func serving(
        _ mount: Mount<M, Service>, by law: ServiceArticles, methods: Set<Service.Method>, needing need: Service.Need, _ says: String,
        made day: @escaping @Sendable (M) -> Day?
    ) -> Self {
        let asking: Self =
            switch need {
            case .method: needs(mount.method).fills(mount.servedOn)
            case .day: needs(mount.servedOn).fills(mount.method)
            case .nothing: fills(mount.method, mount.servedOn)
            }
        return asking.fillingCircumstances(of: mount)
            .requires(all: Service.handedOver(in: mount, by: law, methods: methods, made: day))
            .requires(all: Service.conditions(in: mount, by: law, methods: methods))
            .requires(Service.inOrder(in: mount, by: law, says, made: day))
            .writes(all: Service.concluded(in: mount)) { matter, now in matter[keyPath: mount.path].conclude(now) }
    }

    /// Lets the step that makes a paper put down its service too, where it was handed over at once; a later one has a step of its own.
    ///
    /// - Parameter says: that the paper was received on the day it was made, in the kind's words.
    func servingAtOnce(_ mount: Mount<M, Service>, by law: ServiceArticles, methods: Set<Service.Method>, _ says: String) -> Self {
        fills(mount.method, mount.servedOn).fillingCircumstances(of: mount)
            .requires(all: Service.conditions(in: mount, by: law, methods: methods))
            .requires(mount.gate("service-in-order", says, law.service) { service, now in service.servedOn.map { $0 == now.today } ?? true })
            .writes(all: Service.concluded(in: mount)) { matter, now in
                let service = mount.read(matter)
                if service.method != nil || service.servedOn != nil { matter[keyPath: mount.path].conclude(now) }
            }
    }

    /// 公告送达: where nobody knows where the party is, or no other way is open. It counts as service only when its term is over, which
    /// the step that serves puts down.
    func announcing(_ mount: Mount<M, Service>, by law: ServiceArticles) -> Self {
        needs(mount.announcementReason)
            .requires(Service.unserved(in: mount, law.announced))
            .stamps(mount.announcedOn)
    }

    /// 宣告后当场交付, with the step that makes the paper.
    func handingOver(_ mount: Mount<M, Service>) -> Self {
        writes(mount.method, mount.servedOn, mount.recordedOn) { matter, now in
            matter[keyPath: mount.path].method = .onTheSpot
            matter[keyPath: mount.path].conclude(now)
        }
    }

    /// What was served no longer counts: the paper is made anew.
    func forgetting(_ mount: Mount<M, Service>) -> Self {
        writes(all: mount.paths) { matter, _ in matter[keyPath: mount.path] = Service() }
    }

    /// All that may be said of a service beside its way and its day.
    private func fillingCircumstances(of mount: Mount<M, Service>) -> Self {
        let others: [Path<M>] = [mount.method, mount.servedOn, mount.announcedOn, mount.announcementReason, mount.recordedOn]
        return fills(all: mount.paths.filter { path in !others.contains { $0 == path } })
    }
}

extension Service {
    /// A condition of later steps: the paper has reached whom it concerns.
    static func served<M: Matter>(in mount: Mount<M, Service>, _ says: String, _ basis: Basis) -> Gate<M> {
        mount.gate("served", says, basis) { service, _ in service.isDone }
    }

    /// A condition of serving, where the stage does not say it already.
    static func unserved<M: Matter>(in mount: Mount<M, Service>, _ basis: Basis) -> Gate<M> {
        mount.gate("not-served", "\(mount.title)尚未送达", basis) { service, _ in service.recordedOn == nil }
    }

    /// The period for serving, met by the service or by an announcement in time.
    ///
    /// - Parameter ended: when the paper need no longer be served.
    static func limit<M: Matter>(
        in mount: Mount<M, Service>, _ name: String, _ term: Term, from start: @escaping @Sendable (M) -> Day?,
        until ended: @escaping @Sendable (M) -> Day? = { _ in nil }, basis: Basis
    ) -> Limit<M> {
        Limit(mount.step("serve"), name, term, from: { start($0) }, until: { mount.read($0).begunOn ?? ended($0) }, basis: basis)
    }

    /// What `conclude` changes, as far as the kind has it.
    fileprivate static func concluded<M: Matter>(in mount: Mount<M, Service>) -> [Path<M>] {
        let days: [Path<M>] = [mount.servedOn, mount.refusedOn, mount.recordedOn]
        return mount.paths.filter { path in days.contains { $0 == path } }
    }
}
