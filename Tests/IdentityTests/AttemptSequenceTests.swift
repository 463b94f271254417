import Identity
import Kernel
import Storage
import Testing

/// SplitMix64: the same numbers for the same seed, so that a failed walk can be walked again.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("任意登录序列")
struct AttemptSequenceTests {
    /// What an outside observer knows of one login: failures in a row, and until when it has to wait.
    private struct Model {
        var failures = 0
        var lockedUntil = Int64.min

        mutating func fail(at now: Instant) {
            failures += 1
            if failures >= 5 { lockedUntil = now.milliseconds + Int64(min(30 << (failures - 5), 900)) * 1_000 }
        }
    }

    /// Whoever tries whatever in whatever order: no session without the right password and, where there is an authenticator, a
    /// code that is right and unused; and none while the account waits, nor any refusal of what is right when it does not.
    @Test(arguments: 1...20)
    func `没有正确的密码和未用过的口令就没有会话，等待期间也没有`(seed: UInt64) throws {
        let county = try TestCounty()
        let (totp, codes, _) = try county.enrol("head")
        var dice = Seeded(state: seed)
        var models: [String: Model] = [:]
        var lastStep = TOTP.step(at: county.clock.now) - 2
        var unused = codes
        var begun = 0
        var waited = 0
        for number in 0..<300 {
            county.clock.advance(seconds: [0, 1, 1, 7, 31, 400].randomElement(using: &dice)!)
            let login = ["head", "head", "officer", "nobody", "constable"].randomElement(using: &dice)!
            let isRight = Int.random(in: 0..<3, using: &dice) == 0
            let now = county.clock.now
            var model = models[login] ?? Model()
            let result = try county.signIn(login, isRight ? TestCounty.right : "wrong \(number)", address: "10.2.\(seed).\(number)")
            let isLocked = now.milliseconds < model.lockedUntil
            if isLocked {
                waited += 1
                #expect(result.wait.map { $0 > 0 } == true, "第\(number)步")
                continue
            }
            let mayPass = isRight && login != "nobody"
            if !mayPass { model.fail(at: now) }
            if login == "head", mayPass {
                let token = try #require(result.pending, "第\(number)步")
                let step = TOTP.step(at: now)
                let kind = Int.random(in: 0..<6, using: &dice)
                let offset = [-1, 0, 0, 1].randomElement(using: &dice)!
                let recovery = codes.randomElement(using: &dice)!
                let typed = kind == 0 ? recovery : kind < 3 ? totp.code(step: step + offset) : "\(100_000 + number)"
                let passed = try county.identity.secondFactor(pending: token, code: typed)
                // A code may happen to be that of another step in the window; any unused one is right.
                let step6 = (step - 1...step + 1).first { $0 > lastStep && totp.code(step: $0) == typed }
                if let step6 {
                    #expect(passed.begun != nil, "第\(number)步")
                    lastStep = step6
                    model = Model()
                } else if unused.contains(typed) {
                    #expect(passed.begun != nil, "第\(number)步")
                    unused.removeAll { $0 == typed }
                    model = Model()
                } else {
                    #expect(passed.isRefused, "第\(number)步")
                    model.fail(at: now)
                }
                begun += passed.begun == nil ? 0 : 1
            } else {
                #expect((result.begun != nil) == mayPass, "第\(number)步")
                #expect(result.pending == nil)
                if mayPass {
                    model = Model()
                    begun += 1
                }
            }
            models[login] = model
        }
        #expect(begun > 10 && waited > 10, "序列要既有登录也有等待：\(begun)、\(waited)")
        #expect(try county.faults() == [])
    }
}
