"""One act that was filed twice: the later file is joined to the earlier, goes apart again, and a part of it becomes a case of its own."""

from checks import Checks
from county import TODAY, County
from staff import Colleague, Staff

ORGAN = "430626-mz"
PARTY = {
    "party.kind": "legalPerson", "party.organisationName": "平江某互助服务中心", "party.creditCode": "52430626MJJ000001N",
    "party.address": "平江县汉昌镇", "party.legalRepresentative": "李大同",
}
CAUSE, OTHER = "擅自开展公开募捐", "未按规定公开募捐情况"
SAME_ACT = "行政处罚法第二十四条：对当事人的同一个违法行为，不得给予两次以上罚款"
RULE = "本部门办理行政处罚案件的规定：几个违法事实分别查明的，可以分案办理"


class Joining:
    def __init__(self, checks: Checks, county: County, staff: Staff) -> None:
        self.checks, self.county = checks, county
        self.officer, self.head = (staff.at(ORGAN, role) for role in ("officer", "head"))
        self.leading = self.joined = 0

    def that(self, name: str, holds: object, detail: object = "") -> bool:
        return self.checks.that(f"并案分案：{name}", holds, detail)

    def has(self, name: str, text: str, *parts: str) -> bool:
        return self.checks.has(f"并案分案：{name}", text, *parts)

    def tell(self) -> None:
        self.leading, self.joined = self.files("群众举报擅自从事公开募捐的线索"), self.files("检查发现同一次公开募捐的线索")
        if not self.leading or not self.joined:
            return
        self.joins()
        self.parts()
        self.divides()

    def files(self, clue: str) -> int:
        officer, head = self.officer, self.head
        done = officer.open(
            "penalty", "register-clue", ORGAN, source="inspection", clue=clue, discoveredOn=TODAY, actEndedOn=TODAY, cause=CAUSE, **PARTY)
        if not self.that(f"登记线索（{clue}）", done, officer.refusals):
            return 0
        case = officer.matter
        certificates = [
            str(row[0]) for row in self.county.ask(
                "SELECT id FROM matter WHERE kind = 'certificate' AND organ = ? AND stage = 'inForce' ORDER BY id LIMIT 2", ORGAN)]
        power = self.county.ask(
            "SELECT id FROM matter WHERE kind = 'power' AND organ = ? AND stage = 'inUse' AND body LIKE '%慈善法%' ORDER BY id LIMIT 1", ORGAN)[0][0]
        filed = head.take(case, "file", cause=CAUSE, powerItem=str(power), **{"officers.certificates": certificates})
        return case if self.that(f"负责人批准立案（{clue}）", filed, head.refusals) else 0

    def see(self, worker: Colleague, case: int) -> Colleague:
        worker.page.goto(f"/matter/{case}")
        return worker

    def act(self, case: int, title: str, **fields: str) -> None:
        """Opens one of the folded forms of the panel, fills it in and sends it."""
        page = self.see(self.head, case).page
        form = page.locator("#joining details").filter(has_text=title)
        form.locator("summary").click()
        for name, value in fields.items():
            form.locator(f'[name="joining-{name}"]').fill(value)
        self.head.press(form.get_by_role("button", name=title, exact=True))

    def joins(self) -> None:
        head = self.head
        self.act(self.joined, "并入其他事项", to=str(self.joined), reason="同一行为立案两次", article=SAME_ACT)
        self.that("不能并入它自己", "done=" not in head.page.url, head.page.url)
        self.that("退回的表单还留着所填的理由", head.page.locator('#joining [name="joining-reason"]').first.input_value() == "同一行为立案两次")
        self.act(self.joined, "并入其他事项", to=str(self.leading), reason="同一行为立案两次", article=SAME_ACT)
        if not self.that("负责人把后立的案并入先立的案", "done=joining.join" in head.page.url, head.refusals):
            return
        self.has("并入的案写明由主案一并办理", head.part("joining"), "本事项已并入其他事项")
        self.that("并入的案没有自己要办的", not head.page.locator('#now a[href*="/do/"]').count(), head.part("now"))
        head.shot("joining-joined")
        self.that("并入的案不能单独办理", not self.officer.take(self.joined, "record-evidence", evidence=[{"kind": "inspection", "summary": "笔录"}]))
        self.see(self.officer, self.leading)
        self.has("主案列出并入的案", self.officer.part("joining"), "并入本事项的事项")
        self.officer.shot("joining-leading")

    def parts(self) -> None:
        head = self.head
        self.act(self.joined, "分开办理", reason="查明是另一次募捐", article="行政处罚法第三十六条：应当全面、客观、公正地调查")
        if not self.that("决定以前可以分开办理", "done=joining.part" in head.page.url, head.refusals):
            return
        self.that("分开以后又可以办理", head.page.locator('a[href$="/do/record-evidence"], a[href$="/do/report"]').count() or "等待" in head.part("now"))
        self.has("曾经并入哪一案仍然写明", head.part("joining"), f"并入事项{self.leading}")

    def divides(self) -> None:
        head = self.head
        page = self.see(head, self.leading).page
        head.press(page.get_by_role("link", name="分出另案"))
        self.has("分案的页面先写依据和条件", head.text, "分案的依据和条件", "分出的案件写明另一案由")
        self.that("案由标明必填", page.locator('[name="f.cause"]').get_attribute("aria-required") == "true" or "必填" in head.text)
        # The case goes by the law of 2017, and the law on public order of 2025 is still to come.
        self.has("分案引用本案所依的法律", head.text, "《行政处罚法》第三十条")
        self.that("还没有施行的法律不引用", head.text.count("治安管理处罚法") == 1 and "《行政处罚法》第四十条" not in head.text, head.text[:600])
        head.shot("joining-splitting")
        page.locator('[name="splitting-reason"]').fill("两个违法事实应当分别查明")
        page.locator('[name="splitting-article"]').fill(RULE)
        head.press(page.get_by_role("button", name="分出另案"))
        self.that("没有写明另一案由的退回，所填的还在", page.locator('[name="splitting-article"]').input_value() == RULE, page.url)
        page.locator('[name="f.cause"]').fill(OTHER)
        head.press(page.get_by_role("button", name="分出另案"))
        if not self.that("写明另一案由，分出另案", "done=splitting.divide" in page.url, head.refusals):
            return
        part = self.county.ask("SELECT MAX(id) FROM matter WHERE kind = 'penalty' AND organ = ?", ORGAN)[0][0]
        self.see(head, part)
        self.has("分出的案写明由哪一案分出", head.part("joining"), "分出")
        self.has("分出的案有自己的案由", head.part("record"), OTHER)
        head.shot("joining-part")


def tell(checks: Checks, county: County, staff: Staff) -> None:
    Joining(checks, county, staff).tell()
