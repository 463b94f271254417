"""A reconsideration that is suspended and resumed, and what its clock says."""

from checks import Checks
from county import TODAY, County
from staff import Staff
from worker import Worker

JUSTICE = "430626-sf"
APPLICANT = {
    "applicant.kind": "citizen", "applicant.citizenName": "周大同", "applicant.identityNumber": "430626199001011236",
    "applicant.phone": "13800000000", "applicant.address": "平江县汉昌镇",
}


def tell(checks: Checks, county: County, staff: Staff) -> int:
    officer = staff.at(JUSTICE, "reconsideration")
    lead = staff.at(JUSTICE, "reconsideration", 1)
    done = officer.open(
        "reconsideration", "register", JUSTICE, channel="paper", appliedOn=TODAY, receivedOn=TODAY, respondent="430626-scj",
        actKind="penalty", actName="行政处罚决定书", actNumber="平市监处字〔2021〕第2号", actOn="2021-01-06", knownOn="2021-01-08",
        requests="撤销行政处罚决定", reasons="处罚认定的事实不清", **APPLICANT)
    if not checks.that("复议案：登记申请", done, officer.refusals):
        return 0
    case = officer.matter
    conditions = ["parties", "interest", "request", "timely", "scope", "jurisdiction", "first"]
    checks.that("复议案：受理", officer.take(case, "accept", conditionsMet=conditions), officer.refusals)
    handlers = county.people(JUSTICE, "reconsideration")[1:3]
    checks.that("复议案：指定两名承办人", officer.take(case, "assign", handlers=handlers), officer.refusals)

    lead.page.goto(f"/matter/{case}")
    before = lead.part("clocks")
    checks.has("复议案：期限一栏说明截止日和依据", before, "作出行政复议决定", "2021-03-19", "《行政复议法》第三十一条")
    explain(lead)
    checks.has("复议案：展开后逐步说明怎么算出来", lead.part("clocks"), "2021-01-18")
    lead.shot("matter-clocks")

    suspended = lead.take(case, "suspend", suspensionCause="otherCase", suspensionNote="申请人与第三人的劳动关系一案正在县人民法院审理")
    checks.that("复议案：中止", suspended, lead.refusals)
    during = lead.part("clocks")
    checks.has("复议案：中止期间期限停止，恢复后确定", during, "恢复后确定")
    checks.that("复议案：中止期间不能提出处理意见", not lead.take(case, "propose", proposedOutcome="uphold"), lead.page.url)
    checks.that("复议案：恢复审理", lead.take(case, "resume", resumptionReason="人民法院的判决已经生效"), lead.refusals)
    after = lead.part("clocks")
    explain(lead)
    told = lead.part("clocks")
    checks.has("复议案：恢复以后期限接着计算，说明中写明中止和恢复", told, "中止", "恢复", "作出行政复议决定")
    checks.that("复议案：恢复以后又有确定的截止日", "恢复后确定" not in after and "2021-03-19" in after, after)
    checks.that("复议案：发送申请书副本", lead.take(case, "send-copy"), lead.refusals)
    lead.page.goto(f"/matter/{case}")
    checks.has("复议案：申请人的身份证号不全部显示", lead.part("record"), "周")
    checks.that("复议案：身份证号中段遮去", "199001011236" not in lead.text, lead.part("record")[:300])
    return case


def explain(worker: Worker) -> None:
    """Unfolds how each limit was counted."""
    for summary in worker.page.locator("#clocks details summary").all():
        summary.click()
