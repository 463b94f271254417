package import Kernel

extension CorrectionService {
    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let civil = edition.id == "2017" ? Law.civilProcedure2017 : Law.civilProcedureSince2022
        let law = ServiceArticles(edition.id == "2017" ? civil(84) : civil(87), civil: civil)
        // What the approved correction brings along; the same is put down by hand for a paper that was made before.
        Action("receive", "更正获批，转送达", to: .pending, by: .system, basis: law.service)
            .given(\.matter, \.subject, \.corrected, \.correctedNumber, \.notice, \.noticeNumber, \.addressee, \.madeOn)
            .stamps(\.registeredOn)
        Action("register", "登记待送达的更正书", to: .pending, by: .clerk, .officer, .office, .reconsideration, .petitions, .legality, basis: law.service)
            .needs(\.corrected, \.notice, \.addressee, \.madeOn).fills(\.matter, \.subject, \.correctedNumber, \.noticeNumber)
            .requires("made-by-today", "更正书日期不晚于登记当日", law.service) { notice, now in notice.madeOn.map { $0 <= now.today } ?? true }
            .stamps(\.registeredOn)
        Action(
            service.step("announce"), "公告送达更正书", .pending, by: .clerk, .officer, .office, .reconsideration, .petitions, .legality,
            basis: law.announced
        )
        .announcing(service, by: law)
        Action(
            service.step("serve"), "送达更正书", .pending, to: .served, by: .clerk, .officer, .office, .reconsideration, .petitions, .legality,
            basis: law.service
        )
        .awaited().fills(\.addressee)
        .serving(service, by: law, methods: Service.Method.ordinary, needing: .method, "送达不早于更正书日期，不晚于登记当日", made: \.madeOn)
        .requires("addressee-stated", "写明受送达人", law.receipt) { notice, _ in !notice.addressee.isEmpty }
        .stamps(\.servedOn).issues(service.step("receipt"))
        // 送达 is the rule: whoever received the wrong paper receives its correction.
        Action("drop", "决定不需要送达", .pending, to: .dropped, by: .head, basis: law.service).needs(\.dropGround, \.dropReason)
            .stamps(\.droppedOn)
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("correction-service.served", "送达更正书", unit: "份", on: \.servedOn)
            .told("更正已经送出的文书而制发的更正书，按送达登记日计入。")
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        Service.receipt(
            in: service, basis: Law.civilProcedureSince2022(87), of: { "\($0.notice)\($0.noticeNumber)（更正《\($0.corrected)》\($0.correctedNumber)）" },
            to: { $0.addressee })
    }
}
