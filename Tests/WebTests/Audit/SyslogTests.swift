import Engine
import Foundation
import Glibc
import Kernel
import Storage
import Testing

@testable import Web

/// A receiver of syslog messages on this machine.
private final class Receiver {
    private var descriptors: [Int32] = []
    private(set) var port: Int = 0
    private let isStream: Bool

    /// - Parameter port: 0 for any that is free.
    init(stream: Bool, port: Int = 0) throws {
        isStream = stream
        let descriptor = socket(AF_INET, Int32(stream ? SOCK_STREAM.rawValue : SOCK_DGRAM.rawValue), 0)
        descriptors.append(descriptor)
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0 }
        }
        try #require(bound && (!stream || listen(descriptor, 4) == 0))
        self.port = Int(in_port_t(bigEndian: address.sin_port))
        wait(descriptor)
    }

    init(path: String) throws {
        isStream = false
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        descriptors.append(descriptor)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0 }
        }
        try #require(bound)
        wait(descriptor)
    }

    deinit { hangUp() }

    func hangUp() {
        for descriptor in descriptors { _ = close(descriptor) }
        descriptors = []
    }

    private func wait(_ descriptor: Int32) {
        var wait = timeval(tv_sec: 3, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    }

    /// The next bytes that come in, `nil` when nothing does.
    private func bytes() throws -> [UInt8]? {
        if isStream, descriptors.count == 1 {
            let accepted = accept(descriptors[0], nil, nil)
            try #require(accepted >= 0)
            wait(accepted)
            descriptors.append(accepted)
        }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(try #require(descriptors.last), &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer.prefix(count)) : nil
    }

    /// So many messages; over a stream each has its length before it.
    func messages(_ count: Int) throws -> [String] {
        var messages: [String] = []
        var rest: [UInt8] = []
        while messages.count < count {
            guard let more = try bytes() else { break }
            guard isStream else {
                messages.append(String(decoding: more, as: UTF8.self))
                continue
            }
            rest += more
            while let space = rest.firstIndex(of: UInt8(ascii: " ")), let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
                rest.count >= space + 1 + length
            {
                messages.append(String(decoding: rest[(space + 1)..<(space + 1 + length)], as: UTF8.self))
                rest.removeFirst(space + 1 + length)
            }
        }
        return messages
    }
}

/// A message taken apart by the grammar of RFC 5424 §6.
private struct Parsed {
    let priority: Int
    let time: String
    let id: String
    var data: [String: String] = [:]
    let text: String

    init(_ message: String) throws {
        let head = try #require(message.prefixMatch(of: #/<([0-9]{1,3})>1 (\S+) (\S{1,255}) plumbline - (\S{1,32}) \[audit@32473 /#))
        priority = try #require(Int(head.output.1))
        (time, id) = (String(head.output.2), String(head.output.4))
        var rest = message.unicodeScalars[head.range.upperBound...]
        while rest.first != "]" {
            if rest.first == " " { rest.removeFirst() }
            let name = rest.prefix { $0 != "=" }
            rest = rest.dropFirst(name.count + 1)
            try #require(rest.first == "\"")
            rest.removeFirst()
            var value = String.UnicodeScalarView()
            while let next = rest.first, next != "\"" {
                rest.removeFirst()
                // Unescaped, it may not stand in a value.
                try #require(next != "]")
                guard next == "\\" else {
                    value.append(next)
                    continue
                }
                value.append(try #require(rest.first))
                rest.removeFirst()
            }
            rest.removeFirst()
            data[String(name)] = String(value)
        }
        rest.removeFirst()
        try #require(rest.starts(with: " \u{FEFF}".unicodeScalars))
        text = String(rest.dropFirst(2))
    }
}

@Suite("审计记录送往syslog")
struct SyslogTests {
    let test: TestSite
    init() throws { test = try TestSite() }

    private func trace(_ count: Int, from first: Int = 1) throws {
        try test.database.write(for: TestSite.county) { connection in
            try connection.trace(
                TestSite.county,
                (first..<(first + count)).map { AuditEvent(.attachment, at: test.clock.now, login: "clerk", person: "clerk", subject: "第\($0)次") })
        }
    }

    private func forwarder(_ target: SyslogTarget, _ node: String = "a") -> SyslogForwarder {
        let clock = test.clock
        return SyslogForwarder(test.engine, to: target, host: "主机 pingjiang-1", node: node, clock: { clock.now })
    }

    private func row(_ event: String, _ outcome: String, _ text: String) -> AuditRow {
        AuditRow(
            entry: 7, at: Instant(milliseconds: 1_583_110_800_045), event: event, outcome: outcome, login: text, person: "王经办", subject: text,
            address: text, device: "秘密的设备", request: text, amount: 3, previous: [], hash: Array(repeating: 0xAB, count: 32))
    }

    @Test(arguments: ["clerk", #"a"b\c]d"#, #"\"#, #"]]""\\"#, "汉字与🀄", ""])
    func `合于RFC 5424的文法：引号、反斜线和方括号转义，其后是UTF-8的文字`(text: String) throws {
        let message = SyslogMessage(host: "主机 pingjiang-1", county: "430626").bytes(row("export", "done", text))
        let parsed = try Parsed(String(decoding: message, as: UTF8.self))
        #expect(parsed.data["login"] == text && parsed.data["address"] == text && parsed.data["request"] == text)
        #expect(parsed.data["county"] == "430626" && parsed.data["entry"] == "7" && parsed.data["amount"] == "3")
        #expect(parsed.data["hash"] == String(repeating: "ab", count: 32) && parsed.data.count == 8)
        #expect(parsed.id == "export" && parsed.time == "2020-03-02T09:00:00.045+08:00")
        #expect(parsed.text == "导出，成功" + (text.isEmpty ? "" : "：\(text)"))
        // Neither the person nor the device.
        #expect(!String(decoding: message, as: UTF8.self).contains("王经办") && !String(decoding: message, as: UTF8.self).contains("秘密"))
    }

    @Test func `轻重分明：告警是1，不符和拒绝是4，系统管理是5，其他是6；一条不超过2048字节`() throws {
        func priority(_ event: AuditKind, _ outcome: AuditOutcome = .done) throws -> Int {
            let message = SyslogMessage(host: "h", county: "430626").bytes(row(event.rawValue, outcome.rawValue, "甲"))
            return try Parsed(String(decoding: message, as: UTF8.self)).priority
        }
        #expect(try priority(.alertUnmask) == 105 && priority(.lost, .failed) == 105)
        #expect(try priority(.signIn, .failed) == 108 && priority(.administration) == 109 && priority(.signIn) == 110)
        let long = SyslogMessage(host: "h", county: "430626").bytes(row("export", "done", String(repeating: "\"汉", count: 5_000)))
        #expect(long.count <= SyslogMessage.longest)
        // Cut between characters.
        #expect(String(validating: long, as: UTF8.self) != nil)
    }

    static let targets: [(String, SyslogTarget?)] = [
        ("udp://10.0.0.5:514", SyslogTarget.udp(host: "10.0.0.5", port: 514)), ("tcp://[::1]:601", .tcp(host: "::1", port: 601)),
        ("unix:/dev/log", .unix(path: "/dev/log")), ("unix:///dev/log", .unix(path: "/dev/log")), ("udp://10.0.0.5", nil), ("tcp://:601", nil),
        ("http://10.0.0.5:514", nil), ("udp://a:70000", nil), ("udp://a:514/x", nil), ("unix:", nil), ("/dev/log", nil), ("", nil),
    ]

    @Test(arguments: targets)
    func `送往何处`(text: String, target: SyslogTarget?) {
        #expect(SyslogTarget(text) == target)
    }

    @Test func `UDP：逐条按次序送到，送过的不再送；此前的不送`() throws {
        try trace(3)
        let receiver = try Receiver(stream: false)
        let forwarder = forwarder(.udp(host: "127.0.0.1", port: receiver.port))
        #expect(try !forwarder.step())
        try trace(3, from: 4)
        #expect(try !forwarder.step())
        let messages = try receiver.messages(3).map { try Parsed($0) }
        #expect(messages.map { $0.data["entry"] } == ["4", "5", "6"] && messages.map(\.text) == (4...6).map { "下载附件，成功：第\($0)次" })
        let hashes = try test.audits().suffix(3).map { $0.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
        #expect(messages.map { $0.data["hash"] } == hashes)
        #expect(try !forwarder.step() && forwarder.behind == 0)
        try trace(1, from: 7)
        #expect(try !forwarder.step())
        #expect(try receiver.messages(1).map { try Parsed($0).text } == ["下载附件，成功：第7次"])
    }

    @Test func `本机的套接字`() throws {
        let path = "/tmp/plumbline-syslog-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        defer { unlink(path) }
        let receiver = try Receiver(path: path)
        let forwarder = forwarder(.unix(path: path))
        _ = try forwarder.step()
        try trace(2)
        _ = try forwarder.step()
        #expect(try receiver.messages(2).map { try Parsed($0).text } == ["下载附件，成功：第1次", "下载附件，成功：第2次"])
    }

    @Test func `TCP：每条前有其长度；收的一方断了，其后的留着，恢复以后接着送，不缺不重`() throws {
        var receiver = try Receiver(stream: true)
        let port = receiver.port
        let forwarder = forwarder(.tcp(host: "127.0.0.1", port: port))
        _ = try forwarder.step()
        try trace(450)
        #expect(try forwarder.step())
        #expect(try receiver.messages(200).count == 200)
        receiver.hangUp()
        #expect(throws: SyslogSocket.Failure.self) { _ = try forwarder.step() }
        #expect(forwarder.behind == 250)
        #expect(throws: SyslogSocket.Failure.self) { _ = try forwarder.step() }
        receiver = try Receiver(stream: true, port: port)
        while try forwarder.step() {}
        let texts = try receiver.messages(250).map { try Parsed($0).text }
        #expect(texts == (201...450).map { "下载附件，成功：第\($0)次" })
        #expect(forwarder.behind == 0)
    }

    @Test func `几台服务器只有一台送；它停了，另一台接着送`() throws {
        let receiver = try Receiver(stream: false)
        let target = SyslogTarget.udp(host: "127.0.0.1", port: receiver.port)
        let (first, second) = (forwarder(target, "a"), forwarder(target, "b"))
        _ = try first.step()
        try trace(1)
        #expect(try !second.step())
        _ = try first.step()
        #expect(try receiver.messages(1).count == 1)
        test.clock.advance(minutes: 2)
        try trace(1, from: 2)
        _ = try second.step()
        _ = try first.step()
        #expect(try receiver.messages(1).map { try Parsed($0).text } == ["下载附件，成功：第2次"])
        #expect(try !first.step() && second.behind == 0)
    }
}
