import Design
import Engine
import HTML
import Hummingbird
import Kernel

/// 准备情况, for administrators.
struct SetupRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("setup") { request, context in
            _ = try site.administrator(context)
            let needs = site.readiness
            let today = site.today
            let template = site.template
            let (reading, hasTemplate) = try await site.read { work in
                (try SetupReading(needs, work, on: today), Self.isThere(template))
            }
            let page = SetupPage(reading: reading, organs: site.engine.organs, kinds: site.engine.kinds, hasTemplate: hasTemplate)
            let heading = PageHead.show("准备情况", lead: "从设立到第一件依法办理的案件，还缺什么，由谁登记，备齐后可以办理哪一环节。")
            return Reply.page(site.adminPage("准备情况", context, crumbs: [("准备情况", nil)], heading: heading, body: page.body), for: request)
        }
    }
}

extension SetupRoutes {
    /// A template that cannot be read is as good as none here; whoever asks for the report hears why.
    static func isThere(_ template: () throws -> String) -> Bool {
        do { return try !template().isEmpty } catch { return false }
    }
}

/// One line on an administrator's first page, until the county is ready.
enum SetupLine {
    static func html(missing: Int) -> HTML {
        guard missing > 0 else { return "" }
        return Callout.callout(.info, title: "本县的登记还缺\(missing)项，有的环节还不能办理。", body: "<p><a href=\"\(Paths.setup)\">查看准备情况</a></p>")
    }
}
