import Kernel

/// Who may enforce, and the papers that prove it, by edition: 纲要 asked for examinations and certificates first, 国办发〔2018〕118号 has one
/// certificate for the whole country, 行政执法监督条例 says who examines and issues.
struct QualificationLaw: Sendable {
    /// 执法资格: who may be admitted to the examination and given a certificate.
    let admission: Basis
    /// 合同工、劳务派遣人员和临时借调人员不得从事行政执法: only the provinces say so in an article.
    let staff: Basis = Law.provincialSupervision(10, 3)
    /// 岗前培训.
    let training: Basis
    /// 证件管理: withholding, voiding, taking in older ones, posts.
    let management: Basis
    /// 执法人员公示.
    let publicity: Basis

    init(_ edition: Edition) {
        let systems = Law.penaltyPublicity2018
        let regulation = Law.enforcementSupervision2025
        switch edition.id {
        case "2018":
            let outline = Law.outline2015.cited("第二部分（四）")
            (admission, training, management, publicity) = (outline, outline, outline, outline)
        case "2021":
            let officers = systems.cited("第（二十三）项")
            (admission, training, management, publicity) = (officers, officers, officers, systems.cited("第（四）项"))
        default:
            (admission, management) = (regulation(17, 2), regulation(10))
            (training, publicity) = (systems.cited("第（二十三）项"), systems.cited("第（四）项"))
        }
    }

    /// The outline's period ended with 2020; the Regulation came into force on 1 February 2026.
    static let editions: [Edition] = [
        Edition("2018", "法治政府建设实施纲要（2015—2020年）", from: "2018-01-01", until: "2020-12-31"),
        Edition("2021", "国办发〔2018〕118号", from: "2021-01-01", until: "2026-01-31"),
        Edition("2026", "行政执法监督条例施行以后", from: "2026-02-01"),
    ]
}
