package import Kernel

/// What differs between the editions of the procedure: the articles, and what some of them ask.
struct DocumentLaw {
    /// 集体审议: 国办发〔2018〕37号, since 2022 also 地方组织法第七十五条.
    let decision: Basis
    /// 公开征求意见: since 2020 at least thirty days where business is concerned.
    let consultation: Basis
    let businessDays: Int?
    /// 公平竞争审查: by the drafter itself until 2024, then for government documents with the market regulator.
    let competition: Basis
    let competitionGate: Basis
    let competitionIsJoint: Bool

    init(_ edition: Edition) {
        let control = Law.documentControl2018
        let has2020 = edition.from >= Law.businessEnvironment.inForce
        let has2022 = edition.from >= Law.localOrganization2022.inForce
        competitionIsJoint = edition.from >= Law.competitionReview2024.inForce
        decision = has2022 ? Law.localOrganization2022(75) : control.cited("第（七）项")
        consultation = has2020 ? Law.businessEnvironment(62) : control.cited("第（五）项")
        businessDays = has2020 ? 30 : nil
        competition = competitionIsJoint ? Law.competitionReview2024(13) : Law.competitionReview2016.cited("第三部分")
        competitionGate = competitionIsJoint ? Law.competitionReview2024(18) : Law.competitionReview2016.cited("第三部分")
    }
}

extension NormativeDocument {
    package static var editions: [Edition] {
        [
            Edition("2018", "合法性审核机制施行以后", from: "2018-12-04", until: "2019-12-31"),
            Edition("2020", "优化营商环境条例施行以后", from: "2020-01-01", until: "2022-03-11"),
            Edition("2022", "地方组织法2022年修正以后", from: "2022-03-12", until: "2024-07-31"),
            Edition("2024", "公平竞争审查条例施行以后", from: "2024-08-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2020")
        Passage.newProcedure("2020", to: "2022")
        Passage.newProcedure("2022", to: "2024")
    }

    static let consultationDays: Setting<Int> = Setting(
        "document.consultation.days", "与生产经营活动无关的文件公开征求意见至少天数", default: 7, lawful: .within(7...90), isWeighty: true, source: "各省自定，待核")
    static let effectDays: Setting<Int> = Setting(
        "document.effect.days", "统一公布后至少多少日施行（0为不限）", default: 30, lawful: .within(0...180), isWeighty: true, source: "湖南省规范性文件管理办法第二十条；他省自定")
    static let filingDays: Setting<Int> = Setting(
        "document.filing.days", "公布后报送备案天数", default: 15, lawful: .within(1...60), source: "湖南省规范性文件管理办法第二十二条；他省有15个工作日、30日的，待核")
    static let validYears: Setting<Int> = Setting(
        "document.valid.years", "有效期至多年数", default: 5, lawful: .within(1...10), isWeighty: true, source: "湖南省行政程序规定第五十一条；他省待核")
    static let provisionalYears: Setting<Int> = Setting(
        "document.valid.provisional-years", "暂行、试行文件有效期至多年数", default: 2, lawful: .within(1...3), isWeighty: true, source: "湖南省行政程序规定第五十一条；他省待核")
    static let evaluationMonths: Setting<Int> = Setting(
        "document.evaluation.months", "有效期届满前多少个月内评估", default: 6, lawful: .within(1...12), source: "湖南省行政程序规定第五十一条；他省待核")
    static let registrationPrefix: Setting<String> = Setting(
        "document.registration.prefix", "统一登记号的县名字母", default: "PJ", lawful: .letters(1...8), source: "湖南作法：县名首字母加DR；他省自定")
    static let numberLetter: Setting<String> = Setting(
        "document.number.letter", "规范性文件发文字号的代字", default: "发", lawful: .letters(1...4), source: "各地用“发”或者“规”，县可自定")
    static let registeredByJustice: Setting<Bool> = Setting(
        "document.registration.justice", "由司法行政部门统一登记编号", default: true, lawful: .any, isWeighty: true, source: "湖南作法；国办发〔2018〕37号为制定机关统一登记，选“否”")
    static let townshipReviewedByJustice: Setting<Bool> = Setting(
        "document.review.township-by-justice", "乡镇文件由司法行政部门审核", default: false, lawful: .any, isWeighty: true, source: "国办发〔2018〕115号第（四）项由本级政府确定")

    package static var settings: [any SettingDeclaration] {
        [
            consultationDays, effectDays, filingDays, validYears, provisionalYears, evaluationMonths, registrationPrefix, numberLetter,
            registeredByJustice, townshipReviewedByJustice,
        ]
    }

    /// The last day of the longest validity the county allows to a document that takes effect on a day.
    func longestValidity(from first: Day, _ now: Moment) -> Day {
        let years = now.settings[isProvisional ? Self.provisionalYears : Self.validYears]
        return now.lastDay(of: .years(years), from: first).advanced(by: -1)
    }

    static let atDrafter: Place<Self> = .named { $0.drafter }
    static let atMaker: Place<Self> = .named { $0.maker }
}
