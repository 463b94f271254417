"""What a hostile page, a thief of cookies and a forged address get."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from checks import Checks
from county import County
from staff import Staff

ORGAN = "430626-mz"


def tell(checks: Checks, county: County, staff: Staff) -> None:
    victim = staff.at(ORGAN, "officer")
    case = county.matter("kind = 'penalty' AND organ = ?", ORGAN)
    hostile = Hostile(county.address, case)
    try:
        forged(checks, county, victim, hostile)
        framed(checks, victim, hostile)
    finally:
        hostile.close()
    cookies(checks, county, staff, victim)
    redirected(checks, county, staff)


def forged(checks: Checks, county: County, victim, hostile: "Hostile") -> None:
    entries = county.ask("SELECT MAX(entry) FROM journal")[0][0]
    drafts = county.ask("SELECT COUNT(*) FROM draft WHERE login = ?", victim.login)[0][0]
    for host in ("localhost", "127.0.0.1"):
        # localhost is another site, for which the browser sends no cookie; the same address at another port is one that does.
        victim.page.goto(f"http://{host}:{hostile.port}/form")
        victim.press(victim.page.get_by_role("button", name="领取补贴"))
        checks.that(
            f"跨站：他站（{host}）的表单不能以登录者的名义提交",
            "不是从本系统的页面提交的" in victim.text or victim.page.url.endswith(("/sign-in", "/desk")), victim.text[:200])
        victim.page.goto(f"http://{host}:{hostile.port}/fetch")
        victim.page.wait_for_function("document.title !== '领奖'")
        checks.that(f"跨站：他站（{host}）的脚本读不到本系统的内容", "读到" not in victim.page.title(), victim.page.title())
    checks.equal("跨站：没有新的记录", county.ask("SELECT MAX(entry) FROM journal")[0][0], entries)
    checks.equal("跨站：没有留下草稿", county.ask("SELECT COUNT(*) FROM draft WHERE login = ?", victim.login)[0][0], drafts)
    victim.page.goto("/desk")
    checks.that("跨站：登录者没有被退出", "/desk" in victim.page.url, victim.page.url)
    wrong = victim.context.request.post("/sign-out", form={"csrf": "0" * 64})
    checks.equal("跨站：令牌不对的请求被拒绝", wrong.status, 403)
    missing = victim.context.request.post(f"/drafts?place=/matter/1/do/file", form={"f.clue": "x"})
    checks.equal("跨站：没有令牌的请求被拒绝", missing.status, 403)


def framed(checks: Checks, victim, hostile: "Hostile") -> None:
    victim.page.goto(f"http://127.0.0.1:{hostile.port}/frame")
    victim.page.wait_for_timeout(800)
    frame = victim.page.frames[1]
    inner = frame.locator("body").inner_text() if frame.locator("body").count() else ""
    checks.that("点击劫持：页面不能嵌入他站", "退出登录" not in inner and "今日" not in inner, inner[:200])
    headers = victim.context.request.get("/desk").headers
    checks.that(
        "点击劫持：响应头禁止嵌入", headers.get("x-frame-options") == "DENY" and "frame-ancestors 'none'" in headers["content-security-policy"], headers)
    policy = headers["content-security-policy"]
    checks.that("内容安全策略：不许内联和他站的脚本", "unsafe" not in policy and "script-src 'self'" in policy, policy)


def cookies(checks: Checks, county: County, staff: Staff, victim) -> None:
    mine = [cookie for cookie in victim.context.cookies(county.address) if cookie["name"].endswith("plumbline")]
    checks.that("会话：Cookie 不给脚本读，不随他站请求发出", mine and mine[0]["httpOnly"] and mine[0]["sameSite"] in ("Lax", "Strict"), mine)
    victim.page.goto("/desk")
    checks.that("会话：脚本读不到令牌", "plumbline" not in victim.page.evaluate("document.cookie"))
    # A token set before signing in is worth nothing afterwards (session fixation).
    fixed = staff.visitor(victim.login)
    fixed.context.add_cookies([{"name": mine[0]["name"], "value": "a" * 43, "url": county.address}])
    fixed.sign_in()
    value = next(cookie["value"] for cookie in fixed.context.cookies(county.address) if cookie["name"] == mine[0]["name"])
    checks.that("会话：登录换发新的令牌", value != "a" * 43)
    # A stolen cookie dies with the owner's signing out.
    thief = staff.visitor(victim.login)
    thief.context.add_cookies([{"name": mine[0]["name"], "value": value, "url": county.address}])
    thief.page.goto("/desk")
    checks.that("会话：复制的 Cookie 在退出以前有效（对照）", "/desk" in thief.page.url, thief.page.url)
    fixed.sign_out()
    thief.page.goto("/desk")
    checks.that("会话：本人退出以后，偷去的 Cookie 失效", "/sign-in" in thief.page.url, thief.page.url)
    fixed.page.go_back()
    checks.that("会话：退出以后按后退键看不到内容", "等我办理" not in fixed.text, fixed.page.url)
    fixed.close()
    thief.close()


def redirected(checks: Checks, county: County, staff: Staff) -> None:
    login = staff.county.people(ORGAN, "officer")[0]
    for target in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        visitor = staff.visitor(login)
        visitor.page.goto("/sign-in?next=" + target.replace("/", "%2F").replace("\\", "%5C").replace(":", "%3A"))
        visitor.type_credentials()
        checks.that(f"开放重定向：登录后不去“{target}”", visitor.page.url.startswith(county.address + "/desk"), visitor.page.url)
        visitor.close()


class Hostile:
    """A page of somebody else's, at another port of this machine."""

    def __init__(self, address: str, case: int) -> None:
        pages = {
            "/form": f'<form method="post" action="{address}/matter/{case}/do/close"><input name="f.reason" value="x">'
            '<button>领取补贴</button></form>',
            "/fetch": f"<title>领奖</title><script>fetch('{address}/desk', {{credentials: 'include'}}).then(r => r.text())"
            ".then(t => document.title = '读到' + t.length).catch(() => document.title = '被拒绝')</script>",
            "/frame": f'<iframe src="{address}/desk" width="800" height="600"></iframe>',
        }

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = ("<!doctype html><meta charset=utf-8>" + pages.get(self.path, "")).encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
