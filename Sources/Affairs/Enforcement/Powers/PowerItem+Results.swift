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
            return DocumentContent(paragraphs.said, signature: now.organs.name(of: now.organ), day: matter.submittedOn ?? matter.draftedOn)
        }
    }

    /// I-27: the ten types make up the list. An item counts from the decision that listed it to its end, a paused one included.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.stock("power.items", "权责清单权力事项", unit: "项", during: \.periodsListed)
            .told("年末经政府审定列入权责清单的权力事项，十类之和等于总数；调整中、暂停的仍在清单，取消、下放、划转的不计入。")
        byType()
        Measure.count("power.added", "新增权力事项", unit: "项", on: \.enteredOn) { $0.origin == .added }
            .told("本年经政府审定新增列入清单的权力事项，按审定日计入。")
        Measure.count("power.taken-over", "承接上级下放权力事项", unit: "项", on: \.enteredOn) { $0.origin == .takenOver }
            .told("本年承接上级下放的权力事项，按本级政府承接决定登记日计入；职权集中、赋权划入的不计入。")
        Measure.count("power.transferred-in", "划入权力事项", unit: "项", on: \.enteredOn) { $0.origin == .transferred }
            .told("本年因职权集中、乡镇赋权、机构改革划入本单位的权力事项，按登记日计入。")
        Measure.count("power.cancelled", "取消权力事项", unit: "项", on: \.endedOn) { $0.endKind == .cancelled }
            .told("本年经政府审定取消的权力事项，按取消日计入；下放、划转、合并的不计入。")
        Measure.count("power.licence-cancelled", "取消行政审批事项", unit: "项", on: \.endedOn) {
            $0.endKind == .cancelled && $0.type == .licence
        }
        .told("本年取消的行政许可事项，按取消日计入。")
        Measure.count("power.delegated", "下放权力事项", unit: "项", on: \.endedOn) { $0.endKind == .delegated }
            .told("本年下放的权力事项，按审定日计入。")
        Measure.count("power.transferred", "划转权力事项", unit: "项", on: \.endedOn) { $0.endKind == .transferred }
            .told("本年从原行使单位清单中划出的权力事项，按划出日计入。")
        Measure.count("power.combined", "合并、拆分权力事项", unit: "项", on: \.endedOn) { $0.endKind == .merged || $0.endKind == .split }
            .told("本年因合并、拆分移出清单的原事项，按审定日计入。")
        Measure.each("power.revised", "要素变更权力事项", unit: "项次") { $0.changes.filter { $0.kind == .revised }.compactMap(\.on) }
            .told("名称、依据、责任事项等要素变更，按审定日计入，一项变更几次计几次。")
        Measure.stock("power.filled", "要素填报齐全的权力事项", unit: "项", during: \.periodsFilled)
            .told("年末在清单的权力事项中，编码、依据、承办机构、责任事项、追责情形、风险点、流程、监督电话等要素填报齐全的。")
        Measure.stock("power.published", "已公布的权力事项", unit: "项", during: \.periodsPublished)
            .told("年末在清单的权力事项中已经向社会公布的。")
        Measure.stock("power.licence", "行政审批（许可）事项", unit: "项") { $0.type == .licence ? $0.periodsListed : [] }
            .told("年末在清单的行政许可事项。")
        Measure.stock("power.centralised", "集中行使的行政处罚权事项", unit: "项") { $0.reallocationForm == .centralised ? $0.periodsListed : [] }
            .told("年末由集中行使机关行使的、据国务院或者省级人民政府决定集中的权力事项。")
        Measure.stock("power.empowered", "乡镇（街道）赋权事项", unit: "项") { $0.reallocationForm == .empowerment ? $0.periodsListed : [] }
            .told("年末由乡镇（街道）行使的、据省级赋权决定承接的权力事项。")
        Measure.balance(
            "power.licence-opening", "年初行政审批事项", unit: "项", opening: "power.licence", and: [],
            "上年年末在清单的行政许可事项，即本年的基数。")
        Measure.ratio(
            "power.reduction-rate", "行政审批事项减幅", "power.licence-cancelled", of: "power.licence-opening", decimals: 1,
            "本年取消的行政审批事项÷年初行政审批事项，保留一位小数。本年承接、新增的不抵减。")
        Measure.ratio(
            "power.fill-rate", "权责清单填报率", "power.filled", of: "power.items", decimals: 0,
            "年末要素填报齐全的权力事项÷年末在清单的权力事项，四舍五入取整。")
        Measure.ratio(
            "power.publish-rate", "权责清单公布率", "power.published", of: "power.items", decimals: 0,
            "年末已经公布的权力事项÷年末在清单的权力事项，四舍五入取整。")
    }

    private static func byType() -> [Measure<Self>] {
        PowerType.allCases.map { type in
            Measure.stock("power.items:\(type.rawValue)", "权责清单权力事项（\(type.name)）", unit: "项") { $0.type == type ? $0.periodsListed : [] }
                .part(of: "power.items")
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
        Caution("subject", "行使主体的执法主体资格已不再有效", Law.administrationOutline2004.cited("第21项")) { matter, now in
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
