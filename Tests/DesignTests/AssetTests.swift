import Foundation
import HTML
import Testing

@testable import Design

@Suite("静态文件") struct AssetTests {
    @Test func `路径带内容的摘要，内容变则路径变`() {
        func path(_ text: String) -> String { Assets(files: ["app.css": (Array(text.utf8), "text/css")]).path("app.css") }
        #expect(path("a{}") == path("a{}"))
        #expect(path("a{}") != path("b{}"))
        // printf abc | sha256sum
        #expect(path("abc") == "/assets/app.ba7816bf8f01cfea.css")
    }

    @Test(arguments: [("app.css", "text/css; charset=utf-8"), ("app.js", "text/javascript; charset=utf-8"), ("favicon.svg", "image/svg+xml")])
    func `自带的文件按路径取得，类型写明`(name: String, type: String) throws {
        let file = try #require(Assets.shared.file(path: Assets.shared.path(name)))
        #expect(file.type == type)
        #expect(file.bytes.count > 100)
    }

    @Test func `别的路径什么也取不到`() {
        for path in ["/assets/app.css", "/assets/../Package.swift", "app.css", ""] { #expect(Assets.shared.file(path: path) == nil) }
        #expect(Assets.shared.file(path: Assets.shared.path("absent.css")) == nil)
    }

    @Test func `页面引用的文件都取得到`() throws {
        let page = StyleGuide.page().source
        let paths = page.matches(of: /(?:href|src)="(\/assets\/[^"]*)"/).map { String($0.output.1) }
        #expect(paths.count == 3)
        for path in paths { #expect(Assets.shared.file(path: path) != nil, "\(path)") }
    }

    @Test func `样式和脚本不引用外面的任何东西，也不求值`() throws {
        for name in ["app.css", "app.js"] {
            let text = String(decoding: try #require(Assets.shared.file(path: Assets.shared.path(name))).bytes, as: UTF8.self)
            for word in ["http:", "https:", "//cdn", "@import", "eval(", "new Function", "innerHTML", "document.write"] {
                #expect(!text.contains(word), "\(name) 含有 \(word)")
            }
        }
    }

    @Test func `样式表的花括号配对，用到的变量都有定义`() throws {
        let css = String(decoding: try #require(Assets.shared.file(path: Assets.shared.path("app.css"))).bytes, as: UTF8.self)
        #expect(css.count { $0 == "{" } == css.count { $0 == "}" })
        let used = Set(css.matches(of: /var\((--[a-z0-9-]+)/).map { String($0.output.1) })
        let defined = Set(css.matches(of: /(--[a-z0-9-]+):/).map { String($0.output.1) })
        #expect(used.subtracting(defined) == [])
        #expect(used.count > 20)
    }

    @Test func `各文件按名称次序接成一个`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in [("css/20.css", "b"), ("css/10.css", "a"), ("css/note.txt", "x"), ("js/1.js", "c"), ("favicon.svg", "d")] {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let assets = try Assets(folder: folder)
        #expect(assets.file(path: assets.path("app.css"))?.bytes == Array("ab".utf8))
        try FileManager.default.removeItem(at: folder.appending(path: "favicon.svg"))
        #expect(throws: (any Error).self) { try Assets(folder: folder) }
    }
}
