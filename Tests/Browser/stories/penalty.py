"""An ordinary penalty case by four people, from the clue to its close, under the edition of 2017."""

from checks import Checks
from county import TODAY, County
from staff import Staff

ORGAN = "430626-mz"
FINE = [{"kind": "fine", "amount": "5000"}]


def tell(checks: Checks, county: County, staff: Staff) -> int:
    officer, head, reviewer, clerk = (staff.at(ORGAN, role) for role in ("officer", "head", "reviewer", "clerk"))

    done = officer.open(
        "penalty", "register-clue", ORGAN, source="inspection", clue="检查发现擅自从事公开募捐的线索", discoveredOn=TODAY, actEndedOn=TODAY,
        cause="擅自开展公开募捐", **{
            "party.kind": "legalPerson", "party.organisationName": "平江某公益服务中心", "party.creditCode": "52430626MJJ000001N",
            "party.address": "平江县汉昌镇", "party.legalRepresentative": "李大同"})
    if not checks.that("处罚案：执法人员登记线索", done, officer.refusals):
        return 0
    case = officer.matter
    checks.has("处罚案：页面说明记入全过程记录第几条", officer.text, "已办理“登记线索”", "全过程记录第")

    head.go_to_form(case, "file")
    holders = [person for person in county.people(ORGAN, "officer")]
    certificates = [
        str(row[0]) for row in county.ask(
            "SELECT id FROM matter WHERE kind = 'certificate' AND organ = ? AND stage = 'inForce' AND json_extract(body, '$.holder') IN (?, ?)",
            ORGAN, holders[0], holders[2])]
    # 慈善法第一百零一条 in the organ's list of powers, and the entry of its benchmark: 2,000 to 20,000 yuan.
    power, code = county.ask(
        "SELECT id, json_extract(body, '$.code') FROM matter WHERE kind = 'power' AND organ = ? AND stage = 'inUse' AND body LIKE '%慈善法%' "
        "ORDER BY id LIMIT 1", ORGAN)[0]
    benchmark = county.ask("SELECT id FROM matter WHERE kind = 'benchmark' AND organ = ? AND stage = 'inForce' LIMIT 1", ORGAN)[0][0]
    boxes = head.page.locator('[name="f.officers.certificates"][type=checkbox]').count()
    finder = head.page.locator('[data-picker="f.officers.certificates"]').count()
    checks.that("处罚案：办案人员从有证人员中勾选或者查找", boxes >= 2 or finder == 1, f"{boxes}个可选")
    licence = county.ask(
        "SELECT id FROM matter WHERE kind = 'power' AND organ = ? AND stage = 'inUse' AND json_extract(body, '$.type') = 'licence' LIMIT 1",
        ORGAN)[0][0]
    offered = head.page.locator(f'[name="f.powerItem"][value="{licence}"]').count()
    if head.page.locator('[data-picker="f.powerItem"]').count():
        refused = not head.send("file", cause="擅自开展公开募捐", powerItem=str(licence), **{"officers.certificates": certificates})
        checks.that("处罚案：清单内没有的行政处罚事项不能立案", refused and "权责清单" in head.refusals, head.refusals)
    else:
        checks.equal("处罚案：许可事项不供立案时选择", offered, 0)
    filed = head.send("file", cause="擅自开展公开募捐", powerItem=str(power), **{"officers.certificates": certificates})
    checks.that("处罚案：负责人批准立案，指定权责清单事项和两名持证人员", filed, head.refusals)

    for kind, summary in (("inspection", "现场检查笔录及照片"), ("statement", "当事人询问笔录")):
        taken = officer.take(case, "record-evidence", evidence=[{"kind": kind, "summary": summary}])
        checks.that(f"处罚案：收集证据（{summary}）", taken, officer.refusals)
    reported = officer.take(
        case, "report", facts="未取得公开募捐资格，在县城广场设募捐箱", legalBasis="《慈善法》第一百零一条", proposal="penalise",
        proposedPenalties=FINE, benchmarkSet=str(benchmark), benchmarkEntry=code, tier="lighter")
    checks.that("处罚案：提出调查终结报告，写明裁量权基准的条目和阶次", reported, officer.refusals)
    checks.that("处罚案：告知拟处罚内容", officer.take(case, "notify"), officer.refusals)
    told = officer.take(case, "notice-serve", **{"notice.method": "direct"})
    checks.that("处罚案：送达告知书", told, officer.refusals)
    waived = officer.take(case, "waive", waivesDefence="true", **{"hearing.waived": "true"})
    checks.that("处罚案：登记当事人放弃陈述申辩", waived, officer.refusals)

    # The law stands in the way, and says so with its article; nothing typed is lost.
    refused = not head.take(case, "penalise", penalties=FINE, decisionReason="违法事实清楚")
    checks.that("处罚案：未经法制审核不得决定", refused, head.page.url)
    checks.has("处罚案：拒绝时写明条文", head.refusals, "法制审核", "第三十八条", "依法现在还不能办理")
    checks.equal("处罚案：拒绝后填写的内容还在", head.page.locator('[name="f.decisionReason"]').input_value(), "违法事实清楚")
    head.shot("refused")

    checks.that("处罚案：送法制审核", officer.take(case, "submit-verification"), officer.refusals)
    reviewer.page.goto("/desk?tab=nobody")
    child = county.matter("kind = 'legal-verification' AND parent = ?", case)
    checks.that("处罚案：审核人员的桌面上有这一件", reviewer.page.locator(f'#desk a[href="/matter/{child}"]').count(), reviewer.part("desk"))
    opined = reviewer.take(
        child, "conclude", opinion="agree", opinionText="事实清楚，证据充分，适用法律正确，程序合法，同意", reviewerSince="2016-03-01")
    checks.that("处罚案：法制审核同意", opined, reviewer.refusals)

    decided = head.take(case, "penalise", penalties=FINE, decisionReason="违法事实清楚，按裁量基准处罚")
    checks.that("处罚案：审核以后作出处罚决定", decided, head.refusals)
    checks.that("处罚案：送达", officer.take(case, "decision-serve", **{"decision.method": "direct"}), officer.refusals)
    published = clerk.take(case, "publicity-publish", publicSummary="擅自开展公开募捐，依《慈善法》处罚")
    checks.that("处罚案：公示", published, clerk.refusals)
    paid = clerk.take(case, "pay", payments=[{"amount": "5000", "receipt": "湘财20210118"}])
    checks.that("处罚案：缴款", paid, clerk.refusals)
    checks.that("处罚案：结案", head.take(case, "close"), head.refusals)

    page = officer
    page.page.goto(f"/matter/{case}")
    page.page.locator("#timeline details.earlier > summary").click()
    checks.has(
        "处罚案：办理过程从头到尾都在", page.part("timeline"), "登记线索", "立案", "调查终结报告", "送法制审核", "处罚", "送达", "公示", "结案")
    checks.has("处罚案：文书有文号", page.part("documents"), "处罚决定书", "〔2021〕")
    checks.has("处罚案：公示一栏有本案", page.part("publications"), "2021-01-18")
    return case
