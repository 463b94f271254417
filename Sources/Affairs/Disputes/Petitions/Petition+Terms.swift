import Kernel

/// How a petition comes, what it is about, and where it goes.
extension Petition {
    package enum Channel: String, Choice {
        case letter, visit, phone, internet, fax, superior, hotline
        package var name: String {
            switch self {
            case .letter: "来信"
            case .visit: "来访"
            case .phone: "来电"
            case .internet: "网上信访"
            case .fax: "传真"
            case .superior: "上级转送、交办"
            case .hotline: "12345热线转来"
            }
        }
        /// Said and not written: it has to be put down.
        var isOral: Bool { self == .visit || self == .phone }
    }

    /// 建议意见、检举控告、申诉求决 (信访工作条例第二十九条至第三十一条).
    package enum Class: String, Choice {
        case suggestion, accusation, appeal
        package var name: String {
            switch self {
            case .suggestion: "建议意见"
            case .accusation: "检举控告"
            case .appeal: "申诉求决"
            }
        }
    }

    package enum Topic: String, Choice {
        case land, housing, labour, security, villages, environment, traffic, education, health, justice, market, agriculture, conduct, other
        package var name: String {
            switch self {
            case .land: "征地拆迁"
            case .housing: "城乡建设和房产物业"
            case .labour: "劳动就业"
            case .security: "社会保障和民政"
            case .villages: "村务和集体资产"
            case .environment: "生态环境"
            case .traffic: "交通运输"
            case .education: "教育"
            case .health: "卫生健康"
            case .justice: "政法"
            case .market: "市场监管和金融"
            case .agriculture: "农林水利"
            case .conduct: "干部作风和纪律"
            case .other: "其他"
            }
        }
    }

    /// The six ways of article 31 of 信访工作条例.
    package enum Route: String, Choice {
        case judicial, arbitration, party, administrative, duty, petition
        package var name: String {
            switch self {
            case .judicial: "诉讼、复议等政法机关程序"
            case .arbitration: "仲裁"
            case .party: "党员申诉、申请复审"
            case .administrative: "行政复议、裁决、确认、许可、处罚等行政程序"
            case .duty: "申请查处违法、履行保护职责"
            case .petition: "信访程序"
            }
        }
        var item: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
        /// Led into another procedure, which then answers.
        var leadsElsewhere: Bool { self != .duty && self != .petition }
    }

    /// Who takes up what concerns several organs (信访条例第二十四条, 信访工作条例第二十四条第一款).
    package enum CompetenceManner: String, Choice {
        case agreed, superior, conference
        package var name: String {
            switch self {
            case .agreed: "所涉及的机关、单位协商受理"
            case .superior: "共同的上一级机关、单位决定"
            case .conference: "共同的信访工作联席会议协调"
            }
        }
    }

    package enum NoticeWay: String, Choice {
        case onTheSpot, written, unreachable
        package var name: String {
            switch self {
            case .onTheSpot: "当场书面告知"
            case .written: "书面告知"
            case .unreachable: "姓名、住址不清，无法告知"
            }
        }
    }

    package enum DeclineReason: String, Choice {
        case terminated, underWay, legalChannel, notCompetent
        package var name: String {
            switch self {
            case .terminated: "已经复核，仍以同一事实和理由提出"
            case .underWay: "已经受理或者正在办理，在规定期限内向上级提出"
            case .legalChannel: "已经或者依法应当通过诉讼、仲裁、行政复议等途径解决"
            case .notCompetent: "不属于本机关、本系统职权范围"
            }
        }
    }

    /// Why the petitioner was not heard.
    package enum UnheardReason: String, Choice {
        case absent, unreachable, died
        package var name: String {
            switch self {
            case .absent: "经约请没有陈述"
            case .unreachable: "无法联系"
            case .died: "死亡"
            }
        }
    }

    /// 处理意见 (第三十二条).
    package enum Opinion: String, Choice {
        case support, explain, reject
        package var name: String {
            switch self {
            case .support: "予以支持"
            case .explain: "解释说明"
            case .reject: "不予支持"
            }
        }
    }

    package enum SuggestionResult: String, Choice {
        case adopted, partly, declined
        package var name: String {
            switch self {
            case .adopted: "采纳"
            case .partly: "部分采纳"
            case .declined: "未采纳"
            }
        }
    }

    package enum SettlementKind: String, Choice {
        case mediated, reconciled
        package var name: String { self == .mediated ? "调解" : "和解" }
    }

    package enum ReviewResult: String, Choice {
        case uphold, change, revoke
        package var name: String {
            switch self {
            case .uphold: "维持"
            case .change: "变更"
            case .revoke: "撤销，责令重新处理"
            }
        }
    }

    package enum Evaluation: String, Choice {
        case satisfied, basically, unsatisfied
        package var name: String {
            switch self {
            case .satisfied: "满意"
            case .basically: "基本满意"
            case .unsatisfied: "不满意"
            }
        }
    }

    /// How it came that the petitioner has no more to ask for.
    package enum Resolution: String, Choice {
        case granted, settled, helped, accepted
        package var name: String {
            switch self {
            case .granted: "诉求得到落实"
            case .settled: "调解、和解"
            case .helped: "帮扶救助后息访"
            case .accepted: "接受答复，息诉罢访"
            }
        }
    }

    package enum LeaderDeed: String, Choice {
        case reception, goingDown, appointed, reading, charge
        package var name: String {
            switch self {
            case .reception: "接待来访"
            case .goingDown: "带案下访"
            case .appointed: "约访、回访"
            case .reading: "阅办来信、网上信访"
            case .charge: "包案"
            }
        }
        /// The leader met the petitioner.
        var isMeeting: Bool { self == .reception || self == .goingDown || self == .appointed }
    }

    package enum MajorKind: String, Choice {
        case major, longStanding
        package var name: String { self == .major ? "重点信访事项" : "信访积案" }
    }

    package enum MajorProof: String, Choice {
        case agreement, promise, execution, termination
        package var name: String {
            switch self {
            case .agreement: "调解协议、和解协议"
            case .promise: "息诉罢访承诺"
            case .execution: "诉求落实的凭证"
            case .termination: "依法终结的文书"
            }
        }
    }

    /// 应当督办的情形 (信访条例第三十六条, 信访工作条例第四十条).
    package enum SuperviseReason: String, Choice {
        case late, noReport, procedure, evading, unexecuted, other
        package var name: String {
            switch self {
            case .late: "无正当理由未按期办结"
            case .noReport: "未按规定反馈办理结果"
            case .procedure: "未按规定程序受理、办理"
            case .evading: "推诿、敷衍、拖延、弄虚作假"
            case .unexecuted: "拒不执行信访处理意见"
            case .other: "其他"
            }
        }
    }

    /// 三项建议.
    package enum AdviceKind: String, Choice {
        case improve, policy, responsibility
        package var name: String {
            switch self {
            case .improve: "改进工作"
            case .policy: "完善政策"
            case .responsibility: "追究责任"
            }
        }
    }
}
