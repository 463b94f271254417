package import Kernel

/// 行政执法主体资格: one organisation that may enforce in its own name, from application to its end, or one that an organ has entrusted.
///
/// Organisations, not persons (a person's qualification is ``EnforcementCertificate``). An entrusted organisation acts in the name of
/// the organ that entrusted it and holds no certificate of its own. Whether a basis really confers power is for people to judge.
/// No text that was read lets a certificate expire; a province that does may be followed by cancelling.
package struct EnforcementSubject: Matter {
    package enum Stage: String, MatterStage {
        case applied, examined, valid, suspended, cancelled, refused, entrusted, entrustmentEnded

        package var name: String {
            switch self {
            case .applied: "待审查"
            case .examined: "待确认"
            case .valid: "有效"
            case .suspended: "暂停"
            case .cancelled: "已注销"
            case .refused: "不予确认"
            case .entrusted: "受委托执法"
            case .entrustmentEnded: "委托终止"
            }
        }
        package var isFinal: Bool { self == .cancelled || self == .refused || self == .entrustmentEnded }
        package var isResting: Bool { self == .valid || self == .entrusted }
    }

    package var subjectName = ""
    package var nature: Nature?
    package var bodyKind: BodyKind?
    package var level: Level?
    package var creditCode = ""
    package var legalBasis = ""
    package var basisRank: BasisRank?
    package var establishmentDocument = ""
    package var empowermentDocument = ""
    package var scope = ""
    package var powerTypes: [PowerType] = []
    package var officerCount: Int?
    package var appliedOn: Day?
    package var examination = ""
    package var examinedOn: Day?
    package var refusalReason = ""
    package var confirmationDocument = ""
    package var number = ""
    package var isImported = false
    package var confirmedOn: Day?
    package var publishedOn: Day?
    package var checks: [YearlyCheck] = []
    package var changes: [Change] = []
    package var newName = ""
    package var newScope = ""
    package var newBasis = ""
    package var changeReason = ""
    package var changeDocument = ""
    package var suspensions: [Interruption] = []
    package var cancelGround: CancelGround?
    package var cancelNote = ""
    package var successor: Ref<EnforcementSubject>?
    package var cancelledOn: Day?
    package var entruster = OrganCode("")
    package var entrustedScope = ""
    package var entrustmentLetter = ""
    package var entrustedFrom: Day?
    package var entrustedUntil: Day?
    package var entrustmentEndReason = ""
    package var entrustmentEndedOn: Day?

    package init() {}

    /// Which organs may enforce is public, so those who enforce may look it up.
    package static var readers: [Role] { [.officer, .reviewer, .clerk, .certification, .supervisor] }
    package static var knownDuties: [Organ.Duty] { [.enforcement, .township] }
    package var concerned: [OrganCode] { entruster.isUnset ? [] : [entruster] }

    package static let kind: MatterKind = MatterKind(
        "subject", "行政执法主体资格", .enforcement,
        laws: [Law.administrationOutline2004, Law.penalty2017, Law.penalty2021, Law.penaltyPublicity2018])

    package var title: String { "\(subjectName)的行政执法主体资格" }

    /// Whether it may enforce in its own name on a day; never for an entrusted organisation (行政处罚法2021年修订第二十条第三款).
    package func isValid(on day: Day) -> Bool { validPeriods.contains { $0.first <= day && ($0.last.map { day <= $0 } ?? true) } }

    /// Whether it may, on a day, enforce in the name of the organ that entrusted it.
    package func isEntrusted(on day: Day) -> Bool {
        guard let entrustedFrom, let entrustedUntil else { return false }
        let end = entrustmentEndedOn.map { min($0.advanced(by: -1), entrustedUntil) } ?? entrustedUntil
        return entrustedFrom <= day && day <= end
    }

    /// From confirmation to cancellation, less the days on which it was suspended.
    package var validPeriods: [(first: Day, last: Day?)] {
        guard let confirmedOn, nature != .entrusted else { return [] }
        return suspensions.parting(from: confirmedOn, through: cancelledOn?.advanced(by: -1))
    }
}
