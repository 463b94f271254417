"""A morning at the desk: an officer's own matters, the head's few clicks, what nobody handles, and the head of county over all organs."""

import re

from checks import Checks
from county import TODAY, County
from staff import Colleague, Staff

ORGAN, GOVERNMENT = "430626-mz", "430626"


def number(worker: Colleague, label: str) -> int:
    """How much a tab says that it holds."""
    tab = worker.page.locator(".tabs a", has_text=label)
    found = re.search(r"([\d,]+)\s*$", tab.inner_text()) if tab.count() else None
    return int(found.group(1).replace(",", "")) if found else -1


def rows(worker: Colleague) -> int:
    """How many a tab lists on all its pages, by going on as a person would."""
    total = 0
    while True:
        total += worker.page.locator("#desk tbody tr").count()
        more = worker.page.locator('#desk a[rel="next"]')
        if not more.count() or total > 3_000:
            return total
        worker.press(more)


def tell(checks: Checks, county: County, staff: Staff) -> None:
    officer, head = staff.at(ORGAN, "officer"), staff.at(ORGAN, "head")
    done = officer.open(
        "penalty", "register-clue", ORGAN, source="inspection", clue="清晨检查发现的线索", discoveredOn=TODAY, actEndedOn=TODAY,
        cause="擅自开展公开募捐", **{"party.kind": "citizen", "party.citizenName": "李大同"})
    if not checks.that("今日：登记线索", done, officer.refusals):
        return
    case = officer.matter
    mine(checks, officer, case)
    colleague(checks, staff, case)
    approvals(checks, head, case)
    county_head(checks, staff)


def mine(checks: Checks, officer: Colleague, case: int) -> None:
    officer.page.goto("/desk?tab=mine")
    checks.that("今日：我登记的在“我的”", officer.page.locator(f'#desk a[href="/matter/{case}"]').count(), officer.part("desk")[:300])
    verb = officer.page.locator("#desk tr", has=officer.page.locator(f'a[href="/matter/{case}"]')).locator(".row-link")
    checks.has("今日：这一行说要办什么", verb.inner_text(), "立案")
    for tab in ("mine", "approval", "nobody", "late"):
        officer.page.goto(f"/desk?tab={tab}")
        said = int(officer.page.locator('.tabs a[aria-current] .tab-count').inner_text().replace(",", ""))
        checks.equal(f"今日：标签“{tab}”的件数就是列出的件数", rows(officer), said)
    officer.page.goto("/desk?tab=mine")
    tile = officer.page.locator("a.stat", has_text="已经逾期")
    late = int(tile.locator("b").inner_text()) if tile.count() else 0
    if late:
        officer.press(tile)
        checks.equal("今日：点“已经逾期”就只看逾期的", rows(officer), late)
    officer.shot("desk-mine")


def colleague(checks: Checks, staff: Staff, case: int) -> None:
    other = staff.at(ORGAN, "officer", 1)
    for tab in ("mine", "nobody"):
        other.page.goto(f"/desk?tab={tab}")
        checks.that(f"今日：同事经手的不在我的“{tab}”", not other.page.locator(f'#desk a[href="/matter/{case}"]').count(), other.part("desk")[:200])


def approvals(checks: Checks, head: Colleague, case: int) -> None:
    head.page.goto("/desk")
    checks.has("今日：负责人先看到待我审批", head.page.locator('.tabs a[aria-current]').inner_text(), "待我审批")
    seen = head.page.locator(f'#desk a[href="/matter/{case}"]')
    pages = 0
    while not seen.count() and head.page.locator('#desk a[rel="next"]').count() and pages < 20:
        head.press(head.page.locator('#desk a[rel="next"]'))
        pages += 1
    if checks.that("今日：等立案的没有期限，也在其中", seen.count(), head.part("desk")[:300]):
        head.press(head.page.locator("#desk tr", has=head.page.locator(f'a[href="/matter/{case}"]')).locator(".row-link"))
        checks.that("今日：点一下就到立案的页面", f"/matter/{case}/do/" in head.page.url, head.page.url)
    head.page.goto("/desk")
    head.shot("desk-head")


def county_head(checks: Checks, staff: Staff) -> None:
    leader = staff.at(GOVERNMENT, "head")
    leader.page.goto("/desk?tab=late")
    total = number(leader, "全县逾期")
    checks.that("今日：县长看到全县逾期，不是0", total > 0, leader.text[:300])
    fold = leader.page.locator("#organs details > summary")
    if fold.count():
        fold.click()
    links = leader.page.locator("#organs li a")
    said = [int(n) for n in re.findall(r"(\d+)件", leader.part("organs"))]
    checks.equal("今日：各机关的件数加起来就是全县的", sum(said), total)
    if links.count():
        leader.press(links.first)
        checks.equal("今日：打开一个机关，列出的就是所说的件数", rows(leader), said[0])
    leader.page.goto("/desk?tab=late")
    leader.shot("desk-county")
