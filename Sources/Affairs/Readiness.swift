package import Kernel

/// What a new county needs until its first lawful case.
extension Readiness {
    /// From the organs to the first penalty.
    package static let firstCase: [Readiness] = organs + people + registers

    private static let organs: [Readiness] = [
        Readiness(
            "organ-justice", "承担“司法行政部门”职责的机关", .county, .organ(.justice), opens: "核发、核实执法证件，登记法制审核人员，合法性审核"),
        Readiness(
            "organ-establishment", "承担“机构编制部门”职责的机关", .county, .organ(.establishment), opens: "权责清单的审核、核实和公布",
            Law.powerLists2015.cited("第（三）项")),
        Readiness(
            "organ-enforcement", "承担“行政执法主体”职责的机关", .county, .organ(.enforcement), opens: "以自己的名义实施行政处罚", Law.penalty2021(17)),
    ]

    private static let people: [Readiness] = [
        Readiness("people-certification", "执法证件管理人员", .holder(.justice), .people([.certification], 1), opens: "核发、核实执法证件，登记执法主体和法制审核人员"),
        Readiness("people-legality", "合法性审核人员", .holder(.justice), .people([.legality], 1), opens: "规范性文件、重大行政决策的合法性审核"),
        Readiness(
            "people-establishment", "经办或者审核人员", .holder(.establishment), .people([.clerk, .reviewer, .office], 1), opens: "核实、公布权责清单",
            Law.powerLists2015.cited("第（五）项")),
        Readiness("people-government", "政府办公室人员或者负责人", .government, .people([.office, .head], 1), opens: "审定权责清单，确认执法主体"),
        Readiness("people-clerk", "经办人员", .each(.enforcement), .people([.clerk], 1), opens: "登记执法证件、权责清单"),
        Readiness(
            "people-officer", "执法人员（两名以上）", .each(.enforcement), .people([.officer], 2), opens: "立案、调查、告知：执法人员不得少于两人", Law.penalty2021(42)),
        Readiness("people-head", "机关负责人", .each(.enforcement), .people([.head], 1), opens: "审查调查结果、作出处罚决定", Law.penalty2021(57, 1)),
        Readiness(
            "people-reviewer", "法制审核人员", .each(.enforcement), .people([.reviewer], 1), opens: "处罚决定的法制审核：应当审核的未经审核不得作出决定",
            Law.penalty2021(58, 1)),
    ]

    private static let registers: [Readiness] = [
        Readiness(
            "subjects", "执法主体资格", .each(.enforcement),
            .register(
                kind: EnforcementSubject.kind.id, stages: stages([EnforcementSubject.Stage.valid, .entrusted]), least: 1, naming: "subjectName"),
            opens: "公示执法主体；实施主体不具有行政主体资格的，行政处罚无效", Law.penalty2021(38, 1), intake: "register-existing"),
        Readiness(
            "powers", "在用的权力事项", .each(.enforcement),
            .register(kind: PowerItem.kind.id, stages: stages([PowerItem.Stage.inUse]), least: 1), opens: "立案：案件属于本机关权责清单中在用的处罚事项",
            Law.powerLists2015.cited(), intake: "register-existing", afterwards: "由机构编制部门“核实存量”以后列入清单"),
        Readiness(
            "certificates", "有效的执法证件（两人以上）", .each(.enforcement),
            .register(kind: EnforcementCertificate.kind.id, stages: stages([EnforcementCertificate.Stage.inForce]), least: 2),
            opens: "立案、调查、告知：由具有行政执法资格的执法人员实施", Law.penalty2021(42), intake: "register-existing",
            afterwards: "由司法行政部门的执法证件管理人员“核实补登”以后有效"),
        Readiness(
            "reviewers", "在册的法制审核人员", .each(.enforcement),
            .register(kind: LegalReviewer.kind.id, stages: stages([LegalReviewer.Stage.registered]), least: 1),
            opens: "处罚决定的法制审核：初次从事的，应当取得法律职业资格", Law.penalty2021(58, 2), intake: "register-existing",
            afterwards: "由司法行政部门的执法证件管理人员“登记入库”"),
    ]

    private static func stages<S: MatterStage>(_ stages: [S]) -> Set<String> where S.RawValue == String { Set(stages.map(\.rawValue)) }
}
