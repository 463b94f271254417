"""A decision that a court revokes and orders to be made anew: from the suit's page to the penalty's new decision, with the clocks.

Told after all other stories, from a day in February to one in April: the server is started again as of each.
"""

import json

from checks import Checks
from county import County
from staff import Colleague, Staff

SUED, JUDGED, EFFECTIVE, DECIDED = "2021-02-01", "2021-03-05", "2021-03-23", "2021-04-09"
# Sixty days from the service of the judgment, the last of which is a holiday.
DUE = "2021-05-06"
COURT, NUMBER = "平江县人民法院", "（2021）湘0626行初7号"


class Anew:
    def __init__(self, checks: Checks, county: County, staff: Staff) -> None:
        self.checks, self.county, self.staff = checks, county, staff
        self.suit = self.again = 0

    def that(self, name: str, holds: object, detail: object = "") -> bool:
        return self.checks.that(f"重新作出：{name}", holds, detail)

    def has(self, name: str, text: str, *parts: str) -> bool:
        return self.checks.has(f"重新作出：{name}", text, *parts)

    def on(self, day: str) -> None:
        self.county.stop()
        self.county.start(day)
        self.staff.sign_all_out()
        self.clerk, self.head, self.reviewer = (self.staff.at(self.organ, role) for role in ("clerk", "head", "reviewer"))
        self.officer = self.staff.person(self.officers[0][0])

    def see(self, worker: Colleague, case: int) -> Colleague:
        worker.page.goto(f"/matter/{case}")
        return worker

    def tell(self) -> None:
        self.chooses()
        self.on(SUED)
        if not self.is_sued():
            return
        self.on(JUDGED)
        self.is_judged()
        self.on(EFFECTIVE)
        if not self.takes_effect():
            return
        self.begins_anew()
        self.on(DECIDED)
        self.decides_anew()
        self.reports()

    def chooses(self) -> None:
        """A fine of the last quarter that is closed and public, of a small organ with somebody for each step."""
        rows = self.county.ask(
            "SELECT id, organ, body FROM matter WHERE kind = 'penalty' AND stage = 'closed' AND json_extract(body, '$.decidedOn') > '2020-10-01' "
            "AND json_extract(body, '$.procedureKind') = 'ordinary' AND json_extract(body, '$.\"party.kind\"') = 'citizen' "
            "AND organ IN ('430626-cz', '430626-fg', '430626-swl', '430626-wl', '430626-yb', '430626-xf') AND body LIKE '%\"fine\"%' "
            "AND body LIKE '%benchmarkSet%' AND body NOT LIKE '%departureReason%' AND json_array_length(body, '$.proposedPenalties') = 1 ORDER BY id DESC LIMIT 20")
        for number, organ, body in rows:
            if all(self.county.people(organ, role) for role in ("officer", "clerk", "head", "reviewer")):
                self.first, self.organ, self.body = number, organ, json.loads(body)
                break
        # Who has a certificate in force, with it.
        self.officers = []
        for holder in self.county.people(self.organ, "officer"):
            for (certificate,) in self.county.ask(
                    "SELECT id FROM matter WHERE kind = 'certificate' AND organ = ? AND stage = 'inForce' AND json_extract(body, '$.holder') = ?",
                    self.organ, holder)[:1]:
                self.officers.append((holder, str(certificate)))
        # Money is kept in fen.
        self.fine = [{"kind": item["kind"], "amount": str(item["amount"] // 100)} for item in self.body["proposedPenalties"]]
        self.paper = self.county.ask("SELECT number FROM paper WHERE matter = ? AND document = 'decision'", self.first)[0][0]

    def is_sued(self) -> bool:
        clerk = self.clerk
        done = clerk.open(
            "litigation", "register", self.organ, receivedOn=SUED, court=COURT, courtNumber=NUMBER, actKind="penalty", reviewResult="none",
            claims="撤销行政处罚决定", reasons="处罚没有听取陈述和申辩", actName="行政处罚决定书", actNumber=self.paper,
            actOn=self.body["decidedOn"], penalty=str(self.first), **{"plaintiff.kind": "citizen", "plaintiff.citizenName": self.body["party.citizenName"]})
        if not self.that("收到应诉通知书，登记应诉", done, clerk.refusals):
            return False
        self.suit = clerk.matter
        self.that("负责人交办", self.head.take(self.suit, "assign"), self.head.refusals)
        answered = clerk.take(
            self.suit, "answer", defence="处罚认定事实清楚，请求驳回原告的诉讼请求", evidence=[{"name": "现场检查笔录", "collectedOn": self.body["filedOn"]}],
            basisDocuments=["据以作出行政处罚的法律"])
        self.that("在十五日内答辩、举证", answered, clerk.refusals)
        self.see(self.officer, self.first)
        self.has("处罚案页面写明正在诉讼", self.officer.part("timeline"), "应诉")
        return True

    def is_judged(self) -> None:
        clerk = self.clerk
        judged = clerk.take(
            self.suit, "record-judgment", rulingOutcome="revoked", rulingNumber=NUMBER, rulingOn=JUDGED, servedOn=JUDGED,
            orders="撤销被诉行政处罚决定，责令被告在六十日内重新作出行政行为", remakeOrdered="true", performanceDays="60")
        self.that("登记判决：撤销，责令六十日内重新作出", judged, clerk.refusals)
        self.has("上诉期在期限一栏", clerk.part("clocks"), "上诉")
        early = clerk.take(self.suit, "take-effect")
        self.that("上诉期没有届满，判决不能登记生效", not early, clerk.page.url)
        self.has("不能登记的理由写明上诉期", clerk.text, "上诉期届满")

    def takes_effect(self) -> bool:
        clerk = self.clerk
        effective = clerk.take(self.suit, "take-effect")
        if not self.that("上诉期届满，登记判决生效", effective, clerk.refusals):
            return False
        clerk.shot("anew-suit")
        link = clerk.page.locator(f'a[href="/matter/{self.first}"]').first
        if self.that("应诉案件的页面连到被诉的处罚案", link.count(), clerk.text[:400]):
            clerk.press(link)
        self.has("已经结案的处罚案因判决恢复办理", clerk.part("timeline"), "恢复办理")
        self.has("处罚案写明决定被撤销", clerk.text, "撤销")
        clerk.shot("anew-fallen")
        return True

    def begins_anew(self) -> None:
        officer, head = self.officer, self.head
        party = {name: value for name, value in self.body.items() if name.startswith("party.") and isinstance(value, str) and value}
        clue = dict(source="assignment", clue="判决责令重新作出处罚决定", discoveredOn=self.body["discoveredOn"], cause=self.body["cause"],
            actEndedOn=self.body["actEndedOn"])
        early = officer.open(
            "penalty", "register-clue", self.organ, **clue, **party, remakes=str(self.first), remakeOrderedOn="2021-03-24", remakeDays="60")
        self.that("责令的判决还没有送达的，不能据以重新立案", not early, officer.page.url)
        begun = officer.send("register-clue", remakeOrderedOn=JUDGED)
        if not self.that("登记重新作出，写明原案、判决送达日期和责令的期限", begun, officer.refusals):
            return
        self.again = officer.matter
        self.has("期限一栏有重新作出的期限，从判决送达起算", officer.part("clocks"), "重新作出决定", DUE, "第七十条")
        for summary in officer.page.locator("#clocks details summary").all():
            summary.click()
        self.has("展开后写明从哪一日起算", officer.part("clocks"), "2021-03-05")
        officer.shot("anew-clocks")
        filed = head.take(
            self.again, "file", cause=self.body["cause"], powerItem=str(self.body["powerItem"]),
            **{"officers.certificates": [certificate for _, certificate in self.officers[:2]]})
        self.that("负责人批准重新立案", filed, head.refusals)
        for kind, summary in (("inspection", "重新勘验的笔录及照片"), ("statement", "当事人询问笔录")):
            self.that(f"重新收集证据（{summary}）", officer.take(self.again, "record-evidence", evidence=[{"kind": kind, "summary": summary}]), officer.refusals)
        reported = officer.take(
            self.again, "report", facts=self.body["facts"], legalBasis=self.body["legalBasis"], proposal="penalise", proposedPenalties=self.fine,
            benchmarkSet=str(self.body["benchmarkSet"]), benchmarkEntry=self.body["benchmarkEntry"], tier=self.body["tier"])
        self.that("重新调查终结，提出处罚意见", reported, officer.refusals)
        self.that("重新告知", officer.take(self.again, "notify"), officer.refusals)
        self.that("告知书送达", officer.take(self.again, "notice-serve", **{"notice.method": "direct"}), officer.refusals)

    def decides_anew(self) -> None:
        officer, head, reviewer = self.officer, self.head, self.reviewer
        if not self.again:
            return
        self.see(officer, self.again)
        self.has("过了两周，重新作出的期限还在走", officer.part("clocks"), "重新作出决定", DUE)
        self.that("送法制审核", officer.take(self.again, "submit-verification"), officer.refusals)
        child = self.county.matter("kind = 'legal-verification' AND parent = ?", self.again)
        opined = reviewer.take(
            child, "conclude", opinion="agree", opinionText="事实清楚，已重新听取陈述申辩，同意", reviewerSince="2016-03-01")
        self.that("法制审核同意", opined, reviewer.refusals)
        decided = head.take(self.again, "penalise", penalties=self.fine, decisionReason="依判决重新查明事实后处罚")
        if not self.that("在责令的期限内重新作出决定", decided, head.refusals):
            return
        self.has("重新作出的决定有自己的文号", head.part("documents"), "处罚决定书", "〔2021〕")
        self.has("重新作出的期限不再计算", head.part("clocks"), "已经结束的")
        head.page.locator("#clocks details").evaluate_all("all => all.forEach(e => { e.open = true })")
        self.has("已经结束的期限中有重新作出的", head.part("clocks"), "重新作出决定")
        head.shot("anew-decision")

    def reports(self) -> None:
        clerk = self.clerk
        papers = self.county.ask("SELECT number FROM paper WHERE matter = ? AND document = 'decision'", self.again)
        if not self.that("新的决定书已经制发", papers, self.again):
            return
        refused = not clerk.take(self.suit, "perform", performanceReport="已经重新作出行政处罚决定")
        self.that("没有写明重新作出的决定，不能报告履行", refused, clerk.page.url)
        done = clerk.send("perform", remadeAct=papers[0][0], remadeComparison="different")
        self.that("写明新的决定和与原决定的比较，报告履行", done, clerk.refusals)
        self.has("应诉案件写明重新作出的决定", clerk.text, papers[0][0])
        clerk.shot("anew-performed")


def tell(checks: Checks, county: County, staff: Staff) -> None:
    Anew(checks, county, staff).tell()
