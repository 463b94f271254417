package import Kernel

extension InspectionTask {
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "task", "双随机抽查任务", basis: Law.doubleRandom2019.cited(), shows: \.name, \.items, \.objectCount, \.objectDraw, \.dispatchedOn)
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("dispatch", "双随机抽查任务派发单", basis: Law.doubleRandom2019.cited()) { matter, now in
            let names = matter.drawnObjects.map { code in matter.objects.first { $0.code == code }.map { "\($0.name)（\(code)）" } ?? code }
            let officers = matter.drawnOfficers.compactMap { now.find($0) }.map { "\($0.holderName)（\($0.number)）" }
            return DocumentContent(
                [
                    "任务：\(matter.name)。抽查事项：\(matter.items.map { "第\($0)项" }.joined(separator: "、"))。",
                    "检查对象（\(names.count)户）：\(names.joined(separator: "、"))。", "执法检查人员：\(officers.joined(separator: "、"))。",
                    "抽取日志：名单摘要\(matter.objectDraw?.listDigest ?? "")，种子\(matter.objectDraw?.seed ?? "")，见证人员\(matter.objectDraw?.witnesses ?? "")。",
                    "请于\(matter.dueOn?.chinese ?? "")前完成检查，检查结果自作出之日起20个工作日内公示。",
                ],
                signature: now.organs.name(of: now.organ), day: matter.dispatchedOn)
        }
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("inspection-task.drawn", "派发双随机抽查任务", unit: "次", on: \.dispatchedOn)
        Measure.count("inspection-task.done", "完成双随机抽查任务", unit: "次", on: \.closedOn)
        Measure.count("inspection-task.joint", "完成部门联合双随机抽查任务", unit: "次", on: \.closedOn) { $0.isJoint }
        Measure.sum("inspection-task.objects", "随机抽取检查对象", unit: "户", on: \.dispatchedOn) { $0.drawnObjects.count }
        Measure.sum("inspection-task.unvisited", "抽中而未能检查的对象", unit: "户", on: \.closedOn) { $0.unvisited.count }
        Measure.count("inspection-task.cancelled", "撤销的双随机抽查任务", unit: "次", on: \.cancelledOn)
    }
}
