package import Kernel

/// 更正书送达: one paper of correction, on its way to whom the corrected one was addressed.
///
/// Approving a correction opens one for each paper that it corrects, so that nobody has to remember; the corrected matter stays what it was, and
/// may long be closed. No law gives days for it: a paper that went out wrong is put right by one that reaches the same person, in the ways in which
/// the first had to (行政处罚法第六十一条 and its like refer to 民事诉讼法). None is served of a paper that was never served itself, or of one that goes to
/// nobody: a head says which it is, and why.
package struct CorrectionService: Matter {
    package enum Stage: String, MatterStage {
        case pending, served, dropped

        package var name: String {
            switch self {
            case .pending: "待送达"
            case .served: "已送达"
            case .dropped: "不需要送达"
            }
        }
        package var isFinal: Bool { self != .pending }
    }

    /// Why nobody has to be told that a paper was put right.
    package enum DropGround: String, Choice {
        case notYetServed, internalPaper

        package var name: String {
            switch self {
            case .notYetServed: "被更正的文书尚未送达，改正以后送达"
            case .internalPaper: "被更正的是内部文书，没有受送达人"
            }
        }
    }

    /// The corrected matter: a number and no reference, for it may be of any kind.
    package var matter: Int?
    package var subject = ""
    package var corrected = ""
    package var correctedNumber = ""
    package var notice = ""
    package var noticeNumber = ""
    package var addressee = ""
    package var madeOn: Day?
    package var registeredOn: Day?
    package var service = Service()
    package var servedOn: Day?
    package var dropGround: DropGround?
    package var dropReason = ""
    package var droppedOn: Day?

    package init() {}

    static let service: Mount<Self, Service> = Mount("notice", \.service, "更正书")

    package static let kind: MatterKind = MatterKind(
        "correction-service", "更正书送达", .oversight, laws: [Law.civilProcedure2017, Law.civilProcedureSince2022])

    /// Of 民事诉讼法, whose article on announcing was changed.
    package static var editions: [Edition] {
        [
            Edition("2017", "2017年修正的民事诉讼法", from: "2018-01-01", until: "2021-12-31"),
            Edition("2021", "2021年修正以后的民事诉讼法", from: "2022-01-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] { Passage.newProcedure("2017", to: "2021") }

    package static var concordance: Concordance {
        Concordance().under("2017", [Law.civilProcedureSince2022(87): Law.civilProcedure2017(84)])
    }

    package var title: String { "更正《\(corrected)》\(correctedNumber)的\(notice.isEmpty ? "更正书" : notice)" }

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        Field("matter", \.matter, "原事项编号").indexed()
        Field("subject", \.subject, "原事项")
        Field("corrected", \.corrected, "被更正的文书")
        Field("correctedNumber", \.correctedNumber, "被更正的文书文号").indexed()
        Field("notice", \.notice, "更正所用文书")
        Field("noticeNumber", \.noticeNumber, "更正书文号").indexed()
        Field("addressee", \.addressee, "受送达人").personal(.name)
        Field("madeOn", \.madeOn, "更正书日期")
        Field("registeredOn", \.registeredOn, "转送达日期")
        service.fields
        Field("servedOn", \.servedOn, "送达办结日期")
        Field("dropGround", \.dropGround, "不需要送达的情形").help("已经送达的文书，更正书应当送达")
        Field("dropReason", \.dropReason, "不需要送达的理由").long()
        Field("droppedOn", \.droppedOn, "决定不送达日期")
    }
}
