import Engine
import Kernel
import Proof
import Storage
import TestDatabase
import Testing

@Suite("审计记录")
struct AuditTests {
    let county: TestCounty
    private static let code: String = TestCounty.code

    init() throws { county = try TestCounty() }

    private func at(_ day: String, _ hour: Int = 9, _ minute: Int = 0) throws -> Instant {
        Instant(try #require(Day(iso: day)), hour: hour, minute: minute)
    }

    private func trace(_ events: [AuditEvent]) throws { try county.database.write(for: Self.code) { try $0.trace(Self.code, events) } }

    private func event(
        _ kind: AuditKind, _ at: Instant, _ login: String = "clerk", person: String? = nil, outcome: AuditOutcome = .done, amount: Int = 1
    ) -> AuditEvent {
        AuditEvent(
            kind, outcome, at: at, login: login, person: person ?? login, subject: "甲",
            origin: AuditOrigin(address: "10.0.0.1", device: "试验", request: "r1"), amount: amount)
    }

    private func rows() throws -> [AuditRow] { try county.database.read { try $0.audits(Self.code, AuditFilter(), before: nil, limit: 10_000) } }

    /// Five entries before a day's commitment, two after it.
    private func fill() throws {
        for kind in [AuditKind.signIn, .export, .unmask, .attachment, .signOut] { try trace([event(kind, at("2020-03-02"))]) }
        _ = try county.receive()
        try Checkpoints(county.engine, signer: county.key).make(for: #require(Day(iso: "2020-03-02")))
        for kind in [AuditKind.signIn, .report] { try trace([event(kind, at("2020-03-03"))]) }
    }

    // MARK: - The chain

    @Test func `逐条相连，另有自己的起点；未经改动的，核验相符`() throws {
        try fill()
        let rows = try rows()
        #expect(rows.map(\.entry) == [7, 6, 5, 4, 3, 2, 1])
        #expect(rows.last.map { Digest32(bytes: $0.previous) } != Chain.genesis(county: Self.code))
        for (later, earlier) in zip(rows, rows.dropFirst()) { #expect(later.previous == earlier.hash) }
        let result = try county.verify()
        #expect(result.faults == [] && result.audits == 7)
    }

    static let changes: [(sql: String, says: String)] = [
        ("UPDATE audit_entry SET address = '10.9.9.9' WHERE entry = 3", "第3条的内容与摘要不符"),
        ("UPDATE audit_entry SET person = 'head' WHERE entry = 3", "第3条的内容与摘要不符"),
        ("UPDATE audit_entry SET at = at + 1 WHERE entry = 7", "第7条的内容与摘要不符"),
        ("UPDATE audit_entry SET outcome = 'failed' WHERE entry = 1", "第1条的内容与摘要不符"),
        ("UPDATE audit_entry SET amount = 2, hash = previous WHERE entry = 4", "第5条所记上一条的摘要与上一条不符"),
        ("DELETE FROM audit_entry WHERE entry = 3", "第4条前缺第3至3条"),
        ("DELETE FROM audit_entry WHERE entry <= 2", "第3条前缺第1至2条"),
        (
            """
            INSERT INTO audit_entry SELECT county, 9, at, event, outcome, login, person, subject, address, device, request, amount, previous, hash
            FROM audit_entry WHERE entry = 3
            """, "第9条前缺第8至8条"
        ),
        ("DELETE FROM audit_entry WHERE entry >= 4", "当日已有5条，现在只到第3条，末尾被截去"), ("DELETE FROM audit_entry", "当日已有5条，现在只到第0条，末尾被截去"),
    ]

    @Test(arguments: changes)
    func `背着程序改动、删去、插入、截去的，核验说出是哪一条`(sql: String, says: String) throws {
        try fill()
        try county.database.tamper(sql)
        let faults = try county.verify().faults
        #expect(faults.contains { $0.part == .audit && $0.message.contains(says) && $0.message.contains("会使人误认") }, "\(faults)")
    }

    @Test func `整段改写、重新相连的，与当日所记的不同`() throws {
        try fill()
        try county.database.tamper("DELETE FROM audit_entry")
        for _ in 1...7 { try trace([event(.signIn, at("2020-03-02"), "head")]) }
        let faults = try county.verify().faults
        #expect(faults.map(\.part) == [.audit] && faults[0].message.contains("第5条与当日所记的不同，已被改写"), "\(faults)")
    }

    @Test func `写入的不能修改`() throws {
        try fill()
        #expect(throws: Problem.self) { try county.database.write { try $0.execute("UPDATE audit_entry SET subject = '乙'") } }
        #expect(try rows().allSatisfy { $0.subject == "甲" })
    }

    // MARK: - What is kept

    @Test func `文字有界，看不见的字符不写入；没有的账号只写摘要`() throws {
        let long = "甲\u{202E}\n\u{0000}" + String(repeating: "乙", count: 500)
        let origin = AuditOrigin(address: long, device: long, request: long)
        try trace([
            AuditEvent(.signIn, .failed, at: at("2020-03-02"), tried: "Ping-jiang 2026!", subject: long, origin: origin),
            AuditEvent(.signIn, .failed, at: at("2020-03-02"), tried: "clerk", subject: long, origin: origin),
        ])
        let rows = try rows()
        #expect(rows.map(\.login) == ["clerk", ""] && rows.map(\.person) == ["clerk", ""])
        #expect(rows[1].subject.hasPrefix("没有的账号（摘要") && !rows.contains { $0.chained.contains("Ping") })
        for row in rows {
            #expect(row.device.unicodeScalars.count == 200 && row.address.unicodeScalars.count == 64)
            #expect(row.chained.split(separator: "\n", omittingEmptySubsequences: false).count == 11)
            #expect(!row.chained.contains("\u{202E}"))
        }
        #expect(try county.verify().faults == [])
    }

    @Test func `恢复、演练等对数据本身所做的，记入全过程记录的同时也记入审计记录`() throws {
        try county.database.write(for: Self.code) { connection in
            _ = try RegisterEntry(
                kind: RegisterEntry.upkeep, action: "restore", login: "system", person: "system", organ: Self.code, commitsToRegisters: false
            ).append(Self.code, connection, at: at("2020-03-02"))
        }
        #expect(try rows().map(\.subject) == ["恢复，全过程记录第2条"] && rows()[0].event == AuditKind.upkeep.rawValue)
        #expect(try county.verify().faults == [])
    }

    @Test func `说得出审计记录现有多少、自何时起、到哪一条已经固定`() throws {
        #expect(try county.database.read { try $0.trailStanding(Self.code) } == nil)
        try fill()
        let standing = try #require(try county.database.read { try $0.trailStanding(Self.code) })
        #expect(standing.count == 7 && standing.first.entry == 1 && standing.last.entry == 7 && standing.pruned == 0)
        let entries = try county.rows("journal")
        #expect(standing.committed?.entry == 5 && standing.committed?.journal == entries)
        _ = try AuditPruning(county.engine).run(at: at("2021-04-01"))
        let later = try #require(try county.database.read { try $0.trailStanding(Self.code) })
        #expect(later.count == 1 && later.first.entry == 7 && later.pruned == 6)
    }

    // MARK: - Its end of time

    @Test func `到期的从头清理，记入全过程记录；此后照样相连，核验相符`() throws {
        for (day, count) in [("2020-01-10", 3), ("2020-02-10", 2), ("2020-09-01", 2), ("2021-02-15", 1)] {
            for _ in 0..<count { try trace([event(.signIn, at(day))]) }
            _ = try county.receive(on: day)
            try Checkpoints(county.engine, signer: county.key).make(for: #require(Day(iso: day)))
        }
        let pruning = AuditPruning(county.engine)
        #expect(try pruning.run(at: at("2020-12-31")) == 0 && rows().count == 8)
        #expect(try pruning.run(at: at("2021-03-01")) == 5)
        #expect(try rows().map(\.entry) == [8, 7, 6])
        #expect(try county.verify().faults == [])
        try trace([event(.signIn, at("2021-03-01"))])
        #expect(try rows().first?.entry == 9)
        #expect(try county.verify().faults == [])
        try county.database.tamper("DELETE FROM audit_entry WHERE entry = 6")
        #expect(try county.verify().faults.contains { $0.message.contains("第7条前缺第6至6条") })
    }

    @Test func `最后一条总是留着，下一条要接着它`() throws {
        try trace([event(.signIn, at("2020-01-10")), event(.signOut, at("2020-01-10"))])
        #expect(try AuditPruning(county.engine).run(at: at("2022-01-10")) == 1)
        #expect(try rows().map(\.entry) == [2])
        try trace([event(.signIn, at("2022-01-10"))])
        #expect(try county.verify().faults == [])
    }

    @Test func `清理分批；中断的核验相符，下一次接着清理`() throws {
        try trace(try (0..<2_500).map { _ in try event(.signIn, at("2020-01-10")) } + [event(.signIn, at("2020-12-10"))])
        var asked = 0
        let pruning = AuditPruning(county.engine)
        func isStopping() -> Bool {
            asked += 1
            return asked > 1
        }
        _ = try pruning.run(at: at("2021-02-01"), isStopping: isStopping)
        #expect(try county.rows("audit_entry") == 1_501)
        #expect(try county.verify().faults == [])
        _ = try pruning.run(at: at("2021-02-02"))
        #expect(try county.rows("audit_entry") == 1 && county.verify().faults == [])
    }

    @Test func `不满六个月的被清理，即使写明了，核验也指出`() throws {
        try fill()
        let row = try #require(try rows().first { $0.entry == 6 })
        for day in ["2020-03-10", "2020-03-20"] {
            _ = try county.receive(on: day)
            try Checkpoints(county.engine, signer: county.key).make(for: #require(Day(iso: day)))
        }
        _ = try county.database.write(for: Self.code) { connection in
            try RegisterEntry(
                kind: "audit", action: "prune", login: "system", person: "system", organ: Self.code,
                changes: [.init("through", .integer(6)), .init("hash", .text(Hex.encode(row.hash))), .init("months", .integer(1))],
                commitsToRegisters: false
            ).append(Self.code, connection, at: at("2020-09-01"))
        }
        try county.database.tamper("DELETE FROM audit_entry WHERE entry <= 6")
        let faults = try county.verify().faults
        #expect(faults.map(\.part) == [.audit] && faults[0].message.contains("其中有不满6个月的"), "\(faults)")
    }

    @Test func `时钟存疑时不清理；确认以后再清理`() throws {
        try trace([event(.signIn, at("2020-01-10")), event(.signIn, at("2020-03-02"))])
        func clock(_ action: String, _ day: String) throws {
            _ = try county.database.write(for: Self.code) { connection in
                try RegisterEntry(
                    kind: "clock", action: action, login: "system", person: "system", organ: Self.code, changes: [], commitsToRegisters: false
                ).append(Self.code, connection, at: at(day))
            }
        }
        try clock("notice", "2030-03-02")
        #expect(try AuditPruning(county.engine).run(at: at("2030-03-03")) == nil)
        #expect(try rows().count == 2)
        try clock("release", "2030-03-03")
        #expect(try AuditPruning(county.engine).run(at: at("2030-03-04")) == 1)
    }

    @Test func `保存不少于六个月，各项设置都有界，须由另一人确认`() {
        #expect(AuditSettings.months.problem(with: "5")?.rule == "应为6至120")
        #expect(AuditSettings.months.problem(with: "6") == nil)
        for setting in AuditSettings.declared { #expect(setting.permitsFallback && setting.isWeighty && setting.problem(with: "0") != nil) }
    }

    // MARK: - Alerts

    @Test func `一小时内查看个人信息过多即告警，同一人一小时一次，换账号也算`() throws {
        for minute in 0..<31 {
            try trace([event(.unmask, at("2020-03-02", 9, minute), minute.isMultiple(of: 2) ? "clerk" : "clerk-2", person: "clerk")])
        }
        let first = try rows().filter { $0.event == AuditKind.alertUnmask.rawValue }
        #expect(first.count == 1 && first[0].person == "clerk" && first[0].subject.contains("31") && first[0].entry == 32)
        for minute in 31..<50 { try trace([event(.unmask, at("2020-03-02", 9, minute))]) }
        #expect(try rows().filter { $0.event == AuditKind.alertUnmask.rawValue }.count == 1)
        for minute in 0..<31 { try trace([event(.unmask, at("2020-03-02", 12, minute))]) }
        #expect(try rows().filter { $0.event == AuditKind.alertUnmask.rawValue }.count == 2)
        // Others', and what was refused, count for nobody.
        for minute in 0..<31 {
            let moment = try at("2020-03-02", 15, minute)
            try trace([event(.unmask, moment, outcome: .refused), event(.unmask, moment, "p\(minute)")])
        }
        #expect(try rows().filter { $0.event == AuditKind.alertUnmask.rawValue }.count == 2)
        #expect(try county.verify().faults == [])
    }

    @Test func `导出的次数和行数各有界；界可以自定`() throws {
        try trace([event(.exported, at("2020-03-02"), amount: 5_000)])
        #expect(try !rows().contains { $0.event == AuditKind.alertExport.rawValue })
        try trace([event(.exported, at("2020-03-02"), amount: 1)])
        #expect(try rows().first?.event == AuditKind.alertExport.rawValue)
        try county.database.write(for: Self.code) { try $0.set(Self.code, setting: AuditSettings.exports.key, to: "2") }
        for minute in 0..<3 { try trace([event(.export, at("2020-03-02", 14, minute))]) }
        #expect(try rows().first?.event == AuditKind.alertExport.rawValue && rows().first?.amount == 3)
    }
}

@Suite("审计记录的写入")
struct AuditTrailTests {
    let county: TestCounty
    let now: Instant

    init() throws {
        county = try TestCounty()
        now = Instant(try #require(Day(iso: "2020-03-02")), hour: 9)
    }

    private func trail(capacity: Int = 4_096) -> AuditTrail {
        let now = now
        return AuditTrail(county.engine, capacity: capacity, now: { now })
    }

    private func failure(_ address: String, login: String? = nil) -> AuditEvent {
        AuditEvent(.signIn, .failed, at: now, tried: login, origin: AuditOrigin(address: address))
    }

    private func rows() throws -> [AuditRow] {
        try county.database.read { try $0.audits(TestCounty.code, AuditFilter(), before: nil, limit: 10_000) }.reversed()
    }

    private func rename(_ old: String, _ new: String) throws {
        try county.database.write { try $0.executeScript("ALTER TABLE \(old) RENAME TO \(new)") }
    }

    @Test func `等候写入的，回来时已经写入；同时的也逐条相连`() async throws {
        let (trail, now) = (trail(), now)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask { try await trail.write(AuditEvent(.export, at: now, login: "p\(number)", person: "p\(number)")) }
            }
            try await group.waitForAll()
        }
        #expect(try rows().count == 200 && county.verify().faults == [])
    }

    @Test func `一个地址一分钟以内连续失败的，逐条写十条，其余合并，一次也不漏记`() throws {
        let trail = trail()
        for _ in 0..<1_000 { trail.note(failure("203.0.113.7")) }
        trail.flush()
        let rows = try rows()
        #expect(rows.count == 11 && rows.map(\.amount).reduce(0, +) == 1_000 && rows.last?.amount == 990)
        #expect(rows.allSatisfy { $0.address == "203.0.113.7" })
    }

    @Test func `许多地址一起来的，一分钟也只有几十条，次数不漏`() throws {
        let trail = trail()
        for number in 0..<10_000 { trail.note(failure("203.0.113.\(number % 250)")) }
        trail.flush()
        let rows = try rows()
        #expect(rows.count <= 60 + 21 && rows.map(\.amount).reduce(0, +) == 10_000)
    }

    @Test func `一人一刻钟以内查看的事项合为一条，写明是哪些；满二十件、换了地址、过了一刻钟的另起一条`() throws {
        let trail = trail()
        let actor = try county.engine.actor("clerk")
        func look(_ matter: MatterID, _ minute: Int = 0, from address: String = "10.0.0.1") {
            let at = Instant(milliseconds: now.milliseconds + Int64(minute) * 60_000)
            trail.look(at: matter, by: actor, at: at, origin: AuditOrigin(address: address, device: "试验"))
        }
        for matter in [3, 3, 8, 3] { look(matter) }
        look(9, from: "10.0.0.2")
        trail.flush()
        let first = try rows()
        #expect(first.map(\.subject) == ["事项3、8", "事项9"] && first.map(\.amount) == [4, 1] && first.map(\.address) == ["10.0.0.1", "10.0.0.2"])
        #expect(first.allSatisfy { $0.event == "look" && $0.person == "clerk" && $0.outcome == "done" })
        for matter in 1...25 { look(matter, 20) }
        look(7, 36)
        look(8, 50)
        look(9, 51)
        trail.flush()
        let numbers = (1...20).map { "\($0)" }.joined(separator: "、")
        #expect(try rows().dropFirst(2).map(\.subject) == ["事项\(numbers)", "事项21、22、23、24、25", "事项7、8", "事项9"])
        #expect(try county.verify().faults == [])
    }

    @Test func `写不进去时：等候的得到错误；不等候的留在队列中，队列满了的计数，恢复以后一并写入`() async throws {
        let trail = trail(capacity: 3)
        try rename("audit_entry", "away")
        await #expect(throws: (any Error).self) { try await trail.write(AuditEvent(.export, at: now)) }
        for number in 0..<5 {
            trail.note(failure("203.0.113.\(number)"))
            trail.flush()
        }
        #expect(trail.standing.waiting == 3 && trail.standing.lost == 2 && trail.standing.isFailing)
        let full = await #expect(throws: Problem.self) { try await trail.write(AuditEvent(.export, at: now)) }
        #expect(full?.code == .auditBusy)
        try rename("away", "audit_entry")
        trail.flush()
        let rows = try rows()
        #expect(rows.map(\.event) == ["lost", "sign-in", "sign-in", "sign-in"] && rows.first?.amount == 2)
        #expect(trail.standing.waiting == 0 && trail.standing.lost == 2 && !trail.standing.isFailing)
        try await trail.write(AuditEvent(.export, at: now))
        #expect(try self.rows().count == 5)
    }

    @Test func `查看个人信息与其记录同进退：审计记录写不进去的，什么也没有记、没有给`() throws {
        let id = try county.receive()
        let actor = try county.engine.actor("clerk")
        try county.engine.disclose(id, to: actor, reason: "核对身份证", at: now)
        #expect(try rows().map(\.event) == ["unmask"] && rows().first?.person == "clerk" && rows().first?.subject.contains("事项\(id)") == true)
        let entries = try county.rows("journal")
        try rename("audit_entry", "away")
        #expect(throws: (any Error).self) { try county.engine.disclose(id, to: actor, reason: "核对身份证", at: now) }
        #expect(try county.rows("journal") == entries)
        try rename("away", "audit_entry")
    }
}
