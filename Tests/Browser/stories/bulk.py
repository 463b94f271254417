"""A traffic officer's afternoon: fines on the spot, reported and published fifty in one go; what cannot be stays ticked and says why."""

import time

from checks import Checks
from county import County
from staff import Staff

ORGAN = "430626-ga"


def tell(checks: Checks, county: County, staff: Staff) -> None:
    officer = staff.at(ORGAN, "officer")
    page = officer.page

    def that(name: str, holds: object, detail: object = "") -> bool:
        return checks.that(f"成批办理：{name}", holds, detail)

    def entries() -> int:
        return county.ask("SELECT COUNT(*) FROM journal")[0][0]

    page.goto("/matters/penalty?stage=executing&size=100")
    boxes = page.locator("td.tick input")
    that("一页的每一行有勾选框", boxes.count() == page.locator("tr[data-row]").count() and boxes.count() > 0, page.url)
    bar = page.locator(".bulk-bar").first
    that("按钮写明办理什么", "公示" in bar.inner_text() and "催办" in bar.inner_text() and "打印" in bar.inner_text(), bar.inner_text())
    before = entries()
    bar.get_by_role("button", name="公示处罚决定", exact=True).click()
    that("没有勾选的说明，不办理", "没有勾选任何事项" in officer.text and entries() == before, officer.text[:300])

    page.goto("/matters/penalty?stage=executing&size=100")
    page.locator("[data-tick-all]").check()
    that("表头的框选中本页", page.locator("td.tick input:checked").count() == page.locator("td.tick input").count())
    page.locator("[data-tick-all]").uncheck()
    for place in range(min(50, page.locator("td.tick input").count())):
        page.locator("td.tick input").nth(place).check()
    that("写明勾选了多少件", "已勾选50件" in page.locator(".bulk-bar").first.inner_text(), page.locator(".bulk-bar").first.inner_text())
    officer.shot("bulk-list")
    page.locator(".bulk-bar").first.get_by_role("button", name="公示处罚决定", exact=True).click()
    that("先说明几件可以、几件不能", "件可以公示处罚决定" in officer.text or "现在都不能办理" in officer.text, officer.text[:500])
    officer.shot("bulk-confirm")
    can = page.locator("td.tick input:checked").count()
    if not that("其中有可以公示的", can > 0, officer.text[:800]):
        return
    that("要求逐件查看", "已逐件查看" in officer.text)
    page.get_by_label("已逐件查看").check()
    began = time.monotonic()
    page.get_by_role("button", name="公示处罚决定勾选的各件").last.click()
    took = time.monotonic() - began
    that(f"一次公示{can}件", f"已办理{can}件" in officer.text, officer.text[:500])
    that("每件各记一条", entries() == before + can, (before, entries(), can))
    that("五十件在数秒内办完", took < 5, f"{took:.1f}s")
    officer.shot("bulk-result")
    page.reload()
    that("再发一次不重复", entries() == before + can)

    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/matters/penalty?stage=executing")
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    that("手机上是卡片，勾选框在卡片上，不横向滚动", not wide and page.locator("td.tick input").first.is_visible())
    page.locator("td.tick input").first.check()
    officer.shot("bulk-phone")
    page.set_viewport_size({"width": 1280, "height": 900})
