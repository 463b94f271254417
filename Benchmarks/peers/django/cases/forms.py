"""What each action asks for, and where it goes in the record before the gates look at it."""
from django import forms

KINDS = [
    ("warning", "警告"), ("criticism", "通报批评"), ("fine", "罚款"), ("confiscation", "没收"), ("suspension", "责令停产停业"),
    ("revocation", "吊销许可证件"),
]
EVIDENCE = [
    ("documentary", "书证"), ("physical", "物证"), ("audiovisual", "视听资料"), ("testimony", "证人证言"), ("record", "勘验笔录、现场笔录"),
    ("monitoring", "电子技术监控记录"),
]
TIERS = [("mitigated", "减轻"), ("lighter", "从轻"), ("ordinary", "一般"), ("heavier", "从重")]
METHODS = [("in-person", "直接送达"), ("on-the-spot", "当场交付"), ("post", "邮寄"), ("electronic", "电子送达")]
OPINIONS = [("agree", "同意"), ("correct", "纠正"), ("return", "退回")]


def words(label, required=True):
    return forms.CharField(label=label, required=required, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))


def choice(label, choices, required=True):
    return forms.ChoiceField(label=label, choices=choices if required else [("", ""), *choices], required=required)


def flag(label):
    return forms.BooleanField(label=label, required=False)


def yuan(label, required=False):
    return forms.DecimalField(label=label, min_value=0, max_digits=12, decimal_places=2, required=required)


def fen(amount):
    return int((amount or 0) * 100)


class ActionForm(forms.Form):
    """Fields named like the record's go there by themselves."""

    def fill(self, matter, today):
        for name, value in self.cleaned_data.items():
            setattr(matter, name, value)


class PenaltyForm(ActionForm):
    kind, fine = choice("处罚种类", KINDS), yuan("罚款（元）")
    into = "penalty"

    def fill(self, matter, today):
        data = dict(self.cleaned_data)
        kind, fine = data.pop("kind"), data.pop("fine")
        setattr(matter, self.into, {"kind": kind, "fine": fen(fine) if kind == "fine" else 0})
        for name, value in data.items():
            setattr(matter, name, value)


class Filing(ActionForm):
    cause, officers = words("案由"), forms.CharField(label="办案人员（执法证号，逗号分隔）")

    def clean_officers(self):
        return [number.strip() for number in self.cleaned_data["officers"].split(",")]


class Evidence(ActionForm):
    kind, summary, checked = choice("证据种类", EVIDENCE), words("证据内容"), flag("经法制和技术审核")

    def fill(self, matter, today):
        matter.next_evidence = {**self.cleaned_data, "on": today.isoformat()}


class Report(PenaltyForm):
    into = "proposed"
    facts, legal_basis = words("查明的违法事实"), words("适用的法律、法规、规章条款")
    act_ended_on = forms.DateField(label="违法行为发生之日")
    benchmark, tier = words("适用的裁量权基准", False), choice("裁量阶次", TIERS, False)
    needs_review, complicated = flag("应当法制审核"), flag("情节复杂或者重大违法行为")


class Waiver(ActionForm):
    waives_defence, waives_hearing = flag("明确放弃陈述、申辩"), flag("明确放弃听证")


class Defence(ActionForm):
    defence = words("当事人的陈述、申辩")


class DefenceReview(ActionForm):
    defence_review = words("对陈述申辩的复核意见")


class Opinion(ActionForm):
    review_opinion = choice("法制审核意见", OPINIONS)


class Discussion(ActionForm):
    discussion = words("集体讨论记录")


class Decision(PenaltyForm):
    decision_reason = words("决定理由", False)


class Service(ActionForm):
    service_method, service_consent = choice("送达方式", METHODS), flag("同意电子送达")


class Payment(ActionForm):
    amount, receipt = yuan("金额（元）", True), forms.CharField(label="票据号", max_length=40)

    def fill(self, matter, today):
        data = self.cleaned_data
        matter.payments = [*matter.payments, {"amount": fen(data["amount"]), "receipt": data["receipt"], "on": today.isoformat()}]


class Publication(ActionForm):
    public_summary = words("公示的违法事实摘要")
