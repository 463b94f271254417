import Engine
import Foundation
import HTTPTypes
import Kernel
import Testing

@testable import Web

/// What is uploaded is looked through by clamd, spoken to in its own protocol.
@Suite("附件查毒")
struct ScannerTests {
    /// - Parameter seconds: more than any machine takes, where an answer is to come.
    private func scanner(_ address: ScannerOptions.Address, seconds: Int = 600) -> VirusScanner {
        var options = ScannerOptions(address)
        (options.seconds, options.pingSeconds) = (seconds, seconds)
        return VirusScanner(options)
    }

    private func isUnknown(_ verdict: VirusScanner.Verdict) -> Bool { if case .unknown = verdict { true } else { false } }

    @Test(arguments: [false, true])
    func `干净的、查出来的、太大的，分段送到，分得清`(onPort: Bool) async throws {
        let fake = FakeScanner()
        try await fake.listen(onPort: onPort) { address in
            let scanner = scanner(address)
            #expect(await scanner.answers())
            #expect(await scanner.look(at: Array("好的".utf8)) == .clean)
            // More than one chunk, with the sign across the border of two.
            var large = Array(repeating: UInt8(ascii: "a"), count: 150_000)
            #expect(await scanner.look(at: large) == .clean)
            large.replaceSubrange(65_530..<(65_530 + FakeScanner.sign.utf8.count), with: Array(FakeScanner.sign.utf8))
            #expect(await scanner.look(at: large) == .found("Eicar-Test-Signature"))
            #expect(fake.sizes == [6, 150_000, 150_000])
            #expect(await scanner.look(at: Array(repeating: 65, count: 5_000_000)) == .tooLarge)
        }
    }

    @Test func `不回答的、断开的、回答不通的、没有开着的，都说得出，不久等`() async throws {
        let fake = FakeScanner()
        try await fake.listen { address in
            let scanner = scanner(address)
            for mood in [FakeScanner.Mood.rude, .confused] {
                fake.set(mood)
                let verdict = await scanner.look(at: [1, 2, 3])
                #expect(isUnknown(verdict), "\(mood) \(verdict)")
                #expect(await !scanner.answers())
            }
            // Who never answers is given up: a scanner that waited for the answer would be here for ever.
            fake.set(.silent)
            let impatient = self.scanner(address, seconds: 1)
            #expect(await impatient.look(at: [1, 2, 3]) == .unknown("no answer in time"))
            #expect(await !impatient.answers())
            fake.set(.working)
            #expect(await scanner.look(at: [1, 2, 3]) == .clean)
            #expect(await scanner.answers())
        }
        let gone = scanner(.socket("/tmp/plumbline-no-such.sock"))
        #expect(isUnknown(await gone.look(at: [1])))
        #expect(await !gone.answers())
    }

    @Test func `回答逐字读；名称中看不见的字符不显示`() {
        #expect(VirusScanner.verdict("stream: OK") == .clean)
        #expect(VirusScanner.verdict("stream: Win.Test.EICAR_HDB-1 FOUND") == .found("Win.Test.EICAR_HDB-1"))
        #expect(VirusScanner.verdict("stream: A\u{202E}B FOUND") == .found("AB"))
        #expect(VirusScanner.verdict("INSTREAM size limit exceeded. ERROR") == .tooLarge)
        for answer in ["", "OK", "stream: ", "stream: FOUND", "stream: OK ERROR", "stream: x ERROR", "COMMAND READ TIMED OUT"] {
            #expect(isUnknown(VirusScanner.verdict(answer)), "\(answer)")
        }
    }

    @Test func `地址：套接字文件，或者主机和端口`() {
        #expect(ScannerOptions.Address("/run/clamav/clamd.ctl") == .socket("/run/clamav/clamd.ctl"))
        #expect(ScannerOptions.Address("127.0.0.1:3310") == .host("127.0.0.1", port: 3_310))
        #expect(ScannerOptions.Address("[::1]:3310") == .host("::1", port: 3_310))
        for text in ["", "clamd", "host:", ":3310", "host:0", "host:70000", "::1:3310", "a b:1", "/" + String(repeating: "a", count: 120)] {
            #expect(ScannerOptions.Address(text) == nil, "\(text)")
        }
    }

