"""Forms lose nothing: refused and corrected, left and come back to, sent after the session has ended."""

from playwright.sync_api import expect

from checks import Checks
from county import TODAY, County
from staff import Staff

ORGAN = "430626-mz"
FORM = f"/matters/penalty/open/register-clue?organ={ORGAN}"


def tell(checks: Checks, county: County, staff: Staff) -> None:
    refused(checks, staff)
    left(checks, staff)
    expired(checks, county, staff)


def refused(checks: Checks, staff: Staff) -> None:
    officer = staff.at(ORGAN, "officer")
    typed = {"clue": "群众举报占道经营：“早市”<三家> & 其他", "cause": "擅自占道", "discoveredOn": "2021-02-01", "actEndedOn": TODAY}
    officer.page.goto(FORM)
    party = {"party.kind": "citizen", "party.citizenName": "李大同"}
    sent = officer.send("register-clue", source="complaint", **party, **typed)
    checks.that("表单：发现日期在今天以后，不受理", not sent, officer.page.url)
    checks.has("表单：指出字段和规则", officer.refusals, "发现")
    kept = {name: officer.page.locator(f'[name="f.{name}"]').input_value() for name in typed}
    checks.equal("表单：退回时填写的内容一字不差", kept, typed)
    focused = officer.page.evaluate("document.activeElement.matches('[data-focus]')")
    checks.that("表单：焦点移到说明处", focused)
    officer.shot("form-refused")
    officer.fill("discoveredOn", TODAY)
    officer.submit()
    checks.that("表单：改正一处即可办理", "done=register-clue" in officer.page.url, officer.refusals)


def left(checks: Checks, staff: Staff) -> None:
    officer = staff.at(ORGAN, "officer", 1)
    officer.page.goto(FORM)
    officer.fill("clue", "巡查发现的线索，写到一半")
    expect(officer.page.locator(".draft-status")).to_contain_text("草稿已保存", timeout=8_000)
    # The browser is closed without a word, and the person comes back at another one.
    officer.close()
    staff.signed_in.pop(officer.login)
    again = staff.person(officer.login)
    again.page.goto("/desk")
    checks.has("草稿：关掉浏览器，换一台电脑登录，桌面上有没有提交的草稿", again.text, "没有提交的草稿")
    again.page.goto(FORM)
    checks.has("草稿：打开表单即恢复", again.text, "已恢复")
    checks.equal("草稿：内容还在", again.page.locator('[name="f.clue"]').input_value(), "巡查发现的线索，写到一半")
    again.press(again.page.get_by_role("button", name="放弃草稿"))
    checks.equal("草稿：可以放弃", again.page.locator('[name="f.clue"]').input_value(), "")


def expired(checks: Checks, county: County, staff: Staff) -> None:
    officer = staff.at(ORGAN, "officer", 2)
    officer.page.goto(FORM)
    officer.fill("source", "inspection")
    officer.fill("clue", "登录过期时正在写的线索")
    # Signed out in another window of the same browser.
    other = officer.context.new_page()
    other.goto("/desk")
    other.locator("details.account summary").click()
    with other.expect_navigation():
        other.get_by_role("button", name="退出登录").click()
    other.close()
    officer.submit()
    checks.has("登录过期：说明内容还保留着", officer.text, "登录已过期", "保留着")
    officer.shot("sign-in-expired")
    officer.type_credentials()
    checks.that("登录过期：重新登录后回到这份表单", "/open/register-clue" in officer.page.url, officer.page.url)
    checks.equal("登录过期：填写的内容没有丢", officer.page.locator('[name="f.clue"]').input_value(), "登录过期时正在写的线索")
