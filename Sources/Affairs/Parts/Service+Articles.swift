import Kernel

/// The articles under which a paper is served: that of the kind's own law, and those of the edition of 民事诉讼法 to which it refers.
struct ServiceArticles: Sendable {
    /// The kind's own: that the paper is served, and when.
    let service: Basis
    let receipt, direct, left, electronic, entrusted, forwarded, announced, announcementReason: Basis

    /// - Parameters:
    ///   - service: the article of the kind's own law that has the paper served.
    ///   - civil: the edition of 民事诉讼法 in force for the kind's edition.
    ///   - electronic: the kind's own article on electronic service, where it has one.
    init(_ service: Basis, civil edition: StatuteEdition, electronic: Basis? = nil) {
        // The amendment of 2021 put three articles before these and left their order as it was; that of 2023 moved none of them, so that
        // both are cited as one text.
        let civil = edition == Law.civilProcedure2017 ? edition : Law.civilProcedureSince2022
        let shift = civil == Law.civilProcedure2017 ? 0 : 3
        self.service = service
        receipt = civil(84 + shift)
        direct = civil(85 + shift)
        left = civil(86 + shift)
        self.electronic = electronic ?? civil(87 + shift, 1)
        entrusted = civil(88 + shift)
        forwarded = civil(91 + shift)
        announced = civil(92 + shift, 1)
        announcementReason = civil(92 + shift, 2)
    }
}
