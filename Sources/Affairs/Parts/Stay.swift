package import Kernel

/// 停止执行 of an act that is attacked: while a reconsideration, a court or the organ itself says so, the act is carried no further
/// (行政复议法第四十二条，2017年第二十一条；行政诉讼法第五十六条).
///
/// Any kind of act that can be contested bears one. Whether it is stopped now the files of the reconsiderations and suits say that are about it;
/// what stands here is when the kind heard of it, and what reconsiderations and suits have ordered that are no matters of this county's. The rule
/// is that acts are carried out: without such an order nothing is stopped.
package struct Stay: Part {
    /// By whose decision or ruling, as the file told it.
    package var document = ""
    package var on: Day?
    package var endedOn: Day?
    /// What was ordered in a file elsewhere.
    package var orderedBy = ""
    package var orderNumber = ""
    package var orderedOn: Day?
    package var liftNumber = ""
    package var liftedOn: Day?

    package init() {}

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        Field("document", \.document, "、恢复执行的案件或者文书")
        Field("on", \.on, "日期")
        Field("endedOn", \.endedOn, "以后恢复执行日期").help("再次停止执行的清空")
        Field("orderedBy", \.orderedBy, "的复议机关、人民法院（案件不在本县办理）").help("如市人民政府、审理案件的人民法院；案件在本县办理的由案件告知，不填写")
        Field("orderNumber", \.orderNumber, "的决定、裁定文号（案件不在本县办理）")
        Field("orderedOn", \.orderedOn, "的决定、裁定送达日期（案件不在本县办理）")
        Field("liftNumber", \.liftNumber, "以后恢复执行的文书文号（案件不在本县办理）")
        Field("liftedOn", \.liftedOn, "以后恢复执行的文书送达日期（案件不在本县办理）")
    }

    /// A file has said that it is stopped, and none that this is over.
    var isNoted: Bool { on != nil && endedOn == nil }
    /// Somebody outside the county has stopped it.
    var isOrderedElsewhere: Bool { orderedOn != nil && liftedOn == nil }
}

/// A kind of act that can be contested, and is carried no further while somebody has stopped it.
protocol Stayable: Matter {
    static var stay: Mount<Self, Stay> { get }
}

extension Stay {
    /// The files in which the execution of an act stands still now, by their numbers.
    struct Orders: Equatable {
        let reconsiderations: [String]
        let suits: [String]
        var isEmpty: Bool { reconsiderations.isEmpty && suits.isEmpty }
        var all: [String] { reconsiderations + suits }
    }

    /// The same for an act that the files name as the one attacked.
    static func orders(contesting act: MatterID, but other: MatterID? = nil, _ now: Moment) -> Orders {
        Orders(reconsiderations: reviews(contesting: act, but: other, now), suits: suits(contesting: act, but: other, now))
    }

    static func reviews(contesting act: MatterID, but other: MatterID? = nil, _ now: Moment) -> [String] {
        now.citing(act, by: Reconsideration.self)
            .filter { $0.id.id != other && $0.record.staysExecution && $0.record.contested.names(act) }
            .map { "\($0.record.caseNumber)" }
    }

    static func suits(contesting act: MatterID, but other: MatterID? = nil, _ now: Moment) -> [String] {
        now.citing(act, by: LitigationResponse.self)
            .filter { $0.id.id != other && $0.record.staysExecution && $0.record.contested.names(act) }
            .map { "\($0.record.courtNumber)" }
    }

    /// - Parameter other: a file that is left out, for the moment at which it lifts its own order.
    static func orders(on act: MatterID, but other: MatterID? = nil, _ now: Moment) -> Orders {
        let reconsiderations = now.citing(act, by: Reconsideration.self).filter { $0.id.id != other && $0.record.staysExecution }
        let suits = now.citing(act, by: LitigationResponse.self).filter { $0.id.id != other && $0.record.staysExecution }
        return Orders(reconsiderations: reconsiderations.map { "\($0.record.caseNumber)" }, suits: suits.map { "\($0.record.courtNumber)" })
    }
}
