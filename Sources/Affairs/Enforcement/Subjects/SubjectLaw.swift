import Kernel

/// The articles on who may enforce, by edition.
struct SubjectLaw: Sendable {
    /// 行政机关在法定职权范围内实施.
    let organ: Basis
    /// 法律、法规授权的组织.
    let authorised: Basis
    /// 委托, and who may be entrusted.
    let entrusting: Basis
    let entrusted: Basis
    /// 委托书 in writing, and public.
    let letter: Basis
    /// 乡镇、街道.
    let township: Basis
    let officers: Basis

    init(_ edition: Edition) {
        let confirmation = Law.administrationOutline2004.cited("第21项")
        if edition.id == "2018" {
            let law = Law.penalty2017
            (organ, authorised, entrusting, entrusted) = (law(15), law(17), law(18), law(19))
            // The law of 2017 does not yet ask for a published letter; the outline asks for announcing who enforces.
            (letter, township, officers) = (confirmation, Law.localEmpowerment2019.cited(), law(37, 1))
        } else {
            let law = Law.penalty2021
            (organ, authorised, entrusting, entrusted) = (law(17), law(19), law(20, 1), law(21))
            (letter, township, officers) = (law(20, 2), law(24, 1), law(42, 1))
        }
    }
}
