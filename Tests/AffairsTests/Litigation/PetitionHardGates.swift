import Kernel

@testable import Affairs

extension HardGateTests {
    static let petitionRows: [Row] = [
        Row(gate: "HG-26", attempt: "把检举材料转送给被检举的机关", article: "《信访工作条例》第三十条第三款") {
            var bench = Letter.registered("2022", ["petitionClass": "accusation", "complainedOrgan": "430626-ga"])
            return bench.take("forward", ["handler": "430626-ga"])
        },
        Row(gate: "HG-26", attempt: "由被控告的人员受理", article: "《信访工作条例》第三十条第三款") {
            var bench = Letter.registered("2022", ["petitionClass": "accusation", "accused": "p9"])
            return bench.take("accept-own", by: "p9", ["noticeWay": "written"])
        },
        Row(gate: "HG-27", attempt: "复核终结后以同一事实和理由提出，仍受理", article: "《信访工作条例》第三十六条第三款") {
            var earlier = Letter.registered().record
            earlier.terminatedOn = Day(iso: "2020-06-20")
            var bench = Bench<Petition>(on: "2022-06-06")
            bench.organ = Town.county
            _ = bench.known.add(7, earlier, .closed, in: Town.county)
            bench.take("register", Letter.found.merging(["receivedOn": "2022-06-06"]) { $1 })
            return bench.take("accept-own", ["noticeWay": "written", "route": "petition"])
        },
        Row(gate: "HG-27", attempt: "下级正在办理的同一事项，上级再受理", article: "《信访工作条例》第十九条第三款") {
            var earlier = Letter.registered().record
            (earlier.handler, earlier.acceptedOn) = (OrganCode("430626101"), Day(iso: "2022-06-01"))
            var bench = Bench<Petition>(on: "2022-06-06")
            bench.organ = Town.county
            _ = bench.known.add(7, earlier, .accepted, in: Town.county)
            bench.take("register", Letter.found.merging(["receivedOn": "2022-06-06"]) { $1 })
            return bench.take("accept-own", ["noticeWay": "written", "route": "petition"])
        },
    ]
}
