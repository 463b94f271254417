"""The conditions of the penalty procedure's main line; every one is looked at, every refusal is told."""
from datetime import timedelta
from functools import cached_property
from typing import Callable, NamedTuple

from django.apps import apps

from . import working_days

LAW = "《行政处罚法》"
CRIME = "《行政执法机关移送涉嫌犯罪案件的规定》第十一条第一款"
FINE_NEEDING_HEARING = {"citizen": 1_000_00, "organisation": 20_000_00}
WEIGHT = {"warning": 0, "criticism": 1, "fine": 2, "confiscation": 3, "suspension": 4, "revocation": 5}
TIERS = {"mitigated", "lighter"}


class Moment:
    """Who acts when, and the certificates of the case's officers, read once."""

    def __init__(self, matter, user, posts, today):
        self.matter, self.user, self.posts, self.today = matter, user, posts, today

    @cached_property
    def certificates(self):
        return list(apps.get_model("cases.Certificate").objects.filter(pk__in=self.matter.officers))

    def holds(self, roles):
        return any(p.organ_id == self.matter.organ_id and p.role in roles and p.is_valid(self.today) for p in self.posts)


class Gate(NamedTuple):
    says: str
    basis: str
    holds: Callable


def _penalty_weight(penalty):
    return (WEIGHT.get(penalty.get("kind"), -1), penalty.get("fine", 0) + penalty.get("confiscated", 0))


def _is_complete(penalty):
    return penalty.get("kind") in WEIGHT and (penalty["kind"] != "fine" or penalty.get("fine", 0) > 0)


def is_entitled_to_hearing(m):
    kind = m.proposed.get("kind")
    return kind in ("suspension", "revocation") or m.proposed.get("fine", 0) >= FINE_NEEDING_HEARING.get(m.party_kind, 0)


def _is_heard(m, now):
    if m.defended_on:
        return m.defence_reviewed_on is not None
    return m.waives_defence or (m.notified_on is not None and now.today > working_days.after_working(m.notified_on, 5))


def _is_hearing_settled(m, now):
    return not m.hearing_entitled or m.waives_hearing or (m.notified_on and now.today > working_days.after_working(m.notified_on, 5))


def _is_within_limitation(m, now):
    if not m.act_ended_on or not m.discovered_on:
        return True
    return m.discovered_on <= m.act_ended_on + timedelta(days=365 * (5 if m.harm else 2) + 1)


TWO = Gate("执法人员不得少于两人", LAW + "第四十二条", lambda m, n: len({c.holder_id for c in n.certificates}) >= 2)
CERTIFIED = Gate(
    "执法人员应当具有行政执法资格，执法证在有效期内", LAW + "第四十二条",
    lambda m, n: len(n.certificates) == len(m.officers) and all(c.valid_from <= n.today <= c.valid_until for c in n.certificates))
OWN = Gate("执法人员应当是本机关的执法人员", LAW + "第四十二条", lambda m, n: all(c.organ_id == m.organ_id for c in n.certificates))
NOT_PARTY = Gate(
    "执法人员不得是本案当事人", LAW + "第四十三条",
    lambda m, n: not m.citizen_number or all(c.identity_number != m.citizen_number for c in n.certificates))
NOT_RECUSED = Gate(
    "应当回避的人员不得办理本案", LAW + "第四十三条", lambda m, n: not {c.holder_id for c in n.certificates} & set(m.recused))
ACTOR_NOT_RECUSED = Gate("已决定回避的人员不得再办理本案", LAW + "第四十三条", lambda m, n: n.user.id not in m.recused)
ACTING = Gate("应当由本案的执法人员办理", LAW + "第四十二条", lambda m, n: any(c.holder_id == n.user.id for c in n.certificates))
APART = Gate("办案人员不得对本案作出决定", LAW + "第五十七条第一款", lambda m, n: all(c.holder_id != n.user.id for c in n.certificates))
CERTIFICATES = [TWO, CERTIFIED, OWN, NOT_PARTY, NOT_RECUSED]
OFFICERS = CERTIFICATES + [ACTING, ACTOR_NOT_RECUSED]

DAYS = Gate(
    "违法行为之日不晚于发现之日，发现之日不晚于当日", LAW + "第三十六条",
    lambda m, n: not m.discovered_on or (m.discovered_on <= n.today and (not m.act_ended_on or m.act_ended_on <= m.discovered_on)))
LIMITATION = Gate("违法行为在追究时效内被发现", LAW + "第三十六条", _is_within_limitation)
EVIDENCE_COMPLETE = Gate(
    "写明证据种类和内容", LAW + "第四十六条",
    lambda m, n: not m.next_evidence or bool(m.next_evidence["kind"] and m.next_evidence["summary"].strip()))
EVIDENCE_ADMISSIBLE = Gate(
    "电子技术监控设备应当经过法制和技术审核，记录内容经审核；否则不得作为证据", LAW + "第四十一条",
    lambda m, n: not m.next_evidence or m.next_evidence["kind"] != "monitoring" or m.next_evidence["checked"])
