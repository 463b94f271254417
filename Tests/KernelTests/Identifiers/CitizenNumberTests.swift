import Kernel
import Testing

@Suite("公民身份号码（GB 11643）")
struct CitizenNumberTests {
    static let valid: [String] = ["11010519491231002X", "440524188001010014", "110101199003077811", "430626200002290017", "911124198108030024"]

    @Test(arguments: valid)
    func `地区、生日和校验码都对的，认`(number: String) {
        #expect(CitizenNumber(number)?.description == number)
        #expect(CitizenNumber(number.lowercased())?.description == number)
    }

    @Test(arguments: [
        "", "1", "11010519491231002", "11010519491231002X0", "010105194912310027", "990105194912310020", "11010519491331002X", "11010519490230002X",
        "11010519491231002Y", "X1010519491231002X", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X",
    ])
    func `长度、地区、生日或者写法不对的，不认`(text: String) {
        #expect(CitizenNumber(text) == nil)
    }

    /// 2000 was a leap year, 1900 was not: the check characters of both are right.
    @Test func `没有那一天的不认`() {
        #expect(CitizenNumber("430626200002290017") != nil)
        let digits = Array("43062619000229001".utf8).map { Int($0 - 0x30) }
        let sum = zip(digits, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(CitizenNumber("43062619000229001" + String(Array("10X98765432")[sum % 11])) == nil)
    }

    @Test(arguments: valid)
    func `前十七位补上校验码就是这个号码`(number: String) {
        #expect(CitizenNumber(completing: number.dropLast())?.description == number)
    }

    @Test(arguments: ["", "1101051949123100", "11010519491231002X", "1101051949123100X", "01010519491231002", "11010519490230002"])
    func `前十七位的长度、地区或者生日不对的，补不出号码`(digits: String) {
        #expect(CitizenNumber(completing: digits) == nil)
    }

    @Test(arguments: valid)
    func `任一位写错都能发现`(number: String) {
        for wrong in oneChanged(number, to: Array("0123456789X")) { #expect(CitizenNumber(wrong) == nil, "\(wrong)") }
    }
}

/// Every text that differs from one in a single character.
func oneChanged(_ text: String, to alphabet: [Character]) -> [String] {
    text.indices.flatMap { index in
        alphabet.filter { $0 != text[index] }.map { other in
            text[..<index] + String(other) + text[text.index(after: index)...]
        }
    }.map { String($0) }
}

@Suite("号码所示的出生日期、性别和周岁（GB 11643，民法典第二百零一条、第二百零二条）")
struct CitizenNumberReadingTests {
    @Test(arguments: [
        ("11010519491231002X", "1949-12-31", false), ("440524188001010014", "1880-01-01", true), ("430626200002290017", "2000-02-29", true),
    ])
    func `第七至十四位为出生日期，第十七位奇数为男、偶数为女`(number: String, birthday: String, isMale: Bool) throws {
        let read = try #require(CitizenNumber(number))
        #expect(read.birthday.iso == birthday && read.isMale == isMale)
    }

    /// The day of birth is not counted; a year is full once its corresponding day is over, in a year without 29 February the 28th.
    @Test(arguments: [
        ("2008-03-02", "2022-03-02", 13), ("2008-03-02", "2022-03-03", 14), ("2008-03-02", "2008-03-02", 0), ("2008-03-02", "2007-01-01", 0),
        ("2004-02-29", "2018-02-28", 13), ("2004-02-29", "2018-03-01", 14), ("2004-02-29", "2024-02-29", 19), ("2004-02-29", "2024-03-01", 20),
        ("2004-12-31", "2022-12-31", 17), ("2004-12-31", "2023-01-01", 18),
    ])
    func `周岁自生日的次日起算，没有对应日的为月末`(birth: String, day: String, age: Int) throws {
        #expect(try #require(Day(iso: birth)).age(on: try #require(Day(iso: day))) == age)
    }
}
