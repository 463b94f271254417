import Kernel

extension MajorDecision {
    /// 第二十九条第（一）至（六）项: what goes to the meeting.
    package enum Paper: String, Choice {
        case draft, competition, publicOpinions, expertOpinions, riskReport, legality, other
        package var name: String {
            switch self {
            case .draft: "决策草案及相关材料"
            case .competition: "公平竞争审查情况"
            case .publicOpinions: "社会公众主要意见的研究采纳情况"
            case .expertOpinions: "专家论证意见的研究采纳情况"
            case .riskReport: "风险评估报告"
            case .legality: "合法性审查意见"
            case .other: "其他材料"
            }
        }
    }

    /// What a dossier must hold (第三十三条); which of them, follows from the procedures that were required.
    package enum DossierPart: String, Choice {
        case proposal, start, draft, consultation, publicParticipation, expertOpinions, riskReport, competition, legality, minutes, partyRequest,
            publication, execution, evaluation
        package var name: String {
            switch self {
            case .proposal: "建议和研究论证材料"
            case .start: "启动决定"
            case .draft: "决策草案及历次修改"
            case .consultation: "征求单位意见和协商记录"
            case .publicParticipation: "公众参与记录和意见采纳情况说明"
            case .expertOpinions: "专家论证意见"
            case .riskReport: "风险评估报告"
            case .competition: "公平竞争审查结论"
            case .legality: "合法性审查意见"
            case .minutes: "集体讨论记录"
            case .partyRequest: "请示报告和批复"
            case .publication: "公布文本"
            case .execution: "执行情况报告"
            case .evaluation: "决策后评估报告"
            }
        }
    }

    /// 第三十五条: what an executing unit must report at once, and what lets a head suspend.
    package enum Trouble: String, Choice {
        case problem, changedCircumstances, forceMajeure
        package var name: String {
            switch self {
            case .problem: "发现决策存在问题"
            case .changedCircumstances: "客观情况发生重大变化"
            case .forceMajeure: "不可抗力等严重影响决策目标实现"
            }
        }
    }

    /// 第三十六条第一款.
    package enum EvaluationGround: String, Choice {
        case ineffective, manyOpinions, necessary
        package var name: String {
            switch self {
            case .ineffective: "实施后明显未达到预期效果"
            case .manyOpinions: "公民、法人或者其他组织提出较多意见"
            case .necessary: "决策机关认为有必要"
            }
        }
    }

    package enum EvaluationResult: String, Choice {
        case goesOn, adjust, stop
        package var name: String {
            switch self {
            case .goesOn: "继续执行"
            case .adjust: "建议调整"
            case .stop: "建议停止执行"
            }
        }
    }

    /// 评估应当吸收参与的各方 (第三十六条第三款).
    package enum EvaluationParty: String, Choice {
        case publicAtLarge, deputies, members, masses, grassroots, society
        package var name: String {
            switch self {
            case .publicAtLarge: "社会公众"
            case .deputies: "人大代表"
            case .members: "政协委员"
            case .masses: "人民团体"
            case .grassroots: "基层组织"
            case .society: "社会组织"
            }
        }
    }
}
