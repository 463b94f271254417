import Kernel
import Testing

private let aid: Role = Role("legal-aid", "法律援助人员")
private let centre: Organ.Duty = Organ.Duty("legal-aid", "法律援助机构")

@Suite("岗位和职责的目录")
struct OfficesTests {
    private let offices = Offices(roles: [aid, .head], duties: [centre])

    @Test func `声明的岗位依次列出，内核自有的在后，每种一次；系统的不授予人员`() {
        #expect(offices.roles.map(\.id) == ["legal-aid", "head", "administrator", "auditor", "system"])
        #expect(offices.posts.map(\.id) == ["legal-aid", "head", "administrator", "auditor"])
        #expect(offices.findings.isEmpty)
    }

    @Test(arguments: ["legal-aid", "法律援助人员"]) func `填写代码或者名称都认得`(text: String) {
        #expect(offices.post(text) == aid)
        #expect(offices.post("system") == nil && offices.post("nobody") == nil && offices.duty("nowhere") == nil)
        #expect(offices.duty("法律援助机构") == centre)
    }

    @Test func `存储的代码读出为声明的岗位；没有声明的标明未知，什么也看不到`() {
        #expect(offices.role(stored: "head").reach == .subtree)
        let unknown = offices.role(stored: "gone")
        #expect(unknown.id == "gone" && unknown.reach == .none && unknown.name.contains("gone") && !offices.knows(unknown))
        #expect(offices.duty(stored: "gone").id == "gone" && !offices.knows(offices.duty(stored: "gone")))
    }

    @Test func `同一代码两种声明的，是定义的错误`() {
        let twice = Offices(roles: [aid, Role("legal-aid", "援助人员"), Role("head", "机关负责人")], duties: [centre, Organ.Duty("legal-aid", "援助中心")])
        // The second name of the post, a head without the view of one, and the second name of the duty.
        #expect(twice.findings.count == 3)
        #expect(twice.findings.first?.message.contains("援助人员") == true)
    }
}
