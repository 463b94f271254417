import Kernel

@testable import Affairs

/// Lawful matters of the list of powers, at the stages from which tests start.
enum PowersBench {
    static let grounds: String = #"[{"law":"治安管理处罚法","article":"第四十三条","rank":"law"}]"#
    static let duties: String = #"[{"name":"立案","content":"发现违法行为及时立案","basis":"行政处罚法第三十六条"},{"name":"决定","content":"依法作出决定","basis":"行政处罚法第三十八条"}]"#

    static let draft: [String: String] = [
        "name": "对殴打他人的处罚", "type": "penalty", "level": "county", "holderNature": "statutory", "grounds": grounds, "originReason": "法律规定",
        "hasDiscretion": "是", "needsCertificate": "是",
    ]
    static let contents: [String: String] = [
        "code": "430626-ga-1", "undertaker": "治安大队", "duties": duties, "accountability": "不履行职责的，依法追究责任", "risks": "徇私枉法；集体审核",
        "flow": "立案、调查、告知、决定、送达、执行",
        "supervisionPhone": "0730-6222110", "fee": "不收费",
    ]
    static let entry: [String: String] = draft.merging(contents) { $1 }.filter { $0.key != "originReason" }

    static func drafted(on day: String = "2020-03-02", _ changes: [String: String] = [:]) -> Bench<PowerItem> {
        var bench = Bench<PowerItem>(on: day)
        bench.take("draft", by: "clerk", draft.merging(changes) { $1 })
        return bench
    }

    static func examining(on day: String = "2020-03-02") -> Bench<PowerItem> {
        var bench = drafted(on: day)
        bench.take("fill", by: "clerk", contents.merging(["noUpperReason": "上级目录待更新"]) { $1 })
        bench.take("submit", by: "clerk")
        return bench
    }

    static func examine(_ bench: inout Bench<PowerItem>, on day: String? = nil) {
        bench.take("examine-establishment", on: day, by: "est", ["establishmentVerdict": "agreed", "establishmentOpinion": "属该局职责"])
        bench.take("examine-legality", by: "legal", ["legalityVerdict": "agreed", "legalityOpinion": "依据充分"])
    }

    static func inUse(published: String = "2020-03-16") -> Bench<PowerItem> {
        var bench = examining()
        examine(&bench, on: "2020-03-06")
        bench.take("present", by: "est2")
        bench.take("approve", on: "2020-03-12", by: "office", ["approvalNumber": "平政发〔2020〕3号"])
        bench.take("publish", on: published, by: "est2")
        return bench
    }

    static func changing(_ kind: String, _ changes: [String: String] = [:]) -> Bench<PowerItem> {
        var bench = inUse()
        bench.take(
            "propose-change", on: "2020-06-01", by: "clerk",
            ["changeKind": kind, "changeReason": "机构改革", "changeBasis": "平办发〔2020〕8号"].merging(changes) { $1 })
        examine(&bench, on: "2020-06-08")
        bench.take("present-change", by: "est2")
        return bench
    }

    /// An item of the list as others refer to it.
    static func item(_ name: String = "对殴打他人的处罚", _ type: PowerType = .penalty) -> PowerItem {
        var item = PowerItem()
        (item.name, item.type, item.hasDiscretion) = (name, type, true)
        item.grounds = [PowerItem.Ground(law: "治安管理处罚法", article: "第四十三条", rank: .law)]
        (item.approvedOn, item.publishedOn, item.inForceOn) = (Day(iso: "2019-01-02"), Day(iso: "2019-01-02"), Day(iso: "2019-01-02"))
        return item
    }

    // MARK: Reallocation

    static let township: OrganCode = OrganCode("430626101")
    static let proposal: [String: String] = [
        "form": "centralised", "source": Town.market.description, "scope": "市场监管领域户外公共场所的行政处罚权", "reason": "防止多头执法", "itemNames": "对占道经营的处罚",
    ]

    static func proposed(_ form: String = "centralised", on day: String = "2020-03-02", _ changes: [String: String] = [:]) -> (
        Bench<PowerReallocation>, [String]
    ) {
        var bench = Bench<PowerReallocation>(on: day)
        if form == "empowerment" { bench.organ = township }
        let refusals = bench.take("propose", by: "clerk", proposal.merging(["form": form]) { $1 }.merging(changes) { $1 })
        return (bench, refusals)
    }

    static func requested(_ form: String = "centralised", on day: String = "2020-03-02", ability: String = "able") -> Bench<PowerReallocation> {
        var bench = proposed(form, on: day).0
        bench.take("assess", by: "legal", ["ability": ability, "abilityNote": "持证12人", "officerCount": "12"])
        bench.take("request", by: "office", ["requestDocument": "平政〔2020〕9号"])
        return bench
    }

    static func published(_ form: String = "centralised", effective: String = "2020-05-11") -> Bench<PowerReallocation> {
        var bench = requested(form)
        bench.take(
            "record-approval", on: "2020-04-20", by: "office",
            ["approver": "province", "approvalDocument": "湘政函〔2020〕30号", "approvalDate": "2020-04-17"])
        bench.take("publish", on: "2020-05-06", by: "office", ["effectiveOn": effective, "coordination": "线索移送和信息共享"])
        return bench
    }
}
