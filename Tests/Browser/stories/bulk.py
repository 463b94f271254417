"""A traffic officer's afternoon: fifty cautions on the spot, reported and published in one go; what cannot be stays ticked and says why."""

import csv
import json
import subprocess
import tempfile
import time
from pathlib import Path

from checks import Checks
from county import County
from staff import Staff

ORGAN, FRIDAY, MANY = "430626-ga", "2021-01-15", 50
# What a caution on the spot is entered with.
FILLED = [
    "cause", "powerItem", "party.kind", "party.citizenName", "party.identityNumber", "capacity", "facts", "legalBasis", "spotLaw", "tier", "benchmarkEntry"]
REPORT, PUBLISH = "报所属机关备案", "公示处罚决定"


def cautions(county: County) -> str:
    """Fifty cautions of Friday, entered from a table as a handheld gives it; whoever gave them."""
    person, body = county.ask(
        "SELECT j.person, m.body FROM journal j JOIN matter m ON m.county = j.county AND m.id = j.matter WHERE j.action = 'decide-on-the-spot' "
        "AND m.organ = ? AND m.body LIKE '%\"kind\":\"warning\"%' ORDER BY j.entry DESC LIMIT 1", ORGAN)[0]
    known = json.loads(body)
    row = {name: known[name] for name in FILLED if name in known} | {
        "officers.certificates": ",".join(map(str, known["officers.certificates"])), "penalties.0.kind": "warning", "spotTold": "true",
        "publicSummary": "驾驶机动车未按规定使用安全带，予以警告"}
    login = county.ask("SELECT login FROM account WHERE person = ?", person)[0][0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cautions.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, [*row, "party.phone", "party.address"])
            table.writeheader()
            for number in range(MANY):
                table.writerow(row | {"party.phone": f"1390000{number:04}", "party.address": f"平江县天岳街道{number + 1}号"})
        command = [county.program, "import", "--data", county.data, "penalty", str(path), "--organ", ORGAN]
        subprocess.run([*command, "--action", "decide-on-the-spot", "--as", login, "--on", FRIDAY], check=True, capture_output=True, timeout=120)
    return login


def tell(checks: Checks, county: County, staff: Staff) -> None:
    officer = staff.person(cautions(county))
    page = officer.page
    friday = f"/matters/penalty?stage=executing&from={FRIDAY}&until={FRIDAY}&size=100"

    def that(name: str, holds: object, detail: object = "") -> bool:
        return checks.that(f"成批办理：{name}", holds, detail)

    def entries() -> int:
        return county.ask("SELECT COUNT(*) FROM journal WHERE matter IS NOT NULL")[0][0]

    def press(name: str) -> None:
        bar = page.locator(".bulk-bar").first
        button = bar.get_by_role("button", name=name, exact=True)
        if not button.is_visible():
            bar.locator("summary").click()
        button.click()

    page.goto(friday)
    boxes = page.locator("td.tick input")
    that("一页的每一行有勾选框", boxes.count() == page.locator("tr[data-row]").count() == MANY, boxes.count())
    before = entries()
    press(PUBLISH)
    that("没有勾选的说明，不办理", "没有勾选任何事项" in officer.text and entries() == before, officer.text[:300])

    page.goto(friday)
    page.locator("[data-tick-all]").check()
    that("表头的框选中本页", page.locator("td.tick input:checked").count() == MANY)
    that("写明勾选了多少件", f"已勾选{MANY}件" in page.locator(".bulk-bar").first.inner_text())
    officer.shot("bulk-list")
    press(PUBLISH)
    that("没有备案的也可以公示；先说明几件可以", f"{MANY}件可以{PUBLISH}" in officer.text, officer.text[:500])
    that("写明将向社会公开什么", "将向社会公开" in officer.text and "未按规定使用安全带" in officer.text)
    officer.shot("bulk-confirm")
    page.get_by_role("button", name=f"{PUBLISH}勾选的各件").last.click()
    that("没有勾选已逐件查看的，不公示", "请查看以后勾选" in officer.text and entries() == before, officer.text[:300])
    page.get_by_label("已逐件查看").check()
    began = time.monotonic()
    page.get_by_role("button", name=f"{PUBLISH}勾选的各件").last.click()
    took = time.monotonic() - began
    that(f"一次公示{MANY}件，每件各记一条", f"已办理{MANY}件" in officer.text and entries() == before + MANY, (entries() - before, officer.text[:300]))
    that("五十件在两秒内办完", took < 2, f"{took:.2f}s")
    officer.shot("bulk-result")
    page.reload()
    that("再发一次不重复", entries() == before + MANY)

    # Reported, but for one that was reported by itself.
    page.goto(friday)
    first = int(page.locator("td.tick input").first.get_attribute("value"))
    that("其中一件单独备案", officer.take(first, "report-spot"), officer.refusals)
    page.goto(friday)
    page.locator("[data-tick-all]").check()
    press(REPORT)
    that("不能办理的按条件归并，写明条文", f"{MANY - 1}件可以{REPORT}，1件不能" in officer.text and "尚未备案的当场处罚决定" in officer.text, officer.text[:600])
    page.get_by_role("button", name=f"{REPORT}勾选的各件").last.click()
    that(f"其余{MANY - 1}件一次备案", f"已办理{MANY - 1}件" in officer.text, officer.text[:300])

    page.goto(friday + "&q=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84")
    that("一件也没有的，说明还可以试什么", "没有符合" in officer.text and "可以试试" in officer.text, officer.text[:300])
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(friday)
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    that("手机上是卡片，勾选框在卡片上，不横向滚动", not wide and page.locator("td.tick input").first.is_visible())
    page.locator("td.tick input").first.check()
    officer.shot("bulk-phone")
    page.set_viewport_size({"width": 1280, "height": 900})
