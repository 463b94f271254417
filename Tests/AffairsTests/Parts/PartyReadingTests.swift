import Kernel
import Testing

@testable import Affairs

@Suite("部件：当事人的称谓")
struct PartyReadingTests {
    private let citizen: Party = Sides.citizen
    private let company: Party = Sides.company

    @Test func `类型未写明的，以所填的名称为准`() {
        #expect(Sides.party { $0.citizenName = "张三丰" }.name == "张三丰")
        #expect(Sides.party { $0.organisationName = "某公司" }.name == "某公司")
        #expect(Sides.party { ($0.kind, $0.citizenName, $0.organisationName) = (.citizen, "张三丰", "某公司") }.name == "张三丰")
        #expect(Sides.party { ($0.kind, $0.citizenName) = (.organisation, "张三丰") }.name.isEmpty)
    }

    @Test func `公民只露姓氏，单位用全称`() {
        #expect(citizen.maskedName == "张某某")
        #expect(company.maskedName == "平江某食品有限公司")
        #expect(Joinder.registered(["applicants.count": "3"]).bench.record.title == "张某某等3人")
    }

    @Test func `文书上写明的内容，缺的不留空`() {
        #expect(citizen.words == "张三丰，公民身份号码430626198001011231，住址安定镇一组")
        #expect(company.words == "平江某食品有限公司，统一社会信用代码91430626MA4L00000Y，住所工业园1号，法定代表人（负责人）李大同")
        #expect(Sides.party { $0.citizenName = "张三丰" }.words == "张三丰")
        let foreigner = Sides.party { ($0.citizenName, $0.identityPaper, $0.identityNumber) = ("约翰", .passport, "E1234567") }
        #expect(foreigner.words == "约翰，护照号码E1234567")
    }

    @Test func `个体工商户有字号的用字号，没有的用经营者姓名；数额按公民`() {
        let shop = Sides.party {
            ($0.kind, $0.citizenName, $0.organisationName, $0.creditCode) = (.selfEmployed, "李大同", "平江某副食店", "91430626MA4L00000Y")
        }
        #expect(shop.name == "平江某副食店" && shop.maskedName == "平江某副食店")
        #expect(shop.words == "平江某副食店，统一社会信用代码91430626MA4L00000Y，经营者李大同")
        #expect(shop.isNatural && !company.isNatural && citizen.isNatural)
        let stall = Sides.party { ($0.kind, $0.citizenName) = (.selfEmployed, "李大同") }
        #expect(stall.name == "李大同" && stall.maskedName == "李某某")
        #expect(Sides.party { ($0.kind, $0.organisationName) = (.selfEmployed, "某店") }.missing([.legalRepresentative]) == ["经营者"])
    }

    @Test func `两处号码都有的比号码，否则比姓名`() {
        let namesake = Sides.party { ($0.citizenName, $0.identityNumber) = ("张三丰", "430626199001011236") }
        let unnumbered = Sides.party { $0.citizenName = "张三丰" }
        #expect(!citizen.isSame(as: namesake))
        #expect(citizen.isSame(as: unnumbered))
        #expect(citizen.isSame(as: Sides.party { ($0.citizenName, $0.identityNumber) = ("张三峰", citizen.identityNumber) }))
        #expect(!Party().isSame(as: Party()))
        #expect(!company.isSame(as: citizen))
    }

    @Test func `名单：至少两方，各有姓名，互不重名`() {
        let other = Sides.party { $0.citizenName = "李四" }
        #expect([citizen, company].areSides && [citizen, company].areDistinct)
        #expect(![citizen].areSides)
        #expect(![citizen, Party()].areSides)
        #expect([citizen, citizen].areSides && ![citizen, citizen].areDistinct)
        #expect([citizen, other].absent(from: ["李四"]) == ["张三丰"])
        var third = other
        (third.role, third.person) = (.thirdParty, PersonID("p21"))
        #expect([citizen, third].of(.thirdParty).names == ["李四"])
        #expect([citizen, third].persons == [PersonID("p21")])
        #expect(third.isNamed(in: "李四与他人") && !Party().isNamed(in: "李四"))
    }
}
