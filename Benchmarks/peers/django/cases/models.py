"""What the skeleton stores: the penalty case in columns, its journal, its facts and their monthly sums."""
import hashlib
import json

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django_fsm import FSMField

from . import working_days
from .actions import PenaltyActions

STAGES = {
    "clue": "线索核查", "investigating": "调查取证", "reviewing": "案件审理", "notified": "已告知", "decided": "待送达",
    "executing": "执行", "not-filed": "不予立案", "closed": "已结案",
}
FINAL = {"not-filed", "closed"}


def day(label):
    return models.DateField(label, null=True, blank=True)


def text(label):
    return models.TextField(label, blank=True, default="")


def flag(label):
    return models.BooleanField(label, default=False)


def items(label, kind=list):
    return models.JSONField(label, default=kind, blank=True, encoder=PlainJSON)


class PlainJSON(DjangoJSONEncoder):
    """Chinese as it is, not escaped: a third of the bytes."""

    def __init__(self, *args, **options):
        super().__init__(*args, **{**options, "ensure_ascii": False})


class Organ(models.Model):
    code = models.CharField(primary_key=True, max_length=20)
    name = models.CharField(max_length=60)
    short = models.CharField(max_length=20)


class Post(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")
    organ = models.ForeignKey(Organ, models.PROTECT, db_index=False)
    role = models.CharField(max_length=12)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    def is_valid(self, today):
        return self.valid_from <= today and (self.valid_until is None or today <= self.valid_until)


class Certificate(models.Model):
    number = models.CharField(primary_key=True, max_length=20)
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    holder_name = models.CharField(max_length=20)
    identity_number = models.CharField(max_length=18)
    organ = models.ForeignKey(Organ, models.PROTECT, db_index=False)
    valid_from = models.DateField()
    valid_until = models.DateField()


class Penalty(PenaltyActions, models.Model):
    organ = models.ForeignKey(Organ, models.PROTECT, db_index=False, verbose_name="办案机关")
    stage = FSMField("阶段", default="clue", protected=True)
    number = models.CharField("文号", max_length=60, blank=True, default="")
    title = models.CharField("标题", max_length=200)
    opened = models.DateField("开启日期")
    closed = day("结案日期")
    due = models.DateField("法定期限")
    version = models.PositiveIntegerField("版本", default=1)
    clue_source, clue, cause = text("线索来源"), text("线索内容"), text("案由")
    discovered_on, act_ended_on = day("发现日期"), day("违法行为发生之日")
    party_kind, party_name = text("当事人类型"), text("当事人")
    citizen_number, credit_code, representative = text("公民身份号码"), text("统一社会信用代码"), text("法定代表人")
    address, phone, capacity = text("住所"), text("联系电话"), text("责任能力")
    officers, recused = items("办案人员（执法证）"), items("回避人员")
    filed_on, harm = day("立案日期"), flag("涉及公民生命健康安全、金融安全且有危害后果")
    evidence = items("证据")
    preserved_on, disposed_on = day("先行登记保存日期"), day("登记保存物品处理日期")
    facts, legal_basis, proposal = text("查明的违法事实"), text("适用的法律、法规、规章条款"), text("拟处理意见")
    proposed = items("拟给予的处罚", dict)
    benchmark, tier, departure_reason = text("适用的裁量权基准"), text("裁量阶次"), text("不适用裁量权基准的理由")
    complicated, needs_review = flag("情节复杂或者重大违法行为"), flag("应当法制审核")
    reported_on, notified_on = day("调查终结日期"), day("告知日期")
    notified = items("告知的处罚", dict)
    hearing_entitled, waives_defence, waives_hearing = flag("有权要求听证"), flag("明确放弃陈述、申辩"), flag("明确放弃听证")
    defence, defended_on = text("当事人的陈述、申辩"), day("陈述、申辩日期")
    defence_review, defence_reviewed_on = text("对陈述申辩的复核意见"), day("复核日期")
    review_pending, review_opinion, reviewed_on = flag("正在法制审核"), text("法制审核意见"), day("法制审核日期")
    discussed_on, discussion, crime = day("集体讨论日期"), text("集体讨论记录"), text("涉嫌犯罪")
    penalty, decided_on, decision_reason = items("行政处罚", dict), day("决定日期"), text("决定理由")
    served_on, service_method, service_consent = day("送达日期"), text("送达方式"), flag("同意电子送达")
    payments = items("缴款")
    published_on, public_summary, silence_ground = day("公示日期"), text("公示的违法事实摘要"), text("不予公示的情形")

    class Meta:
        indexes = [
            models.Index(fields=["organ", "stage", "due", "id"], name="list_stage"),
            models.Index(fields=["organ", "due", "id"], name="list_all"),
            models.Index(fields=["organ", "due", "id", "stage"], name="desk", condition=models.Q(closed__isnull=True)),
        ]

    @property
    def owed(self):
        return self.penalty.get("fine", 0) + self.penalty.get("confiscated", 0)

    @property
    def paid(self):
        return sum(p.get("amount", 0) for p in self.payments)

    def due_day(self):
        """The day the law gives for what comes next in the stage the case is in."""
        if self.stage == "clue":
            return working_days.after_working(self.opened, 15)
        if self.stage == "decided":
            return working_days.after(self.decided_on, 7)
        if self.stage == "executing":
            return working_days.after(self.served_on, 15)
        return self.due if self.stage in FINAL else working_days.after(self.filed_on, 90)

    def row(self):
        return {f.attname: getattr(self, f.attname) for f in self._meta.concrete_fields}


class Entry(models.Model):
    """One action; its hash covers all of its columns and the hash before it."""

    at = models.DateTimeField()
    penalty = models.ForeignKey(Penalty, models.PROTECT, related_name="entries")
    version = models.PositiveIntegerField()
    action = models.CharField(max_length=24)
    login = models.CharField(max_length=30)
    person = models.CharField(max_length=20)
    organ = models.CharField(max_length=20)
    content = models.TextField()
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    def seal(self, previous):
        self.previous, self.hash = previous, seal(
            previous, self.at.isoformat(), self.penalty_id, self.version, self.action, self.login, self.person, self.organ, self.content)


class Fact(models.Model):
    measure = models.CharField(max_length=40)
    day = models.DateField()
    penalty = models.ForeignKey(Penalty, models.PROTECT)
    organ = models.CharField(max_length=20)
    entry = models.ForeignKey(Entry, models.PROTECT, db_index=False)
    value = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["measure", "day", "organ"], name="fact_measure")]


class Rollup(models.Model):
    measure = models.CharField(max_length=40)
    organ = models.CharField(max_length=20)
    month = models.PositiveIntegerField()
    value = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "organ", "month"], name="rollup_place")]


def seal(previous, *columns):
    return hashlib.sha256(bytes(previous) + canonical(columns)).digest()


def canonical(value):
    return json.dumps(value, cls=PlainJSON, separators=(",", ":")).encode()
