import Kernel

extension Service {
    /// 送达方式.
    package enum Method: String, Choice {
        case onTheSpot, direct, left, entrusted, forwarded, mailed, electronic, announced
        package var name: String {
            switch self {
            case .onTheSpot: "宣告后当场交付"
            case .direct: "直接送达"
            case .left: "留置送达"
            case .entrusted: "委托送达"
            case .forwarded: "转交送达"
            case .mailed: "邮寄送达"
            case .electronic: "电子送达"
            case .announced: "公告送达"
            }
        }

        /// Those of 民事诉讼法; handing over when announced is a way of its own, where a law knows it.
        static let ordinary: Set<Self> = Set(allCases).subtracting([.onTheSpot])
    }

    /// Who signed for the paper (民事诉讼法第八十八条).
    package enum Receiver: String, Choice {
        case addressee, household, representative, mailroom, agent, nominee
        package var name: String {
            switch self {
            case .addressee: "受送达人本人"
            case .household: "受送达人的同住成年家属"
            case .representative: "法定代表人、主要负责人"
            case .mailroom: "单位负责收件的人"
            case .agent: "受送达人的代理人"
            case .nominee: "受送达人指定的代收人"
            }
        }
    }

    /// What a step that serves cannot be taken without.
    enum Need: Sendable {
        /// The way; the day is that of entry unless another is given.
        case method
        /// The day, for papers whose way the law leaves open.
        case day
        /// Neither: that the step is taken says that it was handed over today.
        case nothing
    }
}
