"""A county's first day: from nothing to the first penalty, in the browser, with the minutes and the inputs that it took."""

import base64
import hashlib
import hmac
import json
import re
import socket
import struct
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from datetime import date, timedelta
from pathlib import Path

from checks import Checks
from county import County
from staff import Staff
from worker import Worker

CODE, ORGAN = "439999", "439999-cg"
ORGANS = f"""机关代码,机关名称,机关代字,上级机关,层级,职责
{ORGAN}-1,城管局执法大队,,青山县城市管理和综合执法局,部门,
{CODE}-sf,青山县司法局,青司,,部门,司法行政部门
{CODE}-bb,青山县委编办,青编,,部门,机构编制部门
{ORGAN},青山县城市管理和综合执法局,青城,,部门,行政执法主体
"""
PEOPLE = f"""姓名,账号,机关,岗位
管二,admin2,{CODE},系统管理员
审计,auditor,{CODE},审计管理员
府办,office,{CODE},政府办公室人员
司证,certifier,青山县司法局,执法证件管理人员
司审,lawyer,青山县司法局,合法性审核人员
编办,editor,青山县委编办,经办人员
城经,clerk,{ORGAN},经办人员
城一,officer1,{ORGAN},执法人员
城二,officer2,{ORGAN},执法人员
城长,chief,{ORGAN},机关负责人
城法,reviewer,{ORGAN},法制审核人员
"""


class Founded(County):
    """A real county of its own, which nobody drives through time."""

    def start(self, day: str = "") -> None:
        command = [self.program, "serve", "--data", self.data, "--port", str(self.port), "--log-level", "error"]
        self.log = open(Path(self.data) / "browser.log", "a", encoding="utf-8")
        self.server = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        for _ in range(100):
            try:
                urllib.request.urlopen(self.address + "/health/ready", timeout=1)
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise RuntimeError(f"服务没有启动：{self.said()[-800:]}")


