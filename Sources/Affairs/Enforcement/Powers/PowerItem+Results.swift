package import Kernel

extension PowerItem {
    /// 权责清单: what the list says of an item, with what has changed.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "item", "权责清单事项", basis: PowerLaw.publishing,
            shows: \.name, \.parentName, \.code, \.type, \.level, \.holderNature, \.undertaker, \.grounds, \.hasDiscretion, \.boundary, \.duties,
            \.accountability, \.flow, \.legalPeriod, \.promisedPeriod, \.fee, \.supervisionPhone, \.parties, \.takenOverFrom, \.publishedOn,
            \.inForceOn, \.version, \.changes, \.pauses)
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("sheet", "权责清单事项登记表", basis: PowerLaw.examining) { matter, now in
            let grounds = matter.grounds.map { "《\($0.law)》\($0.article)" }.joined(separator: "；")
            var paragraphs = ["权力名称：\(matter.name)", "权力编码：\(matter.code)", "权力类型：\(matter.type?.name ?? "")", "实施依据：\(grounds)"]
            paragraphs += matter.duties.map { "责任事项（\($0.name)）：\($0.content)（\($0.basis)）" }
            paragraphs += ["追责情形：\(matter.accountability)", "监督电话：\(matter.supervisionPhone)"]
            return DocumentContent(paragraphs, signature: now.organs.name(of: now.organ), day: matter.submittedOn ?? matter.draftedOn)
        }
    }

    /// I-27: the ten types make up the list. An item counts from the decision that listed it to its end, a paused one included.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.stock("power.items", "权责清单权力事项", unit: "项", during: \.periodsListed)
        byType()
        Measure.count("power.added", "新增权力事项", unit: "项", on: \.enteredOn) { $0.origin == .added }
        Measure.count("power.taken-over", "承接上级下放权力事项", unit: "项", on: \.enteredOn) { $0.origin == .takenOver }
        Measure.count("power.transferred-in", "划入权力事项", unit: "项", on: \.enteredOn) { $0.origin == .transferred }
        Measure.count("power.cancelled", "取消权力事项", unit: "项", on: \.endedOn) { $0.endKind == .cancelled }
        Measure.count("power.licence-cancelled", "取消行政审批（许可）事项", unit: "项", on: \.endedOn) {
            $0.endKind == .cancelled && $0.type == .licence
        }
        Measure.count("power.delegated", "下放权力事项", unit: "项", on: \.endedOn) { $0.endKind == .delegated }
        Measure.count("power.transferred", "划转权力事项", unit: "项", on: \.endedOn) { $0.endKind == .transferred }
        Measure.count("power.combined", "合并、拆分权力事项", unit: "项", on: \.endedOn) { $0.endKind == .merged || $0.endKind == .split }
        Measure.each("power.revised", "要素变更权力事项", unit: "项次") { $0.changes.filter { $0.kind == .revised }.compactMap(\.on) }
        Measure.stock("power.filled", "要素填报齐全的权力事项", unit: "项", during: \.periodsFilled)
        Measure.stock("power.published", "已公布的权力事项", unit: "项", during: \.periodsPublished)
        Measure.stock("power.licence", "行政审批（许可）事项", unit: "项") { $0.type == .licence ? $0.periodsListed : [] }
        Measure.stock("power.centralised", "集中行使的行政处罚权事项", unit: "项") { $0.reallocationForm == .centralised ? $0.periodsListed : [] }
        Measure.stock("power.empowered", "乡镇（街道）赋权事项", unit: "项") { $0.reallocationForm == .empowerment ? $0.periodsListed : [] }
    }

    private static func byType() -> [Measure<Self>] {
        PowerType.allCases.map { type in
            Measure.stock("power.items:\(type.rawValue)", "权责清单权力事项（\(type.name)）", unit: "项") { $0.type == type ? $0.periodsListed : [] }
        }
    }

    /// What was in the list before this system came in no year of its own.
    private var enteredOn: Day? { isImported ? nil : approvedOn }

    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("ground", "实施依据都已废止或者失效", PowerLaw.cleaning) { matter, now in
            guard !matter.grounds.isEmpty, !matter.hasGround(on: now.today), matter.endedOn == nil else { return [] }
            return matter.grounds.map { "《\($0.law)》\($0.article)" }
        }
        Caution("subject", "行使主体的执法主体资格已不再有效", Law.administrationOutline2004.cited("第22条")) { matter, now in
            guard matter.endedOn == nil, let subject = matter.subject.flatMap({ now.find($0) }), !subject.isValid(on: now.today) else { return [] }
            return [subject.subjectName]
        }
        Caution("benchmark", "有裁量空间的处罚事项没有现行的裁量权基准", Law.penalty2021(34)) { matter, now in
            guard matter.type == .penalty, matter.hasDiscretion, matter.isInForce(on: now.today), now.today >= Law.penalty2021.inForce else {
                return []
            }
            let benchmarks = now.citing(now.matter, by: DiscretionBenchmark.self)
            return benchmarks.contains { $0.record.isApplicable(on: now.today) } ? [] : [matter.name]
        }
        Caution("reallocation", "所依据的职权集中、赋权决定已经终止", PowerLaw.adjusting) { matter, now in
            guard matter.endedOn == nil, let decision = matter.reallocation.flatMap({ now.find($0) }), decision.endedOn != nil else { return [] }
            return [decision.title]
        }
    }
}
