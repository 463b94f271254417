package import Kernel

/// 行刑衔接: a suspected crime found outside a penalty case goes to the police (or to the supervisory organ), and what the police
/// leave to the organs comes back.
///
/// A penalty case transfers its own crime and is only referred to here. What is left to people: whether the threshold for prosecution,
/// or in matters of intellectual property a reasonable suspicion, is met.
package struct CriminalTransfer: Matter {
    package enum Stage: String, MatterStage {
        case reported, approved, refused, transferred, filed, notFiled, contested, supervised, received, handed, returned, referred, handled

        package var name: String {
            switch self {
            case .reported: "待审批移送"
            case .approved: "待移送"
            case .refused: "不批准移送"
            case .transferred: "已移送，待公安机关决定"
            case .filed: "公安机关立案，待移交物品"
            case .notFiled: "公安机关不予立案"
            case .contested: "提请复议"
            case .supervised: "建议立案监督"
            case .received: "公安机关移送，待处理"
            case .handed: "移交完毕"
            case .returned: "依法作其他处理"
            case .referred: "已移送监察机关"
            case .handled: "反向移送已处理"
            }
        }
        package var isFinal: Bool {
            switch self {
            case .refused, .handed, .returned, .referred, .handled: true
            case .reported, .approved, .transferred, .filed, .notFiled, .contested, .supervised, .received: false
            }
        }
    }

    package var direction: Direction?
    package var subject = ""
    /// One act may have persons and an organisation.
    package var suspects: [Party] = []
    package var suspectedCrime = ""
    package var source = ""
    package var threshold: Threshold?
    package var facts = ""
    package var officers = Officers()
    package var penaltyCase: Ref<PenaltyCase>?
    package var inspection: Ref<Inspection>?
    package var earlierPenalties = ""
    package var reportedOn: Day?

    package var refusalReason = ""
    package var refusedOn: Day?
    package var approver: ApproverCapacity?
    package var decidedAt: Instant?
    package var papers: [Paper] = []
    package var copiedToProcuratorate = false
    package var number = ""
    package var recipient = ""
    package var transferredAt: Instant?

    package var receipt = ""
    package var receivedOn: Day?
    package var receivedAt: Instant?
    package var forwardedTo = ""
    package var forwardedAt: Instant?
    package var answerNumber = ""
    package var answerReason = ""
    package var answeredOn: Day?
    package var silenceReportedTo = ""
    package var silenceReportedOn: Day?
    package var filedOn: Day?
    package var notFiledOn: Day?
    package var contestedOn: Day?
    package var upheldOn: Day?
    package var supervisionOn: Day?
    package var exhibits = ""
    package var exhibitsHandedOn: Day?
    package var disposition: Disposition?
    package var dispositionNote = ""
    package var closedOn: Day?

    package var policeOrgan = ""
    package var policeOpinion = ""
    package var arrivedOn: Day?

    package var archive = Archive<FilePaper>()

    package init() {}

    static let officers: Mount<Self, Officers> = Mount("officers", \.officers, "专案组人员")
    static let archive: Mount<Self, Archive<FilePaper>> = Mount("archive", \.archive, "案卷")

    package static let kind: MatterKind = MatterKind(
        "crime-transfer", "涉嫌犯罪案件移送（行刑衔接）", .enforcement, laws: [Law.crimeTransfer2001, Law.crimeTransfer2020])

    package static var readers: [Role] { [.reviewer, .supervisor] }

    package var title: String { direction == .fromPolice ? "\(subject)（公安机关移送）" : "\(subject)（涉嫌\(suspectedCrime)）" }
}
