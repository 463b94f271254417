"""Finding things: a matter by the tail of its number, by words and by name; an indicator kept in view; a day's due matters; the feed."""

import csv
import io
import re

from checks import Checks
from county import TODAY, County
from staff import Staff

GOVERNMENT, POLICE = "430626", "430626-ga"


def tell(checks: Checks, county: County, staff: Staff) -> None:
    search(checks, county, staff)
    indicators(checks, staff)
    calendar(checks, county, staff)


def search(checks: Checks, county: County, staff: Staff) -> None:
    officer = staff.at(POLICE, "officer", 1)
    page = officer.page
    number, matter = county.ask(
        "SELECT number, id FROM matter WHERE kind = 'penalty' AND organ = ? AND number LIKE '%当罚决字%' ORDER BY id DESC LIMIT 1", POLICE)[0]
    digits = re.search(r"第(\d+)号", number)[1]
    page.goto("/desk")
    page.keyboard.press("/")
    page.keyboard.type(digits)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    first = page.locator("table.data tbody tr").first
    checks.has("搜索：文号的一段，整段相同的在最前", first.inner_text(), number)
    officer.shot("search-number")
    checks.equal("搜索：打开的就是那一件", first.locator("a.row-link").get_attribute("href"), f"/matter/{matter}")
    page.goto(f"/search?q={matter}")
    checks.has("搜索：内部编号照样找得到", page.locator("main").inner_text(), f"编号{matter}")
    page.goto("/search?q=超速")
    checks.has("搜索：超速找到超过规定时速", page.locator("main").inner_text(), "规定时速", "行政处罚")
    officer.shot("search-words")
    facet = page.get_by_role("navigation", name="事项的种类").get_by_role("link").nth(1)
    kind = facet.inner_text().split()[0]
    officer.press(facet)
    notes = page.locator("table.data .cell-note").all_inner_texts()
    checks.that(f"搜索：选了“{kind}”，列出的都是", notes and all(note.startswith(kind) for note in notes), notes[:3])
    page.goto("/search?q=行政处罚")
    checks.that("搜索：事项的名称通向它的列表", page.locator('main a[href="/matters/penalty"]').count() == 1)

    name, number = county.ask(
        "SELECT json_extract(body, '$.\"party.citizenName\"'), json_extract(body, '$.\"party.identityNumber\"') FROM matter "
        "WHERE kind = 'penalty' AND organ = ? AND json_extract(body, '$.\"party.identityNumber\"') IS NOT NULL ORDER BY id DESC LIMIT 1",
        POLICE)[0]
    looked = county.ask("SELECT COUNT(*) FROM audit_entry WHERE event = 'search'")[0][0]
    page.goto(f"/search?q={name}")
    checks.has("搜索：承办机关的人按当事人全名找得到", page.locator("main").inner_text(), "当事人相符")
    page.goto(f"/search?q={number}")
    checks.has("搜索：按证件号码找得到", page.locator("main").inner_text(), "当事人相符")
    checks.equal("搜索：两次都记入审计", county.ask("SELECT COUNT(*) FROM audit_entry WHERE event = 'search'")[0][0] - looked, 2)
    mediator = staff.at("430626108", "mediator")
    mediator.page.goto(f"/search?q={number}")
    checks.has("搜索：别的机关的人找不到", mediator.page.locator("main").inner_text(), "没有找到")


def indicators(checks: Checks, staff: Staff) -> None:
    head = staff.at(GOVERNMENT, "head")
    page = head.page
    page.goto("/figures")
    height = page.evaluate("document.documentElement.scrollHeight")
    checks.that("指标：首页在1280像素宽时不超过3000像素", height <= 3_000, height)
    head.shot("figures-front")
    page.get_by_label("查找指标").fill("行政处罚 决定")
    head.press(page.get_by_role("button", name="查找"))
    text = page.locator("main").inner_text()
    checks.that("指标：没有荒唐的增减", not re.search(r"\+\d{1,3}(,\d{3})+(\.\d)?%|\+[4-9]\d\d(\.\d)?%", text), text[:300])
    checks.that("指标：没有代码", "penalty." not in text)
    head.press(page.get_by_role("button", name="关注", exact=True).first)
    page.goto("/figures")
    checks.has("指标：关注的在最前", page.locator("#pinned").inner_text(), "我关注的")
    with page.expect_download() as sent:
        page.get_by_role("link", name="导出全部 CSV").click()
    rows = list(csv.reader(io.StringIO(open(sent.value.path(), encoding="utf-8-sig").read())))
    checks.that("指标：导出的表格每行一样长，有代码", len({len(row) for row in rows}) == 1 and rows[0][0] == "代码" and len(rows) > 100, rows[0])
    page.goto("/figures")
    head.press(page.locator("#pinned").get_by_role("button", name="取消关注").first)
    checks.equal("指标：取消关注", page.locator("#pinned").count(), 0)
    page.goto("/figures/penalty.decided")
    head.shot("figure-identities")


def calendar(checks: Checks, county: County, staff: Staff) -> None:
    head = staff.at(POLICE, "head")
    page = head.page
    page.goto(f"/calendar?month={TODAY[:7]}&of=organ")
    head.shot("calendar")
    checks.has("日历：写明元旦", page.locator("table.month").inner_text(), "元旦")
    count = page.locator("a.day-count").first
    said = int(re.search(r"(\d+)件", count.inner_text())[1])
    head.press(count)
    rows = page.locator("table.data tbody tr").count()
    checks.that("日历：一天的件数与列出的相同", rows == min(said, 50), f"{said} {rows}")
    head.shot("calendar-day")
    page.goto("/calendar")
    head.press(page.get_by_role("button", name="开立订阅地址"))
    address = page.locator("p.secret code").inner_text()
    fetched = page.request.get(address, headers={"Cookie": ""})
    checks.that("日历：订阅的地址给出日历文件", fetched.status == 200 and fetched.text().startswith("BEGIN:VCALENDAR"), fetched.status)
    page.goto("/calendar")
    head.press(page.get_by_role("button", name="停用"))
    checks.equal("日历：停用以后，地址不再有效", page.request.get(address).status, 404)
