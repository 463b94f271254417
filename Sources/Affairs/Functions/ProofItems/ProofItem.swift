package import Kernel

/// 证明事项清理: one certificate that an organ asks people to bring, from the survey to its fate: kept on the list, cancelled, or
/// replaced by a pledge (告知承诺).
///
/// Left to people: whether a text really demands the certificate, and whether it is asked for in another guise after it was cancelled.
package struct ProofItem: Matter {
    package enum Stage: String, MatterStage {
        case surveyed, proposed, kept, pledged, cancelled

        package var name: String {
            switch self {
            case .surveyed: "已梳理"
            case .proposed: "待审核"
            case .kept: "保留"
            case .pledged: "实行告知承诺"
            case .cancelled: "已取消"
            }
        }
        package var isFinal: Bool { self == .cancelled }
        package var isResting: Bool { self == .kept || self == .pledged }
    }

    package var name = ""
    package var purpose = ""
    package var issuer = ""
    package var level: BasisLevel?
    package var basisText = ""
    package var surveyedOn: Day?
    package var proposal: Proposal?
    package var reason = ""
    package var replacement: Replacement?
    package var concernsSafety = false
    package var pledgeText = ""
    package var checkMethod = ""
    package var number = ""
    package var keptOn: Day?
    package var pledgedOn: Day?
    package var cancelledOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind(
        "proof-item", "证明事项清理", .functions, laws: [proofClearing2018, proofPledge2020, Law.businessEnvironment])

    package var title: String { name }

    package static var fields: [Field<Self>] {
        Field("name", \.name, "证明名称").indexed()
        Field("purpose", \.purpose, "证明用途")
        Field("issuer", \.issuer, "开具单位")
        Field("level", \.level, "设定依据的层级").indexed()
        Field("basisText", \.basisText, "设定依据及条款").long()
        Field("surveyedOn", \.surveyedOn, "梳理日期")
        Field("proposal", \.proposal, "处理意见").indexed()
        Field("reason", \.reason, "理由").long()
        Field("replacement", \.replacement, "取消后的办理方式")
        Field("concernsSafety", \.concernsSafety, "直接涉及国家安全、公共安全、生态环境保护、人身健康和生命财产安全等，风险较大")
        Field("pledgeText", \.pledgeText, "告知承诺书格式文本").long()
        Field("checkMethod", \.checkMethod, "事中事后核查办法").long()
        Field("number", \.number, "公告文号")
        Field("keptOn", \.keptOn, "决定保留日期")
        Field("pledgedOn", \.pledgedOn, "实行告知承诺日期")
        Field("cancelledOn", \.cancelledOn, "取消日期").indexed()
    }

    /// What kind of text demands the certificate.
    package enum BasisLevel: String, Choice {
        case law, regulation, stateCouncil, localRegulation, rule, document, none
        package var name: String {
            switch self {
            case .law: "法律"
            case .regulation: "行政法规"
            case .stateCouncil: "国务院决定"
            case .localRegulation: "地方性法规"
            case .rule: "规章"
            case .document: "规范性文件"
            case .none: "没有依据"
            }
        }
        /// 优化营商环境条例第四十四条: 法律、法规或者国务院决定依据.
        var supports: Bool { [.law, .regulation, .stateCouncil, .localRegulation].contains(self) }
    }

    package enum Proposal: String, Choice {
        case keep, pledge, cancel
        package var name: String {
            switch self {
            case .keep: "保留"
            case .pledge: "实行告知承诺"
            case .cancel: "取消"
            }
        }
    }

    /// How the matter is handled once the certificate is no longer asked for.
    package enum Replacement: String, Choice {
        case licence, promise, sharing, inspection, needless
        package var name: String {
            switch self {
            case .licence: "以法定证照替代"
            case .promise: "以书面承诺替代"
            case .sharing: "部门间数据共享、核查"
            case .inspection: "由本机关调查核实"
            case .needless: "不再需要"
            }
        }
    }
}

private let proofClearing2018: StatuteEdition = StatuteEdition(
    "proof-clearing-2018", "关于做好证明事项清理工作的通知", "国办发〔2018〕47号", from: "2018-06-15", unread: "没有取得原文，按整部引用")
private let proofPledge2020: StatuteEdition = StatuteEdition(
    "proof-pledge-2020", "关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见", "国办发〔2020〕42号", from: "2020-10-27",
    unread: "没有取得原文，按整部引用")

