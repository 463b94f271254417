import Affairs
import Engine
import Kernel
import Storage
import Testing

/// From project approval to expiry through the engine: desks, sub-procedure, numbers, facts, and the clean-up that ends it.
@Suite("规范性文件从立项到清理")
struct DocumentStoryTests {
    static let government: OrganCode = OrganCode("430626")
    static let police: OrganCode = OrganCode("430626-ga")
    static let justice: OrganCode = OrganCode("430626-sf")

    let county: StoryCounty
    private var engine: Engine { county.engine }

    init() throws {
        let organs = [
            Organ(code: Self.government, name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: [.government]),
            Organ(code: Self.police, name: "平江县公安局", short: "平公", level: .department, parent: Self.government, duties: [.enforcement]),
            Organ(code: Self.justice, name: "平江县司法局", short: "平司", level: .department, parent: Self.government, duties: [.justice]),
        ]
        let people: [(id: String, organ: OrganCode, roles: [Role])] = [
            ("drafter", Self.police, [.clerk]), ("office", Self.government, [.office]), ("mayor", Self.government, [.head]),
            ("lawyer", Self.justice, [.legality]), ("chief", Self.justice, [.legality]), ("clerk", Self.government, [.clerk]),
        ]
        county = try StoryCounty(
            organs: organs, people: people,
            kinds: [KindDefinition(NormativeDocument.self), KindDefinition(LegalityReview.self), KindDefinition(DocumentCleanup.self)])
    }

    private static let papers = "draft,explanation,basis,consultation,legalUnitOpinion"
    private static let findings =
        "[" + LegalityReview.Item.allCases.map { #"{"item":"\#($0.rawValue)","finding":"conforms"}"# }.joined(separator: ",") + "]"

    private func published() throws -> MatterID {
        let project = [
            "title": "平江县户外广告管理办法", "maker": "430626", "makerKind": "government", "nature": "normative", "necessity": "细化", "overlap": "none",
            "isPlanned": "是",
        ]
        let id = try county.take(.opening(kind: "document", organ: Self.police), "propose", by: "drafter", on: "2020-03-02", project).matter
        try county.take(.matter(id), "approve-project", by: "office", on: "2020-03-03")
        try county.take(.matter(id), "assess", by: "drafter", on: "2020-03-04", ["assessment": "可行"])
        try county.take(.matter(id), "draft", by: "drafter", on: "2020-03-05", ["legalBasis": "广告法", "explanation": "说明"])
        try county.take(.matter(id), "consult", by: "drafter", on: "2020-03-06", ["consultUntil": "2020-03-20"])
        let closing = ["opinionsReceived": "0", "adoptionExplanation": "无意见"]
        try county.take(.matter(id), "close-consultation", by: "drafter", on: "2020-03-23", closing)
        try county.take(.matter(id), "submit", by: "drafter", on: "2020-03-24", ["legalUnitOpinion": "合法", "papers": Self.papers])
        let review = try #require(try county.take(.matter(id), "receive", by: "office", on: "2020-03-25").children.first)
        #expect(try engine.look { try $0.dossier(review).row.organ } == Self.justice)
        try county.take(.matter(review), "accept", by: "lawyer", on: "2020-03-26")
        let opinion = ["outcome": "lawful", "opinion": "合法", "findings": Self.findings]
        try county.take(.matter(review), "opine", by: "lawyer", on: "2020-04-02", opinion)
        try county.take(.matter(review), "conclude", by: "chief", on: "2020-04-03")
        #expect(try county.record(NormativeDocument.self, id).review?.id == review)
        #expect(try county.record(LegalityReview.self, review).number == "平司审字〔2020〕第1号")
        let meeting = ["meetings": #"[{"form":"executive","name":"第5次常务会议","on":"2020-04-07","result":"passed"}]"#]
        try county.take(.matter(id), "pass", by: "office", on: "2020-04-07", meeting)
        try county.take(.matter(id), "sign", by: "mayor", on: "2020-04-08")
        try county.take(.matter(id), "register", by: "chief", on: "2020-04-09")
        try county.take(
            .matter(id), "publish", by: "office", on: "2020-04-10", ["effectiveOn": "2020-05-10", "channels": "website", "validUntil": "2022-05-09"])
        try county.take(.matter(id), "file", by: "office", on: "2020-04-20", ["filedWith": "superiorGovernment,standingCommittee"])
        return id
    }

    @Test func `经司法局审核、县政府公布，登记号和发文字号由系统给出`() throws {
        let document = try county.record(NormativeDocument.self, published())
        #expect(document.registrationNumber == "PJDR—2020—00001")
        #expect(document.number == "平政发〔2020〕1号")
        #expect(document.filingNumber == "平政备〔2020〕1号")
        #expect(document.isInForce(on: try #require(Day(iso: "2020-05-10"))))
    }

    @Test func `有效期届满之次日，由系统按失效办理`() throws {
        let id = try published()
        let sweep = { (day: String) in try engine.batch { try Sweep(engine).run(on: #require(Day(iso: day)), in: $0).performed.map(\.action) } }
        #expect(try sweep("2022-05-09") == [])
        #expect(try sweep("2022-05-10") == ["lapse"])
        #expect(try county.stage(id) == "lapsed")
        #expect(try county.record(NormativeDocument.self, id).lapsedOn == Day(iso: "2022-05-10"))
    }

    @Test func `清理决定公布以后，文件援引清理决定废止`() throws {
        let id = try published()
        let input = ["title": "2020年清理", "cutOff": "2020-06-30", "scope": "全部"]
        let cleanup = try county.take(.opening(kind: "cleanup", organ: Self.government), "start", by: "office", on: "2020-07-01", input).matter
        let proposals = #"[{"document":\#(id),"proposal":"repealed","reason":"上位法已废止"}]"#
        try county.take(.matter(cleanup), "propose", by: "clerk", on: "2020-07-06", ["proposer": "430626", "proposals": proposals])
        try county.take(.matter(cleanup), "review", by: "lawyer", on: "2020-07-13", ["reviewOpinion": "同意"])
        try county.take(.matter(cleanup), "deliberate", by: "office", on: "2020-07-20", ["meetings": #"[{"name":"第9次常务会议","on":"2020-07-20"}]"#])
        try county.take(.matter(cleanup), "announce", by: "office", on: "2020-07-27")
        try county.take(.matter(id), "repeal", by: "office", on: "2020-08-03", ["repealGround": "cleanup", "cleanup": String(cleanup)])
        try county.take(.matter(cleanup), "close", by: "office", on: "2020-08-10")
        #expect(try county.stage(id) == "repealed")
        #expect(try county.stage(cleanup) == "closed")
    }

    @Test func `合同由部门送司法局审查，意见书由司法局编号`() throws {
        let input = ["subject": "contract", "subjectTitle": "供水协议", "requester": "430626-ga", "materials": "合同文本"]
        for organ in [Self.police, Self.justice] {
            let id = try county.take(.opening(kind: "legality-review", organ: organ), "submit", by: "drafter", on: "2020-03-02", input).matter
            try county.take(.matter(id), "accept", by: "lawyer", on: "2020-03-03")
            try county.take(.matter(id), "opine", by: "lawyer", on: "2020-03-04", ["outcome": "lawful", "opinion": "合法"])
            try county.take(.matter(id), "conclude", by: "chief", on: "2020-03-05")
            #expect(try county.record(LegalityReview.self, id).number.hasPrefix("平司审字〔2020〕第"))
        }
    }
}
