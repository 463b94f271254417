package import Kernel

extension DiscretionBenchmark {
    /// 不予、减轻、从轻、一般、从重, from light to heavy.
    package enum Degree: String, Choice {
        case exempt, mitigated, lenient, ordinary, severe
        package var name: String {
            switch self {
            case .exempt: "不予处罚"
            case .mitigated: "减轻"
            case .lenient: "从轻"
            case .ordinary: "一般"
            case .severe: "从重"
            }
        }
        /// The tiers between which the legal range is divided; what is mitigated lies below it, what is exempt has no amount.
        var dividesRange: Bool { self == .lenient || self == .ordinary || self == .severe }
    }

    /// 裁量阶次: when it applies, and between which amounts, or with which other penalty.
    package struct Tier: SubRecord, Hashable {
        package var code = ""
        package var degree: Degree?
        package var name = ""
        package var conditions = ""
        package var least: Money?
        package var most: Money?
        package var penalty = ""
        package var upperLeast: Money?
        package var upperMost: Money?

        package init() {}
        package init(code: String, degree: Degree, name: String, conditions: String, least: Money?, most: Money?, penalty: String = "") {
            (self.code, self.degree, self.name, self.conditions) = (code, degree, name, conditions)
            (self.least, self.most, self.penalty) = (least, most, penalty)
        }
        package static var fields: [Field<Self>] {
            Field("code", \.code, "阶次代码")
            Field("degree", \.degree, "程度")
            Field("name", \.name, "阶次名称")
            Field("conditions", \.conditions, "适用条件").long()
            Field("least", \.least, "罚款下限")
            Field("most", \.most, "罚款上限")
            Field("penalty", \.penalty, "罚款以外的处理")
            Field("upperLeast", \.upperLeast, "上级基准下限")
            Field("upperMost", \.upperMost, "上级基准上限")
        }
    }

    /// 条目: one violation under one article, the range the law leaves, and its tiers.
    package struct Entry: SubRecord {
        package var code = ""
        package var item: Ref<PowerItem>?
        package var type: PowerType?
        package var law = ""
        package var article = ""
        package var rank: EnforcementSubject.BasisRank?
        package var violation = ""
        package var legalLeast: Money?
        package var legalMost: Money?
        package var tiers: [Tier] = []
        package var standard = ""
        package var repealedOn: Day?

        package init() {}
        package static var fields: [Field<Self>] {
            Field("code", \.code, "条目编码")
            Field("item", \.item, "权力事项")
            Field("type", \.type, "权力类型").help("不填为行政处罚")
            Field("law", \.law, "法律、法规、规章名称")
            Field("article", \.article, "条款")
            Field("rank", \.rank, "依据层级")
            Field("violation", \.violation, "违法行为").help("行政处罚以外的，写事项")
            Field("legalLeast", \.legalLeast, "法定罚款下限")
            Field("legalMost", \.legalMost, "法定罚款上限")
            Field("tiers", \.tiers, "裁量阶次")
            Field("standard", \.standard, "细化量化的条件、程序、时限、数额").long().help("行政处罚以外的必填")
            Field("repealedOn", \.repealedOn, "依据废止、失效日期")
        }

        /// Tiers are what a penalty is divided into; licences, levies and inspections have their conditions, procedures and times refined
        /// (国办发〔2022〕27号第（六）项至第（九）项).
        var isPenalty: Bool { type == nil || type == .penalty }
        /// What it is about: two sets of one organ that both speak of it would contradict each other.
        var subject: [String] { [law, article, violation] }

        package var basis: String { "《\(law)》\(article)" }
        package func isInForce(on day: Day) -> Bool { repealedOn.map { day < $0 } ?? true }
        /// Whether a fine is to be divided; an entry without one is divided by its conditions and other penalties alone.
        package var hasFine: Bool { isPenalty && (legalMost?.fen ?? 0) > 0 }
        var dividing: [Tier] { tiers.filter { $0.degree?.dividesRange ?? false } }

        /// The tier into which an amount falls: each from its lower bound (本数以上) to below its upper one (不满), the last with its upper bound.
        package func tier(for amount: Money) -> Tier? {
            let ranged = dividing.filter { $0.least != nil && $0.most != nil }
            let last = ranged.compactMap(\.most).max()
            return ranged.first { tier in
                guard let least = tier.least, let most = tier.most else { return false }
                return amount >= least && (amount < most || (amount == most && (most == last || least == most)))
            } ?? mitigating(amount)
        }

        private func mitigating(_ amount: Money) -> Tier? {
            guard let legalLeast, amount < legalLeast else { return nil }
            return tiers.first { $0.degree == .mitigated && amount >= $0.least ?? .zero && amount <= $0.most ?? legalLeast }
        }
    }

    /// 备案审查 found it wrong.
    package struct Correction: SubRecord {
        package var on: Day?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "日期").help("由环节记下")
            Field("note", \.note, "纠正意见").long()
        }
    }

    // MARK: Applying

    /// Whether a case of a day may apply it: published, in effect and not ended. Unpublished it cannot be applied (行政处罚法第三十四条).
    package func isApplicable(on day: Day) -> Bool {
        guard publishedOn != nil, let effectiveOn else { return false }
        return effectiveOn <= day && (endedOn.map { day < $0 } ?? true)
    }

    /// Whether it is in effect on a day or will be later.
    func stands(from day: Day) -> Bool { period.map { $0.last.map { day <= $0 } ?? true } ?? false }

    /// The entry of a code, if its own basis stands on the day.
    package func entry(_ code: String, on day: Day) -> Entry? { entries.first { $0.code == code && $0.isInForce(on: day) } }

    /// The tier of an entry into which a fine falls; none when it lies outside all of them.
    package func tier(for item: String, amount: Money) -> Tier? { entries.first { $0.code == item }?.tier(for: amount) }

    var period: (first: Day, last: Day?)? {
        guard publishedOn != nil, let effectiveOn else { return nil }
        if let endedOn, endedOn <= effectiveOn { return nil }
        return (effectiveOn, endedOn?.advanced(by: -1))
    }
}
