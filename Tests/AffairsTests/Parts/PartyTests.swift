import Kernel
import Testing

@testable import Affairs

@Suite("部件：当事人")
struct PartyTests {
    private let citizen: Party = Sides.citizen
    private let company: Party = Sides.company

    // MARK: Fields

    @Test func `字段名加部件所在之处，标签加其称谓；地位和关系只在名单中`() {
        let infos = Joinder.party.fields.map(\.info)
        let names = [
            "kind", "citizenName", "identityPaper", "identityNumber", "person", "organisationName", "creditCode", "legalRepresentative", "address",
            "phone",
        ]
        #expect(infos.map(\.name) == names.map { "applicant.\($0)" })
        #expect(infos.first?.label == "申请人类型")
        #expect(Party.fields.map(\.info.name).count == infos.count + 2)
    }

    @Test func `写入再读出，分毫不差；名单中的每一方也是`() throws {
        var record = Joinder()
        (record.applicant, record.applicants.count, record.applicants.representatives) = (company, 7, ["甲", "乙"])
        record.others = [citizen, company]
        (record.others[0].role, record.others[0].relation, record.others[0].person) = (.thirdParty, "相邻权利人", PersonID("p21"))
        (record.others[1].identityPaper, record.others[1].role) = (.passport, .applicant)
        var writer = JSONWriter()
        writer.record(record, Joinder.fields)
        let json = try JSON(parsing: writer.text)
        #expect(json["applicant.creditCode"] == .text("91430626MA4L00000Y"))
        #expect(json["others"]?.items?.first?["citizenName"] == .text("张三丰"))
        let again = try record.copied()
        #expect(again.applicant == record.applicant)
        #expect(again.applicants == record.applicants)
        #expect(again.others == record.others)
    }

    @Test func `公民的姓名、号码、电话、住址遮掩，单位的名称和代码公开`() {
        let masks = Dictionary(uniqueKeysWithValues: Joinder.party.fields.compactMap { field in field.info.mask.map { (field.info.name, $0) } })
        #expect(masks["applicant.citizenName"] == .name)
        #expect(masks["applicant.identityNumber"] == .identityNumber)
        #expect(masks["applicant.legalRepresentative"] == .name)
        #expect(masks["applicant.address"] == .hidden)
        #expect(masks["applicant.phone"] == .phone)
        let open = Joinder.party.fields.map(\.info).filter { $0.mask == nil && $0.isIndexed }.map(\.name)
        #expect(open == ["applicant.kind", "applicant.organisationName", "applicant.creditCode"])
        #expect(Joinder.party.fields.first { $0.info.name == "applicant.organisationName" }?.info.isPublicName == true)
    }

    // MARK: Numbers

    @Test(arguments: ["430626198001011234", "43062619800101123", "430626198013011231", "11010519491231002x"])
    func `公民身份号码的长度、日期、校验码不对的，不得填写`(number: String) {
        #expect(Joinder.registered(["applicant.identityNumber": number]).refused.contains { $0.contains("公民身份号码应为18位") })
    }

    @Test(arguments: ["430626198001011231", "11010519491231002X"])
    func `校验码正确的公民身份号码可以填写`(number: String) {
        #expect(Joinder.registered(["applicant.identityNumber": number]).refused == [])
    }

    @Test func `护照等其他证件的号码不按公民身份号码校验，居住证的照样校验`() {
        #expect(Joinder.registered(["applicant.identityPaper": "passport", "applicant.identityNumber": "E12345678"]).refused == [])
        #expect(Joinder.registered(["applicant.identityPaper": "residencePermit", "applicant.identityNumber": "E12345678"]).refused != [])
    }

    @Test(arguments: ["91430626MA4L000000", "91430626MA4L0000", "91430626ma4l00000y"])
    func `统一社会信用代码的长度、校验码不对的，不得填写`(code: String) {
        let refused = Joinder.registered(["applicant.creditCode": code], of: Joinder.company).refused
        #expect(refused.contains { $0.contains("统一社会信用代码应为18位") })
    }

    @Test func `名单中的号码同样校验`() {
        let wrong = #"[{"citizenName":"李四","identityNumber":"430626198001011234"}]"#
        #expect(Joinder.registered(["others": wrong]).refused.contains { $0.contains("公民身份号码应为18位") })
        #expect(Joinder.registered(["others": #"[{"role":"thirdParty","citizenName":"李四","relation":"相邻"}]"#]).refused == [])
    }

    // MARK: Conditions

    @Test func `不写明类型或者姓名、名称的，不得登记`() {
        #expect(Joinder.registered().refused == [])
        #expect(Joinder.registered(of: Joinder.company).refused == [])
        #expect(Joinder.registered(["applicant.citizenName": ""]).refused.contains { $0.contains("写明当事人") })
        #expect(Joinder.registered(["applicant.kind": ""]).refused.contains { $0.contains("写明当事人") })
        // A person's name is none of an organisation's.
        let mixed = Joinder.registered(["applicant.organisationName": "", "applicant.citizenName": "李大同"], of: Joinder.company)
        #expect(mixed.refused.contains { $0.contains("写明当事人") })
    }

    @Test func `法律不问类型的，有姓名或者名称即可`() {
        let gate = Party.named(in: Joinder.party, kindNeeded: false, basis: Law.petitions2022(19))
        #expect(gate.name == "applicant-named")
        let moment = Bench<Joinder>(on: "2024-03-01").moment
        var record = Joinder()
        #expect(!gate.holds(record, moment))
        record.applicant.organisationName = "某村民小组"
        #expect(gate.holds(record, moment))
        record.applicant = Sides.party { $0.citizenName = "张三丰" }
        #expect(gate.holds(record, moment))
    }

    @Test(arguments: [
        ("applicant.identityNumber", "身份证件号码"), ("applicant.address", "住址"), ("applicant.phone", "联系方式"),
    ])
    func `公民的基本情况缺什么，说什么`(field: String, wanting: String) {
        #expect(Joinder.registered([field: ""]).refused.contains { $0.contains("载明当事人的基本情况：\(wanting)（") })
    }

    @Test(arguments: [
        ("applicant.creditCode", "统一社会信用代码"), ("applicant.legalRepresentative", "法定代表人（负责人）"), ("applicant.address", "住所"),
    ])
    func `单位的基本情况缺什么，说什么`(field: String, wanting: String) {
        let refused = Joinder.registered([field: ""], of: Joinder.company).refused
        #expect(refused.contains { $0.contains("载明当事人的基本情况") })
        #expect(Sides.party { $0.kind = .organisation }.missing([.name, .number, .address, .legalRepresentative]).contains(wanting))
    }

    @Test(arguments: ["张三丰不服一案", "身份号码430626198001011231", "家住安定镇一组", "电话13800001234"])
    func `公开的文本写了当事人姓名、号码、住址、电话的，不得公开`(text: String) {
        var bench = Joinder.registered().bench
        #expect(bench.take("publish", ["text": text]).contains { $0.contains("不得含有个人信息") })
        #expect(bench.take("publish", ["text": "申请人张某某不服一案"]) == [])
    }

    @Test func `单位的名称和代码可以公开，其法定代表人的姓名不公开`() {
        var bench = Joinder.registered(of: Joinder.company).bench
        #expect(bench.take("publish", ["text": "法定代表人李大同"]).count == 1)
        #expect(bench.take("publish", ["text": "平江某食品有限公司（91430626MA4L00000Y）不服一案"]) == [])
    }
}
