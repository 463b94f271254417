import Identity
import Kernel
import Testing

@Suite("密码")
struct PasswordTests {
    static let cheap = PasswordHash.Cost(rounds: 2)

    @Test func `默认的代价是N为2的15次方，读回后仍能核对`() throws {
        let hash = try PasswordHash("Ping-jiang 2026!")
        #expect(hash.text.hasPrefix("scrypt$32768$8$1$"))
        let read = try #require(PasswordHash(text: hash.text))
        #expect(try read.verify("Ping-jiang 2026!") == .right(needsRehash: false))
        #expect(try read.verify("Ping-jiang 2026") == .wrong)
    }

    @Test func `代价提高以后，旧的仍能核对并且要求重算`() throws {
        let hash = try PasswordHash("甲乙丙", cost: Self.cheap)
        #expect(try hash.verify("甲乙丙", wanted: PasswordHash.Cost(rounds: 4)) == .right(needsRehash: true))
        #expect(try hash.verify("甲乙丁", wanted: PasswordHash.Cost(rounds: 4)) == .wrong)
    }

    @Test func `同一密码两次所得不同，因为盐不同`() throws {
        #expect(try PasswordHash("a", cost: Self.cheap).text != PasswordHash("a", cost: Self.cheap).text)
    }

    @Test func `一个字母有两种编码，是同一个密码`() throws {
        let hash = try PasswordHash("caf\u{E9}", cost: Self.cheap)
        #expect(try hash.verify("cafe\u{301}", wanted: Self.cheap) == .right(needsRehash: false))
    }

    /// RFC 7914 §12, third vector, shortened to our 32 bytes.
    @Test func `与RFC7914的算例相符`() throws {
        let text = "scrypt$16384$8$1$U29kaXVtQ2hsb3JpZGU=$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI="
        let hash = try #require(PasswordHash(text: text))
        #expect(try hash.verify("pleaseletmein", wanted: hash.cost) == .right(needsRehash: false))
    }

    @Test(arguments: [
        "", "scrypt$2$8$1$AAAAAAAAAAAAAAAA", "bcrypt$2$8$1$AAAAAAAAAAAAAAAA$AAAA", "scrypt$3$8$1$AAAAAAAAAAAAAAAA$AAAA",
        "scrypt$1073741824$8$1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "scrypt$2$8$1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    ])
    func `别的文本不当作摘要`(text: String) { #expect(PasswordHash(text: text) == nil) }

    @Test func `一次性密码不含易混的字符，合乎密码规则，每次不同`() throws {
        let made = (0..<50).map { _ in OneTimePassword.random() }
        #expect(Set(made).count == 50)
        for password in made {
            #expect(password.count == 23 && !password.contains { "0O1lIoi".contains($0) })
            #expect(try PasswordRules.problems(password, login: "head", name: "钱局长") == [])
        }
    }

    @Test func `同时核对的太多就请稍候，有空就又可以`() throws {
        let gate = HashingGate(width: 1, queue: 0)
        let told = try gate.pass { try problem { try gate.pass {} } }
        #expect(told.code == .identityBusy)
        #expect(try gate.pass { 7 } == 7)
    }
}

@Suite("密码规则")
struct PasswordRulesTests {
    private func rules(_ password: String, former: [PasswordHash] = []) throws -> String {
        try PasswordRules.problems(password, login: "zhangsan", name: "张三", former: former).map(\.rule).joined(separator: "；")
    }

    @Test(arguments: ["Ping-jiang1", "abcdefgh12XY", "long enough words here", "平江县城关镇ABab", String(repeating: "Ab3defgh", count: 16)])
    func `合乎规则的可以使用`(password: String) throws { #expect(try rules(password) == "") }

    @Test(arguments: [
        ("Ab3!efghi", "至少10个字符"), (String(repeating: "Ab3defgh", count: 16) + "x", "最多128个字符"), ("abcdefghijk", "至少三种"),
        ("abcdefghi123456", "至少三种"), ("xx-ZhangSan-2026", "不得含有账号"), ("X张三的密码-2026", "不得含有本人姓名"), ("Password123!", "不得使用常见密码"),
        ("ADMIN@123456", "不得使用常见密码"), ("20260302-13800001111", "不得使用常见密码"), ("1qaz!QAZ2wsx", "不得使用常见密码"), ("aAaA1aAaA1aAaA1aAaA1", "至少有5个不同的字符"),
    ])
    func `违反哪一条就说哪一条`(password: String, rule: String) throws {
        let told = try rules(password)
        #expect(told.contains(rule), "\(told)")
    }

    @Test func `所有违反的规则一次说完，不重复密码本身`() throws {
        let problems = try PasswordRules.problems("zhangsan", login: "zhangsan", name: "张三")
        #expect(problems.count == 3)
        #expect(problems.allSatisfy { $0.field == "password" && $0.given.isEmpty && !$0.message.contains("zhangsan") })
    }

    @Test func `最近五次用过的不得再用，再早的可以`() throws {
        let former = try (1...6).map { try PasswordHash("Former-password-\($0)", cost: PasswordTests.cheap) }
        for number in 1...5 { #expect(try rules("Former-password-\(number)", former: former).contains("最近5次")) }
        #expect(try rules("Former-password-6", former: former) == "")
    }
}