def code(secret: str) -> str:
    """The six digits of this half minute."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def enrol(worker: Worker) -> None:
    """Sets an authenticator up, as administrators of a real county have to."""
    page = worker.page
    page.goto("/account")
    page.locator("#second-factor input[type=password]").first.fill(worker.county.passwords[worker.login])
    worker.press(page.get_by_role("button", name="启用动态口令"))
    secret = page.locator(".enrol .secret code").inner_text().replace(" ", "")
    page.locator("#confirm-code").fill(code(secret))
    worker.press(page.get_by_role("button", name="确认启用"))


def bring(checks: Checks, worker: Worker, path: str, table: str, what: str) -> None:
    """Pastes a table, looks at the preview, confirms."""
    page = worker.page
    page.goto(path)
    if "/account/proof" in page.url:
        page.get_by_label("密码").fill(worker.county.passwords[worker.login])
        worker.press(page.get_by_role("button", name="继续"))
    page.locator("textarea[name=text]").fill(table)
    worker.press(page.get_by_role("button", name="预览"))
    rows = len(table.strip().splitlines()) - 1
    checks.has(f"第一天：{what}，预览各行都可以导入", worker.text, f"共{rows}行：新增{rows}行")
    worker.shot(f"import-{path.strip('/').replace('/', '-')}")
    worker.press(page.get_by_role("button", name=f"确认导入{rows}行"))
    checks.has(f"第一天：{what}，已经导入", worker.text, "已经导入")


def tell(checks: Checks, county: County, staff: Staff) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "county"
        run = lambda *words: subprocess.run([county.program, *words, "--data", str(data)], capture_output=True, text=True, timeout=60)
        run("found", "--code", CODE, "--name", "青山县人民政府", "--short", "青政")
        made = run("account", "create", "--login", "admin", "--name", "管一", "--role", "administrator", "--organ", CODE, "--format", "json")
        if not checks.that("第一天：设立县和第一名系统管理员", made.returncode == 0, made.stderr):
            return
        founded = Founded(county.program, str(data), str(county.out))
        founded.passwords["admin"] = json.loads(made.stdout)["password"]
        founded.start()
        try:
            walk(checks, founded, Staff(founded, staff.browser, staff.screens))
        finally:
            founded.stop()


def walk(checks: Checks, county: County, staff: Staff) -> None:
    admin = staff.person("admin")
    enrol(admin)
    admin.page.goto("/setup")
    checks.has("第一天：准备情况说明缺什么、依据哪一条", admin.text, "《行政处罚法》第四十二条", "《行政处罚法》第五十八条", "没有")
    admin.shot("setup-empty")
    bring(checks, admin, "/admin/import/organs", ORGANS, "机关")
    admin.page.goto("/admin/import/people")
    admin.page.locator("textarea[name=text]").fill(PEOPLE.replace("机关负责人", "队长"))
    admin.press(admin.page.get_by_role("button", name="预览"))
    checks.has("第一天：写错的岗位逐行说明", admin.text, "队长", "没有这种岗位", "整批没有导入")
    admin.shot("import-refused")
    bring(checks, admin, "/admin/import/people", PEOPLE, "人员、岗位和账号")
    for row in admin.page.locator("#passwords tbody tr").all_inner_texts():
        login, password = re.search(r"（(\w+)）", row)[1], re.search(r"[2-9a-z]{5}(?:-[2-9a-z]{5}){3}", row)[0]
        county.passwords[login] = password
    checks.equal("第一天：一次性密码逐人列出", len(county.passwords), len(PEOPLE.strip().splitlines()))
    admin.page.goto("/setup")
    checks.has("第一天：人员备齐以后，还缺名录", admin.text, "在用的权力事项", "存量登记")
    admin.shot("setup-people")
    registers(checks, staff)
    admin.page.goto("/setup")
    checks.has("第一天：登记齐全", admin.part("matrix"), "可以")
    admin.shot("setup-ready")
    case(checks, county, staff)


def registers(checks: Checks, staff: Staff) -> None:
    last, long = f"{date.today().year - 1}-05-01", f"{date.today().year + 3}-04-30"
    subject = (
        "执法主体名称,主体性质,机构类别,层级,设定依据,设定依据的层级,机构设立（三定）文件,执法范围,执法类别,主体资格证号,确认日期,持证执法人员数\n"
        f"青山县城市管理和综合执法局,法定行政机关,行政机关,县级部门、单位,行政处罚法第十七条,法律,青编〔2019〕1号,城市管理,行政处罚,青执001,{last},2\n")
    certificates = "持证人,姓名,编制性质,证件类型,执法类别,补登证件的证号,补登证件的发证日期,补登证件的有效期至\n" + "".join(
        f"{name},{name},行政编制,行政执法证,行政处罚,青{number},{last},{long}\n" for name, number in (("城一", 1), ("城二", 2)))
    certifier, clerk, editor = staff.person("certifier"), staff.person("clerk"), staff.person("editor")
    certifier.page.goto("/import/subject/register-existing")
    bring(checks, certifier, "/import/subject/register-existing", subject, "执法主体资格")
    bring(checks, clerk, "/import/certificate/register-existing", certificates, "执法证件")
    for matter in certifier.county.ask("SELECT id FROM matter WHERE kind = 'certificate'"):
        checks.that("第一天：司法局核实补登的证件", certifier.take(matter[0], "confirm-existing"), certifier.refusals)
    powers = (
        "权力名称,权力编码,权力类型,行使层级,行使主体性质,实施依据1：法律、法规、规章名称,实施依据1：条款,实施依据1：层级,公布日期\n"
        f"对在街道乱倒垃圾的处罚,430000001,行政处罚,县级,法定行政机关,城市市容和环境卫生管理条例,第三十四条,行政法规、地方性法规,{last}\n")
    bring(checks, clerk, "/import/power/register-existing", powers, "权责清单")
    for matter in editor.county.ask("SELECT id FROM matter WHERE kind = 'power'"):
        checks.that("第一天：编办核实存量", editor.take(matter[0], "confirm-existing"), editor.refusals)
    reviewers = f"人员,姓名,法制审核机构,编制性质,审核范围,任用日期,从事行政处罚决定审核起始日期\n城法,城法,法规股,行政编制,行政处罚,{last},2015-01-01\n"
    bring(checks, clerk, "/import/legal-reviewer/register-existing", reviewers, "法制审核人员")
    for matter in certifier.county.ask("SELECT id FROM matter WHERE kind = 'legal-reviewer'"):
        checks.that("第一天：登记入库", certifier.take(matter[0], "enter"), certifier.refusals)


def case(checks: Checks, county: County, staff: Staff) -> None:
    officer, chief = staff.person("officer1"), staff.person("chief")
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    opened = officer.open(
        "penalty", "register-clue", ORGAN, source="inspection", clue="巡查发现店主把垃圾倒在街上", discoveredOn=yesterday, actEndedOn=yesterday,
        cause="乱倒垃圾", **{"party.kind": "citizen", "party.citizenName": "王某", "party.address": "青山县城关镇"})
    if not checks.that("第一天：执法人员登记第一条线索", opened, officer.refusals):
        return
    officer.shot("first-case")
    case = officer.matter
    power = county.matter("kind = 'power' AND stage = 'inUse'")
    certificates = [str(row[0]) for row in county.ask("SELECT id FROM matter WHERE kind = 'certificate' AND stage = 'inForce'")]
    filed = chief.take(case, "file", cause="乱倒垃圾", powerItem=str(power), **{"officers.certificates": certificates})
    checks.that("第一天：负责人批准立案，指定权责清单事项和两名持证人员", filed, chief.refusals)
    for kind, summary in (("inspection", "现场检查笔录及照片"), ("statement", "当事人询问笔录")):
        taken = officer.take(case, "record-evidence", evidence=[{"kind": kind, "summary": summary}])
        checks.that(f"第一天：收集证据（{summary}）", taken, officer.refusals)
    fine = [{"kind": "fine", "amount": "100"}]
    reported = officer.take(
        case, "report", facts="把店内垃圾倒在街道上", legalBasis="《城市市容和环境卫生管理条例》第三十四条", proposal="penalise", proposedPenalties=fine,
        departureReason="本机关还没有制定这一事项的裁量权基准")
    checks.that("第一天：提出调查终结报告", reported, officer.refusals)
    checks.that("第一天：告知拟处罚内容", officer.take(case, "notify"), officer.refusals)
    checks.that("第一天：送达告知书", officer.take(case, "notice-serve", **{"notice.method": "direct"}), officer.refusals)
    checks.that("第一天：登记当事人放弃陈述申辩", officer.take(case, "waive", waivesDefence="true"), officer.refusals)
    decided = chief.take(case, "penalise", penalties=fine, decisionReason="违法事实清楚", departureApproval="主要负责人批准")
    checks.that("第一天：作出第一个处罚决定", decided, chief.refusals)
    chief.shot("first-decision")
