"""Ten fines on the spot, one after another by the keyboard alone: few inputs, found by name or sound, the rest as the last time."""

import time

from checks import Checks
from county import County
from playwright.sync_api import Page
from staff import Staff

ORGAN = "430626-ga"
FINES = 10
# What an official may be asked to look at and fill in at the roadside, and how long one fine may take.
MOST_INPUTS, MOST_SECONDS = 6, 40

# What stands open in the form and takes an answer: boxes of one group are one, what is folded away is none.
INPUTS = """() => {
  const form = document.querySelector("form#action");
  const seen = new Set();
  form.querySelectorAll("input:not([type=hidden]), select, textarea").forEach(e => {
    if (e.checkVisibility && !e.checkVisibility()) return;
    if (e.closest("details:not([open])")) return;
    seen.add(e.type === "radio" ? e.name : e.id);
  });
  return [...seen];
}"""


class Keys:
    """Types, counting what is pressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.count += len(text)

    def to(self, name: str) -> None:
        """Goes on with the tabulator until a control has the focus."""
        for _ in range(80):
            if self.page.evaluate("document.activeElement && document.activeElement.name || ''") == name:
                return
            self.press("Tab")
        raise AssertionError(f"{name} is not reached by the keyboard")

    def confirm(self) -> None:
        """Looks at what goes out, and lets it: the link at the top leads to the button."""
        for _ in range(80):
            if self.page.evaluate("document.activeElement && document.activeElement.matches('form#confirm .form-actions button')"):
                break
            if self.page.evaluate("document.activeElement && document.activeElement.matches('a[href=\"#confirm\"]')"):
                self.press("Enter")
            self.press("Tab")
        with self.page.expect_navigation():
            self.press("Enter")


def tell(checks: Checks, county: County, staff: Staff) -> None:
    row = county.ask(
        "SELECT json_extract(body, '$.holder'), json_extract(body, '$.holderName') FROM matter WHERE kind = 'certificate' AND organ = ? "
        "AND stage = 'inForce' AND json_extract(body, '$.class') = 'enforcement' AND json_extract(body, '$.holder') IN "
        "(SELECT person FROM account) AND json_extract(body, '$.holder') IN (SELECT person FROM post WHERE organ = ? AND role = 'officer') "
        "ORDER BY id LIMIT 1", ORGAN, ORGAN)[0]
    login = county.ask("SELECT login FROM account WHERE person = ?", row[0])[0][0]
    officer = staff.visitor(login, viewport={"width": 390, "height": 844}).sign_in()
    page = officer.page

    # The first of all: what nobody can know yet is asked for; who acts is known.
    officer.open_form("penalty", "decide-on-the-spot", ORGAN)
    checks.has("当场处罚：本人的执法证已经填好", page.locator("form#action").inner_text(), row[1])
    first = len(page.evaluate(INPUTS))
    checks.equal("当场处罚：公民的表单不问单位名称", page.locator('[name="f.party.organisationName"]').count(), 0)
    page.locator('[name="f.party.kind"][value="legalPerson"]').check()
    checks.equal("当场处罚：选了法人，就问单位名称，不问姓名", page.locator('[name="f.party.organisationName"]').count(), 1)
    checks.equal("当场处罚：选了法人，姓名不再问", page.locator('[name="f.party.citizenName"]').count(), 0)
    page.locator('[name="f.party.kind"][value="citizen"]').check()
    # What was filled in the last time stands folded.
    page.locator("details.aside").evaluate_all("all => all.forEach(e => { e.open = true })")
    said = officer.pick("powerItem", "tfjdc")
    checks.has("当场处罚：权责清单事项按拼音首字母查到", said, "停放")
    for name, value in {
        "cause": "违反规定停放机动车", "party.kind": "citizen", "party.citizenName": "毛小毛", "facts": "在天岳大道违反规定停放，当场查获",
        "legalBasis": "《道路交通安全法》第九十三条",
    }.items():
        officer.fill(name, value)
    officer.fill("penalties.0.kind", "fine")
    officer.fill("penalties.0.amount", "100")
    officer.fill("spotTold", "true")
    officer.fill("spotLaw", "penaltyLaw")
    officer.shot("roadside-first")
    officer.submit()
    checks.has("当场处罚：依行政处罚法不得当场罚这么多的，说明哪部法律可以", officer.refusals, "道路交通安全法（第一百零七条")
    page.locator("details.aside").evaluate_all("all => all.forEach(e => { e.open = true })")
    page.locator('[name="f.spotLaw"][value="roadTraffic"]').check()
    officer.submit()
    checks.that("当场处罚：照说明选了所依法律，当场处罚", "done=decide-on-the-spot" in page.url, officer.refusals)

    spent, keys = [], []
    for number in range(FINES):
        started, hand = time.monotonic(), Keys(page)
        officer.open_form("penalty", "decide-on-the-spot", ORGAN)
        if number == 0:
            inputs = page.evaluate(INPUTS)
            checks.that(f"当场处罚：手机上至多{MOST_INPUTS}项要填", len(inputs) <= MOST_INPUTS, inputs)
            checks.that("当场处罚：不比第一次多", len(inputs) <= first, f"{first} {len(inputs)}")
            officer.shot("roadside-next")
        hand.to("f.party.citizenName")
        hand.type(f"毛小{'甲乙丙丁戊己庚辛壬癸'[number]}")
        hand.to("f.facts")
        hand.type("在天岳大道违反规定停放，当场查获")
        hand.to("f.spotTold")
        hand.press("Space")
        hand.to("f.penalties.0.amount")
        hand.type("100")
        with page.expect_navigation():
            hand.press("Enter")
        if page.locator("form#confirm").count():
            if number == 0:
                officer.shot("roadside-review")
            hand.confirm()
        spent.append(time.monotonic() - started)
        keys.append(hand.count)
        if "done=decide-on-the-spot" not in page.url:
            checks.that(f"当场处罚：第{number + 1}件", False, officer.refusals)
            break
    checks.equal(f"当场处罚：用键盘连办{FINES}件", len(spent), FINES)
    checks.that(f"当场处罚：每件不到{MOST_SECONDS}秒", max(spent) < MOST_SECONDS, f"最长{max(spent):.1f}秒")
    print(f"  当场处罚：首件{first}项，以后{len(inputs)}项；每件{max(keys)}键，机器按键{max(spent):.1f}秒")

    # The name of a colleague is enough, in full or by its sound.
    colleague = county.ask(
        "SELECT json_extract(body, '$.holderName') FROM matter WHERE kind = 'certificate' AND organ = ? AND stage = 'inForce' "
        "AND json_extract(body, '$.class') = 'enforcement' AND json_extract(body, '$.holder') <> ? ORDER BY id DESC LIMIT 1", ORGAN, row[0])[0][0]
    officer.open_form("penalty", "decide-on-the-spot", ORGAN)
    page.locator("details.aside").evaluate_all("all => all.forEach(e => { e.open = true })")
    checks.has("当场处罚：同事按姓名查到", officer.pick("officers.certificates", colleague), colleague)
    officer.shot("roadside-colleague")
    officer.close()

    # The same without the script: the button asks, and nothing typed is lost.
    plain = staff.visitor(login, java_script_enabled=False).sign_in()
    plain.open_form("penalty", "decide-on-the-spot", ORGAN)
    plain.fill("facts", "无脚本时填写的事实")
    for details in plain.page.locator("details.aside summary").all():
        details.click()
    finder = plain.page.locator('[data-picker="f.officers.certificates"]')
    finder.locator("input[type=text]").fill(colleague)
    plain.press(finder.locator("button[data-find]"))
    found = plain.page.locator('[name="choose.f.officers.certificates"]')
    checks.that("无脚本：按查找列出可以选的", found.count() >= 1, plain.refusals)
    checks.equal("无脚本：查找以后填过的还在", plain.page.locator('[name="f.facts"]').input_value(), "无脚本时填写的事实")
    plain.shot("roadside-found")
    plain.close()
