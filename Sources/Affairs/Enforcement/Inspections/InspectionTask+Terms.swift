package import Kernel

extension InspectionTask {
    /// 信用风险分类: the lower the risk, the fewer the lots.
    package enum Grade: String, Choice {
        case a, b, c, d
        package var name: String {
            switch self {
            case .a: "A类（信用风险低）"
            case .b: "B类（信用风险一般）"
            case .c: "C类（信用风险较高）"
            case .d: "D类（信用风险高）"
            }
        }
    }

    /// One of 检查对象名录库: named by its credit code, with its grade and, where it is left out, why.
    package struct LibraryObject: SubRecord {
        package var code = ""
        package var name = ""
        package var grade: Grade?
        package var exclusion = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("code", \.code, "统一社会信用代码")
            Field("name", \.name, "名称")
            Field("grade", \.grade, "信用风险分类")
            Field("exclusion", \.exclusion, "排除理由")
        }
    }

    /// One of 执法检查人员名录库, by the certificate; left out for recusal, leave or another field of work.
    package struct LibraryOfficer: SubRecord {
        package var certificate: Ref<EnforcementCertificate>?
        package var exclusion = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("certificate", \.certificate, "执法证")
            Field("exclusion", \.exclusion, "排除理由")
        }
        var code: String { certificate.map { String($0.id) } ?? "" }
    }

    /// 抽取日志 as the task keeps it; the draw itself has the commitments, so that anybody can recompute the result.
    package struct DrawLog: SubRecord {
        package var on: Day?
        package var listDigest = ""
        package var seed = ""
        package var witnesses = ""
        package var round: Int?
        package var selected: [String] = []
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "抽取日期")
            Field("listDigest", \.listDigest, "名单摘要")
            Field("seed", \.seed, "种子")
            Field("witnesses", \.witnesses, "见证人员")
            Field("round", \.round, "第几次抽取")
            Field("selected", \.selected, "抽取结果")
        }

        init(_ draw: Draw) {
            (on, listDigest, seed, witnesses) = (draw.drawnOn, draw.listDigest, draw.seed, draw.witnesses)
            (round, selected) = (draw.earlier.count + 1, draw.selected)
        }

        /// Nothing of the log is missing.
        package var isWhole: Bool { on != nil && !listDigest.isEmpty && !seed.isEmpty && !witnesses.isEmpty && !selected.isEmpty }
    }

    package struct Unvisited: SubRecord {
        package var object = ""
        package var reason = ""
        package var on: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("object", \.object, "检查对象")
            Field("reason", \.reason, "未能检查的理由").long()
            Field("on", \.on, "登记日期")
        }
    }
}

extension InspectionTask {
    package var isJoint: Bool { !partners.isEmpty }

    /// Both draws are on record, whole: otherwise the task is void.
    package var isDrawn: Bool { (objectDraw?.isWhole ?? false) && (officerDraw?.isWhole ?? false) }

    package var drawnObjects: [String] { objectDraw?.selected ?? [] }
    package var drawnOfficers: [Ref<EnforcementCertificate>] { officerDraw?.selected.compactMap { Int($0).map { Ref($0) } } ?? [] }

    /// What the objects' draw starts from.
    func objectsToDraw(_ now: Moment) -> Draw {
        var draw = Draw()
        (draw.purpose, draw.count) = ("\(name)——检查对象", objectCount)
        draw.candidates = objects.map {
            Draw.Candidate(id: $0.code, name: $0.name, weight: Self.weight($0.grade, now), exclusion: $0.exclusion)
        }
        return draw
    }

    /// What the officers' draw starts from: each as likely as any other.
    func officersToDraw(_ now: Moment) -> Draw {
        var draw = Draw()
        (draw.purpose, draw.count) = ("\(name)——执法检查人员", officerCount)
        draw.candidates = pool.map { officer in
            let name = officer.certificate.flatMap { now.find($0)?.holderName } ?? ""
            return Draw.Candidate(id: officer.code, name: name, exclusion: officer.exclusion)
        }
        return draw
    }

    private static func weight(_ grade: Grade?, _ now: Moment) -> Int {
        let weight =
            switch grade {
            case .a: now.settings[weightA]
            case .b, nil: now.settings[weightB]
            case .c: now.settings[weightC]
            case .d: now.settings[weightD]
            }
        return max(1, weight)
    }

    /// Takes in a draw, the first or a repeated one, by the list it was made from; one from another list fits nowhere.
    mutating func take(_ draw: Draw) {
        unmatched = ""
        let drawnFrom = Set(draw.candidates.map(\.id))
        let isKept: ([(code: String, exclusion: String)]) -> Bool = { list in
            let left = Set(draw.candidates.filter { $0.exclusion.isEmpty }.map(\.id))
            return drawnFrom == Set(list.map(\.code)) && list.allSatisfy { $0.exclusion.isEmpty || !left.contains($0.code) }
        }
        if isKept(objects.map { ($0.code, $0.exclusion) }), draw.count == objectCount {
            objectDraw = DrawLog(draw)
        } else if officersAsked, isKept(pool.map { ($0.code, $0.exclusion) }), draw.count == officerCount {
            officerDraw = DrawLog(draw)
        } else {
            unmatched = draw.purpose.isEmpty ? "未写明事由的抽取" : draw.purpose
        }
    }
}
