import Engine
import Foundation
import HTTPTypes
import Kernel
import Testing

@testable import Web

/// Whatever is sent, whoever sends it: an answer below 500, and no page of the program's inside.
@Suite("任意输入")
struct FuzzTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 33)
        }
    }

    private static let texts: [String] = [
        "", "0", "-1", "1", "99999999999999999999", "2020-02-30", "2020-03-02", "true", "是", "収購", "'; DROP TABLE matter; --", "\"><script>", "{{x}}",
        "%00", "\u{0}", "\u{202E}abc", "../../etc/passwd", "[", "[1,2", "{\"name\":1}", "[{\"name\":\"a\"}]", "😀",
        String(repeating: "长", count: 3_000),
        "430626-t1", "mediator-a", "penalty", "9223372036854775807", "1e999", "12.345", " ", "\r\nSet-Cookie: a=b",
    ]

    @Test(arguments: 1...4)
    func `查询参数怎么写都不出错`(seed: UInt64) async throws {
        let test = try TestSite()
        try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute)
        try await test.serve { browser in
            var dice = Dice(state: seed)
            try await browser.signIn(["mediator-a", "county-head", "clerk-b", "admin"].randomElement(using: &dice)!)
            let names = [
                "stage", "organ", "person", "from", "until", "number", "q", "overdue", "order", "after", "a.source", "a.mediators", "done", "entry",
                "before", "next", "year", "month",
            ]
            let paths = [
                "/desk", "/matters", "/matters/mediation", "/matters/penalty", "/matters/nothing", "/matters/mediation/export.csv", "/search",
                "/notices",
                "/matter/1", "/matter/0", "/matter/x", "/matter/1/proof", "/matter/1/do/accept", "/matter/1/do/nothing",
                "/matters/mediation/open/apply",
                "/matter/1/document/register/1", "/matter/1/document/register/1/comparison", "/sign-in", "/figures", "/report", "/account", "/admin",
            ]
            for _ in 0..<150 {
                let pairs = (0..<Int.random(in: 0...4, using: &dice)).map { _ in
                    "\(names.randomElement(using: &dice)!)=\(Percent.encode(Self.texts.randomElement(using: &dice)!))"
                }
                let path = paths.randomElement(using: &dice)! + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
                let answer = try await browser.get(path)
                #expect(answer.status < 500, "\(path) \(answer.status)")
                #expect(!answer.body.contains("<script>\">") && !answer.body.contains("\"><script>"), "\(path)")
            }
        }
    }

    @Test(arguments: 1...4)
    func `每个环节的每个字段怎么填都不出错，也不改坏记录`(seed: UInt64) async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            var dice = Dice(state: seed &* 31)
            try await browser.signIn("mediator-a")
            let token = try #require(try await browser.get("/desk").hidden("csrf"))
            let definition = try test.engine.definition("mediation")
            let outline = try #require(definition.editions.last.flatMap { definition.outline($0.id) })
            for action in outline.actions where !action.isAutomatic {
                let path = action.isOpening ? "/matters/mediation/open/\(action.id)?organ=430626-t1" : "/matter/\(matter)/do/\(action.id)"
                for _ in 0..<2 {
                    var fields = [("csrf", token), ("version", Self.texts.randomElement(using: &dice)!)]
                    for info in definition.fields where action.fills.contains(info.name) {
                        let name = "f.\(info.name)"
                        if case .list(.record(let parts)) = info.type {
                            for part in parts {
                                fields.append(
                                    ("\(name).\(Int.random(in: 0...2, using: &dice)).\(part.name)", Self.texts.randomElement(using: &dice)!))
                            }
                            fields.append(("\(name).x.y", "1"))
                        } else {
                            fields.append((name, Self.texts.randomElement(using: &dice)!))
                        }
                    }
                    let answer = try await browser.post(path, fields)
                    #expect(answer.status < 500, "\(path) \(answer.status)")
                }
                #expect(try await browser.get(path).status < 500)
            }
        }
        _ = try test.engine.look { try $0.dossier(matter) }
    }

    @Test func `不成样子的请求体，说不能读出`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            for (type, body) in [
                ("multipart/form-data; boundary=x", "--x"), ("multipart/form-data; boundary=x", ""),
                ("multipart/form-data; boundary=x", "--x\r\n\r\n"),
                ("multipart/form-data", "a=b"), ("application/json", "{}"), ("application/x-www-form-urlencoded", "&&&=&%%%"), ("", "x"),
                ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\na\r\n--x--"),
            ] {
                let answer = try await browser.send(.post, "/matter/1/do/accept", body: body, type: type)
                #expect((400..<500).contains(answer.status), "\(type) \(answer.status)")
            }
            let large = try await browser.send(.post, "/notices", body: String(repeating: "a", count: 3_000_000))
            #expect(large.status == 413)
        }
    }
}
