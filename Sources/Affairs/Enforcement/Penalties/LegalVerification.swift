package import Kernel

/// 重大执法决定法制审核: a qualified reviewer of the organ's legal unit, who had no hand in the case, looks at it before the decision.
package struct LegalVerification: Matter {
    package enum Stage: String, MatterStage {
        case received, concluded
        package var name: String { self == .received ? "审核中" : "已审核" }
        package var isFinal: Bool { self == .concluded }
    }

    package enum Opinion: String, Choice {
        case agree, correct, `return`
        package var name: String {
            switch self {
            case .agree: "同意"
            case .correct: "纠正"
            case .return: "退回"
            }
        }
    }

    /// What a review looks at (国办发〔2018〕118号第（十三）项); named by what is wrong there, for whoever ticks one says that something is.
    package enum Aspect: String, Choice {
        case subject, procedure, facts, law, powers, papers, crime
        package var name: String {
            switch self {
            case .subject: "行政执法主体不合法，或者行政执法人员不具备执法资格"
            case .procedure: "执法程序不合法"
            case .facts: "案件事实不清，或者证据不合法、不充分"
            case .law: "适用法律、法规、规章不准确，或者裁量基准运用不当"
            case .powers: "执法超越机关法定权限"
            case .papers: "行政执法文书不完备、不规范"
            case .crime: "违法行为涉嫌犯罪，需要移送司法机关"
            }
        }
        /// What the review has to find, in the words of the guidance.
        package var examined: String {
            switch self {
            case .subject: "行政执法主体合法，行政执法人员具备执法资格"
            case .procedure: "执法程序合法"
            case .facts: "案件事实清楚，证据合法充分"
            case .law: "适用法律、法规、规章准确，裁量基准运用适当"
            case .powers: "执法未超越机关法定权限"
            case .papers: "行政执法文书完备、规范"
            case .crime: "违法行为是否涉嫌犯罪、需要移送司法机关"
            }
        }
    }

    package var subject = ""
    package var caseNumber = ""
    package var facts = ""
    package var legalBasis = ""
    package var proposal = ""
    package var handlers: [PersonID] = []
    package var receivedOn: Day?
    package var faults: [Aspect] = []
    package var opinion: Opinion?
    package var opinionText = ""
    package var reviewer = PersonID("")
    package var reviewerSince: Day?
    package var qualification = ""
    package var number = ""
    package var concludedOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "legal-verification", "法制审核", .enforcement, laws: [Law.penalty2017, Law.penalty2021, Law.penaltyPublicity2018])

    package var title: String { "\(subject)的法制审核" }

    package static var fields: [Field<Self>] {
        Field("subject", \.subject, "送审案件").help("送审时从案件抄下")
        Field("caseNumber", \.caseNumber, "案号").indexed().help("送审时从案件抄下")
        Field("facts", \.facts, "查明的事实").long().help("送审时从案件抄下")
        Field("legalBasis", \.legalBasis, "适用的法律、法规、规章条款").help("送审时从案件抄下")
        Field("proposal", \.proposal, "拟作决定").long().help("送审时从案件抄下")
        Field("handlers", \.handlers, "办案人员").help("送审时从案件抄下，不得审核本案")
        Field("receivedOn", \.receivedOn, "送审日期")
        Field("faults", \.faults, "发现的问题").help("勾选的就是问题；同意的，一项也不选")
        Field("opinion", \.opinion, "审核意见").indexed()
        Field("opinionText", \.opinionText, "意见内容").long()
        Field("reviewer", \.reviewer, "审核人员")
        Field("reviewerSince", \.reviewerSince, "审核人员初次从事审核工作的日期").usually(.last)
        Field("qualification", \.qualification, "审核人员法律职业资格证书号").usually(.last)
        Field("number", \.number, "审核意见书文号").indexed()
        Field("concludedOn", \.concludedOn, "审核日期")
    }
}