    // MARK: In forms

    private func form(_ page: Answer, _ text: String) -> String {
        let hidden = ["csrf", "version", "request"].compactMap { name in page.hidden(name).map { (name, $0) } }
        let parts = hidden.map { "--XX\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
        let note = "--XX\r\nContent-Disposition: form-data; name=\"f.inquiryNote\"\r\n\r\n走访两家\r\n"
        let file = "--XX\r\nContent-Disposition: form-data; name=\"f.evidence\"; filename=\"借条.txt\"\r\n\r\n\(text)\r\n"
        return parts.joined() + note + file + "--XX--\r\n"
    }

    private func inquiring(_ test: TestSite) throws -> String {
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try test.take(.matter(matter), "assess-risk", by: "mediator-a", ["risk": "calm"])
        try test.take(.matter(matter), "accept", by: "mediator-a")
        return "/matter/\(matter)/do/inquire"
    }

    private func send(_ browser: Browser, _ path: String, _ text: String) async throws -> Answer {
        let page = try await browser.get(path)
        return try await browser.send(.post, path, body: form(page, text), type: "multipart/form-data; boundary=XX")
    }

    @Test func `查出来的不接收，说出名称；查毒程序不回答的请稍后再试；填写的都在`() async throws {
        let fake = FakeScanner()
        try await fake.listen { address in
            var options = ServerOptions()
            options.scanner = ScannerOptions(address)
            options.scanner?.seconds = 600
            options.scanner?.pingSeconds = 600
            let test = try TestSite(options: options)
            let path = try inquiring(test)
            try await test.serve { browser in
                try await browser.signIn("mediator-a")
                let found = try await send(browser, path, "一份" + FakeScanner.sign)
                #expect(found.status == 422 && found.body.contains("“借条.txt”中查出“Eicar-Test-Signature”") && found.body.contains("走访两家"))
                #expect(try test.rows("attachment") == 0 && test.rows("upload") == 0)
                #expect(try await browser.get("/health/ready").body.hasSuffix(" scanner ok"))
                // As one that is silent, without the time that it is waited for.
                fake.set(.rude)
                let unscanned = try await send(browser, path, "好的")
                #expect(unscanned.status == 503 && unscanned.body.contains("查毒程序现在没有回答") && unscanned.body.contains("走访两家"))
                #expect(unscanned.headers[.retryAfter] != nil)
                let ready = try await browser.get("/health/ready")
                #expect(ready.status == 200 && ready.body.hasSuffix(" scanner unreachable"))
                #expect(try await browser.get("/metrics").body.contains("plumbline_scanner_up 0"))
                fake.set(.working)
                let large = try await send(browser, path, String(repeating: "a", count: FakeScanner.largest + 1))
                #expect(large.status == 422 && large.body.contains("查毒程序不能检查这样大的文件"))
                #expect(try test.rows("attachment") == 0)
                #expect(try await send(browser, path, "好的").hidden("kept.f.evidence") != nil)
                #expect(try test.rows("attachment") == 1)
                #expect(try await browser.get("/health/ready").body.hasSuffix(" scanner ok"))
            }
        }
    }

    @Test func `设定为不必查毒的，查毒程序不在也接收；没有设定查毒程序的不问`() async throws {
        for isSet in [true, false] {
            var options = ServerOptions()
            if isSet {
                options.scanner = ScannerOptions(.socket("/tmp/plumbline-no-such.sock"))
                options.scanner?.isRequired = false
            }
            let test = try TestSite(options: options)
            let path = try inquiring(test)
            try await test.serve { browser in
                try await browser.signIn("mediator-a")
                #expect(try await send(browser, path, "好的").hidden("kept.f.evidence") != nil)
                #expect(try test.rows("attachment") == 1)
                #expect(try await browser.get("/health/ready").body.contains("scanner") == isSet)
            }
        }
    }
}