EVIDENCED = Gate("违法事实必须查明，有证据证明", LAW + "第四十六条", lambda m, n: bool(m.evidence))
NAMED = Gate("写明当事人", LAW + "第五十九条", lambda m, n: bool(m.party_kind and m.party_name))
PROPOSAL_COMPLETE = Gate("拟给予处罚的，写明种类、金额和期限", LAW + "第五十九条", lambda m, n: _is_complete(m.proposed))
DISCRETION = Gate(
    "写明适用的裁量权基准和阶次，不适用的写明理由", LAW + "第三十四条", lambda m, n: bool((m.tier and m.benchmark) or m.departure_reason))
NOTHING_PRESERVED = Gate("先行登记保存的物品已经处理", LAW + "第五十六条", lambda m, n: not m.preserved_on or m.disposed_on is not None)
NOT_HEAVIER = Gate(
    "不得因当事人陈述、申辩而给予更重的处罚", LAW + "第四十五条第二款",
    lambda m, n: not m.defended_on or _penalty_weight(m.penalty or m.proposed) <= _penalty_weight(m.notified))
NO_REVIEW_RUNNING = Gate("没有正在进行的法制审核", LAW + "第五十八条", lambda m, n: not m.review_pending)
REVIEW_RUNNING = Gate("有正在进行的法制审核", LAW + "第五十八条", lambda m, n: m.review_pending)
REVIEWER_APART = Gate("审核人员不得是本案办案人员", LAW + "第五十八条", APART.holds)
DEFENDED = Gate("当事人已经陈述、申辩", LAW + "第四十五条第一款", lambda m, n: m.defended_on is not None)
TOLD = Gate("未告知拟处罚内容及事实、理由、依据的，不得作出处罚决定", LAW + "第六十二条", lambda m, n: m.notified_on is not None)
HEARD = Gate("应当听取陈述、申辩并复核；未陈述申辩的，应当等待期满或者当事人明确放弃", LAW + "第六十二条", _is_heard)
NOT_BEYOND_NOTICE = Gate(
    "处罚不得超出告知的内容，拟改变的应当重新告知", LAW + "第四十四条", lambda m, n: _penalty_weight(m.penalty) <= _penalty_weight(m.notified))
HEARING = Gate("当事人要求听证的，应当组织听证；要求听证的期限应当届满", LAW + "第六十三条", _is_hearing_settled)
CAPACITY = Gate(
    "不满十四周岁的未成年人，不能辨认或者不能控制自己行为的精神病人、智力残疾人，不予行政处罚", LAW + "第三十条",
    lambda m, n: m.capacity not in ("under14", "incapable"))
MINOR = Gate(
    "已满十四周岁不满十八周岁的未成年人，应当从轻或者减轻行政处罚", LAW + "第三十条",
    lambda m, n: m.capacity != "minor" or m.tier in TIERS or m.penalty.get("kind") == "warning")
NO_CRIME = Gate("不得以行政处罚代替移送涉嫌犯罪案件", CRIME, lambda m, n: m.crime in ("", "settled"))
REVIEWED = Gate("未经法制审核或者审核未通过的，不得作出决定", LAW + "第五十八条", lambda m, n: not m.needs_review or m.review_opinion == "agree")
REVIEW_IN = Gate("法制审核意见已经收到", LAW + "第五十八条", lambda m, n: not m.review_pending)
DISCUSSED = Gate(
    "情节复杂或者重大违法行为，应当由行政机关负责人集体讨论决定", LAW + "第五十七条第二款", lambda m, n: not m.complicated or m.discussed_on is not None)
PENALTY_COMPLETE = Gate("写明处罚的种类、金额和期限", LAW + "第五十九条", lambda m, n: _is_complete(m.penalty))
IN_TIME = Gate(
    "在作出处罚决定的期限内", LAW + "第六十条", lambda m, n: m.filed_on is None or n.today <= working_days.after(m.filed_on, 90))
SILENCE = Gate("不予公示的情形为当时的规定所许", LAW + "第四十八条第一款", lambda m, n: m.silence_ground in ("", "minor", "secret"))
CONSENT = Gate(
    "电子送达应当经当事人同意并签订确认书", LAW + "第六十一条", lambda m, n: m.service_method != "electronic" or m.service_consent)
AT_ONCE = Gate(
    "当场交付应在宣告当日", LAW + "第六十一条", lambda m, n: m.service_method != "on-the-spot" or m.decided_on == n.today)
RECEIPT = Gate("写明金额和票据号", LAW + "第六十七条第三款", lambda m, n: bool(m.payments and m.payments[-1].get("receipt")))
NOT_OVERPAID = Gate("缴款不超过罚没款", LAW + "第六十七条第三款", lambda m, n: m.paid <= m.owed)
PUBLISHABLE = Gate("没有不予公示的情形", LAW + "第四十八条第一款", lambda m, n: not m.silence_ground)
NO_MINOR = Gate("当事人是未成年人的，不予公示", LAW + "第四十八条第一款", lambda m, n: m.capacity not in ("minor", "under14"))
PERFORMED = Gate("处罚已经履行，或者法院已经裁定", LAW + "第七十二条", lambda m, n: m.paid >= m.owed)
PUBLISHED = Gate("处罚决定已经公示，或者写明不予公示的情形", LAW + "第四十八条第一款", lambda m, n: bool(m.published_on or m.silence_ground))
CRIME_SETTLED = Gate("涉嫌犯罪的已经移送，或者不移送的理由已经记录", CRIME, lambda m, n: m.crime in ("", "settled"))

