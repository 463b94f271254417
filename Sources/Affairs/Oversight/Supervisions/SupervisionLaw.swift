import Kernel

/// The articles of one edition: before 2026 each province had its own regulation, since then the State has one. Where the Regulation is
/// silent, on how many supervise together and what they show, the province's still says it.
struct SupervisionLaw {
    let organ: Basis
    let planning: Basis
    let modes: Basis
    let supervisors: Basis
    let complaints: Basis
    let opinion: Basis
    let decision: Basis
    let criticism: Basis
    let clues: Basis

    /// The sample lets an organ be criticised that did not mend within its days what it was ordered to; the State's Regulation does not ask for it.
    var criticisesAfterOrder: Bool { criticism.statute == Law.provincialSupervision }

    init(_ edition: Edition) {
        let regulation = Law.enforcementSupervision2025
        let province = Law.provincialSupervision
        supervisors = province(22)
        if edition.id == "2026" {
            (organ, planning, modes, complaints) = (regulation(6, 1), regulation(14), regulation(22), regulation(20, 2))
            (opinion, decision) = (regulation(28), regulation(29))
            (criticism, clues) = (regulation(31), regulation(33, 1))
        } else {
            (organ, planning, modes, complaints) = (province(4, 3), province(20), province(21), province(6))
            (opinion, decision) = (province(28), province(29))
            // The sample says that the departments work together, and nothing of clues that are handed over: 监察法 does.
            (criticism, clues) = (province(37), DutyClues.asked)
        }
    }
}
