import Kernel

extension MajorDecision {
    package enum Stage: String, MatterStage {
        case proposed, studied, drafting, consulting, reviewing, reviewed, tabled, decided, executing, suspended
        case declined, withdrawn, rejected, stopped, completed

        package var name: String {
            switch self {
            case .proposed: "待研究论证"
            case .studied: "待决定启动"
            case .drafting: "拟订草案"
            case .consulting: "公众参与、专家论证、风险评估"
            case .reviewing: "合法性审查"
            case .reviewed: "待提请讨论"
            case .tabled: "待集体讨论"
            case .decided: "请示报告、待公布"
            case .executing: "已公布执行"
            case .suspended: "中止执行"
            case .declined: "不予启动"
            case .withdrawn: "终止程序"
            case .rejected: "讨论未通过"
            case .stopped: "停止执行"
            case .completed: "执行完毕"
            }
        }
        package var isFinal: Bool {
            switch self {
            case .declined, .withdrawn, .rejected, .stopped, .completed: true
            default: false
            }
        }
        package var isResting: Bool { self == .executing }
    }

    /// 第三条: five kinds of matter, and three that the Regulation leaves out.
    package enum Nature: String, Choice {
        case publicPolicy, plan, resources, project, other, macroControl, legislation, emergency
        package var name: String {
            switch self {
            case .publicPolicy: "公共服务、市场监管、社会管理、环境保护等方面的重大公共政策和措施"
            case .plan: "经济和社会发展等方面的重要规划"
            case .resources: "开发利用、保护重要自然资源和文化资源的重大公共政策和措施"
            case .project: "在本行政区域实施的重大公共建设项目"
            case .other: "对经济社会发展有重大影响、涉及重大公共利益或者社会公众切身利益的其他重大事项"
            case .macroControl: "财政政策、货币政策等宏观调控决策（不适用）"
            case .legislation: "政府立法决策（不适用）"
            case .emergency: "突发事件应急处置决策（不适用）"
            }
        }
        package var isWithinScope: Bool {
            switch self {
            case .macroControl, .legislation, .emergency: false
            default: true
            }
        }
    }

    /// 第十条: who suggests it.
    package enum Source: String, Choice {
        case leader, department, lowerGovernment, deputies, citizens
        package var name: String {
            switch self {
            case .leader: "决策机关领导人员"
            case .department: "决策机关所属部门"
            case .lowerGovernment: "下一级人民政府"
            case .deputies: "人大代表、政协委员建议提案"
            case .citizens: "公民、法人或者其他组织书面建议"
            }
        }
        var isOrgan: Bool { self == .department || self == .lowerGovernment }
    }

    package enum ChangeKind: String, Choice {
        case adjust, stop
        package var name: String { self == .adjust ? "重大调整" : "停止执行" }
    }

    package enum Position: String, Choice {
        case agrees, agreesIfChanged, disagrees
        package var name: String {
            switch self {
            case .agrees: "同意"
            case .agreesIfChanged: "修改后同意"
            case .disagrees: "不同意"
            }
        }
    }

    package enum Channel: String, Choice {
        case gazette, website, newMedia, newspaper, broadcast, noticeboard
        package var name: String {
            switch self {
            case .gazette: "政府公报"
            case .website: "政府网站"
            case .newMedia: "政务新媒体"
            case .newspaper: "报刊"
            case .broadcast: "广播、电视"
            case .noticeboard: "公告栏"
            }
        }
    }

    /// 第十四条第二款 and 第二十条; the first three are meetings and count as 场次.
    package enum EventForm: String, Choice {
        case hearing, argumentation, symposium, visit, written, questionnaire, poll
        package var name: String {
            switch self {
            case .hearing: "听证会"
            case .argumentation: "专家论证会"
            case .symposium: "座谈会、征求意见会"
            case .visit: "实地走访"
            case .written: "书面征求意见"
            case .questionnaire: "问卷调查"
            case .poll: "民意调查"
            }
        }
        package var isMeeting: Bool { self == .hearing || self == .argumentation || self == .symposium }
        /// The ways in which the public takes part: all but the experts' own meeting.
        var isParticipation: Bool { self != .argumentation }
    }

    package enum CommentSource: String, Choice {
        case solicitation, hearing, symposium, visit, written, questionnaire, deputies
        package var name: String {
            switch self {
            case .solicitation: "向社会公开征求意见"
            case .hearing: "听证会"
            case .symposium: "座谈会、征求意见会"
            case .visit: "实地走访"
            case .written: "书面征求意见"
            case .questionnaire: "问卷调查、民意调查"
            case .deputies: "人大代表、政协委员"
            }
        }
    }

    package enum Adoption: String, Choice {
        case adopted, partly, notAdopted
        package var name: String {
            switch self {
            case .adopted: "采纳"
            case .partly: "部分采纳"
            case .notAdopted: "不采纳"
            }
        }
        package var isAdopted: Bool { self != .notAdopted }
    }

    package enum ArgumentForm: String, Choice {
        case meeting, written, commissioned
        package var name: String {
            switch self {
            case .meeting: "论证会"
            case .written: "书面咨询"
            case .commissioned: "委托咨询论证"
            }
        }
    }

    package enum RiskField: String, Choice {
        case stability, safety, environment, finance, opinion
        package var name: String {
            switch self {
            case .stability: "社会稳定"
            case .safety: "公共安全"
            case .environment: "生态环境"
            case .finance: "财政金融"
            case .opinion: "舆情"
            }
        }
    }

    package enum RiskMethod: String, Choice {
        case opinionTracking, visits, conference, quantitative
        package var name: String {
            switch self {
            case .opinionTracking: "舆情跟踪"
            case .visits: "重点走访"
            case .conference: "会商分析"
            case .quantitative: "定量分析"
            }
        }
    }

    package enum RiskLevel: String, Choice {
        case low, medium, high
        package var name: String {
            switch self {
            case .low: "低风险"
            case .medium: "中风险"
            case .high: "高风险"
            }
        }
    }

    package enum RiskControl: String, Choice {
        case controllable, notControllable
        package var name: String { self == .controllable ? "风险可控" : "风险不可控" }
    }
}
