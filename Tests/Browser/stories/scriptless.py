"""Everything without JavaScript: signing in, a list and its filter, a form with rows of sub-records."""

from checks import Checks
from county import County
from staff import Staff

TOWNSHIP = "430626108"


def tell(checks: Checks, county: County, staff: Staff) -> None:
    mediator = county.people(TOWNSHIP, "mediator")[0]
    worker = staff.visitor(mediator, java_script_enabled=False).sign_in()
    page = worker.page
    page.goto("/desk")
    checks.that("无脚本：登录", "/desk" in page.url, page.url)
    page.goto("/matters/mediation")
    before = page.locator("main tbody tr").count()
    page.locator('main form select[name="stage"]').select_option("filed")
    page.locator('main form button[type="submit"]').filter(has_text="筛选").first.click()
    page.wait_for_url("**stage=filed**")
    checks.that("无脚本：筛选有按钮，条件进入地址", "stage=filed" in page.url, page.url)
    checks.that("无脚本：列表按条件列出", 0 < page.locator("main tbody tr").count() <= before, before)

    worker.open_form("mediation", "screen", TOWNSHIP)
    for name, value in (("disputeKind", "neighbour"), ("subject", "相邻关系纠纷"), ("place", "梅仙镇"), ("brief", "因通道使用发生争执")):
        worker.fill(name, value)
    for index, name in enumerate(("钟一", "钟二")):
        # A list that has to be filled begins with a row.
        if index:
            worker.press(page.locator('button[name="add"][value="f.parties"]'))
        checks.equal(f"无脚本：添加第{index + 1}行当事人，填过的还在", page.locator('[name="f.subject"]').input_value(), "相邻关系纠纷")
        worker.fill(f"parties.{index}.citizenName", name)
    worker.press(page.locator('button[name="add"][value="f.parties"]'))
    worker.press(page.locator('button[name="remove"][value="f.parties.2"]'))
    checks.equal("无脚本：删除一行", page.locator('[data-repeated="f.parties"] .rows > fieldset').count(), 2)
    worker.shot("form-rows")
    worker.submit()
    checks.that("无脚本：提交登记", "done=screen" in page.url, worker.refusals)
    worker.close()
