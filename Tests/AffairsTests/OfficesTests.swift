import Kernel
import Testing

@testable import Affairs

/// A kind that comes with a post and a duty of its own.
private struct LegalAid: Matter {
    enum Stage: String, MatterStage {
        case asked, granted
        var name: String { rawValue }
        var isFinal: Bool { self == .granted }
    }

    var grantedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("legal-aid", "法律援助", .services, laws: [Law.penalty2021])
    static var editions: [Edition] { [Edition("2021", "2021年", from: "2021-07-15")] }
    var title: String { "法律援助" }
    static var fields: [Field<Self>] { Field("grantedOn", \.grantedOn, "决定日期") }
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("ask", "申请", to: .asked, by: .aid, basis: Law.penalty2021(1))
        Action("grant", "决定", .asked, to: .granted, by: .aid, .head, basis: Law.penalty2021(1)).at(.holding(.aid)).stamps(\.grantedOn)
    }
    static var measures: [Measure<Self>] { [] }
}

extension Role {
    fileprivate static let aid: Role = Role("legal-aid", "法律援助人员")
}
extension Organ.Duty {
    fileprivate static let aid: Organ.Duty = Organ.Duty("legal-aid", "法律援助机构")
}

@Suite("岗位和职责")
struct OfficesTests {
    /// What is stored with posts, desks and organs.
    @Test func `存储的代码没有改变，各类事项的声明不互相矛盾`() {
        let posts: Set<String> = [
            "officer", "reviewer", "head", "hearing", "clerk", "legality", "reconsideration", "certification", "office", "mediator", "supervisor",
            "petitions", "administrator", "auditor",
        ]
        #expect(Set(Catalogue.offices.posts.map(\.id)) == posts)
        let duties: Set<String> = ["government", "reconsideration", "justice", "market", "enforcement", "township", "establishment", "petitions"]
        #expect(Set(Catalogue.offices.duties.map(\.id)) == duties)
        #expect(Catalogue.offices.findings == [])
    }

    @Test func `新的一类事项带来自己的岗位和职责，别处不用改`() {
        #expect(Catalogue.offices.post("legal-aid") == nil)
        let offices = Offices(Catalogue.definitions + [KindDefinition(LegalAid.self)])
        #expect(offices.post("法律援助人员") == .aid && offices.duty("legal-aid") == .aid)
        #expect(offices.findings == [])
        #expect(offices.posts.count == Catalogue.offices.posts.count + 1)
    }
}