extension ProofItem {
    /// Before the opinion of 2020 the pledge was on trial in some provinces; the notice of 2018 names it among the ways to do without.
    package static var editions: [Edition] {
        [
            Edition("2018", "证明事项清理通知", from: "2018-06-15", until: "2020-10-26"), Edition("2020", "告知承诺制指导意见施行以后", from: "2020-10-27"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2020")
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let clearing = proofClearing2018.cited()
        let pledge = edition.id == "2020" ? proofPledge2020.cited() : clearing
        let lawful = edition.id == "2020" ? Law.businessEnvironment(44) : clearing
        Action("survey", "梳理登记", to: .surveyed, by: .clerk, basis: clearing)
            .needs(\.name, \.purpose, \.issuer, \.level).fills(\.basisText)
            .requires("basis-stated", "有设定依据的，写明依据及条款", clearing) { item, _ in item.level == ProofItem.BasisLevel.none || !item.basisText.isEmpty }
            .stamps(\.surveyedOn)
        Action("propose", "提出处理意见", .surveyed, .kept, .pledged, to: .proposed, by: .clerk, basis: clearing)
            .needs(\.proposal, \.reason).fills(\.replacement, \.concernsSafety, \.pledgeText, \.checkMethod, \.level, \.basisText)
            .requires("basis-stated", "有设定依据的，写明依据及条款", clearing) { item, _ in item.level == ProofItem.BasisLevel.none || !item.basisText.isEmpty }
        Action("send-back", "退回", .proposed, to: .surveyed, by: .legality, basis: clearing).at(.holding(.justice)).needs(\.reason)
        Action("keep", "决定保留", .proposed, to: .kept, by: .legality, basis: lawful).at(.holding(.justice)).separate(from: "propose")
            .awaited { $0.proposal == .keep }.requires("proposed-to-keep", "意见为保留", clearing) { item, _ in item.proposal == .keep }
            .requires("lawful-basis", "没有法律、法规或者国务院决定依据的证明事项一律取消", lawful) { item, _ in item.level?.supports ?? false }
            .stamps(\.keptOn).publishes("list")
        Action("pledge", "决定实行告知承诺", .proposed, to: .pledged, by: .legality, basis: pledge).at(.holding(.justice)).separate(from: "propose")
            .awaited { $0.proposal == .pledge }.requires("proposed-for-commitment", "意见为实行告知承诺", pledge) { item, _ in item.proposal == .pledge }
            .requires("lawful-basis", "没有法律、法规或者国务院决定依据的证明事项一律取消，不以承诺保留", lawful) { item, _ in item.level?.supports ?? false }
            .requires("no-safety-concern", "直接涉及国家安全、公共安全等风险较大的，不实行告知承诺", pledge) { item, _ in !item.concernsSafety }
            .requires("commitment-text-and-check", "写明告知承诺书格式文本和核查办法", pledge) { item, _ in !item.pledgeText.isEmpty && !item.checkMethod.isEmpty }
            .stamps(\.pledgedOn).publishes("list")
        Action("cancel", "决定取消", .proposed, to: .cancelled, by: .legality, basis: clearing).at(.holding(.justice)).separate(from: "propose")
            .awaited { $0.proposal == .cancel }.requires("proposed-to-cancel", "意见为取消", clearing) { item, _ in item.proposal == .cancel }
            .requires("replacement-stated", "写明取消后的办理方式", clearing) { item, _ in item.replacement != nil }
            .stamps(\.cancelledOn).issues("notice").publishes("cancelled")
    }

    @Publications
    package static var publications: [Publication<Self>] {
        Publication("list", "证明事项清单", basis: Law.businessEnvironment(44), shows: \.name, \.purpose, \.issuer, \.basisText, \.keptOn, \.pledgedOn)
        Publication("cancelled", "取消的证明事项", basis: proofClearing2018.cited(), shows: \.name, \.purpose, \.replacement, \.cancelledOn, \.number)
            .replaces("list")
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument("notice", "取消证明事项的公告", basis: proofClearing2018.cited(), number: "{organ}证清〔{year}〕{n}号", in: \.number) { item, now in
            DocumentContent(
                ["经清理，取消“\(item.name)”（用于\(item.purpose)）。取消后：\(item.replacement?.name ?? "")。任何单位不得再索要。"],
                signature: now.organs.name(of: now.organ), day: item.cancelledOn)
        }
        .issued(by: .holding(.justice)).numberingMatter()
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("proof-item.surveyed", "梳理证明事项", unit: "项", on: \.surveyedOn)
        Measure.count("proof-item.cancelled", "取消证明事项", unit: "项", on: \.cancelledOn)
        Measure.count("proof-item.pledged", "实行告知承诺的证明事项", unit: "项", on: \.pledgedOn)
        Measure.stock("proof-item.listed", "证明事项清单内的事项", unit: "项", from: { [$0.keptOn, $0.pledgedOn].compactMap(\.self).min() }) {
            $0.cancelledOn?.advanced(by: -1)
        }
    }
}
