package import Kernel

/// 随机抽取: which objects, officers or files are drawn, so that nobody can steer it and anybody can check it.
///
/// The list with weights and exclusions is committed to first; then at least two parties commit to secrets; only then are the
/// secrets shown, and the seed they make decides. An inspection task or a file review opens it and takes in what was drawn.
package struct Draw: Matter {
    package enum Stage: String, MatterStage {
        case listing, committed, sealed, drawn, abandoned

        package var name: String {
            switch self {
            case .listing: "拟定名单"
            case .committed: "名单已固定"
            case .sealed: "各方已承诺"
            case .drawn: "已抽取"
            case .abandoned: "不再抽取"
            }
        }
        package var isFinal: Bool { self == .abandoned }
        package var isResting: Bool { self == .drawn }
    }

    package var purpose = ""
    package var count: Int?
    package var candidates: [Candidate] = []
    /// As the matter that opened the draw asked: whoever conducts it draws from this list and no other.
    package var asked: [Candidate] = []
    package var askedCount: Int?
    /// The very text that was digested, without names: what anybody needs to check the result.
    package var listText = ""
    package var listDigest = ""
    package var committedOn: Day?
    package var parties: [String] = []
    package var party = ""
    package var commitment = ""
    package var commitments: [Commitment] = []
    package var committers: [PersonID] = []
    package var sealedOn: Day?
    package var revealedOn: Day?
    package var secret = ""
    package var beacon = ""
    package var beaconSource = ""
    package var witnesses = ""
    package var seed = ""
    package var selected: [String] = []
    package var drawnOn: Day?
    package var redrawReason = ""
    package var abandonReason = ""
    package var abandonedOn: Day?
    package var earlier: [Round] = []

    package init() {}

    package static let kind: MatterKind = MatterKind("draw", "随机抽取", .enforcement, laws: [Law.doubleRandom2019])

    package var title: String { purpose + (earlier.isEmpty ? "" : "（第\(earlier.count + 1)次抽取）") }

    package static var fields: [Field<Self>] {
        Field("abandonReason", \.abandonReason, "不再抽取的理由").long()
        Field("abandonedOn", \.abandonedOn, "决定不再抽取日期")
        Field("purpose", \.purpose, "抽取事由").indexed().rule("不得含有制表符或者换行") { $0.purpose.isPlain }
        Field("count", \.count, "抽取个数").rule("应为正整数") { ($0.count ?? 1) > 0 }
        Field("candidates", \.candidates, "候选名单")
        Field("asked", \.asked, "提请的名单")
        Field("askedCount", \.askedCount, "提请的抽取个数")
        Field("listText", \.listText, "固定的名单").long().help("逐行为编号、权重、排除理由，名单摘要由此算出")
        Field("listDigest", \.listDigest, "名单摘要").help("SHA-256")
        Field("committedOn", \.committedOn, "固定名单日期")
        Field("parties", \.parties, "参与各方")
        Field("party", \.party, "承诺或者揭示的一方")
        Field("commitment", \.commitment, "承诺").help("该方密数的SHA-256摘要，64位十六进制")
        Field("commitments", \.commitments, "各方承诺与密数")
        Field("committers", \.committers, "提交承诺的人员")
        Field("sealedOn", \.sealedOn, "承诺截止日期")
        Field("revealedOn", \.revealedOn, "各方揭示日期")
        Field("secret", \.secret, "密数").help("不少于16个字符，不能被别人猜中").rule("不得含有换行") { $0.secret.isPlain }
        Field("beacon", \.beacon, "外部随机数").rule("不得含有换行") { $0.beacon.isPlain }
        Field("beaconSource", \.beaconSource, "外部随机数来源").help("固定名单时写明哪一期、哪一天的数，当时还没有人知道")
        Field("witnesses", \.witnesses, "在场见证人员")
        Field("seed", \.seed, "种子")
        Field("selected", \.selected, "抽取结果")
        Field("drawnOn", \.drawnOn, "抽取日期").indexed()
        Field("redrawReason", \.redrawReason, "重新抽取的理由").long()
        Field("earlier", \.earlier, "此前的抽取").help("不得删改")
    }

    package struct Candidate: SubRecord, Hashable {
        package var id = ""
        package var name = ""
        package var weight: Int?
        package var exclusion = ""

        package init() {}
        package init(id: String, name: String, weight: Int = 1, exclusion: String = "") {
            (self.id, self.name, self.weight, self.exclusion) = (id, name, weight, exclusion)
        }
        package static var fields: [Field<Self>] {
            Field("id", \.id, "编号")
            Field("name", \.name, "名称")
            Field("weight", \.weight, "权重").help("不填为1")
            Field("exclusion", \.exclusion, "排除理由")
        }
    }

    package struct Commitment: SubRecord {
        package var party = ""
        package var commitment = ""
        package var secret = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("party", \.party, "参与方")
            Field("commitment", \.commitment, "承诺")
            Field("secret", \.secret, "密数")
        }
    }

    /// A draw that was set aside, whole, for everybody to see.
    package struct Round: SubRecord {
        package var listText = ""
        package var listDigest = ""
        package var commitments: [Commitment] = []
        package var beacon = ""
        package var beaconSource = ""
        package var witnesses = ""
        package var seed = ""
        package var selected: [String] = []
        package var drawnOn: Day?
        package var reason = ""
        package var setAsideOn: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("listText", \.listText, "固定的名单").long()
            Field("listDigest", \.listDigest, "名单摘要")
            Field("commitments", \.commitments, "各方承诺与密数")
            Field("beacon", \.beacon, "外部随机数")
            Field("beaconSource", \.beaconSource, "外部随机数来源")
            Field("witnesses", \.witnesses, "在场见证人员")
            Field("seed", \.seed, "种子")
            Field("selected", \.selected, "结果")
            Field("drawnOn", \.drawnOn, "抽取日期")
            Field("reason", \.reason, "重新抽取的理由")
            Field("setAsideOn", \.setAsideOn, "作废日期")
        }
    }
}

extension String {
    /// One line without tabs, as the text that is digested needs it.
    var isPlain: Bool { !contains { $0 == "\t" || $0.isNewline } }
}
