import Testing

@testable import Kernel

/// Duties of this tree: the kernel itself knows none.
extension Organ.Duty {
    fileprivate static let government: Organ.Duty = Organ.Duty("government", "县人民政府")
    fileprivate static let reconsideration: Organ.Duty = Organ.Duty("reconsideration", "行政复议机关")
    fileprivate static let justice: Organ.Duty = Organ.Duty("justice", "司法行政部门")
    fileprivate static let market: Organ.Duty = Organ.Duty("market", "市场监督管理部门")
    fileprivate static let enforcement: Organ.Duty = Organ.Duty("enforcement", "行政执法主体")
    fileprivate static let township: Organ.Duty = Organ.Duty("township", "乡镇人民政府")
}

@Suite("机关和条文")
struct OrganTreeTests {
    /// 县 → 司法局、公安局(→ 派出所)、镇(→ 村).
    static let tree: OrganTree = OrganTree([
        organ("xian", .county, nil, [.government, .reconsideration]), organ("sf", .department, "xian", [.justice]),
        organ("ga", .department, "xian", [.enforcement]), organ("pcs", .department, "ga"), organ("zhen", .township, "xian", [.township]),
        organ("cun", .village, "zhen"), organ("zhenSf", .township, "zhen", [.justice]),
    ])

    static func organ(_ code: String, _ level: Organ.Level, _ parent: String?, _ duties: Set<Organ.Duty> = []) -> Organ {
        Organ(code: OrganCode(code), name: code + "名", short: code, level: level, parent: parent.map { OrganCode($0) }, duties: duties)
    }

    @Test(arguments: [
        ("ga", Organ.Duty.enforcement, "ga"),  // itself
        ("xian", .justice, "sf"),  // a child
        ("pcs", .justice, "sf"),  // a child of an organ further up
        ("pcs", .enforcement, "ga"),  // its parent
        ("cun", .township, "zhen"), ("cun", .government, "xian"), ("sf", .reconsideration, "xian"),
        ("cun", .justice, "zhenSf"),  // the nearer of two
        ("zhen", .justice, "zhenSf"),
    ])
    func `承担职责的机关：先自己，再下级，再逐级向上`(from: String, duty: Organ.Duty, found: String) {
        #expect(Self.tree.nearest(duty, to: OrganCode(from)) == OrganCode(found))
    }

    @Test func `没有机关承担的，找不到；不认识的机关，也找不到`() {
        #expect(Self.tree.nearest(.market, to: OrganCode("cun")) == nil)
        #expect(Self.tree.nearest(.government, to: OrganCode("nowhere")) == nil)
    }

    @Test func `下级全部在内，不重不漏`() {
        let all = Self.tree.subtree(of: OrganCode("xian")).map(\.description)
        #expect(all.first == "xian")
        #expect(all.count == 7 && Set(all).count == 7)
        #expect(Set(Self.tree.subtree(of: OrganCode("zhen")).map(\.description)) == ["zhen", "cun", "zhenSf"])
        #expect(Self.tree.subtree(of: OrganCode("cun")) == [OrganCode("cun")])
        #expect(Self.tree.root == OrganCode("xian"))
    }

    @Test func `不在册的机关以代码为名`() {
        #expect(Self.tree.name(of: OrganCode("ga")) == "ga名")
        #expect(Self.tree.name(of: OrganCode("x")) == "x")
        #expect(Self.tree[OrganCode("x")] == nil)
    }

    @Test(arguments: [
        (0, "零"), (1, "一"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"), (42, "四十二"), (90, "九十"), (99, "九十九"),
        (100, "一百"), (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (119, "一百一十九"), (120, "一百二十"), (194, "一百九十四"), (205, "二百零五"),
        (999, "九百九十九"), (1_000, "1000"), (-3, "负三"),
    ])
    func `条号的写法`(number: Int, text: String) { #expect(chineseNumeral(number) == text) }

    @Test func `一至九百九十九各不相同`() { #expect(Set((1...999).map { chineseNumeral($0) }).count == 999) }

    @Test func `引用到条、款、项`() {
        let law = StatuteEdition("x", "某法", "2020年", from: "2020-01-01", until: "2020-12-31")
        #expect(law(29).description == "《某法》第二十九条")
        #expect(law(29, 1, item: 3).description == "《某法》第二十九条第一款第（三）项")
        #expect(law(23, item: 2).withEdition == "《某法》（2020年）第二十三条第（二）项")
        let inForce = ["2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01"].compactMap { Day(iso: $0) }.map { law.isInForce(on: $0) }
        #expect(inForce == [false, true, true, false])
    }
}
