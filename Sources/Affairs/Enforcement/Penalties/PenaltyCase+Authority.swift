package import Kernel

/// 职权: the list of powers, and what should be looked at again when something the case rests on has fallen.
extension PenaltyCase {
    /// No case on a matter that is not in the organ's own list on that day (清单之外无权力).
    static let listed: Gate<Self> = Gate("power-listed", "案件属于本机关权责清单中当日在用的行政处罚事项", Law.powerLists2015.cited()) { matter, now in
        guard let reference = matter.powerItem, let item = now.find(reference) else { return false }
        return item.allows(.penalty, on: now.today) && now.organ(of: reference) == now.organ
    }

    /// 实施主体不具有行政主体资格的，行政处罚无效: nothing is decided while the organ's qualification is suspended or cancelled. An organ that
    /// the county's register does not know has its powers by law all the same.
    static func subjectStands(_ law: PenaltyArticles) -> Gate<Self> {
        Gate("subject-qualified", "本机关的行政执法主体资格没有被暂停、注销", law.subject) { _, now in
            !EnforcementSubject.isBarred(now.organs.name(of: now.organ), now)
        }
    }

    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("certificate", "执法人员的证件在办案之日已经无效，须复查其所办环节", Law.penalty2021(42), listing: { matter, now in matter.uncertified(now) })
        Caution(
            "document", "所引用的规范性文件在作出决定之日已经不再有效", Law.documentControl2018.cited(), listing: { matter, now in matter.fallenDocuments(now) })
        Caution("unlawful-clause", "所引用的规范性文件有条款被认定不合法，尚未修改、纠正或者废止", Law.administrativeProcedure2018(149, 1)) { matter, now in
            matter.basisDocuments.compactMap { now.find($0) }.flatMap { document in document.findingWords.map { "《\(document.title)》\($0)" } }
        }
        Caution("stayed", "行政复议、行政诉讼期间停止执行，在恢复执行或者审结以前不得执行", Law.reconsiderationLaw.cited(), listing: { matter, now in everyStay(now) })
        Caution("refund-due", "决定被撤销、确认无效或者变更，多缴的罚没款尚未退还", Law.stateCompensation2012(36, item: 1)) { matter, _ in
            matter.refundable > .zero ? [matter.refundable.chinese] : []
        }
        Caution("power", "所依据的权责清单事项在作出决定之日已经不在用", Law.powerLists2015.cited(), listing: { matter, now in matter.fallenPower(now) })
    }

    /// The days on which officers acted, with what they did.
    private var officialDays: [(day: Day, deed: String)] {
        var days = evidence.compactMap { item in item.collectedOn.map { ($0, "收集证据") } }
        if let filedOn { days.append((filedOn, "立案")) }
        if let reportedOn { days.append((reportedOn, "调查终结")) }
        if let notifiedOn { days.append((notifiedOn, "告知")) }
        if let decidedOn { days.append((decidedOn, procedureKind == .simple ? "当场处罚" : "作出决定")) }
        return days.sorted { $0.0 < $1.0 }
    }

    private func uncertified(_ now: Moment) -> [String] {
        officers.certificates.compactMap { now.find($0) }.flatMap { certificate in
            officialDays.filter { !certificate.isValid(on: $0.day) }.map { "\(certificate.holderName)\($0.day.iso)\($0.deed)" }
        }
    }

    /// Of a decided case the day of the decision counts; of one under way, today.
    private func fallenDocuments(_ now: Moment) -> [String] {
        basisDocuments.compactMap { now.find($0) }.filter { !$0.isInForce(on: decidedOn ?? now.today) }.map { "《\($0.title)》" }
    }

    private func fallenPower(_ now: Moment) -> [String] {
        guard let powerItem, let item = now.find(powerItem), !item.isInForce(on: decidedOn ?? now.today) else { return [] }
        return [item.name]
    }
}
