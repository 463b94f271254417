import Kernel

@testable import Affairs

/// A small matter with a party, those who join it, other parties and their agents: the parts without any kind's law around them.
struct Joinder: Matter {
    enum Stage: String, MatterStage {
        case received, closed
        var name: String { self == .received ? "已收到" : "已办结" }
        var isFinal: Bool { self == .closed }
    }

    var applicant = Party()
    var applicants = JointParty()
    var others: [Party] = []
    var agents: [Representative] = []
    var text = ""

    init() {}

    static let kind: MatterKind = MatterKind("joinder", "多方申请", .disputes, laws: [Law.reconsideration2023])
    static var editions: [Edition] { [Edition("1", "现行", from: "2020-01-01")] }
    static let party: Mount<Self, Party> = Mount("applicant", \.applicant, "申请人", omitting: Party.inLists)
    static let joint: Mount<Self, JointParty> = Mount("applicants", \.applicants, "申请人")

    @ListBuilder<Field<Self>>
    static var fields: [Field<Self>] {
        party.fields
        joint.fields
        Field("others", \.others, "其他当事人").personal(.hidden)
        Field("agents", \.agents, "代理人").personal(.hidden)
        Field("text", \.text, "公开的文本")
    }

    @ListBuilder<Clause<Self>>
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = Law.reconsideration2023
        Action<Self>("register", "登记", to: .received, by: .clerk, basis: law(22))
            .entering(party, needing: party.kind)
            .fills(joint.count, joint.representatives, \.others, \.agents)
            .requires(Party.named(in: party, basis: law(14)))
            .requires(Party.described(in: party, with: [.number, .address, .legalRepresentative, .phone], basis: law(22)))
            .requires(JointParty.represented(in: joint, "申请人超过五人的，推选一至五名代表", beyond: 5, by: 1...5, basis: law(15)))
            .requires(Representative.atMostTwo(basis: law(17, 1)) { $0.agents })
            .requires(Representative.authorised("授权委托书应当载明委托事项、权限和期限", term: true, basis: law(17, 2)) { $0.agents })
        Action<Self>("publish", "公开", .received, to: .closed, by: .clerk, basis: law(79))
            .needs(\.text)
            .requires(Party.unexposed(in: party, "公开的文本不得含有个人信息", basis: law(79)) { $0.text })
    }

    static var measures: [Measure<Self>] { [] }
    var title: String { applicant.maskedName + applicants.words }

    static let citizen: [String: String] = [
        "applicant.kind": "citizen", "applicant.citizenName": "张三丰", "applicant.identityNumber": "430626198001011231",
        "applicant.address": "安定镇一组", "applicant.phone": "13800001234",
    ]
    static let company: [String: String] = [
        "applicant.kind": "legalPerson", "applicant.organisationName": "平江某食品有限公司", "applicant.creditCode": "91430626MA4L00000Y",
        "applicant.legalRepresentative": "李大同", "applicant.address": "工业园1号", "applicant.phone": "0730-6222222",
    ]

    /// What registering with some changes is refused for, and the bench after it.
    static func registered(_ changes: [String: String] = [:], of party: [String: String] = citizen) -> (refused: [String], bench: Bench<Joinder>) {
        var bench = Bench<Joinder>(on: "2024-03-01")
        let refused = bench.take("register", party.merging(changes) { $1 })
        return (refused, bench)
    }
}

/// Parties as the tests know them.
enum Sides {
    static let citizen: Party = party {
        ($0.kind, $0.citizenName, $0.identityNumber) = (.citizen, "张三丰", "430626198001011231")
        ($0.address, $0.phone) = ("安定镇一组", "13800001234")
    }
    static let company: Party = party {
        ($0.kind, $0.organisationName, $0.creditCode) = (.legalPerson, "平江某食品有限公司", "91430626MA4L00000Y")
        ($0.legalRepresentative, $0.address) = ("李大同", "工业园1号")
    }

    static func party(_ change: (inout Party) -> Void) -> Party {
        var party = Party()
        change(&party)
        return party
    }
}
