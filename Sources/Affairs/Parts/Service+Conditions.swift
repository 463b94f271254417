import Kernel

/// What the law asks of each way of service. A way is a term of 民事诉讼法: what is put down under its name has to be it.
extension Service {
    /// Conditions on the part alone, whatever the paper; of a way that is not permitted only that it is not.
    static func conditions<M: Matter>(in mount: Mount<M, Service>, by law: ServiceArticles, methods: Set<Method>) -> [Gate<M>] {
        let permitted: Gate<M> = mount.gate("method-permitted", "采用法律规定的送达方式", law.service) { service, _ in
            service.method.map { methods.contains($0) } ?? true
        }
        let ways = leaving(in: mount, law) + throughOthers(in: mount, law) + announced(in: mount, law)
        let asked = ways.filter { methods.contains($0.method) }.map { method, gate in
            gate.when("\(method.name)的") { matter, _ in mount.read(matter).method == method }
        }
        // Where every way is open there is nothing to permit.
        let limited = methods.count < Method.allCases.count ? [permitted] : []
        return limited + [receiverNamed(in: mount, law)] + asked
    }

    /// Handed over when announced means on that day; none where the law knows no such way.
    static func handedOver<M: Matter>(
        in mount: Mount<M, Service>, by law: ServiceArticles, methods: Set<Method>, made day: @escaping @Sendable (M) -> Day?
    ) -> [Gate<M>] {
        guard methods.contains(.onTheSpot) else { return [] }
        let gate = Gate<M>(mount.step("handed-over-when-announced"), "当场交付应在宣告当日", law.service) { matter, now in
            (mount.read(matter).servedOn ?? now.today) == day(matter)
        }
        return [gate.when("\(Method.onTheSpot.name)的") { matter, _ in mount.read(matter).method == .onTheSpot }]
    }

    /// Not before the paper was made, not after the day of entry.
    static func inOrder<M: Matter>(
        in mount: Mount<M, Service>, by law: ServiceArticles, _ says: String, made day: @escaping @Sendable (M) -> Day?
    ) -> Gate<M> {
        Gate(mount.step("service-in-order"), says, law.service) { matter, now in
            guard let served = mount.read(matter).servedOn else { return true }
            return served <= now.today && (day(matter).map { $0 <= served } ?? true)
        }
    }

    private static func receiverNamed<M: Matter>(in mount: Mount<M, Service>, _ law: ServiceArticles) -> Gate<M> {
        mount.gate("receiver-named", "由他人签收的，写明签收人", law.direct) { service, _ in
            service.receiver == nil || service.receiver == .addressee || !service.receiverName.isEmpty
        }
    }

    /// Conditions with the way that they belong to.
    private typealias Way<M: Matter> = (method: Method, gate: Gate<M>)

    private static func leaving<M: Matter>(in mount: Mount<M, Service>, _ law: ServiceArticles) -> [Way<M>] {
        let refused: Gate<M> = mount.gate("refusal-noted", "记明拒收事由和日期，拒收不晚于送达", law.left) { service, now in
            !service.refusal.isEmpty && (service.refusedOn.map { $0 <= service.servedOn ?? now.today } ?? true)
        }
        let seen: Gate<M> = mount.gate("left-before-witness", "应当有见证人在场，或者采用拍照、录像等方式记录送达过程", law.left) { service, _ in
            !service.witness.isEmpty || !service.recording.isEmpty
        }
        return [(.left, refused), (.left, seen)]
    }

    /// Through others: another organ, the post, a system of the addressee's.
    private static func throughOthers<M: Matter>(in mount: Mount<M, Service>, _ law: ServiceArticles) -> [Way<M>] {
        let entrusted: Gate<M> = mount.gate("entrustee-named", "写明受委托的机关", law.entrusted) { service, _ in !service.entrustee.isEmpty }
        let forwarded: Gate<M> = mount.gate("forwarder-named", "写明代为转交的机关、单位", law.forwarded) { service, _ in
            !service.entrustee.isEmpty
        }
        let mailed: Gate<M> = mount.gate("mail-receipt", "以回执上注明的收件日期为送达日期，写明回执", law.entrusted) { service, _ in
            !service.mailReceipt.isEmpty
        }
        let electronic: Gate<M> = mount.gate("electronic-service-consented", "电子送达应当经当事人同意并签订确认书", law.electronic) { service, _ in
            service.consented
        }
        return [(.entrusted, entrusted), (.forwarded, forwarded), (.mailed, mailed), (.electronic, electronic)]
    }

    private static func announced<M: Matter>(in mount: Mount<M, Service>, _ law: ServiceArticles) -> [Way<M>] {
        let over: Gate<M> = mount.gate("announcement-term-over", "公告期满视为送达", law.announced) { service, now in
            service.announcementEnd(now).map { now.today > $0 } ?? false
        }
        let day: Gate<M> = mount.gate("announced-day", "公告期满之日为送达日期", law.announced) { service, now in
            service.servedOn == nil || service.servedOn == service.announcementEnd(now)
        }
        return [(.announced, over), (.announced, day)]
    }
}
