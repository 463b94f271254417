package import Kernel

extension PowerReallocation {
    /// From the effective day the powers are the receiving organ's (第十八条第二款、第二十四条第一款), and what is pending on them goes with them.
    package static var handing: Handing<Self> {
        Handing().reallocating { matter, now in
            guard matter.publishedOn != nil, matter.endedOn == nil, let effective = matter.tookEffectOn ?? matter.effectiveOn, let form = matter.form
            else { return nil }
            return PowerMove(
                from: matter.source, to: now.organ, on: effective, items: matter.items.map(\.id), document: matter.approvalDocument,
                basis: form == .centralised ? Law.penalty2021(18, 2) : Law.penalty2021(24, 1))
        }
    }
}

extension PowerItem {
    /// Each organ has its own list: the receiving one enters the item, and the former one's leaves its list (“移出清单”).
    package static var handing: Handing<Self> {
        Handing().never("权力事项不移交：由承接机关编入自己的清单，原机关的移出清单", Law.powerLists2015.cited())
    }
}
