"""What goes out is read before: a fine on the spot looked over, changed and issued once; a long form page by page; a draft that others have
overtaken; the law beside the step."""

from checks import Checks
from county import TODAY, County
from staff import Staff

ORGAN = "430626-mz"
CLUE = f"/matters/penalty/open/register-clue?organ={ORGAN}"


def tell(checks: Checks, county: County, staff: Staff) -> None:
    pages(checks, staff)
    looked_over(checks, county, staff)
    overtaken(checks, county, staff)
    explained(checks, staff)


def pages(checks: Checks, staff: Staff) -> None:
    officer = staff.at(ORGAN, "officer", 1)
    page = officer.page
    page.goto(CLUE)
    checks.has("分页：长的表单一次一部分", officer.text, "第1步，共")
    officer.fill("source", "inspection")
    officer.fill("clue", "巡查发现的线索")
    officer.press(page.locator('form#action .form-actions button[name="next"]'))
    checks.has("分页：必填的没有填，去不了下一页", officer.refusals, "发现日期")
    checks.that("分页：窗口标题先说有错误", page.title().startswith("错误："), page.title())
    officer.fill("discoveredOn", TODAY)
    officer.press(page.locator('form#action .form-actions button[name="next"]'))
    checks.has("分页：下一部分", officer.text, "第2步，共")
    officer.shot("form-second-page")
    officer.fill("party.kind", "citizen")
    officer.press(page.locator('.form-steps button[name="go"][value="0"]'))
    checks.equal("分页：回到前一页，填过的还在", page.locator('[name="f.clue"]').input_value(), "巡查发现的线索")
    page.goto("/drafts")
    checks.has("分页：填到一半就是草稿", officer.text, "登记线索")
    officer.press(page.get_by_role("link", name="打开").first)
    checks.equal("分页：打开草稿接着填", page.locator('[name="f.clue"]').input_value(), "巡查发现的线索")
    officer.press(page.get_by_role("button", name="放弃草稿"))


def looked_over(checks: Checks, county: County, staff: Staff) -> None:
    """The first step with a paper for whoever it is that can take one without a case before."""
    mediator = staff.at("430626101", "mediator")
    page = mediator.page
    mediator.open_form("mediation", "apply", "430626101")
    mediator.fill("applicationForm", "oral")
    mediator.fill("disputeKind", "neighbour")
    mediator.fill("subject", "核对用的界址争议")
    mediator.fill("parties", [{"kind": "citizen", "citizenName": "甲乙丙"}, {"kind": "citizen", "citizenName": "丁戊己"}])
    mediator.submit()
    matter = mediator.matter
    steps = page.locator('a[href*="/do/"]').evaluate_all("all => all.map(e => e.getAttribute('href'))")
    out = None
    for step in dict.fromkeys(steps):
        page.goto(step)
        if page.locator('form#action .form-actions button[name="check"]:not(.plain)').count():
            out = step
            break
    if not checks.that("核对：有对外的环节，按钮是“下一步：核对”", out, steps):
        return
    before = county.ask("SELECT COUNT(*) FROM paper WHERE matter = ?", matter)[0][0]
    mediator.look_over()
    if not page.locator("form#confirm").count():
        checks.has("核对：不满足的条件写明", mediator.refusals, "《")
        return
    checks.has("核对：看到将要制发的文书和不能撤销的", mediator.text, "办理以后不能撤销的", "尚未办理")
    mediator.shot("review")
    checks.equal("核对：还没有制发", county.ask("SELECT COUNT(*) FROM paper WHERE matter = ?", matter)[0][0], before)
    mediator.press(page.locator('form#confirm button[name="back"]'))
    checks.that("核对：返回修改", page.locator("form#action").count(), page.url)
    mediator.look_over()
    sent = page.evaluate("Object.fromEntries(new FormData(document.querySelector('form#confirm')))")
    address = page.locator("form#confirm").get_attribute("action")
    mediator.press(page.locator("form#confirm .form-actions button:not([name])"))
    checks.that("核对：确认以后办理", "done=" in page.url, mediator.refusals)
    again = page.request.post(address, form=sent, headers={"Origin": county.address}, max_redirects=0)
    checks.that("核对：再确认一次，得到第一次的结果", page.url.endswith(again.headers.get("location", "?")), f"{again.status} {again.headers.get('location')}")


def overtaken(checks: Checks, county: County, staff: Staff) -> None:
    writer, other = staff.at("430626101", "mediator"), staff.at("430626101", "mediator", 1)
    writer.open("mediation", "apply", "430626101", applicationForm="oral", disputeKind="neighbour", subject="草稿用的界址争议",
                parties=[{"kind": "citizen", "citizenName": "甲乙丙"}, {"kind": "citizen", "citizenName": "丁戊己"}])
    matter = writer.matter
    writer.go_to_form(matter, "decline")
    writer.fill("declineNote", "拟不予受理")
    writer.page.locator(".draft-status", has_text="草稿已保存").wait_for(timeout=10_000)
    if not checks.that("草稿：同事先办了另一环节", other.take(matter, "assess-risk", risk="calm"), other.refusals):
        return
    writer.go_to_form(matter, "decline")
    checks.has("草稿：打开时写明别人办了什么", writer.text, "本事项又办理了1项")
    writer.shot("draft-overtaken")
    writer.page.goto("/drafts")
    checks.has("草稿：过时的单列", writer.text, "已经过时的（")
    writer.shot("drafts")
    writer.page.once("dialog", lambda dialog: dialog.accept())
    writer.press(writer.page.get_by_role("button", name="放弃勾选的草稿"))
    checks.has("草稿：一次放弃过时的", writer.text, "已放弃")


def explained(checks: Checks, staff: Staff) -> None:
    officer = staff.at(ORGAN, "officer", 1)
    officer.open_form("penalty", "decide-on-the-spot", ORGAN)
    summary = officer.page.locator("#step-help > summary")
    checks.that("说明：在表单旁，折叠着", summary.count() and not officer.page.locator("#step-help[open]").count())
    summary.focus()
    officer.page.keyboard.press("Enter")
    checks.has("说明：用键盘打开，看到条文的原文", officer.part("step-help"), "可以当场作出行政处罚决定", "依据")
    officer.press(officer.page.locator("#step-help a"))
    checks.has("说明：另有一页，条件逐条带条文", officer.text, "填写的各项", "当场处罚限于罚款或者警告")
    officer.shot("help")
