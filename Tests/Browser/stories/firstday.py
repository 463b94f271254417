"""A password somebody else has set is changed before anything else can be done."""

from checks import Checks
from county import County
from staff import Staff

ORGAN = "430626-mz"


def tell(checks: Checks, county: County, staff: Staff) -> None:
    login = county.people(ORGAN, "officer")[3]
    worker = staff.visitor(login)
    issued = county.passwords[login]
    worker.page.goto("/desk")
    checks.that("首次登录：没有登录的先去登录", "/sign-in" in worker.page.url, worker.page.url)
    worker.type_credentials("不对的密码")
    checks.has("首次登录：密码不对时不说是账号还是密码", worker.text, "账号或者密码不对")
    worker.shot("sign-in-wrong")
    worker.type_credentials()
    checks.that("首次登录：一次性密码登录后先去改密码", "/account" in worker.page.url, worker.page.url)
    worker.page.goto("/matters")
    checks.that("首次登录：改密码以前别的页面都进不去", "/account" in worker.page.url, worker.page.url)
    worker.shot("must-change")
    worker.page.get_by_label("原密码").fill(issued)
    worker.page.get_by_label("新密码").first.fill("abc")
    worker.page.get_by_label("再输一遍新密码").fill("abc")
    worker.press(worker.page.get_by_role("button", name="修改密码"))
    checks.has("首次登录：太短的密码被拒绝，并说明要求", worker.text, "至少")
    worker.change_password()
    worker.page.goto("/matters")
    checks.that("首次登录：改过密码就可以办事", worker.page.url.endswith("/matters"), worker.page.url)
    worker.close()
    again = staff.visitor(login)
    again.page.goto("/sign-in?next=/matters/penalty")
    again.type_credentials(issued)
    checks.has("首次登录：一次性密码不能再用", again.text, "账号或者密码不对")
    again.type_credentials()
    checks.that("首次登录：登录后回到原来要去的页面", again.page.url.endswith("/matters/penalty"), again.page.url)
    again.close()
