package import Kernel

/// 公民、法人和其他组织对规范性文件的审查建议: one request, from its receipt to the answer.
///
/// It lies on the desk that received it; a document of another level's is passed on and the applicant told. Apart from the review that
/// an applicant for reconsideration may ask for beside an act (行政复议法), which has its own limits. No national text fixes the time
/// to answer, so it is a setting. Left to people: whether the document conforms.
package struct DocumentReviewRequest: Matter {
    package enum Stage: String, MatterStage {
        case received, examining, examined, correcting, settled, answered, declined, forwarded, withdrawn

        package var name: String {
            switch self {
            case .received: "待受理"
            case .examining: "审查"
            case .examined: "待处理"
            case .correcting: "制定机关纠正"
            case .settled: "待答复"
            case .answered: "已经答复"
            case .declined: "不予受理"
            case .forwarded: "转送有权机关"
            case .withdrawn: "撤回"
            }
        }
        package var isFinal: Bool {
            switch self {
            case .answered, .declined, .forwarded, .withdrawn: true
            default: false
            }
        }
    }

    package enum ApplicantKind: String, Choice {
        case citizen, enterprise, organisation, association
        package var name: String {
            switch self {
            case .citizen: "公民"
            case .enterprise: "企业"
            case .organisation: "其他组织"
            case .association: "行业协会、商会"
            }
        }
    }

    package enum Channel: String, Choice {
        case letter, window, website, email
        package var name: String {
            switch self {
            case .letter: "信函"
            case .window: "当面递交"
            case .website: "网站"
            case .email: "电子邮件"
            }
        }
    }

    package enum DeclineGround: String, Choice {
        case notNormative, ended, repeated, unclear, inReconsideration
        package var name: String {
            switch self {
            case .notNormative: "不属于行政规范性文件"
            case .ended: "已经废止、失效"
            case .repeated: "就同一文件同一理由已经答复"
            case .unclear: "没有指明文件和理由，经告知仍不补正"
            case .inReconsideration: "已经在行政复议、诉讼中附带审查"
            }
        }
    }

    package enum Result: String, Choice {
        case conforms, corrected, revoked
        package var name: String {
            switch self {
            case .conforms: "未发现违法"
            case .corrected: "制定机关纠正"
            case .revoked: "撤销"
            }
        }
    }

    package var applicantKind: ApplicantKind?
    package var applicant = Party()
    package var channel: Channel?
    package var documentTitle = ""
    package var documentNumber = ""
    package var maker = OrganCode("")
    package var document: Ref<NormativeDocument>?
    package var clauses = ""
    package var grounds = ""
    package var receivedOn: Day?
    package var declineGround: DeclineGround?
    package var declineNote = ""
    package var forwardedTo = ""
    package var forwardReason = ""
    package var acceptedOn: Day?
    package var askedMakerOn: Day?
    package var makerReply = ""
    package var makerRepliedOn: Day?
    package var findings: [LegalityReview.Answer] = []
    package var opinion = ""
    package var examinedOn: Day?
    package var correctionAsked = ""
    package var correctionNumber = ""
    package var correctionAskedOn: Day?
    package var correctionForm: DocumentFiling.CorrectionForm?
    package var correctionNote = ""
    package var revocationNote = ""
    package var result: Result?
    package var resultOn: Day?
    package var answer = ""
    package var answerNumber = ""
    package var answeredOn: Day?
    package var isLate = false
    package var closedOn: Day?
    package var withdrawalReason = ""

    package init() {}

    package var concerned: [OrganCode] { maker.isUnset ? [] : [maker] }

    package static let kind: MatterKind = MatterKind(
        "review-request", "规范性文件审查建议", .rules, laws: [Law.documentControl2018, Law.localFiling, Law.localOrganization2022])

    package var title: String { "对《\(documentTitle)》的审查建议" }

    /// Who wrote, by name and where an answer reaches them: no text asks for more, and the sorts of applicants are this kind's own.
    static let applicant: Mount<Self, Party> = Mount(
        "applicant", \.applicant, "建议人", omitting: Party.all(but: "citizenName", "organisationName", "address", "phone"))

    package static var fields: [Field<Self>] {
        Field("applicantKind", \.applicantKind, "建议人类别").indexed()
        applicant.fields
        Field("channel", \.channel, "提出方式")
        Field("documentTitle", \.documentTitle, "文件名称").indexed()
        Field("documentNumber", \.documentNumber, "发文字号").indexed()
        Field("maker", \.maker, "制定机关").indexed().help("不属本县机关制定的不填")
        Field("document", \.document, "系统内的文件")
        Field("clauses", \.clauses, "建议审查的条款")
        Field("grounds", \.grounds, "理由").long()
        Field("receivedOn", \.receivedOn, "收到日期").indexed()
        Field("declineGround", \.declineGround, "不予受理的事由")
        Field("declineNote", \.declineNote, "不予受理的说明").long()
        Field("forwardedTo", \.forwardedTo, "转送机关")
        Field("forwardReason", \.forwardReason, "转送的说明").long()
        Field("acceptedOn", \.acceptedOn, "受理日期")
        Field("askedMakerOn", \.askedMakerOn, "要求制定机关说明日期")
        Field("makerReply", \.makerReply, "制定机关的说明").long()
        Field("makerRepliedOn", \.makerRepliedOn, "说明日期")
        Field("findings", \.findings, "逐项审查")
        Field("opinion", \.opinion, "审查意见").long()
        Field("examinedOn", \.examinedOn, "审查日期")
        Field("correctionAsked", \.correctionAsked, "要求纠正的内容").long()
        Field("correctionNumber", \.correctionNumber, "纠正意见文号")
        Field("correctionAskedOn", \.correctionAskedOn, "要求纠正日期")
        Field("correctionForm", \.correctionForm, "纠正方式")
        Field("correctionNote", \.correctionNote, "纠正情况").long()
        Field("revocationNote", \.revocationNote, "撤销的理由").long()
        Field("result", \.result, "审查结果").indexed()
        Field("resultOn", \.resultOn, "结果日期")
        Field("answer", \.answer, "答复").long()
        Field("answerNumber", \.answerNumber, "答复文号").indexed()
        Field("answeredOn", \.answeredOn, "答复日期")
        Field("isLate", \.isLate, "超过答复期限").help("按县设定的天数算出")
        Field("closedOn", \.closedOn, "不予受理、转送、撤回日期")
        Field("withdrawalReason", \.withdrawalReason, "撤回的说明").long()
    }

    var hasProblem: Bool { findings.contains { $0.finding == .problem } }
}
