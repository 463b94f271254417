package import Kernel

/// 行政调解: one dispute that an administrative organ mediates, from the application to the archive.
///
/// No statute governs it: 国发〔2010〕33号 lays the duty on governments and their departments, and the steps are local. So the number of
/// mediators, the days, and what is not mediated are the county's to set. What is left to people: whether a dispute belongs to the organ's
/// duties, and whether an agreement is lawful. An agreement between citizens binds like a contract (法发〔2009〕45号).
package struct AdministrativeMediation: Matter {
    package enum Stage: String, MatterStage {
        case registered, accepted, mediating, agreed, failed, declined, closed

        package var name: String {
            switch self {
            case .registered: "待受理"
            case .accepted: "已受理"
            case .mediating: "调解"
            case .agreed: "已达成协议"
            case .failed: "已终止"
            case .declined: "不予受理"
            case .closed: "已归档"
            }
        }
        package var isFinal: Bool { self == .declined || self == .closed }
    }

    /// 申请、依职权主动调解、移送.
    package enum Source: String, Choice {
        case application, exOfficio, court, petitions, hotline, other
        package var name: String {
            switch self {
            case .application: "当事人申请"
            case .exOfficio: "依职权主动调解"
            case .court: "人民法院委派、委托"
            case .petitions: "信访工作机构移送"
            case .hotline: "12345热线转来"
            case .other: "其他机关移送"
            }
        }
    }

    /// What the dispute is between, which decides what may be agreed.
    package enum Nature: String, Choice {
        case civil, administrative
        package var name: String { self == .civil ? "与行政管理职责相关的民事纠纷" : "行政争议" }
    }

    package enum DisputeKind: String, Choice {
        case land, environment, safety, traffic, consumer, medical, labour, property, intellectual, security, transport, construction
        case compensation, discretion, other
        package var name: String {
            switch self {
            case .land: "土地、山林权属"
            case .environment: "环境污染"
            case .safety: "公共安全事故"
            case .traffic: "交通事故损害赔偿"
            case .consumer: "消费者权益"
            case .medical: "医疗损害"
            case .labour: "劳动人事"
            case .property: "物业管理"
            case .intellectual: "知识产权"
            case .security: "治安案件损害赔偿"
            case .transport: "道路运输"
            case .construction: "工程建设、房屋"
            case .compensation: "行政赔偿、补偿"
            case .discretion: "行使行政裁量权"
            case .other: "其他"
            }
        }
        /// Only a dispute with an organ is about these.
        var isAdministrative: Bool { self == .compensation || self == .discretion }
    }

    package enum Bar: String, Choice {
        case court, arbitration, reconsideration, otherOrgan, mediatedBefore, unlawful
        package var name: String {
            switch self {
            case .court: "人民法院已经受理，未委派、委托调解"
            case .arbitration: "仲裁机构已经受理"
            case .reconsideration: "已经申请行政复议"
            case .otherOrgan: "其他调解组织已经受理"
            case .mediatedBefore: "已经调解终结，没有新的事实和理由"
            case .unlawful: "依法不得调解"
            }
        }
    }

    package enum DeclineReason: String, Choice {
        case outside, refused, barred, withdrawn
        package var name: String {
            switch self {
            case .outside: "与本机关职责无关"
            case .refused: "一方当事人不同意调解"
            case .barred: "有不得受理的情形"
            case .withdrawn: "申请人撤回申请"
            }
        }
    }

    package enum EndReason: String, Choice {
        case noAgreement, refused, absent, litigated, thirdParty, unlawful, expired
        package var name: String {
            switch self {
            case .noAgreement: "达不成协议"
            case .refused: "一方明确表示不愿继续调解"
            case .absent: "一方无正当理由不参加调解"
            case .litigated: "一方起诉、申请仲裁或者行政复议"
            case .thirdParty: "涉及他人权益，他人不同意"
            case .unlawful: "发现依法不得调解"
            case .expired: "调解期限届满"
            }
        }
    }

    package enum Channel: String, Choice {
        case litigation, arbitration, reconsideration, adjudication
        package var name: String {
            switch self {
            case .litigation: "诉讼"
            case .arbitration: "仲裁"
            case .reconsideration: "行政复议"
            case .adjudication: "行政裁决"
            }
        }
    }

    package enum Outcome: String, Choice {
        case agreed, failed
        package var name: String { self == .agreed ? "调解成功" : "调解不成" }
    }

    package enum Confirmation: String, Choice {
        case confirmed, refused
        package var name: String { self == .confirmed ? "确认有效" : "不予确认" }
    }

    package struct Session: SubRecord {
        package var on: Day?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "调解日期")
            Field("note", \.note, "调解情况").long().personal(.hidden)
        }
    }

    package var source: Source?
    package var referredOn: Day?
    package var nature: Nature?
    package var disputeKind: DisputeKind?
    package var subject = ""
    package var place = ""
    package var parties: [Party] = []
    package var claims = ""
    package var amountInDispute: Money?
    package var penalty: Ref<PenaltyCase>?
    package var registeredOn: Day?
    package var askedOn: Day?
    package var consentAnswer = ""
    package var consentedOn: Day?
    package var refusedBy = ""
    package var refusedOn: Day?
    package var bars: [Bar] = []
    package var belongsToDuties = false
    package var declineReason: DeclineReason?
    package var declineNote = ""
    package var channelsTold: [Channel] = []
    package var declinedOn: Day?
    package var acceptedOn: Day?
    package var mediators: [PersonID] = []
    package var mediatorNames: [String] = []
    package var recusals: [Recusal] = []
    package var rightsTold = false
    package var begunOn: Day?
    package var sessions: [Session] = []
    package var extensionReason = ""
    package var extensionAgreed = false
    package var extendedOn: Day?
    package var terms = ""
    package var amount: Money?
    package var performBy: Day?
    package var signedBy: [String] = []
    package var mediatorsSigned = false
    package var sealed = false
    package var lawful = false
    package var isOral = false
    package var agreementNumber = ""
    package var outcome: Outcome?
    package var concludedOn: Day?
    package var endReason: EndReason?
    package var endNote = ""
    package var confirmationCourt = ""
    package var confirmationAppliedOn: Day?
    package var confirmation: Confirmation?
    package var confirmedOn: Day?
    package var performanceNote = ""
    package var performedOn: Day?
    package var archive = Archive<FilePaper>()

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "administrative-mediation", "行政调解", .disputes, laws: [Law.lawfulGovernment2010, Law.linkedResolution2009])

    package static var editions: [Edition] { [Edition("2010", "国发〔2010〕33号印发以后", from: "2010-10-10")] }

    /// Names nobody: titles are listed and searched.
    package var title: String { "\(disputeKind?.name ?? "其他")纠纷：\(subject)" }
}
