package import Kernel

extension AdministrativeMediation {
    static let archive: Mount<Self, Archive<FilePaper>> = Mount("archive", \.archive, "案卷")

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        receptionFields
        mediationFields
    }

    @ListBuilder<Field<Self>>
    private static var receptionFields: [Field<Self>] {
        Field("source", \.source, "来源").indexed()
        Field("referredOn", \.referredOn, "移送、委托日期")
        Field("nature", \.nature, "纠纷性质").indexed()
        Field("disputeKind", \.disputeKind, "纠纷类别").indexed()
        Field("subject", \.subject, "纠纷名称").help("不写当事人姓名").rule("纠纷名称不得超过60字") { $0.subject.count <= 60 }
            .rule("纠纷名称不得写当事人姓名") { matter in !matter.parties.contains { $0.isNamed(in: matter.subject) } }
        Field("place", \.place, "纠纷发生地")
        Field("parties", \.parties, "当事人").personal(.hidden).rule("当事人至少两方，各有姓名或者名称") { $0.parties.areSides }
        Field("claims", \.claims, "请求、事实和理由").long().personal(.hidden)
        Field("amountInDispute", \.amountInDispute, "争议金额")
        Field("penalty", \.penalty, "相关的行政处罚案件")
        Field("registeredOn", \.registeredOn, "登记日期").indexed()
        Field("askedOn", \.askedOn, "征求对方意见日期")
        Field("consentAnswer", \.consentAnswer, "对方的答复").personal(.hidden)
        Field("consentedOn", \.consentedOn, "各方同意调解日期")
        Field("refusedBy", \.refusedBy, "不同意调解的当事人").personal(.name)
        Field("refusedOn", \.refusedOn, "不同意调解日期").help("同意后清空")
        Field("bars", \.bars, "不得受理的情形").help("没有的不填")
        Field("belongsToDuties", \.belongsToDuties, "与本机关行政管理职责相关")
        Field("declineReason", \.declineReason, "不予受理的理由")
        Field("declineNote", \.declineNote, "不予受理的说明").long()
        Field("channelsTold", \.channelsTold, "已告知的其他途径")
        Field("declinedOn", \.declinedOn, "不予受理日期")
        Field("acceptedOn", \.acceptedOn, "受理日期").indexed()
    }

    @ListBuilder<Field<Self>>
    private static var mediationFields: [Field<Self>] {
        Field("mediators", \.mediators, "调解人员").indexed()
        Field("mediatorNames", \.mediatorNames, "调解人员姓名")
        Field("recusals", \.recusals, "回避的决定")
        Field("rightsTold", \.rightsTold, "已告知调解事由、权利义务和协议的效力")
        Field("begunOn", \.begunOn, "开始调解日期")
        Field("sessions", \.sessions, "调解记录").personal(.hidden)
        Field("extensionReason", \.extensionReason, "延长的事由").long()
        Field("extensionAgreed", \.extensionAgreed, "各方当事人同意延长")
        Field("extendedOn", \.extendedOn, "延长日期")
        Field("terms", \.terms, "协议内容").long().personal(.hidden)
        Field("amount", \.amount, "协议金额")
        Field("performBy", \.performBy, "履行期限")
        Field("signedBy", \.signedBy, "已签名、盖章的当事人").personal(.hidden)
        Field("mediatorsSigned", \.mediatorsSigned, "调解人员已签名")
        Field("sealed", \.sealed, "已加盖行政机关印章")
        Field("lawful", \.lawful, "协议不损害国家利益、社会公共利益和他人合法权益，不违反强制性规定")
        Field("isOral", \.isOral, "各方同意不制作协议书，记录在案")
        Field("agreementNumber", \.agreementNumber, "调解协议书文号").indexed()
        Field("outcome", \.outcome, "调解结果").indexed()
        Field("concludedOn", \.concludedOn, "调解终结日期")
        Field("endReason", \.endReason, "终止调解的理由")
        Field("endNote", \.endNote, "终止调解的说明").long()
        Field("confirmationCourt", \.confirmationCourt, "申请确认效力的人民法院")
        Field("confirmationAppliedOn", \.confirmationAppliedOn, "申请确认日期")
        Field("confirmation", \.confirmation, "法院确认结果")
        Field("confirmedOn", \.confirmedOn, "法院确认日期")
        Field("performanceNote", \.performanceNote, "履行情况").long().personal(.hidden)
        Field("performedOn", \.performedOn, "履行完毕日期")
        archive.fields
    }
}
