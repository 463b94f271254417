"""A penalty case as it is done every day: taken over, prepared and approved, entered late with its day, corrected, stopped and freed.

Told on two days after all other stories, a Friday and the Wednesday after it: the server is started again as of each.
"""

from checks import Checks
from county import County
from staff import Colleague, Staff

ORGAN, GOVERNMENT, JUSTICE = "430626-mz", "430626", "430626-sf"
FRIDAY, WEDNESDAY, THURSDAY = "2021-01-22", "2021-01-27", "2021-01-28"
MISSPELT, NAME = "平江某公益服务中新", "平江某公益服务中心"
FINE = [{"kind": "fine", "amount": "5000"}]
STANDS_STILL = "在恢复执行或者审结以前不得执行"
LATE = "当事人周五在邮寄的告知书回执上书面放弃，周三随回执收到"
APPLICANT = {
    "applicant.kind": "legalPerson", "applicant.organisationName": NAME, "applicant.creditCode": "52430626MJJ000001N",
    "applicant.legalRepresentative": "李大同", "applicant.phone": "13800000000", "applicant.address": "平江县汉昌镇",
}


class Practice:
    def __init__(self, checks: Checks, county: County, staff: Staff) -> None:
        self.checks, self.county, self.staff = checks, county, staff
        self.case = 0

    def that(self, name: str, holds: object, detail: object = "") -> bool:
        return self.checks.that(f"日常办案：{name}", holds, detail)

    def has(self, name: str, text: str, *parts: str) -> bool:
        return self.checks.has(f"日常办案：{name}", text, *parts)

    def on(self, day: str) -> None:
        """The server on another day: whoever works there signs in anew."""
        self.county.stop()
        self.county.start(day)
        self.staff.sign_all_out()
        self.officer, self.head, self.reviewer = (self.staff.at(ORGAN, role) for role in ("officer", "head", "reviewer"))

    def see(self, worker: Colleague) -> Colleague:
        worker.page.goto(f"/matter/{self.case}")
        return worker

    def tell(self) -> None:
        self.on(FRIDAY)
        if not self.opens():
            return
        self.takes_over()
        self.files()
        self.gives_notice()
        self.on(WEDNESDAY)
        self.enters_late()
        self.decides()
        self.corrects()
        self.stops()
        self.defers()
        self.looks()

    # Friday

    def opens(self) -> bool:
        done = self.officer.open(
            "penalty", "register-clue", ORGAN, source="inspection", clue="检查发现擅自从事公开募捐的线索", discoveredOn=FRIDAY, actEndedOn=FRIDAY,
            cause="擅自开展公开募捐", **{
                "party.kind": "legalPerson", "party.organisationName": MISSPELT, "party.creditCode": "52430626MJJ000001N",
                "party.address": "平江县汉昌镇", "party.legalRepresentative": "李大同"})
        if self.that("周五登记线索", done, self.officer.refusals):
            self.case = self.officer.matter
        return done

    def takes_over(self) -> None:
        officer = self.see(self.officer)
        self.has("登记以后还没有人承办", officer.part("handlers"), "还没有人承办")
        officer.press(officer.page.get_by_role("button", name="领办", exact=True))
        self.has("领办以后承办人一栏写明主办和领办的日期", officer.part("handlers"), "主办", FRIDAY, "领办")
        self.that("已经领办的不再请他领办", not officer.page.get_by_role("button", name="领办", exact=True).count())
        officer.page.goto("/desk?tab=mine")
        mine = officer.page.locator(f'#desk a[href="/matter/{self.case}"]')
        self.that("“今日”的“我的”有这一件", mine.count(), officer.text[:300])
        officer.shot("practice-desk")

    def files(self) -> None:
        head, ask = self.head, self.county.ask
        holders = self.county.people(ORGAN, "officer")
        certificates = [
            str(row[0]) for row in ask(
                "SELECT id FROM matter WHERE kind = 'certificate' AND organ = ? AND stage = 'inForce' AND json_extract(body, '$.holder') IN (?, ?)",
                ORGAN, holders[0], holders[2])]
        power, self.code = ask(
            "SELECT id, json_extract(body, '$.code') FROM matter WHERE kind = 'power' AND organ = ? AND stage = 'inUse' AND body LIKE '%慈善法%' "
            "ORDER BY id LIMIT 1", ORGAN)[0]
        officer = self.officer
        handed = officer.prepare(self.case, "file", cause="擅自开展公开募捐", powerItem=str(power), **{"officers.certificates": certificates})
        self.that("承办的执法人员拟办立案，提请批准", handed, officer.refusals)
        self.see(head)
        head.approve("立案")
        self.has("负责人批准立案", head.part("timeline"), "立案", "同意。")

    def gives_notice(self) -> None:
        officer = self.officer
        for kind, summary in (("inspection", "现场检查笔录及照片"), ("statement", "当事人询问笔录")):
            taken = officer.take(self.case, "record-evidence", evidence=[{"kind": kind, "summary": summary}])
            self.that(f"收集证据（{summary}）", taken, officer.refusals)
        benchmark = self.county.ask("SELECT id FROM matter WHERE kind = 'benchmark' AND organ = ? AND stage = 'inForce' LIMIT 1", ORGAN)[0][0]
        reported = officer.take(
            self.case, "report", facts="未取得公开募捐资格，在县城广场设募捐箱", legalBasis="《慈善法》第一百零一条", proposal="penalise",
            proposedPenalties=FINE, benchmarkSet=str(benchmark), benchmarkEntry=self.code, tier="lighter")
        self.that("调查终结报告", reported, officer.refusals)
        self.that("周五告知拟处罚内容", officer.take(self.case, "notify"), officer.refusals)
        served = officer.take(self.case, "notice-serve", **{"notice.method": "direct"})
        self.that("告知书周五送达", served, officer.refusals)

    # The Wednesday after it

    def enters_late(self) -> None:
        officer = self.officer
        waiver = {"waivesDefence": "true", "hearing.waived": "true"}
        refused = not officer.take(self.case, "waive", **waiver, **{"happened-on": THURSDAY})
        self.that("发生之日不得晚于今天", refused, officer.page.url)
        refused = not officer.take(self.case, "waive", **waiver, **{"happened-on": FRIDAY})
        self.has("发生五日以后登记的，须写补录理由", officer.text, "补录理由")
        self.that("没有理由的补录没有登记", refused, officer.page.url)
        kept = officer.page.locator('[name="f.happened-on"]').input_value()
        self.checks.equal("日常办案：填写的发生之日还在", kept, FRIDAY)
        officer.shot("practice-late")
        entered = officer.send("waive", **{"late-reason": LATE})
        self.that("周三补录周五的放弃", entered, officer.refusals)
        self.has("办理过程写明发生之日和补录理由", officer.part("timeline"), FRIDAY, WEDNESDAY, LATE)

    def decides(self) -> None:
        officer, head, reviewer = self.officer, self.head, self.reviewer
        self.that("送法制审核", officer.take(self.case, "submit-verification"), officer.refusals)
        child = self.county.matter("kind = 'legal-verification' AND parent = ?", self.case)
        opined = reviewer.take(
            child, "conclude", opinion="agree", opinionText="事实清楚，证据充分，适用法律正确，程序合法，同意", reviewerSince="2016-03-01")
        self.that("法制审核同意", opined, reviewer.refusals)
        handed = officer.prepare(self.case, "penalise", penalties=FINE, decisionReason="违法事实清楚，按裁量基准处罚")
        self.that("办案的执法人员拟办处罚决定，提请批准", handed, officer.refusals)
        panel = officer.part("prepared-penalise")
        self.has("事项页上有所拟的内容和拟办人的意见", panel, "拟办：作出行政处罚决定", "待批准", "提请批准。", "违法事实清楚，按裁量基准处罚")
        self.that("拟办的人自己不能批准", panel and "批准“作出行政处罚决定”" not in panel, panel[:300])
        self.that("批准以前没有决定书", "处罚决定书" not in officer.part("documents"), officer.part("documents"))
        head.page.goto("/desk")
        self.that("负责人的“今日”等他批准", head.page.locator(f'a[href="/matter/{self.case}"]').count(), head.text[:300])
        self.see(head)
        head.shot("practice-prepared")
        head.press(head.page.get_by_role("link", name="核对后批准“作出行政处罚决定”"))
        # The paper bears the party's data: that the head reads it is entered.
        head.press(head.page.get_by_role("button", name="查看全文并留痕"))
        self.has("批准以前看到决定书和将要公开的内容", head.text, "〔待编号〕", "办理以后不能撤销的")
        head.shot("practice-reading")
        head.page.locator('[name="preparation-opinion"]').fill("同意，按所拟处罚。")
        head.press(head.page.get_by_role("button", name="批准“作出行政处罚决定”"))
        self.has("负责人批准即是作出决定，意见记入办理过程", head.part("timeline"), "作出行政处罚决定", "同意，按所拟处罚。")
        self.has("批准以后制发处罚决定书", head.part("documents"), "处罚决定书", "〔2021〕")
        self.that("批准以后没有等待的拟办", not head.part("prepared-penalise"), head.part("prepared-penalise")[:200])
        self.that("送达处罚决定书", officer.take(self.case, "decision-serve", **{"decision.method": "direct"}), officer.refusals)

    def corrects(self) -> None:
        officer, head = self.officer, self.head
        officer.page.goto(f"/matter/{self.case}/correct")
        officer.shot("practice-correct")
        field = officer.page.locator('[name="c.party.organisationName"]')
        if not self.that("更正的表单中有当事人名称", field.count(), officer.text[:300]):
            return
        field.evaluate("e => { const d = e.closest('details'); if (d) d.open = true }")
        field.fill(NAME)
        officer.page.locator('[name="correction-reason"]').fill("登记时误将“中心”写作“中新”，以登记证书为准")
        officer.press(officer.page.get_by_role("button", name="提请更正", exact=True))
        waiting = officer.part("correction")
        self.has("更正待批，写明现为和更正为", waiting, MISSPELT, NAME, "待批更正")
        self.that("提请的人自己不能批准更正", "批准更正" not in waiting, waiting[:300])
        self.has("批准以前仍是原来的名称", officer.part("record"), MISSPELT)
        self.see(head)
        head.shot("practice-correction")
        head.press(head.page.get_by_role("button", name="批准更正"))
        self.that("批准以后名称已经更正", NAME in head.part("record") and MISSPELT not in head.part("record"), head.part("record")[:300])
        notice = head.page.locator(f'#documents a[href^="/matter/{self.case}/document/correction"]').first
        if not self.that("文书中有更正书", notice.count(), head.part("documents")):
            return
        self.that("告知书、决定书都写有误名，各有一份更正书", head.part("documents").count("见更正书") == 2, head.part("documents"))
        head.press(notice)
        # Whoever reads a paper with names in it is put down.
        head.press(head.page.get_by_role("button", name="查看全文并留痕"))
        self.has("更正书写明原来的和更正以后的文字", head.text, MISSPELT, NAME, "更正")
        head.shot("practice-notice")

    def stops(self) -> None:
        institution = self.staff.at(JUSTICE, "reconsideration")
        number = self.county.ask("SELECT number FROM paper WHERE matter = ? AND document = 'decision'", self.case)[0][0]
        done = institution.open(
            "reconsideration", "register", JUSTICE, channel="paper", appliedOn=WEDNESDAY, receivedOn=WEDNESDAY, respondent=ORGAN,
            actKind="penalty", actName="行政处罚决定书", actNumber=number, actOn=WEDNESDAY, knownOn=WEDNESDAY, penalty=str(self.case),
            requests="撤销行政处罚决定", reasons="处罚认定的事实不清", **APPLICANT)
        if not self.that("当事人申请复议，登记时写明是哪一件处罚", done, institution.refusals):
            return
        review = institution.matter
        conditions = ["parties", "interest", "request", "timely", "scope", "jurisdiction", "first"]
        self.that("复议受理", institution.take(review, "accept", conditionsMet=conditions), institution.refusals)
        handlers = self.county.people(JUSTICE, "reconsideration")[1:3]
        self.that("复议指定两名承办人", institution.take(review, "assign", handlers=handlers), institution.refusals)
        self.that("复议机关发送申请书副本", institution.take(review, "send-copy"), institution.refusals)
        officer = self.see(self.officer)
        self.that("停止执行以前处罚案没有停止执行的提示", STANDS_STILL not in officer.text, officer.text[:300])
        stayed = institution.take(review, "stay", stayGround="organ", stayNote="缴纳罚款将使申请人不能发放工资")
        self.that("复议期间停止执行", stayed, institution.refusals)
        self.see(officer)
        self.has("处罚案页面说明停止执行", officer.text, STANDS_STILL, "复受字〔2021〕")
        self.has("停止执行记入处罚案的办理过程", officer.part("timeline"), "收到停止执行")
        self.has("停止执行期间，缴款的期限停止计算", officer.part("clocks"), "恢复后确定")
        self.that("停止执行期间不能催告", not officer.take(self.case, "demand"), officer.page.url)
        self.has("不能催告的理由写明是停止执行", officer.text, "行政复议期间停止执行的，不催告")
        lifted = institution.take(review, "lift-stay", stayLiftReason="申请人已经筹得款项，不再影响发放工资")
        self.that("情形消除，恢复执行", lifted, institution.refusals)
        self.see(officer)
        self.that("恢复执行以后提示没有了", STANDS_STILL not in officer.text, officer.text[:300])
        self.that("缴款的期限接着计算", "恢复后确定" not in officer.part("clocks"), officer.part("clocks")[:300])

    def defers(self) -> None:
        """What whoever handles the case proposes, the head approves, also after the decision."""
        officer, head = self.officer, self.head
        handed = officer.prepare(
            self.case, "defer", deferralAskedOn=WEDNESDAY, deferralReason="当事人书面申请，账户存款暂不足以缴纳", deferredUntil="2021-03-31")
        self.that("承办人拟办准予暂缓缴纳，提请批准", handed, officer.refusals)
        panel = officer.part("prepared-defer")
        self.that("承办人自己不能批准", panel and "批准“准予暂缓或者分期缴纳”" not in panel, panel[:300])
        self.see(head)
        head.approve("准予暂缓或者分期缴纳")
        self.has("负责人不写意见的批准记为同意", head.part("timeline"), "准予暂缓或者分期缴纳", "同意。")
        self.has("批准以后登记内容有暂缓至何日", head.part("record"), "2021年3月31日")

    # What heads see of it

    def looks(self) -> None:
        officer, head, county_head = self.see(self.officer), self.head, self.staff.at(GOVERNMENT, "head")
        officer.shot("practice-matter")
        self.see(head)
        form = head.page.locator("#moving details").first
        if self.that("负责人可以提出移送其他机关", form.count(), head.part("moving")):
            form.locator("summary").click()
            head.shot("practice-moving")
        head.page.goto(f"/matter/{self.case}/succession/party")
        self.has("负责人可以登记当事人的承继人", head.text, "承继", "原因")
        head.shot("practice-succession")
        head.page.goto("/division")
        self.has("分工写明每人主办几件", head.text, "分工", "主办")
        head.shot("practice-division")
        officer.page.goto("/account")
        officer.page.locator("#absences details summary").first.click()
        self.has("本人可以登记离岗和代管人", officer.part("absences"), "离岗起始日", "代管人")
        officer.shot("practice-leave")
        county_head.page.goto("/handovers")
        self.has("县政府负责人可以决定随职权移交", county_head.text, "决定移交", "移出机关")
        county_head.shot("practice-handovers")


def tell(checks: Checks, county: County, staff: Staff) -> None:
    Practice(checks, county, staff).tell()
