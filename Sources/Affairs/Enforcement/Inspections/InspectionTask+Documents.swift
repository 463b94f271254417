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
            .told("对象和人员都已随机抽取、抽取日志完整的任务，按派发日计入。")
        Measure.count("inspection-task.done", "完成双随机抽查任务", unit: "次", on: \.closedOn)
            .told("每个抽中对象都有公布的结果或者登记了理由的任务，按完成日计入。")
        Measure.count("inspection-task.joint", "完成部门联合抽查任务", unit: "次", on: \.closedOn) { $0.isJoint }
            .told("完成的任务中两个以上部门联合实施的，按完成日计入。")
        Measure.sum("inspection-task.objects", "随机抽取检查对象", unit: "户", on: \.dispatchedOn) { $0.drawnObjects.count }
            .told("派发的任务抽中的对象，按派发日计入；重新抽取的以最后一次为准。")
        Measure.sum("inspection-task.unvisited", "抽中而未能检查的对象", unit: "户", on: \.closedOn) { Set($0.unvisited.map(\.object)).count }
            .told("登记了未能检查理由的抽中对象，按任务完成日计入。")
        Measure.count("inspection-task.cancelled", "撤销双随机抽查任务", unit: "次", on: \.cancelledOn)
            .told("尚未实施检查即撤销的任务，按撤销日计入。")
        Measure.ratio(
            "inspection-task.joint-rate", "部门联合抽查任务占比", "inspection-task.joint", of: "inspection-task.done", decimals: 1,
            "完成的部门联合抽查任务数÷完成的双随机抽查任务数，保留一位小数。")
        Measure.ratio(
            "inspection-task.completion-rate", "抽查计划完成率", "inspection-task.done", of: "inspection-plan.tasks", decimals: 1,
            "完成的双随机抽查任务数÷公布的计划任务数，保留一位小数。计划按公布日计入，上年末公布的本年计划不在本年分母之内。")
    }
}
