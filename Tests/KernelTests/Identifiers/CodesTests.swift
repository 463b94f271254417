import Kernel
import Testing

@Suite("统一社会信用代码、银行卡号和电话号码")
struct CodesTests {
    static let codes: [String] = ["91350100M000100Y43", "91110000600037341L", "12100000400006424D", "911101081020110011"]

    @Test(arguments: codes)
    func `信用代码的校验码对的，认；任一位写错都能发现`(code: String) {
        #expect(SocialCreditCode(code)?.description == code)
        for wrong in oneChanged(code, to: Array("0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ")) { #expect(SocialCreditCode(wrong) == nil, "\(wrong)") }
    }

    @Test(arguments: codes)
    func `前十七位补上校验码就是这个信用代码`(code: String) {
        #expect(SocialCreditCode(completing: code.dropLast())?.description == code)
    }

    @Test(arguments: ["", "91350100M000100Y", "91350100M000100Y43", "91350100I000100Y4", "B1350100M000100Y4", "9135010AM000100Y4"])
    func `前十七位的长度或者写法不对的，补不出信用代码`(characters: String) {
        #expect(SocialCreditCode(completing: characters) == nil)
    }

    @Test(arguments: ["", "91350100M000100Y4", "91350100M000100Y433", "91350100m000100y43", "9135O100M000100Y43", "B1350100M000100Y43"])
    func `信用代码写法不对的，不认`(text: String) {
        #expect(SocialCreditCode(text) == nil)
    }

    static let cards: [String] = [
        "6222021234567890128", "6217000010012345677", "4111111111111111", "371449635398431", "30569309025904", "4222222222222",
    ]

    @Test(arguments: cards)
    func `银行卡号的校验位对的，认；任一位写错都能发现`(card: String) {
        #expect(BankCardNumber(card)?.description == card)
        for wrong in oneChanged(card, to: Array("0123456789")) { #expect(BankCardNumber(wrong) == nil, "\(wrong)") }
    }

    @Test(arguments: ["", "0", "62220212345678901280", "411111111111", "2021030100000007", "6222 0212 3456 7890 128", "411111111111111X"])
    func `长度、开头或者写法不像银行卡的，不认`(text: String) {
        #expect(BankCardNumber(text) == nil)
    }

    @Test(arguments: [
        ("13812345678", true), ("19912345678", true), ("8613812345678", true), ("01062345678", false), ("07306222222", false),
        ("073182222222", false),
    ])
    func `手机号码和带区号的固定电话，认`(number: String, isMobile: Bool) {
        #expect(TelephoneNumber(number)?.isMobile == isMobile)
    }

    @Test(arguments: [
        "", "12345", "1381234567", "138123456789", "12012345678", "4008123123", "00062345678", "01012345678", "07301222222", "0730622222",
        "0730-6222222",
        "8512345678901",
    ])
    func `服务号码、位数不对或者写法不对的，不认`(text: String) {
        #expect(TelephoneNumber(text) == nil)
    }
}
