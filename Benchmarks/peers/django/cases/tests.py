"""The skeleton does what it is measured for: run.sh's environment, `django-admin test cases --settings county.settings --pythonpath .`"""
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.test import TestCase
from django.utils import timezone

from . import working_days
from .models import Certificate, Entry, Fact, Organ, Penalty, Post, Rollup, seal

TODAY = timezone.localdate()


class MainLine(TestCase):
    def setUp(self):
        self.organ = Organ.objects.create(code="o", name="某县市场监督管理局", short="某市监")
        self.people = {}
        for name, role in (("a", "officer"), ("b", "officer"), ("h", "head"), ("r", "reviewer"), ("c", "clerk")):
            user = self.people[name] = User.objects.create(username=name, first_name=name)
            Post.objects.create(user=user, organ=self.organ, role=role, valid_from=date(2020, 1, 1))
            if role == "officer":
                Certificate.objects.create(
                    number=f"n{name}", holder=user, holder_name=name, identity_number=name, organ=self.organ, valid_from=date(2020, 1, 1),
                    valid_until=TODAY + timedelta(days=9))
        self.case = Penalty.objects.create(
            organ=self.organ, title="某公司无照经营案", opened=TODAY, due=TODAY, discovered_on=TODAY, party_kind="organisation", party_name="某公司")

    def post(self, person, action, status=302, version=None, **fields):
        self.client.force_login(self.people[person])
        self.case = Penalty.objects.get(pk=self.case.pk)
        fields["version"] = self.case.version if version is None else version
        answer = self.client.post(f"/penalties/{self.case.pk}/{action}", fields)
        self.assertEqual(answer.status_code, status, answer.content.decode()[:3_000])
        return answer.content.decode()

    def to_notified(self):
        self.post("h", "file", cause="无照经营", officers="na,nb")
        self.post("a", "record-evidence", kind="record", summary="现场笔录")
        self.post(
            "a", "report", facts="事实", legal_basis="条款", act_ended_on=TODAY.isoformat(), kind="fine", fine="500", benchmark="基准", tier="ordinary",
            needs_review="on")
        self.post("a", "notify")

    def test_the_main_line_ends_closed_with_a_sound_journal_and_sums(self):
        self.to_notified()
        self.post("a", "submit-verification")
        self.post("r", "verify", review_opinion="agree")
        self.post("a", "waive", waives_defence="on", waives_hearing="on")
        self.post("h", "penalise", kind="fine", fine="500")
        self.post("c", "serve", service_method="in-person")
        self.post("c", "pay", amount="500", receipt="1")
        self.post("c", "publish", public_summary="无照经营")
        self.post("h", "close")
        case = Penalty.objects.get()
        self.assertEqual((case.stage, case.closed, case.version), ("closed", TODAY, 13))
        previous = bytes(32)
        for e in Entry.objects.order_by("id"):
            self.assertEqual(bytes(e.previous), previous)
            previous = seal(previous, e.at.isoformat(), e.penalty_id, e.version, e.action, e.login, e.person, e.organ, e.content)
            self.assertEqual(bytes(e.hash), previous)
        self.assertEqual(Entry.objects.count(), 12)
        self.assertEqual(Fact.objects.get(measure="penalty.fines").value, 500_00)
        self.assertEqual(dict(Rollup.objects.filter(measure="penalty.open").values_list("organ", "value")), {"o": 0, "*": 0})

    def test_everything_that_stands_in_the_way_is_told_at_once(self):
        self.to_notified()
        page = self.post("h", "penalise", 422, kind="fine", fine="900")
        alert = page[page.index('role="alert"') : page.index("</section>")]
        for says in ("应当等待期满", "不得超出告知的内容", "未经法制审核"):
            self.assertIn(says, alert)
        self.assertEqual(alert.count("<li>"), 3)

    def test_whoever_has_no_post_is_refused(self):
        self.assertIn("应由某县市场监督管理局的机关负责人办理", self.post("a", "file", 422, cause="无照经营", officers="na,nb"))

    def test_an_old_page_does_not_overwrite(self):
        self.post("h", "file", cause="无照经营", officers="na,nb")
        self.post("a", "record-evidence", 409, version=1, kind="record", summary="现场笔录")
        self.assertEqual(Penalty.objects.get().evidence, [])

    def test_a_form_without_the_token_is_refused(self):
        client = self.client_class(enforce_csrf_checks=True)
        client.force_login(self.people["h"])
        self.assertEqual(client.post(f"/penalties/{self.case.pk}/not-file", {"version": 1}).status_code, 403)

    def test_limits_count_working_days_and_end_on_one(self):
        self.assertEqual(working_days.after_working(date(2024, 9, 30), 5), date(2024, 10, 12))
        self.assertEqual(working_days.after(date(2024, 9, 24), 7), date(2024, 10, 8))

    def test_the_list_goes_on_where_it_stopped(self):
        Penalty.objects.bulk_create(
            [Penalty(organ=self.organ, title=f"案{i}", opened=TODAY, due=TODAY + timedelta(days=i // 40)) for i in range(120)])
        self.client.force_login(self.people["c"])
        seen, query = [], "stage=clue"
        while query:
            page = self.client.get(f"/penalties?{query}").content.decode()
            seen += [part.split('"')[0] for part in page.split('href="/penalties/')[1:]]
            query = page.split('rel="next" href="?')[1].split('"')[0].replace("&amp;", "&") if 'rel="next"' in page else ""
        self.assertEqual((len(seen), len(set(seen))), (121, 121))
