"""The main line of the penalty procedure as transitions, each with its roles, its form, its gates and its facts."""
from django_fsm import transition

from . import forms as f
from . import gates as g

OFFICER, HEAD, REVIEWER, CLERK = "officer", "head", "reviewer", "clerk"
ROLES = {OFFICER: "执法人员", HEAD: "机关负责人", REVIEWER: "法制审核人员", CLERK: "经办人员"}


def action(slug, name, article, source, target, roles, gates, form=f.ActionForm, facts=None):
    """A transition that holders of a post at the case's organ may take; `target` None keeps the stage."""
    options = {
        "slug": slug, "name": name, "basis": "《行政处罚法》" + article, "roles": roles, "gates": gates, "form": form, "facts": facts,
        "who": "或者".join(ROLES[r] for r in roles),
    }
    return transition(
        field="stage", source=source, target=target, custom=options, permission=lambda matter, moment: moment.holds(roles))


class PenaltyActions:
    """Mixed into the case; every method has the moment at which it is taken."""

    next_evidence = None

    @action("file", "立案", "第五十四条第二款", "clue", "investigating", [HEAD], [*g.CERTIFICATES, g.DAYS, g.LIMITATION], f.Filing,
            lambda m: [("penalty.filed", 1), ("penalty.open", 1)])
    def do_file(self, now):
        self.filed_on = now.today

    @action("not-file", "不予立案", "第五十四条第二款", "clue", "not-filed", [HEAD], [])
    def do_not_file(self, now):
        self.closed = now.today

    @action("record-evidence", "收集证据", "第五十四条第一款", "investigating", None, [OFFICER],
            [*g.OFFICERS, g.EVIDENCE_COMPLETE, g.EVIDENCE_ADMISSIBLE], f.Evidence)
    def do_record_evidence(self, now):
        self.evidence = [*self.evidence, self.next_evidence]

    @action("report", "调查终结报告", "第五十四条第一款", "investigating", "reviewing", [OFFICER],
            [*g.OFFICERS, g.EVIDENCED, g.NAMED, g.DAYS, g.PROPOSAL_COMPLETE, g.DISCRETION, g.NOTHING_PRESERVED], f.Report)
    def do_report(self, now):
        self.proposal, self.reported_on = "penalise", now.today

    @action("notify", "告知", "第四十四条", ["reviewing", "notified"], "notified", [OFFICER],
            [*g.OFFICERS, g.PROPOSAL_COMPLETE, g.NOT_HEAVIER])
    def do_notify(self, now):
        self.notified, self.notified_on, self.hearing_entitled = self.proposed, now.today, g.is_entitled_to_hearing(self)

    @action("waive", "放弃权利", "第六十二条", "notified", None, [OFFICER], g.OFFICERS, f.Waiver)
    def do_waive(self, now):
        pass

    @action("record-defence", "听取陈述申辩", "第四十五条第一款", "notified", None, [OFFICER], g.OFFICERS, f.Defence)
    def do_record_defence(self, now):
        self.defended_on = now.today

    @action("review-defence", "复核陈述申辩", "第四十五条第一款", "notified", None, [OFFICER], [*g.OFFICERS, g.DEFENDED, g.NOT_HEAVIER],
            f.DefenceReview)
    def do_review_defence(self, now):
        self.defence_reviewed_on = now.today

    @action("submit-verification", "送法制审核", "第五十八条", ["reviewing", "notified"], None, [OFFICER],
            [*g.OFFICERS, g.PROPOSAL_COMPLETE, g.NO_REVIEW_RUNNING])
    def do_submit(self, now):
        self.review_pending, self.review_opinion, self.needs_review = True, "", True

    @action("verify", "法制审核", "第五十八条", ["reviewing", "notified"], None, [REVIEWER], [g.REVIEW_RUNNING, g.REVIEWER_APART], f.Opinion,
            lambda m: [("penalty.reviewed", 1), ("penalty.review-corrected", int(m.review_opinion != "agree"))])
    def do_verify(self, now):
        self.review_pending, self.reviewed_on = False, now.today

    @action("discuss", "集体讨论", "第五十七条第二款", ["reviewing", "notified"], None, [HEAD], [g.ACTOR_NOT_RECUSED], f.Discussion,
            lambda m: [("penalty.collective", 1)])
    def do_discuss(self, now):
        self.discussed_on = now.today

    @action("penalise", "作出行政处罚决定", "第五十七条第一款", "notified", "decided", [HEAD],
            [g.ACTOR_NOT_RECUSED, g.APART, g.TOLD, g.HEARD, g.NOT_BEYOND_NOTICE, g.NOT_HEAVIER, g.HEARING, g.CAPACITY, g.MINOR, g.LIMITATION,
             g.NO_CRIME, g.REVIEWED, g.REVIEW_IN, g.DISCUSSED, g.NAMED, g.DISCRETION, g.PENALTY_COMPLETE, g.NOTHING_PRESERVED, g.IN_TIME,
             g.SILENCE], f.Decision, lambda m: [("penalty.decided", 1), ("penalty.fines", m.owed)])
    def do_penalise(self, now):
        self.decided_on = now.today

    @action("serve", "送达", "第六十一条", "decided", "executing", [OFFICER, CLERK], [g.AT_ONCE, g.CONSENT], f.Service)
    def do_serve(self, now):
        self.served_on = now.today

    @action("pay", "登记缴款", "第六十七条第三款", "executing", None, [CLERK], [g.RECEIPT, g.NOT_OVERPAID], f.Payment)
    def do_pay(self, now):
        pass

    @action("publish", "公示", "第四十八条第一款", ["decided", "executing"], None, [OFFICER, CLERK], [g.PUBLISHABLE, g.NO_MINOR], f.Publication,
            lambda m: [("penalty.published", 1)])
    def do_publish(self, now):
        self.published_on = now.today

    @action("close", "结案", "第五十七条", "executing", "closed", [HEAD], [g.PERFORMED, g.PUBLISHED, g.CRIME_SETTLED],
            facts=lambda m: [("penalty.closed", 1), ("penalty.open", -1)])
    def do_close(self, now):
        self.closed = now.today
