package import Kernel

extension PeoplesMediation {
    /// 当事人拒绝: stands until the party takes it back.
    package struct PartyRefusal: SubRecord {
        package var party = ""
        package var on: Day?
        package var note = ""
        package var withdrawnOn: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("party", \.party, "拒绝的当事人").personal(.name)
            Field("on", \.on, "拒绝日期")
            Field("note", \.note, "情况").long()
            Field("withdrawnOn", \.withdrawnOn, "同意恢复日期")
        }
    }

    /// 要求回避: a party objects to a mediator, who is then replaced.
    package struct Objection: SubRecord {
        package var mediator = PersonID("")
        package var on: Day?
        package var reason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("mediator", \.mediator, "被要求回避的调解员")
            Field("on", \.on, "日期")
            Field("reason", \.reason, "事由").long()
        }
    }

    package struct Misconduct: SubRecord {
        package var mediator = PersonID("")
        package var act: MisconductKind?
        package var handling: MisconductHandling?
        package var on: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("mediator", \.mediator, "调解员")
            Field("act", \.act, "行为")
            Field("handling", \.handling, "处理")
            Field("on", \.on, "日期")
        }
    }

    package struct Invitee: SubRecord {
        package var name = ""
        package var role: InviteeRole?
        package var consented = false
        package var on: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("name", \.name, "姓名").personal(.name)
            Field("role", \.role, "身份")
            Field("consented", \.consented, "当事人同意邀请")
            Field("on", \.on, "邀请日期")
        }
    }

    /// 一次调解.
    package struct Session: SubRecord {
        package var on: Day?
        package var place = ""
        package var open = false
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "调解日期")
            Field("place", \.place, "地点")
            Field("open", \.open, "公开进行")
            Field("note", \.note, "调解情况").long().personal(.hidden)
        }
    }

    /// An agreement as it stood, kept when it is amended.
    package struct Agreement: SubRecord {
        package var number = ""
        package var form: AgreementForm?
        package var facts = ""
        package var terms = ""
        package var method = ""
        package var performBy: Day?
        package var amount: Money?
        package var signedBy: [String] = []
        package var mediatorSigned = false
        package var sealed = false
        package var effectiveOn: Day?
        /// Who signed it for the committee; others may be chosen while it is being changed.
        package var mediators: [PersonID] = []
        package var mediatorNames = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("number", \.number, "文号")
            Field("form", \.form, "形式")
            Field("facts", \.facts, "主要事实、争议事项和责任").personal(.hidden)
            Field("terms", \.terms, "协议内容").long().personal(.hidden)
            Field("method", \.method, "履行方式").personal(.hidden)
            Field("performBy", \.performBy, "履行期限")
            Field("amount", \.amount, "协议金额")
            Field("signedBy", \.signedBy, "签名、盖章或者按指印的当事人").personal(.hidden)
            Field("mediatorSigned", \.mediatorSigned, "调解员已签名")
            Field("sealed", \.sealed, "已加盖印章")
            Field("effectiveOn", \.effectiveOn, "生效日期")
            Field("mediators", \.mediators, "人民调解员")
            Field("mediatorNames", \.mediatorNames, "人民调解员姓名")
        }
    }

    /// 一次司法确认申请 and what came of it.
    package struct Confirmation: SubRecord {
        package var court = ""
        package var caseNumber = ""
        package var appliedOn: Day?
        package var acceptedOn: Day?
        package var outcome: RulingOutcome?
        package var on: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("court", \.court, "人民法院")
            Field("caseNumber", \.caseNumber, "案号")
            Field("appliedOn", \.appliedOn, "申请日期")
            Field("acceptedOn", \.acceptedOn, "受理日期")
            Field("outcome", \.outcome, "结果")
            Field("on", \.on, "结果日期")
        }
    }

    package struct Revisit: SubRecord {
        package var on: Day?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "回访日期")
            Field("note", \.note, "回访情况").long().personal(.hidden)
        }
    }
}
