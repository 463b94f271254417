import Kernel

private let law = Law.peoplesMediation
private let rules = Law.mediationRules2002

/// Who may sit on a committee, and who chooses them; asked again at every change.
extension MediationOrganisation {
    static let composition: [Gate<MediationOrganisation>] = [
        Gate("three-to-nine-members", "委员三至九人，各有姓名", law(8, 2)) { organisation, _ in
            let names = organisation.members.map(\.name)
            return (3...9).contains(names.count) && !names.contains("") && Set(names).count == names.count
        },
        Gate("one-chair", "设主任一人", law(8, 2)) { organisation, _ in organisation.members.count { $0.office == .chair } == 1 },
        Gate("woman-member", "应当有妇女成员", law(8, 3)) { organisation, _ in organisation.members.contains { $0.sex == .female } },
        Gate("minority-member", "应当有人数较少民族的成员", law(8, 3)) { organisation, _ in organisation.members.contains(where: \.minority) }
            .when("多民族居住的地区") { organisation, _ in organisation.multiEthnic },
        Gate("members-elected-lawfully", "委员由村民会议或者村民代表会议、居民会议推选产生；企业事业单位的由职工大会、职工代表大会或者工会组织推选产生", law(9, 1)) { organisation, _ in
            organisation.isChosenLawfully
        }
        .when("村民委员会、居民委员会、企业事业单位设立的") { organisation, _ in organisation.form == .village || organisation.form == .enterprise },
        Gate("members-engaged-lawfully", "乡镇、街道的委员由司法所聘任，行业性、专业性的由设立单位聘任", rules(15)) { organisation, _ in organisation.isChosenLawfully }
            .when("乡镇、街道和行业性、专业性的") { organisation, _ in organisation.form == .township || organisation.form == .industry },
        Gate("chosen-not-after-today", "推选或者聘任日期不晚于当日", law(9, 1)) { organisation, now in organisation.electedOn.map { $0 <= now.today } ?? false },
    ]

    private var isChosenLawfully: Bool {
        guard let form, let electedBy else { return false }
        return form.electors.contains(electedBy)
    }

    /// A committee stands where its members live or work; a department's own mediation is 行政调解.
    static let placed: Gate<MediationOrganisation> = Gate(
        "placed-lawfully", "村（社区）、乡镇（街道）的人民调解委员会设在当地，企业事业单位、行业性的由其设立单位设立", law(8, 1)
    ) { organisation, now in
        guard let level = now.organs[now.organ]?.level else { return false }
        switch organisation.form {
        // A village without a clerk of its own is entered by its township.
        case .village: return level == .village || level == .township
        case .township: return level == .township
        case .enterprise: return level != .county && !organisation.founder.isEmpty
        case .industry: return level != .village && !organisation.founder.isEmpty && !organisation.field.isEmpty
        case nil: return false
        }
    }

    static let unique: Gate<MediationOrganisation> = Gate("name-not-registered", "同一名称的人民调解委员会尚未登记", law(10)) { organisation, now in
        !now.matching(MediationOrganisation.self, "name", organisation.name).contains { other in
            other.id.id != now.matter && now.organ(of: other.id) == now.organ && now.stage(of: other.id) != .dissolved
        }
    }

    /// What `listMembers` changes.
    static let memberListWrites: [Path<Self>] = [\.chairName, \.memberNames]

    /// 主任、委员 as the list shows them.
    mutating func listMembers() {
        chairName = members.first { $0.office == .chair }?.name ?? ""
        memberNames = members.map(\.name)
    }
}
