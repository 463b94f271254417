import Testing

@testable import Web

@Suite("拼音")
struct PinyinTests {
    private func matches(_ name: String, _ typed: String) -> Bool { Pinyin.matches([name], typed) == [true] }

    @Test(arguments: ["thb", "tuhuibin", "tuhb", "thuib", "huibin", "hb", "tuhuib", "THB"])
    func `全拼、首字母、混写、只写名字、没写完都认得`(_ typed: String) { #expect(matches("涂晖斌", typed)) }

    @Test(arguments: ["tb", "bht", "tuhubin", "x", "", "涂", "t1"])
    func `不是这样念的不认`(_ typed: String) { #expect(!matches("涂晖斌", typed)) }

    @Test func `多音的姓和吕、女的写法`() {
        #expect(matches("曾丽", "zl") && matches("曾丽", "cengli") && matches("单田", "shant") && matches("仇和", "qiuhe"))
        #expect(matches("吕布", "lvb") && matches("吕布", "lubu") && matches("长沙", "changsha") && matches("重庆", "chongqing"))
        #expect(matches("张三", "zhs") && matches("张三", "zs") && matches("张三", "zhangs"))
    }

    @Test func `名称中间的字母照字母认，一次查很多个也是各查各的`() {
        #expect(matches("A类企业", "alqy") && Pinyin.matches(["张三", "李四", "赵六"], "ls") == [false, true, false])
    }
}
