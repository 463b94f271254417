package import Kernel

/// 人民调解: one dispute between citizens, from the day it is found or brought until its file is closed.
///
/// It belongs to the organ whose mediation committee handles it, a village or a township. A dispute that is settled on the
/// spot or not accepted counts as screened and as nothing more.
package struct PeoplesMediation: Matter {
    // MARK: Registration

    package var source: Source?
    package var applicationForm: ApplicationForm?
    package var referralNumber = ""
    package var referredOn: Day?
    package var disputeKind: DisputeKind?
    package var subject = ""
    package var place = ""
    package var arisenOn: Day?
    package var parties: [Party] = []
    package var brief = ""
    package var claims = ""
    package var amountInDispute: Money?
    package var registeredOn: Day?
    package var settlementNote = ""
    package var settledOn: Day?
    package var bars: [Bar] = []
    package var declineReason: DeclineReason?
    package var declineNote = ""
    package var declinedOn: Day?
    package var acceptedOn: Day?
    package var channelsTold: [Channel] = []

    // MARK: Risk and refusal

    package var risk: Risk?
    package var preventiveMeasures = ""
    package var reportedTo: ReportedTo?
    package var reportNote = ""
    package var riskReportedOn: Day?
    package var refusals: [PartyRefusal] = []
    package var resumingParty = ""
    package var resumptionNote = ""

    package var majorGrounds: [MajorGround] = []
    package var majorNote = ""
    package var majorOn: Day?

    // MARK: Mediation

    package var mediators: [PersonID] = []
    package var mediatorNames = ""
    package var chosenBy: ChosenBy?
    package var nearRelatives: [PersonID] = []
    package var objections: [Objection] = []
    package var misconducts: [Misconduct] = []
    package var rightsTold = false
    package var closedRequested = false
    package var mediationStartedOn: Day?
    package var invitees: [Invitee] = []
    package var inquiryOn: Day?
    package var inquiryNote = ""
    package var evidence: [Attachment] = []
    package var sessions: [Session] = []
    package var extensionDays: Int?
    package var extensionAgreed = false
    package var feesTaken: Money?

    // MARK: Result

    package var outcome: Outcome?
    package var concludedOn: Day?
    package var endReason: EndReason?
    package var endNote = ""
    package var stoppedOn: Day?
    package var agreementForm: AgreementForm?
    package var agreementNumber = ""
    package var agreementFacts = ""
    package var terms = ""
    package var performanceMethod = ""
    package var performBy: Day?
    package var amount: Money?
    package var signedBy: [String] = []
    package var mediatorSigned = false
    package var sealed = false
    package var writingWaived = false
    package var effectiveOn: Day?
    package var flaws: [Flaw] = []
    package var amendmentReason = ""
    package var amendmentAgreed = false
    package var formerAgreements: [Agreement] = []

    // MARK: After the agreement

    package var confirmationWanted = false
    package var confirmationJoint = false
    package var confirmationCourt = ""
    package var confirmationAppliedOn: Day?
    package var courtCaseNumber = ""
    package var courtAcceptedOn: Day?
    /// By how long the president of the court has lengthened its thirty days.
    package var rulingExtensionDays: Int?
    package var rulingOutcome: RulingOutcome?
    package var rulingOn: Day?
    package var confirmations: [Confirmation] = []
    package var confirmedOn: Day?
    package var performance: Performance?
    package var performanceNote = ""
    package var performedOn: Day?
    package var revisits: [Revisit] = []
    package var archive = Archive<FilePaper>()

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "mediation", "人民调解", .disputes, laws: [Law.peoplesMediation, Law.mediationRules2002, Law.judicialConfirmation2011])

    /// Without the parties' names: lists and search show titles.
    package var title: String { subject.isEmpty ? disputeKind?.name ?? "民间纠纷" : "\(disputeKind?.name ?? "民间纠纷")：\(subject)" }

    package static var fields: [Field<Self>] { registrationFields + riskFields + mediationFields + resultFields + followUpFields }
}
