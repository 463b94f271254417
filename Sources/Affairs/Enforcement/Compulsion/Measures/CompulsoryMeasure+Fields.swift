package import Kernel

extension CompulsoryMeasure {
    static let party: Mount<Self, Party> = Mount("party", \.party, "当事人", omitting: Party.inLists)
    static let officers: Mount<Self, Officers> = Mount("officers", \.officers, "执法人员")
    static let freezingService: Mount<Self, Service> = Mount("freezing", \.freezingService, "冻结决定书")
    static let extensionService: Mount<Self, Service> = Mount("extension", \.extensionService, "延长决定书")
    static let publicity: Mount<Self, Publicity> = Mount("publicity", \.publicity, "行政强制措施决定")
    static let archive: Mount<Self, Archive<FilePaper>> = Mount("archive", \.archive, "案卷")
    static let stay: Mount<Self, Stay> = Mount("stay", \.stay, "停止执行")

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        groundFields
        spotFields
        lastingFields
        endFields
    }

    @ListBuilder<Field<Self>>
    private static var groundFields: [Field<Self>] {
        Field("measureKind", \.measureKind, "强制措施种类").indexed()
        party.fields
        Field("penaltyCase", \.penaltyCase, "行政处罚案件")
        Field("cause", \.cause, "涉嫌违法行为").indexed()
        Field("reason", \.reason, "采取措施的理由").long()
        Field("legalBasis", \.legalBasis, "法律、法规依据")
        Field("basisLevel", \.basisLevel, "依据的位阶")
        officers.fields
        Field("items", \.items, "查封、扣押清单")
        Field("marks", \.marks, "权属证号、车牌号、账号等标识").indexed().help("用以查明是否已被其他机关查封、扣押、冻结")
        Field("bank", \.bank, "金融机构")
        Field("accounts", \.accounts, "冻结的账号").personal(.hidden)
        Field("frozenAmount", \.frozenAmount, "冻结数额")
        Field("involvedAmount", \.involvedAmount, "违法行为涉及的金额")
        Field("holdDays", \.holdDays, "期限（日）").help("不填为三十日").rule("期限应在1至365日之间") { (1...365).contains($0.holdDays ?? 1) }
        Field("holdRule", \.holdRule, "另行规定期限的法律、行政法规")
        Field("libertyHours", \.libertyHours, "限制人身自由的法定期限（小时）").rule("应在1至720小时之间") { (1...720).contains($0.libertyHours ?? 1) }
        Field("proposedOn", \.proposedOn, "提请日期")
        Field("approvedOn", \.approvedOn, "批准日期")
        Field("refusalReason", \.refusalReason, "不批准的理由").long()
        Field("refusedOn", \.refusedOn, "不予实施日期")
    }

    @ListBuilder<Field<Self>>
    private static var spotFields: [Field<Self>] {
        Field("certificatesShown", \.certificatesShown, "已出示执法身份证件")
        Field("partyPresent", \.partyPresent, "当事人到场")
        Field("witness", \.witness, "见证人").personal(.name)
        Field("told", \.told, "已当场告知理由、依据、权利和救济途径")
        Field("defence", \.defence, "当事人的陈述和申辩").long()
        Field("defenceReview", \.defenceReview, "听取和处理意见").long()
        Field("record", \.record, "现场笔录").long()
        Field("recordSigned", \.recordSigned, "笔录已由当事人或者见证人和执法人员签名、盖章")
        Field("unsignedNote", \.unsignedNote, "当事人拒绝签名的注明").long()
        Field("deliveredOnTheSpot", \.deliveredOnTheSpot, "决定书和清单已当场交付")
        Field("inventoryInDuplicate", \.inventoryInDuplicate, "清单一式二份，双方各存一份")
        Field("familyTold", \.familyTold, "已立即通知家属机关、地点和期限")
        Field("bankTold", \.bankTold, "已向金融机构交付冻结通知书")
        Field("decisionNumber", \.decisionNumber, "决定书文号").indexed()
        Field("imposedAt", \.imposedAt, "实施时间")
        Field("imposedOn", \.imposedOn, "实施日期").indexed()
        Field("wasUrgent", \.wasUrgent, "情况紧急当场实施")
        Field("urgency", \.urgency, "紧急情况").long()
        Field("reportedAt", \.reportedAt, "报告时间")
        Field("ratifiedAt", \.ratifiedAt, "补办批准时间")
        freezingService.fields
    }

    @ListBuilder<Field<Self>>
    private static var lastingFields: [Field<Self>] {
        Field("custody", \.custody, "保管方式")
        Field("custodian", \.custodian, "受托保管人")
        Field("testings", \.testings, "检测、鉴定记录")
        Field("extensionDays", \.extensionDays, "延长日数").rule("延长不得超过三十日") { (1...30).contains($0.extensionDays ?? 1) }
        Field("extensionReason", \.extensionReason, "延长理由").long()
        Field("extendedUntil", \.extendedUntil, "延长后的截止日")
        Field("extendedOn", \.extendedOn, "延长日期")
        extensionService.fields
        Field("sold", \.sold, "变卖、拍卖的鲜活物品或者不易保管的财物")
        Field("proceeds", \.proceeds, "变卖、拍卖所得")
        Field("soldOn", \.soldOn, "变卖、拍卖日期")
    }

    @ListBuilder<Field<Self>>
    private static var endFields: [Field<Self>] {
        Field("partialLiftings", \.partialLiftings, "部分解除")
        Field("liftGround", \.liftGround, "解除的情形")
        Field("liftReason", \.liftReason, "解除的说明").long()
        Field("returned", \.returned, "退还情况")
        Field("proceedsReturned", \.proceedsReturned, "变卖、拍卖所得已经退还")
        Field("bankToldOfLifting", \.bankToldOfLifting, "解除冻结已通知金融机构和当事人")
        Field("disposal", \.disposal, "处理方式")
        Field("disposalBasis", \.disposalBasis, "处理的依据和决定")
        Field("transferredTo", \.transferredTo, "移送的司法机关")
        Field("partyToldOfTransfer", \.partyToldOfTransfer, "移送已书面告知当事人")
        Field("endedOn", \.endedOn, "结束日期").indexed()
        Field("endedAt", \.endedAt, "结束时间")
        Field("lapsed", \.lapsed, "期满自动解除")
        Field("afterLapse", \.afterLapse, "期满后的退还情况")
        Field("afterLapseOn", \.afterLapseOn, "期满后退还日期")
        publicity.fields
        archive.fields
        stay.fields
    }
}
