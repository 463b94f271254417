"""A township's clerk who tries to see another township's mediation by every way there is."""

from checks import Checks
from county import County
from staff import Staff

OWN, OTHER = "430626108", "430626109"


def tell(checks: Checks, county: County, staff: Staff) -> None:
    clerk = staff.at(OWN, "clerk")
    foreign, title = county.ask(
        "SELECT id, title FROM matter WHERE kind = 'mediation' AND organ = ? ORDER BY id DESC LIMIT 1", OTHER)[0]
    own = county.matter("kind = 'mediation' AND organ = ?", OWN)
    other_name = county.ask("SELECT name FROM organ WHERE code = ?", OTHER)[0][0]

    def status(path: str) -> int:
        return clerk.page.goto(path).status

    checks.equal("乡镇：本镇的调解可以查看", status(f"/matter/{own}"), 200)
    for path in (f"/matter/{foreign}", f"/matter/{foreign}/do/mediate", f"/matter/{foreign}/proof"):
        seen = status(path)
        checks.that(f"乡镇：凭地址看不到别镇的调解（{path.split('/', 3)[3] if path.count('/') > 2 else '事项页'}）", seen in (403, 404), seen)
        checks.that("乡镇：拒绝的页面也不透露名称和机关", title not in clerk.text and other_name not in clerk.text, clerk.text[:300])
    clerk.shot("refused-sight")
    checks.equal("乡镇：不存在的编号得到同样的回答", status("/matter/99999999"), status(f"/matter/{foreign}"))

    clerk.page.goto(f"/matters/mediation?organ={OTHER}")
    checks.that("乡镇：列表指定别镇也不列出", other_name not in clerk.page.locator("main table").all_inner_texts().__str__(), clerk.page.url)
    clerk.page.goto("/matters/mediation?from=2020-01-01")
    organs = set(clerk.page.locator("main td[data-label=机关]").all_inner_texts())
    known = {row[0] for row in county.ask("SELECT name FROM organ WHERE code LIKE ?", f"{OWN}%")}
    checks.that("乡镇：列表只有本镇和本镇的村", organs and organs <= known, organs - known)
    clerk.page.goto(f"/search?q={foreign}")
    checks.that("乡镇：按编号搜索不到", clerk.page.locator(f'main a[href="/matter/{foreign}"]').count() == 0, clerk.text[:300])
    clerk.page.goto("/search?q=纠纷")
    checks.that("乡镇：搜索结果没有别镇", other_name not in clerk.page.locator("main").inner_text(), clerk.page.url)
    export = clerk.context.request.get(f"/matters/mediation/export.csv?organ={OTHER}")
    checks.that("乡镇：导出没有别镇的记录", OTHER not in export.text(), export.text()[:300])
    export = clerk.context.request.get("/matters/mediation/export.csv")
    codes = {line.split(",")[4] for line in export.text().strip().splitlines()[1:]}
    checks.that("乡镇：整份导出只有本镇", codes and all(code.startswith(OWN) for code in codes), codes)
    answer = clerk.context.request.get("/figures/mediation.screened/records?organ=" + OTHER)
    checks.that("乡镇：指标的记录清单也看不到别镇", title not in answer.text() or answer.status in (403, 404), answer.status)
    checks.that("乡镇：没有管理权限", status("/admin") == 403, clerk.page.url)
