import Kernel

/// The articles of one edition. Of the Regulation of 2025 the middle articles were not at hand: it is cited as a whole there.
struct SupervisionLaw {
    let organ: Basis
    let planning: Basis
    let modes: Basis
    let supervisors: Basis
    let complaints: Basis
    let opinion: Basis
    let decision: Basis
    let sanction: Basis

    init(_ edition: Edition) {
        let regulation = Law.enforcementSupervision2025
        let province = Law.provincialSupervision
        if edition.id == "2026" {
            (organ, planning, modes, supervisors) = (regulation(6), regulation.cited(), regulation.cited(), regulation.cited())
            (complaints, opinion, decision, sanction) = (regulation.cited(), regulation.cited(), regulation.cited(), regulation.cited())
        } else {
            organ = Law.qualification2021.cited("第26项")
            (planning, modes, supervisors) = (province(20), province(21), province(22))
            (complaints, opinion, decision) = (Law.qualification2021.cited("第26项"), province(28), province(29))
            sanction = Law.qualification2021.cited("第26项")
        }
    }
}
