import Kernel
import Testing

@Suite("公开前查找个人信息")
struct PersonalDataScanTests {
    private func found(_ text: String, _ names: String...) -> [String] {
        PersonalDataScan.findings(in: text, names: names).map { "\($0.kind.rawValue):\(text[$0.range])" }
    }

    @Test(arguments: [
        ("身份证号11010519491231002X。", "identityNumber:11010519491231002X"), ("身份证11010519491231002x", "identityNumber:11010519491231002x"),
        ("（１１０１０５１９４９１２３１００２Ｘ）", "identityNumber:１１０１０５１９４９１２３１００２Ｘ"),
        ("号码 110105 19491231 002X，", "identityNumber:110105 19491231 002X"), ("440524-1880-0101-0014", "identityNumber:440524-1880-0101-0014"),
        ("编号00440524188001010014完", "identityNumber:440524188001010014"), ("44052418800101001413812345678", "identityNumber:440524188001010014"),
        ("电话13812345678", "telephone:13812345678"), ("tel:+86 138-1234-5678", "telephone:138-1234-5678"), ("tel13812345678", "telephone:13812345678"),
        ("008613812345678", "telephone:008613812345678"), ("电话：０７３０－６２２２２２２", "telephone:０７３０－６２２２２２２"),
        ("(0730)6222222转8001", "telephone:0730)6222222"), ("0731 8222 2222", "telephone:0731 8222 2222"), ("010—62345678", "telephone:010—62345678"),
        ("卡号6222 0212 3456 7890 128", "bankCard:6222 0212 3456 7890 128"), ("6222021234567890128", "bankCard:6222021234567890128"),
        ("2020-03-06 13812345678", "telephone:13812345678"),
    ])
    func `连写、分写、全角都找得到`(text: String, expected: String) {
        #expect(found(text) == [expected])
    }

    @Test(arguments: [
        "", "平公罚决字〔2020〕第123号", "自2020年3月6日起，至2021-03-05止", "91350100M000100Y43", "统一社会信用代码911101081020110011", "拨打12345或者400-812-3123",
        "罚款15000000000元", "面积12 13 14 15 16 17 18 19 20亩", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "a13812345678bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "项目代码2018-430626-48-03-012345", "11010519491231003X",
    ])
    func `文号、日期、信用代码、热线、金额、摘要都不是`(text: String) {
        #expect(found(text) == [])
    }

    @Test func `一段文字里的都找到，按先后`() {
        let text = "张三丰（11010519491231002X，电话13812345678）与李四海协商，转账至6222021234567890128。张　三 丰签字。"
        #expect(
            found(text, "张三丰", "李四海", "王") == [
                "name:张三丰", "identityNumber:11010519491231002X", "telephone:13812345678", "name:李四海", "bankCard:6222021234567890128", "name:张　三 丰",
            ])
    }

    @Test func `单字的名不找，别人的名不管`() {
        #expect(found("王村的张三丰", "王", "张三", "丰张") == ["name:张三"])
    }

    @Test func `标明所在之处，不把号码姓名再说一遍`() throws {
        let text = "处罚情况如下：当事人联系电话13812345678，\n住所地在甲镇乙村丙组"
        let finding = try #require(PersonalDataScan.findings(in: text).first)
        #expect(PersonalDataScan.excerpt(of: finding, in: text) == "…事人联系电话138****， 住所地在…")
        let name = try #require(PersonalDataScan.findings(in: "张三丰违法", names: ["张三丰"]).first)
        #expect(PersonalDataScan.excerpt(of: name, in: "张三丰违法") == "张某某违法")
    }

    @Test(arguments: [
        ("张三丰（11010519491231002X）与李四海协商", "×××（×××）与×××协商"), ("张三丰", "×××"), ("没有", "没有"), ("", ""), ("张三张三丰", "×××"),
    ])
    func `隐去以后，再也找不到`(text: String, public: String) {
        let names = ["张三丰", "李四海", "张三张", "三张三"]
        let left = PersonalDataScan.withholding(PersonalDataScan.findings(in: text, names: names), from: text)
        #expect(left == `public` && PersonalDataScan.findings(in: left, names: names).isEmpty)
    }

    /// Four times the text takes about four times as long, even where every group may begin a number.
    @Test func `时间与字数成正比`() {
        func seconds(_ text: String) -> Double {
            let clock = ContinuousClock()
            return (0..<3).map { _ in Double(clock.measure { _ = PersonalDataScan.findings(in: text, names: ["张张张丰"]) }.components.attoseconds) }
                .min() ?? 0
        }
        let short = String(repeating: "622 1381 张张张 0730-", count: 1_000)
        #expect(seconds(String(repeating: short, count: 4)) < 12 * seconds(short))
    }
}
