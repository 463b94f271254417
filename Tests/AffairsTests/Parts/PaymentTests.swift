import Kernel
import Testing

@testable import Affairs

@Suite("缴款")
struct PaymentTests {
    private static func day(_ text: String) -> Day { Day(iso: text)! }

    private static func instalments(_ list: [(String?, Int?)]) -> [Instalment] {
        list.map { due, yuan in
            var instalment = Instalment()
            (instalment.due, instalment.amount) = (due.map(day), yuan.map { .yuan($0) })
            return instalment
        }
    }

    @Test func `已缴为各次之和，没有金额的不计`() {
        let payments = [300, nil, 200].map { yuan in
            var payment = Payment()
            payment.amount = yuan.map { .yuan($0) }
            return payment
        }
        #expect(payments.total == .yuan(500) && [Payment]().total == .zero)
    }

    @Test func `逐项存入，读回一样`() {
        var payment = Payment()
        (payment.on, payment.amount, payment.receipt) = (Self.day("2022-03-02"), .yuan(5), "A1")
        #expect(Payment(json: payment.json) == payment)
        let instalment = Self.instalments([("2022-03-02", 5)])[0]
        #expect(Instalment(json: instalment.json) == instalment)
    }

    /// Put off on 2022-03-10 until 2022-06-30, five hundred yuan.
    @Test(
        arguments: [
            ([], true), ([("2022-06-30", 500)], true), ([("2022-03-10", 200), ("2022-06-30", 300)], true),
            ([("2022-03-09", 200), ("2022-06-30", 300)], false), ([("2022-04-10", 200), ("2022-07-01", 300)], false),
            ([("2022-04-10", 200), ("2022-04-10", 300)], false), ([("2022-05-10", 200), ("2022-04-10", 300)], false),
            ([("2022-04-10", 200), ("2022-06-30", 299)], false), ([("2022-04-10", 200), ("2022-06-30", 301)], false),
            ([(nil, 200), ("2022-06-30", 300)], false), ([("2022-04-10", nil), ("2022-06-30", 500)], false),
        ] as [([(String?, Int?)], Bool)])
    func `分期逐期写明日期和金额，在延期以内，合计为应缴数额（第六十六条第二款）`(list: [(String?, Int?)], lawful: Bool) {
        let instalments = Self.instalments(list)
        #expect(instalments.isInOrder(from: Self.day("2022-03-10"), until: Self.day("2022-06-30"), paying: .yuan(500)) == lawful)
        #expect(Self.instalments([("2022-04-10", 200), (nil, nil)]).total == .yuan(200))
    }
}
