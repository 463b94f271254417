"""A working day's beginning without the mouse."""

from playwright.sync_api import Page

from checks import Checks
from county import TODAY, County
from staff import Staff

ORGAN = "430626-mz"

FOCUS = """() => {
  const e = document.activeElement, s = getComputedStyle(e);
  const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
  const box = e.getBoundingClientRect();
  return {name: (e.innerText || e.getAttribute('aria-label') || e.name || e.id || e.tagName).trim().slice(0, 30),
          tag: e.tagName, id: e.id, control: e.getAttribute('name'), href: e.getAttribute('href'), ring,
          seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight};
}"""


def tell(checks: Checks, county: County, staff: Staff) -> None:
    login = county.people(ORGAN, "officer")[2]
    staff.person(login)
    # Without animations: the page has moved to the focus when the key is up.
    worker = staff.visitor(login, reduced_motion="reduce")
    page = worker.page
    page.goto("/sign-in")
    tab_to(page, lambda focus: focus["control"] == "login")
    page.keyboard.type(login)
    page.keyboard.press("Tab")
    page.keyboard.type(county.passwords[login])
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk*")
    checks.that("键盘：登录", True)

    page.keyboard.press("Tab")
    first = page.evaluate(FOCUS)
    checks.that("键盘：第一下 Tab 是“跳到正文”，看得见", first["name"] == "跳到正文" and first["seen"], first)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    checks.that("键盘：跳过导航，下一下就在正文里", inside, page.evaluate(FOCUS))

    unseen = []
    page.goto("/desk")
    for _ in range(25):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["tag"] != "BODY" and not (focus["ring"] and focus["seen"]):
            unseen.append(focus)
    checks.that("键盘：焦点处处看得见", not unseen, unseen[:3])

    # Nothing is this officer's own yet.
    page.goto("/matters/penalty")
    page.keyboard.press("j")
    focus = page.evaluate(FOCUS)
    checks.that("键盘：j 到第一件事项", (focus["href"] or "").startswith("/matter/"), focus)
    page.keyboard.press("Enter")
    page.wait_for_url("**/matter/**")
    checks.that("键盘：回车打开", "/matter/" in page.url, page.url)
    page.keyboard.press("/")
    checks.equal("键盘：/ 到搜索框", page.evaluate(FOCUS)["id"], "search")
    page.keyboard.press("Escape")

    page.goto("/desk")
    tab_to(page, lambda focus: "/open/register-clue" in (focus["href"] or ""), most=120)
    page.keyboard.press("Enter")
    page.wait_for_url("**/open/register-clue*")
    answers = {
        "f.source": "s", "f.clue": "键盘登记的线索", "f.discoveredOn": "date", "f.cause": "擅自占道", "f.party.kind": "s",
        "f.party.citizenName": "李大同"}
    page.keyboard.press("Tab")
    for _ in range(60):
        control = page.evaluate(FOCUS)["control"] or ""
        answer = answers.pop(control, None)
        if answer == "s":
            page.keyboard.press("ArrowDown")
        elif answer == "date":
            page.evaluate("day => { document.activeElement.value = day }", TODAY)
        elif answer:
            page.keyboard.type(answer)
        if not answers:
            break
        # A long form is asked part by part.
        if page.evaluate("document.activeElement.name") == "next":
            with page.expect_navigation():
                page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    checks.that("键盘：填完按回车提交", "done=register-clue" in page.url, worker.refusals or answers)
    worker.close()


def tab_to(page: Page, reached, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if reached(page.evaluate(FOCUS)):
            return
    raise AssertionError(f"按{most}下 Tab 没有到：{page.evaluate(FOCUS)}")
