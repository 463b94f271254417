import Testing

@testable import Kernel

@Suite("金额和小数")
struct AmountTests {
    @Test(arguments: [
        ("0", 0), ("200", 20_000), ("1,000", 100_000), ("1，234,567.89", 123_456_789), ("12.5", 1_250), ("12.50", 1_250), ("0.05", 5), ("007", 700),
        ("99999999999999.99", 9_999_999_999_999_999),
    ])
    func `金额读作分`(text: String, fen: Int) { #expect(Money(yuan: text)?.fen == fen) }

    @Test(arguments: [
        "", " ", ",", "12.345", "0.001", "1.", ".5", "1..2", "1.2.3", "-1", "+1", "1e3", "１２", "一百", "12元", " 12", "1.-5", "1.+5", "100000000000000",
        "99999999999999999999",
    ])
    func `三位小数、负数和不是金额的，不能读入`(text: String) { #expect(Money(yuan: text) == nil) }

    @Test(arguments: [(0, "0元"), (5, "0.05元"), (50, "0.50元"), (1_250, "12.50元"), (100_000, "1000元")])
    func `金额写作元`(fen: Int, text: String) { #expect(Money(fen: fen).chinese == text) }

    @Test func `写出的金额读回不变`() {
        for fen in Array(0...1_100) + [99_999, 100_001, 123_456_789] { #expect(Money(yuan: Money(fen: fen).yuanText)?.fen == fen) }
    }

    @Test func `金额以分存储，不存负数`() throws {
        #expect(Money(json: .integer(1_250)) == Money(fen: 1_250))
        #expect(Money(json: .integer(-1)) == nil)
        #expect(Money(json: .text("12.50")) == nil)
        #expect(Money.yuan(3) + Money(fen: 5) == Money(fen: 305))
        #expect(Money(fen: 99) < Money.yuan(1))
    }

    @Test(arguments: [
        ("0", 0, "0"), ("86.5", 865_000, "86.5"), ("-1.25", -12_500, "-1.25"), ("0.0001", 1, "0.0001"), ("-0.0001", -1, "-0.0001"),
        ("100", 1_000_000, "100"), ("1.5000", 15_000, "1.5"), ("-0", 0, "0"), ("99999999999.9999", 999_999_999_999_999, "99999999999.9999"),
    ])
    func `小数精确到万分之一`(text: String, value: Int, shown: String) throws {
        let quantity = try Quantity.parse(text)
        #expect(quantity.tenThousandths == value)
        #expect(quantity.shown == shown)
        #expect(Quantity(json: .text(quantity.shown)) == quantity)
    }

    @Test(arguments: ["", "-", "1.23456", "1.", ".5", "--1", "+1", "1e3", "1,000", "100000000000", "1.2.3", "1.-2", " 1"])
    func `五位小数和不是小数的，不能读入`(text: String) {
        #expect(throws: Unreadable.self) { try Quantity.parse(text) }
    }
}
