package import Kernel

/// 规范性文件备案审查: one document filed for the record, on the desk that receives it.
///
/// The county government's justice bureau receives the documents of departments and townships; what the county itself files upward
/// is entered as sent, with the answer of the organ above. Whoever examined decides nothing of what he examined; where the bureau has
/// nobody else, the county government, for which it receives, decides.
///
/// Where the document is in this system the filing refers to it, and what the examination comes to is done there by the same act. Left to
/// people: what each of the seven items comes to, and whether what the maker then does is a correction.
package struct DocumentFiling: Matter {
    package enum Stage: String, MatterStage {
        case received, supplementing, registered, examined, correcting, corrected, ordered, sent
        case filed, refused, rectified, revoked, returned

        package var name: String {
            switch self {
            case .received: "待登记"
            case .supplementing: "补正"
            case .registered: "备案审查"
            case .examined: "待作出处理"
            case .correcting: "制定机关自行纠正"
            case .corrected: "待核实纠正"
            case .ordered: "责令改正"
            case .sent: "已报送上级"
            case .filed: "准予备案"
            case .refused: "不予备案"
            case .rectified: "已经纠正"
            case .revoked: "撤销"
            case .returned: "退回"
            }
        }
        package var isFinal: Bool {
            switch self {
            case .filed, .refused, .rectified, .revoked, .returned: true
            default: false
            }
        }
    }

    /// 报备 from below, or to the organs above.
    package enum Direction: String, Choice {
        case incoming, outgoing
        package var name: String { self == .incoming ? "下级报送" : "向上级报送" }
    }

    package enum Paper: String, Choice {
        case report, text, explanation, basis, legality
        package var name: String {
            switch self {
            case .report: "备案报告"
            case .text: "文件正式文本"
            case .explanation: "起草说明"
            case .basis: "制定依据"
            case .legality: "合法性审核意见"
            }
        }
    }

    /// Why it is not taken on the record.
    package enum RefusalGround: String, Choice {
        case notNormative, notCompetent, notUnified, ended, other
        package var name: String {
            switch self {
            case .notNormative: "不属于行政规范性文件"
            case .notCompetent: "不属于本机关备案范围"
            case .notUnified: "未经统一登记、统一编号、统一公布"
            case .ended: "已经废止、失效"
            case .other: "其他"
            }
        }
    }

    package enum CorrectionForm: String, Choice {
        case amended, repealed, stopped
        package var name: String {
            switch self {
            case .amended: "修改"
            case .repealed: "废止"
            case .stopped: "停止执行"
            }
        }
    }

    package enum Result: String, Choice {
        case granted, refused, selfCorrected, orderedCorrected, revoked
        package var name: String {
            switch self {
            case .granted: "准予备案"
            case .refused: "不予备案"
            case .selfCorrected: "自行纠正"
            case .orderedCorrected: "责令改正"
            case .revoked: "撤销"
            }
        }
    }

    package var direction: Direction?
    package var documentTitle = ""
    package var documentNumber = ""
    package var registrationNumber = ""
    package var maker = OrganCode("")
    package var makerKind: NormativeDocument.MakerKind?
    package var document: Ref<NormativeDocument>?
    package var publishedOn: Day?
    package var submittedOn: Day?
    package var papers: [Paper] = []
    package var receivedOn: Day?
    package var isLate = false
    package var lateReason = ""
    package var papersNote = ""
    package var supplementAskedOn: Day?
    package var supplementedOn: Day?
    package var returnReason = ""
    package var returnedOn: Day?
    package var registeredOn: Day?
    package var findings: [LegalityReview.Answer] = []
    package var opinion = ""
    package var examiner: PersonID?
    package var examinedOn: Day?
    package var isExaminedLate = false
    package var sendBackReason = ""
    package var decider = OrganCode("")
    package var refusalGround: RefusalGround?
    package var refusalNote = ""
    package var correctionAsked = ""
    package var correctionNumber = ""
    package var correctionAskedOn: Day?
    package var correctionForm: CorrectionForm?
    package var correctionNote = ""
    package var correctionReportedOn: Day?
    package var rejectionReason = ""
    package var objection = ""
    package var orderNote = ""
    package var orderNumber = ""
    package var orderedOn: Day?
    package var revoker = ""
    package var revocationNote = ""
    package var number = ""
    package var result: Result?
    package var resultOn: Day?
    package var sentTo: [NormativeDocument.FilingBody] = []
    package var sentOn: Day?

    package init() {}

    /// The maker answers for the document that is filed.
    package var concerned: [OrganCode] { maker.isUnset ? [] : [maker] }

    package static let kind: MatterKind = MatterKind(
        "filing", "规范性文件备案审查", .rules, laws: [Law.documentControl2018, Law.hunanDocuments, Law.localFiling, Law.localOrganization2022])

    package var title: String { "《\(documentTitle)》备案审查" }

    package static var fields: [Field<Self>] {
        Field("direction", \.direction, "方向").indexed()
        Field("documentTitle", \.documentTitle, "文件名称").indexed()
        Field("documentNumber", \.documentNumber, "发文字号").indexed()
        Field("registrationNumber", \.registrationNumber, "统一登记号")
        Field("maker", \.maker, "制定机关").indexed()
        Field("makerKind", \.makerKind, "制定机关类别").indexed()
        Field("document", \.document, "系统内的文件").help("在本系统制定的，写明其编号")
        Field("publishedOn", \.publishedOn, "公布日期")
        Field("submittedOn", \.submittedOn, "报送日期").help("备案报告送达之日")
        Field("papers", \.papers, "报送材料")
        Field("receivedOn", \.receivedOn, "收到日期").indexed()
        Field("isLate", \.isLate, "逾期报送").indexed().help("按县设定的天数算出")
        Field("lateReason", \.lateReason, "逾期的说明").long()
        Field("papersNote", \.papersNote, "需补正的材料").long()
        Field("supplementAskedOn", \.supplementAskedOn, "通知补正日期")
        Field("supplementedOn", \.supplementedOn, "补正日期")
        Field("returnReason", \.returnReason, "退回理由").long()
        Field("returnedOn", \.returnedOn, "退回日期")
        Field("registeredOn", \.registeredOn, "登记日期")
        Field("findings", \.findings, "逐项审查")
        Field("opinion", \.opinion, "审查意见").long()
        Field("examiner", \.examiner, "审查人员")
        Field("examinedOn", \.examinedOn, "审查完毕日期")
        Field("isExaminedLate", \.isExaminedLate, "超过审查期限").help("按期限算出")
        Field("sendBackReason", \.sendBackReason, "退回重新审查的理由").long()
        Field("decider", \.decider, "作出处理的机关")
        Field("refusalGround", \.refusalGround, "不予备案的事由")
        Field("refusalNote", \.refusalNote, "不予备案的说明").long()
        Field("correctionAsked", \.correctionAsked, "要求纠正的内容").long()
        Field("correctionNumber", \.correctionNumber, "纠正意见文号")
        Field("correctionAskedOn", \.correctionAskedOn, "要求纠正日期")
        Field("correctionForm", \.correctionForm, "纠正方式")
        Field("correctionNote", \.correctionNote, "纠正情况").long()
        Field("correctionReportedOn", \.correctionReportedOn, "报告纠正日期")
        Field("rejectionReason", \.rejectionReason, "纠正不到位的说明").long()
        Field("objection", \.objection, "制定机关不同意纠正的理由").long()
        Field("orderNote", \.orderNote, "责令改正的决定").long()
        Field("orderNumber", \.orderNumber, "责令改正文号")
        Field("orderedOn", \.orderedOn, "责令改正日期")
        Field("revoker", \.revoker, "撤销机关")
        Field("revocationNote", \.revocationNote, "撤销的理由").long()
        Field("number", \.number, "备案文号").indexed()
        Field("result", \.result, "备案审查结果").indexed()
        Field("resultOn", \.resultOn, "结果日期")
        Field("sentTo", \.sentTo, "报送机关")
        Field("sentOn", \.sentOn, "报送上级日期")
    }

    var hasProblem: Bool { findings.contains { $0.finding == .problem } }
}
